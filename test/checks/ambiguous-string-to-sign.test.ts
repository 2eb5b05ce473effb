import { expect, it } from "vitest";
import { ambiguousStringToSign } from "../../src/checks/ambiguous-string-to-sign.ts";
import { facts, run, scheme } from "../experiments.ts";

const ambiguity = { why: "nothing stands between query and body", first: "POST /pay?a=1 b", second: "POST /pay?a=1b ", stringToSign: "POST/pay?a=1b" };
const signing = (more: Parameters<typeof scheme>[0]) => ({ ...facts(), signing: { schemes: [scheme(more)] } });

it("fails with both requests and the string that they share", () => {
  expect(run(ambiguousStringToSign, signing({ ambiguity }))).toMatchObject({
    outcome: "fail",
    findings: [
      {
        confidence: "proven",
        message: "the string to sign of custom is ambiguous: nothing stands between query and body",
        proof: ["first: POST /pay?a=1 b", "second: POST /pay?a=1b ", "both give: POST/pay?a=1b"],
      },
    ],
  });
});

it("is a limitation where the vendor made it so", () => {
  expect(run(ambiguousStringToSign, signing({ ambiguity, builtin: true, name: "twilio" }))).toMatchObject({
    findings: [{ limitation: true, severity: "low" }],
  });
});

it("passes where no pair was found", () => expect(run(ambiguousStringToSign, signing({}))).toEqual({ outcome: "pass" }));
it("does not apply where nothing is signed", () => expect(run(ambiguousStringToSign, facts()).outcome).toBe("not-applicable"));
