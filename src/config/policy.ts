// The policy file: text → what it says, checked, normalised, every mistake with its line. Pure. Loads zod and yaml: import it only where a policy is read.

import { ScanError } from "../errors.ts";
import type { FormMistake } from "../model/form.ts";
import { parseHost } from "../model/host.ts";
import type { Resolver } from "../model/names.ts";
import type { Component, Policy, Waiver } from "../model/policy.ts";
import { project } from "../model/project.ts";
import { keysAt, laterFields, type PolicyDocument, policySchema } from "./policy-schema.ts";
import { parseDuration, parseRate } from "./quantities.ts";
import { closest } from "../model/suggest.ts";
import { parseResolver, resolverForm, shownResolver } from "./resolvers.ts";
import { openSecrets } from "./open-secrets.ts";
import { signingMistakes, type WrittenCanary, writtenCanary, writtenSigning, type WrittenSigning } from "./signing.ts";
import { parseYaml, type YamlTree } from "./yaml-tree.ts";

/** What a policy file says. Null and absent mean "not said": config.ts fills in the defaults. */
export interface PolicyFile {
  readonly file: string;
  /** As written; config.ts makes it relative to the policy file. */
  readonly spec: string | null;
  readonly baseUrl: string | null;
  readonly signing: readonly WrittenSigning[];
  readonly canaries: readonly WrittenCanary[];
  /** Globs as written; config.ts makes them relative to the policy file. */
  readonly traffic: readonly string[];
  readonly require: Policy["require"];
  readonly hosts: Policy["hosts"];
  /** Left side as written (its default port depends on the base URL's scheme), right side normalised. */
  readonly aliases: readonly (readonly [left: string, right: string])[];
  /** `names.resolvers`, in their order. */
  readonly resolvers: readonly Resolver[];
  readonly gate: Partial<Policy["gate"]>;
  readonly limits: { readonly rate?: number; readonly concurrency?: number; readonly deadlineMs?: number; readonly requests?: number };
  readonly checks: Policy["checks"];
  readonly waivers: readonly Waiver[];
}

interface Mistake {
  readonly path: readonly PropertyKey[];
  /** Point at the key itself rather than at its value. */
  readonly what: "key" | "value";
  readonly message: string;
  readonly hint?: string;
  readonly later?: boolean;
  /** A misspelt key is often why another one is missing, so it is named first. */
  readonly unknown?: boolean;
}

/** Throws `policy-invalid` (or `not-available` for fields of later versions) at the first mistake in the file; the others are named in its hint. */
export const parsePolicy = (text: string, file: string, checkIds: readonly string[]): PolicyFile => {
  const tree = parseYaml(text, file);
  if (tree.value === null || typeof tree.value !== "object" || Array.isArray(tree.value))
    throw new ScanError("policy-invalid", "a policy is a map of settings", { at: { file, line: 1, column: 1 }, hint: "The smallest one is: version: 1" });
  const schema = policySchema(checkIds);
  const read = schema.safeParse(tree.value);
  if (!read.success) {
    // A union of one scheme and a list of them can only say that neither fits; the table says what is wrong, and where.
    const inSigning = Object.hasOwn(tree.value, "signing") ? signingMistakes(valueAt(tree.value, ["signing"])).map(asMistake) : [];
    const others = read.error.issues
      .filter(({ path }) => path[0] !== "signing" || inSigning.length === 0)
      .flatMap((issue) => mistakesOf(issue as Issue, tree.value, (path) => keysAt(schema, path)));
    throw asError([...inSigning, ...others], tree);
  }
  const mistakes: Mistake[] = [];
  const policy = normalise(read.data, file, tree, mistakes);
  if (mistakes.length > 0) throw asError(mistakes, tree);
  return policy;
};

/** The issues of zod that this schema can raise, as far as they are used here. */
interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
  readonly expected?: string;
  readonly values?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly origin?: string;
}

const show = (value: unknown): string =>
  typeof value === "string"
    ? `"${value.slice(0, 60)}"`
    : value === null
      ? "nothing"
      : typeof value === "number" || typeof value === "boolean"
        ? String(value)
        : kindOf(value);
const kindOf = (value: unknown): string =>
  Array.isArray(value) ? "a list" : value === null ? "nothing" : typeof value === "object" ? "a map" : `a ${typeof value}`;
const wanted: Readonly<Record<string, string>> = {
  object: "a map",
  record: "a map",
  array: "a list",
  boolean: "true or false",
  int: "a whole number",
  string: "a text",
};

type KeysAt = (path: readonly PropertyKey[]) => readonly string[];

const mistakesOf = (issue: Issue, root: unknown, keysAt: KeysAt): Mistake[] => {
  const { path } = issue;
  const given = valueAt(root, path);
  const name = path.length === 0 ? "the policy" : path.map(String).join(".");
  if (issue.code === "unrecognized_keys") return (issue.keys ?? []).slice(0, 20).map((key) => unknownKey(path, key, keysAt));
  if (given === undefined) return [{ path, what: "key", message: `${name} is missing`, ...(name === "version" ? { hint: "Add the line: version: 1" } : {}) }];
  if (issue.code === "invalid_type") {
    const expected = wanted[issue.expected ?? ""] ?? `a ${issue.expected ?? "different value"}`;
    return [
      { path, what: "value", message: issue.message.startsWith("must") ? `${name} ${issue.message}` : `${name} must be ${expected}, not ${kindOf(given)}` },
    ];
  }
  if (issue.code === "invalid_value" && !issue.message.startsWith("must")) {
    const values = (issue.values ?? []).map(String);
    const near = typeof given === "string" ? closest(given, values) : null;
    const known = values.length > 12 ? "" : `; known are ${values.join(", ")}`;
    return [{ path, what: "value", message: `${name}: ${show(given)} is not known${known}`, ...(near === null ? {} : { hint: `Did you mean "${near}"?` }) }];
  }
  if (issue.code === "too_big" && issue.origin !== "string") return [{ path, what: "value", message: `${name} must be at most ${issue.maximum}` }];
  if (issue.code === "too_small" && issue.origin !== "string") return [{ path, what: "value", message: `${name} must be at least ${issue.minimum}` }];
  return [{ path, what: "value", message: `${name} ${issue.message}` }];
};

const asMistake = ({ path, what, message, unknown: stray }: FormMistake): Mistake => {
  if (stray !== undefined) return unknownKey(path.slice(0, -1), stray.key, () => stray.known);
  return { path, what, message: `${path.join(".")} ${message}` };
};

const unknownKey = (path: readonly PropertyKey[], key: string, keysAt: KeysAt): Mistake => {
  const full = [...path.map(String), key].join(".");
  const at = { path: [...path, key], what: "key", unknown: true } as const;
  if (laterFields.has(full))
    return {
      ...at,
      message: `${full} is not available in ${project.name} ${project.version} yet`,
      hint: "Remove it for now; it would be ignored otherwise.",
      later: true,
    };
  const near = closest(key, keysAt(path));
  const what =
    path.length === 1 && path[0] === "checks"
      ? `there is no check "${key.slice(0, 60)}"`
      : `unknown key "${key.slice(0, 60)}"${path.length === 0 ? "" : ` in ${path.map(String).join(".")}`}`;
  const home = path.length > 0 ? undefined : ["gate", "hosts", "names", "require", "limits"].find((section) => [...keysAt([section])].includes(key));
  const hint = home !== undefined ? `It belongs under ${home}, as ${home}.${key}.` : near === null ? undefined : `Did you mean "${near}"?`;
  return { ...at, message: what, ...(hint === undefined ? {} : { hint }) };
};

const valueAt = (root: unknown, path: readonly PropertyKey[]): unknown => {
  let value = root;
  for (const step of path) {
    if (value === null || typeof value !== "object" || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[step];
  }
  return value;
};

const asError = (mistakes: readonly Mistake[], tree: YamlTree): ScanError => {
  const seen = new Set<string>();
  const placed = mistakes
    // One value can break two rules; one sentence about it is enough.
    .filter(({ path }) => !seen.has(path.join("\0")) && seen.add(path.join("\0")))
    .map((mistake) => ({ mistake, at: tree.at(mistake.path, mistake.what) }))
    .toSorted((a, b) => a.at.line - b.at.line || a.at.column - b.at.column || Number(b.mistake.unknown ?? false) - Number(a.mistake.unknown ?? false));
  const [first, ...others] = placed;
  if (first === undefined) throw new Error("an error needs a mistake");
  const more = others.slice(0, 5).map(({ mistake, at }) => `line ${at.line}: ${mistake.message}`);
  const rest = others.length > more.length ? ` (and ${others.length - more.length} more)` : "";
  const hint = [first.mistake.hint, more.length > 0 ? `Also ${more.join("; ")}${rest}.` : undefined].filter((part) => part !== undefined).join(" ");
  return new ScanError(first.mistake.later === true ? "not-available" : "policy-invalid", first.mistake.message, {
    at: first.at,
    ...(hint === "" ? {} : { hint }),
  });
};

const normalise = (document: PolicyDocument, file: string, tree: YamlTree, mistakes: Mistake[]): PolicyFile => {
  const complain = (path: readonly PropertyKey[], message: string, what: Mistake["what"] = "value"): void => {
    mistakes.push({ path, what, message: `${path.map(String).join(".")} ${message}` });
  };
  const host = (text: string, path: readonly PropertyKey[], what: Mistake["what"] = "value"): string => {
    const parsed = parseHost(text);
    if (parsed === null) complain(path, `must be a host such as api.example.com or 127.0.0.1:5000, not ${show(text)}`, what);
    // A bare star would accept every host there is, and look like one entry among many.
    else if (parsed.includes("*")) complain(path, `may hold a star only as \`*.\` before a name, not as in ${show(text)}`, what);
    return parsed ?? text;
  };
  mistakes.push(...openSecrets(document.signing, document.canaries ?? []).map(asMistake));
  const gate = document.gate ?? {};
  const limits = document.limits ?? {};
  const maxAge = document.require?.["max-age"] === undefined ? null : parseDuration(document.require["max-age"]);
  const written = Object.entries(document.hosts?.pins ?? {});
  const pins = written.length === 0 ? null : Object.fromEntries(written.map(([name, keys]) => [host(name, ["hosts", "pins", name], "key"), keys]));
  const given = <K extends string, V>(key: K, value: V | null | undefined): { readonly [key in K]?: V } =>
    value === undefined || value === null ? {} : ({ [key]: value } as { [key in K]: V });

  return {
    file,
    spec: document.spec ?? null,
    baseUrl: document["base-url"] ?? null,
    signing: writtenSigning(document.signing, file, (path) => tree.at(path, "key").line),
    canaries: (document.canaries ?? []).map((canary, i) =>
      writtenCanary(canary, { file, pointer: `/canaries/${i}`, line: tree.at(["canaries", i], "value").line }),
    ),
    traffic: document.traffic ?? [],
    require: {
      ...given("maxAge", maxAge === null ? null : maxAge / 1000),
      ...given("replay", document.require?.replay),
      covers: (document.require?.covers as Component[] | undefined) ?? null,
      headers: (document.require?.headers ?? []).map((name) => name.toLowerCase()),
      signedOperations: document.require?.["signed-operations"]?.map((glob) => glob.replace(/^[^ ]+/, (method) => method.toUpperCase())) ?? null,
    },
    hosts: {
      allow: (document.hosts?.allow ?? []).map((text, i) => allowed(text, (rest) => host(rest, ["hosts", "allow", i]))),
      allowPrivate: (document.hosts?.["allow-private"] ?? []).map((text, i) => {
        const normal = privateRange(text);
        if (normal === null) complain(["hosts", "allow-private", i], `must be a CIDR block, an address or a name, not ${show(text)}`);
        return normal ?? text;
      }),
      ...given("pins", pins),
    },
    aliases: Object.entries(document.hosts?.aliases ?? {}).map(([left, right]) => {
      host(left, ["hosts", "aliases", left], "key");
      return [left, host(right, ["hosts", "aliases", left])] as const;
    }),
    resolvers: (document.names?.resolvers ?? []).flatMap((text, i): Resolver[] => {
      const parsed = parseResolver(text);
      if (parsed === null) complain(["names", "resolvers", i], `must be ${resolverForm}, not ${show(shownResolver(text))}`);
      return parsed === null ? [] : [parsed];
    }),
    gate: {
      ...given("threshold", gate.threshold),
      ...given("failOn", gate["fail-on"]),
      ...given("minMeasured", gate["min-measured"]),
      ...given("newOnly", gate["new-only"]),
    },
    limits: {
      ...given("rate", limits.rate === undefined ? null : parseRate(String(limits.rate))),
      ...given("concurrency", limits.concurrency),
      ...given("deadlineMs", limits.deadline === undefined ? null : parseDuration(limits.deadline)),
      ...given("requests", limits.requests),
    },
    checks: (document.checks as Policy["checks"]) ?? {},
    waivers: (document.waivers ?? []).map((waiver, i) => ({
      check: waiver.check,
      host: waiver.host === undefined ? null : allowed(waiver.host, (rest) => host(rest, ["waivers", i, "host"])),
      operation: waiver.operation ?? null,
      path: waiver.path ?? null,
      reason: waiver.reason,
      until: waiver.until,
      file,
      line: tree.at(["waivers", i], "value").line,
    })),
  };
};

const allowed = (text: string, parse: (name: string) => string): string => (text.startsWith("*.") ? `*.${parse(text.slice(2))}` : parse(text));

/** `10.0.0.0/8`, `fd00::/8`, `10.1.2.3`, `fd00::1`, `db.internal`. Whether the prefix fits the address is for the address code to say; here only its form. */
const privateRange = (text: string): string | null => {
  const [, address = "", prefix = ""] = /^(.+?)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const v6 = address.includes(":") && !address.startsWith("[") && parseHost(`[${address}]`) !== null;
  const v4 = /^\d{1,3}(?:\.\d{1,3}){3}$/.test(address) && parseHost(address) === address;
  if (prefix !== "") return (v4 && Number(prefix) <= 32) || (v6 && Number(prefix) <= 128) ? text.toLowerCase() : null;
  return v4 || v6 ? address.toLowerCase() : parseHost(text);
};
