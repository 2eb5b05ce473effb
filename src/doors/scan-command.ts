// `sigproof scan` and `sigproof merge`: flags → scan, or saved evidence → reports → exit code.

import { configure, configurePolicy, type Said } from "../config.ts";
import { ScanError } from "../errors.ts";
import { evaluate } from "../evaluate.ts";
import type { Evidence } from "../model/evidence.ts";
import type { ScanRequest } from "../model/policy.ts";
import type { Report } from "../model/report.ts";
import type { Ports } from "../ports.ts";
import { headline } from "../report/order.ts";
import { scan } from "../scan.ts";
import type { HarCall } from "../traffic/har-writer.ts";
import { policyFolders } from "./input-files.ts";
import { offlinePorts } from "./offline-ports.ts";
import { gathering } from "./options.ts";
import { anywhere, keepInputs, planOutput, writeOutput } from "./outputs.ts";
import { gatheredPart, partRemark, trafficRemark, wantsEvidence } from "./parts.ts";
import { type AllSaid, aliasRemark, collect, prepare, type Prepared } from "./prepare.ts";
import { formatOfFile, parseFormat, render } from "./render.ts";
import type { Terminal } from "./terminal.ts";

/** Flags by their names without dashes, as typed. */
export type Flags = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** Exit code 0, 1 or 3; throws `ScanError` for 2. Aborting `signal` ends the gathering; what was gathered until then is still judged and reported. */
export const runScan = async (baseUrl: string | null, flags: Flags, terminal: Terminal, signal: AbortSignal): Promise<number> => {
  const said = collect(({ name, flag }) => (name === "base-url" ? named(baseUrl, "the base URL") : flag ? one(flags, name) : null), terminal.env);
  const files = many(flags, "out").map((file) => ({ file, format: formatOfFile(file.value, file.from) }));
  const saveEvidence = said.get("save-evidence");
  const format = parseFormat(said.get("format")?.value ?? "text", "--format");
  const saveHar = said.get("save-har");
  const outputs = [...files.map(({ file }) => file), ...[saveEvidence, saveHar].filter((file) => file !== undefined)];
  const targets = outputs.map((file) => planOutput(file, anywhere));
  if (new Set(targets).size < targets.length) throw new ScanError("usage", "two outputs go to the same file");

  const from = fromEvidence(said, flags, baseUrl);
  wantsEvidence(said.get("shard"), saveEvidence, "--save-evidence");
  if (saveHar !== undefined && said.get("offline")?.value === "true")
    throw new ScanError("usage", "--save-har has no effect with --offline", { hint: "Offline, nothing is asked." });
  const prepared = await prepare(said, {
    directory: process.cwd(),
    roots: null,
    only: many(flags, "only"),
    skip: many(flags, "skip"),
    canary: many(flags, "canary"),
    resolver: many(flags, "resolver"),
    traffic: many(flags, "traffic"),
    env: terminal.env,
  });
  if (from === null) prepared.remarks.forEach((remark) => terminal.remark(remark));
  const keep = (inputs: readonly string[]): void =>
    keepInputs(outputs, [
      ...inputs,
      ...many(flags, "traffic").map(({ value }) => value),
      ...(prepared.policy === null ? [] : [prepared.policy.found.path]),
      ...(said.has("ca-file") ? [said.get("ca-file")?.value ?? ""] : []),
    ]);
  const { evidence, report, calls } = from === null ? await live(prepared, terminal, signal, keep, saveHar !== undefined) : await again(from, prepared, keep);
  terminal.settle();

  if (saveEvidence !== undefined) {
    const { compactJson } = await import("../report/json.ts");
    writeOutput(saveEvidence, compactJson(evidence), anywhere, 0o600);
  }
  if (saveHar !== undefined) {
    const [{ harText }, { harmless }] = await Promise.all([import("../traffic/har-writer.ts"), import("../report/json.ts")]);
    writeOutput(saveHar, harmless(harText(evidence.tool, calls ?? [])), anywhere, 0o600);
  }
  const workspace = { workspace: policyFolders(process.cwd()).at(-1) ?? process.cwd(), directory: process.cwd() };
  for (const { file, format: fileFormat } of files) writeOutput(file, await render(report, fileFormat, { color: false, verbose: true, workspace }), anywhere);
  terminal.print(await render(report, format, { color: terminal.color, verbose: terminal.verbose, width: terminal.width, workspace }));
  // A format for machines may hold no word of the verdict, and an exit code alone explains nothing.
  if (format !== "text") terminal.remark(headline(report));
  if (signal.aborted) terminal.remark("interrupted: this report is partial");
  const part = from === null ? gatheredPart(evidence) : null;
  if (part !== null) terminal.remark(partRemark(part));
  return signal.aborted ? 3 : (part?.exitCode ?? report.verdict.exitCode);
};

interface Scanned {
  readonly evidence: Evidence;
  readonly report: Report;
  /** What was asked, where somebody wants to have it. */
  readonly calls?: readonly HarCall[];
}

/** Throws where an output would replace one of these inputs. */
type Keep = (inputs: readonly string[]) => void;

const live = async (prepared: Prepared, terminal: Terminal, signal: AbortSignal, keep: Keep, withCalls: boolean): Promise<Scanned> => {
  const { configuration, baseline, policyWords } = prepared;
  const request = await configure(configuration);
  keep([request.spec]);
  for (const remark of [aliasRemark(request, prepared), trafficRemark(request)]) if (remark !== null) terminal.remark(remark);
  const { ports, close } = await portsFor(request, terminal, signal);
  try {
    if (!withCalls) return await scan(request, ports, { baseline, policyWords });
    const { keepOwnCalls } = await import("../gather/own-calls.ts");
    const own = keepOwnCalls(ports, request);
    return { ...(await scan(request, own.ports, { baseline, policyWords })), calls: own.calls() };
  } finally {
    await close();
  }
};

const portsFor = async (request: ScanRequest, terminal: Terminal, signal: AbortSignal): Promise<{ ports: Ports; close: () => Promise<void> }> => {
  if (request.offline) return { ports: offlinePorts(), close: () => Promise.resolve() };
  const { createPorts } = await import("../gather/node-ports.ts");
  const ports = createPorts({ request, env: terminal.env, signal, onProgress: (event) => terminal.progress(event) });
  return { ports, close: () => ports.close() };
};

const again = async (files: Files, { configuration, baseline, policyWords }: Prepared, keep: Keep): Promise<Scanned> => {
  keep(files.map(({ value }) => value));
  const { evidenceFrom } = await import("./evidence-input.ts");
  const policy = await configurePolicy(configuration);
  const evidence = evidenceFrom(files, null);
  return { evidence, report: evaluate(evidence, { policy, baseline, policyWords }) };
};

type Files = readonly [Said, ...Said[]];

const fromEvidence = (said: AllSaid, flags: Flags, baseUrl: string | null): Files | null => {
  // What `merge` takes as arguments.
  const listed = many(flags, "evidence").map(({ value }): Said => ({ value, from: "merge" }));
  const [first, ...rest] = [...listed, ...many(flags, "from-evidence")];
  if (first === undefined) return null;
  const flag = gathering.flatMap((name) => [...many(flags, name), said.get(name)]).find((value) => value?.from.startsWith("--"));
  const stray = baseUrl === null ? flag : { from: "the base URL" };
  if (stray !== undefined)
    throw new ScanError("usage", `${stray.from} has no effect with --from-evidence`, { hint: "Evidence holds what was gathered; nothing is gathered again." });
  return [first, ...rest];
};

const named = (value: string | null, from: string): Said | null => (value === null ? null : { value, from });
const one = (flags: Flags, name: string): Said | null => {
  const value = flags[name];
  return value === undefined || value === false ? null : { value: value === true ? "true" : String(value), from: `--${name}` };
};
const many = (flags: Flags, name: string): Said[] => {
  const values = flags[name];
  return Array.isArray(values) ? (values as readonly string[]).map((value) => ({ value, from: `--${name}` })) : [];
};
