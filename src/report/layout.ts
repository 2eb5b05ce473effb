// Lines on a terminal: widths, wrapping, and the quoted line of the description with its caret. Pure.

import type { Location } from "../model/place.ts";
import { inert } from "./inert.ts";

/** How many columns a terminal uses: two for East Asian and emoji characters, none for combining marks. */
export const columns = (text: string): number => {
  let width = 0;
  for (const character of text)
    width += /\p{Mn}/u.test(character)
      ? 0
      : /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u.test(character)
        ? 2
        : 1;
  return width;
};

/** Breaks at spaces; a longer word, such as a URL, stays whole, so that it can be copied. Never returns an empty list. */
export const wrap = (text: string, width: number): string[] => {
  const lines: string[] = [];
  let line: string | null = null;
  for (const word of text.split(" ")) {
    const longer: string = line === null ? word : `${line} ${word}`;
    if (line === null || columns(longer) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line ?? ""];
};

export interface Quote {
  /** The line number, right-aligned beside the same width of blanks. */
  readonly number: string;
  readonly line: string;
  /** Blanks up to the token, then `^` under it; "" where the column is not in the excerpt. */
  readonly caret: string;
}

/** The source line as a terminal can show it, at most `width` columns; null where the place was not found in the text. A long line is shown around its column. */
export const quote = ({ line, column, excerpt }: Location, width: number): Quote | null => {
  if (excerpt.trim() === "") return null;
  const room = Math.max(20, width);
  const start = column - 1 > room - 20 ? column - 1 - 20 : 0;
  const shown = excerpt.slice(start, start + room);
  const before = start > 0 ? "… " : "";
  const after = excerpt.length > start + room ? " …" : "";
  const at = column - 1 - start;
  const head = shown.slice(0, at);
  const token = /^(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^\s,]+)/.exec(shown.slice(at))?.[0];
  const caret =
    token === undefined || column > excerpt.length
      ? ""
      : `${" ".repeat(columns(before + visible(head)))}${"^".repeat(Math.min(60, Math.max(1, columns(visible(token)))))}`;
  return { number: String(line), line: `${before}${visible(shown)}${after}`.trimEnd(), caret };
};

/** Tabs become two blanks, so that the caret stands under its token; the rest as `inert` says. */
const visible = (text: string): string => inert(text.replaceAll("\t", "  "), 10_000);
