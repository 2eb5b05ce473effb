// Offsets in a text → line and column. Pure.

export interface Position {
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 code units; a byte order mark is not counted, as no editor shows it. */
  readonly column: number;
}

/** Where every line starts. "\n" and "\r\n" end a line, as in SARIF; a lone "\r" does not. */
export const lineStarts = (text: string): readonly number[] => {
  const starts = [text.charCodeAt(0) === 0xfeff ? 1 : 0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
};

export const positionIn = (starts: readonly number[], offset: number): Position => {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: Math.max(1, offset - (starts[low] ?? 0) + 1) };
};

/** For one position, without a table. */
export const positionAt = (text: string, offset: number): Position => {
  let line = 1;
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) {
    line++;
    start = at + 1;
  }
  return { line, column: Math.max(1, offset - start + 1) };
};

const longest = 200;

/** The line as a person reads it. A column far to the right (minified text) gets a window that starts at it, marked by an ellipsis. */
export const excerptAt = (text: string, starts: readonly number[], position: Position): string => {
  const start = starts[position.line - 1] ?? 0;
  const next = starts[position.line];
  const end = next === undefined ? text.length : next - 1;
  if (position.column > longest) return `…${text.slice(start + position.column - 1, Math.min(end, start + position.column - 1 + longest))}`;
  return text.slice(start, Math.min(end, start + longest)).replace(/\r$/, "");
};
