// Schemes of webhooks: the target is the receiver, and signs nothing itself. Pure data.

import type { Spelling } from "../algorithm.ts";
import type { Builtin, SigningScheme, VectorSource } from "../scheme.ts";

const published = (from: string): VectorSource => ({ kind: "published", from });
const crossSigned = (from: string): VectorSource => ({ kind: "cross-signed", from: `npm:${from}` });

type Common = Pick<Builtin, "name" | "title" | "source" | "vectors"> & { readonly note?: string };

const webhook = ({ note, ...common }: Common, form: Omit<Extract<Builtin["form"], { readonly engine: "template" }>, "engine">): Builtin => ({
  ...common,
  direction: "webhook",
  note: note ?? null,
  ownKeyOnly: false,
  form: { engine: "template", ...form },
});

const unfresh = "Binds the body alone: neither time nor message id, so any delivery can be repeated.";

/** HMAC-SHA256 of the body, and nothing else. */
const bodyOnly = (common: Common, header: string, encoding: Spelling, value = "{signature}", more: Pick<Builtin["form"], "secret"> = {}): Builtin =>
  webhook(
    { note: unfresh, ...common },
    { algorithm: "hmac-sha256", "string-to-sign": "{body}", encoding, send: [{ in: "header", name: header, value }], ...more },
  );

/** A JSON Web Token in a header, with a hash of the body among its claims. */
const token = ({ note, ...common }: Common, form: Omit<SigningScheme, "scheme">): Builtin => ({
  ...common,
  direction: "webhook",
  note: note ?? null,
  ownKeyOnly: false,
  form: { engine: "jws", ...form },
});

/** `t=…,v1=…` in one header, over time, a separator and the body. */
const timed = (
  common: Common,
  header: string,
  format: "unix-seconds" | "unix-millis",
  value: string,
  string = "{timestamp}.{body}",
  encoding: Spelling = "hex",
): Builtin =>
  webhook(common, {
    algorithm: "hmac-sha256",
    "string-to-sign": string,
    encoding,
    timestamp: { format, in: "embedded" },
    send: [{ in: "header", name: header, value }],
  });

export const webhookSchemes: readonly Builtin[] = [
  timed(
    { name: "stripe", title: "Stripe", source: "https://docs.stripe.com/webhooks/signature", vectors: [crossSigned("stripe@23.1.0")] },
    "Stripe-Signature",
    "unix-seconds",
    "t={timestamp},v1={signature}",
  ),
  bodyOnly(
    {
      name: "github",
      title: "GitHub",
      source: "https://docs.github.com/webhooks/using-webhooks/validating-webhook-deliveries",
      vectors: [published("https://docs.github.com/webhooks/using-webhooks/validating-webhook-deliveries"), crossSigned("@octokit/webhooks-methods@6.0.0")],
    },
    "X-Hub-Signature-256",
    "hex",
    "sha256={signature}",
  ),
  webhook(
    {
      name: "slack",
      title: "Slack",
      source: "https://docs.slack.dev/authentication/verifying-requests-from-slack",
      vectors: [published("https://docs.slack.dev/authentication/verifying-requests-from-slack")],
    },
    {
      algorithm: "hmac-sha256",
      "string-to-sign": "v0:{timestamp}:{body}",
      encoding: "hex",
      timestamp: { format: "unix-seconds", in: "header", name: "X-Slack-Request-Timestamp" },
      send: [{ in: "header", name: "X-Slack-Signature", value: "v0={signature}" }],
    },
  ),
  bodyOnly(
    {
      name: "shopify",
      title: "Shopify",
      source: "https://shopify.dev/docs/apps/build/webhooks/subscribe/https",
      vectors: [crossSigned("@shopify/shopify-api@13.1.0")],
    },
    "X-Shopify-Hmac-Sha256",
    "base64",
  ),
  webhook(
    {
      name: "shopify-app-proxy",
      title: "Shopify app proxy",
      source: "https://shopify.dev/docs/apps/build/online-store/app-proxies/authenticate-app-proxies",
      vectors: [crossSigned("@shopify/shopify-api@13.1.0")],
      note: "Names and values of the query run into each other without a separator: different queries have one signature. Host, path and body are not bound.",
    },
    {
      algorithm: "hmac-sha256",
      "string-to-sign": "{query-joined}",
      encoding: "hex",
      timestamp: { format: "unix-seconds", in: "query", name: "timestamp" },
      send: [{ in: "query", name: "signature", value: "{signature}" }],
    },
  ),
  webhook(
    {
      name: "twilio",
      title: "Twilio",
      source: "https://www.twilio.com/docs/usage/security#validating-requests",
      vectors: [published("https://www.twilio.com/docs/usage/security#validating-requests"), crossSigned("twilio@6.2.0")],
      note: "Names and values of the form run into each other and into the URL without a separator: different requests have one signature. A body that is no form is not bound; see twilio-json.",
    },
    {
      algorithm: "hmac-sha1",
      "string-to-sign": "{url}{form-joined}",
      encoding: "base64",
      send: [{ in: "header", name: "X-Twilio-Signature", value: "{signature}" }],
    },
  ),
  webhook(
    {
      name: "twilio-json",
      title: "Twilio with a JSON body",
      source: "https://www.twilio.com/docs/usage/security#validating-requests",
      vectors: [crossSigned("twilio@6.2.0")],
      note: "The body is bound through the query parameter bodySHA256.",
    },
    {
      algorithm: "hmac-sha1",
      "string-to-sign": "{url}",
      encoding: "base64",
      digests: [{ in: "query", name: "bodySHA256", value: "{body|sha256|hex}" }],
      send: [{ in: "header", name: "X-Twilio-Signature", value: "{signature}" }],
    },
  ),
  {
    ...webhook(
      {
        name: "sendgrid",
        title: "SendGrid event webhook",
        source: "https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features",
        vectors: [crossSigned("@sendgrid/eventwebhook@8.0.0")],
        note: "SendGrid signs with its own private key: only a receiver that trusts a key of yours can be tried.",
      },
      {
        algorithm: "ecdsa-p256-sha256-der",
        secret: { encoding: "pem" },
        "string-to-sign": "{timestamp}{body}",
        encoding: "base64",
        timestamp: { format: "unix-seconds", in: "header", name: "X-Twilio-Email-Event-Webhook-Timestamp" },
        send: [{ in: "header", name: "X-Twilio-Email-Event-Webhook-Signature", value: "{signature}" }],
      },
    ),
    ownKeyOnly: true,
  },
  webhook(
    {
      name: "square",
      title: "Square",
      source: "https://developer.squareup.com/docs/webhooks/step3validate",
      vectors: [published("https://github.com/square/square-nodejs-sdk/blob/master/tests/unit/WebhooksHelper.test.ts")],
      note: "URL and body run into each other without a separator.",
    },
    {
      algorithm: "hmac-sha256",
      "string-to-sign": "{url}{body}",
      encoding: "base64",
      send: [{ in: "header", name: "x-square-hmacsha256-signature", value: "{signature}" }],
    },
  ),
  {
    ...webhook(
      {
        name: "discord",
        title: "Discord interactions",
        source: "https://docs.discord.com/developers/interactions/overview",
        vectors: [crossSigned("discord-interactions@4.4.0")],
        note: "Discord signs with its own private key: only a receiver that trusts a key of yours can be tried.",
      },
      {
        algorithm: "ed25519",
        secret: { encoding: "pem" },
        "string-to-sign": "{timestamp}{body}",
        encoding: "hex",
        timestamp: { format: "unix-seconds", in: "header", name: "X-Signature-Timestamp" },
        send: [{ in: "header", name: "X-Signature-Ed25519", value: "{signature}" }],
      },
    ),
    ownKeyOnly: true,
  },
  webhook(
    {
      name: "linear",
      title: "Linear",
      source: "https://linear.app/developers/webhooks",
      vectors: [crossSigned("@linear/sdk@98.0.0")],
      note: "The time is a member of the JSON body.",
    },
    {
      algorithm: "hmac-sha256",
      "string-to-sign": "{body}",
      encoding: "hex",
      timestamp: { format: "unix-millis", in: "json", name: "webhookTimestamp" },
      send: [{ in: "header", name: "Linear-Signature", value: "{signature}" }],
    },
  ),
  webhook(
    {
      name: "hubspot-v1",
      title: "HubSpot, version 1",
      source: "https://developers.hubspot.com/docs/apps/legacy-apps/authentication/validating-requests",
      vectors: [published("https://developers.hubspot.com/docs/apps/legacy-apps/authentication/validating-requests")],
      note: "A hash of secret and body instead of an HMAC: it can be extended without the secret.",
    },
    {
      algorithm: "sha256-secret-prefix",
      "string-to-sign": "{body}",
      encoding: "hex",
      send: [{ in: "header", name: "X-HubSpot-Signature", value: "{signature}" }],
    },
  ),
  webhook(
    {
      name: "hubspot-v2",
      title: "HubSpot, version 2",
      source: "https://developers.hubspot.com/docs/apps/legacy-apps/authentication/validating-requests",
      vectors: [published("https://developers.hubspot.com/docs/apps/legacy-apps/authentication/validating-requests")],
      note: "A hash of secret and message instead of an HMAC: it can be extended without the secret.",
    },
    {
      algorithm: "sha256-secret-prefix",
      "string-to-sign": "{method}{url}{body}",
      encoding: "hex",
      send: [{ in: "header", name: "X-HubSpot-Signature", value: "{signature}" }],
    },
  ),
  webhook(
    {
      name: "hubspot-v3",
      title: "HubSpot, version 3",
      source: "https://developers.hubspot.com/docs/apps/legacy-apps/authentication/validating-requests",
      vectors: [published("https://github.com/HubSpot/hubspot-api-python/blob/master/tests/spec/utils/test_signature.py")],
      note: "Method, URL, body and time run into each other without a separator.",
    },
    {
      algorithm: "hmac-sha256",
      "string-to-sign": "{method}{url}{body}{timestamp}",
      encoding: "base64",
      timestamp: { format: "unix-millis", in: "header", name: "X-HubSpot-Request-Timestamp" },
      send: [{ in: "header", name: "X-HubSpot-Signature-v3", value: "{signature}" }],
    },
  ),
  timed(
    {
      name: "paddle",
      title: "Paddle",
      source: "https://developer.paddle.com/webhooks/signature-verification",
      vectors: [crossSigned("@paddle/paddle-node-sdk@3.10.0")],
    },
    "Paddle-Signature",
    "unix-seconds",
    "ts={timestamp};h1={signature}",
    "{timestamp}:{body}",
  ),
  timed(
    { name: "workos", title: "WorkOS", source: "https://workos.com/docs/events/data-syncing/webhooks", vectors: [crossSigned("@workos-inc/node@8.13.0")] },
    "WorkOS-Signature",
    "unix-millis",
    "t={timestamp}, v1={signature}",
  ),
  bodyOnly(
    { name: "razorpay", title: "Razorpay", source: "https://razorpay.com/docs/webhooks/validate-test/", vectors: [crossSigned("razorpay@2.9.8")] },
    "X-Razorpay-Signature",
    "hex",
  ),
  webhook(
    {
      name: "pusher-webhook",
      title: "Pusher webhooks",
      source: "https://pusher.com/docs/channels/server_api/webhooks/",
      vectors: [crossSigned("pusher@5.3.4")],
      note: unfresh,
    },
    {
      algorithm: "hmac-sha256",
      "string-to-sign": "{body}",
      encoding: "hex",
      send: [
        { in: "header", name: "X-Pusher-Key", value: "{key-id}" },
        { in: "header", name: "X-Pusher-Signature", value: "{signature}" },
      ],
    },
  ),
  timed(
    {
      name: "sanity",
      title: "Sanity",
      source: "https://www.sanity.io/docs/content-lake/webhook-best-practices",
      vectors: [crossSigned("@sanity/webhook@4.0.4")],
    },
    "sanity-webhook-signature",
    "unix-millis",
    "t={timestamp},v1={signature}",
    "{timestamp}.{body}",
    "base64url",
  ),
  bodyOnly(
    {
      name: "line",
      title: "LINE",
      source: "https://developers.line.biz/en/docs/messaging-api/verify-webhook-signature/",
      vectors: [crossSigned("@line/bot-sdk@11.0.0")],
    },
    "x-line-signature",
    "base64",
  ),
  timed(
    { name: "mux", title: "Mux", source: "https://www.mux.com/docs/core/verify-webhook-signatures", vectors: [crossSigned("@mux/mux-node@15.3.0")] },
    "mux-signature",
    "unix-seconds",
    "t={timestamp},v1={signature}",
  ),
  bodyOnly(
    {
      name: "jira",
      title: "Jira and Bitbucket Cloud",
      source: "https://support.atlassian.com/bitbucket-cloud/docs/manage-webhooks/",
      vectors: [published("https://support.atlassian.com/bitbucket-cloud/docs/manage-webhooks/")],
    },
    "X-Hub-Signature",
    "hex",
    "sha256={signature}",
  ),
  bodyOnly(
    {
      name: "notion",
      title: "Notion",
      source: "https://developers.notion.com/reference/webhooks",
      vectors: [published("https://developers.notion.com/reference/webhooks")],
    },
    "X-Notion-Signature",
    "hex",
    "sha256={signature}",
  ),
  bodyOnly(
    {
      name: "pagerduty",
      title: "PagerDuty",
      source: "https://developer.pagerduty.com/docs/verifying-webhook-signatures",
      vectors: [published("https://github.com/PagerDuty/go-pagerduty/blob/main/webhookv3/webhookv3_test.go")],
    },
    "X-PagerDuty-Signature",
    "hex",
    "v1={signature}",
  ),
  webhook(
    {
      name: "box",
      title: "Box",
      source: "https://developer.box.com/guides/webhooks/v2/signatures-v2/",
      vectors: [published("https://github.com/box/box-node-sdk/blob/v3.8.3/tests/lib/managers/webhooks-test.js")],
      note: "Body and time run into each other without a separator. The primary key is used.",
    },
    {
      algorithm: "hmac-sha256",
      "string-to-sign": "{body}{timestamp}",
      encoding: "base64",
      timestamp: { format: "iso8601", in: "header", name: "BOX-DELIVERY-TIMESTAMP" },
      send: [
        { in: "header", name: "BOX-SIGNATURE-VERSION", value: "1" },
        { in: "header", name: "BOX-SIGNATURE-ALGORITHM", value: "HmacSHA256" },
        { in: "header", name: "BOX-SIGNATURE-PRIMARY", value: "{signature}" },
      ],
    },
  ),
  webhook(
    {
      name: "zoom",
      title: "Zoom",
      source: "https://developers.zoom.us/docs/api/webhooks/#verify-with-zooms-header",
      vectors: [crossSigned("@zoom/rivet@0.4.0")],
    },
    {
      algorithm: "hmac-sha256",
      "string-to-sign": "v0:{timestamp}:{body}",
      encoding: "hex",
      timestamp: { format: "unix-seconds", in: "header", name: "x-zm-request-timestamp" },
      send: [{ in: "header", name: "x-zm-signature", value: "v0={signature}" }],
    },
  ),
  {
    ...token(
      {
        name: "plaid",
        title: "Plaid",
        source: "https://plaid.com/docs/api/webhooks/webhook-verification/",
        vectors: [crossSigned("jose@6.2.17")],
        note: "Plaid signs with its own private key: only a receiver that trusts a key of yours can be tried. Needs key-id, the kid.",
      },
      {
        algorithm: "ecdsa-p256-sha256",
        secret: { encoding: "jwk" },
        claims: { iat: "{timestamp}", request_body_sha256: "{body|sha256|hex}" },
        timestamp: { format: "unix-seconds", in: "embedded" },
        send: [{ in: "header", name: "Plaid-Verification", value: "{signature}" }],
      },
    ),
    ownKeyOnly: true,
  },
  token(
    {
      name: "fusionauth",
      title: "FusionAuth",
      source: "https://fusionauth.io/docs/extend/events-and-webhooks/signing",
      vectors: [crossSigned("jose@6.2.17")],
      note: "The key is one of your FusionAuth's own: with a key pair, set algorithm and secret.encoding. Without a time in the token, any delivery can be repeated.",
    },
    {
      algorithm: "hmac-sha256",
      claims: { request_body_sha256: "{body|sha256|base64}" },
      send: [{ in: "header", name: "X-FusionAuth-Signature-JWT", value: "{signature}" }],
    },
  ),
  bodyOnly(
    {
      name: "adyen-platform",
      title: "Adyen platform and management webhooks",
      source: "https://docs.adyen.com/development-resources/webhooks/secure-webhooks/verify-hmac-signatures/",
      vectors: [published("https://github.com/Adyen/adyen-node-api-library/blob/main/src/__tests__/notification.spec.ts")],
    },
    "HmacSignature",
    "base64",
    "{signature}",
    { secret: { encoding: "hex" } },
  ),
  webhook(
    {
      name: "adyen-payments",
      title: "Adyen payment notifications",
      source: "https://docs.adyen.com/development-resources/webhooks/secure-webhooks/verify-hmac-signatures/",
      vectors: [published("https://github.com/Adyen/adyen-node-api-library/blob/main/src/__tests__/hmacValidator.spec.ts")],
      note: "Binds eight members of the notification; everything else in the body is open. Needs a body with one notification.",
    },
    {
      algorithm: "hmac-sha256",
      secret: { encoding: "hex" },
      "string-to-sign": [
        "pspReference",
        "originalReference",
        "merchantAccountCode",
        "merchantReference",
        "amount.value",
        "amount.currency",
        "eventCode",
        "success",
      ]
        .map((name) => `{json.notificationItems.0.NotificationRequestItem.${name}}`)
        .join(":"),
      encoding: "base64",
      send: [{ in: "json", name: "notificationItems.0.NotificationRequestItem.additionalData.hmacSignature", value: "{signature}" }],
    },
  ),
];
