// What an evidence file says about the part of a scan that it holds. Loads zod: import it lazily.

import * as z from "zod";
import { dividedFacts, mostParts, type Parts } from "../model/share.ts";
import type { Evidence } from "../model/evidence.ts";

const index = z.number().int().min(1).max(mostParts);
const looked = z.union([z.array(z.number().int().min(0)), z.string()]);

export const parts = z.object({
  of: index,
  settings: z.record(z.string(), z.string()),
  held: z.array(z.object({ index, visits: looked, reflections: looked, experiments: looked })).min(1),
});

/** Merging puts what is held back into its places, so there has to be a place for each of them; a sentence where that is not so. */
export const strayPart = ({ parts: given, facts }: Evidence): string | null => {
  if (given === undefined) return null;
  const wrong = given.held.find((part, at) => part.index > given.of || part.index <= (given.held[at - 1]?.index ?? 0));
  if (wrong !== undefined) return `says that it holds part ${wrong.index} of ${given.of}, out of order`;
  const counts = {
    visits: facts.visits.state === "known" ? facts.visits.value.visits.length : 0,
    reflections: facts.reflections.state === "known" ? facts.reflections.value.length : 0,
    experiments: facts.experiments.state === "known" ? facts.experiments.value.length : 0,
  };
  for (const fact of dividedFacts) {
    const places = placesOf(given, fact);
    if (places.length !== counts[fact] || new Set(places).size < places.length) return `holds ${counts[fact]} ${fact}, and names places for ${places.length}`;
  }
  return null;
};

const placesOf = ({ held }: Parts, fact: (typeof dividedFacts)[number]): number[] =>
  held.flatMap((part) => {
    const places = part[fact];
    return typeof places === "string" ? [] : places;
  });
