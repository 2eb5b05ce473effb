// What a text looks like: a signature, a time, a nonce. Pure.

import { readBytes, type Spelling } from "../algorithm.ts";
import { resolutionOf, type NonceKind, timestampFormats, type TimestampFormat, timestampText, timestampValue } from "../time.ts";

export interface SpelledBytes {
  readonly spelling: Spelling;
  readonly bytes: Uint8Array;
}

/** The bytes that a text spells, or null. Text of hex digits alone is hex: as base64 it would be a coincidence. */
export const spelledBytes = (text: string): SpelledBytes | null => {
  if (text.length > 1_400) return null;
  const hex = text.length >= 32 && /^(?:[0-9a-f]+|[0-9A-F]+)$/.test(text) && text.length % 2 === 0;
  if (!hex && (text.length < 22 || text.startsWith("eyJ") || !/^(?:[A-Za-z0-9+/]+|[A-Za-z0-9_-]+)={0,2}$/.test(text))) return null;
  const spelling = hex ? (/[A-F]/.test(text) ? "HEX" : "hex") : /[-_]/.test(text) || (!text.includes("=") && text.length % 4 !== 0) ? "base64url" : "base64";
  const bytes = readBytes(text, spelling);
  if (bytes === null) return null;
  // What decodes and does not encode to itself was never an encoding: an id, say.
  const again = Buffer.from(bytes).toString(hex ? "hex" : spelling === "base64url" ? "base64url" : "base64");
  return hex || again.replace(/=+$/, "") === text.replace(/=+$/, "") ? { spelling, bytes } : null;
};

/** What a person who signs requests may have had on the clock. */
const [earliest, latest] = [Date.UTC(2001, 8, 9), Date.UTC(2100, 0, 1)];

const isPlausible = (at: number | null): boolean => at !== null && at > earliest && at < latest;

export interface SpelledTime {
  readonly format: TimestampFormat;
  /** False where times of this format are read right and written otherwise, as with another zone or more digits. */
  readonly exact: boolean;
}

/** The format in which all of the texts are times; null where one is none. */
export const timeFormatOf = (texts: readonly string[]): SpelledTime | null => {
  const fitting = timestampFormats.filter((format) => texts.every((text) => isPlausible(timestampValue(text, format))));
  const exact = fitting.find((format) => texts.every((text) => timestampText(timestampValue(text, format) ?? 0, format) === text));
  if (exact !== undefined) return { format: exact, exact: true };
  const fraction = texts.some((text) => /[.,]\d/.test(text));
  const near = fitting.find((format) => (resolutionOf(format) === 1) === fraction) ?? fitting[0];
  return near === undefined ? null : { format: near, exact: false };
};

/** How fresh ones would be made that look like these. */
export const nonceKindOf = (texts: readonly string[]): NonceKind => {
  const all = (shape: RegExp): boolean => texts.every((text) => shape.test(text));
  if (all(/^[0-9a-f]{32}$/i)) return "hex16";
  if (all(/^[0-9a-f]{64}$/i)) return "hex32";
  if (all(/^[A-Za-z0-9+/]{22}==$/)) return "base64-16";
  if (all(/^1\d{12}$/)) return "monotonic-millis";
  if (all(/^1\d{15}$/)) return "monotonic-micros";
  return "uuid";
};

/** Something that is new each time: long enough, and no sentence. */
export const isNonceLike = (text: string): boolean => /^[A-Za-z0-9+/=_.:-]{6,200}$/.test(text);
