// Fills the generated parts of README.md and ARCHITECTURE.md from the code that they describe: `node scripts/readme.ts`. A test holds them fresh.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checks } from "../src/checks/index.ts";
import { quickstart } from "../src/doors/quickstart.ts";
import { rooms } from "../test/rooms.ts";
import { checkTable } from "./docs.ts";
import { flagsTable, inputsTable, outputsTable, schemesSentence, table, withParts } from "./tables.ts";
import { truthTable } from "./truth.ts";

const root = join(import.meta.dirname, "..");

export const pages = ["README.md", "ARCHITECTURE.md"] as const;

/** A page as it should be. */
export const filled = (page: (typeof pages)[number]): string =>
  withParts(readFileSync(join(root, page), "utf8"), Object.fromEntries(Object.entries(parts[page]).map(([name, make]) => [name, make()])));

const parts: Readonly<Record<(typeof pages)[number], Readonly<Record<string, () => string>>>> = {
  "README.md": {
    quickstart: () => `\`\`\`yaml\n# .github/workflows/sigproof.yml\n${quickstart()}\`\`\``,
    schemes: schemesSentence,
    truth: () => truthTable(readFileSync(join(root, "docs", "truth-set.md"), "utf8")),
    checks: () => checkTable(checks, "docs/checks/"),
    inputs: inputsTable,
    outputs: outputsTable,
    flags: flagsTable,
  },
  "ARCHITECTURE.md": {
    imports: () =>
      table(
        ["place", "may import, besides itself", "packages"],
        Object.entries(rooms).map(([name, room]) => [`\`${name}\``, mayImport(room.may), room.from.map((from) => `\`${from}\``).join(", ")]),
      ),
  },
};

/** The doors may import every room before them, which is shorter said than listed. */
const mayImport = (may: readonly string[]): string => {
  const below = Object.keys(rooms).slice(0, Object.keys(rooms).indexOf("doors"));
  if (!below.every((room) => may.includes(room))) return may.join(", ") || "nothing";
  return ["everything above `doors`", ...may.filter((room) => !below.includes(room))].join(", ");
};

if (process.argv[1] === import.meta.filename) for (const page of pages) writeFileSync(join(root, page), filled(page));
