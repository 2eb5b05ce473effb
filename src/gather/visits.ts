// Runs the planned visits: follows redirects by hand, unsigned, and only where contact is permitted.

import { hostOf, parseUrl, sameOrigin } from "../model/host.ts";
import type { Step, Visit, VisitEnd } from "../model/visit.ts";
import type { Answer } from "../ports.ts";
import { chainBudget, type Paced } from "./pace.ts";
import type { PlannedVisit, PlanTarget } from "./plan-visits.ts";
import { cut, redactUrl } from "./redact.ts";
import { findReferences, isJson } from "./references.ts";
import { sideBySide } from "./side-by-side.ts";

const mostRequests = 10;
const longestUrl = 8_192;
export const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** In plan order, whichever answer came first. `width`: how many chains run side by side. */
export const runVisits = (planned: readonly PlannedVisit[], ports: Paced, target: PlanTarget, width: number): Promise<Visit[]> => {
  let done = 0;
  return sideBySide(planned, width, async (plan) => {
    const visit = await runVisit(plan, ports, target);
    done += 1;
    ports.progress({ stage: "visited", done, total: planned.length, url: visit.url });
    return visit;
  });
};

const runVisit = async (planned: PlannedVisit, ports: Paced, target: PlanTarget): Promise<Visit> => {
  const budget = chainBudget();
  const steps: Step[] = [];
  const seen = new Set<string>();
  let url = planned.url;
  const end = await (async (): Promise<VisitEnd> => {
    while (steps.length < mostRequests) {
      const first = steps.length === 0;
      seen.add(withoutHash(url));
      const exchange = await ports.ask({ method: planned.method, url, ...hostFor(url, target), headers: first ? planned.headers : [], body: "json" }, budget);
      if (exchange.kind === "fault") return { kind: "fault", fault: exchange.fault };
      const { step, to } = readStep(url, planned.method, exchange.answer);
      steps.push(step);
      if (typeof to === "string" || to === null) return to === null ? { kind: "answered" } : { kind: "bad-location", location: to };
      if (seen.has(withoutHash(to.href))) return { kind: "loop" };
      if (!mayFollow(url, to, target)) return { kind: "left", to: cut(redactUrl(to.href), longestUrl) };
      // Or a server would fill our memory hop by hop.
      if (to.href.length > longestUrl) return { kind: "bad-location", location: cut(redactUrl(to.href), 2_048) };
      url = withoutHash(to.href);
    }
    return { kind: "too-many-redirects" };
  })();
  return { entry: planned.entry, method: planned.method, url: redactUrl(planned.url), steps, end };
};

const withoutHash = (url: string): string => url.replace(/#.*$/s, "");

/** The alias is what the base URL is called in public: its own `Host`, and no other origin's. */
export const hostFor = (url: string, { baseUrl, alias }: PlanTarget): { readonly host: string } | Record<string, never> =>
  alias !== null && sameOrigin(url, baseUrl) ? { host: alias } : {};

/** The same origin, the base URL's, or a host that `hosts.allow` names exactly; never from https down to http. */
const mayFollow = (from: string, to: URL, { baseUrl, alias, mayContact }: PlanTarget): boolean => {
  if (from.startsWith("https:") && to.protocol === "http:") return false;
  if (to.username !== "" || to.password !== "") return false;
  const host = hostOf(to);
  if (host === null) return false;
  if (sameOrigin(to, from) || sameOrigin(to, baseUrl)) return true;
  return host !== alias && mayContact.has(host);
};

/** The evidence of one answer, and where it redirects to: a URL, a `Location` that is none (as text), or nowhere. */
const readStep = (url: string, method: "GET" | "HEAD", answer: Answer): { step: Step; to: URL | string | null } => {
  const locations = [...new Set(valuesOf(answer, "location"))];
  const redirects = redirectStatuses.has(answer.status) && locations.length > 0;
  const target = redirects && locations.length === 1 ? webUrl(locations[0] ?? "", url) : null;
  const shown = locations.length === 0 ? null : cut(redactUrl(locations.join(", ")), 2_048);
  const wantsJson = method === "GET" && isJson(answer.headers);
  const found = findReferences({ url, headers: answer.headers, redirects: target !== null, json: wantsJson ? answer.body : null });
  const empty = answer.body === null || answer.body.length === 0;
  return {
    step: {
      url: redactUrl(url),
      status: answer.status,
      location: shown,
      redirect: target === null ? null : cut(redactUrl(target.href), longestUrl),
      references: found.references,
      body: (wantsJson ? answer.bodyFault : null) ?? found.fault ?? (wantsJson && !empty ? "read" : "none"),
      cached: cacheSeen(answer),
      // RFC 6797 section 8.1: the first one counts, and only over https.
      ...(url.startsWith("https:") ? { hsts: cutOrNull(valuesOf(answer, "strict-transport-security")[0]) } : {}),
    },
    to: redirects ? (target ?? shown ?? "") : null,
  };
};

const webUrl = (location: string, base: string): URL | null => {
  // An empty Location would resolve to the page itself: a mistake of the server, not a loop.
  const url = location.trim() === "" ? null : parseUrl(location, base);
  return url !== null && /^https?:$/.test(url.protocol) ? url : null;
};

const valuesOf = ({ headers }: Answer, wanted: string): string[] => headers.filter(([name]) => name.toLowerCase() === wanted).map(([, value]) => value);

const cutOrNull = (value: string | undefined): string | null => (value === undefined ? null : cut(value, 256));

const cacheSeen = ({ headers }: Answer): boolean =>
  headers.some(([name, value]) => {
    const lower = name.toLowerCase();
    return (
      lower === "age" || lower === "x-varnish" || (/^(x-cache(-status|-lookup)?|cf-cache-status|cache-status|x-proxy-cache)$/.test(lower) && /hit/i.test(value))
    );
  });
