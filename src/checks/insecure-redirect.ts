// Judges whether redirects fall from https to plain http. Pure.

import { defineCheck, type Finding, notApplicable } from "../model/check.ts";
import type { Target } from "../model/evidence.ts";
import { hostOf, isLoopbackHost, parseUrl, sameOrigin } from "../model/host.ts";
import { entryName, judgeVisits, quote, whereOf } from "../model/live.ts";
import { aliasWithPort } from "../openapi/declared-hosts.ts";
import type { SpecFacts } from "../model/spec.ts";
import type { Entry } from "../model/visit.ts";

const isHttps = (url: string | null): boolean => url !== null && /^https:/i.test(url);

/** An https server that was promised for this entry: its own, otherwise any of the description. Null when none is. */
const promised = (spec: SpecFacts, entry: Entry): string | null => {
  const operation = entry.kind === "operation" ? spec.operations.find(({ id }) => id === entry.operation) : undefined;
  const own = (entry.kind === "server" ? [entry.server] : (operation?.servers ?? []))
    .flatMap((index) => spec.servers[index]?.urls ?? [])
    .filter((url) => !url.startsWith("/"));
  return (own.length > 0 ? own : spec.servers.flatMap(({ urls }) => urls)).find(isHttps) ?? null;
};

/** The base URL's own origin is where the user told us to go, and loopback traffic leaves no machine. */
const isExempt = (to: string, { baseUrl }: Target): boolean =>
  baseUrl !== null && (sameOrigin(to, baseUrl) || (isLoopbackHost(hostOf(baseUrl) ?? "") && isLoopbackHost(hostOf(to) ?? "")));

export const insecureRedirect = defineCheck({
  id: "insecure-redirect",
  title: "A redirect leads to plain http",
  category: "hosts",
  severity: "high",
  since: "0.1.0",
  needs: ["target", "spec", "visits"],
  doc: {
    what: "Looks for redirects to an `http://` address although the operation's declared server is https. The base URL's own origin is exempt, so a plain http service on localhost can be scanned. A server that merely repeats the scheme by which it was reached is marked as likely.",
    why: "The next request travels in the clear. Anybody on the way reads the signature, the key id and the answer, and can change both.",
    fix: "Redirect to https or to a path alone (`Location: /v1/pets`). Behind a proxy that ends TLS, have the framework trust exactly that proxy's `X-Forwarded-Proto`, so that it builds https addresses.",
    example: {
      language: "http",
      before: `HTTP/1.1 301 Moved Permanently
Location: http://api.example.com/v1/pets/`,
      after: `HTTP/1.1 301 Moved Permanently
Location: /v1/pets/`,
    },
    references: ["https://www.rfc-editor.org/rfc/rfc9110#section-10.2.2", "https://www.rfc-editor.org/rfc/rfc9325#section-3.2"],
    cwe: [319],
    owasp: ["API8:2023"],
  },
  run({ target, spec, visits }) {
    const promises = isHttps(target.baseUrl) || spec.servers.some(({ urls }) => urls.some(isHttps));
    if (!promises) return notApplicable("neither the description nor the base URL promises https");
    const findings = new Map<string, Finding>();
    for (const visit of visits.visits)
      for (const step of visit.steps) {
        const to = step.redirect === null ? null : parseUrl(step.redirect);
        if (to === null || to.protocol !== "http:" || isExempt(to.href, target)) continue;
        const server = promised(spec, visit.entry);
        const host = hostOf(to);
        const subject = `${entryName(spec, visit.entry)} to http://${host}`;
        if (host === null || findings.has(subject) || (server === null && !isHttps(step.url))) continue;
        const asked = target.baseUrl !== null && sameOrigin(step.url, target.baseUrl) && target.alias !== null ? target.alias : hostOf(step.url);
        const mirrored = (host === asked || (asked === target.alias && host === aliasWithPort(target))) && !isHttps(step.url);
        findings.set(subject, {
          subject,
          message: `${entryName(spec, visit.entry)} redirects to plain http on ${host}${mirrored ? ", the scheme by which it was reached" : ""}`,
          confidence: mirrored ? "likely" : "proven",
          where: { ...whereOf(spec, visit.entry), host, url: step.url },
          proof: [...quote(visit, step), ...(server === null ? [] : [`declared server: ${server}`])],
        });
      }
    return judgeVisits([...findings.values()], visits, "hops");
  },
});
