import type { CapturedCall } from "../model/call.ts";
import type { Plan } from "./json-stream.ts";
export type Told = {
    readonly call: Omit<CapturedCall, "source">;
}
/** No HTTP request: an image out of a `data:` URL, a page of the browser itself. */
 | "other" | {
    readonly unread: string;
};
/** All that is kept of a HAR: bodies of answers, timings and caches are passed over. */
export declare const harPlan: Plan;
export declare const readEntry: (text: string) => Told;
