// Judges declared servers by whether any captured call reached them. Pure.

import type { ObservedCall } from "../model/call.ts";
import { defineCheck, notApplicable, outcomeOf } from "../model/check.ts";
import type { Target } from "../model/evidence.ts";
import { hostMatches, hostOf, parseUrl } from "../model/host.ts";
import { countOf } from "../model/observed.ts";
import type { DeclaredServer } from "../model/spec.ts";

/** Host → paths that were called there; null for a tunnel, which may have gone anywhere on it. Calls to the base URL reached the host that it stands for. */
const reachedBy = (calls: readonly ObservedCall[], { baseUrl, alias }: Target): ReadonlyMap<string, ReadonlySet<string | null>> => {
  const own = baseUrl === null ? null : hostOf(baseUrl);
  const reached = new Map<string, Set<string | null>>();
  for (const { url, host, tunnel } of calls) {
    const path = tunnel ? null : `${parseUrl(url)?.pathname ?? ""}/`;
    for (const name of host === own && alias !== null ? [host, alias] : [host]) {
      const known = reached.get(name);
      if (known === undefined) reached.set(name, new Set([path]));
      else known.add(path);
    }
  }
  return reached;
};

const isReached = ({ urls, hostPattern }: DeclaredServer, reached: ReturnType<typeof reachedBy>): boolean =>
  urls.some((text) => {
    const url = text.startsWith("/") ? null : parseUrl(text);
    const paths = url === null ? undefined : reached.get(hostOf(url) ?? "");
    const base = `${url?.pathname.replace(/\/+$/, "") ?? ""}/`;
    return paths !== undefined && (paths.has(null) || base === "/" || [...paths].some((path) => path?.startsWith(base)));
  }) ||
  (hostPattern !== null && [...reached.keys()].some((host) => hostMatches(hostPattern, host)));

export const silentServer = defineCheck({
  id: "silent-server",
  title: "No captured call reached a declared server",
  category: "traffic",
  severity: "info",
  since: "0.1.0",
  needs: ["target", "spec", "calls"],
  doc: {
    what: "Looks for declared servers, host and base path, that no captured call went to. Only with traffic; calls to the base URL count for the host it stands for under `hosts.aliases`.",
    why: "A server that nobody calls may be a leftover whose name somebody else can register one day, or the traffic was captured against something else than what the description is about.",
    fix: "Remove the server when it is gone. When it is not, capture traffic that reaches it, so that the other checks of traffic look at it too.",
    example: {
      language: "yaml",
      before: `servers:
  - url: https://api.example.com/v1
  - url: https://api-old.example.com/v1   # switched off last year`,
      after: `servers:
  - url: https://api.example.com/v1`,
    },
    references: [
      "https://spec.openapis.org/oas/v3.1.1.html#server-object",
      "https://owasp.org/API-Security/editions/2023/en/0xa9-improper-inventory-management/",
    ],
    cwe: [1059],
    owasp: ["API9:2023"],
  },
  run({ target, spec, calls }) {
    if (calls.calls.length === 0) return notApplicable("the traffic holds no call");
    const absolute = spec.servers.filter(
      ({ scope, urls, hostPattern }) => scope !== "link" && (hostPattern !== null || urls.some((url) => !url.startsWith("/"))),
    );
    if (absolute.length === 0) return notApplicable("the description declares no absolute server");
    const reached = reachedBy(calls.calls, target);
    return outcomeOf(
      absolute
        .filter((server) => !isReached(server, reached))
        .map((server) => {
          const host = hostOf(server.urls.find((url) => !url.startsWith("/")) ?? "") ?? server.hostPattern;
          return {
            subject: `server ${server.template}`,
            message: `None of ${countOf(calls.calls)} captured calls went to the declared server ${server.template}`,
            confidence: "proven" as const,
            where: { place: server.place, ...(host === null ? {} : { host }) },
            proof: [
              `server: ${server.template}`,
              `calls: ${countOf(calls.calls)} in ${calls.sources
                .map(({ file }) => file)
                .slice(0, 5)
                .join(", ")}`,
            ],
          };
        }),
    );
  },
});
