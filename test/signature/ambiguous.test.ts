// Which templates let two requests share one signature: none is accused without a pair of requests that proves it.

import { describe, expect, it } from "vitest";
import { secretOf } from "../../src/model/secret.ts";
import { collisionOf, shown } from "../../src/signature/ambiguous.ts";
import { builtins } from "../../src/signature/builtin/index.ts";
import { wireOf } from "../../src/signature/message.ts";
import { resolveScheme } from "../../src/signature/resolve.ts";
import type { SigningScheme, TemplateScheme } from "../../src/signature/scheme.ts";
import { sign } from "../../src/signature/sign.ts";

const custom = (string: string, more: Partial<SigningScheme> = {}): TemplateScheme => {
  const scheme = resolveScheme({
    scheme: "custom",
    "string-to-sign": string,
    timestamp: { format: "unix-seconds", in: "header", name: "X-Timestamp" },
    nonce: { generate: "uuid", in: "header", name: "X-Nonce" },
    send: [{ in: "header", name: "X-Signature", value: "{signature}" }],
    ...more,
  });
  if (scheme.engine !== "template") throw new Error("custom is a template");
  return scheme;
};

describe("templates that can be read in two ways", () => {
  it.each([
    ["query and body side by side", "{query}{body}", ["query", "body"]],
    ["target and body side by side", "{timestamp}{method}{target}{body}", ["target", "body"]],
    ["a path and a query with nothing between", "{method}\n{path}{query}\n{body}", ["path", "query"]],
    ["a full stop, which an id may hold", "{id}.{timestamp}.{body}", ["id", "timestamp", "body"]],
    ["a colon, which header and nonce may hold", "{header.x-tenant}:{nonce}:{body}", ["header.x-tenant", "nonce", "body"]],
    ["a newline, which a decoded path may hold", "{path}\n{nonce}\n{body}", ["path", "nonce", "body"]],
    ["a newline, which a JSON member may hold", "{json.a}\n{json.b}", ["json.a", "json.b"]],
    ["a form whose names and values run together", "{url}{form-joined}", ["form-joined"]],
    ["a query whose names and values run together", "{query-joined}", ["query-joined"]],
    ["a definition that hides the border", "{both}", ["query", "body"]],
  ])("%s", (says, string, between) => {
    const collision = collisionOf(
      custom(string, {
        ...(says.includes("decoded path") ? { canonical: { path: "decoded" } } : {}),
        ...(says.includes("definition") ? { define: { both: "{query}{body}" } } : {}),
      }),
    );
    expect(collision).not.toBeNull();
    expect(between).toEqual(expect.arrayContaining(collision?.between.slice() ?? []));
    expect(collision?.between.length).toBeGreaterThan(0);
  });

  it("the two requests of a pair are signed alike", () => {
    const scheme = custom("{query}{body}", { nonce: { generate: "uuid", in: "embedded" } });
    const collision = collisionOf(scheme);
    if (collision === null) throw new Error("there is one");
    const [left, right] = [collision.left, collision.right].map((message) => sign(message, scheme, secretOf("s"), { epochMs: 0, nonce: "n" }));
    expect(left?.signature).toBe(right?.signature);
    expect([collision.left.query, wireOf(collision.left.body)]).not.toEqual([collision.right.query, wireOf(collision.right.body)]);
    expect(shown(collision.stringToSign)).not.toBe("");
  });
});

describe("templates that can be read in one way only", () => {
  it.each([
    ["lines, with the body last", "{method}\n{host}\n{path}\n{query}\n{timestamp}\n{nonce}\n{body}"],
    ["the body hashed", "{method}\n{path}\n{body|sha256|hex}\n{nonce}"],
    ["the time in front of the body", "{timestamp}.{body}"],
    ["a time of fixed length side by side with the body", "{timestamp}{body}"],
    ["one variable alone", "{body}"],
    ["method and path side by side: a path begins with a slash", "{method}{path}"],
    ["lines of headers", "{header.x-a}\n{header.x-b}\n{body}"],
  ])("%s", (_says, string) => {
    expect(collisionOf(custom(string))).toBeNull();
  });
});

it("among the built-in schemes, these can be read in two ways", () => {
  const found = builtins.flatMap(({ name }) => {
    const scheme = resolveScheme({ scheme: name, region: "r", service: "s", account: "a" }, "k1");
    if (scheme.engine !== "template") return [];
    const collision = collisionOf(scheme);
    return collision === null ? [] : [`${name}: ${collision.between.join(", ")}`];
  });
  expect(found).toMatchInlineSnapshot(`
    [
      "standard-webhooks: id, body",
      "svix: id, body",
      "binance: query, body",
      "kucoin: target, body",
      "bitfinex: nonce, body",
      "shopify-app-proxy: query-joined",
      "twilio: form-joined",
      "square: url, body",
      "hubspot-v2: url, body",
      "hubspot-v3: url, body",
      "adyen-payments: json.notificationItems.0.NotificationRequestItem.pspReference, json.notificationItems.0.NotificationRequestItem.success",
    ]
  `);
});
