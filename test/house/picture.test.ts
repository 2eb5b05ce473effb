// The README's picture: drawn from what the demo really prints.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { demoPicture, spansOf, toSvg } from "../../scripts/picture.ts";

describe("the picture", () => {
  it("is what `npm run docs` draws", async () => {
    expect(readFileSync(join(import.meta.dirname, "..", "..", "docs", "images", "demo.svg"), "utf8")).toBe(await demoPicture());
  });

  it("keeps colour and weight until they are closed", () => {
    expect(spansOf("a\u001b[1m\u001b[31mb\u001b[39mc\u001b[22md")).toEqual([
      { text: "a", color: null, bold: false, dim: false },
      { text: "b", color: "#ff7b72", bold: true, dim: false },
      { text: "c", color: null, bold: true, dim: false },
      { text: "d", color: null, bold: false, dim: false },
    ]);
  });

  it("draws markup as text", () => {
    expect(toSvg("<script>&", "a < b")).toContain("&lt;script&gt;&amp;");
    expect(toSvg("x", "a < b")).not.toContain("a < b");
  });
});
