// How old, how new, how often: ladders of timestamps and the search for the border, replays and races. Pure.

import type { Experiment } from "../../model/experiment.ts";
import { isOrdered } from "../sign.ts";
import { headerOf, type Message, withHeader } from "../message.ts";
import { timestampText } from "../time.ts";
import type { Trusted } from "./controls.ts";
import type { Part } from "./plan-components.ts";
import { type Canary, fresh, garbled, notApplicable, type Note, type Original, type Planned, type PlanOptions } from "./request.ts";
import { sideOf } from "./window.ts";

const decade = 315_360_000;
/** Beyond what the policy accepts, by what clocks in whole seconds, a skew read from `Date` and the way there may add up to. */
const margin = 4;

const rung = (side: "stale" | "future", age: number, original: Original, edge = false): Planned =>
  fresh(`${side}${edge ? "-border" : ""}/${age}`, `timestamp ${age} s ${side === "stale" ? "old" : "ahead"}`, original, undefined, {
    age: side === "stale" ? age : -age,
  });

const hasClock = ({ scheme, declared }: Canary): boolean => (scheme.engine === "template" ? scheme.timestamp !== null : declared.has("timestamp"));

export const planLadder = (canary: Canary, original: Original, { quick, maxAge }: PlanOptions): Part => {
  if (!hasClock(canary)) return { requests: [], notes: ["stale-border", "future-border"].map((id) => notApplicable(id, "the scheme has no timestamp")) };
  const edge = maxAge + margin;
  const notes: Note[] = [];
  const past = quick ? [] : [30, 60, maxAge - 2, maxAge, 3602, 86_402, decade];
  const future = quick ? [] : [5, 60, maxAge - 2, maxAge, 86_402, decade];
  const requests = [
    rung("stale", edge, original, true),
    ...[...new Set(past)].filter((age) => age > 0 && age !== edge).map((age) => rung("stale", age, original)),
  ];
  // A nonce or time from the future would lock everything after it out.
  if (isOrdered(canary.scheme)) notes.push({ id: "future-border", why: "left out: a scheme with a growing nonce would refuse everything that follows" });
  else
    requests.push(
      rung("future", edge, original, true),
      ...[...new Set(future)].filter((age) => age > 0 && age !== edge).map((age) => rung("future", age, original)),
    );
  return { requests, notes };
};

/** Windows that people configure, in seconds. */
const usual = [30, 60, 90, 120, 180, 240, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 28_800, 43_200, 86_400, 604_800];
const mostPoints = 6;

/** Just beyond each usual window between the two, and just inside the last: whoever uses one of them is found in two rounds. */
const likely = (within: number, beyond: number): readonly number[] => {
  const inside = (age: number): boolean => age > within && age < beyond;
  return [
    ...usual
      .map((age) => age + 2)
      .filter(inside)
      .slice(0, mostPoints - 1),
    ...usual
      .map((age) => age - 2)
      .filter(inside)
      .slice(-1),
  ];
};

/** Evenly spread, by their ratio where the two are far apart. */
const spread = (within: number, beyond: number, most: number): readonly number[] => {
  const [from, gap] = [Math.max(within, 1), beyond - within];
  const count = Math.min(gap - 1, most);
  return Array.from({ length: count }, (_each, index) => {
    const share = (index + 1) / (count + 1);
    return beyond / from > 4 ? Math.round(from * (beyond / from) ** share) : within + Math.round(share * gap);
  });
};

/** Points between the furthest accepted and the nearest refused age. */
export const planSections = (canary: Canary, experiment: Experiment, trusted: Trusted, original: Original): readonly Planned[] => {
  if (!hasClock(canary)) return [];
  const asked = new Set(experiment.exchanges.map(({ id }) => id));
  const points = (side: "stale" | "future"): readonly Planned[] => {
    const { within, beyond, measured } = sideOf(experiment, trusted, side);
    if (!measured || beyond === null || beyond - within <= 1) return [];
    // Where a usual window is possible, one of the others is enough to halve the rest.
    const first = likely(within, beyond);
    const ages = [...first, ...spread(within, beyond, first.length === 0 ? mostPoints : 1)];
    return [...new Set(ages)].filter((age) => age > within && age < beyond && !asked.has(`${side}/${age}`)).map((age) => rung(side, age, original));
  };
  return isOrdered(canary.scheme) ? points("stale") : [...points("stale"), ...points("future")];
};

/** The signed date is old, and beside it stands a fresh one that nobody signs. Only where an old date alone is refused. */
export const planAlternateDate = (canary: Canary, original: Original, { maxAge }: PlanOptions): readonly Planned[] => {
  const { scheme } = canary;
  if (!hasClock(canary) || (scheme.engine === "template" && scheme.timestamp?.in !== "header")) return [];
  const own =
    scheme.engine === "template"
      ? (scheme.timestamp?.name ?? "").toLowerCase()
      : scheme.engine === "aws-sigv4"
        ? scheme.dialect === "google"
          ? "x-goog-date"
          : "x-amz-date"
        : scheme.engine === "azure-sharedkey"
          ? "x-ms-date"
          : scheme.engine === "cavage"
            ? "date"
            : "";
  const names = ["Date", "X-Date", "X-Amz-Date", "X-Aux-Date"].filter((name) => name.toLowerCase() !== own);
  const age = Math.max(86_400, maxAge * 4);
  return [
    {
      id: `stale-alternate/${age}`,
      changed: `timestamp ${age} s old beside a fresh ${names.join(", ")}`,
      signature: "fresh",
      make: (hand) => {
        const message = original(hand);
        const now = hand.sign(message).moment;
        const signed = hand.sign(message, { age });
        const value = (name: string): string => timestampText(now.epochMs, name === "X-Amz-Date" ? "iso-basic" : "http-date");
        return { message: names.reduce((each, name) => withHeader(each, name, value(name)), signed.message), right: null };
      },
    },
  ];
};

/** The header in which the scheme itself carries its time; null where it stands elsewhere. */
const ownDateHeader = ({ scheme, declared }: Canary): string | null => {
  if (scheme.engine === "template") return scheme.timestamp?.in === "header" ? (scheme.timestamp.name ?? null) : null;
  if (scheme.engine === "aws-sigv4") return scheme.presigned ? null : "X-Amz-Date";
  if (scheme.engine === "azure-sharedkey") return "x-ms-date";
  return scheme.engine === "cavage" && declared.has("header:date") ? "Date" : null;
};

const added = (message: Message, name: string, value: string, first: boolean): Message => ({
  ...message,
  headers: first ? [[name, value], ...message.headers] : [...message.headers, [name, value]],
});

/** The signed date is old, and stands there twice: once as it was signed, once fresh. Who reads one and verifies the other takes it. */
export const planRepeatedDate = (canary: Canary, original: Original, { maxAge }: PlanOptions): readonly Planned[] => {
  const name = ownDateHeader(canary);
  if (name === null) return [];
  const age = Math.max(86_400, maxAge * 4);
  return (["after", "before"] as const).map(
    (where): Planned => ({
      id: `stale-repeated/${where}`,
      changed: `timestamp ${age} s old, and a fresh ${name} ${where} it`,
      signature: "fresh",
      make: (hand) => {
        const message = original(hand);
        const now = hand.sign(message, { never: "sent" }).message;
        return { message: added(hand.sign(message, { age }).message, name, headerOf(now, name) ?? "", where === "before"), right: null };
      },
    }),
  );
};

/** A request that was accepted before, with its nonce there twice: once as it was signed, once new. Only where the same bytes are refused. */
export const planRepeatedNonce = ({ scheme, declared }: Canary, original: Original): readonly Planned[] => {
  const name = scheme.engine === "template" && scheme.nonce?.in === "header" && declared.has("nonce") ? (scheme.nonce.name ?? null) : null;
  if (name === null || isOrdered(scheme)) return [];
  return (["after", "before"] as const).map(
    (where): Planned => ({
      id: `replay-repeated/${where}`,
      changed: `the same request, and a new ${name} ${where} its own`,
      signature: "fresh",
      make: (hand) => {
        const other = headerOf(hand.sign(original(hand), { never: "sent" }).message, name) ?? "";
        return { message: added(hand.recall("replay/first"), name, other, where === "before"), right: null };
      },
    }),
  );
};

const again = (id: string, of: string, changed: string): Planned => ({
  id,
  changed,
  signature: "fresh",
  make: (hand) => ({ message: hand.recall(of), right: null }),
});

export const thirdTime = "replay/again#2";

/** One after the other; the last one asks whether it is a cache that answers. */
export const planReplay = ({ message }: Canary, original: Original): readonly Planned[] => [
  fresh("replay/first", "nothing, to be repeated", original),
  again("replay/again", "replay/first", "the same bytes a second time"),
  again(thirdTime, "replay/first", "the same bytes a third time"),
  ...(message.method === "GET" || message.method === "HEAD"
    ? [
        {
          id: "replay/cached",
          changed: "the same URL under a wrong signature",
          signature: "garbled",
          make: (hand) => {
            const sent = hand.recall("replay/first");
            // A cache looks at the URL.
            const { message: wrong } = garbled("", "", () => ({ ...message, path: sent.path, query: sent.query })).make(hand);
            return { message: wrong, right: null };
          },
        } satisfies Planned,
      ]
    : []),
];

/**
 * One signature twice, with two nonces that it does not bind: both accepted means that the server remembers nonces and no signatures, and that moments may be shared.
 */
export const planSameMoment = (original: Original): readonly (readonly [Planned])[] => {
  const [id, changed] = ["same-moment", "another nonce, which the scheme does not sign, under the same time"];
  return [
    [fresh(`${id}/1`, "nothing, to be signed again at the same moment", original)],
    [
      {
        id: `${id}/2`,
        changed,
        signature: "fresh",
        make: (hand) => {
          const message = original(hand);
          const other = hand.sign(message, { never: "sent" }).moment;
          return { message: hand.sign(message, { at: { ...hand.momentOf(`${id}/1`), nonce: other.nonce } }).message, right: null };
        },
      },
    ],
  ];
};

/** A nonce that was accepted once, under a new time and a new signature. Whoever can sign can do that, so it says how the store works and is no flaw of its own. */
export const planSameNonce = (original: Original): Planned => ({
  id: "same-nonce/1",
  changed: "a nonce that was used before, with a new timestamp",
  signature: "fresh",
  make: (hand) => {
    const message = original(hand);
    const { moment } = hand.sign(message, { never: "sent" });
    return { message: hand.sign(message, { at: { ...moment, nonce: hand.momentOf("replay/first").nonce } }).message, right: null };
  },
});

/** Two spellings of one signature: capitals for hex, no padding for base64. Only where the same bytes are refused. */
export const planRespelled = (original: Original, time: number): readonly (readonly [Planned])[] => {
  const tail = time === 1 ? "" : `#${time}`;
  return [
    [fresh(`respelled/first${tail}`, "nothing, to be repeated in another spelling", original)],
    [
      {
        id: `replay-respelled/1${tail}`,
        changed: "the same request, its signature in another spelling",
        signature: "fresh",
        make: (hand) => ({ message: respelled(hand.recall(`respelled/first${tail}`)), right: null }),
      },
    ],
  ];
};

const respelled = (message: ReturnType<Original>): ReturnType<Original> => ({
  ...message,
  headers: message.headers.map(([name, value]) => {
    const hex = /\b[0-9a-f]{32,128}\b/.exec(value)?.[0];
    if (hex !== undefined && /[a-f]/.test(hex)) return [name, value.replace(hex, hex.toUpperCase())] as const;
    const base64 = /[A-Za-z0-9+/_-]{27,}(={1,2})/.exec(value);
    return base64 === null ? ([name, value] as const) : ([name, value.replace(base64[0], base64[0].replace(/=+$/, ""))] as const);
  }),
});

const copies = 6;

/** Several copies at once. */
export const planRace = (original: Original, time: number): readonly Planned[] => {
  const tail = time === 1 ? "" : `#${time}`;
  return Array.from({ length: copies }, (_each, index): Planned => {
    const id = `replay-race/${index + 1}${tail}`;
    return index === 0
      ? { ...fresh(id, "nothing, sent several times at once", original) }
      : again(id, `replay-race/1${tail}`, `copy ${index + 1} of the same bytes, at once`);
  });
};
