// The small flawed API that the demo scans, and its description. Listens on loopback only.

import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

/** The text of demo/openapi.yaml; a test holds the two equal. Here because the bundle has to bring it along. */
export const demoDescription = `# The description of the small API that \`sigproof demo\` starts on loopback and scans.
# It reads like many a real one: written by hand, nearly right, and silent about what the running API does.
openapi: 3.1.0
info:
  title: Partner orders
  version: 2.4.0
  description: Orders, invoices and DNS zones of our partners. Writing calls are signed, see \`partnerSignature\`.

servers:
  - url: https://api.partner.example.com
    description: Production
  - url: https://{region}.partner.example.com
    description: Regional entry points
    variables:
      region:
        # Any value goes: whoever fills in this variable chooses the host.
        default: eu-1
        description: Region of the partner's contract

tags:
  - name: orders
  - name: zones

paths:
  /status:
    get:
      summary: Is the service up?
      responses:
        "200": { description: It is. }

  /orders:
    get:
      tags: [orders]
      summary: The latest orders
      parameters:
        - { name: limit, in: query, schema: { type: integer, default: 10 } }
      responses:
        "200": { description: A page of orders; the next page is in the \`Link\` header. }
    post:
      tags: [orders]
      summary: Place an order
      security: [{ partnerSignature: [] }]
      parameters:
        - $ref: "#/components/parameters/Timestamp"
      requestBody:
        required: true
        content:
          application/json: { schema: { type: object } }
      responses:
        "202": { description: Accepted. }
        "401": { description: Signature missing, wrong or too old. }

  /orders/{order}:
    get:
      tags: [orders]
      summary: One order
      parameters:
        - { name: order, in: path, required: true, schema: { type: string }, example: ord_1001 }
      responses:
        "200": { description: The order. }

  # Moved to the document store in spring; the store's host never made it into \`servers\`.
  /reports/latest:
    get:
      summary: The monthly report
      responses:
        "302": { description: Where the file is. }

  /account:
    get:
      summary: Who am I, and where is my logo?
      responses:
        "200": { description: The account, with a link to its logo. }

  /invoices:
    get:
      summary: Open invoices
      responses:
        "200": { description: A page of invoices with \`next\`. }

  # Hands out a whole DNS zone. An HMAC header is all that guards it: no client certificate, no OAuth, no second factor.
  /zones/{zone}/transfer:
    post:
      tags: [zones]
      summary: Start a zone transfer
      security: [{ partnerSignature: [] }]
      parameters:
        - { name: zone, in: path, required: true, schema: { type: string }, example: partner.example.com }
        - $ref: "#/components/parameters/Timestamp"
      responses:
        "202": { description: The transfer runs. }
        "401": { description: Signature missing, wrong or too old. }

components:
  parameters:
    Timestamp:
      { name: X-API-Timestamp, in: header, required: true, schema: { type: integer }, description: Unix seconds; part of the string to sign. }
  securitySchemes:
    partnerSignature:
      type: apiKey
      in: header
      name: X-API-Signature
      description: HMAC-SHA256 over method, path, timestamp and body, in hex.
      # The same for programs. What is missing in it is missing in the API, too: the host, and a nonce.
      x-signature:
        scheme: custom
        string-to-sign: "{method}\\n{target}\\n{timestamp}\\n{body}"
        timestamp: { format: unix-seconds, in: header, name: X-API-Timestamp }
        send: [{ in: header, name: X-API-Signature, value: "{signature}" }]
`;

/** The name by which the API believes to be called. */
export const demoHost = "api.partner.example.com";

// Reserved by RFC 6761, and never contacted: the scan records where a redirect leads and stops there.
const strayReport = `https://${demoHost}.evil.example/reports/latest.pdf`;
// The first "a" of "example" is Cyrillic. Registries refuse labels that mix the two scripts, so nobody can own this name.
const imitatedLogo = "https://api.partner.ex\u0430mple.com/logo.svg";

/** The key of a demo guards nothing, so it may stand here. Random, because a word would be a finding of its own. */
export const demoKey = "8f1c6b0e5d9a47e2b3c4f60718293a5bd7e9f0a1c2b34d56";

export interface DemoApi {
  readonly port: number;
  close(): Promise<void>;
}

/** Starts the API on a free port of 127.0.0.1. */
export const startDemoApi = (): Promise<DemoApi> =>
  new Promise((resolve, reject) => {
    const server = createServer(answer);
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      if (address === null || typeof address === "string") {
        reject(new Error("the demo API has no port"));
        return;
      }
      const close = (): Promise<void> =>
        new Promise((closed) => {
          server.close(() => closed());
          // Kept-alive connections would hold the process open.
          server.closeAllConnections();
        });
      resolve({ port: address.port, close });
    });
  });

const answer = (request: IncomingMessage, response: ServerResponse): void => {
  if (request.method === "GET" || request.method === "HEAD") return read(request, response);
  // In front of every route, so that no writing call can be forgotten.
  return whenSigned(request, response, () => {
    const [path = ""] = (request.url ?? "/").split("?");
    const known = request.method === "POST" && (path === "/orders" || /^\/zones\/[^/]+\/transfer$/.test(path));
    return known ? json(response, { accepted: true }, 202) : json(response, { error: "not found" }, 404);
  });
};

const read = (request: IncomingMessage, response: ServerResponse): void => {
  const [path] = (request.url ?? "/").split("?");
  if (path === "/status") return json(response, { status: "ok" });
  if (path === "/orders") {
    response.setHeader("Link", `<https://${demoHost}/orders?limit=10&page=2>; rel="next"`);
    return json(response, { orders: [order] });
  }
  if (path === `/orders/${order.id}`) return json(response, order);
  if (path === "/reports/latest") {
    response.writeHead(302, { Location: strayReport }).end();
    return;
  }
  if (path === "/account") return json(response, { name: "Example Ltd", links: { logo: { href: imitatedLogo } } });
  if (path === "/invoices") {
    // The flaw: a header that anybody can send decides the host of the link.
    const host = request.headers["x-forwarded-host"] ?? demoHost;
    return json(response, { invoices: [], next: `https://${String(host)}/invoices?page=2` });
  }
  return json(response, { error: "not found" }, 404);
};

const order = { id: "ord_1001", total: "49.00", self: `https://${demoHost}/orders/ord_1001` };

const json = (response: ServerResponse, value: unknown, status = 200): void => {
  response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(value));
};

/** The flaws that no unit test sees: the host is not part of what is signed, a day is a long time, and nobody remembers what was sent before. */
const whenSigned = (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
  const timestamp = String(request.headers["x-api-timestamp"] ?? "");
  const mac = createHmac("sha256", demoKey).update(`${request.method}\n${request.url}\n${timestamp}\n`);
  request.on("data", (chunk: Buffer) => mac.update(chunk));
  request.on("end", () => {
    const given = Buffer.from(String(request.headers["x-api-signature"] ?? ""), "hex");
    const wanted = mac.digest();
    const age = Date.now() / 1000 - Number(timestamp);
    const fresh = age < 86_400 && age > -300;
    const accepted = fresh && given.length === wanted.length && timingSafeEqual(given, wanted);
    if (accepted) next();
    else json(response, { error: "bad signature" }, 401);
  });
};
