// What a pull request changes in how it is judged: in the policy file, and in what the description itself excuses.

import { relative, resolve, sep } from "node:path";
import type { PolicyFile } from "../config/policy.ts";
import { policyChanges } from "../config/policy-changes.ts";
import { ScanError } from "../errors.ts";
import type { Evidence } from "../model/evidence.ts";
import type { Ignore } from "../model/spec.ts";
import { type BaseFiles, baseFiles, BaseUnavailable, type PullRequest } from "./base-files.ts";
import { policyCandidates, policyFolders } from "./input-files.ts";
import { checkIds } from "./prepare.ts";

export type Comparison =
  | { readonly kind: "same" }
  | { readonly kind: "changed"; readonly changes: readonly string[] }
  /** Nobody's mistake, and never a reason to fail. */
  | { readonly kind: "unknown"; readonly why: string };

interface Wanted {
  readonly event: PullRequest;
  readonly directory: string;
  readonly token: string;
}

const rootOf = (directory: string): string => policyFolders(directory).at(-1) ?? directory;
/** From the root of the repository, with forward slashes; null for what lies outside. */
const inRepository = (root: string, path: string): string | null => {
  const way = relative(root, resolve(path)).split(sep).join("/");
  return way === "" || way === ".." || way.startsWith("../") ? null : way;
};

const compared = async ({ event, directory, token }: Wanted, changesFrom: (files: BaseFiles) => Promise<readonly string[]>): Promise<Comparison> => {
  const files = baseFiles(event, rootOf(directory), token);
  if (files === null) return { kind: "unknown", why: "the base commit is not in the checkout, and there is no token to ask for it" };
  try {
    const changes = await changesFrom(files);
    return changes.length === 0 ? { kind: "same" } : { kind: "changed", changes };
  } catch (error) {
    // A base that cannot be had or read is nobody's mistake here; a bug of ours is none of these.
    if (error instanceof BaseUnavailable || error instanceof ScanError) return { kind: "unknown", why: error.message };
    throw error;
  }
};

/** Compares what judges this pull request with what would judge its base. `named`: absolute path of the policy that was named; null when it was looked for. */
export const comparePolicy = (wanted: Wanted & { readonly named: string | null; readonly now: PolicyFile | null }): Promise<Comparison> =>
  compared(wanted, async (files) => {
    const root = rootOf(wanted.directory);
    for (const path of (wanted.named === null ? policyCandidates(wanted.directory) : [wanted.named]).flatMap((each) => inRepository(root, each) ?? [])) {
      const text = await files(path);
      if (text === null) continue;
      const { parsePolicy } = await import("../config/policy.ts");
      return policyChanges(parsePolicy(text, path, checkIds), wanted.now);
    }
    return policyChanges(null, wanted.now);
  });

/** More files than a description is usually made of; each may be a question to GitHub. */
const mostDocuments = 50;

/** What the description excuses now and did not excuse before. Taking something back needs no word: it makes the judging stricter. */
export const compareIgnores = (wanted: Wanted, { documents, facts: { spec } }: Evidence): Promise<Comparison> | null => {
  const now = spec.state === "known" ? spec.value.ignores : [];
  if (now.length === 0) return null;
  return compared(wanted, async (files) => {
    const root = rootOf(wanted.directory);
    const before: { readonly file: string; readonly text: string }[] = [];
    for (const { file } of documents.slice(0, mostDocuments)) {
      const path = /^https?:/i.test(file) ? null : inRepository(root, resolve(wanted.directory, file));
      const text = path === null ? null : await files(path);
      if (text !== null) before.push({ file, text });
    }
    const known = new Set(before[0]?.file === documents[0]?.file ? await ignoresIn(before) : []);
    return now
      .map(ignoreText)
      .filter((text) => !known.has(text))
      .map((text) => `x-sigproof-ignore added: ${text}`);
  });
};

const ignoresIn = async (documents: readonly { readonly file: string; readonly text: string }[]): Promise<string[]> => {
  const { describe } = await import("../openapi/describe.ts");
  return describe(documents).spec.ignores.map(ignoreText);
};

const ignoreText = ({ check, operation, hosts, until }: Ignore): string => `${check} (${operation ?? hosts.join(", ")}) until ${until}`;
