// http-message-signatures as a verifier: the signer covers the method alone; everything, with nothing demanded; everything, demanded and compared.
// The last with a shared secret and with each kind of key pair, and once with the algorithm taken from the request.

import { createHash, createPublicKey, generateKeyPairSync, type JsonWebKey } from "node:crypto";
import { createVerifier, httpbis, type SignatureParameters, type VerifyConfig, type VerifyingKey } from "http-message-signatures";
import type { Algorithm } from "../../src/signature/algorithm.ts";
import { keys } from "../signature/rfc9421-vectors.ts";
import { bound, lacking, left, letThrough, notHere, refused, shut, type TruthRow } from "./expected.ts";
import { header, serve } from "./serve.ts";

const key = "uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4";
const all = ["@method", "@authority", "@path", "@query", "content-type", "content-digest"] as const;

interface How {
  readonly config: Omit<VerifyConfig, "keyLookup">;
  readonly digest: boolean;
  /** The public name of the service, as configured; else what the client says. */
  readonly configured: boolean;
  /** What keyLookup gives for the partner; a shared secret where nothing is said. */
  readonly key?: (parameters: SignatureParameters) => Omit<VerifyingKey, "id">;
}

const shared = () => ({ algs: ["hmac-sha256"], verify: createVerifier(key, "hmac-sha256") });

const start =
  ({ config, digest, configured, key: found = shared }: How) =>
  () =>
    serve("POST /orders", async (request, body, origin) => {
      const url = new URL(request.url ?? "/", configured ? origin : `http://${request.headers.host ?? ""}`);
      const right = await httpbis.verifyMessage(
        {
          ...config,
          keyLookup: (parameters) => Promise.resolve(parameters.keyid === "partner" ? { id: "partner", ...found(parameters) } : null),
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

/** Everything demanded and compared, in front of whatever key. */
const demanding = {
  config: { requiredFields: [...all], requiredParams: ["created", "keyid"], maxAge: 300, tolerance: 10 },
  digest: true,
  configured: true,
} as const satisfies How;

const strict = {
  version,
  source: "lib/httpbis/index.js, lib/algorithm/index.js",
  keyId: "partner",
  canary,
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
} as const satisfies Partial<TruthRow>;

const jwk = (one: JsonWebKey): string => JSON.stringify(one);
const publicPem = (one: JsonWebKey): string => String(createPublicKey({ key: one, format: "jwk" }).export({ type: "spki", format: "pem" }));
const another = {
  ed25519: () => jwk(generateKeyPairSync("ed25519").privateKey.export({ format: "jwk" })),
  "ecdsa-p256-sha256": () => jwk(generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ format: "jwk" })),
  "rsa-pss-sha512": () => jwk(generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ format: "jwk" })),
} as const satisfies Partial<Record<Algorithm, () => string>>;

/** The keys of RFC 9421 appendix B.1. */
const paired = (name: string, algorithm: keyof typeof another, own: JsonWebKey, verifier?: How["key"]): TruthRow => ({
  ...strict,
  name: `http-message-signatures, ${name}`,
  signing: { scheme: "rfc9421", components: all, algorithm, secret: { encoding: "jwk" } },
  secret: jwk(own),
  stranger: another[algorithm](),
  start: start({ ...demanding, key: verifier ?? (() => ({ algs: [algorithm], verify: createVerifier(publicPem(own), algorithm) })) }),
  trials: {
    ...strict.trials,
    "any-signature": refused(`createVerifier ${algorithm}: crypto.verify`),
    stripped: refused("crypto.verify: a part of a signature never verifies; verifyMessage: `Incomplete signature headers`"),
    "known-key": refused("verifyMessage: alg has to be one of key.algs, so the public key is never taken for a secret"),
  },
});

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
  { ...strict, name: "http-message-signatures, strict", signing: { scheme: "rfc9421", components: all }, secret: key, start: start(demanding) },
  paired("ed25519", "ed25519", keys.ed25519),
  paired("ecdsa-p256-sha256", "ecdsa-p256-sha256", keys.ecP256),
  paired("rsa-pss-sha512", "rsa-pss-sha512", keys.rsaPss),
  {
    // One line away from the row above, and RFC 9421 §3.2.1 and §7.3.6 say not to: the verifier is made for the algorithm that the request names.
    ...paired("algorithm from the request", "rsa-pss-sha512", keys.rsaPss, ({ alg }) => ({
      verify: createVerifier(publicPem(keys.rsaPss), alg ?? "rsa-pss-sha512"),
    })),
    trials: {
      ...strict.trials,
      "known-key": letThrough("createVerifier hmac-sha256: whatever key it is given, here the public one"),
      "algorithm-downgrade": letThrough("createVerifier rsa-v1_5-sha256 with the same RSA key"),
    },
  },
];
