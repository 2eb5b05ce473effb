// Collects mistakes in a description: each once, and not without end. Pure.

import type { Place, Problem } from "../model/place.ts";
import { limits } from "./limits.ts";
import { isRecord, type JsonRecord, placeOf, type Spot } from "./value.ts";

export interface Problems {
  add(message: string, place: Place): void;
  /** The value as a map; null (and a problem, unless it is absent) when it is something else. */
  record(spot: Spot, name: string): JsonRecord | null;
  list(spot: Spot, name: string): readonly unknown[] | null;
  text(spot: Spot, name: string): string | null;
  done(): Problem[];
}

export const problemsOf = (found: readonly Problem[] = []): Problems => {
  const kept: Problem[] = [];
  const seen = new Set<string>();
  let more = 0;
  const add = (message: string, place: Place): void => {
    const key = `${place.file}\n${place.pointer}\n${message}`;
    if (seen.has(key)) return;
    if (kept.length >= limits.problems) {
      more++;
      // Remembering every mistake of a hostile file would cost more than the count is worth.
      if (seen.size < 10_000) seen.add(key);
      return;
    }
    seen.add(key);
    kept.push({ kind: "spec", message, place: placeOf(place) });
  };
  for (const problem of found) if (problem.place !== null) add(problem.message, problem.place);
  const wrong = (spot: Spot, name: string, wanted: string): null => {
    if (spot.value !== undefined) add(`${name} should be ${wanted}, not ${kindOf(spot.value)}`, spot);
    return null;
  };
  return {
    add,
    record: (spot, name) => (isRecord(spot.value) ? spot.value : wrong(spot, name, "a map")),
    list: (spot, name) => (Array.isArray(spot.value) ? (spot.value as unknown[]) : wrong(spot, name, "a list")),
    text: (spot, name) => (typeof spot.value === "string" ? spot.value : wrong(spot, name, "text")),
    done: () => (more === 0 ? kept : [...kept, { kind: "spec", message: `${more} more mistakes of this kind are not listed`, place: null }]),
  };
};

const kindOf = (value: unknown): string => {
  if (value === null) return "empty";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "a map" : `a ${typeof value === "string" ? "text" : typeof value}`;
};
