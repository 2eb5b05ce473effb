// File names of a report → paths in the repository, as SARIF and annotations want them: relative, POSIX, no `./`. Pure.

/** Both absolute. `directory` is where sigproof ran, `workspace` the root of the checkout. */
export interface Workspace {
  readonly workspace: string;
  readonly directory: string;
}

/**
 * `file` as a path from the workspace. A description from the web, or from outside the workspace, becomes its last segment: code scanning refuses
 * absolute URIs of another scheme, and a result without a path altogether.
 */
export const repositoryPath = (file: string, at: Workspace | null = null): string => {
  if (isUrl(file)) return lastSegment(file.replace(/[?#].*$/s, ""));
  const posix = file.replaceAll("\\", "/");
  const absolute = isAbsolute(posix);
  if (at === null) return absolute ? lastSegment(posix) : (inside(segments(posix)) ?? lastSegment(posix));
  const root = segments(at.workspace.replaceAll("\\", "/"));
  const full = segments(absolute ? posix : `${at.directory.replaceAll("\\", "/")}/${posix}`);
  const within = root.every((part, i) => samePart(part, full[i]));
  return (within ? inside(full.slice(root.length)) : null) ?? lastSegment(posix);
};

export const isUrl = (file: string): boolean => /^[a-z][a-z0-9+.-]+:\/\//i.test(file);

const isAbsolute = (posix: string): boolean => posix.startsWith("/") || /^[a-z]:\//i.test(posix);

/** Drive letters differ in case between Windows' own programs. */
const samePart = (a: string, b: string | undefined): boolean => a === b || (b !== undefined && /^[a-z]:$/i.test(a) && a.toLowerCase() === b.toLowerCase());

/** Without empty and `.` parts; `..` takes its parent away, or stays where there is none. */
const segments = (posix: string): string[] => {
  const parts: string[] = [];
  for (const part of posix.split("/")) {
    if (part === "" || part === ".") continue;
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else parts.push(part);
  }
  return parts;
};

const inside = (parts: readonly string[]): string | null => (parts.length === 0 || parts[0] === ".." ? null : parts.join("/"));

const lastSegment = (path: string): string => {
  const last = segments(path).at(-1);
  return last === undefined || last === ".." || last.endsWith(":") ? "openapi" : last;
};
