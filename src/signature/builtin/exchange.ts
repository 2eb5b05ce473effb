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
];
