// A scheme as the block of the policy file that says it. Pure.

import type { SigningScheme } from "../scheme.ts";

/** What YAML reads as the text it is, and as nothing else. */
const isPlain = (text: string): boolean => /^[A-Za-z][A-Za-z0-9._/-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text);

/** JSON is YAML: a text in double quotes, where `\n` is a newline. */
const scalar = (value: unknown): string => (typeof value === "string" && isPlain(value) ? value : JSON.stringify(value));

const flow = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
  if (typeof value !== "object" || value === null) return scalar(value);
  return `{ ${Object.entries(value)
    .filter(([, inner]) => inner !== undefined && inner !== null)
    .map(([name, inner]) => `${name}: ${flow(inner)}`)
    .join(", ")} }`;
};

const order = ["scheme", "secret", "key-id", "algorithm", "string-to-sign", "encoding", "timestamp", "nonce", "digests", "send", "canonical", "define"];

/** Fields in the order in which the documentation has them, each on its line. */
export const signingBlock = (form: SigningScheme): string => {
  const rank = (name: string): number => (order.indexOf(name) + order.length + 1) % (order.length + 1);
  const lines = Object.entries(form)
    .filter(([, value]) => value !== undefined)
    .toSorted(([a], [b]) => rank(a) - rank(b))
    .map(([name, value]) => `  ${name}: ${flow(value)}\n`);
  return `signing:\n${lines.join("")}`;
};
