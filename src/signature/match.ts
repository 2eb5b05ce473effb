// A template read backwards: which signature, timestamp and nonce does this header value hold? Pure.

import { type Spelling, readBytes } from "./algorithm.ts";
import { percentDecode, wireOf } from "./message.ts";
import type { Part, Template } from "./template.ts";

export interface Found {
  /** Every text that stands where the signature may stand, in order. */
  readonly signatures: readonly string[];
  readonly timestamp: string | null;
  readonly nonce: string | null;
  /** What stands where other variables stand: the key's name, a region, a definition that is left empty. */
  readonly named: ReadonlyMap<string, string>;
}

/** Longer values than any header can be are not looked at. */
const longest = 8192;

/**
 * What may stand where a variable stands. Bounded and without the usual separators where that is possible: the value is a stranger's, and several open ends in one
 * pattern would take time without end.
 */
const spanOf = (name: string): string => {
  if (name === "nonce" || name === "id") return '[^\\s",;]{0,256}?';
  if (name === "timestamp") return "[A-Za-z0-9:.,+ -]{0,48}?";
  return name === "key-id" ? '[^"\\r\\n]{0,256}?' : "[^]{0,4096}?";
};

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");

const alphabet = (spelling: Spelling, encoded: boolean): string => {
  const plain = spelling === "hex" || spelling === "HEX" ? "0-9a-fA-F" : "A-Za-z0-9+/=_\\-";
  return `[${plain}${encoded ? "%" : ""}]`;
};

/** Undoes the filters that can be undone; null for the others. */
const undone = (text: string, filters: readonly string[]): string | null => {
  let value: string | null = text;
  for (const filter of [...filters].reverse()) {
    if (value === null) return null;
    if (filter === "urlencode") value = percentDecode(value);
    else if (filter === "base64" || filter === "base64url" || filter === "hex") {
      const bytes = readBytes(value, filter);
      value = bytes === null ? null : wireOf(bytes);
    } else return null;
  }
  return value;
};

/** What stands right before the signature within one item of a list: the tail of the literal after its last separator. */
const leadOf = (parts: readonly Part[], at: number): string | null => {
  const before = parts[at - 1];
  if (before?.kind !== "text") return null;
  return /[^,;\s]+[,=:]?$/.exec(before.text)?.[0] ?? null;
};

/** Null when the value is not of the template's form. */
export const match = (template: Template, value: string, spelling: Spelling, define: ReadonlyMap<string, Template>): Found | null => {
  if (value.length > longest) return null;
  const pattern = template.parts.map((part) => {
    if (part.kind === "text") return escaped(part.text);
    if (part.name === "signature") return `(${alphabet(spelling, part.filters.includes("urlencode"))}*)`;
    return `(${spanOf(part.name)})`;
  });
  const last = template.parts.at(-1);
  // After a signature at the very end more items of a list may follow.
  const open = last?.kind === "variable" && last.name === "signature" ? "(?:[,; ][^]*)?" : "";
  const groups = new RegExp(`^${pattern.join("")}${open}$`).exec(value);
  if (groups === null) return null;
  let found: Found = { signatures: [], timestamp: null, nonce: null, named: new Map() };
  const name = (part: string, text: string): Found => ({ ...found, named: new Map([...found.named, [part, text]]) });
  const captured = template.parts.filter((part) => part.kind === "variable");
  for (const [index, part] of captured.entries()) {
    const text = undone(groups[index + 1] ?? "", part.filters);
    if (text === null) continue;
    const definition = define.get(part.name);
    if (definition !== undefined) {
      const inner = match(definition, text, spelling, define);
      // What stands in for an optional part may have taken its neighbour's text.
      if (inner === null) {
        found = name(part.name, text);
        continue;
      }
      found = {
        signatures: [...found.signatures, ...inner.signatures],
        timestamp: found.timestamp ?? inner.timestamp,
        nonce: found.nonce ?? inner.nonce,
        named: new Map([...found.named, ...inner.named]),
      };
    } else if (part.name === "signature") found = { ...found, signatures: [...found.signatures, text] };
    else if (part.name === "timestamp") found = { ...found, timestamp: text };
    else if (part.name === "nonce" || part.name === "id") found = { ...found, nonce: text };
    else found = name(part.name, text);
  }
  const at = template.parts.findIndex((part) => part.kind === "variable" && part.name === "signature");
  const lead = at < 0 ? null : leadOf(template.parts, at);
  if (lead === null) return found;
  const all = [...value.matchAll(new RegExp(`(?:^|[,;\\s])${escaped(lead)}(${alphabet(spelling, false)}+)`, "g"))].map((each) => each[1] ?? "");
  return { ...found, signatures: [...new Set([...found.signatures, ...all])] };
};
