import type { Evidence } from "../model/evidence.ts";
import type { Location, Place } from "../model/place.ts";
export type Locator = (place: Place | null) => Location;
/** Finds all `places` at once; what is asked later and was not among them, or stands in no known file, falls back to its own line or the first. */
export declare const locator: (evidence: Evidence, places: readonly (Place | null)[]) => Locator;
