// What the user said, as strings, and the policy file → one complete ScanRequest. The same for every door. Pure.

import { parseResolver, resolverForm, shownResolver } from "./config/resolvers.ts";
import { parseBaseUrl, parseTarget } from "./config/base-url.ts";
import type { PolicyFile } from "./config/policy.ts";
import { durationForm, parseBoolean, parseCount, parseDuration, parseNumber, parseRate, parseShare, rateForm, shareForm } from "./config/quantities.ts";
import { bareCanary, canaryOf, type Environment, setupOf } from "./config/signing.ts";
import { closest } from "./model/suggest.ts";
import { ScanError } from "./errors.ts";
import { hostOf, parseHost, parseUrl } from "./model/host.ts";
import { defaultPolicy, type Limits, type Policy, type ScanRequest } from "./model/policy.ts";
import { project } from "./model/project.ts";
import { type Severity, severities } from "./model/severity.ts";

/** One thing the user said, and where, in the words the user would use: `--threshold`, `input threshold`, `SIGPROOF_SPEC`. */
export interface Said {
  readonly value: string;
  readonly from: string;
}

export const settingNames = [
  "spec",
  "base-url",
  "threshold",
  "fail-on",
  "min-measured",
  "new-only",
  "offline",
  "wait-for",
  "wait-timeout",
  "rate",
  "concurrency",
  "deadline",
  "remote-refs",
  "quick",
  "shard",
] as const;
export type SettingName = (typeof settingNames)[number];

/** Flags and inputs first, then the environment: whoever fills this in has already picked the one that wins. A bare string is named after its key. */
export type Settings = { readonly [name in SettingName]?: Said | string } & {
  readonly only?: readonly (Said | string)[];
  readonly skip?: readonly (Said | string)[];
  /** Only these canaries; what the policy says about one of them holds. */
  readonly canary?: readonly (Said | string)[];
  /** Whom to ask about names; said here, the scan's own connections ask them too. */
  readonly resolver?: readonly (Said | string)[];
  /** Files and globs of captured traffic; they replace those of the policy file. */
  readonly traffic?: readonly (Said | string)[];
};

/** A policy file's text, and its path as the user should see it. */
export interface PolicyText {
  readonly file: string;
  readonly text: string;
}

export interface Configuration {
  readonly settings: Settings;
  readonly policy: PolicyText | PolicyFile | null;
  /** Ids of the checks there are. */
  readonly checkIds: readonly string[];
  /** PEM text of extra certificate authorities. */
  readonly ca?: string | null;
  /** The file that they came from, as the user named it. */
  readonly caFile?: string;
  /** Whether a baseline report was given; `new-only` needs one. */
  readonly baseline?: boolean;
  /** Where secrets come from. Without it there are none. */
  readonly environment?: Environment;
}

/** Strings and policy text → a request to scan with. Throws `ScanError` for everything the user can mend. Loads zod and yaml only when there is a policy. */
export const configure = async (configuration: Configuration): Promise<ScanRequest> => {
  const file = await policyFileOf(configuration);
  const { settings } = configuration;
  const offline = flag(settings, "offline") ?? false;
  const spec = specOf(settings, file);
  const baseUrl = baseUrlOf(settings, file, offline);
  if (offline && /^https?:/i.test(spec))
    throw new ScanError("usage", "--offline opens no connection, and the description is a URL", { hint: "Download the description and name the file." });
  return {
    spec,
    baseUrl,
    alias: baseUrl === null ? null : aliasOf(baseUrl, file),
    offline,
    waitFor: waitForOf(settings, baseUrl, offline),
    remoteRefs: flag(settings, "remote-refs") ?? false,
    ca: configuration.ca ?? null,
    ...(configuration.caFile === undefined ? {} : { caFile: configuration.caFile }),
    limits: limitsOf(settings, file),
    policy: policyOf(configuration, file),
    ...trafficOf(settings, file),
    ...shareOf(settings, offline),
    ...signingOf(configuration, file),
    ...resolversOf(settings, file),
  };
};

/** Flag or input beats the file, and only they decide where the scan's own connections go. */
const resolversOf = ({ resolver = [] }: Settings, file: PolicyFile | null): Pick<ScanRequest, "resolvers"> => {
  const [first, ...rest] = resolver.map((one) => {
    const { value, from } = typeof one === "string" ? { value: one, from: "resolver" } : one;
    const parsed = parseResolver(value);
    if (parsed === null) throw new ScanError("usage", `${from}: "${shownResolver(value)}" is not ${resolverForm}`);
    return parsed;
  });
  if (first !== undefined) return { resolvers: { list: [first, ...rest], said: true } };
  const [named, ...others] = file?.resolvers ?? [];
  return named === undefined ? {} : { resolvers: { list: [named, ...others], said: false } };
};

/** The only part of one is the whole. */
const shareOf = (settings: Settings, offline: boolean): Pick<ScanRequest, "share"> => {
  const share = read(settings, "shard", parseShare, shareForm);
  if (share === null || share.of === 1) return {};
  if (offline)
    throw new ScanError("usage", `${said(settings, "shard")?.from ?? "shard"} and offline contradict each other`, {
      hint: "Offline, nothing is asked, so there is nothing to divide.",
    });
  return { share };
};

/** Nothing at all where nobody says a word about signing, so that such a scan loads nothing for it. */
const signingOf = ({ settings, environment = () => undefined }: Configuration, file: PolicyFile | null): Pick<ScanRequest, "signing"> => {
  const quick = flag(settings, "quick") ?? false;
  const canaries = (file?.canaries ?? []).map((canary) => canaryOf(canary, environment, (path) => relativeTo(file?.file ?? "", path)));
  const named = (settings.canary ?? []).map((one) => (typeof one === "string" ? one : one.value).trim());
  const chosen =
    named.length === 0 ? canaries : named.map((operation) => canaries.find((canary) => sameOperation(canary.operation, operation)) ?? bareCanary(operation));
  const setups = (file?.signing ?? []).map((written) => setupOf(written, environment));
  return setups.length === 0 && chosen.length === 0 && !quick ? {} : { signing: { setups, canaries: chosen, quick } };
};

const trafficOf = ({ traffic = [] }: Settings, file: PolicyFile | null): Pick<ScanRequest, "traffic"> => {
  const given = traffic.map((one) => (typeof one === "string" ? { glob: one, from: "traffic" } : { glob: one.value, from: one.from }));
  const written = (file?.traffic ?? []).map((glob) => ({ glob: relativeTo(file?.file ?? "", glob), from: `traffic in ${file?.file ?? ""}` }));
  const names = given.length > 0 ? given : written;
  return names.length === 0 ? {} : { traffic: names };
};

/** Methods are written in any case. */
const sameOperation = (a: string, b: string): boolean => upperMethod(a) === upperMethod(b);
const upperMethod = (operation: string): string => operation.replace(/^[A-Za-z]+(?= \/)/, (method) => method.toUpperCase());

/** Only the policy, for judging evidence that is already there. */
export const configurePolicy = async (configuration: Configuration): Promise<Policy> => policyOf(configuration, await policyFileOf(configuration));

const policyFileOf = async ({ policy, checkIds }: Configuration): Promise<PolicyFile | null> => {
  if (policy === null || !("text" in policy)) return policy;
  const { parsePolicy } = await import("./config/policy.ts");
  return parsePolicy(policy.text, policy.file, checkIds);
};

const said = (settings: Settings, name: SettingName): Said | null => {
  const value = settings[name];
  return value === undefined ? null : typeof value === "string" ? { value, from: name } : value;
};

/** Reads one setting with `parse`; `form` says what would have been right. */
const read = <T>(settings: Settings, name: SettingName, parse: (text: string) => T | null, form: string): T | null => {
  const given = said(settings, name);
  if (given === null) return null;
  const value = parse(given.value);
  if (value === null) throw new ScanError("usage", `${given.from}: "${given.value.slice(0, 60)}" is not ${form}`);
  return value;
};
const flag = (settings: Settings, name: SettingName): boolean | null => read(settings, name, parseBoolean, "true or false");

const specOf = (settings: Settings, file: PolicyFile | null): string => {
  const given = said(settings, "spec");
  if (given !== null && given.value !== "") return given.value;
  if (file?.spec !== null && file?.spec !== undefined) return relativeTo(file.file, file.spec);
  throw new ScanError("usage", "no OpenAPI description is named", {
    hint: "Name it with --spec (input spec), SIGPROOF_SPEC, or `spec:` in the policy file.",
  });
};

/** `path` as written in `file` → as seen from where `file` is named. URLs and absolute paths stay as they are. */
const relativeTo = (file: string, path: string): string => {
  if (/^(?:[a-z][a-z0-9+.-]+:|[\\/]|[a-z]:[\\/])/i.test(path)) return path;
  const parts: string[] = [];
  const folder = file.replaceAll("\\", "/").split("/").slice(0, -1);
  for (const part of [...folder, ...path.split("/")]) {
    if (part === "." || (part === "" && parts.length > 0)) continue;
    const last = parts.at(-1);
    if (part === ".." && last !== undefined && last !== ".." && last !== "") parts.pop();
    else parts.push(part);
  }
  return parts.join("/");
};

const baseUrlOf = (settings: Settings, file: PolicyFile | null, offline: boolean): string | null => {
  const given = said(settings, "base-url");
  if (given !== null && given.value !== "") return parseBaseUrl(given.value, given.from);
  if (file?.baseUrl !== null && file?.baseUrl !== undefined) return parseBaseUrl(file.baseUrl, `base-url in ${file.file}`);
  if (offline) return null;
  throw new ScanError("usage", "no base URL is given", {
    hint: `Give the URL at which the API answers (${project.name} scan http://127.0.0.1:5000, input base-url, SIGPROOF_BASE_URL, or \`base-url:\` in the policy file), or judge the description alone with --offline (input offline: true).`,
  });
};

/** The right side of the alias whose left side is the base URL's host, ports compared as the base URL's scheme means them. */
const aliasOf = (baseUrl: string, file: PolicyFile | null): string | null => {
  const { protocol } = new URL(baseUrl);
  const match = file?.aliases.find(([left]) => hostOf(`${protocol}//${left}`) === hostOf(baseUrl));
  return match === undefined ? null : parseHost(match[1]);
};

const waitForOf = (settings: Settings, baseUrl: string | null, offline: boolean): ScanRequest["waitFor"] => {
  const given = said(settings, "wait-for");
  const timeout = said(settings, "wait-timeout");
  if (given === null || given.value === "") {
    if (timeout !== null)
      throw new ScanError("usage", `${timeout.from} does nothing without something to wait for`, { hint: "Add --wait-for (input wait-for)." });
    return null;
  }
  if (offline) throw new ScanError("usage", `${given.from} and offline contradict each other`, { hint: "Offline, no connection is opened." });
  const timeoutMs = read(settings, "wait-timeout", parseDuration, durationForm) ?? 60_000;
  if (/^https?:/i.test(given.value)) return { url: parseTarget(given.value, given.from, "usage").href, timeoutMs };
  // Read like a link on the base URL's page: "/health" from the root of the host, "health" below the base path.
  const url = /^[\s\\]|^\/\//.test(given.value) || baseUrl === null ? null : parseUrl(given.value, `${baseUrl}/`);
  if (url === null || baseUrl === null || url.origin !== new URL(baseUrl).origin)
    throw new ScanError("usage", `${given.from}: "${given.value.slice(0, 60)}" is neither an http(s) URL nor a path`);
  return { url: url.href, timeoutMs };
};

const defaultDeadlineMs = 5 * 60_000;
const limitsOf = (settings: Settings, file: PolicyFile | null): Limits => ({
  rate: read(settings, "rate", parseRate, rateForm) ?? file?.limits.rate ?? null,
  concurrency: read(settings, "concurrency", (text) => parseCount(text, 256), "a whole number from 1 to 256") ?? file?.limits.concurrency ?? null,
  deadlineMs: read(settings, "deadline", parseDuration, durationForm) ?? file?.limits.deadlineMs ?? defaultDeadlineMs,
  requests: file?.limits.requests ?? null,
});

const policyOf = ({ settings, checkIds, baseline }: Configuration, file: PolicyFile | null): Policy => {
  const { gate } = defaultPolicy;
  const newOnly = flag(settings, "new-only") ?? file?.gate.newOnly ?? gate.newOnly;
  if (newOnly && baseline !== true)
    throw new ScanError("usage", "new-only has nothing to compare with", { hint: "Give an earlier JSON report with --baseline (input baseline)." });
  return {
    require: file?.require ?? defaultPolicy.require,
    hosts: file?.hosts ?? defaultPolicy.hosts,
    gate: {
      threshold: read(settings, "threshold", (text) => parseNumber(text, 100), "a number from 0 to 100") ?? file?.gate.threshold ?? gate.threshold,
      failOn: read(settings, "fail-on", parseFailOn, `one of ${[...severities, "none"].join(", ")}`) ?? file?.gate.failOn ?? gate.failOn,
      minMeasured: read(settings, "min-measured", (text) => parseNumber(text, 1), "a number from 0 to 1") ?? file?.gate.minMeasured ?? gate.minMeasured,
      newOnly,
    },
    checks: checksOf(settings, file?.checks ?? defaultPolicy.checks, checkIds),
    waivers: file?.waivers ?? defaultPolicy.waivers,
  };
};

const parseFailOn = (text: string): Severity | "none" | null => [...severities, "none" as const].find((word) => word === text.trim().toLowerCase()) ?? null;

/** `--only` switches everything else off, and on what it names even where the policy has it off; `--skip` switches off. */
const checksOf = (settings: Settings, fromFile: Policy["checks"], checkIds: readonly string[]): Policy["checks"] => {
  const ids = (given: readonly (Said | string)[] | undefined, name: string): ReadonlySet<string> =>
    new Set((given ?? []).map((one) => known(typeof one === "string" ? { value: one, from: name } : one)));
  const known = ({ value, from }: Said): string => {
    if (checkIds.includes(value)) return value;
    const near = closest(value, checkIds);
    throw new ScanError("usage", `${from}: there is no check "${value.slice(0, 60)}"`, {
      hint: near === null ? `${project.name} checks lists them.` : `Did you mean "${near}"?`,
    });
  };
  const only = ids(settings.only, "only");
  const skip = ids(settings.skip, "skip");
  const weights = new Map(Object.entries(fromFile));
  for (const id of checkIds) {
    if (skip.has(id) || (only.size > 0 && !only.has(id))) weights.set(id, "off");
    else if (only.has(id) && weights.get(id) === "off") weights.delete(id);
  }
  return Object.fromEntries(weights);
};
