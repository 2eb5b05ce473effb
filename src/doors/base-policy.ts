// The policy file as it stands on the base branch of a pull request: from the checkout's objects where they are there, else from GitHub, else not at all.

import { spawnSync } from "node:child_process";
import { relative, resolve, sep } from "node:path";
import type { PolicyFile } from "../config/policy.ts";
import { policyChanges } from "../config/policy-changes.ts";
import type { GitHubEvent } from "./github-event.ts";
import { policyCandidates, policyFolders } from "./input-files.ts";
import { checkIds } from "./prepare.ts";

export type Comparison =
  | { readonly kind: "same" }
  | { readonly kind: "changed"; readonly changes: readonly string[] }
  /** Nobody's mistake, and never a reason to fail. */
  | { readonly kind: "unknown"; readonly why: string };

interface Wanted {
  readonly event: NonNullable<GitHubEvent["pullRequest"]>;
  readonly directory: string;
  /** Absolute path of the policy that was named; null when it was looked for. */
  readonly named: string | null;
  readonly now: PolicyFile | null;
  readonly token: string;
}

/** Compares what judges this pull request with what would judge its base. */
export const comparePolicy = async ({ event, directory, named, now, token }: Wanted): Promise<Comparison> => {
  const root = policyFolders(directory).at(-1) ?? directory;
  const paths = (named === null ? policyCandidates(directory) : [named]).map((path) => relative(root, resolve(path)).split(sep).join("/"));
  const inside = paths.filter((path) => path !== "" && !path.startsWith("../") && path !== "..");
  try {
    const found = inGit(root, event.baseSha, inside) ?? (token === "" ? null : await fromGitHub(event, inside, token));
    if (found === null) return { kind: "unknown", why: "the base commit is not in the checkout, and there is no token to ask for it" };
    const { parsePolicy } = await import("../config/policy.ts");
    const before = found.text === null ? null : parsePolicy(found.text, found.path, checkIds);
    const changes = policyChanges(before, now);
    return changes.length === 0 ? { kind: "same" } : { kind: "changed", changes };
  } catch (error) {
    return { kind: "unknown", why: error instanceof Error ? error.message : "unknown error" };
  }
};

type Found = { readonly path: string; readonly text: string | null };
const nowhere: Found = { path: "", text: null };

/** Null when git or the commit is not there. `cat-file` runs no filter and no pager, and fetches nothing. */
const inGit = (root: string, commit: string, paths: readonly string[]): Found | null => {
  const env = { ...process.env, GIT_NO_LAZY_FETCH: "1", GIT_TERMINAL_PROMPT: "0" };
  const git = (...args: readonly string[]) =>
    spawnSync("git", ["-C", root, ...args], { encoding: "utf8", timeout: 10_000, maxBuffer: 4 * 1024 * 1024, env, windowsHide: true });
  if (git("cat-file", "-e", `${commit}^{commit}`).status !== 0) return null;
  for (const path of paths) {
    const { status, stdout } = git("cat-file", "blob", `${commit}:${path}`);
    if (status === 0) return { path, text: stdout };
  }
  return nowhere;
};

const fromGitHub = async ({ baseSha, baseRepository }: Wanted["event"], paths: readonly string[], token: string): Promise<Found> => {
  const { getOctokit } = await import("@actions/github");
  const octokit = getOctokit(token, { request: { timeout: 10_000 } });
  const [owner = "", repo = ""] = baseRepository.split("/");
  for (const path of paths) {
    try {
      const { data } = await octokit.rest.repos.getContent({ owner, repo, path, ref: baseSha, mediaType: { format: "raw" } });
      if (typeof data === "string") return { path, text: data };
    } catch (error) {
      if (!(error instanceof Error && "status" in error && error.status === 404)) throw error;
    }
  }
  return nowhere;
};
