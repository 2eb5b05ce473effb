// The import table of ARCHITECTURE.md as a test: no arrow points upward, nothing but gather and the doors touches the outside.

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative, sep } from "node:path";
import { describe, expect, it } from "vitest";
import { rooms } from "./rooms.ts";

const root = join(import.meta.dirname, "..", "src");
const roomOf = (file: string): string => (relative(root, file).split(sep)[0] ?? "").replace(/\.ts$/, "");

const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => join(root, name));

/** Static, re-exported, dynamic and type-position imports. */
const importsOf = (text: string): string[] =>
  [
    ...text.matchAll(/(?:^|\n)\s*(?:import|export)\b[^;'"]*?from\s*["']([^"']+)["']|(?:^|\n)\s*import\s*["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)/g),
  ].map((match) => match[1] ?? match[2] ?? match[3] ?? "");

const complaints = (file: string): string[] => {
  const room = roomOf(file);
  const rule = rooms[room];
  const name = relative(root, file).split(sep).join("/");
  if (rule === undefined) return [`${name} stands in no room of the import table`];
  return importsOf(readFileSync(file, "utf8")).flatMap((from) => {
    if (from.endsWith("package.json")) return room === "model" ? [] : [`${name} may not import package.json: model/project.ts does`];
    if (!from.startsWith("."))
      return rule.from.some((allowed) => from === allowed || (allowed.endsWith(":") && from.startsWith(allowed)))
        ? []
        : [`${name} may not import the package ${from}`];
    const target = roomOf(normalize(join(dirname(file), from)));
    return target === room || rule.may.includes(target) ? [] : [`${name} may not import ${target}`];
  });
};

describe("the import table", () => {
  it("sees the files it judges", () => {
    expect(files.length).toBeGreaterThan(10);
    expect(importsOf(`import { a } from "./x.ts";\nexport type { b } from "y";\nconst z = await import("node:fs");`)).toEqual(["./x.ts", "y", "node:fs"]);
  });

  it.each(files.map((file) => [relative(root, file).split(sep).join("/"), file]))("%s imports only what its room may", (_name, file) => {
    expect(complaints(file)).toEqual([]);
  });
});

describe("the outside", () => {
  const outside = /\bprocess\.|\bfetch\(|\bDate\.now\(|new Date\(\)|Math\.random\(|\bconsole\./;
  const pure = files.filter((file) => !["gather", "doors", "cli", "action", "post", "recorder"].includes(roomOf(file)));
  it.each(pure.map((file) => [relative(root, file).split(sep).join("/"), file]))("%s touches no clock, environment, network or console", (_name, file) => {
    const code = readFileSync(file, "utf8").replace(/\/\/.*|\/\*[\s\S]*?\*\//g, "");
    expect(outside.exec(code)?.[0]).toBeUndefined();
  });
});
