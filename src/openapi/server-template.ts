// Server URLs with variables: where a variable stands, what it expands to, and what the result is once normalised. Pure.

import { parseHost, parseUrl } from "../model/host.ts";
import { limits } from "./limits.ts";

export interface TemplateVariable {
  readonly name: string;
  readonly enum: readonly string[] | null;
  readonly default: string | null;
}

export const variableNames = (template: string): readonly string[] => [...new Set([...template.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? ""))];

/** Start and end of the authority ("host:port") in a template; null when it has none, or when a variable in front may bring it along. */
const authorityOf = (template: string): { readonly start: number; readonly end: number } | null => {
  const slashes = /^(?:(?:[^/?#{}]|\{[^{}]*\})*:)?\/\//.exec(template);
  if (slashes === null) return null;
  const start = slashes[0].length;
  const rest = /^(?:[^/?#{}]|\{[^{}]*\}|[{}])*/.exec(template.slice(start));
  return { start, end: start + (rest?.[0].length ?? 0) };
};

const looksAbsolute = (value: string): boolean => /^(?:[a-z][a-z0-9+.-]*:)?\/\//i.test(value);

/** Whether a variable decides about the host: it stands in the authority, or opens the template and its values carry one. */
export const standsInHost = (template: string, variable: TemplateVariable): boolean => {
  const written = `{${variable.name}}`;
  const authority = authorityOf(template);
  if (authority !== null) return template.slice(authority.start, authority.end).includes(written);
  return template.startsWith(written) && [variable.default ?? "", ...(variable.enum ?? [])].some(looksAbsolute);
};

export interface Expansions {
  readonly texts: readonly string[];
  /** How many there would be. */
  readonly total: number;
}

/** Every combination of defaults and enum values, the defaults first. A variable with neither leaves nothing to expand. */
export const expansions = (template: string, variables: readonly TemplateVariable[]): Expansions => {
  const names = variableNames(template);
  const choices = names.map((name) => {
    const variable = variables.find((one) => one.name === name);
    return [...new Set([...(variable?.default == null ? [] : [variable.default]), ...(variable?.enum ?? [])])];
  });
  const total = choices.reduce((product, values) => product * values.length, 1);
  const texts: string[] = [];
  for (let n = 0; n < Math.min(total, limits.serverExpansions); n++) {
    let left = n;
    // Counting in mixed radix, the first variable slowest, so that combination 0 is all defaults.
    const picked = new Map<string, string>();
    for (let i = names.length - 1; i >= 0; i--) {
      const values = choices[i] ?? [];
      picked.set(names[i] ?? "", values[left % values.length] ?? "");
      left = Math.floor(left / values.length);
    }
    texts.push(template.replace(/\{([^{}]*)\}/g, (_all, name: string) => picked.get(name) ?? ""));
  }
  return { texts, total };
};

export type Normalised = { readonly url: string; readonly remark: string | null } | { readonly url: null; readonly remark: string };

/**
 * "HTTPS://API.Example.com:443/v1/" → "https://api.example.com/v1"; a relative one → "/v1". `base`: the address the description came from, or null for a file, whose
 * relative servers stay paths.
 */
export const normalisedServer = (text: string, base: string | null): Normalised => {
  const trimmed = text.trim();
  if (/[\0-\x1f\x7f\\]/.test(trimmed)) return { url: null, remark: "it contains a control character or a backslash" };
  // "localhost:8080/v1" would parse as the scheme "localhost".
  if (/^[a-z0-9.-]+:\d/i.test(trimmed)) return { url: null, remark: 'it has no scheme; write "https://" before it' };
  const absolute = /^[a-z][a-z0-9+.-]*:/i.test(trimmed);
  if (!absolute && !trimmed.startsWith("//") && base === null) return relativeServer(trimmed);
  const url = parseUrl(trimmed, base ?? "https://relative.invalid");
  if (url === null) return { url: null, remark: "it is not a valid URL" };
  if (!["http:", "https:", "ws:", "wss:"].includes(url.protocol)) return { url: null, remark: "its scheme is neither http nor https" };
  if (absolute && !/^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed)) return { url: null, remark: 'it needs "//" after its scheme' };
  const remarks: string[] = [];
  if (url.username !== "" || url.password !== "") remarks.push("it carries credentials, which every reader of the description can see");
  if (url.search !== "" || url.hash !== "") remarks.push("it has a query or fragment, which is left out");
  const host = url.host.replace(/\.+(?=:|$)/, "");
  const path = url.pathname.replace(/\/+$/, "");
  return { url: `${url.protocol}//${host}${path}`, remark: remarks.length === 0 ? null : remarks.join("; ") };
};

const relativeServer = (text: string): Normalised => {
  const first = /^[^/?#]*/.exec(text)?.[0] ?? "";
  if (/^(?:localhost|(?:[a-z0-9-]+\.)+[a-z]{2,})$/i.test(first) && !text.startsWith("."))
    return { url: null, remark: 'it looks like a host without a scheme; write "https://" before it' };
  const url = parseUrl(text, "https://relative.invalid/");
  if (url === null) return { url: null, remark: "it is not a valid URL" };
  return {
    url: url.pathname.replace(/\/+$/, "") || "/",
    remark: url.search === "" && url.hash === "" ? null : "it has a query or fragment, which is left out",
  };
};

/** Stands for a variable while the host is parsed; no host contains it. */
const joker = "xsigproofjokerx";

/**
 * `*.example.com` where the host holds a variable that nothing closes, beside at least two labels without any variable; null otherwise. Variables with one possible
 * value are filled in, in the port always.
 */
export const hostPattern = (template: string, variables: readonly TemplateVariable[]): string | null => {
  const authority = authorityOf(template);
  if (authority === null) return null;
  const written = template.slice(authority.start, authority.end).replace(/^.*@/, "");
  const find = (name: string): TemplateVariable => variables.find((one) => one.name === name) ?? { name, enum: null, default: null };
  const port = /:((?:\d|\{[^{}]*\})*)$/.exec(written);
  const host = port === null ? written : written.slice(0, port.index);
  if (!variableNames(host).some((name) => find(name).enum === null)) return null;
  const filled = host.replace(/\{([^{}]*)\}/g, (_all, name: string) => {
    const values = find(name).enum;
    return values?.length === 1 ? (values[0] ?? "") : joker;
  });
  const digits = (port?.[1] ?? "").replace(/\{([^{}]*)\}/g, (_all, name: string) => find(name).default ?? find(name).enum?.[0] ?? "");
  // `http://{x}.example.com:80` and `https://{x}.example.com:443` are the same pattern as without a port.
  const scheme = /^http:/i.test(template) ? "80" : "443";
  const labels = parseHost(digits === "" || digits === scheme ? filled : `${filled}:${digits}`);
  if (labels === null) return null;
  const fixed = labels
    .replace(/:\d+$/, "")
    .split(".")
    .filter((label) => !label.includes(joker));
  return fixed.length >= 2 ? labels.replaceAll(joker, "*") : null;
};
