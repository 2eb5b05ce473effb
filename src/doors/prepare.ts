// From what was said at a door to a configuration: the winner of flag and environment, the policy file, the description nobody named, the files that are read first.

import { checks } from "../checks/index.ts";
import type { Configuration, Said, SettingName } from "../config.ts";
import { settingNames } from "../config.ts";
import type { PolicyFile } from "../config/policy.ts";
import { placed, ScanError } from "../errors.ts";
import { missingVariables } from "../config/signing.ts";
import type { ScanRequest } from "../model/policy.ts";
import { findDescription, findPolicy, type FoundPolicy, type InputRoots, readBaseline, readCertificates, readPolicy } from "./input-files.ts";
import { type Option, options } from "./options.ts";

/** What was said, by option name; empty texts count as not said. */
export type AllSaid = ReadonlyMap<string, Said>;

/** Asks the door for each option, and the environment where the door has nothing. */
export const collect = (given: (option: Option) => Said | null, env: NodeJS.ProcessEnv): AllSaid => {
  const all = new Map<string, Said>();
  for (const option of options) {
    if (option.many === true) continue;
    const said = given(option);
    const inherited = option.env === undefined ? undefined : env[option.env];
    if (said !== null && said.value !== "") all.set(option.name, said);
    else if (option.env !== undefined && inherited !== undefined && inherited !== "") all.set(option.name, { value: inherited, from: option.env });
  }
  return all;
};

export interface Circumstances {
  readonly directory: string;
  /** Folders that input files must stay in; null: anywhere. */
  readonly roots: InputRoots;
  readonly only?: readonly Said[];
  readonly skip?: readonly Said[];
  readonly canary?: readonly Said[];
  readonly resolver?: readonly Said[];
  readonly traffic?: readonly Said[];
  /** Where the policy's secrets come from. */
  readonly env: NodeJS.ProcessEnv;
}

export interface Prepared {
  readonly configuration: Configuration;
  readonly baseline: ReadonlySet<string> | null;
  readonly policy: { readonly found: FoundPolicy; readonly says: PolicyFile } | null;
  /** The words of a command line that choose this policy; none where it would be found again. */
  readonly policyWords: readonly string[];
  /** What was found rather than named, as sentences for standard error or the log. */
  readonly remarks: readonly string[];
}

export const checkIds: readonly string[] = checks.map(({ id }) => id);

/** Reads every file that is needed before the scan; throws `ScanError` before anything is sent. */
export const prepare = async (
  said: AllSaid,
  { directory, roots, only = [], skip = [], canary = [], traffic = [], resolver = [], env }: Circumstances,
): Promise<Prepared> => {
  const remarks: string[] = [];
  const policy = await policyOf(said, directory, roots);
  if (policy !== null && !said.has("policy")) remarks.push(`policy: ${policy.found.file}`);

  const environment = (name: string): string | undefined => (Object.hasOwn(env, name) ? env[name] : undefined);
  if (policy !== null) await checkSchemes(policy.says);
  if (policy !== null) remarks.push(...missingVariables(policy.says.signing, policy.says.canaries, environment));

  const settings: { [name in SettingName]?: Said } = {};
  for (const name of settingNames) {
    const value = said.get(name);
    if (value !== undefined) settings[name] = value;
  }
  if (settings.spec === undefined && (policy === null || policy.says.spec === null)) {
    const found = findDescription(directory);
    if (found !== null) {
      settings.spec = { value: found, from: "the working directory" };
      remarks.push(`description: ${found}, found in the working directory`);
    }
  }
  const baselineFile = said.get("baseline");
  const caFile = said.get("ca-file");
  const baseline = baselineFile === undefined ? null : readBaseline(baselineFile, roots);
  return {
    configuration: {
      settings: { ...settings, only, skip, canary, traffic, resolver },
      policy: policy?.says ?? null,
      checkIds,
      ...(caFile === undefined ? { ca: null } : { ca: readCertificates(caFile, roots), caFile: caFile.value }),
      baseline: baseline !== null,
      environment,
    },
    baseline,
    policy,
    policyWords: said.has("no-policy") ? ["--no-policy"] : said.has("policy") ? ["--policy", said.get("policy")?.value ?? ""] : [],
    remarks,
  };
};

/** `send[0].value: there is no …` → the way to that field; null where the message names none that was written. */
const fieldIn = (message: string, form: Readonly<Record<string, unknown>>): readonly (string | number)[] | null => {
  const [, first, rest = ""] = /^([a-z-]+)((?:\[\d+\]|\.[^\s:.[\]]+)*): /.exec(message) ?? [];
  if (first === undefined || !Object.hasOwn(form, first)) return null;
  return [first, ...[...rest.matchAll(/\[(\d+)\]|\.([^\s:.[\]]+)/g)].map(([, index, name]) => (index === undefined ? (name ?? "") : Number(index)))];
};

/** Unknown schemes and templates that do not parse, before anything is sent. The engines are loaded only where a policy signs. */
const checkSchemes = async ({ file, signing }: PolicyFile): Promise<void> => {
  if (signing.length === 0) return;
  const { resolveScheme } = await import("../signature/resolve.ts");
  for (const { form, keyId, lineOf } of signing) {
    if (form.scheme === "x-signature") continue;
    try {
      resolveScheme(form, keyId ?? undefined);
    } catch (error) {
      if (!(error instanceof ScanError)) throw error;
      throw placed(error, { file, line: lineOf(fieldIn(error.message, form) ?? ["scheme"]) });
    }
  }
};

/** An alias that applies to nothing changes the whole comparison without a word, so a word is said. */
export const aliasRemark = ({ baseUrl, alias }: Pick<ScanRequest, "baseUrl" | "alias">, { policy }: Prepared): string | null => {
  const lefts = policy?.says.aliases.map(([left]) => left) ?? [];
  return baseUrl === null || alias !== null || lefts.length === 0
    ? null
    : `hosts.aliases has no entry for ${baseUrl}, only for ${lefts.join(", ")}: compared as itself`;
};

const policyOf = async (said: AllSaid, directory: string, roots: InputRoots): Promise<Prepared["policy"]> => {
  const named = said.get("policy");
  // On the command line the last of --policy and --no-policy wins; against the environment, --no-policy does.
  if (said.has("no-policy")) return null;
  const found = named === undefined ? findPolicy(directory) : readPolicy(named, directory, roots);
  if (found === null) return null;
  const { parsePolicy } = await import("../config/policy.ts");
  return { found, says: parsePolicy(found.text, found.file, checkIds) };
};
