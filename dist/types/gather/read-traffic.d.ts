import type { CapturedCall, TrafficSource } from "../model/call.ts";
import type { Ports } from "../ports.ts";
export declare const readTraffic: (files: readonly string[], { readPieces }: Pick<Ports, "readPieces">, see: (call: CapturedCall) => void) => TrafficSource[];
