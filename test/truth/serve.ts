// The thinnest server in front of a library: every request is verified first, then there is one route. For tests, on loopback.

import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export interface Running {
  readonly origin: string;
  stop(): Promise<void>;
}

/** Resolves for a good signature; anything else is thrown, and its message is what the client reads. */
export type Verify = (request: IncomingMessage, body: string, origin: string) => unknown;

/** Verification first and routing after it, the way a middleware sits in front of a router. */
export const serve = async (route: string, verify: Verify, refusal = 401): Promise<Running> => {
  const [method = "", path = ""] = route.split(" ");
  let origin = "";
  const answerTo = async (request: IncomingMessage): Promise<{ readonly status: number; readonly body: unknown }> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    try {
      await verify(request, Buffer.concat(chunks).toString("utf8"), origin);
    } catch (error) {
      return { status: refusal, body: { error: error instanceof Error ? error.message : "refused" } };
    }
    if ((request.url ?? "").split("?")[0] !== path) return { status: 404, body: { error: "not found" } };
    if (request.method !== method) return { status: 405, body: { error: "method not allowed" } };
    return { status: 200, body: { received: true } };
  };
  const server = createServer((request, response) => {
    void (async () => {
      const { status, body } = await answerTo(request);
      response.writeHead(status, { "Content-Type": "application/json" }).end(request.method === "HEAD" ? undefined : JSON.stringify(body));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

export const header = (request: IncomingMessage, name: string): string => {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(", ") : (value ?? "");
};
