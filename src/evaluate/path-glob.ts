// Path globs of waivers: `*` is part of one segment, `**` any number of segments. Linear in time: no regular expression is built from input. Pure.

/** `/admin/**` matches `/admin` and all below it. A path parameter `{id}` is text like any other. */
export const pathMatches = (glob: string, path: string): boolean => {
  const pattern = glob.split("/");
  const given = path.split("/");
  // Greedy with one step back, as for file globs: the last `**` alone has to grow.
  let [p, g, star, mark] = [0, 0, -1, 0];
  while (g < given.length) {
    const piece = pattern[p];
    if (piece === "**") {
      [star, mark] = [p, g];
      p += 1;
    } else if (piece !== undefined && segmentMatches(piece, given[g] ?? "")) {
      p += 1;
      g += 1;
    } else if (star >= 0) {
      mark += 1;
      [p, g] = [star + 1, mark];
    } else return false;
  }
  return pattern.slice(p).every((piece) => piece === "**");
};

const segmentMatches = (pattern: string, segment: string): boolean => {
  const pieces = pattern.split("*");
  const [head = ""] = pieces;
  if (pieces.length === 1) return pattern === segment;
  const tail = pieces.at(-1) ?? "";
  if (segment.length < head.length + tail.length || !segment.startsWith(head) || !segment.endsWith(tail)) return false;
  const end = segment.length - tail.length;
  let at = head.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = segment.indexOf(piece, at);
    if (found < 0 || found + piece.length > end) return false;
    at = found + piece.length;
  }
  return true;
};
