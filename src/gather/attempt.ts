// One request on one connection, read under caps. Resolves with a value whatever comes back.

import type { Agent, ClientRequest, IncomingMessage } from "node:http";
import type { Fault } from "../model/visit.ts";
import type { Answer, Ask, Exchange } from "../ports.ts";
import { decodeBody, decodedCap, encodedCap, encodingsOf } from "./decode-body.ts";
import { fault, faultOf } from "./faults.ts";
import { request as httpRequest } from "./node-http.ts";
import { isJson } from "./references.ts";

const mostHeaderBytes = 64 * 1024;
const mostHeaders = 200;
const mostInformational = 20;
/** An unwanted body up to this size is drained, to keep the connection; a longer one costs a new connection instead. */
const drainable = 64 * 1024;

export interface Attempt {
  readonly exchange: Exchange;
  /** A kept-alive connection that the server had already given up: nobody's fault, worth one new connection. */
  readonly stale: boolean;
}

export interface Call {
  readonly ask: Ask;
  readonly path: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly agent: Agent;
  readonly direct: boolean;
  readonly firstByteMs: number;
  abortable(abort: (reason: Fault) => void): void;
}

/** One request on one connection. Before the headers a fault is the result; after them it only says why the body is missing. */
export const attempt = (call: Call): Promise<Attempt> =>
  new Promise((resolve) => {
    let answer: Omit<Answer, "body" | "bodyFault"> | null = null;
    let bytesBefore = 0;
    let informational = 0;
    let over = false;
    const settle = (exchange: Exchange, stale = false): void => {
      if (over) return;
      over = true;
      clearTimeout(firstByte);
      resolve({ exchange, stale });
    };
    const finish = (body: Uint8Array | null, bodyFault: Fault | null): void => {
      if (answer !== null) settle({ kind: "answer", answer: { ...answer, body, bodyFault } });
    };
    const fail = (reason: Fault): void => {
      const stale = request.reusedSocket && answer === null && (reason.reason === "connection-reset" || reason.reason === "empty-reply");
      if (answer === null) settle({ kind: "fault", fault: reason }, stale);
      else finish(null, reason);
      request.destroy();
    };
    const request: ClientRequest = httpRequest({
      method: call.ask.method,
      path: call.path,
      agent: call.agent,
      setHost: false,
      headers: call.headers.flat(),
      maxHeaderSize: mostHeaderBytes,
      insecureHTTPParser: false,
    });
    request.maxHeadersCount = 0;
    let firstByte: NodeJS.Timeout | undefined;
    call.abortable(fail);
    request.on("socket", (socket) => {
      bytesBefore = socket.bytesRead;
      firstByte = setTimeout(() => fail(fault("timeout", `no answer within ${call.firstByteMs} ms`)), call.firstByteMs);
    });
    request.on("error", (error) => {
      const received = (request.socket?.bytesRead ?? 0) - bytesBefore;
      fail(faultOf(error, answer === null ? "exchange" : "body", received));
    });
    request.on("information", () => {
      informational += 1;
      if (informational > mostInformational) fail(fault("response-limit", `more than ${mostInformational} informational responses`));
    });
    request.on("upgrade", (_response, socket) => {
      fail(fault("protocol-error", "the server switched protocols without being asked"));
      socket.destroy();
    });
    request.on("response", (response) => {
      clearTimeout(firstByte);
      if (over) {
        response.destroy();
        return;
      }
      const headers = pairs(response.rawHeaders);
      const status = response.statusCode ?? 0;
      if (headers.length > mostHeaders) fail(fault("response-limit", `${headers.length} headers, ${mostHeaders} are read`));
      else if (status < 100 || status > 999) fail(fault("protocol-error", `status ${status} is none`));
      else {
        answer = { status, headers, address: call.direct ? (response.socket.remoteAddress ?? null) : null };
        readBody(response, call.ask, headers, finish, fail, () => request.destroy());
      }
    });
    request.end(call.ask.payload);
  });

const pairs = (raw: readonly string[]): (readonly [string, string])[] => {
  const headers: (readonly [string, string])[] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) headers.push([raw[i] ?? "", asUtf8(raw[i + 1] ?? "")]);
  return headers;
};

/** Node gives each byte as one character. A name with letters beyond ASCII is sent as UTF-8, and clients read it so (Fetch standard, "location URL"). */
const asUtf8 = (value: string): string => {
  if (!/[\x80-\xff]/.test(value)) return value;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(value, "latin1"));
  } catch {
    return value;
  }
};

const readBody = (
  response: IncomingMessage,
  ask: Ask,
  headers: Answer["headers"],
  finish: (body: Uint8Array | null, bodyFault: Fault | null) => void,
  fail: (reason: Fault) => void,
  hangUp: () => void,
): void => {
  const wanted = ask.body === "read" || (ask.body === "json" && isJson(headers));
  const encodings = encodingsOf(headers);
  const cap = !wanted ? drainable : encodings.length > 0 ? Math.max(encodedCap, ask.maxBytes ?? 0) : (ask.maxBytes ?? decodedCap);
  const tooMuch = (): void => {
    if (wanted) {
      fail(fault("response-limit", `the body is larger than ${cap} bytes`));
      return;
    }
    finish(null, null);
    hangUp();
  };
  const chunks: Buffer[] = [];
  let size = 0;
  const announced = Number(response.headers["content-length"] ?? 0);
  if (announced > cap && ask.method !== "HEAD") {
    tooMuch();
    return;
  }
  response.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size > cap) tooMuch();
    else if (wanted) chunks.push(chunk);
  });
  const torn = (error?: unknown): void => {
    if (!wanted) finish(null, null);
    else fail(error === undefined ? fault("truncated", "the connection ended before the answer was complete") : faultOf(error, "body"));
  };
  response.on("error", torn);
  response.on("aborted", () => torn());
  response.on("end", () => {
    if (!response.complete) torn();
    else if (!wanted) finish(null, null);
    else
      void decodeBody(Buffer.concat(chunks), encodings, ask.maxBytes).then((decoded) => ("reason" in decoded ? finish(null, decoded) : finish(decoded, null)));
  });
};
