// Captured requests for tests of `infer`: messages signed by a scheme, as a capture holds them. Pure.

import { secretOf } from "../../../src/model/secret.ts";
import { type Message, messageTo } from "../../../src/signature/message.ts";
import { resolveScheme } from "../../../src/signature/resolve.ts";
import type { SigningScheme } from "../../../src/signature/scheme.ts";
import { momentAt, sign } from "../../../src/signature/sign.ts";

export const names = { secretEnv: "PARTNER_SECRET", keyIdEnv: "PARTNER_KEY_ID" };
export const secretText = "Jm4xTq9vLz2Wc7Ry5Nb8Kd3Hg6Pf1Sa0";

const at = Date.UTC(2026, 5, 7, 8, 9, 10, 123);

/** Requests that differ in everything that a layout can speak of, spelled so that every way to rewrite them shows. */
export const plentiful: readonly Message[] = [
  messageTo("POST", "https://api.example.com/v1/Orders%20x/7?b=2&a=x%2fy", { headers: [["Content-Type", "application/json"]], body: '{"amount":1}' }),
  messageTo("PUT", "https://other.example.com:8443/v1/items//9/../8?z=1&y=%7e", { headers: [["Content-Type", "Text/Plain; charset=utf-8"]], body: "b=2&a=1" }),
];

/** A third one, for what two cannot tell. */
export const third: Message = messageTo("PATCH", "http://third.example.com/Q/%41/./c?d=4&c=%2F+&b", {
  headers: [["Content-Type", "application/XML"]],
  body: "z=26&y=25",
});

/** Signed a minute apart, each with a nonce of its own. */
export const captured = (form: SigningScheme, secret: string, messages: readonly Message[] = plentiful, keyId = "key-1"): Message[] => {
  const { secret: key, ...rest } = form;
  const { env: _env, previous: _previous, ...encoding } = key ?? {};
  const scheme = resolveScheme({ ...rest, ...(Object.keys(encoding).length === 0 ? {} : { secret: encoding }) }, keyId);
  return messages.map((message, index) => {
    const random = Uint8Array.from({ length: 32 }, (_, byte) => (byte * 37 + index * 101 + 11) % 256);
    return sign(message, scheme, secretOf(secret), momentAt(scheme, at + index * 61_000, random)).message;
  });
};
