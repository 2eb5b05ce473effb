// OAuth 1.0 request signatures (RFC 5849) in the Authorization header, with the body hash extension for bodies that are no form. Pure.

import type { Component } from "../../model/policy.ts";
import type { Secret } from "../../model/secret.ts";
import { digestText, readBytes, type SigningKey, signWith, spellBytes } from "../algorithm.ts";
import { byBytes } from "../canonical.ts";
import type { DigestMismatch, Engine, Reading, Unreadable } from "../engine.ts";
import { keyOf } from "../key.ts";
import { bytesOf, formDecode, headerOf, type Message, pairsOf, percentDecode, percentEncode, toWire, wireOf, withHeader } from "../message.ts";
import type { OAuth1Scheme } from "../scheme.ts";
import { timestampText, timestampValue } from "../time.ts";

type Parameter = readonly [name: string, value: string];

const methods = { "hmac-sha1": "HMAC-SHA1", "hmac-sha256": "HMAC-SHA256", "hmac-sha512": "HMAC-SHA512", "rsa-v1_5-sha256": "RSA-SHA256" } as const;
const methodOf = (scheme: OAuth1Scheme): string => methods[scheme.algorithm as keyof typeof methods] ?? "HMAC-SHA1";

const isForm = (message: Message): boolean => /^\s*application\/x-www-form-urlencoded\b/i.test(headerOf(message, "content-type") ?? "");

/** §3.4.1.2: lower case, no default port, no query. */
const baseUri = (message: Message): string => {
  const host = message.host.toLowerCase().replace(message.scheme === "https" ? /:443$/ : /:80$/, "");
  return `${message.scheme}://${host}${message.path}`;
};

/** §3.4.1.3: query, form and protocol parameters together, without realm and signature; encoded, then sorted. */
const normalized = (message: Message, protocol: readonly Parameter[]): string =>
  [
    ...pairsOf(message.query ?? "").map(({ name, value }): Parameter => [formDecode(name), formDecode(value)]),
    ...(isForm(message) ? pairsOf(wireOf(message.body)).map(({ name, value }): Parameter => [formDecode(name), formDecode(value)]) : []),
    ...protocol.filter(([name]) => name !== "realm" && name !== "oauth_signature"),
  ]
    .map(([name, value]): Parameter => [percentEncode(name), percentEncode(value)])
    .sort(([a, x], [b, y]) => byBytes(a, b) || byBytes(x, y))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");

/** §3.4.1.1 */
const baseString = (message: Message, protocol: readonly Parameter[]): Uint8Array =>
  bytesOf([message.method.toUpperCase(), percentEncode(baseUri(message)), percentEncode(normalized(message, protocol))].join("&"));

/**
 * §3.4.2: `enc(consumer secret)&enc(token secret)`. The secret holds both with `&` between; without `&` there is no token secret.
 * A consumer secret that itself has an `&` has to be given percent-encoded.
 */
const keyFor = (scheme: OAuth1Scheme, secret: Secret): SigningKey => {
  const key = keyOf(secret, scheme.key);
  if (key.kind === "object") return key;
  const text = wireOf(key.bytes);
  const at = text.indexOf("&");
  const [consumer, token] = at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
  return { kind: "bytes", bytes: bytesOf(`${percentEncode(percentDecode(consumer))}&${percentEncode(percentDecode(token))}`) };
};

const parametersIn = (value: string): readonly Parameter[] =>
  [...value.matchAll(/([A-Za-z0-9_]+)="([^"]*)"/g)].map((each): Parameter => [percentDecode(each[1] ?? ""), percentDecode(each[2] ?? "")]);

const digestsOf = (message: Message, protocol: readonly Parameter[]): readonly DigestMismatch[] => {
  const carried = protocol.find(([name]) => name === "oauth_body_hash")?.[1];
  const computed = digestText("sha1", message.body, "base64");
  return carried === undefined || carried === computed ? [] : [{ at: "oauth_body_hash", carried, computed }];
};

const unreadable = (part: Unreadable["part"], why: string): Unreadable => ({ found: false, part, why });

export const oauth1: Engine<OAuth1Scheme> = {
  sign(message, scheme, secret, moment) {
    const protocol: Parameter[] = [
      ["oauth_consumer_key", toWire(scheme.keyId)],
      ["oauth_nonce", moment.nonce],
      ["oauth_signature_method", methodOf(scheme)],
      ["oauth_timestamp", moment.timestamp ?? timestampText(moment.epochMs, "unix-seconds")],
      ...(scheme.token === null ? [] : [["oauth_token", toWire(scheme.token)] as const]),
      ["oauth_version", "1.0"],
      ...(scheme.bodyHash && !isForm(message) && message.body.length > 0 ? [["oauth_body_hash", digestText("sha1", message.body, "base64")] as const] : []),
    ];
    const stringToSign = baseString(message, protocol);
    const signature = spellBytes(signWith(scheme.algorithm, keyFor(scheme, secret), stringToSign), "base64");
    const value = [...protocol, ["oauth_signature", signature] as const].map(([name, text]) => `${percentEncode(name)}="${percentEncode(text)}"`).join(", ");
    return { message: withHeader(message, "Authorization", `OAuth ${value}`), stringToSign, signature };
  },

  read(message, scheme): Reading | Unreadable {
    const value = headerOf(message, "authorization");
    if (value === null || !/^OAuth\s/i.test(value)) return unreadable("signature", "the request has no Authorization header of the form OAuth …");
    const protocol = parametersIn(value);
    const of = (name: string): string | null => protocol.find(([each]) => each === name)?.[1] ?? null;
    const [signature, timestamp, nonce] = [readBytes(of("oauth_signature") ?? "?", "base64"), of("oauth_timestamp"), of("oauth_nonce")];
    if (signature === null) return unreadable("signature", "the Authorization header holds no oauth_signature in base64");
    if (timestamp === null) return unreadable("timestamp", "the Authorization header holds no oauth_timestamp");
    if (nonce === null) return unreadable("nonce", "the Authorization header holds no oauth_nonce");
    return {
      found: true,
      stringToSign: baseString(message, protocol),
      signatures: [signature],
      algorithm: scheme.algorithm,
      key: (secret) => keyFor(scheme, secret),
      timestamp: { text: timestamp, epochMs: timestampValue(timestamp, "unix-seconds") },
      nonce,
      digests: digestsOf(message, protocol),
    };
  },

  coverage(scheme) {
    const components = new Set<Component>(["method", "scheme", "host", "path", "query", "timestamp", "nonce"]);
    // A form is always bound, another body only through its hash.
    if (scheme.bodyHash) components.add("body");
    return { components, parts: new Set(["form"]) };
  },

  redigest(message, scheme) {
    const value = headerOf(message, "authorization");
    if (value === null || !scheme.bodyHash) return message;
    const hash = percentEncode(digestText("sha1", message.body, "base64"));
    return withHeader(message, "Authorization", value.replace(/oauth_body_hash="[^"]*"/, `oauth_body_hash="${hash}"`));
  },
};
