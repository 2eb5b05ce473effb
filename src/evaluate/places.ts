// Places → locations: every pointer of one file is looked up in one pass over its text. Pure.

import type { Evidence } from "../model/evidence.ts";
import type { Location, Place, SourceDocument } from "../model/place.ts";
import { locate } from "../openapi/locate.ts";

export type Locator = (place: Place | null) => Location;

const longestExcerpt = 400;

/** Finds all `places` at once; what is asked later and was not among them, or stands in no known file, falls back to its own line or the first. */
export const locator = (evidence: Evidence, places: readonly (Place | null)[]): Locator => {
  const documents = new Map(evidence.documents.map((document) => [document.file, document]));
  const wanted = new Map<string, Set<string>>();
  for (const place of places) {
    if (place === null || !documents.has(place.file)) continue;
    const pointers = wanted.get(place.file) ?? new Set();
    wanted.set(place.file, pointers.add(place.pointer));
  }
  const found = new Map<string, ReadonlyMap<string, Location>>();
  for (const [file, pointers] of wanted) {
    const document = documents.get(file);
    if (document !== undefined) found.set(file, locate(document, pointers));
  }
  const main = evidence.documents[0] ?? { file: specFile(evidence), text: "" };
  return (place) => {
    if (place === null) return firstLine(main, "");
    const asked = found.get(place.file)?.get(place.pointer);
    if (asked !== undefined) return asked;
    const document = documents.get(place.file);
    if (document === undefined && place.line !== undefined)
      return { file: place.file, line: place.line, column: 1, endLine: place.line, excerpt: "", pointer: place.pointer };
    return firstLine(document ?? { file: place.file, text: "" }, place.pointer);
  };
};

const specFile = (evidence: Evidence): string => (evidence.facts.target.state === "known" ? evidence.facts.target.value.spec : "");

const firstLine = ({ file, text }: SourceDocument, pointer: string): Location => {
  const end = text.search(/[\r\n]/);
  const excerpt = text.slice(0, Math.min(end < 0 ? text.length : end, longestExcerpt));
  return { file, line: 1, column: 1, endLine: 1, excerpt, pointer };
};
