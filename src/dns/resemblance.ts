// Whether one host name could be taken for another by a careless comparison or a tired eye. Pure.

/** A host name without port, its registrable domain, and how it reads. */
export interface Name {
  readonly name: string;
  readonly site: string;
  readonly unicode: string;
}

export interface Likeness {
  /** Verb phrase, followed by `of`. */
  readonly how: string;
  readonly of: string;
  readonly confidence: "proven" | "likely";
}

/**
 * Letters that pass for a Latin one in lower case, after UTS #39 (confusables.txt), cut down to the scripts that browsers and mail clients show in names. Accents and
 * full-width forms fall away by NFKD before.
 */
const lookalikes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    a: "аɑα",
    b: "ьƅ",
    c: "сϲⅽ",
    d: "ԁⅾ",
    e: "еҽε",
    g: "ɡց",
    h: "һհ",
    i: "іıɩι",
    j: "јϳ",
    k: "кκ",
    l: "ӏ1ⅼǀ",
    m: "мⅿ",
    n: "ոп",
    o: "оοօ0σ",
    p: "рρ",
    q: "ԛզ",
    r: "гᴦ",
    s: "ѕꜱ",
    t: "тτ",
    u: "υսц",
    v: "ѵν",
    w: "ԝѡω",
    x: "хχ",
    y: "уүγ",
    z: "ᴢ",
  }).flatMap(([latin, others]) => others.split("").map((other) => [other, latin] as const)),
);

/** Names with one skeleton look alike. */
const skeleton = (text: string): string =>
  Array.from(
    text
      .normalize("NFKD")
      .replace(/\p{Mark}/gu, "")
      .toLowerCase(),
    (letter) => lookalikes.get(letter) ?? letter,
  )
    .join("")
    .replaceAll("rn", "m")
    .replaceAll("vv", "w");

const firstLabel = (name: string): string => name.slice(0, name.includes(".") ? name.indexOf(".") : undefined);

/** The registrable domain as it reads: as many labels from the right as the domain has. */
const readable = ({ site, unicode }: Name): string => unicode.split(".").slice(-site.split(".").length).join(".");

/** Exactly one letter inserted, dropped, changed, or two neighbours swapped (Damerau 1964). Two digits may differ: `cdn1` and `cdn2` are siblings. */
const isOneSlip = (a: string, b: string): boolean => {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const left = a.slice(start, a.length - end);
  const right = b.slice(start, b.length - end);
  if (left.length + right.length === 1) return true;
  if (left.length === 1 && right.length === 1) return !/^\d\d$/.test(left + right);
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
};

/** Short names are near to everything. */
const distinctive = 5;

const compare = (seen: Name, known: Name): Likeness | null => {
  // Below a declared name: the owner's own, even where the suffix list draws the line elsewhere.
  if (seen.name.endsWith(`.${known.name}`) || seen.name.endsWith(`.${known.site}`)) return null;
  const siblings = firstLabel(seen.site) === firstLabel(known.site);
  for (const whole of [known.name, known.site]) {
    if (!siblings && `.${seen.name}.`.includes(`.${whole}.`)) return { how: "contains", of: whole, confidence: "proven" };
    if (!siblings && `-${seen.name.replaceAll(".", "-")}-`.includes(`-${whole.replaceAll(".", "-")}-`))
      return { how: "contains", of: whole, confidence: "likely" };
  }
  if (skeleton(readable(seen)) === skeleton(readable(known))) return { how: "looks like", of: known.site, confidence: "proven" };
  if (firstLabel(known.site).length < distinctive) return null;
  if (seen.name.endsWith(known.site)) return { how: "ends like", of: known.site, confidence: "likely" };
  const extended = [known.name, known.site].find((whole) => seen.name.startsWith(whole) && !seen.name.startsWith(`${whole}.`));
  if (extended !== undefined) return { how: "begins like", of: extended, confidence: "likely" };
  return isOneSlip(firstLabel(readable(seen)), firstLabel(readable(known)))
    ? { how: "is one typing slip away from", of: known.site, confidence: "likely" }
    : null;
};

/** The strongest resemblance of `seen` to one of the `known` names that belong to another site; null for none. Same site, other subdomain is no resemblance. */
export const resemblance = (seen: Name, known: readonly Name[]): Likeness | null => {
  let found: Likeness | null = null;
  for (const name of known) {
    const likeness = seen.site === name.site ? null : compare(seen, name);
    if (likeness?.confidence === "proven") return likeness;
    found ??= likeness;
  }
  return found;
};
