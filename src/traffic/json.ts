// Parsed JSON of unknown shape, looked at without trusting it. Pure.

export const parse = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

/** Own members only: a capture may call anything `__proto__`. */
export const member = (value: unknown, name: string): unknown =>
  value !== null && typeof value === "object" && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;

export const textOf = (value: unknown): string | null => (typeof value === "string" ? value : null);

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

/** A status that HTTP can have; traces write it as text too. */
export const statusOf = (value: unknown): number | null => {
  const number = typeof value === "string" && /^\d{3}$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isInteger(number) && number >= 100 && number <= 999 ? number : null;
};

/** Standard or URL-safe alphabet, padded or not, line breaks allowed; null for anything else. */
export const bytesOfBase64 = (text: string): Uint8Array | null => {
  const plain = text.replace(/[\s=]+$/, "").replace(/[\r\n]+/g, "");
  return /^[A-Za-z0-9+/_-]*$/.test(plain) && plain.length % 4 !== 1 ? new Uint8Array(Buffer.from(plain, "base64")) : null;
};

export const isWeb = (url: string): boolean => /^(?:https?|wss?):/i.test(url);
