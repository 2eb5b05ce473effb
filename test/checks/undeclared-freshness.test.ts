import { expect, it } from "vitest";
import { undeclaredFreshness } from "../../src/checks/undeclared-freshness.ts";
import { builtins } from "../../src/signature/builtin/index.ts";
import type { Policy } from "../../src/model/policy.ts";
import type { Operation, SecurityScheme } from "../../src/model/spec.ts";
import { hmac, operation, parameter, policy, scheme, signed, signedByScheme, spec, webhook } from "../facts.ts";

const judge = (one: Operation, require: Partial<Policy["require"]> = {}, schemes: SecurityScheme[] = [hmac]) =>
  undeclaredFreshness.run({ spec: spec({ operations: [one], schemes }) }, policy({ require }));
const withParameter = (name: string, role: "timestamp" | "nonce" | null) =>
  signed("GET /a", { parameters: [parameter("X-Signature", { role: "signature" }), parameter(name, { role })] });

it("neither timestamp nor nonce is likely a flaw: the signature header itself may hold the time", () => {
  expect(judge(signed("GET /a"))).toMatchObject({
    outcome: "fail",
    findings: [
      {
        subject: "GET /a",
        confidence: "likely",
        where: { place: { pointer: "/components/parameters/X-Signature" }, operation: "GET /a" },
        proof: ["parameters: X-Signature"],
      },
    ],
  });
});

it.each([[["timestamp"]], [["method", "nonce"]]] as const)("it is proven when the policy demands %s", (covers) => {
  expect(judge(signed("GET /a"), { covers })).toMatchObject({
    outcome: "fail",
    findings: [{ confidence: "proven", proof: [expect.anything(), `require.covers: ${covers.join(", ")}`] }],
  });
});

it.each([
  ["a timestamp", withParameter("X-Timestamp", "timestamp")],
  ["a nonce", withParameter("X-Nonce", "nonce")],
  ["Signature-Input, which holds `created`", withParameter("Signature-Input", null)],
])("%s is enough", (_what, one) => {
  expect(judge(one)).toEqual({ outcome: "pass" });
});

const received = (header: string) => signed("POST /hook", { parameters: [parameter(header, { role: "signature" })] });

it("a vendor's header that holds the time is enough", () => {
  expect(judge(received("Stripe-Signature"))).toEqual({ outcome: "pass" });
  expect(judge(received("stripe-signature"), { covers: ["timestamp"] })).toEqual({ outcome: "pass" });
});

it("who receives a vendor's webhooks is not blamed for a time that the vendor does not send, unless the policy asks for one", () => {
  expect(judge(received("X-Hub-Signature-256"))).toEqual({ outcome: "pass" });
  expect(judge(received("X-Hub-Signature-256"), { covers: ["timestamp"] })).toMatchObject({ outcome: "fail", findings: [{ confidence: "proven" }] });
});

it("knows the header of every built-in webhook scheme whose time, if there is any, has no header of its own", () => {
  const told = builtins.flatMap(({ name, direction, form }) => {
    if (direction !== "webhook" || form.engine !== "template" || ["header", "query", "form"].includes(form.timestamp?.in ?? "")) return [];
    const header = form.send?.find(({ in: at, value }) => at === "header" && value.includes("{signature}"))?.name;
    return header === undefined ? [] : [{ name, header, timed: form.timestamp !== undefined }];
  });
  expect(told.length).toBeGreaterThan(10);
  for (const { name, header, timed } of told) {
    const [outcome, asked] = [{}, { covers: ["timestamp"] as const }].map((require) => judge(received(header), require).outcome);
    expect({ name, outcome, asked }).toEqual({ name, outcome: "pass", asked: timed ? "pass" : "fail" });
  }
});

it.each([
  ["OAuth 1", scheme("hmac", "http", { detail: "oauth", signature: "S1" }), "S1"],
  ["Hawk", scheme("hmac", "http", { detail: "hawk", signature: "S1" }), "S1"],
  ["AWS", scheme("hmac", "apiKey", { detail: "Authorization", in: "header", signature: "S3" }), "S3"],
  ["a scheme whose header is the timestamp", scheme("hmac", "apiKey", { detail: "X-Timestamp", in: "header" }), "S2"],
] as const)("%s carries the time itself", (_what, one, rule) => {
  const base = signedByScheme("GET /a");
  expect(judge({ ...base, signature: { rule, name: "hmac", schemes: ["hmac"], place: base.place } }, {}, [one])).toEqual({ outcome: "pass" });
});

it.each([
  ["nothing is signed", operation("GET /a"), {}],
  ["the policy asks for neither", signed("GET /a"), { covers: ["method", "body"] }],
] as const)("is not applicable when %s", (_when, one, require) => {
  expect(judge(one, require).outcome).toBe("not-applicable");
});

it("does not look at webhooks", () => {
  expect(undeclaredFreshness.run({ spec: spec({ webhooks: [webhook("paid")] }) }, policy()).outcome).toBe("not-applicable");
});
