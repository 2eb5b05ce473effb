// AWS Signature Version 4, in the Authorization header or presigned in the query. Pure. https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html

import type { Component } from "../../model/policy.ts";
import type { Secret } from "../../model/secret.ts";
import { digestText, readBytes, type SigningKey, signWith, spellBytes } from "../algorithm.ts";
import { encodedSegments, reencodedPairs, spaced, withoutDotSegments } from "../canonical.ts";
import type { DigestMismatch, Engine, Moment, Reading, Unreadable } from "../engine.ts";
import { derived, keyOf } from "../key.ts";
import { bytesOf, headerOf, type Message, parameterOf, percentDecode, toWire, valuesOf, withHeader, withoutQuery, withQuery } from "../message.ts";
import type { AwsSigV4Scheme } from "../scheme.ts";
import { timestampText, timestampValue } from "../time.ts";

const algorithm = "AWS4-HMAC-SHA256";
const bodyHeader = "x-amz-content-sha256";
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

const isS3 = (service: string): boolean => service === "s3" || service === "s3-object-lambda" || service === "s3express";

/** S3 signs the path as it is sent; every other service encodes what is sent once more. */
const canonicalPath = (path: string, service: string, normalize: boolean): string =>
  isS3(service) ? encodedSegments(percentDecode(path)) : encodedSegments(normalize ? withoutDotSegments(path) : path);

const scopeOf = (date: string, scheme: AwsSigV4Scheme): string => [date.slice(0, 8), toWire(scheme.region), toWire(scheme.service), "aws4_request"].join("/");

const canonicalRequest = (message: Message, names: readonly string[], bodyHash: string, scheme: AwsSigV4Scheme, service: string): string =>
  [
    message.method,
    canonicalPath(message.path, service, scheme.normalize),
    reencodedPairs(message.query ?? ""),
    ...names.map(
      (name) =>
        `${name}:${valuesOf(message, name)
          .map((value) => spaced(value, "collapse"))
          .join(",")}`,
    ),
    "",
    names.join(";"),
    bodyHash,
  ].join("\n");

const stringFor = (date: string, scope: string, request: string): Uint8Array =>
  bytesOf([algorithm, date, scope, digestText("sha256", bytesOf(request), "hex")].join("\n"));

const keyFor = (scheme: AwsSigV4Scheme, secret: Secret, scope: string): SigningKey =>
  derived(
    keyOf(secret, { ...scheme.key, prepend: `AWS4${scheme.key.prepend ?? ""}` }),
    "hmac-sha256",
    scope.split("/").map((step) => ({ step: bytesOf(step), encode: "raw" })),
  );

const signedNames = (message: Message): readonly string[] =>
  [...new Set(["host", ...message.headers.map(([name]) => name.toLowerCase())])].filter((name) => !skipped.has(name)).sort();

const signHeader = (message: Message, scheme: AwsSigV4Scheme, secret: Secret, date: string) => {
  const bodyHash = digestText("sha256", message.body, "hex");
  let ready = withHeader(message, "X-Amz-Date", date);
  if (scheme.contentHeader) ready = withHeader(ready, "X-Amz-Content-Sha256", bodyHash);
  if (scheme.sessionToken !== null) ready = withHeader(ready, "X-Amz-Security-Token", scheme.sessionToken);
  const names = signedNames(ready);
  const scope = scopeOf(date, scheme);
  const stringToSign = stringFor(date, scope, canonicalRequest(ready, names, bodyHash, scheme, scheme.service));
  const signature = spellBytes(signWith("hmac-sha256", keyFor(scheme, secret, scope), stringToSign), "hex");
  const value = `${algorithm} Credential=${toWire(scheme.keyId)}/${scope}, SignedHeaders=${names.join(";")}, Signature=${signature}`;
  return { message: withHeader(ready, "Authorization", value), stringToSign, signature };
};

const signQuery = (message: Message, scheme: AwsSigV4Scheme, secret: Secret, date: string) => {
  const names = signedNames(message);
  const scope = scopeOf(date, scheme);
  const parameters: readonly (readonly [string, string])[] = [
    ["X-Amz-Algorithm", algorithm],
    ["X-Amz-Credential", `${toWire(scheme.keyId)}/${scope}`],
    ["X-Amz-Date", date],
    ["X-Amz-SignedHeaders", names.join(";")],
    ["X-Amz-Expires", String(scheme.expires)],
    ...(scheme.sessionToken === null ? [] : [["X-Amz-Security-Token", scheme.sessionToken] as const]),
  ];
  const ready = parameters.reduce((current, [name, value]) => withQuery(current, name, value), message);
  const stringToSign = stringFor(date, scope, canonicalRequest(ready, names, presignedHash(ready, scheme.service), scheme, scheme.service));
  const signature = spellBytes(signWith("hmac-sha256", keyFor(scheme, secret, scope), stringToSign), "hex");
  return { message: withQuery(ready, "X-Amz-Signature", signature), stringToSign, signature };
};

/** A presigned S3 request binds no body; elsewhere the body's hash stands in the canonical request. */
const presignedHash = (message: Message, service: string): string =>
  headerOf(message, bodyHeader) ?? (isS3(service) ? unsigned : digestText("sha256", message.body, "hex"));

const credential = /^(.+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request$/;

const wrong = (why: string): Unreadable => ({ found: false, part: "signature", why });

interface Carried {
  readonly credential: string;
  readonly names: readonly string[];
  readonly signature: string;
  readonly date: string;
  readonly bodyHash: string;
  readonly bare: Message;
}

const carriedIn = (message: Message): Carried | Unreadable => {
  const query = parameterOf(message.query, "X-Amz-Signature");
  if (query !== null) {
    const [key, names, date] = ["X-Amz-Credential", "X-Amz-SignedHeaders", "X-Amz-Date"].map((name) => parameterOf(message.query, name) ?? "");
    const service = credential.exec(key ?? "")?.[4] ?? "";
    return {
      credential: key ?? "",
      names: (names ?? "").split(";"),
      signature: query,
      date: date ?? "",
      bodyHash: presignedHash(message, service),
      bare: withoutQuery(message, "X-Amz-Signature"),
    };
  }
  const value = headerOf(message, "authorization");
  const fields = /^AWS4-HMAC-SHA256 +Credential=([^,\s]+)\s*,\s*SignedHeaders=([^,\s]+)\s*,\s*Signature=([0-9a-fA-F]*)\s*$/.exec(value ?? "");
  if (fields === null)
    return wrong(
      value === null
        ? "the request has neither an Authorization header nor X-Amz-Signature"
        : "the Authorization header is not of the form AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…",
    );
  return {
    credential: fields[1] ?? "",
    names: (fields[2] ?? "").split(";"),
    signature: fields[3] ?? "",
    date: headerOf(message, "x-amz-date") ?? "",
    bodyHash: headerOf(message, bodyHeader) ?? digestText("sha256", message.body, "hex"),
    bare: message,
  };
};

const digestsOf = (message: Message): readonly DigestMismatch[] => {
  const carried = headerOf(message, bodyHeader);
  const computed = digestText("sha256", message.body, "hex");
  return carried === null || carried === unsigned || carried === computed ? [] : [{ at: `header ${bodyHeader}`, carried, computed }];
};

export const awsSigV4: Engine<AwsSigV4Scheme> = {
  sign(message, scheme, secret, moment: Moment) {
    const date = moment.timestamp ?? timestampText(moment.epochMs, "iso-basic");
    return scheme.presigned ? signQuery(message, scheme, secret, date) : signHeader(message, scheme, secret, date);
  },

  read(message, scheme): Reading | Unreadable {
    const carried = carriedIn(message);
    if ("found" in carried) return carried;
    const parts = credential.exec(carried.credential);
    if (parts === null) return wrong("the credential is not of the form key/date/region/service/aws4_request");
    if (carried.date === "") return { found: false, part: "timestamp", why: "the request has no X-Amz-Date" };
    const scope = carried.credential.slice((parts[1] ?? "").length + 1);
    const signature = readBytes(carried.signature, "hex");
    return {
      found: true,
      stringToSign: stringFor(carried.date, scope, canonicalRequest(carried.bare, carried.names, carried.bodyHash, scheme, parts[4] ?? "")),
      signatures: signature === null ? [] : [signature],
      algorithm: "hmac-sha256",
      key: (secret) => keyFor(scheme, secret, scope),
      timestamp: { text: carried.date, epochMs: timestampValue(carried.date, "iso-basic") },
      nonce: null,
      digests: digestsOf(message),
    };
  },

  coverage(scheme) {
    const components = new Set<Component>(["method", "host", "path", "query", "timestamp", "content-type"]);
    if (!(scheme.presigned && isS3(scheme.service))) components.add("body");
    return { components, parts: new Set(["header:*"]) };
  },

  redigest(message) {
    const carried = headerOf(message, bodyHeader);
    return carried === null || carried === unsigned ? message : withHeader(message, "X-Amz-Content-Sha256", digestText("sha256", message.body, "hex"));
  },
};
