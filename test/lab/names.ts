// An internet on loopback: a proxy that knows names under which our own servers pretend to live, and connects to nothing else. Programs reach it by the usual
// proxy variables, so that nothing has to be resolved and nothing in the programs is made for the test.

import { createServer, request as send } from "node:http";
import { connect, type AddressInfo } from "node:net";

export interface Internet {
  readonly proxy: string;
  /** Every name that was asked for, with its port. */
  readonly asked: readonly string[];
  readonly close: () => Promise<void>;
}

/** `api.example:443` → port on 127.0.0.1. */
export const openInternet = async (places: Readonly<Record<string, number>>): Promise<Internet> => {
  const asked: string[] = [];
  const placeOf = (name: string): number | undefined => {
    asked.push(name);
    return places[name];
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "");
    const port = placeOf(`${url.hostname}:${url.port || "80"}`);
    if (port === undefined) {
      response.writeHead(502).end();
      return;
    }
    const onward = send({ host: "127.0.0.1", port, method: request.method, path: `${url.pathname}${url.search}`, headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    request.pipe(onward);
  });
  server.on("connect", (request, client, head) => {
    client.on("error", () => {});
    const port = placeOf(request.url ?? "");
    if (port === undefined) {
      client.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
      return;
    }
    const onward = connect(port, "127.0.0.1", () => {
      client.write("HTTP/1.1 200 OK\r\n\r\n");
      if (head.length > 0) onward.write(head);
      client.pipe(onward).pipe(client);
    });
    onward.on("error", () => client.destroy());
    client.on("close", () => onward.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    proxy: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () => new Promise((resolve) => (server.closeAllConnections(), server.close(() => resolve()))),
  };
};
