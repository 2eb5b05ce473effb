import type { Engine } from "../engine.ts";
import type { AzureSharedKeyScheme } from "../scheme.ts";
export declare const azureSharedKey: Engine<AzureSharedKeyScheme>;
