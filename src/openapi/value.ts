// Careful access to parsed values: only own keys, so that `constructor` and `__proto__` are names like any other. Pure.

import type { Place } from "../model/place.ts";

export type JsonRecord = Readonly<Record<string, unknown>>;

/** A value and where it stands. */
export interface Spot extends Place {
  readonly value: unknown;
}

export const isRecord = (value: unknown): value is JsonRecord => typeof value === "object" && value !== null && !Array.isArray(value);

export const own = (value: unknown, key: string): unknown => (isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined);

export const ownString = (value: unknown, key: string): string | null => {
  const found = own(value, key);
  return typeof found === "string" ? found : null;
};

/** The spot of a key or index below another, whether or not something stands there. */
export const below = (spot: Spot, key: string | number): Spot => ({
  file: spot.file,
  pointer: `${spot.pointer}/${typeof key === "number" ? key : escapeToken(key)}`,
  value: typeof key === "number" ? (Array.isArray(spot.value) ? (spot.value as unknown[])[key] : undefined) : own(spot.value, key),
});

export const placeOf = ({ file, pointer }: Place): Place => ({ file, pointer });

/** RFC 6901 section 3. */
export const escapeToken = (token: string): string => (token.includes("/") || token.includes("~") ? token.replaceAll("~", "~0").replaceAll("/", "~1") : token);

/** The tokens of a JSON pointer; null when it is none. */
export const pointerTokens = (pointer: string): readonly string[] | null => {
  if (pointer === "") return [];
  if (!pointer.startsWith("/")) return null;
  return pointer
    .slice(1)
    .split("/")
    .map((token) => (token.includes("~") ? token.replaceAll("~1", "/").replaceAll("~0", "~") : token));
};
