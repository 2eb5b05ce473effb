// Does something that nobody signs change method or path after the signature was checked? One request each; what it turns up is asked again with controls. Pure.

import type { Component } from "../../model/policy.ts";
import { headerOf, type Message, withHeader } from "../message.ts";
import { type Canary, type Change, garbled, type Original, type Planned } from "./request.ts";
import { withAddedQuery, withAppended } from "./wire.ts";

/** A method that no router knows, and a path that does not exist: neither can do harm. */
const method = "QXPROBE";
const path = "/sigproof-override";

export const methodHeaders = ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"] as const;
export const pathHeaders = ["X-Original-URL", "X-Rewrite-URL"] as const;

const withAll = (names: readonly string[], value: string, message: Message): Message => names.reduce((each, name) => withHeader(each, name, value), message);

/** Signed as ever, and only then changed: that what is added is not signed is the question. */
const beside = (id: string, changed: string, original: Original, add: Change): Planned => ({
  id,
  changed,
  signature: "fresh",
  make: (hand) => {
    const message = original(hand);
    const signed = hand.sign(message);
    const right = hand.sign(add(message), { at: signed.moment });
    return { message: add(signed.message), right: right.signature === signed.signature ? null : right };
  },
});

const byHeaders = (id: string, names: readonly string[], value: string, original: Original): Planned =>
  beside(id, `${names.join(", ")}: ${value} beside a right signature`, original, (each) => withAll(names, value, each));

/** All headers in one request: most servers know none of them. */
export const planOverrides = (canary: Canary, original: Original, quick: boolean): readonly Planned[] =>
  quick
    ? []
    : [
        byHeaders("method-override/headers", methodHeaders, method, original),
        ...(canary.declared.has("path") ? [byHeaders("path-override/headers", pathHeaders, path, original)] : []),
      ];

const isForm = (message: Message): boolean => /x-www-form-urlencoded/i.test(headerOf(message, "content-type") ?? "");

/** `_method` in the query or form, as frameworks take it from HTML forms. Where that part is bound, so is `_method`. */
export const planMethodField = ({ message, named, declared }: Canary, open: ReadonlySet<Component>, original: Original): readonly Planned[] => [
  ...(open.has("query")
    ? [beside("method-override/_method in the query", `_method=${method} added to the query`, original, (each) => withAddedQuery(each, "_method", method))]
    : []),
  ...(open.has("body") && named && isForm(message) && !declared.has("header:content-length")
    ? [beside("method-override/_method in the form", `_method=${method} added to the form`, original, (each) => withAppended(each, `_method=${method}`))]
    : []),
];

/** Each way alone, with a wrong signature and with a right one: an answer that does not depend on the signature comes from what stands before the check. */
export const planOverridesAgain = (id: string, original: Original): readonly Planned[] => {
  const [kind = "", way = ""] = id.split("/");
  const change: Change =
    way === "_method in the query"
      ? (each) => withAddedQuery(each, "_method", method)
      : way === "_method in the form"
        ? (each) => withAppended(each, `_method=${method}`)
        : (each) => (kind === "path-override" ? withAll(pathHeaders, path, each) : withAll(methodHeaders, method, each));
  const alone = way !== "headers" ? [] : kind === "path-override" ? pathHeaders : methodHeaders;
  return [
    { ...garbled(`${id}/NEG`, "the same under a wrong signature", original, change), id: `${id}/NEG` },
    ...alone.map((name) => byHeaders(`${id}/${name}`, [name], kind === "path-override" ? path : method, original)),
    ...(way === "headers" ? [] : [beside(`${id}/again`, "the same once more", original, change)]),
  ];
};
