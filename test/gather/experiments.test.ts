// Experiments over real sockets and over ports: whom they ask, what they send, and what they say when they cannot.

import { createHmac } from "node:crypto";
import * as fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { withOtherValue } from "../../src/gather/canaries.ts";
import { runExperiments } from "../../src/gather/experiments.ts";
import { createPorts } from "../../src/gather/node-ports.ts";
import { hostOf } from "../../src/model/host.ts";
import type { ScanRequest } from "../../src/model/policy.ts";
import { secretOf } from "../../src/model/secret.ts";
import type { CanaryWish, SigningSetup } from "../../src/model/signing.ts";
import type { SpecFacts } from "../../src/model/spec.ts";
import type { Ask, Exchange, Ports } from "../../src/ports.ts";
import { judgeExperiment } from "../../src/signature/experiment/verdict.ts";
import { createLab } from "../lab/loopback.ts";
import { startVerifier } from "../lab/verifier.ts";
import { schemeFor, secret } from "../lab/verifier-flaws.ts";
import { requestWith } from "./request.ts";
import { operation, parameter, server, specWith } from "./spec.ts";

const lab = createLab();
afterEach(() => lab.close());

const form: SigningSetup["form"] = {
  scheme: "custom",
  "string-to-sign": "{method}\n{host}\n{path}\n{query}\n{timestamp}\n{body}",
  timestamp: { format: "unix-seconds", in: "header", name: "X-Timestamp" },
  send: [{ in: "header", name: "X-Signature", value: "{signature}" }],
};
const setup = (changes: Partial<SigningSetup> = {}): SigningSetup => ({
  form,
  keyId: null,
  operations: null,
  secret: secretOf(secret),
  missing: null,
  previous: null,
  place: null,
  ...changes,
});
const wish = (name: string, changes: Partial<CanaryWish> = {}): CanaryWish => ({
  operation: name,
  path: {},
  query: [],
  headers: [],
  body: null,
  alternate: null,
  acceptedWhen: null,
  ...changes,
});
const requestFor = (baseUrl: string, changes: Partial<ScanRequest> = {}, canaries: readonly CanaryWish[] = [], setups = [setup()], quick = true): ScanRequest =>
  requestWith({ baseUrl, signing: { setups, canaries, quick }, ...changes });

const over = async (request: ScanRequest, spec: SpecFacts) => {
  const ports = createPorts({ request, env: {} });
  try {
    return await runExperiments(request, spec, ports);
  } finally {
    await ports.close();
  }
};

/** Ports without a world: every question is recorded, and answered by a function. */
const recording = (answer: (ask: Ask) => Exchange): Ports & { readonly asks: Ask[] } => {
  const asks: Ask[] = [];
  let clock = 1_767_225_600_000;
  let counter = 0;
  return {
    asks,
    readFile: () => ({ kind: "missing", why: "there are no files here" }),
    exchange: (ask) => {
      asks.push(ask);
      return Promise.resolve(answer(ask));
    },
    now: () => (clock += 7),
    sleep: (ms) => {
      clock += ms;
      return Promise.resolve();
    },
    randomHex: (bytes) =>
      (counter += 1)
        .toString(16)
        .padStart(2 * bytes, "0")
        .slice(-2 * bytes),
    progress: () => {},
  };
};
const answered = (status: number, body: string, headers: readonly (readonly [string, string])[] = []): Exchange => ({
  kind: "answer",
  answer: { status, headers: [["Content-Type", "application/json"], ...headers], body: new TextEncoder().encode(body), bodyFault: null, address: null },
});

describe("a signature goes to the base URL's origin and nowhere else", () => {
  const origin = fc.constantFrom(
    "https://evil.example",
    "http://169.254.169.254",
    "https://api.example.com:8443",
    "http://api.example.com",
    "https://api.example.com.evil.example",
    "https://api.example.com@evil.example",
  );
  const operations = fc.array(
    fc.record({
      method: fc.constantFrom("GET", "HEAD", "POST"),
      path: fc.constantFrom("/a", "//evil.example/a", "/a/..//evil.example", "/{host}", "/@evil.example/"),
      own: fc.boolean(),
    }),
    { minLength: 1, maxLength: 4 },
  );

  it("whatever the description declares and the server redirects to", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(origin, { minLength: 1, maxLength: 3 }),
        operations,
        origin,
        fc.constantFrom(200, 301, 307, 401),
        async (servers, ops, location, status) => {
          const unique = [...new Map(ops.map((each) => [`${each.method} ${each.path}`, each])).values()];
          const spec = specWith({
            servers: [...servers.map((url) => server(url)), server(servers[0] ?? "", "operation")],
            operations: unique.map(({ method, path, own }) =>
              operation(
                `${method} ${path}`,
                path.includes("{host}") ? [parameter("host", "path", "evil.example")] : [],
                own ? { servers: [servers.length] } : {},
              ),
            ),
          });
          const ports = recording(({ headers }) => {
            const signed = headers.some(([name]) => name === "X-Signature");
            return answered(signed ? status : 401, signed ? '{"id":1}' : '{"error":"bad_signature"}', [["Location", `${location}/a`]]);
          });
          const request = requestFor(
            "https://api.example.com/v1",
            {},
            unique.map(({ method, path }) => wish(`${method} ${path}`)),
          );
          await runExperiments(request, spec, ports);
          for (const ask of ports.asks) {
            expect(new URL(ask.url).origin).toBe("https://api.example.com");
            expect(ask.target).toMatch(/^\/v1\//);
            expect(ask.retry).toBe("never");
          }
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);

  it("over sockets: a redirect is not followed, and a declared server is not asked", async () => {
    const evil = await lab.canary();
    const api = await lab.http((request, response) => {
      if (request.headers["x-signature"] === undefined) response.writeHead(401, { "Content-Type": "application/json" }).end('{"error":"missing"}');
      else response.writeHead(307, { Location: `${evil.origin}/a` }).end();
    });
    const spec = specWith({
      servers: [server(evil.origin), server(evil.origin, "operation")],
      operations: [operation("GET /a"), operation("GET /b", [], { servers: [1] })],
    });
    const facts = await over(requestFor(api.origin, {}, [wish("GET /a"), wish("GET /b")]), spec);
    expect(evil.connections()).toBe(0);
    expect(api.requests.length).toBeGreaterThan(2);
    expect(api.requests.every(({ url }) => url.startsWith("/a"))).toBe(true);
    expect(facts.experiments.state === "known" ? facts.experiments.value.map(({ operation: id }) => id) : []).toEqual(["GET /a"]);
  });

  it("the alias is the host that is signed, and the socket goes to the base URL", async () => {
    const ports = recording(() => answered(200, "{}"));
    await runExperiments(
      requestFor("http://127.0.0.1:5000", { alias: "api.partner.example.com" }, [wish("GET /a")]),
      specWith({ operations: [operation("GET /a")] }),
      ports,
    );
    expect(ports.asks.every(({ url }) => hostOf(url) === "127.0.0.1:5000")).toBe(true);
    expect(ports.asks[0]?.headers[0]).toEqual(["Host", "api.partner.example.com"]);
  });
});

describe("what is asked", () => {
  const spec = specWith({
    operations: [
      operation("GET /items"),
      operation("POST /orders", [], { bodyRequired: true }),
      operation("GET /items/{id}", [parameter("id", "path", 7)]),
      operation("GET /health"),
    ],
  });
  const asked = async (setups: SigningSetup[], canaries: readonly CanaryWish[] = [], description = spec) => {
    const ports = recording(() => answered(200, "{}"));
    const facts = await runExperiments(requestFor("http://127.0.0.1:5000/base", {}, canaries, setups), description, ports);
    return { facts, targets: [...new Set(ports.asks.map(({ method, target }) => `${method} ${target?.replace(/\?.*/, "")}`))] };
  };

  it("without a named canary: one GET that the scheme signs", async () => expect((await asked([setup()])).targets).toEqual(["GET /base/items"]));
  it("only what the globs of the scheme name", async () =>
    expect((await asked([setup({ operations: ["GET /items/{id}"] })])).targets).toEqual(["GET /base/items/7"]));
  it("only what the description says is signed, where it says it", async () => {
    const place = { file: "openapi.yaml", pointer: "" };
    const declared = {
      ...spec,
      operations: spec.operations.map((each) =>
        each.path === "/items/{id}" ? { ...each, signature: { rule: "P2" as const, name: "X-Signature", schemes: [], place } } : each,
      ),
    };
    expect((await asked([setup()], [], declared)).targets).toEqual(["GET /base/items/7"]);
  });
  it("nothing of a webhook's receiver, which is posted to", async () => {
    const { facts, targets } = await asked([setup({ form: { scheme: "github" } })]);
    expect(targets).toEqual([]);
    expect(facts.experiments).toEqual({ state: "known", value: [] });
  });
  it("a named operation by its id, with the user's values", async () => {
    const described = specWith({ operations: [operation("GET /items/{id}", [parameter("id", "path")], { operationId: "item" })] });
    expect((await asked([setup()], [wish("item", { path: { id: "a b" } })], described)).targets).toEqual(["GET /base/items/a%20b"]);
  });
  it("a canary that is no operation is the user's mistake", async () => {
    await expect(asked([setup()], [wish("GET /nowhere")])).rejects.toMatchObject({ code: "policy-invalid", message: expect.stringContaining("GET /nowhere") });
  });
});

describe("a path that is verified inside its handler", () => {
  it.each([
    ["/items/{id}", "/items/42", "/items/43"],
    ["/items/{id}.json", "/base/items/lamp.json", "/base/items/lama.json"],
    ["/a/{x}/b/{y}/c", "/a/1/b/9f/c", "/a/1/b/9a/c"],
    ["/a/{x}", "/a/a%2F", "/a/b%2F"],
    ["/a/{x}", "/a/%C3%A4", null],
    ["/a", "/a", null],
  ])("%s: %s is tried as %s", (template, path, other) => expect(withOtherValue(template, path)).toBe(other));

  const described = specWith({ operations: [operation("GET /items/{id}", [parameter("id", "path", 7)])] });
  /** Whatever is no item is answered by the router; `seen` is the path that the handler believes in. */
  const answering = (seen: (path: string) => string) =>
    lab.http((request, response) => {
      const [path = "", query = ""] = (request.url ?? "").split("?");
      const answer = (status: number, body: unknown): void => void response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
      if (request.method !== "GET" || !/^\/items\/\w+$/.test(path)) return answer(404, { error: "no such route" });
      const time = String(request.headers["x-timestamp"]);
      const string = [request.method, request.headers.host, seen(path), query, time, ""].join("\n");
      if (request.headers["x-signature"] !== createHmac("sha256", secret).update(string).digest("hex")) return answer(401, { error: "bad signature" });
      return path === "/items/7" ? answer(200, { id: 7 }) : answer(404, { error: "no such item" });
    });
  const pathOf = async (base: string) => {
    const { experiments } = await over(requestFor(base), described);
    if (experiments.state !== "known") throw new Error("no experiments");
    return experiments.value.map((each) => judgeExperiment(each).components.find(({ component }) => component === "path"));
  };

  it("is covered where another item needs a signature of its own", async () =>
    expect(await pathOf((await answering((path) => path)).origin)).toMatchObject([{ observed: "covered", confidence: "proven" }]));
  // Its 404 says only that something was let through, so it is likely and not proven.
  it("is uncovered where the handler believes in a constant", async () =>
    expect(await pathOf((await answering(() => "/items/7")).origin)).toMatchObject([{ observed: "uncovered", confidence: "likely" }]));
});

describe("without what is needed", () => {
  const spec = specWith({ operations: [operation("GET /a")] });

  it("nothing says that requests are signed: nothing is asked", async () => {
    const ports = recording(() => answered(200, "{}"));
    const facts = await runExperiments(requestWith({ baseUrl: "http://127.0.0.1:5000" }), spec, ports);
    expect(ports.asks).toEqual([]);
    expect([facts.signing.state, facts.experiments.state, facts.secretStrength.state]).toEqual(["skipped", "skipped", "skipped"]);
  });

  it("a signature is declared and nobody says how: not known", async () => {
    const signature = { rule: "P2" as const, name: "X-Signature", schemes: [], place: { file: "openapi.yaml", pointer: "" } };
    const facts = await runExperiments(
      requestWith({ baseUrl: "http://127.0.0.1:5000" }),
      specWith({ operations: [operation("GET /a", [], { signature })] }),
      recording(() => answered(200, "{}")),
    );
    expect(facts.experiments).toMatchObject({ state: "failed", why: expect.stringContaining("signing") });
  });

  it("offline: what the template says is known, and nothing is asked", async () => {
    const facts = await runExperiments(
      requestFor("http://127.0.0.1:5000", { offline: true }),
      spec,
      recording(() => answered(200, "{}")),
    );
    expect(facts.signing).toMatchObject({
      state: "known",
      value: { schemes: [{ name: "custom", declared: expect.arrayContaining(["host", "body"]), operations: ["GET /a"], secret: "given" }] },
    });
    expect(facts.experiments).toMatchObject({ state: "skipped" });
  });

  it.each([
    ["a shared key", form],
    ["a key pair", { ...form, algorithm: "ed25519", secret: { encoding: "pem" } }],
  ])("no secret, %s: only requests that must be refused go out", async (_name, written) => {
    const ports = recording(({ headers }) => answered(401, headers.some(([name]) => name === "X-Signature") ? '{"error":"bad"}' : '{"error":"missing"}'));
    const facts = await runExperiments(
      requestFor("http://127.0.0.1:5000", {}, [], [setup({ form: written, secret: null, missing: "PARTNER_SECRET is not set" })]),
      spec,
      ports,
    );
    expect(ports.asks.length).toBeGreaterThan(3);
    expect(ports.asks.length).toBeLessThan(15);
    const experiment = facts.experiments.state === "known" ? facts.experiments.value[0] : undefined;
    expect(experiment?.withSecret).toBe(false);
    expect(facts.secretStrength).toMatchObject({ state: "failed", why: expect.stringContaining("PARTNER_SECRET") });
  });

  it("a server that says nothing ends the experiment, without a verdict", async () => {
    const ports = recording(() => ({ kind: "fault", fault: { reason: "target-gave-up", detail: "not asked any more" } }));
    const facts = await runExperiments(requestFor("http://127.0.0.1:5000"), spec, ports);
    const experiment = facts.experiments.state === "known" ? facts.experiments.value[0] : undefined;
    expect(experiment?.stopped).toBe("not asked any more");
    expect(experiment === undefined ? null : judgeExperiment(experiment).unusable?.kind).toBe("stopped");
    expect(ports.asks.length).toBe(1);
  });
});

describe("a store of signatures, and no nonce to tell requests apart", () => {
  it("is no reason to call anything bound that is not", { timeout: 180_000 }, async () => {
    const flaws = ["no-nonce", "nonce-by-signature", "known-query-keys"] as const;
    const verifier = await startVerifier(flaws);
    try {
      const spec = specWith({ operations: [operation("POST /orders", [], { bodyRequired: true })] });
      const { nonce: _nonce, ...written } = schemeFor(new Set(flaws)) as Record<string, unknown>;
      const canary = wish("POST /orders", {
        query: [["mode", "test"]],
        headers: [["X-Nonce", "unused"]],
        body: { kind: "json", value: { item: "book", count: 1 } },
      });
      const facts = await over(requestFor(verifier.origin, {}, [canary], [setup({ form: { ...written, scheme: "custom" } })], false), spec);
      const experiment = facts.experiments.state === "known" ? facts.experiments.value[0] : undefined;
      const verdict = experiment === undefined ? null : judgeExperiment(experiment);
      expect(verdict?.replay).toBe("refused");
      const observed = Object.fromEntries(verdict?.components.map(({ component, observed: said }) => [component, said]) ?? []);
      expect(observed).toMatchObject({
        method: "covered",
        host: "covered",
        path: "covered",
        query: "uncovered",
        body: "covered",
        timestamp: "covered",
        nonce: "uncovered",
      });
    } finally {
      await verifier.stop();
    }
  });
});

describe("what is kept of an answer", () => {
  it("holds neither secret nor signature, though the server repeats everything", async () => {
    const hidden = 'tok+en/=%"\\1';
    const api = await lab.http((request, response) => {
      const told = JSON.stringify({ error: "bad_signature", message: `headers ${JSON.stringify(request.rawHeaders)} and the key ${secret} at ${request.url}` });
      response.writeHead(401, { "Content-Type": "application/json" }).end(told);
    });
    const request = requestFor(api.origin, {}, [wish("GET /a", { headers: [["X-Token", secretOf(hidden)]], query: [["api_key", "in-the-clear"]] })]);
    const facts = await over(request, specWith({ operations: [operation("GET /a")] }));
    const kept = JSON.stringify(facts);
    const signatures = api.requests.flatMap(({ headers }) => headers.filter((_each, index) => headers[index - 1] === "X-Signature"));
    expect(signatures.length).toBeGreaterThan(0);
    for (const each of [secret, hidden, JSON.stringify(hidden).slice(1, -1), "in-the-clear", ...signatures]) expect(kept).not.toContain(each);
    const experiment = facts.experiments.state === "known" ? facts.experiments.value[0] : undefined;
    expect(experiment?.exchanges.some(({ leaked }) => leaked.includes("key"))).toBe(true);
  });
});

describe("the body of a canary", () => {
  const sending = (path: string, real: string) => {
    const ports = { ...recording(() => answered(200, "{}")), readFile: () => ({ kind: "text" as const, text: "secret", path: real }) };
    const spec = specWith({ servers: [server("http://127.0.0.1:5000")], operations: [operation("POST /a")] });
    return { ports, done: runExperiments(requestFor("http://127.0.0.1:5000", {}, [wish("POST /a", { body: { kind: "file", path } })]), spec, ports) };
  };

  it.each([
    ["by its name", ".git/config", "/repo/.git/config"],
    ["through a link", "bodies/a.json", "/repo/.git/config"],
    ["in another spelling", "x/.GIT/config", "C:\\repo\\x\\.GIT\\config"],
  ])("is no file of .git, where a checkout keeps its token: %s", async (_how, path, real) => {
    const { ports, done } = sending(path, real);
    await expect(done).rejects.toThrow(/lies in \.git, which is never sent/);
    expect(ports.asks).toEqual([]);
  });

  it("may be any other file", async () => {
    await expect(sending(".github/a.json", "/repo/.github/a.json").done).resolves.toBeDefined();
  });
});

it("a mistake in what the description says about signing is told with its place", async () => {
  const place = { file: "openapi.yaml", pointer: "/components/securitySchemes/hmac" };
  const wrong = { ...setup(), form: { ...setup().form, "string-to-sign": "{hosst}" }, place };
  const spec = specWith({ servers: [server("http://127.0.0.1:5000")], operations: [operation("GET /a")] });
  await expect(
    runExperiments(
      requestFor("http://127.0.0.1:5000", {}, [], [wrong]),
      spec,
      recording(() => answered(200, "{}")),
    ),
  ).rejects.toMatchObject({
    message: "string-to-sign: there is no variable {hosst}",
    hint: "did you mean {host}?",
    at: place,
  });
});

describe("what a policy says about operations that are not there", () => {
  const spec = specWith({ servers: [server("http://127.0.0.1:5000")], operations: [operation("GET /orders")] });

  it("is told for a glob of signing that matches none", async () => {
    const none = { ...setup(), operations: ["GET /order/**", "GET /orders"] };
    const { problems } = await runExperiments(
      requestFor("http://127.0.0.1:5000", {}, [], [none]),
      spec,
      recording(() => answered(200, "{}")),
    );
    expect(problems).toEqual([
      { kind: "policy", message: "GET /order/** was not tried with signatures: no operation of the description matches it", place: null },
    ]);
  });

  it.each<[what: string, changes: Partial<CanaryWish>, message: RegExp]>([
    ["is no operation", { operation: "GET /order" }, /is no operation of the description/],
    ["has a body that cannot be read", { operation: "GET /orders", body: { kind: "file", path: "gone.json" } }, /gone\.json of a canary cannot be read/],
  ])("is told on the line of a canary that %s", async (_what, changes, message) => {
    const place = { file: "sigproof.yml", pointer: "/canaries/0", line: 12 };
    const told = runExperiments(
      requestFor("http://127.0.0.1:5000", {}, [wish("GET /orders", { ...changes, place })]),
      spec,
      recording(() => answered(200, "{}")),
    );
    await expect(told).rejects.toMatchObject({ message: expect.stringMatching(message), at: place });
  });
});
