// One planned request → what is kept of it: sent by the hand, looked through for leaks, and freed of everything that is secret.

import { ScanError } from "../errors.ts";
import type { Exchanged } from "../model/experiment.ts";
import type { CanaryWish, SigningSetup } from "../model/signing.ts";
import type { Answer, Exchange, Ports } from "../ports.ts";
import { shapeOf } from "../signature/experiment/alike.ts";
import type { Made, Planned } from "../signature/experiment/request.ts";
import { keyOf } from "../signature/key.ts";
import { jsonOf, type Message, messageTo, targetOf, toWire, wireOf } from "../signature/message.ts";
import type { Scheme } from "../signature/scheme.ts";
import { leaksIn, scrubbed, scrubbedBytes, signatureSpellings, spellingsOf } from "./leaks.ts";
import { cut, redactUrl } from "./redact.ts";
import type { ServerClock } from "./server-clock.ts";
import type { SigningHand } from "./signing-hand.ts";

/** What one experiment shares between its requests. */
export interface Lab {
  readonly hand: SigningHand;
  readonly clock: ServerClock;
  readonly ports: Ports;
  /** In every spelling. */
  readonly secrets: { readonly keys: readonly string[]; readonly needles: readonly string[] };
  readonly wish: CanaryWish | null;
  readonly startedMs: number;
  stringToSign: string | null;
  stopped: string | null;
}

export const secretsOf = (setup: SigningSetup, scheme: Scheme, hidden: readonly string[]): Lab["secrets"] => {
  const keys = [setup.secret, setup.previous].flatMap((secret) => {
    if (secret === null) return [];
    const texts = [wireOf(secret.reveal())];
    try {
      const key = keyOf(secret, scheme.key);
      if (key.kind === "bytes") texts.push(wireOf(key.bytes));
    } catch {
      // It is told where it is used to sign.
    }
    return texts;
  });
  return { keys: [...new Set(keys)], needles: [...keys, ...hidden].flatMap((text) => spellingsOf(text, 3)).sort((a, b) => b.length - a.length) };
};

export const inTurn = async (batch: readonly Planned[], round: number, lab: Lab): Promise<Exchanged[]> => {
  const done: Exchanged[] = [];
  for (const planned of batch) done.push(...(await sideBySide([planned], round, lab)));
  return done;
};

/** All are made before the first is sent: copies of one request leave together. */
export const sideBySide = async (batch: readonly Planned[], round: number, lab: Lab): Promise<Exchanged[]> => {
  const ready: { readonly planned: Planned; readonly made: Made | string }[] = [];
  for (const planned of batch) {
    await lab.hand.room();
    ready.push({ planned, made: makeOf(planned, lab) });
  }
  return Promise.all(ready.map(({ planned, made }) => (typeof made === "string" ? unmade(planned, made, round, lab) : exchangeOf(planned, made, round, lab))));
};

/** A change may leave nothing that the scheme can sign (a body that is no JSON any more). What is not changed has to be signable. */
const makeOf = (planned: Planned, { hand }: Lab): Made | string => {
  try {
    return hand.make(planned);
  } catch (error) {
    if (!(error instanceof ScanError) || planned.changed === "nothing") throw error;
    return `it cannot be signed: ${error.message}`;
  }
};

const unmade = async ({ id, changed, signature }: Planned, why: string, round: number, { ports, startedMs }: Lab): Promise<Exchanged> => ({
  id,
  request: "",
  changed,
  signature,
  answer: null,
  fault: why,
  leaked: [],
  round,
  atMs: ports.now() - startedMs,
  skewSeconds: null,
});

const mostTries = 3;
const longestWaitMs = 10_000;

const waitWish = (exchange: Exchange): number | null => {
  if (exchange.kind === "fault") return exchange.fault.reason === "connection-reset" || exchange.fault.reason === "empty-reply" ? 50 : null;
  const { status, headers } = exchange.answer;
  const after = headers.find(([name]) => name.toLowerCase() === "retry-after")?.[1] ?? "";
  if (status !== 429 && !(status === 503 && after !== "")) return null;
  return /^\d{1,4}$/.test(after) ? Number(after) * 1000 + 50 : 1000;
};

/** Faults after which asking on is of no use. */
const final = new Set(["deadline", "request-limit", "target-gave-up", "rate-limited", "interrupted", "address-refused"]);

const exchangeOf = async (planned: Planned, first: Made, round: number, lab: Lab): Promise<Exchanged> => {
  let made = first;
  let exchange: Exchange;
  let [leftMs, cameMs] = [0, 0];
  for (let tries = 1; ; tries += 1) {
    leftMs = lab.ports.now();
    exchange = lab.stopped === null ? await lab.hand.send(made.message) : { kind: "fault", fault: { reason: "interrupted", detail: lab.stopped } };
    cameMs = lab.ports.now();
    const wait = waitWish(exchange);
    if (wait === null || wait > longestWaitMs || tries >= mostTries) break;
    await lab.ports.sleep(wait);
    // A signature that may have been seen is not sent a second time.
    made = lab.hand.make(planned);
  }
  if (exchange.kind === "fault" && final.has(exchange.fault.reason)) lab.stopped ??= exchange.fault.detail;
  if (planned.id.startsWith("signed#")) lab.stringToSign ??= stringOf(made, lab);
  const record = {
    id: planned.id,
    request: requestText(made.message, lab, made),
    changed: planned.changed,
    signature: planned.signature,
    round,
    atMs: leftMs - lab.startedMs,
  };
  if (exchange.kind === "fault") return { ...record, answer: null, fault: exchange.fault.detail, leaked: [], skewSeconds: null };
  const { answer } = exchange;
  const skewSeconds = lab.clock.see(headerIn(answer, "date"), leftMs, cameMs);
  const leaked = leaksIn(textOf(answer), made.message, made.right, { secrets: lab.secrets.keys });
  if (fromCache(answer)) return { ...record, answer: null, fault: "it was answered from a cache", leaked, skewSeconds };
  const needles = [
    ...lab.secrets.needles,
    ...(made.right === null ? [] : [...signatureSpellings(made.right.signature), ...spellingsOf(wireOf(made.right.stringToSign), 12)]),
  ];
  const shape = shapeOf({
    status: answer.status,
    headers: answer.headers.map(([name, value]) => [name, scrubbed(value, needles)] as const),
    body: answer.body === null ? null : scrubbedBytes(answer.body, needles),
  });
  const expected = lab.wish?.acceptedWhen ?? null;
  return { ...record, answer: expected === null ? shape : { ...shape, expected: isExpected(answer, expected) }, fault: null, leaked, skewSeconds };
};

const headerIn = ({ headers }: Answer, wanted: string): string | null => headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? null;

const textOf = ({ headers, body }: Answer): string => [...headers.map(([, value]) => value), body === null ? "" : wireOf(body)].join("\n");

const fromCache = ({ headers }: Answer): boolean =>
  headers.some(
    ([name, value]) =>
      (/^age$/i.test(name) && Number(value) > 0) ||
      (/^(?:x-cache(?:-status|-lookup)?|cf-cache-status|cache-status|x-proxy-cache)$/i.test(name) && /\bhit\b/i.test(value)),
  );

const isExpected = ({ status, body }: Answer, wanted: NonNullable<CanaryWish["acceptedWhen"]>): boolean => {
  if (wanted.status !== null && wanted.status !== status) return false;
  if (wanted.json === null) return true;
  const message = { ...messageTo("GET", "http://a.invalid/"), body: body ?? new Uint8Array(0) };
  return Object.entries(wanted.json).every(([path, value]) => jsonOf(message, path) === toWire(typeof value === "string" ? value : JSON.stringify(value)));
};

/** "GET /path?query" as it was sent, without what is nobody's business. */
const requestText = (message: Message, lab: Lab, { right }: Made): string => {
  const needles = [...lab.secrets.needles, ...(right === null ? [] : signatureSpellings(right.signature))];
  return cut(
    `${message.method} ${redactUrl(scrubbed(targetOf(message), needles)).replace(/[0-9a-fA-F]{32,}|[A-Za-z0-9+/_-]{40,}(?:=|%3D){0,2}/g, "[signature]")}`,
    500,
  );
};

/** Made anew for the eyes of a person: the request that was sent holds only the signature. */
const stringOf = ({ message }: Made, lab: Lab): string | null => {
  const string = lab.hand.stringToSign(message);
  return string === null ? null : cut(scrubbed(string, lab.secrets.needles), 4_096);
};
