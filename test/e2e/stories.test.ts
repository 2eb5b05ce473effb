// Both stories from beginning to end, through the built program: what is found before the fix, that it is gone after it, and that the pages tell just that.

import { describe, expect, it, type TestContext } from "vitest";
import type { Report } from "../../src/model/report.ts";
import { needDns } from "../lab/dns/lab.ts";
import { need } from "../lab/lab.ts";
import { told, toldAgain } from "../lab/stories/chapters.ts";
import { cachePoisoning, type Story, zoneTransfer } from "../lab/stories/stories.ts";

const failed = ({ results }: Report): string[] => results.filter(({ outcome }) => outcome === "fail").map(({ check }) => check);
/** Worth mending: an unsigned zone is information. */
const grave = ({ results }: Report): string[] =>
  results.filter(({ findings }) => findings.some(({ severity }) => severity !== "info")).map(({ check }) => check);

describe.each<[string, () => Promise<Story>]>([
  ["a poisoned cache", cachePoisoning],
  ["a zone transfer", zoneTransfer],
])("the story of %s", (_what, play) => {
  it("is found, and gone after the fix; what is printed is what the page shows", { timeout: 300_000 }, async (context: TestContext) => {
    needDns(context);
    need(context, "flask");
    const { before, after } = await play();
    const { checks } = before.chapter;
    expect(failed(before.report)).toEqual(expect.arrayContaining([...checks]));
    expect(before.report.verdict.exitCode).toBe(1);
    expect(grave(after.report)).toEqual([]);
    expect(checks.map((check) => after.report.results.find((result) => result.check === check)?.outcome)).toEqual(checks.map(() => "pass"));
    expect(after.report.verdict.exitCode).toBe(0);
    for (const { chapter, evidence } of [before, after])
      expect((await told(chapter, evidence)).text, "what is found has changed: run node scripts/stories.ts").toBe((await toldAgain(chapter)).text);
  });
});
