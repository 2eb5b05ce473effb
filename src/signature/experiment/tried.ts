// What every check of signatures shares: which operations were tried, why nothing can be told, and how parts add up to one outcome. Pure.

import { type Finding, notApplicable, type Outcome, outcomeOf, unknown } from "../../model/check.ts";
import type { SignatureFacts } from "../../model/evidence.ts";
import type { DeclaredScheme, Experiment, ExperimentVerdict } from "../../model/experiment.ts";

/** One experiment and what it shows. */
export interface Attempt {
  readonly experiment: Experiment;
  readonly verdict: ExperimentVerdict;
}

export interface Tried {
  readonly schemes: readonly DeclaredScheme[];
  readonly attempts: readonly Attempt[];
}

/** `judge` is `judgeExperiment`; it is passed in, so that this file can be tested with verdicts as literals. */
export const triedWith = (
  { signing, experiments }: Pick<SignatureFacts, "signing" | "experiments">,
  judge: (experiment: Experiment) => ExperimentVerdict,
): Tried => ({
  schemes: signing.schemes,
  attempts: experiments.map((experiment) => ({ experiment, verdict: judge(experiment) })),
});

/** What one question says about one operation or scheme. */
export type Part =
  | { readonly kind: "finding"; readonly finding: Finding }
  | { readonly kind: "closed" }
  | { readonly kind: "unknown"; readonly why: string }
  | { readonly kind: "not-applicable"; readonly why: string };

export const nothingSigned = "nothing says that requests are signed: neither `signing` in the policy nor `x-signature` in the description";

/** Findings always count. Without one, a single gap makes the outcome unknown: a question that was not answered everywhere is not answered with no. */
export const conclude = (tried: Tried, parts: readonly Part[]): Outcome => {
  const findings = parts.flatMap((part) => (part.kind === "finding" ? [part.finding] : []));
  if (findings.length > 0) return outcomeOf(findings);
  if (tried.schemes.length === 0 && tried.attempts.length === 0) return notApplicable(nothingSigned);
  const all = [...parts, ...untried(tried)];
  const gap = all.find((part) => part.kind === "unknown");
  if (gap !== undefined) return unknown(gap.why);
  const away = all.find((part) => part.kind === "not-applicable");
  return away !== undefined && !all.some((part) => part.kind === "closed") ? notApplicable(away.why) : outcomeOf([]);
};

/** Schemes that no experiment was run with. */
const untried = ({ schemes, attempts }: Tried): Part[] =>
  schemes
    .filter(({ name }) => !attempts.some(({ experiment }) => experiment.scheme === name))
    .map(({ name, secret }) => ({
      kind: "unknown",
      why:
        secret === "given" ? `no operation could be tried with ${name}: name one under \`canaries\`` : `no operation was tried with ${name}: ${secret.missing}`,
    }));

const shownString = 300;

/** As one line: escapes for what is not visible, cut where it is long. */
export const shownStringToSign = (text: string): string => JSON.stringify(text.length <= shownString ? text : `${text.slice(0, shownString)}…`);

/** Why nothing, or nothing more, can be told from an experiment; null when its controls tell accept from refuse. */
export const whyUnusable = ({ experiment, verdict }: Attempt): string | null => {
  if (verdict.unusable === null) return null;
  const { kind, why } = verdict.unusable;
  const compare =
    experiment.stringToSign === null || (kind !== "signed-refused" && kind !== "all-alike")
      ? ""
      : `; compare with what the server signs: ${shownStringToSign(experiment.stringToSign)}`;
  return `${experiment.operation}: ${why}${compare}`;
};
