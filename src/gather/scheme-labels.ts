// What a report calls the schemes of one policy: their names, and where two have the same one, what tells them apart. Pure.

import type { SigningSetup } from "../model/signing.ts";

/** The first operation pattern, where it is written, or the place in the list. */
const marksOf = ({ operations, place }: SigningSetup, index: number): readonly string[] => {
  const entry = place === null ? `scheme ${index + 1}` : place.pointer.startsWith("/signing") ? `entry ${index + 1}` : (place.pointer.split("/").at(-1) ?? "");
  if (operations === null) return [place?.pointer.startsWith("/signing") === true ? "other operations" : entry, entry];
  const [first = "", ...others] = operations;
  const some = others.length === 0 ? first : `${first} and ${others.length} more`;
  return [some, `${some}, ${entry}`];
};

/** In the order of the setups. `custom` alone stays `custom`; twice it is `custom (POST /a)` and `custom (other operations)`. */
export const labelsOf = (setups: readonly SigningSetup[]): readonly string[] => {
  const times = (list: readonly string[], one: string): number => list.filter((each) => each === one).length;
  const names = setups.map(({ form }) => form.scheme);
  const short = setups.map((setup, index) => `${setup.form.scheme} (${marksOf(setup, index)[0] ?? ""})`);
  return setups.map((setup, index) => {
    const { scheme } = setup.form;
    if (times(names, scheme) === 1) return scheme;
    const first = short[index] ?? scheme;
    return times(short, first) === 1 ? first : `${scheme} (${marksOf(setup, index)[1] ?? ""})`;
  });
};
