// Azure Storage Shared Key (blob, queue and file services). Pure. https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key

import type { Component } from "../../model/policy.ts";
import { digestText, readBytes, signWith, spellBytes } from "../algorithm.ts";
import { byBytes } from "../canonical.ts";
import type { DigestMismatch, Engine, Reading, Unreadable } from "../engine.ts";
import { keyOf } from "../key.ts";
import { bytesOf, formDecode, headerOf, type Message, pairsOf, toWire, withHeader } from "../message.ts";
import type { AzureSharedKeyScheme } from "../scheme.ts";
import { timestampText, timestampValue } from "../time.ts";

const standard = [
  "content-encoding",
  "content-language",
  "content-length",
  "content-md5",
  "content-type",
  "date",
  "if-modified-since",
  "if-match",
  "if-none-match",
  "if-unmodified-since",
  "range",
] as const;

/** Since version 2015-02-21 a Content-Length of zero stands as an empty line. */
const standardValue = (message: Message, name: string): string => {
  const value = headerOf(message, name) ?? "";
  if (name === "content-length") {
    const length = value === "" ? String(message.body.length) : value;
    return length === "0" ? "" : length;
  }
  // x-ms-date stands for Date where both are there.
  return name === "date" && headerOf(message, "x-ms-date") !== null ? "" : value;
};

const msHeaders = (message: Message): string =>
  [...new Map(message.headers.filter(([name]) => /^x-ms-/i.test(name)).map(([name, value]) => [name.toLowerCase(), value]))]
    .sort(([a], [b]) => byBytes(a, b))
    .map(([name, value]) => `${name}:${value.trim()}\n`)
    .join("");

const resource = (message: Message, account: string): string => {
  const byName = new Map<string, string[]>();
  for (const { name, value } of pairsOf(message.query ?? "")) {
    const key = formDecode(name).toLowerCase();
    if (key !== "") byName.set(key, [...(byName.get(key) ?? []), formDecode(value)]);
  }
  const lines = [...byName].sort(([a], [b]) => byBytes(a, b)).map(([name, values]) => `\n${name}:${values.sort(byBytes).join(",")}`);
  return `/${toWire(account)}${message.path}${lines.join("")}`;
};

const stringFor = (message: Message, account: string): Uint8Array =>
  bytesOf(
    `${[message.method.toUpperCase(), ...standard.map((name) => standardValue(message, name))].join("\n")}\n${msHeaders(message)}${resource(message, account)}`,
  );

const digestsOf = (message: Message): readonly DigestMismatch[] => {
  const carried = headerOf(message, "content-md5");
  const computed = digestText("md5", message.body, "base64");
  return carried === null || carried === computed ? [] : [{ at: "header Content-MD5", carried, computed }];
};

export const azureSharedKey: Engine<AzureSharedKeyScheme> = {
  sign(message, scheme, secret, moment) {
    const dated = withHeader(message, "x-ms-date", moment.timestamp ?? timestampText(moment.epochMs, "http-date"));
    const ready = headerOf(dated, "x-ms-version") === null ? withHeader(dated, "x-ms-version", "2021-12-02") : dated;
    const stringToSign = stringFor(ready, scheme.account);
    const signature = spellBytes(signWith("hmac-sha256", keyOf(secret, scheme.key), stringToSign), "base64");
    return { message: withHeader(ready, "Authorization", `SharedKey ${toWire(scheme.account)}:${signature}`), stringToSign, signature };
  },

  read(message, scheme): Reading | Unreadable {
    const fields = /^SharedKey ([^:\s]+):([A-Za-z0-9+/]*={0,2})$/.exec(headerOf(message, "authorization") ?? "");
    const signature = readBytes(fields?.[2] ?? "?", "base64");
    if (fields === null || signature === null)
      return { found: false, part: "signature", why: "the request has no Authorization header of the form SharedKey account:signature" };
    const date = headerOf(message, "x-ms-date") ?? headerOf(message, "date");
    if (date === null) return { found: false, part: "timestamp", why: "the request has neither x-ms-date nor Date" };
    return {
      found: true,
      stringToSign: stringFor(message, scheme.account),
      signatures: [signature],
      algorithm: "hmac-sha256",
      key: (secret) => keyOf(secret, scheme.key),
      timestamp: { text: date, epochMs: timestampValue(date, "http-date") },
      nonce: null,
      digests: digestsOf(message),
    };
  },

  coverage() {
    const headers = standard.filter((name) => name !== "content-length").map((name): Component => `header:${name}`);
    // The account's name is bound, the host is not; the body only where the caller sends Content-MD5, its length always.
    return {
      components: new Set<Component>(["method", "path", "query", "timestamp", "content-type", ...headers]),
      parts: new Set(["header:x-ms-*", "header:content-length"]),
    };
  },

  redigest(message) {
    return headerOf(message, "content-md5") === null ? message : withHeader(message, "Content-MD5", digestText("md5", message.body, "base64"));
  },
};
