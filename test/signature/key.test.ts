// From the text of an environment variable to a key, and what is said when it does not fit.

import { createHmac, generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { ScanError } from "../../src/errors.ts";
import { secretOf } from "../../src/model/secret.ts";
import { type Algorithm, algorithms, isSymmetric, readBytes, signWith, spellBytes, spellings, verifyWith, weaknessOf } from "../../src/signature/algorithm.ts";
import { derived, type KeyForm, keyOf, plainKey, publicHalf } from "../../src/signature/key.ts";

const form = (more: Partial<KeyForm>): KeyForm => ({ ...plainKey, ...more });
const bytes = (text: string, more: Partial<KeyForm>): string => {
  const key = keyOf(secretOf(text), form(more));
  if (key.kind !== "bytes") throw new Error("not bytes");
  return Buffer.from(key.bytes).toString("latin1");
};

describe("encodings", () => {
  it.each([
    ["utf8", "s3cret\n", {}, "s3cret\n"],
    ["hex", "73336372", { encoding: "hex" }, "s3cr"],
    ["hex in upper case, with a newline at the end", "7333 6372".replace(" ", "").toUpperCase() + "\n", { encoding: "hex" }, "s3cr"],
    ["base64", "czNjcg==", { encoding: "base64" }, "s3cr"],
    ["base64 without padding", "czNjcg", { encoding: "base64" }, "s3cr"],
    ["base64url", "_-8", { encoding: "base64url" }, "\u00ff\u00ef"],
    ["a prefix taken off before decoding", "whsec_czNjcg==", { encoding: "base64", "strip-prefix": "whsec_" }, "s3cr"],
    ["a prefix that is not there", "czNjcg==", { encoding: "base64", "strip-prefix": "whsec_" }, "s3cr"],
    ["something in front and behind", "key", { prepend: "AWS4", append: "&" }, "AWS4key&"],
    ["the empty key, which is a probe of its own", "", { encoding: "base64" }, ""],
  ] as const)("%s", (_says, text, more, expected) => {
    expect(bytes(text, more)).toBe(expected);
  });

  it.each([
    ["hex", "not hex at all"],
    ["hex", "abc"],
    ["base64", "a b c"],
    ["base64url", "a+b"],
    ["pem", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"],
    ["jwk", "{"],
    ["jwk", '{"kty":"OKP","crv":"Ed25519","x":"AA"}'],
  ] as const)("what is not %s is said without quoting it", (encoding, text) => {
    let thrown: unknown;
    try {
      keyOf(secretOf(text), form({ encoding }));
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(ScanError);
    expect(String((thrown as Error).stack)).not.toContain(text);
    expect(thrown).toMatchObject({ message: `the secret is not ${encoding}` });
  });

  it("a JWK of a shared secret is bytes", () => {
    expect(bytes('{"kty":"oct","k":"czNjcg"}', { encoding: "jwk" })).toBe("s3cr");
  });
});

describe("derivation", () => {
  it("is HMAC after HMAC, as SigV4 does it", () => {
    const mac = (key: string | Buffer, data: string): Buffer => createHmac("sha256", key).update(data).digest();
    const key = derived(
      keyOf(secretOf("k"), plainKey),
      "hmac-sha256",
      ["a", "b"].map((step) => ({ step: Buffer.from(step), encode: "raw" })),
    );
    expect(key.kind === "bytes" && Buffer.from(key.bytes).equals(mac(mac("k", "a"), "b"))).toBe(true);
    const spelled = derived(keyOf(secretOf("k"), plainKey), "hmac-sha256", [{ step: Buffer.from("a"), encode: "base64" }]);
    expect(spelled.kind === "bytes" && Buffer.from(spelled.bytes).toString()).toBe(mac("k", "a").toString("base64"));
  });

  it("is refused for algorithms that are no HMAC", () => {
    expect(() => derived(keyOf(secretOf("k"), plainKey), "ed25519", [{ step: new Uint8Array(1), encode: "raw" }])).toThrow(ScanError);
  });
});

const pairs: Readonly<Record<string, () => string>> = {
  ed25519: () => generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  "ecdsa-p256-sha256": () => generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ type: "sec1", format: "pem" }).toString(),
  "ecdsa-p384-sha384": () => generateKeyPairSync("ec", { namedCurve: "P-384" }).privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  "rsa-v1_5-sha256": () => generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ type: "pkcs1", format: "pem" }).toString(),
};
const materialFor = (algorithm: Algorithm): { readonly text: string; readonly encoding: KeyForm["encoding"] } => {
  if (isSymmetric(algorithm)) return { text: "shared", encoding: "utf8" };
  const name = algorithm === "rsa-pss-sha512" ? "rsa-v1_5-sha256" : algorithm.replace("-der", "").replace("-sha1", "-sha256");
  return { text: pairs[name]?.() ?? "", encoding: "pem" };
};

describe("every algorithm", () => {
  const data = new TextEncoder().encode("data");

  it.each(algorithms)("%s signs what it verifies, and nothing else", (algorithm) => {
    const { text, encoding } = materialFor(algorithm);
    const key = keyOf(secretOf(text), form({ encoding }));
    const signature = signWith(algorithm, key, data);
    expect(verifyWith(algorithm, key, data, signature)).toBe(true);
    expect(verifyWith(algorithm, key, new TextEncoder().encode("dat"), signature)).toBe(false);
    expect(verifyWith(algorithm, key, data, signature.slice(1))).toBe(false);
    const flipped = Uint8Array.from(signature, (byte, index) => (index === 8 ? byte ^ 1 : byte));
    expect(verifyWith(algorithm, key, data, flipped)).toBe(false);
  });

  it.each(algorithms)("%s says in a sentence when the key is of another kind", (algorithm) => {
    const key = isSymmetric(algorithm) ? keyOf(secretOf(pairs["ed25519"]?.() ?? ""), form({ encoding: "pem" })) : keyOf(secretOf("shared"), plainKey);
    expect(() => signWith(algorithm, key, data)).toThrow(/takes a/);
  });

  it("a public key verifies, and does not sign", () => {
    const { publicKey, privateKey } = generateKeyPairSync("ed25519");
    const key = keyOf(secretOf(publicKey.export({ type: "spki", format: "pem" }).toString()), form({ encoding: "pem" }));
    const own = keyOf(secretOf(privateKey.export({ type: "pkcs8", format: "pem" }).toString()), form({ encoding: "pem" }));
    expect(verifyWith("ed25519", key, data, signWith("ed25519", own, data))).toBe(true);
    expect(() => signWith("ed25519", key, data)).toThrow(/can verify, but not sign/);
  });

  it("the public half of a key pair is its PEM, with or without the last newline, or its DER; a shared secret has none", () => {
    const { publicKey, privateKey } = generateKeyPairSync("ed25519");
    const pem = publicKey.export({ type: "spki", format: "pem" }).toString();
    const own = secretOf(privateKey.export({ type: "pkcs8", format: "pem" }).toString());
    const half = (as: "pem" | "text" | "der"): Buffer => Buffer.from(publicHalf(own, form({ encoding: "pem" }), as));
    expect([half("pem").toString(), half("text").toString()]).toEqual([pem, pem.trim()]);
    expect(half("der").equals(publicKey.export({ type: "spki", format: "der" }))).toBe(true);
    expect(() => publicHalf(secretOf("shared"), plainKey, "pem")).toThrow(/no public half/);
  });

  it("the weak ones are MD5, SHA-1 and the secret prefix", () => {
    expect(algorithms.filter((each) => weaknessOf(each) !== null)).toEqual(["hmac-md5", "hmac-sha1", "rsa-v1_5-sha1", "sha256-secret-prefix"]);
  });
});

describe("spellings", () => {
  it.each(spellings)("%s reads what it writes", (spelling) => {
    const data = Uint8Array.from({ length: 40 }, (_, index) => index * 7);
    expect(readBytes(spellBytes(data, spelling), spelling)).toEqual(data);
  });

  it("other text is nothing", () => {
    expect([readBytes("xyz", "hex"), readBytes("abc", "hex"), readBytes("a b", "base64"), readBytes("=a", "base64url")]).toEqual([null, null, null, null]);
  });
});
