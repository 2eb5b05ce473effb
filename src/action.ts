// The GitHub Action: inputs → the same scan → annotations, summary, outputs, files, exit code. Needs no permission and no token.

import { join } from "node:path";
import * as core from "@actions/core";
import { configure, configurePolicy, type Said } from "./config.ts";
import { type ActionInputs, readInputs } from "./doors/action-inputs.ts";
import { compareIgnores, comparePolicy } from "./doors/base-policy.ts";
import { recorderVariable } from "./doors/recorder/environment.ts";
import { readEvent } from "./doors/github-event.ts";
import { confined } from "./doors/input-files.ts";
import { maskedForms, secretsIn } from "./doors/masks.ts";
import { outputs } from "./doors/options.ts";
import { keepInputs, planOutput, writeOutput } from "./doors/outputs.ts";
import { type GatheredPart, gatheredPart, partRemark, trafficRemark, wantsEvidence } from "./doors/parts.ts";
import { aliasRemark, prepare, type Prepared } from "./doors/prepare.ts";
import { render } from "./doors/render.ts";
import { errorText, exitCodeOf, placeText, progressText } from "./doors/terminal.ts";
import { keepYoungHeapSmall } from "./doors/young-heap.ts";
import { ScanError } from "./errors.ts";
import { evaluate } from "./evaluate.ts";
import { createPorts } from "./gather/node-ports.ts";
import { readPieces } from "./gather/traffic-files.ts";
import type { Evidence } from "./model/evidence.ts";
import type { Report, ReportedProblem } from "./model/report.ts";
import { project } from "./model/project.ts";
import { toAnnotations } from "./report/github.ts";
import { inert } from "./report/inert.ts";
import { compactJson } from "./report/json.ts";
import { code, toMarkdown } from "./report/markdown.ts";
import { headline } from "./report/order.ts";
import { repositoryPath } from "./report/paths.ts";
import { scan } from "./scan.ts";

/** Everything that is not our own wording passes here before it reaches the log, whose lines the runner reads as commands. */
const say = (text: string): void => core.info(inert(text, 2_000));

const run = async (signal: AbortSignal): Promise<number> => {
  const inputs = readInputs(process.env);
  process.chdir(inputs.directory);
  if (inputs.record !== null) {
    const { startRecorder } = await import("./doors/action-record.ts");
    await startRecorder(inputs, inputs.record, join(import.meta.dirname, "recorder.js"), say);
    publish({ "exit-code": "0" });
    return 0;
  }
  const recorded = (process.env[recorderVariable] ?? "") === "" ? [] : await stopRecorder();
  const event = readEvent(process.env);
  if (event.name === "pull_request_target")
    core.warning(
      "pull_request_target runs with the repository's secrets while a stranger's description decides what is asked. Use pull_request: nothing here needs a token.",
      {
        title: `${project.name}: pull_request_target`,
      },
    );

  const files = (["json-file", "sarif-file", "evidence-file"] as const).flatMap((name) => {
    const said = inputs.said.get(name);
    return said === undefined ? [] : [{ name, said, path: planOutput(said, inputs.rules) }];
  });
  if (new Set(files.map(({ path }) => path)).size < files.length) throw new ScanError("usage", "two outputs go to the same file");

  wantsEvidence(inputs.said.get("shard"), inputs.said.get("evidence-file"), "input evidence-file");

  const prepared = await prepare(inputs.said, { ...inputs, traffic: [...inputs.traffic, ...recorded], env: process.env });
  prepared.remarks.forEach(say);
  const problems = event.pullRequest === null ? [] : await policyProblems(inputs, prepared, event.pullRequest);
  const keep = (read: readonly string[]): void =>
    keepInputs(
      files.map(({ said }) => said),
      [...read, ...(prepared.policy === null ? [] : [prepared.policy.found.path])],
    );
  const { evidence, report: scanned } =
    inputs.merge === null ? await scanTarget(inputs, prepared, signal, keep) : await judgeParts(inputs.merge, inputs, prepared, keep);
  const excused = event.pullRequest === null ? [] : await ignoreProblems(inputs, evidence, event.pullRequest);
  const report: Report = { ...scanned, problems: [...problems, ...excused, ...scanned.problems] };
  const part = inputs.merge === null ? gatheredPart(evidence) : null;

  const workspace = { workspace: inputs.workspace, directory: inputs.directory };
  const texts = {
    "json-file": () => render(report, "json", { color: false, verbose: true, workspace }),
    "sarif-file": () => render(report, "sarif", { color: false, verbose: true, workspace }),
    "evidence-file": () => Promise.resolve(compactJson(evidence)),
  };
  const written = new Map<string, string>();
  for (const { name, said } of files) written.set(name, writeOutput(said, await texts[name](), inputs.rules, name === "evidence-file" ? 0o600 : 0o644));

  core.startGroup(`${project.name} report`);
  core.info((await render(report, "text", { color: (process.env["NO_COLOR"] ?? "") === "", verbose: true, workspace })).trimEnd());
  core.endGroup();
  // The job that merges the parts says it all, once.
  if (inputs.annotate && (part === null || part.exitCode === 3)) annotate(report, workspace);
  say(`${project.name}: ${part === null ? headline(report) : partRemark(part)}`);
  await summarise(part === null ? toMarkdown(report) : partSummary(part));
  const exitCode = signal.aborted ? 3 : (part?.exitCode ?? report.verdict.exitCode);
  publish({
    score: String(report.score.value ?? ""),
    grade: report.score.grade ?? "",
    verdict: part === null ? { 0: "passed", 1: "failed", 3: "not-measured" }[exitCode] : "not-measured",
    findings: String(report.results.flatMap(({ findings }) => findings).filter(({ waived }) => waived === null).length),
    measured: `${report.score.measured}/${report.score.measurable}`,
    "exit-code": String(exitCode),
    ...Object.fromEntries(written),
  });
  return exitCode;
};

interface Scanned {
  readonly evidence: Evidence;
  readonly report: Report;
}
/** Throws where an output would replace one of these inputs. */
type Keep = (read: readonly string[]) => void;

const judgeParts = async (glob: Said, { roots }: ActionInputs, { configuration, baseline, policyWords }: Prepared, keep: Keep): Promise<Scanned> => {
  const policy = await configurePolicy(configuration);
  const { evidenceFrom, evidenceFiles } = await import("./doors/evidence-input.ts");
  const files = evidenceFiles(glob);
  say(`judging ${files.map(({ value }) => value).join(", ")}`);
  keep(files.map(({ value }) => value));
  const evidence = evidenceFrom(files, roots);
  return { evidence, report: evaluate(evidence, { policy, baseline, policyWords }) };
};

const partSummary = (part: GatheredPart): string => `${part.exitCode === 0 ? "🧩" : "⚠️"} ${project.name}: ${code(inert(partRemark(part)))}\n`;

/** Before anything else is read or sent: the scan's own requests are none of the calls that were recorded. */
const stopRecorder = async (): Promise<readonly Said[]> => {
  const { endRecorder } = await import("./doors/action-record.ts");
  return endRecorder(process.env, say);
};

const scanTarget = async (inputs: ActionInputs, prepared: Prepared, signal: AbortSignal, keep: Keep): Promise<Scanned> => {
  const { configuration, baseline, policyWords } = prepared;
  const request = await configure(configuration);
  keep([request.spec]);
  for (const secret of secretsIn(request)) for (const form of maskedForms(secret)) core.setSecret(form);
  for (const remark of [aliasRemark(request, prepared), trafficRemark(request)]) if (remark !== null) say(remark);
  const ports = createPorts({ request, signal, onProgress: (event) => event.stage !== "visited" && say(progressText(event)) });
  try {
    return await scan(
      request,
      { ...ports, readFile: confined(inputs.roots), readPieces: (path, take) => readPieces(path, inputs.roots, take) },
      { baseline, policyWords },
    );
  } finally {
    await ports.close();
  }
};

/** A pull request that changes how it is judged is told so where its reviewers look. */
const policyProblems = async (
  inputs: ActionInputs,
  { policy }: Prepared,
  event: NonNullable<ReturnType<typeof readEvent>["pullRequest"]>,
): Promise<ReportedProblem[]> => {
  const named = inputs.said.has("policy") && policy !== null ? policy.found.path : null;
  const comparison = await comparePolicy({ event, directory: inputs.directory, named, now: policy?.says ?? null, token: inputs.token });
  if (comparison.kind === "unknown") say(`could not compare the policy with the base branch: ${comparison.why}`);
  if (comparison.kind !== "changed") return [];
  const file = policy?.found.file ?? null;
  const location =
    file === null ? null : { file, line: 1, column: 1, endLine: 1, excerpt: policy?.found.text.split("\n")[0]?.slice(0, 200) ?? "", pointer: "" };
  return [{ kind: "policy", message: `this pull request changes the policy that judges it: ${comparison.changes.join("; ")}`, location }];
};

/** The same for what stands in the description itself. */
const ignoreProblems = async (
  { directory, token }: ActionInputs,
  evidence: Evidence,
  event: NonNullable<ReturnType<typeof readEvent>["pullRequest"]>,
): Promise<ReportedProblem[]> => {
  const comparison = await compareIgnores({ event, directory, token }, evidence);
  if (comparison?.kind === "unknown") say(`could not compare the description with the base branch: ${comparison.why}`);
  if (comparison?.kind !== "changed") return [];
  const [main] = evidence.documents;
  const location =
    main === undefined ? null : { file: main.file, line: 1, column: 1, endLine: 1, excerpt: main.text.split("\n")[0]?.slice(0, 200) ?? "", pointer: "" };
  return [{ kind: "waiver", message: `this pull request changes what the description excuses: ${comparison.changes.join("; ")}`, location }];
};

const issue = { error: core.error, warning: core.warning, notice: core.notice } as const;

const annotate = (report: Report, workspace: Parameters<typeof toAnnotations>[2]): void => {
  for (const { level, message, title, file, line, endLine, column } of toAnnotations(report, undefined, workspace))
    issue[level](message, { title, file, startLine: line, endLine, ...(column === null ? {} : { startColumn: column }) });
};

/** Self-hosted runners and local runs may have no summary; that changes nothing else. */
const summarise = async (markdown: string): Promise<void> => {
  if ((process.env["GITHUB_STEP_SUMMARY"] ?? "") === "") return;
  try {
    await core.summary.addRaw(markdown).write();
  } catch (error) {
    say(`no summary was written: ${error instanceof Error ? error.message : String(error)}`);
  }
};

/** Every output is set on every path, so that no expression of a later step fails on a missing one. */
const publish = (values: Readonly<Record<string, string>>): void => {
  for (const { name } of outputs) core.setOutput(name, values[name] ?? "");
};

/** Says what ended the run, on its line where there is one, and gives the headline and the place for the summary. */
const announce = (error: unknown): { readonly title: string; readonly place: string | null } => {
  const exitCode = exitCodeOf(error);
  const mistake = error instanceof ScanError ? error : null;
  const title = `${project.name}: ${mistake?.code ?? "internal error"}`;
  const at = mistake?.at ?? null;
  const workspace = { workspace: process.env["GITHUB_WORKSPACE"] || process.cwd(), directory: process.cwd() };
  core.error(errorText(error, { color: false, debug: process.env["SIGPROOF_DEBUG"] === "1" }).trimEnd(), {
    title,
    ...(at === null ? {} : { file: inert(repositoryPath(at.file, workspace), 1_000) }),
    ...(at?.line === undefined ? {} : { startLine: at.line }),
    ...(at?.line === undefined || at.column === undefined ? {} : { startColumn: at.column }),
  });
  publish({ verdict: "error", "exit-code": String(exitCode) });
  process.exitCode = exitCode;
  return { title, place: at === null ? null : placeText(at) };
};

keepYoungHeapSmall();
const interruption = new AbortController();
for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => interruption.abort());
process.on("uncaughtException", (error) => {
  announce(error);
  process.exit(70);
});
try {
  process.exitCode = await run(interruption.signal);
} catch (error) {
  const { title, place } = announce(error);
  const message = error instanceof Error ? error.message : String(error);
  await summarise(`## ✗ ${title}\n\n${code(inert(message))}${place === null ? "" : ` at ${code(inert(place))}`}\n`);
}
