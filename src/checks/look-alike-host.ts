// Judges observed hosts that could be taken for a declared one. Pure.

import { defineCheck, type Finding, outcomeOf } from "../model/check.ts";
import type { Facts, Site } from "../model/evidence.ts";
import { hostnameOf, hostOf, isLoopbackHost } from "../model/host.ts";
import { entryName, judgeVisits, quote, whereOf } from "../model/live.ts";
import { countOf, groupCalls, judgeCalls, quoteCalls, times, upTo } from "../model/observed.ts";
import { type Likeness, resemblanceTo } from "../dns/resemblance.ts";
import type { Step } from "../model/visit.ts";
import { serversPlace } from "../openapi/declared-calls.ts";
import { allows, declaredHosts, declares } from "../openapi/declared-hosts.ts";

/** Every host that one answer names, with the line that names it. */
const namedBy = ({ redirect, references }: Step): readonly { readonly host: string; readonly line: string | null }[] => {
  const target = redirect === null ? null : hostOf(redirect);
  return [
    ...(target === null ? [] : [{ host: target, line: null }]),
    ...references.map(({ host, source, detail, value }) => ({ host, line: `${source}${detail === "" ? "" : ` (${detail})`}: ${value}` })),
  ];
};

const siteOf = (sites: Facts["sites"], host: string): Site | null => (Object.hasOwn(sites, host) ? (sites[host] ?? null) : null);

export const lookAlikeHost = defineCheck({
  id: "look-alike-host",
  title: "An observed host imitates a declared one",
  category: "hosts",
  severity: "high",
  since: "0.1.0",
  needs: ["target", "spec", "sites"],
  uses: ["visits", "calls"],
  doc: {
    what: "Compares every host that answers name, in redirects, links, bodies, CORS, CSP and cookies, and every host that captured calls went to, with the declared hosts. It is a look-alike when it contains a declared name (`api.example.com.evil.test`, `evil-example.com`), looks like one (`exаmple.com` with a Cyrillic letter, `examp1e.com`), or is one typing slip away, and belongs to another registrable domain.",
    why: "Such names are registered to catch what prefix and suffix comparisons let through, and what eyes pass over in a review or a log. A signature that does not cover the host is as good there as at home.",
    fix: "Find out who put the name there, and remove it. If it is yours, name it in the policy under `hosts.allow`. Compare hosts as whole names, never by prefix or suffix.",
    example: {
      language: "http",
      before: `HTTP/1.1 302 Found
Location: https://api.example.com.evil.test/v1/pets`,
      after: `HTTP/1.1 302 Found
Location: https://api.example.com/v1/pets`,
    },
    references: ["https://www.unicode.org/reports/tr39/", "https://www.rfc-editor.org/rfc/rfc3986#section-7.6", "https://publicsuffix.org/"],
    cwe: [1007, 601],
    owasp: ["API10:2023"],
  },
  run({ target, spec, visits, calls, sites }, policy) {
    const genuine = [...declaredHosts(spec, target)].flatMap((host) => {
      const known = siteOf(sites, host);
      return known === null || known.site === null || isLoopbackHost(host)
        ? []
        : [{ name: hostnameOf(host).replace(/^\*\./, ""), site: known.site, unicode: known.unicode.replace(/^\*\./, "") }];
    });
    const own = new Set(genuine.map(({ site }) => site));
    const likenessOf = resemblanceTo(genuine);
    const judged = new Map<string, Likeness | null>();
    const judge = (host: string): Likeness | null => {
      const known = siteOf(sites, host);
      if (known === null || known.site === null || own.has(known.site) || declares(spec, target, host) || allows(policy, host)) return null;
      return likenessOf({ name: hostnameOf(host), site: known.site, unicode: known.unicode });
    };
    const lookAt = (host: string): Likeness | null => {
      if (!judged.has(host)) judged.set(host, judge(host));
      return judged.get(host) ?? null;
    };
    const findings = new Map<string, Finding>();
    for (const visit of visits?.visits ?? [])
      for (const step of visit.steps)
        for (const { host, line } of namedBy(step)) {
          const subject = `${entryName(spec, visit.entry)} names ${host}`;
          if (findings.has(subject)) continue;
          const likeness = lookAt(host);
          if (likeness === null) continue;
          findings.set(subject, {
            subject,
            message: `${entryName(spec, visit.entry)} names ${host}, which ${likeness.how} ${likeness.of} and is another domain`,
            confidence: likeness.confidence,
            where: { ...whereOf(spec, visit.entry), host, url: step.url },
            proof: [...(line === null ? quote(visit, step) : [`${visit.method} ${step.url}`, `HTTP ${step.status}`, line]), `declared: ${likeness.of}`],
          });
        }
    for (const [host, made] of groupCalls(calls?.calls ?? [], (call) => call.host)) {
      const likeness = lookAt(host);
      if (likeness === null) continue;
      findings.set(`calls ${host}`, {
        subject: `calls ${host}`,
        message: `${host} was called ${times(countOf(made))}, which ${likeness.how} ${likeness.of} and is another domain`,
        confidence: likeness.confidence,
        where: { place: serversPlace(spec), host, url: made[0]?.url ?? "" },
        proof: [...quoteCalls(made), `declared: ${likeness.of}`],
      });
    }
    const found = upTo([...findings.values()], "other hosts imitate a declared one");
    if (visits === undefined) return calls === undefined ? outcomeOf(found) : judgeCalls(found, calls);
    const outcome = judgeVisits(found, visits, "bodies");
    return outcome.outcome === "pass" && calls !== undefined && calls.calls.length > 0 ? judgeCalls(found, calls) : outcome;
  },
});
