// `sigproof record`: runs a command whose HTTP calls go through a proxy on loopback, and writes them as HAR. The command's exit code is ours.

import { project } from "../model/project.ts";
import { readCertificates } from "./input-files.ts";
import { anywhere, planOutput } from "./outputs.ts";
import { runCommand } from "./recorder/child.ts";
import type { RecordFlags } from "./record-words.ts";
import { startRecording } from "./recorder/recording.ts";
import { type Recorded, summary } from "./recorder/words.ts";

export interface RecordPorts {
  readonly env: NodeJS.ProcessEnv;
  /** A line on standard error. */
  readonly remark: (text: string) => void;
  readonly complain: (error: unknown) => void;
}

export const runRecord = async (command: readonly string[], flags: RecordFlags, { env, remark, complain }: RecordPorts): Promise<number> => {
  const say = flags.quiet === true ? () => {} : remark;
  const out = planOutput({ value: flags.out ?? "calls.har", from: "--out" }, anywhere);
  const ca = flags.caFile === undefined ? null : readCertificates({ value: flags.caFile, from: "--ca-file" }, null);
  const recording = await startRecording({ out, inspect: flags.inspectTls === true, env, ca, remark: (text) => say(`${project.name}: ${text}`) });
  let recorded: Recorded | null = null;
  try {
    return await runCommand(command, { ...env, ...recording.variables }, complain);
  } finally {
    recorded = await recording.stop();
    say(`${project.name}: ${summary(recorded, flags.out ?? "calls.har", flags.inspectTls === true)}`);
  }
};
