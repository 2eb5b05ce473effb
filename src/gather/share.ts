// Which of the planned work falls to this run when several runs share it, and by what the parts are recognised later. Pure.

import { createHash } from "node:crypto";
import type { ScanRequest } from "../model/policy.ts";
import type { Share } from "../model/share.ts";
import { exactHosts } from "./plan-visits.ts";

/**
 * Places of the items that fall to this run, ascending: the sorted keys are dealt out in turn, so that neither the order of the description nor that of the
 * policy decides. Items with one key stay together; those without (the base URL, the servers) belong to the first part.
 */
export const placesFor = (keys: readonly (string | null)[], share: Share | undefined): number[] => {
  const all = [...keys.keys()];
  if (share === undefined) return all;
  const rank = new Map<string | null, number>(
    [...new Set(keys)]
      .filter((key) => key !== null)
      .sort()
      .map((key, at) => [key, at]),
  );
  return all.filter((place) => (rank.get(keys[place] ?? null) ?? 0) % share.of === share.index - 1);
};

const digest = (value: unknown): string => createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 16);

/** What decides which requests are sent. Secrets take no part in it, not even as a digest. */
export const settingsOf = ({ signing, policy, remoteRefs, resolvers }: ScanRequest): Readonly<Record<string, string>> => ({
  signing: digest(
    (signing?.setups ?? []).map(({ form, operations, keyId, secret, previous }) => [form, operations, keyId, secret !== null, previous !== null]),
  ),
  canaries: digest(
    (signing?.canaries ?? []).map(({ headers, ...canary }) => [canary, headers.map(([name, value]) => [name, typeof value === "string" ? value : null])]),
  ),
  quick: digest(signing?.quick ?? false),
  "require.covers": digest(policy.require.covers),
  "require.max-age": digest(policy.require.maxAge ?? null),
  "hosts.allow": digest([...exactHosts(policy.hosts.allow)].sort()),
  "hosts.allow-private": digest([...policy.hosts.allowPrivate].sort()),
  "remote-refs": digest(remoteRefs),
  "names.resolvers": digest(resolvers ?? null),
});
