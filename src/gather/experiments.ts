// Runs the experiments: asks what the plan wants asked, signs by the hand that sends only to the base URL, and keeps what came back without a secret in it.

import { ScanError } from "../errors.ts";
import { failed, known, skipped } from "../model/evidence.ts";
import type { DeclaredScheme, Exchanged, Experiment, SigningFact } from "../model/experiment.ts";
import type { Component, ScanRequest } from "../model/policy.ts";
import type { Problem } from "../model/place.ts";
import type { CanaryWish, SigningSetup } from "../model/signing.ts";
import type { SpecFacts } from "../model/spec.ts";
import type { Answer, Exchange, Ports } from "../ports.ts";
import { signingSetups } from "../openapi/x-signature.ts";
import { collisionOf, shown } from "../signature/ambiguous.ts";
import { builtins } from "../signature/builtin/index.ts";
import { shapeOf } from "../signature/experiment/alike.ts";
import { nextRound, type PlanState, startPlan, withAnswers } from "../signature/experiment/plan.ts";
import { presentOn } from "../signature/experiment/plan-components.ts";
import type { Canary, Made, Planned, PlanOptions } from "../signature/experiment/request.ts";
import { keyOf } from "../signature/key.ts";
import { headerOf, jsonOf, type Message, messageTo, targetOf, toWire, wireOf } from "../signature/message.ts";
import { resolveScheme } from "../signature/resolve.ts";
import type { Scheme } from "../signature/scheme.ts";
import { coverageOf } from "../signature/sign.ts";
import { userAgent } from "./http-client.ts";
import { type Canaries, chooseCanaries, operationsOf, type PreparedCanary, type Resolved } from "./canaries.ts";
import { leaksIn, scrubbed, scrubbedBytes, signatureSpellings, spellingsOf } from "./leaks.ts";
import { cut, redactUrl } from "./redact.ts";
import { strengthOf } from "./secret-strength.ts";
import { createServerClock, type ServerClock } from "./server-clock.ts";
import { type SignatureResults, whenUnsaid } from "./signatures.ts";
import { createSigningHand, type SigningHand } from "./signing-hand.ts";

/** What can be said without asking anybody, and why nothing was asked. */
export const withoutExperiments = (request: ScanRequest, spec: SpecFacts, why: ReturnType<typeof skipped> | ReturnType<typeof failed>): SignatureResults => {
  const setups = signingSetups(request.signing, spec).map((setup) => ({ setup, scheme: schemeOf(setup) }));
  return whenUnsaid(request, spec) ?? { signing: known(signingFact(setups, spec)), experiments: why, secretStrength: strengths(setups) };
};

/** @throws ScanError when the scheme is not complete. */
const schemeOf = ({ form, keyId }: SigningSetup): Scheme => resolveScheme(form, keyId ?? undefined);

const directionOf = ({ name }: Scheme): "api" | "webhook" => builtins.find((each) => each.name === name)?.direction ?? "api";

const oneLine = (message: Message): string => {
  const headers = message.headers.map(([name, value]) => `${name}: ${value}`).join(", ");
  return cut(
    `${message.method} ${targetOf(message)} (Host: ${message.host}${headers === "" ? "" : `, ${headers}`})${message.body.length === 0 ? "" : ` ${wireOf(message.body)}`}`,
    500,
  );
};

const ambiguityOf = (scheme: Scheme): DeclaredScheme["ambiguity"] => {
  if (scheme.engine !== "template") return null;
  const found = collisionOf(scheme);
  if (found === null) return null;
  const beside = (side: "left" | "right"): string => found.values.map((each) => `, ${each.name} ${each[side]}`).join("");
  return {
    why: `${found.between.join(" and ")} run into each other`,
    first: oneLine(found.left) + beside("left"),
    second: oneLine(found.right) + beside("right"),
    stringToSign: cut(shown(found.stringToSign), 1_000),
  };
};

const signingFact = (setups: readonly Resolved[], spec: SpecFacts): SigningFact => ({
  schemes: setups.map(({ setup, scheme }) => ({
    name: scheme.name,
    builtin: scheme.name !== "custom",
    direction: directionOf(scheme),
    algorithm: scheme.algorithm,
    declared: [...coverageOf(scheme).components],
    operations: operationsOf(setup, spec).map(({ id }) => id),
    place: setup.place,
    ambiguity: ambiguityOf(scheme),
    secret: setup.secret === null ? { missing: setup.missing ?? "no secret was given" } : "given",
  })),
});

const strengths = (setups: readonly Resolved[]): SignatureResults["secretStrength"] => {
  const judged = setups.flatMap(({ setup, scheme }) => (setup.secret === null ? [] : [strengthOf(setup.secret, scheme)]));
  return judged.length > 0 ? known(judged) : failed(`no secret to judge: ${setups[0]?.setup.missing ?? "none was given"}`);
};

const defaultRequired: readonly Component[] = ["method", "host", "path", "query", "body", "timestamp"];

/** @throws ScanError for what the user can mend: a scheme that is not complete, a canary that is no operation. */
export const runExperiments = async (request: ScanRequest, spec: SpecFacts, ports: Ports): Promise<SignatureResults> => {
  const { baseUrl } = request;
  if (request.offline || baseUrl === null) return withoutExperiments(request, spec, skipped("offline"));
  const setups = signingSetups(request.signing, spec).map((setup) => ({ setup, scheme: schemeOf(setup) }));
  const unsaid = whenUnsaid(request, spec);
  if (unsaid !== null) return unsaid;
  const chosen = chooseCanaries({ ...request, baseUrl }, setups, spec, ports);
  const quick = request.signing?.quick ?? false;
  if (chosen.canaries.length > 0) ports.progress({ stage: "plan", requests: chosen.canaries.length * (quick ? 45 : 150), hosts: [new URL(baseUrl).host] });
  const experiments: Experiment[] = [];
  for (const canary of chosen.canaries) {
    const scheme = setups.find(({ setup }) => setup === canary.setup)?.scheme ?? schemeOf(canary.setup);
    experiments.push(await runOne(canary, scheme, chosen, { ...request, baseUrl }, ports));
  }
  const problems = chosen.left.map(
    ({ operation, why }): Problem => ({ kind: "gather", message: `${operation} was not tried with signatures: ${why}`, place: null }),
  );
  return { signing: known(signingFact(setups, spec)), experiments: known(experiments), secretStrength: strengths(setups), problems };
};

/** What the client or Node would add by itself has to stand in the message where the scheme signs it. */
const withImplied = (message: Message, declared: ReadonlySet<Component>): Message => {
  const implied = [
    ["User-Agent", userAgent],
    ["Accept", "application/json, */*;q=0.5"],
    ["Accept-Encoding", "identity"],
    ...(message.body.length > 0 ? ([["Content-Length", String(message.body.length)]] as const) : []),
  ] as const;
  const missing = implied.filter(([name]) => declared.has(`header:${name.toLowerCase()}`) && headerOf(message, name) === null);
  return missing.length === 0 ? message : { ...message, headers: [...message.headers, ...missing] };
};

const runOne = async (
  prepared: PreparedCanary,
  scheme: Scheme,
  { canaries }: Canaries,
  request: ScanRequest & { readonly baseUrl: string },
  ports: Ports,
): Promise<Experiment> => {
  const { setup, operation, alternate } = prepared;
  const declared = coverageOf(scheme).components;
  const message = withImplied(prepared.message, declared);
  const canary: Canary = {
    operation: operation.id,
    message,
    scheme,
    declared,
    alternate,
    named: prepared.wish !== null,
    otherPaths: canaries
      .filter((each) => each.setup === setup && each.operation.method === operation.method && each.message.path !== message.path)
      .map((each) => each.message.path),
  };
  const options: PlanOptions = {
    quick: request.signing?.quick ?? false,
    withSecret: setup.secret !== null,
    hasPrevious: setup.previous !== null,
    maxAge: request.policy.require.maxAge ?? 300,
    required: new Set(request.policy.require.covers ?? defaultRequired),
    proxied: (ports.proxyOf?.(request.baseUrl) ?? null) !== null,
  };
  const clock = createServerClock();
  const hand = createSigningHand({
    scheme,
    secret: setup.secret,
    previous: setup.previous,
    baseUrl: request.baseUrl,
    alias: request.alias,
    ports,
    offset: clock.offset,
  });
  const present = presentOn(canary, null);
  const blank: Experiment = {
    operation: operation.id,
    scheme: scheme.name,
    builtin: scheme.name !== "custom",
    direction: directionOf(scheme),
    declared: [...declared],
    present,
    withSecret: options.withSecret,
    exchanges: [],
    stopped: null,
    stringToSign: null,
    place: operation.place,
  };
  const lab: Lab = {
    hand,
    clock,
    ports,
    secrets: secretsOf(setup, scheme, prepared.hidden),
    wish: prepared.wish,
    startedMs: ports.now(),
    stringToSign: null,
    stopped: null,
  };
  let state: PlanState = startPlan(canary, options, present, blank);
  for (;;) {
    const next = nextRound(state);
    state = next.state;
    if (next.round === null) break;
    if (next.round.pauseMs > 0) await ports.sleep(next.round.pauseMs);
    hand.reach(next.round.reach);
    const number = state.experiment.exchanges.reduce((most, each) => Math.max(most, each.round), -1) + 1;
    const exchanges: Exchanged[] = [];
    for (const batch of next.round.batches) exchanges.push(...(next.round.ordered ? await inTurn(batch, number, lab) : await sideBySide(batch, number, lab)));
    state = withAnswers(state, exchanges, lab.stopped);
  }
  return { ...state.experiment, stringToSign: lab.stringToSign };
};

/** What one experiment shares between its requests. */
interface Lab {
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

const secretsOf = (setup: SigningSetup, scheme: Scheme, hidden: readonly string[]): Lab["secrets"] => {
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

const inTurn = async (batch: readonly Planned[], round: number, lab: Lab): Promise<Exchanged[]> => {
  const done: Exchanged[] = [];
  for (const planned of batch) done.push(...(await sideBySide([planned], round, lab)));
  return done;
};

/** All are made before the first is sent: copies of one request leave together. */
const sideBySide = async (batch: readonly Planned[], round: number, lab: Lab): Promise<Exchanged[]> => {
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
