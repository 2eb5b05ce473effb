import type { Resolver } from "../model/names.ts";
import type { Policy, Waiver } from "../model/policy.ts";
import { type WrittenCanary, type WrittenSigning } from "./signing.ts";
/** What a policy file says. Null and absent mean "not said": config.ts fills in the defaults. */
export interface PolicyFile {
    readonly file: string;
    /** As written; config.ts makes it relative to the policy file. */
    readonly spec: string | null;
    readonly baseUrl: string | null;
    readonly signing: readonly WrittenSigning[];
    readonly canaries: readonly WrittenCanary[];
    /** Globs as written; config.ts makes them relative to the policy file. */
    readonly traffic: readonly string[];
    readonly require: Policy["require"];
    readonly hosts: Policy["hosts"];
    /** Left side as written (its default port depends on the base URL's scheme), right side normalised. */
    readonly aliases: readonly (readonly [left: string, right: string])[];
    /** `names.resolvers`, in their order. */
    readonly resolvers: readonly Resolver[];
    readonly gate: Partial<Policy["gate"]>;
    readonly limits: {
        readonly rate?: number;
        readonly concurrency?: number;
        readonly deadlineMs?: number;
        readonly requests?: number;
    };
    readonly checks: Policy["checks"];
    readonly waivers: readonly Waiver[];
}
/** Throws `policy-invalid` (or `not-available` for fields of later versions) at the first mistake in the file; the others are named in its hint. */
export declare const parsePolicy: (text: string, file: string, checkIds: readonly string[]) => PolicyFile;
