import { expect, it } from "vitest";
import { redirectLoop } from "../../src/checks/redirect-loop.ts";
import type { Visit } from "../../src/model/visit.ts";
import { of, operation, policy, redirect, spec, step, visit, visits } from "../facts.ts";

const pets = operation("GET /pets");
const judge = (...all: Visit[]) => redirectLoop.run({ spec: spec({ operations: [pets] }), visits: visits(...all) }, policy());
const there = redirect("http://127.0.0.1:5000/pets/");
const back = redirect("http://127.0.0.1:5000/pets", { url: "http://127.0.0.1:5000/pets/" });

it.each([
  ["loop", "GET /pets redirects in a circle"],
  ["too-many-redirects", "GET /pets redirects 2 times and does not arrive"],
] as const)("%s is a finding, with every hop as proof", (kind, message) => {
  expect(judge(visit(of("GET /pets"), [there, back], { kind }))).toMatchObject({
    outcome: "fail",
    findings: [
      {
        subject: "GET /pets",
        message,
        confidence: "proven",
        where: { place: pets.place, url: "http://127.0.0.1:5000/pets" },
        proof: [
          "GET http://127.0.0.1:5000/pets",
          "http://127.0.0.1:5000/pets → HTTP 302, Location: http://127.0.0.1:5000/pets/",
          "http://127.0.0.1:5000/pets/ → HTTP 302, Location: http://127.0.0.1:5000/pets",
        ],
      },
    ],
  });
});

it.each([
  ["an answer after a redirect", { kind: "answered" }],
  ["a chain that left for a foreign host", { kind: "left", to: "https://a.test/" }],
  ["a Location that is none", { kind: "bad-location", location: "http://[::1" }],
] as const)("%s is none", (_what, end) => {
  expect(judge(visit(of("GET /pets"), [there, step()], end))).toEqual({ outcome: "pass" });
});

it("is unknown when no operation could be visited", () => {
  expect(judge().outcome).toBe("unknown");
});
