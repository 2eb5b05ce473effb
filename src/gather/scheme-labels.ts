// What a report calls the schemes of one policy: their names, and where two have the same one, what tells them apart. Pure.

import type { SigningSetup } from "../model/signing.ts";

interface Mark {
  readonly short: string;
  /** Where others have the short one too. */
  readonly long: string;
}

/** The first operation pattern, the name in the description, or the place in the list. */
const markOf = ({ form: { scheme }, operations, place }: SigningSetup, index: number): Mark => {
  const inPolicy = place?.pointer.startsWith("/signing") === true;
  const entry = `${inPolicy ? "entry" : "scheme"} ${index + 1}`;
  if (operations !== null) {
    const [first = "", ...others] = operations;
    const short = `${scheme} for ${others.length === 0 ? first : `${first} and ${others.length} more`}`;
    return { short, long: `${short}, ${entry}` };
  }
  if (inPolicy) return { short: `${scheme} for other operations`, long: `${scheme} for other operations, ${entry}` };
  const short = place === null ? `${scheme}, ${entry}` : `${scheme} of ${place.pointer.split("/").at(-1) ?? ""}`;
  return { short, long: place === null ? short : `${short}, ${entry}` };
};

/** In the order of the setups. `custom` alone stays `custom`; twice it is `custom for POST /a` and `custom for other operations`. The name comes first. */
export const labelsOf = (setups: readonly SigningSetup[]): readonly string[] => {
  const marks = setups.map(markOf);
  const shared = (list: readonly string[], one: string): boolean => list.filter((each) => each === one).length > 1;
  const names = setups.map(({ form }) => form.scheme);
  const shorts = marks.map(({ short }) => short);
  return marks.map(({ short, long }, index) => {
    const name = names[index] ?? "";
    return shared(names, name) ? (shared(shorts, short) ? long : short) : name;
  });
};
