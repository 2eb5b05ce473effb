import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readFile } from "../../src/gather/read-file.ts";

const top = realpathSync(mkdtempSync(join(tmpdir(), "sigproof-read-")));
afterAll(() => rmSync(top, { recursive: true, force: true }));
const root = join(top, "api");
mkdirSync(join(root, "sub"), { recursive: true });
mkdirSync(join(top, "api-evil"));
const inside = join(root, "openapi.yaml");
const secret = join(top, "secret.txt");
writeFileSync(inside, "openapi: 3.1.0\n");
writeFileSync(join(root, "sub", "a.yaml"), "a: 1\n");
writeFileSync(join(root, "empty.yaml"), "");
writeFileSync(join(root, "bom.yaml"), "\ufeffa: 1\n");
writeFileSync(join(root, "utf16.yaml"), Buffer.from("\ufeffa: 1\n", "utf16le"));
writeFileSync(secret, "leak-me-123");
writeFileSync(join(top, "api-evil", "x.yaml"), "leak-me-123");
symlinkSync(secret, join(root, "out.yaml"));
symlinkSync(top, join(root, "updir"));
symlinkSync(inside, join(root, "in.yaml"));
symlinkSync("circle.yaml", join(root, "circle.yaml"));
execFileSync("mkfifo", [join(root, "fifo.yaml")]);

describe("files under a root", () => {
  it.each([
    ["openapi.yaml", "openapi: 3.1.0\n"],
    ["sub/../sub/a.yaml", "a: 1\n"],
    ["in.yaml", "openapi: 3.1.0\n"],
    ["empty.yaml", ""],
    ["bom.yaml", "a: 1\n"],
    ["utf16.yaml", "a: 1\n"],
  ])("%s is read", (name, text) => {
    expect(readFile(join(root, name), root, 1_000)).toMatchObject({ kind: "text", text });
  });

  it.each([
    secret,
    "/etc/passwd",
    "/proc/self/environ",
    "/dev/zero",
    join(root, "..", "secret.txt"),
    join(root, "sub", "..", "..", "secret.txt"),
    join(root, "out.yaml"),
    join(root, "updir", "secret.txt"),
    join(root, "circle.yaml"),
    join(root, "fifo.yaml"),
    join(root, "sub"),
    root,
    join(top, "api-evil", "x.yaml"),
    `${root}/a\u0000.yaml`,
    join(top, "not-there.yaml"),
  ])("%s is unsafe and not read", (path) => {
    // A FIFO that is opened the usual way would never come back.
    expect(readFile(path, root, 1_000)).toEqual({ kind: "unsafe", why: expect.stringMatching(/^[^:]*$/) });
  });

  it("say when they are missing or too large", () => {
    expect(readFile(join(root, "nope.yaml"), root, 1_000)).toMatchObject({ kind: "missing" });
    expect(readFile(join(inside, "below"), root, 1_000)).toMatchObject({ kind: "missing" });
    expect(readFile(join(root, "n".repeat(5_000)), root, 1_000)).toMatchObject({ kind: "missing" });
    expect(readFile(inside, root, 5)).toEqual({ kind: "too-large", bytes: 15 });
    expect(readFile(inside, root, 15)).toMatchObject({ kind: "text" });
  });

  it("are known by their resolved path", () => {
    expect(readFile(join(root, "in.yaml"), root, 1_000)).toMatchObject({ path: inside });
  });
});

describe("the description itself", () => {
  it("may lie anywhere, links included, but is a regular file", () => {
    expect(readFile(join(root, "out.yaml"), null, 1_000)).toMatchObject({ kind: "text", path: secret });
    expect(readFile(join(root, "fifo.yaml"), null, 1_000)).toMatchObject({ kind: "unsafe" });
    expect(readFile("/dev/zero", null, 1_000)).toMatchObject({ kind: "unsafe" });
    expect(readFile(root, null, 1_000)).toMatchObject({ kind: "unsafe", why: "it is a directory" });
  });

  it.skipIf(process.platform !== "linux")("is counted while it is read, whatever size it claims", () => {
    // Files in /proc say they are empty.
    expect(readFile("/proc/self/status", null, 100)).toMatchObject({ kind: "too-large" });
    expect(readFile("/proc/self/status", null, 1_000_000)).toMatchObject({ kind: "text", text: expect.stringContaining("Name:") });
  });
});
