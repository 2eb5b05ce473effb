// The declarative engine: signs, reads and measures whatever a template can say. Pure.

import { ScanError } from "../../errors.ts";
import type { Component } from "../../model/policy.ts";
import type { Secret } from "../../model/secret.ts";
import { readBytes, type SigningKey, signWith, spellBytes } from "../algorithm.ts";
import type { Coverage, Engine, Moment, Reading, Unreadable } from "../engine.ts";
import { type DeriveStep, derived, keyOf } from "../key.ts";
import { match } from "../match.ts";
import { type Message, wireOf, withJsonNumber } from "../message.ts";
import { put, remove, spotText, take } from "../place.ts";
import type { NoncePlace, Placement, Sent, TemplateScheme, TimestampPlace } from "../scheme.ts";
import { type Atom, parseDefinitions, parseTemplate, reach, render, type Scope, type Template } from "../template.ts";
import { timestampText, timestampValue } from "../time.ts";

interface Item extends Sent {
  readonly template: Template;
  readonly signs: boolean;
}

/** A scheme with its templates parsed. */
export interface Compiled {
  readonly define: ReadonlyMap<string, Template>;
  readonly string: Template;
  readonly derive: readonly { readonly template: Template; readonly encode: DeriveStep["encode"] }[];
  readonly digests: readonly Item[];
  readonly send: readonly Item[];
}

const compiled = new WeakMap<TemplateScheme, Compiled>();

/** @throws ScanError when a template does not parse or no place is given for the signature. */
export const compile = (scheme: TemplateScheme): Compiled => {
  const known = compiled.get(scheme);
  if (known !== undefined) return known;
  const define = parseDefinitions(scheme.define);
  const names = new Set(define.keys());
  const item =
    (where: string) =>
    (sent: Sent, index: number): Item => {
      const template = parseTemplate(sent.value, `${where}[${index}].value`, names);
      return { ...sent, template, signs: reach(template, define).has("signature") };
    };
  const made: Compiled = {
    define,
    string: parseTemplate(scheme["string-to-sign"], "string-to-sign", names),
    derive: scheme.derive.map((each, index) => ({
      template: parseTemplate(typeof each === "string" ? each : each.step, `derive[${index}]`, names),
      encode: typeof each === "string" ? "raw" : each.encode,
    })),
    digests: scheme.digests.map(item("digests")),
    send: scheme.send.map(item("send")),
  };
  if (!made.send.some((each) => each.signs))
    throw new ScanError("policy-invalid", "send: no entry holds {signature}", { hint: 'such as { in: header, name: X-Signature, value: "{signature}" }' });
  for (const template of [made.string, ...made.derive.map((each) => each.template), ...made.digests.map((each) => each.template)])
    if (reach(template, define).has("signature"))
      throw new ScanError("policy-invalid", `${JSON.stringify(template.source)} holds {signature}, which is made from it`);
  compiled.set(scheme, made);
  return made;
};

const spotOf = (place: TimestampPlace | NoncePlace | null): { readonly in: Placement; readonly name: string } | null =>
  place === null || place.in === "embedded" || place.name === undefined ? null : { in: place.in, name: place.name };

const scopeOf = (message: Message, scheme: TemplateScheme, { define }: Compiled, timestamp: string | null, nonce: string | null): Scope => ({
  message,
  timestamp: timestamp === null || scheme.timestamp === null ? null : { text: timestamp, format: scheme.timestamp.format },
  nonce,
  keyId: scheme.keyId,
  region: scheme.region,
  service: scheme.service,
  signature: null,
  canonical: scheme.canonical,
  define,
});

const keyFor = (scheme: TemplateScheme, made: Compiled, secret: Secret, scope: Scope): SigningKey =>
  derived(
    keyOf(secret, scheme.key),
    scheme.algorithm,
    made.derive.map(({ template, encode }) => ({ step: render(template, scope), encode })),
  );

/** Timestamp and nonce in their carriers, then what needs no signature, then the digests: all before the string is made. */
const prepared = (message: Message, scheme: TemplateScheme, made: Compiled, moment: Moment): Scope => {
  const timestamp = scheme.timestamp === null ? null : (moment.timestamp ?? timestampText(moment.epochMs, scheme.timestamp.format));
  const nonce = scheme.nonce === null ? null : moment.nonce;
  let current = message;
  const [timeSpot, nonceSpot] = [spotOf(scheme.timestamp), spotOf(scheme.nonce)];
  if (timeSpot !== null && timestamp !== null)
    current =
      timeSpot.in === "json" && /^[1-9]\d{0,14}$/.test(timestamp)
        ? withJsonNumber(current, timeSpot.name, Number(timestamp))
        : put(current, timeSpot, timestamp);
  if (nonceSpot !== null && nonce !== null) current = put(current, nonceSpot, nonce);
  for (const item of [...made.send.filter((each) => !each.signs), ...made.digests]) {
    const value = wireOf(render(item.template, scopeOf(current, scheme, made, timestamp, nonce)));
    // A digest under `if-body` is not sent for a request without a body.
    if (value !== "") current = put(current, item, value);
  }
  return scopeOf(current, scheme, made, timestamp, nonce);
};

const read = (message: Message, scheme: TemplateScheme): Reading | Unreadable => {
  const made = compile(scheme);
  let [timestamp, nonce]: [string | null, string | null] = [null, null];
  const texts: string[] = [];
  // What stands beside the signature comes first: another header may repeat the time or the nonce.
  for (const item of [...made.send.filter((each) => each.signs), ...made.send.filter((each) => !each.signs)]) {
    const value = take(message, item);
    if (value === null) {
      if (item.signs) return { found: false, part: "signature", why: `the request has no ${spotText(item)}` };
      continue;
    }
    const found = match(item.template, value, scheme.encoding, made.define);
    if (found === null) {
      if (item.signs) return { found: false, part: "signature", why: `the ${spotText(item)} is not of the form ${item.value}` };
      continue;
    }
    texts.push(...found.signatures);
    timestamp ??= found.timestamp;
    nonce ??= found.nonce;
  }
  const [timeSpot, nonceSpot] = [spotOf(scheme.timestamp), spotOf(scheme.nonce)];
  if (timeSpot !== null) timestamp = take(message, timeSpot);
  if (nonceSpot !== null) nonce = take(message, nonceSpot);
  if (scheme.timestamp !== null && timestamp === null)
    return { found: false, part: "timestamp", why: `the request has no ${timeSpot === null ? "timestamp" : spotText(timeSpot)}` };
  if (scheme.nonce !== null && nonce === null)
    return { found: false, part: "nonce", why: `the request has no ${nonceSpot === null ? "nonce" : spotText(nonceSpot)}` };
  const bare = made.send.filter((each) => each.signs).reduce<Message>((left, item) => remove(left, item), message);
  const scope = scopeOf(bare, scheme, made, timestamp, nonce);
  return {
    found: true,
    stringToSign: render(made.string, scope),
    signatures: texts.map((text) => readBytes(text, scheme.encoding)).filter((bytes) => bytes !== null),
    algorithm: scheme.algorithm,
    key: (secret) => keyFor(scheme, made, secret, scope),
    timestamp: timestamp === null || scheme.timestamp === null ? null : { text: timestamp, epochMs: timestampValue(timestamp, scheme.timestamp.format) },
    nonce,
    digests: made.digests.flatMap((item) => {
      const [carried, computed] = [take(message, item), wireOf(render(item.template, scope))];
      return (carried ?? "") === computed ? [] : [{ at: spotText(item), carried, computed }];
    }),
  };
};

/** Whether a value in this place is bound by a signature that reaches these atoms. */
const binds = (atoms: ReadonlySet<Atom>, spot: { readonly in: Placement; readonly name: string }, listed: readonly string[]): boolean => {
  if (spot.in === "header")
    return atoms.has(`header.${spot.name.toLowerCase()}`) || (atoms.has("header-block") && listed.some((each) => covers(each, spot.name)));
  if (spot.in === "query") return atoms.has("query") || atoms.has(`query.${spot.name}`);
  if (spot.in === "form") return atoms.has("body") || atoms.has("form") || atoms.has(`form.${spot.name}`);
  const steps = spot.name.split(".");
  return atoms.has("body") || steps.some((_step, index) => atoms.has(`json.${steps.slice(0, index + 1).join(".")}`));
};

const covers = (listed: string, name: string): boolean =>
  listed.endsWith("*") ? name.toLowerCase().startsWith(listed.slice(0, -1).toLowerCase()) : listed.toLowerCase() === name.toLowerCase();

/** Whether a header that repeats time or nonce is the only place where the verifier can read it. A copy beside the carrier binds the copy. */
const soleCarrier = (atom: Atom, scheme: TemplateScheme, made: Compiled): boolean => {
  const place = atom === "timestamp" ? scheme.timestamp : atom === "nonce" ? scheme.nonce : null;
  return place?.in === "embedded" && !made.send.some((each) => each.signs && reach(each.template, made.define).has(atom));
};

/** Follows carriers until nothing new is reached: a digest header that is signed binds the body, a signed query that holds the timestamp binds that. */
const boundAtoms = (scheme: TemplateScheme, made: Compiled): ReadonlySet<Atom> => {
  const atoms = new Set<Atom>();
  for (const template of [made.string, ...made.derive.map((each) => each.template)]) for (const atom of reach(template, made.define)) atoms.add(atom);
  for (let before = -1; before !== atoms.size; ) {
    before = atoms.size;
    for (const item of made.digests) if (binds(atoms, item, scheme.canonical.headers)) for (const atom of reach(item.template, made.define)) atoms.add(atom);
    for (const item of made.send)
      if (!item.signs && binds(atoms, item, scheme.canonical.headers))
        for (const atom of reach(item.template, made.define)) if (soleCarrier(atom, scheme, made)) atoms.add(atom);
    const [timeSpot, nonceSpot] = [spotOf(scheme.timestamp), spotOf(scheme.nonce)];
    if (timeSpot !== null && binds(atoms, timeSpot, scheme.canonical.headers)) atoms.add("timestamp");
    if (nonceSpot !== null && binds(atoms, nonceSpot, scheme.canonical.headers)) atoms.add("nonce");
  }
  return atoms;
};

/** What a set of atoms amounts to. Time and nonce count only where the scheme has them. */
export const coverageFrom = (atoms: ReadonlySet<Atom>, scheme: Pick<TemplateScheme, "timestamp" | "nonce" | "canonical">): Coverage => {
  const components = new Set<Component>();
  const parts = new Set<string>();
  const header = (name: string): void => {
    if (name === "host") components.add("host");
    else if (name.endsWith("*")) parts.add(`header:${name}`);
    else {
      components.add(`header:${name}`);
      if (name === "content-type") components.add("content-type");
    }
  };
  for (const atom of atoms) {
    if (atom === "method" || atom === "scheme" || atom === "host" || atom === "path" || atom === "query" || atom === "body") components.add(atom);
    else if (atom === "form") components.add("body");
    else if (atom === "timestamp" && scheme.timestamp !== null) components.add("timestamp");
    else if (atom === "nonce" && scheme.nonce !== null) components.add("nonce");
    else if (atom === "header-block") for (const each of scheme.canonical.headers) header(each.toLowerCase());
    else if (atom.startsWith("header.")) header(atom.slice("header.".length));
    else if (atom.includes(".") || atom === "date" || atom === "port") parts.add(atom);
  }
  return { components, parts };
};

const coverage = (scheme: TemplateScheme): Coverage => coverageFrom(boundAtoms(scheme, compile(scheme)), scheme);

export const templateEngine: Engine<TemplateScheme> = {
  sign(message, scheme, secret, moment) {
    const made = compile(scheme);
    const scope = prepared(message, scheme, made, moment);
    const stringToSign = render(made.string, scope);
    const signature = spellBytes(signWith(scheme.algorithm, keyFor(scheme, made, secret, scope), stringToSign), scheme.encoding);
    const sent = made.send
      .filter((each) => each.signs)
      .reduce<Message>((current, item) => put(current, item, wireOf(render(item.template, { ...scope, message: current, signature }))), scope.message);
    return { message: sent, stringToSign, signature };
  },
  read,
  coverage,
  redigest(message, scheme) {
    const made = compile(scheme);
    const bare = made.send.filter((each) => each.signs).reduce<Message>((left, item) => remove(left, item), message);
    return made.digests.reduce<Message>(
      (current, item) => (take(current, item) === null ? current : put(current, item, wireOf(render(item.template, scopeOf(bare, scheme, made, null, null))))),
      message,
    );
  },
};
