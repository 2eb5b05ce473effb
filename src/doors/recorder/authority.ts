// An authority for one run: a certificate that the child trusts, and leaves for the hosts it calls. Keys live in memory alone. No I/O.

import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import { bytesOfAddress } from "../../dns/address.ts";

/** PEM, as Node's TLS takes it. */
export interface Leaf {
  readonly key: string;
  readonly cert: string;
}

export interface Authority {
  /** The authority's certificate; its key cannot be had. */
  readonly pem: string;
  leafFor(host: string): Leaf;
}

/** Long enough for any job, and worth nothing afterwards: the key is gone with the process. */
const days = 3;
const dayMs = 86_400_000;
const subject = "sigproof recorder, for one run";

/** ECDSA P-256 with SHA-256 and X.509 version 3 (RFC 5280): what every client of the last ten years reads. */
export const createAuthority = (now: number): Authority => {
  const own = keyPair();
  const cert = certificate({ serial: serial(), issuer: subject, subject, now, key: own, issuerKey: own, extensions: authorityExtensions(own) });
  // One key for all leaves: making a key is the slow part, and none of them outlives the run.
  const leafKey = keyPair();
  const key = pemOf(leafKey.privateKey);
  const made = new Map<string, Leaf>();
  return {
    pem: pem(cert),
    leafFor(host) {
      const before = made.get(host);
      if (before !== undefined) return before;
      const common = host.length <= 64 ? host : "sigproof recorder";
      const bytes = certificate({
        serial: serial(),
        issuer: subject,
        subject: common,
        now,
        key: leafKey,
        issuerKey: own,
        extensions: leafExtensions(host, own, leafKey),
      });
      const leaf = { key, cert: pem(bytes) };
      if (made.size < mostLeaves) made.set(host, leaf);
      return leaf;
    },
  };
};

/** A certificate that nobody trusts, for a host whose own one does not hold: a client that verifies fails as it would have without us. */
export const distrustedLeaf = (host: string, now: number): Leaf => {
  const pair = keyPair();
  const name = host.length <= 64 ? host : "sigproof recorder";
  const bytes = certificate({ serial: serial(), issuer: name, subject: name, now, key: pair, issuerKey: pair, extensions: leafExtensions(host, pair, pair) });
  return { key: pemOf(pair.privateKey), cert: pem(bytes) };
};

const mostLeaves = 1_000;

interface Pair {
  readonly privateKey: KeyObject;
  /** SubjectPublicKeyInfo. */
  readonly spki: Buffer;
  /** RFC 5280 section 4.2.1.2, method 1. */
  readonly id: Buffer;
}

const keyPair = (): Pair => {
  const { privateKey, publicKey } = generateKeyPairSync("ec", {
    namedCurve: "P-256",
    publicKeyEncoding: { type: "spki", format: "der" },
    privateKeyEncoding: { type: "pkcs8", format: "der" },
  });
  // The uncompressed point is the last 65 bytes.
  return {
    privateKey: createPrivateKey({ key: privateKey, format: "der", type: "pkcs8" }),
    spki: publicKey,
    id: createHash("sha1").update(publicKey.subarray(-65)).digest(),
  };
};

const pemOf = (key: KeyObject): string => key.export({ type: "pkcs8", format: "pem" }).toString();
/** Positive and of 16 bytes. */
const serial = (): Buffer => {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes;
};

// DER, as far as one certificate needs it: written, never read.
const tlv = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts);
  const size = content.length;
  const head = size < 0x80 ? [tag, size] : size < 0x100 ? [tag, 0x81, size] : [tag, 0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from(head), content]);
};
const sequence = (...parts: readonly Uint8Array[]): Buffer => tlv(0x30, ...parts);
const bits = (unused: number, bytes: Uint8Array): Buffer => tlv(0x03, Buffer.from([unused]), bytes);
const octets = (bytes: Uint8Array): Buffer => tlv(0x04, bytes);
const yes = Buffer.from([0x01, 0x01, 0xff]);
const oid = (hex: string): Buffer => tlv(0x06, Buffer.from(hex, "hex"));

const ecdsaWithSha256 = sequence(oid("2a8648ce3d040302"));
const commonName = oid("550403");
const nameOf = (text: string): Buffer => sequence(tlv(0x31, sequence(commonName, tlv(0x0c, Buffer.from(text, "utf8")))));

/** UTCTime until 2049, GeneralizedTime after (RFC 5280 section 4.1.2.5). */
const time = (ms: number): Buffer => {
  const digits = new Date(ms).toISOString().replace(/\.\d+|[-:T]/g, "");
  return Number(digits.slice(0, 4)) < 2050 ? tlv(0x17, Buffer.from(digits.slice(2))) : tlv(0x18, Buffer.from(digits));
};

const extension = (id: string, value: Buffer, critical: "critical" | "" = ""): Buffer => sequence(oid(id), ...(critical === "" ? [] : [yes]), octets(value));
const authorityExtensions = (own: Pair): readonly Buffer[] => [
  // No further authority below this one.
  extension("551d13", sequence(yes, Buffer.from([0x02, 0x01, 0x00])), "critical"),
  // keyCertSign and cRLSign.
  extension("551d0f", bits(1, Buffer.from([0x06])), "critical"),
  extension("551d0e", octets(own.id)),
];
const leafExtensions = (host: string, issuer: Pair, leaf: Pair): readonly Buffer[] => [
  extension("551d13", sequence(), "critical"),
  // digitalSignature.
  extension("551d0f", bits(7, Buffer.from([0x80])), "critical"),
  // serverAuth.
  extension("551d25", sequence(oid("2b06010505070301"))),
  extension("551d0e", octets(leaf.id)),
  extension("551d23", sequence(tlv(0x80, issuer.id))),
  extension("551d11", sequence(alternativeName(host))),
];
const alternativeName = (host: string): Buffer => {
  const address = bytesOfAddress(host);
  return address === null ? tlv(0x82, Buffer.from(host, "latin1")) : tlv(0x87, address);
};

interface Wanted {
  readonly serial: Buffer;
  readonly issuer: string;
  readonly subject: string;
  readonly now: number;
  readonly key: Pair;
  readonly issuerKey: Pair;
  readonly extensions: readonly Buffer[];
}

const certificate = ({ serial: number, issuer, subject: name, now, key, issuerKey, extensions }: Wanted): Buffer => {
  const signed = sequence(
    tlv(0xa0, Buffer.from([0x02, 0x01, 0x02])),
    tlv(0x02, number),
    ecdsaWithSha256,
    nameOf(issuer),
    // An hour back, for clocks in containers.
    sequence(time(now - 3_600_000), time(now + days * dayMs)),
    nameOf(name),
    key.spki,
    tlv(0xa3, sequence(...extensions)),
  );
  return sequence(signed, ecdsaWithSha256, bits(0, sign("sha256", signed, issuerKey.privateKey)));
};

const pem = (der: Buffer): string => `-----BEGIN CERTIFICATE-----\n${der.toString("base64").replace(/(.{64})(?=.)/g, "$1\n")}\n-----END CERTIFICATE-----\n`;
