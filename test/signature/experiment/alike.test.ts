// What counts as the same answer: everything that varies by chance is left out, everything that tells classes apart stays.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alike, classOf, mask, saysNo, type Seen, shapeOf } from "../../../src/signature/experiment/alike.ts";

const json = (value: unknown, status = 200, headers: Seen["headers"] = []): Seen => ({
  status,
  headers: [["Content-Type", "application/json"], ...headers],
  body: new TextEncoder().encode(JSON.stringify(value)),
});
const text = (body: string, status = 401, type = "text/html"): Seen => ({ status, headers: [["content-type", type]], body: new TextEncoder().encode(body) });

const hex = fc.string({ unit: fc.constantFrom(..."0123456789abcdef".split("")), minLength: 24, maxLength: 64 });
const chance = fc.record({
  id: fc.uuid(),
  count: fc.nat(),
  at: fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }),
  echoed: hex,
  items: fc.array(fc.nat(), { maxLength: 5 }),
  turned: fc.boolean(),
});
type Chance = typeof chance extends fc.Arbitrary<infer T> ? T : never;

/** One answer of each class, as real APIs give them, filled with what varies. */
const classes: Readonly<Record<string, (vary: Chance) => Seen>> = {
  created: ({ id, at, items }) => json({ id, at: at.toISOString(), items, total: items.length }, 201),
  listed: ({ items, count }) => json({ items: items.map((value) => ({ id: value })), page: count }),
  "refused in words": ({ id, echoed }) => json({ error: "bad_signature", request: id, expected: echoed }, 401),
  "refused as missing": ({ id }) => json({ error: "missing_signature", request: id }, 401),
  "refused as stale": ({ at }) => json({ error: "stale", message: `the timestamp ${Math.floor(at.getTime() / 1000)} is too old`, now: at.toISOString() }, 401),
  "refused by number": ({ id }) => json({ error: { code: "AUTH_1002", message: "Signature mismatch" }, id }, 401),
  "refused by another number": ({ id }) => json({ error: { code: "AUTH_1003", message: "Signature mismatch" }, id }, 401),
  "refused with 200": ({ id }) => json({ ok: false, error: "bad_signature", id }),
  "accepted with 200": ({ id }) => json({ ok: true, id }),
  "a page of refusal": ({ at, echoed }) => text(`<h1>Forbidden</h1><p>${at.toUTCString()} reference ${echoed}</p>`, 403),
  "a page of routing": ({ at, echoed }) => text(`<h1>Not Found</h1><p>${at.toUTCString()} reference ${echoed}</p>`, 404),
  "plain words": ({ count }) => text(`signature does not match (${count} ms)`, 401, "text/plain"),
  "other plain words": ({ count }) => text(`unknown key (${count} ms)`, 401, "text/plain"),
  empty: () => ({ status: 401, headers: [], body: new Uint8Array(0) }),
  "a challenge": ({ id }) => ({ status: 401, headers: [["WWW-Authenticate", `HMAC realm="x", nonce="${id}"`]], body: null }),
};

const shuffled = (seen: Seen, { turned, id, at }: Chance): Seen => {
  const headers = [...seen.headers, ["Date", at.toUTCString()], ["X-Request-Id", id]] as const;
  return { ...seen, headers: turned ? headers.toReversed() : headers };
};

describe("answers of one class", () => {
  it.each(Object.entries(classes))("%s: are alike whatever varies in them", (_name, make) => {
    fc.assert(fc.property(chance, chance, (one, other) => alike(shapeOf(shuffled(make(one), one)), shapeOf(shuffled(make(other), other)))));
  });

  it("of different classes never are", () => {
    const names = Object.keys(classes);
    fc.assert(
      fc.property(chance, chance, (one, other) => {
        for (const left of names)
          for (const right of names)
            if (left !== right)
              expect(alike(shapeOf(classes[left]?.(one) ?? text("")), shapeOf(classes[right]?.(other) ?? text(""))), `${left} and ${right}`).toBe(false);
      }),
      { numRuns: 20 },
    );
  });
});

describe("what is left out", () => {
  it.each([
    ["a UUID", "id 550e8400-e29b-41d4-a716-446655440000", "id #"],
    ["a digest", "expected 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b", "expected #"],
    ["base64", "sig q83vEjRWeJCrze8SNFZ4kKvN7xI= is wrong", "sig # is wrong"],
    ["a number", "3 tries left", "# tries left"],
    ["a date of HTTP", "at Tue, 03 Mar 2026 10:11:12 GMT", "at #"],
    ["a date of ISO 8601", "at 2026-03-03T10:11:12.123Z", "at #"],
  ])("%s", (_name, given, left) => expect(mask(given)).toBe(left));

  it("words stay", () => expect(mask("Signature does not match")).toBe("Signature does not match"));
  it("keys that are ids are one key", () => {
    const by = (id: string) => shapeOf(json({ [id]: { name: "x" } }));
    expect(alike(by("550e8400-e29b-41d4-a716-446655440000"), by("6ba7b810-9dad-11d1-80b4-00c04fd430c8"))).toBe(true);
  });
  it("hostile depth and size do not hurt", () => {
    const deep = `${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}`;
    expect(shapeOf(text(deep, 200, "application/json")).status).toBe(200);
    expect(shapeOf(json(Object.fromEntries(Array.from({ length: 5_000 }, (_each, index) => [`k${index}x`, index])))).body.length).toBeLessThan(500);
    for (const piece of ["1a", "a", "a/", "A-", "#,", "mon, ", "1.", "ab "]) {
      const before = performance.now();
      expect(shapeOf(text(piece.repeat(100_000))).body).toMatch(/^text [0-9a-f]{16}$/);
      expect(shapeOf(json({ error: `${piece.repeat(30_000)}!` })).status).toBe(200);
      expect(performance.now() - before, piece).toBeLessThan(1_000);
    }
  });
});

describe("the class of an answer", () => {
  const shape = (seen: Seen) => shapeOf(seen);
  const [accepted, refused] = [shape(json({ id: 1 }, 201)), shape(json({ error: "bad_signature" }, 401))];
  const learned = { accepted: [accepted], refused: [refused] };

  it.each([
    ["like the accepted control", json({ id: 77 }, 201), "accepted"],
    ["like the refused control", json({ error: "bad_signature" }, 401), "refused"],
    ["of the accepted status, with another member", json({ id: 1, next: "x" }, 201), "accepted"],
    ["of the refused status, with another code", json({ error: "stale" }, 401), "refused"],
    ["of a status that no control had", json({ error: "not_found" }, 404), "other"],
    ["of a busy server", json({ error: "slow_down" }, 429), "other"],
  ])("%s", (_name, seen, expected) => expect(classOf(shape(seen), learned)).toBe(expected));

  it("is not decided by a status that both sides share", () => {
    const both = { accepted: [shape(json({ ok: true }))], refused: [shape(json({ ok: false, error: "bad_signature" }))] };
    expect(classOf(shape(json({ ok: true })), both)).toBe("accepted");
    expect(classOf(shape(json({ ok: false, error: "bad_signature" })), both)).toBe("refused");
    expect(classOf(shape(json({ ok: false, error: "stale" })), both)).toBe("other");
    expect(classOf(shape(json({ hello: "world" })), both)).toBe("other");
  });

  it("is what `accepted-when` says, where the controls agree with it", () => {
    const told = { accepted: [{ ...accepted, expected: true }], refused: [{ ...refused, expected: false }] };
    expect(classOf({ ...shape(json({ other: 1 }, 202)), expected: true }, told)).toBe("accepted");
    expect(classOf({ ...shape(json({ other: 1 }, 201)), expected: false }, told)).toBe("other");
  });
});

it.each([
  [{ ok: false }, true],
  [{ success: false, data: null }, true],
  [{ error: "nope" }, true],
  [{ errors: [{ code: "x" }] }, true],
  [{ ok: true, error: null }, false],
  [{ ok: true, error: "" }, false],
  [{ message: "fine" }, false],
])("%j says no: %s", (body, expected) => expect(saysNo(shapeOf(json(body)))).toBe(expected));
