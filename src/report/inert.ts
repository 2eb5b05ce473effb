// Hostile text made harmless for terminals, logs and Markdown: what cannot be seen becomes visible, what commands becomes text. Pure.

/**
 * Everything that moves the cursor, hides, reorders or looks like another character: controls (C0, DEL, C1), line and paragraph separators,
 * format characters (bidi, zero width, tags), invisible letters, lone surrogates, private use, and every space but the plain one.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Zs}/gu;

const escaped = (character: string): string => {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u{${code.toString(16)}}`;
};

/**
 * The Actions runner reads `::name …::` at the start of a line and `##[name …]` anywhere as commands. A `::` survives only inside the brackets of an
 * IPv6 address, where no command can begin: `http://[::1]:5000` should stay readable. The first character is broken too, as our own text may stand before it.
 */
const breakCommands = (text: string): string =>
  text
    .replace(/::/g, (colons, at: number) => (inBrackets(text, at) ? colons : ":\\x3a"))
    .replace(/##\[/g, "##\\x5b")
    .replace(/^:/, "\\x3a")
    .replace(/^(#?)\[(?![0-9a-f:.]+\])/i, "$1\\x5b");

const longestAddress = 45;

const inBrackets = (text: string, at: number): boolean =>
  /\[[0-9a-f:]*$/i.test(text.slice(Math.max(0, at - longestAddress), at)) && /^[0-9a-f:.]*\]/i.test(text.slice(at + 2, at + 2 + longestAddress));

/** Length after which text is cut, in code points. */
const inertLength = 500;

/** One line, printable, no command for a terminal or a runner. Longer text is cut and says by how much. */
export const inert = (text: string, limit = inertLength): string => {
  const cut = cutAt(text, limit);
  const shown = breakCommands(cut.text.replace(unseen, escaped));
  return cut.left === 0 ? shown : `${shown}… (${cut.left} more characters)`;
};

const cutAt = (text: string, limit: number): { readonly text: string; readonly left: number } => {
  if (text.length <= limit) return { text, left: 0 };
  // A pair must not be torn: half of it would read as another character.
  const high = text.charCodeAt(limit - 1);
  const end = high >= 0xd800 && high <= 0xdbff ? limit - 1 : limit;
  return { text: text.slice(0, end), left: text.length - end };
};
