// The name somebody probably meant. Pure.

/** Edits with neighbours swapped counted as one (optimal string alignment). */
const distance = (left: string, right: string): number => {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1] ? (before[j - 2] ?? 0) + 1 : change;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, change, swapped));
    }
    [before, row] = [row, next];
  }
  return row[right.length] ?? 0;
};

/** The closest known name within two edits (one for short names), or null. `_` and `-` count as the same. */
export const nearest = (name: string, known: Iterable<string>): string | null => {
  const wanted = name.slice(0, 64).toLowerCase().replaceAll("_", "-");
  let best: { readonly name: string; readonly edits: number } | null = null;
  for (const each of known) {
    const edits = distance(wanted, each.toLowerCase());
    if (edits <= (wanted.length < 5 ? 1 : 2) && (best === null || edits < best.edits)) best = { name: each, edits };
  }
  return best?.name ?? null;
};
