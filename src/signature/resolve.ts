// From what a person wrote under `signing` to a complete scheme: built-ins looked up, defaults filled in, templates parsed once. Pure.

import { ScanError } from "../errors.ts";
import { builtins } from "./builtin/index.ts";
import { compile } from "./engines/template.ts";
import { compileJws } from "./engines/jws.ts";
import { checkComponents } from "./engines/rfc9421.ts";
import { type Algorithm, isSymmetric } from "./algorithm.ts";
import { type KeyEncoding, plainKey } from "./key.ts";
import { closest } from "../model/suggest.ts";
import type { AwsSigV4Scheme, Builtin, BuiltinForm, CavageScheme, JwsScheme, Scheme, SigningScheme, TemplateScheme } from "./scheme.ts";

const invalid = (message: string, hint?: string): ScanError => new ScanError("policy-invalid", message, hint === undefined ? {} : { hint });

/** The built-in of a name. @throws ScanError with the likely name. */
export const builtinOf = (name: string): Builtin => {
  const found = builtins.find((each) => each.name === name);
  if (found !== undefined) return found;
  const guess = closest(name, ["custom", ...builtins.map((each) => each.name)]);
  throw invalid(
    `there is no signing scheme ${JSON.stringify(name)}`,
    guess === null ? "`sigproof schemes` lists them; `custom` takes a string-to-sign of your own" : `did you mean ${guess}?`,
  );
};

type Laid = Omit<SigningScheme, "scheme"> & { readonly engine: Scheme["engine"]; readonly dialect?: AwsSigV4Scheme["dialect"] | CavageScheme["dialect"] };

/** What the user wrote, laid over the built-in: single fields replace, `define`, `canonical` and the key's form are merged. */
const laid = (base: BuiltinForm, declared: SigningScheme): Laid => {
  const { scheme: _scheme, ...own } = declared;
  return {
    ...base,
    ...own,
    secret: { ...base.secret, ...own.secret },
    define: { ...base.define, ...own.define },
    claims: { ...base.claims, ...own.claims },
    canonical: { ...base.canonical, ...own.canonical },
  };
};

/** A scheme that takes key pairs by itself takes a plain secret where the user chose an HMAC. */
const encodingOf = ({ secret }: Laid, declared: SigningScheme, algorithm: Algorithm): KeyEncoding => {
  const encoding = secret?.encoding ?? plainKey.encoding;
  return encoding === "pem" && declared.secret?.encoding === undefined && isSymmetric(algorithm) ? plainKey.encoding : encoding;
};

const needed = <T>(value: T | undefined, name: string, scheme: string): T => {
  if (value !== undefined) return value;
  throw invalid(`signing: ${scheme} needs ${name}`);
};

type Named = Pick<Scheme, "name" | "keyId" | "key" | "algorithm">;

/** What no header can be would never leave the client, and an experiment that nobody answers says nothing. */
const checkHeaders = ({
  send,
  timestamp,
  nonce,
  digests = [],
}: Pick<TemplateScheme, "send" | "timestamp" | "nonce"> & Partial<Pick<TemplateScheme, "digests">>): void => {
  const spots = [
    ...send.map((each, index) => [`send[${index}]`, each] as const),
    ...digests.map((each, index) => [`digests[${index}]`, each] as const),
    ["timestamp", timestamp] as const,
    ["nonce", nonce] as const,
  ];
  for (const [where, spot] of spots) {
    if (spot?.in !== "header" || spot.name === undefined) continue;
    if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}$/.test(spot.name))
      throw invalid(`${where}.name: ${JSON.stringify(spot.name.slice(0, 60))} is no name of a header`, "letters, digits and - , such as X-Signature");
    if ("value" in spot && /[\r\n\0]/.test(spot.value)) throw invalid(`${where}.value: holds a line break, which no header can`);
  }
};

const templateOf = (form: Laid, common: Named): TemplateScheme => {
  const scheme: TemplateScheme = {
    ...common,
    engine: "template",
    derive: form.derive ?? [],
    define: form.define ?? {},
    "string-to-sign": needed(form["string-to-sign"], "string-to-sign", common.name),
    encoding: form.encoding ?? "hex",
    timestamp: form.timestamp ?? null,
    nonce: form.nonce ?? null,
    digests: form.digests ?? [],
    send: needed(form.send, "send", common.name),
    canonical: { path: "raw", query: "raw", "header-space": "trim", headers: [], ...form.canonical },
    region: form.region ?? "",
    service: form.service ?? "",
  };
  for (const [field, place] of [
    ["timestamp", scheme.timestamp],
    ["nonce", scheme.nonce],
  ] as const)
    if (place !== null && place.in !== "embedded" && place.name === undefined) throw invalid(`${field}: in ${place.in} needs a name`);
  checkHeaders(scheme);
  compile(scheme);
  return scheme;
};

const awsOf = (form: Laid, common: Named): AwsSigV4Scheme => ({
  ...common,
  engine: "aws-sigv4",
  dialect: "aws",
  region: needed(form.region, "region", common.name),
  service: needed(form.service, "service", common.name),
  presigned: form.presigned ?? false,
  expires: form.expires ?? 300,
  sessionToken: form["session-token"] ?? null,
  contentHeader: true,
  normalize: true,
});

const googleOf = (form: Laid, common: Named): AwsSigV4Scheme => {
  if (common.algorithm !== "rsa-v1_5-sha256" && common.algorithm !== "hmac-sha256")
    throw invalid(`${common.name} cannot sign with ${common.algorithm}`, "known are rsa-v1_5-sha256 (a service account's key) and hmac-sha256 (an HMAC key)");
  return {
    ...common,
    engine: "aws-sigv4",
    dialect: "google",
    region: form.region ?? "auto",
    service: form.service ?? "storage",
    presigned: form.presigned ?? true,
    expires: form.expires ?? 300,
    sessionToken: null,
    contentHeader: true,
    normalize: false,
  };
};

const jwsOf = (form: Laid, common: Named): JwsScheme => {
  const scheme: JwsScheme = {
    ...common,
    engine: "jws",
    claims: form.claims ?? {},
    define: form.define ?? {},
    timestamp: form.timestamp ?? null,
    nonce: form.nonce ?? null,
    send: needed(form.send, "send", common.name),
    canonical: { path: "raw", query: "raw", "header-space": "trim", headers: [], ...form.canonical },
  };
  checkHeaders(scheme);
  compileJws(scheme);
  return scheme;
};

/** RFC 9421 §6.2.2. The encoding of an ECDSA signature is ours to tell apart, and not the registry's. */
const registeredName = (algorithm: Algorithm): string => (algorithm === "ecdsa-p256-sha256-der" ? "ecdsa-p256-sha256" : algorithm);

/** RFC 9421: everything that a scan wants bound. */
const everything = ["@method", "@authority", "@path", "@query", "content-type", "content-digest"];

/**
 * @param keyId the value of `key-id`, already read from the environment where it was `{ env }`.
 * @throws ScanError when the name is unknown, a field is missing or a template does not parse.
 */
export const resolveScheme = (declared: SigningScheme, keyId?: string): Scheme => {
  const form: Laid =
    declared.scheme === "custom"
      ? laid({ engine: "template", "string-to-sign": "" }, { algorithm: "hmac-sha256", ...declared })
      : laid(builtinOf(declared.scheme).form, declared);
  const name = declared.scheme;
  const algorithm = form.algorithm ?? "hmac-sha256";
  if (name === "custom" && declared["string-to-sign"] === undefined)
    throw invalid("signing: custom needs string-to-sign", 'such as "{method}\\n{host}\\n{path}\\n{query}\\n{timestamp}\\n{nonce}\\n{body}"');
  const common = {
    name,
    keyId: keyId ?? (typeof form["key-id"] === "string" ? form["key-id"] : ""),
    key: {
      encoding: encodingOf(form, declared, algorithm),
      "strip-prefix": form.secret?.["strip-prefix"] ?? null,
      prepend: form.secret?.prepend ?? null,
      append: form.secret?.append ?? null,
    },
    algorithm,
  } as const;
  switch (form.engine) {
    case "template":
      return templateOf(form, common);
    case "aws-sigv4":
      return form.dialect === "google" ? googleOf(form, common) : awsOf(form, common);
    case "rfc9421": {
      const components = form.components ?? everything;
      checkComponents(components);
      return {
        ...common,
        engine: "rfc9421",
        components,
        created: form.created ?? true,
        expires: form.expires ?? null,
        nonce: form.nonce?.generate ?? null,
        tag: form.tag ?? null,
        label: form.label ?? "sig1",
        alg: form["name-algorithm"] === true ? registeredName(algorithm) : null,
        digest: form.digest ?? "sha-256",
      };
    }
    case "cavage":
      return {
        ...common,
        engine: "cavage",
        dialect: form.dialect === "kong" ? "kong" : "draft",
        components: (form.components ?? ["(request-target)", "host", "date", "digest"]).map((each) => each.toLowerCase()),
        expires: form.expires ?? null,
        header: form.header ?? "Signature",
        digest: form.digest ?? "sha-256",
      };
    case "oauth1":
      return { ...common, engine: "oauth1", token: form.token ?? null, nonce: form.nonce?.generate ?? "hex16", bodyHash: true };
    case "jws":
      return jwsOf(form, common);
    case "azure-sharedkey":
      break;
  }
  return { ...common, engine: "azure-sharedkey", account: needed(form.account, "account", name) };
};
