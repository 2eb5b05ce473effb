// `sigproof checks` and `sigproof explain`: what is checked, without the web. Pure.

import { checks } from "../checks/index.ts";
import { closest } from "../model/suggest.ts";
import { ScanError } from "../errors.ts";
import { helpUri, project } from "../model/project.ts";
import { wrap } from "../report/layout.ts";

/** One line a check, in report order. */
export const checksText = (): string => {
  const width = Math.max(...checks.map(({ id }) => id.length));
  return checks.map(({ id, severity, category, title }) => `${id.padEnd(width)}  ${severity.padEnd(8)}  ${category.padEnd(9)}  ${title}\n`).join("");
};

export const checksJson = (): string =>
  `${JSON.stringify(
    checks.map(({ id, title, category, severity, since, needs }) => ({ id, title, category, severity, since, needs, helpUri: helpUri(id) })),
    null,
    2,
  )}\n`;

export const explanation = (id: string, width = 96): string => {
  const check = checks.find((known) => known.id === id);
  if (check === undefined) {
    const near = closest(
      id,
      checks.map((known) => known.id),
    );
    throw new ScanError("usage", `there is no check "${id.slice(0, 60)}"`, {
      hint: near === null ? `${project.name} checks lists them.` : `Did you mean "${near}"?`,
    });
  }
  const { title, category, severity, since, doc } = check;
  const part = (name: string, text: string): string[] => ["", `${name}:`, ...wrap(text, width - 2).map((line) => `  ${line}`)];
  const sample = (name: string, text: string): string[] => ["", `${name}:`, ...text.split("\n").map((line) => `  ${line}`)];
  const example = doc.example === undefined ? [] : [...sample("Before", doc.example.before), ...sample("After", doc.example.after)];
  return `${[
    `${check.id} (${severity}, ${category}, since ${since})`,
    title,
    ...part("What is looked at", doc.what),
    ...part("Why it matters", doc.why),
    ...part("How to fix it", doc.fix),
    ...example,
    "",
    "References:",
    ...[...doc.references, ...(doc.cwe ?? []).map((cwe) => `CWE-${cwe}`), ...(doc.owasp ?? []).map((owasp) => `OWASP ${owasp}`), helpUri(check.id)].map(
      (line) => `  ${line}`,
    ),
  ].join("\n")}\n`;
};
