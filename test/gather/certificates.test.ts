// The fact `certificates` from real TLS servers on loopback, and the reports that whole scans make of it.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Socket } from "node:net";
import type { TlsOptions } from "node:tls";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { evaluate } from "../../src/evaluate.ts";
import { hostsToAsk } from "../../src/gather/certificates.ts";
import { gather } from "../../src/gather/gather.ts";
import { createPorts, type PortsOptions } from "../../src/gather/node-ports.ts";
import type { CertificateFact } from "../../src/model/certificate.ts";
import type { Evidence } from "../../src/model/evidence.ts";
import type { Report } from "../../src/model/report.ts";
import { createAuthority, type KeyAndCert } from "../lab/certificates.ts";
import { createLab, type Listener } from "../lab/loopback.ts";
import { requestWith } from "./request.ts";

const authority = createAuthority();
const lab = createLab();
const directory = mkdtempSync(join(tmpdir(), "sigproof-certificates-"));
afterEach(lab.close);
afterAll(() => {
  authority.remove();
  rmSync(directory, { recursive: true, force: true });
});

const name = "api.example.test";
const good = authority.sign(`DNS:${name}`);
const old = { minVersion: "TLSv1", ciphers: "DEFAULT@SECLEVEL=0" } as const;

const spec = join(directory, "openapi.json");
writeFileSync(
  spec,
  JSON.stringify({
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    servers: [{ url: `https://${name}` }],
    paths: { "/pets": { get: { responses: { "200": { description: "ok" } } } } },
  }),
);

const answering =
  (headers = ""): ((socket: Socket) => void) =>
  (socket) =>
    void socket.on("error", () => {}).on("data", () => socket.write(`HTTP/1.1 200 OK\r\nContent-Length: 2\r\n${headers}\r\nok`));
const serve = (how: TlsOptions | KeyAndCert, headers = "Strict-Transport-Security: max-age=31536000\r\n", address = "127.0.0.1"): Promise<Listener> =>
  lab.tls(how, answering(headers), address);

interface Way {
  readonly baseUrl?: string;
  readonly hosts?: Parameters<typeof requestWith>[0] extends infer R ? (R extends { hosts?: infer H } ? H : never) : never;
  readonly alias?: string;
  readonly more?: Partial<PortsOptions>;
}
const scan = async (port: number, way: Way = {}): Promise<{ evidence: Evidence; report: Report }> => {
  const request = requestWith({
    spec,
    baseUrl: way.baseUrl ?? `https://${name}:${port}`,
    alias: way.alias ?? null,
    ca: authority.pem,
    hosts: { allow: [], allowPrivate: ["127.0.0.0/8"], ...way.hosts },
  });
  const ports = createPorts({
    request,
    env: {},
    lookup: async () => ["127.0.0.1"],
    timeouts: { tlsMs: 400, connectMs: 400, firstByteMs: 400, exchangeMs: 800 },
    ...way.more,
  });
  try {
    const evidence = await gather(request, ports);
    return { evidence, report: evaluate(evidence, { policy: request.policy, baseline: null }) };
  } finally {
    await ports.close();
  }
};
const facts = ({ facts: { certificates } }: Evidence): readonly CertificateFact[] => {
  if (certificates.state !== "known") throw new Error(certificates.why);
  return certificates.value;
};
const outcomes = (report: Report): Record<string, string> =>
  Object.fromEntries(report.results.filter(({ category }) => category === "transport").map(({ check, outcome }) => [check, outcome]));
const days = (count: number): string => new Date(Date.now() + count * 86_400_000).toISOString().replaceAll(/[-:T]|\.\d+/g, "");

describe("a host that is as it should be", () => {
  it("passes every check, and the report shows its certificate all the same", async () => {
    const server = await serve(authority.sign(`DNS:${name}`, { from: days(-2), to: days(60.5) }));
    const { evidence, report } = await scan(server.port);
    expect(outcomes(report)).toEqual({
      "certificate-mismatch": "pass",
      "expiring-certificate": "pass",
      "pin-mismatch": "not-applicable",
      "outdated-tls": "pass",
      "missing-hsts": "pass",
    });
    const pin = facts(evidence)[0]?.showings[0]?.handshake;
    expect(report.hosts.find(({ host }) => host === `${name}:${server.port}`)?.certificates).toEqual([
      {
        address: "127.0.0.1",
        protocol: "TLSv1.3",
        subject: "CN=leaf",
        issuer: "CN=sigproof test authority",
        names: [name],
        validFrom: expect.stringMatching(/^20/),
        validTo: expect.stringMatching(/^20/),
        daysLeft: 60,
        pins: [expect.stringMatching(/^sha256\//), expect.stringMatching(/^sha256\//)],
        verified: true,
        why: null,
        outdated: [],
      },
    ]);
    expect(pin?.kind).toBe("shown");
  });

  it("is pinned by the policy", async () => {
    const server = await serve(good);
    const pins = facts((await scan(server.port)).evidence).flatMap(({ showings }) =>
      showings.flatMap(({ handshake }) => (handshake.kind === "shown" ? handshake.chain.map(({ spkiSha256 }) => `sha256/${spkiSha256}`) : [])),
    );
    expect(outcomes((await scan(server.port, { hosts: { pins: { [name]: pins.slice(0, 1) } } })).report)["pin-mismatch"]).toBe("pass");
    expect(outcomes((await scan(server.port, { hosts: { pins: { [name]: [`sha256/${"A".repeat(43)}=`] } } })).report)["pin-mismatch"]).toBe("fail");
  });
});

describe("a host that is not", () => {
  it.each<[string, () => TlsOptions | KeyAndCert, string, number]>([
    ["shows a certificate for another name", () => authority.sign("DNS:other.example.test"), "certificate-mismatch", 3],
    ["shows a self-signed certificate", () => authority.selfSigned(`DNS:${name}`), "certificate-mismatch", 3],
    ["shows an expired certificate", () => authority.sign(`DNS:${name}`, { to: "20200201000000Z" }), "expiring-certificate", 3],
    ["shows a certificate with ten days left", () => authority.sign(`DNS:${name}`, { from: days(-80), to: days(10.5) }), "expiring-certificate", 0],
    ["accepts TLS 1.0 beside 1.2", () => ({ ...good, ...old }), "outdated-tls", 1],
    ["speaks TLS 1.1 at most", () => ({ ...good, ...old, maxVersion: "TLSv1.1" }), "outdated-tls", 3],
  ])("%s: found, and the build is not green unless the host answers", async (_what, make, check, exitCode) => {
    const server = await serve(make());
    const { report } = await scan(server.port, { hosts: { pins: {} } });
    expect(outcomes(report)[check]).toBe("fail");
    expect(report.verdict).toMatchObject({ exitCode });
    expect(Object.entries(outcomes(report)).filter(([id, outcome]) => outcome === "fail" && id !== check && id !== "expiring-certificate")).toEqual([]);
  });

  it("sends no Strict-Transport-Security: a low finding, with nothing but the answers that the visits gathered anyway", async () => {
    const server = await serve(good, "");
    const { report, evidence } = await scan(server.port);
    expect(report.results.find(({ check }) => check === "missing-hsts")?.findings).toMatchObject([{ severity: "low", host: `${name}:${server.port}` }]);
    expect(evidence.requests).toBe(3);
  });

  it.each<[string, (socket: Socket) => void]>([
    ["plain HTTP on the port", (socket) => void socket.once("data", () => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"))],
    ["a handshake that stalls", () => {}],
    ["garbage", (socket) => void socket.once("data", () => socket.write(Buffer.alloc(2_000, 0xee)))],
  ])("%s: every check of the handshake is unknown, and the scan ends", async (_what, behave) => {
    const server = await lab.tcp((socket) => behave(socket.on("error", () => {})));
    const { report } = await scan(server.port);
    expect(outcomes(report)).toMatchObject({ "certificate-mismatch": "unknown", "expiring-certificate": "unknown", "outdated-tls": "unknown" });
    expect(report.verdict.exitCode).toBe(3);
  });
});

describe("who is asked", () => {
  const ask = (changes: Parameters<typeof requestWith>[0]) => hostsToAsk(requestWith(changes)).map(({ host, name }) => `${host} as ${name}`);

  it("is the https base URL, as the alias that it stands for, and every exact name of hosts.allow", () => {
    expect(ask({ baseUrl: "https://api.example.com/v1" })).toEqual(["api.example.com as api.example.com"]);
    expect(ask({ baseUrl: "https://127.0.0.1:8443", alias: "api.example.com" })).toEqual(["127.0.0.1:8443 as api.example.com"]);
    expect(
      ask({
        baseUrl: "http://api.example.com",
        hosts: { allow: ["*.example.net", "cdn.example.com", "login.example.com:8443", "10.0.0.1", "localhost:3000", "db"] },
      }),
    ).toEqual(["cdn.example.com as cdn.example.com", "login.example.com:8443 as login.example.com"]);
  });

  it("is nobody for a plain http base URL alone: not applicable, with the reason", async () => {
    const server = await lab.http((_request, response) => response.end("ok"));
    const { report, evidence } = await scan(server.port, { baseUrl: server.origin });
    expect(evidence.facts.certificates.state).toBe("skipped");
    expect(new Set(Object.values(outcomes(report)))).toEqual(new Set(["not-applicable"]));
  });

  it("is nobody behind a proxy, which would show its own certificate or none", async () => {
    const { evidence } = await scan(9, { baseUrl: "https://api.example.test", more: { env: { HTTPS_PROXY: "http://127.0.0.1:9" } } });
    expect(evidence.facts.certificates).toMatchObject({ state: "skipped", why: expect.stringContaining("http://127.0.0.1:9") });
  });

  it("is every address of a name", async () => {
    const [right, wrong] = [await serve(good, "", "127.0.0.2"), await serve(authority.sign("DNS:other.example.test"), "", "127.0.0.3")];
    const { report } = await scan(443, {
      baseUrl: `https://${name}`,
      more: { lookup: async () => ["127.0.0.2", "127.0.0.3"], portOf: (address) => (address === "127.0.0.2" ? right.port : wrong.port) },
    });
    expect(report.hosts.find(({ host }) => host === name)?.certificates.map(({ address, verified }) => [address, verified])).toEqual([
      ["127.0.0.2", true],
      ["127.0.0.3", false],
    ]);
  });
});
