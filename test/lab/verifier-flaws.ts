// The switches of the lab's verifier, and how a client signs for each of them. Pure data.

/**
 * What the verifier does wrong or oddly. Names say what the code does, not what the verdict is: that stands in `verifier-table.ts`.
 * `no-…` leaves a part out of the string to sign on both sides; the client signs by `templateFor`.
 */
export const flaws = [
  // What goes into the string to sign.
  "constant-path",
  "constant-method",
  "constant-query",
  "known-query-keys",
  "query-folded",
  "body-prefix",
  "known-body-fields",
  "digest-checked",
  "digest-trusted",
  "content-type-signed",
  "content-type-constant",
  "no-host",
  "no-method",
  "no-path",
  "no-query",
  "no-body",
  "no-timestamp",
  "no-nonce",
  "no-separators",
  "decoded-path",
  // The host.
  "host-claimed",
  "host-forwarded",
  "host-prefix",
  "host-suffix",
  "host-static",
  "host-checked-first",
  "edge-404",
  // The comparison and the keys.
  "compare-given-length",
  "compare-unless-empty",
  "compare-presence",
  "unsigned-passes",
  "empty-key",
  "default-key",
  "retired-key",
  // Time.
  "alternate-date",
  "timestamp-last",
  "window-of-a-day",
  "no-window",
  "future-unlimited",
  "clock-90s-ahead",
  // Nonces.
  "no-nonce-store",
  "nonce-by-signature",
  "nonce-last",
  "nonce-race",
  "nonce-taken-first",
  "monotonic-nonce",
  // How it answers.
  "always-200",
  "refuses-400",
  "refuses-500",
  "tells-signature",
  "tells-string",
  "tells-key",
  "lock-out",
  "rate-limit",
  "cache",
  "public-get",
  "method-override",
  "method-field",
  "path-override",
  "one-node-of-two",
] as const;
export type Flaw = (typeof flaws)[number];

/** Strong, so that nothing but a switch makes a verdict. */
export const secret = "k7Vq2xT9mZr4Lw8Yc3Nf6Hs1Jd5Gb0Pa";
export const retired = "Qe8Ru3Ty6Ui1Op4As9Df2Gh7Jk5Lz0Xc";
/** What the canary sends: two switches know it by heart. */
export const orderBody = '{"item":"book","count":1}';
export const orderQuery = "mode=test";

/** The string to sign as the client has to write it. Variables as in a policy file. */
export const templateFor = (on: ReadonlySet<Flaw>): string => {
  const digest = on.has("digest-checked") || on.has("digest-trusted");
  const parts: readonly (readonly [Flaw | null, string])[] = [
    ["no-method", "{method}"],
    ["no-host", "{host}"],
    ["no-path", "{path}"],
    ["no-query", "{query}"],
    ["no-timestamp", "{timestamp}"],
    ["no-nonce", "{nonce}"],
    ...(on.has("content-type-signed") || on.has("content-type-constant") ? ([[null, "{header.content-type}"]] as const) : []),
    ["no-body", digest ? "{header.content-digest}" : "{body}"],
  ];
  return parts
    .filter(([flaw]) => flaw === null || !on.has(flaw))
    .map(([, variable]) => variable)
    .join(on.has("no-separators") ? "" : "\n");
};

/** The scheme a user would write for it. */
export const schemeFor = (on: ReadonlySet<Flaw>): Readonly<Record<string, unknown>> & { readonly scheme: string } => ({
  scheme: "custom",
  algorithm: "hmac-sha256",
  encoding: "hex",
  "string-to-sign": templateFor(on),
  timestamp: { format: "unix-seconds", in: "header", name: "X-Timestamp" },
  nonce: { generate: on.has("monotonic-nonce") ? "monotonic-micros" : "uuid", in: "header", name: "X-Nonce" },
  send: [{ in: "header", name: "X-API-Signature", value: "{signature}" }],
  ...(on.has("digest-checked") || on.has("digest-trusted")
    ? { digests: [{ in: "header", name: "Content-Digest", value: "sha-256=:{body|sha256|base64}:" }] }
    : {}),
});
