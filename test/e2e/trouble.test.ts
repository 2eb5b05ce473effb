// What goes wrong in front of the program: a target that is down, descriptions that are broken, hostile or lead out of their folder.

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort } from "../lab/lab.ts";
import { exists, findingsOf, nodes, reportOf, sigproof } from "./cli.ts";

const marker = "content-that-must-not-be-seen";
const top = mkdtempSync(join(tmpdir(), "sigproof-trouble-"));
const folder = join(top, "api");
let down = "";

beforeAll(async () => {
  down = `http://127.0.0.1:${await freePort()}`;
  mkdirSync(folder);
  writeFileSync(join(top, "secret.yaml"), `${marker}: {}\n`);
  symlinkSync(join(top, "secret.yaml"), join(folder, "link.yaml"));
  symlinkSync(top, join(folder, "up"));
  for (const [name, text] of Object.entries(descriptions)) writeFileSync(join(folder, name), text);
});
afterAll(() => rmSync(top, { recursive: true, force: true }));

const head = 'openapi: 3.0.3\ninfo: { title: T, version: "1" }\nservers: [{ url: https://api.example.com }]\n';
const ref = (target: string): string => `${head}paths:\n  /pets:\n    get:\n      responses:\n        "200":\n          $ref: "${target}"\n`;
/** Nine levels of nine aliases each: a few hundred bytes that stand for 387 million values. */
const bomb = ((): string => {
  const levels = "abcdefghi".split("").map(
    (name, i, all) =>
      `x-${name}: &${name} [${Array(9)
        .fill(i === 0 ? "x" : `*${all[i - 1]}`)
        .join(",")}]`,
  );
  return `${head}${levels.join("\n")}\npaths: { /a: *i }\n`;
})();

const descriptions: Readonly<Record<string, string>> = {
  "good.yaml": `${head}paths:\n  /pets:\n    get:\n      responses:\n        "200": { description: OK }\n`,
  "broken.yaml": `${head}paths:\n  /pets:\n    get: [unclosed\n  /other: }\n`,
  "broken.json": '{\n  "openapi": "3.0.3",\n  "paths": {,}\n}\n',
  "bomb.yaml": bomb,
  "passwd.yaml": ref("/etc/passwd"),
  "passwd-url.yaml": ref("file:///etc/passwd#/root"),
  "dots.yaml": ref("../secret.yaml"),
  "symlink.yaml": ref("./link.yaml"),
  "symlinked-folder.yaml": ref("./up/secret.yaml"),
  "deep.json": `{"openapi":"3.0.3","info":{"title":"T","version":"1"},"paths":{},"x-deep":${"[".repeat(200_000)}${"]".repeat(200_000)}}`,
  "deep.yaml": `${head}paths: {}\nx-deep: ${"[".repeat(200_000)}${"]".repeat(200_000)}\n`,
  "deep-map.yaml": `${head}paths: {}\nx-deep: ${"{a: ".repeat(200_000)}1${"}".repeat(200_000)}\n`,
  "no-openapi.yaml": "just: a file\n",
  "empty.yaml": "",
  "dangling.yaml": ref("#/components/responses/Missing"),
  "remote.yaml": ref("https://specs.example.com/responses.yaml#/Ok"),
};

describe.each(nodes)("a target that is down, Node %s", (_version, node) => {
  it("is exit 3: it says so, and gives no score and no green", async () => {
    const ended = await sigproof(["scan", down, "--spec", "good.yaml", "--format", "json"], { node, cwd: folder });
    const report = reportOf(ended);
    expect(ended.code).toBe(3);
    expect(report.verdict).toMatchObject({ ok: false, exitCode: 3 });
    expect(report.score).toMatchObject({ value: null, grade: null });
    expect(report.verdict.reasons.join(" ")).toContain(down);
    expect(report.results.filter((result) => result.category === "hosts" && result.outcome === "pass")).toEqual([]);
  });

  it("does not look clean in the text either", async () => {
    const { code, stdout } = await sigproof(["scan", down, "--spec", "good.yaml"], { node, cwd: folder });
    expect(code).toBe(3);
    expect(stdout).toContain(down);
    expect(stdout).not.toMatch(/\bpassed\b|\bclean\b|100/i);
  });

  it("is waited for, and no longer than asked", async () => {
    const { code, ms } = await sigproof(["scan", down, "--spec", "good.yaml", "--wait-for", "/", "--wait-timeout", "1s"], { node, cwd: folder });
    expect(code).toBe(3);
    expect(ms).toBeGreaterThan(900);
    expect(ms).toBeLessThan(8_000);
  });
});

describe.each(nodes)("a description that cannot be used, Node %s", (_version, node) => {
  it.each([
    { file: "broken.yaml", place: /broken\.yaml:[67]\b/ },
    { file: "broken.json", place: /broken\.json:3\b/ },
    { file: "bomb.yaml", place: /bomb\.yaml at \/x-[a-i]\// },
    { file: "passwd.yaml", place: /passwd\.yaml:9\b/ },
    { file: "passwd-url.yaml", place: /passwd-url\.yaml:9\b/ },
    { file: "dots.yaml", place: /dots\.yaml:9\b/ },
    { file: "symlink.yaml", place: /symlink\.yaml:9\b/ },
    { file: "symlinked-folder.yaml", place: /symlinked-folder\.yaml:9\b/ },
    { file: "deep.json", place: /deep\.json:1:\d+/ },
    { file: "deep.yaml", place: /deep\.yaml:5:\d+/ },
    { file: "deep-map.yaml", place: /deep-map\.yaml:5:\d+/ },
    { file: "no-openapi.yaml", place: /no-openapi\.yaml/ },
    { file: "empty.yaml", place: /empty\.yaml/ },
    { file: "not-there.yaml", place: /not-there\.yaml/ },
  ])("$file is exit 2 within seconds, with the place, and shows nothing of the file it leads to", async ({ file, place }) => {
    const ended = await sigproof(["scan", down, "--spec", file, "--format", "json", "--out", "out.txt"], { node, cwd: folder });
    expect(ended.code).toBe(2);
    expect(ended.stdout).toBe("");
    expect(ended.stderr).toMatch(place);
    expect(ended.stderr).not.toMatch(/^\s+at .*\.[jt]s:/m);
    expect(ended.stderr).not.toContain(marker);
    expect(ended.stderr).not.toContain("root:");
    expect(ended.stderr.length).toBeLessThan(2_000);
    expect(ended.ms).toBeLessThan(10_000);
    // The description comes first: nobody was asked anything.
    expect(ended.touched.filter((touch) => touch.kind !== "name")).toEqual([]);
  });
});

describe("a reference that leads nowhere", () => {
  it.each([
    { file: "dangling.yaml", severity: "medium" },
    { file: "remote.yaml", severity: "info" },
  ])("in $file is a finding on its line, and nothing is fetched", async ({ file, severity }) => {
    const ended = await sigproof(["scan", "--offline", "--spec", file, "--format", "json"], { cwd: folder });
    const report = reportOf(ended);
    expect(ended.code).toBe(0);
    expect(ended.touched).toEqual([]);
    if (!exists("unresolved-reference")) return;
    expect(findingsOf(report)).toContain(`unresolved-reference ${file}:9`);
    expect(report.results.find((result) => result.check === "unresolved-reference")?.findings[0]?.severity).toBe(severity);
  });
});

describe("what is not there yet", () => {
  it.each([
    ["record"],
    ["mcp"],
    ["scan", "--offline", "--spec", "good.yaml", "--save-har", "x.har"],
    ["scan", "--offline", "--spec", "good.yaml", "--format", "html"],
  ])("%s %s is an error, exit 2, and never a silent pass", async (...args) => {
    const ended = await sigproof(args, { cwd: folder });
    expect(ended.code).toBe(2);
    expect(ended.stderr).not.toBe("");
  });
});
