// Writes docs/story-*.md from the evidence that scripts/stories.ts kept: `node scripts/story-pages.ts` after any change to what reports say.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { cachePoisoningChapters, type Chapter, sourceOf, type State, toldAgain, zoneTransferChapters } from "../test/lab/stories/chapters.ts";
import { cachePoisoningPage, zoneTransferPage } from "../test/lab/stories/pages.ts";

const root = join(import.meta.dirname, "..");
/** From its source, because dist may be older. */
const program = join(root, "src", "cli.ts");

const both = async ({ before, after }: Readonly<Record<State, Chapter>>) => ({
  before: await toldAgain(before, program),
  after: await toldAgain(after, program),
});

/** File under docs/ → what it should hold. */
export const storyPages: Readonly<Record<string, () => Promise<string>>> = {
  "story-cache-poisoning.md": async () => cachePoisoningPage(await both(cachePoisoningChapters), sourceOf),
  "story-zone-transfer.md": async () => zoneTransferPage(await both(zoneTransferChapters), sourceOf),
};

export const writeStoryPages = async (): Promise<void> => {
  for (const [file, make] of Object.entries(storyPages)) writeFileSync(join(root, "docs", file), await make());
};

if (process.argv[1] === import.meta.filename) await writeStoryPages();
