// Judges whether a host proves its name by a certificate that leads to a trusted authority. Pure.

import { defineCheck, type Finding, outcomeOf, unknown } from "../model/check.ts";
import { placeOfName } from "../openapi/name-place.ts";
import { onlyExpired, quoteSeen, seenIn, unseenIn } from "../tls/showings.ts";

export const certificateMismatch = defineCheck({
  id: "certificate-mismatch",
  title: "A certificate does not prove the host's name",
  category: "transport",
  severity: "critical",
  since: "0.1.0",
  needs: ["spec", "certificates"],
  doc: {
    what: "Shakes hands with every address of the base URL and of each host that the policy names, and verifies name and chain as a careful client does: against the system's authorities, `--ca-file` and `NODE_EXTRA_CA_CERTS`. A certificate that has merely expired belongs to `expiring-certificate`.",
    why: "Whoever stands there cannot be told from an attacker. Clients refuse to connect, or somebody has switched verification off, and then a poisoned resolver is enough to take over every call, signature and all.",
    fix: "Get a certificate for exactly this name, and serve it with its intermediate certificates at every address. Give clients the authority of a private certificate (`--ca-file`) instead of telling them not to verify.",
    example: {
      language: "nginx",
      before: `server_name api.example.com;
ssl_certificate /etc/ssl/www.example.com.pem;   # another name, and no intermediate`,
      after: `server_name api.example.com;
ssl_certificate /etc/ssl/api.example.com-fullchain.pem;`,
    },
    references: ["https://www.rfc-editor.org/rfc/rfc9525", "https://www.rfc-editor.org/rfc/rfc5280#section-6"],
    cwe: [295, 297],
    owasp: ["API8:2023", "API10:2023"],
  },
  run({ spec, certificates }, _policy, startedAt = "") {
    const findings = new Map<string, Finding>();
    for (const seen of seenIn(certificates)) {
      const { fact, shown, showing } = seen;
      const { refused, wrongName } = shown;
      if (refused === null || onlyExpired(seen, startedAt)) continue;
      const key = `${fact.host} ${refused.code}`;
      const before = findings.get(key);
      if (before !== undefined) {
        findings.set(key, { ...before, proof: [...before.proof, `the same at ${showing.address}`] });
        continue;
      }
      findings.set(key, {
        subject: `${fact.name} ${refused.code}`,
        message: `${fact.host} does not prove that it is ${fact.name}: ${refused.why}${wrongName !== null && wrongName.code !== refused.code ? `, and ${wrongName.why}` : ""}`,
        confidence: "proven",
        where: { place: placeOfName(spec, fact.name), host: fact.host },
        proof: [...quoteSeen(seen), `verification says ${refused.code}`],
      });
    }
    if (findings.size > 0) return outcomeOf([...findings.values()]);
    const why = unseenIn(certificates);
    return why === null ? { outcome: "pass" } : unknown(why);
  },
});
