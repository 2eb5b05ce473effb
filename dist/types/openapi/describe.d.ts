import type { Problem, SourceDocument } from "../model/place.ts";
import type { SpecFacts } from "../model/spec.ts";
import { type Absent } from "./unresolved.ts";
export interface DescribeOptions {
    /** Documents that are referred to and could not be had, by path or URL, with the reason. */
    readonly absent?: ReadonlyMap<string, Absent>;
}
/**
 * The first document is the description; the others are those it refers to, each under the path or URL by which it is reached. Throws `ScanError` when one cannot be
 * parsed, when the first is no OpenAPI description, or when it has more than 50,000 operations.
 */
export declare const describe: (documents: readonly SourceDocument[], options?: DescribeOptions) => {
    spec: SpecFacts;
    problems: Problem[];
};
