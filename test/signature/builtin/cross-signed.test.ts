// Every built-in scheme whose vendor has an SDK on npm agrees with it, for bodies nobody chose.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crossSigned } from "./cross-signed.ts";

const bodies = fc.sample(
  fc.record({ id: fc.string({ unit: "grapheme", minLength: 1 }), n: fc.integer(), list: fc.array(fc.string()) }).map((value) => JSON.stringify(value)),
  { numRuns: 5, seed: 20260101 },
);

describe("the vendor's own SDK", () => {
  it.each(crossSigned)("$scheme ($from)", async ({ run }) => {
    for (const [index, body] of bodies.entries()) {
      const { ours, theirs, wrong } = await run(body, Date.UTC(2026, 0, 2, 3, 4, 5) + index * 86_400_000);
      expect(theirs).not.toBe(undefined);
      expect(ours).toEqual(theirs);
      if (wrong !== undefined) expect(wrong).toBe(false);
    }
  });
});
