// The examples on the pages about signatures: about five lines of a framework that people use, in a syntax that parses, and the same lines mended.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { Script } from "node:vm";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { checks } from "../../src/checks/index.ts";

const judgedHere = new Set(["ambiguous-string-to-sign", "weak-algorithm"]);
const pages = checks.filter(({ id, category }) => category === "signature" || judgedHere.has(id));
const python = "/usr/bin/python3";

/** Flask, Express, or the file in which a service gets its secret. */
const framework = /@app\.before_request|^app\.use\(|^services:/m;

const parses = (language: string, text: string): void => {
  if (language === "js") void new Script(text);
  else if (language === "yaml") void parse(text);
  else if (existsSync(python)) expect(spawnSync(python, ["-c", "import ast, sys; ast.parse(sys.stdin.read())"], { input: text }).stderr.toString()).toBe("");
};

describe("the page of", () => {
  it.each(pages.map((check) => [check.id, check.doc.example] as const))("%s shows the flaw in a framework, and the mended lines", (_id, example) => {
    if (example === undefined) throw new Error("there is no example");
    const { language, before, after } = example;
    for (const text of [before, after]) {
      expect(text).toMatch(framework);
      parses(language, text);
    }
    expect(before.split("\n").length).toBeGreaterThanOrEqual(3);
    expect(before.split("\n").length).toBeLessThanOrEqual(8);
    // The same lines, mended: most of what stood there stands there still.
    const kept = before.split("\n").filter((line) => after.includes(line.trim()));
    expect(kept.length).toBeGreaterThan(0);
  });
});
