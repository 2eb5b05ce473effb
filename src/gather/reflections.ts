// Asks whether a name given in X-Forwarded-Host or Forwarded comes back: sends it, and looks for it in the answer.

import { hostnameOf, hostOf, parseUrl } from "../model/host.ts";
import { mostForwardedProbes, notProbed } from "../model/share.ts";
import type { Fault, ForwardedEcho, ForwardedProbe, Visit } from "../model/visit.ts";
import { chainBudget, type Paced } from "./pace.ts";
import type { PlannedVisit, PlanTarget } from "./plan-visits.ts";
import { redactUrl } from "./redact.ts";
import { findReferences, isJson } from "./references.ts";
import { sideBySide } from "./side-by-side.ts";
import { hostFor, redirectStatuses } from "./visits.ts";

/** Most requests that `planProbes` may ask for, known before anything is sent. */
export const mostProbesFor = (planned: readonly PlannedVisit[]): number => Math.min(planned.length, mostForwardedProbes);

/** The base URL, and every visit whose first answer named a host in the places where a reflected one would stand. `isOwn` says which hosts are the API's. */
export const planProbes = (planned: readonly PlannedVisit[], visits: readonly Visit[], isOwn: (host: string) => boolean): PlannedVisit[] => {
  const looks = planned.map((plan, index) => ({ plan, visit: visits[index] }));
  const base = looks.filter(({ plan, visit }) => plan.entry.kind === "base-url" && (visit?.steps.length ?? 0) > 0);
  const telling = looks.filter(({ plan, visit }) => plan.entry.kind !== "base-url" && visit !== undefined && namesAHost(visit, isOwn));
  return [...base, ...telling].map(({ plan }) => plan);
};

/**
 * In a body only its own names count: the one by which it was asked, and the declared ones, since a server that answers with its configured name may still
 * prefer a header's. Others (an avatar's, a manual's) are not made from a header.
 */
const namesAHost = ({ steps: [first], url }: Visit, isOwn: (host: string) => boolean): boolean => {
  if (first === undefined) return false;
  // A relative one too: it may well turn absolute once a header names a host.
  if (first.location !== null) return true;
  const own = hostOf(url);
  return first.references.some(
    ({ source, host }) => host === own || isOwn(host) || source === "location" || source === "content-location" || source === "link" || source === "refresh",
  );
};

/** What is past the limit is on record as not asked: it counts as unknown and never as a pass. */
export const runProbes = async (probes: readonly PlannedVisit[], ports: Paced, target: PlanTarget, width: number): Promise<ForwardedProbe[]> => [
  ...(await sideBySide(probes.slice(0, mostForwardedProbes), width, (probe) => runProbe(probe, ports, target))),
  ...probes.slice(mostForwardedProbes).map(({ entry, url }) => notProbed(entry, redactUrl(url))),
];

/** One GET with two names that nobody has (RFC 2606), so that it shows which header was believed. Its redirects are not followed. */
const runProbe = async (planned: PlannedVisit, ports: Paced, target: PlanTarget): Promise<ForwardedProbe> => {
  const sent = { xForwardedHost: `x${ports.randomHex(6)}.sigproof.invalid`, forwarded: `f${ports.randomHex(6)}.sigproof.invalid` };
  const url = withCacheBuster(planned.url, ports.randomHex(6));
  const headers = [...planned.headers, ["X-Forwarded-Host", sent.xForwardedHost], ["Forwarded", `host=${sent.forwarded}`]] as const;
  const exchange = await ports.ask({ method: "GET", url, ...hostFor(url, target), headers, body: "json" }, chainBudget());
  const common = { entry: planned.entry, url: redactUrl(url), sent };
  if (exchange.kind === "fault") return { ...common, status: null, fault: exchange.fault, echoes: [] };
  const { answer } = exchange;
  const json = isJson(answer.headers);
  const found = findReferences({ url, headers: answer.headers, redirects: false, json: json ? answer.body : null });
  const fault: Fault | null = (json ? answer.bodyFault : null) ?? found.fault;
  const echoes = found.references
    .filter(({ source }) => searched.has(source))
    .flatMap(({ source, host, value, detail }): ForwardedEcho[] => {
      const header = isOrUnder(host, sent.xForwardedHost) ? "X-Forwarded-Host" : isOrUnder(host, sent.forwarded) ? "Forwarded" : null;
      return header === null ? [] : [{ header, source, value, detail: source === "location" && redirectStatuses.has(answer.status) ? "redirect" : detail }];
    });
  return { ...common, status: answer.status, fault, echoes };
};

const searched: ReadonlySet<string> = new Set(["location", "content-location", "link", "refresh", "body"]);

const isOrUnder = (host: string, name: string): boolean => {
  const given = hostnameOf(host);
  return given === name || given.endsWith(`.${name}`);
};

/** A cache must neither answer this nor keep the answer for others. */
const withCacheBuster = (text: string, hex: string): string => {
  const url = parseUrl(text);
  if (url === null) return text;
  // Appended by hand: URLSearchParams would re-encode what is there.
  url.search = `${url.search === "" ? "?" : `${url.search}&`}sigproof-${hex}=1`;
  return url.href;
};
