// From what a person wrote under `signing` to a complete scheme: built-ins looked up, defaults filled in, templates parsed once. Pure.

import { ScanError } from "../errors.ts";
import { builtins } from "./builtin/index.ts";
import { compile } from "./engines/template.ts";
import { checkComponents } from "./engines/rfc9421.ts";
import { plainKey } from "./key.ts";
import { nearest } from "./nearest.ts";
import type { Builtin, BuiltinForm, Scheme, SigningScheme, TemplateScheme } from "./scheme.ts";

const invalid = (message: string, hint?: string): ScanError => new ScanError("policy-invalid", message, hint === undefined ? {} : { hint });

/** The built-in of a name. @throws ScanError with the likely name. */
export const builtinOf = (name: string): Builtin => {
  const found = builtins.find((each) => each.name === name);
  if (found !== undefined) return found;
  const guess = nearest(name, ["custom", ...builtins.map((each) => each.name)]);
  throw invalid(
    `there is no signing scheme ${JSON.stringify(name)}`,
    guess === null ? "`sigproof schemes` lists them; `custom` takes a string-to-sign of your own" : `did you mean ${guess}?`,
  );
};

type Laid = Omit<SigningScheme, "scheme"> & { readonly engine: Scheme["engine"] };

/** What the user wrote, laid over the built-in: single fields replace, `define`, `canonical` and the key's form are merged. */
const laid = (base: BuiltinForm, declared: SigningScheme): Laid => {
  const { scheme: _scheme, ...own } = declared;
  return {
    ...base,
    ...own,
    secret: { ...base.secret, ...own.secret },
    define: { ...base.define, ...own.define },
    canonical: { ...base.canonical, ...own.canonical },
  };
};

const needed = <T>(value: T | undefined, name: string, scheme: string): T => {
  if (value !== undefined) return value;
  throw invalid(`signing: ${scheme} needs ${name}`);
};

const templateOf = (form: Laid, common: Pick<Scheme, "name" | "keyId" | "key" | "algorithm">): TemplateScheme => {
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
  compile(scheme);
  return scheme;
};

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
  if (name === "custom" && declared["string-to-sign"] === undefined)
    throw invalid("signing: custom needs string-to-sign", 'such as "{method}\\n{host}\\n{path}\\n{query}\\n{timestamp}\\n{nonce}\\n{body}"');
  const common = {
    name,
    keyId: keyId ?? (typeof form["key-id"] === "string" ? form["key-id"] : ""),
    key: {
      encoding: form.secret?.encoding ?? plainKey.encoding,
      "strip-prefix": form.secret?.["strip-prefix"] ?? null,
      prepend: form.secret?.prepend ?? null,
      append: form.secret?.append ?? null,
    },
    algorithm: form.algorithm ?? "hmac-sha256",
  } as const;
  switch (form.engine) {
    case "template":
      return templateOf(form, common);
    case "aws-sigv4":
      return {
        ...common,
        engine: "aws-sigv4",
        region: needed(form.region, "region", name),
        service: needed(form.service, "service", name),
        presigned: form.presigned ?? false,
        expires: form.expires ?? 300,
        sessionToken: form["session-token"] ?? null,
        contentHeader: true,
        normalize: true,
      };
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
        alg: null,
        label: form.label ?? "sig1",
        digest: form.digest ?? "sha-256",
      };
    }
    case "cavage":
      return {
        ...common,
        engine: "cavage",
        components: (form.components ?? ["(request-target)", "host", "date", "digest"]).map((each) => each.toLowerCase()),
        expires: form.expires ?? null,
        header: form.header ?? "Signature",
        digest: form.digest ?? "sha-256",
      };
    case "oauth1":
      return { ...common, engine: "oauth1", token: form.token ?? null, nonce: form.nonce?.generate ?? "hex16", bodyHash: true };
    case "azure-sharedkey":
      break;
  }
  return { ...common, engine: "azure-sharedkey", account: needed(form.account, "account", name) };
};
