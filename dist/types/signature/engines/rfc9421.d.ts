import { type BareItem, type Item } from "structured-headers";
import type { Engine } from "../engine.ts";
import type { Rfc9421Scheme } from "../scheme.ts";
import { type Subject } from "./rfc9421-base.ts";
declare const digestHashes: {
    readonly "sha-256": "sha256";
    readonly "sha-512": "sha512";
};
/** RFC 9530 §2, one member. */
export declare const contentDigest: (body: Uint8Array, algorithm: keyof typeof digestHashes) => string;
/** @throws ScanError for an identifier that is written wrongly or that no request has. */
export declare const checkComponents: (written: readonly string[]) => void;
export interface Found {
    readonly label: string;
    readonly components: readonly Item[];
    readonly parameters: ReadonlyMap<string, BareItem>;
    /** The inner list as it must stand in the base. */
    readonly spelled: string;
    readonly signature: Uint8Array;
}
/** Takes Signature-Input and Signature apart (§4). Null where a label has no counterpart or is of another type. */
export declare const signaturesIn: (input: string, signature: string) => readonly Found[] | null;
/** The base for one signature of a subject. @throws MissingComponent */
export declare const baseFor: (subject: Subject, found: Found) => Uint8Array;
export declare const rfc9421: Engine<Rfc9421Scheme>;
export {};
