// How far the server's clock is from ours, narrowed down with every `Date` that comes back. Holds state; touches no clock itself.

/** Below this a difference is rounding and the way there. */
const tolerance = 2_000;

export interface ServerClock {
  /** An answer's `Date`, and when its request left and its answer came, in our milliseconds. Returns this answer's own difference in seconds, or null. */
  readonly see: (date: string | null, leftMs: number, cameMs: number) => number | null;
  /** Milliseconds to add to ours; 0 while the clocks agree. */
  readonly offset: () => number;
}

export const createServerClock = (): ServerClock => {
  let [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return {
    see: (date, leftMs, cameMs) => {
      const at = date === null ? Number.NaN : Date.parse(date);
      if (Number.isNaN(at)) return null;
      // `Date` cuts off the fraction: when it was written the server's clock stood somewhere in that second.
      const [least, most] = [at - cameMs, at + 1000 - leftMs];
      const [newLow, newHigh] = [Math.max(low, least), Math.min(high, most)];
      // A header that contradicts the others comes from a cache or another machine; the newest word counts.
      [low, high] = newLow <= newHigh ? [newLow, newHigh] : [least, most];
      return Math.round((at + 500 - (leftMs + cameMs) / 2) / 1000);
    },
    offset: () => {
      const middle = (low + high) / 2;
      return Number.isFinite(middle) && Math.abs(middle) > tolerance ? middle : 0;
    },
  };
};
