// The shape and offsets of a YAML document as flat arrays, made from the parser's events so that those (some 150 bytes each) can be dropped. Pure.

import { CORE_SCHEMA, EVENT_ID, type Event, getScalarValue, SCALAR_STYLE, type ScalarEvent } from "js-yaml";

/** Nodes in document order, by index. The root is node 0; a map holds key, value, key, value…; a list its items. */
export interface YamlTree {
  readonly kinds: Uint8Array;
  /** Offset of the first character; -1 for an empty scalar. */
  readonly starts: Int32Array;
  /** Scalar: offset after its last character. */
  readonly ends: Int32Array;
  /** Collection: the node after it. Alias: the node it stands for. */
  readonly links: Int32Array;
  /** Keys whose value is not simply their text. */
  readonly keys: ReadonlyMap<number, string>;
  readonly documents: number;
}

export const yamlKind = { sequence: 1, mapping: 2, scalar: 3, alias: 4 } as const;

/** The next sibling of a node. */
export const afterNode = (tree: YamlTree, node: number): number => {
  const kind = tree.kinds[node];
  return kind === yamlKind.sequence || kind === yamlKind.mapping ? (tree.links[node] ?? node + 1) : node + 1;
};

/** What an alias stands for; the node itself otherwise. */
export const target = (tree: YamlTree, node: number): number => (tree.kinds[node] === yamlKind.alias ? (tree.links[node] ?? node) : node);

/** A key as the constructed object has it. Complex keys do not get this far. */
export const keyOf = (tree: YamlTree, text: string, node: number): string => {
  const real = target(tree, node);
  return tree.keys.get(real) ?? (tree.starts[real] === -1 ? "null" : text.slice(tree.starts[real], tree.ends[real]));
};

/** `<<` as people write it: plain, without a tag. */
export const isMergeKey = (tree: YamlTree, text: string, node: number): boolean =>
  !tree.keys.has(node) && text.slice(tree.starts[node], tree.ends[node]) === "<<";

interface Open {
  readonly node: number;
  readonly mapping: boolean;
  children: number;
}

export const yamlTree = (events: readonly Event[], text: string): YamlTree => {
  const kinds = new Uint8Array(events.length);
  const starts = new Int32Array(events.length);
  const ends = new Int32Array(events.length);
  const links = new Int32Array(events.length);
  const keys = new Map<number, string>();
  const anchors = new Map<string, number>();
  const open: Open[] = [];
  let count = 0;
  let documents = 0;
  for (const event of events) {
    if (event.type === EVENT_ID.DOCUMENT) {
      documents++;
      continue;
    }
    if (documents > 1) continue;
    if (event.type === EVENT_ID.POP) {
      const closed = open.pop();
      if (closed !== undefined) links[closed.node] = count;
      continue;
    }
    const node = count++;
    const parent = open.at(-1);
    const isKey = parent?.mapping === true && parent.children % 2 === 0;
    if (parent !== undefined) parent.children++;
    if (event.type === EVENT_ID.ALIAS) {
      kinds[node] = yamlKind.alias;
      starts[node] = event.anchorStart - 1;
      ends[node] = event.anchorEnd;
      links[node] = anchors.get(text.slice(event.anchorStart, event.anchorEnd)) ?? node;
      continue;
    }
    if (event.anchorStart !== -1) anchors.set(text.slice(event.anchorStart, event.anchorEnd), node);
    if (event.type === EVENT_ID.SCALAR) {
      kinds[node] = yamlKind.scalar;
      const quoted = event.style === SCALAR_STYLE.DOUBLE_QUOTED || event.style === SCALAR_STYLE.SINGLE_QUOTED;
      starts[node] =
        event.valueStart === -1 ? Math.max(event.tagStart, event.anchorStart - (event.anchorStart > 0 ? 1 : 0)) : event.valueStart - (quoted ? 1 : 0);
      ends[node] = event.valueStart === -1 ? Math.max(event.tagEnd, event.anchorEnd) : event.valueEnd + (quoted ? 1 : 0);
      // An anchored scalar may become a key through an alias.
      if (isKey || event.anchorStart !== -1) {
        const name = keyValue(event, text, quoted);
        if (name !== null) keys.set(node, name);
      }
    } else {
      const mapping = event.type === EVENT_ID.MAPPING;
      kinds[node] = mapping ? yamlKind.mapping : yamlKind.sequence;
      starts[node] = event.start;
      open.push({ node, mapping, children: 0 });
    }
  }
  return { kinds: kinds.slice(0, count), starts: starts.slice(0, count), ends: ends.slice(0, count), links: links.slice(0, count), keys, documents };
};

/** Null where the key is its own text, which nearly every key is. */
const keyValue = (event: ScalarEvent, text: string, quoted: boolean): string | null => {
  const source = getScalarValue(text, event);
  if (quoted || event.tagStart !== -1 || !event.fast) return source;
  // Only these first characters can begin a number, boolean or null: `200`, `0x1F`, `True`, `~`.
  if (!/^[-+.0-9tTfFnN~]|^$/.test(source)) return null;
  const resolved = String(CORE_SCHEMA.resolveImplicitScalarTag(source).value);
  return resolved === source ? null : resolved;
};
