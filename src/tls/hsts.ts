// Reads Strict-Transport-Security (RFC 6797 section 6.1). Pure.

/** Half of 365 days: what preload lists and scanners take as the least that protects somebody who comes rarely. */
export const halfAYear = 15_768_000;

/** Seconds of `max-age`; null where the header has none that counts. Quoted values are allowed, a repeated directive makes the header void. */
export const maxAgeOf = (header: string): number | null => {
  const ages = header
    .slice(0, 1_024)
    .split(";")
    .map((part) => part.trim())
    .filter((part) => /^max-age\s*(?:=|$)/i.test(part));
  const [only, ...more] = ages;
  if (only === undefined || more.length > 0) return null;
  const digits = /^max-age\s*=\s*(?:"(\d{1,15})"|(\d{1,15}))$/i.exec(only);
  return digits === null ? null : Number(digits[1] ?? digits[2]);
};
