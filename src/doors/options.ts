// Every option of the command line and every input of the Action, once: commander, action.yml and the tables of the docs are made from this. Pure data.

import { defaultGate } from "../model/policy.ts";
import { project } from "../model/project.ts";

export interface Option {
  /** The name under which the doors pass it on; equals the flag without dashes and the input. */
  readonly name: string;
  /** `-q` style short form, only where people expect one. */
  readonly short?: string;
  /** `<file>`; null for a switch. */
  readonly argument: string | null;
  /** Given more than once. */
  readonly many?: true;
  readonly flag: boolean;
  readonly input: boolean;
  /** Carried by action.yml. Only for what the policy file cannot say: a default there would beat the file. */
  readonly inputDefault?: string;
  readonly env?: string;
  /** Dotted field of the policy file that says the same. */
  readonly policy?: string;
  /** As the tables show it; "" for none. */
  readonly default: string;
  /** One sentence without its full stop. */
  readonly help: string;
}

const both = { flag: true, input: true } as const;
const cli = { flag: true, input: false } as const;
const action = { flag: false, input: true } as const;

export const options: readonly Option[] = [
  {
    ...action,
    name: "mode",
    argument: "<mode>",
    default: "scan",
    help: "scan; or record: start a recorder in the background, whose variables the following steps get, and which the scan stops and reads",
  },
  { ...action, name: "inspect-tls", argument: null, default: "false", help: "With mode record: look into TLS too, by an authority made for this job" },
  {
    ...both,
    name: "spec",
    argument: "<file|url>",
    env: "SIGPROOF_SPEC",
    policy: "spec",
    default: "openapi.yaml, .yml or .json, or swagger.*, in the working directory",
    help: "OpenAPI description, 2.0 to 3.2, JSON or YAML",
  },
  {
    ...action,
    name: "base-url",
    argument: "<url>",
    env: "SIGPROOF_BASE_URL",
    policy: "base-url",
    default: "",
    help: "URL at which the API answers; on the command line it is the argument of scan",
  },
  {
    ...both,
    name: "policy",
    argument: "<file>",
    env: "SIGPROOF_POLICY",
    default: "sigproof.yml, sigproof.yaml or .github/sigproof.yml, from here up to the root of the repository",
    help: "Policy file",
  },
  { ...cli, name: "no-policy", argument: null, default: "", help: "Ignore any policy file" },
  {
    ...both,
    name: "threshold",
    argument: "<number>",
    policy: "gate.threshold",
    default: String(defaultGate.threshold),
    help: "Lowest score that passes, 0 to 100",
  },
  {
    ...both,
    name: "fail-on",
    argument: "<severity>",
    policy: "gate.fail-on",
    default: defaultGate.failOn,
    help: "A proven finding this severe or worse fails: critical, high, medium, low, info or none",
  },
  {
    ...both,
    name: "min-measured",
    argument: "<share>",
    policy: "gate.min-measured",
    default: String(defaultGate.minMeasured),
    help: "Smallest share of the measurable checks that must have been measured, 0 to 1",
  },
  {
    ...both,
    name: "new-only",
    argument: null,
    policy: "gate.new-only",
    default: String(defaultGate.newOnly),
    help: "Findings that the baseline already holds cost nothing and fail nothing",
  },
  { ...both, name: "baseline", argument: "<report.json>", default: "", help: "Earlier JSON report; its findings are marked as known" },
  { ...cli, name: "only", argument: "<check>", many: true, default: "", help: "Run only this check; can be repeated" },
  { ...cli, name: "skip", argument: "<check>", many: true, default: "", help: "Do not run this check; can be repeated" },
  {
    ...cli,
    name: "canary",
    argument: "<operation>",
    many: true,
    policy: "canaries",
    default: "",
    help: "Run experiments on this operation only, `METHOD /path` or operationId; naming it is the consent to send it; can be repeated",
  },
  {
    ...both,
    name: "traffic",
    argument: "<glob>",
    many: true,
    policy: "traffic",
    default: "",
    help: "Captured traffic to judge: HAR files or OpenTelemetry traces as JSON; can be repeated, in the Action one a line",
  },
  { ...both, name: "quick", argument: null, default: "false", help: "About 35 requests for each experiment instead of about 130" },
  { ...both, name: "offline", argument: null, default: "false", help: "Judge the description, and captured traffic, and open no connection" },
  {
    ...both,
    name: "wait-for",
    argument: "<url|path>",
    default: "",
    help: "Wait until this URL answers with 2xx or 3xx; a path is read like a link on the base URL",
  },
  { ...both, name: "wait-timeout", argument: "<duration>", default: "60s", help: "How long to wait for it" },
  {
    ...cli,
    name: "rate",
    argument: "<number/s>",
    policy: "limits.rate",
    default: "10/s; no limit on loopback and service containers",
    help: "Requests a second towards one host",
  },
  {
    ...cli,
    name: "concurrency",
    argument: "<number>",
    policy: "limits.concurrency",
    default: "4; 16 on loopback and service containers",
    help: "Requests in flight towards one host",
  },
  { ...cli, name: "deadline", argument: "<duration>", policy: "limits.deadline", default: "5m", help: "End the whole scan after this time" },
  {
    ...cli,
    name: "remote-refs",
    argument: null,
    default: "false",
    help: "Fetch http(s) references of the description, from its own host, the base URL's and exact ones of hosts.allow",
  },
  {
    ...both,
    name: "resolver",
    argument: "<resolver>",
    many: true,
    policy: "names.resolvers",
    default: "system",
    help: "Whom to ask about names: system, udp://ip[:port], tcp://ip[:port] or https://host/path; the scan's own connections ask it too; can be repeated",
  },
  { ...both, name: "ca-file", argument: "<pem>", default: "", help: "Trust these certificate authorities too" },
  {
    ...both,
    name: "shard",
    argument: "<i/n>",
    default: "",
    help: "Do only part i of n of the work and keep its evidence; `merge` judges the parts together",
  },
  { ...cli, name: "format", argument: "<format>", default: "text", help: "What is printed: text, json, sarif, markdown or github (workflow commands)" },
  {
    ...cli,
    name: "out",
    argument: "<file>",
    many: true,
    default: "",
    help: "Also write a report; the format comes from the extension .json, .sarif, .md or .txt; can be repeated",
  },
  { ...cli, name: "save-evidence", argument: "<file>", default: "", help: "Write everything that was gathered, so that it can be judged again" },
  {
    ...cli,
    name: "save-har",
    argument: "<file>",
    default: "",
    help: "Write the scan's own requests and answers as HAR 1.2: without bodies, credentials and signatures",
  },
  {
    ...cli,
    name: "from-evidence",
    argument: "<file>",
    many: true,
    default: "",
    help: "Judge saved evidence; nothing is sent and no description is read; given several times, the parts of one scan are merged",
  },
  {
    ...action,
    name: "merge",
    argument: "<glob>",
    default: "",
    help: "Judge the evidence that other jobs kept, all parts of one scan together, instead of scanning: parts/**/*.json",
  },
  { ...action, name: "json-file", argument: "<file>", default: "", help: "Write the report as JSON to this file" },
  {
    ...action,
    name: "sarif-file",
    argument: "<file>",
    default: "",
    help: "Write the report as SARIF 2.1.0 to this file, for github/codeql-action/upload-sarif",
  },
  { ...action, name: "evidence-file", argument: "<file>", default: "", help: "Write everything that was gathered to this file" },
  {
    ...action,
    name: "annotations",
    argument: "<true|false>",
    inputDefault: "true",
    default: "true",
    help: "Annotate the lines of the description; GitHub shows ten of each level",
  },
  { ...action, name: "working-directory", argument: "<folder>", inputDefault: ".", default: ".", help: "Folder that all paths are relative to" },
  {
    ...action,
    name: "github-token",
    argument: "<token>",
    inputDefault: `\${{ github.token }}`,
    default: "the job's own",
    help: "Only used to compare the policy file with the one of the base branch, where the checkout does not hold it",
  },
  { ...cli, name: "quiet", short: "q", argument: null, default: "false", help: "Only the report: no progress, no remarks" },
  {
    ...cli,
    name: "verbose",
    short: "v",
    argument: null,
    default: "false",
    help: "Every finding, proof and operation in the text report, every step on standard error",
  },
  { ...cli, name: "color", argument: "<when>", default: "auto", help: "auto, always or never; NO_COLOR, FORCE_COLOR and CLICOLOR_FORCE are honoured" },
];

/** What only a run that gathers can use. Given beside evidence, it says that a scan was meant. */
export const gathering: readonly string[] = [
  "spec",
  "traffic",
  "canary",
  "quick",
  "offline",
  "wait-for",
  "wait-timeout",
  "rate",
  "concurrency",
  "deadline",
  "remote-refs",
  "resolver",
  "ca-file",
  "shard",
  "save-har",
];

export interface Output {
  readonly name: string;
  readonly help: string;
}

/** Outputs of the Action. Those without a value are set to the empty text, so that no expression fails on them. */
export const outputs: readonly Output[] = [
  { name: "score", help: "0 to 100, or empty when nothing could be measured" },
  { name: "grade", help: "A, B, C, D or F; empty without a score or when less than half was measured" },
  { name: "verdict", help: "passed, failed, not-measured or error" },
  { name: "findings", help: "Number of findings that no waiver covers" },
  { name: "measured", help: "Checks measured and measurable, as 18/19" },
  { name: "exit-code", help: "0 passed, 1 failed, 2 something to mend, 3 not measured, 70 a bug" },
  { name: "json-file", help: "Absolute path of the JSON report; empty without one" },
  { name: "sarif-file", help: "Absolute path of the SARIF report; empty without one" },
  { name: "html-file", help: "Empty in this version" },
  { name: "evidence-file", help: "Absolute path of the evidence; empty without it" },
];

/** Named by the contract, not there yet. Refused by name, because a gate that silently does less than it was told is worse than none. */
export const laterFlags: readonly string[] = [];
export const laterInputs = ["comment", "html-file", "upload-sarif"] as const;
export const laterCommands = ["init", "completion", "mcp"] as const;

/** Values of later inputs that ask for what happens anyway. */
export const harmlessLater: Readonly<Record<string, string>> = { comment: "never", "upload-sarif": "false" };

export const notYet = (what: string): string => `${what} is not available in ${project.name} ${project.version} yet`;
