// Hawk's own server library, three ways: without a look at the payload, with it, and with a nonce store besides.

import { createRequire } from "node:module";
import type { IncomingMessage } from "node:http";
import { bound, left, letThrough, notHere, refused, shut, type TruthRow } from "./expected.ts";
import { serve } from "./serve.ts";

/** The package has no types. */
interface Hawk {
  readonly server: {
    authenticate(
      request: IncomingMessage,
      credentials: (id: string) => { readonly key: string; readonly algorithm: string } | null,
      options: { readonly payload?: string; readonly nonceFunc?: (key: string, nonce: string, ts: string) => void },
    ): Promise<unknown>;
  };
}
const hawk = createRequire(import.meta.url)("hawk") as Hawk;

const secret = "werxhqb98rpaxn39848xrunpaw3489ru";
const string = "crypto.js generateNormalizedString";
const unchecked = "server.js authenticate: without options.payload the hash attribute is bound, and compared with nothing";

const start = (check: { readonly payload: boolean; readonly nonces: boolean }) => () => {
  const seen = new Set<string>();
  const nonceFunc = (_key: string, nonce: string, ts: string): void => {
    if (seen.has(`${ts} ${nonce}`)) throw new Error("seen before");
    seen.add(`${ts} ${nonce}`);
  };
  return serve("POST /resource", (request, payload) =>
    hawk.server.authenticate(request, (id) => (id === "dh37fgj492je" ? { key: secret, algorithm: "sha256" } : null), {
      ...(check.payload ? { payload } : {}),
      ...(check.nonces ? { nonceFunc } : {}),
    }),
  );
};

const row = (name: string, check: { readonly payload: boolean; readonly nonces: boolean }): TruthRow => ({
  name,
  version: "npm:hawk@9.0.2",
  source: "lib/server.js, lib/crypto.js",
  signing: { scheme: "hawk" },
  keyId: "dh37fgj492je",
  secret,
  canary: {
    operation: "POST /resource",
    query: [["a", "1"]],
    body: { kind: "json", value: { say: "hello" } },
    alternate: { kind: "json", value: { say: "hullo" } },
  },
  start: start(check),
  components: {
    method: bound(`${string}: method in upper case`),
    host: bound(`${string}: host, then port`),
    path: bound(`${string}: resource`),
    query: bound(`${string}: resource, which holds the query`),
    timestamp: bound(`${string}: ts`),
    nonce: bound(`${string}: nonce`),
    body: check.payload ? bound("server.js authenticate: fixedTimeComparison(hash, attributes.hash)") : left(unchecked),
    "content-type": check.payload ? bound("crypto.js initializePayloadHash: the content type is hashed first") : left(unchecked),
  },
  trials: {
    unsigned: refused("server.js authenticate: Utils.parseAuthorizationHeader throws without the header"),
    "any-signature": refused("server.js authenticate: fixedTimeComparison(mac, attributes.mac)"),
    stripped: refused("server.js authenticate: `Missing attributes`, else fixedTimeComparison"),
    "known-key": refused("one key is configured"),
    "retired-key": shut("no earlier key is configured"),
    "unpinned-host": letThrough("utils.js parseRequest: without options.host the Host header is believed"),
    "forwarded-host": refused("utils.js parseHost: another header only by hostHeaderName"),
    "prefix-host": notHere("no host is refused, so there is no comparison to fool"),
    "unenforced-components": check.payload
      ? shut("server.js authenticate: `Missing required payload hash`")
      : {
          is: "closed",
          or: ["not-applicable", "open"],
          because: "the hash is the only part that a client may leave out, and leaving it out is what this row allows",
        },
    "stale-timestamp": refused("server.js authenticate: Math.abs(ts - now) > timestampSkewSec, 60 by default"),
    "future-timestamp": refused("server.js authenticate: Math.abs"),
    replay: check.nonces ? refused("server.js authenticate: nonceFunc throws") : letThrough("no nonceFunc, nothing is remembered"),
    "replay-race": check.nonces ? refused("start: a Set, looked up and written in one step") : notHere("a replay one at a time is accepted already"),
    "algorithm-downgrade": shut("the algorithm belongs to the credentials"),
    collision: shut(`${string}: one part a line, and no part holds a newline`),
    "method-override": refused("serve.ts reads no such header"),
    leak: refused("a stale timestamp is answered with a MAC of the server's clock, which is none of a request"),
  },
  window: { past: 60, future: 60, because: "timestampSkewSec = 60" },
  replay: check.nonces ? "refused" : "accepted",
});

export const hawks: readonly TruthRow[] = [
  row("hawk", { payload: false, nonces: false }),
  row("hawk, payload", { payload: true, nonces: false }),
  row("hawk, payload and nonces", { payload: true, nonces: true }),
];
