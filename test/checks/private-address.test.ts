import { expect, it } from "vitest";
import { privateAddress } from "../../src/checks/private-address.ts";
import type { ResolutionFact } from "../../src/model/names.ts";
import { policy, spec } from "../facts.ts";
import { answer, authority, resolution, timeout, view } from "../name-facts.ts";

const judge = (fact: Partial<ResolutionFact>, allowPrivate: string[] = []) =>
  privateAddress.run({ spec: spec(), resolutions: [resolution({ resolvers: [], ...fact })] }, policy({ hosts: { allowPrivate } }));

it.each(["10.20.30.40", "127.0.0.1", "169.254.169.254", "100.64.0.1", "fd00:0:0:0:0:0:0:1"])("%s in public DNS is a finding", (address) => {
  expect(judge({ authoritative: [authority([address])] })).toMatchObject({
    outcome: "fail",
    findings: [
      {
        subject: "name api.example.com",
        message: `api.example.com leads to ${address}, which is not public`,
        proof: [`ns1.example.com (192.0.2.1): ${address}`],
      },
    ],
  });
});

it("a public one passes, and a private one that the user expects", () => {
  expect(judge({ authoritative: [authority(["93.184.216.34"])] })).toEqual({ outcome: "pass" });
  expect(judge({ authoritative: [authority(["10.1.2.3"])] }, ["10.0.0.0/8"])).toEqual({ outcome: "pass" });
  expect(judge({ authoritative: [authority(["10.1.2.3"])] }, ["api.example.com"])).toEqual({ outcome: "pass" });
});

it("what only the machine's own resolver says may be the office from inside", () => {
  const resolvers = [view("system (10.0.0.1)", answer(["10.1.2.3"]), { kind: "system" })];
  expect(judge({ resolvers, authoritative: [authority(["93.184.216.34"])] })).toEqual({ outcome: "pass" });
  expect(judge({ resolvers, authoritative: [] })).toMatchObject({ outcome: "unknown", why: expect.stringContaining("your own network from the inside") });
});

it("public and private together are left to rebinding-answer", () => {
  expect(judge({ authoritative: [authority(["93.184.216.34", "10.1.2.3"])] })).toEqual({ outcome: "pass" });
});

it("is unknown where nobody answered, and not applicable without a name", () => {
  expect(judge({ resolvers: [view("a", timeout)], authoritative: [] }).outcome).toBe("unknown");
  expect(privateAddress.run({ spec: spec(), resolutions: [] }, policy()).outcome).toBe("not-applicable");
});
