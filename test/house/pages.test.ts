// The pages for people: generated parts are fresh, links lead somewhere, commands exist.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { filled, pages } from "../../scripts/readme.ts";
import { demoDescription } from "../../src/doors/demo-api.ts";

const root = join(import.meta.dirname, "..", "..");
const read = (file: string): string => readFileSync(join(root, file), "utf8");
const markdown = execFileSync("git", ["ls-files", "*.md"], { cwd: root, encoding: "utf8" })
  .split("\n")
  .filter((file) => file !== "" && existsSync(join(root, file)) && !file.startsWith("dist/"));

/** The anchors GitHub gives to headings. */
const anchorsOf = (text: string): string[] =>
  [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\- ]/gu, "")
      .replaceAll(" ", "-"),
  );

it.each(pages)("%s is what `npm run docs` writes", (page) => {
  expect(read(page)).toBe(filled(page));
});

it("demo/openapi.yaml is the text that the demo carries", () => {
  expect(demoDescription).toBe(read("demo/openapi.yaml"));
});

describe.each(markdown)("%s", (file) => {
  const text = read(file).replace(/```[\s\S]*?```/g, "");

  it("links only to what is there", () => {
    const dead = [...text.matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target = ""]) => target)
      .filter((target) => !/^(https?|mailto):/.test(target))
      .filter((target) => {
        const [path = "", anchor] = target.split("#");
        const whole = path === "" ? join(root, file) : join(root, dirname(file), path);
        if (!existsSync(whole)) return true;
        return anchor !== undefined && !anchorsOf(readFileSync(whole, "utf8")).includes(anchor);
      });
    expect(dead).toEqual([]);
  });
});

it("names only npm scripts that exist", () => {
  const { scripts = {} } = JSON.parse(read("package.json")) as { scripts?: Record<string, string> };
  const named = [...markdown, ".ci/run", ".github/workflows/ci.yml", ".github/workflows/release.yml", ".github/workflows/nightly.yml"].flatMap((file) =>
    [...read(file).matchAll(/\bnpm run ([a-z:-]+)/g)].map(([, script = ""]) => script),
  );
  expect([...new Set(named)].filter((script) => !(script in scripts))).toEqual([]);
});

it("tells the one command that tests everything", () => {
  expect(read("README.md")).toContain("npm cit");
  expect(read(".ci/run")).toContain("npm cit");
});
