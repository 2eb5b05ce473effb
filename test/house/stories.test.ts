// The pages of the stories hold what the command line prints from the evidence that was kept. test/e2e/stories.test.ts plays them live.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { storyPages } from "../../scripts/story-pages.ts";

it.each(Object.entries(storyPages))("docs/%s is what npm run docs writes", async (file, make) => {
  expect(readFileSync(join(import.meta.dirname, "..", "..", "docs", file), "utf8")).toBe(await make());
});
