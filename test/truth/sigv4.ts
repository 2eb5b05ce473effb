// A verifier of AWS Signature Version 4 built on aws4, which signs the received request again; the parts that aws4 leaves to a server are from AWS's documentation.

import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { createRequire } from "node:module";
import { bound, lacking, letThrough, notHere, refused, shut, type TruthRow } from "./expected.ts";
import { header, serve } from "./serve.ts";

/** The package has no types. */
interface Aws4 {
  readonly RequestSigner: new (
    request: {
      readonly method: string;
      readonly path: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
      readonly service: string;
      readonly region: string;
      readonly doNotModifyHeaders: true;
      readonly extraHeadersToInclude: Readonly<Record<string, true>>;
    },
    credentials: { readonly accessKeyId: string; readonly secretAccessKey: string },
  ) => { datetime: string; signature(): string };
}
const aws4 = createRequire(import.meta.url)("aws4") as Aws4;

const accessKeyId = "AKIAX7R2LQ9M4T8W3Z6P";
const secretAccessKey = "h2Vq8sT4nB7kR1yD6mW9cF3xJ5pL0zG2aU8eN4oi";
const scope = { region: "eu-central-1", service: "execute-api" } as const;
/** "Create a signed AWS API request": requests have to reach AWS within five minutes of the timestamp in the request. */
const minutes = 5;

const verify = (request: IncomingMessage, body: string): void => {
  const given = header(request, "authorization");
  const parts = /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(given);
  if (parts === null) throw new Error("no AWS4-HMAC-SHA256 authorization");
  const [, credential = "", list = "", signature = ""] = parts;
  const date = header(request, "x-amz-date");
  const stamp = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date);
  if (stamp === null) throw new Error("no x-amz-date");
  if (credential !== `${accessKeyId}/${date.slice(0, 8)}/${scope.region}/${scope.service}/aws4_request`) throw new Error("wrong scope");
  const names = list.split(";");
  // Host and every x-amz header have to be signed, and so has the content type where there is one.
  const needed = ["host", ...Object.keys(request.headers).filter((name) => name.startsWith("x-amz-") || name === "content-type")];
  if (needed.some((name) => !names.includes(name))) throw new Error("a header is missing from SignedHeaders");
  if (header(request, "x-amz-content-sha256") !== createHash("sha256").update(body).digest("hex"))
    throw new Error("the payload is not the one that was signed");
  const signer = new aws4.RequestSigner(
    {
      ...scope,
      method: request.method ?? "",
      path: request.url ?? "",
      headers: Object.fromEntries(names.map((name) => [name, header(request, name)])),
      body,
      doNotModifyHeaders: true,
      extraHeadersToInclude: Object.fromEntries(names.map((name) => [name, true])),
    },
    { accessKeyId, secretAccessKey },
  );
  // Left alone, aws4 would take the clock.
  signer.datetime = date;
  const right = signer.signature();
  if (right.length !== signature.length || !timingSafeEqual(Buffer.from(right), Buffer.from(signature))) throw new Error("the signature does not match");
  const [year, month, day, hour, minute, second] = stamp.slice(1).map(Number);
  if (Math.abs(Date.now() - Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second)) > minutes * 60_000)
    throw new Error("the request is too old or too new");
};

const canonical = "aws4.js canonicalString";

export const sigv4: readonly TruthRow[] = [
  {
    name: "aws4",
    version: "npm:aws4@1.13.2",
    source: "aws4.js; https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html",
    signing: { scheme: "aws-sigv4", ...scope },
    keyId: accessKeyId,
    secret: secretAccessKey,
    canary: {
      operation: "POST /things",
      query: [["stage", "test"]],
      body: { kind: "json", value: { name: "lamp" } },
      alternate: { kind: "json", value: { name: "lump" } },
    },
    start: () => serve("POST /things", verify, 403),
    components: {
      method: bound(`${canonical}: request.method`),
      host: bound(`${canonical}: canonicalHeaders, and verify demands host`),
      path: bound(`${canonical}: pathStr`),
      query: bound(`${canonical}: queryStr, sorted`),
      body: bound("verify: x-amz-content-sha256 is signed and compared with the body"),
      timestamp: bound("aws4.js stringToSign: getDateTime"),
      nonce: lacking("the scheme has none"),
      "content-type": bound("verify: content-type has to be among the signed headers"),
    },
    trials: {
      unsigned: refused("verify: no authorization"),
      "any-signature": refused("verify: timingSafeEqual"),
      stripped: refused("verify: exactly 64 hex digits after the scheme word"),
      "known-key": refused("one key is configured"),
      "retired-key": shut("no earlier key is configured"),
      "unpinned-host": letThrough("verify: the Host header is believed"),
      "forwarded-host": refused("verify: only the Host header is read"),
      "prefix-host": notHere("no host is refused, so there is no comparison to fool"),
      "unenforced-components": shut("verify: needed"),
      "stale-timestamp": refused("verify: minutes"),
      "future-timestamp": refused("verify: Math.abs"),
      replay: letThrough("nothing is remembered between two calls"),
      "replay-race": notHere("a replay one at a time is accepted already"),
      "algorithm-downgrade": shut("verify: the scheme word is fixed"),
      collision: shut(`${canonical}: one part a line, and no part holds a newline`),
      "method-override": refused("serve.ts reads no such header"),
      leak: refused("messages name no signature and no key"),
    },
    window: { past: 300, future: 300, because: "verify: minutes" },
    replay: "accepted",
  },
];
