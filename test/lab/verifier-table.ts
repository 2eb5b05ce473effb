// What a scan has to find at each switch of the lab's verifier, written down from its source (`verifier.ts`) and not from a run. Pure data.

import type { Observed, TrialKind, TrialVerdict } from "../../src/model/experiment.ts";
import type { Flaw } from "./verifier-flaws.ts";

type Told = TrialVerdict["outcome"];
export type CellName = "method" | "scheme" | "host" | "path" | "query" | "body" | "timestamp" | "nonce" | "content-type";

/** The first is the truth; the others are allowed beside it. `unknown` stands here only with a reason in the row's `unknown`. */
type Cell<T> = T | readonly T[];

export interface Window {
  readonly past: number | "unbounded";
  readonly future: number | "unbounded";
}

export interface Expected {
  readonly components: Readonly<Record<CellName, Cell<Observed>>>;
  readonly trials: Readonly<Record<TrialKind, Cell<Told>>>;
  readonly window: Window;
  readonly replay: Cell<"accepted" | "refused" | "unknown" | "not-applicable">;
}

export interface Row {
  readonly name: string;
  readonly flaws: readonly Flaw[];
  readonly canary: "POST /orders" | "GET /items/1" | "GET /health";
  /** The lines of the verifier that make it so. */
  readonly because: string;
  readonly components?: Partial<Expected["components"]>;
  readonly trials?: Partial<Expected["trials"]>;
  readonly window?: Partial<Window>;
  readonly replay?: Expected["replay"];
  /** Components and trials that can only be `likely`, though they are open; all others have to be proven. */
  readonly likely?: readonly string[];
  /** A quick look does not ask for this one, and would not know. */
  readonly quick?: "left out";
  /** Everything but what the row itself names may be unknown, for this reason. */
  readonly unknown?: string;
}

/** A verdict that says: nothing can be got here. Which of the two is a matter of words. */
const shut = ["closed", "not-applicable"] as const;

/** No switch at all, with a POST whose query and body are not empty. */
export const strict: Expected = {
  components: {
    method: "covered",
    scheme: ["uncovered", "not-applicable"],
    host: "covered",
    path: "covered",
    query: "covered",
    body: "covered",
    timestamp: "covered",
    nonce: "covered",
    // `templateFor` has no content type, and `stringOf` neither.
    "content-type": "uncovered",
  },
  trials: {
    unsigned: "closed",
    "any-signature": "closed",
    stripped: "closed",
    "known-key": "closed",
    "retired-key": "closed",
    "unpinned-host": "closed",
    "forwarded-host": "closed",
    "prefix-host": "closed",
    // The list of what is signed is the server's, and so is the algorithm.
    "unenforced-components": shut,
    "stale-timestamp": "closed",
    "future-timestamp": "closed",
    replay: "closed",
    "replay-race": "closed",
    "algorithm-downgrade": shut,
    collision: shut,
    "method-override": "closed",
    leak: "closed",
  },
  window: { past: 300, future: 300 },
  replay: "refused",
};

const order = "POST /orders" as const;
const item = "GET /items/1" as const;

/** One switch, one component. */
const left = (flaw: Flaw, component: CellName, because: string): Row => ({
  name: flaw,
  flaws: [flaw],
  canary: order,
  because,
  components: { [component]: "uncovered" },
});

/** One switch, one trial. */
const open = (flaw: Flaw, trial: TrialKind, because: string): Row => ({ name: flaw, flaws: [flaw], canary: order, because, trials: { [trial]: "open" } });

/** One switch that must change nothing. */
const harmless = (flaw: Flaw, because: string): Row => ({ name: flaw, flaws: [flaw], canary: order, because });

const noHost = { "unpinned-host": "not-applicable", "forwarded-host": "not-applicable", "prefix-host": "not-applicable" } as const;

export const table: readonly Row[] = [
  { name: "strict", flaws: [], canary: order, because: "no switch" },
  {
    name: "strict, GET",
    flaws: [],
    canary: item,
    because: "no switch; a GET has no body, so neither body nor content type can be changed",
    components: { body: "not-applicable", "content-type": ["not-applicable", "uncovered"] },
  },

  // A right signature for another path or method is refused here, so the router's answer to a wrong one is all there is to see.
  { ...left("constant-path", "path", "stringOf: path is always /orders"), likely: ["path"] },
  { ...left("constant-method", "method", "stringOf: method is always POST"), likely: ["method"] },
  left("constant-query", "query", "stringOf: query is always mode=test"),
  left("known-query-keys", "query", "stringOf: only pairs that start with mode="),
  { ...left("query-folded", "query", "stringOf: pairs are put into a map, where the last of a name replaces those before it"), quick: "left out" },
  left("body-prefix", "body", "bodyPart: the first 25 bytes, which is the whole of the canary's body and not of a longer one"),
  left("known-body-fields", "body", "bodyPart: parsed and written again from item and count"),
  harmless("digest-checked", "bodyPart signs the digest, createJudge compares it with the body"),
  left("digest-trusted", "body", "bodyPart signs the digest, nobody compares it with the body"),
  {
    name: "content-type-signed",
    flaws: ["content-type-signed"],
    canary: order,
    because: "stringOf: the header as it was sent",
    components: { "content-type": "covered" },
  },
  left("content-type-constant", "content-type", "stringOf: always application/json"),
  { ...left("no-host", "host", "the string to sign has no host"), trials: noHost },
  left("no-method", "method", "the string to sign has no method"),
  left("no-path", "path", "the string to sign has no path"),
  left("no-query", "query", "the string to sign has no query"),
  left("no-body", "body", "the string to sign has no body"),
  left("no-timestamp", "timestamp", "the string to sign has no timestamp; fresh still reads the header"),
  left("no-nonce", "nonce", "the string to sign has no nonce; take still reads the header, and a replay repeats it"),
  open("no-separators", "collision", "stringOf: parts are joined with nothing, so a byte can move from one to the next"),
  harmless("decoded-path", "stringOf: /%6Frders is the same path to the verifier, but no other resource to the router"),

  { ...open("host-claimed", "unpinned-host", "isOurs: every Host is taken"), trials: { "unpinned-host": "open", "prefix-host": "not-applicable" } },
  open("host-forwarded", "forwarded-host", "stringOf: X-Forwarded-Host before Host"),
  open("host-prefix", "prefix-host", "isOurs: startsWith"),
  open("host-suffix", "prefix-host", "isOurs: endsWith"),
  {
    ...harmless("host-static", "stringOf: our own host whatever is sent: a signature for another host never fits"),
    trials: { "prefix-host": shut, "unpinned-host": shut },
  },
  {
    ...harmless("host-checked-first", "createJudge: any foreign Host is refused before the signature is looked at"),
    components: { host: ["covered", "unknown"] },
    trials: { "unpinned-host": ["closed", "unknown"], "prefix-host": ["closed", "unknown"] },
    unknown: "the check of the host answers before that of the signature",
  },
  {
    ...harmless("edge-404", "answerTo: a proxy knows only one host"),
    components: { host: ["covered", "unknown"] },
    trials: { "unpinned-host": ["closed", "unknown"], "prefix-host": ["closed", "unknown"] },
    unknown: "the edge answers first to a foreign host",
  },

  open("compare-given-length", "stripped", "matches: compares as many characters as were sent"),
  open("compare-unless-empty", "stripped", "matches: an empty signature is right"),
  {
    name: "compare-presence",
    flaws: ["compare-presence"],
    canary: order,
    because: "matches: always true",
    // What a right signature binds cannot be asked where every signature is right.
    components: {
      method: ["uncovered", "unknown"],
      host: ["uncovered", "unknown"],
      path: ["uncovered", "unknown"],
      query: ["uncovered", "unknown"],
      body: ["uncovered", "unknown"],
      timestamp: ["uncovered", "unknown"],
      nonce: ["uncovered", "unknown"],
    },
    trials: {
      "any-signature": "open",
      stripped: ["open", "unknown"],
      "known-key": ["open", "unknown"],
      "retired-key": ["open", "unknown"],
      collision: ["not-applicable", "unknown"],
    },
    unknown: "every signature is accepted, so nothing can be told from one that fits",
  },
  open("unsigned-passes", "unsigned", "createJudge: no header, no question"),
  open("empty-key", "known-key", "keysFor: the empty key too"),
  open("default-key", "known-key", "keysFor: `secret` too"),
  open("retired-key", "retired-key", "keysFor: the key before this one too"),

  open("alternate-date", "stale-timestamp", "fresh: Date or X-Date is believed instead of X-Timestamp, and no one signs it"),
  { ...open("timestamp-last", "stale-timestamp", "stringOf: the first X-Timestamp; fresh: the last one"), quick: "left out" },
  { ...open("window-of-a-day", "stale-timestamp", "fresh: a day"), window: { past: 86_400 } },
  {
    name: "no-window",
    flaws: ["no-window"],
    canary: order,
    because: "fresh: always true",
    trials: { "stale-timestamp": "open", "future-timestamp": "open" },
    window: { past: "unbounded", future: "unbounded" },
  },
  { ...open("future-unlimited", "future-timestamp", "fresh: only looks back"), window: { future: "unbounded" } },
  harmless("clock-90s-ahead", "the clock of the verifier is 90 s ahead, and its Date header says so"),

  {
    name: "no-nonce-store",
    flaws: ["no-nonce-store"],
    canary: order,
    because: "take: always true",
    trials: { replay: "open", "replay-race": "not-applicable" },
    replay: "accepted",
  },
  { ...open("nonce-last", "replay", "stringOf: the first X-Nonce; take: the last one"), replay: "accepted", quick: "left out" },
  harmless("nonce-by-signature", "take: remembers signatures; the same bytes have the same one"),
  open("nonce-race", "replay-race", "take: looks, waits 40 ms, then writes"),
  harmless("nonce-taken-first", "createJudge: a nonce is used up by a refused request too"),
  {
    ...harmless("monotonic-nonce", "take: the nonce has to grow"),
    trials: { "replay-race": ["closed", "not-applicable"], "future-timestamp": ["closed", "not-applicable", "unknown"] },
    unknown: "a scheme with a growing nonce is tried one request at a time, and a nonce from the future would lock the rest out",
  },

  harmless("always-200", "send: 200 with ok true or false"),
  harmless("refuses-400", "refusal: 400"),
  harmless("refuses-500", "refusal: 500"),
  open("tells-signature", "leak", "refusal: says which signature was expected"),
  open("tells-string", "leak", "refusal: says which string was signed"),
  open("tells-key", "leak", "refusal: says the key"),
  {
    ...harmless("lock-out", "answerTo: after five refusals in a row everything is refused for good"),
    unknown: "locked out",
  },
  {
    ...left("constant-query", "query", "as constant-query, and locked out after five refusals in a row"),
    name: "lock-out with constant-query",
    flaws: ["lock-out", "constant-query"],
    components: { query: ["uncovered", "unknown"] },
    unknown: "locked out",
  },
  { ...harmless("rate-limit", "answerTo: one second of 429 from the 40th request on"), unknown: "what was asked during the pause" },
  {
    ...left("constant-query", "query", "as constant-query, with one second of 429"),
    name: "rate-limit with constant-query",
    flaws: ["rate-limit", "constant-query"],
    components: { query: ["uncovered", "unknown"] },
    unknown: "what was asked during the pause",
  },
  {
    name: "cache",
    flaws: ["cache"],
    canary: item,
    because: "answerTo: a GET that was answered once is answered from memory, signed or not",
    components: { body: "not-applicable", "content-type": ["not-applicable", "uncovered"] },
    // The unsigned do get the answer, though the verifier would refuse them.
    trials: {
      unsigned: ["open", "closed", "unknown"],
      "any-signature": ["open", "closed", "unknown"],
      stripped: ["closed", "open", "unknown"],
      "known-key": ["closed", "open", "unknown"],
      "retired-key": ["closed", "open", "unknown"],
    },
    unknown: "a cache answers instead of the verifier",
  },
  {
    ...harmless("public-get", "answerTo: GET /orders asks for no signature, POST /orders does"),
    components: { method: ["covered", "unknown"] },
    unknown: "GET beside the signed POST is public",
  },
  open("method-override", "method-override", "route: X-HTTP-Method-Override after the signature was checked"),
  harmless("method-field", "route: _method in the query; the query is signed, and with it _method"),
  {
    ...left("no-query", "query", "the string to sign has no query"),
    name: "method-field with no-query",
    flaws: ["no-query", "method-field"],
    trials: { "method-override": "open" },
  },
  { ...left("path-override", "path", "route: X-Rewrite-URL before the path, after the signature was checked"), quick: "left out" },
  {
    name: "one-node-of-two",
    flaws: ["one-node-of-two"],
    canary: order,
    because: "answerTo: every other request that is wrong is let through",
    quick: "left out",
    trials: { unsigned: ["open", "closed", "unknown"], "any-signature": ["open", "closed", "unknown"] },
    unknown: "the same request is let through at one time and refused at another",
  },
];

const listed = <T>(cell: Cell<T>): readonly T[] => (Array.isArray(cell) ? (cell as readonly T[]) : [cell as T]);

const widened = <T>(cell: Cell<T>, row: Row): readonly (T | "unknown")[] => (row.unknown === undefined ? listed(cell) : [...listed(cell), "unknown"]);

/** Cells that the row names, and the others as a strict verifier has them: those may be unknown too where the row has a reason. */
const laid = <K extends string, T>(
  all: Readonly<Record<K, Cell<T>>>,
  row: Row,
  own: { readonly [name in K]?: Cell<T> } = {},
): ReadonlyMap<K, readonly (T | "unknown")[]> =>
  new Map(
    (Object.keys(all) as K[]).map((name): [K, readonly (T | "unknown")[]] => {
      const named: Cell<T> | undefined = own[name];
      return [name, named === undefined ? widened<T>(all[name], row) : listed<T>(named)];
    }),
  );

export interface Allowed {
  readonly components: ReadonlyMap<CellName, readonly Observed[]>;
  readonly trials: ReadonlyMap<TrialKind, readonly Told[]>;
  readonly window: Window;
  readonly replay: readonly string[];
}

/** Every verdict that is right for a row; the first of each is the truth. */
export const allowed = (row: Row): Allowed => ({
  components: laid(strict.components, row, row.components),
  trials: laid(strict.trials, row, row.trials),
  window: { ...strict.window, ...row.window },
  replay: row.replay === undefined ? widened(strict.replay, row) : listed(row.replay),
});
