// `servers` of every level, and the host, base path and schemes of 2.0, as declared servers. Pure.

import type { DeclaredServer, ServerVariable } from "../model/spec.ts";
import { limits } from "./limits.ts";
import type { Problems } from "./problems.ts";
import { expansions, hostPattern, normalisedServer, standsInHost, variableNames } from "./server-template.ts";
import { below, placeOf, type Spot } from "./value.ts";

export interface ServerList {
  readonly all: DeclaredServer[];
  /** Indexes of the servers that a `servers` list declares; null when there is none, so that the level above applies. Each place is read once. */
  read(list: Spot, scope: DeclaredServer["scope"]): readonly number[] | null;
  /** One server object, as links have it. */
  readOne(server: Spot, scope: DeclaredServer["scope"]): number | null;
  readVersion2(root: Spot): readonly number[];
  /** 2.0: an operation's own `schemes`; null when it has none. */
  readSchemes(root: Spot, schemes: Spot): readonly number[] | null;
  /** The server objects behind the indexes, for what else stands in them. */
  readonly spots: Spot[];
}

/** Longer than any client sends; it also bounds what matching a hostile one costs. */
const longest = 2048;

/** `base`: the web address the description came from, or null for a file. */
export const serverList = (problems: Problems, base: string | null): ServerList => {
  const all: DeclaredServer[] = [];
  const spots: Spot[] = [];
  const known = new Map<string, readonly number[] | null>();
  const push = (server: DeclaredServer, spot: Spot): number => {
    spots.push(spot);
    return all.push(server) - 1;
  };

  const readOne: ServerList["readOne"] = (spot, scope) => {
    if (problems.record(spot, "a server") === null) return null;
    const url = below(spot, "url");
    if (typeof url.value !== "string") {
      problems.add("a server needs a `url`", spot);
      return null;
    }
    const template = url.value;
    if (template.length > longest) {
      problems.add(`this server URL is longer than ${longest} characters and is not looked at`, url);
      return null;
    }
    const variables = variablesOf(spot, template, problems);
    const { texts, total } = expansions(template, variables);
    if (total > limits.serverExpansions) problems.add(`this server expands to ${total} URLs; the first ${limits.serverExpansions} are looked at`, url);
    const unvalued = variables.filter((one) => one.default === null && (one.enum?.length ?? 0) === 0 && template.includes(`{${one.name}}`));
    if (unvalued.length > 0) problems.add(`server variables without a value: ${unvalued.map(({ name }) => name).join(", ")}`, url);
    const server = {
      template,
      urls: normalisedAll(texts, base, url, problems),
      hostPattern: hostPattern(template, variables),
      scope,
      variables,
      place: placeOf(url),
    };
    return push(server, spot);
  };

  const once = (spot: Spot, make: () => readonly number[] | null): readonly number[] | null => {
    const key = `${spot.file}\n${spot.pointer}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make();
    known.set(key, made);
    return made;
  };

  const version2 = (root: Spot, schemes: Spot, scope: DeclaredServer["scope"]): readonly number[] => {
    const host = below(root, "host");
    const basePath = below(root, "basePath");
    const path = problems.text(basePath, "`basePath`") ?? "";
    const name = problems.text(host, "`host`");
    const declared = (problems.list(schemes, "`schemes`") ?? [])
      .map((_item, i) => below(schemes, i))
      .filter((item) => problems.text(item, "a scheme") !== null);
    if ((name?.length ?? 0) + path.length > longest) {
      problems.add(`\`host\` and \`basePath\` are longer than ${longest} characters and are not looked at`, root);
      return [];
    }
    if (name === null || name === "") {
      if (path === "") return [];
      return [
        push(
          { template: path, urls: normalisedAll([path], base, basePath, problems), hostPattern: null, scope, variables: [], place: placeOf(basePath) },
          basePath,
        ),
      ];
    }
    if (/[/\\?#@\s]/.test(name)) problems.add("`host` is a host name with an optional port, without scheme and path", host);
    const from = declared.length === 0 ? [{ ...host, value: "https" }] : declared;
    return from.map((scheme) => {
      const template = `${String(scheme.value).toLowerCase()}://${name}${path === "" || path.startsWith("/") ? path : `/${path}`}`;
      // An insecure scheme is mended on its own line, anything else about a server on the host's.
      const place = /^(?:http|ws):/.test(template) ? scheme : host;
      const variables = variableNames(template).map((variable) => ({
        name: variable,
        inHost: name.includes(`{${variable}}`),
        enum: null,
        default: null,
        place: placeOf(host),
      }));
      if (variables.length > 0) problems.add("Swagger 2.0 knows no variables in `host` and `basePath`", host);
      const urls = /[/\\?#@\s]/.test(name) || variables.length > 0 ? [] : normalisedAll([template], base, host, problems);
      return push({ template, urls, hostPattern: hostPattern(template, variables), scope, variables, place: placeOf(place) }, scheme);
    });
  };

  return {
    all,
    spots,
    readOne: (spot, scope) => once(spot, () => [readOne(spot, scope)].filter((index) => index !== null))?.[0] ?? null,
    read: (spot, scope) =>
      spot.value === undefined
        ? null
        : once(spot, () => {
            const list = problems.list(spot, "`servers`");
            const found = (list ?? []).map((_server, i) => readOne(below(spot, i), scope)).filter((index) => index !== null);
            return list === null || list.length === 0 ? null : found;
          }),
    readVersion2: (root) => version2(root, below(root, "schemes"), "document"),
    readSchemes: (root, schemes) =>
      Array.isArray(schemes.value) && schemes.value.length > 0 ? once(schemes, () => version2(root, schemes, "operation")) : null,
  };
};

const normalisedAll = (texts: readonly string[], base: string | null, place: Spot, problems: Problems): string[] => {
  const urls = new Set<string>();
  for (const text of texts) {
    const { url, remark } = normalisedServer(text, base);
    if (url !== null) urls.add(url);
    if (remark !== null) problems.add(url === null ? `this server URL cannot be used: ${remark}` : `this server URL is odd: ${remark}`, place);
  }
  return [...urls];
};

/** The declared variables, and those that the template uses without declaring them. */
const variablesOf = (server: Spot, template: string, problems: Problems): ServerVariable[] => {
  const spot = below(server, "variables");
  const declared = problems.record(spot, "`variables`") ?? {};
  const found = Object.keys(declared).flatMap((name): ServerVariable[] => {
    const variable = below(spot, name);
    if (problems.record(variable, "a server variable") === null) return [];
    const list = below(variable, "enum");
    const values = (problems.list(list, "`enum`") ?? []).map((_value, i) => textOf(below(list, i), problems)).filter((value) => value !== null);
    const one = { name, enum: values.length === 0 ? null : values, default: textOf(below(variable, "default"), problems) };
    return [{ ...one, inHost: standsInHost(template, one), place: placeOf(variable) }];
  });
  for (const name of variableNames(template)) {
    if (found.some((variable) => variable.name === name)) continue;
    problems.add(`the server variable ${name} is not declared`, below(server, "url"));
    const one = { name, enum: null, default: null };
    found.push({ ...one, inHost: standsInHost(template, one), place: placeOf(below(server, "url")) });
  }
  return found;
};

/** Numbers and booleans are a common slip (`default: 8443`) and unambiguous. */
const textOf = (spot: Spot, problems: Problems): string | null => {
  if (typeof spot.value === "string") return spot.value;
  if (spot.value === undefined) return null;
  if (typeof spot.value !== "number" && typeof spot.value !== "boolean") return problems.text(spot, "a value of a server variable");
  problems.add("a value of a server variable should be text in quotes", spot);
  return String(spot.value);
};
