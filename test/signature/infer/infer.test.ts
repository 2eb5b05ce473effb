// `infer` on two captured requests each: the shapes of the truth set, every built-in scheme, an unusual layout, and what it says when it cannot know.

import { generateKeyPairSync, randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { parsePolicy } from "../../../src/config/policy.ts";
import { secretOf } from "../../../src/model/secret.ts";
import type { SigningSetup } from "../../../src/model/signing.ts";
import { builtins } from "../../../src/signature/builtin/index.ts";
import { inferHere } from "../../../src/signature/infer/infer.ts";
import { signingBlock } from "../../../src/signature/infer/signing-block.ts";
import { type Message, messageTo, withHeader } from "../../../src/signature/message.ts";
import { resolveScheme } from "../../../src/signature/resolve.ts";
import type { Builtin, SigningScheme } from "../../../src/signature/scheme.ts";
import { verify } from "../../../src/signature/verify.ts";
import { flasks } from "../../truth/flask.ts";
import { captured, names, plentiful, secretText } from "./signed.ts";

const infer = (messages: readonly Message[], secret = secretText) => inferHere(messages, secretOf(secret), names, 3_000_000).fit;

/** The block as a person pastes it, read by the policy's own parser, verifies the capture. */
const pasted = (form: SigningScheme): SigningSetup["form"] => {
  const [written] = parsePolicy(`version: 1\n${signingBlock(form)}`, "sigproof.yml", []).signing;
  if (written === undefined) throw new Error("the policy holds no signing");
  return written.form;
};

const custom: SigningScheme = {
  scheme: "custom",
  "string-to-sign": "{method}\n{path}\n{timestamp}\n{body}",
  timestamp: { format: "unix-seconds", in: "header", name: "X-Timestamp" },
  send: [{ in: "header", name: "X-API-Signature", value: "{signature}" }],
};

describe("the classic Flask shapes of the truth set", () => {
  it.each(flasks)("$name", ({ signing, secret }) => {
    const messages = captured(signing, secret);
    const fit = infer(messages, secret);
    expect(fit?.fits).toEqual([true, true]);
    expect(fit?.written.form["string-to-sign"]).toBe(signing["string-to-sign"]);
    const scheme = resolveScheme(pasted(fit?.written.form ?? custom));
    for (const message of messages) expect(verify(message, scheme, secretOf(secret)).ok).toBe(true);
  });
});

/** A key of the kind that the scheme takes. */
const keyFor = ({ form }: Builtin): string => {
  const { encoding = "utf8", "strip-prefix": prefix } = form.secret ?? {};
  if (encoding === "pem" || encoding === "jwk") {
    const { privateKey } =
      form.algorithm === "ed25519"
        ? generateKeyPairSync("ed25519")
        : form.algorithm?.startsWith("rsa") === true
          ? generateKeyPairSync("rsa", { modulusLength: 2048 })
          : generateKeyPairSync("ec", { namedCurve: "P-256" });
    return encoding === "jwk" ? JSON.stringify(privateKey.export({ format: "jwk" })) : privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  }
  if (encoding === "hex") return randomBytes(32).toString("hex");
  return `${prefix ?? ""}${randomBytes(32).toString(encoding === "base64" ? "base64" : "hex")}`;
};

const optionsFor: Readonly<Record<string, Partial<SigningScheme>>> = {
  "aws-sigv4": { region: "eu-west-1", service: "execute-api" },
  escher: { region: "eu-west-1", service: "mail" },
  "tencent-tc3": { service: "cvm" },
  "azure-sharedkey": { account: "orders" },
};

const messagesFor = ({ name }: Builtin): readonly Message[] => {
  if (name === "kraken")
    return plentiful.map((message, index) => ({
      ...message,
      headers: [["Content-Type", "application/x-www-form-urlencoded"]],
      body: Buffer.from(`pair=XBT${index}`),
    }));
  if (name === "linear") return plentiful.map((message, index) => ({ ...message, body: Buffer.from(`{"action":"a${index}"}`) }));
  if (name !== "adyen-payments") return plentiful;
  return plentiful.map((message, index) => ({
    ...message,
    body: Buffer.from(
      JSON.stringify({
        notificationItems: [
          {
            NotificationRequestItem: {
              pspReference: `p${index}`,
              amount: { value: index + 1, currency: "EUR" },
              eventCode: "A",
              success: "true",
              additionalData: {},
            },
          },
        ],
      }),
    ),
  }));
};

const inferBuiltin = (builtin: Builtin) => {
  const secret = keyFor(builtin);
  return infer(captured({ scheme: builtin.name, ...optionsFor[builtin.name] }, secret, messagesFor(builtin)), secret);
};

describe("built-in schemes", () => {
  it.each(builtins)("$name is named, with its options", (builtin) => {
    const fit = inferBuiltin(builtin);
    expect(fit?.fits).toEqual([true, true]);
    expect(fit?.written.form).toMatchObject({ scheme: builtin.name, secret: { env: "PARTNER_SECRET" }, ...optionsFor[builtin.name] });
    expect(pasted(fit?.written.form ?? custom).scheme).toBe(builtin.name);
  });

  it("five of them, chosen by a seed, from two captured requests each", () => {
    let state = 20_260_607;
    const next = (): number => (state = (state * 48_271) % 2_147_483_647);
    const five = builtins
      .map((builtin) => ({ builtin, key: next() }))
      .toSorted((a, b) => a.key - b.key)
      .slice(0, 5);
    for (const { builtin } of five) expect(inferBuiltin(builtin)?.written.form.scheme).toBe(builtin.name);
  });

  it("names the others that are right about the same requests", () => {
    const twilio = builtins.find(({ name }) => name === "twilio-json");
    expect(twilio === undefined ? [] : inferBuiltin(twilio)?.alike.map(({ says }) => says)).toEqual(["the built-in scheme twilio"]);
  });
});

describe("layouts of one's own", () => {
  it("finds an unusual separator and a base64 key", () => {
    const secret = randomBytes(32).toString("base64");
    const form: SigningScheme = {
      ...custom,
      secret: { encoding: "base64" },
      encoding: "base64",
      "string-to-sign": "{method}~{host}~{path}~{timestamp}",
      send: [{ in: "header", name: "X-Sig", value: "{signature}" }],
    };
    const fit = infer(captured(form, secret), secret);
    expect(fit?.written.form).toMatchObject({
      secret: { env: "PARTNER_SECRET", encoding: "base64" },
      encoding: "base64",
      "string-to-sign": "{method}~{host}~{path}~{timestamp}",
    });
  });

  it.each<[string, SigningScheme["send"] & object, Partial<SigningScheme>]>([
    ["a prefix", [{ in: "header", name: "X-Signature", value: "sha256={signature}" }], {}],
    [
      "a list of its own",
      [{ in: "header", name: "Partner-Signature", value: "t={timestamp},v1={signature}" }],
      { timestamp: { format: "unix-seconds", in: "embedded" } },
    ],
    [
      "an Authorization scheme with parameters",
      [{ in: "header", name: "Authorization", value: 'HMAC-SHA256 id="{key-id}", ts="{timestamp}", nonce="{nonce}", signature="{signature}"' }],
      {
        timestamp: { format: "iso8601", in: "embedded" },
        nonce: { generate: "hex16", in: "embedded" },
        "string-to-sign": "{key-id}\n{timestamp}\n{nonce}\n{body}",
      },
    ],
    ["key and signature in Authorization", [{ in: "header", name: "Authorization", value: "PARTNER {key-id}:{signature}" }], {}],
    [
      "a query parameter",
      [{ in: "query", name: "sig", value: "{signature}" }],
      { timestamp: { format: "unix-millis", in: "query", name: "ts" }, "string-to-sign": "{method}\n{path}\n{query}" },
    ],
    [
      "a digest header",
      [{ in: "header", name: "X-Signature", value: "{signature}" }],
      {
        digests: [{ in: "header", name: "Digest", value: "SHA-256={body|sha256|base64}" }],
        "string-to-sign": "{method}\n{path}\n{timestamp}\n{body|sha256|base64}",
      },
    ],
    ["an HTTP date", [{ in: "header", name: "X-Signature", value: "{signature}" }], { timestamp: { format: "http-date", in: "header", name: "Date" } }],
    ["capitals", [{ in: "header", name: "X-Signature", value: "{signature}" }], { encoding: "HEX" }],
  ])("reads %s", (_what, send, more) => {
    const form = { ...custom, ...more, send };
    const fit = infer(captured(form, secretText));
    expect(fit?.fits).toEqual([true, true]);
    expect(fit?.written.form.send).toEqual(send);
    expect(fit?.written.form["string-to-sign"]).toBe(form["string-to-sign"]);
    if (form.timestamp !== undefined) expect(fit?.written.form.timestamp ?? form.timestamp).toEqual(form.timestamp);
    expect(() => pasted(fit?.written.form ?? custom)).not.toThrow();
  });

  it.each([
    ["hmac-sha1", "hmac-sha1"],
    ["hmac-sha512", "hmac-sha512"],
    ["hmac-md5", "hmac-md5"],
    ["sha256-secret-prefix", "sha256-secret-prefix"],
  ] as const)("finds the algorithm %s", (_name, algorithm) => {
    expect(infer(captured({ ...custom, algorithm }, secretText))?.written.form.algorithm).toBe(algorithm);
  });

  it("finds a layout that an asymmetric key signed", () => {
    const pem = generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }).toString();
    const form: SigningScheme = { ...custom, algorithm: "ed25519", secret: { encoding: "pem" }, "string-to-sign": "{timestamp}\n{body}" };
    expect(infer(captured(form, pem), pem)?.written.form).toMatchObject({
      algorithm: "ed25519",
      "string-to-sign": "{timestamp}\n{body}",
      secret: { encoding: "pem" },
    });
  });
});

describe("what two samples leave open", () => {
  const alike = (urls: readonly string[]) =>
    infer(
      captured(
        custom,
        secretText,
        urls.map((url) => messageTo("POST", url, { body: "{}" })),
      ),
    );

  it("is named with the request that would tell", () => {
    const fit = alike(["https://api.example.com/a", "https://api.example.com/b"]);
    expect(fit?.written.form["string-to-sign"]).toBe("{method}\n{path}\n{timestamp}\n{body}");
    expect(fit?.alike.map(({ says, tells }) => `${says}: ${tells}`)).toContain("{target} instead of {path}: a request with a query");
  });

  it("is not named once a sample tells", () => {
    const fit = alike(["https://api.example.com/a?x=1", "https://api.example.com/b"]);
    expect(fit?.alike.map(({ says }) => says)).not.toContain("{target} instead of {path}");
  });

  it("says nothing where the samples tell everything", () =>
    expect(infer(captured({ ...custom, "string-to-sign": "{method}\n{host}\n{path}\n{query}\n{timestamp}" }, secretText))?.alike).toEqual([]));

  it("tells one that fits from those that do not", () => {
    const [first, second] = captured(custom, secretText);
    if (first === undefined || second === undefined) throw new Error("two messages");
    const messages = [first, withHeader(second, "X-API-Signature", "01".repeat(32))];
    expect(inferHere(messages, secretOf(secretText), names, 400_000).fit?.fits.filter(Boolean)).toEqual([true]);
  });
});

it("gives up on a secret that is another one", () => {
  const short: SigningScheme = { scheme: "custom", "string-to-sign": "{body}", send: [{ in: "header", name: "X-Signature", value: "{signature}" }] };
  const messages = captured(short, secretText, [
    messageTo("POST", "https://h.example/", { body: "a" }),
    messageTo("POST", "https://h.example/", { body: "b" }),
  ]);
  const { fit, tried } = inferHere(messages, secretOf("another-secret-of-the-user"), names, 50_000);
  expect(fit).toBeNull();
  expect(tried).toBeGreaterThan(1_000);
});
