// Captured signatures of schemes that policy or description know: read by their engines, and recomputed where the secret is at hand. Loads the engines: import it lazily.

import type { CapturedCall, CapturedMismatch, CapturedScheme, CapturedUse, CaptureFacts } from "../model/call.ts";
import { hostOf } from "../model/host.ts";
import { operationMatches } from "../model/glob.ts";
import { type Secret, secretOf } from "../model/secret.ts";
import type { SigningSetup } from "../model/signing.ts";
import type { Operation, SpecFacts } from "../model/spec.ts";
import { isSymmetric, verifyWith } from "../signature/algorithm.ts";
import { messageOfCall } from "../signature/captured.ts";
import type { Reading } from "../signature/engine.ts";
import { engineOf } from "../signature/engine-of.ts";
import { documentationKeys, weakWords } from "../signature/experiment/known-keys.ts";
import { plainKey } from "../signature/key.ts";
import { headerOf, type Message, parameterOf, wireOf } from "../signature/message.ts";
import { spotText, take } from "../signature/place.ts";
import type { Scheme } from "../signature/scheme.ts";
import { coverageOf } from "../signature/sign.ts";
import { verify } from "../signature/verify.ts";
import { operationsOf } from "./canaries.ts";
import type { CarriedSignature } from "./captured-names.ts";
import { cut } from "./redact.ts";
import { directionOf, schemeOf } from "./signing-facts.ts";

const most = { mismatches: 10, weakTries: 3, weakKept: 1 } as const;

interface Watched {
  readonly setup: SigningSetup;
  readonly scheme: Scheme;
  readonly counts: { signed: number; right: number; wrong: number; refused: number; foreign: number };
  readonly mismatches: { readonly call: CapturedCall; readonly why: string }[];
  readonly weak: { readonly call: CapturedCall; readonly list: "defaults" | "documentation" }[];
  tried: number;
}

/** Where a scheme carries its signature, as evidence names it. */
const placeOf = (scheme: Scheme, message: Message): string => {
  if (scheme.engine === "template") {
    const sent = scheme.send.find(({ value }) => value.includes("{signature") || value.includes("{credentials"));
    return sent === undefined ? "signature" : spotText(sent).toLowerCase();
  }
  if (scheme.engine === "rfc9421" || (scheme.engine === "cavage" && scheme.header === "Signature")) return "header signature";
  return parameterOf(message.query, "X-Amz-Signature") === null ? "header authorization" : "query X-Amz-Signature";
};

/** Whether the message names another key than the one that is configured. */
const isForeign = (message: Message, scheme: Scheme): boolean => {
  if (scheme.keyId === "") return false;
  if (scheme.engine === "template") {
    const carriers = scheme.send.filter(({ value }) => value.includes("{key-id"));
    return carriers.length > 0 && !carriers.some((each) => (take(message, each) ?? "").includes(scheme.keyId));
  }
  const carried = [headerOf(message, "signature-input"), headerOf(message, "signature"), headerOf(message, "authorization"), message.query];
  return !carried.some((text) => (text ?? "").includes(scheme.keyId) || (text ?? "").includes(encodeURIComponent(scheme.keyId)));
};

const isRight = (reading: Reading, secret: Secret): boolean => {
  const key = reading.key(secret);
  return reading.signatures.some((signature) => verifyWith(reading.algorithm, key, reading.stringToSign, signature));
};

const publicKeys: readonly { readonly secret: Secret; readonly list: "defaults" | "documentation" }[] = [
  ...[...documentationKeys.values()].flat().map((word) => ({ secret: secretOf(word), list: "documentation" as const })),
  ...weakWords.map((word) => ({ secret: secretOf(word), list: "defaults" as const })),
];

/** In the scheme's own reading of the key, and as plain text. */
const explains = (message: Message, scheme: Scheme, secret: Secret): boolean =>
  [scheme, { ...scheme, key: plainKey }].some((using) => {
    try {
      const reading = engineOf(using).read(message, using);
      return reading.found && isRight(reading, secret);
    } catch {
      return false;
    }
  });

/** @throws ScanError when a scheme is not complete. */
export const schemeReaders = (setups: readonly SigningSetup[], spec: SpecFacts | null) => {
  const watched: Watched[] = setups.map((setup) => ({
    setup,
    scheme: schemeOf(setup),
    counts: { signed: 0, right: 0, wrong: 0, refused: 0, foreign: 0 },
    mismatches: [],
    weak: [],
    tried: 0,
  }));

  const signs = ({ setup }: Watched, operation: Operation): boolean =>
    spec !== null ? operationsOf(setup, spec).includes(operation) : (setup.operations?.some((glob) => operationMatches(glob, operation.id)) ?? true);

  /** Of several that could have signed it, the one that signs its operation. */
  const readingOf = (
    message: Message,
    operation: Operation | null,
  ): { readonly one: Watched; readonly reading: Reading } | { readonly one: Watched; readonly why: string } | null => {
    const ordered =
      operation === null || watched.length === 1 ? watched : watched.toSorted((a, b) => Number(signs(b, operation)) - Number(signs(a, operation)));
    let unreadable: { readonly one: Watched; readonly why: string } | null = null;
    for (const one of ordered) {
      const reading = engineOf(one.scheme).read(message, one.scheme);
      if (reading.found) {
        if (reading.signatures.length > 0) return { one, reading };
      } else if (reading.part !== "signature") unreadable ??= { one, why: reading.why };
    }
    return unreadable;
  };

  const wrong = (one: Watched, call: CapturedCall, why: () => string): void => {
    one.counts.wrong += 1;
    if (call.status === 400 || call.status === 401 || call.status === 403) one.counts.refused += 1;
    else if (one.mismatches.length < most.mismatches) one.mismatches.push({ call, why: why() });
  };

  const check = (one: Watched, call: CapturedCall, message: Message, reading: Reading): void => {
    const { scheme, setup, counts } = one;
    if (isForeign(message, scheme)) {
      counts.foreign += 1;
      return;
    }
    if (one.tried < most.weakTries && one.weak.length < most.weakKept && isSymmetric(reading.algorithm)) {
      one.tried += 1;
      const found = publicKeys.find(({ secret }) => explains(message, scheme, secret));
      if (found !== undefined) one.weak.push({ call, list: found.list });
    }
    if (setup.secret === null) return;
    const secrets = [setup.secret, ...(setup.previous === null ? [] : [setup.previous])];
    if (reading.digests.length === 0 && secrets.some((secret) => isRight(reading, secret))) counts.right += 1;
    else {
      const [secret] = secrets;
      wrong(one, call, () => {
        const verdict = secret === undefined ? null : verify(message, scheme, secret);
        return verdict === null || verdict.ok ? "the signature is not the one that this secret gives for this message" : cut(verdict.why, 300);
      });
    }
  };

  return {
    /** Null where no scheme is carried. A message without a captured body cannot be verified, but compared. */
    read(call: CapturedCall, operation: Operation | null): CarriedSignature | null {
      const message = messageOfCall(call);
      const found = message === null ? null : readingOf(message, operation);
      if (message === null || found === null) return null;
      const { one } = found;
      one.counts.signed += 1;
      if (!("reading" in found)) {
        if (one.setup.secret !== null && call.body !== null) wrong(one, call, () => cut(found.why, 300));
        return null;
      }
      const { reading } = found;
      const bindsBody = coverageOf(one.scheme).components.has("body");
      if (call.body !== null || !bindsBody) check(one, call, message, reading);
      const { scheme } = one;
      const spot = (place: { readonly in: string; readonly name?: string } | null): string =>
        place?.name === undefined ? placeOf(scheme, message) : `${place.in} ${place.name}`;
      const carriers =
        scheme.engine === "template"
          ? [...scheme.send, scheme.timestamp, scheme.nonce].flatMap((each) => (each?.in === "query" && each.name !== undefined ? [each.name] : []))
          : ["X-Amz-Signature", "X-Amz-Date"];
      return {
        scheme: scheme.name,
        at: placeOf(scheme, message),
        signature: reading.signatures.map((bytes) => wireOf(bytes)).join("\n"),
        nonce: reading.nonce === null || reading.nonce === "" ? null : { at: spot(scheme.engine === "template" ? scheme.nonce : null), text: reading.nonce },
        timestamp: reading.timestamp === null ? null : { at: spot(scheme.engine === "template" ? scheme.timestamp : null), ...reading.timestamp },
        carriers: new Set(carriers),
      };
    },
    schemes: (): CapturedScheme[] =>
      watched.map(({ setup, scheme, counts }) => ({
        name: scheme.name,
        builtin: scheme.name !== "custom",
        direction: directionOf(scheme),
        declared: [...coverageOf(scheme).components],
        place: setup.place,
        secret: setup.secret === null ? { missing: setup.missing ?? "no secret was given" } : "given",
        ...counts,
      })),
    mismatches: (useOf: (call: CapturedCall) => CapturedUse): CapturedMismatch[] =>
      watched.flatMap(({ scheme, mismatches }) =>
        mismatches.map(({ call, why }) => ({ scheme: scheme.name, host: hostOf(call.url) ?? "", why, use: useOf(call) })),
      ),
    weak: (useOf: (call: CapturedCall) => CapturedUse): CaptureFacts["weak"] =>
      watched.flatMap(({ scheme, weak }) => weak.map(({ call, list }) => ({ scheme: scheme.name, list, use: useOf(call) }))),
  };
};
