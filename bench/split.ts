// Splits one description into many files that refer to each other by relative `$ref`, the way large teams keep theirs. Pure.

export interface JsonMap {
  [key: string]: unknown;
}
export const isMap = (value: unknown): value is JsonMap => typeof value === "object" && value !== null && !Array.isArray(value);

/** Kinds of component that get a file each. Examples are dropped: they are half of the bytes and nobody splits them. */
const kinds = ["schemas", "parameters", "responses", "headers"] as const;

const componentFile = (pointer: string): string => {
  const [, kind = "", name = "", rest = ""] = /^#\/components\/([^/]+)\/([^/]+)(.*)$/.exec(pointer) ?? [];
  if (!(kinds as readonly string[]).includes(kind)) throw new Error(`no file for ${pointer}`);
  return `../${kind}/${name}.yml${rest === "" ? "" : `#${rest}`}`;
};

/** Rewrites references in place and takes out references to examples. Every file lies one folder deep, so that `../` always leads to the root. */
const relink = (root: unknown): void => {
  const open: unknown[] = [root];
  while (open.length > 0) {
    const node = open.pop();
    if (Array.isArray(node)) open.push(...(node as unknown[]));
    if (!isMap(node)) continue;
    for (const [key, value] of Object.entries(node)) {
      const pointer = isMap(value) ? value["$ref"] : undefined;
      if (typeof pointer === "string" && pointer.startsWith("#/components/examples/")) delete node[key];
      else if (typeof value === "string" && value.startsWith("#/components/")) node[key] = componentFile(value);
      else open.push(value);
    }
    if (isMap(node["examples"]) && Object.keys(node["examples"]).length === 0) delete node["examples"];
  }
};

/** File name → content; `openapi.yml` is the root. Inline answers of operations become files of their own until there are `count` files. */
export const splitDescription = (whole: JsonMap, count: number): ReadonlyMap<string, unknown> => {
  const files = new Map<string, unknown>();
  const components = isMap(whole["components"]) ? whole["components"] : {};
  for (const kind of kinds) {
    for (const [name, value] of Object.entries(isMap(components[kind]) ? components[kind] : {})) {
      relink(value);
      files.set(`${kind}/${name}.yml`, value);
    }
  }
  const items = isMap(whole["paths"]) ? Object.entries(whole["paths"]) : [];
  const paths: JsonMap = {};
  for (const [i, [template, item]] of items.entries()) {
    relink(item);
    const name = `paths/${String(i).padStart(4, "0")}.yml`;
    files.set(name, item);
    paths[template] = { $ref: name };
  }
  files.set("openapi.yml", { openapi: whole["openapi"], info: whole["info"], servers: whole["servers"], paths });
  for (const [i, [, item]] of items.entries()) {
    for (const [method, operation] of Object.entries(isMap(item) ? item : {})) {
      if (!isMap(operation) || !isMap(operation["responses"])) continue;
      const { responses } = operation;
      for (const [status, answer] of Object.entries(responses)) {
        if (files.size >= count || !isMap(answer) || "$ref" in answer) continue;
        const name = `answers/${String(i).padStart(4, "0")}-${method}-${status}.yml`;
        files.set(name, answer);
        responses[status] = { $ref: `../${name}` };
      }
    }
  }
  return files;
};
