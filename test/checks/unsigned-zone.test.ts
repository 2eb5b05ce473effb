import { expect, it } from "vitest";
import { unsignedZone } from "../../src/checks/unsigned-zone.ts";
import type { ZoneFact } from "../../src/model/names.ts";
import { policy, spec } from "../facts.ts";
import { zone } from "../name-facts.ts";

const judge = (...zones: ZoneFact[]) => unsignedZone.run({ spec: spec(), zones }, policy());
const dnssec = (signed: boolean | null, delegated: boolean | null, validatedBy: string[] = []) => zone({ dnssec: { signed, delegated, validatedBy } });

it("a zone without signatures is a remark, with what was asked", () => {
  expect(judge(dnssec(false, false))).toMatchObject({
    outcome: "fail",
    findings: [
      { subject: "zone example.com", confidence: "proven", proof: ["SOA example.com with DO=1 at ns1.example.com: no RRSIG", "DS example.com: none"] },
    ],
  });
});

it("a signed zone for which the parent does not vouch can be validated by nobody", () => {
  expect(judge(dnssec(true, false))).toMatchObject({ outcome: "fail", findings: [{ message: expect.stringContaining("no DS") }] });
});

it.each([
  ["signed and vouched for", dnssec(true, true)],
  ["signed, and validated by a resolver with an anchor of its own", dnssec(true, false, ["udp://127.0.0.1"])],
  ["signed, and nobody said whether the parent vouches", dnssec(true, null)],
])("%s passes", (_what, one) => expect(judge(one)).toEqual({ outcome: "pass" }));

it("servers that did not answer leave it unknown", () => {
  expect(judge(dnssec(null, false))).toEqual({ outcome: "unknown", why: "no name server of example.com answered" });
});

it("is not applicable without a zone", () => expect(judge().outcome).toBe("not-applicable"));
