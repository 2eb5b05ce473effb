// The certificates of one run, read by those who did not write them: OpenSSL's command, Node's parser, a handshake.

import { execFileSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, createServer } from "node:tls";
import { afterAll, describe, expect, it } from "vitest";
import { createAuthority, distrustedLeaf } from "../../../src/doors/recorder/authority.ts";

const folder = mkdtempSync(join(tmpdir(), "sigproof-authority-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const now = Date.now();
const authority = createAuthority(now);
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const openssl = (...args: readonly string[]): string => execFileSync("openssl", args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

const hosts = [
  { host: "api.partner.example.com", verify: ["-verify_hostname", "api.partner.example.com"] },
  { host: "127.0.0.1", verify: ["-verify_ip", "127.0.0.1"] },
  { host: "::1", verify: ["-verify_ip", "::1"] },
  { host: "xn--bcher-kva.example", verify: ["-verify_hostname", "xn--bcher-kva.example"] },
  { host: `${"a".repeat(60)}.${"b".repeat(60)}.example`, verify: ["-verify_hostname", `${"a".repeat(60)}.${"b".repeat(60)}.example`] },
];

describe.each(hosts)("a leaf for $host", ({ host, verify }) => {
  it("verifies by OpenSSL's strictest rules, for this host and no other", () => {
    const ca = file("ca.pem", authority.pem);
    const leaf = file("leaf.pem", authority.leafFor(host).cert);
    const strict = ["verify", "-x509_strict", "-purpose", "sslserver", "-CAfile", ca];
    expect(openssl(...strict, ...verify, leaf)).toContain("OK");
    expect(() => openssl(...strict, "-verify_hostname", "other.example", leaf)).toThrow(/./);
  });

  it("is read by Node as what it is", () => {
    const cert = new X509Certificate(authority.leafFor(host).cert);
    const issuer = new X509Certificate(authority.pem);
    expect(cert.checkIssued(issuer)).toBe(true);
    expect(cert.verify(issuer.publicKey)).toBe(true);
    expect(cert.ca).toBe(false);
    expect(issuer.ca).toBe(true);
    expect(host.includes(":") || /^\d/.test(host) ? cert.checkIP(host) : cert.checkHost(host)).toBeDefined();
    expect(Date.parse(cert.validFrom)).toBeLessThan(now);
    expect(Date.parse(cert.validTo) - now).toBeLessThan(8 * 86_400_000);
  });
});

it("is the same leaf for the same host, and another authority in another run", () => {
  expect(authority.leafFor("a.example")).toBe(authority.leafFor("a.example"));
  expect(createAuthority(now).pem).not.toBe(authority.pem);
});

it("writes years of four digits where two do not do", () => {
  const late = createAuthority(Date.UTC(2051, 0, 1));
  expect(new X509Certificate(late.pem).validTo).toContain("2051");
});

it("a distrusted leaf names the host and is vouched for by nobody", () => {
  const cert = new X509Certificate(distrustedLeaf("api.example", now).cert);
  expect(cert.checkHost("api.example")).toBe("api.example");
  expect(cert.checkIssued(new X509Certificate(authority.pem))).toBe(false);
});

it("serves a handshake", async () => {
  const server = createServer(authority.leafFor("api.example"), (socket) => socket.end("hello"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  const text = await new Promise<string>((resolve, reject) => {
    const socket = connect({ host: "127.0.0.1", port, servername: "api.example", ca: authority.pem }, () => expect(socket.authorized).toBe(true));
    socket.on("data", (chunk: Buffer) => resolve(chunk.toString())).on("error", reject);
  });
  expect(text).toBe("hello");
  await new Promise((resolve) => server.close(resolve));
});
