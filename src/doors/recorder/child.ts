// Runs the command: its streams are ours, signals are handed on, its exit code is kept.

import { type ChildProcess, spawn } from "node:child_process";
import { constants } from "node:os";
import { ScanError } from "../../errors.ts";

const handedOn = ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGUSR1", "SIGUSR2"] as const;

/** The code of the command; 128 and the signal's number where one ended it; 127 and 126 as from a shell where it could not be started. */
export const runCommand = async ([command = "", ...args]: readonly string[], env: NodeJS.ProcessEnv, complain: (error: ScanError) => void): Promise<number> => {
  const child = spawn(command, args, { env, stdio: "inherit" });
  // A terminal sends its signals to the whole group; the command has had this one already.
  const terminal = [process.stdin, process.stdout, process.stderr].some((stream) => stream.isTTY);
  const hand = (signal: NodeJS.Signals): void => {
    if (!(terminal && (signal === "SIGINT" || signal === "SIGQUIT"))) child.kill(signal);
  };
  for (const signal of handedOn) process.on(signal, hand);
  try {
    return await ended(child);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    complain(
      new ScanError("usage", `${command} could not be started (${code})`, {
        hint: code === "ENOENT" ? "Write the command after --, each word as its own argument: sigproof record -- npm test" : "Is it a program that may be run?",
      }),
    );
    return code === "ENOENT" ? 127 : 126;
  } finally {
    for (const signal of handedOn) process.off(signal, hand);
  }
};

const ended = (child: ChildProcess): Promise<number> =>
  new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  });
