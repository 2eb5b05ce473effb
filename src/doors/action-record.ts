// `mode: record`: starts the recorder for the steps that follow. The scan ends it, takes its variables back and reads what it saw.

import * as core from "@actions/core";
import type { Said } from "../config.ts";
import { ScanError } from "../errors.ts";
import { inert } from "../report/inert.ts";
import type { ActionInputs } from "./action-inputs.ts";
import { readCertificates } from "./input-files.ts";
import { endBackground, knownFolder, startBackground } from "./recorder/background.ts";
import { rememberedOf, recorderVariable, restoring } from "./recorder/environment.ts";
import { systemBundle } from "./recorder/trust.ts";
import { summary } from "./recorder/words.ts";

export const startRecorder = async (
  { said, roots }: ActionInputs,
  { inspect }: { readonly inspect: boolean },
  script: string,
  say: (text: string) => void,
): Promise<void> => {
  const { env } = process;
  const temporary = env["RUNNER_TEMP"] ?? "";
  if (temporary === "") throw new ScanError("usage", "mode: record needs RUNNER_TEMP, which the runner sets");
  const caFile = said.get("ca-file");
  const ca = caFile === undefined ? null : readCertificates(caFile, roots);
  const { folder, port, variables } = await startBackground(script, temporary, { inspect, ca, past: runnerHosts(env) }, rememberedOf(env), env);
  // First what ends it: whatever follows may fail.
  core.saveState("recorder", folder);
  core.setSecret(new URL(variables["HTTP_PROXY"] ?? "").password);
  for (const [name, value] of Object.entries({ ...variables, [recorderVariable]: folder })) core.exportVariable(name, value);
  say(
    `recording on 127.0.0.1:${port} from the next step on${inspect ? ", inside TLS too" : ""}; ${Object.keys(variables).join(", ")} are set for the steps that follow`,
  );
};

/** Services of the runner itself, for artifacts and caches: never what a test calls. */
const runnerHosts = (env: NodeJS.ProcessEnv): readonly string[] => {
  const urls = ["ACTIONS_RUNTIME_URL", "ACTIONS_RESULTS_URL", "ACTIONS_CACHE_URL", "ACTIONS_ID_TOKEN_REQUEST_URL"].map((name) => env[name] ?? "");
  return [...new Set(urls.filter((url) => URL.canParse(url)).map((url) => new URL(url).hostname))];
};

/** The recorded calls as one more file of traffic. `env` is changed back in place, for this process and for the steps that follow. */
export const endRecorder = async (env: NodeJS.ProcessEnv, say: (text: string) => void): Promise<readonly Said[]> => {
  const folder = knownFolder(env[recorderVariable] ?? "", env["RUNNER_TEMP"] ?? "");
  if (folder === null)
    throw new ScanError("usage", `${recorderVariable} names no recorder of this job`, {
      hint: "It is set by a step with mode: record. Do not set it yourself.",
    });
  const { before, calls, recorded, remarks } = await endBackground(folder);
  if (before !== null) {
    for (const [name, value] of Object.entries(restoring(before, systemBundle()))) core.exportVariable(name, value);
    // What was not set is not set again here; for later steps it can only be made empty.
    for (const [name, value] of Object.entries(before))
      if (value === null) Reflect.deleteProperty(env, name);
      else env[name] = value;
  }
  for (const remark of remarks.slice(0, mostRemarks)) say(remark);
  if (recorded === null)
    core.warning(inert("the recorder had ended before the scan; calls after that failed and are not recorded"), { title: "sigproof: recorder" });
  else if (recorded.left > 0)
    core.warning(inert(`the recorder's file was full: ${recorded.left} of ${recorded.left + recorded.calls} calls are not judged`), {
      title: "sigproof: recorder",
    });
  if (recorded !== null) say(summary(recorded, "a file of this job", true));
  return [{ value: calls, from: "the recorder" }];
};

const mostRemarks = 50;
