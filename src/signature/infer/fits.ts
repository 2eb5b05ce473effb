// From what the search hit to schemes as the policy writes them: verified anew by the engine itself, with every other layout that says the same about all samples. Pure.

import type { Secret } from "../../model/secret.ts";
import type { Algorithm } from "../algorithm.ts";
import type { KeyForm } from "../key.ts";
import type { Message } from "../message.ts";
import { resolveScheme } from "../resolve.ts";
import type { Scheme, Sent, SigningScheme } from "../scheme.ts";
import { verify } from "../verify.ts";
import type { Carriers, SignatureCarrier } from "./carriers.ts";
import type { Part } from "./parts.ts";
import { canonicalOf, closingSeparators, isMember, type Layout, mostParts, separators, stringToSignOf } from "./space.ts";
import { nonceKindOf, timeFormatOf } from "./spelled.ts";
import { whatTells } from "./telling.ts";

/** A layout whose parts know what they read. */
export interface Member {
  readonly lead: string;
  readonly parts: readonly Part[];
  readonly separator: string;
  readonly closed: boolean;
}

export const layoutOf = ({ parts, ...rest }: Member): Layout => ({ ...rest, parts: parts.map(({ form }) => form) });

/** The strings of a member, one for each sample, as wire text. */
export const stringsOf = ({ lead, parts, separator, closed }: Member): string[] =>
  (parts[0]?.values ?? []).map(
    (_value, sample) => [...(lead === "" ? [] : [lead]), ...parts.map(({ values }) => values[sample] ?? "")].join(separator) + (closed ? separator : ""),
  );

const mostAlike = 40;
const mostSteps = 200_000;

/** Two carriers of the time in one scheme is one too many. */
const agrees = (parts: readonly Part[], part: Part): boolean =>
  parts.every(
    (other) =>
      (other.timestamp === null || part.timestamp === null || other.timestamp === part.timestamp) &&
      (other.nonce === null || part.nonce === null || other.nonce === part.nonce),
  );

/** Every member of the space with exactly these strings. Nothing is hashed: what does not begin as the strings do is cut off at once. */
export const membersWith = (parts: readonly Part[], leads: readonly string[], strings: readonly string[]): Member[] => {
  const found: Member[] = [];
  let steps = 0;
  for (const separator of separators)
    for (const lead of ["", ...leads])
      for (const closed of closingSeparators.includes(separator) ? [false, true] : [false]) {
        const ends = strings.map((text) => (closed ? (text.endsWith(separator) ? text.length - separator.length : -1) : text.length));
        if (ends.some((end) => end < 0) || !strings.every((text) => text.startsWith(lead))) continue;
        const walk = (chosen: readonly Part[], offsets: readonly number[]): void => {
          steps += 1;
          if (found.length >= mostAlike || steps > mostSteps) return;
          if (chosen.length > 0 && offsets.every((offset, sample) => offset === ends[sample])) {
            const member = { lead, parts: chosen, separator, closed };
            // One part alone is the same with every separator.
            if ((chosen.length > 1 || lead !== "" || closed || separator === "") && isMember(layoutOf(member).parts)) found.push(member);
          }
          if (chosen.length >= mostParts) return;
          const spoken = new Set(chosen.flatMap(({ form }) => form.of));
          const glue = chosen.length === 0 && lead === "" ? "" : separator;
          for (const part of parts) {
            if (part.form.of.some((subject) => spoken.has(subject)) || !agrees(chosen, part)) continue;
            const next = offsets.map((offset, sample) => {
              const text = glue + (part.values[sample] ?? "");
              return strings[sample]?.startsWith(text, offset) === true && offset + text.length <= (ends[sample] ?? 0) ? offset + text.length : -1;
            });
            if (next.every((offset) => offset >= 0)) walk([...chosen, part], next);
          }
        };
        walk(
          [],
          strings.map(() => lead.length),
        );
      }
  return found;
};

export interface Setting {
  readonly carrier: SignatureCarrier;
  readonly carriers: Carriers;
  readonly algorithm: Algorithm;
  readonly key: KeyForm;
  /** Name of the variable that holds the secret. */
  readonly secretEnv: string;
  readonly keyIdEnv: string;
}

/** A scheme as the policy writes it, and the key's name as the capture has it. */
export interface Written {
  readonly form: SigningScheme;
  readonly keyId: string | null;
}

const keyFields = (key: KeyForm): Partial<KeyForm> => ({
  ...(key.encoding === "utf8" ? {} : { encoding: key.encoding }),
  ...(key["strip-prefix"] === null ? {} : { "strip-prefix": key["strip-prefix"] }),
});

export const written = (member: Member, { carrier, carriers, algorithm, key, secretEnv, keyIdEnv }: Setting): Written => {
  const { parts } = member;
  const canonical = canonicalOf(layoutOf(member).parts) ?? {};
  const time = parts.find(({ timestamp }) => timestamp !== null)?.timestamp ?? null;
  const nonce = parts.find((part) => part.nonce !== null)?.nonce ?? null;
  const keyPart = parts.find(({ keyAt }) => keyAt !== null);
  const keyId = carrier.keyId ?? keyPart?.keyId ?? null;
  const embedded = carrier.timestamps === null ? null : timeFormatOf(carrier.timestamps);
  const signs: Sent = { in: carrier.in, name: carrier.name, value: carrier.value };
  // A digest that is neither signed itself nor stands for the signed body is nobody's business here.
  const body = parts.some(({ form }) => form.of.includes("body") || form.text.includes("query") || form.text.includes("target") || form.text.includes("url"));
  const form: SigningScheme = {
    scheme: "custom",
    secret: { env: secretEnv, ...keyFields(key) },
    ...(keyId === null ? {} : { "key-id": { env: keyIdEnv } }),
    algorithm,
    "string-to-sign": stringToSignOf(layoutOf(member)),
    encoding: carrier.spelling,
    ...(embedded !== null ? { timestamp: { format: embedded.format, in: "embedded" as const } } : time === null ? {} : { timestamp: time }),
    ...(carrier.nonces !== null ? { nonce: { generate: nonceKindOf(carrier.nonces), in: "embedded" as const } } : nonce === null ? {} : { nonce }),
    ...(body && carriers.digests.length > 0 ? { digests: carriers.digests } : {}),
    send: [...(keyPart?.keyAt == null ? [] : [{ ...keyPart.keyAt, value: "{key-id}" }]), signs],
    ...(Object.keys(canonical).length === 0 ? {} : { canonical }),
  };
  return { form, keyId };
};

/** The same for the engine: key and key id come with the call. */
export const schemeOfWritten = ({ form, keyId }: Written): Scheme => {
  const { secret, "key-id": _keyId, ...rest } = form;
  const { env: _env, ...key } = secret ?? {};
  return resolveScheme({ ...rest, ...(Object.keys(key).length === 0 ? {} : { secret: key }) }, keyId ?? undefined);
};

/** Which messages the scheme verifies, digests included. */
export const verifiedBy = (scheme: Scheme, messages: readonly Message[], secret: Secret): boolean[] =>
  messages.map((message) => {
    try {
      return verify(message, scheme, secret).ok;
    } catch {
      return false;
    }
  });

/** Another layout that the samples cannot tell from the first, and what would. */
export interface Alike {
  readonly written: Written;
  /** What differs: `{path}` here, `{target}` there; the whole string where more does. */
  readonly says: string;
  readonly tells: string;
}

const differenceOf = (left: Member, right: Member): string => {
  const same = left.separator === right.separator && left.lead === right.lead && left.closed === right.closed && left.parts.length === right.parts.length;
  const pairs = same ? left.parts.flatMap((part, index) => (part === right.parts[index] ? [] : [[part, right.parts[index]] as const])) : [];
  const [only] = pairs;
  if (pairs.length !== 1 || only === undefined) return JSON.stringify(stringToSignOf(layoutOf(right)));
  const shown = (part: Part | undefined): string =>
    `${part?.form.text ?? ""}${
      part?.form.canonical === undefined
        ? ""
        : ` (${Object.entries(part.form.canonical)
            .map(([name, value]) => `canonical.${name}: ${value}`)
            .join(", ")})`
    }${part?.timestamp?.name === undefined ? "" : ` from ${part.timestamp.name}`}${part?.nonce?.name === undefined ? "" : ` from ${part.nonce.name}`}`;
  return `${shown(only[1])} instead of ${shown(only[0])}`;
};

const mostNamed = 8;

/** Parts that no sample shows: empty in all of them, and with no separator beside them. To propose one would claim a binding for which nothing speaks. */
const unseen = ({ parts, separator }: Member): number => (separator === "" ? parts.filter(({ values }) => values.every((value) => value === "")).length : 0);

/** The member to propose, first of those with the same strings, and what else it may be. Those that no request tells apart are one. */
export const alikeTo = (members: readonly Member[], setting: Setting, base: Message): { readonly first: Member; readonly others: readonly Alike[] } | null => {
  const [first, ...rest] = members.toSorted((a, b) => unseen(a) - unseen(b));
  if (first === undefined) return null;
  const others: Alike[] = [];
  const single = new Set<string>();
  // Differences of one part first: what differs in two parts that are each named already is no news.
  const distance = (member: Member): number =>
    member.parts.length === first.parts.length ? member.parts.filter((part, index) => part !== first.parts[index]).length : 99;
  for (const member of rest.toSorted((a, b) => distance(a) - distance(b))) {
    if (others.length >= mostNamed) break;
    const tells = whatTells(first, member, base);
    if (tells === null) continue;
    if (distance(member) < 99) {
      const changed = member.parts.flatMap((part, index) =>
        part === first.parts[index]
          ? []
          : [`${index} ${part.form.text} ${JSON.stringify(part.form.canonical ?? {})} ${part.timestamp?.name ?? ""}${part.nonce?.name ?? ""}`],
      );
      if (changed.length > 1 && changed.every((change) => single.has(change))) continue;
      if (changed.length === 1) single.add(changed[0] ?? "");
    }
    const says = differenceOf(first, member);
    if (others.some((other) => other.says === says && other.tells === tells)) continue;
    others.push({ written: written(member, setting), says, tells });
  }
  return { first, others };
};
