import { type Message } from "./message.ts";
import type { TemplateScheme } from "./scheme.ts";
export interface Collision {
    /** The variables that differ, such as `query` and `body`: their border is not visible in the string. */
    readonly between: readonly string[];
    readonly left: Message;
    readonly right: Message;
    /** Values that travel beside the message (an embedded nonce), where the two differ. */
    readonly values: readonly {
        readonly name: string;
        readonly left: string;
        readonly right: string;
    }[];
    readonly stringToSign: Uint8Array;
}
/** The first collision of a template scheme; null when none was found. */
export declare const collisionOf: (scheme: TemplateScheme) => Collision | null;
/** The string in a form that a person can read: control characters as escapes. */
export declare const shown: (stringToSign: Uint8Array) => string;
