// One walk over a parsed document: is it within limits, what does it refer to, where does its prose speak of signatures. Pure.

import { limits } from "./limits.ts";
import { escapeToken, isRecord } from "./value.ts";

/** Where the walk stands. The chain of parents is the pointer, written out only when somebody asks. */
export interface Frame {
  readonly parent: Frame | null;
  readonly key: string | number;
  readonly value: object;
  readonly mode: Mode;
  readonly depth: number;
}

export interface ReferenceUse {
  readonly ref: string;
  /** The map that holds the first `$ref` of this spelling. */
  readonly frame: Frame;
  count: number;
}

export interface Survey {
  /** Each spelling once, in document order. */
  readonly references: ReadonlyMap<string, ReferenceUse>;
  /** `description` and `summary` texts that contain "hmac" or "signature". */
  readonly prose: readonly { readonly text: string; readonly key: string; readonly frame: Frame }[];
  /** `$id` values and the maps that carry them. */
  readonly ids: ReadonlyMap<string, Frame>;
  /** `$anchor` and `$dynamicAnchor`. */
  readonly anchors: ReadonlyMap<string, Frame>;
  readonly tooDeep: Frame | null;
  /** Where the budget ran out. */
  readonly tooMany: Frame | null;
}

/**
 * What the keys of a map are. Only `keywords` have a meaning of their own: a schema called `default` below `schemas` holds references, the value of the keyword
 * `default` does not, and neither does an example.
 */
type Mode = "keywords" | "names" | "paths" | "names-of-names" | "examples" | "example" | "data";

const maps = new Set(
  (
    "properties patternProperties definitions $defs dependentSchemas dependencies schemas requestBodies securitySchemes securityDefinitions pathItems mediaTypes " +
    "webhooks x-webhooks variables additionalOperations responses parameters headers links content encoding"
  ).split(" "),
);

const modeBelow = (mode: Mode, key: string, value: object): Mode => {
  if (mode === "data" || mode === "example") return "data";
  if (mode === "examples") return "example";
  if (mode === "names") return "keywords";
  if (mode === "names-of-names") return "names";
  if (mode === "paths") return key.startsWith("x-") ? "data" : "keywords";
  if (maps.has(key)) return Array.isArray(value) ? "keywords" : "names";
  if (key === "paths") return "paths";
  if (key === "callbacks") return "names-of-names";
  if (key === "examples") return Array.isArray(value) ? "data" : "examples";
  return data.has(key) || key.startsWith("x-") ? "data" : "keywords";
};

const data = new Set(["example", "default", "enum", "const", "mapping"]);

const speaksOfSigning = /hmac|signature/i;
const proseKept = 500;

/** Iterative, so that no input can exhaust the stack. `budget` bounds the visits where aliases make a small text a large tree. */
export const survey = (value: unknown, budget: number): Survey => {
  const references = new Map<string, ReferenceUse>();
  const ids = new Map<string, Frame>();
  const anchors = new Map<string, Frame>();
  const prose: { text: string; key: string; frame: Frame }[] = [];
  const done = (tooDeep: Frame | null, tooMany: Frame | null): Survey => ({ references, prose, ids, anchors, tooDeep, tooMany });
  const text = (key: string, found: string, frame: Frame): void => {
    if (key === "$ref") {
      const use = references.get(found);
      if (use === undefined) references.set(found, { ref: found, frame, count: 1 });
      else use.count++;
    } else if (frame.mode !== "keywords") return;
    else if (key === "description" || key === "summary") {
      if (prose.length < proseKept && speaksOfSigning.test(found)) prose.push({ text: found, key, frame });
    } else if (key === "$id") ids.set(found, frame);
    else if (key === "$anchor" || key === "$dynamicAnchor") anchors.set(found, frame);
  };
  if (typeof value !== "object" || value === null) return done(null, null);
  let visits = 0;
  const open: Frame[] = [{ parent: null, key: "", value, mode: "keywords", depth: 1 }];
  for (let frame = open.pop(); frame !== undefined; frame = open.pop()) {
    if (frame.depth > limits.depth) return done(frame, null);
    const { value: here, mode, depth } = frame;
    // Backwards, because the last one pushed is visited first.
    if (Array.isArray(here)) {
      const list = here as readonly unknown[];
      visits += list.length;
      for (let i = list.length - 1; i >= 0; i--) {
        const item = list[i];
        if (typeof item === "object" && item !== null) open.push({ parent: frame, key: i, value: item, mode, depth: depth + 1 });
      }
    } else {
      const map = here as Readonly<Record<string, unknown>>;
      const keys = Object.keys(map);
      visits += keys.length;
      for (let i = keys.length - 1; i >= 0; i--) {
        const key = keys[i] ?? "";
        const item = map[key];
        if (typeof item === "string") {
          if (mode !== "data") text(key, item, frame);
        } else if (typeof item === "object" && item !== null)
          open.push({ parent: frame, key, value: item, mode: modeBelow(mode, key, item), depth: depth + 1 });
      }
    }
    if (visits > budget) return done(null, frame);
  }
  return done(null, null);
};

export const pointerOf = (frame: Frame): string => {
  const tokens: string[] = [];
  for (let at: Frame = frame; at.parent !== null; at = at.parent) tokens.push(typeof at.key === "number" ? String(at.key) : escapeToken(at.key));
  return tokens
    .reverse()
    .map((token) => `/${token}`)
    .join("");
};

/** The nearest map at or above a frame that carries an `$id`. */
export const idFrames = (frame: Frame): Frame[] => {
  const found: Frame[] = [];
  for (let at: Frame | null = frame; at !== null; at = at.parent) if (isRecord(at.value) && typeof at.value["$id"] === "string") found.push(at);
  return found;
};
