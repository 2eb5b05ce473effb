import type { ScanRequest } from "../model/policy.ts";
import type { Share } from "../model/share.ts";
/**
 * Places of the items that fall to this run, ascending: the sorted keys are dealt out in turn, so that neither the order of the description nor that of the
 * policy decides. Items with one key stay together; those without (the base URL, the servers) belong to the first part.
 */
export declare const placesFor: (keys: readonly (string | null)[], share: Share | undefined) => number[];
/** What decides which requests are sent. Secrets take no part in it, not even as a digest. */
export declare const settingsOf: ({ signing, policy, remoteRefs, resolvers }: ScanRequest) => Readonly<Record<string, string>>;
