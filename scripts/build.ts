// Builds dist: `node scripts/build.ts` writes it, `--check` builds beside it and compares. Same source and lock file, same bytes, on any machine.

import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, sep } from "node:path";
import { type OutputChunk, type Plugin, rolldown } from "rolldown";
import { minifySync } from "rolldown/utils";
import { licensesText, packagesOf } from "./licenses.ts";

export const root = join(import.meta.dirname, "..");
const entries = {
  cli: "src/cli.ts",
  action: "src/action.ts",
  index: "src/index.ts",
  post: "src/post.ts",
  recorder: "src/recorder.ts",
  "infer-worker": "src/doors/infer-worker.ts",
} as const;

/** Bundles everything into `target`, which is emptied first. */
export const build = async (target: string): Promise<void> => {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const bundle = await rolldown({
    cwd: root,
    input: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, join(root, file)])),
    platform: "node",
    tsconfig: join(root, "tsconfig.json"),
    plugins: [withoutChildProcess, packagesWithoutIndentation],
    // @actions/core imports an HTTP client for OIDC tokens, and that one all of undici: 60 ms of start-up for what we never call. Loading them does nothing by itself.
    treeshake: { moduleSideEffects: [{ test: /[\\/]node_modules[\\/](?:@actions[\\/]|undici[\\/]|tunnel[\\/])/, sideEffects: false }] },
    logLevel: "warn",
    onLog(level, log, handler) {
      // undici asks for node:sqlite lazily and copes without it; nothing of ours may warn.
      // The renderers are lazy in the source and together in the bundle.
      if (log.code === "EVAL" || log.code === "INEFFECTIVE_DYNAMIC_IMPORT" || log.id?.includes("node_modules") === true) return;
      handler(level, log);
    },
  });
  const { output } = await bundle.write({
    dir: target,
    format: "esm",
    entryFileNames: "[name].js",
    // Fixed names: a hash would rename every chunk with every change, and a diff of dist would say nothing.
    chunkFileNames: "chunks/[name].js",
    codeSplitting: { groups: [{ name: "core", test: isCore }] },
    // Readable on purpose: whoever pins this action can review it, and smaller was measured to start no faster (within 5 %).
    minify: false,
    sourcemap: false,
    comments: { legal: false, annotation: false, jsdoc: false },
  });
  await bundle.close();
  const chunks = output.filter((part): part is OutputChunk => part.type === "chunk");
  writeFileSync(join(target, "licenses.txt"), licensesText(packagesOf(chunks.flatMap(({ moduleIds }) => moduleIds))));
  writeFileSync(join(target, "package.json"), `${JSON.stringify({ type: "module" }, null, 2)}\n`);
  chmodSync(join(target, "cli.js"), 0o755);
  declare(join(target, "types"));
};

/** Code of packages alone is reviewed where it comes from, in the version that licenses.txt names: here it stands without white space, a third smaller. */
const packagesWithoutIndentation: Plugin = {
  name: "packages-without-indentation",
  renderChunk: (code, { moduleIds, fileName }) =>
    moduleIds.length > 0 && moduleIds.every((id) => /[\\/]node_modules[\\/]|^\0/.test(id))
      ? { code: minifySync(fileName, code, { mangle: false, compress: false, codegen: { removeWhitespace: true } }).code }
      : null,
};

/** Commander loads node:child_process for subcommands that are programs of their own. We have none, and it takes a tenth of the start-up. */
const withoutChildProcess: Plugin = {
  name: "without-child-process",
  resolveId: (source, importer) =>
    source === "node:child_process" && importer !== undefined && /[\\/]commander[\\/]/.test(importer) ? "\0no-child-process" : null,
  load: (id) => (id === "\0no-child-process" ? "export default {};" : null),
};

/**
 * What an offline scan needs, and all that it imports, as one file: each module that Node has to find, read and link costs about a millisecond. What is
 * imported lazily (the HTTP client, zod, yaml, the public suffix list, the demo) stays in chunks of its own.
 */
const isCore = /[\\/]src[\\/](?:doors[\\/](?:scan-command|terminal|young-heap)|report[\\/][a-z]+)\.ts$/;

/** The library's declarations, without the sources' `src/` level. */
const declare = (target: string): void => {
  const work = mkdtempSync(join(tmpdir(), "sigproof-types-"));
  try {
    const options = ["--declaration", "--emitDeclarationOnly", "--noEmit", "false", "--rewriteRelativeImportExtensions", "--outDir", work, "--rootDir", root];
    const inherited = [
      "--target",
      "ES2023",
      "--lib",
      "ES2023",
      "--module",
      "NodeNext",
      "--moduleResolution",
      "NodeNext",
      "--types",
      "node",
      "--strict",
      "--skipLibCheck",
    ];
    const more = ["--verbatimModuleSyntax", "--exactOptionalPropertyTypes", "--resolveJsonModule", "--ignoreConfig"];
    const run = spawnSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), ...options, ...inherited, ...more, join(root, entries.index)], {
      encoding: "utf8",
    });
    if (run.status !== 0) throw new Error(`tsc wrote no declarations:\n${run.stdout}${run.stderr}`);
    for (const file of reachable(join(work, "src"), "index.d.ts")) cpSync(join(work, "src", file), join(target, file));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
};

/** The declarations that `from` leads to: the others speak of files that nobody can import, and would be two thirds of all. */
const reachable = (folder: string, from: string): ReadonlySet<string> => {
  const seen = new Set<string>();
  const waiting = [from];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    for (const [, way = ""] of readFileSync(join(folder, file), "utf8").matchAll(/(?:\bfrom|\bimport\()\s*["'](\.[^"']+)["']/g))
      waiting.push(join(dirname(file), way.replace(/\.(?:ts|js)$/, ".d.ts")));
  }
  return seen;
};

/** Every file below a folder, relative, sorted. */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .toSorted();

/** What differs between two folders, as sentences. */
export const differences = (built: string, committed: string): string[] => {
  const [a, b] = [new Set(filesIn(built)), new Set(filesIn(committed))];
  return [
    ...[...a].filter((file) => !b.has(file)).map((file) => `${file} is missing`),
    ...[...b].filter((file) => !a.has(file)).map((file) => `${file} should not be there`),
    ...[...a].filter((file) => b.has(file) && !readFileSync(join(built, file)).equals(readFileSync(join(committed, file)))).map((file) => `${file} differs`),
  ];
};

if (process.argv[1] === import.meta.filename) {
  const dist = join(root, "dist");
  const fresh = mkdtempSync(join(process.argv.includes("--check") ? tmpdir() : root, ".dist-"));
  try {
    await build(fresh);
    if (process.argv.includes("--check")) {
      const stale = differences(fresh, dist);
      if (stale.length > 0) {
        process.stderr.write(`dist is not what the source builds (npm run build):\n${stale.map((line) => `  ${line}\n`).join("")}`);
        process.exitCode = 1;
      }
    } else {
      // Built beside and moved, so that a failed build leaves the old dist alone.
      rmSync(dist, { recursive: true, force: true });
      mkdirSync(dirname(dist), { recursive: true });
      renameSync(fresh, dist);
    }
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}
