import { type Item } from "structured-headers";
import { type Header, type Message } from "../message.ts";
/** What is signed: a request, or a response with the request that it answers. */
export type Subject = {
    readonly kind: "request";
    readonly request: Message;
    readonly trailers?: readonly Header[];
} | {
    readonly kind: "response";
    readonly status: number;
    readonly headers: readonly Header[];
    readonly request: Message | null;
    readonly trailers?: readonly Header[];
};
/** A component that this message does not have, or that cannot be read as its parameters say. A value between functions, caught by the engine. */
export declare class MissingComponent extends Error {
}
/** `@method`, `"@query-param";name="Pet"`, `content-digest;sf`. Field names are lower-cased (§2.1). */
export declare const readComponent: (written: string) => Item;
export declare const spellComponent: (component: Item) => string;
/** Every derived component of a request (§2.2). */
export declare const derivedNames: readonly string[];
/** @throws MissingComponent */
export declare const componentValue: (subject: Subject, component: Item) => string;
/**
 * The signature base of §2.5.
 * @param parameters the value of `@signature-params`: the inner list with its parameters, spelled.
 * @throws MissingComponent for a component that is absent, named twice, or would break the lines.
 */
export declare const signatureBase: (subject: Subject, components: readonly Item[], parameters: string) => string;
