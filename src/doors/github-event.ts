// What started the workflow: the event's name and, for a pull request, its base. Every field of the payload is optional until proven there.

import { readFileSync } from "node:fs";

export interface GitHubEvent {
  readonly name: string;
  /** Null unless a pull request started the run. */
  readonly pullRequest: { readonly baseSha: string /** `owner/name` */; readonly baseRepository: string } | null;
}

export const readEvent = (env: NodeJS.ProcessEnv): GitHubEvent => {
  const name = env["GITHUB_EVENT_NAME"] ?? "";
  const base = name === "pull_request" || name === "pull_request_target" ? at(payload(env["GITHUB_EVENT_PATH"]), "pull_request", "base") : undefined;
  const sha = at(base, "sha");
  const repository = at(base, "repo", "full_name") ?? env["GITHUB_REPOSITORY"];
  // The commit goes onto git's command line and into a URL, so its form is checked here.
  const usable =
    typeof sha === "string" && /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(sha) && typeof repository === "string" && /^[\w.-]+\/[\w.-]+$/.test(repository);
  return { name, pullRequest: usable ? { baseSha: sha, baseRepository: repository } : null };
};

const payload = (path: string | undefined): unknown => {
  if (path === undefined || path === "") return null;
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
};

const at = (value: unknown, ...keys: readonly string[]): unknown => {
  let current = value;
  for (const key of keys)
    current = current !== null && typeof current === "object" && Object.hasOwn(current, key) ? (current as Record<string, unknown>)[key] : undefined;
  return current;
};
