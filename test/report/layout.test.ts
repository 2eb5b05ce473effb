import { describe, expect, it } from "vitest";
import { columns, quote, wrap } from "../../src/report/layout.ts";

const at = (excerpt: string, column: number, line = 7) => quote({ file: "a", line, column, endLine: line, excerpt, pointer: "" }, 80);

describe("wrap", () => {
  it.each([
    ["a b c", 3, ["a b", "c"]],
    ["", 10, [""]],
    ["https://example.com/a/long/one x", 10, ["https://example.com/a/long/one", "x"]],
    ["漢字 漢字", 5, ["漢字", "漢字"]],
  ])("%j at %d", (text, width, lines) => expect(wrap(text, width)).toEqual(lines));
});

describe("columns", () => {
  it.each([
    ["abc", 3],
    ["漢字", 4],
    ["🙂", 2],
    ["e\u0301", 1],
  ])("%j is %d", (text, width) => expect(columns(text)).toBe(width));
});

describe("quote", () => {
  it.each([
    ["a YAML key", "    get:", 5, "    get:", "    ^^^^"],
    ["a quoted key", '  "/a b": {', 3, '  "/a b": {', "  ^^^^^^"],
    ["a tab before it", "\t- url: x", 4, "  - url: x", "    ^^^^"],
    ["wide characters before it", "漢: get", 4, "漢: get", "    ^^^"],
    ["a column behind the line", "get:", 40, "get:", ""],
    ["a control in it", "a\u001b: b", 1, "a\\x1b: b", "^^^^^^"],
  ])("%s", (_what, excerpt, column, line, caret) => expect(at(excerpt, column)).toEqual({ number: "7", line, caret }));

  it("shows a long line around its column", () => {
    const quoted = at(`${"x".repeat(200)} "key": 1${"y".repeat(200)}`, 202);
    expect(quoted?.line).toMatch(/^… x+ "key": 1y+ …$/);
    expect(quoted?.line.slice(quoted.caret.indexOf("^"), quoted.caret.length)).toBe('"key"');
  });

  it.each(["", "   "])("of nothing (%j) is null", (excerpt) => expect(at(excerpt, 1)).toBeNull());
});
