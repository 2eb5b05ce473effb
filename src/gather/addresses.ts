// Both address families of a name by one resolver. Loads the wire format: import it lazily.

import type { Resolver } from "../model/names.ts";
import { askerOver, isFault } from "./ask-dns.ts";
import type { LookupPorts } from "./lookup.ts";
import { answerOf } from "./read-answer.ts";

/** A sentence where the resolver gave no answer; an empty list where it says that there is no address. */
export const addressesBy = async (resolver: Exclude<Resolver, { via: "system" }>, ports: LookupPorts, name: string): Promise<readonly string[] | string> => {
  const ask = askerOver(ports);
  const [v4, v6] = await Promise.all((["A", "AAAA"] as const).map((type) => ask(resolver, { name, type, recurse: true })));
  const answers = [v4, v6].map((answer) => (answer === undefined || isFault(answer) ? null : answerOf(answer, name)));
  if (answers.some((answer) => answer?.rcode === "NXDOMAIN")) return [];
  const good = answers.filter((answer) => answer?.rcode === "NOERROR");
  if (good.length > 0) return [...new Set(good.flatMap((answer) => answer?.addresses ?? []))];
  const refused = answers.find((answer) => answer !== null);
  return refused !== undefined && refused !== null
    ? `the resolver answers ${refused.rcode}`
    : v4 !== undefined && isFault(v4)
      ? v4.detail
      : "the resolver gave no answer";
};
