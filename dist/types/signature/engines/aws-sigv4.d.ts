import type { Engine } from "../engine.ts";
import type { AwsSigV4Scheme } from "../scheme.ts";
export declare const awsSigV4: Engine<AwsSigV4Scheme>;
