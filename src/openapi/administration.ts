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
        .replace(/([^s])s$/, "$1"),
    );

/** Said anywhere in path, tags or operationId, these name something that must not rest on one shared secret. */
const anywhere: readonly (readonly [what: string, words: RegExp])[] = [
  ["names", /\b(?:dn|dns|domain|nameserver|zone|recordset|axfr|ixfr)\b/],
  ["keys", /\b(?:key|secret|credential|token)\b/],
  ["exports", /\b(?:export|dump|backup|download all)\b/],
  ["administration", /\badmin\b/],
];
/** These only as the thing acted on: `POST /users`, not `POST /users/{id}/orders`. */
const asObject: readonly (readonly [what: string, words: RegExp])[] = [
  ["users", /\b(?:user|account|member|role|permission)\b/],
  ["tenants", /\b(?:tenant|organi[sz]ation)\b/],
];
const readsMatter = /\b(?:export|dump|backup|download all|axfr|ixfr|transfer|secret|key)\b/;
const harmlessKeys = /\b(?:public key|jwk|idempotency key|card|payment)\b/;
const action = /^(?:activate|ban|block|deactivate|delete|disable|enable|invite|lock|promote|remove|reset|restore|revoke|suspend|unblock|unlock)\b/;

/** What the operation administers by its words, or null. Reading is harmless unless it hands out keys or everything at once. */
export const administers = ({ method, path, operationId, tags }: Operation): string | null => {
  const segments = path
    .split("/")
    .map((segment) => wordsOf(segment).join(" "))
    .filter((words) => words !== "");
  const named = wordsOf((operationId ?? "").replace(/By[A-Z].*$/, ""));
  const said = [...segments, named.join(" "), ...tags.map((tag) => wordsOf(tag).join(" "))].join(" / ");
  const reading = method === "GET" || method === "HEAD";
  if (reading && !readsMatter.test(said)) return null;
  const found = anywhere.find(([what, words]) => words.test(said) && !(what === "keys" && harmlessKeys.test(said)));
  if (found !== undefined) return !reading || found[0] !== "names" || /\b(?:axfr|ixfr|transfer|export|dump|backup)\b/.test(said) ? found[0] : null;
  const last = segments.at(-1) ?? "";
  const object = `${action.test(last) ? (segments.at(-2) ?? "") : last} / ${named.at(-1) ?? ""}`;
  return reading ? null : (asObject.find(([, words]) => words.test(object))?.[0] ?? null);
};
