// Globs over paths and operations, as the policy file writes them: `*` stays within one segment, `**` spans any number of them. Pure.

/**
 * Greedy matching with one step back to the last star: exact for this kind of pattern, and at worst pattern × subject steps, so no pattern can stall it
 * as a regular expression could.
 */
const matchesList = (
  pattern: ArrayLike<string>,
  subject: ArrayLike<string>,
  isStar: (piece: string) => boolean,
  same: (piece: string, item: string) => boolean,
): boolean => {
  let at = 0;
  let piece = 0;
  let star = -1;
  let resume = 0;
  while (at < subject.length) {
    const wanted = pattern[piece];
    if (wanted !== undefined && isStar(wanted)) {
      star = piece;
      resume = at;
      piece += 1;
    } else if (wanted !== undefined && same(wanted, subject[at] ?? "")) {
      piece += 1;
      at += 1;
    } else if (star >= 0) {
      resume += 1;
      at = resume;
      piece = star + 1;
    } else return false;
  }
  for (; piece < pattern.length; piece += 1) if (!isStar(pattern[piece] ?? "")) return false;
  return true;
};

const segmentMatches = (pattern: string, segment: string): boolean =>
  pattern.includes("*")
    ? matchesList(
        pattern,
        segment,
        (piece) => piece === "*",
        (piece, item) => piece === item,
      )
    : pattern === segment;

/** `/zones/*` matches `/zones/{id}`; `/zones/**` matches `/zones` and everything below. A trailing slash is a segment of its own: `/zones/` is not `/zones`. */
export const pathMatches = (glob: string, path: string): boolean => pathGlob(glob)(path);

const pathGlob = (glob: string): ((path: string) => boolean) => {
  const pattern = glob.split("/");
  return (path) => matchesList(pattern, path.split("/"), (piece) => piece === "**", segmentMatches);
};

/** `METHOD /path/**` against an operation's id (`POST /zones/{id}`). The method is any case, or `*`; without one, the glob holds for every method. */
export const operationMatches = (glob: string, operation: string): boolean => operationGlob(glob)(operation);

/** The same, read once for many operations. */
export const operationGlob = (glob: string): ((operation: string) => boolean) => {
  const [, method = "*", path = ""] = /^\s*(?:([^\s/]+)\s+)?(.*?)\s*$/.exec(glob) ?? [];
  const matches = pathGlob(path);
  const wanted = method.toUpperCase();
  return (operation) => {
    const space = operation.indexOf(" ");
    return (wanted === "*" || wanted === operation.slice(0, space).toUpperCase()) && matches(operation.slice(space + 1));
  };
};
