import type { Target } from "../model/evidence.ts";
interface Around {
    readonly target: Target;
    readonly policyWords: readonly string[];
}
/** What comes from the user is quoted all the same. `canary`: the one operation to experiment on, null where none is needed. */
export declare const reproduce: ({ target, policyWords }: Around, check: string, canary?: string | null) => string;
export {};
