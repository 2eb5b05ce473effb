// Observes captured calls and keeps what may be known of them: the fact `calls`. No value of a credential leaves this file.

import type { CallFacts, CallSource, CapturedCall, Followed, ObservedCall, TrafficSource } from "../model/call.ts";
import { hostOf, parseUrl } from "../model/host.ts";
import type { ScanRequest } from "../model/policy.ts";
import type { SpecFacts } from "../model/spec.ts";
import { callUrl, clientName, secretForms } from "./call-url.ts";
import { credentialFinder } from "./credentials.ts";
import type { Observer } from "./traffic.ts";

const redirects = new Set([301, 302, 303, 307, 308]);
/** A client that needs longer to follow has done something in between. */
const longestFollowMs = 60_000;

/** What is needed of a call to find out what it followed. Digests stand for URLs and values: there may be many, and they may be long. */
interface Trace {
  readonly group: number;
  readonly source: CallSource;
  readonly at: number | null;
  readonly url: number;
  /** Where its answer sent the client, if to another origin. */
  readonly target: URL | null;
  readonly client: string | null;
  readonly credentials: readonly { readonly label: string; readonly signature: boolean; readonly digest: number }[];
}

type Group = Omit<ObservedCall, "count" | "first" | "follows">;

/**
 * 53 bits of a text (cyrb53): equal texts have equal digests, and two different ones of a capture hardly ever. It hides nothing and need not, for it never leaves the memory;
 * SHA-256 took a third of the whole reading.
 */
const digestOf = (text: string): number => {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
};

export const observeCalls = (request: ScanRequest, spec: SpecFacts | null): Observer<Pick<CallFacts, "calls">> => {
  const credentialsOf = credentialFinder(spec, request.signing);
  const literals = new Set((spec?.operations ?? []).flatMap(({ path }) => path.split("/")));
  for (const { urls } of spec?.servers ?? []) for (const url of urls) for (const segment of url.split("/")) literals.add(segment);
  const groups: Group[] = [];
  const byKey = new Map<string, number>();
  const traces: Trace[] = [];

  return {
    see: (call) => {
      const url = parseUrl(call.url);
      const host = url === null ? null : hostOf(url);
      if (url === null || host === null) return;
      const credentials = credentialsOf(call);
      const secrets = secretForms([...credentials.map(({ value }) => value), ...cookiesOf(call)]);
      const to = targetOf(call);
      const group: Group = {
        url: callUrl(call.url, secrets, literals),
        host,
        method: call.method,
        tunnel: call.tunnel,
        status: call.status,
        redirect: to === null ? null : callUrl(to.href, secrets, literals),
        credentials: credentials.map(({ label }) => label),
        headers: call.headers !== null,
        client: clientName(call.client, secrets),
      };
      const key = JSON.stringify(group);
      const known = byKey.get(key) ?? groups.push(group) - 1;
      byKey.set(key, known);
      traces.push({
        group: known,
        source: call.source,
        at: call.at,
        // A tunnel shows no more than host and port, and may be what a redirect led to.
        url: digestOf(call.tunnel ? url.origin : withoutFragment(url)),
        target: to === null || to.origin === url.origin ? null : to,
        client: call.client,
        credentials: credentials.map(({ label, signature, value }) => ({ label, signature, digest: digestOf(value) })),
      });
    },
    done: () => ({ calls: folded(traces, groups) }),
  };
};

const withoutFragment = (url: URL): string => url.href.slice(0, url.href.length - url.hash.length);

const cookiesOf = ({ headers }: CapturedCall): string[] =>
  (headers ?? [])
    .filter(([name]) => name.toLowerCase() === "cookie")
    .flatMap(([, value]) => value.split(";").map((pair) => pair.slice(pair.indexOf("=") + 1).trim()));

const targetOf = ({ status, location, url }: CapturedCall): URL | null =>
  status === null || location === null || !redirects.has(status) ? null : parseUrl(location, url);

/** Calls that differ in nothing but their time are one, in the order in which they were first seen. */
const folded = (traces: readonly Trace[], groups: readonly Group[]): ObservedCall[] => {
  const before = followed(traces);
  const calls = new Map<string, { readonly group: Group; readonly follows: Followed | null; readonly first: CallSource; count: number }>();
  for (const trace of traces) {
    const group = groups[trace.group];
    if (group === undefined) continue;
    const redirect = before.get(trace);
    const from = redirect === undefined ? undefined : groups[redirect.group];
    const follows = redirect === undefined || from === undefined ? null : { url: from.url, source: redirect.source, ...comparison(redirect, trace) };
    // Where the redirect stands in the file tells calls apart no more than their time does.
    const key = follows === null ? String(trace.group) : JSON.stringify([trace.group, follows.url, follows.same, follows.anew]);
    const call = calls.get(key);
    if (call === undefined) calls.set(key, { group, follows, first: trace.source, count: 1 });
    else call.count += 1;
  }
  return [...calls.values()].map(({ group, follows, first, count }) => ({
    url: group.url,
    host: group.host,
    method: group.method,
    tunnel: group.tunnel,
    status: group.status,
    redirect: group.redirect,
    credentials: group.credentials,
    headers: group.headers,
    follows,
    client: group.client,
    count,
    first,
  }));
};

const comparison = (before: Trace, after: Trace): Pick<Followed, "same" | "anew"> => {
  const earlier = new Map(before.credentials.map((one) => [one.label, one.digest]));
  const shared = after.credentials.filter(({ label }) => earlier.has(label));
  return {
    same: shared.filter(({ label, digest }) => earlier.get(label) === digest).map(({ label }) => label),
    anew: shared.filter(({ label, digest, signature }) => signature && earlier.get(label) !== digest).map(({ label }) => label),
  };
};

/** Call → the call whose redirect it followed: same file, same URL, afterwards, by the same client as far as one is named. Each redirect is followed once. */
const followed = (traces: readonly Trace[]): ReadonlyMap<Trace, Trace> => {
  const found = new Map<Trace, Trace>();
  if (!traces.some(({ target }) => target !== null)) return found;
  const byFile = new Map<string, Trace[]>();
  for (const trace of traces) {
    const list = byFile.get(trace.source.file);
    if (list === undefined) byFile.set(trace.source.file, [trace]);
    else list.push(trace);
  }
  for (const all of byFile.values()) {
    const waiting = new Map<number, Trace[]>();
    const taken = new Set<Trace>();
    for (const trace of inTime(all)) {
      const candidates = waiting.get(trace.url) ?? [];
      const index = candidates.findLastIndex((one) => !taken.has(one) && mayFollow(one, trace));
      const redirect = index < 0 ? undefined : candidates.splice(index, 1)[0];
      if (redirect !== undefined) {
        found.set(trace, redirect);
        taken.add(redirect);
      }
      if (trace.target === null) continue;
      for (const url of [withoutFragment(trace.target), trace.target.origin]) {
        const digest = digestOf(url);
        const list = waiting.get(digest);
        if (list === undefined) waiting.set(digest, [trace]);
        else list.push(trace);
      }
    }
  }
  return found;
};

/** By time; what has none stays behind its neighbour. Of calls in the same millisecond, the one that redirects comes first. */
const inTime = (traces: readonly Trace[]): Trace[] => {
  let last = Number.NEGATIVE_INFINITY;
  return traces
    .map((trace, index) => ({ trace, index, at: (last = trace.at ?? last) }))
    .sort((a, b) => compare(a.at, b.at) || Number(a.trace.target === null) - Number(b.trace.target === null) || a.index - b.index)
    .map(({ trace }) => trace);
};
const compare = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);

const mayFollow = (before: Trace, after: Trace): boolean =>
  (before.at === null || after.at === null || after.at - before.at <= longestFollowMs) &&
  (before.client === null || after.client === null || before.client === after.client);

/** Sources and calls together, as evidence keeps them. */
export const callFacts = (sources: readonly TrafficSource[], { calls }: Pick<CallFacts, "calls">): CallFacts => ({ sources, calls });
