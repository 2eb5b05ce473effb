// What must hold for schemes and messages nobody wrote down: signing and reading agree, and the coverage that is derived is the one that can be observed.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Component } from "../../src/model/policy.ts";
import { secretOf } from "../../src/model/secret.ts";
import { algorithms, isSymmetric } from "../../src/signature/algorithm.ts";
import { builtins } from "../../src/signature/builtin/index.ts";
import { engineOf } from "../../src/signature/engine-of.ts";
import { bytesOf, headerOf, type Message, messageTo, sameBytes, withBody, withHeader, wireOf } from "../../src/signature/message.ts";
import { put, take } from "../../src/signature/place.ts";
import { resolveScheme } from "../../src/signature/resolve.ts";
import type { Placement, Scheme, SigningScheme, TemplateScheme } from "../../src/signature/scheme.ts";
import { coverageOf, momentAt, redigest, sign } from "../../src/signature/sign.ts";
import { nonceKinds, timestampFormats, timestampText } from "../../src/signature/time.ts";
import { verify } from "../../src/signature/verify.ts";
import { privateKeyText } from "./material.ts";

const at = Date.UTC(2026, 5, 7, 8, 9, 10);
const random = new Uint8Array(32).fill(7);
const secret = secretOf("0123456789abcdef0123456789abcdef");

const word = fc.string({ unit: fc.constantFrom(..."abcxyz019-_~".split("")), minLength: 1, maxLength: 8 });
const pairs = fc.uniqueArray(fc.tuple(word, word), { selector: ([name]) => name, minLength: 1, maxLength: 4 });

/** Bodies are forms or JSON objects, so that a value can be placed in either. */
const messages = (kind: "form" | "json"): fc.Arbitrary<Message> =>
  fc.record({ path: fc.array(word, { minLength: 1, maxLength: 3 }), query: pairs, fields: pairs, host: word }).map(({ path, query, fields, host }) =>
    messageTo(
      "POST",
      `https://h${host.replace(/[^a-z0-9]/g, "")}.example.com/${path.join("/")}?${query.map(([name, value]) => `q${name}=${value}`).join("&")}`,
      {
        headers: [
          ["Content-Type", kind === "form" ? "application/x-www-form-urlencoded" : "application/json"],
          ["X-Tenant", "t1"],
        ],
        body:
          kind === "form"
            ? fields.map(([name, value]) => `f${name}=${value}`).join("&")
            : JSON.stringify(Object.fromEntries(fields.map(([name, value]) => [`f${name}`, value]))),
      },
    ),
  );

const variables = [
  "method",
  "scheme",
  "host",
  "hostname",
  "path",
  "query",
  "query-sorted",
  "target",
  "url",
  "body",
  "timestamp",
  "nonce",
  "header.x-tenant",
  "header.content-type",
  "header.x-digest",
  "header.x-time",
  "header.x-nonce",
  "query.t",
  "json.n",
  "form.t",
  "inner",
  "header-block",
];
const filters = ["", "|sha256|hex", "|lower", "|base64", "|md5", "|urlencode"];

const places = (kind: "form" | "json"): readonly (Placement | "embedded")[] => ["header", "query", kind, "embedded"];

const schemes = (kind: "form" | "json"): fc.Arbitrary<TemplateScheme> =>
  fc
    .record({
      parts: fc.array(fc.tuple(fc.constantFrom(...variables), fc.constantFrom(...filters)), { minLength: 1, maxLength: 7 }),
      between: fc.constantFrom("\n", ".", "", "\t|"),
      algorithm: fc.constantFrom(...algorithms.filter(isSymmetric)),
      encoding: fc.constantFrom("hex", "HEX", "base64", "base64url"),
      format: fc.constantFrom(...timestampFormats),
      timeIn: fc.constantFrom(...places(kind)),
      generate: fc.constantFrom(...nonceKinds),
      nonceIn: fc.constantFrom(...places(kind)),
      signIn: fc.constantFrom<Placement>("header", "query"),
      inner: fc.constantFrom("{body|sha512|hex}", "{path}|{nonce}", "{query}", "x"),
      listed: fc.constantFrom(["host"], ["x-tenant", "content-type"], ["x-*"], []),
      derive: fc.constantFrom([], ["{date}"], ["{method}", "{nonce}"]),
      digest: fc.boolean(),
    })
    .map((made) => {
      const declared: SigningScheme = {
        scheme: "custom",
        algorithm: made.algorithm,
        encoding: made.encoding,
        derive: made.derive,
        define: { inner: made.inner },
        "string-to-sign": made.parts.map(([name, filter]) => `{${name}${filter}}`).join(made.between),
        timestamp: { format: made.format, in: made.timeIn, name: made.timeIn === "header" ? "X-Time" : "t" },
        nonce: { generate: made.generate, in: made.nonceIn, name: made.nonceIn === "header" ? "X-Nonce" : "n" },
        canonical: { headers: made.listed },
        digests: made.digest ? [{ in: "header", name: "X-Digest", value: "{body|sha256|base64}" }] : [],
        send: [
          { in: "header", name: "X-Beside", value: "ts={timestamp};n={nonce};" },
          {
            in: made.signIn,
            name: "X-Signature",
            value: made.timeIn === "embedded" || made.nonceIn === "embedded" ? "t={timestamp};n={nonce};s={signature}" : "{signature}",
          },
        ],
      };
      const scheme = resolveScheme(declared);
      if (scheme.engine !== "template") throw new Error("custom is a template");
      return scheme;
    });

const cases = fc.constantFrom<"form" | "json">("form", "json").chain((kind) => fc.tuple(schemes(kind), messages(kind)));

/** The signed message with one component changed in meaning, as a probe would do it. Null where the message has no such thing. */
const changed = (message: Message, scheme: TemplateScheme, component: Component): Message | null => {
  const carrier = (place: { readonly in: Placement | "embedded"; readonly name?: string } | null, value: string, pattern: RegExp): Message | null => {
    if (place === null) return null;
    if (place.in !== "embedded") return put(message, { in: place.in, name: place.name ?? "" }, value);
    const spot = scheme.send.find((each) => each.value.includes("{signature}"));
    const old = spot === undefined ? null : take(message, spot);
    return spot === undefined || old === null ? null : put(message, spot, old.replace(pattern, `$1${value};`));
  };
  switch (component) {
    case "method":
      return { ...message, method: "PUT" };
    case "scheme":
      return { ...message, scheme: "http" };
    case "host":
      return { ...message, host: `x${message.host}` };
    case "path":
      return { ...message, path: `${message.path}x` };
    case "query":
      return { ...message, query: `${message.query ?? ""}&zz=1` };
    case "body":
      return withBody(message, bytesOf(wireOf(message.body).startsWith("{") ? wireOf(message.body).replace("{", '{"zz":1,') : `${wireOf(message.body)}&zz=1`));
    case "timestamp":
      return carrier(scheme.timestamp, timestampText(at + 3_600_000, scheme.timestamp?.format ?? "iso8601"), /(t=).*?;/);
    case "nonce":
      return carrier(scheme.nonce, "another", /(n=).*?;/);
    case "content-type":
      return withHeader(message, "Content-Type", `${headerOf(message, "content-type") ?? ""}; x=y`);
    default:
      return withHeader(message, component.slice("header:".length), "t2");
  }
};

const components: readonly Component[] = ["method", "scheme", "host", "path", "query", "body", "timestamp", "nonce", "content-type", "header:x-tenant"];

describe("template schemes", () => {
  it("what is signed verifies, with this secret and no other", () => {
    fc.assert(
      fc.property(cases, ([scheme, message]) => {
        const signed = sign(message, scheme, secret, momentAt(scheme, at, random));
        expect(verify(signed.message, scheme, secret)).toMatchObject({ ok: true });
        expect(verify(signed.message, scheme, secretOf("another"))).toMatchObject({ ok: false, part: "signature" });
        expect(redigest(signed.message, scheme)).toEqual(signed.message);
      }),
      { numRuns: 300 },
    );
  });

  it("the derived coverage is the observed one", () => {
    fc.assert(
      fc.property(cases, ([scheme, message]) => {
        const declared = coverageOf(scheme);
        const { message: sent } = sign(message, scheme, secret, momentAt(scheme, at, random));
        for (const component of components) {
          const other = changed(sent, scheme, component);
          if (other === null) continue;
          // Bound is what still counts when the digests beside the signature are made anew: that takes no secret.
          const ok = verify(redigest(other, scheme), scheme, secret).ok;
          // A time is bound in part by {date}, a header by x-*: such parts are named apart and may refuse as well.
          if (declared.components.has(component)) expect([component, scheme["string-to-sign"], ok]).toEqual([component, scheme["string-to-sign"], false]);
          else if (!declared.parts.has("header:x-*") || !component.startsWith("header:"))
            expect([component, scheme["string-to-sign"], ok]).toEqual([component, scheme["string-to-sign"], true]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("changing any byte of a bound part changes the string to sign", () => {
    const scheme = resolveScheme({
      scheme: "custom",
      "string-to-sign": "{method}\n{host}\n{path}\n{query}\n{header.x-tenant}\n{body|sha256|hex}",
      send: [{ in: "header", name: "X-Signature", value: "{signature}" }],
    });
    const string = (message: Message): Uint8Array => {
      const reading = engineOf(scheme).read(withHeader(message, "X-Signature", "00"), scheme);
      if (!reading.found) throw new Error(reading.why);
      return reading.stringToSign;
    };
    const flip = (text: string, index: number): string => {
      const place = index % text.length;
      return `${text.slice(0, place)}${text[place] === "q" ? "r" : "q"}${text.slice(place + 1)}`;
    };
    fc.assert(
      fc.property(messages("json"), fc.nat(), fc.integer({ min: 1, max: 255 }), (message, index, mask) => {
        const before = string(message);
        const body = Uint8Array.from(message.body);
        body[index % body.length] = (body[index % body.length] ?? 0) ^ mask;
        const others: readonly Message[] = [
          { ...message, method: flip(message.method, index) },
          { ...message, host: flip(message.host, index) },
          { ...message, path: flip(message.path, index) },
          { ...message, query: flip(message.query ?? "", index) },
          withHeader(message, "X-Tenant", flip("t1", index)),
          { ...message, body },
        ];
        for (const other of others) expect(sameBytes(before, string(other))).toBe(false);
      }),
      { numRuns: 200 },
    );
  });
});

const materialFor = (scheme: Scheme): string => {
  const own = privateKeyText(scheme);
  if (own !== null) return own;
  return scheme.key.encoding === "utf8"
    ? "s3cret"
    : Buffer.from("a key of thirty-two bytes, really").toString(scheme.key.encoding === "hex" ? "hex" : "base64");
};

const sameMessage = (left: Message, right: Message): boolean => JSON.stringify(left) === JSON.stringify(right);

describe("every built-in scheme", () => {
  const options = { region: "us-east-1", service: "s", account: "a", token: "t" };
  it.each(builtins)("$name: what is signed verifies, and a change of what it says it binds does not", ({ name }) => {
    const scheme = resolveScheme({ ...options, scheme: name }, "key-1");
    const key = secretOf(materialFor(scheme));
    const kind = name === "kraken" || name === "twilio" || name === "duo-v2" ? "form" : "json";
    const arbitrary =
      name === "adyen-payments"
        ? fc.constant(
            messageTo("POST", "https://example.com/", {
              body: '{"notificationItems":[{"NotificationRequestItem":{"pspReference":"1","amount":{"value":1}}}]}',
            }),
          )
        : messages(kind);
    fc.assert(
      fc.property(arbitrary, (message) => {
        const { message: sent } = sign(message, scheme, key, momentAt(scheme, at, random));
        expect(verify(sent, scheme, key)).toMatchObject({ ok: true });
        const { components: bound, parts } = coverageOf(scheme);
        const others: readonly (readonly [Component, Message])[] = [
          ["method", { ...sent, method: "PATCH" }],
          ["scheme", { ...sent, scheme: "http" }],
          ["host", { ...sent, host: `x${sent.host}` }],
          ["path", { ...sent, path: `${sent.path}x` }],
          ["query", { ...sent, query: `${sent.query ?? ""}&zz=1` }],
          ["body", withBody(sent, bytesOf(kind === "form" ? `${wireOf(sent.body)}&zz=1` : `${wireOf(sent.body)} `))],
        ];
        for (const [component, other] of others) {
          // Hawk binds the port, which follows from the scheme; Azure the length of the body, but not the body.
          if ((component === "scheme" && parts.has("port")) || (component === "body" && parts.has("header:content-length"))) continue;
          expect([component, verify(redigest(other, scheme), scheme, key).ok]).toEqual([component, !bound.has(component)]);
        }
        // Which part differs: the digest where the body has one, the signature once that is made anew; and the usual ways in which two sides disagree by name.
        const changed = others.find(([component]) => component === "body")?.[1] ?? sent;
        if (bound.has("body")) {
          const digested = !sameMessage(redigest(changed, scheme), changed);
          // Acquia signs the hash of the body a second time, in the string itself.
          expect(verify(changed, scheme, key)).toMatchObject({ ok: false, part: digested && name !== "acquia-hmac-2" ? "digest" : "signature" });
          if (digested) expect(verify(redigest(changed, scheme), scheme, key)).toMatchObject({ ok: false, part: "signature" });
        }
        const disagreements: readonly (readonly [Component, Message, string])[] = [
          ["host", { ...sent, host: `${sent.host}:443` }, "without the port in the host"],
          ["path", { ...sent, path: `${sent.path}/` }, "without the slash at the end of the path"],
          ["method", { ...sent, method: sent.method.toLowerCase() }, "with the method in upper case"],
        ];
        for (const [component, other, says] of disagreements) {
          const verdict = verify(other, scheme, key);
          if (!verdict.ok && verdict.part === "signature") expect([component, verdict.differs]).toEqual([component, expect.arrayContaining([says])]);
          else if (!verdict.ok) expect(verdict.part).toBe("digest");
        }
        expect(verify(message, scheme, key)).toMatchObject({ ok: false, part: expect.stringMatching(/^(?:signature|timestamp|nonce)$/) as string });
      }),
      { numRuns: 10 },
    );
  });
});
