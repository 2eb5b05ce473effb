// A signed API whose key is as awkward as keys get, and which can be told to send everything back that it knows. For tests, on loopback.

import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export const secret = 'CaNaRy+/=7%"\nq9Zt4Lw&<x>\\Vm2 Kd';
export const previous = 'OlDoNe=/+3%"\nr8Yu5Mx&<z>\\Wn1 Je';

const percent = (text: string): string => encodeURIComponent(text);
const quotedPrintable = (text: string): string =>
  text.replace(/[^A-Za-z0-9 ]/g, (each) => `=${each.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);
const html = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** Every way in which a text is likely to be written somewhere. */
const encodings: readonly (readonly [name: string, encode: (text: string) => string])[] = [
  ["as it is", (text) => text],
  ["JSON", (text) => JSON.stringify(text).slice(1, -1)],
  ["JSON twice", (text) => JSON.stringify(JSON.stringify(text).slice(1, -1)).slice(1, -1)],
  ["percent", percent],
  ["percent, lower case", (text) => percent(text).replace(/%../g, (each) => each.toLowerCase())],
  ["percent twice", (text) => percent(percent(text))],
  ["form", (text) => new URLSearchParams({ a: text }).toString().slice(2)],
  ["base64", (text) => Buffer.from(text).toString("base64")],
  ["base64url", (text) => Buffer.from(text).toString("base64url")],
  ["hex", (text) => Buffer.from(text).toString("hex")],
  ["HEX", (text) => Buffer.from(text).toString("hex").toUpperCase()],
  ["HTML", html],
  ["quoted printable", quotedPrintable],
  ["base64 of a Basic pair", (text) => Buffer.from(`partner-1:${text}`).toString("base64").slice(14)],
];

/** Beside the whole: each line alone, because logs are cut at lines. */
export const forms = (text: string): readonly (readonly [name: string, form: string])[] =>
  [text, ...text.split("\n")].flatMap((each, index) =>
    encodings.map(([name, encode]) => [index === 0 ? name : `line ${index}, ${name}`, encode(each)] as const),
  );

export interface Echo {
  readonly origin: string;
  /** Signatures that arrived, and those that would have been right. */
  readonly signatures: ReadonlySet<string>;
  readonly requests: () => number;
  stop(): Promise<void>;
}

/** Verifies, and then says all it knows to everybody: the request, the expected signature, the string to sign and the key in every encoding. Or is `silent`. */
export const startEcho = async ({ silent = false }: { readonly silent?: boolean } = {}): Promise<Echo> => {
  const signatures = new Set<string>();
  let count = 0;
  const told = forms(secret).map(([, form]) => form);
  const handle = (request: IncomingMessage, body: string) => {
    count += 1;
    const of = (name: string): string => String(request.headers[name] ?? "");
    const [path = "", query = ""] = (request.url ?? "").split(/\?(.*)/s);
    const string = [request.method, of("host"), path, query, of("x-timestamp"), of("x-nonce"), body].join("\n");
    const right = createHmac("sha256", secret).update(string).digest("hex");
    signatures.add(right);
    if (of("x-api-signature").length >= 32) signatures.add(of("x-api-signature"));
    const fits = of("x-api-signature") === right;
    if (silent) return { status: fits ? 200 : 401, headers: { "Content-Type": "application/json" }, body: fits ? { ok: true } : { error: "signature" } };
    // Asked without a signature: what leaks into the place where a redirect or a link leads, whatever the parameters are called.
    const named = `${percent(secret)}/x?was=${right}&m=${percent(Buffer.from(secret).toString("base64"))}&hex=${Buffer.from(secret).toString("hex")}`;
    if (path === "/moved") return { status: 302, headers: { Location: `https://api.example/${named}` }, body: {} };
    if (path === "/linked")
      return {
        status: 200,
        headers: { "Content-Type": "application/json", Refresh: `5; url=https://cdn.example/${named}` },
        body: { next: `https://cdn.example/${named}` },
      };
    return {
      status: fits ? 200 : 401,
      headers: {
        "Content-Type": "application/json",
        "X-Expected": right,
        "X-Key": percent(secret),
        Link: `</next?key=${percent(secret)}&was=${right}>; rel="next"`,
        ...(fits ? {} : { "WWW-Authenticate": `Hmac error="${Buffer.from(secret).toString("base64")}", expected="${right}"` }),
      },
      body: {
        error: fits ? null : `expected ${right} by ${secret}`,
        message: told.join(" | "),
        code: told.at(8),
        string,
        echo: { url: request.url, headers: request.headers, body },
        told,
      },
    };
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { status, headers, body } = handle(request, Buffer.concat(chunks).toString("latin1"));
      response.writeHead(status, headers).end(request.method === "HEAD" ? undefined : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    signatures,
    requests: () => count,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

export const description = `openapi: 3.1.0
info: { title: Echo, version: "1" }
servers: [{ url: http://127.0.0.1 }]
components:
  securitySchemes:
    hmac: { type: apiKey, in: header, name: X-API-Signature }
security: [{ hmac: [] }]
paths:
  /moved: { get: { responses: { "302": { description: away } } } }
  /linked: { get: { responses: { "200": { description: ok } } } }
  /orders:
    post:
      operationId: order
      requestBody: { required: true, content: { application/json: { schema: { type: object } } } }
      responses: { "200": { description: ok }, "401": { description: no } }
  /items:
    get:
      responses: { "200": { description: ok }, "401": { description: no } }
`;

export const policy = `version: 1
signing:
  scheme: custom
  secret: { env: ECHO_SECRET, previous: { env: ECHO_OLD } }
  string-to-sign: "{method}\\n{host}\\n{path}\\n{query}\\n{timestamp}\\n{nonce}\\n{body}"
  timestamp: { format: unix-seconds, in: header, name: X-Timestamp }
  nonce: { generate: uuid, in: header, name: X-Nonce }
  send: [{ in: header, name: X-API-Signature, value: "{signature}" }]
canaries:
  - operation: POST /orders
    query: { mode: test }
    headers: { X-Partner-Token: { env: ECHO_OLD_TOKEN } }
    body: { json: { item: book, count: 1 } }
`;

export const token = "t0ken-that-is-sent-and-never-shown-44";

/** What the policy above reads from the environment. */
export const environment = { ECHO_SECRET: secret, ECHO_OLD: previous, ECHO_OLD_TOKEN: token };

/** Every signature that was seen or would have been right, where a text holds it in hex, HEX or base64. */
export const signaturesIn = ({ signatures }: Echo, texts: readonly string[]): readonly string[] =>
  [...signatures].filter((signature) => {
    const bytes = Buffer.from(signature, "hex");
    const spelled = [signature, signature.toUpperCase(), ...(bytes.length === 32 ? [bytes.toString("base64"), bytes.toString("base64url")] : [])];
    return texts.some((text) => spelled.some((each) => text.includes(each)));
  });
