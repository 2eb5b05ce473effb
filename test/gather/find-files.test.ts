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
  "node_modules/e.json",
  ".git/e.json",
]) {
  mkdirSync(join(folder, file, ".."), { recursive: true });
  writeFileSync(join(folder, file), "{}");
}
symlinkSync(join(folder, "parts"), join(folder, "linked"));

const found = (pattern: string) => findFiles(`${folder}/${pattern}`)?.map((file) => file.slice(folder.length + 1));

describe("a glob finds", () => {
  it.each<[pattern: string, files: readonly string[]]>([
    ["*.json", ["a.json"]],
    ["parts/*/e.json", ["parts/1/e.json", "parts/2/e.json"]],
    ["parts/**/*.json", ["parts/.hidden.json", "parts/1/e.json", "parts/2/deep/er/e.json", "parts/2/e.json"]],
    ["**/e.json", ["parts/1/e.json", "parts/2/deep/er/e.json", "parts/2/e.json"]],
    ["node_modules/*.json", ["node_modules/e.json"]],
    // Not through a link to a folder, unless it is named.
    ["*/1/e.json", ["parts/1/e.json"]],
    ["linked/*/e.json", ["linked/1/e.json", "linked/2/e.json"]],
    ["nowhere/*.json", []],
    ["*.txt", []],
  ])("%s", (pattern, files) => expect(found(pattern)).toEqual(files));

  it("files from the working directory, as they would be typed", () => expect(findFiles("demo/*.yaml")).toEqual(["demo/openapi.yaml"]));
});

it("a name without a star is taken as it is", () => expect(findFiles("gone.json")).toEqual(["gone.json"]));
