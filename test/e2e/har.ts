// HAR files of signed requests for tests of the built program: what a browser or the recorder would have written.

import { writeFileSync } from "node:fs";
import { type Message, targetOf } from "../../src/signature/message.ts";

export interface Entry {
  readonly message: Message;
  readonly at: number;
  readonly status?: number;
  /** `Location` of the answer. */
  readonly location?: string;
}

export const writeHar = (file: string, entries: readonly Entry[]): void => {
  const written = entries.map(({ message, at, status = 200, location }) => ({
    startedDateTime: new Date(at).toISOString(),
    time: 1,
    request: {
      method: message.method,
      url: `${message.scheme}://${message.host}${targetOf(message)}`,
      httpVersion: "HTTP/1.1",
      cookies: [],
      headers: [["Host", message.host] as const, ...message.headers].map(([name, value]) => ({ name, value })),
      queryString: [],
      headersSize: -1,
      bodySize: message.body.length,
      ...(message.body.length === 0 ? {} : { postData: { mimeType: "application/json", text: Buffer.from(message.body).toString("utf8") } }),
    },
    response: {
      status,
      statusText: "",
      httpVersion: "HTTP/1.1",
      cookies: [],
      headers: location === undefined ? [] : [{ name: "Location", value: location }],
      content: { size: 0, mimeType: "" },
      redirectURL: "",
      headersSize: -1,
      bodySize: 0,
    },
    cache: {},
    timings: { send: 0, wait: 1, receive: 0 },
  }));
  writeFileSync(file, JSON.stringify({ log: { version: "1.2", creator: { name: "test", version: "1" }, entries: written } }));
};
