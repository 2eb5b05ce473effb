// Judges whether hosts still speak TLS 1.0 or 1.1. Pure.

import { defineCheck, type Finding, outcomeOf, unknown } from "../model/check.ts";
import { placeOfName } from "../openapi/name-place.ts";
import { seenIn, unseenIn } from "../tls/showings.ts";

const outdated: ReadonlySet<string> = new Set(["SSLv3", "TLSv1", "TLSv1.1"]);
const spoken: Readonly<Record<string, string>> = { SSLv3: "SSL 3.0", TLSv1: "TLS 1.0", "TLSv1.1": "TLS 1.1" };

export const outdatedTls = defineCheck({
  id: "outdated-tls",
  title: "An outdated version of TLS is accepted",
  category: "transport",
  severity: "high",
  since: "0.1.0",
  needs: ["spec", "certificates"],
  doc: {
    what: "Greets each host as a client that knows nothing newer than TLS 1.1, and where that is accepted nothing newer than 1.0. A ServerHello is acceptance; an alert or a hang-up is a refusal. The connection ends there.",
    why: "Both versions rest on MD5 and SHA-1, have no modern ciphers, and were retired in 2021. As long as the server accepts them, somebody in the middle can try to talk a client down to them.",
    fix: "Allow TLS 1.2 and 1.3 only, at every address and load balancer of the host.",
    example: { language: "nginx", before: "ssl_protocols TLSv1 TLSv1.1 TLSv1.2;", after: "ssl_protocols TLSv1.2 TLSv1.3;" },
    references: ["https://www.rfc-editor.org/rfc/rfc8996", "https://www.rfc-editor.org/rfc/rfc9325#section-3.1.1"],
    cwe: [326, 327],
    owasp: ["API8:2023"],
  },
  run({ spec, certificates }) {
    const findings = new Map<string, Finding>();
    let open: string | null = null;
    for (const { fact, showing, shown } of seenIn(certificates)) {
      const accepted = showing.old.filter(({ answer }) => answer === "accepted");
      const agreed = outdated.has(shown.protocol)
        ? [{ version: shown.protocol, why: `the best that it speaks is ${spoken[shown.protocol] ?? shown.protocol}` }]
        : [];
      for (const { version, why } of [...accepted, ...agreed]) {
        const key = `${fact.host} ${version}`;
        const proof = `${showing.address}: ${why}`;
        const before = findings.get(key);
        findings.set(key, {
          subject: `${fact.name} ${version}`,
          message: `${fact.host} accepts ${spoken[version] ?? version}`,
          confidence: "proven",
          where: { place: placeOfName(spec, fact.name), host: fact.host },
          proof: [...(before?.proof ?? []), ...(before?.proof.includes(proof) === true ? [] : [proof])],
        });
      }
      const silent = showing.old.find(({ answer }) => answer === "unknown");
      if (silent !== undefined) open ??= `${fact.host} at ${showing.address} was greeted in ${spoken[silent.version] ?? silent.version}: ${silent.why}`;
      if (showing.old.length === 0) open ??= `${fact.host} at ${showing.address} was not greeted in an old version`;
    }
    if (findings.size > 0) return outcomeOf([...findings.values()]);
    const why = unseenIn(certificates) ?? open;
    return why === null ? { outcome: "pass" } : unknown(why);
  },
});
