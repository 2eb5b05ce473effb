import type { SigningSetup } from "../model/signing.ts";
/** In the order of the setups. `custom` alone stays `custom`; twice it is `custom (POST /a)` and `custom (other operations)`. */
export declare const labelsOf: (setups: readonly SigningSetup[]) => readonly string[];
