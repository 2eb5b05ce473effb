import type { SpecFacts } from "../model/spec.ts";
import type { Problems } from "./problems.ts";
import { type Spot } from "./value.ts";
/** Throws `spec-invalid` when the document is no OpenAPI description, or one of a version that we do not know. */
export declare const versionOf: (root: Spot, problems: Problems) => SpecFacts["version"];
