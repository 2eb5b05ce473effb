// http-signature (Joyent) as a verifier of draft-cavage signatures, three ways: with its defaults, with every list given, and with an RSA key.

import { createHash, createPublicKey, generateKeyPairSync } from "node:crypto";
import { createRequire } from "node:module";
import type { IncomingMessage } from "node:http";
import { bound, lacking, left, letThrough, notHere, refused, shut, type TruthRow } from "./expected.ts";
import { header, serve } from "./serve.ts";

interface Parsed {
  readonly keyId: string;
}
/** The package has no types. */
interface HttpSignature {
  parseRequest(request: IncomingMessage, options: { readonly headers?: readonly string[]; readonly algorithms?: readonly string[] }): Parsed;
  verifyHMAC(parsed: Parsed, secret: string): boolean;
  verifySignature(parsed: Parsed, publicKey: string): boolean;
}
const httpSignature = createRequire(import.meta.url)("http-signature") as HttpSignature;

const secret = "c9Yt2Lq7Wm4Rz8Kd3Xv6Bn1Hs5Jf0Gp";
/** Keys of a run are as good as published ones: the package takes what OpenSSL makes. */
const rsaKeys = generateKeyPairSync("rsa", { modulusLength: 2048 });
const rsaPem = String(rsaKeys.privateKey.export({ type: "pkcs8", format: "pem" }));
const rsaStranger = String(generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ type: "pkcs8", format: "pem" }));
const rsaPublic = String(createPublicKey(rsaPem).export({ type: "spki", format: "pem" }));

const lists = ["(request-target)", "host", "date", "digest"] as const;

interface How {
  /** The signed headers, the algorithm and the digest are demanded, and the host is the configured one. */
  readonly strict: boolean;
  readonly rsa: boolean;
}

const start =
  ({ strict, rsa }: How) =>
  () =>
    serve("POST /orders", (request, body, origin) => {
      const parsed = httpSignature.parseRequest(request, strict ? { headers: lists, algorithms: ["hmac-sha256"] } : {});
      if (!(rsa ? httpSignature.verifySignature(parsed, rsaPublic) : httpSignature.verifyHMAC(parsed, secret))) throw new Error("signature does not match");
      if (!strict) return;
      if (header(request, "digest") !== `SHA-256=${createHash("sha256").update(body).digest("base64")}`) throw new Error("digest does not match");
      if (header(request, "host") !== new URL(origin).host) throw new Error("another host");
    });

const line = "lib/parser.js parseRequest: one line for each header that the signer lists";

const trials: TruthRow["trials"] = {
  unsigned: refused("parseRequest: MissingHeaderError without Authorization or Signature"),
  "any-signature": refused("verifyHMAC: both sides are hashed once more, then compared as a whole"),
  stripped: refused("parseRequest: `signature was not specified`; verifyHMAC compares hashes of the whole"),
  "known-key": refused("one key is configured"),
  "retired-key": shut("no earlier key is configured"),
  "unpinned-host": letThrough("parseRequest: the Host header as it was sent"),
  "forwarded-host": refused("parseRequest: only listed headers, and host is Host"),
  "prefix-host": notHere("no host is refused, so there is no comparison to fool"),
  "unenforced-components": letThrough("parseRequest: options.headers is the date alone by default"),
  "stale-timestamp": refused("parseRequest: skew > clockSkew, 300 by default; an X-Date beside it would have to be signed"),
  "future-timestamp": refused("parseRequest: Math.abs"),
  replay: letThrough("nothing is remembered between two calls"),
  "replay-race": notHere("a replay one at a time is accepted already"),
  "algorithm-downgrade": letThrough("verifyHMAC: the hash that the request names; options.algorithms is all of them by default"),
  collision: shut("one header a line, and no header holds a newline"),
  "method-override": refused("serve.ts reads no such header"),
  leak: refused("messages name no signature and no key"),
};

const components: TruthRow["components"] = {
  method: bound(`${line}; (request-target)`),
  host: bound(line),
  path: bound(`${line}; (request-target)`),
  query: bound(`${line}; (request-target), which holds the query`),
  body: left("the package never computes a digest"),
  timestamp: bound(`${line}; date`),
  nonce: lacking("the scheme has none"),
  "content-type": left("the signer does not list it"),
};

const common = {
  version: "npm:http-signature@1.4.0",
  source: "lib/parser.js, lib/verify.js",
  keyId: "partner",
  canary: {
    operation: "POST /orders",
    query: [["dry-run", "1"]],
    body: { kind: "json", value: { item: "book", count: 1 } },
    alternate: { kind: "json", value: { item: "book", count: 2 } },
  },
  window: { past: 300, future: 300, because: "clockSkew = 300, Math.abs" },
  replay: "accepted",
} as const;

export const cavages: readonly TruthRow[] = [
  { ...common, name: "http-signature", signing: { scheme: "cavage" }, secret, start: start({ strict: false, rsa: false }), components, trials },
  {
    ...common,
    name: "http-signature, strict lists",
    signing: { scheme: "cavage" },
    secret,
    start: start({ strict: true, rsa: false }),
    components: { ...components, body: bound("start: the digest is compared with the body") },
    trials: {
      ...trials,
      "unpinned-host": shut("start: another host is refused"),
      "prefix-host": shut("start: another host is refused"),
      "unenforced-components": refused("parseRequest: `was not a signed header`"),
      "stale-timestamp": letThrough("parseRequest: the skew is taken from X-Date where there is one, and options.headers asks for Date to be signed"),
      "algorithm-downgrade": refused("parseRequest: options.algorithms"),
    },
  },
  {
    ...common,
    name: "http-signature, RSA",
    signing: { scheme: "cavage", algorithm: "rsa-v1_5-sha256", secret: { encoding: "pem" } },
    secret: rsaPem,
    stranger: rsaStranger,
    start: start({ strict: false, rsa: true }),
    components,
    trials: {
      ...trials,
      "any-signature": refused("verifySignature: crypto.verify of sshpk"),
      stripped: refused("parseRequest: `signature was not specified`; a part of a signature never verifies"),
      "known-key": refused("verifySignature: false where the request names an HMAC, so the public key is never a secret"),
      "algorithm-downgrade": letThrough("verifySignature: the hash that the request names; rsa-sha1 is one of utils.HASH_ALGOS"),
    },
  },
];
