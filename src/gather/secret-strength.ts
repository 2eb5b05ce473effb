// How strong a secret is, judged on this machine: what comes out are sentences, never a part of it. Pure.

import type { SecretStrength } from "../model/experiment.ts";
import type { Secret } from "../model/secret.ts";
import { isSymmetric } from "../signature/algorithm.ts";
import { documentationKeys, weakWords } from "../signature/experiment/known-keys.ts";
import { keyOf } from "../signature/key.ts";
import type { Scheme } from "../signature/scheme.ts";

/** 128 bits: below, guessing all of them is a matter of money. RFC 2104 §3 asks for the length of the hash. */
const leastBytes = 16;

const documented = new Set([...documentationKeys.values()].flat());
const words = new Set(weakWords);

const alphabetOf = (text: string): number => {
  if (/^\d+$/.test(text)) return 10;
  if (/^[0-9a-f]+$/i.test(text)) return 16;
  if (/^[a-z]+$/.test(text) || /^[A-Z]+$/.test(text)) return 26;
  if (/^[a-z0-9]+$/.test(text) || /^[A-Z0-9]+$/.test(text)) return 36;
  return 62;
};

const bytesIn = (secret: Secret, scheme: Scheme): Uint8Array | null => {
  try {
    const key = keyOf(secret, scheme.key);
    return key.kind === "bytes" ? key.bytes : null;
  } catch {
    return secret.reveal();
  }
};

export const strengthOf = (secret: Secret, scheme: Scheme): SecretStrength => {
  const proven: string[] = [];
  const likely: string[] = [];
  const text = Buffer.from(secret.reveal()).toString("utf8").trim();
  const bytes = isSymmetric(scheme.algorithm) ? bytesIn(secret, scheme) : null;
  if (bytes !== null) {
    if (documented.has(text)) proven.push("it is an example key from a vendor's documentation");
    else if (words.has(text.toLowerCase())) proven.push("it is a well-known default or a phrase from tutorials");
    if (bytes.length < leastBytes) proven.push(`it is ${bytes.length} bytes long, and less than ${leastBytes} can be guessed`);
    else if (proven.length === 0) {
      const bits = text.length * Math.log2(alphabetOf(text));
      const different = new Set(bytes).size;
      if (different <= 4) likely.push(`it is made of ${different} different bytes only`);
      else if (bits < 100) likely.push(`its alphabet gives it about ${Math.floor(bits)} bits at most`);
      else if (/^(?:[a-z]{2,12}[-_ .]){1,3}[a-z0-9]{1,12}$/i.test(text) && text.length < 30) likely.push("it is made of words, not of random bytes");
    }
  }
  return { scheme: scheme.name, weaknesses: [...proven, ...likely], confidence: proven.length > 0 || likely.length === 0 ? "proven" : "likely" };
};
