// Plays both stories against real servers, keeps their evidence, and writes docs/story-*.md: `node scripts/stories.ts`. Needs what scripts/lab.sh installs, and a
// built dist. Pages alone are written by scripts/story-pages.ts, from what was kept.

import { writeFileSync } from "node:fs";
import { evidenceFile } from "../test/lab/stories/chapters.ts";
import { cachePoisoning, zoneTransfer } from "../test/lab/stories/stories.ts";
import { writeStoryPages } from "./story-pages.ts";

for (const play of [cachePoisoning, zoneTransfer])
  for (const { chapter, evidence } of Object.values(await play())) writeFileSync(evidenceFile(chapter), evidence);
await writeStoryPages();
