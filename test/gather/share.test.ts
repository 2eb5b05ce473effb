// Who gets what when several runs share one scan: everything once, evenly, and the same whatever the order.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placesFor, settingsOf } from "../../src/gather/share.ts";
import { secretOf } from "../../src/model/secret.ts";
import { requestWith } from "./request.ts";

const keys = fc.array(fc.option(fc.string({ maxLength: 3 }), { nil: null }), { maxLength: 30 });
const shares = (of: number) => Array.from({ length: of }, (_each, at) => ({ index: at + 1, of }));

describe("the places of a part", () => {
  it("are all places where nobody shares", () => expect(placesFor(["b", null, "a"], undefined)).toEqual([0, 1, 2]));

  it("deal the sorted keys out in turn, and leave what has none to the first", () => {
    expect(shares(2).map((share) => placesFor([null, "GET /c", "GET /a", "GET /b"], share))).toEqual([[0, 1, 2], [3]]);
  });

  it("hold every place once, ascending, and one key in one part", () => {
    fc.assert(
      fc.property(keys, fc.integer({ min: 2, max: 9 }), (given, of) => {
        const parts = shares(of).map((share) => placesFor(given, share));
        expect(parts.flat().sort((a, b) => a - b)).toEqual([...given.keys()]);
        for (const part of parts) expect(part).toEqual(part.toSorted((a, b) => a - b));
        for (const key of new Set(given)) expect(parts.filter((part) => part.some((place) => given[place] === key)).length).toBeLessThanOrEqual(1);
        const sizes = parts.map((part) => new Set(part.flatMap((place) => given[place] ?? [])).size);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("are the same keys in whatever order they stand", () => {
    fc.assert(
      fc.property(keys, fc.integer({ min: 2, max: 5 }), (given, of) => {
        for (const share of shares(of)) {
          const dealt = (list: typeof given) => new Set(placesFor(list, share).map((place) => list[place]));
          expect(dealt(given.toReversed())).toEqual(dealt(given));
        }
      }),
    );
  });
});

describe("the settings that parts must share", () => {
  const setup = { form: { scheme: "stripe" }, keyId: null, operations: null, missing: null, previous: null, place: null };
  const signed = (secret: string) => settingsOf(requestWith({ signing: { setups: [{ ...setup, secret: secretOf(secret) }], canaries: [], quick: false } }));

  it("know nothing of the secret", () => expect(signed("one secret of sixteen bytes")).toEqual(signed("another one")));

  it.each([
    ["quick", { signing: { setups: [], canaries: [], quick: true } }],
    ["hosts.allow", { hosts: { allow: ["cdn.example.net"] } }],
    ["remote-refs", { remoteRefs: true }],
  ])("differ by name: %s", (name, changes) => {
    const [before, after] = [settingsOf(requestWith()), settingsOf(requestWith(changes))];
    expect(Object.keys(after).filter((each) => before[each] !== after[each])).toEqual([name]);
  });

  it("do not depend on the order of lists", () => {
    const allow = ["a.example", "b.example"];
    expect(settingsOf(requestWith({ hosts: { allow } }))).toEqual(settingsOf(requestWith({ hosts: { allow: allow.toReversed() } })));
  });
});
