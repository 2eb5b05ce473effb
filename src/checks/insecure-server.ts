// Judges declared servers by their scheme. Pure.

import { defineCheck, notApplicable, outcomeOf } from "../model/check.ts";
import { hostOf, isLoopbackHost, isReservedName } from "../model/host.ts";
import type { DeclaredServer } from "../model/spec.ts";

const isClear = (url: string): boolean => /^(?:http|ws):/i.test(url);

/** The host that is spoken to in the clear, or null. With an open host variable there may be no URL, only a pattern. */
const clearHost = ({ urls, template, hostPattern }: DeclaredServer): string | null => {
  const hosts = urls.length > 0 ? urls.filter(isClear).map(hostOf) : isClear(template) ? [hostPattern] : [];
  return hosts.find((host) => host !== null && !isLoopbackHost(host) && !isReservedName(host)) ?? null;
};

export const insecureServer = defineCheck({
  id: "insecure-server",
  title: "A declared server is plain http",
  category: "contract",
  severity: "high",
  since: "0.1.0",
  needs: ["spec"],
  doc: {
    what: "Looks at every declared server, with its variables filled in, for `http` or `ws`; in OpenAPI 2.0 also under `schemes`. Loopback and names that end in `.internal`, `.local`, `.test` or `.invalid` are left alone.",
    why: "Clients are generated with this address. Everything they send, signature and key id included, can be read and changed on the way, and a signature that does not cover the whole message does not notice.",
    fix: "Declare the https address, and let plain http answer with nothing but an error or a redirect to https. In OpenAPI 2.0 remove `http` from `schemes`.",
    example: {
      language: "yaml",
      before: `servers:
  - url: http://api.example.com/v1`,
      after: `servers:
  - url: https://api.example.com/v1`,
    },
    references: [
      "https://spec.openapis.org/oas/v3.1.1.html#server-object",
      "https://www.rfc-editor.org/rfc/rfc9325#section-3.2",
      "https://www.rfc-editor.org/rfc/rfc9421#section-7.1.2",
    ],
    cwe: [319],
    owasp: ["API8:2023"],
  },
  run({ spec }) {
    const absolute = spec.servers.filter(({ urls, hostPattern }) => hostPattern !== null || urls.some((url) => !url.startsWith("/")));
    if (absolute.length === 0) return notApplicable("the description declares no absolute server");
    return outcomeOf(
      absolute.flatMap((server) => {
        const host = clearHost(server);
        if (host === null) return [];
        const scheme = /^wss?:/i.test(server.urls.find(isClear) ?? server.template) ? "ws" : "http";
        return {
          subject: `server ${server.template}`,
          message: `The declared server ${server.template} is spoken to in the clear (${scheme})`,
          confidence: "proven" as const,
          where: { place: server.place, host },
          proof: [`server: ${server.template}`, ...server.urls.filter((url) => url !== server.template && isClear(url)).slice(0, 5)],
        };
      }),
    );
  },
});
