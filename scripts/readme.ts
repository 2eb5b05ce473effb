// Fills the generated parts of README.md and ARCHITECTURE.md from the code that they describe: `node scripts/readme.ts`. A test holds them fresh.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checks } from "../src/checks/index.ts";
import { type Option, options, outputs } from "../src/doors/options.ts";
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
      ["input", "what it is", "default", "in the policy file"],
      options.filter((option) => option.input).map((option) => [`\`${option.name}\``, option.help, option.default, policyField(option)]),
    ),
  outputs: () =>
    table(
      ["output", "what it is"],
      outputs.map(({ name, help }) => [`\`${name}\``, help]),
    ),
  flags: () =>
    table(
      ["flag of `scan`", "what it does", "default", "in the policy file"],
      options.filter((option) => option.flag).map((option) => [spelling(option), option.help, option.default, policyField(option)]),
    ),
  imports: () =>
    table(
      ["place", "may import, besides itself", "packages"],
      Object.entries(rooms).map(([name, room]) => [`\`${name}\``, mayImport(room.may), room.from.map((from) => `\`${from}\``).join(", ")]),
    ),
};

/** The doors may import every room before them, which is shorter said than listed. */
const mayImport = (may: readonly string[]): string => {
  const below = Object.keys(rooms).slice(0, Object.keys(rooms).indexOf("doors"));
  if (!below.every((room) => may.includes(room))) return may.join(", ") || "nothing";
  return ["everything above `doors`", ...may.filter((room) => !below.includes(room))].join(", ");
};

const spelling = ({ name, short, argument }: Option): string =>
  `${short === undefined ? "" : `\`-${short}\`, `}\`--${name}${argument === null ? "" : ` ${argument}`}\``;
const policyField = ({ policy }: Option): string => (policy === undefined ? "" : `\`${policy}\``);

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows.map((row) => row.map((cell) => cell.trim().replace(/\s+/g, " ").replaceAll("|", "\\|")))]
    .map((row) => `| ${row.join(" | ")} |`)
    .join("\n");

if (process.argv[1] === import.meta.filename) for (const page of pages) writeFileSync(join(root, page), filled(page));
