import type { Engine } from "../engine.ts";
import type { CavageScheme } from "../scheme.ts";
export declare const cavage: Engine<CavageScheme>;
