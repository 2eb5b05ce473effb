// What will be asked, in order, and what not and why: the base URL, the declared servers that may be contacted, the operations that can be asked without a body. Pure.

import { hostOf, parseUrl, sameOrigin } from "../model/host.ts";
import type { Operation, Parameter, SpecFacts } from "../model/spec.ts";
import type { Entry, NotVisited } from "../model/visit.ts";

export interface PlannedVisit {
  readonly entry: Entry;
  readonly method: "GET" | "HEAD";
  readonly url: string;
  /** Only what the description requires; never a credential or a signature. */
  readonly headers: readonly (readonly [name: string, value: string])[];
}

export interface Plan {
  readonly visits: readonly PlannedVisit[];
  readonly notVisited: readonly NotVisited[];
}

export interface PlanTarget {
  /** Stands for the whole server URL, base path included. */
  readonly baseUrl: string;
  /** The host that the base URL stands for; it is never contacted under that name. */
  readonly alias: string | null;
  /** Exact entries of `hosts.allow`: hosts that may be contacted besides the base URL. */
  readonly mayContact: ReadonlySet<string>;
}

/** Exact entries only: a wildcard says what is no finding, not whom to contact. */
export const exactHosts = (allow: readonly string[]): ReadonlySet<string> => new Set(allow.filter((entry) => !entry.includes("*")));

export const planVisits = (spec: SpecFacts, target: PlanTarget): Plan => {
  const notVisited: NotVisited[] = [];
  const operations: PlannedVisit[] = [];
  for (const operation of spec.operations) {
    const planned = planOperation(operation, spec, target);
    if (typeof planned === "string") notVisited.push({ operation: operation.id, why: planned });
    else operations.push(planned);
  }
  return {
    visits: [{ entry: { kind: "base-url" }, method: "GET", url: target.baseUrl, headers: [] }, ...planServers(spec, target), ...operations],
    notVisited,
  };
};

const planServers = (spec: SpecFacts, target: PlanTarget): PlannedVisit[] => {
  const seen = new Set<string>();
  return spec.servers.flatMap(({ urls }, server) =>
    urls.flatMap((text): PlannedVisit[] => {
      const url = parseUrl(text);
      if (url === null || !/^https?:$/.test(url.protocol) || sameOrigin(url, target.baseUrl) || !mayContact(url, target) || seen.has(url.href)) return [];
      seen.add(url.href);
      return [{ entry: { kind: "server", server }, method: "GET", url: withoutUser(url), headers: [] }];
    }),
  );
};

const mayContact = (url: URL, { alias, mayContact: hosts }: PlanTarget): boolean => {
  const host = hostOf(url);
  return host !== null && host !== alias && hosts.has(host);
};

const withoutUser = (url: URL): string => {
  const bare = new URL(url);
  bare.username = "";
  bare.password = "";
  bare.hash = "";
  return bare.href;
};

/** The visit, or why there is none. */
const planOperation = (operation: Operation, spec: SpecFacts, target: PlanTarget): PlannedVisit | string => {
  const { method } = operation;
  if (method !== "GET" && method !== "HEAD") return "only GET and HEAD operations are visited";
  if (operation.bodyRequired || operation.parameters.some(({ in: where, required }) => required && (where === "body" || where === "formData")))
    return `a ${method} with a required body is not sent`;
  const base = baseFor(operation, spec, target);
  if ("why" in base) return base.why;
  const parts = fillIn(operation, credentialNames(operation, spec));
  if (typeof parts === "string") return parts;
  const url = parseUrl(`${base.url.replace(/[?#].*$/, "").replace(/\/+$/, "")}${parts.path.startsWith("/") ? "" : "/"}${parts.path}${parts.query}`);
  if (url === null) return "its path gives no valid URL";
  if (url.href.length > longestUrl) return `its URL is longer than ${longestUrl} characters`;
  return { entry: { kind: "operation", operation: operation.id }, method, url: withoutUser(url), headers: parts.headers };
};

const longestUrl = 8_000;

/** Servers of the document are what the base URL replaces; an operation or path that names its own goes there, if that is permitted. */
const baseFor = (operation: Operation, spec: SpecFacts, target: PlanTarget): { readonly url: string } | { readonly why: string } => {
  const servers = operation.servers.map((index) => spec.servers[index]).filter((server) => server !== undefined);
  if (servers.length === 0 || servers.some(({ scope }) => scope === "document")) return { url: target.baseUrl };
  const urls = servers.flatMap((server) => server.urls);
  for (const text of urls) {
    const url = parseUrl(text, target.baseUrl);
    if (url === null || !/^https?:$/.test(url.protocol)) continue;
    if (sameOrigin(url, target.baseUrl) || mayContact(url, target)) return { url: url.href };
    // The alias is the base URL under its public name.
    if (hostOf(url) === target.alias) return { url: new URL(url.pathname, target.baseUrl).href };
  }
  const named = urls[0] ?? servers[0]?.template ?? "";
  return { why: urls.length === 0 ? `its server ${named} is no usable URL` : `its server ${named} is not the base URL and not in hosts.allow` };
};

/** `in` and lower-case name of the credentials that its security schemes carry: declared as parameters too, they are left out all the same. */
export const credentialNames = (operation: Operation, spec: SpecFacts): ReadonlySet<string> => {
  const names = new Set(operation.security.flat());
  return new Set(
    spec.schemes.filter(({ name, detail }) => names.has(name) && detail !== null).map(({ in: where, detail }) => `${where} ${detail?.toLowerCase()}`),
  );
};

/** The client's own business, or ignored in a description (OpenAPI 3.1 section 4.8.12.2), or a credential. */
const neverSent = new Set(
  "accept authorization connection content-length content-type cookie expect host keep-alive proxy-authorization proxy-connection te trailer transfer-encoding upgrade".split(
    " ",
  ),
);

interface Parts {
  readonly path: string;
  readonly query: string;
  readonly headers: (readonly [string, string])[];
}

export const fillIn = (operation: Operation, credentials: ReadonlySet<string>): Parts | string => {
  const query: string[] = [];
  const cookies: string[] = [];
  const headers: (readonly [string, string])[] = [];
  for (const parameter of operation.parameters) {
    const { name, in: where } = parameter;
    if (where === "path" || !parameter.required || isLeftOut(parameter, operation, credentials)) continue;
    const values = valuesOf(parameter);
    if (typeof values === "string") return values;
    if (where === "query") query.push(...pair(name, values, parameter.explode));
    else if (where === "querystring") query.push(encodeURI(wellFormed(values.join("&"))).replaceAll("#", "%23"));
    else if (where === "cookie") cookies.push(`${encode(name)}=${values.map(encode).join(",")}`);
    else if (where === "header") {
      const value = values.join(",");
      if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name) || !/^[\t\x20-\x7e\x80-\xff]*$/.test(value))
        return `${where} parameter \`${name}\` cannot be sent as a header`;
      headers.push([name, value]);
    }
  }
  if (cookies.length > 0) headers.push(["Cookie", cookies.join("; ")]);
  const path = fillPath(operation);
  return "why" in path ? path.why : { path: path.path, query: query.length === 0 ? "" : `?${query.join("&")}`, headers };
};

/** Signatures and what belongs to them are left out on purpose: the operation is visited unsigned. */
const isLeftOut = ({ name, in: where, role }: Parameter, operation: Operation, credentials: ReadonlySet<string>): boolean =>
  (operation.signature !== null && role !== null) ||
  credentials.has(`${where} ${name.toLowerCase()}`) ||
  (where === "header" && neverSent.has(name.toLowerCase()));

const fillPath = ({ path, parameters }: Operation): { readonly path: string } | { readonly why: string } => {
  const byName = new Map(parameters.filter(({ in: where }) => where === "path").map((parameter) => [parameter.name, parameter]));
  const pieces: string[] = [];
  let at = 0;
  for (const match of path.matchAll(/\{([^{}]*)\}/g)) {
    const name = match[1] ?? "";
    const parameter = byName.get(name);
    if (parameter === undefined) return { why: `path parameter \`${name}\` is not declared` };
    const values = valuesOf(parameter);
    if (typeof values === "string") return { why: values };
    const value = values.map(encode).join(",");
    if (value === "") return { why: `path parameter \`${name}\` has an empty sample` };
    pieces.push(path.slice(at, match.index), value);
    at = match.index + match[0].length;
  }
  const filled = [...pieces, path.slice(at)].join("");
  // A URL parser would take these away and another operation would be asked.
  return filled.split("/").some((segment) => /^(\.|%2e){1,2}$/i.test(segment)) ? { why: "its path would contain a dot segment" } : { path: filled };
};

const pair = (name: string, values: readonly string[], explode: boolean): string[] => {
  const key = encode(name);
  return explode ? values.map((value) => `${key}=${encode(value)}`) : [`${key}=${values.map(encode).join(",")}`];
};

/** A lone surrogate has no UTF-8 form, and encoding it throws. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, "\ufffd");

/** RFC 6570 section 3.2.2: everything but the unreserved characters. */
const encode = (text: string): string => encodeURIComponent(wellFormed(text)).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** One string for a plain value, several for an array; a sentence where it cannot be written into a request. */
const valuesOf = ({ name, in: where, sample }: Parameter): readonly string[] | string => {
  if (sample === null) return `${where} parameter \`${name}\` has no example, default or enum`;
  const values: readonly unknown[] = Array.isArray(sample.value) ? sample.value : [sample.value];
  if (values.length === 0) return `${where} parameter \`${name}\` has an empty sample`;
  const texts = values.map(scalar).filter((text) => text !== null);
  return texts.length === values.length ? texts : `${where} parameter \`${name}\` has a sample that is no plain value or list of them`;
};

const scalar = (value: unknown): string | null => (typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : null);
