// Durations, rates and numbers as people write them. Each parser gives null for what it does not understand. Pure.

import { mostParts, type Share } from "../model/share.ts";

const unitMs = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 } as const;
/** A day: far below the 24.8 days at which a timer overflows into "at once". */
const longestMs = 24 * unitMs.h;

export const durationForm = "a number with a unit, from 1ms to 24h: 300ms, 60s, 5m, 1h";
/** `300ms`, `60s`, `1.5m`, `1h` → milliseconds, 1 to one day. A bare number has no unit and is refused. */
export const parseDuration = (text: string): number | null => {
  const [, amount = "", unit = ""] = /^(\d{1,9}(?:\.\d{1,3})?)(ms|s|m|h)$/.exec(text.trim()) ?? [];
  if (amount === "") return null;
  const ms = Math.round(Number(amount) * unitMs[unit as keyof typeof unitMs]);
  return ms >= 1 && ms <= longestMs ? ms : null;
};

export const rateForm = "requests a second, from 0.01 to 10000: 10, 10/s, 30/m";
/** `10`, `10/s`, `30/m` → requests a second. */
export const parseRate = (text: string): number | null => {
  const [, amount = "", unit = "s"] = /^(\d{1,6}(?:\.\d{1,3})?)(?:\/(s|m))?$/.exec(text.trim()) ?? [];
  if (amount === "") return null;
  const rate = Number(amount) / (unit === "m" ? 60 : 1);
  return rate >= 0.01 && rate <= 10_000 ? rate : null;
};

/** A whole number from 1 to `most`. */
export const parseCount = (text: string, most: number): number | null => {
  const value = /^\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN;
  return value >= 1 && value <= most ? value : null;
};

export const shareForm = `a part of a whole such as 2/4, of ${mostParts} at most`;
/** `2/4` → the second of four. */
export const parseShare = (text: string): Share | null => {
  const [, index = "", of = ""] = /^(\d{1,3})\/(\d{1,3})$/.exec(text.trim()) ?? [];
  const share = { index: Number(index), of: Number(of) };
  return share.index >= 1 && share.index <= share.of && share.of <= mostParts ? share : null;
};

/** A plain decimal number from 0 to `most`: no sign, no exponent, so that `1e2` and `-1` are refused instead of surprising. */
export const parseNumber = (text: string, most: number): number | null => {
  const value = /^\d{1,6}(?:\.\d{1,6})?$/.test(text.trim()) ? Number(text) : Number.NaN;
  return value <= most ? value : null;
};

export const parseBoolean = (text: string): boolean | null => {
  const word = text.trim().toLowerCase();
  return word === "true" ? true : word === "false" ? false : null;
};
