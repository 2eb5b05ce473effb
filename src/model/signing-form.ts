// The fields by which policy and description say how requests are signed, once: the policy's schema, its messages and `x-signature` are made from this. Pure data.

import type { Field, Fields } from "./form.ts";

// The words are those of src/signature; they are repeated here because neither policy nor description may load the engines. A test holds the two together.
export const signingWords = {
  algorithm: [
    "hmac-md5",
    "hmac-sha1",
    "hmac-sha256",
    "hmac-sha384",
    "hmac-sha512",
    "ed25519",
    "ecdsa-p256-sha256",
    "ecdsa-p256-sha256-der",
    "ecdsa-p384-sha384",
    "rsa-v1_5-sha1",
    "rsa-v1_5-sha256",
    "rsa-pss-sha512",
    "sha256-secret-prefix",
  ],
  spelling: ["hex", "HEX", "base64", "base64url"],
  key: ["utf8", "hex", "base64", "base64url", "pem", "jwk"],
  timestamp: ["unix-seconds", "unix-millis", "unix-micros", "iso8601", "iso8601-millis", "iso-basic", "iso-basic-offset", "http-date", "rfc2822"],
  nonce: ["uuid", "hex16", "hex32", "base64-16", "base64-64", "monotonic-millis", "monotonic-micros"],
  placement: ["header", "query", "form", "json"],
  path: ["raw", "decoded", "normalized", "double-encoded"],
  query: ["raw", "sorted", "sorted-encoded"],
  headerSpace: ["keep", "trim", "collapse"],
  digest: ["sha-256", "sha-512", "none"],
} as const;

const text = (means: string): Field => ({ kind: "text", means });
const words = (means: string, list: readonly string[]): Field => ({ kind: "words", words: list, means });
const map = (means: string, fields: Fields, required: readonly string[] = []): Field & { readonly kind: "map" } => ({ kind: "map", fields, required, means });
const list = (means: string, of: Field): Field => ({ kind: "list", of, most: 100, means });

/** The runner's own tokens stand in variables too, and a pull request may write the policy that would send them. */
export const variableName = /^(?!(?:ACTIONS|INPUT)_|(?:GITHUB|GH)_TOKEN$)[A-Za-z_][A-Za-z0-9_]{0,127}$/i;
export const variableForm = "the name of an environment variable, and none that holds the runner's own tokens";

const variable: Field = {
  kind: "text",
  pattern: variableName,
  form: variableForm,
  means: "Name of an environment variable.",
};
const { placement } = signingWords;
const sent = map(
  "A value and where it goes.",
  { in: words("Part of the request.", placement), name: text("Header, parameter, or dotted path of a JSON field."), value: text("Template.") },
  ["in", "name", "value"],
);

const keyForm: Fields = {
  encoding: words("How the variable's text becomes bytes. Default: utf8.", signingWords.key),
  "strip-prefix": text("Taken off the text before it is decoded, such as `whsec_`."),
  prepend: text("Put before the decoded key."),
  append: text("Put behind the decoded key."),
};

/** What policy and description have in common. */
const shared: Fields = {
  algorithm: words("Default: hmac-sha256, or what the scheme says.", signingWords.algorithm),
  derive: list("Steps of key derivation, in order: the key becomes HMAC(key, step).", {
    kind: "text-or-map",
    means: "A template, or `{ step, encode }` where the derived key is passed on as text.",
    map: map("A step.", { step: text("Template."), encode: words("Spelling of the derived key.", ["hex", "base64"]) }, ["step", "encode"]),
  }),
  define: { kind: "names", of: text("Template."), means: "Names of your own for templates, usable as variables." },
  "string-to-sign": text('Template of the bytes that are signed, such as `"{method}\\n{host}\\n{path}\\n{query}\\n{timestamp}\\n{nonce}\\n{body}"`.'),
  encoding: words("How the signature is spelled. Default: hex.", signingWords.spelling),
  timestamp: map(
    "The time of signing, and where it is sent.",
    {
      format: words("How it is written.", signingWords.timestamp),
      in: words("Where it goes; `embedded` where `send` writes it beside the signature.", [...placement, "embedded"]),
      name: text("Header, parameter or JSON path; not for embedded ones."),
    },
    ["format", "in"],
  ),
  nonce: map(
    "A value that is used once, and where it is sent.",
    {
      generate: words("How it is made.", signingWords.nonce),
      in: words("Where it goes; `embedded` where `send` writes it beside the signature.", [...placement, "embedded"]),
      name: text("Header, parameter or JSON path; not for embedded ones."),
    },
    ["generate", "in"],
  ),
  digests: list("Digests that are sent beside the signature.", sent),
  send: list("Where the signature goes, and what else is sent with it.", sent),
  canonical: map("How parts are rewritten before they are signed.", {
    path: words("Default: raw.", signingWords.path),
    query: words("Default: raw.", signingWords.query),
    "header-space": words("White space in header values. Default: trim.", signingWords.headerSpace),
    headers: list("What `{header-block}` lists.", text("A header name, or a beginning such as `x-acme-*`.")),
  }),
  region: text("`{region}`; needed by aws-sigv4."),
  service: text("`{service}`; needed by aws-sigv4."),
  presigned: { kind: "flag", means: "aws-sigv4 and gcs-v4: sign in the query instead of the header. Default: false, and true for gcs-v4." },
  "session-token": text("aws-sigv4: token of temporary credentials."),
  components: list("rfc9421, cavage and kong-hmac-auth: what is signed, in order.", text("A component.")),
  "name-algorithm": { kind: "flag", means: "rfc9421: name the algorithm in the signature's parameters. Default: false." },
  created: { kind: "flag", means: "rfc9421: send and sign the time of creation. Default: true." },
  expires: { kind: "count", most: 31_536_000, means: "Seconds after creation at which the signature ends." },
  tag: text("rfc9421: the application's tag."),
  label: text("rfc9421: label of the signature. Default: sig1."),
  digest: words("rfc9421, cavage and kong-hmac-auth: digest of the body. Default: sha-256.", signingWords.digest),
  claims: {
    kind: "names",
    of: text("Template."),
    means: 'jws and its kin: claims of the token, such as `{ iat: "{timestamp}", body: "{body|sha256|hex}" }`. None: the token is detached, over the body.',
  },
  token: text("oauth1: the token beside the key."),
  account: text("azure-sharedkey: name of the account."),
  header: words("cavage: the header that carries the signature.", ["Signature", "Authorization"]),
};

const scheme = text("`custom`, the name of a built-in scheme (`sigproof schemes` lists them), or in a policy `x-signature`: as the description says.");

/** `signing` of the policy, one entry. */
export const signingField = map(
  "How requests are signed.",
  {
    scheme,
    operations: list("Operations that are signed so, as `METHOD /path/**`. Default: those that the description declares as signed, else all.", {
      kind: "text",
      pattern: /^(?:[A-Za-z]{1,20}|\*) \/\S*$/,
      form: "like `POST /path`, with * for part of a path segment and ** for any number of them",
      means: "`METHOD /path/**`.",
    }),
    secret: map(
      "The key. Only the name of a variable stands here; an unset or empty one means that there is no secret in this run.",
      { env: variable, ...keyForm, previous: map("The retired key, which must no longer work.", { env: variable }, ["env"]) },
      [],
    ),
    "key-id": { kind: "text-or-map", means: "Public name of the key, or `{ env: NAME }`.", map: map("From the environment.", { env: variable }, ["env"]) },
    ...shared,
  },
  ["scheme"],
);

/** `x-signature` on a security scheme: no secret, and no variable, because the description may be a stranger's. */
export const xSignatureField = map("How requests under this security scheme are signed.", { scheme, "key-id": text("Public name of the key."), ...shared }, [
  "scheme",
]);
