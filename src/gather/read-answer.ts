// One answer about a name's addresses, as evidence keeps it. Pure.

import { canonicalAddress } from "../dns/address.ts";
import type { DnsMessage } from "../dns/message.ts";
import type { DnsAnswer } from "../model/names.ts";

/** Longer chains are loops, or want to be. */
const longestChain = 16;

/** Only what the chain of CNAMEs from `name` leads to counts; records of other names in the answer are nobody's question. */
export const answerOf = (message: DnsMessage, name: string): DnsAnswer => {
  const answers = message.records.filter(({ section }) => section === "answer");
  const chain: string[] = [];
  let owner = name;
  let ttl: number | null = null;
  const keep = (seconds: number): void => {
    ttl = Math.min(ttl ?? seconds, seconds);
  };
  while (chain.length < longestChain) {
    const link = answers.find((record) => record.owner === owner && record.data.type === "CNAME");
    if (link?.data.type !== "CNAME" || chain.includes(link.data.target) || link.data.target === name) break;
    keep(link.ttl);
    owner = link.data.target;
    chain.push(owner);
  }
  const addresses = new Set<string>();
  for (const { owner: of, data, ttl: seconds } of answers)
    if (of === owner && (data.type === "A" || data.type === "AAAA")) {
      addresses.add(canonicalAddress(data.address) ?? data.address);
      keep(seconds);
    }
  const { rcode, aa, ra, ad, ede } = message;
  return { rcode, aa, ra, ad, chain, addresses: [...addresses].sort(), ttl, ede };
};
