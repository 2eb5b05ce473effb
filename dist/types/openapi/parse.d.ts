import type { Problem, SourceDocument } from "../model/place.ts";
import { type Survey } from "./survey.ts";
import type { YamlTree } from "./yaml-tree.ts";
export interface Parsed {
    readonly value: unknown;
    /** Offsets for YAML; null for JSON, which is cheap to scan again. */
    readonly tree: YamlTree | null;
    readonly survey: Survey;
    readonly problems: readonly Problem[];
}
/** Throws `ScanError` (`spec-invalid`, `spec-limit-exceeded`) with file, line and column; never quotes the content. */
export declare const parse: (document: SourceDocument) => Parsed;
export declare const parseDocument: (document: SourceDocument) => unknown;
