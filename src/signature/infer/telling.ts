// Which further request would tell two layouts apart. Pure: every answer was rendered and compared.

import type { Message } from "../message.ts";
import { parseTemplate, render, type Scope } from "../template.ts";
import type { Member } from "./fits.ts";
import { canonicalOf, stringToSignOf } from "./space.ts";

/** A change of a request, and how a person would ask for it. The plainest first. */
const further: readonly (readonly [says: string, change: (message: Message) => Partial<Message>])[] = [
  ["a request with another method", () => ({ method: "PURGE" })],
  ["a request with a query", () => ({ query: "a=1" })],
  ["a query whose parameters are not in order", () => ({ query: "b=2&a=1" })],
  ["a query with percent-encoded characters", () => ({ query: "a=x%2fy+z&a=%7e" })],
  ["a request without a query", () => ({ query: null })],
  ["a request to a host with a port", () => ({ host: "other.example.com:8443" })],
  ["a request to another host", () => ({ host: "other.example.com" })],
  ["a request with another path", () => ({ path: "/other" })],
  ["a path with capital letters", () => ({ path: "/Other" })],
  ["a path with a percent-encoded character", () => ({ path: "/a%20b" })],
  ["a path with dot segments or doubled slashes", () => ({ path: "/a/../b//c" })],
  ["a request with a body", () => ({ body: new TextEncoder().encode("a=1") })],
  ["a request without a body", () => ({ body: new Uint8Array(0) })],
  [
    "a form whose fields are not in order",
    () => ({ body: new TextEncoder().encode("b=2&a=1"), headers: [["Content-Type", "application/x-www-form-urlencoded"]] }),
  ],
  ["a request with another content type", () => ({ headers: [["Content-Type", "Text/Plain; charset=UTF-8"]] })],
  ["a request over http instead of https, or the other way round", (message) => ({ scheme: message.scheme === "http" ? "https" : "http" })],
];

const textOf = (member: Member, message: Message): string => {
  const forms = member.parts.map(({ form }) => form);
  const scope: Scope = {
    message,
    timestamp: { text: "1700000001", format: "unix-seconds" },
    nonce: "n-1",
    keyId: "key-1",
    region: "",
    service: "",
    signature: null,
    canonical: { path: "raw", query: "raw", "header-space": "trim", headers: [], ...canonicalOf(forms) },
    define: new Map(),
  };
  return Buffer.from(render(parseTemplate(stringToSignOf({ ...member, parts: forms }), "string-to-sign"), scope)).toString("latin1");
};

const placeOf = (member: Member, what: "timestamp" | "nonce"): string | null => member.parts.find((part) => part[what] !== null)?.[what]?.name ?? null;

/** Null where none of these tells them apart, so that they are one for everybody. */
export const whatTells = (left: Member, right: Member, base: Message): string | null => {
  for (const what of ["timestamp", "nonce"] as const) {
    const [here, there] = [placeOf(left, what), placeOf(right, what)];
    if (here !== null && there !== null && here !== there) return `a request in which ${here} and ${there} differ`;
  }
  const found = further.find(([, change]) => {
    const message = { ...base, ...change(base) };
    return textOf(left, message) !== textOf(right, message);
  });
  if (found !== undefined) return found[0];
  return textOf(left, base) === textOf(right, base) ? null : "a request with other values of its own";
};
