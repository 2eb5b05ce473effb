// The name somebody probably meant. Pure.

const distance = (left: string, right: string): number => {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const swap = left[i - 1] === right[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + swap));
    }
    row = next;
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
