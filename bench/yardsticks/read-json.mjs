// Yardstick: a process that only reads a file and JSON.parses it.
import { readFileSync } from "node:fs";

JSON.parse(readFileSync(process.argv[2], "utf8"));
