// The built-in schemes that a capture may be signed by, with their options read from the capture itself. Pure.

import { compile } from "../engines/template.ts";
import { builtins } from "../builtin/index.ts";
import { match } from "../match.ts";
import { headerOf, type Message, parameterOf, percentDecode } from "../message.ts";
import { take } from "../place.ts";
import { resolveScheme } from "../resolve.ts";
import type { Builtin, SigningScheme, TemplateScheme } from "../scheme.ts";
import { engineOf } from "../engine-of.ts";
import type { Algorithm } from "../algorithm.ts";

/** A built-in scheme as the policy would name it. */
export interface BuiltinGuess {
  readonly name: string;
  /** Without the secret's variable. */
  readonly form: SigningScheme;
  readonly keyId: string | null;
  /** Definitions whose value stands in the capture and may be a credential: not shown. */
  readonly hidden: readonly string[];
}

interface Options {
  readonly form: Omit<SigningScheme, "scheme">;
  readonly keyId: string | null;
  readonly hidden: readonly string[];
}

const none: Options = { form: {}, keyId: null, hidden: [] };

const templateOptions = (message: Message, builtin: Builtin): Options => {
  const scheme = resolveScheme({ scheme: builtin.name, region: "r", service: "s" }) as TemplateScheme;
  const { define, send } = compile(scheme);
  const empty = Object.keys(scheme.define).filter((name) => scheme.define[name] === "");
  const without = new Map([...define].filter(([name]) => !empty.includes(name)));
  const named = new Map<string, string>();
  for (const item of send) {
    const value = take(message, item);
    if (value === null) continue;
    // The empty definitions are open: what stands in their place is their value.
    const found = match(item.template, value, scheme.encoding, without);
    for (const [name, text] of found?.named ?? []) if (!named.has(name)) named.set(name, text);
  }
  const filled = empty.filter((name) => (named.get(name) ?? "") !== "" && name !== "none" && !name.startsWith("ext"));
  const [region, service] = [named.get("region"), named.get("service")];
  return {
    form: {
      ...(region === undefined ? {} : { region }),
      ...(service === undefined ? {} : { service }),
      ...(filled.length === 0 ? {} : { define: Object.fromEntries(filled.map((name) => [name, named.get(name) ?? ""])) }),
    },
    keyId: named.get("key-id") ?? null,
    hidden: filled,
  };
};

const awsOptions = (message: Message): Options => {
  const presigned = parameterOf(message.query, "X-Amz-Credential");
  const credential = presigned ?? /Credential=([^,\s]+)/.exec(headerOf(message, "authorization") ?? "")?.[1] ?? "";
  const [, keyId, region, service] = /^(.+)\/\d{8}\/([^/]+)\/([^/]+)\/aws4_request$/.exec(credential) ?? [];
  return { ...none, keyId: keyId ?? null, form: { region: region ?? "", service: service ?? "", ...(presigned === null ? {} : { presigned: true }) } };
};

const rfc9421Options = (message: Message): Options => {
  const [, label, list, parameters = ""] = /^\s*([a-z*][a-z0-9_.*-]*)=\(([^)]*)\)([^]*)$/.exec(headerOf(message, "signature-input") ?? "") ?? [];
  if (label === undefined) return none;
  const text = (name: string): string | undefined => new RegExp(`;${name}="([^"]*)"`).exec(parameters)?.[1];
  const tag = text("tag");
  const [created, expires] = [/;created=(\d+)/.exec(parameters)?.[1], /;expires=(\d+)/.exec(parameters)?.[1]];
  const components = [...(list ?? "").matchAll(/"([^"]*)"((?:;[a-z*][^\s"]*(?:"[^"]*")?)*)/g)].map(([whole, name, more]) =>
    more === "" ? (name ?? "") : whole,
  );
  return {
    ...none,
    keyId: text("keyid") ?? null,
    form: {
      components,
      ...(label === "sig1" ? {} : { label }),
      ...(created === undefined ? { created: false } : {}),
      ...(created !== undefined && expires !== undefined && Number(expires) > Number(created) ? { expires: Number(expires) - Number(created) } : {}),
      ...(text("nonce") === undefined ? {} : { nonce: { generate: "uuid", in: "embedded" } }),
      ...(tag === undefined ? {} : { tag }),
      ...(/sha-512=/.test(headerOf(message, "content-digest") ?? "") ? { digest: "sha-512" } : {}),
    },
  };
};

const cavageOptions = (message: Message): Options => {
  const own = headerOf(message, "signature");
  const value = own ?? headerOf(message, "authorization") ?? "";
  const text = (name: string): string | undefined => new RegExp(`${name}="([^"]*)"`).exec(value)?.[1];
  return {
    ...none,
    keyId: text("keyId") ?? null,
    form: {
      components: (text("headers") ?? "date").split(" "),
      ...(own === null ? { header: "Authorization" } : {}),
      ...(/^sha-512=/i.test(headerOf(message, "digest") ?? "") ? { digest: "sha-512" } : {}),
    },
  };
};

const oauthOptions = (message: Message): Options => {
  const text = (name: string): string | undefined => {
    const found = new RegExp(`${name}="([^"]*)"`).exec(headerOf(message, "authorization") ?? "")?.[1];
    return found === undefined ? undefined : percentDecode(found);
  };
  const token = text("oauth_token");
  return { form: token === undefined ? {} : { token }, keyId: text("oauth_consumer_key") ?? null, hidden: token === undefined ? [] : ["token"] };
};

const azureOptions = (message: Message): Options => ({
  ...none,
  form: { account: /^SharedKey ([^:\s]+):/.exec(headerOf(message, "authorization") ?? "")?.[1] ?? "" },
});

const optionsOf = (message: Message, builtin: Builtin): Options => {
  switch (builtin.form.engine) {
    case "template":
      return templateOptions(message, builtin);
    case "aws-sigv4":
      return awsOptions(message);
    case "rfc9421":
      return rfc9421Options(message);
    case "cavage":
      return cavageOptions(message);
    case "oauth1":
      return oauthOptions(message);
    case "azure-sharedkey":
      return azureOptions(message);
    case "jws":
      break;
  }
  return none;
};

/** Algorithms that the client names, or the key decides: tried beside the scheme's own. */
const algorithmsFor: Readonly<Record<string, readonly Algorithm[]>> = {
  rfc9421: ["hmac-sha256", "ed25519", "ecdsa-p256-sha256", "ecdsa-p384-sha384", "rsa-pss-sha512", "rsa-v1_5-sha256"],
  cavage: ["hmac-sha256", "hmac-sha512", "rsa-v1_5-sha256", "ecdsa-p256-sha256-der", "ed25519"],
  jws: ["hmac-sha256", "hmac-sha512", "ed25519", "ecdsa-p256-sha256", "rsa-v1_5-sha256"],
  oauth1: ["hmac-sha1", "hmac-sha256", "hmac-sha512", "rsa-v1_5-sha256"],
};

/** Every built-in scheme whose signature all messages carry. Which of them is right, the key says. */
export const builtinGuesses = (messages: readonly Message[], pair: "pem" | "jwk" | null): BuiltinGuess[] => {
  const guesses = allGuesses(messages, pair);
  const profiled = guesses.some(({ name }) => builtins.find((each) => each.name === name)?.form.tag !== undefined);
  return profiled ? guesses.filter(({ name }) => name !== "rfc9421") : guesses;
};

const allGuesses = (messages: readonly Message[], pair: "pem" | "jwk" | null): BuiltinGuess[] =>
  builtins.flatMap((builtin): BuiltinGuess[] => {
    const [message] = messages;
    if (message === undefined) return [];
    const { form: read, keyId, hidden } = optionsOf(message, builtin);
    // A profile of a standard says so by its tag, and then the tag need not be said again.
    const own: Readonly<Record<string, unknown>> = { ...builtin.form };
    if (own["tag"] !== undefined && own["tag"] !== read.tag) return [];
    const form = Object.fromEntries(Object.entries(read).filter(([name, value]) => JSON.stringify(own[name]) !== JSON.stringify(value))) as Options["form"];
    return (algorithmsFor[builtin.name] ?? [null]).flatMap((algorithm): BuiltinGuess[] => {
      const usual = builtin.form.algorithm ?? "hmac-sha256";
      const guess: SigningScheme = {
        scheme: builtin.name,
        ...form,
        ...(algorithm === null || algorithm === usual ? {} : { algorithm }),
        ...(pair !== null && builtin.form.secret?.encoding !== pair ? { secret: { encoding: pair } } : {}),
      };
      try {
        const scheme = resolveScheme(guess, keyId ?? undefined);
        const reads = messages.every((each) => {
          const reading = engineOf(scheme).read(each, scheme);
          return reading.found && reading.signatures.length > 0;
        });
        return reads ? [{ name: builtin.name, form: guess, keyId, hidden }] : [];
      } catch {
        return [];
      }
    });
  });
