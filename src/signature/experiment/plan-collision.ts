// Two requests with one string to sign, on the canary itself: sign one, send the other. Pure.

import { secretOf } from "../../model/secret.ts";
import { compile } from "../engines/template.ts";
import { bytesOf, type Message, sameBytes, wireOf, withBody } from "../message.ts";
import { sign } from "../sign.ts";
import type { TemplateScheme } from "../scheme.ts";
import { timestampText } from "../time.ts";
import type { Part } from "./plan-components.ts";
import { type Canary, type Hand, notApplicable, type Original, tripleOf } from "./request.ts";
import { graft, otherText } from "./wire.ts";

/** What may run into its neighbour. The nonce travels beside the message. */
type Field = "path" | "query" | "body" | "nonce";
interface Values {
  readonly message: Message;
  readonly nonce: string;
}

const read = ({ message, nonce }: Values, field: Field): string =>
  field === "nonce" ? nonce : field === "body" ? wireOf(message.body) : field === "path" ? message.path : (message.query ?? "");

const write = ({ message, nonce }: Values, field: Field, text: string): Values => {
  if (field === "nonce") return { message, nonce: text };
  if (field === "body") return { message: withBody(message, bytesOf(text)), nonce };
  return { message: { ...message, [field]: field === "query" && text === "" ? null : text }, nonce };
};

const sendable: Readonly<Record<Field, RegExp>> = {
  path: /^\/[\x21-\x22\x24-\x3e\x40-\x7e]*$/,
  query: /^[\x21-\x22\x24-\x7e]*$/,
  body: /^[^]*$/,
  nonce: /^[\x21-\x7e]+$/,
};

const pairs: readonly (readonly [left: Field, right: Field])[] = [
  ["path", "query"],
  ["query", "body"],
  ["nonce", "body"],
  ["path", "body"],
  ["query", "nonce"],
  ["path", "nonce"],
];

interface Twins {
  readonly says: string;
  readonly fields: readonly [left: Field, right: Field];
  /** What is signed and never sent, and what is sent. Both from one starting point; `stamp` is the text of its timestamp. */
  both(from: Values, stamp: string): { readonly signed: Values; readonly sent: Values } | null;
}

const shift = (left: Field, right: Field): Twins => ({
  says: `${left} and ${right} touch each other`,
  fields: [left, right],
  both: (from) => {
    const [one, two] = [read(from, left), read(from, right)];
    if (two === "") return null;
    return { signed: from, sent: write(write(from, left, `${one}${two[0] ?? ""}`), right, two.slice(1)) };
  },
});

const across = (left: Field, right: Field, delimiter: string): Twins => ({
  says: `${left} may contain what stands before ${right}`,
  fields: [left, right],
  both: (from) => ({
    signed: write(from, right, `sigproof${delimiter}${read(from, right)}`),
    sent: write(from, left, `${read(from, left)}${delimiter}sigproof`),
  }),
});

/** The timestamp stands between the two: one request's own time is the tail of the other's left part, and another time the head of its right one. */
const overTimestamp = (left: Field, right: Field, before: string, after: string): Twins => ({
  says: `${left} may contain what looks like the timestamp`,
  fields: [left, right],
  both: (from, stamp) =>
    stamp === ""
      ? null
      : { signed: write(from, right, `${stamp}${after}${read(from, right)}`), sent: write(from, left, `${read(from, left)}${before}${stamp}`) },
});

/** The same rule with a key that needs no secret: only the string is looked at. */
const keyless = (scheme: TemplateScheme): TemplateScheme => ({
  ...scheme,
  algorithm: "hmac-sha256",
  derive: [],
  key: { encoding: "utf8", "strip-prefix": null, prepend: null, append: null },
});

const collides = (twins: Twins, scheme: TemplateScheme, from: Values, named: boolean): boolean => {
  const plain = keyless(scheme);
  const both = twins.both(from, stampOf(scheme, sometime));
  if (both === null) return false;
  const { signed, sent } = both;
  if (!(["path", "query", "nonce"] as const).every((field) => read(sent, field) === read(from, field) || sendable[field].test(read(sent, field)))) return false;
  // What is sent must be harmless: another body only where the user named the operation.
  if (!named && !sameBytes(sent.message.body, from.message.body)) return false;
  try {
    const string = ({ message, nonce }: Values): Uint8Array => sign(message, plain, secretOf("x"), { epochMs: sometime, nonce }).stringToSign;
    // A part that is not in the string at all is no collision: that it is not bound is said elsewhere.
    const binds = (field: Field): boolean => !sameBytes(string(write(from, field, `${read(from, field)}0`)), string(from));
    return sameBytes(string(signed), string(sent)) && twins.fields.every(binds);
  } catch {
    return false;
  }
};

const sometime = 1_767_225_600_000;

const stampOf = ({ timestamp }: TemplateScheme, epochMs: number): string => (timestamp === null ? "" : timestampText(epochMs, timestamp.format));

export const planCollision = (canary: Canary, original: Original): Part => {
  const { scheme, message, named } = canary;
  if (scheme.engine !== "template") return { requests: [], notes: [notApplicable("collision", "the standard's own form keeps the parts apart")] };
  const delimiters = [...new Set(compile(scheme).string.parts.flatMap((part) => (part.kind === "text" ? [part.text] : [])))];
  const start: Values = { message: { ...message, query: message.query ?? "sigproof=0a1b2c" }, nonce: "0a1b2c3d" };
  const all = pairs.flatMap(([left, right]) => [
    shift(left, right),
    ...delimiters.flatMap((delimiter) => [across(left, right, delimiter), overTimestamp(left, right, delimiter, delimiter)]),
  ]);
  const found = all.find((twins) => collides(twins, scheme, message.query === null && message.body.length > 0 ? { ...start, message } : start, named));
  if (found === undefined) return { requests: [], notes: [notApplicable("collision", "no two requests to this operation give one string to sign")] };
  const made = (hand: Hand) => {
    const wire = original(hand);
    const { moment } = hand.sign(wire);
    const both = found.both({ message: wire, nonce: moment.nonce }, moment.timestamp ?? stampOf(scheme, moment.epochMs));
    if (both === null) throw new Error(`the collision ${found.says} is not there on this request`);
    return {
      sent: hand.sign(both.sent.message, { at: { ...moment, nonce: both.sent.nonce } }),
      signed: hand.sign(both.signed.message, { at: { ...moment, nonce: both.signed.nonce } }),
    };
  };
  return {
    requests: tripleOf(`collision/${found.says}`, `collision: ${found.says}`, {
      POS: (hand) => ({ message: made(hand).sent.message, right: null }),
      NEG: (hand) => {
        const { sent } = made(hand);
        return { message: graft(sent.message, sent.signature, otherText(sent.signature)), right: sent };
      },
      PROBE: (hand) => {
        const { sent, signed } = made(hand);
        return { message: graft(sent.message, sent.signature, signed.signature), right: null };
      },
    }),
    notes: [],
  };
};
