// Judges redirects against the declared hosts. Pure.

import { defineCheck, type Finding } from "../model/check.ts";
import type { Target } from "../model/evidence.ts";
import { hostOf, isLoopbackHost } from "../model/host.ts";
import { entryName, judgeVisits, quote, whereOf } from "../model/live.ts";
import { allows, declares } from "../openapi/declared-hosts.ts";

/** nginx with `proxy_set_header Host $host` drops a port that only the test job has; `$http_host` keeps it. Null where the base URL is no loopback with a port. */
const portlessLoopback = ({ baseUrl }: Target): string | null => {
  const host = baseUrl === null ? null : hostOf(baseUrl);
  return host !== null && isLoopbackHost(host) && /:\d+$/.test(host) ? host.replace(/:\d+$/, "") : null;
};

export const undeclaredRedirectHost = defineCheck({
  id: "undeclared-redirect-host",
  title: "A redirect leads to a host that the description does not declare",
  category: "hosts",
  severity: "high",
  since: "0.1.0",
  needs: ["target", "spec", "visits"],
  doc: {
    what: "Follows every redirect by hand, without credentials, and compares each target's host with the hosts of the description, the base URL and the policy's `hosts.allow`. The comparison is exact; a foreign target is recorded and not called. The base URL's own loopback host without its port is marked as likely: a proxy in front of the service dropped the port.",
    why: "A client that follows the redirect sends its next request, often with signature, API key or body, to a host that nobody reviewed. If the signature does not cover the host, it is valid there too.",
    fix: "Redirect within a declared host, or answer without a redirect. If the other host is yours, declare it under `servers`; if it is merely trusted, name it in the policy under `hosts.allow`.",
    example: {
      language: "http",
      before: `GET /v1/reports/latest HTTP/1.1
Host: api.example.com

HTTP/1.1 302 Found
Location: https://files.example.net/reports/42.pdf`,
      after: `GET /v1/reports/latest HTTP/1.1
Host: api.example.com

HTTP/1.1 302 Found
Location: /v1/reports/42.pdf`,
    },
    references: [
      "https://www.rfc-editor.org/rfc/rfc9110#section-15.4",
      "https://www.rfc-editor.org/rfc/rfc9110#section-10.2.2",
      "https://owasp.org/API-Security/editions/2023/en/0xaa-unsafe-consumption-of-apis/",
    ],
    cwe: [601],
    owasp: ["API10:2023"],
  },
  run({ target, spec, visits }, policy) {
    const findings = new Map<string, Finding>();
    for (const visit of visits.visits)
      for (const step of visit.steps) {
        const host = step.redirect === null ? null : hostOf(step.redirect);
        const subject = `${entryName(spec, visit.entry)} to ${host}`;
        if (host === null || findings.has(subject) || declares(spec, target, host) || allows(policy, host)) continue;
        const portless = host === portlessLoopback(target);
        findings.set(subject, {
          subject,
          message: `${entryName(spec, visit.entry)} redirects to ${host}, ${portless ? "the base URL's host without its port, as behind a proxy that passes on the name alone" : "which the description does not declare"}`,
          confidence: portless ? "likely" : "proven",
          where: { ...whereOf(spec, visit.entry), host, url: step.url },
          proof: quote(visit, step),
        });
      }
    return judgeVisits([...findings.values()], visits, "hops");
  },
});
