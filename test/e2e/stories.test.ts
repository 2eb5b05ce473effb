// Both stories from beginning to end, through the built program: what is found before the fix, that it is gone after it, and that the pages show just that.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, type TestContext } from "vitest";
import type { Report } from "../../src/model/report.ts";
import { needDns } from "../lab/dns/lab.ts";
import { need } from "../lab/lab.ts";
import { cachePoisoningPage, zoneTransferPage } from "../lab/stories/pages.ts";
import { cachePoisoning, cachePoisoningChecks, sourceOf, type Story, zoneTransfer, zoneTransferChecks } from "../lab/stories/stories.ts";
import { root } from "./cli.ts";

const page = (name: string): string => readFileSync(join(root, "docs", name), "utf8");
const failed = ({ results }: Report): string[] => results.filter(({ outcome }) => outcome === "fail").map(({ check }) => check);
/** Worth mending: an unsigned zone is information. */
const grave = ({ results }: Report): string[] =>
  results.filter(({ findings }) => findings.some(({ severity }) => severity !== "info")).map(({ check }) => check);

describe.each<[string, string, readonly string[], () => Promise<Story>, typeof cachePoisoningPage]>([
  ["a poisoned cache", "story-cache-poisoning.md", cachePoisoningChecks, cachePoisoning, cachePoisoningPage],
  ["a zone transfer", "story-zone-transfer.md", zoneTransferChecks, zoneTransfer, zoneTransferPage],
])("the story of %s", (_what, file, checks, play, write) => {
  it("is found, and gone after the fix; its page says what was printed", { timeout: 240_000 }, async (context: TestContext) => {
    needDns(context);
    need(context, "flask");
    const story = await play();
    expect(failed(story.before.report)).toEqual(expect.arrayContaining([...checks]));
    expect(story.before.report.verdict.exitCode).toBe(1);
    expect(grave(story.after.report)).toEqual([]);
    expect(checks.map((check) => story.after.report.results.find((result) => result.check === check)?.outcome)).toEqual(checks.map(() => "pass"));
    expect(story.after.report.verdict.exitCode).toBe(0);
    expect(write(story, sourceOf), "run node scripts/stories.ts").toBe(page(file));
  });
});
