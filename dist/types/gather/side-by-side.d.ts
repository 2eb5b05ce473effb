/** At most `width` at a time; the pace keeps the real limits. */
export declare const sideBySide: <T, R>(items: readonly T[], width: number, work: (item: T) => Promise<R>) => Promise<R[]>;
