// The report as JSON: the contract that every format is rendered from. Pure types.

import type { AnswerClass, Observed } from "./experiment.ts";
import type { TransferFact } from "./names.ts";
import type { Location, Problem } from "./place.ts";
import type { Policy } from "./policy.ts";
import type { Category, Severity } from "./severity.ts";

export interface Report {
  readonly schema: "sigproof.report/1";
  readonly tool: { readonly name: string; readonly version: string };
  readonly target: {
    readonly baseUrl: string | null;
    readonly alias: string | null;
    readonly spec: string;
    readonly operations: number;
    readonly visited: number;
    readonly offline: boolean;
    readonly proxy: string | null;
  };
  /** Only where the scan was divided and this is not the whole of it. */
  readonly parts?: { readonly of: number; readonly held: readonly number[]; readonly missing: readonly number[] };
  readonly startedAt: string;
  readonly durationMs: number;
  readonly requests: number;
  /** The policy's gate, so that the verdict can be redone from the report alone. */
  readonly gate: Policy["gate"];
  readonly score: Score;
  readonly verdict: Verdict;
  readonly problems: readonly ReportedProblem[];
  /** In the order of the checks array; disabled checks are left out. */
  readonly results: readonly Result[];
  /** One row per operation on which experiments ran, in the order they ran. */
  readonly coverage: readonly Coverage[];
  readonly notVisited: readonly { readonly operation: string; readonly why: string }[];
  /** Sorted by host. */
  readonly hosts: readonly ReportedHost[];
}

export interface Score {
  readonly version: 1;
  /** 0 to 100, halves possible; null when nothing could be measured or the target never answered. */
  readonly value: number | null;
  readonly grade: "A" | "B" | "C" | "D" | "F" | null;
  readonly measured: number;
  readonly measurable: number;
  readonly deductions: readonly Deduction[];
}
export interface Deduction {
  readonly check: string;
  readonly severity: Severity;
  readonly cost: number;
}

export interface Verdict {
  readonly ok: boolean;
  readonly exitCode: 0 | 1 | 3;
  /** Sentences; empty when passed. */
  readonly reasons: readonly string[];
}

export interface ReportedProblem {
  readonly kind: Problem["kind"];
  readonly message: string;
  readonly location: Location | null;
}

export interface Result {
  readonly check: string;
  readonly title: string;
  readonly category: Category;
  readonly severity: Severity;
  /** What the check looks at, and what goes wrong in the real world when it fails. */
  readonly description: string;
  /** How to fix it. */
  readonly help: string;
  readonly helpUri: string;
  readonly cwe: readonly number[];
  /** OWASP API Security Top 10 2023, "API8:2023". */
  readonly owasp: readonly string[];
  readonly outcome: "pass" | "fail" | "not-applicable" | "unknown";
  readonly why: string | null;
  readonly findings: readonly ReportedFinding[];
}

export interface ReportedFinding {
  readonly fingerprint: string;
  readonly message: string;
  readonly severity: Severity;
  readonly confidence: "proven" | "likely";
  readonly limitation: boolean;
  readonly waived: { readonly reason: string; readonly until: string } | null;
  /** True when a baseline was given and does not hold it; false when it does; null without a baseline. */
  readonly new: boolean | null;
  readonly location: Location;
  readonly operation: string | null;
  readonly host: string | null;
  readonly url: string | null;
  readonly proof: readonly string[];
  readonly reproduce: string;
}

/** What a signature binds on one operation: required by policy, declared by the scheme, observed at the server. */
export interface Coverage {
  readonly operation: string;
  readonly scheme: string;
  readonly controls: {
    readonly signed: AnswerClass | "unknown";
    readonly unsigned: AnswerClass | "unknown";
    readonly garbled: AnswerClass | "unknown";
  };
  /** Keys are components: `host`, `header:x-tenant`. */
  readonly components: Readonly<Record<string, CoveredComponent>>;
  /** Null without a timestamp, or where it was not measured. A side without a limit holds the furthest that was accepted. */
  readonly window: { readonly pastSeconds: number; readonly futureSeconds: number; readonly unbounded: boolean } | null;
  readonly replay: "accepted" | "refused" | "unknown" | "not-applicable";
}
export interface CoveredComponent {
  readonly required: boolean;
  readonly declared: boolean;
  readonly observed: Observed;
  /** "static", "by the digest"…; null where nothing needs saying. */
  readonly how: string | null;
  readonly why: string | null;
}

export interface ReportedHost {
  readonly host: string;
  readonly declared: boolean;
  readonly allowed: boolean;
  readonly contacted: boolean;
  /** How many captured calls went there; 0 without traffic. */
  readonly calls: number;
  /** What made them, as far as the capture says: user agents, services. Sorted. */
  readonly clients: readonly string[];
  /** "call", "redirect", "location", "link", "content-location", "refresh", "cors", "csp", "set-cookie", "body", "request". Sorted. */
  readonly observed: readonly string[];
  readonly locations: readonly Location[];
  /** What DNS says about it; null where nobody was asked. */
  readonly names: ReportedNames | null;
  /** What its addresses showed in TLS handshakes; empty where none was asked. */
  readonly certificates: readonly ReportedCertificate[];
}

/** The name of a host, its zone and the servers of that. */
export interface ReportedNames {
  /** By the authoritative servers; by the resolvers where none of those answered. Sorted. */
  readonly addresses: readonly string[];
  /** Null where nobody answered. */
  readonly exists: boolean | null;
  /** Whether the addresses are the authoritative servers' word. */
  readonly authoritative: boolean;
  /** Who else was asked. */
  readonly resolvers: readonly string[];
  /** Where its chain of CNAMEs ends; null without one. */
  readonly alias: string | null;
  /** Null where it was not found, or lies above what one owner registers. */
  readonly zone: string | null;
  readonly nameServers: readonly { readonly name: string; readonly address: string; readonly transfer: TransferFact["state"] }[];
  readonly dnssec: "validated" | "signed" | "unsigned" | "bogus" | "unknown";
  /** Null where the question got no answer; `at` null where there is no set. */
  readonly caa: { readonly at: string | null; readonly records: readonly string[] } | null;
  /** Why something is missing; null when nothing is. */
  readonly why: string | null;
}

/** One address, and the certificate that the host shows there. */
export interface ReportedCertificate {
  /** Null where the host has no address to ask. */
  readonly address: string | null;
  /** `TLSv1.3`; null where no handshake succeeded, and all below with it. */
  readonly protocol: string | null;
  readonly subject: string | null;
  readonly issuer: string | null;
  readonly names: readonly string[];
  readonly validFrom: string | null;
  readonly validTo: string | null;
  /** From the start of the scan; negative once it has expired. */
  readonly daysLeft: number | null;
  /** `sha256/…` of the keys that it showed, the host's own first. */
  readonly pins: readonly string[];
  /** Whether name and chain verify; null where nothing was shown. */
  readonly verified: boolean | null;
  /** Why it does not verify, or why nothing was shown; null when all is well. */
  readonly why: string | null;
  /** Versions older than TLS 1.2 that it accepts. */
  readonly outdated: readonly string[];
}
