// Two attacks from beginning to end, against real servers: what the command line says before the fix and after it.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Evidence } from "../../../src/model/evidence.ts";
import type { Report } from "../../../src/model/report.ts";
import { reportOf, sigproof } from "../../e2e/cli.ts";
import { createAuthority } from "../certificates.ts";
import { type DnsLab, places, startDnsLab } from "../dns/lab.ts";
import type { Zone } from "../dns/zones.ts";
import { freePort } from "../lab.ts";
import { startPython } from "../python.ts";
import { startStranger } from "./stranger.ts";

const here = import.meta.dirname;
export const sourceOf = (file: string): string => readFileSync(join(here, file), "utf8");

export interface Scan {
  /** As a person types it. */
  readonly command: string;
  /** What it prints about the checks of the story, with fixed values for ports, the middle of addresses, times and the number of requests. */
  readonly text: string;
  readonly stderr: string;
  readonly exitCode: number | null;
  /** Of all checks. */
  readonly report: Report;
}
export interface Story {
  readonly before: Scan;
  readonly after: Scan;
}

const storyPort = 8080;
const node = process.execPath;

interface Setting {
  readonly lab: DnsLab;
  readonly port: number;
  readonly resolver: string;
  readonly policy: string;
  readonly spec: string;
  readonly checks: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly tlsPort?: number;
  readonly ca?: string;
}

const scan = async ({ lab, port, resolver, policy, spec, checks, env, tlsPort, ca }: Setting): Promise<Scan> => {
  const folder = mkdtempSync(join(tmpdir(), "sigproof-story-"));
  try {
    for (const file of [policy, spec]) writeFileSync(join(folder, file), sourceOf(file).replaceAll(`:${storyPort}`, `:${port}`));
    if (ca !== undefined) writeFileSync(join(folder, "authority.pem"), ca);
    const prefix = lab.at(0).slice(0, -1);
    const ports = { 53: lab.port, ...(tlsPort === undefined ? {} : { 443: tlsPort }) };
    const how = {
      node,
      cwd: folder,
      env: { ...env, SIGPROOF_REROUTE: JSON.stringify({ prefix, ports }) },
      preload: [new URL("./reroute.mjs", import.meta.url).href],
    };
    const args = ["scan", "--policy", policy, "--resolver", resolver, ...(ca === undefined ? [] : ["--ca-file", "authority.pem"])];
    const only = checks.flatMap((check) => ["--only", check]);
    const live = await sigproof([...args, "--save-evidence", "evidence.json", "--format", "json"], how);
    const report = reportOf(live);
    const fixed = (text: string): string => text.replaceAll(prefix, "127.0.53.").replaceAll(`:${lab.port}`, "").replaceAll(`:${port}`, `:${storyPort}`);
    // Judged again from the evidence, so that lines are wrapped as if the fixed values had been there from the start.
    writeFileSync(join(folder, policy), sourceOf(policy));
    writeFileSync(join(folder, "evidence.json"), fixedTimes(fixed(readFileSync(join(folder, "evidence.json"), "utf8"))));
    const shown = await sigproof(["scan", "--from-evidence", "evidence.json", "--policy", policy, ...only], how);
    const text = shown.stdout.replaceAll(
      /\b(\d+) s (old|ahead)\b/g,
      (_all, seconds: string, side: string) => `${Math.round(Number(seconds) / 10) * 10} s ${side}`,
    );
    return { command: fixed(`sigproof ${[...args, ...only].join(" ")}`), text, stderr: live.stderr, exitCode: shown.code, report };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** A fixed day and duration, and a round number of requests: how many there are depends on the second in which they are sent. */
const fixedTimes = (text: string): string => {
  const evidence = JSON.parse(text.replaceAll(/(?<!\d)1[789]\d{8}(?!\d)/g, "1767225600")) as Evidence;
  return JSON.stringify({ ...evidence, startedAt: "2026-01-01T00:00:00.000Z", durationMs: 3_000, requests: 40 });
};

export const cachePoisoningChecks = ["uncovered-host", "divergent-resolution", "undeclared-redirect-host"] as const;

/** A partner's API whose HMAC does not bind the host, and a resolver whose cache says that it lives at a stranger's. */
export const cachePoisoning = async (): Promise<Story> => {
  const name = "api.partner.test";
  const authority = createAuthority();
  const lab = await startDnsLab({
    zones: (at): readonly Zone[] => [{ name: "partner.test", servers: [1, 2], records: [`api 300 IN A ${at(places.api)}`] }],
    poison: (at) => ({ [name]: at(places.stranger) }),
  });
  const port = await freePort();
  const api = (more: readonly string[]) =>
    startPython(join(here, "..", "flask", "partner.py"), ["--bind", lab.at(places.api), "--port", String(port), "--name", name, ...more]);
  const stranger = await startStranger({
    address: lab.at(places.stranger),
    port,
    api: lab.at(places.api),
    certificate: authority.sign("DNS:files.stranger.test"),
  });
  const shared = {
    lab,
    port,
    spec: "partner.openapi.yaml",
    checks: cachePoisoningChecks,
    env: { PARTNER_HMAC_SECRET: "Jm4xTq9vLz2Wc7Ry5Nb8Kd3Hg6Pf1Sa0" },
    tlsPort: stranger.tlsPort,
    ca: authority.pem,
  };
  try {
    const classic = await api([]);
    const before = await scan({ ...shared, resolver: lab.poisoned.udp, policy: "partner-before.sigproof.yml" }).finally(() => classic.stop());
    const hardened = await api(["--hardened"]);
    const after = await scan({ ...shared, resolver: lab.honest.udp, policy: "partner-after.sigproof.yml" }).finally(() => hardened.stop());
    return { before, after };
  } finally {
    await Promise.all([stranger.stop(), lab.stop()]);
    authority.remove();
  }
};

export const zoneTransferChecks = ["signature-only-guard", "uncovered-method", "uncovered-path", "open-zone-transfer"] as const;

/** An admin route that starts zone transfers, behind an HMAC of the body alone, in a zone that its own name server hands to anyone. */
export const zoneTransfer = async (): Promise<Story> => {
  const name = "admin.ops.test";
  const zone = (open: boolean) => ({
    zones: (at: DnsLab["at"]): readonly Zone[] => [
      {
        name: "ops.test",
        servers: [1, 2],
        open: open ? [2] : [],
        records: [`admin 300 IN A ${at(places.api)}`, "vpn 300 IN A 10.8.0.1", "staging 300 IN A 10.8.4.20", "backup 300 IN A 10.8.4.21"],
      },
    ],
  });
  const run = async (fixed: boolean): Promise<Scan> => {
    const lab = await startDnsLab(zone(!fixed));
    const port = await freePort();
    const more = fixed ? ["--hardened", "--early", "--token", "an-operator-of-ops"] : [];
    const api = await startPython(join(here, "..", "flask", "zones.py"), ["--bind", lab.at(places.api), "--port", String(port), "--name", name, ...more]);
    const state = fixed ? "after" : "before";
    try {
      return await scan({
        lab,
        port,
        resolver: lab.honest.udp,
        policy: `zones-${state}.sigproof.yml`,
        spec: `zones-${state}.openapi.yaml`,
        checks: zoneTransferChecks,
        env: { ZONES_HMAC_SECRET: "Wy6Zr3Kp8Qm1Tx9Vd4Jc7Lb2Ng5Hf0Bs", OPERATOR_AUTHORIZATION: "Bearer an-operator-of-ops" },
      });
    } finally {
      await Promise.all([api.stop(), lab.stop()]);
    }
  };
  return { before: await run(false), after: await run(true) };
};
