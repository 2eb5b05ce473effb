// JSON as text: how deep it nests, where a mistake stands, where a value ends. `JSON.parse` says none of these, or quotes the file. Pure.

const quote = 0x22;
const backslash = 0x5c;

/** Index after the closing quote of the string that opens at `at`; the length of the text when it never closes. */
export const endOfString = (text: string, at: number): number => {
  for (let close = text.indexOf('"', at + 1); close >= 0; close = text.indexOf('"', close + 1)) {
    let slashes = 0;
    while (text.charCodeAt(close - 1 - slashes) === backslash) slashes++;
    if (slashes % 2 === 0) return close + 1;
  }
  return text.length;
};

const isBlank = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;

export const skipBlank = (text: string, at: number): number => {
  while (isBlank(text.charCodeAt(at))) at++;
  return at;
};

/** Index after the value that starts at `at`, in a text that is known to be JSON. */
export const endOfValue = (text: string, at: number): number => {
  const first = text.charCodeAt(at);
  if (first === quote) return endOfString(text, at);
  if (first !== 0x7b && first !== 0x5b) {
    while (at < text.length && !/[\s,\]}]/.test(text.charAt(at))) at++;
    return at;
  }
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === quote) i = endOfString(text, i) - 1;
    else if (code === 0x7b || code === 0x5b) depth++;
    else if ((code === 0x7d || code === 0x5d) && --depth === 0) return i + 1;
  }
  return text.length;
};

/** Whether `text` has more than `most` opening brackets, those in strings included: nothing can nest deeper than that. Ten times as fast as a look at the depth. */
export const hasManyBrackets = (text: string, most: number): boolean => {
  let count = 0;
  for (const bracket of ["{", "["]) for (let at = text.indexOf(bracket); at >= 0; at = text.indexOf(bracket, at + 1)) if (++count > most) return true;
  return false;
};

/** Offset of the first bracket that nests deeper than `depth`; null when none does. Also right for a text that is not quite JSON. */
export const tooDeepAt = (text: string, depth: number): number | null => {
  let level = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === quote) i = endOfString(text, i) - 1;
    else if (code === 0x7b || code === 0x5b) {
      if (++level > depth) return i;
    } else if (code === 0x7d || code === 0x5d) level--;
  }
  return null;
};

export interface JsonMistake {
  readonly offset: number;
  /** One sentence that quotes nothing from the file. */
  readonly why: string;
}

const word = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const simpleEscapes = '"\\/bfnrt';

/** The first mistake in a text that `JSON.parse` refused. RFC 8259, without recursion. */
export const jsonMistake = (text: string): JsonMistake => {
  const open: ("}" | "]")[] = [];
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let expect: "value" | "first-value" | "key" | "first-key" | "colon" | "next" | "end" = "value";
  const settled = (): "end" | "next" => (open.length === 0 ? "end" : "next");
  for (;;) {
    at = skipBlank(text, at);
    const char = text.charAt(at);
    if (char === "") return { offset: at, why: expect === "value" && open.length === 0 ? "the file is empty" : "the file ends in the middle of a value" };
    if (char === "/" && /[/*]/.test(text.charAt(at + 1))) return { offset: at, why: "JSON has no comments" };
    if (expect === "end") return { offset: at, why: "something follows the end of the document" };
    if (expect === "colon") {
      if (char !== ":") return { offset: at, why: "a colon is missing after a key" };
      at++;
      expect = "value";
    } else if (expect === "next") {
      const closer = open.at(-1);
      if (char === ",") expect = closer === "}" ? "key" : "value";
      else if (char === closer) {
        open.pop();
        expect = settled();
      } else return { offset: at, why: char === "}" || char === "]" ? "this bracket closes something else" : "a comma or a closing bracket is missing" };
      at++;
    } else if (expect === "key" || expect === "first-key") {
      if (char === "}" && expect === "first-key") {
        open.pop();
        expect = settled();
        at++;
      } else if (char === "}") return { offset: at, why: "there is a comma before the closing bracket" };
      else if (char !== '"') return { offset: at, why: "a key in double quotes is expected" };
      else {
        const end = stringMistake(text, at);
        if (typeof end !== "number") return end;
        at = end;
        expect = "colon";
      }
    } else if (char === '"') {
      const end = stringMistake(text, at);
      if (typeof end !== "number") return end;
      at = end;
      expect = settled();
    } else if (char === "{" || char === "[") {
      open.push(char === "{" ? "}" : "]");
      expect = char === "{" ? "first-key" : "first-value";
      at++;
    } else if (char === "]" && expect === "first-value") {
      open.pop();
      expect = settled();
      at++;
    } else if (char === "]" || char === "}") {
      return { offset: at, why: char === "]" && open.at(-1) === char ? "there is a comma before the closing bracket" : "a value is missing here" };
    } else {
      word.lastIndex = at;
      const found = word.exec(text);
      if (found === null) return { offset: at, why: char === "'" ? "strings stand in double quotes" : "a value is expected here" };
      at += found[0].length;
      expect = settled();
    }
  }
};

/** Index after the string, or its mistake. */
const stringMistake = (text: string, start: number): number | JsonMistake => {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return at + 1;
    if (code < 0x20)
      return { offset: at, why: code === 0x0a || code === 0x0d ? "a string is not closed on its line" : "a string contains a control character" };
    if (code !== backslash) continue;
    const escape = text.charAt(at + 1);
    if (escape === "u" && /^[0-9a-fA-F]{4}$/.test(text.slice(at + 2, at + 6))) at += 5;
    else if (escape !== "" && simpleEscapes.includes(escape)) at++;
    else return { offset: at, why: "a string contains an unknown escape" };
  }
  return { offset: start, why: "a string is never closed" };
};
