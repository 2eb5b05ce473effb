// Sends a message of `src/signature` as it stands, byte for byte, and returns the answer. For tests that sign and tamper by hand.

import { request } from "node:http";
import type { Message } from "../../src/signature/message.ts";

export interface Delivered {
  readonly status: number;
  readonly text: string;
}

export const deliver = (origin: string, message: Message): Promise<Delivered> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const headers = [["Host", message.host], ...message.headers, ...(message.body.length > 0 ? [["Content-Length", String(message.body.length)]] : [])];
    const sent = request({
      hostname,
      port,
      method: message.method,
      path: message.query === null ? message.path : `${message.path}?${message.query}`,
      headers: headers.flat(),
      setHost: false,
    });
    sent.once("error", reject);
    sent.once("response", (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.once("error", reject);
      response.once("end", () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString("utf8") }));
    });
    sent.end(message.body);
  });
