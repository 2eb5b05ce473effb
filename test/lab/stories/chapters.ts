// What each scan of the stories is told, and what the command line makes of its evidence.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sigproof } from "../../e2e/cli.ts";
import { places } from "../dns/zones.ts";

const here = import.meta.dirname;
export const sourceOf = (file: string): string => readFileSync(join(here, file), "utf8");
/** Evidence of a real run, with fixed values for ports, the middle of addresses, times and the number of requests. */
export const evidenceFile = ({ name }: Chapter): string => join(here, `${name}.evidence.json`);

export interface Chapter {
  readonly name: string;
  readonly policy: string;
  readonly spec: string;
  /** The resolver that is asked, by the last number of its address. */
  readonly resolver: number;
  readonly ca: boolean;
  /** Those of the story. */
  readonly checks: readonly string[];
}
export type State = "before" | "after";

const poisoning = ["uncovered-host", "divergent-resolution", "undeclared-redirect-host"];
const transfer = ["signature-only-guard", "uncovered-method", "uncovered-path", "open-zone-transfer"];
const partner = { spec: "partner.openapi.yaml", ca: true, checks: poisoning };
const zones = (state: State): Chapter => ({
  name: `zones-${state}`,
  policy: `zones-${state}.sigproof.yml`,
  spec: `zones-${state}.openapi.yaml`,
  resolver: places.honest,
  ca: false,
  checks: transfer,
});

export const cachePoisoningChapters: Readonly<Record<State, Chapter>> = {
  before: { ...partner, name: "partner-before", policy: "partner-before.sigproof.yml", resolver: places.poisoned },
  after: { ...partner, name: "partner-after", policy: "partner-after.sigproof.yml", resolver: places.honest },
};
export const zoneTransferChapters: Readonly<Record<State, Chapter>> = { before: zones("before"), after: zones("after") };

export const fixedPrefix = "127.0.53.";
const only = ({ checks }: Chapter): string[] => checks.flatMap((check) => ["--only", check]);

/** Without `--only`, and with the resolver as it is in this run. */
export const argumentsFor = ({ policy, ca }: Chapter, resolver: string): string[] => [
  "scan",
  "--policy",
  policy,
  "--resolver",
  resolver,
  ...(ca ? ["--ca-file", "authority.pem"] : []),
];

export interface Told {
  /** As a person types it. */
  readonly command: string;
  /** What it prints about the checks of the story. */
  readonly text: string;
  readonly exitCode: number | null;
}

/** Judged from evidence with fixed values, so that lines are wrapped as if those had been there from the start. */
export const told = async (chapter: Chapter, evidence: string, program?: string): Promise<Told> => {
  const folder = mkdtempSync(join(tmpdir(), "sigproof-story-"));
  try {
    writeFileSync(join(folder, chapter.policy), sourceOf(chapter.policy));
    writeFileSync(join(folder, "evidence.json"), evidence);
    const args = ["scan", "--from-evidence", "evidence.json", "--policy", chapter.policy, ...only(chapter)];
    const { stdout, stderr, code } = await sigproof(args, { node: process.execPath, cwd: folder, ...(program === undefined ? {} : { program }) });
    if (stdout === "") throw new Error(`nothing was printed (exit ${code}): ${stderr}`);
    return {
      command: `sigproof ${[...argumentsFor(chapter, `udp://${fixedPrefix}${chapter.resolver}`), ...only(chapter)].join(" ")}`,
      // A second sooner or later is no other story.
      text: stdout.replaceAll(/\b(\d+) s (old|ahead)\b/g, (_all, seconds: string, side: string) => `${Math.round(Number(seconds) / 10) * 10} s ${side}`),
      exitCode: code,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** From the evidence that was kept. */
export const toldAgain = (chapter: Chapter, program?: string): Promise<Told> => told(chapter, readFileSync(evidenceFile(chapter), "utf8"), program);
