// http-message-signatures as a verifier, three ways: the signer covers the method alone; everything, with nothing demanded; everything, demanded and compared.

import { createHash } from "node:crypto";
import { createVerifier, httpbis, type VerifyConfig } from "http-message-signatures";
import { bound, lacking, left, letThrough, notHere, refused, shut, type TruthRow } from "./expected.ts";
import { header, serve } from "./serve.ts";

const key = "uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4";
const all = ["@method", "@authority", "@path", "@query", "content-type", "content-digest"] as const;

interface How {
  readonly config: Omit<VerifyConfig, "keyLookup">;
  readonly digest: boolean;
  /** The public name of the service, as configured; else what the client says. */
  readonly configured: boolean;
}

const start =
  ({ config, digest, configured }: How) =>
  () =>
    serve("POST /orders", async (request, body, origin) => {
      const url = new URL(request.url ?? "/", configured ? origin : `http://${request.headers.host ?? ""}`);
      const right = await httpbis.verifyMessage(
        {
          ...config,
          keyLookup: ({ keyid }) =>
            Promise.resolve(keyid === "partner" ? { id: "partner", algs: ["hmac-sha256"], verify: createVerifier(key, "hmac-sha256") } : null),
        },
        { method: request.method ?? "", url: url.href, headers: request.headers as Record<string, string> },
      );
      if (right !== true) throw new Error("no valid signature");
      const computed = `sha-256=:${createHash("sha256").update(body).digest("base64")}:`;
      if (digest && header(request, "content-digest") !== computed) throw new Error("digest does not match");
    });

const base = "lib/httpbis/index.js verifyMessage: the base is made from the fields that the signer lists";
const noHost = "the host is no part of what is signed";
const version = "npm:http-message-signatures@1.0.6";
const canary = {
  operation: "POST /orders",
  query: [["dry-run", "1"]],
  body: { kind: "json", value: { item: "book", count: 1 } },
  alternate: { kind: "json", value: { item: "book", count: 2 } },
} as const;

const trials: TruthRow["trials"] = {
  unsigned: refused("verifyMessage: null without signatures, which is not true"),
  "any-signature": refused("createVerifier hmac-sha256: timingSafeEqual"),
  stripped: refused("createVerifier hmac-sha256: other lengths are false; verifyMessage: `Incomplete signature headers`"),
  "known-key": refused("one key is configured"),
  "retired-key": shut("no earlier key is configured"),
  "unpinned-host": letThrough("start: the authority is the Host header"),
  "forwarded-host": refused("start: only the Host header is read"),
  "prefix-host": notHere("no host is refused, so there is no comparison to fool"),
  "unenforced-components": letThrough("verifyMessage: requiredFields is [] by default"),
  "stale-timestamp": letThrough("verifyMessage: maxAge is null by default"),
  "future-timestamp": refused("verifyMessage: created > notAfter, which is now"),
  replay: letThrough("nothing is remembered between two calls"),
  "replay-race": notHere("a replay one at a time is accepted already"),
  "algorithm-downgrade": shut("verifyMessage: alg has to be one of key.algs"),
  collision: shut("each component has a line of its own and none holds a newline"),
  "method-override": refused("serve.ts reads no such header"),
  leak: refused("messages name no signature and no key"),
};

const open = { past: "unbounded", future: 0, because: "no maxAge; created may not be later than now" } as const;

export const messages: readonly TruthRow[] = [
  {
    name: "http-message-signatures, method only",
    version,
    source: "lib/httpbis/index.js",
    signing: { scheme: "rfc9421", components: ["@method"], digest: "none" },
    keyId: "partner",
    secret: key,
    canary,
    start: start({ config: {}, digest: false, configured: false }),
    components: {
      method: bound(base),
      timestamp: bound(`${base}, and the signature parameters, created among them`),
      host: left(base),
      path: left(base),
      query: left(base),
      body: left(base),
      "content-type": left(base),
      nonce: lacking("the signer sends none"),
    },
    trials: { ...trials, "unpinned-host": notHere(noHost), "forwarded-host": notHere(noHost) },
    window: open,
    replay: "accepted",
  },
  {
    name: "http-message-signatures, full",
    version,
    source: "lib/httpbis/index.js",
    signing: { scheme: "rfc9421", components: all },
    keyId: "partner",
    secret: key,
    canary,
    start: start({ config: {}, digest: false, configured: false }),
    components: {
      method: bound(base),
      host: bound(base),
      path: bound(base),
      query: bound(base),
      timestamp: bound(`${base}, and the signature parameters, created among them`),
      "content-type": bound(base),
      body: left("the library binds Content-Digest and compares it with nothing (RFC 9421 §7.2.8)"),
      nonce: lacking("the signer sends none"),
    },
    trials,
    window: open,
    replay: "accepted",
  },
  {
    name: "http-message-signatures, strict",
    version,
    source: "lib/httpbis/index.js",
    signing: { scheme: "rfc9421", components: all },
    keyId: "partner",
    secret: key,
    canary,
    start: start({
      config: { requiredFields: [...all], requiredParams: ["created", "keyid"], maxAge: 300, tolerance: 10 },
      digest: true,
      configured: true,
    }),
    components: {
      method: bound(base),
      host: bound("start: the authority is the configured one, whatever the client says"),
      path: bound(base),
      query: bound(base),
      timestamp: bound(`${base}, and the signature parameters, created among them`),
      "content-type": bound(base),
      body: bound("start: the digest is compared with the body"),
      nonce: lacking("the signer sends none"),
    },
    trials: {
      ...trials,
      "unpinned-host": shut("start: a signature for another authority never fits"),
      "prefix-host": shut("start: a signature for another authority never fits"),
      "unenforced-components": refused("verifyMessage: `Missing required signed fields`"),
      "stale-timestamp": refused("verifyMessage: now - created > maxAge"),
    },
    window: { past: 290, future: 10, because: "created is taken as 10 s (tolerance) earlier than sent before both comparisons" },
    replay: "accepted",
  },
];
