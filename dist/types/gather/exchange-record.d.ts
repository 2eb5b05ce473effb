import type { Exchanged } from "../model/experiment.ts";
import type { CanaryWish, SigningSetup } from "../model/signing.ts";
import type { Ports } from "../ports.ts";
import type { Planned } from "../signature/experiment/request.ts";
import type { Scheme } from "../signature/scheme.ts";
import type { ServerClock } from "./server-clock.ts";
import type { SigningHand } from "./signing-hand.ts";
/** What one experiment shares between its requests. */
export interface Lab {
    readonly hand: SigningHand;
    readonly clock: ServerClock;
    readonly ports: Ports;
    /** In every spelling. */
    readonly secrets: {
        readonly keys: readonly string[];
        readonly needles: readonly string[];
    };
    readonly wish: CanaryWish | null;
    readonly startedMs: number;
    stringToSign: string | null;
    stopped: string | null;
}
export declare const secretsOf: (setup: SigningSetup, scheme: Scheme, hidden: readonly string[]) => Lab["secrets"];
export declare const inTurn: (batch: readonly Planned[], round: number, lab: Lab) => Promise<Exchanged[]>;
/** All are made before the first is sent: copies of one request leave together. */
export declare const sideBySide: (batch: readonly Planned[], round: number, lab: Lab) => Promise<Exchanged[]>;
