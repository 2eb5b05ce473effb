// Writing where the user wants it, and nowhere else.

import { execFileSync } from "node:child_process";
import { existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { anywhere, type OutputRules, planOutput, runnerRules, writeOutput } from "../../src/doors/outputs.ts";
import { ScanError } from "../../src/errors.ts";

let home = "";
beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), "sigproof-out-")));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const said = (value: string) => ({ value, from: "--out" });
const refusal = (act: () => unknown): ScanError => {
  try {
    act();
  } catch (error) {
    if (error instanceof ScanError) return error;
    throw error;
  }
  throw new Error("it was written");
};

describe("on a person's machine", () => {
  it("writes the whole text, makes the folder, leaves nothing else", () => {
    const file = join(home, "a", "b", "r.json");
    expect(writeOutput(said(file), "däta", anywhere)).toBe(file);
    expect(readFileSync(file, "utf8")).toBe("däta");
    expect(readdirSync(join(home, "a", "b"))).toEqual(["r.json"]);
  });

  it("replaces a file at once and does not write through a hard link", () => {
    const [file, twin] = [join(home, "r.json"), join(home, "twin")];
    writeFileSync(file, "old");
    execFileSync("ln", [file, twin]);
    writeOutput(said(file), "new", anywhere);
    expect([readFileSync(file, "utf8"), readFileSync(twin, "utf8")]).toEqual(["new", "old"]);
  });

  it("keeps evidence to its owner", () => {
    const file = join(home, "e.json");
    writeOutput(said(file), "x", anywhere, 0o600);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it.each<[what: string, path: (home: string) => string, prepare?: (home: string) => void]>([
    ["nothing", () => ""],
    ["a folder", (at) => at],
    ["a name that ends like a folder", (at) => `${at}/x/`],
    ["a null byte", (at) => `${at}/a\0b`],
    ["below a file", (at) => `${at}/file/x`, (at) => writeFileSync(join(at, "file"), "")],
    [".git", (at) => `${at}/.git/config`],
    [".git reached by a detour", (at) => `${at}/x/../.git/hooks/pre-commit`],
    [".git behind a link", (at) => `${at}/link/config`, (at) => (mkdirSync(join(at, ".git")), symlinkSync(join(at, ".git"), join(at, "link")))],
    ["a link", (at) => `${at}/link`, (at) => (writeFileSync(join(at, "aim"), "kept"), symlinkSync(join(at, "aim"), join(at, "link")))],
    ["a link to nowhere", (at) => `${at}/link`, (at) => symlinkSync(join(at, "nowhere"), join(at, "link"))],
    ["a folder that is a link to nowhere", (at) => `${at}/link/x`, (at) => symlinkSync(join(at, "nowhere"), join(at, "link"))],
  ])("refuses %s", (_what, path, prepare) => {
    prepare?.(home);
    // Before the scan, and again when it is over.
    expect(refusal(() => planOutput(said(path(home)), anywhere)).code).toBe("output-refused");
    expect(refusal(() => writeOutput(said(path(home)), "x", anywhere)).code).toBe("output-refused");
    if (existsSync(join(home, "aim"))) expect(readFileSync(join(home, "aim"), "utf8")).toBe("kept");
    expect(existsSync(join(home, "nowhere"))).toBe(false);
  });

  it("says so when the disk is full, and leaves the device a device", () => {
    expect(refusal(() => writeOutput(said("/dev/full"), "x", anywhere)).message).toMatch(/--out: \/dev\/full could not be written \(ENOSPC\)/);
    expect(lstatSync("/dev/full").isCharacterDevice()).toBe(true);
  });

  it("says so when the file system may not be written", () => {
    // Node's recursive mkdir would never come back from here.
    expect(refusal(() => writeOutput(said("/proc/sigproof/a/b.json"), "x", anywhere)).message).toMatch(/could not be written \(E[A-Z]+\)/);
    expect(refusal(() => writeOutput(said("/proc/sigproof.json"), "x", anywhere)).message).toMatch(/could not be written \(E[A-Z]+\)/);
  });
});

describe("in the Action", () => {
  let rules: OutputRules;
  let workspace = "";
  let temp = "";
  beforeEach(() => {
    workspace = join(home, "work");
    temp = join(home, "temp");
    mkdirSync(join(temp, "commands"), { recursive: true });
    mkdirSync(workspace);
    writeFileSync(join(temp, "commands", "output"), "kept");
    rules = runnerRules({ GITHUB_OUTPUT: join(temp, "commands", "output"), GITHUB_WORKSPACE: workspace, RUNNER_TEMP: temp, HOME: "/root" }, workspace);
  });

  it("writes below the workspace and the temporary folder", () => {
    expect(writeOutput(said(join(workspace, "out", "r.json")), "x", rules)).toBe(join(workspace, "out", "r.json"));
    expect(writeOutput(said(join(temp, "r.json")), "x", rules)).toBe(join(temp, "r.json"));
  });

  it.each<[what: string, path: () => string]>([
    ["above the workspace", () => join(workspace, "..", "r.json")],
    ["a sibling whose name begins alike", () => `${workspace}-evil/r.json`],
    ["the workspace itself", () => workspace],
    [".github", () => join(workspace, ".github", "workflows", "x.yml")],
    [".GitHub", () => join(workspace, ".GitHub", "x.yml")],
    ["a command file", () => join(temp, "commands", "output")],
    ["a command file by a detour", () => join(temp, "x", "..", "commands", "output")],
    ["the folder of command files", () => join(temp, "commands", "mine")],
    ["a device", () => "/dev/full"],
  ])("refuses %s", (_what, path) => {
    expect(refusal(() => planOutput(said(path()), rules)).code).toBe("output-refused");
    expect(readFileSync(join(temp, "commands", "output"), "utf8")).toBe("kept");
  });

  it("refuses a folder that leads out", () => {
    symlinkSync(home, join(workspace, "out"));
    expect(refusal(() => writeOutput(said(join(workspace, "out", "r.json")), "x", rules)).message).toMatch(/outside the workspace/);
    expect(existsSync(join(home, "r.json"))).toBe(false);
  });
});
