// Judges the addresses that answers tell clients to use next. Pure.

import { defineCheck, type Finding } from "../model/check.ts";
import { entryName, judgeVisits, whereOf } from "../model/live.ts";
import type { HostReference } from "../model/visit.ts";
import { allows, declares } from "../openapi/declared-hosts.ts";

/** Link relations that point to reading matter or page furniture; a client of the API does not call them. */
const furniture = new Set(
  "about author copyright deprecation describedby dns-prefetch help icon license manifest modulepreload preconnect prefetch preload privacy-policy profile service-desc service-doc shortcut stylesheet sunset terms-of-service type".split(
    " ",
  ),
);
const linkKeys = new Set(["href", "url", "next", "prev", "previous", "self", "first", "last", "link", "links"]);

/** The names in a JSON pointer, lower case; array indexes are no names. */
const keysOf = (pointer: string): string[] =>
  pointer
    .split("/")
    .filter((token) => token !== "" && !/^\d+$/.test(token))
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~").toLowerCase());

/** HAL and the like write the relation as the key above `href`: `_links.help.href` is reading matter too, and `curies` name documentation. */
const leadsOn = (pointer: string): boolean => {
  const keys = keysOf(pointer);
  return linkKeys.has(keys.at(-1) ?? "") && !keys.some((key) => furniture.has(key) || key === "curies" || key === "documentation");
};

/** How sure it is that a client calls the address; null for what only names a host (CORS, CSP, cookies, avatars). */
const strength = ({ source, detail }: HostReference): Finding["confidence"] | null => {
  if (source === "location" || source === "content-location" || source === "refresh") return "proven";
  if (source === "link") {
    const relations = detail.toLowerCase().split(/\s+/);
    return relations.every((relation) => furniture.has(relation)) ? null : "proven";
  }
  return source === "body" && leadsOn(detail) ? "likely" : null;
};

const headerNames: Readonly<Record<string, string>> = { location: "Location", "content-location": "Content-Location", link: "Link", refresh: "Refresh" };
const spoken = ({ source, detail }: HostReference): string => (source === "body" ? `the answer's ${detail}` : (headerNames[source] ?? source));

export const undeclaredLinkHost = defineCheck({
  id: "undeclared-link-host",
  title: "An answer links to a host that the description does not declare",
  category: "hosts",
  severity: "medium",
  since: "0.1.0",
  needs: ["target", "spec", "visits"],
  doc: {
    what: "Reads `Location` (where it is no redirect), `Content-Location`, `Link` and `Refresh`, and in JSON answers the strings under `href`, `url`, `next`, `prev`, `previous`, `self`, `first`, `last`, `link` and `links`, and compares their hosts with the declared ones. Headers are proof; a string in a body may be data, so it is marked as likely. Other keys, such as `avatar_url` and `html_url`, and links to documentation are left alone.",
    why: "Clients page through `next` and follow `Location` with the same credentials as the first call. A foreign host there receives them, quietly and on every call.",
    fix: "Build links from the declared server, or send relative ones. If the other host belongs to the API, declare it under `servers`; otherwise name it in the policy under `hosts.allow`.",
    example: {
      language: "http",
      before: `HTTP/1.1 200 OK
Link: <https://backend-3.example.net/v1/pets?page=2>; rel="next"`,
      after: `HTTP/1.1 200 OK
Link: </v1/pets?page=2>; rel="next"`,
    },
    references: [
      "https://www.rfc-editor.org/rfc/rfc8288",
      "https://www.rfc-editor.org/rfc/rfc9110#section-8.7",
      "https://www.rfc-editor.org/rfc/rfc9110#section-10.2.2",
    ],
    cwe: [610],
    owasp: ["API10:2023"],
  },
  run({ target, spec, visits }, policy) {
    const findings = new Map<string, Finding>();
    for (const visit of visits.visits)
      for (const step of visit.steps)
        for (const reference of step.references) {
          const confidence = strength(reference);
          const { host, value, source } = reference;
          const subject = `${entryName(spec, visit.entry)} to ${host}`;
          const earlier = findings.get(subject)?.confidence;
          if (confidence === null || earlier === "proven" || earlier === confidence || declares(spec, target, host) || allows(policy, host)) continue;
          findings.set(subject, {
            subject,
            message: `${entryName(spec, visit.entry)} links to ${host}, which the description does not declare (${spoken(reference)})`,
            confidence,
            where: { ...whereOf(spec, visit.entry), host, url: step.url },
            proof: [`${visit.method} ${step.url}`, `HTTP ${step.status}`, `${source === "body" ? reference.detail : spoken(reference)}: ${value}`],
          });
        }
    return judgeVisits([...findings.values()], visits, "bodies");
  },
});
