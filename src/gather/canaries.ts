// The requests on which experiments run: what the user named, or what the description says can be asked without harm. Reads body files through the ports.

import { placed, ScanError } from "../errors.ts";
import { operationMatches } from "../model/glob.ts";
import { hostOf, parseUrl, sameOrigin } from "../model/host.ts";
import type { ScanRequest } from "../model/policy.ts";
import type { Secret } from "../model/secret.ts";
import type { BodyWish, CanaryWish, SigningSetup } from "../model/signing.ts";
import type { Operation, SpecFacts } from "../model/spec.ts";
import type { Ports } from "../ports.ts";
import { type Header, type Message, pairsOf, percentDecode, percentEncode, toWire, wireOf } from "../signature/message.ts";
import { builtins } from "../signature/builtin/index.ts";
import type { Scheme } from "../signature/scheme.ts";
import { redactUrl } from "./redact.ts";
import { credentialNames, fillIn } from "./plan-visits.ts";

export interface PreparedCanary {
  readonly operation: Operation;
  readonly setup: SigningSetup;
  readonly wish: CanaryWish | null;
  readonly message: Message;
  readonly alternate: Uint8Array | null;
  /** Another path that may be read as well: only for GET and HEAD. */
  readonly sibling: string | null;
  /** Values of its headers that are secrets. */
  readonly hidden: readonly string[];
}

export interface Canaries {
  readonly canaries: readonly PreparedCanary[];
  /** Why an operation that could have been one is none. */
  readonly left: readonly { readonly operation: string; readonly why: string }[];
}

export interface Resolved {
  readonly setup: SigningSetup;
  readonly scheme: Scheme;
  /** What the report calls it. */
  readonly label: string;
}

/** Whether a request without a body can be signed so that it means something. Webhooks are posted, and some schemes put their values into the body. */
const signsReading = (scheme: Scheme): boolean => {
  if (builtins.find(({ name }) => name === scheme.name)?.direction === "webhook") return false;
  // A token detached over nothing says nothing.
  if (scheme.engine === "jws") return Object.keys(scheme.claims).length > 0;
  if (scheme.engine !== "template") return true;
  return ![...scheme.send, ...scheme.digests, scheme.timestamp, scheme.nonce].some((each) => each?.in === "form" || each?.in === "json");
};

const mostUnnamed = 3;
const mostBodyBytes = 1024 * 1024;

const isSigned = ({ signature }: Operation): boolean => signature !== null;

/** Operations that a setup signs: those its globs name, else those the description declares as signed, else all. */
export const operationsOf = (setup: SigningSetup, spec: SpecFacts): readonly Operation[] => {
  const { operations: globs } = setup;
  if (globs !== null) return spec.operations.filter(({ id }) => globs.some((glob) => operationMatches(glob, id)));
  return spec.operations.some(isSigned) ? spec.operations.filter(isSigned) : spec.operations;
};

const find = (spec: SpecFacts, named: string): Operation => {
  const [method = "", ...path] = named.split(" ");
  const id = path.length === 0 ? named : `${method.toUpperCase()} ${path.join(" ").trim()}`;
  const found = spec.operations.find((each) => each.id === id || each.operationId === named);
  if (found !== undefined) return found;
  throw new ScanError("policy-invalid", `the canary ${JSON.stringify(named)} is no operation of the description`, {
    hint: "write it as `METHOD /path` with the path as the description has it, or as its operationId",
  });
};

/** The setup for an operation that the user named: one that signs it, else one that says nothing about operations. */
const setupFor = (operation: Operation, setups: readonly SigningSetup[], spec: SpecFacts): SigningSetup | null =>
  setups.find((setup) => operationsOf(setup, spec).includes(operation)) ?? setups.find(({ operations }) => operations === null) ?? null;

const bodyOf = (wish: BodyWish, ports: Pick<Ports, "readFile">): { readonly bytes: Uint8Array; readonly type: string | null } => {
  if (wish.kind === "json") return { bytes: new TextEncoder().encode(JSON.stringify(wish.value)), type: "application/json" };
  if (wish.kind === "text") return { bytes: new TextEncoder().encode(wish.text), type: null };
  if (wish.kind === "form")
    return {
      bytes: new TextEncoder().encode(wish.fields.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join("&")),
      type: "application/x-www-form-urlencoded",
    };
  const read = ports.readFile(wish.path, null, mostBodyBytes);
  // A checkout may keep the job's token there, and a pull request may have written the policy, or a link.
  if (read.kind === "text" && read.path.split(/[\\/]/).some((part) => part.toLowerCase() === ".git"))
    throw new ScanError("policy-invalid", `the body ${wish.path} of a canary lies in .git, which is never sent`);
  if (read.kind === "text") return { bytes: new TextEncoder().encode(read.text), type: /\.json$/i.test(wish.path) ? "application/json" : null };
  throw new ScanError(
    "policy-invalid",
    `the body ${wish.path} of a canary cannot be read${"why" in read ? `: ${read.why}` : `: it is larger than ${mostBodyBytes} bytes`}`,
  );
};

/** The operation with the user's values in place of the samples. */
const withValues = (operation: Operation, wish: CanaryWish | null): Operation => {
  if (wish === null) return operation;
  const named = new Set([...wish.query.map(([name]) => `query ${name}`), ...wish.headers.map(([name]) => `header ${name.toLowerCase()}`)]);
  const parameters = operation.parameters
    .filter(({ in: where, name }) => !named.has(`${where} ${where === "header" ? name.toLowerCase() : name}`) && where !== "body" && where !== "formData")
    .map((each) => (each.in === "path" && Object.hasOwn(wish.path, each.name) ? { ...each, sample: { value: wish.path[each.name] }, required: true } : each));
  return { ...operation, parameters };
};

const isSecret = (value: string | Secret): value is Secret => typeof value !== "string";

const messageFor = (
  operation: Operation,
  wish: CanaryWish | null,
  spec: SpecFacts,
  request: ScanRequest & { readonly baseUrl: string },
  ports: Pick<Ports, "readFile">,
): { readonly message: Message; readonly alternate: Uint8Array | null; readonly hidden: readonly string[] } | string => {
  const base = parseUrl(request.baseUrl);
  if (base === null) return "the base URL is no URL";
  const own = operation.servers.map((index) => spec.servers[index]).filter((server) => server !== undefined);
  // A signature goes to the base URL and nowhere else, so an operation that lives elsewhere is none of ours.
  if (
    own.length > 0 &&
    own.every(({ scope }) => scope === "operation" || scope === "path") &&
    !own.some(({ urls }) => urls.some((url) => sameOrigin(parseUrl(url, request.baseUrl) ?? url, base) || hostOf(url) === request.alias))
  )
    return "its own server is not the base URL";
  const filled = fillIn(withValues(operation, wish), credentialNames(operation, spec));
  if (typeof filled === "string") return filled;
  const query = [
    ...(filled.query === "" ? [] : [filled.query.slice(1)]),
    ...(wish?.query ?? []).map(([name, value]) => `${percentEncode(toWire(name))}=${percentEncode(toWire(value))}`),
  ].join("&");
  const body = wish?.body === undefined || wish.body === null ? null : bodyOf(wish.body, ports);
  const alternate = wish?.alternate === undefined || wish.alternate === null ? null : bodyOf(wish.alternate, ports).bytes;
  const given: readonly Header[] = (wish?.headers ?? []).map(([name, value]) => [name, isSecret(value) ? wireOf(value.reveal()) : toWire(value)] as const);
  const names = new Set(given.map(([name]) => name.toLowerCase()));
  const headers: readonly Header[] = [
    ...filled.headers.filter(([name]) => !names.has(name.toLowerCase())).map(([name, value]) => [name, toWire(value)] as const),
    ...given,
    ...(body?.type === null || body === null || names.has("content-type") ? [] : [["Content-Type", body.type] as const]),
  ];
  return {
    message: {
      method: operation.method,
      scheme: base.protocol === "https:" ? "https" : "http",
      host: request.alias ?? base.host,
      path: toWire(`${base.pathname.replace(/\/+$/, "")}${filled.path.startsWith("/") ? "" : "/"}${filled.path}`),
      query: query === "" ? null : toWire(query),
      headers,
      body: body?.bytes ?? new Uint8Array(0),
    },
    alternate,
    hidden: [
      ...(wish?.headers ?? []).flatMap(([, value]) => (isSecret(value) ? [wireOf(value.reveal())] : [])),
      // A token in the query stands in the string to sign too.
      ...pairsOf(query)
        .filter(({ name, value }) => value !== "" && redactUrl(`?${name}=${value}`) !== `?${name}=${value}`)
        .flatMap(({ value }) => [toWire(value), percentDecode(toWire(value))]),
    ],
  };
};

/** The last letter or digit that is no part of an escape such as %2F. */
const lastSign = /(?<!%[0-9A-Fa-f]?)[A-Za-z0-9](?=(?:%[0-9A-Fa-f]{2}|[^A-Za-z0-9%])*$)/;

/** Digits stay digits and hexadecimal ones hexadecimal, so that a number stays a number and a UUID a UUID. */
const nextSign = (sign: string): string =>
  /\d/.test(sign) ? String((Number(sign) % 9) + 1) : /[a-z]/.test(sign) ? (sign === "a" ? "b" : "a") : sign === "A" ? "B" : "A";

/** A path of the wire with another value of the same form for its last parameter: `/items/42` → `/items/43`. Null without a parameter. */
export const withOtherValue = (template: string, path: string): string | null => {
  const [wanted, given] = [template.split("/"), path.split("/")];
  const back = [...wanted].reverse().findIndex((segment) => segment.includes("{"));
  const at = given.length - 1 - back;
  const segment = back < 0 ? undefined : given[at];
  if (segment === undefined) return null;
  const tail = (wanted[wanted.length - 1 - back] ?? "").replace(/^.*\}/, "");
  const value = segment.slice(0, segment.length - tail.length);
  const other = value.replace(lastSign, nextSign);
  return other === value || !segment.endsWith(tail) ? null : [...given.slice(0, at), other + tail, ...given.slice(at + 1)].join("/");
};

/** Only what is read without harm: another value of a path parameter, or another GET operation that is signed the same way. */
const siblingOf = (
  operation: Operation,
  path: string,
  setup: SigningSetup,
  spec: SpecFacts,
  messageOf: (other: Operation) => ReturnType<typeof messageFor>,
): string | null => {
  if (operation.method !== "GET" && operation.method !== "HEAD") return null;
  const other = withOtherValue(operation.path, path);
  if (other !== null) return other;
  for (const each of operationsOf(setup, spec)) {
    if (each.method !== operation.method || each.bodyRequired) continue;
    const made = messageOf(each);
    if (typeof made !== "string" && made.message.path !== path) return made.message.path;
  }
  return null;
};

/** @throws ScanError when a named canary is no operation, or its body cannot be read. */
export const chooseCanaries = (
  request: ScanRequest & { readonly baseUrl: string },
  resolved: readonly Resolved[],
  spec: SpecFacts,
  ports: Pick<Ports, "readFile">,
): Canaries => {
  const setups = resolved.map(({ setup }) => setup);
  const canaries: PreparedCanary[] = [];
  const left: { operation: string; why: string }[] = [];
  const add = (operation: Operation, setup: SigningSetup, wish: CanaryWish | null): boolean => {
    const made = messageFor(operation, wish, spec, request, ports);
    if (typeof made === "string") {
      left.push({ operation: operation.id, why: made });
      return false;
    }
    canaries.push({
      operation,
      setup,
      wish,
      ...made,
      sibling: siblingOf(operation, made.message.path, setup, spec, (other) => messageFor(other, null, spec, request, ports)),
    });
    return true;
  };
  const wishes = request.signing?.canaries ?? [];
  // A glob with a slip of the pen signs nothing, and nothing would say so.
  const unmatched = setups.flatMap(({ operations }) =>
    (operations ?? [])
      .filter((glob) => !spec.operations.some(({ id }) => operationMatches(glob, id)))
      .map((glob) => ({ operation: glob, why: "no operation of the description matches it" })),
  );
  for (const wish of wishes) {
    try {
      const operation = find(spec, wish.operation);
      const setup = setupFor(operation, setups, spec);
      if (setup === null) left.push({ operation: operation.id, why: "no scheme says that it signs this operation" });
      else add(operation, setup, wish);
    } catch (error) {
      throw placed(error, wish.place ?? null);
    }
  }
  if (wishes.length > 0) return { canaries, left: [...unmatched, ...left] };
  for (const { setup } of resolved.filter(({ scheme }) => signsReading(scheme))) {
    if (canaries.length >= mostUnnamed) break;
    const before = left.length;
    for (const operation of operationsOf(setup, spec)) {
      if ((operation.method !== "GET" && operation.method !== "HEAD") || operation.bodyRequired || canaries.some((each) => each.operation === operation))
        continue;
      if (!add(operation, setup, null)) continue;
      // Another one was found, so nobody misses those.
      left.length = before;
      break;
    }
  }
  return { canaries, left: [...unmatched, ...left] };
};
