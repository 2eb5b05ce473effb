// One cold load of a description in a fresh process, imports not counted: prints the milliseconds and how many operations were found, as JSON.
//   values     JSON.parse or js-yaml's load, the load that knows no positions
//   parse      our parser alone
//   positions  our parser, then line and column of every operation

import { readFileSync } from "node:fs";

const [mode = "", file = ""] = process.argv.slice(2);
const text = readFileSync(file, "utf8");
const methods = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"]);

const isMap = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
const escape = (key: string): string => key.replaceAll("~", "~0").replaceAll("/", "~1");

const operationPointers = (value: unknown): readonly string[] => {
  const paths = isMap(value) && isMap(value["paths"]) ? value["paths"] : {};
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(isMap(item) ? item : {})
      .filter((key) => methods.has(key))
      .map((method) => `/paths/${escape(path)}/${method}`),
  );
};

const values = async (): Promise<{ ms: number; operations: number }> => {
  if (file.endsWith(".json")) {
    const began = performance.now();
    const value: unknown = JSON.parse(text);
    const ms = performance.now() - began;
    return { ms, operations: operationPointers(value).length };
  }
  const { load } = await import("js-yaml");
  const began = performance.now();
  const value = load(text);
  const ms = performance.now() - began;
  return { ms, operations: operationPointers(value).length };
};

const ours = async (located: "located" | "values only"): Promise<{ ms: number; operations: number }> => {
  const { parseDocument } = await import("../../src/openapi/parse.ts");
  const { locate } = await import("../../src/openapi/locate.ts");
  const document = { file, text };
  const began = performance.now();
  const value = parseDocument(document);
  if (located === "values only") return { ms: performance.now() - began, operations: operationPointers(value).length };
  const found = locate(document, operationPointers(value));
  const ms = performance.now() - began;
  return { ms, operations: [...found.values()].filter((place) => place.line > 0 && place.column > 0).length };
};

const result = await (mode === "values" ? values() : ours(mode === "positions" ? "located" : "values only"));
process.stdout.write(`${JSON.stringify(result)}\n`);
