import { type Message } from "../signature/message.ts";
/** Wire text in every spelling: raw, base64, base64url, hex, percent-encoded, and as JSON, HTML and form fields escape it. Longest first. */
export declare const spellingsOf: (text: string, least?: number) => readonly string[];
/** A signature decodes too: hex and base64 stand for the same bytes. */
export declare const signatureSpellings: (signature: string) => readonly string[];
export interface Kept {
    /** Key material as it stands in the environment and decoded, as wire text. */
    readonly secrets: readonly string[];
}
export interface Right {
    readonly signature: string;
    readonly stringToSign: Uint8Array;
}
/** Which of the three an answer gives away. What the request itself held is only an echo. */
export declare const leaksIn: (text: string, sent: Message, right: Right | null, { secrets }: Kept) => readonly ("signature" | "string-to-sign" | "key")[];
/** Takes texts out, in every spelling. */
export declare const scrubbed: (text: string, needles: readonly string[]) => string;
export declare const scrubbedBytes: (bytes: Uint8Array, needles: readonly string[]) => Uint8Array;
