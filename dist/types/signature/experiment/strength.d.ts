import { type Finding, type Outcome } from "../../model/check.ts";
import type { SignatureFacts } from "../../model/evidence.ts";
import type { DeclaredScheme } from "../../model/experiment.ts";
/** One finding per scheme that `judge` objects to. */
export declare const schemeOutcome: ({ schemes }: SignatureFacts["signing"], judge: (scheme: DeclaredScheme) => Pick<Finding, "message" | "proof"> | null) => Outcome;
export declare const secretOutcome: ({ signing, secretStrength }: Pick<SignatureFacts, "signing" | "secretStrength">) => Outcome;
