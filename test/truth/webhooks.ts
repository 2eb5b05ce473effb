// Receivers of webhooks built on the providers' own libraries: what each binds, from its source.

import { verify as verifyGithub } from "@octokit/webhooks-methods";
import { Webhook } from "standardwebhooks";
import { Stripe } from "stripe";
import { bound, lacking, left, letThrough, notHere, refused, shut, type TruthRow } from "./expected.ts";
import { header, serve } from "./serve.ts";

const body = { kind: "json", value: { id: "evt_1", type: "invoice.paid", amount: 1200 } } as const;
const alternate = { kind: "json", value: { id: "evt_1", type: "invoice.paid", amount: 1300 } } as const;
const canary = { operation: "POST /hook", query: [["source", "test"]], body, alternate } as const;

const noList = "the receiver fixes what is signed";
const oneAlgorithm = "the receiver fixes the algorithm";
const noHost = "the host is no part of what is signed";

/** What a body-only scheme leaves out, whoever checks it. */
const around = (because: string) =>
  ({ method: left(because), host: left(because), path: left(because), query: left(because), "content-type": left(because) }) as const;

const common = (because: string) =>
  ({
    unsigned: refused(because),
    "any-signature": refused(because),
    stripped: refused(because),
    "known-key": refused("one secret is configured"),
    "retired-key": shut("no earlier secret is configured"),
    "unpinned-host": notHere(noHost),
    "forwarded-host": notHere(noHost),
    "prefix-host": notHere(noHost),
    "unenforced-components": shut(noList),
    replay: letThrough("nothing is remembered between two calls"),
    "replay-race": notHere("a replay one at a time is accepted already"),
    "algorithm-downgrade": shut(oneAlgorithm),
    "method-override": refused("serve.ts reads no such header"),
    leak: refused("messages name no signature and no key"),
  }) as const;

const stripeSecret = "whsec_c3Ryb25nLWVub3VnaC1mb3ItdGVzdHM";
const githubSecret = "vP3-mT8_kq6Lz1Rx9Bn4Wd7Gs2Fy5Hc0";
const standardSecret = `whsec_${Buffer.from("n8QwErTy5UiOp2AsDfGh7JkLzXcVb3Nm").toString("base64")}`;

export const webhooks: readonly TruthRow[] = [
  {
    name: "stripe",
    version: "npm:stripe@23.1.0",
    source: "cjs/Webhooks.js",
    signing: { scheme: "stripe" },
    keyId: null,
    secret: stripeSecret,
    canary,
    start: () => {
      const stripe = new Stripe("sk_test_unused");
      return serve("POST /hook", (request, payload) => stripe.webhooks.constructEvent(payload, header(request, "stripe-signature"), stripeSecret), 400);
    },
    components: {
      ...around("makeHMACContent: `${details.timestamp}.${payload}`"),
      body: bound("makeHMACContent: `${details.timestamp}.${payload}`"),
      timestamp: bound("makeHMACContent: `${details.timestamp}.${payload}`"),
      nonce: lacking("the scheme has none"),
    },
    trials: {
      ...common("validateComputedSignature: no signature of the scheme v1 that is equal in length and content"),
      "stale-timestamp": refused("validateComputedSignature: timestampAge > tolerance, DEFAULT_TOLERANCE = 300"),
      "future-timestamp": letThrough("validateComputedSignature: a negative timestampAge is never > tolerance"),
      collision: shut("parseHeader: parseInt leaves digits alone before the first dot"),
    },
    window: { past: 300, future: "unbounded", because: "timestampAge > tolerance alone" },
    replay: "accepted",
  },
  {
    name: "@octokit/webhooks-methods",
    version: "npm:@octokit/webhooks-methods@6.0.0",
    source: "dist-node/index.js",
    signing: { scheme: "github" },
    keyId: null,
    secret: githubSecret,
    canary,
    start: () =>
      serve("POST /hook", async (request, payload) => {
        if (!(await verifyGithub(githubSecret, payload, header(request, "x-hub-signature-256")))) throw new Error("signature does not match");
      }),
    components: {
      ...around("sign: createHmac(algorithm, secret).update(payload)"),
      body: bound("sign: createHmac(algorithm, secret).update(payload)"),
      timestamp: lacking("the scheme has none"),
      nonce: lacking("the scheme has none"),
    },
    trials: {
      ...common("verify: throws without a signature, false for another length, timingSafeEqual"),
      "stale-timestamp": notHere("the scheme has no timestamp"),
      "future-timestamp": notHere("the scheme has no timestamp"),
      collision: shut("one part alone is signed"),
    },
    window: null,
    replay: "accepted",
  },
  {
    name: "standardwebhooks",
    version: "npm:standardwebhooks@1.1.1",
    source: "dist/index.js",
    signing: { scheme: "standard-webhooks" },
    keyId: null,
    secret: standardSecret,
    canary,
    start: () => {
      const webhook = new Webhook(standardSecret);
      return serve("POST /hook", (request, payload) => webhook.verify(payload, request.headers as Record<string, string>));
    },
    components: {
      ...around("sign: `${msgId}.${timestampNumber}.${payload}`"),
      body: bound("sign: `${msgId}.${timestampNumber}.${payload}`"),
      timestamp: bound("sign: `${msgId}.${timestampNumber}.${payload}`"),
      nonce: bound("sign: `${msgId}.${timestampNumber}.${payload}`"),
    },
    trials: {
      ...common("verify: all three headers, version v1, timingSafeEqual"),
      "stale-timestamp": refused("verifyTimestamp: now - timestamp > WEBHOOK_TOLERANCE_IN_SECONDS (300)"),
      "future-timestamp": refused("verifyTimestamp: timestamp > now + WEBHOOK_TOLERANCE_IN_SECONDS"),
      // The specification forbids a dot in the id, the library does not look: `a.1700000000` with a later timestamp is the same string.
      collision: letThrough("verify: msgId is taken as it comes, and a dot in it moves the borders"),
    },
    window: { past: 300, future: 300, because: "verifyTimestamp: both sides" },
    replay: "accepted",
  },
];
