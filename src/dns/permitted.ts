// Which addresses beyond the public ones the user expects behind a name: `hosts.allow-private`. Pure.

import { addressMatches, kindOfAddress } from "./address.ts";

/** Kinds of address that no public name should lead to. */
export const isInward = (address: string): boolean => {
  const kind = kindOfAddress(address);
  return kind !== null && kind !== "global";
};

export const permits =
  (allowPrivate: readonly string[], name: string, hosts: readonly string[]) =>
  (address: string): boolean =>
    allowPrivate.some((entry) => entry === name || hosts.includes(entry) || addressMatches(entry, address));
