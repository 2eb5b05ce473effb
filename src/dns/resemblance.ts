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

/** A name with what is compared by sight, worked out once: a hostile answer may name thousands of hosts. */
interface Known extends Name {
  readonly skeleton: string;
  readonly label: string;
  readonly readableLabel: string;
  /** Ways to find the name and its domain in another name: as whole labels, and between dashes. */
  readonly wholes: readonly { readonly whole: string; readonly below: string; readonly dotted: string; readonly dashed: string }[];
}

const dash = (name: string): string => `-${name.replaceAll(".", "-")}-`;

const prepare = (name: Name): Known => ({
  ...name,
  skeleton: skeleton(readable(name)),
  label: firstLabel(name.site),
  readableLabel: firstLabel(readable(name)),
  wholes: [...new Set([name.name, name.site])].map((whole) => ({ whole, below: `.${whole}`, dotted: `.${whole}.`, dashed: dash(whole) })),
});

const compare = (seen: Known, known: Known, [dotted, dashed]: readonly [string, string]): Likeness | null => {
  // Below a declared name: the owner's own, even where the suffix list draws the line elsewhere.
  if (known.wholes.some(({ below }) => seen.name.endsWith(below))) return null;
  if (seen.label !== known.label)
    for (const one of known.wholes) {
      if (dotted.includes(one.dotted)) return { how: "contains", of: one.whole, confidence: "proven" };
      if (dashed.includes(one.dashed)) return { how: "contains", of: one.whole, confidence: "likely" };
    }
  if (seen.skeleton === known.skeleton) return { how: "looks like", of: known.site, confidence: "proven" };
  if (known.label.length < distinctive) return null;
  if (seen.name.endsWith(known.site)) return { how: "ends like", of: known.site, confidence: "likely" };
  const extended = known.wholes.find(({ whole }) => seen.name.startsWith(whole) && seen.name[whole.length] !== ".");
  if (extended !== undefined) return { how: "begins like", of: extended.whole, confidence: "likely" };
  return isOneSlip(seen.readableLabel, known.readableLabel) ? { how: "is one typing slip away from", of: known.site, confidence: "likely" } : null;
};

/** Compares names with the `known` ones: the strongest resemblance to one that belongs to another site, null for none. Same site, other subdomain is no resemblance. */
export const resemblanceTo = (known: readonly Name[]): ((seen: Name) => Likeness | null) => {
  const prepared = known.map(prepare);
  return (name) => {
    const seen = prepare(name);
    const spellings = [`.${seen.name}.`, dash(seen.name)] as const;
    let found: Likeness | null = null;
    for (const other of prepared) {
      const likeness = seen.site === other.site ? null : compare(seen, other, spellings);
      if (likeness?.confidence === "proven") return likeness;
      found ??= likeness;
    }
    return found;
  };
};
