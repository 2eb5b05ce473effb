import { type Secret } from "../model/secret.ts";
import type { Exchange, Ports } from "../ports.ts";
import type { Made, Planned } from "../signature/experiment/request.ts";
import { type Message } from "../signature/message.ts";
import type { Scheme } from "../signature/scheme.ts";
export interface HandOptions {
    readonly scheme: Scheme;
    /** Null: nothing is known, and a throw-away key gives signatures that are merely well formed. */
    readonly secret: Secret | null;
    readonly previous: Secret | null;
    /** The one origin that ever sees a signature. */
    readonly baseUrl: string;
    /** The public name of the base URL, or null. */
    readonly alias: string | null;
    readonly ports: Pick<Ports, "exchange" | "now" | "sleep" | "randomHex">;
    /** Milliseconds to add to our clock. */
    readonly offset: () => number;
}
export interface SigningHand {
    /** Makes the request; what it holds never leaves but by `send`. */
    make(planned: Planned): Made;
    /** To the base URL's origin, whatever the message says. Never follows anything. */
    send(message: Message): Promise<Exchange>;
    /** The string that was signed for a message of ours, read back from it; null where it cannot be. Holds no part of the secret. */
    stringToSign(message: Message): string | null;
    /** Waits until there is a moment that no signature has had. */
    room(): Promise<void>;
    /** How many seconds moments may reach back, so that no two signatures share one; null where sharing does no harm. */
    reach(seconds: number | null): void;
}
export declare const createSigningHand: (options: HandOptions) => SigningHand;
