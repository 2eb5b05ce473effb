// Evidence: everything that was gathered, as plain JSON that holds no secret. Gather writes it, evaluate reads it. Pure.

import type { CallFacts, CaptureFacts } from "./call.ts";
import type { CertificateFact } from "./certificate.ts";
import type { Experiment, SecretStrength, SigningFact } from "./experiment.ts";
import type { ResolutionFact, ZoneFact } from "./names.ts";
import type { Problem, SourceDocument } from "./place.ts";
import type { Parts } from "./share.ts";
import type { SpecFacts } from "./spec.ts";
import type { Fault, ForwardedProbe, NotVisited, Visit } from "./visit.ts";

export interface Target {
  /** Normalised, without trailing slash after a path; null when offline without one. */
  readonly baseUrl: string | null;
  /** `hosts.aliases`: the host that the base URL stands for, or null. */
  readonly alias: string | null;
  /** The description as the user named it. */
  readonly spec: string;
  readonly offline: boolean;
  /** `--ca-file` as the user named it; absent without one. */
  readonly caFile?: string;
}

export interface VisitFacts {
  readonly visits: readonly Visit[];
  readonly notVisited: readonly NotVisited[];
}

export interface Site {
  /** Registrable domain by the public suffix list; null for IP addresses and single labels. */
  readonly site: string | null;
  /** The host name as a person reads it (`domainToUnicode` of its name, without port): `аpple.com` for `xn--pple-43d.com`. */
  readonly unicode: string;
}

/** Facts about signatures; each is optional in the evidence of scans that knew nothing of signing. */
export interface SignatureFacts {
  readonly signing: SigningFact;
  readonly experiments: readonly Experiment[];
  readonly secretStrength: readonly SecretStrength[];
}

/** Facts from captured traffic. */
export interface TrafficFacts {
  readonly calls: CallFacts;
  readonly captures: CaptureFacts;
}

/** Facts about the names and certificates behind the hosts that the user allows. */
export interface IdentityFacts {
  readonly zones: readonly ZoneFact[];
  readonly resolutions: readonly ResolutionFact[];
  readonly certificates: readonly CertificateFact[];
}

export interface Facts extends SignatureFacts, TrafficFacts, IdentityFacts {
  readonly target: Target;
  readonly spec: SpecFacts;
  readonly visits: VisitFacts;
  readonly reflections: readonly ForwardedProbe[];
  /** Host (as in reports, port included) → what names know about it. Holds every declared and observed host. */
  readonly sites: Readonly<Record<string, Site>>;
}
export type FactName = keyof Facts;

export type Fact<T> =
  | { readonly state: "known"; readonly value: T }
  /** It was right not to look (offline, nothing to look at): checks become not-applicable. */
  | { readonly state: "skipped"; readonly why: string }
  /** It should have been known and is not: checks become unknown. */
  | { readonly state: "failed"; readonly why: string };

export const known = <T>(value: T): Fact<T> => ({ state: "known", value });
export const skipped = (why: string): { readonly state: "skipped"; readonly why: string } => ({ state: "skipped", why });
export const failed = (why: string): { readonly state: "failed"; readonly why: string } => ({ state: "failed", why });

export interface Evidence {
  readonly schema: "sigproof.evidence/1";
  readonly tool: { readonly name: string; readonly version: string };
  /** ISO 8601, UTC. Also the clock for waivers, so that judging again tomorrow gives today's bytes. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly requests: number;
  /** Proxy in the path towards the target, without credentials; null when direct. */
  readonly proxy: string | null;
  /** Set when gathering ended early; what was gathered until then is kept. */
  readonly stopped: Fault | null;
  /** Absent: it is the whole scan. */
  readonly parts?: Parts;
  readonly documents: readonly SourceDocument[];
  readonly problems: readonly Problem[];
  readonly facts: { readonly [N in FactName]: Fact<Facts[N]> };
}
