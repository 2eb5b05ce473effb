// Writes what is generated: one page per check and their index, from the checks themselves. `node scripts/docs.ts` after any change to a check's texts.

import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checks } from "../src/checks/index.ts";
import type { Check } from "../src/model/check.ts";
import type { Category, Severity } from "../src/model/severity.ts";
import { costs } from "../src/score/score.ts";

const generated = "<!-- Written by scripts/docs.ts from src/checks. Change the check, not this page. -->";

const categoryWords: Readonly<Record<Category, string>> = {
  contract: "contract: judged from the description alone, also with `--offline`",
  hosts: "hosts: judged from the answers of the live API",
  traffic: "traffic: judged from captured calls (HAR, OpenTelemetry traces, the recorder), also with `--offline`",
  signature: "signature: judged from experiments with signed requests on the live API",
  names: "names: judged from what DNS says about the hosts that the policy allows",
  transport: "transport: judged from the TLS handshakes of the hosts that the policy allows",
};
const points = (severity: Severity): string => (costs[severity] === 0 ? "no points" : `${costs[severity]} points`);

const owaspPages: Readonly<Record<string, string>> = {
  "API2:2023": "0xa2-broken-authentication",
  "API5:2023": "0xa5-broken-function-level-authorization",
  "API7:2023": "0xa7-server-side-request-forgery",
  "API8:2023": "0xa8-security-misconfiguration",
  "API9:2023": "0xa9-improper-inventory-management",
  "API10:2023": "0xaa-unsafe-consumption-of-apis",
};
const owaspLink = (id: string): string => {
  const page = owaspPages[id];
  if (page === undefined) throw new Error(`scripts/docs.ts knows no page for ${id}`);
  return `[OWASP ${id}](https://owasp.org/API-Security/editions/2023/en/${page}/)`;
};
const cweLink = (id: number): string => `[CWE-${id}](https://cwe.mitre.org/data/definitions/${id}.html)`;

const fence = (language: string, text: string): string[] => [`\`\`\`${language}`, text, "```"];

/** The page of one check, whole: a reader who comes from an annotation has seen nothing else. */
export const pageOf = ({ id, title, category, severity, since, doc }: Check): string => {
  const classes = [...(doc.cwe ?? []).map(cweLink), ...(doc.owasp ?? []).map(owaspLink)];
  return `${[
    generated,
    "",
    `# ${title}`,
    "",
    "| | |",
    "| --- | --- |",
    `| check | \`${id}\` |`,
    `| severity | ${severity}: a proven finding costs ${points(severity)} of 100, a likely one half |`,
    `| category | ${categoryWords[category]} |`,
    `| since | ${since} |`,
    ...(classes.length > 0 ? [`| classes | ${classes.join(", ")} |`] : []),
    "",
    "## What is looked at",
    "",
    doc.what,
    "",
    "## Why it matters",
    "",
    doc.why,
    "",
    "## How to fix it",
    "",
    doc.fix,
    ...(doc.example === undefined
      ? []
      : ["", "Before:", "", ...fence(doc.example.language, doc.example.before), "", "After:", "", ...fence(doc.example.language, doc.example.after)]),
    "",
    "## If it has to stay",
    "",
    "Accept a single finding in the policy file (`sigproof.yml`), with a reason and an end date. Name the operation or the host that the report shows; a waiver whose date has passed counts for nothing and is reported.",
    "",
    ...fence(
      "yaml",
      `waivers:
  - check: ${id}
    operation: POST /api/data     # or host: api.example.com, or path: /api/**
    reason: Replaced in the next release, ticket 1234
    until: 2027-03-31`,
    ),
    "",
    `Or weigh the whole check differently: \`checks: { ${id}: low }\`, or \`off\`.`,
    "",
    "## References",
    "",
    ...doc.references.map((url) => `- <${url}>`),
    "",
    "[All checks](README.md) · [how the score is made](../scoring.md) · [the policy file](../policy.md)",
  ].join("\n")}\n`;
};

const cell = (text: string): string => text.replaceAll("|", "\\|");

/** The table of all checks; `base` is the path from the table's file to the pages. */
export const checkTable = (all: readonly Check[], base: string): string =>
  [
    "| check | severity | category | what it finds |",
    "| --- | --- | --- | --- |",
    ...all.map(({ id, severity, category, title }) => `| [\`${id}\`](${base}${id}.md) | ${severity} | ${category} | ${cell(title)} |`),
  ].join("\n");

const indexOf = (all: readonly Check[]): string => `${generated}

# Checks

Each check looks for one flaw and is named after it. **contract** checks read the description alone; **hosts** checks need answers of the live API, and are *unknown*, never passed, where none came.
A check without its precondition is *not applicable* and says why.

${checkTable(all, "")}
`;

/** File name under docs/checks → text. */
export const pages = (all: readonly Check[] = checks): ReadonlyMap<string, string> =>
  new Map([["README.md", indexOf(all)], ...all.map((check) => [`${check.id}.md`, pageOf(check)] as const)]);

export const folder = join(import.meta.dirname, "..", "docs", "checks");

const write = (): void => {
  mkdirSync(folder, { recursive: true });
  const wanted = pages();
  for (const name of readdirSync(folder)) if (!wanted.has(name)) rmSync(join(folder, name));
  for (const [name, text] of wanted) writeFileSync(join(folder, name), text);
};

if (process.argv[1] === import.meta.filename) write();
