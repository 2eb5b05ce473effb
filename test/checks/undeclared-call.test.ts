import { expect, it } from "vitest";
import { undeclaredCall } from "../../src/checks/undeclared-call.ts";
import type { ObservedCall } from "../../src/model/call.ts";
import { at, call, cutTraffic, operation, policy, server, spec, target, traffic } from "../facts.ts";

const api = spec({
  servers: [server("https://api.example.com/v1")],
  operations: [operation("GET /pets"), operation("GET /pets/{id}"), operation("GET /files/{name}.json"), operation("POST /pets/{id}/photos")],
});
const judge = (calls: ReturnType<typeof traffic>, facts = api, to = target({ baseUrl: null, offline: true })) =>
  undeclaredCall.run({ target: to, spec: facts, calls }, policy());
const made = (url: string, more: Partial<ObservedCall> = {}) => judge(traffic(call(url, more)));

it.each([
  ["GET", "https://api.example.com/v1/pets"],
  ["GET", "https://api.example.com/v1/pets/"],
  ["HEAD", "https://api.example.com/v1/pets/7"],
  ["OPTIONS", "https://api.example.com/v1/pets/7/photos"],
  ["GET", "https://api.example.com/v1/files/a.b.json"],
  ["GET", "https://api.example.com/v1/%70ets?x=…"],
])("passes for %s %s", (method, url) => expect(made(url, { method }).outcome).toBe("pass"));

it("fails for an undeclared method, on the line of its path", () =>
  expect(made("https://api.example.com/v1/pets/7", { method: "DELETE" })).toMatchObject({
    outcome: "fail",
    findings: [
      {
        subject: "DELETE /v1/pets/{}",
        message: "DELETE /v1/pets/{} was called once, and its path is declared with GET only",
        confidence: "proven",
        where: { place: at("/paths/~1pets~1{id}"), host: "api.example.com" },
        proof: ["DELETE https://api.example.com/v1/pets/7 (HTTP 200; calls.har, entry 1)", "nearest: GET /pets/{id}"],
      },
    ],
  }));

it("fails for an undeclared path, on the nearest one that there is", () => {
  expect(made("https://api.example.com/v1/pets/7/owner")).toMatchObject({ findings: [{ where: { place: at("/paths/~1pets~1{id}") }, confidence: "likely" }] });
  expect(made("https://api.example.com/v1/files/x.xml")).toMatchObject({
    findings: [{ where: { place: at("/paths/~1files~1{name}.json") }, confidence: "proven" }],
  });
  expect(made("https://api.example.com/v1/shadow")).toMatchObject({ findings: [{ where: { place: at("/paths") } }] });
  expect(made("https://api.example.com/v2/pets")).toMatchObject({ findings: [{ where: { place: at("/servers") } }] });
  expect(made("https://api.example.com/admin")).toMatchObject({ findings: [{ where: { place: at("/servers") } }] });
});

it("takes calls together that differ in an id only", () => {
  const uuid = "0b9f8c1e-8d5b-4c55-9f0e-1c2d3e4f5a6b";
  const outcome = judge(
    traffic(
      call("https://api.example.com/v1/owners/1"),
      call("https://api.example.com/v1/owners/22"),
      call(`https://api.example.com/v1/owners/${uuid}`),
      call("https://api.example.com/v1/owners/me"),
    ),
  );
  expect(outcome).toMatchObject({ findings: [{ subject: "GET /v1/owners/{}" }, { subject: "GET /v1/owners/me" }] });
});

it("only notes what was answered with 404", () => {
  expect(made("https://api.example.com/v1/nothing", { status: 404 })).toMatchObject({ findings: [{ severity: "info" }] });
  const both = judge(traffic(call("https://api.example.com/v1/x/1", { status: 404 }), call("https://api.example.com/v1/x/2", { status: 200 })));
  expect(both).not.toMatchObject({ findings: [{ severity: "info" }] });
});

it.each([
  "https://api.example.com/",
  "https://api.example.com/favicon.ico",
  "https://api.example.com/static/app.js",
  "https://api.example.com/v1/docs/logo.svg",
])("leaves the furniture of a web site alone: %s", (url) => expect(made(url).outcome).toBe("pass"));

it("asks only the operations of the server that was called", () => {
  const facts = spec({
    servers: [server("https://api.example.com/v1"), server("https://files.example.com")],
    operations: [operation("GET /pets"), operation("PUT /upload", { servers: [1] })],
  });
  expect(judge(traffic(call("https://files.example.com/upload", { method: "PUT" })), facts).outcome).toBe("pass");
  expect(judge(traffic(call("https://api.example.com/v1/upload", { method: "PUT" })), facts).outcome).toBe("fail");
});

it("knows the base URL with its own path, and the host it stands for", () => {
  const to = target({ baseUrl: "http://127.0.0.1:5000/base", alias: "api.partner.example.com" });
  expect(judge(traffic(call("http://127.0.0.1:5000/base/pets"), call("https://api.partner.example.com/base/pets")), api, to).outcome).toBe("pass");
  expect(judge(traffic(call("http://127.0.0.1:5000/pets")), api, to).outcome).toBe("fail");
});

it("fills in server variables, closed and open, in host and path", () => {
  const facts = spec({
    servers: [
      server("https://{shop}.example.org/{stage}", {
        urls: [],
        hostPattern: "*.example.org",
        variables: [
          { name: "shop", inHost: true, enum: null, default: null, place: at("") },
          { name: "stage", inHost: false, enum: null, default: null, place: at("") },
        ],
      }),
    ],
    operations: [operation("GET /pets")],
  });
  expect(judge(traffic(call("https://a.example.org/beta/pets")), facts).outcome).toBe("pass");
  expect(judge(traffic(call("https://a.example.org/pets")), facts).outcome).toBe("fail");
});

it("lets everything below a greedy parameter be", () => {
  const facts = spec({ operations: [operation("GET /files/{proxy+}")] });
  expect(judge(traffic(call("https://api.example.com/files/a/b/c")), facts).outcome).toBe("pass");
});

it("does not apply to calls that went elsewhere, nor to tunnels", () => {
  expect(made("https://other.example/x").outcome).toBe("not-applicable");
  expect(made("https://api.example.com/", { tunnel: true, method: "" }).outcome).toBe("not-applicable");
  expect(judge(traffic()).outcome).toBe("not-applicable");
  expect(judge(traffic(call("https://api.example.com/v1/x")), spec()).outcome).toBe("not-applicable");
});

it("is unknown when nothing was found in a part of the traffic", () =>
  expect(judge(cutTraffic(call("https://api.example.com/v1/pets"))).outcome).toBe("unknown"));

it("keeps a report readable: very many kinds of calls are not as many findings", () => {
  const words = Array.from({ length: 2_000 }, (_, i) => `x${i.toString(36).replace(/\d/g, (digit) => String.fromCharCode(103 + Number(digit)))}z`);
  const outcome = judge(traffic(...[...new Set(words)].map((word) => call(`https://api.example.com/v1/${word}`))));
  expect(outcome.outcome === "fail" && outcome.findings.length).toBe(500);
  expect(outcome).toMatchObject({ findings: expect.arrayContaining([expect.objectContaining({ subject: "others" })]) });
});
