import type { CapturedCall } from "../model/call.ts";
import { type Message } from "./message.ts";
/** Null where the capture does not hold what a signature could be read from: a tunnel, a trace without headers, another protocol. A body that was not captured is empty. */
export declare const messageOfCall: (call: CapturedCall) => Message | null;
