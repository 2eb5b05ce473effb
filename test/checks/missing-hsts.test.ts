import { expect, it } from "vitest";
import { missingHsts } from "../../src/checks/missing-hsts.ts";
import type { Target } from "../../src/model/evidence.ts";
import type { Step } from "../../src/model/visit.ts";
import { of, policy, spec, step, target, visit, visits } from "../facts.ts";

const answer = (hsts: string | null, url = "https://api.example.com/pets"): Step => step({ url, hsts });
const judge = (steps: readonly Step[], to: Partial<Target> = {}) =>
  missingHsts.run({ target: target({ baseUrl: "https://api.example.com", ...to }), spec: spec(), visits: visits(visit(of("GET /pets"), steps)) }, policy());
const year = "max-age=31536000; includeSubDomains";

it.each<[string, readonly Step[], string]>([
  ["a year", [answer(year)], "pass"],
  ["half a year to the second", [answer("max-age=15768000")], "pass"],
  ["a second less", [answer("max-age=15767999")], "fail"],
  ["a quoted value", [answer('max-age="31536000"')], "pass"],
  ["capitals and blanks", [answer("includeSubDomains ;  Max-Age = 31536000")], "pass"],
  ["nothing", [answer(null)], "fail"],
  ["nothing on an error, a year on the rest", [answer(null), answer(year)], "pass"],
  ["a year that another answer takes back", [answer(year), answer("max-age=0")], "fail"],
  ["two ages", [answer("max-age=31536000; max-age=1")], "fail"],
  ["no age", [answer("includeSubDomains")], "fail"],
  ["a year over http, where it does not count", [step({ url: "http://api.example.com/pets" })], "not-applicable"],
  ["nothing from an address", [answer(null, "https://192.0.2.7/pets")], "not-applicable"],
  ["nobody knows what, in old evidence", [step({ url: "https://api.example.com/pets" })], "unknown"],
])("a host that sends %s", (_what, steps, outcome) => {
  expect(judge(steps).outcome).toBe(outcome);
});

it("the finding quotes what was sent, for each host", () => {
  expect(judge([answer("max-age=300"), answer("max-age=300"), answer(null, "https://cdn.example.com/x")])).toMatchObject({
    findings: [
      {
        subject: "api.example.com",
        message: "api.example.com sends Strict-Transport-Security for less than half a year",
        proof: ["2 answers over https, 2 with the header", "Strict-Transport-Security: max-age=300"],
      },
      {
        subject: "cdn.example.com",
        message: "cdn.example.com sends no Strict-Transport-Security",
        where: { host: "cdn.example.com", url: "https://cdn.example.com/x" },
      },
    ],
  });
});

it("an address that stands for a name counts as the name", () => {
  expect(judge([answer(null, "https://127.0.0.1:8443/pets")], { baseUrl: "https://127.0.0.1:8443", alias: "api.example.com" })).toMatchObject({
    outcome: "fail",
    findings: [{ where: { host: "api.example.com" } }],
  });
});
