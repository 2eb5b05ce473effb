// A small language for maps that people write: what fields there are and what they may hold, checked without a library and with the place of every mistake. Pure.

export type Field = { readonly means: string } & (
  | { readonly kind: "text"; readonly pattern?: RegExp; readonly form?: string }
  | { readonly kind: "words"; readonly words: readonly string[] }
  | { readonly kind: "flag" }
  | { readonly kind: "count"; readonly most: number }
  | { readonly kind: "list"; readonly of: Field; readonly most: number }
  | { readonly kind: "map"; readonly fields: Fields; readonly required: readonly string[] }
  /** Free names, each to a value of one kind. */
  | { readonly kind: "names"; readonly of: Field }
  /** A text, or the map. */
  | { readonly kind: "text-or-map"; readonly map: Field & { readonly kind: "map" } }
);
export type Fields = Readonly<Record<string, Field>>;

export interface FormMistake {
  readonly path: readonly (string | number)[];
  /** Point at the key itself rather than at its value. */
  readonly what: "key" | "value";
  /** Goes on after the name of the field: "must be a text, not a list". */
  readonly message: string;
  /** A key that is not known, and what may stand there. */
  readonly unknown?: { readonly key: string; readonly known: readonly string[] };
}

export const longestText = 8_192;

const kindOf = (value: unknown): string =>
  Array.isArray(value) ? "a list" : value === null || value === undefined ? "nothing" : typeof value === "object" ? "a map" : `a ${typeof value}`;

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null && !Array.isArray(value);

/** Every mistake; empty when the value is as it should be. Recursion follows the table and not the value, so no input is too deep for it. */
export const mistakesIn = (field: Field, value: unknown, path: readonly (string | number)[] = []): FormMistake[] => {
  const wrong = (message: string): FormMistake[] => [{ path, what: "value", message }];
  switch (field.kind) {
    case "text":
      if (typeof value !== "string") return wrong(`must be a text, not ${kindOf(value)}`);
      if (value.length > longestText) return wrong("is too long");
      return field.pattern?.test(value) === false ? wrong(`must be ${field.form ?? "of another form"}`) : [];
    case "words":
      return typeof value === "string" && field.words.includes(value) ? [] : wrong(`must be one of ${field.words.join(", ")}`);
    case "flag":
      return typeof value === "boolean" ? [] : wrong(`must be true or false, not ${kindOf(value)}`);
    case "count":
      return typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= field.most
        ? []
        : wrong(`must be a whole number from 1 to ${field.most}`);
    case "list":
      if (!Array.isArray(value)) return wrong(`must be a list, not ${kindOf(value)}`);
      if (value.length > field.most) return wrong(`must hold at most ${field.most} entries`);
      return (value as unknown[]).flatMap((item, index) => mistakesIn(field.of, item, [...path, index]));
    case "names":
      if (!isMap(value)) return wrong(`must be a map, not ${kindOf(value)}`);
      return Object.keys(value).flatMap((name) => mistakesIn(field.of, value[name], [...path, name]));
    case "text-or-map":
      if (isMap(value)) return mistakesIn(field.map, value, path);
      return typeof value === "string" && value.length <= longestText ? [] : wrong(`must be a text or a map, not ${kindOf(value)}`);
    case "map":
      break;
  }
  return isMap(value) ? mapMistakes(field, value, path) : wrong(`must be a map, not ${kindOf(value)}`);
};

const mapMistakes = (
  { fields, required }: Field & { readonly kind: "map" },
  value: Readonly<Record<string, unknown>>,
  path: readonly (string | number)[],
): FormMistake[] => [
  ...Object.keys(value).flatMap((key): FormMistake[] => {
    const inner = Object.hasOwn(fields, key) ? fields[key] : undefined;
    return inner === undefined
      ? [{ path: [...path, key], what: "key", message: "is not known", unknown: { key, known: Object.keys(fields) } }]
      : mistakesIn(inner, value[key], [...path, key]);
  }),
  ...required.filter((key) => !Object.hasOwn(value, key)).map((key): FormMistake => ({ path: [...path, key], what: "key", message: "is missing" })),
];
