// The first minute: `node dist/cli.js demo` on a fresh clone with nothing installed.

import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { planted } from "../../src/doors/demo.ts";
import { lineOf, nodes, root, sigproof, strangers } from "./cli.ts";

const clone = mkdtempSync(join(tmpdir(), "sigproof-clone-"));
const description = join(root, "demo", "openapi.yaml");

beforeAll(() => {
  const tracked = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" }).split("\0").filter(Boolean);
  for (const file of tracked) if (existsSync(join(root, file))) cpSync(join(root, file), join(clone, file));
});
afterAll(() => rmSync(clone, { recursive: true, force: true }));

describe.each(nodes)("the demo on a fresh clone, Node %s", (_version, node) => {
  it("shows a failing verdict with every planted flaw on its line, in under five seconds, and touches only loopback", async () => {
    const ended = await sigproof(["demo"], { node, cwd: clone, program: join(clone, "dist", "cli.js") });
    expect(ended.stderr).toBe("");
    expect(ended.code).toBe(0);
    expect(existsSync(join(clone, "node_modules"))).toBe(false);
    expect(planted.length).toBeGreaterThanOrEqual(4);
    for (const flaw of planted) {
      expect(ended.stdout).toContain(flaw.check);
      expect(ended.stdout).toContain(`demo/openapi.yaml:${lineOf(description, flaw.line.text, flaw.line.after)}`);
    }
    expect(ended.stdout).toMatch(/fail/i);
    expect(ended.ms).toBeLessThan(5_000);
    expect(ended.touched.length).toBeGreaterThan(0);
    expect(strangers(ended)).toEqual([]);
  });

  it("says what to run next, with commands that work as they stand", async () => {
    const { stdout } = await sigproof(["demo"], { node, cwd: clone, program: join(clone, "dist", "cli.js") });
    const explain = /^\s*node (dist\/cli\.js) (explain [a-z-]+)$/m.exec(stdout);
    expect(explain).not.toBeNull();
    const explained = await sigproof((explain?.[2] ?? "").split(" "), { node, cwd: clone, program: join(clone, explain?.[1] ?? "") });
    expect(explained.code).toBe(0);
    expect(explained.stdout.length).toBeGreaterThan(200);
    expect(stdout).toContain("permissions: {}");
  });
});
