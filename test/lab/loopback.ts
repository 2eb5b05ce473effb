// Servers on loopback for tests: HTTP, raw TCP and TLS, each counting what reached it. `createLab()` closes them all.

import { type ChildProcess, spawn } from "node:child_process";
import { createServer as createHttp, type IncomingMessage, type RequestListener } from "node:http";
import { connect, createServer as createTcp, type AddressInfo, type Server, type Socket } from "node:net";
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
  const children: ChildProcess[] = [];

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
    tls: (options: TlsOptions, handler: (socket: Socket) => void, host = "127.0.0.1"): Promise<Listener> => {
      const server = createTls(options, handler);
      server.on("tlsClientError", () => {});
      return listen(server, host, "https", []);
    },
    /**
     * A port of ::1 that never answers a SYN, as a broken route does: a process that listens, never accepts, and whose queue is full. Linux drops what does not
     * fit; elsewhere a refusal may come instead.
     */
    silent: async (port: number): Promise<void> => {
      const script = `require("node:net").createServer().listen({ host: "::1", port: ${port}, backlog: 1 }, () => {
        require("node:fs").writeSync(1, "listening");
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
      });`;
      const child = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "inherit"] });
      children.push(child);
      await new Promise((resolve) => child.stdout.once("data", resolve));
      const fillers = Array.from({ length: 4 }, () => connect({ host: "::1", port }).on("error", () => {}));
      for (const filler of fillers) {
        sockets.add(filler);
        filler.on("close", () => sockets.delete(filler));
      }
      await Promise.all(fillers.slice(0, 2).map((filler) => new Promise((resolve) => filler.once("connect", resolve))));
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
      for (const child of children.splice(0)) child.kill("SIGKILL");
      await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
};
export type Lab = ReturnType<typeof createLab>;
