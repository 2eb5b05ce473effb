import { type Finding, type Outcome, type Where } from "./check.ts";
import type { VisitFacts } from "./evidence.ts";
import type { SpecFacts } from "./spec.ts";
import type { Entry, ForwardedProbe, Step, Visit } from "./visit.ts";
/** What a check reads: only how chains end, where each hop leads too (then a redirect to nowhere leaves a gap), or the bodies too. */
type Depth = "ends" | "hops" | "bodies";
export declare const judgeVisits: (findings: readonly Finding[], facts: VisitFacts, depth: Depth) => Outcome;
/** Only what named a host when it was visited is probed, so the visits count too: one that broke off was not probed. */
export declare const judgeProbes: (findings: readonly Finding[], probes: readonly ForwardedProbe[], facts: VisitFacts) => Outcome;
/** A stable name for where a visit started; part of a finding's subject. */
export declare const entryName: (spec: SpecFacts, entry: Entry) => string;
/** The line that answers for a visit: the operation, the server, or for the base URL the first server. */
export declare const whereOf: (spec: SpecFacts, entry: Entry) => Where;
/** The exchange as a person would write it down. */
export declare const quote: (visit: Pick<Visit, "method">, step: Step) => string[];
export {};
