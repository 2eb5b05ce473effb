// TLS servers that are right, wrong, old and stuck, through the built program on every Node: what a user sees, and that the build is not green by mistake.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { createAuthority } from "../lab/certificates.ts";
import { createLab, type Listener } from "../lab/loopback.ts";
import { type Ended, nodes, reportOf, sigproof, strangers } from "./cli.ts";

const authority = createAuthority();
const lab = createLab();
const folder = mkdtempSync(join(tmpdir(), "sigproof-transport-"));
afterEach(lab.close);
afterAll(() => {
  authority.remove();
  rmSync(folder, { recursive: true, force: true });
});

writeFileSync(join(folder, "authority.pem"), authority.pem);
const days = (count: number): string => new Date(Date.now() + count * 86_400_000).toISOString().replaceAll(/[-:T]|\.\d+/g, "");
const valid = { from: days(-1), to: days(60.5) };
const good = authority.sign("IP:127.0.0.1", valid);
const old = { minVersion: "TLSv1", ciphers: "DEFAULT@SECLEVEL=0" } as const;
const answering = (socket: Socket): void =>
  void socket.on("error", () => {}).on("data", () => socket.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"));

const scan = (server: Listener, node: string, ...more: string[]): Promise<Ended> => {
  const spec = { openapi: "3.1.0", info: { title: "t", version: "1" }, servers: [{ url: server.origin }], paths: { "/pets": { get: { responses: {} } } } };
  writeFileSync(join(folder, "openapi.json"), JSON.stringify(spec));
  return sigproof(["scan", server.origin, "--spec", "openapi.json", "--no-policy", "--ca-file", "authority.pem", ...more], { node, cwd: folder });
};
const failedIn = (ended: Ended): string[] =>
  reportOf(ended)
    .results.filter(({ category, outcome }) => category === "transport" && outcome === "fail")
    .map(({ check }) => check);

describe.each(nodes)("a host over https, Node %s", (_version, node) => {
  it("that is as it should be passes, and text and Markdown show what it proved", async () => {
    const server = await lab.tls(good, answering);
    const ended = await scan(server, node, "--out", "report.md", "--format", "json");
    expect(failedIn(ended)).toEqual([]);
    expect(ended.code).toBe(0);
    expect(strangers(ended)).toEqual([]);
    const [certificate] = reportOf(ended).hosts.flatMap(({ certificates }) => certificates);
    expect(certificate).toMatchObject({ protocol: "TLSv1.3", verified: true, issuer: "CN=sigproof test authority", daysLeft: 60, names: ["127.0.0.1"] });
    const text = (await scan(server, node)).stdout.replaceAll(/\s+/g, " ");
    expect(text).toContain(`proves its name over TLSv1.3; issued by sigproof test authority, 60 days left; key ${certificate?.pins[0]}`);
  });

  it("with a certificate for another name: critical, nothing was measured, exit 3", async () => {
    const ended = await scan(await lab.tls(authority.sign("IP:127.0.0.9", valid), answering), node, "--format", "json");
    expect(failedIn(ended)).toEqual(["certificate-mismatch"]);
    expect(ended.code).toBe(3);
    expect(reportOf(ended).verdict.reasons.join(" ")).toContain("certificate-mismatch is critical");
  });

  it("that still takes TLS 1.0 is found, whatever this Node would speak itself", async () => {
    const ended = await scan(await lab.tls({ ...good, ...old, maxVersion: "TLSv1.2" }, answering), node, "--format", "json");
    expect(failedIn(ended)).toEqual(["outdated-tls"]);
    expect(
      reportOf(ended)
        .results.find(({ check }) => check === "outdated-tls")
        ?.findings.map(({ message }) => message)
        .toSorted(),
    ).toEqual([expect.stringMatching(/accepts TLS 1\.0$/), expect.stringMatching(/accepts TLS 1\.1$/)]);
  });

  it("that never finishes its handshake ends the scan within its deadlines, unknown", { timeout: 90_000 }, async () => {
    const server = await lab.tcp((socket) => socket.on("error", () => {}));
    const ended = await scan({ ...server, origin: server.origin.replace("http:", "https:") }, node, "--format", "json", "--deadline", "12s");
    expect(ended.code).toBe(3);
    expect(failedIn(ended)).toEqual([]);
    expect(ended.ms).toBeLessThan(45_000);
  });
});
