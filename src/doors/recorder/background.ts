// The recorder of a workflow: a process of its own that outlives the step that started it, found again through a folder below RUNNER_TEMP, and ended through
// its own port. A process number alone would not do: by the time it is used it may belong to somebody else.

import { spawn } from "node:child_process";
import { closeSync, existsSync, lstatSync, mkdtempSync, openSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { basename, dirname, join } from "node:path";
import { type Before, trustVariables } from "./environment.ts";
import type { Recorded } from "./words.ts";

/** What the starting step hands to the process, by file: an authority may be too long for an argument. */
export interface Orders {
  readonly inspect: boolean;
  readonly ca: string | null;
  readonly past: readonly string[];
}

export interface State {
  readonly pid: number;
  readonly port: number;
  /** Whoever knows it may end the recorder. */
  readonly stop: string;
}

const prefix = "sigproof-recorder-";
export const files = (folder: string) => ({
  orders: join(folder, "orders.json"),
  state: join(folder, "state.json"),
  before: join(folder, "before.json"),
  calls: join(folder, "calls.har"),
  recorded: join(folder, "recorded.json"),
  remarks: join(folder, "remarks.log"),
});

const write = (path: string, value: unknown): void => writeFileSync(path, JSON.stringify(value), { mode: 0o600, flag: "wx" });
const read = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
};
export const writeState = (folder: string, state: State): void => write(files(folder).state, state);
export const writeRecorded = (folder: string, recorded: Recorded): void => write(files(folder).recorded, recorded);
export const readOrders = (folder: string): Orders | null => read(files(folder).orders) as Orders | null;

export interface Started {
  readonly folder: string;
  readonly port: number;
  readonly variables: Readonly<Record<string, string>>;
}

/** What the process needs of the environment: another proxy, authorities, and the runner's mark by which it is cleaned up even if nobody else does. */
const plain = /^(?:(?:https?|all|no)_proxy|path|home|tmpdir|temp|tmp|systemroot|ssl_cert_dir|runner_tracking_id)$/i;
const handedOn = (name: string): boolean => plain.test(name) || trustVariables.includes(name);

/** `script` is `dist/recorder.js`. Rejects when the process ends before it listens. */
export const startBackground = async (script: string, temporary: string, orders: Orders, before: Before, env: NodeJS.ProcessEnv): Promise<Started> => {
  const folder = mkdtempSync(join(realpathSync(temporary), prefix));
  write(files(folder).orders, orders);
  write(files(folder).before, before);
  const log = openSync(files(folder).remarks, "wx", 0o600);
  // Nothing of the step's own streams: the runner waits until nobody holds them any more.
  const child = spawn(process.execPath, [script, folder], {
    detached: true,
    env: Object.fromEntries(Object.entries(env).filter(([name]) => handedOn(name))),
    stdio: ["ignore", "ignore", log, "ipc"],
  });
  closeSync(log);
  const ready = await new Promise<Omit<Started, "folder">>((resolve, reject) => {
    child.once("message", (message) => resolve(message as Omit<Started, "folder">));
    child.once("error", reject);
    child.once("exit", () => reject(new Error(`the recorder did not start: ${readFileSync(files(folder).remarks, "utf8").slice(0, 2_000)}`)));
  });
  child.removeAllListeners("exit");
  if (child.connected) child.disconnect();
  child.unref();
  return { folder, ...ready };
};

/** A folder that `startBackground` made, as far as can be told; null for anything else that a variable may name. */
export const knownFolder = (path: string, temporary: string): string | null => {
  try {
    const real = realpathSync(path);
    const known = dirname(real) === realpathSync(temporary) && basename(real).startsWith(prefix) && lstatSync(real).isDirectory();
    return known ? real : null;
  } catch {
    return null;
  }
};

export interface Ended {
  readonly calls: string;
  readonly before: Before | null;
  /** Null when the process had ended in another way. */
  readonly recorded: Recorded | null;
  readonly remarks: readonly string[];
}

/** Ends the recorder if it still runs. The folder stays. */
export const endBackground = async (folder: string): Promise<Ended> => {
  const { state: statePath, calls, recorded, remarks, before } = files(folder);
  const state = read(statePath) as State | null;
  if (state !== null && !existsSync(recorded)) {
    if (await askToStop(state)) await until(() => existsSync(recorded), patienceMs);
    if (!existsSync(recorded)) await endByNumber(state.pid, folder);
  }
  return {
    calls,
    before: read(before) as Before | null,
    recorded: read(recorded) as Recorded | null,
    remarks: existsSync(remarks) ? readFileSync(remarks, "utf8").slice(0, 20_000).split("\n").filter(Boolean) : [],
  };
};

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true });

const patienceMs = 5_000;
export const stopPath = "/stop";

/** Whether somebody was there to take it. */
const askToStop = ({ port, stop }: State): Promise<boolean> =>
  new Promise((resolve) => {
    const asking = httpRequest({
      host: "127.0.0.1",
      port,
      method: "POST",
      path: stopPath,
      headers: { Authorization: `Bearer ${stop}` },
      agent: false,
      timeout: patienceMs,
    });
    let taken = false;
    asking.on("response", (answer) => {
      taken = answer.statusCode === 202;
      answer.resume();
    });
    asking.on("timeout", () => asking.destroy());
    asking.on("error", () => {});
    asking.on("close", () => resolve(taken));
    asking.end();
  });

/** Only where the system says that the process is still ours. */
const endByNumber = async (pid: number, folder: string): Promise<void> => {
  const ours = (): boolean => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(folder);
    } catch {
      return false;
    }
  };
  for (const signal of ["SIGTERM", "SIGKILL"] as const) {
    if (!ours()) return;
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    await until(() => !ours(), patienceMs);
  }
};

const until = async (met: () => boolean, ms: number): Promise<void> => {
  for (const end = performance.now() + ms; !met() && performance.now() < end; ) await new Promise((resolve) => setTimeout(resolve, 20));
};
