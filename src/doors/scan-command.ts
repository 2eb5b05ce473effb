// `sigproof scan`: flags → scan → reports → exit code.

import { resolve } from "node:path";
import { configure, configurePolicy, type Said } from "../config.ts";
import { ScanError } from "../errors.ts";
import { evaluate } from "../evaluate.ts";
import type { Evidence } from "../model/evidence.ts";
import type { ScanRequest } from "../model/policy.ts";
import type { Report } from "../model/report.ts";
import type { Ports } from "../ports.ts";
import { headline } from "../report/order.ts";
import { scan } from "../scan.ts";
import { policyFolders } from "./input-files.ts";
import { offlinePorts } from "./offline-ports.ts";
import { anywhere, planOutput, writeOutput } from "./outputs.ts";
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
  const targets = [...files.map(({ file }) => file), ...(saveEvidence === undefined ? [] : [saveEvidence])].map((file) => planOutput(file, anywhere));
  if (new Set(targets).size < targets.length) throw new ScanError("usage", "two outputs go to the same file");

  const from = fromEvidence(said, flags, baseUrl);
  const prepared = await prepare(said, {
    directory: process.cwd(),
    roots: null,
    only: many(flags, "only"),
    skip: many(flags, "skip"),
    canary: many(flags, "canary"),
    resolver: many(flags, "resolver"),
    env: terminal.env,
  });
  if (from === null) prepared.remarks.forEach((remark) => terminal.remark(remark));
  const { evidence, report } = from === null ? await live(prepared, terminal, signal) : await again(from, prepared);
  terminal.settle();

  if (saveEvidence !== undefined) {
    const { safeJson } = await import("../report/json.ts");
    writeOutput(saveEvidence, safeJson(evidence), anywhere, 0o600);
  }
  const workspace = { workspace: policyFolders(process.cwd()).at(-1) ?? process.cwd(), directory: process.cwd() };
  for (const { file, format: fileFormat } of files) writeOutput(file, await render(report, fileFormat, { color: false, verbose: true, workspace }), anywhere);
  terminal.print(await render(report, format, { color: terminal.color, verbose: terminal.verbose, width: terminal.width, workspace }));
  // A format for machines may hold no word of the verdict, and an exit code alone explains nothing.
  if (format !== "text") terminal.remark(headline(report));
  if (signal.aborted) terminal.remark("interrupted: this report is partial");
  return signal.aborted ? 3 : report.verdict.exitCode;
};

interface Scanned {
  readonly evidence: Evidence;
  readonly report: Report;
}

const live = async (prepared: Prepared, terminal: Terminal, signal: AbortSignal): Promise<Scanned> => {
  const { configuration, baseline } = prepared;
  const request = await configure(configuration);
  const remark = aliasRemark(request, prepared);
  if (remark !== null) terminal.remark(remark);
  const { ports, close } = await portsFor(request, terminal, signal);
  try {
    return await scan(request, ports, { baseline });
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

const again = async (file: Said, { configuration, baseline }: Prepared): Promise<Scanned> => {
  const { readEvidence } = await import("./evidence-file.ts");
  const policy = await configurePolicy(configuration);
  const evidence = readEvidence({ ...file, value: resolve(file.value) });
  return { evidence, report: evaluate(evidence, { policy, baseline }) };
};

/** What only a scan can use says that a scan was meant. */
const uselessWithEvidence = ["spec", "offline", "wait-for", "wait-timeout", "rate", "concurrency", "deadline", "remote-refs", "ca-file", "quick"];

const fromEvidence = (said: AllSaid, flags: Flags, baseUrl: string | null): Said | null => {
  const [first, second] = many(flags, "from-evidence");
  if (first === undefined) return null;
  if (second !== undefined) throw new ScanError("not-available", "--from-evidence takes one file for now; merging several is not available yet");
  const [canary] = many(flags, "canary");
  if (canary !== undefined)
    throw new ScanError("usage", `${canary.from} has no effect with --from-evidence`, { hint: "Evidence holds what was gathered; nothing is gathered again." });
  const [resolver] = many(flags, "resolver");
  if (resolver !== undefined)
    throw new ScanError("usage", `${resolver.from} has no effect with --from-evidence`, { hint: "Evidence holds what was gathered; nothing is gathered again." });
  const stray = baseUrl === null ? uselessWithEvidence.map((name) => said.get(name)).find((value) => value?.from.startsWith("--")) : { from: "the base URL" };
  if (stray !== undefined)
    throw new ScanError("usage", `${stray.from} has no effect with --from-evidence`, { hint: "Evidence holds what was gathered; nothing is gathered again." });
  return first;
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
