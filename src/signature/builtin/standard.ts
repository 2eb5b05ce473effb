// Schemes that a standard or a widely used draft describes. Pure data.

import type { Builtin } from "../scheme.ts";

/** Standard Webhooks and its older spelling differ in the names of three headers. */
const webhookMessage = (prefix: "webhook" | "svix"): Builtin["form"] => ({
  engine: "template",
  algorithm: "hmac-sha256",
  secret: { encoding: "base64", "strip-prefix": "whsec_" },
  "string-to-sign": "{id}.{timestamp}.{body}",
  encoding: "base64",
  timestamp: { format: "unix-seconds", in: "header", name: `${prefix}-timestamp` },
  nonce: { generate: "uuid", in: "header", name: `${prefix}-id` },
  send: [{ in: "header", name: `${prefix}-signature`, value: "v1,{signature}" }],
});

export const standardSchemes: readonly Builtin[] = [
  {
    name: "rfc9421",
    title: "HTTP Message Signatures",
    direction: "api",
    source: "https://www.rfc-editor.org/rfc/rfc9421",
    vectors: [
      { kind: "published", from: "https://www.rfc-editor.org/rfc/rfc9421#appendix-B" },
      { kind: "published", from: "https://www.rfc-editor.org/rfc/rfc9530#appendix-D" },
      { kind: "cross-signed", from: "npm:http-message-signatures@1.0.6" },
    ],
    note: "The signer chooses the components: give the list that your server demands. `content-digest` binds the body only where the server compares it.",
    ownKeyOnly: false,
    form: { engine: "rfc9421", algorithm: "hmac-sha256" },
  },
  {
    name: "cavage",
    title: "HTTP Signatures (draft-cavage-http-signatures-12)",
    direction: "api",
    source: "https://datatracker.ietf.org/doc/html/draft-cavage-http-signatures-12",
    vectors: [
      { kind: "published", from: "https://datatracker.ietf.org/doc/html/draft-cavage-http-signatures-12#appendix-C" },
      { kind: "cross-signed", from: "npm:http-signature@1.4.0" },
    ],
    note: "The signer chooses the headers: give the list that your server demands.",
    ownKeyOnly: false,
    form: { engine: "cavage", algorithm: "hmac-sha256" },
  },
  {
    name: "hawk",
    title: "Hawk",
    direction: "api",
    source: "https://github.com/mozilla/hawk/blob/main/API.md",
    vectors: [
      { kind: "published", from: "https://github.com/mozilla/hawk/blob/main/API.md" },
      { kind: "cross-signed", from: "npm:hawk@9.0.2" },
    ],
    note: 'The payload hash is sent with every body; a server may still leave it unchecked. The ext field takes two definitions: `ext` (its value) and `ext-part` (`ext="{ext}", `).',
    ownKeyOnly: false,
    form: {
      engine: "template",
      algorithm: "hmac-sha256",
      define: {
        ext: "",
        "ext-part": "",
        payload: "hawk.1.payload\n{media-type}\n{body}\n",
        hash: "{payload|sha256|base64|if-body}",
        "hash-part": 'hash="{hash}", ',
      },
      "string-to-sign": "hawk.1.header\n{timestamp}\n{nonce}\n{method|upper}\n{target}\n{hostname|lower}\n{port}\n{hash}\n{ext}\n",
      encoding: "base64",
      timestamp: { format: "unix-seconds", in: "embedded" },
      nonce: { generate: "hex16", in: "embedded" },
      send: [
        { in: "header", name: "Authorization", value: 'Hawk id="{key-id}", ts="{timestamp}", nonce="{nonce}", {hash-part|if-body}{ext-part}mac="{signature}"' },
      ],
    },
  },
  {
    name: "oauth1",
    title: "OAuth 1.0 signed requests",
    direction: "api",
    source: "https://www.rfc-editor.org/rfc/rfc5849#section-3.4",
    vectors: [
      { kind: "published", from: "https://developer.x.com/en/docs/authentication/oauth-1-0a/creating-a-signature" },
      { kind: "cross-signed", from: "npm:oauth-1.0a@2.2.6" },
    ],
    note: "The secret is `consumer-secret&token-secret`. A body that is no form is bound through oauth_body_hash, which servers may ignore.",
    ownKeyOnly: false,
    form: { engine: "oauth1", algorithm: "hmac-sha1" },
  },
  {
    name: "standard-webhooks",
    title: "Standard Webhooks",
    direction: "webhook",
    source: "https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md",
    vectors: [
      { kind: "published", from: "https://github.com/standard-webhooks/standard-webhooks/blob/main/libraries/javascript/src/webhook.test.ts" },
      { kind: "cross-signed", from: "npm:standardwebhooks@1.1.1" },
    ],
    note: null,
    ownKeyOnly: false,
    form: webhookMessage("webhook"),
  },
  {
    name: "svix",
    title: "Svix webhooks (Clerk, Resend and others)",
    direction: "webhook",
    source: "https://docs.svix.com/receiving/verifying-payloads/how-manual",
    vectors: [{ kind: "published", from: "https://docs.svix.com/receiving/verifying-payloads/how-manual" }],
    note: null,
    ownKeyOnly: false,
    form: webhookMessage("svix"),
  },
];
