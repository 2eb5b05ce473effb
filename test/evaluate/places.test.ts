// Where a finding is shown: in the description by its text, in a policy by the line that was remembered.

import { describe, expect, it } from "vitest";
import { locator } from "../../src/evaluate/places.ts";
import type { Place } from "../../src/model/place.ts";
import { evidence } from "./samples.ts";

const at = (place: Place | null) => locator(evidence({}), [place])(place);

describe("a place", () => {
  it("in a file that is not at hand is on its own line, and quotes nothing", () => {
    expect(at({ file: "ops/sigproof.yml", pointer: "/signing/1", line: 7 })).toEqual({
      file: "ops/sigproof.yml",
      line: 7,
      column: 1,
      endLine: 7,
      excerpt: "",
      pointer: "/signing/1",
    });
  });

  it("without a line there is on the first", () => {
    expect(at({ file: "ops/sigproof.yml", pointer: "/signing" })).toMatchObject({ file: "ops/sigproof.yml", line: 1, excerpt: "" });
  });

  it("in the description is looked up, whatever line is said", () => {
    const found = at({ file: "openapi.yaml", pointer: "", line: 99 });
    expect(found).toMatchObject({ file: "openapi.yaml", line: 1 });
  });
});
