import type { Target } from "../model/evidence.ts";
import type { Policy } from "../model/policy.ts";
import type { SpecFacts } from "../model/spec.ts";
/**
 * Every declared host, normalised, in document order: exact names with their port, and patterns (`*.example.com`) where a server variable is open.
 * A relative server stands for the base URL's host, which is declared anyway.
 */
export declare const declaredHosts: (spec: SpecFacts, target: Target) => ReadonlySet<string>;
/** What an alias becomes where a server adds the port on which it listens to the name that it was called by, as nginx does in its own redirects. */
export declare const aliasWithPort: ({ baseUrl, alias }: Target) => string | null;
/** Whether a normalised host is one of the declared ones: exactly, or by the pattern of an open server variable. Never by prefix or suffix. */
export declare const declares: (spec: SpecFacts, target: Target, host: string) => boolean;
/** Whether the policy's `hosts.allow` accepts a host. */
export declare const allows: (policy: Policy, host: string) => boolean;
