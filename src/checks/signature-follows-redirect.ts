// Judges what captured calls took along when a redirect led them to another origin. Pure.

import type { Followed, ObservedCall } from "../model/call.ts";
import { defineCheck, type Finding, unknown } from "../model/check.ts";
import type { Facts } from "../model/evidence.ts";
import { hostnameOf, hostOf, isLoopbackHost, parseUrl } from "../model/host.ts";
import { judgeCalls, quoteCall, upTo } from "../model/observed.ts";
import { callMatcher, serversPlace } from "../openapi/declared-calls.ts";
import { allows, declares } from "../openapi/declared-hosts.ts";

const redirects = new Set([301, 302, 303, 307, 308]);

/** From http to https on the same host, at the ports where both live: nobody gets to see what had not been shown already. */
const isUpgrade = (from: URL, to: URL): boolean =>
  from.protocol === "http:" && to.protocol === "https:" && from.hostname === to.hostname && from.port === "" && to.port === "";

/** One registrable domain, and nothing in the clear: another origin of what is likely the same owner. */
const isNeighbour = (sites: Facts["sites"], from: string, to: URL, host: string): boolean => {
  const site = Object.hasOwn(sites, from) ? sites[from]?.site : null;
  return to.protocol === "https:" && typeof site === "string" && Object.hasOwn(sites, host) && sites[host]?.site === site;
};

const siteOf = (sites: Facts["sites"], host: string): string => (Object.hasOwn(sites, host) ? sites[host]?.site : null) ?? hostnameOf(host);

/** Ports of this machine change from run to run. */
const stable = (host: string): string => (isLoopbackHost(host) ? hostnameOf(host) : host);

type Hop = ObservedCall & { readonly follows: Followed };
const isHop = (call: ObservedCall): call is Hop => call.follows !== null;

/** The capture shows that a redirect was followed, or may have been, and not what went along. */
const isDark = (call: ObservedCall): boolean =>
  !call.headers && (call.follows !== null || (call.redirect === null && call.status !== null && redirects.has(call.status)));

export const signatureFollowsRedirect = defineCheck({
  id: "signature-follows-redirect",
  title: "A signature or credential was sent on to where a redirect led",
  category: "traffic",
  severity: "critical",
  since: "0.1.0",
  needs: ["target", "spec", "calls", "sites"],
  doc: {
    what: "Finds captured calls that followed a redirect to another origin (scheme, host or port), and compares their signature, API key and credential headers and query parameters with those of the call before. The same value is proof; a signature made anew for the other host is likely a mistake. The step from http to https on one host is left alone, and cookies within one site are. Where the target is declared or allowed too, it weighs medium; by https within one registrable domain (`api.example.com` to `eu.example.com`), high.",
    why: "Whoever controls a redirect, by a flaw in the API, a forgotten domain or a poisoned name, gets a valid signature or key to use. Most HTTP clients drop `Authorization` on the way to another host, and know nothing of a header called `X-API-Signature`.",
    fix: "Switch off automatic redirects for signed requests and treat 3xx as an error, or follow by hand within the origin that the request was signed for. Bind the host in the string to sign, so that a signature that escapes is worth nothing.",
    example: {
      language: "python",
      before: `requests.post(f"{PARTNER}/orders", json=order, headers={"X-API-Signature": signature})`,
      after: `answer = requests.post(f"{PARTNER}/orders", json=order, headers={"X-API-Signature": signature}, allow_redirects=False)
if answer.is_redirect:
    raise PartnerMoved(answer.headers["Location"])`,
    },
    references: [
      "https://www.rfc-editor.org/rfc/rfc9110#section-15.4",
      "https://fetch.spec.whatwg.org/#http-redirect-fetch",
      "https://owasp.org/API-Security/editions/2023/en/0xaa-unsafe-consumption-of-apis/",
    ],
    cwe: [200, 522, 601],
    owasp: ["API10:2023"],
  },
  run({ target, spec, calls, sites }, policy) {
    const match = callMatcher(spec, target);
    const findings = new Map<string, Finding>();
    for (const call of calls.calls.filter(isHop)) {
      const from = parseUrl(call.follows.url);
      const to = parseUrl(call.url);
      const fromHost = from === null ? null : hostOf(from);
      if (from === null || to === null || fromHost === null || from.origin === to.origin || isUpgrade(from, to)) continue;
      const sameSite = siteOf(sites, fromHost) === siteOf(sites, call.host);
      const same = call.follows.same.filter((name) => !(sameSite && name === "header cookie"));
      const { anew } = call.follows;
      if (same.length + anew.length === 0) continue;
      const names = [...same, ...anew].join(", ");
      const subject = `${names} from ${stable(fromHost)} to ${stable(call.host)}`;
      if (findings.has(subject)) continue;
      const operation = operationOf(match("GET", from)) ?? operationOf(match(call.method, from));
      const known = declares(spec, target, call.host) || allows(policy, call.host);
      // The server wrote it into the Location itself, and the client did as it was told.
      const byServer = same.length > 0 && anew.length === 0 && same.every((name) => name.startsWith("query "));
      findings.set(subject, {
        subject,
        message: byServer
          ? `${fromHost} redirects to ${call.host} with ${names} in the address, and ${clientOf(call)} followed`
          : `${clientOf(call)} sent ${names} on to ${call.host} when ${fromHost} redirected it there${same.length === 0 ? ", made anew for it" : ""}`,
        confidence: same.length > 0 ? "proven" : "likely",
        ...(known ? { severity: "medium" as const } : isNeighbour(sites, fromHost, to, call.host) ? { severity: "high" as const } : {}),
        where: { place: operation?.place ?? serversPlace(spec), ...(operation === null ? {} : { operation: operation.id }), host: call.host, url: call.url },
        proof: [
          `${call.follows.url} redirected to ${call.host} (${call.follows.source.file}, ${call.follows.source.entry})`,
          quoteCall(call),
          ...same.map((name) => `${name}: the same value in both`),
          ...anew.map((name) => `${name}: another value, to the other host`),
        ],
      });
    }
    const dark = findings.size > 0 ? undefined : calls.calls.find(isDark);
    if (dark !== undefined) return unknown(`a redirect was followed, or may have been, and the capture holds no headers of it: ${quoteCall(dark)}`);
    return judgeCalls(upTo([...findings.values()], "other ways on which a credential followed a redirect"), calls);
  },
});

const clientOf = ({ client }: ObservedCall): string => client ?? "a client";

const operationOf = (match: ReturnType<ReturnType<typeof callMatcher>>) =>
  match.kind === "operation" ? match.operation : match.kind === "method" ? (match.declared[0] ?? null) : null;
