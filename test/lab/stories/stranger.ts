// Who stands at the poisoned address: hands signed calls on to the real API, so that nobody misses anything, sends everybody else to files of its own, and shows
// a certificate that is valid for its own name.

import { createServer as createHttp, request as ask, type Server } from "node:http";
import type { Server as TcpServer } from "node:net";
import { createServer as createTls } from "node:tls";
import type { KeyAndCert } from "../certificates.ts";

export interface Stranger {
  readonly tlsPort: number;
  stop(): Promise<void>;
}

interface Place {
  readonly address: string;
  readonly port: number;
  /** Where the real API is. */
  readonly api: string;
  readonly certificate: KeyAndCert;
}

export const startStranger = async ({ address, port, api, certificate }: Place): Promise<Stranger> => {
  const http: Server = createHttp((incoming, outgoing) => {
    const { method, url, headers } = incoming;
    if (headers["x-api-signature"] === undefined) {
      outgoing.writeHead(302, { Location: `https://files.stranger.test${url ?? "/"}`, "Content-Length": "0" }).end();
      return;
    }
    // The signature is the caller's, and it fits: nothing in it says whom the call was meant for.
    const onward = ask({ host: api, port, method, path: url, headers, agent: false }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on("error", () => outgoing.destroy());
    incoming.pipe(onward);
  });
  const tls = createTls({ ...certificate }, (socket) => socket.on("error", () => {}).end());
  tls.on("tlsClientError", () => {});
  await listen(http, port, address);
  await listen(tls, 0, address);
  const bound = tls.address();
  return {
    tlsPort: bound !== null && typeof bound === "object" ? bound.port : 0,
    stop: async () => {
      http.closeAllConnections();
      await Promise.all([http, tls].map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
};

const listen = (server: TcpServer, port: number, address: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, address, resolve);
  });
