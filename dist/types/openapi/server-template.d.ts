export interface TemplateVariable {
    readonly name: string;
    readonly enum: readonly string[] | null;
    readonly default: string | null;
}
export declare const variableNames: (template: string) => readonly string[];
/** Whether a variable decides about the host: it stands in the authority, or opens the template and its values carry one. */
export declare const standsInHost: (template: string, variable: TemplateVariable) => boolean;
export interface Expansions {
    readonly texts: readonly string[];
    /** How many there would be. */
    readonly total: number;
}
/** Every combination of defaults and enum values, the defaults first. A variable with neither leaves nothing to expand. */
export declare const expansions: (template: string, variables: readonly TemplateVariable[]) => Expansions;
export type Normalised = {
    readonly url: string;
    readonly remark: string | null;
} | {
    readonly url: null;
    readonly remark: string;
};
/**
 * "HTTPS://API.Example.com:443/v1/" → "https://api.example.com/v1"; a relative one → "/v1". `base`: the address the description came from, or null for a file, whose
 * relative servers stay paths.
 */
export declare const normalisedServer: (text: string, base: string | null) => Normalised;
/**
 * `*.example.com` where the host holds a variable that nothing closes, beside at least two labels without any variable; null otherwise. Variables with one possible
 * value are filled in, in the port always.
 */
export declare const hostPattern: (template: string, variables: readonly TemplateVariable[]) => string | null;
