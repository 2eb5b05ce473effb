// A captured call as the message that was signed. Pure.

import type { CapturedCall } from "../model/call.ts";
import { type Message, messageTo } from "./message.ts";

/** Null where the capture does not hold what a signature could be read from: a tunnel, a trace without headers, another protocol. A body that was not captured is empty. */
export const messageOfCall = (call: CapturedCall): Message | null => {
  if (call.tunnel || call.headers === null || call.method === "") return null;
  // HTTP/2 writes what belongs to the request line as headers, and browsers export them.
  const authority = call.headers.find(([name]) => name.toLowerCase() === ":authority")?.[1];
  const fields = call.headers.filter(([name]) => !name.startsWith(":"));
  const headers = authority === undefined || fields.some(([name]) => name.toLowerCase() === "host") ? fields : [["Host", authority] as const, ...fields];
  try {
    return messageTo(call.method, call.url, { headers, ...(call.body === null ? {} : { body: call.body }) });
  } catch {
    return null;
  }
};
