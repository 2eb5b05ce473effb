/** Half of 365 days: what preload lists and scanners take as the least that protects somebody who comes rarely. */
export declare const halfAYear = 15768000;
/** Seconds of `max-age`; null where the header has none that counts. Quoted values are allowed, a repeated directive makes the header void. */
export declare const maxAgeOf: (header: string) => number | null;
