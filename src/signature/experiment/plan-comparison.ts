// Requests on the original wire that a comparison must refuse: stripped signatures, known and retired keys, other algorithms, shorter lists. Noisy, so they run last. Pure.

import type { Component } from "../../model/policy.ts";
import { type Algorithm, isSymmetric } from "../algorithm.ts";
import { compile } from "../engines/template.ts";
import { headerOf, type Message, withHeader, withoutHeader } from "../message.ts";
import { withoutAlgorithm } from "../engines/jws.ts";
import type { JwsScheme, Rfc9421Scheme, Scheme } from "../scheme.ts";
import { commonKeys, documentationKeys } from "./known-keys.ts";
import type { Part } from "./plan-components.ts";
import {
  type Canary,
  fresh,
  type How,
  notApplicable,
  type Note,
  type Original,
  type Planned,
  type PlanOptions,
  publicForms,
  type Signature,
} from "./request.ts";
import { carriersOf, graft, holds, otherText } from "./wire.ts";

const strippedBy = (
  name: string,
  changed: string,
  original: Original,
  change: (signed: Signature) => Message,
  signature: Planned["signature"] = "other",
): Planned => ({
  id: `stripped/${name}`,
  changed,
  signature,
  make: (hand) => {
    const signed = hand.sign(original(hand), { never: "sent" });
    const message = change(signed);
    // What must be refused must not hold what is right.
    return { message: holds(message, signed.signature) ? graft(message, signed.signature, "") : message, right: signed };
  },
});

/** All zero, in the same spelling; padding stays. */
const zeros = (signature: string): string => signature.replace(/[0-9A-Za-z+/_-]/g, /^[0-9a-f]+$/i.test(signature) ? "0" : "A");

/** The carrier with another word before its first space. */
const withWord = ({ message, signature }: Signature): Message => {
  const wrong = graft(message, signature, otherText(signature));
  return carriersOf(message, signature).reduce(
    (each, name) => withHeader(each, name, (headerOf(each, name) ?? "").replace(/^[^\s=,]+(?= )/, "Sigproof")),
    wrong,
  );
};

const inHeaders = (scheme: Scheme): boolean =>
  scheme.engine === "jws"
    ? scheme.send.some((each) => each.in === "header")
    : scheme.engine === "template"
      ? compile(scheme).send.some((each) => each.signs && each.in === "header")
      : !(scheme.engine === "aws-sigv4" && scheme.presigned);

const hasWord = (scheme: Scheme): boolean =>
  scheme.engine === "template" || scheme.engine === "jws"
    ? scheme.send.some((each) => /^[A-Za-z0-9-]+ /.test(each.value))
    : scheme.engine === "aws-sigv4"
      ? !scheme.presigned
      : scheme.engine === "oauth1" || scheme.engine === "azure-sharedkey" || (scheme.engine === "cavage" && scheme.header === "Authorization");

const stripped = (canary: Canary, original: Original, { quick, withSecret }: PlanOptions): readonly Planned[] => {
  const cut = (length: number): Planned =>
    strippedBy(`first-${length}`, `signature cut to ${length === 1 ? "its first character" : `${length} characters`}`, original, ({ message, signature }) =>
      graft(message, signature, signature.slice(0, length)),
    );
  const inHeader = ({ message, signature }: Signature): readonly string[] => carriersOf(message, signature);
  const removed = strippedBy(
    "removed",
    "signature header removed, the rest kept",
    original,
    (signed) => (inHeader(signed).length === 0 ? graft(signed.message, signed.signature, "") : inHeader(signed).reduce(withoutHeader, signed.message)),
    "none",
  );
  const empty = strippedBy("empty", "signature empty", original, ({ message, signature }) => graft(message, signature, ""));
  const bare = strippedBy("empty-header", "signature header empty", original, (signed) =>
    inHeader(signed).reduce((each, name) => withHeader(each, name, ""), signed.message),
  );
  const zero = strippedBy("zeros", "signature of zeros", original, ({ message, signature }) => graft(message, signature, zeros(signature)));
  const word = hasWord(canary.scheme) ? [strippedBy("unknown-word", "unknown word before a wrong signature", original, withWord)] : [];
  if (quick) return [removed, empty, ...(withSecret ? [cut(8)] : [])];
  return [removed, empty, ...(inHeaders(canary.scheme) ? [bare] : []), ...(withSecret ? [cut(1), cut(8), cut(16)] : []), zero, ...word];
};

/** Without the key's own encoding: the server holds the bytes of the word. */
const plainForm = (scheme: Scheme): Scheme => ({ ...scheme, key: { ...scheme.key, encoding: "utf8", "strip-prefix": null } });

/** The same scheme with a MAC in place of the signature, named wherever the scheme names its algorithm. */
const asMac = (scheme: Scheme): Scheme => {
  const plain = { ...plainForm(scheme), algorithm: "hmac-sha256" } as const;
  return plain.engine === "rfc9421" ? { ...plain, alg: "hmac-sha256" } : plain;
};

/** A verifier that lets the request name the algorithm takes the public key, which everybody may have, for the secret of a MAC (RFC 9421 §7.3.6). */
const confused = (scheme: Scheme, original: Original, { quick, withSecret }: PlanOptions): Part => {
  if (!withSecret) return { requests: [], notes: [{ id: "known-key", why: "without the key nobody knows its public half" }] };
  return {
    requests: publicForms
      .slice(0, quick ? 1 : publicForms.length)
      .map((as) =>
        fresh(`known-key/public-${as}`, `a MAC keyed with the public key (${as})`, original, undefined, { scheme: asMac(scheme), key: { kind: "public", as } }),
      ),
    notes: [],
  };
};

const known = ({ scheme }: Canary, original: Original, options: PlanOptions): Part => {
  const { quick } = options;
  if (!isSymmetric(scheme.algorithm)) return confused(scheme, original, options);
  const plain = scheme.key.encoding === "utf8" ? scheme : plainForm(scheme);
  const by = (label: string, text: string, using: Scheme): Planned =>
    fresh(`known-key/${label}`, `signed with ${label === "empty" ? "an empty key" : `the known key ${label}`}`, original, undefined, {
      scheme: using,
      key: { kind: "known", text },
    });
  const documented = (documentationKeys.get(scheme.name) ?? []).map((text, index) => by(`documentation-${index + 1}`, text, scheme));
  // A variable that is not set, and the default that most code has for it.
  if (quick) return { requests: [by("empty", "", plain), ...commonKeys.slice(0, 1).map((text) => by(text, text, plain))], notes: [] };
  return { requests: [by("empty", "", plain), ...commonKeys.map((text) => by(text, text, plain)), ...documented], notes: [] };
};

const algorithmsFor = (scheme: Scheme): readonly Algorithm[] => {
  if (scheme.engine === "cavage" && scheme.algorithm === "rsa-v1_5-sha256") return ["rsa-v1_5-sha1"];
  // OAuth has PLAINTEXT too, which would send the secret itself.
  return (["hmac-sha1", "hmac-md5"] as const).filter(
    (each) =>
      each !== scheme.algorithm &&
      isSymmetric(scheme.algorithm) &&
      scheme.algorithm !== "sha256-secret-prefix" &&
      // Kong has no word for MD5.
      !(each === "hmac-md5" && scheme.engine === "cavage" && scheme.dialect === "kong"),
  );
};

/** The name of the algorithm as it stands in the carriers, replaced. Null where the request does not name one. */
const renamed = (message: Message, signature: string, algorithm: Algorithm): Message | null => {
  const name = algorithm.replace("hmac-", "");
  let found = false;
  const headers = message.headers.map(([key, value]) => {
    if (!value.includes(signature)) return [key, value] as const;
    const [before = "", ...rest] = value.split(signature);
    const after = before.replace(/\b(hmac-)?(sha-?(?:1|256|384|512)|md5)\b|hs2019|\b(?:HMAC-)SHA(?:1|256|512)\b/i, (word) => {
      found = true;
      return /^hs2019$/i.test(word) ? algorithm : word.replace(/sha-?\d+|md5/i, (each) => (each === each.toUpperCase() ? name.toUpperCase() : name));
    });
    return [key, [after, ...rest].join(signature)] as const;
  });
  return found ? { ...message, headers } : null;
};

/** A token that names the algorithm `none` and is not signed (RFC 7518 §3.6). */
const unsignedToken = (scheme: JwsScheme, original: Original): Planned => ({
  id: "algorithm-downgrade/none",
  changed: "a token that names the algorithm none, and holds no signature",
  signature: "other",
  make: (hand) => {
    const signed = hand.sign(original(hand), { never: "sent" });
    const message = withoutAlgorithm(signed.message, scheme);
    return { message: holds(message, signed.signature) ? graft(message, signed.signature, "") : message, right: signed };
  },
});

/** The registry of RFC 9421 has two algorithms for one RSA key, and one for any other key. */
const downgraded = (scheme: Rfc9421Scheme, original: Original): Part => {
  const [id, weaker] = ["algorithm-downgrade", "rsa-v1_5-sha256"] as const;
  if (scheme.algorithm !== "rsa-pss-sha512") return { requests: [], notes: [notApplicable(id, "RFC 9421 has no weaker algorithm for this kind of key")] };
  const using: Scheme = { ...scheme, algorithm: weaker, alg: weaker };
  return { requests: [fresh(`${id}/${weaker}`, `signed with ${weaker}, which the request names`, original, undefined, { scheme: using })], notes: [] };
};

const downgrade = (canary: Canary, original: Original): Part => {
  const { scheme } = canary;
  if (scheme.engine === "jws") return { requests: [unsignedToken(scheme, original)], notes: [] };
  if (scheme.engine === "rfc9421") return downgraded(scheme, original);
  const names =
    scheme.engine === "cavage" ||
    scheme.engine === "oauth1" ||
    (scheme.engine === "template" && scheme.send.some(({ value }) => value.includes("{signature}") && /sha-?\d|md5/i.test(value)));
  const all = names ? algorithmsFor(scheme) : [];
  if (all.length === 0) return { requests: [], notes: [notApplicable("algorithm-downgrade", "the request does not name its algorithm")] };
  return {
    requests: all.slice(0, scheme.engine === "oauth1" ? 1 : 2).map(
      (algorithm): Planned => ({
        id: `algorithm-downgrade/${algorithm}`,
        changed: `signed with ${algorithm}, which the request names`,
        signature: "other",
        make: (hand) => {
          const message = original(hand);
          const signed = hand.sign(message, { scheme: { ...scheme, algorithm } });
          // Engines write the name themselves, and OAuth signs it; a template has it as text.
          return {
            message: scheme.engine === "template" ? (renamed(signed.message, signed.signature, algorithm) ?? signed.message) : signed.message,
            right: hand.sign(message, { at: signed.moment }),
          };
        },
      }),
    ),
    notes: [],
  };
};

const meaning: ReadonlyMap<string, readonly Component[]> = new Map<string, readonly Component[]>([
  ["@method", ["method"]],
  ["@authority", ["host"]],
  ["host", ["host"]],
  ["@path", ["path"]],
  ["@query", ["query"]],
  ["@target-uri", ["host", "path", "query"]],
  ["@request-target", ["path", "query"]],
  ["(request-target)", ["method", "path", "query"]],
  ["content-digest", ["body"]],
  ["digest", ["body"]],
  ["date", ["timestamp"]],
  ["(created)", ["timestamp"]],
  ["content-type", ["content-type"]],
]);

/** The client chooses what it signs: each required entry left out once, then as many as possible. */
const reduced = ({ scheme, message }: Canary, original: Original, { quick, required }: PlanOptions): Part => {
  if (scheme.engine !== "rfc9421" && scheme.engine !== "cavage")
    return { requests: [], notes: [notApplicable("unenforced-components", "the list of what is signed is not the client's to choose")] };
  if (quick) return { requests: [], notes: [{ id: "unenforced-components", why: "left out by --quick" }] };
  const plain = (each: string): string =>
    each
      .trim()
      .replace(/^"([^"]*)".*$/, "$1")
      .toLowerCase();
  const matters = (each: string): boolean => {
    const bound = meaning.get(plain(each)) ?? [];
    return bound.some((component) => required.has(component)) && !(message.body.length === 0 && (plain(each) === "content-digest" || plain(each) === "digest"));
  };
  const listed = scheme.components.filter(matters);
  const without = (left: readonly string[]): Scheme | null => {
    const components = scheme.components.filter((each) => !left.includes(each));
    // A draft-cavage list is never empty: an empty one means something else.
    return components.length === 0 && scheme.engine === "cavage" ? null : { ...scheme, components };
  };
  const one = (label: string, using: Scheme | null): readonly Planned[] =>
    using === null ? [] : [fresh(`unenforced-components/${label}`, `signed ${label}`, original, undefined, { scheme: using } satisfies How)];
  const requests = [
    ...listed.slice(0, 6).flatMap((each) => one(`without ${plain(each)}`, without([each]))),
    ...(listed.length > 1 ? one("without any required component", without(listed)) : []),
  ];
  return requests.length === 0
    ? { requests, notes: [notApplicable("unenforced-components", "the scheme lists nothing that is required")] }
    : { requests, notes: [] };
};

export const planComparison = (canary: Canary, original: Original, options: PlanOptions): Part => {
  const notes: Note[] = [];
  const requests: Planned[] = [...stripped(canary, original, options)];
  const parts = [
    known(canary, original, options),
    ...(options.withSecret && !options.quick ? [downgrade(canary, original)] : []),
    ...(options.withSecret ? [reduced(canary, original, options)] : []),
  ];
  if (options.withSecret && options.quick) notes.push({ id: "algorithm-downgrade", why: "left out by --quick" });
  for (const each of parts) {
    requests.push(...each.requests);
    notes.push(...each.notes);
  }
  if (!options.withSecret) return { requests, notes };
  if (!options.hasPrevious) notes.push(notApplicable("retired-key", "no previous secret was given"));
  else requests.push(fresh("retired-key/previous", "signed with the previous secret", original, undefined, { key: { kind: "previous" } }));
  return { requests, notes };
};
