// A verifier made of our own engines, and a plan that is carried out against it without a socket: for properties over many schemes.

import { createHash } from "node:crypto";
import { ScanError } from "../../../src/errors.ts";
import type { AnswerShape, Exchanged, Experiment } from "../../../src/model/experiment.ts";
import { type Secret, secretOf } from "../../../src/model/secret.ts";
import { shapeOf } from "../../../src/signature/experiment/alike.ts";
import { presentOn } from "../../../src/signature/experiment/plan-components.ts";
import { nextRound, withAnswers } from "../../../src/signature/experiment/plan.ts";
import { type PlanState, type Round, startPlan } from "../../../src/signature/experiment/plan-state.ts";
import type { Canary, Hand, How, Made, Planned, PlanOptions } from "../../../src/signature/experiment/request.ts";
import { publicHalf } from "../../../src/signature/key.ts";
import { bytesOf, type Message, targetOf } from "../../../src/signature/message.ts";
import type { Scheme } from "../../../src/signature/scheme.ts";
import { coverageOf, isOrdered, momentAt, sign } from "../../../src/signature/sign.ts";
import { verify } from "../../../src/signature/verify.ts";
import { privateKeyText } from "../material.ts";

export const ownHost = "api.example.com";

/** A secret that fits how the scheme reads its key. */
export const secretFor = (scheme: Scheme, seed = "k7Vq2xT9mZr4Lw8Yc3Nf6Hs1Jd5Gb0Pa"): string => {
  const bytes = createHash("sha512").update(seed).digest();
  const prefix = scheme.key["strip-prefix"] ?? "";
  const { encoding } = scheme.key;
  const own = privateKeyText(scheme, seed);
  if (own !== null) return own;
  if (encoding === "jwk") return JSON.stringify({ kty: "oct", k: bytes.toString("base64url") });
  return prefix + bytes.toString(encoding === "base64" || encoding === "base64url" ? encoding : "hex");
};

export interface Sent {
  readonly planned: Planned;
  readonly message: Message;
  /** Every signature that the hand made for this request, and which of them went out. */
  readonly signatures: readonly string[];
}

export type Server = (message: Message) => AnswerShape;

const json = (status: number, body: unknown): AnswerShape =>
  shapeOf({ status, headers: [["Content-Type", "application/json"]], body: new TextEncoder().encode(JSON.stringify(body)) });

/** Binds what the scheme binds, three hundred seconds to either side, a nonce once, its own host alone. */
export const strictServer = (scheme: Scheme, secret: string, now: () => number): Server => {
  const seen = new Set<string>();
  const material = secretOf(secret);
  const bound = coverageOf(scheme).components;
  return (message) => {
    const refuse = (code: string): AnswerShape => json(401, { error: code });
    const result = verify(message, scheme, material);
    if (!result.ok) return refuse(result.part === "digest" ? "bad_digest" : "bad_signature");
    if (message.host !== ownHost) return json(421, { error: "unknown_host" });
    if (bound.has("timestamp") && result.timestamp !== null && Math.abs(now() - (result.timestamp.epochMs ?? 0)) > 301_000) return refuse("stale");
    if (bound.has("nonce") && result.nonce !== null) {
      if (seen.has(result.nonce)) return refuse("replayed");
      seen.add(result.nonce);
    }
    if (!message.path.startsWith("/orders")) return json(404, { error: "not_found" });
    if (message.path !== "/orders") return json(404, { error: "not_found" });
    return message.method === "GET" || message.method === "POST" || message.method === "HEAD" ? json(200, { id: "x" }) : json(405, { error: "method" });
  };
};

const headerValue = (message: Message): string =>
  [targetOf(message), ...message.headers.map(([, value]) => value), Buffer.from(message.body).toString("latin1")].join("\n");

const unanswered = { request: "", changed: "", signature: "other", answer: null, leaked: [], atMs: 0, skewSeconds: null } as const;

export interface Played {
  readonly experiment: Experiment;
  readonly sent: readonly Sent[];
  readonly rounds: readonly Round[];
}

/** Twilio signs forms only. */
const bodyFor = (scheme: Scheme): readonly [type: string, text: string] =>
  JSON.stringify(scheme).includes("form-") ? ["application/x-www-form-urlencoded", "item=book&count=1"] : ["application/json", '{"item":"book","count":1}'];

export const canaryFor = (scheme: Scheme, method: "GET" | "POST", changes: Partial<Canary> = {}): Canary => ({
  operation: `${method} /orders`,
  message: {
    method,
    scheme: "https",
    host: ownHost,
    path: "/orders",
    query: "mode=test",
    headers: method === "POST" ? [["Content-Type", bodyFor(scheme)[0]]] : [],
    body: method === "POST" ? bytesOf(bodyFor(scheme)[1]) : new Uint8Array(0),
  },
  scheme,
  declared: coverageOf(scheme).components,
  alternate: null,
  otherPaths: [],
  sibling: null,
  named: true,
  ...changes,
});

/** Plays all rounds; time passes by a tenth of a second with every request. */
export const play = (canary: Canary, secret: string, server: (now: () => number) => Server, changes: Partial<PlanOptions> = {}): Played => {
  const { scheme } = canary;
  let clock = 1_767_225_600_000;
  let counter = 0;
  const random = (bytes: number): Buffer =>
    createHash("sha512")
      .update(`random ${(counter += 1)}`)
      .digest()
      .subarray(0, bytes);
  const answerTo = server(() => clock);
  const made = new Map<string, { message: Message; moment: ReturnType<Hand["momentOf"]> | null }>();
  let signatures: string[] = [];
  let begun: ReturnType<Hand["momentOf"]> | null = null;
  let last = 0;
  const taken = new Set<number>();
  const plain: Scheme = { ...scheme, key: { ...scheme.key, encoding: "utf8", "strip-prefix": null } };
  const materialOf = (key: How["key"]): Secret => {
    if (key?.kind === "known") return secretOf(key.text);
    if (key?.kind === "public") return secretOf(publicHalf(secretOf(secret), scheme.key, key.as));
    return secretOf(key?.kind === "previous" ? secretFor(scheme, "previous") : secret);
  };
  const hand: Hand = {
    sign: (message, how: How = {}) => {
      // Every moment is a new one: a millisecond for schemes with a nonce, a second for the others.
      last = Math.max(last + 1, clock);
      const counted = isOrdered(scheme) || coverageOf(scheme).components.has("nonce");
      const slot = (): number => {
        let second = Math.floor(clock / 1000);
        while (how.never === undefined && how.age === undefined && taken.has(second)) second -= 1;
        taken.add(second);
        return second * 1000 + 500;
      };
      const start = how.at ?? momentAt(scheme, counted ? last : slot(), random(32));
      const moment = how.age === undefined ? start : { ...start, epochMs: clock - how.age * 1000 };
      begun ??= moment;
      taken.add(Math.floor(moment.epochMs / 1000));
      const signed = sign(message, how.scheme ?? (how.key?.kind === "known" ? plain : scheme), materialOf(how.key), moment);
      signatures.push(signed.signature);
      return { ...signed, moment };
    },
    hex: (bytes) => random(bytes).toString("hex"),
    recall: (id) => made.get(id)?.message ?? canary.message,
    momentOf: (id) => made.get(id)?.moment ?? momentAt(scheme, clock, random(32)),
  };
  const options: PlanOptions = {
    quick: false,
    withSecret: true,
    hasPrevious: true,
    maxAge: 300,
    required: new Set(["method", "host", "path", "query", "body", "timestamp"]),
    proxied: false,
    ...changes,
  };
  const blank: Experiment = {
    operation: canary.operation,
    scheme: scheme.name,
    builtin: scheme.name !== "custom",
    direction: "api",
    declared: [...canary.declared],
    present: presentOn(canary, null),
    withSecret: options.withSecret,
    exchanges: [],
    stopped: null,
    stringToSign: null,
    place: null,
  };
  const sent: Sent[] = [];
  const rounds: Round[] = [];
  let state: PlanState = startPlan(canary, options, presentOn(canary, null), blank);
  for (;;) {
    const next = nextRound(state);
    state = next.state;
    if (next.round === null) return { experiment: state.experiment, sent, rounds };
    const number = rounds.length;
    rounds.push(next.round);
    const exchanges: Exchanged[] = [];
    for (const batch of next.round.batches) {
      const ready = batch.flatMap((planned) => {
        signatures = [];
        begun = null;
        let result: Made;
        try {
          result = planned.make(hand);
        } catch (error) {
          // A body that is no JSON any more cannot carry a value; the gatherer records it so.
          if (!(error instanceof ScanError)) throw error;
          exchanges.push({ ...unanswered, id: planned.id, fault: error.message, round: number });
          return [];
        }
        made.set(planned.id, { message: result.message, moment: begun });
        return [{ planned, message: result.message, signatures }];
      });
      for (const each of ready) {
        clock += 100;
        sent.push(each);
        exchanges.push({
          id: each.planned.id,
          request: "",
          changed: each.planned.changed,
          signature: each.planned.signature,
          answer: answerTo(each.message),
          fault: null,
          leaked: [],
          round: number,
          atMs: clock,
          skewSeconds: 0,
        });
      }
    }
    state = withAnswers(state, exchanges);
  }
};

/** Which of the signatures that were made for a request it carries. */
export const carried = ({ message, signatures }: Sent): readonly string[] => {
  const text = headerValue(message);
  return signatures.filter((each) => text.includes(each) || text.includes(encodeURIComponent(each)));
};
