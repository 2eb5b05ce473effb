// Judges whether a caller can choose the host that the API puts into its answers. Pure.

import { defineCheck, type Finding } from "../model/check.ts";
import { entryName, judgeProbes, whereOf } from "../model/live.ts";

export const forwardedHostReflection = defineCheck({
  id: "forwarded-host-reflection",
  title: "A host name given in a forwarding header comes back in the answer",
  category: "hosts",
  severity: "high",
  since: "0.1.0",
  needs: ["spec", "visits", "reflections"],
  doc: {
    what: "Where an answer names a host, asks again with invented names under `.invalid` in `X-Forwarded-Host` and `Forwarded`, with a random query so that no cache keeps the answer, and looks for those names in `Location`, links, other headers and the body.",
    why: "Whoever can set the header chooses where the answer points. With a cache in between, one such request poisons the links, redirects or password-reset addresses of every later caller, who then sends signed requests to the attacker's host.",
    fix: "Build absolute addresses from configuration, not from the request. Where a proxy has to pass the name on, let it overwrite both headers, and let the application trust them from that proxy only.",
    example: {
      language: "http",
      before: `GET /v1/pets HTTP/1.1
Host: api.example.com
X-Forwarded-Host: probe.invalid

HTTP/1.1 302 Found
Location: https://probe.invalid/v1/pets/`,
      after: `HTTP/1.1 302 Found
Location: /v1/pets/`,
    },
    references: ["https://www.rfc-editor.org/rfc/rfc7239#section-8.1", "https://www.rfc-editor.org/rfc/rfc9110#section-7.2"],
    cwe: [348, 644],
    owasp: ["API8:2023"],
  },
  run({ spec, visits, reflections }) {
    const findings = new Map<string, Finding>();
    for (const { entry, url, sent, status, echoes } of reflections)
      for (const { header, source, value, detail } of echoes) {
        const subject = `${entryName(spec, entry)} ${header}`;
        if (findings.has(subject)) continue;
        findings.set(subject, {
          subject,
          message: `${entryName(spec, entry)} puts the name from ${header} into ${source === "body" ? "its body" : `its ${source} header`}`,
          confidence: "proven",
          where: { ...whereOf(spec, entry), url },
          proof: [
            `GET ${url}`,
            header === "Forwarded" ? `Forwarded: host=${sent.forwarded}` : `X-Forwarded-Host: ${sent.xForwardedHost}`,
            ...(status === null ? [] : [`HTTP ${status}`]),
            `${source}${detail === "" ? "" : ` (${detail})`}: ${value}`,
          ],
        });
      }
    return judgeProbes([...findings.values()], reflections, visits);
  },
});
