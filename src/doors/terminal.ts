// Standard output and standard error as a person sees them: colour, progress, and errors in one form. Streams that close early are no error.

import picocolors from "picocolors";
import { ScanError } from "../errors.ts";
import { project } from "../model/project.ts";
import type { Progress } from "../ports.ts";
import { inert } from "../report/inert.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * A flag beats the environment, NO_COLOR beats FORCE_COLOR, and a terminal that cannot is believed. `isTTY` of a pipe is undefined, whatever its type says, and
 * picocolors takes undefined as leave to look for itself.
 */
export const wantsColor = (when: string, env: Environment, isTerminal: boolean | undefined): boolean => {
  if (when !== "auto") return when === "always";
  const set = (name: string): boolean => (env[name] ?? "") !== "";
  if (set("NO_COLOR")) return false;
  if (set("FORCE_COLOR")) return env["FORCE_COLOR"] !== "0" && env["FORCE_COLOR"] !== "false";
  if (set("CLICOLOR_FORCE") && env["CLICOLOR_FORCE"] !== "0") return true;
  return isTerminal === true && env["TERM"] !== "dumb" && env["CLICOLOR"] !== "0";
};

/** What `--color` says on a command line that may not be understood otherwise; `auto` where it says nothing that is known. */
export const colorAsked = (words: readonly string[]): string => {
  const at = words.findLastIndex((word) => /^--color(?:=|$)/.test(word));
  const value = words[at] === "--color" ? words[at + 1] : words[at]?.slice("--color=".length);
  return value === "always" || value === "never" ? value : "auto";
};

/** What went wrong, for a person. Quotes no stack; `SIGPROOF_DEBUG=1` adds it. Every part may come from a stranger, so every part is made inert. */
export const errorText = (error: unknown, { color, debug }: { readonly color: boolean; readonly debug: boolean }): string => {
  const paint = picocolors.createColors(color);
  const stack =
    debug && error instanceof Error && error.stack !== undefined
      ? `${error.stack
          .split("\n")
          .map((line) => inert(line))
          .join("\n")}\n`
      : "";
  if (!(error instanceof ScanError)) {
    const message = error instanceof Error ? error.message : String(error);
    return `${paint.red("error[internal]")}: ${inert(message)}\n  ${paint.cyan("hint")}: this is a bug of ${project.name}, and the verdict is unknown. Please report it: ${project.repository}/issues\n${stack}`;
  }
  const { code, message, at, hint } = error;
  const place = at === null ? "" : `  ${paint.cyan("-->")} ${inert(placeText(at))}\n`;
  return `${paint.red(`error[${code}]`)}: ${message
    .split("\n")
    .map((line) => inert(line))
    .join("\n")}\n${place}${hint === null ? "" : `  ${paint.cyan("hint")}: ${inert(hint, 1_000)}\n`}${stack}`;
};

export const placeText = (at: NonNullable<ScanError["at"]>): string =>
  `${at.file}${at.line === undefined ? "" : `:${at.line}${at.column === undefined ? "" : `:${at.column}`}`}${at.pointer === undefined || at.pointer === "" ? "" : ` at ${at.pointer}`}`;

export const exitCodeOf = (error: unknown): 2 | 70 => (error instanceof ScanError ? 2 : 70);

export interface Terminal {
  readonly env: Environment;
  /** For standard output. */
  readonly color: boolean;
  /** For standard error. */
  readonly errorColor: boolean;
  readonly width: number | undefined;
  readonly quiet: boolean;
  readonly verbose: boolean;
  print(text: string): void;
  /** A line on standard error, unless quiet. */
  remark(text: string): void;
  progress(event: Progress): void;
  /** One line that the next one replaces; nothing where nobody looks. */
  status(text: string): void;
  /** Wipes the progress line. */
  settle(): void;
}

export interface Manner {
  readonly when: string;
  readonly quiet: boolean;
  readonly verbose: boolean;
}

export const createTerminal = ({ when, quiet, verbose }: Manner): Terminal => {
  const { env, stdout, stderr } = process;
  const live = stderr.isTTY && !quiet && !verbose && (env["CI"] ?? "") === "" && env["TERM"] !== "dumb";
  const errorColor = wantsColor(when, env, stderr.isTTY);
  const paint = picocolors.createColors(errorColor);
  let lineShown = false;
  const settle = (): void => {
    if (lineShown) stderr.write("\r\u001b[2K");
    lineShown = false;
  };
  const remark = (text: string): void => {
    if (quiet) return;
    settle();
    stderr.write(`${paint.dim(inert(text))}\n`);
  };
  const line = (text: string): void => {
    if (!live) return;
    stderr.write(`\r\u001b[2K${paint.dim(inert(text, Math.max(20, (stderr.columns ?? 80) - 1)))}`);
    lineShown = true;
  };
  return {
    env,
    color: wantsColor(when, env, stdout.isTTY),
    errorColor,
    width: stdout.isTTY ? stdout.columns : undefined,
    quiet,
    verbose,
    print(text) {
      settle();
      stdout.write(text);
    },
    remark,
    settle,
    status: line,
    progress(event) {
      const text = progressText(event);
      if (event.stage === "plan") remark(text);
      else if (verbose) remark(text);
      else line(text);
    },
  };
};

export const progressText = (event: Progress): string => {
  if (event.stage === "plan") return `up to ${event.requests} requests and their redirects to ${event.hosts.length === 0 ? "nobody" : event.hosts.join(", ")}`;
  if (event.stage === "waiting") return `waiting for ${event.url}: ${event.last} (attempt ${event.attempt})`;
  return `${event.done} of ${event.total}: ${event.url}`;
};
