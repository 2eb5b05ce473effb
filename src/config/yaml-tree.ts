// YAML text → plain values with the place of every key and value. Refuses what a policy never needs and an attacker might. Pure. Imports yaml: load it lazily.

import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import { ScanError } from "../errors.ts";

export interface YamlTree {
  readonly value: unknown;
  /** 1-based place of a value by its path, or of its key; falls back to the nearest ancestor that exists. */
  at(path: readonly PropertyKey[], what: "key" | "value"): { readonly file: string; readonly line: number; readonly column: number };
}

const mostBytes = 256 * 1024;
const mostNodes = 20_000;
const mostDepth = 12;

const keyOf = (path: readonly PropertyKey[]): string => JSON.stringify(path.map(String));

export const parseYaml = (text: string, file: string): YamlTree => {
  const invalid = (message: string, offset: number): ScanError => {
    const { line, col } = lines.linePos(offset);
    return new ScanError("policy-invalid", message, { at: { file, line: Math.max(1, line), column: Math.max(1, col) } });
  };
  if (text.length > mostBytes) throw new ScanError("policy-invalid", `larger than ${mostBytes / 1024} KiB`, { at: { file, line: 1, column: 1 } });

  const lines = new LineCounter();
  // uniqueKeys compares every pair of keys; convert() below looks each one up.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false, logLevel: "error" });
  const [mistake] = document.errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
  if (mistake !== undefined)
    throw invalid(
      mistake.code === "RESOURCE_EXHAUSTION" ? "nested too deeply" : (mistake.message.split("\n")[0] ?? "not valid YAML").slice(0, 200),
      mistake.pos[0],
    );

  const places = new Map<string, { readonly key: number; readonly value: number }>();
  // By name, the latest one seen: yaml's own look-up walks the whole document for each alias.
  const anchors = new Map<string, Node>();
  let nodes = 0;

  // Never document.toJS(): keys that are collections are written out as text there, which took minutes for 5 kB of "{".
  const convert = (node: Node | null | undefined, path: readonly PropertyKey[], keyOffset: number): unknown => {
    const offset = node?.range?.[0] ?? keyOffset;
    places.set(keyOf(path), { key: keyOffset, value: offset });
    if (++nodes > mostNodes) throw invalid("expands to too many values", offset);
    if (path.length > mostDepth) throw invalid("nested too deeply", offset);
    if (node === null || node === undefined) return null;
    if (isAlias(node)) return convert(anchors.get(node.source) ?? complain(`the anchor *${node.source.slice(0, 40)} does not exist`, offset), path, keyOffset);
    if (node.anchor !== undefined) anchors.set(node.anchor, node);
    if (isScalar(node)) return node.value;
    if (isSeq(node)) return node.items.map((item, index) => convert(item as Node | null, [...path, index], (item as Node | null)?.range?.[0] ?? offset));
    if (!isMap(node)) throw invalid("only maps, lists and plain values are understood", offset);
    const result = Object.create(null) as Record<string, unknown>;
    for (const pair of node.items) {
      const at = (pair.key as Node | null)?.range?.[0] ?? offset;
      const key = isScalar(pair.key) ? String(pair.key.value) : complain("a key must be a plain word", at);
      if (Object.hasOwn(result, key)) throw invalid(`"${key.slice(0, 60)}" is given twice`, at);
      result[key] = convert(pair.value as Node | null, [...path, key], at);
    }
    return result;
  };
  const complain = (message: string, offset: number): never => {
    throw invalid(message, offset);
  };

  const value = convert(document.contents, [], 0);
  return {
    value,
    at(path, what) {
      for (let length = path.length; length >= 0; length--) {
        const place = places.get(keyOf(path.slice(0, length)));
        if (place === undefined) continue;
        const { line, col } = lines.linePos(place[length === path.length ? what : "key"]);
        return { file, line: Math.max(1, line), column: Math.max(1, col) };
      }
      return { file, line: 1, column: 1 };
    },
  };
};
