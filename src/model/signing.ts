// What the user wants signed and tried, complete: part of the scan request. Pure types.

import type { Place } from "./place.ts";
import type { Secret } from "./secret.ts";

/** The fields of `signing` as written, checked for shape: a scheme by name, and what is laid over it. */
export type SigningForm = Readonly<Record<string, unknown>> & { readonly scheme: string };

/** One entry of `signing`, or an `x-signature` of the description. */
export interface SigningSetup {
  /** The fields as written (contract of `signing`), already validated for shape; `resolveScheme` completes them. Without `operations` and `secret.env`. */
  readonly form: SigningForm;
  readonly keyId: string | null;
  /** `METHOD /path/**` globs; null: the operations that the description declares as signed, else all. */
  readonly operations: readonly string[] | null;
  /** Null: there is none here (an unset or empty variable), and `missing` says so. */
  readonly secret: Secret | null;
  readonly missing: string | null;
  readonly previous: Secret | null;
  /** Where it is written. Null for one that came by flag. */
  readonly place: Place | null;
}

export type BodyWish =
  | { readonly kind: "json"; readonly value: unknown }
  | { readonly kind: "form"; readonly fields: readonly (readonly [name: string, value: string])[] }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "file"; readonly path: string };

/** An operation on which experiments run. Naming it is the consent to send it. */
export interface CanaryWish {
  /** `METHOD /path` or an operationId, as written. */
  readonly operation: string;
  readonly path: Readonly<Record<string, string>>;
  readonly query: readonly (readonly [name: string, value: string])[];
  /** Values from the environment are secrets: they are sent, and never shown. */
  readonly headers: readonly (readonly [name: string, value: string | Secret])[];
  readonly body: BodyWish | null;
  /** A harmless second body. */
  readonly alternate: BodyWish | null;
  /** Where it is written; absent for one that came by flag. */
  readonly place?: Place;
  readonly acceptedWhen: { readonly status: number | null; readonly json: Readonly<Record<string, unknown>> | null } | null;
}

/** The part of the scan request that is about signatures. Optional as a whole, so that a scan without it needs no word about it. */
export interface SigningRequest {
  readonly setups: readonly SigningSetup[];
  readonly canaries: readonly CanaryWish[];
  /** About 35 requests per canary instead of about 130. */
  readonly quick: boolean;
}
