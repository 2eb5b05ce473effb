export interface ServerClock {
    /** An answer's `Date`, and when its request left and its answer came, in our milliseconds. Returns this answer's own difference in seconds, or null. */
    readonly see: (date: string | null, leftMs: number, cameMs: number) => number | null;
    /** Milliseconds to add to ours; 0 while the clocks agree. */
    readonly offset: () => number;
}
export declare const createServerClock: () => ServerClock;
