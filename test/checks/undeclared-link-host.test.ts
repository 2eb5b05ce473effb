import { describe, expect, it } from "vitest";
import { undeclaredLinkHost } from "../../src/checks/undeclared-link-host.ts";
import type { HostReference } from "../../src/model/visit.ts";
import { of, operation, policy, reference, spec, step, target, visit, visits } from "../facts.ts";

const pets = operation("GET /pets");
const judge = (references: readonly HostReference[], allow: string[] = []) =>
  undeclaredLinkHost.run(
    { target: target(), spec: spec({ operations: [pets] }), visits: visits(visit(of("GET /pets"), [step({ references })])) },
    policy({ hosts: { allow } }),
  );
const foreign = "https://backend.example.net/2";

describe("headers are proof", () => {
  it.each([
    ["location", "", "Location"],
    ["content-location", "", "Content-Location"],
    ["refresh", "", "Refresh"],
    ["link", "next", "Link"],
    ["link", "", "Link"],
    ["link", "help next", "Link"],
    ["link", "https://rels.example.com/orders", "Link"],
  ] as const)("%s %j", (source, detail, spoken) => {
    expect(judge([reference(source, foreign, detail)])).toMatchObject({
      outcome: "fail",
      findings: [
        {
          subject: "GET /pets to backend.example.net",
          confidence: "proven",
          where: { place: pets.place, operation: "GET /pets", host: "backend.example.net", url: "http://127.0.0.1:5000/pets" },
          proof: ["GET http://127.0.0.1:5000/pets", "HTTP 200", `${spoken}: ${foreign}`],
        },
      ],
    });
  });

  it.each([
    "license",
    "help",
    "service-doc",
    "describedby",
    "deprecation",
    "sunset",
    "author",
    "terms-of-service",
    "preconnect",
    "dns-prefetch",
    "preload",
    "stylesheet",
    "shortcut icon",
    "Help",
  ])("a link to reading matter (%s) is none", (relation) => {
    expect(judge([reference("link", foreign, relation)])).toEqual({ outcome: "pass" });
  });
});

describe("a string in a body may be data", () => {
  it.each(["/href", "/items/0/url", "/_links/next/href", "/paging/next", "/links/0", "/Self", "/previous"])("%s is likely a link", (pointer) => {
    expect(judge([reference("body", foreign, pointer)])).toMatchObject({
      outcome: "fail",
      findings: [{ confidence: "likely", proof: [expect.anything(), expect.anything(), `${pointer}: ${foreign}`] }],
    });
  });

  it.each(["/avatar_url", "/html_url", "/items/0/image", "/homepage", "/links/0/title", "/next~1page", "", "/0", "/_links/help/href", "/_links/curies/0/href"])(
    "%s is not",
    (pointer) => {
      expect(judge([reference("body", foreign, pointer)])).toEqual({ outcome: "pass" });
    },
  );
});

it.each(["cors", "csp", "set-cookie"] as const)("%s only names a host and sends nobody there", (source) => {
  expect(judge([reference(source, foreign)])).toEqual({ outcome: "pass" });
});

it("one host is one finding for each operation, by the strongest evidence", () => {
  const outcome = judge([reference("body", foreign, "/next"), reference("link", foreign, "next"), reference("body", "https://backend.example.net/3", "/url")]);
  expect(outcome).toMatchObject({ outcome: "fail", findings: [{ confidence: "proven" }] });
  expect(outcome.outcome === "fail" && outcome.findings.length).toBe(1);
});

it("declared and allowed hosts are fine", () => {
  expect(judge([reference("link", "https://api.example.com/2", "next"), reference("link", "http://127.0.0.1:5000/2", "next")])).toEqual({ outcome: "pass" });
  expect(judge([reference("link", foreign, "next")], ["backend.example.net"])).toEqual({ outcome: "pass" });
});

it("is unknown when no operation could be visited", () => {
  expect(undeclaredLinkHost.run({ target: target(), spec: spec(), visits: visits() }, policy()).outcome).toBe("unknown");
});
