import { expect, it } from "vitest";
import { pathMatches } from "../../src/evaluate/path-glob.ts";

it.each([
  ["/a", "/a", true],
  ["/a", "/a/b", false],
  ["/a/*", "/a/b", true],
  ["/a/*", "/a", false],
  ["/a/*", "/a/b/c", false],
  ["/a/**", "/a", true],
  ["/a/**", "/a/b/c", true],
  ["/a/**", "/ab", false],
  ["/**/c", "/a/b/c", true],
  ["/**/b/*/d", "/b/x/b/c/d", true],
  ["/**/b/*/d", "/b/x/b/c/e", false],
  ["/v*/x", "/v12/x", true],
  ["/*a*b", "/xaab", true],
  ["/ab*ba", "/aba", false],
  ["/pets/{id}", "/pets/{id}", true],
  ["/a.c", "/abc", false],
  ["**", "/anything/at/all", true],
])("%s on %s: %s", (glob, path, expected) => expect(pathMatches(glob, path)).toBe(expected));

it("stays quick on a glob made to be slow", () => {
  const started = performance.now();
  expect(pathMatches(`${"/**/a".repeat(30)}/b`, "/a".repeat(3_000))).toBe(false);
  expect(pathMatches(`/${"*a".repeat(50)}b`, `/${"a".repeat(5_000)}`)).toBe(false);
  expect(performance.now() - started).toBeLessThan(1_000);
});
