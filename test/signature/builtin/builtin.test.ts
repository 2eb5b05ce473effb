// No built-in scheme ships whose only witness is our own code, and the table says the truth about itself.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { builtins } from "../../../src/signature/builtin/index.ts";
import { resolveScheme } from "../../../src/signature/resolve.ts";
import { coverageOf } from "../../../src/signature/sign.ts";
import { crossSigned } from "./cross-signed.ts";
import { published } from "./published.ts";

/** Sources that the tests of an engine hold, and not the two tables. */
const inEngineTests: ReadonlyMap<string, string> = new Map([
  ["https://www.rfc-editor.org/rfc/rfc9530#appendix-D", "../engines/rfc9421.test.ts"],
  ["npm:http-message-signatures@1.0.6", "../engines/rfc9421.test.ts"],
  ["npm:http-signature@1.4.0", "../engines/cavage.test.ts"],
  ["npm:escher-auth@4.0.2 (aws4_testsuite)", "../engines/aws-sigv4.test.ts"],
  ["npm:@smithy/signature-v4@5.7.5", "../engines/aws-sigv4.test.ts"],
  ["https://github.com/cloudflare/web-bot-auth/tree/main/packages/web-bot-auth/test/test_data", "../engines/rfc9421.test.ts"],
  ["npm:aws4@1.13.2", "../engines/aws-sigv4.test.ts"],
]);

const rows = [...published, ...crossSigned];
const manifest = JSON.parse(readFileSync(join(import.meta.dirname, "../../../package.json"), "utf8")) as { devDependencies: Record<string, string> };

const options = { region: "us-east-1", service: "s", account: "a" };

describe("the built-in schemes", () => {
  it("have names of their own", () => {
    expect(new Set(builtins.map((each) => each.name)).size).toBe(builtins.length);
    expect(builtins.length).toBeGreaterThanOrEqual(60);
  });

  it.each(builtins)("$name names its source, and is proved by somebody else's numbers", ({ name, source, vectors, title }) => {
    expect(source).toMatch(/^https:\/\/[^/]+\//);
    expect(title).not.toBe("");
    expect(vectors.length).toBeGreaterThan(0);
    expect(rows.filter((row) => row.scheme === name).length).toBeGreaterThan(0);
    for (const { from, kind } of vectors) {
      const proved = rows.some((row) => row.scheme === name && row.from === from) || inEngineTests.has(from);
      expect(proved, `no test row for ${from}`).toBe(true);
      expect(from).toMatch(kind === "published" ? /^(?:https:|npm:)/ : /^npm:/);
    }
  });

  it.each(rows)("the row of $scheme from $from is one that the scheme names", ({ scheme, from }) => {
    expect(builtins.find((each) => each.name === scheme)?.vectors.map((each) => each.from)).toContain(from);
  });

  it.each([...new Set(builtins.flatMap((each) => each.vectors.map((vector) => vector.from)).filter((from) => from.startsWith("npm:")))])(
    "%s is the version that is installed",
    (from) => {
      const [, name, version] = /^npm:(@?[^@]+)@(\S+)/.exec(from) ?? [];
      expect(manifest.devDependencies[name ?? ""]).toBe(version);
    },
  );

  it.each([...inEngineTests])("%s is in %s", (from, file) => {
    const text = readFileSync(join(import.meta.dirname, file), "utf8");
    expect(text).toContain(from.startsWith("npm:") ? from.split(" ")[0] : from.includes("rfc9530") ? "RFC 9530" : from);
  });

  it("bind what their tables say: method, scheme, host, path, query, body, timestamp, nonce, content-type", () => {
    const letters = [
      ["method", "M"],
      ["scheme", "S"],
      ["host", "H"],
      ["path", "P"],
      ["query", "Q"],
      ["body", "B"],
      ["timestamp", "T"],
      ["nonce", "N"],
      ["content-type", "C"],
    ] as const;
    const table = builtins.map((each) => {
      const { components } = coverageOf(resolveScheme({ ...options, scheme: each.name }, "k"));
      return `${each.name} ${letters.map(([name, letter]) => (components.has(name) ? letter : "-")).join("")}`;
    });
    expect(table).toMatchInlineSnapshot(`
      [
        "rfc9421 M-HPQBT-C",
        "cavage M-HPQBT--",
        "web-bot-auth --H---TN-",
        "kong-hmac-auth M-HPQBT--",
        "jws -----B---",
        "hawk M-HPQBTNC",
        "oauth1 MSHPQBTN-",
        "standard-webhooks -----BTN-",
        "svix -----BTN-",
        "aws-sigv4 M-HPQBT-C",
        "aws-sigv2 M-HPQ-T--",
        "gcs-v4 M-HPQ-T-C",
        "azure-sharedkey M--PQ-T-C",
        "azure-appconfig M-HPQBT--",
        "alibaba-acs3 M-HPQBTNC",
        "alibaba-rpc-v1 M---Q-TN-",
        "alibaba-roa-v2 M--PQBTNC",
        "tencent-tc3 M-HPQBT-C",
        "acquia-hmac-2 M-HPQBTNC",
        "akamai-eg1 MSHPQBTN-",
        "contentful M--PQBT--",
        "pusher-rest M--PQBT--",
        "duo-v2 M-HPQBT--",
        "duo-v5 M-HPQBT--",
        "escher M-HPQBT--",
        "binance ----QBT--",
        "kraken ---P-B-N-",
        "gate-io M--PQBT--",
        "kucoin M--PQBT--",
        "bitfinex ---P-B-N-",
        "stripe -----BT--",
        "github -----B---",
        "slack -----BT--",
        "shopify -----B---",
        "shopify-app-proxy ----Q-T--",
        "twilio -SHPQB---",
        "twilio-json -SHPQB---",
        "sendgrid -----BT--",
        "square -SHPQB---",
        "discord -----BT--",
        "linear -----BT--",
        "hubspot-v1 -----B---",
        "hubspot-v2 MSHPQB---",
        "hubspot-v3 MSHPQBT--",
        "paddle -----BT--",
        "workos -----BT--",
        "razorpay -----B---",
        "pusher-webhook -----B---",
        "sanity -----BT--",
        "line -----B---",
        "mux -----BT--",
        "jira -----B---",
        "notion -----B---",
        "pagerduty -----B---",
        "box -----BT--",
        "zoom -----BT--",
        "plaid -----BT--",
        "fusionauth -----B---",
        "adyen-platform -----B---",
        "adyen-payments ---------",
      ]
    `);
  });

  it("give a sentence and the likely name for one that is not there", () => {
    expect(() => resolveScheme({ scheme: "strpe" })).toThrow(expect.objectContaining({ code: "policy-invalid", hint: "did you mean stripe?" }));
  });
});
