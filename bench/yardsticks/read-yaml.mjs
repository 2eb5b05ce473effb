// Yardstick: a process that only reads a file and loads it with js-yaml.
import { readFileSync } from "node:fs";
import { load } from "js-yaml";

load(readFileSync(process.argv[2], "utf8"), { maxDepth: 10_000, maxAliases: 1_000_000 });
