// References that lead nowhere, anywhere in the documents, schemas included; each spelling once per file. Pure.

import type { UnresolvedReference } from "../model/spec.ts";
import { type Library, resolvesWithinId } from "./library.ts";
import { pointerOf, type ReferenceUse } from "./survey.ts";

/** A document that could not be had. */
export interface Absent {
  readonly why: string;
  /** It was not asked for or nobody answered, so that nobody knows whether it is there. */
  readonly remote: boolean;
}

/** `absent`: by path or URL. */
export const unresolvedReferences = (library: Library, absent: ReadonlyMap<string, Absent>): UnresolvedReference[] =>
  [...library.parsed].flatMap(([file, { survey }]) =>
    [...survey.references.values()].flatMap((use) => {
      const found = judge(library, absent, file, use.ref);
      return found === null ? [] : [{ ref: use.ref, ...found, why: `${found.why}${elsewhere(use)}`, place: { file, pointer: `${pointerOf(use.frame)}/$ref` } }];
    }),
  );

const notFetched = "remote references are not fetched unless asked for";

const elsewhere = ({ count }: ReferenceUse): string => (count === 1 ? "" : ` (written ${count} times in this file)`);

const judge = (library: Library, absent: ReadonlyMap<string, Absent>, file: string, ref: string): { remote: boolean; why: string } | null => {
  if (library.target(ref, file) !== null) return null;
  const aim = library.aim(ref, file);
  if (aim.kind === "other") return aim.prose ? null : { remote: false, why: aim.why };
  if (aim.kind === "unsafe") return { remote: false, why: aim.why };
  if (library.parsed.has(aim.file)) {
    if (resolvesWithinId(library, ref, file)) return null;
    return { remote: false, why: aim.file === file ? "nothing stands there" : `nothing stands there in ${aim.file}` };
  }
  return absent.get(aim.file) ?? { remote: aim.remote, why: aim.remote ? notFetched : "the file was not read" };
};
