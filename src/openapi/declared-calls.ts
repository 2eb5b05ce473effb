// Which operation of a description a call was: servers with their base paths and variables, then templates of paths. Pure.

import type { Target } from "../model/evidence.ts";
import { hostMatches, hostOf, parseUrl } from "../model/host.ts";
import type { Place } from "../model/place.ts";
import type { DeclaredServer, Operation, SpecFacts } from "../model/spec.ts";

export type CallMatch =
  | { readonly kind: "operation"; readonly operation: Operation }
  /** The path is declared, the method is not. */
  | { readonly kind: "method"; readonly declared: readonly Operation[] }
  /**
   * `below`: it lies below the base path of a server. `nearest`: the operation whose path begins most alike; null where nothing does. `deeper`: the call goes on
   * where that path ends in a parameter.
   */
  | { readonly kind: "path"; readonly below: boolean; readonly nearest: Operation | null; readonly deeper: boolean }
  /** No server of the description has this host. */
  | { readonly kind: "elsewhere" };

export type CallMatcher = (method: string, url: URL) => CallMatch;

/** A place where the paths of the description hang: a host, and what stands before the path. */
interface Base {
  readonly serves: (host: string) => boolean;
  readonly segments: readonly Segment[];
  /** Index of the server whose operations are there; null: all. */
  readonly server: number | null;
}

export const callMatcher = (spec: SpecFacts, target: Target): CallMatcher => {
  const bases = basesOf(spec, target);
  const root = node();
  for (const operation of spec.operations) insert(root, operation);
  const known = new Map<string, readonly Base[]>();
  const basesAt = (host: string): readonly Base[] => {
    const found = known.get(host) ?? bases.filter(({ serves }) => serves(host));
    known.set(host, found);
    return found;
  };
  return (method, url) => {
    const host = hostOf(url);
    const here = host === null ? [] : basesAt(host);
    if (here.length === 0) return { kind: "elsewhere" };
    const segments = segmentsOf(url.pathname).map(decoded);
    let best: CallMatch = { kind: "path", below: false, nearest: null, deeper: false };
    let reached = -1;
    for (const { segments: before, server } of here) {
      if (before.length > segments.length || !before.every((wanted, i) => fits(wanted, segments[i] ?? ""))) continue;
      const found = search(root, segments.slice(before.length));
      const operations = found.operations.filter(({ servers }) => server === null || servers.includes(server));
      const operation = operations.find((one) => answers(one.method, method));
      if (operation !== undefined) return { kind: "operation", operation };
      if (operations.length > 0)
        best = method === "OPTIONS" && operations[0] !== undefined ? { kind: "operation", operation: operations[0] } : { kind: "method", declared: operations };
      else if (best.kind === "path" && found.depth > reached) {
        reached = found.depth;
        best = { kind: "path", below: true, nearest: found.nearest, deeper: found.deeper };
      }
    }
    return best;
  };
};

/** Every framework answers HEAD where it answers GET (RFC 9110 section 9.3.2). */
const answers = (declared: string, method: string): boolean => declared === method || (method === "HEAD" && declared === "GET");

const basesOf = (spec: SpecFacts, { baseUrl, alias }: Target): Base[] => {
  const bases: Base[] = [];
  const base = baseUrl === null ? null : parseUrl(baseUrl);
  const own = base === null ? null : hostOf(base);
  const names = new Set([own, alias].filter((name) => name !== null));
  if (base !== null) bases.push({ serves: (host) => names.has(host), segments: literals(base.pathname), server: null });
  spec.servers.forEach((server, index) => {
    if (server.scope === "link") return;
    for (const text of server.urls) {
      const url = text.startsWith("/") ? null : parseUrl(text);
      const name = url === null ? null : hostOf(url);
      // A relative server stands on whatever host serves the description.
      if (text.startsWith("/")) bases.push({ serves: (host) => names.has(host), segments: literals(text), server: index });
      else if (url !== null && name !== null) bases.push({ serves: (host) => host === name, segments: literals(url.pathname), server: index });
    }
    bases.push(...openBase(server, index));
  });
  return bases;
};

/** Where a variable is open, no list of URLs can hold them all. */
const openBase = ({ template, hostPattern, urls, variables }: DeclaredServer, server: number): Base[] => {
  const open = variables.some((variable) => variable.enum === null && !variable.inHost);
  const names = new Set(urls.map(hostOf));
  if (hostPattern === null && !open) return [];
  const path = template.replace(/^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/]*/i, "").replace(/[?#].*$/s, "");
  return [{ serves: (host) => (hostPattern !== null && hostMatches(hostPattern, host)) || names.has(host), segments: segmentsOf(path).map(segmentOf), server }];
};

/** `/v1/` → v1. One slash at the end makes no difference to most routers. */
const segmentsOf = (path: string): string[] => {
  const bare = path.replace(/^\//, "").replace(/\/$/, "");
  return bare === "" ? [] : bare.split("/");
};

/** Percent-encoding is spelling: `%7Bx%7D` is `{x}`. */
const decoded = (segment: string): string => {
  if (!segment.includes("%")) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

/** The fixed pieces of a segment, between which stand parameters: one piece is a literal, `{id}.json` is "" and ".json". */
type Segment = readonly string[];

const literals = (path: string): Segment[] => segmentsOf(path).map((segment) => [decoded(segment)]);
const segmentOf = (text: string): Segment => text.split(/\{[^{}]*\}/).map(decoded);

/** At least one character stands for each parameter; fixed pieces are found from left to right. */
const fits = (pieces: Segment, segment: string): boolean => {
  const [head = "", ...tails] = pieces;
  const last = tails.pop();
  if (last === undefined) return head === segment;
  if (!segment.startsWith(head) || !segment.endsWith(last)) return false;
  let at = head.length;
  for (const piece of tails) {
    const found = segment.indexOf(piece, at + 1);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at < segment.length - last.length;
};

interface Node {
  readonly literals: Map<string, Node>;
  readonly patterns: Map<string, { readonly pieces: Segment; readonly next: Node }>;
  readonly operations: Operation[];
  /** `{proxy+}` of API gateways: everything below. */
  readonly below: Operation[];
  /** Some operation here or below. */
  any: Operation | null;
}
const node = (): Node => ({ literals: new Map(), patterns: new Map(), operations: [], below: [], any: null });

const insert = (root: Node, operation: Operation): void => {
  let at = root;
  at.any ??= operation;
  for (const text of segmentsOf(operation.path.replace(/[?#].*$/s, ""))) {
    if (/^\{[^{}]*[+*]\}$/.test(text)) {
      at.below.push(operation);
      return;
    }
    const pieces = segmentOf(text);
    // Parameters of any name are the same place.
    const key = pieces.join("\u0000");
    const known = pieces.length === 1 ? at.literals.get(key) : at.patterns.get(key)?.next;
    const next = known ?? node();
    if (known === undefined && pieces.length === 1) at.literals.set(key, next);
    else if (known === undefined) at.patterns.set(key, { pieces, next });
    next.any ??= operation;
    at = next;
  }
  at.operations.push(operation);
};

interface Found {
  readonly operations: readonly Operation[];
  readonly nearest: Operation | null;
  readonly depth: number;
  readonly deeper: boolean;
}

/** All operations whose path fits; concrete paths first. Visits each node of the tree at most once, whatever the path is. */
const search = (root: Node, segments: readonly string[]): Found => {
  const operations: Operation[] = [];
  let nearest: { readonly operation: Operation | null; readonly depth: number; readonly deeper: boolean } = { operation: null, depth: 0, deeper: false };
  const waiting: { readonly node: Node; readonly depth: number; readonly open: boolean }[] = [{ node: root, depth: 0, open: false }];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const { node: here, depth, open } = at;
    if (depth > nearest.depth) nearest = { operation: here.any, depth, deeper: open && here.operations.length > 0 && depth < segments.length };
    operations.push(...here.below);
    const segment = segments[depth];
    if (segment === undefined) {
      operations.push(...here.operations);
      continue;
    }
    for (const { pieces, next } of here.patterns.values()) if (fits(pieces, segment)) waiting.push({ node: next, depth: depth + 1, open: pieces.length > 1 });
    const literal = here.literals.get(segment);
    if (literal !== undefined) waiting.push({ node: literal, depth: depth + 1, open: false });
  }
  return { operations, nearest: nearest.operation, depth: nearest.depth, deeper: nearest.deeper };
};

/** The node of the description that holds an operation's path: every method under it. */
export const pathPlace = ({ place, method }: Operation): Place => ({
  file: place.file,
  pointer: place.pointer.toLowerCase().endsWith(`/${method.toLowerCase()}`) ? place.pointer.slice(0, -method.length - 1) : place.pointer,
});

/** All paths; null where there is none. */
export const pathsPlace = (spec: SpecFacts): Place | null => {
  const file = spec.servers[0]?.place.file ?? spec.operations[0]?.place.file;
  return file === undefined ? null : { file, pointer: "/paths" };
};

/** The list of servers, or what stands for it in 2.0; null where there is none. */
export const serversPlace = (spec: SpecFacts): Place | null => {
  const place = spec.servers.find(({ scope }) => scope === "document")?.place ?? spec.servers[0]?.place ?? null;
  return place === null ? null : { file: place.file, pointer: place.pointer.replace(/\/\d+(?:\/url)?$/, "") };
};
