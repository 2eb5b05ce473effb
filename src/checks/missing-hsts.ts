// Judges whether answers over https carry Strict-Transport-Security. Pure.

import { isAddress } from "../dns/address.ts";
import { defineCheck, type Finding, notApplicable, outcomeOf, unknown } from "../model/check.ts";
import { hostnameOf, hostOf, sameOrigin } from "../model/host.ts";
import { placeOfName } from "../openapi/name-place.ts";
import { halfAYear, maxAgeOf } from "../tls/hsts.ts";

export const missingHsts = defineCheck({
  id: "missing-hsts",
  title: "Answers over https do not insist on https",
  category: "transport",
  severity: "low",
  since: "0.1.0",
  needs: ["target", "spec", "visits"],
  doc: {
    what: "Reads `Strict-Transport-Security` in the answers that came over https. One answer with a `max-age` of half a year or more speaks for its host, unless another takes it back with `max-age=0`. Hosts that are addresses are left out, because clients ignore the header there.",
    why: "Without it the first request of a browser, or of a client that somebody gave an `http://` address, goes in the clear, and whoever is in the way can keep it there.",
    fix: "Send `Strict-Transport-Security: max-age=63072000` with every answer over https, errors included. API clients that are no browsers mostly ignore it: for them, do not serve the API over http at all.",
    example: {
      language: "nginx",
      before: "server { listen 443 ssl; }",
      after: `server { listen 443 ssl;
  add_header Strict-Transport-Security "max-age=63072000" always;
}`,
    },
    references: ["https://www.rfc-editor.org/rfc/rfc6797", "https://www.rfc-editor.org/rfc/rfc9325#section-3.2"],
    cwe: [319],
    owasp: ["API8:2023"],
  },
  run({ target, spec, visits }) {
    const hosts = new Map<string, { readonly headers: (string | null)[]; readonly url: string }>();
    let unread = false;
    for (const { steps } of visits.visits)
      for (const { url, hsts } of steps) {
        const socket = url.startsWith("https:") ? hostOf(url) : null;
        const host = socket !== null && target.alias !== null && target.baseUrl !== null && sameOrigin(url, target.baseUrl) ? target.alias : socket;
        if (host === null || isAddress(hostnameOf(host))) continue;
        if (hsts === undefined) {
          unread = true;
          continue;
        }
        const known = hosts.get(host) ?? { headers: [], url };
        known.headers.push(hsts);
        hosts.set(host, known);
      }
    if (hosts.size === 0) return unread ? unknown("the evidence does not say whether the header was there") : notApplicable("no name answered over https");
    const findings: Finding[] = [];
    for (const [host, { headers, url }] of hosts) {
      const sent = headers.filter((header) => header !== null);
      const ages = sent.map(maxAgeOf);
      if (ages.some((age) => age !== null && age >= halfAYear) && !ages.includes(0)) continue;
      const best = sent[0];
      findings.push({
        subject: hostnameOf(host),
        message: best === undefined ? `${host} sends no Strict-Transport-Security` : `${host} sends Strict-Transport-Security for less than half a year`,
        confidence: "proven",
        where: { place: placeOfName(spec, hostnameOf(host)), host, url },
        proof: [
          `${headers.length} answer${headers.length === 1 ? "" : "s"} over https, ${sent.length} with the header`,
          ...[...new Set(sent)].slice(0, 5).map((header) => `Strict-Transport-Security: ${header}`),
        ],
      });
    }
    return outcomeOf(findings);
  },
});
