// What `infer` says: the block for the policy, what it binds, what the samples leave open; as text and as JSON. Pure.

import { inert } from "../report/inert.ts";
import { components } from "../model/policy.ts";
import type { Fit } from "../signature/infer/infer.ts";
import { signingBlock } from "../signature/infer/signing-block.ts";
import type { SigningScheme } from "../signature/scheme.ts";
import { coverageOf } from "../signature/sign.ts";
import type { Samples } from "./infer-samples.ts";

export interface Tried {
  readonly builtins: number;
  readonly candidates: number;
  readonly all: number;
  readonly complete: boolean;
  /** What the candidates were made of, as sentences. */
  readonly says: readonly string[];
}

export interface InferOutcome {
  readonly samples: Samples;
  /** Best first; empty when nothing fits. */
  readonly fit: Fit | null;
  readonly tried: Tried;
}

const number = (value: number): string => value.toLocaleString("en-US");
const requests = (count: number): string => `${count} captured request${count === 1 ? "" : "s"}`;

/** What a definition holds may be a credential of the capture: its place is shown, it is not. */
const shownForm = ({ written: { form }, hidden }: Fit): SigningScheme => ({
  ...form,
  ...(form.define === undefined || hidden.length === 0
    ? {}
    : { define: Object.fromEntries(Object.entries(form.define).map(([name, value]) => [name, hidden.includes(name) ? `<${name} of the capture>` : value])) }),
  ...(hidden.includes("token") && form.token !== undefined ? { token: "<token of the capture>" } : {}),
});

export const bindsOf = (fit: Fit): readonly string[] => {
  const { components: bound, parts } = coverageOf(fit.scheme);
  return [
    ...components.filter((component) => bound.has(component)),
    ...[...bound].filter((component) => component.startsWith("header:")).toSorted(),
    ...[...parts].toSorted(),
  ];
};

/** Components of every request that the signature leaves open. */
const leavesOf = (fit: Fit): readonly string[] => {
  const { components: bound } = coverageOf(fit.scheme);
  return (["method", "host", "path", "query", "body", "timestamp", "nonce"] as const).filter((component) => !bound.has(component));
};

const triedText = ({ builtins, candidates, all, complete, says }: Tried): string[] => [
  `tried: ${number(builtins)} built-in schemes whose signature is carried, ${number(candidates)}${complete || all === 0 ? "" : ` of ${number(all)}`} layouts`,
  ...says.map((line) => `  ${line}`),
];

export const inferText = ({ samples, fit, tried }: InferOutcome): string => {
  const total = samples.samples.length;
  if (fit === null) {
    const lines = [
      `no layout reproduces ${total === 1 ? "the signature" : `the signatures`} of ${requests(total)}${samples.at === null ? "" : ` (${samples.at})`}${tried.complete ? "" : " so far"}`,
      ...triedText(tried),
      tried.complete
        ? "The secret may be another one, the capture may not hold the bytes that were signed, or the layout is none of the usual ones: write it as a template and compare with `sigproof verify`."
        : "The search ended before everything was tried; a longer --deadline goes on.",
    ];
    return `${lines.map((line) => inert(line, 2_000)).join("\n")}\n`;
  }
  const right = fit.fits.filter(Boolean).length;
  const name = fit.builtin ? `built-in scheme ${fit.scheme.name}` : "a layout";
  const head =
    right === total
      ? `found ${name} that reproduces ${total === 1 ? "the signature of the one captured request" : `the signatures of all ${requests(total)}`}`
      : `${name} reproduces ${right} of ${requests(total)}, which is not enough`;
  const wrong = samples.samples.filter((_sample, index) => fit.fits[index] !== true);
  const lines = [
    head,
    "",
    ...signingBlock(shownForm(fit)).trimEnd().split("\n"),
    "",
    `binds: ${bindsOf(fit).join(", ") || "nothing of the request"}`,
    ...(leavesOf(fit).length === 0 ? [] : [`does not bind: ${leavesOf(fit).join(", ")}`]),
    ...(right === 1 ? ["a guess: it is seen on one request only, and may be right by chance about the parts that it does not tell apart"] : []),
    ...(wrong.length === 0
      ? []
      : [
          `not reproduced: ${wrong
            .slice(0, 5)
            .map(({ entry }) => entry)
            .join("; ")}${wrong.length > 5 ? ` and ${wrong.length - 5} more` : ""}`,
        ]),
    ...(fit.alike.length === 0
      ? []
      : ["these samples fit other layouts equally well:", ...fit.alike.map(({ says, tells }) => `  ${says}: ${tells} would tell`)]),
    ...(fit.hidden.length === 0 ? [] : [`not shown, because it may be a credential: ${fit.hidden.join(", ")}`]),
    ...triedText(tried),
  ];
  return `${lines.map((line) => inert(line, 4_000)).join("\n")}\n`;
};

export const inferJson = ({ samples, fit, tried }: InferOutcome): string =>
  `${JSON.stringify(
    {
      found: fit?.fits.every(Boolean) === true,
      guess: fit !== null && fit.fits.filter(Boolean).length === 1,
      samples: samples.samples.map(({ entry }, index) => ({ entry, reproduced: fit?.fits[index] ?? false })),
      signature: samples.at,
      signing: fit === null ? null : shownForm(fit),
      binds: fit === null ? null : bindsOf(fit),
      alike: fit?.alike.map(({ says, tells, written }) => ({ says, tells, signing: written.form })) ?? [],
      tried: { builtins: tried.builtins, layouts: tried.candidates, of: tried.all, complete: tried.complete },
    },
    null,
    2,
  )}\n`;
