import type { SigningSetup } from "../model/signing.ts";
/** In the order of the setups. `custom` alone stays `custom`; twice it is `custom for POST /a` and `custom for other operations`. The name comes first. */
export declare const labelsOf: (setups: readonly SigningSetup[]) => readonly string[];
