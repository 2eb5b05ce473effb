import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { findFiles } from "../../src/gather/find-files.ts";

const folder = mkdtempSync(join(tmpdir(), "sigproof-find-"));
afterAll(() => rmSync(folder, { recursive: true }));
for (const file of [
  "a.json",
  "b.har",
  "parts/1/e.json",
  "parts/2/e.json",
  "parts/2/deep/er/e.json",
  "parts/.hidden.json",
  ".secret/e.json",
  "node_modules/e.json",
]) {
  mkdirSync(join(folder, file, ".."), { recursive: true });
  writeFileSync(join(folder, file), "{}");
}
symlinkSync(join(folder, "parts"), join(folder, "linked"));

const found = (pattern: string) => findFiles(pattern, folder);

describe("a glob finds", () => {
  it.each<[pattern: string, files: readonly string[]]>([
    ["*.json", ["a.json"]],
    ["./*.json", ["./a.json"]],
    ["parts/*/e.json", ["parts/1/e.json", "parts/2/e.json"]],
    ["parts/**/*.json", ["parts/1/e.json", "parts/2/deep/er/e.json", "parts/2/e.json"]],
    ["**/e.json", ["parts/1/e.json", "parts/2/deep/er/e.json", "parts/2/e.json"]],
    ["parts\\*\\e.json", ["parts/1/e.json", "parts/2/e.json"]],
    ["parts/.*.json", ["parts/.hidden.json"]],
    ["nowhere/*.json", []],
    ["*.txt", []],
    ["[ab].json*", []],
  ])("%s", (pattern, files) => expect(found(pattern)).toEqual({ kind: "files", files }));

  it("by an absolute path too", () =>
    expect(findFiles(`${folder}/parts/*/e.json`, "/")).toEqual({ kind: "files", files: [`${folder}/parts/1/e.json`, `${folder}/parts/2/e.json`] }));

  it("nothing through a link to a folder", () => expect(found("*/1/e.json")).toEqual({ kind: "files", files: ["parts/1/e.json"] }));
});

it("a name without a star is taken as it is", () => expect(found("gone.json")).toEqual({ kind: "files", files: ["gone.json"] }));
