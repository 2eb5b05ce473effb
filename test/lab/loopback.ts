// Servers on loopback for tests: HTTP, raw TCP and TLS, each counting what reached it. `createLab()` closes them all.

import { createServer as createHttp, type IncomingMessage, type RequestListener } from "node:http";
import { createServer as createTcp, type AddressInfo, type Server, type Socket } from "node:net";
import { createServer as createTls, type TlsOptions } from "node:tls";

export interface Listener {
  readonly port: number;
  /** "http://127.0.0.1:port", or https for TLS. */
  readonly origin: string;
  /** TCP connections accepted so far: the only honest proof of "nothing was sent". */
  connections(): number;
  /** Most connections open at one time. */
  mostOpen(): number;
  readonly requests: readonly Seen[];
}

export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly string[];
  readonly at: number;
}

export const createLab = () => {
  const servers: Server[] = [];
  const sockets = new Set<Socket>();

  const listen = (server: Server, host: string, scheme: string, requests: Seen[]): Promise<Listener> =>
    new Promise((resolve, reject) => {
      let connections = 0;
      let open = 0;
      let mostOpen = 0;
      servers.push(server);
      server.on("connection", (socket: Socket) => {
        connections += 1;
        open += 1;
        mostOpen = Math.max(mostOpen, open);
        sockets.add(socket);
        socket.on("close", () => {
          open -= 1;
          sockets.delete(socket);
        });
        socket.on("error", () => {});
      });
      server.once("error", reject);
      server.listen(0, host, () => {
        const { port } = server.address() as AddressInfo;
        const name = host.includes(":") ? `[${host}]` : host;
        resolve({ port, origin: `${scheme}://${name}:${port}`, connections: () => connections, mostOpen: () => mostOpen, requests });
      });
    });

  return {
    http: (handler: RequestListener, host = "127.0.0.1"): Promise<Listener> => {
      const requests: Seen[] = [];
      const server = createHttp({ keepAliveTimeout: 60_000 }, (request: IncomingMessage, response) => {
        requests.push({ method: request.method ?? "", url: request.url ?? "", headers: request.rawHeaders, at: performance.now() });
        handler(request, response);
      });
      return listen(server, host, "http", requests);
    },
    /** Accepts and counts; the handler does the rest, byte by byte. */
    tcp: (handler: (socket: Socket, index: number) => void, host = "127.0.0.1"): Promise<Listener> => {
      let index = 0;
      return listen(
        createTcp((socket) => handler(socket, index++)),
        host,
        "http",
        [],
      );
    },
    /** Answers every request on a connection with the same bytes, then closes it. */
    bytes: (answer: string | Buffer): Promise<Listener> =>
      listen(
        createTcp((socket) => socket.once("data", () => socket.end(answer))),
        "127.0.0.1",
        "http",
        [],
      ),
    tls: (options: TlsOptions, handler: (socket: Socket) => void): Promise<Listener> => {
      const server = createTls(options, handler);
      server.on("tlsClientError", () => {});
      return listen(server, "127.0.0.1", "https", []);
    },
    /** Must stay at zero connections. */
    canary: (host = "127.0.0.1"): Promise<Listener> =>
      listen(
        createTcp((socket) => socket.end("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")),
        host,
        "http",
        [],
      ),
    close: async (): Promise<void> => {
      for (const socket of sockets) socket.destroy();
      await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
};
export type Lab = ReturnType<typeof createLab>;
