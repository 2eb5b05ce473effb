// What an operation administers, guessed from its words. Pure.

import type { Operation } from "../model/spec.ts";

/** "listAPIKeys", "dns-zones", "{id}" → lower-case singular words; parameters are no words. */
const wordsOf = (text: string): string[] =>
  text
    .replace(/\{[^{}]*\}/g, " ")
    .replace(/([a-z0-9])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, "$1$3 $2")
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "")
    .map((word) =>
      word
        .toLowerCase()
        .replace(/ies$/, "y")
        .replace(/^(..+[^s])s$/, "$1"),
    );

interface Theme {
  readonly what: string;
  readonly words: RegExp;
  /** Reading counts too where these are said; null: reading is harmless. */
  readonly reading: RegExp | null;
}

/** Said anywhere in path, tags or operationId, these name something that must not rest on one shared secret. A `transfer` alone is a payment, a `record` alone is data. */
const anywhere: readonly Theme[] = [
  { what: "names", words: /\b(?:dns|domain|nameserver|zone|recordset|axfr|ixfr)\b/, reading: /\b(?:axfr|ixfr|transfer|export|dump|backup)\b/ },
  { what: "keys", words: /\b(?:key|secret|credential|token)\b/, reading: /\b(?:secret|key)\b/ },
  { what: "exports", words: /\b(?:export|dump|backup|download all)\b/, reading: /./ },
  { what: "administration", words: /\badmin\b/, reading: null },
];
/** These only as the thing acted on: `POST /users`, not `POST /users/{id}/orders`. */
const asObject: readonly Theme[] = [
  { what: "users", words: /\b(?:user|account|member|role|permission)\b/, reading: null },
  { what: "tenants", words: /\b(?:tenant|organi[sz]ation)\b/, reading: null },
];
/** Public by design, a card's stand-in at a payment service, or the endpoint where OAuth trades a signature for a token. */
const harmlessKeys = /\b(?:public key|jwk|idempotency key|card|payment|oauth2? \/ (?:access |refresh |request )?token)\b/;
const action = /^(?:activate|ban|block|deactivate|delete|disable|enable|invite|lock|promote|remove|reset|restore|revoke|suspend|unblock|unlock)\b/;

/** What the operation administers by its words, or null. `known` remembers words for the next operation, whose path is much the same. */
export const administers = ({ method, path, operationId, tags }: Operation, known: Map<string, string> = new Map()): string | null => {
  const words = (text: string): string => {
    const found = known.get(text) ?? wordsOf(text).join(" ");
    known.set(text, found);
    return found;
  };
  const segments = path
    .split("/")
    // Express writes parameters as `:token`, and so do some descriptions.
    .filter((segment) => !segment.startsWith(":"))
    .map(words)
    .filter((said) => said !== "");
  const named = wordsOf((operationId ?? "").replace(/By[A-Z].*$/, ""));
  const said = [...segments, named.join(" "), ...tags.map(words)].join(" / ");
  const last = segments.at(-1) ?? "";
  const object = `${action.test(last) ? (segments.at(-2) ?? "") : last} / ${named.at(-1) ?? ""}`;
  const reads = method === "GET" || method === "HEAD";
  const speaks = (theme: Theme, text: string): boolean =>
    theme.words.test(text) && (!reads || theme.reading?.test(said) === true) && !(theme.what === "keys" && harmlessKeys.test(said));
  return (anywhere.find((theme) => speaks(theme, said)) ?? asObject.find((theme) => speaks(theme, object)))?.what ?? null;
};
