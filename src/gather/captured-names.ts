// Captured signatures of no known scheme, found by the names of what carries them. Pure; what it finds stays in memory.

import type { CapturedCall } from "../model/call.ts";
import { parseUrl } from "../model/host.ts";
import type { SigningRequest } from "../model/signing.ts";
import type { SpecFacts } from "../model/spec.ts";
import { companionRole, isSignatureScheme } from "../openapi/signature-words.ts";
import { credentialFinder } from "./credentials.ts";

/** What a captured call carries beside its message. Never leaves the gathering. */
export interface CarriedSignature {
  /** Null where only a name says that it is a signature. */
  readonly scheme: string | null;
  /** `header x-signature`. */
  readonly at: string;
  readonly signature: string;
  readonly nonce: { readonly at: string; readonly text: string } | null;
  readonly timestamp: { readonly at: string; readonly text: string; readonly epochMs: number | null } | null;
  /** Names of query parameters that carry one of these. */
  readonly carriers: ReadonlySet<string>;
}

/** Shorter texts are counters and flags. */
const shortest = 16;

/** Unix times by their number of digits, and whatever the date parser knows. */
export const timeOf = (text: string): number | null => {
  if (/^\d{10}(?:\.\d{1,6})?$/.test(text)) return Math.floor(Number(text) * 1000);
  if (/^\d{13}$/.test(text)) return Number(text);
  if (/^\d{16}$/.test(text)) return Math.floor(Number(text) / 1000);
  const basic = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  const at = Date.parse(basic === null ? text : `${basic[1]}-${basic[2]}-${basic[3]}T${basic[4]}:${basic[5]}:${basic[6]}Z`);
  return /^\d{4}|GMT$|[+-]\d{4}$/.test(text) && !Number.isNaN(at) ? at : null;
};

/** `HMAC key:…` and its like; `Bearer` is none. */
const signedAuthorization = (value: string): boolean => {
  const [word = "", rest = ""] = value.split(/ +(.*)/s);
  return isSignatureScheme(word) && rest.length >= shortest && !/^AWS4-HMAC-SHA256$/i.test(word);
};

export const namedReader = (spec: SpecFacts | null, signing: SigningRequest | undefined): ((call: CapturedCall) => CarriedSignature | null) => {
  const credentialsOf = credentialFinder(spec, signing);
  return (call) => {
    const signature = credentialsOf(call).find((each) => each.signature && each.value.length >= shortest);
    const authorization = (call.headers ?? []).find(([name]) => name.toLowerCase() === "authorization")?.[1] ?? "";
    const found = signature ?? (signedAuthorization(authorization) ? { label: "header authorization", value: authorization } : null);
    if (found === null) return null;
    const carriers = new Set<string>();
    let [nonce, timestamp]: [CarriedSignature["nonce"], CarriedSignature["timestamp"]] = [null, null];
    const note = (at: "header" | "query", name: string, text: string): void => {
      const role = companionRole(name, at);
      if (role === "nonce" && nonce === null && text !== "") nonce = { at: `${at} ${name}`, text };
      else if (role === "timestamp" && (timestamp === null || /^header date$/.test(timestamp.at)))
        timestamp = { at: `${at} ${name}`, text, epochMs: timeOf(text) };
      else return;
      if (at === "query") carriers.add(name);
    };
    for (const [name, value] of call.headers ?? []) note("header", name.toLowerCase(), value.trim());
    for (const [name, value] of parseUrl(call.url)?.searchParams ?? []) {
      if (found.label === `query ${name}`) carriers.add(name);
      else note("query", name, value);
    }
    return { scheme: null, at: found.label, signature: found.value, nonce, timestamp, carriers };
  };
};
