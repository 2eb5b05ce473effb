import { expect, it } from "vitest";
import { signatureFollowsRedirect } from "../../src/checks/signature-follows-redirect.ts";
import type { Followed, ObservedCall } from "../../src/model/call.ts";
import { at, call, cutTraffic, operation, policy, server, spec, target, traffic } from "../facts.ts";

const api = spec({ servers: [server("https://api.example.com")], operations: [operation("GET /reports")] });
const sites = {
  "api.example.com": { site: "example.com", unicode: "api.example.com" },
  "cdn.example.com": { site: "example.com", unicode: "cdn.example.com" },
  "evil.example": { site: "evil.example", unicode: "evil.example" },
};
const judge = (calls: ReturnType<typeof traffic>, more: { allow?: string[] } = {}) =>
  signatureFollowsRedirect.run({ target: target({ baseUrl: null, offline: true }), spec: api, calls, sites }, policy({ hosts: { allow: more.allow ?? [] } }));
const follows = (more: Partial<Followed> = {}): Followed => ({
  url: "https://api.example.com/reports",
  source: { file: "calls.har", entry: "entry 1" },
  same: ["header x-api-signature"],
  anew: [],
  ...more,
});
const hop = (more: Partial<Followed> = {}, other: Partial<ObservedCall> = {}) =>
  call(other.url ?? "https://evil.example/reports", {
    credentials: ["header x-api-signature"],
    client: "python-requests/2.31.0",
    follows: follows(more),
    first: { file: "calls.har", entry: "entry 2" },
    ...other,
  });

it("fails when a signature went along, and names client, header and both places", () =>
  expect(judge(traffic(call("https://api.example.com/reports", { status: 302, redirect: "https://evil.example/reports" }), hop()))).toMatchObject({
    outcome: "fail",
    findings: [
      {
        subject: "header x-api-signature from api.example.com to evil.example",
        message: "python-requests/2.31.0 sent header x-api-signature on to evil.example when api.example.com redirected it there",
        confidence: "proven",
        where: { place: at("/paths/~1reports/get"), operation: "GET /reports", host: "evil.example", url: "https://evil.example/reports" },
        proof: [
          "https://api.example.com/reports redirected to evil.example (calls.har, entry 1)",
          "GET https://evil.example/reports (HTTP 200; by python-requests/2.31.0; calls.har, entry 2)",
          "header x-api-signature: the same value in both",
        ],
      },
    ],
  }));

it("passes when nothing of the kind went along", () => expect(judge(traffic(hop({ same: [] }, { credentials: [] }))).outcome).toBe("pass"));

it("passes without any redirect", () =>
  expect(judge(traffic(call("https://api.example.com/reports", { credentials: ["header authorization"] }))).outcome).toBe("pass"));

it("says that a signature made anew is only likely a mistake", () =>
  expect(judge(traffic(hop({ same: [], anew: ["header x-api-signature"] })))).toMatchObject({ findings: [{ confidence: "likely" }] }));

it.each([
  ["another port", "https://api.example.com:8443/reports", "https://api.example.com/reports"],
  ["plain http on the same host", "http://api.example.com/reports", "https://api.example.com/reports"],
])("counts %s as another origin", (_name, url, from) =>
  expect(judge(traffic(hop({ url: from }, { url, host: url.includes("8443") ? "api.example.com:8443" : "api.example.com" }))).outcome).toBe("fail"),
);

it("lets the step from http to https on one host be", () =>
  expect(judge(traffic(hop({ url: "http://api.example.com/reports" }, { url: "https://api.example.com/reports" }))).outcome).toBe("pass"));

it("lets cookies go along within one site, and not to another", () => {
  const cookie = { same: ["header cookie"] };
  expect(judge(traffic(hop(cookie, { url: "https://cdn.example.com/x", host: "cdn.example.com" }))).outcome).toBe("pass");
  expect(judge(traffic(hop(cookie))).outcome).toBe("fail");
});

it("weighs less where the target is known", () =>
  expect(judge(traffic(hop()), { allow: ["evil.example"] })).toMatchObject({ findings: [{ severity: "medium" }] }));

it.each([
  ["by https within one registrable domain", "https://cdn.example.com/x", "high"],
  ["in the clear", "http://cdn.example.com/x", undefined],
  ["to somebody else", "https://evil.example/x", undefined],
])("weighs a key that went along %s", (_name, url, severity) => {
  const { findings } = judge(traffic(hop({}, { url, host: new URL(url).host }))) as { findings: readonly { severity?: string }[] };
  expect(findings[0]?.severity).toBe(severity);
});

it("blames the server where it wrote the signature into the address itself", () =>
  expect(judge(traffic(hop({ same: ["query sig"] })))).toMatchObject({
    findings: [{ message: "api.example.com redirects to evil.example with query sig in the address, and python-requests/2.31.0 followed" }],
  }));

it("is unknown where the capture holds no headers of a redirect", () => {
  const trace = { headers: false, credentials: [] };
  expect(judge(traffic(hop({ same: [] }, trace))).outcome).toBe("unknown");
  expect(judge(traffic(call("https://api.example.com/reports", { ...trace, status: 302 }))).outcome).toBe("unknown");
  expect(judge(traffic(call("https://api.example.com/reports", { ...trace, status: 200 }))).outcome).toBe("pass");
});

it("is unknown when nothing was found in a part, and does not apply without a call", () => {
  expect(judge(cutTraffic(call("https://api.example.com/reports"))).outcome).toBe("unknown");
  expect(judge(traffic()).outcome).toBe("not-applicable");
});
