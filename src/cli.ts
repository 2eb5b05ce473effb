#!/usr/bin/env node
// The command line: words → command → exit code. Everything a command needs is loaded when it runs.

import { Command, CommanderError, Option } from "commander";
import { gathering, laterCommands, laterFlags, notYet, options } from "./doors/options.ts";
import { type RecordFlags, recordHelp } from "./doors/record-words.ts";
import type { SignFlags, VerifyFlags } from "./doors/signing-commands.ts";
import { colorAsked, createTerminal, errorText, exitCodeOf, type Terminal, wantsColor } from "./doors/terminal.ts";
import type { InferFlags } from "./doors/infer-command.ts";
import type { Flags } from "./doors/scan-command.ts";
import { keepYoungHeapSmall } from "./doors/young-heap.ts";
import { ScanError } from "./errors.ts";
import { project } from "./model/project.ts";

const scanExamples = `
Examples:
  ${project.name} scan http://127.0.0.1:5000 --spec openapi.yaml
  ${project.name} scan --offline --spec openapi.yaml --fail-on high
  ${project.name} scan https://staging.example.com/v1 --wait-for /health --out report.sarif --out report.json
  ${project.name} scan --from-evidence evidence.json --format markdown

Exit codes: 0 passed, 1 failed, 2 something to mend, 3 could not be measured, 70 a bug.`;

const mergeExamples = `
Examples:
  ${project.name} merge parts/*.json
  ${project.name} merge part-1.json part-2.json --fail-on high --out report.sarif

Each file holds another part of one scan (scan --shard i/n --save-evidence file), gathered by one version with one description, target and policy.
Exit codes: 0 passed, 1 failed, 2 the files do not belong together, 3 a part is missing or could not look, 70 a bug.`;

const inferExamples = `
Examples:
  PARTNER_HMAC_SECRET=… ${project.name} infer --traffic calls.har --secret-env PARTNER_HMAC_SECRET
  ${project.name} infer --traffic 'captures/*.har' --operation 'POST /api/**' --weak-keys words.txt

Exit codes: 0 a layout reproduces every captured signature (with --weak-keys: no weak secret was found),
1 none does (--weak-keys: a weak secret was found), 2 something to mend, 3 ended before the search was through.`;

const terminalOf = (flags: Flags): Terminal => {
  const when = typeof flags["color"] === "string" ? flags["color"] : "auto";
  if (!["auto", "always", "never"].includes(when)) throw new ScanError("usage", `--color: "${when.slice(0, 60)}" is none of auto, always, never`);
  if (flags["quiet"] === true && flags["verbose"] === true) throw new ScanError("usage", "--quiet and --verbose contradict each other");
  return createTerminal({ when, quiet: flags["quiet"] === true, verbose: flags["verbose"] === true });
};

/** Commander names its values in camel case and folds `--no-x` into x; we keep the words that were typed. */
const typed = (command: Command): Flags => {
  const values: Record<string, unknown> = command.opts();
  const flags: Record<string, Flags[string]> = {};
  for (const { name } of options) {
    const value = values[name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())];
    // `policy` is true where nothing was said and false for --no-policy.
    if (value !== undefined && value !== false && !(name === "policy" && value === true)) flags[name] = value as Flags[string];
  }
  if (values["policy"] === false) flags["no-policy"] = true;
  return flags;
};

const addOptions = (command: Command, wanted: (name: string) => boolean): void => {
  for (const { name, short, argument, many, help, default: standard, flag, env } of options) {
    if (!flag || !wanted(name)) continue;
    const words = `${short === undefined ? "" : `-${short}, `}--${name}${argument === null ? "" : ` ${argument}`}`;
    const more = [...(standard === "" || standard === "false" ? [] : [`default: ${standard}`]), ...(env === undefined ? [] : [`environment: ${env}`])];
    const option = new Option(words, `${help}${more.length === 0 ? "" : ` (${more.join("; ")})`}`);
    command.addOption(many === true ? option.argParser((value: string, before: string[] | undefined) => [...(before ?? []), value]) : option);
  }
};

const program = (signal: AbortSignal, end: (code: number) => void, fail: (error: unknown) => void): Command => {
  const root = new Command(project.name)
    .description("Proves what an API's signatures really protect.")
    .version(project.version, "--version", "print the version")
    .helpCommand(false)
    .exitOverride()
    // Complaints are printed by fail() below, in the form that all errors have.
    .configureOutput({ outputError: () => undefined, writeErr: () => undefined })
    .addHelpText("after", `\nTry it: ${project.name} demo`);

  const scan = root
    .command("scan")
    .argument("[base-url]", "URL at which the API answers (also SIGPROOF_BASE_URL, or base-url in the policy file)")
    .description("compare an OpenAPI description with the API that answers, and gate on the result")
    .addHelpText("after", scanExamples);
  addOptions(scan, () => true);
  scan.action(async (baseUrl: string | undefined, _values: unknown, command: Command) => {
    const flags = typed(command);
    const terminal = terminalOf(flags);
    const { runScan } = await import("./doors/scan-command.ts");
    end(await runScan(baseUrl ?? null, flags, terminal, signal));
  });

  const merge = root
    .command("merge")
    .argument("<evidence...>", "evidence files, each with another part of one scan")
    .description("judge the evidence of several runs of scan --shard as one scan")
    .addHelpText("after", mergeExamples);
  addOptions(merge, (name) => name !== "from-evidence" && !gathering.includes(name));
  merge.action(async (files: readonly string[], _values: unknown, command: Command) => {
    const flags = typed(command);
    const terminal = terminalOf(flags);
    const { runScan } = await import("./doors/scan-command.ts");
    end(await runScan(null, { ...flags, evidence: files }, terminal, signal));
  });

  root
    .command("demo")
    .description("start a small flawed API on loopback, scan it, and say what to run next")
    .action(async () => {
      const terminal = terminalOf({});
      const { runDemo } = await import("./doors/demo.ts");
      end(await runDemo({ stdout: (text) => terminal.print(text), stderr: (text) => process.stderr.write(text), color: terminal.color }));
    });
  root
    .command("checks")
    .description("list the checks")
    .option("--json", "as JSON")
    .action(async ({ json }: { readonly json?: boolean }) => {
      const { checksJson, checksText } = await import("./doors/check-pages.ts");
      process.stdout.write(json === true ? checksJson() : checksText());
    });
  root
    .command("explain")
    .argument("<check>", "id of a check")
    .description("what a check looks at, why it matters, how to fix it")
    .action(async (id: string) => {
      const { explanation } = await import("./doors/check-pages.ts");
      process.stdout.write(explanation(id));
    });
  root
    .command("schemes")
    .description("list the built-in signing schemes and what each of them binds")
    .option("--json", "as JSON")
    .action(async ({ json }: { readonly json?: boolean }) => {
      const { schemesJson, schemesText } = await import("./doors/scheme-list.ts");
      process.stdout.write(json === true ? schemesJson() : schemesText());
    });
  const several = (value: string, before: string[] | undefined): string[] => [...(before ?? []), value];
  const signing = (command: Command): Command =>
    command
      .option("--scheme <scheme>", "name of a built-in scheme, or custom for the policy's own; default: the policy's")
      .option("--secret-env <name>", "environment variable that holds the secret; default: the policy's")
      .option("--key-id <id>", "public name of the key")
      .option(
        "--set <name=value>",
        "field of the scheme, such as region=eu-west-1 or 'string-to-sign={method}\\n{path}'; lists and maps as JSON; can be repeated",
        several,
      )
      .option("--policy <file>", "policy file whose `signing` is used")
      .option("--no-policy", "ignore any policy file");
  signing(root.command("sign").argument("<method>").argument("<url>"))
    .description("print a signed request; nothing is sent")
    .option("--body <text|@file>", "body of the request")
    .option("--header <name: value>", "header of the request; can be repeated", several)
    .option("--as <form>", "curl, httpie or raw (default: curl)")
    .action(async (method: string, url: string, flags: SignFlags) => {
      const { runSign } = await import("./doors/signing-commands.ts");
      const { text, note } = await runSign(method, url, flags, process.env);
      process.stderr.write(note);
      process.stdout.write(text);
    });
  signing(root.command("verify"))
    .description("check the signature of a request on standard input, and say what differs")
    .option("--http", "the request came over plain http (default: https)")
    .action(async (flags: VerifyFlags) => {
      const { runVerify } = await import("./doors/signing-commands.ts");
      const chunks: Buffer[] = [];
      for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
      const { ok, text } = await runVerify(Buffer.concat(chunks), flags, process.env);
      process.stdout.write(text);
      end(ok ? 0 : 1);
    });
  root
    .command("infer")
    .description("find out how captured requests are signed, or whether a weak secret signed them; nothing is sent")
    .option("--traffic <file>", "captured requests, a HAR file or a glob of them; can be repeated", several)
    .option("--secret-env <name>", "environment variable that holds the secret")
    .option("--weak-keys [words]", "the secret is unknown: try public and default keys, and those of a word list, one a line")
    .option("--operation <glob>", "only requests such as `POST /api/**`; can be repeated", several)
    .option("--deadline <duration>", "end the search after this time (default: 5m)")
    .option("--json", "as JSON")
    .option("-q, --quiet", "only the result")
    .addHelpText("after", inferExamples)
    .action(async (flags: InferFlags & { readonly quiet?: boolean }) => {
      const terminal = terminalOf({ quiet: flags.quiet === true });
      const { runInfer } = await import("./doors/infer-command.ts");
      end(await runInfer(flags, terminal, signal));
    });
  root
    .command("record")
    .argument("<command...>", "the command to run, after --")
    .description("run a command and write down what it calls, as HAR")
    .option("--out <file>", "where the calls go (default: calls.har)")
    .option("--inspect-tls", "look into TLS too, by an authority made for this run that the command alone trusts")
    .option("--ca-file <pem>", "trust these certificate authorities too, towards servers")
    .option("-q, --quiet", "no remarks")
    .addHelpText("after", recordHelp)
    .action(async (words: readonly string[], flags: RecordFlags) => {
      const { runRecord } = await import("./doors/record-command.ts");
      const remark = (text: string): void => void process.stderr.write(`${text}\n`);
      end(await runRecord(words, flags, { env: process.env, remark, complain: fail }));
    });
  return root;
};

/** Commander's complaints in our form; help and version are none. */
const usageOf = ({ code, message }: CommanderError): ScanError | null => {
  if (code === "commander.helpDisplayed" || code === "commander.version") return null;
  if (code === "commander.help")
    return new ScanError("usage", "no command is given", { hint: `${project.name} --help lists them; ${project.name} demo shows one at work.` });
  const text = message.replace(/^error: /, "");
  const word = /unknown (?:option|command) '(?:--)?([^'=]*)/.exec(text)?.[1] ?? "";
  if (code === "commander.unknownOption" && laterFlags.includes(word)) return new ScanError("not-available", notYet(`--${word}`));
  if (code === "commander.unknownCommand" && (laterCommands as readonly string[]).includes(word))
    return new ScanError("not-available", notYet(`${project.name} ${word}`));
  if (process.argv[2] === "record")
    return new ScanError("usage", text.split("\n")[0] ?? "", { hint: `Write the command after --, as in ${project.name} record -- npm test` });
  const [sentence = "", near] = text.split("\n");
  return new ScanError("usage", sentence, { hint: near === undefined ? `${project.name} --help lists what there is.` : near.replace(/^\(|\)$/g, "") });
};

const run = async (): Promise<void> => {
  keepYoungHeapSmall();
  const interruption = new AbortController();
  // Once: a second Ctrl-C ends the process as usual.
  for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => interruption.abort());
  const fail = (error: unknown): void => {
    const color = wantsColor(colorAsked(process.argv), process.env, process.stderr.isTTY);
    process.stderr.write(errorText(error, { color, debug: process.env["SIGPROOF_DEBUG"] === "1" }));
    process.exitCode = exitCodeOf(error);
  };
  for (const stream of [process.stdout, process.stderr])
    stream.on("error", (error: NodeJS.ErrnoException) => {
      // A reader that has seen enough (`| head`) changes no verdict; a full disk means that the report was lost.
      if (error.code !== "EPIPE") process.exitCode = 2;
    });
  process.on("uncaughtException", (error) => {
    fail(error);
    process.exit(70);
  });
  try {
    await program(interruption.signal, (code) => (process.exitCode = code), fail).parseAsync(process.argv);
  } catch (error) {
    const mistake = error instanceof CommanderError ? usageOf(error) : error;
    if (mistake !== null) fail(mistake);
  }
};

await run();
