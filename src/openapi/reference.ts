// What a `$ref` points at, judged by its spelling alone: nothing is read here. Pure.

import { parseUrl } from "../model/host.ts";

export type Aim =
  /** A document by its key (the path as the user sees it, or a URL) and the fragment, percent-decoded, without "#". */
  | { readonly kind: "document"; readonly file: string; readonly fragment: string; readonly remote: boolean }
  /** It would leave the directory of the description. Never read. */
  | { readonly kind: "unsafe"; readonly why: string }
  /** Prose (which is nothing to resolve), a scheme that names no document (`urn:`), or a kind of file that is not read. */
  | { readonly kind: "other"; readonly why: string; readonly prose: boolean };

export const isUrl = (file: string): boolean => /^https?:\/\//i.test(file);

/** "api/openapi.yaml" → "api", "openapi.yaml" → "". */
export const directoryOf = (file: string): string => {
  const slash = file.lastIndexOf("/");
  return slash < 0 ? "" : file.slice(0, slash) || "/";
};

/**
 * `base`: the document that holds the reference; `root`: the description itself, whose directory nothing may leave. Relative references of a document from the web are
 * web addresses (RFC 3986 section 5), those of a file are files.
 */
export const aimOf = (ref: string, base: string, root: string): Aim => {
  const hash = ref.indexOf("#");
  const head = hash < 0 ? ref : ref.slice(0, hash);
  const fragment = hash < 0 ? "" : decoded(ref.slice(hash + 1));
  if (head === "") return { kind: "document", file: base, fragment, remote: isUrl(base) };
  if (/[\0-\x1f\x7f]/.test(head) || /%(?:[01][0-9a-f]|7f)/i.test(head)) return { kind: "unsafe", why: "it contains a control character" };
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(head)?.[1]?.toLowerCase();
  if (scheme === "file") return { kind: "unsafe", why: "it names a local file by URL" };
  if (scheme?.length === 1) return { kind: "unsafe", why: "it is an absolute path" };
  if (scheme !== undefined && scheme !== "http" && scheme !== "https")
    return { kind: "other", why: "its scheme names no file and no web address", prose: false };
  if (scheme !== undefined || isUrl(base)) return webAim(head, fragment, base);
  return fileAim(decoded(head), fragment, base, root);
};

const webAim = (head: string, fragment: string, base: string): Aim => {
  const url = parseUrl(head, isUrl(base) ? base : undefined);
  if (url === null || !isUrl(url.href)) return { kind: "other", why: "it is not a valid web address", prose: false };
  url.hash = "";
  return { kind: "document", file: url.href, fragment, remote: true };
};

/** By its name: a pull request may refer to any file of the checkout, and keys and `.git/config` are none of our business. */
export const isReadable = (file: string): boolean => /\.(?:json|ya?ml|jsonschema)$/i.test(file);

const fileAim = (path: string, fragment: string, base: string, root: string): Aim => {
  if (path.includes("\\")) return { kind: "unsafe", why: 'it contains a backslash; write "/" between folders' };
  if (path.startsWith("//")) return { kind: "unsafe", why: "it names another machine" };
  if (path.startsWith("/")) return { kind: "unsafe", why: "it is an absolute path" };
  const home = directoryOf(root);
  const from = directoryOf(base);
  const inside = home === "" ? from : from.slice(home === "/" ? 1 : home.length + 1);
  const steps = inside === "" ? [] : inside.split("/");
  for (const step of path.split("/")) {
    if (step === "" || step === ".") continue;
    if (step !== "..") steps.push(step);
    else if (steps.pop() === undefined) return { kind: "unsafe", why: "it leads out of the directory of the description" };
  }
  const file = home === "" ? steps.join("/") : `${home === "/" ? "" : home}/${steps.join("/")}`;
  if (/\.(?:md|markdown|txt|html?|adoc|rst)$/i.test(file)) return { kind: "other", why: "it is prose", prose: true };
  if (!isReadable(file)) return { kind: "other", why: "only .json, .yaml and .yml files are read", prose: false };
  return { kind: "document", file, fragment, remote: false };
};

/** A stray "%" is left as it is. */
const decoded = (text: string): string => {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
