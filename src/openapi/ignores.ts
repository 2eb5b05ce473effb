// `x-sigproof-ignore`: findings that the description itself accepts, with a reason and an end. Pure.

import { isDay } from "../model/day.ts";
import type { Ignore } from "../model/spec.ts";
import type { Problems } from "./problems.ts";
import { below, isRecord, ownString, placeOf, type Spot } from "./value.ts";

export const ignoreKey = "x-sigproof-ignore";

/** The entries on an operation or server. A malformed one waives nothing and is reported. */
export const readIgnores = (spot: Spot, on: Pick<Ignore, "operation" | "hosts">, problems: Problems): Ignore[] => {
  const list = below(spot, ignoreKey);
  if (list.value === undefined) return [];
  return (problems.list(list, `\`${ignoreKey}\``) ?? []).flatMap((_entry, i): Ignore[] => {
    const entry = below(list, i);
    const [check, reason, until] = ["check", "reason", "until"].map((key) => ownString(entry.value, key)?.trim() ?? "");
    const wrong = !isRecord(entry.value)
      ? "is no map"
      : !check
        ? "needs a `check`"
        : !reason
          ? "needs a `reason`"
          : !isDay(until ?? "")
            ? "needs `until: YYYY-MM-DD`"
            : null;
    if (wrong === null) return [{ check: check ?? "", reason: reason ?? "", until: until ?? "", ...on, place: placeOf(entry) }];
    problems.add(`an entry of \`${ignoreKey}\` ${wrong}, so it accepts nothing`, entry);
    return [];
  });
};
