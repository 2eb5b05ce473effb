import { X509Certificate } from "node:crypto";
import * as fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { publicKeyInfo } from "../../src/tls/der.ts";
import { createAuthority } from "../lab/certificates.ts";

const authority = createAuthority();
afterAll(authority.remove);

const spki = (certificate: X509Certificate): string => certificate.publicKey.export({ type: "spki", format: "der" }).toString("hex");
const found = (raw: Uint8Array): string | null => {
  const info = publicKeyInfo(raw);
  return info === null ? null : Buffer.from(info).toString("hex");
};

describe("the public key in a certificate", () => {
  it.each([
    ["a leaf", () => authority.sign("DNS:api.example.test").cert],
    ["an authority", () => authority.pem],
    ["a self-signed certificate", () => authority.selfSigned("DNS:api.example.test").cert],
  ])("of %s is the one that Node reads", (_what, pem) => {
    const certificate = new X509Certificate(pem());
    expect(found(certificate.raw)).toBe(spki(certificate));
  });

  it("is not found in what is no certificate, and the search ends", () => {
    const { raw } = new X509Certificate(authority.pem);
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 64 }),
          fc.tuple(fc.nat(raw.length - 1), fc.nat(255)).map(([at, byte]) => Uint8Array.from(raw).fill(byte, at, at + 1)),
        ),
        (bytes) => {
          const info = publicKeyInfo(bytes);
          if (info !== null) expect(info.length).toBeLessThan(bytes.length);
        },
      ),
    );
  });

  it("is not found when the certificate is cut anywhere before its end", () => {
    const { raw } = new X509Certificate(authority.pem);
    for (let end = 0; end < raw.length; end += 7) expect(publicKeyInfo(raw.subarray(0, end))).toBeNull();
  });
});
