import type { CaaFact } from "../model/names.ts";
export type CaaVerdict = {
    readonly kind: "absent" | "allows";
} | {
    readonly kind: "excludes";
    readonly why: string;
} | {
    readonly kind: "unknown";
    readonly why: string;
};
/** `issuer` as the certificate writes it, `names` what it holds for. */
export declare const judgeCaa: ({ records }: CaaFact, certificate: {
    readonly issuer: string;
    readonly names: readonly string[];
} | null, name: string) => CaaVerdict;
