// The recorder's proxy: listens on loopback for those who know this run's token, hands everything on, and writes down what it saw.

import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { createServer } from "../../gather/node-http.ts";
import type { HarCall } from "../../traffic/har-writer.ts";
import type { Authority } from "./authority.ts";
import { type Desk, isOwnVia, quietly } from "./desk.ts";
import type { Environment } from "./environment.ts";
import { answerOurselves, exchange, maxHeaderSize } from "./exchange.ts";
import { createLink, type Link } from "./link.ts";
import { refuseTunnel, tunnel } from "./tunnel.ts";
import { isWebSocket, unoffered, upgrade } from "./upgrade.ts";
import { createUpstream, parseTarget, type Target } from "./upstream.ts";

export interface ProxyOptions {
  /** As the child would have had it without us: another proxy may stand in the way. */
  readonly env: Environment;
  /** PEM texts; asked for when the first TLS connection is made. */
  readonly authorities: () => readonly string[];
  /** Null: TLS passes through unread. */
  readonly authority: Authority | null;
  readonly record: (call: HarCall) => void;
  readonly remark: (text: string) => void;
  /** Answers requests to the proxy itself; without it they are refused. */
  readonly control?: (request: IncomingMessage, response: ServerResponse) => boolean;
}

export interface RecordingProxy {
  readonly port: number;
  /** With the token, as `HTTP_PROXY` takes it. */
  readonly url: string;
  /** Gives calls under way a moment to end, then ends them and everything else. */
  readonly close: () => Promise<void>;
}

const user = "sigproof";
const graceMs = 500;

const emptied = async (set: ReadonlySet<unknown>): Promise<void> => {
  for (const until = performance.now() + graceMs; set.size > 0 && performance.now() < until; ) await new Promise((resolve) => setTimeout(resolve, 5));
};

export const startProxy = async (options: ProxyOptions): Promise<RecordingProxy> => {
  const token = randomBytes(24).toString("hex");
  const isOurs = passwordCheck(token);
  let port = 0;
  const upstream = createUpstream(options.env, options.authorities, () => port);
  const said = new Set<string>();
  const desk: Desk = {
    upstream,
    authority: options.authority,
    pseudonym: `sigproof-${randomBytes(8).toString("hex")}`,
    links: new WeakMap(),
    unfinished: new Set(),
    record: options.record,
    remark: (text) => {
      if (said.has(text) || said.size >= mostRemarks) return;
      said.add(text);
      options.remark(text);
    },
  };
  const clients = new Set<Duplex>();
  const linkOf = (socket: Duplex): Link => {
    const before = desk.links.get(socket);
    if (before !== undefined) return before;
    const link = createLink(socket, upstream);
    desk.links.set(socket, link);
    return link;
  };

  /** Whether a request may pass: by the token on our own port; what comes out of a tunnel was let in with it. */
  const refusal = (request: IncomingMessage, link: Link): readonly [status: number, text: string] | null => {
    if (link.target === null && !isOurs(request.headers["proxy-authorization"])) {
      desk.remark("a request without this run's token was refused");
      return [407, "this proxy records one run and takes only its calls"];
    }
    if (isOwnVia(request.headers.via, desk.pseudonym)) {
      desk.remark("a request that had been here before was refused");
      return [508, "this request has been here before"];
    }
    return null;
  };

  const onRequest = (request: IncomingMessage, response: ServerResponse, expects: boolean): void => {
    quietly(response as unknown as Duplex);
    const link = linkOf(request.socket);
    if (link.target === null && request.url?.startsWith("/") === true && options.control?.(request, response) === true) return;
    const refused = refusal(request, link);
    const where = whereTo(request, link);
    if (refused !== null) answerOurselves(response, ...refused, refused[0] === 407 ? { "Proxy-Authenticate": challenge } : {});
    else if (where === null) answerOurselves(response, 400, "this is a proxy: requests to it name an absolute http or https URL");
    else exchange({ request, response, link, ...where, expects }, desk);
  };
  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    quietly(socket);
    if (!isWebSocket(request)) {
      unoffered(request, socket, head, calm);
      return;
    }
    const link = linkOf(socket);
    const refused = refusal(request, link);
    const where = whereTo(request, link);
    if (refused !== null)
      refuseTunnel(socket, refused[0] === 407 ? proxyAuthenticationRequired : "508 Loop Detected", refused[1], refused[0] === 407 ? challengeLine : "");
    else if (where === null) refuseTunnel(socket, "400 Bad Request", "this is a proxy");
    else upgrade(request, socket, head, { link, ...where }, desk);
  };
  const onConnect = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    quietly(socket);
    const link = linkOf(socket);
    const refused = link.target === null ? refusal(request, link) : ([400, "a tunnel inside a tunnel"] as const);
    if (refused === null) void tunnel(request, socket, head, desk, front);
    else if (refused[0] === 407) refuseTunnel(socket, proxyAuthenticationRequired, refused[1], challengeLine);
    else refuseTunnel(socket, refused[0] === 508 ? "508 Loop Detected" : "400 Bad Request", refused[1]);
  };

  const serve = (server: Server): Server =>
    server
      .on("request", (request: IncomingMessage, response: ServerResponse) => onRequest(request, response, false))
      .on("checkContinue", (request: IncomingMessage, response: ServerResponse) => onRequest(request, response, true))
      .on("clientError", (_error, socket) => {
        if (socket.writable && !socket.destroyed) socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
        else socket.destroy();
      });
  // The child ends its idle connections itself; time limits of ours would be failures that it does not have without us.
  const limits = { keepAliveTimeout: 0, requestTimeout: 0, headersTimeout: 0, maxHeaderSize, noDelay: true };
  const calm = serve(createServer(limits));
  const front = serve(createServer(limits)).on("upgrade", onUpgrade).on("connect", onConnect);
  front.on("connection", (socket: Duplex) => {
    clients.add(socket);
    socket.once("close", () => clients.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    front.once("error", reject);
    front.listen(0, "127.0.0.1", resolve);
  });
  ({ port } = front.address() as AddressInfo);

  return {
    port,
    url: `http://${user}:${token}@127.0.0.1:${port}`,
    close: async () => {
      front.close();
      await emptied(desk.unfinished);
      for (const abandon of desk.unfinished) abandon("the recording ended before the answer was complete");
      for (const socket of clients) socket.destroy();
      upstream.close();
      // What was cut off is written down as soon as its body is decoded.
      await emptied(desk.unfinished);
    },
  };
};

const mostRemarks = 100;
const challenge = 'Basic realm="sigproof recorder"';
const challengeLine = `Proxy-Authenticate: ${challenge}\r\n`;
const proxyAuthenticationRequired = "407 Proxy Authentication Required";

/** Compares digests, so that time tells nothing about the token. */
const passwordCheck = (token: string) => {
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  const expected = digest(`${user}:${token}`);
  return (header: string | undefined): boolean => {
    const [, encoded = ""] = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(header ?? "") ?? [];
    return timingSafeEqual(digest(Buffer.from(encoded, "base64").toString("utf8")), expected);
  };
};

/** Server and path of a request: absolute URLs on our own port, paths in a tunnel. Null where there are none. */
const whereTo = (request: IncomingMessage, link: Link): { readonly target: Target; readonly path: string } | null => {
  const text = request.url ?? "";
  if (link.target !== null && !/^https?:/i.test(text)) return { target: link.target, path: text };
  const [, scheme = "", authority = "", rest = ""] = /^(https?):\/\/([^/?#]*)([^#]*)/i.exec(text) ?? [];
  const kind = scheme.toLowerCase() === "https" ? "https" : "http";
  const target = parseTarget(kind, authority.replace(/^.*@/, ""), kind === "https" ? 443 : 80);
  if (target === null || scheme === "") return null;
  const path = rest.startsWith("/") ? rest : `/${rest}`;
  // In a tunnel there is one server, whatever the request says.
  return { target: link.target ?? target, path };
};
