// Fills the generated parts of README.md and ARCHITECTURE.md from the code that they describe: `node scripts/readme.ts`. A test holds them fresh.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { checks } from "../src/checks/index.ts";
import { quickstart } from "../src/doors/quickstart.ts";
import { categories } from "../src/model/severity.ts";
import { rooms } from "../test/rooms.ts";

const root = join(import.meta.dirname, "..");

export const pages = ["README.md", "ARCHITECTURE.md"] as const;

/** A page as it should be. Throws on a part that nothing fills and on one that does not end. */
export const filled = (page: string): string => {
  const [head = "", ...parts] = readFileSync(join(root, page), "utf8").split("<!-- generated: ");
  return [head, ...parts.map((part) => fill(page, part))].join("<!-- generated: ");
};

const fill = (page: string, part: string): string => {
  const name = part.slice(0, part.indexOf(" -->"));
  const end = part.indexOf("<!-- end -->");
  const section = sections[name];
  if (section === undefined || end < 0) throw new Error(`${page}: the part "${name}" ${end < 0 ? "has no end" : "has no source"}`);
  return `${name} -->\n\n${section().trim()}\n\n${part.slice(end)}`;
};

const sections: Readonly<Record<string, () => string>> = {
  quickstart: () => `\`\`\`yaml\n# .github/workflows/sigproof.yml\n${quickstart()}\`\`\``,
  checks: () =>
    categories
      .map((category) => {
        const rows = checks
          .filter((check) => check.category === category)
          .map((check) => [`[\`${check.id}\`](docs/checks/${check.id}.md)`, check.severity, check.title]);
        return table([category, "severity", "fails when"], rows);
      })
      .join("\n\n"),
  inputs: () =>
    table(
      ["input", "what it is", "default"],
      Object.entries(action().inputs).map(([name, input]) => [`\`${name}\``, input.description, input.default === undefined ? "" : `\`${input.default}\``]),
    ),
  outputs: () =>
    table(
      ["output", "what it is"],
      Object.entries(action().outputs).map(([name, output]) => [`\`${name}\``, output.description]),
    ),
  imports: () =>
    table(
      ["place", "may import, besides itself", "packages"],
      Object.entries(rooms).map(([name, room]) => [`\`${name}\``, room.may.join(", ") || "nothing", room.from.map((from) => `\`${from}\``).join(", ")]),
    ),
};

interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
}
const action = (): ActionFile => parse(readFileSync(join(root, "action.yml"), "utf8")) as ActionFile;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows.map((row) => row.map((cell) => cell.trim().replace(/\s+/g, " ").replaceAll("|", "\\|")))].map((row) => `| ${row.join(" | ")} |`).join("\n");

if (process.argv[1] === import.meta.filename) for (const page of pages) writeFileSync(join(root, page), filled(page));
