// Writes what follows from the options and the policy's schema: action.yml, docs/policy.schema.json, docs/x-signature.schema.json and the tables of docs/policy.md and docs/schemes.md. `--check` only compares.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { policyJsonSchema } from "../src/config/policy-schema.ts";
import { xSignatureJsonSchema } from "../src/config/signing-schema.ts";
import { checkIds } from "../src/doors/prepare.ts";
import { project } from "../src/model/project.ts";
import { actionYml, fieldsTable, schemesTable, withParts } from "./tables.ts";

export const root = join(import.meta.dirname, "..");
const read = (file: string): string => (existsSync(join(root, file)) ? readFileSync(join(root, file), "utf8") : "");

const schema = () => policyJsonSchema(checkIds, `${project.repository}/blob/main/docs/policy.schema.json`);

/** File → what it should hold. */
export const generated: Readonly<Record<string, () => string>> = {
  "action.yml": actionYml,
  "docs/policy.schema.json": () => `${JSON.stringify(schema(), null, 2)}\n`,
  "docs/x-signature.schema.json": () => `${JSON.stringify(xSignatureJsonSchema(`${project.repository}/blob/main/docs/x-signature.schema.json`), null, 2)}\n`,
  "docs/schemes.md": () => withParts(read("docs/schemes.md"), { schemes: schemesTable() }),
  "docs/policy.md": () => withParts(read("docs/policy.md"), { fields: fieldsTable(schema()) }),
};

export const stale = (): string[] => Object.entries(generated).flatMap(([file, make]) => (read(file) === make() ? [] : [file]));

if (process.argv[1] === import.meta.filename) {
  if (process.argv.includes("--check")) {
    const files = stale();
    if (files.length > 0) process.stderr.write(`not what the code says (npm run docs): ${files.join(", ")}\n`);
    process.exitCode = files.length > 0 ? 1 : 0;
  } else for (const [file, make] of Object.entries(generated)) writeFileSync(join(root, file), make());
}
