// URLs of captured calls as evidence keeps them. Pure. Stricter than other URLs: a capture is somebody's whole traffic, and its queries are full of people.

import { parseUrl } from "../model/host.ts";
import { cut, isSecretName, redacted, redactUrl } from "./redact.ts";

const longest = 2_048;
/** Stands for a value that says nothing to a judge. */
const left = "…";
/** Shorter values are found in too many places that have nothing to do with them. */
const shortestSecret = 6;

/**
 * Scheme, host, path, and the names of the query without their values; no fragment. Values of credentials are taken out wherever they stand, and so are path segments
 * that look like keys: a JWT, 32 hexadecimal digits or more, 20 letters and digits mixed. `secrets`: what `secretForms` gives.
 * `literals`: segments that the description itself writes, which are none.
 */
export const callUrl = (text: string, secrets: readonly string[], literals: ReadonlySet<string>): string => {
  const url = parseUrl(text);
  if (url === null) return redacted;
  const user = url.username === "" && url.password === "" ? "" : redactUrl(`//${url.username}${url.password === "" ? "" : `:${url.password}`}@`).slice(2);
  const path = shortened(withoutSecrets(url.pathname, secrets))
    .split("/")
    .map((segment) => (literals.has(segment) ? segment : redactSegment(segment)))
    .join("/");
  return cut(`${url.protocol}//${user}${url.host}${path}${queryNames(url.search, secrets)}`, longest);
};

/** Whole segments only: half a key would not look like one. */
const shortened = (path: string): string => {
  if (path.length <= longest) return path;
  const start = path.slice(0, longest);
  return `${start.slice(0, start.lastIndexOf("/") + 1)}${left}`;
};

/** What says who called, without the credentials that the same call carried. */
export const clientName = (text: string | null, secrets: readonly string[]): string | null =>
  text === null || text.trim() === "" ? null : cut(withoutSecrets(browserIn(text) ?? text, secrets), 200);

/** All browsers call themselves Mozilla and each other; what tells one from the others comes first here. */
const browserIn = (text: string): string | null =>
  text.startsWith("Mozilla/5.0 (")
    ? (/\b(?:Edg|OPR|Firefox|HeadlessChrome|CriOS|Chrome|Version)\/[\d.]+/
        .exec(text.replace(/\bChrome(?=.*\b(?:Edg|OPR)\/)/, ""))?.[0]
        .replace("Version", "Safari") ?? null)
    : null;

const withoutSecrets = (text: string, secrets: readonly string[]): string => {
  let clean = text;
  for (const secret of secrets) if (clean.includes(secret)) clean = clean.replaceAll(secret, redacted);
  return clean;
};

/** The forms under which values of credentials may stand in a URL: `Bearer abc` travels there as `abc`, and either percent-encoded. */
export const secretForms = (values: readonly string[]): readonly string[] => [
  ...new Set(
    values
      .flatMap((value) => [value, value.replace(/^[A-Za-z][A-Za-z0-9-]* +/, "")])
      .flatMap((form) => [form, encoded(form)])
      .filter(({ length }) => length >= shortestSecret),
  ),
];

const encoded = (text: string): string => {
  try {
    return encodeURIComponent(text);
  } catch {
    // Half a surrogate pair stands in no URL.
    return text;
  }
};

const looksLikeKey = (text: string): boolean =>
  /^eyJ[A-Za-z0-9_-]{8,}/.test(text) ||
  /[0-9a-f]{32}/i.test(text) ||
  [...text.matchAll(/[A-Za-z0-9_~+=-]{20,}/g)].some(([run]) => /[a-z]/.test(run) && /[A-Z]/.test(run) && /\d.*\d/.test(run) && !uuid.test(run));
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const redactSegment = (segment: string): string => {
  const [name = "", ...parameters] = segment.split(";");
  const shown = looksLikeKey(name) ? redacted : name;
  return [shown, ...parameters.map((parameter) => parameter.replace(/=.*/s, `=${left}`))].join(";");
};

const mostNames = 40;

const queryNames = (search: string, secrets: readonly string[]): string => {
  if (search.length < 2) return "";
  const parts = search.slice(1).split("&", mostNames + 1);
  const shown = parts.slice(0, mostNames).map((part) => {
    const sign = part.indexOf("=");
    const name = sign < 0 ? part : part.slice(0, sign);
    const plain = name.length > 100 || looksLikeKey(name) ? left : withoutSecrets(name, secrets);
    return sign < 0 ? plain : `${plain}=${isSecretName(name) ? redacted : left}`;
  });
  return `?${shown.join("&")}${parts.length > mostNames ? `&${left}` : ""}`;
};
