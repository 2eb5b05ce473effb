import type { PolicyFile } from "./config/policy.ts";
import { type Environment } from "./config/signing.ts";
import { type Policy, type ScanRequest } from "./model/policy.ts";
/** One thing the user said, and where, in the words the user would use: `--threshold`, `input threshold`, `SIGPROOF_SPEC`. */
export interface Said {
    readonly value: string;
    readonly from: string;
}
export declare const settingNames: readonly ["spec", "base-url", "threshold", "fail-on", "min-measured", "new-only", "offline", "wait-for", "wait-timeout", "rate", "concurrency", "deadline", "remote-refs", "quick", "shard"];
export type SettingName = (typeof settingNames)[number];
/** Flags and inputs first, then the environment: whoever fills this in has already picked the one that wins. A bare string is named after its key. */
export type Settings = {
    readonly [name in SettingName]?: Said | string;
} & {
    readonly only?: readonly (Said | string)[];
    readonly skip?: readonly (Said | string)[];
    /** Only these canaries; what the policy says about one of them holds. */
    readonly canary?: readonly (Said | string)[];
    /** Whom to ask about names; said here, the scan's own connections ask them too. */
    readonly resolver?: readonly (Said | string)[];
    /** Files and globs of captured traffic; they replace those of the policy file. */
    readonly traffic?: readonly (Said | string)[];
};
/** A policy file's text, and its path as the user should see it. */
export interface PolicyText {
    readonly file: string;
    readonly text: string;
}
export interface Configuration {
    readonly settings: Settings;
    readonly policy: PolicyText | PolicyFile | null;
    /** Ids of the checks there are. */
    readonly checkIds: readonly string[];
    /** PEM text of extra certificate authorities. */
    readonly ca?: string | null;
    /** The file that they came from, as the user named it. */
    readonly caFile?: string;
    /** Whether a baseline report was given; `new-only` needs one. */
    readonly baseline?: boolean;
    /** Where secrets come from. Without it there are none. */
    readonly environment?: Environment;
}
/** Strings and policy text → a request to scan with. Throws `ScanError` for everything the user can mend. Loads zod and yaml only when there is a policy. */
export declare const configure: (configuration: Configuration) => Promise<ScanRequest>;
/** Only the policy, for judging evidence that is already there. */
export declare const configurePolicy: (configuration: Configuration) => Promise<Policy>;
