// One request handed on and its answer handed back, both as streams, while a bounded copy of both is kept for the record.

import type { ClientRequest, IncomingMessage, ServerResponse } from "node:http";
import { faultOf } from "../../gather/faults.ts";
import { request as send } from "../../gather/node-http.ts";
import type { HarBody, HarCall } from "../../traffic/har-writer.ts";
import { answerCap, copyUpTo, readable, requestCap } from "./body.ts";
import { type Desk, shownTarget } from "./desk.ts";
import { endToEnd, flat, has } from "./headers.ts";
import type { Link } from "./link.ts";
import { loopText, type Opened, type Target, urlOf } from "./upstream.ts";

export interface Asked {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly link: Link;
  readonly target: Target;
  /** Path and query, as they came. */
  readonly path: string;
  /** The client waits for `100 Continue` before it sends its body. */
  readonly expects: boolean;
}

export const exchange = (asked: Asked, desk: Desk): void => asked.link.enter(() => begin(asked, desk));

const begin = (asked: Asked, desk: Desk): void => {
  const { request, response, link, target } = asked;
  const record = recordingOf(asked, desk);
  const done = (error: string | null): void => {
    if (record.finish(error)) link.leave();
  };

  /** No answer of our own stands in for one that did not come: the child sees its connection end, as it would without us. */
  const fail = (error: unknown): void => {
    if (record.finished()) return;
    const fault = faultOf(error, "exchange", record.received());
    done(fault.detail);
    if (fault.reason === "address-refused" && fault.detail === loopText && !response.headersSent) {
      desk.remark(`a request to the recorder itself was refused (${shownTarget(target)})`);
      answerOurselves(response, 508, loopText);
      return;
    }
    if (!client.reusedSocket) desk.remark(`${shownTarget(target)}: ${fault.detail}`);
    response.destroy();
    request.socket.destroy();
  };

  let client: ClientRequest;
  try {
    client = send({ agent: link.agentFor(target), method: request.method, setHost: false, maxHeaderSize, ...lineAndHeaders(asked, desk) });
  } catch (error) {
    // What the parser let in and may not go out, such as a control character in a header.
    done(error instanceof Error ? error.message : String(error));
    answerOurselves(response, 400, "this request cannot be handed on");
    return;
  }
  client.on("socket", (socket) => {
    record.on(link.originOf(socket), client.reusedSocket ? "reused" : "fresh");
    // The socket of a tunnel was paused by hand while nobody knew what it would carry.
    socket.resume();
  });
  client.on("continue", () => asked.expects && !response.headersSent && response.writeContinue());
  client.on("finish", record.sent);
  client.on("error", fail);
  // After an answer has begun, its own end or error decides: some of it may still wait to be read.
  client.on("close", () => !record.hasAnswer() && fail(new Error("the connection was closed without an answer")));
  client.on("response", (answer) => {
    record.answered(answer);
    answer.on("data", record.takeAnswer);
    answer.on("error", fail);
    answer.on("end", () => done(null));
    try {
      handBack(answer, response);
    } catch (error) {
      fail(error);
    }
  });

  request.on("data", record.takeRequest);
  request.on("error", () => client.destroy());
  response.on("error", () => client.destroy());
  response.on("close", () => {
    if (response.writableFinished) return;
    done("the client hung up before the answer was complete");
    client.destroy();
  });
  request.on("end", () => request.rawTrailers.length > 0 && client.addTrailers(trailersOf(request.rawTrailers)));
  // The server may answer the head alone.
  if (asked.expects) client.flushHeaders();
  request.pipe(client);
};

/** Far more than servers send; Node's own 16 KiB would be a failure of ours. */
export const maxHeaderSize = 128 * 1024;

const handBack = (answer: IncomingMessage, response: ServerResponse): void => {
  response.sendDate = false;
  const headers = flat(endToEnd(answer.rawHeaders));
  // A server that is about to close says so to the child, which then sends nothing more this way.
  if (answer.httpVersion === "1.0" || /\bclose\b/i.test(answer.headers.connection ?? "")) response.shouldKeepAlive = false;
  response.writeHead(answer.statusCode ?? 502, answer.statusMessage ?? "", headers);
  answer.on("end", () => answer.rawTrailers.length > 0 && response.addTrailers(trailersOf(answer.rawTrailers)));
  answer.pipe(response);
};

const trailersOf = (raw: readonly string[]): [string, string][] => endToEnd(raw).map(([name, value]) => [name, value]);

/** What goes out: the same path and headers, without what was meant for us. */
const lineAndHeaders = ({ request, target, path, expects, link }: Asked, desk: Desk): { path: string; headers: string[] } => {
  const raw = request.rawHeaders;
  const headers = [...endToEnd(raw)];
  if (!has(raw, "host")) headers.unshift(["Host", target.authority]);
  if (has(raw, "transfer-encoding")) headers.push(["Transfer-Encoding", "chunked"]);
  // Node would announce chunks for some methods.
  else if (!has(raw, "content-length") && !bodiless.has(request.method ?? "")) headers.push(["Content-Length", "0"]);
  if (!expects) drop(headers, "expect");
  const proxy = link.target === null ? desk.upstream.proxyTo(target) : null;
  if (proxy === null) return { path, headers: flat(headers) };
  // Only a second proxy can lead back to us. Towards servers `Via` stays away: some answer differently to it.
  headers.push(["Via", `1.1 ${desk.pseudonym}`]);
  if (target.scheme === "https") return { path, headers: flat(headers) };
  if (proxy.authorization !== null) headers.push(["Proxy-Authorization", proxy.authorization]);
  return { path: `http://${target.authority}${path}`, headers: flat(headers) };
};

const bodiless = new Set(["GET", "HEAD", "DELETE", "OPTIONS", "TRACE"]);
const drop = (headers: (readonly [string, string])[], unwanted: string): void => {
  const at = headers.findIndex(([name]) => name.toLowerCase() === unwanted);
  if (at >= 0) headers.splice(at, 1);
};

/** An answer that is ours and says so. */
export const answerOurselves = (response: ServerResponse, status: number, text: string, headers: Readonly<Record<string, string>> = {}): void => {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8", "X-Sigproof-Recorder": "refused", Connection: "close", ...headers });
  response.end(`sigproof recorder: ${text}\n`);
};

/** Collects one call and writes it down once, whatever happens first. */
const recordingOf = ({ request, target, path }: Asked, desk: Desk) => {
  const at = performance.timeOrigin + performance.now();
  const started = performance.now();
  const body = copyUpTo(requestCap);
  const answerBody = copyUpTo(answerCap);
  let answer: IncomingMessage | null = null;
  let origin: Opened | undefined;
  let address: string | null = null;
  let [connected, sent, answered] = [started, null as number | null, null as number | null];
  let over = false;

  const write = (error: string | null, now: number, kept: HarBody | null): void => {
    const headers = answer === null ? [] : endToEnd(answer.rawHeaders);
    const call: HarCall = {
      at,
      method: request.method ?? "",
      url: urlOf(target, path),
      httpVersion: `HTTP/${request.httpVersion}`,
      headers: endToEnd(request.rawHeaders),
      body: { bytes: body.bytes(), size: body.size() },
      answer: answer === null || kept === null ? null : { status: answer.statusCode ?? 0, statusText: answer.statusMessage ?? "", headers, body: kept },
      timings: {
        connect: origin?.connectMs ?? null,
        tls: origin?.tlsMs ?? null,
        send: Math.max(0, (sent ?? answered ?? now) - connected),
        wait: answered === null ? Math.max(0, now - (sent ?? now)) : Math.max(0, answered - (sent ?? answered)),
        receive: answered === null ? 0 : now - answered,
      },
      address,
      error,
    };
    desk.record(call);
  };
  const decoded = async (message: IncomingMessage, then: (kept: HarBody) => void): Promise<void> =>
    then(await readable(answerBody, endToEnd(message.rawHeaders)));
  const finish = (error: string | null): boolean => {
    if (over) return false;
    over = true;
    const now = performance.now();
    const written = (kept: HarBody | null): void => {
      write(error, now, kept);
      desk.unfinished.delete(abandon);
    };
    if (answer === null) written(null);
    else void decoded(answer, written);
    return true;
  };
  const abandon = (why: string): void => void finish(why);
  desk.unfinished.add(abandon);

  return {
    finish,
    finished: () => over,
    received: () => (answer === null ? 0 : Math.max(1, answerBody.size())),
    hasAnswer: () => answer !== null,
    on: (opened: Opened | undefined, use: "fresh" | "reused") => {
      if (use === "fresh") origin = opened;
      address = opened?.address ?? null;
      connected = performance.now();
    },
    sent: () => (sent ??= performance.now()),
    answered: (message: IncomingMessage) => {
      answer = message;
      answered = performance.now();
    },
    takeRequest: (chunk: Uint8Array) => body.add(chunk),
    takeAnswer: (chunk: Uint8Array) => answerBody.add(chunk),
  };
};
