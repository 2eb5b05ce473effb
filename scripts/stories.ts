// Writes docs/story-*.md from real runs: `node scripts/stories.ts`. Needs what scripts/lab.sh installs, and a built dist.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { cachePoisoningPage, zoneTransferPage } from "../test/lab/stories/pages.ts";
import { cachePoisoning, sourceOf, zoneTransfer } from "../test/lab/stories/stories.ts";

const docs = join(import.meta.dirname, "..", "docs");
writeFileSync(join(docs, "story-cache-poisoning.md"), cachePoisoningPage(await cachePoisoning(), sourceOf));
writeFileSync(join(docs, "story-zone-transfer.md"), zoneTransferPage(await zoneTransfer(), sourceOf));
