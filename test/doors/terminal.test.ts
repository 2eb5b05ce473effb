// Colour, errors and formats: small tables with large consequences for who reads them.

import { describe, expect, it } from "vitest";
import { formatOfFile, parseFormat } from "../../src/doors/render.ts";
import { colorAsked, errorText, exitCodeOf, wantsColor } from "../../src/doors/terminal.ts";
import { ScanError } from "../../src/errors.ts";

it.each<[when: string, env: Record<string, string>, terminal: boolean | undefined, colour: boolean]>([
  ["auto", {}, undefined, false],
  ["auto", { FORCE_COLOR: "1" }, undefined, true],
  ["auto", {}, true, true],
  ["auto", {}, false, false],
  ["auto", { NO_COLOR: "1" }, true, false],
  ["auto", { NO_COLOR: "" }, true, true],
  ["auto", { FORCE_COLOR: "1" }, false, true],
  ["auto", { FORCE_COLOR: "0" }, true, false],
  ["auto", { CLICOLOR_FORCE: "1" }, false, true],
  ["auto", { CLICOLOR_FORCE: "0" }, false, false],
  ["auto", { NO_COLOR: "1", FORCE_COLOR: "1" }, true, false],
  ["auto", { TERM: "dumb" }, true, false],
  ["always", { NO_COLOR: "1" }, false, true],
  ["never", { FORCE_COLOR: "1" }, true, false],
])("--color %s with %j, terminal %s: %s", (when, env, terminal, colour) => {
  expect(wantsColor(when, env, terminal)).toBe(colour);
});

it.each([
  ["scan --color never", "never"],
  ["scan --color=always --spec x", "always"],
  ["scan --color always --color never", "never"],
  ["scan --color blue", "auto"],
  ["scan --color", "auto"],
  ["scan --colors never", "auto"],
  ["", "auto"],
])("%j asks for colour: %s", (words, when) => expect(colorAsked(words.split(" "))).toBe(when));

describe("an error", () => {
  const plain = { color: false, debug: false };
  it("names its code, its place and its remedy", () => {
    const error = new ScanError("policy-invalid", "unknown key", { at: { file: "a.yml", line: 3, column: 5, pointer: "/gate" }, hint: "Remove it." });
    expect(errorText(error, plain)).toBe("error[policy-invalid]: unknown key\n  --> a.yml:3:5 at /gate\n  hint: Remove it.\n");
    expect(exitCodeOf(error)).toBe(2);
  });
  it("of ours says that the verdict is unknown, without a stack unless asked for", () => {
    const error = new TypeError("x is not a function");
    expect(errorText(error, plain)).toMatch(/^error\[internal\]: x is not a function\n {2}hint: .*verdict is unknown.*\n$/);
    expect(errorText(error, { color: false, debug: true })).toContain("terminal.test.ts");
    expect(exitCodeOf(error)).toBe(70);
  });
  it("carries no command, escape or line of a stranger", () => {
    const hostile = "\u001b[2J\r::add-mask::e ##[error]x \u202e";
    const text = errorText(new ScanError("spec-invalid", hostile, { hint: hostile, at: { file: hostile, pointer: hostile } }), plain);
    expect(text).not.toMatch(/\u001b|\r|\u202e|##\[|(^|\n)\s*::/);
    expect(text.split("\n")).toHaveLength(4);
  });
});

describe("formats", () => {
  it.each([
    ["a.json", "json"],
    ["b/c.SARIF", "sarif"],
    ["c.sarif.json", "sarif"],
    ["d.md", "markdown"],
    ["e.txt", "text"],
  ])("%s is %s", (file, format) => {
    expect(formatOfFile(file, "--out")).toBe(format);
  });
  it.each([
    ["r.xml", "not-available"],
    ["r.html", "not-available"],
    ["gitlab=r.json", "not-available"],
    ["r", "usage"],
    ["r.", "usage"],
    ["dir.json/r", "usage"],
    ["r.constructor", "usage"],
  ])("%s is refused: %s", (file, code) => {
    expect(() => formatOfFile(file, "--out")).toThrow(expect.objectContaining({ code }));
  });
  it.each([
    ["junit", "not-available"],
    ["html", "not-available"],
    ["gitlab", "not-available"],
    ["yaml", "usage"],
    ["", "usage"],
  ])("--format %s is refused: %s", (format, code) => {
    expect(() => parseFormat(format, "--format")).toThrow(expect.objectContaining({ code }));
  });
});
