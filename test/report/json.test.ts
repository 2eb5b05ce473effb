import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safeJson, toJson } from "../../src/report/json.ts";
import { commandsIn } from "./runner.ts";
import { attacks, controls, hostile, report, result } from "./samples.ts";

describe("toJson", () => {
  it("is the report, indented by two, with a newline at its end", () => {
    const given = report([result()]);
    expect(JSON.parse(toJson(given))).toEqual(given);
    expect(toJson(given)).toMatch(/^\{\n {2}"schema": "sigproof\.report\/1",\n/);
    expect(toJson(given)).toMatch(/\n\}\n$/);
  });

  it.each(attacks)("carries %j unchanged, and harmless when shown", (attack) => {
    const text = toJson(hostile(attack));
    expect(JSON.parse(text)).toEqual(hostile(attack));
    expect(text).not.toMatch(controls);
    expect(commandsIn(text)).toEqual([]);
  });
});

describe("safeJson", () => {
  it("means the same as JSON for every value", () =>
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(safeJson(value)).not.toMatch(controls);
        expect(JSON.stringify(JSON.parse(safeJson(value)))).toBe(JSON.stringify(value));
      }),
    ));

  it("writes characters beyond U+FFFF as pairs", () => expect(safeJson("\u{e0041}")).toBe('"\\udb40\\udc41"\n'));
});
