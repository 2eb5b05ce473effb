import { type FormMistake } from "../model/form.ts";
import type { Place } from "../model/place.ts";
import type { CanaryWish, SigningSetup } from "../model/signing.ts";
import type { CanaryDocument } from "./signing-schema.ts";
/** A variable of the environment; undefined when it is not set. */
export type Environment = (name: string) => string | undefined;
/** One entry of `signing`, its variables named and not read. */
export interface WrittenSigning {
    readonly form: SigningSetup["form"];
    readonly operations: readonly string[] | null;
    readonly keyId: string | null;
    readonly keyIdEnv: string | null;
    readonly secretEnv: string | null;
    readonly previousEnv: string | null;
    readonly place: {
        readonly file: string;
        readonly pointer: string;
        readonly line: number;
    };
    /** Where a field of it stands in the file, or what is nearest, for what only the engines can see: a template that does not parse. */
    readonly lineOf: (path: readonly (string | number)[]) => number;
}
/** A canary whose headers may still name variables. */
export interface WrittenCanary extends Omit<CanaryWish, "headers"> {
    readonly headers: readonly (readonly [name: string, value: string | {
        readonly env: string;
    }])[];
}
/** Mistakes in `signing`, one scheme or a list, with paths from the top of the policy. */
export declare const signingMistakes: (value: unknown) => FormMistake[];
/** `value` has passed `signingMistakes`. `lineOf` gives where a key or an entry begins. */
export declare const writtenSigning: (value: unknown, file: string, lineOf: (path: readonly (string | number)[]) => number) => WrittenSigning[];
/** Reads the variables. An unset or empty one means that there is no key in this run: pull requests from forks get none, and that is nobody's mistake. */
export declare const setupOf: ({ form, operations, keyId, keyIdEnv, secretEnv, previousEnv, place }: WrittenSigning, environment: Environment) => SigningSetup;
/** Variables that the policy names and that are not there, each with what is missing without it. */
export declare const missingVariables: (schemes: readonly WrittenSigning[], canaries: readonly WrittenCanary[], environment: Environment) => string[];
export declare const writtenCanary: (canary: CanaryDocument, place: Place) => WrittenCanary;
/** Variables read; a header whose variable is missing is left out, `missingVariables` says so. `relative` makes a path that the policy wrote usable from here. */
export declare const canaryOf: (canary: WrittenCanary, environment: Environment, relative: (path: string) => string) => CanaryWish;
/** `--canary` alone: an operation with nothing but what the description gives. */
export declare const bareCanary: (operation: string) => CanaryWish;
