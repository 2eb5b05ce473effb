// `x-sigproof-ignore`: findings that the description itself accepts, with a reason and an end. Pure.

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
          : !isDate(until ?? "")
            ? "needs `until: YYYY-MM-DD`"
            : null;
    if (wrong === null) return [{ check: check ?? "", reason: reason ?? "", until: until ?? "", ...on, place: placeOf(entry) }];
    problems.add(`an entry of \`${ignoreKey}\` ${wrong}, so it accepts nothing`, entry);
    return [];
  });
};

/** A day that exists: 2026-02-30 does not. */
const isDate = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};
