// Two schemes of one name in one policy can be told apart, and one alone keeps its name.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { labelsOf } from "../../src/gather/scheme-labels.ts";
import type { SigningSetup } from "../../src/model/signing.ts";

const setup = (scheme: string, operations: readonly string[] | null = null, pointer: string | null = "/signing"): SigningSetup => ({
  form: { scheme },
  keyId: null,
  operations,
  secret: null,
  missing: null,
  previous: null,
  place: pointer === null ? null : { file: "sigproof.yml", pointer },
});

describe("labels", () => {
  it.each<[what: string, setups: readonly SigningSetup[], labels: readonly string[]]>([
    ["one scheme", [setup("custom", ["POST /a"])], ["custom"]],
    ["two of different names", [setup("custom"), setup("stripe")], ["custom", "stripe"]],
    [
      "two with operations",
      [setup("custom", ["POST /a"]), setup("custom", ["* /b/**", "GET /c", "GET /d"])],
      ["custom for POST /a", "custom for * /b/** and 2 more"],
    ],
    ["one for all others", [setup("custom", ["POST /a"]), setup("custom")], ["custom for POST /a", "custom for other operations"]],
    ["the same operations twice", [setup("custom", ["POST /a"]), setup("custom", ["POST /a"])], ["custom for POST /a, entry 1", "custom for POST /a, entry 2"]],
    [
      "two of a description",
      [setup("rfc9421", null, "/components/securitySchemes/partner"), setup("rfc9421", null, "/components/securitySchemes/admin")],
      ["rfc9421 of partner", "rfc9421 of admin"],
    ],
    ["two by flag", [setup("custom", null, null), setup("custom", null, null)], ["custom, scheme 1", "custom, scheme 2"]],
  ])("%s", (_what, setups, labels) => expect(labelsOf(setups)).toEqual(labels));

  it("are all different, and begin with the name", () => {
    const some = fc.record({
      scheme: fc.constantFrom("custom", "stripe"),
      operations: fc.option(fc.array(fc.constantFrom("POST /a", "GET /b"), { minLength: 1, maxLength: 2 })),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 6 }), (list) => {
        const labels = labelsOf(list.map(({ scheme, operations }, index) => setup(scheme, operations, `/signing/${index}`)));
        expect(new Set(labels).size).toBe(
          new Set(list.map(({ scheme }, index) => (list.filter((each) => each.scheme === scheme).length === 1 ? scheme : `${scheme} ${index}`))).size,
        );
        expect(labels.map((label) => /^[^ ,]+/.exec(label)?.[0])).toEqual(list.map(({ scheme }) => scheme));
      }),
    );
  });
});
