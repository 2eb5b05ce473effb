import type { Evidence } from "../model/evidence.ts";
import type { Situation } from "../score/verdict.ts";
export declare const situationOf: (evidence: Evidence) => Situation;
