// `sigproof sign` and `sigproof verify`: one request, by a built-in scheme or by the policy's own. Loads the engines: import it lazily.

import { randomBytes } from "node:crypto";
import { setupOf, type WrittenSigning } from "../config/signing.ts";
import { ScanError } from "../errors.ts";
import { type Field, mistakesIn } from "../model/form.ts";
import { operationMatches } from "../model/glob.ts";
import { secretOf } from "../model/secret.ts";
import { signingField } from "../model/signing-form.ts";
import type { Secret } from "../model/secret.ts";
import { inert } from "../report/inert.ts";
import { shown } from "../signature/ambiguous.ts";
import { type Message, messageTo } from "../signature/message.ts";
import { closest } from "../model/suggest.ts";
import { resolveScheme } from "../signature/resolve.ts";
import type { Scheme } from "../signature/scheme.ts";
import { momentAt, sign } from "../signature/sign.ts";
import { verify } from "../signature/verify.ts";
import { findPolicy, readInput, readPolicy } from "./input-files.ts";
import { forms, parseRequest, requestText } from "./http-text.ts";

export interface SigningFlags {
  readonly scheme?: string;
  readonly secretEnv?: string;
  readonly keyId?: string;
  /** A file; false for --no-policy. */
  readonly policy?: string | boolean;
  readonly set?: readonly string[];
}

interface Chosen {
  readonly scheme: Scheme;
  readonly secret: Secret;
}

type Environment = Readonly<Record<string, string | undefined>>;

const writtenIn = async ({ policy }: SigningFlags): Promise<readonly WrittenSigning[]> => {
  if (policy === false) return [];
  const found = typeof policy === "string" ? readPolicy({ value: policy, from: "--policy" }, process.cwd(), null) : findPolicy(process.cwd());
  if (found === null) return [];
  const [{ parsePolicy }, { checkIds }] = await Promise.all([import("../config/policy.ts"), import("./prepare.ts")]);
  return parsePolicy(found.text, found.file, checkIds).signing;
};

/** The policy's entry of that name, or for that operation; a built-in of that name where the policy has none. */
const chosen = async (flags: SigningFlags, message: Message, env: Environment): Promise<Chosen> => {
  const written = await writtenIn(flags);
  const named = written.filter(({ form }) => flags.scheme === undefined || form.scheme === flags.scheme);
  const operation = `${message.method} ${message.path}`;
  const entry =
    named.find(({ operations }) => operations?.some((glob) => operationMatches(glob, operation)) ?? false) ??
    named.find(({ operations }) => operations === null) ??
    named[0];
  if (entry === undefined && flags.scheme === undefined)
    throw new ScanError("usage", "no scheme is named, and no policy has one", { hint: "Give --scheme; `sigproof schemes` lists the built-in ones." });
  const lookup = (name: string): string | undefined => (Object.hasOwn(env, name) ? env[name] : undefined);
  const setup = entry === undefined ? null : setupOf(entry, lookup);
  const form = { ...(setup?.form ?? { scheme: flags.scheme ?? "" }), ...optionsOf(flags.set ?? []) };
  const name = flags.secretEnv ?? entry?.secretEnv ?? null;
  const text = name === null ? undefined : lookup(name);
  if (text === undefined || text === "")
    throw new ScanError("usage", name === null ? "no secret is named" : `the environment variable ${name.slice(0, 100)} is not set or empty`, {
      hint: "Name the variable that holds the secret with --secret-env.",
    });
  return { scheme: resolveScheme(form, flags.keyId ?? setup?.keyId ?? undefined), secret: secretOf(text) };
};

/** The fields that `--set` gives, checked like those of a policy. What is wrong is said with the name of the field. */
const optionsOf = (pairs: readonly string[]): Record<string, unknown> => {
  const options = Object.fromEntries(pairs.map(optionOf));
  const [mistake] = mistakesIn(signingField, { scheme: "custom", ...options }, []);
  if (mistake !== undefined)
    throw new ScanError("usage", `--set ${mistake.path.join(".")}: ${mistake.message}`, { hint: "docs/policy.md lists the fields of `signing`." });
  return options;
};

const optionOf = (pair: string): readonly [name: string, value: unknown] => {
  const at = pair.indexOf("=");
  const name = pair.slice(0, at);
  if (at < 1 || !/^[a-z-]+$/.test(name)) throw new ScanError("usage", `--set: "${inert(pair.slice(0, 60), 100)}" is not name=value`);
  const flag = { scheme: "--scheme", "key-id": "--key-id", operations: "METHOD and URL" }[name];
  if (flag !== undefined) throw new ScanError("usage", `--set: ${name} is said by ${flag}`);
  if (name === "secret" && !/^\{(?!.*"(?:env|previous)")/s.test(pair.slice(at + 1)))
    throw new ScanError("usage", "--set: the secret itself is never an argument; its variable is named by --secret-env", {
      hint: `secret takes how the variable is read, such as --set 'secret={"encoding":"base64"}'`,
    });
  const field = Object.hasOwn(signingField.fields, name) ? signingField.fields[name] : undefined;
  if (field === undefined) {
    const guess = closest(name, Object.keys(signingField.fields));
    throw new ScanError("usage", `--set: there is no field ${name}`, {
      hint: guess === null ? "docs/policy.md lists the fields of `signing`." : `did you mean ${guess}?`,
    });
  }
  return [name, valueOf(name, pair.slice(at + 1), field)];
};

/**
 * A text is taken as it stands; in templates `\n`, `\t` and `\r` are what they are in YAML's double quotes, because a shell's single quotes leave them alone.
 * Everything else is JSON.
 */
const valueOf = (name: string, text: string, { kind }: Field): unknown => {
  if (kind === "text")
    return name === "string-to-sign" ? text.replace(/\\([nrt])/g, (_all, letter: string) => ({ n: "\n", r: "\r", t: "\t" })[letter] ?? letter) : text;
  if (kind === "words") return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    const example = kind === "flag" ? "true" : kind === "count" ? "300" : kind === "list" ? '["host","date"]' : '{"name":"value"}';
    throw new ScanError("usage", `--set: the value of ${name} is no JSON`, { hint: `such as --set '${name}=${example}'` });
  }
};

export interface SignFlags extends SigningFlags {
  readonly body?: string;
  readonly header?: readonly string[];
  readonly as?: string;
}

/** The signed request on standard output, the string to sign on standard error. */
export const runSign = async (method: string, url: string, flags: SignFlags, env: Environment): Promise<{ readonly text: Buffer; readonly note: string }> => {
  const form = forms.find((known) => known === (flags.as ?? "curl"));
  if (form === undefined) throw new ScanError("usage", `--as: "${(flags.as ?? "").slice(0, 60)}" is none of ${forms.join(", ")}`);
  const headers = (flags.header ?? []).map((line): readonly [string, string] => {
    const [, name = "", value = ""] = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([^\r\n\0]*)$/.exec(line) ?? [];
    if (name === "") throw new ScanError("usage", `--header: "${line.slice(0, 60)}" is not \`Name: value\``);
    return [name, value];
  });
  if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(method)) throw new ScanError("usage", `"${method.slice(0, 60)}" is no method`);
  const body =
    flags.body?.startsWith("@") === true ? readInput({ value: flags.body.slice(1), from: "--body" }, "usage", 64 * 1024 * 1024, null) : (flags.body ?? "");
  const message = messageTo(method.toUpperCase(), url, { headers, body });
  if (/[\s\0]/.test(message.path + (message.query ?? ""))) throw new ScanError("usage", "a URL holds no white space", { hint: "Write %20 for a blank." });
  const { scheme, secret } = await chosen(flags, message, env);
  const signed = sign(message, scheme, secret, momentAt(scheme, Date.now(), new Uint8Array(randomBytes(64))));
  const connectTo = new URL(url).host;
  return { text: requestText(signed.message, form, connectTo), note: `string to sign: "${inert(shown(signed.stringToSign), 8_192)}"\n` };
};

export interface VerifyFlags extends SigningFlags {
  readonly http?: boolean;
}

/** Says whether the signature is right, and if not, what would have to be otherwise. `ok` false: exit code 1. */
export const runVerify = async (request: Buffer, flags: VerifyFlags, env: Environment): Promise<{ readonly ok: boolean; readonly text: string }> => {
  const message = parseRequest(request, flags.http === true ? "http" : "https");
  const { scheme, secret } = await chosen(flags, message, env);
  const verdict = verify(message, scheme, secret);
  if (verdict.ok) {
    const { timestamp, nonce } = verdict;
    const age = timestamp?.epochMs === null || timestamp === null ? "" : `, ${agoWords(Math.round((Date.now() - timestamp.epochMs) / 1000))}`;
    const lines = [
      `the signature is right (${scheme.name})`,
      ...(timestamp === null ? ["timestamp: none, so it never grows old"] : [`timestamp: ${inert(timestamp.text, 100)}${age}`]),
      ...(nonce === null || nonce === "" ? [] : [`nonce: ${inert(nonce, 200)}`]),
    ];
    return { ok: true, text: `${lines.join("\n  ")}\n` };
  }
  const lines = [
    `the ${verdict.part} is wrong: ${inert(verdict.why, 1_000)}`,
    ...(verdict.stringToSign === null ? [] : [`string to sign, as a strict verifier makes it: "${inert(shown(verdict.stringToSign), 8_192)}"`]),
    ...verdict.digests.map(({ at, carried, computed }) => `${inert(at, 200)}: carried ${inert(carried ?? "nothing", 300)}, computed ${inert(computed, 300)}`),
  ];
  return { ok: false, text: `${lines.join("\n  ")}\n` };
};

const agoWords = (seconds: number): string => (seconds < 0 ? `${-seconds} s ahead of this clock` : `${seconds} s ago`);
