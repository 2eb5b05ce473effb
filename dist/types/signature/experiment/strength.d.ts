import { type Finding, type Outcome } from "../../model/check.ts";
import type { Facts, SignatureFacts } from "../../model/evidence.ts";
import type { DeclaredScheme } from "../../model/experiment.ts";
/** One finding per scheme that `judge` objects to. */
export declare const schemeOutcome: ({ schemes }: SignatureFacts["signing"], judge: (scheme: DeclaredScheme) => Pick<Finding, "message" | "proof"> | null) => Outcome;
export declare const secretOutcome: ({ signing, secretStrength, captures, }: Pick<SignatureFacts, "signing"> & Partial<Pick<Facts, "secretStrength" | "captures">>) => Outcome;
