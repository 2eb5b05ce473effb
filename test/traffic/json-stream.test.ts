import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "../../src/traffic/json.ts";
import { createJsonStream, type JsonLimits, type Picked, type Plan } from "../../src/traffic/json-stream.ts";

const generous: JsonLimits = { maxString: 10_000, maxValue: 100_000, maxDepth: 64 };
const whole: Plan = { whole: true };
/** Items of `a.items`, of which only `keep` and the inner `b` of `part` are wanted. */
const plan: Plan = {
  keys: new Map([
    [
      "a",
      {
        keys: new Map<string, Plan>([
          [
            "items",
            {
              ends: "items",
              each: {
                take: "item",
                keys: new Map<string, Plan>([
                  ["keep", whole],
                  ["part", { keys: new Map([["b", whole]]) }],
                ]),
              },
            },
          ],
          ["head", { take: "head", whole: true }],
        ]),
      },
    ],
  ]),
};

const read = (bytes: Uint8Array, { limits = generous, size = 7, lines = false }: { limits?: JsonLimits; size?: number; lines?: boolean } = {}) => {
  const picked: Picked[] = [];
  const large: number[] = [];
  const broken: number[] = [];
  const ends: string[] = [];
  const stream = createJsonStream(
    plan,
    limits,
    {
      picked: (value) => picked.push(value),
      ended: (name) => ends.push(name),
      tooLarge: ({ index }) => large.push(index),
      brokenLine: (line) => broken.push(line),
    },
    lines,
  );
  for (let i = 0; i < bytes.length && stream.write(bytes.subarray(i, i + size)); i += size);
  return { picked, values: picked.map(({ text }) => parse(text)), large, broken, ends, end: stream.end() };
};
const bytesOf = (value: unknown) => new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value));
const document = (...items: readonly unknown[]) => ({ x: [{ items: 1 }], a: { other: { items: ["}"] }, items } });

const word = fc.oneof(fc.string({ unit: "binary", maxLength: 20 }), fc.constantFrom("items", "keep", "a", "__proto__", '"', "\\", '\\"', "]}", "\n"));
const any = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.jsonValue({ maxDepth: 0 }),
    word,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(word, tie("value"), { maxKeys: 3 }),
  ),
})).value;

/** What the plan leaves of an item, by the plainest means. */
const wanted = (item: unknown): unknown => {
  if (item === null || typeof item !== "object") return null;
  if (Array.isArray(item)) return item.map(() => null);
  return Object.fromEntries(
    Object.entries(item).map(([key, value]: [string, unknown]) => {
      if (key === "keep") return [key, value];
      if (key !== "part" || value === null || typeof value !== "object") return [key, null];
      return [
        key,
        Array.isArray(value)
          ? value.map(() => null)
          : Object.fromEntries(Object.entries(value).map(([inner, one]: [string, unknown]) => [inner, inner === "b" ? one : null])),
      ];
    }),
  );
};
/** Keys that are not looked at need not be readable, so they are compared in number only. */
const readable = (value: unknown): unknown => {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  const { keep, part, ...rest } = value as { keep?: unknown; part?: unknown };
  const inner = part !== null && typeof part === "object" && !Array.isArray(part) ? (part as { b?: unknown }).b : part;
  return [keep, inner, Object.values(rest).every((one) => one === null)];
};

describe("values picked out of a stream", () => {
  it("are those of the plan, whatever stands around them and however the bytes are cut", () => {
    fc.assert(
      fc.property(fc.array(any, { maxLength: 6 }), any, any, fc.integer({ min: 1, max: 40 }), fc.boolean(), (items, before, after, size, indented) => {
        const text = JSON.stringify({ before, a: { noise: before, items, after }, after }, null, indented ? 2 : 0);
        const { picked, values, end, ends, large } = read(bytesOf(text), { size });
        expect(values.map(readable)).toEqual(items.map(wanted).map(readable));
        expect(picked.map(({ index }) => index)).toEqual(items.map((_item, index) => index));
        expect({ end, ends, large }).toEqual({ end: "whole", ends: ["items"], large: [] });
      }),
      { numRuns: 500 },
    );
  });

  it("never throws on any bytes, and never hands out what is not wanted", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 1, max: 64 }), fc.boolean(), (bytes, size, lines) => {
        expect(() => read(bytes, { size, lines })).not.toThrow();
      }),
    );
    fc.assert(
      fc.property(fc.array(any, { maxLength: 3 }), fc.nat(400), fc.nat(255), fc.boolean(), (items, at, byte, lines) => {
        const bytes = bytesOf(document(...items));
        bytes[at % bytes.length] = byte;
        const picks = read(bytes, { lines });
        expect(picks.picked.length).toBeLessThanOrEqual(bytes.length);
      }),
      { numRuns: 500 },
    );
  });

  it("leave out strings that are too long, wherever the pieces end", () => {
    const limits = { ...generous, maxString: 50 };
    for (const size of [1, 7, 64, 1_000])
      expect(read(bytesOf(document({ keep: ["x".repeat(60), "y".repeat(40), `${"z".repeat(30)}\\"`] }, { keep: 1 })), { limits, size }).values).toEqual([
        { keep: [null, "y".repeat(40), `${"z".repeat(30)}\\"`] },
        { keep: 1 },
      ]);
  });

  it("are named when they are too large all the same, and the next one is read", () => {
    const limits = { ...generous, maxValue: 200 };
    const { values, large } = read(bytesOf(document({ keep: Array.from({ length: 99 }, () => "xx") }, { keep: 2 })), { limits });
    expect({ values, large }).toEqual({ values: [{ keep: 2 }], large: [0] });
  });

  it("lose what is nested too deeply", () => {
    const deep = `${"[".repeat(1_000)}"}"${"]".repeat(1_000)}`;
    const text = `{"a":{"items":[{"keep":{"x":${deep},"y":"kept"}},{"noise":${deep},"keep":3}]}}`;
    const [first, second] = read(bytesOf(text), { limits: { ...generous, maxDepth: 5 } }).values;
    expect(first).toEqual({ keep: { x: [[[[null]]]], y: "kept" } });
    expect(second).toEqual({ noise: null, keep: 3 });
  });

  it("are found behind a byte order mark, and under keys written with escapes", () => {
    expect(read(Uint8Array.of(0xef, 0xbb, 0xbf, ...bytesOf('{"\\u0061":{"it\\u0065ms":[{"keep":"ü"}]}}'))).values).toEqual([{ keep: "ü" }]);
  });
});

describe("how a stream ends", () => {
  it.each([
    ['{"a":{"items":[]}}', "whole"],
    ['{"a":{"items":[{"keep":1},{"ke', "cut"],
    ['{"a":{"items":["x', "cut"],
    ["<html>", "garbled"],
    ['{"a" "items"}}', "garbled"],
    ["", "empty"],
    [" \n\t", "empty"],
    ["\u0000", "garbled"],
  ])("%s is %s", (text, end) => expect(read(bytesOf(text)).end).toBe(end));

  it("keeps what was whole before it was cut", () =>
    expect(read(bytesOf('{"a":{"items":[{"keep":1},{"keep":2},{"ke')).values).toEqual([{ keep: 1 }, { keep: 2 }]));
});

describe("one value a line", () => {
  const line = (n: number) => JSON.stringify(document({ keep: n }));

  it("is found out by itself, and the line is named", () => {
    const { picked, values } = read(bytesOf(`${line(1)}\n${line(2)}\r\n\n${line(3)}`));
    expect(values).toEqual([{ keep: 1 }, { keep: 2 }, { keep: 3 }]);
    expect(picked.map((value) => value.line)).toEqual([1, 2, 4]);
  });

  it.each(['{"a":{"items":[{"keep":', '{"a":{"items":["cut in a string', "no JSON at all", '{"a":{"items":[{"other": [[', "}"])(
    "goes on after the broken line %s",
    (bad) => {
      for (const size of [1, 5, 500]) {
        const { values, broken } = read(bytesOf(`${line(1)}\n${line(2)}\n${bad}\n${line(3)}\n`), { size });
        expect({ values, broken }).toEqual({ values: [{ keep: 1 }, { keep: 2 }, { keep: 3 }], broken: [3] });
      }
    },
  );

  it("goes on after a broken first line where the file's name says that there are lines", () =>
    expect(read(bytesOf(`{"a":\n${line(2)}\n`), { lines: true })).toMatchObject({ values: [{ keep: 2 }], broken: [1], end: "whole" }));
});
