import { expect, it } from "vitest";
import { forwardedHostReflection } from "../../src/checks/forwarded-host-reflection.ts";
import type { VisitFacts } from "../../src/model/evidence.ts";
import type { ForwardedEcho, ForwardedProbe } from "../../src/model/visit.ts";
import { of, operation, policy, probe, spec, step, visit, visits } from "../facts.ts";

const pets = operation("GET /pets");
const judgeAfter = (seen: VisitFacts, ...reflections: ForwardedProbe[]) =>
  forwardedHostReflection.run({ spec: spec({ operations: [pets] }), visits: seen, reflections }, policy());
const judge = (...reflections: ForwardedProbe[]) => judgeAfter(visits(visit(of("GET /pets"), [step()])), ...reflections);
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
  const outcome = judge(probe(of("GET /pets"), [inLocation, inBody, { ...inLocation, value: "https://xfh-1a2b.invalid/again" }]));
  expect(outcome.outcome === "fail" && outcome.findings.map(({ subject }) => subject)).toEqual(["GET /pets X-Forwarded-Host", "GET /pets Forwarded"]);
  expect(outcome).toMatchObject({
    findings: [
      { proof: expect.arrayContaining(["location: https://xfh-1a2b.invalid/pets/"]) },
      { proof: [expect.anything(), "Forwarded: host=fwd-1a2b.invalid", "HTTP 200", "body (/next): https://fwd-1a2b.invalid/2"] },
    ],
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

it("passes when operations were visited and none named a host that a header could choose", () => {
  expect(judge(probe({ kind: "base-url" }))).toEqual({ outcome: "pass" });
  expect(judge()).toEqual({ outcome: "pass" });
});

const fault = { reason: "timeout", detail: "no answer" } as const;
it.each([
  ["no operation was visited", visits(), [probe({ kind: "base-url" })]],
  ["a visit broke off, which was not probed then", visits(visit(of("GET /pets"), [step()]), visit(of("GET /cats"), [], { kind: "fault", fault })), []],
  ["a probe broke off", visits(visit(of("GET /pets"), [step()])), [probe(of("GET /pets"), [], { status: null, fault })]],
])("is unknown when %s", (_when, seen, probes) => {
  expect(judgeAfter(seen, ...probes).outcome).toBe("unknown");
});
