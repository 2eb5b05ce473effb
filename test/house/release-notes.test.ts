// The release's notes: what changed, and a workflow that can be copied as it stands.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { changesOf, releaseNotes } from "../../scripts/release-notes.ts";
import { project } from "../../src/model/project.ts";

const changelog = "# Changelog\n\n## 0.2.0 (unreleased)\n\n- Later.\n\n## 0.1.0\n\n- First.\n- Second.\n";
const commit = "0123456789abcdef0123456789abcdef01234567";

describe("release notes", () => {
  it("hold the part of the asked version alone", () => {
    expect(changesOf(changelog, "0.1.0")).toBe("- First.\n- Second.");
    expect(changesOf(changelog, "0.2.0")).toBe("- Later.");
  });

  it.each(["0.1", "0.3.0", ""])("refuse the version %j that the changelog does not know", (version) => {
    expect(() => changesOf(changelog, version)).toThrow("says nothing");
  });

  it("pin the Action to the release's own commit", () => {
    const ours = readFileSync(join(import.meta.dirname, "..", "..", "CHANGELOG.md"), "utf8");
    expect(releaseNotes(ours, commit)).toContain(`uses: ${project.slug}@${commit} # v${project.version}`);
    expect(() => releaseNotes(ours, "main")).toThrow("not a full commit SHA");
  });
});
