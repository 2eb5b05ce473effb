// The pointers somebody asked for, as a tree, so that one pass over a text finds them all. Pure.

import { pointerTokens } from "./value.ts";

export interface TrieNode {
  readonly children: Map<string, TrieNode>;
  readonly pointers: string[];
  /** Offset of the key (map) or of the value (list, root); -1 until found. */
  start: number;
  /** Offset after a scalar value; `start` for maps and lists, whose region is their first line. */
  end: number;
}

const newNode = (): TrieNode => ({ children: new Map(), pointers: [], start: -1, end: -1 });

/** What is no pointer stands for the whole document. */
export const pointerTrie = (pointers: Iterable<string>): TrieNode => {
  const root = newNode();
  for (const pointer of new Set(pointers)) {
    let node = root;
    for (const token of pointerTokens(pointer) ?? []) {
      let next = node.children.get(token);
      if (next === undefined) {
        next = newNode();
        node.children.set(token, next);
      }
      node = next;
    }
    node.pointers.push(pointer);
  }
  return root;
};

/** Forgets what was found at and below a node: its key came again, and the last one counts. */
export const forget = (node: TrieNode): void => {
  const open = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    next.start = -1;
    next.end = -1;
    open.push(...next.children.values());
  }
};

/** Every asked pointer with the region of itself or of its nearest ancestor that exists. */
export const regions = (root: TrieNode): Map<string, { readonly start: number; readonly end: number }> => {
  const found = new Map<string, { start: number; end: number }>();
  const open: { node: TrieNode; start: number; end: number }[] = [{ node: root, start: Math.max(0, root.start), end: Math.max(0, root.end) }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node } = next;
    const here = node.start === -1 ? next : node;
    for (const pointer of node.pointers) found.set(pointer, { start: here.start, end: here.end });
    for (const child of node.children.values()) open.push({ node: child, start: here.start, end: here.end });
  }
  return found;
};
