// How requests are signed: as the policy writes it → complete, with keys from the environment that is handed in. Pure.

import { mistakesIn, type FormMistake } from "../model/form.ts";
import type { Place } from "../model/place.ts";
import { secretOf } from "../model/secret.ts";
import { signingField } from "../model/signing-form.ts";
import type { BodyWish, CanaryWish, SigningSetup } from "../model/signing.ts";
import type { CanaryDocument } from "./signing-schema.ts";

/** A variable of the environment; undefined when it is not set. */
export type Environment = (name: string) => string | undefined;

type Text = Readonly<Record<string, unknown>>;

/** One entry of `signing`, its variables named and not read. */
export interface WrittenSigning {
  readonly form: SigningSetup["form"];
  readonly operations: readonly string[] | null;
  readonly keyId: string | null;
  readonly keyIdEnv: string | null;
  readonly secretEnv: string | null;
  readonly previousEnv: string | null;
  readonly place: { readonly file: string; readonly pointer: string; readonly line: number };
  /** Where a field of it stands in the file, or what is nearest, for what only the engines can see: a template that does not parse. */
  readonly lineOf: (path: readonly (string | number)[]) => number;
}

/** A canary whose headers may still name variables. */
export interface WrittenCanary extends Omit<CanaryWish, "headers"> {
  readonly headers: readonly (readonly [name: string, value: string | { readonly env: string }])[];
}

/** Mistakes in `signing`, one scheme or a list, with paths from the top of the policy. */
export const signingMistakes = (value: unknown): FormMistake[] => {
  if (!Array.isArray(value)) return mistakesIn(signingField, value, ["signing"]);
  if (value.length === 0 || value.length > 50) return [{ path: ["signing"], what: "value", message: "must hold 1 to 50 schemes" }];
  return (value as unknown[]).flatMap((entry, index) => mistakesIn(signingField, entry, ["signing", index]));
};

/** `value` has passed `signingMistakes`. `lineOf` gives where a key or an entry begins. */
export const writtenSigning = (value: unknown, file: string, lineOf: (path: readonly (string | number)[]) => number): WrittenSigning[] =>
  value === undefined
    ? []
    : Array.isArray(value)
      ? (value as Text[]).map((entry, index) => writtenScheme(entry, { file, pointer: `/signing/${index}` }, ["signing", index], lineOf))
      : [writtenScheme(value as Text, { file, pointer: "/signing" }, ["signing"], lineOf)];

const writtenScheme = (
  entry: Text,
  place: Omit<WrittenSigning["place"], "line">,
  path: readonly (string | number)[],
  lineOf: (path: readonly (string | number)[]) => number,
): WrittenSigning => {
  const { secret, operations, "key-id": keyId, ...form } = entry;
  const { env, previous, ...keyForm } = (secret ?? {}) as Text;
  return {
    form: { ...form, scheme: String(entry["scheme"]), ...(Object.keys(keyForm).length === 0 ? {} : { secret: keyForm }) },
    operations: (operations as readonly string[] | undefined)?.map((glob) => glob.replace(/^[^ ]+/, (method) => method.toUpperCase())) ?? null,
    keyId: typeof keyId === "string" ? keyId : null,
    keyIdEnv: variableIn(keyId),
    secretEnv: typeof env === "string" ? env : null,
    previousEnv: variableIn(previous),
    place: { ...place, line: lineOf(path) },
    lineOf: (within) => lineOf([...path, ...within]),
  };
};

const variableIn = (value: unknown): string | null =>
  typeof value === "object" && value !== null && "env" in value && typeof value.env === "string" ? value.env : null;

/** Reads the variables. An unset or empty one means that there is no key in this run: pull requests from forks get none, and that is nobody's mistake. */
export const setupOf = ({ form, operations, keyId, keyIdEnv, secretEnv, previousEnv, place }: WrittenSigning, environment: Environment): SigningSetup => {
  const read = (name: string | null): string | null => (name === null ? null : environment(name) || null);
  const text = read(secretEnv);
  const previous = read(previousEnv);
  return {
    form,
    operations,
    keyId: keyId ?? read(keyIdEnv),
    secret: text === null ? null : secretOf(text),
    missing: text !== null ? null : secretEnv === null ? "the policy names no secret for it" : `the environment variable ${secretEnv} is not set or empty`,
    previous: previous === null ? null : secretOf(previous),
    place,
  };
};

/** Variables that the policy names and that are not there, each with what is missing without it. */
export const missingVariables = (schemes: readonly WrittenSigning[], canaries: readonly WrittenCanary[], environment: Environment): string[] => {
  const wanted = [
    ...schemes.flatMap(({ form, secretEnv, previousEnv, keyIdEnv }) => [
      [secretEnv, `the secret of ${form.scheme}`],
      [previousEnv, `the retired secret of ${form.scheme}`],
      [keyIdEnv, `the key id of ${form.scheme}`],
    ]),
    ...canaries.flatMap(({ operation, headers }) =>
      headers.map(([name, value]) => [typeof value === "string" ? null : value.env, `the header ${name} of ${operation}`]),
    ),
  ];
  return wanted.flatMap(([name, what]) =>
    typeof name === "string" && !environment(name) ? [`${name} is not set or empty: ${what} is missing in this run`] : [],
  );
};

export const writtenCanary = (canary: CanaryDocument, place: Place): WrittenCanary => ({
  place,
  operation: canary.operation.trim(),
  path: Object.fromEntries(Object.entries(canary.path ?? {}).map(([name, value]) => [name, String(value)])),
  query: Object.entries(canary.query ?? {}).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one): readonly [string, string] => [name, String(one)]),
  ),
  headers: Object.entries(canary.headers ?? {}),
  body: bodyOf(canary.body),
  alternate: bodyOf(canary.alternate),
  acceptedWhen: canary["accepted-when"] === undefined ? null : { status: canary["accepted-when"].status ?? null, json: canary["accepted-when"].json ?? null },
});

const bodyOf = (body: CanaryDocument["body"]): BodyWish | null => {
  if (body === undefined) return null;
  if (body.form !== undefined) return { kind: "form", fields: Object.entries(body.form).map(([name, value]) => [name, String(value)] as const) };
  if (body.text !== undefined) return { kind: "text", text: body.text };
  return body.file === undefined ? { kind: "json", value: body.json } : { kind: "file", path: body.file };
};

/** Variables read; a header whose variable is missing is left out, `missingVariables` says so. `relative` makes a path that the policy wrote usable from here. */
export const canaryOf = (canary: WrittenCanary, environment: Environment, relative: (path: string) => string): CanaryWish => {
  const placed = (body: BodyWish | null): BodyWish | null => (body?.kind === "file" ? { kind: "file", path: relative(body.path) } : body);
  return {
    ...canary,
    headers: canary.headers.flatMap(([name, value]): CanaryWish["headers"] => {
      if (typeof value === "string") return [[name, value]];
      const text = environment(value.env);
      return text === undefined || text === "" ? [] : [[name, secretOf(text)]];
    }),
    body: placed(canary.body),
    alternate: placed(canary.alternate),
  };
};

/** `--canary` alone: an operation with nothing but what the description gives. */
export const bareCanary = (operation: string): CanaryWish => ({ operation, path: {}, query: [], headers: [], body: null, alternate: null, acceptedWhen: null });
