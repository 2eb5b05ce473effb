// Two attacks from beginning to end, against real servers: what the command line finds before the fix and after it.

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
import { argumentsFor, cachePoisoningChapters, type Chapter, fixedPrefix, sourceOf, type State, zoneTransferChapters } from "./chapters.ts";
import { startStranger } from "./stranger.ts";

const flask = join(import.meta.dirname, "..", "flask");

export interface Played {
  readonly chapter: Chapter;
  /** With fixed values for whatever changes from run to run. */
  readonly evidence: string;
  /** Of all checks. */
  readonly report: Report;
}
export type Story = Readonly<Record<State, Played>>;

const storyPort = 8080;

interface Setting {
  readonly lab: DnsLab;
  readonly port: number;
  readonly env: Readonly<Record<string, string>>;
  readonly tlsPort?: number;
  readonly authority?: string;
}

const play = async (chapter: Chapter, { lab, port, env, tlsPort, authority }: Setting): Promise<Played> => {
  const folder = mkdtempSync(join(tmpdir(), "sigproof-story-"));
  try {
    for (const file of [chapter.policy, chapter.spec]) writeFileSync(join(folder, file), sourceOf(file).replaceAll(`:${storyPort}`, `:${port}`));
    if (authority !== undefined) writeFileSync(join(folder, "authority.pem"), authority);
    const prefix = lab.at(0).slice(0, -1);
    const ports = { 53: lab.port, ...(tlsPort === undefined ? {} : { 443: tlsPort }) };
    const args = argumentsFor(chapter, `udp://${lab.at(chapter.resolver)}:${lab.port}`);
    const ended = await sigproof([...args, "--save-evidence", "evidence.json", "--format", "json"], {
      node: process.execPath,
      cwd: folder,
      env: { ...env, SIGPROOF_REROUTE: JSON.stringify({ prefix, ports }) },
      preload: [new URL("./reroute.mjs", import.meta.url).href],
    });
    const report = reportOf(ended);
    const evidence = readFileSync(join(folder, "evidence.json"), "utf8")
      .replaceAll(prefix, fixedPrefix)
      .replaceAll(`:${lab.port}`, "")
      .replaceAll(`:${port}`, `:${storyPort}`);
    return { chapter, evidence: withFixedTimes(evidence), report };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** A fixed day and duration, and a round number of requests: how many there are depends on the second in which they are sent. */
const withFixedTimes = (text: string): string => {
  const evidence = JSON.parse(text.replaceAll(/(?<!\d)1[789]\d{8}(?!\d)/g, "1767225600")) as Evidence;
  return `${JSON.stringify({ ...evidence, startedAt: "2026-01-01T00:00:00.000Z", durationMs: 3_000, requests: 40 })}\n`;
};

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
    startPython(join(flask, "partner.py"), ["--bind", lab.at(places.api), "--port", String(port), "--name", name, ...more]);
  const stranger = await startStranger({
    address: lab.at(places.stranger),
    port,
    api: lab.at(places.api),
    certificate: authority.sign("DNS:files.stranger.test"),
  });
  const setting = {
    lab,
    port,
    env: { PARTNER_HMAC_SECRET: "Jm4xTq9vLz2Wc7Ry5Nb8Kd3Hg6Pf1Sa0" },
    tlsPort: stranger.tlsPort,
    authority: authority.pem,
  };
  try {
    const against = async (running: Awaited<ReturnType<typeof api>>, chapter: Chapter): Promise<Played> => {
      try {
        return await play(chapter, setting);
      } finally {
        await running.stop();
      }
    };
    const before = await against(await api([]), cachePoisoningChapters.before);
    return { before, after: await against(await api(["--hardened"]), cachePoisoningChapters.after) };
  } finally {
    await Promise.all([stranger.stop(), lab.stop()]);
    authority.remove();
  }
};

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
  const run = async (state: State): Promise<Played> => {
    const fixed = state === "after";
    const lab = await startDnsLab(zone(!fixed));
    const port = await freePort();
    const more = fixed ? ["--hardened", "--early", "--token", "an-operator-of-ops"] : [];
    const api = await startPython(join(flask, "zones.py"), ["--bind", lab.at(places.api), "--port", String(port), "--name", name, ...more]);
    const env = { ZONES_HMAC_SECRET: "Wy6Zr3Kp8Qm1Tx9Vd4Jc7Lb2Ng5Hf0Bs", OPERATOR_AUTHORIZATION: "Bearer an-operator-of-ops" };
    try {
      return await play(zoneTransferChapters[state], { lab, port, env });
    } finally {
      await Promise.all([api.stop(), lab.stop()]);
    }
  };
  return { before: await run("before"), after: await run("after") };
};
