// `sigproof infer`: captured signed requests and the secret → how they are signed; or, with the secret unknown, whether a public one explains them. Loads the engines: import it lazily.

import { durationForm, parseDuration } from "../config/quantities.ts";
import { ScanError } from "../errors.ts";
import { secretOf } from "../model/secret.ts";
import { type Fit, bestFirst, builtinFits, candidatesIn, fitOf, searchesFor, slicesOf } from "../signature/infer/infer.ts";
import { keysIn } from "../signature/infer/keys.ts";
import { separators } from "../signature/infer/space.ts";
import { bar, runPool } from "./infer-pool.ts";
import { nothingSigned, requestsOf, samplesIn } from "./infer-samples.ts";
import { inferJson, inferText, type InferOutcome } from "./infer-text.ts";
import type { Terminal } from "./terminal.ts";

export interface InferFlags {
  readonly traffic?: readonly string[];
  readonly secretEnv?: string;
  /** True without a word list. */
  readonly weakKeys?: string | boolean;
  readonly operation?: readonly string[];
  readonly deadline?: string;
  readonly json?: boolean;
}

const unchosen = new ScanError("usage", "infer takes --secret-env or --weak-keys, and one of them", {
  hint: "--secret-env NAME where the secret is in the environment; --weak-keys where it is not known, to try public and weak ones.",
});

/** Ctrl-C, or the deadline. */
const within = (deadlineMs: number, signal: AbortSignal): AbortSignal => AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)]);

/** @returns the exit code: 0 found, 1 not found or weak, 3 ended before either. */
export const runInfer = async (flags: InferFlags, terminal: Terminal, signal: AbortSignal): Promise<number> => {
  const names = flags.traffic ?? [];
  if (names.length === 0) throw new ScanError("usage", "infer needs captured requests", { hint: "Give --traffic calls.har; it can be repeated." });
  if ((flags.secretEnv === undefined) === (flags.weakKeys === undefined)) throw unchosen;
  const deadline = parseDuration(flags.deadline ?? "5m");
  if (deadline === null) throw new ScanError("usage", `--deadline: "${(flags.deadline ?? "").slice(0, 60)}" is not ${durationForm}`);
  const until = within(deadline, signal);
  const samples = samplesIn(names, flags.operation ?? []);
  for (const remark of samples.remarks) terminal.remark(remark);
  for (const { at, requests } of samples.others) terminal.remark(`left out: ${requestsOf(requests)} with ${at}; --operation chooses others`);
  if (flags.weakKeys !== undefined) {
    const { runWeakKeys } = await import("./infer-weak.ts");
    return runWeakKeys(samples, flags.weakKeys === true || flags.weakKeys === false ? null : flags.weakKeys, flags.json === true, terminal, until);
  }
  const outcome = await infer(samples, flags.secretEnv ?? "", terminal, until);
  terminal.settle();
  terminal.print(flags.json === true ? inferJson(outcome) : inferText(outcome));
  if (outcome.fit?.fits.every(Boolean) === true) return 0;
  return outcome.tried.complete ? 1 : 3;
};

const infer = async (samples: ReturnType<typeof samplesIn>, secretEnv: string, terminal: Terminal, signal: AbortSignal): Promise<InferOutcome> => {
  const text = Object.hasOwn(terminal.env, secretEnv) ? terminal.env[secretEnv] : undefined;
  if (text === undefined || text === "")
    throw new ScanError("usage", `the environment variable ${secretEnv.slice(0, 100)} is not set or empty`, {
      hint: "Name the variable that holds the secret with --secret-env.",
    });
  const secret = secretOf(text);
  const keys = keysIn(secret);
  if (keys === null) throw new ScanError("usage", `the key in ${secretEnv.slice(0, 100)} looks like PEM and cannot be read`);
  const messages = samples.samples.map(({ message }) => message);
  const variables = { secretEnv, keyIdEnv: `${secretEnv.replace(/_?(?:SECRET|KEY)$/, "") || "SIGPROOF"}_KEY_ID` };
  const builtin = builtinFits(messages, secret, keys, variables);
  const nothingMore = { builtins: builtin.tried, candidates: 0, all: 0, complete: true, says: [] };
  if (builtin.fits[0]?.fits.every(Boolean) === true) return { samples, fit: builtin.fits[0], tried: nothingMore };

  const searches = searchesFor(messages, keys);
  if (searches.length === 0 && samples.at === null && builtin.tried === 0) throw nothingSigned();
  const fits: Fit[] = [...builtin.fits];
  const slices = slicesOf(searches);
  const all = candidatesIn(searches, slices);
  const since = performance.now();
  let at = 0;
  const end =
    slices.length === 0
      ? { tried: 0, complete: true }
      : await runPool({
          plans: searches.map(({ plan }) => plan),
          weak: null,
          next: () => {
            const slice = slices[at];
            at += 1;
            return slice === undefined ? null : { kind: "slice", slice };
          },
          hit: (message) => {
            const search = message.kind === "hit" ? searches[message.search] : undefined;
            const fit = message.kind !== "hit" || search === undefined ? null : fitOf(search, message.hit, messages, secret, keys, variables);
            if (fit !== null) fits.push(fit);
            return fit?.fits.every(Boolean) === true;
          },
          progress: (tried) => terminal.status(bar(tried, all, since)),
          signal,
        });
  const says = searches.map(
    ({ carrier, plan, parts }) =>
      `signature in ${carrier.in} ${carrier.name} as ${carrier.value}: ${
        plan.trials
          .map(({ algorithm }) => algorithm)
          .filter((one, index, list) => list.indexOf(one) === index)
          .join(", ") || "no algorithm has signatures of this length"
      }; parts ${[...new Set(parts.flatMap(({ form }) => form.of))].join(", ")}; ${separators.length} separators`,
  );
  if (searches.length === 0) says.push("no header, query parameter or body member holds something like a signature in every sample");
  return { samples, fit: bestFirst(fits)[0] ?? null, tried: { builtins: builtin.tried, candidates: end.tried, all, complete: end.complete, says } };
};
