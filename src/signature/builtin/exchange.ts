// Schemes of exchanges that publish vectors. Pure data.

import type { Builtin } from "../scheme.ts";

export const exchangeSchemes: readonly Builtin[] = [
  {
    name: "binance",
    title: "Binance",
    direction: "api",
    source: "https://developers.binance.com/docs/binance-spot-api-docs/rest-api/request-security",
    vectors: [{ kind: "published", from: "https://github.com/binance/binance-spot-api-docs/blob/master/rest-api.md" }],
    note: "Needs key-id. Query and body run into each other without a separator; method, host and path are not bound.",
    ownKeyOnly: false,
    form: {
      engine: "template",
      algorithm: "hmac-sha256",
      "string-to-sign": "{query}{body}",
      encoding: "hex",
      timestamp: { format: "unix-millis", in: "query", name: "timestamp" },
      send: [
        { in: "header", name: "X-MBX-APIKEY", value: "{key-id}" },
        { in: "query", name: "signature", value: "{signature}" },
      ],
    },
  },
  {
    name: "kraken",
    title: "Kraken",
    direction: "api",
    source: "https://docs.kraken.com/api/docs/guides/spot-rest-auth",
    vectors: [{ kind: "published", from: "https://docs.kraken.com/api/docs/guides/spot-rest-auth" }],
    note: "Needs key-id. The nonce has to ascend, so requests go out one at a time.",
    ownKeyOnly: false,
    form: {
      engine: "template",
      algorithm: "hmac-sha512",
      secret: { encoding: "base64" },
      define: { inner: "{nonce}{body}" },
      "string-to-sign": "{path}{inner|sha256}",
      encoding: "base64",
      nonce: { generate: "monotonic-millis", in: "form", name: "nonce" },
      send: [
        { in: "header", name: "API-Key", value: "{key-id}" },
        { in: "header", name: "API-Sign", value: "{signature}" },
      ],
    },
  },
  {
    name: "gate-io",
    title: "Gate",
    direction: "api",
    source: "https://www.gate.io/docs/developers/apiv4/en/#apiv4-signed-request-requirements",
    vectors: [{ kind: "published", from: "https://www.gate.io/docs/developers/apiv4/en/#apiv4-signed-request-requirements" }],
    note: "Needs key-id. Gate signs the query without percent-encoding: parameters that need it are not supported.",
    ownKeyOnly: false,
    form: {
      engine: "template",
      algorithm: "hmac-sha512",
      "string-to-sign": "{method|upper}\n{path}\n{query}\n{body|sha512|hex}\n{timestamp}",
      encoding: "hex",
      timestamp: { format: "unix-seconds", in: "header", name: "Timestamp" },
      send: [
        { in: "header", name: "KEY", value: "{key-id}" },
        { in: "header", name: "SIGN", value: "{signature}" },
      ],
    },
  },
  {
    name: "kucoin",
    title: "KuCoin",
    direction: "api",
    source: "https://www.kucoin.com/docs-new/authentication",
    vectors: [{ kind: "cross-signed", from: "npm:kucoin-universal-sdk@1.3.0" }],
    note: "Needs key-id. The signed passphrase, KC-API-PASSPHRASE, is the same for every request: give it as a header of the canary, from the environment.",
    ownKeyOnly: false,
    form: {
      engine: "template",
      algorithm: "hmac-sha256",
      "string-to-sign": "{timestamp}{method|upper}{target}{body}",
      encoding: "base64",
      timestamp: { format: "unix-millis", in: "header", name: "KC-API-TIMESTAMP" },
      send: [
        { in: "header", name: "KC-API-KEY", value: "{key-id}" },
        { in: "header", name: "KC-API-KEY-VERSION", value: "3" },
        { in: "header", name: "KC-API-SIGN", value: "{signature}" },
      ],
    },
  },
  {
    name: "bitfinex",
    title: "Bitfinex",
    direction: "api",
    source: "https://docs.bitfinex.com/docs/rest-auth",
    vectors: [{ kind: "cross-signed", from: "npm:bfx-api-node-rest@7.0.0" }],
    note: "Needs key-id. The nonce has to ascend, so requests go out one at a time. Path, nonce and body run into each other without a separator.",
    ownKeyOnly: false,
    form: {
      engine: "template",
      algorithm: "hmac-sha384",
      "string-to-sign": "/api{path}{nonce}{body}",
      encoding: "hex",
      nonce: { generate: "monotonic-micros", in: "header", name: "bfx-nonce" },
      send: [
        { in: "header", name: "bfx-apikey", value: "{key-id}" },
        { in: "header", name: "bfx-signature", value: "{signature}" },
      ],
    },
  },
];
