// A key of the right kind for any scheme, made once per algorithm and name: RSA keys take long.

import { generateKeyPairSync, type KeyObject } from "node:crypto";
import type { Scheme } from "../../src/signature/scheme.ts";

const made = new Map<string, KeyObject>();

const privateKeyFor = (algorithm: string, name: string): KeyObject => {
  const known = made.get(`${algorithm} ${name}`);
  if (known !== undefined) return known;
  const { privateKey } =
    algorithm === "ed25519"
      ? generateKeyPairSync("ed25519")
      : algorithm.startsWith("ecdsa")
        ? generateKeyPairSync("ec", { namedCurve: algorithm.includes("384") ? "P-384" : "P-256" })
        : generateKeyPairSync("rsa", { modulusLength: 2048 });
  made.set(`${algorithm} ${name}`, privateKey);
  return privateKey;
};

/** The private key as text, in the encoding that the scheme reads; null where it takes a shared secret. */
export const privateKeyText = ({ algorithm, key: { encoding } }: Scheme, name = ""): string | null => {
  if (algorithm.startsWith("hmac-") || algorithm === "sha256-secret-prefix") return null;
  const key = privateKeyFor(algorithm, name);
  return encoding === "jwk" ? JSON.stringify(key.export({ format: "jwk" })) : key.export({ type: "pkcs8", format: "pem" }).toString();
};
