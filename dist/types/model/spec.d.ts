import type { Place } from "./place.ts";
import type { SigningForm } from "./signing.ts";
export interface SpecFacts {
    readonly version: "2.0" | "3.0" | "3.1" | "3.2";
    readonly title: string | null;
    /** Every `servers` entry of every level, in document order; operations refer to it by index. */
    readonly servers: readonly DeclaredServer[];
    readonly operations: readonly Operation[];
    /** `webhooks`, `x-webhooks` and `callbacks`: requests that the API sends to somebody else. */
    readonly webhooks: readonly Webhook[];
    readonly schemes: readonly SecurityScheme[];
    /** Other absolute URLs that declare a host: OAuth, OpenID, static callback URLs, external documentation. */
    readonly urls: readonly DeclaredUrl[];
    readonly unresolved: readonly UnresolvedReference[];
    /** Prose that mentions signing (rules D2, D5 and D6). A hint, never a failure. */
    readonly mentions: readonly Mention[];
    /** `x-sigproof-ignore` entries on operations and servers. */
    readonly ignores: readonly Ignore[];
}
export interface DeclaredServer {
    /** As written in the description. */
    readonly template: string;
    /** Expanded and normalised: absolute URLs, or paths that start with "/" where the server is relative. Empty when it cannot be parsed. */
    readonly urls: readonly string[];
    /** `*.example.com` for a host with an open variable beside at least two fixed labels; null otherwise. Matches with `hostMatches`. */
    readonly hostPattern: string | null;
    readonly scope: "document" | "path" | "operation" | "link";
    readonly variables: readonly ServerVariable[];
    readonly place: Place;
}
export interface ServerVariable {
    readonly name: string;
    /** Stands in the authority part of the URL. */
    readonly inHost: boolean;
    readonly enum: readonly string[] | null;
    readonly default: string | null;
    readonly place: Place;
}
export interface Operation {
    /** "GET /pets/{id}": unique, the key by which everything else names the operation. */
    readonly id: string;
    /** Upper case. */
    readonly method: string;
    readonly path: string;
    readonly operationId: string | null;
    readonly tags: readonly string[];
    readonly place: Place;
    /** Indexes into `SpecFacts.servers`: the ones in effect here (operation over path over document). */
    readonly servers: readonly number[];
    /** Path-level and operation-level merged, references resolved. */
    readonly parameters: readonly Parameter[];
    /** A request body that must be sent. */
    readonly bodyRequired: boolean;
    /** Alternatives, each a set of scheme names that apply together; an empty inner list allows anonymous; an empty outer list: nothing declared. */
    readonly security: readonly (readonly string[])[];
    /** Non-null when rule P2, P4, S1, S2 or S3 says that requests to this operation are signed. */
    readonly signature: SignatureDeclaration | null;
    /** Documented response keys as written: "200", "4XX", "default". */
    readonly responses: readonly string[];
}
export type ParameterRole = "signature" | "timestamp" | "nonce" | "digest";
export interface Parameter {
    readonly name: string;
    readonly in: "path" | "query" | "querystring" | "header" | "cookie" | "body" | "formData";
    readonly required: boolean;
    /** What the name says by the measured heuristics; timestamp, nonce and digest only beside a signature in the same operation. */
    readonly role: ParameterRole | null;
    /** First of example, examples, default, enum that exists: the value with which the operation can be visited. */
    readonly sample: {
        readonly value: unknown;
    } | null;
    /** How an array is written: true repeats the name (`a=1&a=2`), false joins by comma. */
    readonly explode: boolean;
    readonly place: Place;
}
export interface SignatureDeclaration {
    readonly rule: "P2" | "P4" | "S1" | "S2" | "S3";
    /** The header, query parameter or scheme name that matched. */
    readonly name: string;
    /** Names of the security schemes that are signatures (S rules); empty where a parameter says it (P rules). */
    readonly schemes: readonly string[];
    readonly place: Place;
}
export interface Webhook {
    /** "POST webhook newPet" or "POST callback onEvent of POST /subscriptions". */
    readonly id: string;
    readonly kind: "webhook" | "callback";
    readonly name: string;
    readonly place: Place;
    readonly signature: SignatureDeclaration | null;
    /** Prose near it names a signature header or HMAC. */
    readonly mentioned: string | null;
}
export interface SecurityScheme {
    readonly name: string;
    /** "apiKey", "http", "oauth2", "openIdConnect", "mutualTLS", "basic" (2.0), or whatever the document says. */
    readonly type: string;
    /** For `http`: the scheme word in lower case; for `apiKey`: the header, query or cookie name. */
    readonly detail: string | null;
    readonly in: "header" | "query" | "cookie" | null;
    /** S1, S2 or S3 when it is a signature. */
    readonly signature: "S1" | "S2" | "S3" | null;
    /** `x-signature` where it stands and has the right shape: how requests under this scheme are signed. Without a secret. */
    readonly signing: SigningForm | null;
    readonly place: Place;
}
export interface DeclaredUrl {
    readonly url: string;
    readonly kind: "oauth" | "openid" | "callback" | "documentation";
    readonly place: Place;
}
export interface UnresolvedReference {
    readonly ref: string;
    /** An http(s) reference that was not fetched, as opposed to one that leads nowhere. */
    readonly remote: boolean;
    readonly why: string;
    readonly place: Place;
}
export interface Mention {
    readonly rule: "D2" | "D5" | "D6";
    readonly text: string;
    readonly place: Place;
}
export interface Ignore {
    readonly check: string;
    readonly reason: string;
    /** YYYY-MM-DD */
    readonly until: string;
    /** The operation id it stands on, or null where it stands on a server. */
    readonly operation: string | null;
    /** The server's hosts where it stands on a server; empty on an operation. */
    readonly hosts: readonly string[];
    readonly place: Place;
}
