import { expect, it } from "vitest";
import { forwardedHostReflection } from "../../src/checks/forwarded-host-reflection.ts";
import type { ForwardedEcho, ForwardedProbe } from "../../src/model/visit.ts";
import { of, operation, policy, probe, spec } from "../facts.ts";

const pets = operation("GET /pets");
const judge = (...reflections: ForwardedProbe[]) => forwardedHostReflection.run({ spec: spec({ operations: [pets] }), reflections }, policy());
const inLocation: ForwardedEcho = { header: "X-Forwarded-Host", source: "location", value: "https://xfh-1a2b.invalid/pets/", detail: "" };
const inBody: ForwardedEcho = { header: "Forwarded", source: "body", value: "https://fwd-1a2b.invalid/2", detail: "/next" };

it("a name that comes back is proof: what was sent and where it came back", () => {
  expect(judge(probe(of("GET /pets"), [inLocation], { status: 302 }))).toMatchObject({
    outcome: "fail",
    findings: [
      {
        subject: "GET /pets X-Forwarded-Host",
        confidence: "proven",
        where: { place: pets.place, operation: "GET /pets" },
        proof: ["GET http://127.0.0.1:5000/pets?sigproof=1a2b", "X-Forwarded-Host: xfh-1a2b.invalid", "HTTP 302", "location: https://xfh-1a2b.invalid/pets/"],
      },
    ],
  });
});

it("each header is a finding of its own, once", () => {
  const outcome = judge(probe(of("GET /pets"), [inLocation, inBody, inLocation]));
  expect(outcome.outcome === "fail" && outcome.findings.map(({ subject }) => subject)).toEqual(["GET /pets X-Forwarded-Host", "GET /pets Forwarded"]);
  expect(outcome).toMatchObject({
    findings: [{}, { proof: [expect.anything(), "Forwarded: host=fwd-1a2b.invalid", "HTTP 200", "body (/next): https://fwd-1a2b.invalid/2"] }],
  });
});

it("the invented name is random and so no part of what the finding is known by", () => {
  const [one, other] = ["1a2b", "9f8e"].map((tag) =>
    judge(probe(of("GET /pets"), [inLocation], { sent: { xForwardedHost: `xfh-${tag}.invalid`, forwarded: "" } })),
  );
  const known = (outcome: ReturnType<typeof judge> | undefined) => outcome?.outcome === "fail" && [outcome.findings[0].subject, outcome.findings[0].where.host];
  expect(known(one)).toEqual(known(other));
});

it("passes when nothing comes back", () => {
  expect(judge(probe(of("GET /pets")))).toEqual({ outcome: "pass" });
});

it.each([
  ["nothing was asked", []],
  ["nothing answered", [probe(of("GET /pets"), [], { status: null, fault: { reason: "timeout", detail: "no answer" } })]],
  ["only the base URL answered", [probe({ kind: "base-url" })]],
  ["one probe broke off", [probe(of("GET /pets")), probe(of("GET /cats"), [], { status: null, fault: { reason: "timeout", detail: "no answer" } })]],
])("is unknown when %s", (_when, probes) => {
  expect(judge(...probes).outcome).toBe("unknown");
});
