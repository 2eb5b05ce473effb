// Every built-in scheme that has published numbers gives them, and takes its own message for right.

import { describe, expect, it } from "vitest";
import { secretOf } from "../../../src/model/secret.ts";
import { headerOf, parameterOf, withBody, wireOf } from "../../../src/signature/message.ts";
import { resolveScheme } from "../../../src/signature/resolve.ts";
import { coverageOf, sign } from "../../../src/signature/sign.ts";
import { verify } from "../../../src/signature/verify.ts";
import { published } from "./published.ts";

describe("published vectors", () => {
  it.each(published)("$scheme, $says ($from)", ({ scheme: name, options, keyId, secret, message, timestamp, nonce, expect: expected }) => {
    const scheme = resolveScheme({ ...options, scheme: name }, keyId);
    const signed = sign(message, scheme, secretOf(secret), { epochMs: 0, nonce: nonce ?? "", ...(timestamp === undefined ? {} : { timestamp }) });
    if ("header" in expected) expect(headerOf(signed.message, expected.header)).toBe(expected.value);
    else if ("query" in expected) expect(parameterOf(signed.message.query, expected.query)).toBe(expected.value);
    else expect(signed.signature).toBe(expected.signature);
    expect(verify(signed.message, scheme, secretOf(secret))).toMatchObject({ ok: true });
    if (scheme.key.encoding !== "pem")
      expect(verify(signed.message, scheme, secretOf(`${secret.slice(0, -4)}AAAA`))).toMatchObject({ ok: false, part: "signature" });
    if (coverageOf(scheme).components.has("body") && message.body.length > 0 && message.method === "POST")
      expect(verify(withBody(signed.message, new TextEncoder().encode(`${wireOf(signed.message.body)}&zz=1`)), scheme, secretOf(secret)).ok).toBe(false);
  });
});
