// Judges redirects that never arrive. Pure.

import { defineCheck, type Finding } from "../model/check.ts";
import { entryName, judgeVisits, whereOf } from "../model/live.ts";

export const redirectLoop = defineCheck({
  id: "redirect-loop",
  title: "Redirects go round in a circle",
  category: "hosts",
  severity: "low",
  since: "0.1.0",
  needs: ["spec", "visits"],
  doc: {
    what: "Follows redirects by hand and notes chains that come back to an address they have already been at, or that are longer than any sensible chain.",
    why: "Clients give up with an error, or hammer the server until they do. Often it is a sign that proxy and application disagree about scheme, host or trailing slash, and then they may also disagree about what was signed.",
    fix: "Let one place decide about scheme, host and trailing slash, and let every chain end after one or two hops.",
    example: {
      language: "http",
      before: `GET /v1/pets   → 301 Location: /v1/pets/
GET /v1/pets/  → 301 Location: /v1/pets`,
      after: `GET /v1/pets   → 301 Location: /v1/pets/
GET /v1/pets/  → 200`,
    },
    references: ["https://www.rfc-editor.org/rfc/rfc9110#section-15.4"],
    cwe: [835],
    owasp: ["API8:2023"],
  },
  run({ spec, visits }) {
    const findings: Finding[] = [];
    for (const { entry, method, url, steps, end } of visits.visits) {
      if (end.kind !== "loop" && end.kind !== "too-many-redirects") continue;
      const name = entryName(spec, entry);
      findings.push({
        subject: name,
        message: end.kind === "loop" ? `${name} redirects in a circle` : `${name} redirects ${steps.length} times and does not arrive`,
        confidence: "proven",
        where: { ...whereOf(spec, entry), url },
        proof: [
          `${method} ${url}`,
          ...steps.map(({ url, status, location }) => `${url} → HTTP ${status}${location === null ? "" : `, Location: ${location}`}`),
        ],
      });
    }
    return judgeVisits(findings, visits, "ends");
  },
});
