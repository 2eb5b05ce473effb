import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ScanError } from "../../src/errors.ts";
import { readDescription } from "../../src/gather/description.ts";
import { readFile } from "../../src/gather/read-file.ts";
import type { ScanRequest } from "../../src/model/policy.ts";
import { limits } from "../../src/openapi/limits.ts";
import type { Answer, Ports } from "../../src/ports.ts";

const request = (spec: string, more: Partial<ScanRequest> = {}): ScanRequest => ({
  spec,
  baseUrl: "http://127.0.0.1:5000",
  alias: null,
  offline: false,
  waitFor: null,
  remoteRefs: false,
  ca: null,
  limits: { rate: null, concurrency: null, deadlineMs: 1000, requests: null },
  policy: {
    require: { covers: null, headers: [], signedOperations: null },
    hosts: { allow: [], allowPrivate: [] },
    gate: { threshold: 80, failOn: "critical", minMeasured: 0, newOnly: false },
    checks: {},
    waivers: [],
  },
  ...more,
});

/** The text of a page, "down", or another status. */
type Page = string | { readonly status: number };

/** Files and web pages in memory; remembers what was asked for. */
const world = (files: Readonly<Record<string, string>>, web: Readonly<Record<string, Page>> = {}) => {
  const opened: string[] = [];
  const asked: string[] = [];
  const ports: Ports = {
    readFile: (path, root, maxBytes) => {
      opened.push(`${path} in ${root ?? "anywhere"}`);
      const text = Object.hasOwn(files, path) ? files[path] : undefined;
      if (text === undefined) return { kind: "missing", why: "no such file" };
      return text.length > maxBytes ? { kind: "too-large", bytes: text.length } : { kind: "text", text, path };
    },
    exchange: (ask) => {
      asked.push(`${ask.method} ${ask.url}`);
      const page = web[ask.url] ?? { status: 404 };
      if (page === "down") return Promise.resolve({ kind: "fault", fault: { reason: "connection-refused", detail: "the connection was refused" } });
      const answer: Answer = {
        status: typeof page === "string" ? 200 : page.status,
        headers: [],
        body: typeof page === "string" ? new TextEncoder().encode(page) : new Uint8Array(),
        bodyFault: null,
        address: null,
      };
      return Promise.resolve({ kind: "answer", answer });
    },
    now: () => 0,
    sleep: () => Promise.resolve(),
    randomHex: () => "00",
    progress: () => undefined,
  };
  return { ports, opened, asked };
};

const refusal = async (spec: string, ports: Ports, more: Partial<ScanRequest> = {}): Promise<ScanError> => {
  try {
    await readDescription(request(spec, more), ports);
  } catch (error) {
    if (error instanceof ScanError) return error;
    throw error;
  }
  throw new Error("it was accepted");
};

const main = (paths: string) => `openapi: 3.0.0\ninfo: {title: T}\npaths:\n${paths}`;

describe("a description in files", () => {
  it("is read with everything it refers to, nearest first, each file once", async () => {
    const { ports, opened } = world({
      "api/openapi.yaml": main("  /a: {$ref: paths/a.yaml}\n  /b: {$ref: 'paths/b.yaml#/b'}\n"),
      "api/paths/a.yaml": "get: {parameters: [{$ref: ../p.json#/p}]}",
      "api/paths/b.yaml": "b: {post: {parameters: [{$ref: ../p.json#/p}, {$ref: ../paths/a.yaml#/get/parameters/0}]}}",
      "api/p.json": '{"p": {"name": "p", "in": "query"}}',
    });
    const { documents, spec, problems } = await readDescription(request("api/openapi.yaml"), ports);
    expect(documents.map(({ file }) => file)).toEqual(["api/openapi.yaml", "api/paths/a.yaml", "api/paths/b.yaml", "api/p.json"]);
    expect(opened).toEqual(["api/openapi.yaml in anywhere", "api/paths/a.yaml in api", "api/paths/b.yaml in api", "api/p.json in api"]);
    expect(spec.operations.map(({ id, parameters }) => [id, parameters.length])).toEqual([
      ["GET /a", 1],
      ["POST /b", 1],
    ]);
    expect([problems, spec.unresolved]).toEqual([[], []]);
  });

  it("is shown by a path below the working directory", async () => {
    const { ports, opened } = world({
      [join(process.cwd(), "x/api.yaml")]: main("  /a: {$ref: a.yaml}"),
      "x/a.yaml": "get: {}",
      "./y.yaml": main("  /a: {get: {}}"),
    });
    expect((await readDescription(request(join(process.cwd(), "x/api.yaml")), ports)).documents.map(({ file }) => file)).toEqual(["x/api.yaml", "x/a.yaml"]);
    expect(opened[1]).toBe("x/a.yaml in x");
    expect((await readDescription(request("./y.yaml"), ports)).documents.map(({ file }) => file)).toEqual(["y.yaml"]);
  });

  it("says which file is missing, and goes on", async () => {
    const { ports } = world({ "api.yaml": main("  /a: {$ref: gone.yaml}\n  /b: {get: {}}") });
    const { spec } = await readDescription(request("api.yaml"), ports);
    expect(spec.unresolved).toEqual([{ ref: "gone.yaml", remote: false, why: "no such file", place: { file: "api.yaml", pointer: "/paths/~1a/$ref" } }]);
    expect(spec.operations.map(({ id }) => id)).toEqual(["GET /b"]);
  });

  it("ends where files refer to each other in a circle", async () => {
    const { ports, opened } = world({ "a.yaml": main("  /a: {$ref: b.yaml}"), "b.yaml": "$ref: c.yaml", "c.yaml": "$ref: b.yaml" });
    const { spec, problems } = await readDescription(request("a.yaml"), ports);
    expect([spec.operations, opened.length]).toEqual([[], 3]);
    expect(problems.some(({ message }) => message.includes("circle"))).toBe(true);
  });

  it("does not read what only an example or prose names", async () => {
    const { ports, opened } = world({
      "a.yaml": main("  /a: {get: {description: {$ref: intro.md}, x-y: {$ref: x.yaml}, responses: {200: {content: {a/b: {example: {$ref: e.yaml}}}}}}}"),
    });
    expect((await readDescription(request("a.yaml"), ports)).spec.unresolved).toEqual([]);
    expect(opened).toHaveLength(1);
  });

  it.each([
    ["gone.yaml", {}, "spec-not-found"],
    ["broken.yaml", { "broken.yaml": "a: [" }, "spec-invalid"],
    ["other.yaml", { "other.yaml": "a: 1" }, "spec-invalid"],
    ["a.yaml", { "a.yaml": main("  /a: {$ref: b.yaml}"), "b.yaml": "a: [" }, "spec-invalid"],
  ])("%s of %j is the user's to mend", async (spec, files, code) => {
    const error = await refusal(spec, world(files).ports);
    expect(error.code).toBe(code);
    expect(error.at?.file).toBe(code === "spec-invalid" && "b.yaml" in files ? "b.yaml" : spec);
  });

  it("has limits for each file and for their number", async () => {
    const big = `a: ${"x".repeat(limits.referenced)}`;
    const one = await refusal("a.yaml", world({ "a.yaml": main("  /a: {$ref: b.yaml}"), "b.yaml": big }).ports);
    expect([one.code, one.at]).toEqual(["spec-limit-exceeded", { file: "a.yaml", line: 4, column: 8, pointer: "/paths/~1a/$ref" }]);
    const files: Record<string, string> = { "a.yaml": main(Array.from({ length: limits.files }, (_, i) => `  /p${i}: {$ref: p${i}.yaml}`).join("\n")) };
    for (let i = 0; i < limits.files; i++) files[`p${i}.yaml`] = "get: {}";
    expect((await refusal("a.yaml", world(files).ports)).message).toMatch(/more than 5000 files/);
    delete files[`p${limits.files - 1}.yaml`];
    files["a.yaml"] = (files["a.yaml"] ?? "").replace(`  /p${limits.files - 1}: {$ref: p${limits.files - 1}.yaml}`, "");
    expect((await readDescription(request("a.yaml"), world(files).ports)).spec.operations).toHaveLength(limits.files - 1);
  });
});

describe("a reference that leaves the directory", () => {
  it.each([
    "../secret.yaml",
    "../../../../etc/passwd",
    "%2e%2e/secret.yaml",
    "..%2fsecret.yaml",
    "..%5csecret.yaml",
    "..\\\\secret.yaml",
    "/etc/passwd",
    "/proc/self/environ",
    "/dev/zero",
    "file:///etc/passwd",
    "//host/share/x.yaml",
    "C:/secret.yaml",
    "x%00.yaml",
    "../.git/config",
  ])("%s is refused before anything is opened, with its place", async (ref) => {
    const { ports, opened } = world({ "api/a.yaml": main(`  /a: {get: {}}\n  /b: {$ref: "${ref}"}`), "secret.yaml": "leak-me-123: 1" });
    const error = await refusal("api/a.yaml", ports);
    expect([error.code, error.at]).toEqual(["unsafe-ref", { file: "api/a.yaml", line: 5, column: 8, pointer: "/paths/~1b/$ref" }]);
    expect(opened).toHaveLength(1);
    expect(JSON.stringify([error.message, error.hint, error.at])).not.toContain("leak-me-123");
  });

  it("is refused in a file further down, measured from the description's directory", async () => {
    const files = {
      "api/a.yaml": main("  /a: {$ref: sub/b.yaml}"),
      "api/sub/b.yaml": "get: {parameters: [{$ref: ../ok.yaml}, {$ref: ../../no.yaml}]}",
      "api/ok.yaml": "{name: p, in: query}",
    };
    const error = await refusal("api/a.yaml", world(files).ports);
    expect([error.code, error.at?.file, error.at?.pointer]).toEqual(["unsafe-ref", "api/sub/b.yaml", "/get/parameters/1/$ref"]);
  });
});

describe("on a real file system", () => {
  const home = mkdtempSync(join(tmpdir(), "sigproof-description-"));
  afterAll(() => rmSync(home, { recursive: true, force: true }));
  const put = (path: string, text: string): string => {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    writeFileSync(join(home, path), text);
    return join(home, path);
  };
  const real: Ports = { ...world({}).ports, readFile };
  put("secret.yaml", "leak-me-123: {get: {}}");

  it("a link out of the directory or to another kind of file, a directory, and a pipe are refused without waiting", async () => {
    mkdirSync(join(home, "api/folder.yaml"), { recursive: true });
    symlinkSync(join(home, "secret.yaml"), join(home, "api/link.yaml"));
    symlinkSync(home, join(home, "api/up"));
    put("api/.npmrc", "_authToken=leak-me-123");
    symlinkSync(join(home, "api/.npmrc"), join(home, "api/inner.yaml"));
    execFileSync("mkfifo", [join(home, "api/pipe.yaml")]);
    for (const name of ["link.yaml", "up/secret.yaml", "folder.yaml", "pipe.yaml", "inner.yaml"]) {
      const error = await refusal(put("api/a.yaml", main(`  /a: {$ref: ${name}}`)), real);
      expect([name, error.code, error.at?.line]).toEqual([name, "unsafe-ref", 4]);
      expect(error.message).not.toContain("leak-me-123");
    }
  });

  it("a link within the directory, an empty file and hundreds of files are fine", async () => {
    put("many/real.yaml", "get: {}");
    put("many/empty.yaml", "");
    symlinkSync(join(home, "many/real.yaml"), join(home, "many/link.yaml"));
    const paths = Array.from({ length: 500 }, (_, i) => {
      put(`many/p/${i}.yaml`, "post: {}");
      return `  /p${i}: {$ref: p/${i}.yaml}`;
    });
    const { spec, documents } = await readDescription(
      request(put("many/a.yaml", main(`  /l: {$ref: link.yaml}\n  /e: {$ref: empty.yaml}\n${paths.join("\n")}`))),
      real,
    );
    expect([spec.operations.length, documents.length, spec.unresolved]).toEqual([501, 503, []]);
  });
});

describe("references to the web", () => {
  const files = { "a.yaml": main("  /a: {$ref: 'https://example.com/a.yaml'}\n  /b: {get: {}}") };
  it("are not fetched, and are said to be so", async () => {
    const { ports, asked } = world(files, { "https://example.com/a.yaml": "get: {}" });
    const { spec } = await readDescription(request("a.yaml"), ports);
    expect([asked, spec.operations.length]).toEqual([[], 1]);
    expect(spec.unresolved).toMatchObject([{ remote: true, why: expect.stringContaining("not fetched") }]);
  });
  it("are fetched when the user says so, and what they refer to, each once", async () => {
    const { ports, asked } = world(files, {
      "https://example.com/a.yaml": "get: {parameters: [{$ref: 'p.yaml#/p'}, {$ref: 'https://example.com/a.yaml#/x'}]}\nx: {$ref: p.yaml#/p}",
      "https://example.com/p.yaml": "p: {name: p, in: query}\nback: {$ref: a.yaml}",
    });
    const { spec, documents } = await readDescription(request("a.yaml", { remoteRefs: true }), ports);
    expect(asked).toEqual(["GET https://example.com/a.yaml", "GET https://example.com/p.yaml"]);
    expect(documents.map(({ file }) => file)).toEqual(["a.yaml", "https://example.com/a.yaml", "https://example.com/p.yaml"]);
    expect([spec.operations.map(({ parameters }) => parameters.length), spec.unresolved]).toEqual([[1, 0], []]);
  });
  it("are not fetched offline", async () => {
    const { ports, asked } = world(files, { "https://example.com/a.yaml": "get: {}" });
    expect((await readDescription(request("a.yaml", { remoteRefs: true, offline: true }), ports)).spec.unresolved[0]?.remote).toBe(true);
    expect(asked).toEqual([]);
  });
  it.each([
    [{ status: 404 }, false, /404/],
    [{ status: 302 }, true, /redirect/],
    [{ status: 500 }, false, /500/],
    ["down", true, /refused/],
    ["a: [", false, /not valid YAML/],
    ["[".repeat(1000), false, /limit/],
  ])("that answer %j are unresolved", async (page, remote, why) => {
    const { ports } = world(files, { "https://example.com/a.yaml": page });
    const { spec } = await readDescription(request("a.yaml", { remoteRefs: true }), ports);
    expect([spec.operations.length, spec.unresolved]).toEqual([
      1,
      [{ ref: "https://example.com/a.yaml", remote, why: expect.stringMatching(why), place: { file: "a.yaml", pointer: "/paths/~1a/$ref" } }],
    ]);
  });
  it("may not lead back to files", async () => {
    const error = await refusal("a.yaml", world(files, { "https://example.com/a.yaml": "get: {x: {$ref: 'file:///etc/passwd'}}" }).ports, { remoteRefs: true });
    expect([error.code, error.at?.file]).toEqual(["unsafe-ref", "https://example.com/a.yaml"]);
  });
  it("are twenty at most, and five steps away at most", async () => {
    const wide = world(
      { "a.yaml": main(Array.from({ length: 30 }, (_, i) => `  /p${i}: {$ref: 'https://example.com/${i}.yaml'}`).join("\n")) },
      Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`https://example.com/${i}.yaml`, "get: {}"])),
    );
    const { spec } = await readDescription(request("a.yaml", { remoteRefs: true }), wide.ports);
    expect([wide.asked.length, spec.operations.length, spec.unresolved.length]).toEqual([20, 20, 10]);
    const deep = world(
      { "a.yaml": main("  /a: {$ref: 'https://example.com/0.yaml'}") },
      Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`https://example.com/${i}.yaml`, `$ref: ${i + 1}.yaml`])),
    );
    expect((await readDescription(request("a.yaml", { remoteRefs: true }), deep.ports)).spec.unresolved[0]?.why).toMatch(/too many references/);
    expect(deep.asked).toHaveLength(5);
  });
});

describe("a description from the web", () => {
  const url = "https://user-docs.example.com/specs/openapi.yaml";
  it("is fetched, and relative servers belong to its address", async () => {
    const { ports, asked } = world(
      {},
      {
        [`${url}?token=hush`]: `servers: [{url: /v1}]\n${main("  /a: {$ref: a.yaml}\n  /b: {get: {}}")}`,
        "https://user-docs.example.com/specs/a.yaml": "get: {}",
      },
    );
    const { documents, spec } = await readDescription(request(`${url}?token=hush#x`), ports);
    expect(asked).toEqual([`GET ${url}?token=hush`]);
    expect(documents[0]?.file).toBe(url);
    expect(spec.servers[0]?.urls).toEqual(["https://user-docs.example.com/v1"]);
    expect(spec.unresolved).toMatchObject([{ ref: "a.yaml", remote: true }]);
  });
  it("takes its references along when the user says so", async () => {
    const { ports } = world({}, { [url]: main("  /a: {$ref: a.yaml}"), "https://user-docs.example.com/specs/a.yaml": "get: {}" });
    expect((await readDescription(request(url, { remoteRefs: true }), ports)).spec.operations.map(({ place }) => place.file)).toEqual([
      "https://user-docs.example.com/specs/a.yaml",
    ]);
  });
  it.each([
    [{ status: 404 }, /404/],
    [{ status: 301 }, /redirect/],
  ])("that answers %j cannot be found", async (page, why) => {
    const error = await refusal(url, world({}, { [url]: page }).ports);
    expect([error.code, why.test(error.message)]).toEqual(["spec-not-found", true]);
  });
  it("that nobody serves is the world's fault, not the user's", async () => {
    const reading = readDescription(request(url), world({}, { [url]: "down" }).ports);
    await expect(reading).rejects.toMatchObject({ name: "FaultError", fault: { reason: "connection-refused", detail: expect.stringContaining(url) } });
  });
  it("is not fetched offline or with credentials in its address", async () => {
    const { ports, asked } = world({}, { [url]: main("  /a: {get: {}}") });
    expect((await refusal(url, ports, { offline: true })).message).toMatch(/offline/);
    const secret = await refusal("https://me:hush@docs.example.com/x.yaml", ports);
    expect(secret.message).toMatch(/credentials/);
    expect(secret.message).not.toMatch(/hush/);
    expect(asked).toEqual([]);
  });
});
