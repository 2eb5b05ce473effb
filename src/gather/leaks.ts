// What an answer must not contain, in every spelling in which it could: found in answers, and taken out before anything of them is kept. Pure.

import { bytesOf, type Message, percentEncode, targetOf, wireOf } from "../signature/message.ts";

/** Shorter ones stand in ordinary text by chance. */
const shortest = 6;
const shortestString = 12;

const escapedJson = (text: string): string => JSON.stringify(text).slice(1, -1);
const escapedHtml = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** Wire text in every spelling: raw, base64, base64url, hex, percent-encoded, and as JSON, HTML and form fields escape it. Longest first. */
export const spellingsOf = (text: string, least = shortest): readonly string[] => {
  if (text.length < least) return [];
  const bytes = Buffer.from(text, "latin1");
  const base64 = bytes.toString("base64");
  const found = [
    text,
    escapedJson(text),
    escapedJson(bytes.toString("utf8")),
    escapedHtml(text),
    base64,
    base64.replace(/=+$/, ""),
    bytes.toString("base64url"),
    bytes.toString("hex"),
    bytes.toString("hex").toUpperCase(),
    percentEncode(text),
    percentEncode(text).toLowerCase(),
    percentEncode(text).replaceAll("%20", "+"),
    encodeURIComponent(bytes.toString("utf8")),
  ];
  return [...new Set(found)].filter((each) => each.length >= least).sort((a, b) => b.length - a.length);
};

/** A signature decodes too: hex and base64 stand for the same bytes. */
export const signatureSpellings = (signature: string): readonly string[] => {
  const bytes = /^[0-9a-f]+$/i.test(signature) && signature.length % 2 === 0 ? Buffer.from(signature, "hex") : Buffer.from(signature, "base64");
  const other =
    bytes.length < 12
      ? []
      : [
          bytes.toString("hex"),
          bytes.toString("hex").toUpperCase(),
          bytes.toString("base64"),
          bytes.toString("base64").replace(/=+$/, ""),
          bytes.toString("base64url"),
        ];
  return [...new Set([...spellingsOf(signature), ...other])].filter((each) => each.length >= shortest).sort((a, b) => b.length - a.length);
};

const textOf = (message: Message): string => [targetOf(message), message.host, ...message.headers.map(([, value]) => value), wireOf(message.body)].join("\n");

/** A secret that is an ordinary word stands in an error message by chance. */
const isWord = (text: string): boolean => /^[a-z]{1,11}$/i.test(text);

export interface Kept {
  /** Key material as it stands in the environment and decoded, as wire text. */
  readonly secrets: readonly string[];
}

export interface Right {
  readonly signature: string;
  readonly stringToSign: Uint8Array;
}

/** Which of the three an answer gives away. What the request itself held is only an echo. */
export const leaksIn = (text: string, sent: Message, right: Right | null, { secrets }: Kept): readonly ("signature" | "string-to-sign" | "key")[] => {
  const asked = textOf(sent);
  const holds = (needles: readonly string[]): boolean => needles.some((each) => text.includes(each) && !asked.includes(each));
  const found: ("signature" | "string-to-sign" | "key")[] = [];
  if (right !== null && holds(signatureSpellings(right.signature))) found.push("signature");
  // A string that is a part of the request as it stands is no secret (the body, say).
  const string = right === null ? "" : wireOf(right.stringToSign);
  if (string.length >= shortestString && !asked.includes(string) && holds(spellingsOf(string, shortestString))) found.push("string-to-sign");
  if (secrets.some((each) => !isWord(each) && holds(spellingsOf(each)))) found.push("key");
  return found;
};

/** Takes texts out, in every spelling. */
export const scrubbed = (text: string, needles: readonly string[]): string =>
  needles.reduce((current, each) => (current.includes(each) ? current.replaceAll(each, "*") : current), text);

export const scrubbedBytes = (bytes: Uint8Array, needles: readonly string[]): Uint8Array => {
  const text = wireOf(bytes);
  const clean = scrubbed(text, needles);
  return clean === text ? bytes : bytesOf(clean);
};
