import type { Engine } from "../engine.ts";
import { type Message } from "../message.ts";
import type { JwsScheme, Sent } from "../scheme.ts";
import { type Atom, type Template } from "../template.ts";
interface Claim {
    readonly name: string;
    readonly template: Template;
    readonly atoms: ReadonlySet<Atom>;
}
interface Item extends Sent {
    readonly template: Template;
    readonly signs: boolean;
}
interface Compiled {
    readonly define: ReadonlyMap<string, Template>;
    readonly claims: readonly Claim[];
    readonly send: readonly Item[];
}
/** @throws ScanError when a template does not parse, the algorithm has no name in JWS, or time or nonce have no claim. */
export declare const compileJws: (scheme: JwsScheme) => Compiled;
export declare const jws: Engine<JwsScheme>;
/** The same request under a token that says it is not signed. A verifier that follows it accepts anything. */
export declare const withoutAlgorithm: (message: Message, scheme: JwsScheme) => Message;
export {};
