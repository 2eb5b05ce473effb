import { describe, expect, it } from "vitest";
import { closest } from "../../src/model/suggest.ts";

describe("did you mean", () => {
  it.each([
    ["tresholds", ["threshold", "fail-on"], "threshold"],
    ["timestmap", ["timestamp", "nonce"], "timestamp"],
    ["key_id", ["key-id", "keyed"], "key-id"],
    ["aws-sigv2", ["aws-sigv4", "oauth1"], "aws-sigv4"],
    ["HOST", ["host"], "host"],
    ["zzz", ["host", "path"], null],
    ["", ["a"], null],
    ["x".repeat(100), ["x".repeat(100)], null],
  ])("%s among %j: %s", (word, known, expected) => expect(closest(word, known)).toBe(expected));
});
