// The variables by which programs find a proxy and the authorities they trust. Pure.

export type Environment = Readonly<Record<string, string | undefined>>;

/** These replace the system's authorities, so the file they name must hold those too. */
export const replacingVariables = [
  "SSL_CERT_FILE", // OpenSSL, and with it Ruby, PHP, .NET; Go; httpx
  "REQUESTS_CA_BUNDLE", // Python requests
  "CURL_CA_BUNDLE",
  "GIT_SSL_CAINFO",
  "AWS_CA_BUNDLE",
  "PIP_CERT",
  "CARGO_HTTP_CAINFO",
  "HTTPLIB2_CA_CERTS",
  "NIX_SSL_CERT_FILE",
] as const;
/** These add to them. */
export const addingVariables = ["NODE_EXTRA_CA_CERTS", "DENO_CERT"] as const;

/** Every variable that names authorities the child would have trusted without us. */
export const trustVariables: readonly string[] = [...replacingVariables, ...addingVariables];

/** Names under which the proxy is announced, in both spellings. `ALL_PROXY` stays as it is: it is also read for protocols that are not ours. */
const proxyNames = ["HTTP_PROXY", "HTTPS_PROXY"] as const;
const twins = (name: string): readonly string[] => [name, name.toLowerCase()];

export interface Announced {
  /** With the token as password. */
  readonly proxy: string;
  /** PEM file with the usual authorities and the one of this run; null where TLS is not inspected. */
  readonly bundle: string | null;
  /** Hosts that go past the recorder, beside those that `NO_PROXY` already names. */
  readonly past?: readonly string[];
}

/** What to set for the child. `NO_PROXY` keeps what it says, in both spellings, because programs differ in which they read. */
export const announce = (env: Environment, { proxy, bundle, past = [] }: Announced): Readonly<Record<string, string>> => {
  const given = env["no_proxy"] ?? env["NO_PROXY"] ?? "";
  const none = [...(given.trim() === "" ? [] : [given.trim()]), ...past].join(",");
  return Object.fromEntries([
    ...proxyNames.flatMap(twins).map((name) => [name, proxy] as const),
    ...(none === "" ? [] : twins("NO_PROXY").map((name) => [name, none] as const)),
    // Node's own clients read the variables from 22.21 and 24.5 on, and only when told to.
    ["NODE_USE_ENV_PROXY", "1"] as const,
    ...(bundle === null ? [] : trustVariables.map((name) => [name, bundle] as const)),
  ]);
};

/** Where the Action's later steps find the recorder that an earlier one started. */
export const recorderVariable = "SIGPROOF_RECORDER";

/** Everything that `announce` may set, and the recorder's own name. */
const announced: readonly string[] = [...proxyNames.flatMap(twins), ...twins("NO_PROXY"), "NODE_USE_ENV_PROXY", recorderVariable, ...trustVariables];

/** As they were before; null where they were not set. */
export type Before = Readonly<Record<string, string | null>>;

export const rememberedOf = (env: Environment): Before => Object.fromEntries(announced.map((name) => [name, env[name] ?? null]));

/**
 * What to set so that everything is as before. A workflow cannot unset a variable for its later steps, only empty it, and an empty name of a file would
 * leave OpenSSL without any authority: those get the system's bundle instead.
 */
export const restoring = (before: Before, bundle: string | null): Readonly<Record<string, string>> => {
  const replacing = new Set<string>(replacingVariables);
  return Object.fromEntries(Object.entries(before).map(([name, value]) => [name, value ?? (replacing.has(name) ? (bundle ?? "") : "")]));
};
