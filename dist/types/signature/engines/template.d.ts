import type { Coverage, Engine } from "../engine.ts";
import { type DeriveStep } from "../key.ts";
import type { Sent, TemplateScheme } from "../scheme.ts";
import { type Atom, type Template } from "../template.ts";
interface Item extends Sent {
    readonly template: Template;
    readonly signs: boolean;
}
/** A scheme with its templates parsed. */
export interface Compiled {
    readonly define: ReadonlyMap<string, Template>;
    readonly string: Template;
    readonly derive: readonly {
        readonly template: Template;
        readonly encode: DeriveStep["encode"];
    }[];
    readonly digests: readonly Item[];
    readonly send: readonly Item[];
}
/** @throws ScanError when a template does not parse or no place is given for the signature. */
export declare const compile: (scheme: TemplateScheme) => Compiled;
/** What a set of atoms amounts to. Time and nonce count only where the scheme has them. */
export declare const coverageFrom: (atoms: ReadonlySet<Atom>, scheme: Pick<TemplateScheme, "timestamp" | "nonce" | "canonical">) => Coverage;
export declare const templateEngine: Engine<TemplateScheme>;
export {};
