// Which headers and query parameters of a captured call carry a signature, key or credential. Pure; what it finds stays in memory.

import type { CapturedCall } from "../model/call.ts";
import { parseUrl } from "../model/host.ts";
import type { SigningRequest } from "../model/signing.ts";
import type { SpecFacts } from "../model/spec.ts";
import { signatureRule } from "../openapi/signature-words.ts";
import { isSecretName } from "./redact.ts";

export interface Credential {
  /** `header x-signature`, `query sig`: what evidence calls it. */
  readonly label: string;
  readonly signature: boolean;
  /** Never leaves the gathering. */
  readonly value: string;
}

export type CredentialFinder = (call: Pick<CapturedCall, "url" | "headers">) => readonly Credential[];

/** Words that `redact.ts` need not know, for they stand in headers only. */
const secretHeader =
  /^(?:cookie|proxy-authorization)$|(?:^|[-_])(?:auth|apikey)(?:[-_]|$)|(?:^|[-_])(?:auth|private|app|service|master|admin|client)[-_]?key$/i;
/** Exchanges call it so: `OK-ACCESS-SIGN`, `API-Sign`. */
const sign = /(?:^|[-_.])sign$/i;
/** Names that say `key`, `token` or `session` and open nothing. */
const harmless = /^(?:sec-websocket-|x-csrf|x-xsrf|csrf|x-amz-date)|key[-_]?id$|^idempotency-key$/i;

/** A URL of a megabyte may have a hundred thousand. */
const mostParameters = 500;

type Kind = "signature" | "other" | null;

interface Names {
  readonly signatures: ReadonlySet<string>;
  readonly others: ReadonlySet<string>;
}

/** Names by their usual words, by the description's security schemes and signature parameters, and by the policy's signing. */
export const credentialFinder = (spec: SpecFacts | null, signing: SigningRequest | undefined): CredentialFinder => {
  const headers = namesIn("header", spec, signing);
  const queries = namesIn("query", spec, signing);
  const known = new Map<string, Kind>();
  // A capture repeats a few names thousands of times.
  const kindOf = (name: string, at: "header" | "query"): Kind => {
    const key = `${at} ${name}`;
    const kind = known.get(key);
    if (kind !== undefined) return kind;
    const judged = judge(name, at);
    if (known.size < 10_000) known.set(key, judged);
    return judged;
  };
  const judge = (name: string, at: "header" | "query"): Kind => {
    const { signatures, others } = at === "header" ? headers : queries;
    if (signatures.has(name) || signatureRule(name, at) !== null || (at === "header" && sign.test(name))) return "signature";
    if (others.has(name)) return "other";
    if (harmless.test(name)) return null;
    return isSecretName(name) || (at === "header" && secretHeader.test(name)) ? "other" : null;
  };
  return ({ url, headers: sent }) => {
    const found = new Map<string, Credential>();
    const note = (at: "header" | "query", name: string, value: string): void => {
      const kind = value === "" ? null : kindOf(name, at);
      const label = `${at} ${name.slice(0, 100)}`;
      if (kind !== null && !found.has(label)) found.set(label, { label, signature: kind === "signature", value });
    };
    for (const [name, value] of sent ?? []) note("header", name.toLowerCase(), value);
    let left = mostParameters;
    for (const [name, value] of parseUrl(url)?.searchParams ?? []) {
      note("query", name, value);
      left -= 1;
      if (left === 0) break;
    }
    return [...found.values()].sort((a, b) => (a.label < b.label ? -1 : 1));
  };
};

const namesIn = (at: "header" | "query", spec: SpecFacts | null, signing: SigningRequest | undefined): Names => {
  const plain = (name: string): string => (at === "header" ? name.toLowerCase() : name);
  const signatures = new Set<string>();
  const others = new Set<string>();
  for (const { in: place, detail, signature } of spec?.schemes ?? [])
    if (place === at && detail !== null) (signature === null ? others : signatures).add(plain(detail));
  for (const { parameters } of spec?.operations ?? [])
    for (const { in: place, name, role } of parameters) if (place === at && role === "signature") signatures.add(plain(name));
  for (const { form } of signing?.setups ?? [])
    for (const part of Array.isArray(form["send"]) ? (form["send"] as readonly unknown[]) : []) {
      const { in: place, name, value } = part as { readonly in?: unknown; readonly name?: unknown; readonly value?: unknown };
      if (place === at && typeof name === "string" && typeof value === "string" && value.includes("{signature")) signatures.add(plain(name));
    }
  return { signatures, others };
};
