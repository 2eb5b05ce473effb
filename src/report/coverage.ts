// The coverage matrix as words and cells, for the formats that people read. Pure.

import type { Coverage, CoveredComponent } from "../model/report.ts";

export interface CoverageLine {
  readonly component: string;
  readonly required: string;
  readonly declared: string;
  /** "covered", "NOT COVERED", "unknown", "not applicable", with how or why. */
  readonly observed: string;
  readonly state: "good" | "bad" | "open" | "quiet";
}

const yes = (flag: boolean): string => (flag ? "yes" : "no");

/** What nobody asks for and nobody declares is left out, unless something was seen. */
export const coverageLines = ({ components }: Coverage): CoverageLine[] =>
  Object.entries(components)
    .filter(([, { required, declared, observed }]) => required || declared || observed === "covered")
    .map(([component, one]) => ({ component, required: yes(one.required), declared: yes(one.declared), observed: observedWords(one), state: stateOf(one) }));

/** The one reason for which nothing at all could be told of what is asked; null where something was. */
export const whyNothing = ({ components }: Coverage): string | null => {
  const asked = Object.values(components).filter(({ required, declared }) => required || declared);
  const [first] = asked;
  if (asked.length < 2 || first === undefined || first.why === null) return null;
  return asked.every(({ observed, why }) => observed === "unknown" && why === first.why) ? first.why : null;
};

const observedWords = ({ observed, how, why }: CoveredComponent): string => {
  const word = { covered: "covered", uncovered: "NOT COVERED", unknown: "unknown", "not-applicable": "not applicable" }[observed];
  const more = observed === "covered" || observed === "uncovered" ? how : why;
  return more === null ? word : `${word}: ${more}`;
};

const stateOf = ({ required, declared, observed }: CoveredComponent): CoverageLine["state"] => {
  if (observed === "covered") return "good";
  if (observed === "uncovered") return required || declared ? "bad" : "quiet";
  return observed === "unknown" && required ? "open" : "quiet";
};

export const controlWords = ({ controls }: Coverage): string => `signed ${controls.signed}, unsigned ${controls.unsigned}, wrong signature ${controls.garbled}`;

/** How old, how new, how often; no words for what does not apply. */
export const freshnessWords = ({ window, replay }: Coverage): string[] => [
  ...(window === null
    ? []
    : [
        `timestamps up to ${duration(window.pastSeconds)} old and ${duration(window.futureSeconds)} ahead are accepted${window.unbounded ? ", and no limit was found" : ""}`,
      ]),
  ...(replay === "not-applicable"
    ? []
    : [{ accepted: "a replay is accepted", refused: "a replay is refused", unknown: "whether a replay is accepted is unknown" }[replay]]),
];

/** Seconds, and from two hours on also what they amount to. */
const duration = (seconds: number): string => {
  if (seconds < 7_200) return `${seconds} s`;
  return seconds < 2 * 86_400 ? `${seconds} s (${Math.round(seconds / 3_600)} hours)` : `${seconds} s (${Math.round(seconds / 86_400)} days)`;
};
