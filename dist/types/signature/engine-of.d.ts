import type { Engine } from "./engine.ts";
import type { Scheme } from "./scheme.ts";
/** The row of the scheme's own kind. The compiler cannot see that key and row belong together. */
export declare const engineOf: (scheme: Scheme) => Engine<Scheme>;
