// Requests that change one component on the wire. Pure.

import type { Component } from "../../model/policy.ts";
import { redigest } from "../sign.ts";
import { bytesOf, headerOf, type Message, pairsOf, sameBytes, wireOf, withBody, withHeader } from "../message.ts";
import { type Canary, fresh, garbled, type Note, type Original, type Planned, type PlanOptions, triple, tripleOf } from "./request.ts";
import {
  graft,
  nudged,
  otherText,
  withAddedKey,
  withAddedQuery,
  withAppended,
  withBodyValue,
  withOtherHeader,
  withQueryBefore,
  withQueryValueAt,
  withRepeatedQuery,
} from "./wire.ts";

export interface Part {
  readonly requests: readonly Planned[];
  readonly notes: readonly Note[];
}
const part = (requests: readonly Planned[], notes: readonly Note[] = []): Part => ({ requests, notes });

/** Which components the canary has, so that something can be changed. The query is always there: a key can be added. */
export const presentOn = ({ message, scheme, named, declared }: Canary, signed: Message | null): readonly Component[] => {
  const has = (name: string): boolean => (headerOf(message, name) ?? "") !== "";
  const timed = scheme.engine === "template" ? scheme.timestamp !== null : declared.has("timestamp");
  const counted = scheme.engine === "template" ? scheme.nonce !== null : declared.has("nonce");
  return [
    "method",
    "scheme",
    "host",
    "path",
    "query",
    ...(named && message.body.length > 0 ? (["body"] as const) : []),
    ...(timed ? (["timestamp"] as const) : []),
    ...(counted ? (["nonce"] as const) : []),
    ...(has("content-type") || (signed !== null && headerOf(signed, "content-type") !== null) ? (["content-type"] as const) : []),
    ...[...declared].filter(
      (each) => each.startsWith("header:") && each !== "header:host" && each !== "header:content-type" && has(each.slice("header:".length)),
    ),
  ];
};

const query = ({ message, scheme }: Canary, original: Original, { quick }: PlanOptions): Part => {
  const pairs = pairsOf(message.query ?? "");
  const valued = pairs.findIndex(({ value }) => value !== "");
  const added = triple("query/added", "query: unknown key added", original, (each) => withAddedQuery(each, "sigproof-added", "1"));
  if (quick) return part(added);
  const changed =
    // The cache-buster is the first of its own pairs where the canary has none.
    triple("query/changed", "query: value changed", original, (each) => {
      const own = pairsOf(each.query ?? "");
      const at = valued >= 0 ? valued : own.findIndex(({ value }) => value !== "");
      return at < 0 ? withAddedQuery(each, "sigproof-changed", "1") : withQueryValueAt(each, at, nudged);
    });
  const other = nudged(pairs[valued]?.value ?? "");
  const repeated =
    valued < 0
      ? []
      : [
          ...triple("query/repeated", "query: key repeated with another value", original, (each) => withRepeatedQuery(each, valued, other)),
          // OAuth sorts what it signs by value too, so the order says less there, and it asks more than others already.
          ...(scheme.engine === "oauth1"
            ? []
            : triple("query/repeated-before", "query: key repeated, the other value first", original, (each) => withQueryBefore(each, valued, other))),
        ];
  return part([...added, ...changed, ...repeated]);
};

/** One letter of the last segment in percent-encoding: the same resource to a router, other bytes to a verifier that signs what was sent. */
const encodedPath = (path: string): string | null => {
  const at = /[A-Za-z0-9](?=[^A-Za-z0-9]*$)/.exec(path)?.index;
  return at === undefined || at === 0 ? null : `${path.slice(0, at)}%${path.charCodeAt(at).toString(16).toUpperCase()}${path.slice(at + 1)}`;
};

const path = ({ message, otherPaths, sibling }: Canary, original: Original, { quick }: PlanOptions): Part => {
  const child = triple("path/child", "path: a child that does not exist", original, (each) => ({
    ...each,
    path: `${each.path.replace(/\/+$/, "")}/sigproof-child`,
  }));
  // Frameworks that verify inside the handler answer a path without one before anything is verified; a sibling gets there.
  const beside = sibling === null ? [] : triple("path/sibling", `path: ${sibling}`, original, (each) => ({ ...each, path: sibling }));
  const [other] = otherPaths;
  const transplant =
    other === undefined
      ? []
      : tripleOf("path/transplant", `path: signed for ${other}`, {
          POS: fresh("", "", original).make,
          NEG: garbled("", "", original).make,
          PROBE: (hand) => {
            const wire = original(hand);
            const first = hand.sign({ ...wire, path: other });
            const right = hand.sign(wire, { at: first.moment });
            return { message: { ...first.message, path: wire.path }, right };
          },
        });
  const encoded = encodedPath(message.path);
  return part([
    ...(quick && sibling !== null ? [] : child),
    ...beside,
    ...transplant,
    ...(quick || encoded === null ? [] : triple("path/encoded", "path: one letter percent-encoded", original, (each) => ({ ...each, path: encoded }))),
  ]);
};

const method = ({ message }: Canary, original: Original, { quick }: PlanOptions): Part => {
  const twin = message.method === "GET" ? ["HEAD"] : message.method === "HEAD" ? ["GET"] : [];
  const all = [...twin, "PROPFIND", "OPTIONS"];
  return part(
    all
      .slice(0, quick ? Math.max(1, twin.length) : 3)
      .flatMap((name) => triple(`method/${name}`, `method: ${name}`, original, (each) => ({ ...each, method: name }))),
  );
};

const body = ({ message, scheme, alternate, named }: Canary, original: Original, { quick }: PlanOptions): Part => {
  if (!named || message.body.length === 0) return part([]);
  const change = (name: string, says: string, by: (each: Message) => Message): readonly Planned[] => triple(`body/${name}`, `body: ${says}`, original, by);
  const last = (each: Message): Message => withBodyValue(each, "last");
  // As a second probe under the same controls: the digest is right for the new body, the signature still that of the old one.
  const recomputed = triple("body/digest-recomputed", "body: a value changed, the digest made anew", original, last, (each) => redigest(each, scheme));
  const hasDigest =
    (scheme.engine === "template" && scheme.digests.length > 0) ||
    scheme.engine === "rfc9421" ||
    scheme.engine === "cavage" ||
    scheme.engine === "aws-sigv4" ||
    scheme.engine === "oauth1" ||
    (scheme.engine === "jws" && Object.keys(scheme.claims).length > 0);
  const appended = change("appended", "text appended", (each) => withAppended(each, "sigproof=1"));
  const added = withAddedKey(message, "sigproof") === null ? null : change("added-key", "a key added", (each) => withAddedKey(each, "sigproof") ?? each);
  // A digest is made of all bytes, so one change tells as much as two.
  if (quick) return part(hasDigest ? [...recomputed, ...(added ?? appended)] : [...appended, ...(added ?? [])]);
  return part([
    ...change("last-value", "a value at the end changed", last),
    ...(hasDigest ? recomputed : []),
    ...appended,
    ...(added ?? []),
    ...change("first-value", "a value at the start changed", (each) => withBodyValue(each, "first")),
    ...(alternate === null || sameBytes(alternate, message.body) ? [] : change("alternate", "the alternate body", (each) => withBody(each, alternate))),
  ]);
};

/** Blanks behind the body, which a parser passes over: says the same, and is longer. A check that parses before it compares would let them through too. */
export const planPadded = (original: Original): readonly Planned[] =>
  triple("body/padded", "body: blanks appended", original, (each) => withBody(each, bytesOf(`${wireOf(each.body)} `))).filter(({ id }) => !id.endsWith("/POS"));

const contentType = (original: Original): Part =>
  part(
    triple("content-type/changed", "content type changed", original, (each) =>
      withHeader(each, "Content-Type", /^text\/plain/i.test(headerOf(each, "content-type") ?? "") ? "application/octet-stream" : "text/plain"),
    ),
  );

/** The signature of one moment under the time or nonce of another. */
const moved = (name: "timestamp" | "nonce", original: Original): Part =>
  part(
    tripleOf(`${name}/changed`, name === "timestamp" ? "timestamp changed" : "another nonce", {
      POS: fresh("", "", original).make,
      NEG: garbled("", "", original).make,
      PROBE: (hand) => {
        const message = original(hand);
        const wire = hand.sign(message);
        const other = hand.sign(message);
        // Without a nonce the signature of any second may have been sent already, except that of a moment made for this.
        const apart = Math.abs(other.moment.epochMs - wire.moment.epochMs) >= 1000;
        const epochMs = apart ? other.moment.epochMs : wire.moment.epochMs + 1000;
        const never = hand.sign(message, { at: name === "timestamp" ? { ...wire.moment, epochMs } : { ...wire.moment, nonce: other.moment.nonce } });
        return { message: graft(wire.message, wire.signature, never.signature), right: wire };
      },
    }),
  );

const scheme = ({ message }: Canary, original: Original): Part => {
  const other = message.scheme === "https" ? "http" : "https";
  const told = (each: Message): Message => withHeader(each, "X-Forwarded-Proto", other);
  return part(
    tripleOf("scheme/forwarded", `signed for ${other}, with X-Forwarded-Proto: ${other}`, {
      POS: (hand) => {
        const signed = hand.sign(original(hand));
        return { message: told(signed.message), right: null };
      },
      NEG: (hand) => {
        const signed = hand.sign(original(hand));
        return { message: told(graft(signed.message, signed.signature, otherText(signed.signature))), right: signed };
      },
      PROBE: (hand) => {
        const wire = original(hand);
        const signed = hand.sign({ ...wire, scheme: other });
        return { message: told({ ...signed.message, scheme: wire.scheme }), right: hand.sign(wire, { at: signed.moment }) };
      },
    }),
  );
};

const header = (name: string, original: Original): Part =>
  part(triple(`header:${name}/changed`, `header ${name} changed`, original, (each) => withOtherHeader(each, name)));

const join = (parts: readonly Part[]): Part =>
  part(
    parts.flatMap(({ requests }) => requests),
    parts.flatMap(({ notes }) => notes),
  );

/** Components that are declared and present, except the host, which has questions of its own. */
export const planComponents = (canary: Canary, present: readonly Component[], original: Original, options: PlanOptions): Part => {
  const wanted = present.filter((each) => canary.declared.has(each) || each === "query");
  const left = options.quick ? wanted.filter((each) => !options.required.has(each)) : [];
  const asked = options.quick ? wanted.filter((each) => options.required.has(each)) : wanted;
  return join([
    part(
      [],
      left.map((id) => ({ id, why: "left out by --quick, because the policy does not ask for it" })),
    ),
    ...asked.map((component): Part => {
      // A key can be added to an empty query too; where the scheme does not sign it, the answer is known.
      if (component === "query") return canary.declared.has("query") ? query(canary, original, options) : part([]);
      if (component === "path") return path(canary, original, options);
      if (component === "method") return method(canary, original, options);
      if (component === "body") return body(canary, original, options);
      if (component === "content-type") return contentType(original);
      if (component === "timestamp" || component === "nonce") return moved(component, original);
      if (component === "scheme") return scheme(canary, original);
      return component.startsWith("header:") ? header(component.slice("header:".length), original) : part([]);
    }),
  ]);
};
