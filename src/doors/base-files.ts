// Files as they stand on the base branch of a pull request: from the checkout's objects where they are there, else from GitHub, else not at all.

import { spawnSync } from "node:child_process";
import type { GitHubEvent } from "./github-event.ts";

export type PullRequest = NonNullable<GitHubEvent["pullRequest"]>;

/** The text of a file of the base commit, by its path from the root of the repository; null where it did not exist. */
export type BaseFiles = (path: string) => Promise<string | null>;

const mostBytes = 16 * 1024 * 1024;

/** Null where neither the checkout nor GitHub can be asked. */
export const baseFiles = (event: PullRequest, root: string, token: string): BaseFiles | null =>
  inGit(root, event.baseSha) ?? (token === "" ? null : fromGitHub(event, token));

/** Null when git or the commit is not there. `cat-file` runs no filter and no pager, and fetches nothing. */
const inGit = (root: string, commit: string): BaseFiles | null => {
  const env = { ...process.env, GIT_NO_LAZY_FETCH: "1", GIT_TERMINAL_PROMPT: "0" };
  const git = (...args: readonly string[]) =>
    spawnSync("git", ["-C", root, ...args], { encoding: "utf8", timeout: 10_000, maxBuffer: mostBytes, env, windowsHide: true });
  if (git("cat-file", "-e", `${commit}^{commit}`).status !== 0) return null;
  return (path) => {
    const { status, stdout } = git("cat-file", "blob", `${commit}:${path}`);
    return Promise.resolve(status === 0 ? stdout : null);
  };
};

/** GitHub did not give the file: the network, the token, the limit. */
export class BaseUnavailable extends Error {}

const fromGitHub =
  ({ baseSha, baseRepository }: PullRequest, token: string): BaseFiles =>
  async (path) => {
    const { getOctokit } = await import("@actions/github");
    const octokit = getOctokit(token, { request: { timeout: 10_000 } });
    const [owner = "", repo = ""] = baseRepository.split("/");
    try {
      const { data } = await octokit.rest.repos.getContent({ owner, repo, path, ref: baseSha, mediaType: { format: "raw" } });
      return typeof data === "string" ? data : null;
    } catch (error) {
      if (error instanceof Error && "status" in error && error.status === 404) return null;
      throw new BaseUnavailable(error instanceof Error ? error.message : "GitHub did not answer", { cause: error });
    }
  };
