// Timestamps and nonces: what is written is what is read, for every format.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isMonotonic, nonceKinds, nonceText, resolutionOf, timestampFormats, timestampText, timestampValue } from "../../src/signature/time.ts";

const at = Date.UTC(2012, 7, 21, 17, 29, 8, 123);

describe("timestamps", () => {
  it.each([
    ["unix-seconds", "1345570148"],
    ["unix-millis", "1345570148123"],
    ["unix-micros", "1345570148123000"],
    ["iso8601", "2012-08-21T17:29:08Z"],
    ["iso8601-millis", "2012-08-21T17:29:08.123Z"],
    ["iso-basic", "20120821T172908Z"],
    ["iso-basic-offset", "20120821T17:29:08+0000"],
    ["http-date", "Tue, 21 Aug 2012 17:29:08 GMT"],
    ["rfc2822", "Tue, 21 Aug 2012 17:29:08 +0000"],
  ] as const)("%s is %s", (format, expected) => {
    expect(timestampText(at, format)).toBe(expected);
  });

  it.each(timestampFormats)("%s reads what it writes, to its own resolution", (format) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (epochMs) => {
        const step = resolutionOf(format);
        expect(timestampValue(timestampText(epochMs, format), format)).toBe(Math.floor(epochMs / step) * step);
      }),
    );
  });

  it.each([
    ["iso8601", "2012-08-21T19:29:08+02:00", Date.UTC(2012, 7, 21, 17, 29, 8)],
    ["iso8601", "2012-08-21T17:29:08.5-0030", Date.UTC(2012, 7, 21, 17, 59, 8, 500)],
    ["rfc2822", "Tue, 21 Aug 2012 17:29:18 -0000", Date.UTC(2012, 7, 21, 17, 29, 18)],
    ["rfc2822", "21 Aug 2012 10:29:18 -0700", Date.UTC(2012, 7, 21, 17, 29, 18)],
    ["unix-seconds", "-1", -1000],
  ] as const)("%s also reads %s", (format, text, expected) => {
    expect(timestampValue(text, format)).toBe(expected);
  });

  it.each([
    ["unix-seconds", "12x"],
    ["unix-seconds", ""],
    ["unix-millis", "NaN"],
    ["unix-micros", "1e9"],
    ["iso8601", "yesterday"],
    ["http-date", "Tue, 21 Foo 2012 17:29:18 GMT"],
  ] as const)("%s does not read %j", (format, text) => {
    expect(timestampValue(text, format)).toBeNull();
  });
});

describe("nonces", () => {
  const random = Uint8Array.from({ length: 32 }, (_, index) => 255 - index);
  it.each([
    ["uuid", "fffefdfc-fbfa-49f8-b7f6-f5f4f3f2f1f0"],
    ["hex16", "fffefdfcfbfaf9f8f7f6f5f4f3f2f1f0"],
    ["hex32", "fffefdfcfbfaf9f8f7f6f5f4f3f2f1f0efeeedecebeae9e8e7e6e5e4e3e2e1e0"],
    ["base64-16", "//79/Pv6+fj39vX08/Lx8A=="],
    ["monotonic-millis", "1345570148123"],
    ["monotonic-micros", "1345570148123000"],
  ] as const)("%s is %s", (kind, expected) => {
    expect(nonceText(kind, at, random)).toBe(expected);
  });

  it("two of them ascend", () => {
    expect(nonceKinds.filter(isMonotonic)).toEqual(["monotonic-millis", "monotonic-micros"]);
  });
});
