import { expect, it } from "vitest";
import { isDay } from "../../src/model/day.ts";

it.each([
  ["2027-03-31", true],
  ["2028-02-29", true],
  ["2027-02-29", false],
  ["2027-02-30", false],
  ["2027-13-01", false],
  ["2027-00-10", false],
  ["2027-3-1", false],
  ["2027-03-31 ", false],
  ["2027-03-31T00:00:00Z", false],
  ["31.03.2027", false],
  ["", false],
])("%j is a day: %s", (text, day) => expect(isDay(text)).toBe(day));
