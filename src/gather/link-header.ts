// Link and Refresh header fields, read in one pass over hostile text. Pure.

export interface LinkValue {
  readonly target: string;
  readonly rel: string;
  /** The `anchor` parameter: the link's context, another place where a host can stand. */
  readonly anchor: string | null;
}

/** RFC 8288 section 3. Each character is looked at once or twice, whatever the text; what is not a link is skipped. */
export const parseLinks = (text: string): LinkValue[] => {
  const links: LinkValue[] = [];
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf("<", at);
    if (open < 0) break;
    const close = text.indexOf(">", open);
    if (close < 0) break;
    const parameters = readParameters(text, close + 1);
    links.push({ target: text.slice(open + 1, close).trim(), rel: parameters.values.get("rel") ?? "", anchor: parameters.values.get("anchor") ?? null });
    at = parameters.end;
  }
  return links;
};

/** From behind `>` up to the comma before the next link; the first of a repeated parameter counts (RFC 8288 section 3.3). */
const readParameters = (text: string, start: number): { values: Map<string, string>; end: number } => {
  const values = new Map<string, string>();
  let at = start;
  while (at < text.length && text[at] !== ",") {
    if (text[at] !== ";") {
      at += 1;
      continue;
    }
    const nameEnd = endOf(text, at + 1, "=;,");
    const name = text
      .slice(at + 1, nameEnd)
      .trim()
      .toLowerCase();
    let value = "";
    at = nameEnd;
    if (text[at] === "=") {
      at += 1;
      while (text[at] === " ") at += 1;
      if (text[at] === '"') ({ value, at } = readQuoted(text, at + 1));
      else {
        const valueEnd = endOf(text, at, ";,");
        value = text.slice(at, valueEnd).trim();
        at = valueEnd;
      }
    }
    if (!values.has(name)) values.set(name, value);
  }
  return { values, end: at + 1 };
};

const endOf = (text: string, from: number, stops: string): number => {
  let at = from;
  while (at < text.length && !stops.includes(text[at] ?? "")) at += 1;
  return at;
};

const readQuoted = (text: string, from: number): { value: string; at: number } => {
  const characters: string[] = [];
  let at = from;
  while (at < text.length && text[at] !== '"') {
    if (text[at] === "\\") at += 1;
    characters.push(text[at] ?? "");
    at += 1;
  }
  return { value: characters.join(""), at: at + 1 };
};

/** `5; url=https://example.com/`, with or without quotes, as browsers read it. Null without a URL. */
export const parseRefresh = (text: string): string | null => {
  const after = /^[\s\d.]*[;,]?\s*/.exec(text)?.[0].length ?? 0;
  const rest = text.slice(after);
  const value = /^url\s*=/i.test(rest) ? rest.slice(rest.indexOf("=") + 1).trim() : rest.trim();
  const quote = value[0];
  if (quote === '"' || quote === "'") return value.slice(1).split(quote, 1)[0] ?? null;
  return value === "" ? null : value;
};
