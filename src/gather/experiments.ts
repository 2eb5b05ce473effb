// Runs the experiments: asks what the plan wants asked, signs by the hand that sends only to the base URL, and keeps what came back without a secret in it.

import { failed, known, skipped } from "../model/evidence.ts";
import type { Exchanged, Experiment } from "../model/experiment.ts";
import type { Problem } from "../model/place.ts";
import type { Component, ScanRequest } from "../model/policy.ts";
import type { SpecFacts } from "../model/spec.ts";
import type { Ports } from "../ports.ts";
import { signingSetups } from "../openapi/x-signature.ts";
import { nextRound, withAnswers } from "../signature/experiment/plan.ts";
import { presentOn } from "../signature/experiment/plan-components.ts";
import { type PlanState, startPlan } from "../signature/experiment/plan-state.ts";
import type { Canary, PlanOptions } from "../signature/experiment/request.ts";
import { headerOf, type Message } from "../signature/message.ts";
import { coverageOf, isOrdered } from "../signature/sign.ts";
import { type Canaries, chooseCanaries, type PreparedCanary, type Resolved } from "./canaries.ts";
import { inTurn, type Lab, secretsOf, sideBySide } from "./exchange-record.ts";
import { userAgent } from "./http-client.ts";
import { createServerClock } from "./server-clock.ts";
import { placesFor } from "./share.ts";
import { type SignatureResults, whenUnsaid } from "./signatures.ts";
import { directionOf, resolvedSetups, schemeOf, signingFact, strengths } from "./signing-facts.ts";
import { createSigningHand } from "./signing-hand.ts";

/** What can be said without asking anybody, and why nothing was asked. */
export const withoutExperiments = (request: ScanRequest, spec: SpecFacts, why: ReturnType<typeof skipped> | ReturnType<typeof failed>): SignatureResults => {
  const setups = resolvedSetups(signingSetups(request.signing, spec));
  return whenUnsaid(request, spec) ?? { signing: known(signingFact(setups, spec)), experiments: why, secretStrength: strengths(setups) };
};

const defaultRequired: readonly Component[] = ["method", "host", "path", "query", "body", "timestamp"];

/** @throws ScanError for what the user can mend: a scheme that is not complete, a canary that is no operation. */
export const runExperiments = async (request: ScanRequest, spec: SpecFacts, ports: Ports): Promise<SignatureResults> => {
  const { baseUrl } = request;
  if (request.offline || baseUrl === null) return withoutExperiments(request, spec, skipped("offline"));
  const setups = resolvedSetups(signingSetups(request.signing, spec));
  const unsaid = whenUnsaid(request, spec);
  if (unsaid !== null) return unsaid;
  const chosen = chooseCanaries({ ...request, baseUrl }, setups, spec, ports);
  const quick = request.signing?.quick ?? false;
  const planned = chosen.canaries.map((canary) => ({
    canary,
    resolved: setups.find(({ setup }) => setup === canary.setup) ?? { setup: canary.setup, scheme: schemeOf(canary.setup), label: canary.setup.form.scheme },
  }));
  const places = placesFor(
    // Where each signature must be later than the one before, two runs at a time would refuse each other.
    planned.map(({ canary, resolved: { scheme } }) => (isOrdered(scheme) ? `in order: ${scheme.name}` : canary.operation.id)),
    request.share,
  );
  if (places.length > 0) ports.progress({ stage: "plan", requests: places.length * (quick ? 45 : 150), hosts: [new URL(baseUrl).host] });
  const experiments: Experiment[] = [];
  for (const { canary, resolved } of places.flatMap((place) => planned[place] ?? []))
    experiments.push(await runOne(canary, resolved, chosen, { ...request, baseUrl }, ports));
  const problems = chosen.left.map(
    ({ operation, why }): Problem => ({ kind: "policy", message: `${operation} was not tried with signatures: ${why}`, place: null }),
  );
  return { signing: known(signingFact(setups, spec)), experiments: known(experiments), secretStrength: strengths(setups), problems, places };
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
  { scheme, label }: Resolved,
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
    sibling: prepared.sibling,
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
    scheme: label,
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
