import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ScanError } from "../../src/errors.ts";
import { jsonMistake, tooDeepAt } from "../../src/openapi/json-text.ts";
import { limits } from "../../src/openapi/limits.ts";
import { parse, parseDocument } from "../../src/openapi/parse.ts";
import { cpuMs } from "../cpu.ts";

const refusal = (text: string, file = "api.yaml"): ScanError => {
  try {
    parseDocument({ file, text });
  } catch (error) {
    if (error instanceof ScanError) return error;
    throw error;
  }
  throw new Error("it was accepted");
};
const value = (text: string, file = "api.yaml"): unknown => parseDocument({ file, text });

describe("the format", () => {
  it.each([
    ["JSON by its first character", '{"a": 1}', "api.yaml"],
    ["JSON after a byte order mark and blank lines", '\uFEFF\n\n {"a": 1}', "x"],
    ["YAML", "a: 1\n", "api.json"],
    ["YAML after a byte order mark", "\uFEFFa: 1\n", "x"],
    ["a YAML flow mapping in a file that says so", "{a: 1, # why not\n}", "api.yml"],
    ["YAML with a document start and comments", "# hi\n---\na: 1\n", "x"],
    ["Windows line ends", "a:\r\n  1\r\n", "x"],
  ])("is recognised: %s", (_name, text, file) => expect(value(text, file)).toEqual({ a: 1 }));

  it("remembers what it parsed by the document's identity", () => {
    const document = { file: "x", text: "a: {}" };
    expect(parse(document)).toBe(parse(document));
    expect(parse({ ...document })).not.toBe(parse(document));
  });
  it("merges as people write it, explicit keys first", () =>
    expect(value("b: &b {x: 1, y: 2}\nc:\n  <<: *b\n  y: 3\n")).toEqual({ b: { x: 1, y: 2 }, c: { x: 1, y: 3 } }));
  it("keeps dates as text", () => expect(value("d: 2026-01-31\ne: !!timestamp 2026-01-31")).toEqual({ d: "2026-01-31", e: "2026-01-31" }));
  it("keeps what local tags carry", () => expect(value("a: !Sub '${x}'\nb: !Join [1, 2]\nc: !Ref {d: 1}")).toEqual({ a: "${x}", b: [1, 2], c: { d: 1 } }));
  it("turns keys into text", () => expect(value("200: a\n~: b\ntrue: c")).toEqual({ "200": "a", null: "b", true: "c" }));
  it("keeps the last of two equal keys, and says where in YAML", () => {
    expect(value('{"a": 1, "a": 2}')).toEqual({ a: 2 });
    const parsed = parse({ file: "f", text: "p:\n  a: 1\n  b: 2\n  a: 3\n" });
    expect(parsed.value).toEqual({ p: { a: 3, b: 2 } });
    expect(parsed.problems).toEqual([{ kind: "spec", message: expect.stringContaining("twice"), place: { file: "f", pointer: "/p/a" } }]);
  });
  it("reads the first of several documents, and says so", () =>
    expect(parse({ file: "f", text: "a: 1\n---\nb: 1\n" }).problems[0]?.message).toMatch(/several YAML documents/));
  it("keeps `__proto__` as a key, in both formats and through a merge", () => {
    for (const text of ['{"__proto__": {"x": 1}}', "__proto__: {x: 1}", "a: &a {__proto__: {x: 1}}\n<<: *a\n"]) {
      const parsed = value(text) as object;
      expect(Object.hasOwn(parsed, "__proto__")).toBe(true);
      expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype);
    }
    expect(({} as { x?: number }).x).toBeUndefined();
  });
});

describe("mistakes", () => {
  it.each([
    ['{\n  "a": 1\n  "b": 2\n}', 3, 3, /comma/],
    ['{\n  "a": 1,\n}', 3, 1, /comma before/],
    ["{\n  'a': 1\n}", 2, 3, /double quotes/],
    ['{"a": [1, 2}', 1, 12, /closes something else/],
    ['{"a": 1} x', 1, 10, /follows the end/],
    ['{"a": "b\n"}', 1, 9, /not closed/],
    ['{"a": "\\q"}', 1, 8, /escape/],
    ['{"a": 01}', 1, 8, /comma/],
    ['{"a": }', 1, 7, /value/],
    ['{"a": 1, // no\n}', 1, 10, /no comments/],
    ['{"a": [1,]}', 1, 10, /comma before/],
    ['{"a"', 1, 5, /ends/],
    ['{"a" 1}', 1, 6, /colon/],
    ["{a: 1}", 1, 2, /double quotes/],
  ])("in JSON %j are at %i:%i", (text, line, column, why) => {
    const error = refusal(text, "api.json");
    expect(error.code).toBe("spec-invalid");
    expect(error.message).toMatch(why);
    expect(error.at).toEqual({ file: "api.json", line, column });
  });
  it.each([
    ["a: [1\nb: 2", 2, 2],
    ["a: 1\n\tb: 2", 2, 1],
    ["a: 'x", 1, 6],
    ["a: *nowhere", 1, 1],
    ["a: !!js/function 'x'", 1, 4],
    ["? {a: 1}\n: b", 1, 1],
    ["a: b: c", 1, 5],
    ['a: "\\q"', 1, 6],
  ])("in YAML %j are at %i:%i", (text, line, column) => {
    const error = refusal(text);
    expect([error.code, error.at?.file]).toEqual(["spec-invalid", "api.yaml"]);
    expect([error.at?.line, Math.abs((error.at?.column ?? 0) - column) <= 4]).toEqual([line, true]);
    expect(error.hint).not.toBeNull();
  });
  it.each([
    '{"password": "hunter2" oops',
    "hunter2: [*hunter2",
    "a: *hunter2",
    "a: !!hunter2 x",
    "%TAG !h! tag:hunter2\n%TAG !h! tag:hunter2\n---\na: 1",
    'a: "x" hunter2',
    "hunter2\n- x: 'hunter2",
  ])("never quote the file: %j", (text) => {
    const error = refusal(text, "x");
    expect(`${error.message} ${error.hint}`).not.toContain("hunter2");
  });
  it("name UTF-16", () => {
    const text = new TextDecoder().decode(Buffer.from('{"openapi": "3.0.0"}', "utf16le"));
    expect(refusal(text).message).toMatch(/UTF-16/);
    expect(refusal(text).hint).toMatch(/UTF-8/);
  });
  it("name a NUL", () => expect(refusal("a: b but then \0").code).toBe("spec-invalid"));
  it("that JSON.parse finds are found by our own scan, at a place inside the text, and only those", () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.constantFrom(",", "}", '"', "]", "\\", "x", "", ":", "\n", "1", "/*"), (json, seed, put) => {
        const at = seed % (json.length + 1);
        const broken = json.slice(0, at) + put + json.slice(at + 1);
        let fine = true;
        try {
          JSON.parse(broken);
        } catch {
          fine = false;
        }
        fc.pre(!fine);
        const { offset, why } = jsonMistake(broken);
        expect(offset).toBeGreaterThanOrEqual(0);
        expect(offset).toBeLessThanOrEqual(broken.length);
        expect(why).not.toBe("");
      }),
    );
  });
});

describe("limits", () => {
  const bomb = `a: &a ["x","x","x","x","x","x","x","x","x","x"]\n${"bcdefghij"
    .split("")
    .map((name, i) => `${name}: &${name} [${Array.from({ length: 10 }, () => `*${"abcdefghi"[i]}`).join(",")}]`)
    .join("\n")}\n`;
  const chain = `a0: &a0 {k0: 1}\n${Array.from({ length: 1000 }, (_, i) => `a${i + 1}: &a${i + 1}\n  <<: *a${i}\n  k${i + 1}: 1`).join("\n")}\n`;
  const deep = 200_000;

  it.each([
    ["a bomb of aliases in flow style", bomb],
    [
      "a bomb of aliases in block style",
      bomb.replaceAll(/\[([^\]]*)\]/g, (_all, items: string) =>
        items
          .split(",")
          .map((item) => `\n  - ${item}`)
          .join(""),
      ),
    ],
    [
      "a bomb of aliases to maps",
      `a: &a {x: 1}\n${"bcdefghijklmnopqrstuvwxyz"
        .split("")
        .map((name, i) => `${name}: &${name} {l: *${"abcdefghijklmnopqrstuvwxy"[i]}, r: *${"abcdefghijklmnopqrstuvwxy"[i]}}`)
        .join("\n")}`,
    ],
    ["a chain of merge keys", chain],
    ["an alias that contains itself", "a: &a\n  b: *a\n"],
    ["two aliases that contain each other", "a: &a\n  b: &b\n    c: *a\n    d: *b\n"],
    ["lists of lists in JSON", "[".repeat(deep) + "]".repeat(deep)],
    ["maps of maps in JSON", '{"a":'.repeat(deep) + "1" + "}".repeat(deep)],
    ["lists that never close", "[".repeat(deep)],
    ["large JSON that nests deeply", `{"a":"${"x".repeat(5e6)}","b":${"[".repeat(deep)}${"]".repeat(deep)}}`],
    ["millions of levels in JSON", "[".repeat(5e6)],
    ["lists of lists in YAML", `a: ${"[".repeat(deep)}`],
    ["compact lists in YAML", `${"- ".repeat(deep)}a`],
    ["indented maps in YAML", Array.from({ length: 2000 }, (_, i) => `${" ".repeat(i)}a:`).join("\n")],
    ["flow maps in YAML", `a: ${"{a: ".repeat(deep)}`],
    ["too many aliases", `a: &a 1\nb: [${"*a,".repeat(limits.yaml.aliases + 1)}]`],
  ])("refuse %s at once", (_name, text) => {
    const judge = () => {
      const error = refusal(text);
      expect(error.code).toBe("spec-limit-exceeded");
      expect(error.message).not.toMatch(/call stack|RangeError|heap/);
      expect(error.at?.file).toBe("api.yaml");
    };
    expect(cpuMs(judge)).toBeLessThan(2000);
  });

  it("say where the nesting goes too far", () => {
    expect(refusal(`{"a":\n${"[".repeat(300)}${"]".repeat(300)}}`).at).toEqual({ file: "api.yaml", line: 2, column: 256 });
    expect(tooDeepAt('[["[[["],[[{}]]]', 3)).toBe(11);
    expect(tooDeepAt('["\\"[[[[[[", []]', 3)).toBeNull();
  });

  it.each([
    ["levels as deep as the deepest public description, four times over", `{"a":${"[".repeat(140)}${"]".repeat(140)}}`],
    ["a hundred thousand keys", `{${Array.from({ length: 1e5 }, (_, i) => `"k${i}":${i}`).join(",")}}`],
    ["a key of 100,000 characters", `{"${"k".repeat(1e5)}": 1}`],
    ["thousands of aliases to one small map", `a: &a {x: 1}\nb:\n${"  - *a\n".repeat(20_000)}`],
    ["thousands of merge keys", `a: &a {x: 1, y: 2}\nb:\n${Array.from({ length: 5000 }, (_, i) => `  k${i}:\n    <<: *a\n`).join("")}`],
    ["an anchor on a key", "&k key: 1\n*k : 2\n"],
    ["a tab after a colon", "a:\t1\n"],
  ])("let through %s", (_name, text) => expect(() => value(text)).not.toThrow());

  it("hold for the size of the text", () => expect(refusal(`"${"x".repeat(limits.description)}"`).code).toBe("spec-limit-exceeded"));
});
