// The one table of options as action.yml and as the tables of the pages. Pure.

import { type Option, options, outputs } from "../src/doors/options.ts";
import { bindsOf } from "../src/doors/scheme-list.ts";
import { project } from "../src/model/project.ts";
import { builtins } from "../src/signature/builtin/index.ts";

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");

/** A Markdown table; a column that is empty everywhere is left out. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const used = head.map((_, column) => rows.some((row) => (row[column] ?? "") !== ""));
  const line = (cells: readonly string[]): string =>
    `| ${cells
      .filter((_, column) => used[column])
      .map(cell)
      .join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
};

const code = (text: string): string => (text === "" ? "" : `\`${text}\``);
const elsewhere = ({ env, policy }: Option): string => [...(policy === undefined ? [] : [code(policy)]), ...(env === undefined ? [] : [code(env)])].join(", ");

export const inputsTable = (): string =>
  table(
    ["input", "what it is", "default", "policy field or environment"],
    options.filter(({ input }) => input).map((option) => [code(option.name), option.help, option.default, elsewhere(option)]),
  );

export const flagsTable = (): string =>
  table(
    ["flag", "what it is", "default", "policy field or environment"],
    options
      .filter(({ flag }) => flag)
      .map((option) => [code(`--${option.name}${option.argument === null ? "" : ` ${option.argument}`}`), option.help, option.default, elsewhere(option)]),
  );

export const schemesTable = (): string =>
  table(
    ["scheme", "what it is", "target", "binds", "proved by", "to know"],
    builtins.map((builtin) => [
      `[\`${builtin.name}\`](${builtin.source})`,
      builtin.title,
      builtin.direction,
      bindsOf(builtin)
        .filter((each) => !each.startsWith("header:"))
        .join(", ") || "single members of the body",
      [...new Set(builtin.vectors.map(({ kind }) => kind))].join(", "),
      builtin.note ?? "",
    ]),
  );

/** Count and names, for the README. */
export const schemesSentence = (): string =>
  `${builtins.length} schemes are built in, each proved by somebody else's numbers or code: ${builtins.map(({ name }) => code(name)).join(", ")} ([what each of them binds](docs/schemes.md)).`;

export const outputsTable = (): string =>
  table(
    ["output", "what it is"],
    outputs.map(({ name, help }) => [code(name), help]),
  );

/** JSON's strings are YAML's double-quoted ones. */
const quoted = (text: string): string => JSON.stringify(text);

const description = ({ help, default: standard, inputDefault, policy, env }: Option): string =>
  [
    sentence(help),
    ...(standard === "" || inputDefault !== undefined ? [] : [`Default: ${sentence(standard)}`]),
    ...(policy === undefined ? [] : [`Policy file: ${policy}.`]),
    ...(env === undefined ? [] : [`Environment: ${env}.`]),
  ].join(" ");

const inputLines = (option: Option): string[] => {
  const lines = [`  ${option.name}:`, `    description: ${quoted(description(option))}`, "    required: false"];
  return option.inputDefault === undefined ? lines : lines.concat(`    default: ${quoted(option.inputDefault)}`);
};

export const actionYml = (): string =>
  [
    "# Written by scripts/generate.ts from src/doors/options.ts. Change that, and run npm run docs.",
    `name: ${project.name}`,
    `description: ${quoted("Proves what an API's signatures really protect, and where its traffic really goes. Annotates the lines, gates the build.")}`,
    "author: The sigproof authors",
    "branding:",
    "  icon: shield",
    "  color: blue",
    "",
    "inputs:",
    ...options.filter(({ input }) => input).flatMap(inputLines),
    "",
    "outputs:",
    ...outputs.flatMap(({ name, help }) => [`  ${name}:`, `    description: ${quoted(sentence(help))}`]),
    "",
    "runs:",
    "  using: node24",
    "  main: dist/action.js",
    "  post: dist/post.js",
    "",
  ].join("\n");

interface JsonSchema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
}

const typeOf = (schema: JsonSchema): string => {
  if ((schema.enum ?? []).length > 12) return "id of a check";
  if (schema.const !== undefined) return code(JSON.stringify(schema.const));
  if (schema.enum !== undefined) return schema.enum.map((value) => code(String(value))).join(" ");
  if (schema.type === "array") return `list of ${typeOf(schema.items ?? {})}s`.replace(/s+$/, "s");
  if (schema.type === "object") return "map";
  if (schema.type !== undefined) return schema.type === "integer" ? "whole number" : schema.type === "string" ? "text" : schema.type;
  return (schema.anyOf ?? []).map(typeOf).join(" or ") || "any value";
};

/** Every field of the policy, dotted, from the JSON Schema. */
export const fieldsTable = (schema: object): string => {
  const rows = (at: JsonSchema, prefix: string): string[][] =>
    Object.entries(at.properties ?? {}).flatMap(([name, field]) => {
      const path = `${prefix}${name}`;
      // One line says what every check may be set to.
      if (path === "checks") return [[code("checks.<id>"), "`off` or a severity", field.description ?? ""]];
      // One or a list of them: the fields of the one.
      const single = field.anyOf?.find(({ properties }) => properties !== undefined);
      const items = field.items?.properties === undefined ? null : field.items;
      const inner = items === null ? rows(single ?? field, `${path}.`) : rows(items, `${path}[].`);
      const required = at.required?.includes(name) === true ? ", required" : "";
      const own = [code(items === null ? path : `${path}[]`), `${items === null ? typeOf(field) : "list of maps"}${required}`, field.description ?? ""];
      return [own].concat(inner);
    });
  return table(["field", "type", "meaning"], rows(schema, ""));
};

/** Puts each text between `<!-- generated: name -->` and `<!-- end -->`. Throws when a part is missing, so that nothing goes stale unseen. */
export const withParts = (page: string, parts: Readonly<Record<string, string>>): string => {
  let result = page;
  for (const [name, text] of Object.entries(parts)) {
    const start = `<!-- generated: ${name} -->`;
    const from = result.indexOf(start);
    const to = result.indexOf("<!-- end -->", from);
    if (from < 0 || to < 0) throw new Error(`the page has no part ${name}`);
    result = `${result.slice(0, from)}${start}\n\n${text.trim()}\n\n${result.slice(to)}`;
  }
  return result;
};
