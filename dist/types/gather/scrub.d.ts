import type { Evidence } from "../model/evidence.ts";
import type { ScanRequest } from "../model/policy.ts";
/** Everything that the request knows and nobody may read, in every spelling, longest first. */
export declare const secretSpellings: ({ signing }: Pick<ScanRequest, "signing">) => readonly string[];
/** The text without them. A word and no sign, so that URL, YAML and JSON stay what they were. */
export declare const withoutSecrets: (text: string, spellings: readonly string[]) => string;
export declare const scrubbedEvidence: (evidence: Evidence, request: Pick<ScanRequest, "signing">) => Evidence;
