// Prints the notes of this version's release: its part of the changelog, and the quickstart with the release's own commit filled in.
// `node scripts/release-notes.ts <commit>`

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { quickstart } from "../src/doors/quickstart.ts";
import { project } from "../src/model/project.ts";

/** The lines below `## <version>` up to the next version; throws when there are none. */
export const changesOf = (changelog: string, version: string): string => {
  const parts = changelog.split(/^## /m).slice(1);
  const [, ...lines] = parts.find((part) => part.split(/\s/)[0] === version)?.split("\n") ?? [];
  const text = lines.join("\n").trim();
  if (text === "") throw new Error(`CHANGELOG.md says nothing about ${version}`);
  return text;
};

export const releaseNotes = (changelog: string, commit: string): string => {
  if (!/^[0-9a-f]{40}$/.test(commit)) throw new Error(`"${commit}" is not a full commit SHA`);
  return `${changesOf(changelog, project.version)}\n\n## Use it\n\n\`\`\`yaml\n${quickstart(commit)}\`\`\`\n`;
};

if (process.argv[1] === import.meta.filename) {
  const changelog = readFileSync(join(import.meta.dirname, "..", "CHANGELOG.md"), "utf8");
  process.stdout.write(releaseNotes(changelog, process.argv[2] ?? ""));
}
