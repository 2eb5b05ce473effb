// AWS Signature Version 4 and Google's V4 signatures, in the Authorization header or presigned in the query. Pure.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html https://cloud.google.com/storage/docs/authentication/signatures

import type { Component } from "../../model/policy.ts";
import type { Secret } from "../../model/secret.ts";
import { digestText, isSymmetric, readBytes, type SigningKey, signWith, spellBytes } from "../algorithm.ts";
import { reencodedPairs, spaced } from "../canonical.ts";
import type { DigestMismatch, Engine, Moment, Reading, Unreadable } from "../engine.ts";
import { derived, keyOf } from "../key.ts";
import { bytesOf, headerOf, type Message, parameterOf, toWire, valuesOf, withHeader, withoutQuery, withQuery } from "../message.ts";
import type { AwsSigV4Scheme } from "../scheme.ts";
import { timestampText, timestampValue } from "../time.ts";
import { type Dialect, dialects } from "./sigv4-dialect.ts";

const unsigned = "UNSIGNED-PAYLOAD";

/** Never signed: hop by hop, added by clients and proxies on the way, or the signature itself. */
const skipped = new Set([
  "authorization",
  "connection",
  "expect",
  "keep-alive",
  "proxy-authorization",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "user-agent",
  "x-amzn-trace-id",
]);

const dialectOf = ({ dialect }: AwsSigV4Scheme): Dialect => dialects[dialect];

const bodyHeaderOf = ({ prefix }: Dialect): string => `${prefix}Content-Sha256`;

const scopeOf = (date: string, scheme: AwsSigV4Scheme): string =>
  [date.slice(0, 8), toWire(scheme.region), toWire(scheme.service), dialectOf(scheme).end].join("/");

const canonicalRequest = (message: Message, names: readonly string[], bodyHash: string, scheme: AwsSigV4Scheme, service: string): string =>
  [
    message.method,
    dialectOf(scheme).path(message.path, service, scheme),
    reencodedPairs(message.query ?? ""),
    ...names.map(
      (name) =>
        `${name}:${(name === "host" ? [dialectOf(scheme).host(message)] : valuesOf(message, name)).map((value) => spaced(value, "collapse")).join(",")}`,
    ),
    "",
    names.join(";"),
    bodyHash,
  ].join("\n");

const stringFor = (word: string, date: string, scope: string, request: string): Uint8Array =>
  bytesOf([word, date, scope, digestText("sha256", bytesOf(request), "hex")].join("\n"));

/** A key pair signs as it is; a shared secret is narrowed down to day, region and service first. */
const keyFor = (scheme: AwsSigV4Scheme, secret: Secret, scope: string): SigningKey =>
  isSymmetric(scheme.algorithm)
    ? derived(
        keyOf(secret, { ...scheme.key, prepend: `${dialectOf(scheme).keyPrefix}${scheme.key.prepend ?? ""}` }),
        scheme.algorithm,
        scope.split("/").map((step) => ({ step: bytesOf(step), encode: "raw" })),
      )
    : keyOf(secret, scheme.key);

const signatureOver = (stringToSign: Uint8Array, scheme: AwsSigV4Scheme, secret: Secret, scope: string): string =>
  spellBytes(signWith(scheme.algorithm, keyFor(scheme, secret, scope), stringToSign), "hex");

const signedNames = (message: Message): readonly string[] =>
  [...new Set(["host", ...message.headers.map(([name]) => name.toLowerCase())])].filter((name) => !skipped.has(name)).sort();

const signHeader = (message: Message, scheme: AwsSigV4Scheme, secret: Secret, date: string) => {
  const dialect = dialectOf(scheme);
  const bodyHash = digestText("sha256", message.body, "hex");
  let ready = withHeader(message, `${dialect.prefix}Date`, date);
  if (scheme.contentHeader) ready = withHeader(ready, bodyHeaderOf(dialect), bodyHash);
  if (scheme.sessionToken !== null) ready = withHeader(ready, `${dialect.prefix}Security-Token`, scheme.sessionToken);
  const names = signedNames(ready);
  const scope = scopeOf(date, scheme);
  const word = dialect.word(scheme);
  const stringToSign = stringFor(word, date, scope, canonicalRequest(ready, names, bodyHash, scheme, scheme.service));
  const signature = signatureOver(stringToSign, scheme, secret, scope);
  const value = `${word} Credential=${toWire(scheme.keyId)}/${scope}, SignedHeaders=${names.join(";")}, Signature=${signature}`;
  return { message: withHeader(ready, "Authorization", value), stringToSign, signature };
};

const signQuery = (message: Message, scheme: AwsSigV4Scheme, secret: Secret, date: string) => {
  const dialect = dialectOf(scheme);
  const names = signedNames(message);
  const scope = scopeOf(date, scheme);
  const word = dialect.word(scheme);
  const parameters: readonly (readonly [string, string])[] = [
    ["Algorithm", word],
    ["Credential", `${toWire(scheme.keyId)}/${scope}`],
    ["Date", date],
    ["SignedHeaders", names.join(";")],
    ["Expires", String(scheme.expires)],
    ...(scheme.sessionToken === null ? [] : [["Security-Token", scheme.sessionToken] as const]),
  ];
  const ready = parameters.reduce((current, [name, value]) => withQuery(current, `${dialect.prefix}${name}`, value), message);
  const bodyHash = presignedHash(ready, scheme.service, dialect);
  const stringToSign = stringFor(word, date, scope, canonicalRequest(ready, names, bodyHash, scheme, scheme.service));
  const signature = signatureOver(stringToSign, scheme, secret, scope);
  return { message: withQuery(ready, `${dialect.prefix}Signature`, signature), stringToSign, signature };
};

/** A presigned request to a store binds no body; elsewhere the body's hash stands in the canonical request. */
const presignedHash = (message: Message, service: string, dialect: Dialect): string =>
  headerOf(message, bodyHeaderOf(dialect)) ?? (dialect.leavesBodyOpen(service) ? unsigned : digestText("sha256", message.body, "hex"));

const credential = /^(.+)\/(\d{8})\/([^/]+)\/([^/]+)\/(aws4_request|goog4_request)$/;

const wrong = (why: string): Unreadable => ({ found: false, part: "signature", why });

interface Carried {
  readonly word: string;
  readonly credential: string;
  readonly names: readonly string[];
  readonly signature: string;
  readonly date: string;
  readonly bodyHash: string;
  readonly bare: Message;
}

const carriedIn = (message: Message, dialect: Dialect, word: string): Carried | Unreadable => {
  const { prefix } = dialect;
  const query = parameterOf(message.query, `${prefix}Signature`);
  if (query !== null) {
    const [named, key, names, date] = ["Algorithm", "Credential", "SignedHeaders", "Date"].map((name) => parameterOf(message.query, `${prefix}${name}`) ?? "");
    const service = credential.exec(key ?? "")?.[4] ?? "";
    return {
      word: named ?? "",
      credential: key ?? "",
      names: (names ?? "").split(";"),
      signature: query,
      date: date ?? "",
      bodyHash: presignedHash(message, service, dialect),
      bare: withoutQuery(message, `${prefix}Signature`),
    };
  }
  const value = headerOf(message, "authorization");
  const fields = /^([A-Z0-9-]+) +Credential=([^,\s]+)\s*,\s*SignedHeaders=([^,\s]+)\s*,\s*Signature=([0-9a-fA-F]*)\s*$/.exec(value ?? "");
  if (fields === null || !dialect.words.test(fields[1] ?? ""))
    return wrong(
      value === null
        ? `the request has neither an Authorization header nor ${prefix}Signature`
        : `the Authorization header is not of the form ${word} Credential=…, SignedHeaders=…, Signature=…`,
    );
  return {
    word: fields[1] ?? "",
    credential: fields[2] ?? "",
    names: (fields[3] ?? "").split(";"),
    signature: fields[4] ?? "",
    date: headerOf(message, `${prefix}Date`) ?? "",
    bodyHash: headerOf(message, bodyHeaderOf(dialect)) ?? digestText("sha256", message.body, "hex"),
    bare: message,
  };
};

const digestsOf = (message: Message, header: string): readonly DigestMismatch[] => {
  const carried = headerOf(message, header);
  const computed = digestText("sha256", message.body, "hex");
  return carried === null || carried === unsigned || carried === computed ? [] : [{ at: `header ${header.toLowerCase()}`, carried, computed }];
};

export const awsSigV4: Engine<AwsSigV4Scheme> = {
  sign(message, scheme, secret, moment: Moment) {
    const date = moment.timestamp ?? timestampText(moment.epochMs, "iso-basic");
    return scheme.presigned ? signQuery(message, scheme, secret, date) : signHeader(message, scheme, secret, date);
  },

  read(message, scheme): Reading | Unreadable {
    const dialect = dialectOf(scheme);
    const word = dialect.word(scheme);
    const carried = carriedIn(message, dialect, word);
    if ("found" in carried) return carried;
    // The algorithm is the scheme's, whatever the request says: a verifier that follows the request lets the client choose.
    if (carried.word !== word) return wrong(`the request names the algorithm ${JSON.stringify(carried.word)}, and the scheme says ${word}`);
    const parts = credential.exec(carried.credential);
    if (parts === null || parts[5] !== dialect.end) return wrong(`the credential is not of the form key/date/region/service/${dialect.end}`);
    if (carried.date === "") return { found: false, part: "timestamp", why: `the request has no ${dialect.prefix}Date` };
    const scope = carried.credential.slice((parts[1] ?? "").length + 1);
    const signature = readBytes(carried.signature, "hex");
    return {
      found: true,
      stringToSign: stringFor(word, carried.date, scope, canonicalRequest(carried.bare, carried.names, carried.bodyHash, scheme, parts[4] ?? "")),
      signatures: signature === null ? [] : [signature],
      algorithm: scheme.algorithm,
      key: (secret) => keyFor(scheme, secret, scope),
      timestamp: { text: carried.date, epochMs: timestampValue(carried.date, "iso-basic") },
      nonce: null,
      digests: digestsOf(message, bodyHeaderOf(dialect)),
    };
  },

  coverage(scheme) {
    const components = new Set<Component>(["method", "host", "path", "query", "timestamp", "content-type"]);
    if (!(scheme.presigned && dialectOf(scheme).leavesBodyOpen(scheme.service))) components.add("body");
    return { components, parts: new Set(["header:*"]) };
  },

  redigest(message, scheme) {
    const header = bodyHeaderOf(dialectOf(scheme));
    const carried = headerOf(message, header);
    return carried === null || carried === unsigned ? message : withHeader(message, header, digestText("sha256", message.body, "hex"));
  },
};
