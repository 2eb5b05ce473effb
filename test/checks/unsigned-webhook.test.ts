import { expect, it } from "vitest";
import { unsignedWebhook } from "../../src/checks/unsigned-webhook.ts";
import type { Webhook } from "../../src/model/spec.ts";
import { at, policy, spec, webhook } from "../facts.ts";

const judge = (...webhooks: Webhook[]) => unsignedWebhook.run({ spec: spec({ webhooks }) }, policy());
const signature = { rule: "P2", name: "webhook-signature", schemes: [], place: at("/x") } as const;

it("passes when every webhook and callback declares a signature", () => {
  expect(judge(webhook("paid", { signature }), webhook("onEvent", { kind: "callback", signature }))).toEqual({ outcome: "pass" });
});

it("names each one that does not", () => {
  const paid = webhook("paid");
  expect(judge(webhook("refunded", { signature }), paid)).toMatchObject({
    outcome: "fail",
    findings: [
      {
        subject: "POST webhook paid",
        confidence: "proven",
        where: { place: paid.place },
        message: "The webhook paid declares no signature header, so its receiver cannot tell who sent it",
      },
    ],
  });
});

it("says so when the prose promises a signature that is not declared", () => {
  expect(judge(webhook("paid", { mentioned: "signed with HMAC-SHA256" }))).toMatchObject({
    outcome: "fail",
    findings: [{ message: expect.stringContaining("described as signed"), proof: [expect.anything(), "its description says: signed with HMAC-SHA256"] }],
  });
});

it("is not applicable without webhooks", () => {
  expect(judge().outcome).toBe("not-applicable");
});
