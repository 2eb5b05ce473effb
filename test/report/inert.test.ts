import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inert } from "../../src/report/inert.ts";
import { commandsIn } from "./runner.ts";
import { attacks } from "./samples.ts";

/** Nothing of this may reach a terminal or a log from outside. */
const live = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u00a0\u2000-\u200f\u3000]/u;

describe("inert", () => {
  it.each([
    ["a newline", "a\nb", "a\\x0ab"],
    ["an escape sequence", "\u001b[31m", "\\x1b[31m"],
    ["an 8-bit escape", "\u009b31m", "\\x9b31m"],
    ["a bidi override", "a\u202eb", "a\\u{202e}b"],
    ["a zero-width space", "a\u200bb", "a\\u{200b}b"],
    ["a tag character", "a\u{e0041}b", "a\\u{e0041}b"],
    ["a lone surrogate", "a\ud800b", "a\\u{d800}b"],
    ["a non-breaking space", "a\u00a0b", "a\\xa0b"],
    ["a line separator", "a\u2028b", "a\\u{2028}b"],
    ["a braille blank", "a\u2800b", "a\\u{2800}b"],
    ["a command", "::error::x", "\\x3a\\x3aerror:\\x3ax"],
    ["a command of the old form", "a ##[error]x", "a ##\\x5berror]x"],
  ])("shows %s instead of letting it act", (_what, text, shown) => expect(inert(text)).toBe(shown));

  it.each(["GET /pets/{id} → 200", "http://[::1]:5000/a", "[2001:db8::1]:8443", "Größe 漢字 emoji 🙂", "a: b, c:d", "C:\\dir", "# 1 [x]"])(
    "leaves %s as it is",
    (text) => expect(inert(text)).toBe(text),
  );

  it("cuts long text and says by how much, without tearing a pair", () => {
    expect(inert("x".repeat(600))).toBe(`${"x".repeat(500)}… (100 more characters)`);
    expect(inert(`xx${"🙂".repeat(9)}`, 5)).toBe("xx🙂… (16 more characters)");
  });

  it.each(attacks)("keeps %j from being a command or a control, behind any prefix of ours", (attack) => {
    for (const prefix of ["", "  ", ":", "#", "x: ", "- "]) {
      const line = prefix + inert(attack);
      expect(commandsIn(line)).toEqual([]);
      expect(line).not.toMatch(live);
    }
  });

  it("lets no generated text through, whatever stands before it", () => {
    const piece = fc.constantFrom(
      "::",
      ":",
      "#",
      "##[",
      "[",
      "]",
      "error",
      "add-mask",
      " ",
      "\r",
      "\n",
      "\u001b",
      "\u202e",
      "f",
      "1",
      ".",
      "::1]",
      "[::",
      "stop-commands",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.constantFrom("", ":", "#", "x:", " "), (pieces, prefix) => {
        const line = prefix + inert(pieces.join(""));
        expect(commandsIn(line)).toEqual([]);
        expect(line).not.toMatch(live);
      }),
      { numRuns: 5_000 },
    );
  });

  it("knows a command when it sees one", () => {
    expect(commandsIn("::error file=a::b\nx ##[warning]y").map(({ name }) => name)).toEqual(["error", "warning"]);
  });
});
