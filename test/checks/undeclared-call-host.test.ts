import { expect, it } from "vitest";
import { undeclaredCallHost } from "../../src/checks/undeclared-call-host.ts";
import { at, call, cutTraffic, policy, server, spec, target, traffic } from "../facts.ts";

const offline = target({ baseUrl: null, offline: true });
const judge = (calls: ReturnType<typeof traffic>, more: { allow?: string[]; spec?: ReturnType<typeof spec>; target?: ReturnType<typeof target> } = {}) =>
  undeclaredCallHost.run({ target: more.target ?? offline, spec: more.spec ?? spec(), calls }, policy({ hosts: { allow: more.allow ?? [] } }));

it("passes when every call went to a declared host", () => expect(judge(traffic(call("https://api.example.com/v1/pets"))).outcome).toBe("pass"));

it("fails once for each other host, with its calls as proof, on the servers", () => {
  const stray = call("https://evil.example/collect", { client: "python-requests/2.31.0", count: 3, credentials: ["header x-signature"] });
  const outcome = judge(traffic(call("https://api.example.com/"), stray, call("https://evil.example/again", { status: null }), call("https://cdn.example/x")));
  expect(outcome).toMatchObject({
    outcome: "fail",
    findings: [
      {
        subject: "calls evil.example",
        message: "evil.example was called 4 times by python-requests/2.31.0, and the description does not declare it",
        confidence: "proven",
        where: { place: at("/servers"), host: "evil.example", url: "https://evil.example/collect" },
        proof: [
          "GET https://evil.example/collect (HTTP 200; 3 times; by python-requests/2.31.0; calls.har, entry 1)",
          "GET https://evil.example/again (calls.har, entry 1)",
        ],
      },
      { subject: "calls cdn.example", message: "cdn.example was called once, and the description does not declare it" },
    ],
  });
});

it("counts a tunnel as a call", () => expect(judge(traffic(call("https://evil.example/", { tunnel: true, method: "" })))).toMatchObject({ outcome: "fail" }));

it("compares exactly: another port, a longer name and a subdomain are other hosts", () => {
  const urls = ["https://api.example.com:8443/", "https://api.example.com.evil.example/", "https://eu.api.example.com/"];
  expect(judge(traffic(...urls.map((url) => call(url))))).toMatchObject({ findings: [{}, {}, {}] });
});

it.each([
  ["allowed by the policy", { allow: ["*.example.net"] }, "https://cdn.example.net/"],
  ["the base URL's", { target: target() }, "http://127.0.0.1:5000/pets"],
  ["what the base URL stands for", { target: target({ alias: "api.partner.example.com" }) }, "https://api.partner.example.com/pets"],
  [
    "below an open server variable",
    { spec: spec({ servers: [server("https://{shop}.example.org", { urls: [], hostPattern: "*.example.org" })] }) },
    "https://a.example.org/",
  ],
])("takes no offence at a host that is %s", (_name, more, url) => expect(judge(traffic(call(url)), more).outcome).toBe("pass"));

it("only notes this machine, whatever the port", () =>
  expect(judge(traffic(call("http://localhost:9200/"), call("http://localhost:9300/")))).toMatchObject({
    outcome: "fail",
    findings: [{ severity: "info", subject: "calls localhost" }],
  }));

it("is unknown when nothing was found in a part of the traffic", () =>
  expect(judge(cutTraffic(call("https://api.example.com/")))).toEqual({
    outcome: "unknown",
    why: "the traffic could not be read completely: calls.har: it is larger than 64 MiB, and the rest was not read",
  }));

it("still fails for what was found in a part", () => expect(judge(cutTraffic(call("https://evil.example/"))).outcome).toBe("fail"));

it("does not apply to traffic without a call, nor where no host is declared", () => {
  expect(judge(traffic()).outcome).toBe("not-applicable");
  expect(judge(traffic(call("https://api.example.com/")), { spec: spec({ servers: [server("/v1")] }) }).outcome).toBe("not-applicable");
});
