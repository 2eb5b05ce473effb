// How a request is signed: the fields of the policy file, the complete form that the engines take, and what is known of a built-in scheme. Pure types.

import type { Algorithm, Spelling } from "./algorithm.ts";
import type { HeaderSpace, PathForm, QueryForm } from "./canonical.ts";
import type { KeyForm } from "./key.ts";
import type { NonceKind, TimestampFormat } from "./time.ts";

export const placements = ["header", "query", "form", "json"] as const;
/** Where in the request a value goes. */
export type Placement = (typeof placements)[number];

export interface TimestampPlace {
  readonly format: TimestampFormat;
  /** `embedded`: it has no carrier of its own, `send` writes it beside the signature. */
  readonly in: Placement | "embedded";
  /** Required unless embedded. A dotted path for `json`. */
  readonly name?: string;
}

export interface NoncePlace {
  readonly generate: NonceKind;
  readonly in: Placement | "embedded";
  readonly name?: string;
}

export interface Sent {
  readonly in: Placement;
  readonly name: string;
  /** Template. */
  readonly value: string;
}

export interface Canonical {
  readonly path: PathForm;
  readonly query: QueryForm;
  readonly "header-space": HeaderSpace;
  /** What `{header-block}` and `{signed-headers}` list: names, and `x-foo-*` for all that start so. */
  readonly headers: readonly string[];
}

export type DeriveTemplate = string | { readonly step: string; readonly encode: "hex" | "base64" };

/** What a person writes under `signing` in the policy, or under `x-signature` in the description (without the secret). */
export interface SigningScheme {
  /** `custom`, or the name of a built-in scheme. */
  readonly scheme: string;
  readonly secret?: Partial<KeyForm> & { readonly env?: string; readonly previous?: { readonly env: string } };
  readonly "key-id"?: string | { readonly env: string };
  readonly algorithm?: Algorithm;
  readonly derive?: readonly DeriveTemplate[];
  readonly define?: Readonly<Record<string, string>>;
  readonly "string-to-sign"?: string;
  readonly encoding?: Spelling;
  readonly timestamp?: TimestampPlace;
  readonly nonce?: NoncePlace;
  readonly digests?: readonly Sent[];
  readonly send?: readonly Sent[];
  readonly canonical?: Partial<Canonical>;
  readonly region?: string;
  readonly service?: string;
  /** aws-sigv4 and gcs-v4 */
  readonly presigned?: boolean;
  readonly "session-token"?: string;
  /** rfc9421 and cavage: what is signed, in order. */
  readonly components?: readonly string[];
  readonly created?: boolean;
  /** Seconds after creation. aws-sigv4 presigned: lifetime. */
  readonly expires?: number;
  readonly tag?: string;
  readonly label?: string;
  readonly digest?: "sha-256" | "sha-512" | "none";
  /** oauth1 */
  readonly token?: string;
  /** azure-sharedkey */
  readonly account?: string;
  /** cavage: the header that carries the signature. */
  readonly header?: "Signature" | "Authorization";
  /** jws: claims by name, as templates. */
  readonly claims?: Readonly<Record<string, string>>;
  /** rfc9421: name the algorithm in the signature's parameters. */
  readonly "name-algorithm"?: boolean;
}

interface Common {
  /** As the person named it. */
  readonly name: string;
  /** The public name of the key; empty when there is none. */
  readonly keyId: string;
  readonly key: KeyForm;
  readonly algorithm: Algorithm;
}

export interface TemplateScheme extends Common {
  readonly engine: "template";
  readonly derive: readonly DeriveTemplate[];
  readonly define: Readonly<Record<string, string>>;
  readonly "string-to-sign": string;
  readonly encoding: Spelling;
  readonly timestamp: TimestampPlace | null;
  readonly nonce: NoncePlace | null;
  readonly digests: readonly Sent[];
  readonly send: readonly Sent[];
  readonly canonical: Canonical;
  readonly region: string;
  readonly service: string;
}

export interface AwsSigV4Scheme extends Common {
  readonly engine: "aws-sigv4";
  /** Whose words are used. Google also signs with RSA keys. */
  readonly dialect: "aws" | "google";
  readonly region: string;
  readonly service: string;
  readonly presigned: boolean;
  /** Lifetime of a presigned request in seconds. */
  readonly expires: number;
  readonly sessionToken: string | null;
  /** Whether `x-amz-content-sha256` is sent (and so signed) in the header form. */
  readonly contentHeader: boolean;
  /** Dot segments and runs of slashes are removed before signing; never for S3. */
  readonly normalize: boolean;
}

export interface Rfc9421Scheme extends Common {
  readonly engine: "rfc9421";
  /** Component identifiers as RFC 9421 §2 spells them, with or without quotes. */
  readonly components: readonly string[];
  readonly created: boolean;
  readonly expires: number | null;
  readonly nonce: NonceKind | null;
  readonly tag: string | null;
  /** The name that `alg` gets; null where it is left out and the key says it, as §3.2 wants it. */
  readonly alg: string | null;
  readonly label: string;
  /** Which algorithm of RFC 9530 Content-Digest gets, or none. */
  readonly digest: "sha-256" | "sha-512" | "none";
}

export interface CavageScheme extends Common {
  readonly engine: "cavage";
  /** Kong's plugin follows the draft in other words. */
  readonly dialect: "draft" | "kong";
  /** `(request-target)`, `(created)`, `(expires)` and header names; for Kong `request-line`, `@request-target` and header names. */
  readonly components: readonly string[];
  readonly expires: number | null;
  readonly header: "Signature" | "Authorization";
  readonly digest: "sha-256" | "sha-512" | "none";
}

export interface OAuth1Scheme extends Common {
  readonly engine: "oauth1";
  readonly token: string | null;
  readonly nonce: NonceKind;
  /** Whether `oauth_body_hash` is sent for bodies that are no form. */
  readonly bodyHash: boolean;
}

export interface AzureSharedKeyScheme extends Common {
  readonly engine: "azure-sharedkey";
  readonly account: string;
}

export interface JwsScheme extends Common {
  readonly engine: "jws";
  /** Claims by name, as templates. None: the body itself is the payload, and the token is detached from it (RFC 7515 appendix F). */
  readonly claims: Readonly<Record<string, string>>;
  readonly define: Readonly<Record<string, string>>;
  /** `embedded`: a claim holds it. */
  readonly timestamp: TimestampPlace | null;
  readonly nonce: NoncePlace | null;
  /** Where the token goes: `{signature}` is all of it. */
  readonly send: readonly Sent[];
  readonly canonical: Canonical;
}

/** Complete: every default filled in, every template known to parse. */
export type Scheme = TemplateScheme | AwsSigV4Scheme | Rfc9421Scheme | CavageScheme | OAuth1Scheme | AzureSharedKeyScheme | JwsScheme;

/** Which side the target plays: the API that we call, or the receiver of a provider's webhooks. */
export type Direction = "api" | "webhook";

/** Where the proof comes from that a built-in scheme is spelled right. */
export interface VectorSource {
  /** `published`: the vendor's or standard's own numbers. `cross-signed`: the vendor's own SDK signs or verifies the same message. */
  readonly kind: "published" | "cross-signed";
  /** A page or repository, or `npm:package@version`. */
  readonly from: string;
}

export interface Builtin {
  readonly name: string;
  readonly title: string;
  readonly direction: Direction;
  /** The vendor's or standard's description. */
  readonly source: string;
  readonly vectors: readonly VectorSource[];
  /** What a user has to know: options that must be given, parts that the vendor does not bind. One or two sentences, or null. */
  readonly note: string | null;
  /** True when only a key of the user's own (a test receiver) can be used, because the provider signs with a private key. */
  readonly ownKeyOnly: boolean;
  /** The scheme itself; options of the user are laid over it. */
  readonly form: BuiltinForm;
}

/** What a built-in of an engine fixes, and no user may change. */
interface Fixed {
  readonly dialect?: AwsSigV4Scheme["dialect"] | CavageScheme["dialect"];
}

export type BuiltinForm =
  | ({ readonly engine: "template" } & Omit<SigningScheme, "scheme"> & { readonly "string-to-sign": string })
  | ({ readonly engine: Exclude<Scheme["engine"], "template"> } & Fixed & Omit<SigningScheme, "scheme">);
