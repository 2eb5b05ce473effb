// The documents of one description and the references between them, resolved on use and remembered; nothing is ever dereferenced as a whole. Pure.

import type { Place, SourceDocument } from "../model/place.ts";
import { limits } from "./limits.ts";
import { type Parsed, parse } from "./parse.ts";
import { type Aim, aimOf, isUrl } from "./reference.ts";
import { idFrames, pointerOf } from "./survey.ts";
import { below, isRecord, own, ownString, pointerTokens, type Spot } from "./value.ts";

export interface Library {
  readonly root: Spot;
  readonly parsed: ReadonlyMap<string, Parsed>;
  /** Where a reference written in `file` leads; null when it leads nowhere or was not fetched. */
  target(ref: string, file: string): Spot | null;
  /** The spot itself, or what its `$ref` leads to after any number of steps, the same object each time; null when the chain breaks or turns in a circle. */
  follow(spot: Spot): Spot | null;
  aim(ref: string, file: string): Aim;
  /** The members of a map with their own references resolved lazily: those written here, then those of what its `$ref` leads to. */
  members(spot: Spot): readonly (readonly [key: string, spot: Spot])[];
  /** Where chains of references were found to turn in a circle. */
  readonly circles: readonly Spot[];
}

/** A pointer may pass through references on its way; a hostile one could do so without end. */
const detours = 32;

export const libraryOf = (documents: readonly SourceDocument[]): Library => {
  const [main] = documents;
  if (main === undefined) throw new Error("a description has at least one document");
  const parsed = new Map(documents.map((document) => [document.file, parse(document)]));
  const rootOf = (file: string): Spot => ({ file, pointer: "", value: parsed.get(file)?.value });
  const named = namesOf(parsed);
  const known = new Map<string, Spot | null>();
  const circles = new Map<string, Spot>();

  const aim = (ref: string, file: string): Aim => {
    const head = ref.split("#", 1)[0] ?? "";
    if (head !== "" && named.size > 0) {
      const self = ownString(parsed.get(file)?.value, "$self");
      const url = isUrl(head) || self === null || !isUrl(self) ? head : aimedUrl(head, self);
      const named1 = named.get(head) ?? named.get(url);
      // `$id` and `$self` give a document a name of its own, whatever it is called on disk.
      if (named1 !== undefined) {
        const fragment = aimOf(`#${ref.slice(head.length + 1)}`, named1.file, main.file);
        return fragment.kind === "document" ? { ...fragment, fragment: joined(named1.pointer, fragment.fragment) } : fragment;
      }
    }
    return aimOf(ref, file, main.file);
  };

  const target = (ref: string, file: string): Spot | null => targetWithin(ref, file, detours);

  const targetWithin = (ref: string, file: string, left: number): Spot | null => {
    const key = `${file}\n${ref}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    // A reference that needs itself to be resolved leads nowhere.
    known.set(key, null);
    const to = aim(ref, file);
    const spot = to.kind === "document" && parsed.has(to.file) ? lookUp(to.file, to.fragment, left) : null;
    known.set(key, spot);
    return spot;
  };

  const lookUp = (file: string, fragment: string, left: number): Spot | null => {
    const start = rootOf(file);
    const tokens = pointerTokens(fragment);
    if (tokens === null) {
      const anchor = parsed.get(file)?.survey.anchors.get(fragment);
      return anchor === undefined ? null : { file, pointer: pointerOf(anchor), value: anchor.value };
    }
    return descend(start, tokens, left);
  };

  const descend = (start: Spot, tokens: readonly string[], left: number): Spot | null => {
    let spot = start;
    for (const token of tokens) {
      let next = step(spot, token);
      if (next === null && left > 0 && ownString(spot.value, "$ref") !== null) {
        const behind = followWithin(spot, left - 1);
        next = behind === null ? null : step(behind, token);
      }
      if (next === null) return null;
      spot = next;
    }
    return spot;
  };

  const followed = new Map<string, Spot | null>();
  const follow = (spot: Spot): Spot | null => {
    const ref = ownString(spot.value, "$ref");
    if (ref === null) return spot;
    const key = `${spot.file}\n${ref}`;
    const found = followed.get(key);
    if (found !== undefined) return found;
    const made = followWithin(spot, detours);
    followed.set(key, made);
    return made;
  };

  const followWithin = (spot: Spot, left: number): Spot | null => {
    const seen = new Set<string>();
    for (let at: Spot | null = spot; at !== null; ) {
      const ref = ownString(at.value, "$ref");
      if (ref === null) return at;
      const key = `${at.file}\n${at.pointer}`;
      if (seen.has(key)) {
        if (circles.size < limits.problems) circles.set(key, at);
        return null;
      }
      seen.add(key);
      at = targetWithin(ref, at.file, left);
    }
    return null;
  };

  const members: Library["members"] = (spot) => {
    if (!isRecord(spot.value)) return [];
    if (!Object.hasOwn(spot.value, "$ref")) return Object.keys(spot.value).map((key) => [key, below(spot, key)]);
    const found = new Map<string, Spot>();
    const behind = follow(spot);
    for (const layer of behind === null ? [spot] : [spot, behind]) {
      if (!isRecord(layer.value)) continue;
      for (const key of Object.keys(layer.value)) if (key !== "$ref" && !found.has(key)) found.set(key, below(layer, key));
    }
    return [...found];
  };

  return {
    root: rootOf(main.file),
    parsed,
    target,
    follow,
    aim,
    members,
    get circles() {
      return [...circles.values()];
    },
  };
};

const step = (spot: Spot, token: string): Spot | null => {
  if (Array.isArray(spot.value)) {
    const index = /^(?:0|[1-9]\d*)$/.test(token) ? Number(token) : -1;
    return index >= 0 && index < spot.value.length ? below(spot, index) : null;
  }
  return isRecord(spot.value) && Object.hasOwn(spot.value, token) ? below(spot, token) : null;
};

const joined = (pointer: string, fragment: string): string => (fragment === "" || fragment.startsWith("/") ? pointer + fragment : fragment);

const aimedUrl = (head: string, base: string): string => {
  const to = aimOf(head, base, base);
  return to.kind === "document" ? to.file : head;
};

/** `$self` of documents (3.2) and `$id` of schemas (3.1): the addresses by which others may name them. */
const namesOf = (parsed: ReadonlyMap<string, Parsed>): ReadonlyMap<string, Place> => {
  const names = new Map<string, Place>();
  for (const [file, { value, survey }] of parsed) {
    const self = own(value, "$self");
    if (typeof self === "string" && self !== "") names.set(self, { file, pointer: "" });
    for (const [id, frame] of survey.ids) if (!id.startsWith("#")) names.set(id, { file, pointer: pointerOf(frame) });
  }
  return names;
};

/** Whether a local reference holds within the schema resource (`$id`) around it, where JSON Schema would look. */
export const resolvesWithinId = (library: Library, ref: string, file: string): boolean => {
  const use = library.parsed.get(file)?.survey.references.get(ref);
  if (use === undefined || !ref.startsWith("#/")) return false;
  return idFrames(use.frame).some((frame) => library.target(`#${encodeURI(pointerOf(frame))}${ref.slice(1)}`, file) !== null);
};
