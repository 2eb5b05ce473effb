import { expect, it } from "vitest";
import { danglingCname } from "../../src/checks/dangling-cname.ts";
import type { ResolutionFact } from "../../src/model/names.ts";
import { policy, spec } from "../facts.ts";
import { authority, resolution, timeout } from "../name-facts.ts";

const judge = (...resolutions: ResolutionFact[]) => danglingCname.run({ spec: spec(), resolutions }, policy());
const ending = (...rcodes: (string | null)[]) =>
  resolution({ chainEnd: { name: "gone.provider.example", rcodes, servers: ["ns.provider.example (192.0.2.7)"] } });

it("an alias whose end does not exist, twice, is a finding that names the end and who said so", () => {
  expect(judge(ending("NXDOMAIN", "NXDOMAIN"))).toMatchObject({
    outcome: "fail",
    findings: [
      {
        subject: "alias api.example.com",
        message: "api.example.com is an alias of gone.provider.example, which does not exist",
        where: { host: "api.example.com" },
        proof: [
          "the chain of CNAMEs from api.example.com ends in gone.provider.example",
          "NXDOMAIN, with authority, 2 times with time in between: ns.provider.example (192.0.2.7)",
          expect.stringContaining("whoever can create that name"),
        ],
      },
    ],
  });
});

it("an alias that leads somewhere passes, also one that was gone for a moment", () => {
  expect(judge(ending("NOERROR"))).toEqual({ outcome: "pass" });
  expect(judge(ending("NXDOMAIN", "NOERROR"))).toEqual({ outcome: "pass" });
});

it.each([
  ["asked only once", ending("NXDOMAIN")],
  ["SERVFAIL at the end", ending("SERVFAIL")],
  ["silence at the end", ending(null)],
  ["nobody heard about the name itself", resolution({ authoritative: [] })],
  ["not asked", resolution({ fault: timeout })],
])("%s is unknown", (_what, fact) => expect(judge(fact).outcome).toBe("unknown"));

it("is not applicable without an alias", () => {
  expect(judge(resolution({ authoritative: [authority(["93.184.216.34"])] })).outcome).toBe("not-applicable");
  expect(judge().outcome).toBe("not-applicable");
});
