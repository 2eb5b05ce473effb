import { type Message } from "./message.ts";
import type { Canonical } from "./scheme.ts";
import { type TimestampFormat } from "./time.ts";
/** What a template can see while it is rendered. */
export interface Scope {
    readonly message: Message;
    /** As it is sent; null when the scheme has none or the message carries none. */
    readonly timestamp: {
        readonly text: string;
        readonly format: TimestampFormat;
    } | null;
    readonly nonce: string | null;
    readonly keyId: string;
    readonly region: string;
    readonly service: string;
    /** Spelled; null while the string to sign is made. */
    readonly signature: string | null;
    readonly canonical: Canonical;
    readonly define: ReadonlyMap<string, Template>;
}
/** The parts of a request and its signature on which a template can depend. */
export type Atom = "method" | "scheme" | "host" | "port" | "path" | "query" | "body" | "form" | "timestamp" | "date" | "nonce" | "key-id" | "signature" | "constant" | "header-block" | `header.${string}` | `query.${string}` | `form.${string}` | `json.${string}`;
export declare const variableNames: readonly string[];
export declare const filterNames: readonly string[];
export type Part = {
    readonly kind: "text";
    readonly text: string;
} | {
    readonly kind: "variable";
    readonly name: string;
    readonly filters: readonly string[];
};
export interface Template {
    /** As it was written. */
    readonly source: string;
    readonly parts: readonly Part[];
}
/**
 * `{name|filter|filter}`; `{{` is one brace; a `}` outside is itself.
 * @param where named in errors, such as `string-to-sign`.
 * @throws ScanError for an unknown variable or filter, with the likely one, and for an open brace.
 */
export declare const parseTemplate: (source: string, where: string, defined?: ReadonlySet<string>) => Template;
/**
 * Parses everything under `define`. A definition may use others, but none may reach itself.
 * @throws ScanError for a circle, or a name that a variable already has.
 */
export declare const parseDefinitions: (define: Readonly<Record<string, string>>) => ReadonlyMap<string, Template>;
/** The bytes of one `{name|filters}`. */
export declare const renderPart: (part: Part, scope: Scope) => Uint8Array;
export declare const render: (template: Template, scope: Scope) => Uint8Array;
/** Everything that a template depends on, definitions expanded. */
export declare const reach: (template: Template, define: ReadonlyMap<string, Template>) => ReadonlySet<Atom>;
