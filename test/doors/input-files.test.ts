// Finding and reading what the user names beside the description.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { confined, findDescription, findPolicy, readBaseline, readCertificates, readInput } from "../../src/doors/input-files.ts";

let home = "";
beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), "sigproof-in-")));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));
const put = (file: string, text = "version: 1\n"): string => {
  mkdirSync(dirname(join(home, file)), { recursive: true });
  writeFileSync(join(home, file), text);
  return join(home, file);
};
const folder = (name: string): string => {
  mkdirSync(join(home, name), { recursive: true });
  return join(home, name);
};

describe("the policy file", () => {
  it.each<[what: string, files: string[], git: string | null, from: string, found: string | null]>([
    ["beside us", ["sigproof.yml"], ".", ".", "sigproof.yml"],
    [".yml before .yaml", ["sigproof.yaml", "sigproof.yml"], ".", ".", "sigproof.yml"],
    [".yaml before .github", ["sigproof.yaml", ".github/sigproof.yml"], ".", ".", "sigproof.yaml"],
    [".github", [".github/sigproof.yml"], ".", ".", ".github/sigproof.yml"],
    ["above us", ["sigproof.yml"], ".", "a/b", "../../sigproof.yml"],
    ["nearest first", ["sigproof.yml", "a/.github/sigproof.yml"], ".", "a/b", "../.github/sigproof.yml"],
    ["not above the git root", ["sigproof.yml"], "a", "a/b", null],
    ["not above us without git", ["sigproof.yml"], null, "a", null],
    ["beside us without git", ["a/sigproof.yml"], null, "a", "sigproof.yml"],
  ])("%s", (_what, files, git, from, found) => {
    for (const file of files) put(file);
    if (git !== null) folder(join(git, ".git"));
    expect(findPolicy(folder(from))?.file ?? null).toBe(found);
  });

  it("may stand in a worktree, where .git is a file", () => {
    put("sigproof.yml");
    put(".git", "gitdir: elsewhere\n");
    expect(findPolicy(folder("a"))?.file).toBe("../sigproof.yml");
  });

  it("is refused when it is a link out of the repository", () => {
    folder("repo/.git");
    symlinkSync(put("outside.yml", "secret: value\n"), join(home, "repo", "sigproof.yml"));
    expect(() => findPolicy(join(home, "repo"))).toThrow(/sigproof.yml cannot be read: it is no regular file/);
  });
});

it.each([
  [["openapi.json", "openapi.yaml"], "openapi.yaml"],
  [["swagger.json", "openapi.json"], "openapi.json"],
  [["swagger.yml"], "swagger.yml"],
  [["api.yaml"], null],
])("among %j the description is %s", (files, found) => {
  for (const file of files) put(file);
  expect(findDescription(home)).toBe(found);
});

describe("named files", () => {
  it.each<[what: string, make: () => string, why: RegExp]>([
    ["missing", () => join(home, "x"), /no such file/],
    ["a folder", () => folder("d"), /it is a directory/],
    ["too large", () => put("big", "x".repeat(2_000_000)), /larger than 1 MiB/],
    ["a pipe nobody writes to", () => (execFileSync("mkfifo", [join(home, "pipe")]), join(home, "pipe")), /no regular file/],
    ["a device", () => "/dev/zero", /no regular file/],
  ])("%s: the user is told", (_what, make, why) => {
    expect(() => readInput({ value: make(), from: "--ca-file" }, "usage", 1024 * 1024, null)).toThrow(why);
  });

  it("stay inside the roots where there are roots", () => {
    const roots = [folder("work"), folder("temp")];
    expect(readInput({ value: put("temp/x", "t"), from: "input spec" }, "usage", 100, roots)).toBe("t");
    expect(() => readInput({ value: put("x", "secret"), from: "input spec" }, "usage", 100, roots)).toThrow(/no regular file of the workspace/);
  });

  it("the description stays inside the roots too, and its references below its own folder", () => {
    const read = confined([folder("work")]);
    symlinkSync(put("secret.yaml", "leak"), join(home, "work", "openapi.yaml"));
    expect(read(join(home, "work", "openapi.yaml"), null, 100)).toEqual({ kind: "unsafe", why: "it is no regular file of the workspace" });
    expect(read(put("work/a/x.yaml", "ok"), join(home, "work", "a"), 100)).toMatchObject({ kind: "text", text: "ok" });
    expect(read(put("work/y.yaml", "ok"), join(home, "work", "a"), 100)).toMatchObject({ kind: "unsafe" });
  });

  it("certificates are certificates", () => {
    expect(() => readCertificates({ value: put("k.pem", "-----BEGIN PRIVATE KEY-----"), from: "--ca-file" }, null)).toThrow(/no PEM certificate/);
  });
});

describe("a baseline", () => {
  const said = (text: string) => ({ value: put("b.json", text), from: "--baseline" });
  it("gives the fingerprints of a report", () => {
    const report = { schema: "sigproof.report/1", results: [{ findings: [{ fingerprint: "a" }, { fingerprint: "b" }] }, { findings: [] }] };
    expect([...readBaseline(said(JSON.stringify(report)), null)]).toEqual(["a", "b"]);
  });
  it.each([
    "",
    "{",
    "null",
    "[]",
    '"x"',
    '{"schema":"sigproof.report/2","results":[]}',
    '{"schema":"sigproof.report/1"}',
    '{"schema":"sigproof.report/1","results":[{}]}',
    '{"schema":"sigproof.report/1","results":[null]}',
    '{"schema":"sigproof.report/1","results":[{"findings":[{}]}]}',
    '{"__proto__":{"schema":"sigproof.report/1","results":[]}}',
  ])("%j is none", (text) => {
    expect(() => readBaseline(said(text), null)).toThrow(expect.objectContaining({ code: "baseline-invalid" }));
  });
});
