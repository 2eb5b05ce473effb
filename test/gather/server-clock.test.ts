// The difference of two clocks, narrowed down by headers in whole seconds.

import { describe, expect, it } from "vitest";
import { createServerClock } from "../../src/gather/server-clock.ts";

const start = Date.parse("2026-01-01T00:00:00Z");
const http = (ms: number): string => new Date(ms).toUTCString();

describe("the server's clock", () => {
  it.each([90_000, -3_600_000, 2_600])("that is %d ms off is found to a tenth of a second", (offset) => {
    const clock = createServerClock();
    for (let at = start; at < start + 20_000; at += 137) clock.see(http(at + 10 + offset), at, at + 20);
    expect(Math.abs(clock.offset() - offset)).toBeLessThan(150);
  });
  it("that is within two seconds is taken for our own", () => {
    const clock = createServerClock();
    for (let at = start; at < start + 20_000; at += 137) clock.see(http(at + 1_200), at, at + 20);
    expect(clock.offset()).toBe(0);
  });
  it("says of one answer how far it is off", () => expect(createServerClock().see(http(start + 90_000), start, start + 100)).toBe(90));
  it.each([null, "yesterday", ""])("is not told by %j", (date) => {
    const clock = createServerClock();
    expect(clock.see(date, start, start)).toBeNull();
    expect(clock.offset()).toBe(0);
  });
  it("forgets what a cache said", () => {
    const clock = createServerClock();
    clock.see(http(start - 86_400_000), start, start + 10);
    clock.see(http(start), start, start + 10);
    expect(clock.offset()).toBe(0);
  });
});
