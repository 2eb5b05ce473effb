import type { Place } from "../model/place.ts";
import type { SpecFacts } from "../model/spec.ts";
export declare const placeOfName: ({ servers }: SpecFacts, name: string) => Place | null;
