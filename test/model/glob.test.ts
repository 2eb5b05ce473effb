import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { operationMatches, pathMatches } from "../../src/model/glob.ts";
import { cpuMs } from "../cpu.ts";

describe("path globs", () => {
  it.each([
    ["/a/b", "/a/b"],
    ["/a/*", "/a/{id}"],
    ["/a/*/c", "/a/b/c"],
    ["/a/**", "/a"],
    ["/a/**", "/a/b/c"],
    ["/**/c", "/a/b/c"],
    ["/**/c", "/c"],
    ["/a/**/d/**/f", "/a/b/d/x/d/e/f"],
    ["/v*/x", "/v2/x"],
    ["/**", "/"],
    ["/zones/", "/zones/"],
  ])("%s matches %s", (glob, path) => {
    expect(pathMatches(glob, path)).toBe(true);
  });

  it.each([
    ["/a/b", "/a/b/c"],
    ["/a/*", "/a"],
    ["/a/*", "/a/b/c"],
    ["/a/**", "/ab"],
    ["/v*/x", "/w2/x"],
    ["/zones", "/zones/"],
    ["/A", "/a"],
    ["/a.c", "/abc"],
  ])("%s does not match %s", (glob, path) => {
    expect(pathMatches(glob, path)).toBe(false);
  });

  it("any path matches itself and `**`", () => {
    fc.assert(
      fc.property(fc.array(fc.string().filter((part) => !/[/*]/.test(part))), (parts) => {
        const path = `/${parts.join("/")}`;
        expect(pathMatches(path, path)).toBe(true);
        expect(pathMatches("/**", path)).toBe(true);
      }),
    );
  });

  it("no pattern stalls it", () => {
    const act = () => expect(pathMatches(`${"/**/a*a*a*".repeat(40)}/x`, `/${"aaaaaaaaaaaaaaaa/".repeat(300)}`)).toBe(false);
    expect(cpuMs(act)).toBeLessThan(2000);
  });
});

describe("operation globs", () => {
  it.each([
    ["POST /payouts", "POST /payouts", true],
    ["post /payouts", "POST /payouts", true],
    ["GET /payouts", "POST /payouts", false],
    ["* /payouts", "POST /payouts", true],
    ["/payouts", "POST /payouts", true],
    ["POST /zones/**", "POST /zones/{zone}/transfer", true],
    ["POST   /zones/*", "POST /zones/{zone}", true],
    ["POST", "POST /", false],
  ])("%s on %s: %s", (glob, operation, matches) => {
    expect(operationMatches(glob, operation)).toBe(matches);
  });
});

it("stays quick on a glob made to be slow", () => {
  const act = () => {
    expect(pathMatches(`${"/**/a".repeat(30)}/b`, "/a".repeat(3_000))).toBe(false);
    expect(pathMatches(`/${"*a".repeat(50)}b`, `/${"a".repeat(5_000)}`)).toBe(false);
  };
  expect(cpuMs(act)).toBeLessThan(2_000);
});
