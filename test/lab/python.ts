// Starts one of the lab's Python servers as a child process; it says its port on the first line.

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

export const startPython = async (script: string, args: readonly string[]): Promise<{ readonly origin: string; stop(): Promise<void> }> => {
  const child = spawn("/usr/bin/python3", ["-u", script, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  const complaints: string[] = [];
  child.stderr.on("data", (chunk: Buffer) => complaints.push(chunk.toString()));
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const port = await new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", () => reject(new Error(`${script} ended: ${complaints.join("")}`)));
    createInterface({ input: child.stdout }).once("line", (line) => resolve((JSON.parse(line) as { readonly port: number }).port));
  });
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
};
