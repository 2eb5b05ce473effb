import type { FileRead } from "../ports.ts";
/**
 * `root` null: the description itself, which the user named, wherever it lies. Otherwise nothing outside `root` is opened, and a path that lies outside
 * by its spelling is not even looked at, so that answers do not tell what exists there.
 */
export declare const readFile: (path: string, root: string | null, maxBytes: number) => FileRead;
/** Why the system refused, in words for a person. */
export declare const refusal: (error: unknown) => Extract<FileRead, {
    readonly why: string;
}>;
