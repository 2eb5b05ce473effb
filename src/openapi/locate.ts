// Pointers → line and column, for the asked ones only, after the checks are done. Pure.

import { ScanError } from "../errors.ts";
import type { Location, SourceDocument } from "../model/place.ts";
import { endOfString, endOfValue, skipBlank } from "./json-text.ts";
import { excerptAt, lineStarts, positionIn } from "./lines.ts";
import { parse } from "./parse.ts";
import { forget, pointerTrie, regions, type TrieNode } from "./pointer-trie.ts";
import { afterNode, isMergeKey, keyOf, target, type YamlTree, yamlKind } from "./yaml-tree.ts";

/**
 * A member of a map is where its key is, an item of a list where it begins. `endLine` reaches to the end of a scalar value; for a map or list it is the first line.
 * A pointer that leads nowhere gets its nearest ancestor that exists. Every asked pointer is a key of the answer.
 */
export const locate = (document: SourceDocument, pointers: Iterable<string>): ReadonlyMap<string, Location> => {
  const { file, text } = document;
  const root = pointerTrie(pointers);
  const readable = find(document, root);
  const starts = lineStarts(text);
  return new Map(
    [...regions(root)].map(([pointer, { start, end }]) => {
      const position = positionIn(starts, start);
      const endLine = end > start ? positionIn(starts, end - 1).line : position.line;
      return [pointer, { file, ...position, endLine: Math.max(endLine, position.line), excerpt: readable ? excerptAt(text, starts, position) : "", pointer }];
    }),
  );
};

/** False when the document cannot be parsed any more (edited evidence): then every place is its beginning. */
const find = (document: SourceDocument, root: TrieNode): boolean => {
  try {
    const { tree } = parse(document);
    if (tree === null) findInJson(document.text, root);
    else findInYaml(tree, document.text, root);
    return true;
  } catch (error) {
    if (error instanceof ScanError) return false;
    throw error;
  }
};

/** One pass that enters only what was asked for. The text has been parsed before, so it is JSON. */
const findInJson = (text: string, root: TrieNode): void => {
  const open: { node: TrieNode; list: boolean; index: number }[] = [];
  let at = skipBlank(text, text.charCodeAt(0) === 0xfeff ? 1 : 0);
  const enter = (node: TrieNode, start: number): void => {
    const bracket = text.charAt(at);
    node.start = start;
    node.end = start;
    if (bracket !== "{" && bracket !== "[") node.end = at = endOfValue(text, at);
    else if (node.children.size === 0) at = endOfValue(text, at);
    else {
      open.push({ node, list: bracket === "[", index: 0 });
      at++;
    }
  };
  enter(root, at);
  for (let top = open.at(-1); top !== undefined && at < text.length; top = open.at(-1)) {
    at = skipBlank(text, at);
    const char = text.charAt(at);
    if (char === "," || char === "}" || char === "]") {
      if (char !== ",") open.pop();
      at++;
      continue;
    }
    const start = at;
    let child: TrieNode | undefined;
    if (top.list) child = top.node.children.get(String(top.index++));
    else {
      const end = endOfString(text, at);
      const raw = text.slice(at + 1, end - 1);
      child = top.node.children.get(raw.includes("\\") ? (JSON.parse(`"${raw}"`) as string) : raw);
      at = skipBlank(text, skipBlank(text, end) + 1);
    }
    if (child === undefined) at = endOfValue(text, at);
    else {
      if (child.start !== -1) forget(child);
      enter(child, start);
    }
  }
};

const findInYaml = (tree: YamlTree, text: string, root: TrieNode): void => {
  if (tree.kinds.length === 0) return;
  root.start = root.end = Math.max(0, tree.starts[0] ?? 0);
  const open: { trie: TrieNode; node: number }[] = [{ trie: root, node: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.trie.children.size === 0) continue;
    const node = target(tree, next.node);
    const found = tree.kinds[node] === yamlKind.mapping ? membersOf(tree, text, node, next.trie) : itemsOf(tree, node, next.trie);
    for (const [trie, { start, value }] of found) {
      trie.start = start;
      const scalar = tree.kinds[value] !== yamlKind.mapping && tree.kinds[value] !== yamlKind.sequence;
      trie.end = scalar ? Math.max(start, trimmedEnd(text, tree.ends[value] ?? start)) : start;
      open.push({ trie, node: value });
    }
  }
};

interface Found {
  readonly start: number;
  readonly value: number;
}

/** A block scalar's range includes its last line break. */
const trimmedEnd = (text: string, end: number): number => {
  while (end > 0 && /\s/.test(text.charAt(end - 1))) end--;
  return end;
};

const itemsOf = (tree: YamlTree, node: number, trie: TrieNode): Map<TrieNode, Found> => {
  const found = new Map<TrieNode, Found>();
  if (tree.kinds[node] !== yamlKind.sequence) return found;
  let last = tree.starts[node] ?? 0;
  const end = afterNode(tree, node);
  for (let item = node + 1, index = 0; item < end; item = afterNode(tree, item), index++) {
    const start = tree.starts[item] ?? -1;
    if (start !== -1) last = start;
    const child = trie.children.get(String(index));
    if (child !== undefined) found.set(child, { start: last, value: item });
  }
  return found;
};

/** Own members first, then what merge keys (`<<`) bring in, in their order: the earlier source wins. */
const membersOf = (tree: YamlTree, text: string, map: number, trie: TrieNode): Map<TrieNode, Found> => {
  const found = new Map<TrieNode, Found>();
  const sources = [map];
  const seen = new Set<number>();
  for (let at = 0; at < sources.length; at++) {
    const source = target(tree, sources[at] ?? map);
    if (seen.has(source)) continue;
    seen.add(source);
    const end = afterNode(tree, source);
    if (tree.kinds[source] === yamlKind.sequence) {
      const items: number[] = [];
      for (let item = source + 1; item < end; item = afterNode(tree, item)) items.push(item);
      sources.splice(at + 1, 0, ...items);
      continue;
    }
    if (tree.kinds[source] !== yamlKind.mapping) continue;
    const here = new Map<TrieNode, Found>();
    for (let key = source + 1; key < end; ) {
      const value = afterNode(tree, key);
      if (isMergeKey(tree, text, key)) sources.push(value);
      else {
        const child = trie.children.get(keyOf(tree, text, key));
        if (child !== undefined) here.set(child, { start: Math.max(0, tree.starts[key] ?? 0), value });
      }
      key = afterNode(tree, value);
    }
    for (const [child, place] of here) if (!found.has(child)) found.set(child, place);
  }
  return found;
};
