import type { Evidence } from "../model/evidence.ts";
import type { Problem } from "../model/place.ts";
import type { Policy } from "../model/policy.ts";
export declare const hintsOn: ({ facts }: Evidence, policy: Policy) => Problem[];
