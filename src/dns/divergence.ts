// Whether resolvers and authoritative servers tell one story about a name. Identity decides, not location: other addresses are lawful where the certificate vouches for them. Pure.

import { addressMatches, canonicalAddress, kindOfAddress } from "./address.ts";
import type { AddressIdentity, DnsAnswer, DnsLook, DnsView, ResolutionFact } from "../model/names.ts";

export interface Divergence {
  readonly view: DnsView;
  /** Addresses that nobody vouches for, sorted. */
  readonly addresses: readonly string[];
  /**
   * `contradicts-validated`: another resolver validated other data. `disproved`: TLS shows somebody else there. `private`: not global, while the authoritative
   * servers give global ones or none. `unproven`: nothing answered that could tell.
   */
  readonly kind: "contradicts-validated" | "disproved" | "private" | "unproven";
  readonly identities: readonly AddressIdentity[];
  /** What the answer looks like besides. */
  readonly labels: readonly string[];
}

export interface Comparison {
  /** The name does not exist, by everybody's word. */
  readonly nonexistent: boolean;
  readonly divergences: readonly Divergence[];
  /** Views that could not be compared, and why. */
  readonly open: readonly string[];
  /** Addresses beyond the authoritative ones for which the certificate vouches. */
  readonly vouched: readonly string[];
}

type Views = Pick<ResolutionFact, "resolvers" | "authoritative">;

const answersOf = ({ looks }: DnsView): DnsAnswer[] => looks.flatMap(({ answer }) => (answer === null ? [] : [answer]));
const isWord = ({ rcode }: DnsAnswer): boolean => rcode === "NOERROR" || rcode === "NXDOMAIN";

/** With authority, and with an answer. A box on the way that answers for everybody has none. */
export const authoritativeAnswers = ({ authoritative }: Pick<Views, "authoritative">): DnsAnswer[] =>
  authoritative.flatMap((view) => answersOf(view).filter((answer) => answer.aa && isWord(answer)));

/** Addresses that the authoritative servers give, and those that a trusted resolver validated. */
export const vouchedAddresses = (views: Views): ReadonlySet<string> =>
  new Set([...authoritativeAnswers(views), ...validatedAnswers(views)].flatMap(({ addresses }) => addresses));

const validatedAnswers = ({ resolvers }: Pick<Views, "resolvers">): DnsAnswer[] =>
  resolvers.filter(({ trusted }) => trusted).flatMap((view) => answersOf(view).filter((answer) => answer.ad && isWord(answer)));

/** A network that only speaks IPv6 gives IPv4 addresses in a dress of its own (DNS64, RFC 6147). */
const isKnown = (address: string, known: ReadonlySet<string>): boolean => {
  if (known.has(address)) return true;
  if (!addressMatches("64:ff9b::/96", address)) return false;
  const [high = 0, low = 0] = address
    .split(":")
    .slice(-2)
    .map((part) => Number.parseInt(part, 16));
  return known.has(canonicalAddress(`${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`) ?? "");
};

const isAnswered = (views: Views): boolean => authoritativeAnswers(views).length > 0 || validatedAnswers(views).length > 0;

/** What a resolver gives and nobody vouches for; nothing where there is nobody to compare with. */
export const strangersOf = (view: DnsView, views: Views): string[] => {
  if (!isAnswered(views)) return [];
  const known = vouchedAddresses(views);
  return [...new Set(answersOf(view).flatMap(({ addresses }) => addresses))].filter((address) => !isKnown(address, known)).sort();
};

/** SERVFAIL with validation, and an answer without: each of them at least as often as asked, and never the other way round. */
export const isBogus = ({ looks, unchecked }: DnsView): boolean => {
  const checked = looks.filter(({ answer }) => answer !== null);
  return (
    checked.length > 0 &&
    checked.every(({ answer }) => answer?.rcode === "SERVFAIL") &&
    unchecked.length > 0 &&
    unchecked.every(({ answer }) => answer !== null && isWord(answer))
  );
};

const global = (address: string): boolean => kindOfAddress(address) === "global";

/** `permitted`: an address that the user expects although it is not global. */
export const compare = (fact: ResolutionFact, permitted: (address: string) => boolean): Comparison => {
  const words = authoritativeAnswers(fact);
  const heard = fact.resolvers.flatMap(answersOf);
  const nonexistent =
    words.length > 0 && words.every(({ rcode }) => rcode === "NXDOMAIN") && heard.length > 0 && heard.every(({ rcode }) => rcode === "NXDOMAIN");
  if (fact.resolvers.length === 0) return { nonexistent, divergences: [], open: ["there is no resolver to compare with"], vouched: [] };
  if (!isAnswered(fact))
    return { nonexistent: false, divergences: [], open: [`no authoritative server answered about ${fact.name}${firstFault(fact.authoritative)}`], vouched: [] };
  const known = vouchedAddresses(fact);
  const divergences: Divergence[] = [];
  const open: string[] = [];
  const vouched = new Set<string>();
  for (const view of fact.resolvers) {
    // What does not verify is a finding of its own.
    if (isBogus(view)) continue;
    const silent = silence(view, known);
    if (silent !== null) open.push(`${view.source} ${silent}`);
    const strangers = strangersOf(view, fact).filter((address) => {
      const proven = identityOf(address, fact)?.state === "proves";
      if (proven) vouched.add(address);
      return !proven;
    });
    if (strangers.length === 0) continue;
    const lasting = strangers.filter((address) => isConfirmed(address, view));
    if (lasting.length === 0) open.push(`${view.source} gave ${strangers.join(", ")} and did not repeat it`);
    else divergences.push(divergenceOf(view, lasting, fact, known, permitted));
  }
  return { nonexistent, divergences, open, vouched: [...vouched].sort() };
};

const identityOf = (address: string, { identities }: ResolutionFact): AddressIdentity | undefined => identities.find((one) => one.address === address);

/** Asked again later, from another port, twice, and both times there. */
const isConfirmed = (address: string, { looks }: DnsView): boolean => {
  const again = looks.filter((look) => look.again && look.family === (address.includes(":") ? "AAAA" : "A") && look.answer !== null);
  return again.length >= 2 && again.every(({ answer }) => answer?.addresses.includes(address) === true);
};

const silence = (view: DnsView, known: ReadonlySet<string>): string | null => {
  const answers = answersOf(view);
  if (answers.length === 0) return `gave no answer${firstFault([view])}`;
  const word = answers.find(isWord);
  if (word === undefined) return `answers ${answers[0]?.rcode ?? "nothing"}${edeOf(answers)}`;
  if (known.size > 0 && answers.every(({ addresses }) => addresses.length === 0))
    return `gives no address, and the authoritative servers give ${[...known].slice(0, 4).join(", ")}${edeOf(answers)}`;
  return null;
};

const edeOf = (answers: readonly DnsAnswer[]): string => {
  const [first] = answers.flatMap(({ ede }) => ede);
  return first === undefined ? "" : ` (${first})`;
};

const firstFault = (views: readonly DnsView[]): string => {
  const first = views.flatMap(({ looks }) => looks).find((look: DnsLook) => look.fault !== null)?.fault;
  return first === undefined || first === null ? "" : `: ${first.detail}`;
};

const divergenceOf = (
  view: DnsView,
  addresses: readonly string[],
  fact: ResolutionFact,
  known: ReadonlySet<string>,
  permitted: (address: string) => boolean,
): Divergence => {
  const identities = addresses.flatMap((address) => identityOf(address, fact) ?? []);
  const contradicted = validatedAnswers({ resolvers: fact.resolvers.filter((other) => other !== view) }).some((answer) => answer.addresses.length > 0);
  const inward = addresses.some((address) => !global(address) && !permitted(address)) && [...known].every(global);
  // The machine's own resolver may show its network from the inside, which is how offices are built.
  const kind =
    inward && (view.kind === "system" || !contradicted)
      ? "private"
      : contradicted
        ? "contradicts-validated"
        : identities.some(({ state }) => state === "disproves")
          ? "disproved"
          : "unproven";
  return { view, addresses, kind, identities, labels: labelsOf(view, fact) };
};

const labelsOf = (view: DnsView, fact: ResolutionFact): string[] => [
  ...(answersOf(view).some(({ aa, ra }) => aa && ra)
    ? [
        `${view.source} answers with authority (AA) for a zone that it only looks up: an override on that resolver, such as local data, a filter or a hosts file`,
      ]
    : []),
  ...(fact.propagating ? ["the serial numbers of the authoritative servers differ: a change of the zone is on its way"] : []),
];
