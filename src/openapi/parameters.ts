// Parameters of an operation: merged from path and operation, references resolved, each with a value to try. Pure.

import type { Parameter } from "../model/spec.ts";
import type { Library } from "./library.ts";
import type { Problems } from "./problems.ts";
import { below, isRecord, own, placeOf, type Spot } from "./value.ts";

const places = new Set<string>(["path", "query", "querystring", "header", "cookie", "body", "formData"]);
const isPlace = (text: unknown): text is Parameter["in"] => typeof text === "string" && places.has(text);

export interface ParameterReader {
  /** Later lists win over earlier ones by place and name; header names are compared without case. Roles are not set yet. */
  merged(lists: readonly Spot[]): Parameter[];
}

export const parameterReader = (library: Library, problems: Problems): ParameterReader => {
  const known = new WeakMap<Spot, Parameter | null>();

  const read = (spot: Spot): Parameter | null => {
    const real = library.follow(spot);
    // A reference that leads nowhere is reported as such, once for the whole description.
    if (real === null) return null;
    const found = known.get(real);
    if (found !== undefined) return found;
    const made = parameterAt(real, library, problems);
    known.set(real, made);
    return made;
  };

  return {
    merged: (lists) => {
      const all = new Map<string, Parameter>();
      for (const spot of lists) {
        if (spot.value === undefined) continue;
        const list = library.follow(spot);
        if (list === null) continue;
        for (const item of itemsOf(list, problems)) {
          const parameter = read(item);
          if (parameter !== null) all.set(`${parameter.in}\n${parameter.in === "header" ? parameter.name.toLowerCase() : parameter.name}`, parameter);
        }
      }
      return [...all.values()];
    },
  };
};

/** A map of parameters is a common slip; its members are still parameters. */
const itemsOf = (list: Spot, problems: Problems): Spot[] => {
  const items = problems.list(list, "`parameters`");
  if (items !== null) return items.map((_item, i) => below(list, i));
  return isRecord(list.value) ? Object.keys(list.value).map((key) => below(list, key)) : [];
};

const parameterAt = (spot: Spot, library: Library, problems: Problems): Parameter | null => {
  if (problems.record(spot, "a parameter") === null) return null;
  const name = own(spot.value, "name");
  const at = own(spot.value, "in");
  if (typeof name !== "string" && typeof name !== "number") {
    problems.add("a parameter needs a `name`", spot);
    return null;
  }
  if (!isPlace(at)) {
    problems.add("a parameter needs `in`: path, query, header or cookie", spot);
    return null;
  }
  const required = own(spot.value, "required");
  if (required !== undefined && typeof required !== "boolean") problems.add("`required` should be true or false", below(spot, "required"));
  return {
    name: String(name),
    in: at,
    required: at === "path" || required === true || required === "true",
    role: null,
    sample: sampleOf(spot, library),
    explode: explodes(spot, at),
    place: placeOf(spot),
  };
};

/** OpenAPI 3: by default what is written in `form` style repeats its name. 2.0: only `collectionFormat: multi` does. */
const explodes = (spot: Spot, at: Parameter["in"]): boolean => {
  const explode = own(spot.value, "explode");
  if (typeof explode === "boolean") return explode;
  const format = own(spot.value, "collectionFormat");
  if (format !== undefined || own(spot.value, "type") !== undefined) return format === "multi";
  const style = own(spot.value, "style") ?? (at === "query" || at === "cookie" ? "form" : "simple");
  return style === "form" || style === "cookie" || style === "deepObject";
};

/** The first of these that exists. `x-example` is what 2.0 tools agreed on. */
const sampleOf = (spot: Spot, library: Library): { readonly value: unknown } | null =>
  ownSample(spot, library) ?? schemaSample(spot, library) ?? mediaSample(spot, library);

const ownSample = (spot: Spot, library: Library): { readonly value: unknown } | null =>
  given(spot, "example") ?? exampleOf(below(spot, "examples"), library) ?? given(spot, "x-example");

/** 2.0 keeps the schema's keywords on the parameter itself. */
const schemaSample = (spot: Spot, library: Library): { readonly value: unknown } | null => {
  const outer = below(spot, "schema");
  // Beside a `$ref` 3.1 allows further keywords, and they are closer to the parameter.
  const schema = isRecord(outer.value) ? library.follow(outer) : null;
  return valueOf(outer, library) ?? (schema === null ? null : valueOf(schema, library)) ?? valueOf({ ...spot, value: withoutExamples(spot.value) }, library);
};

const valueOf = (schema: Spot, library: Library): { readonly value: unknown } | null =>
  given(schema, "example") ??
  exampleOf(below(schema, "examples"), library) ??
  given(schema, "default") ??
  given(schema, "const") ??
  first(own(schema.value, "enum"));

const withoutExamples = (value: unknown): unknown => (isRecord(value) ? { default: own(value, "default"), enum: own(value, "enum") } : undefined);

const mediaSample = (spot: Spot, library: Library): { readonly value: unknown } | null => {
  const content = below(spot, "content");
  const type = isRecord(content.value) ? Object.keys(content.value)[0] : undefined;
  const media = type === undefined ? null : library.follow(below(content, type));
  return media === null ? null : (ownSample(media, library) ?? schemaSample(media, library));
};

const given = (spot: Spot, key: string): { readonly value: unknown } | null => {
  const value = own(spot.value, key);
  return value === undefined ? null : { value };
};

const first = (list: unknown): { readonly value: unknown } | null => (Array.isArray(list) && list.length > 0 ? { value: (list as unknown[])[0] } : null);

/** `examples` is a map of Example Objects beside a parameter, a list of values in a schema. */
const exampleOf = (spot: Spot, library: Library): { readonly value: unknown } | null => {
  if (!isRecord(spot.value)) return first(spot.value);
  for (const name of Object.keys(spot.value)) {
    const example = library.follow(below(spot, name));
    // 3.2 calls it `dataValue`.
    const value = example === null ? null : (given(example, "value") ?? given(example, "dataValue"));
    if (value !== null) return value;
  }
  return null;
};
