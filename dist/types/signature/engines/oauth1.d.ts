import type { Engine } from "../engine.ts";
import type { OAuth1Scheme } from "../scheme.ts";
export declare const oauth1: Engine<OAuth1Scheme>;
