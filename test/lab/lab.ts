// Starts the lab's real servers, Debian's Flask and nginx, each in a process group of its own on a free port of 127.0.0.1.

import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import type { TestContext } from "vitest";

const here = import.meta.dirname;
const python = "/usr/bin/python3";

export interface Arrived {
  readonly method: string;
  readonly target: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface LabServer {
  readonly port: number;
  readonly url: string;
  /** Every request that really arrived so far. */
  arrived(): readonly Arrived[];
  stop(): Promise<void>;
}

const nginxBinary = (): string | null =>
  ["/usr/sbin", ...(process.env["PATH"] ?? "").split(delimiter)].map((folder) => join(folder, "nginx")).find((path) => existsSync(path)) ?? null;

const hasModule = (name: "flask" | "oauthlib" | "requests"): boolean => {
  try {
    execFileSync(python, ["-c", `import ${name}`], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};

type Program = "flask" | "oauthlib" | "requests" | "nginx" | "chromium" | "mitmproxy";

const programAt = (name: string, ...folders: readonly string[]): string | null =>
  [...folders, ...(process.env["PATH"] ?? "").split(delimiter)].map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;

export const chromiumBinary = (): string | null => programAt("chromium", "/usr/bin") ?? programAt("google-chrome");

/** From version 10.1 on mitmproxy writes HAR by itself; before, by a script that its Debian package brings along as an example. */
export const mitmproxyHar = (): { readonly binary: string; readonly flags: (file: string) => readonly string[] } | null => {
  const binary = programAt("mitmdump", "/usr/bin");
  if (binary === null) return null;
  const script = "/usr/share/doc/mitmproxy/examples/contrib/har_dump.py";
  if (existsSync(script)) return { binary, flags: (file) => ["-s", script, "--set", `hardump=${file}`] };
  const [, major = "0"] = /Mitmproxy:\s*(\d+)/.exec(execFileSync(binary, ["--version"], { encoding: "utf8" })) ?? [];
  return Number(major) > 10 ? { binary, flags: (file) => ["--set", `hardump=${file}`] } : null;
};

const missing = (program: Program): string | null => {
  if (program === "chromium") return chromiumBinary() === null ? "chromium is not installed" : null;
  if (program === "mitmproxy") return mitmproxyHar() === null ? "a mitmproxy that writes HAR is not installed" : null;
  if (program !== "nginx") return hasModule(program) ? null : `python3-${program} is not installed`;
  return nginxBinary() === null ? "nginx is not installed" : null;
};

/** Skips the test with the reason where a program is missing; fails it where CI=true promised that nothing is. */
export const need = (context: TestContext, ...programs: readonly Program[]): void => {
  for (const program of programs) {
    const why = missing(program);
    if (why === null) continue;
    if (process.env["CI"] === "true") throw new Error(`${why}; scripts/lab.sh installs it`);
    context.skip(`${why} (SIGPROOF_LAB=1 npm test installs it)`);
  }
};

export const startFlask = async (scene: "flawed" | "ordinary", options: { readonly proxyFix?: boolean } = {}): Promise<LabServer> => {
  const child = spawn(python, ["-u", join(here, "flask", "app.py"), scene, ...(options.proxyFix === true ? ["--proxy-fix"] : [])], {
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const arrived: Arrived[] = [];
  const complaints: string[] = [];
  child.stderr.on("data", (chunk: Buffer) => complaints.push(chunk.toString()));
  const port = await new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", () => reject(new Error(`Flask ended: ${complaints.join("")}`)));
    createInterface({ input: child.stdout }).on("line", (line) => {
      const told = JSON.parse(line) as { port: number } | Arrived;
      if ("port" in told) resolve(told.port);
      else arrived.push(told);
    });
  });
  return { port, url: `http://127.0.0.1:${port}`, arrived: () => arrived, stop: () => stop(child) };
};

/** `trusting` hands the client's own X-Forwarded-Host on; otherwise nginx overwrites it. `edge` knows one site and answers 404 to every other name. */
export const startNginx = async (
  upstream: Pick<LabServer, "port">,
  options: { readonly trusting?: boolean; readonly edge?: boolean } = {},
): Promise<LabServer> => {
  const binary = nginxBinary();
  if (binary === null) throw new Error("nginx is not installed");
  // nginx cannot choose a port itself, so another process may take it in between: try again with another one.
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const prefix = mkdtempSync(join(tmpdir(), "sigproof-nginx-"));
    mkdirSync(join(prefix, "html", "docs"), { recursive: true });
    writeFileSync(join(prefix, "html", "docs", "index.json"), '{"manual":"read it"}');
    const filled: Record<string, string> = {
      "@PREFIX@": prefix,
      "@PORT@": String(port),
      "@UPSTREAM@": String(upstream.port),
      "@FORWARDED_HOST@": options.trusting === true ? "$http_x_forwarded_host" : "$http_host",
    };
    const template = readFileSync(join(here, "nginx", options.edge === true ? "edge.conf" : "nginx.conf"), "utf8");
    writeFileSync(
      join(prefix, "nginx.conf"),
      template.replace(/@[A-Z_]+@/g, (name) => filled[name] ?? name),
    );
    const child = spawn(binary, ["-p", prefix, "-c", join(prefix, "nginx.conf")], { detached: true, stdio: ["ignore", "ignore", "pipe"] });
    let complaints = "";
    child.stderr.on("data", (chunk: Buffer) => (complaints += chunk.toString()));
    const log = join(prefix, "access.log");
    const read = (): Arrived[] =>
      existsSync(log)
        ? readFileSync(log, "utf8")
            .split("\n")
            .filter(Boolean)
            .map((line) => JSON.parse(line) as Arrived)
        : [];
    const end = async (): Promise<void> => {
      await stop(child);
      rmSync(prefix, { recursive: true, force: true });
    };
    if (await listening(child, port)) return { port, url: `http://127.0.0.1:${port}`, arrived: read, stop: end };
    await end();
    if (attempt === 3) throw new Error(`nginx did not start: ${complaints}`);
  }
};

/** A port of 127.0.0.1 where nothing listens. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (address !== null && typeof address === "object" ? resolve(address.port) : reject(new Error("no port"))));
    });
  });

export const listening = async (child: ChildProcess, port: number): Promise<boolean> => {
  const until = Date.now() + 10_000;
  while (child.exitCode === null && child.signalCode === null && Date.now() < until) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1", () => {
        socket.destroy();
        resolve(true);
      });
      socket.once("error", () => resolve(false));
    });
    if (open) return true;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return false;
};

/** Ends the process group that we started, and nothing else. */
export const stop = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) {
      resolve();
      return;
    }
    child.removeAllListeners("exit");
    const late = setTimeout(() => signal(child, "SIGKILL"), 3_000);
    child.once("exit", () => {
      clearTimeout(late);
      resolve();
    });
    signal(child, "SIGTERM");
  });

const signal = (child: ChildProcess, name: NodeJS.Signals): void => {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, name);
  } catch {
    // It ended in the meantime.
  }
};
