// Who we are, named once in package.json. Pure.

import manifest from "../../package.json" with { type: "json" };

const repository = manifest.repository.url.replace(/^git\+/, "").replace(/\.git$/, "");

export const project = {
  name: manifest.name,
  version: manifest.version,
  /** The repository's web address, without a trailing slash. */
  repository,
  /** `owner/name`, as in `uses:`. */
  slug: new URL(repository).pathname.slice(1),
} as const;

/** The page of one check. */
export const helpUri = (check: string): string => `${repository}/blob/main/docs/checks/${check}.md`;
