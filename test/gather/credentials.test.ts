import { expect, it } from "vitest";
import { credentialFinder } from "../../src/gather/credentials.ts";
import { hmac, parameter, scheme, signed, spec } from "../facts.ts";

const labels = (headers: Readonly<Record<string, string>>, url = "https://a.example/", find = credentialFinder(null, undefined)) =>
  find({ url, headers: Object.entries(headers) }).map(({ label, signature }) => (signature ? `${label}!` : label));

it.each([
  ["Authorization", ""],
  ["Proxy-Authorization", ""],
  ["Cookie", ""],
  ["X-API-Key", ""],
  ["X-Auth-Key", ""],
  ["X-Amz-Security-Token", ""],
  ["X-API-Signature", "!"],
  ["X-Hub-Signature-256", "!"],
  ["Stripe-Signature", "!"],
  ["X-Shopify-Hmac-Sha256", "!"],
  ["OK-ACCESS-SIGN", "!"],
])("%s carries a credential", (name, mark) => expect(labels({ [name]: "x" })).toEqual([`header ${name.toLowerCase()}${mark}`]));

it.each([
  "Content-Type",
  "X-Timestamp",
  "X-Nonce",
  "Content-Digest",
  "Idempotency-Key",
  "Sec-WebSocket-Key",
  "X-Key-Id",
  "Accept",
  "Authority",
  "X-CSRF-Token",
  "Design",
])("%s does not", (name) => expect(labels({ [name]: "x" })).toEqual([]));

it("looks at the query by name, and at nothing that is empty", () => {
  expect(labels({ "X-Signature": "" }, "https://a.example/?sig=1&api_key=2&page=3&token=")).toEqual(["query api_key", "query sig!"]);
});

it("knows the names that the description declares", () => {
  const described = spec({
    schemes: [hmac, scheme("key", "apiKey", { in: "header", detail: "X-Partner" }), scheme("q", "apiKey", { in: "query", detail: "who" })],
  });
  expect(labels({ "x-partner": "1", "X-Signature": "2" }, "https://a.example/?who=3", credentialFinder(described, undefined))).toEqual([
    "header x-partner",
    "header x-signature!",
    "query who",
  ]);
  const parameters = [parameter("X-Checked", { role: "signature" })];
  expect(labels({ "X-Checked": "1" }, "https://a.example/", credentialFinder(spec({ operations: [signed("GET /x", { parameters })] }), undefined))).toEqual([
    "header x-checked!",
  ]);
});

it("knows the names under which the policy sends its signature", () => {
  const form = {
    scheme: "custom",
    send: [
      { in: "header", name: "X-Seal", value: "v1={signature}" },
      { in: "header", name: "X-When", value: "{timestamp}" },
    ],
  };
  const setup = { form, keyId: null, operations: null, secret: null, missing: null, previous: null, place: null };
  expect(labels({ "X-Seal": "1", "X-When": "2" }, "https://a.example/", credentialFinder(null, { setups: [setup], canaries: [], quick: false }))).toEqual([
    "header x-seal!",
  ]);
});
