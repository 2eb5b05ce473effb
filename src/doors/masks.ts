// Every form in which a secret may turn up in a log, so that the runner can hide all of them. Pure.

import type { ScanRequest } from "../model/policy.ts";
import type { Secret } from "../model/secret.ts";

/** Shorter ones would hide half of every log, and are no secret. */
const shortest = 4;

/** The text itself, its lines, and its usual encodings; of keys that are encoded themselves, the decoded bytes in hex too. */
export const maskedForms = (secret: Secret): string[] => {
  const bytes = Buffer.from(secret.reveal());
  const text = bytes.toString("utf8");
  const decoded = [text, text.replace(/^[a-z]+_/, "")].filter((one) => /^[A-Za-z0-9+/_-]{8,}={0,2}$/.test(one)).map((one) => Buffer.from(one, "base64"));
  const forms = [bytes, ...decoded].flatMap((one) => [
    one.toString("hex"),
    one.toString("hex").toUpperCase(),
    one.toString("base64"),
    one.toString("base64url"),
  ]);
  const written = [text, text.trim(), ...text.split(/\r?\n/), encodeURIComponent(text), JSON.stringify(text).slice(1, -1)];
  return [...new Set([...written, ...forms])].filter((form) => form.trim().length >= shortest);
};

/** Keys, retired keys, and headers of canaries that come from the environment. */
export const secretsIn = ({ signing }: ScanRequest): Secret[] => [
  ...(signing?.setups ?? []).flatMap(({ secret, previous }) => [secret, previous].filter((one) => one !== null)),
  ...(signing?.canaries ?? []).flatMap(({ headers }) => headers.flatMap(([, value]) => (typeof value === "string" ? [] : [value]))),
];
