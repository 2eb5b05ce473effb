// Names and certificates together, on real BIND, unbound and TLS: pins that DNSSEC vouches for, lawful regions, and a stranger at a poisoned address.

import { createHash, X509Certificate } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { parseResolver } from "../../../src/config/resolvers.ts";
import { evaluate } from "../../../src/evaluate.ts";
import { gather } from "../../../src/gather/gather.ts";
import { createPorts } from "../../../src/gather/node-ports.ts";
import type { Result } from "../../../src/model/report.ts";
import { requestWith } from "../../gather/request.ts";
import { createAuthority } from "../certificates.ts";
import { createLab } from "../loopback.ts";
import { type DnsLab, type DnsServer, missingForDns, needDns, places, startDnsLab } from "./lab.ts";

const authority = createAuthority();
const tls = createLab();
const folder = mkdtempSync(join(tmpdir(), "sigproof-identity-"));
const spec = join(folder, "openapi.json");
writeFileSync(spec, JSON.stringify({ openapi: "3.1.0", info: { title: "t", version: "1" }, paths: {} }));

const right = authority.sign("DNS:api.signed.test,DNS:api.geo.test,DNS:api.closed.test");
const keyHash = createHash("sha256")
  .update(new X509Certificate(right.cert).publicKey.export({ type: "spki", format: "der" }))
  .digest("hex");
const tlsa = (hash: string): string => `_443._tcp.api 300 IN TLSA 3 1 1 ${hash}`;

let lab: DnsLab;
let wrong: DnsLab;
/** Where port 443 of an address really is. */
const tlsPorts = new Map<string, number>();
beforeAll(async () => {
  if (missingForDns() !== null) return;
  [lab, wrong] = (await Promise.all([keyHash, "00".repeat(32)].map((hash) => startDnsLab({ records: () => ({ "signed.test": [tlsa(hash)] }) })))) as [
    DnsLab,
    DnsLab,
  ];
  const serve = async (address: string, certificate: typeof right): Promise<void> => {
    tlsPorts.set(address, (await tls.tls(certificate, (socket) => socket.on("error", () => {}).end(), address)).port);
  };
  for (const { at } of [lab, wrong]) for (const place of [places.api, places.apiWest]) await serve(at(place), right);
  await serve(lab.at(places.stranger), authority.sign("DNS:files.stranger.test"));
});
beforeEach(needDns);
afterAll(async () => {
  await Promise.all([lab?.stop(), wrong?.stop(), tls.close()]);
  authority.remove();
  rmSync(folder, { recursive: true, force: true });
});

const judge = async (from: DnsLab, resolver: DnsServer, name: string): Promise<ReadonlyMap<string, Result>> => {
  const asked = parseResolver(resolver.udp);
  if (asked === null) throw new Error(`no resolver: ${resolver.udp}`);
  const request = requestWith({
    spec,
    baseUrl: `https://${name}`,
    ca: authority.pem,
    hosts: { allow: [], allowPrivate: ["127.0.0.0/8"] },
    resolvers: { list: [asked], said: true },
  });
  const portOf = (address: string, port: number): number => (port === 53 ? from.port : (tlsPorts.get(address) ?? port));
  const ports = createPorts({ request, env: {}, portOf, systemResolvers: [], timeouts: { connectMs: 1_000 } });
  try {
    const { results } = evaluate(await gather(request, ports), { policy: request.policy, baseline: null });
    return new Map(results.map((result) => [result.check, result]));
  } finally {
    await ports.close();
  }
};

describe("a validated TLSA record", () => {
  it("that names the key which the host shows passes", async () => {
    const results = await judge(lab, lab.honest, "api.signed.test");
    expect(results.get("pin-mismatch")).toMatchObject({ outcome: "pass" });
    expect(results.get("certificate-mismatch")).toMatchObject({ outcome: "pass" });
  });

  it("that names another key is a finding", async () => {
    const found = (await judge(wrong, wrong.honest, "api.signed.test")).get("pin-mismatch");
    expect(found).toMatchObject({ outcome: "fail", findings: [{ message: "api.signed.test shows a key that its validated TLSA records do not know" }] });
  });
});

describe("an address that only a resolver knows", () => {
  it("is lawful where the host proves its name there: another region", async () => {
    expect((await judge(lab, lab.west, "api.geo.test")).get("divergent-resolution")).toMatchObject({ outcome: "pass" });
  });

  it("is a finding where a stranger shows a certificate of his own, which does not prove the name either", async () => {
    const results = await judge(lab, lab.poisoned, "api.closed.test");
    expect(results.get("divergent-resolution")).toMatchObject({ outcome: "fail", findings: [{ confidence: "proven", severity: "medium" }] });
    expect(results.get("divergent-resolution")?.findings[0]?.proof.join("\n")).toContain("files.stranger.test");
    expect(results.get("certificate-mismatch")).toMatchObject({ outcome: "fail", findings: [{ severity: "critical" }] });
  });
});
