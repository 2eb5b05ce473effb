// Judges internal addresses that stand beside public servers. Pure.

import { type AddressKind, kindOfAddress } from "../dns/address.ts";
import { defineCheck, type Finding, notApplicable, outcomeOf } from "../model/check.ts";
import { hostnameOf, hostOf, isLoopbackHost, isReservedName, isSingleLabel } from "../model/host.ts";
import type { DeclaredServer } from "../model/spec.ts";

const kindOf = (host: string): AddressKind | null => (isLoopbackHost(host) ? "loopback" : kindOfAddress(hostnameOf(host)));
const calm = new Set<AddressKind>(["loopback", "unspecified"]);
const spoken: Partial<Readonly<Record<AddressKind, string>>> = {
  private: "a private address",
  shared: "a private address (shared address space)",
  "link-local": "a link-local address",
  metadata: "a cloud metadata address",
};

const isPublic = (host: string): boolean => {
  const kind = kindOf(host);
  return kind === "global" || (kind === null && !isSingleLabel(host) && !isReservedName(host));
};

const judge = (server: DeclaredServer, host: string): Finding[] => {
  const kind = kindOf(host);
  const words = kind === null ? undefined : spoken[kind];
  const harmless = kind !== null && calm.has(kind);
  if (words === undefined && !harmless) return [];
  return [
    {
      subject: host,
      message: harmless
        ? `${server.template} is for local development; nothing is wrong with it, but it is published with the public servers`
        : `${server.template} is ${words}, declared beside a public server`,
      confidence: "proven",
      ...(harmless ? { severity: "info" as const } : {}),
      where: { place: server.place, host },
      proof: [`server: ${server.template}`],
    },
  ];
};

export const internalServer = defineCheck({
  id: "internal-server",
  title: "An internal address is declared beside a public server",
  category: "contract",
  severity: "medium",
  since: "0.1.0",
  needs: ["spec"],
  doc: {
    what: "Where a public server is declared, looks for private, link-local and cloud metadata addresses among the other servers. A loopback address is only noted, because many descriptions keep one for development.",
    why: "The published description tells everybody how the network behind it is laid out. Tools that try all declared servers, with a key in hand, then call an address that means something else in every network, or the service that hands out a cloud machine's credentials.",
    fix: "Keep internal addresses in a description of their own, or fill in the server when the description is published.",
    example: {
      language: "yaml",
      before: `servers:
  - url: https://api.example.com
  - url: https://10.20.0.7:8443`,
      after: `servers:
  - url: https://api.example.com`,
    },
    references: ["https://www.iana.org/assignments/iana-ipv4-special-registry/iana-ipv4-special-registry.xhtml", "https://www.rfc-editor.org/rfc/rfc6890"],
    cwe: [200],
    owasp: ["API7:2023", "API9:2023"],
  },
  run({ spec }) {
    const declared = spec.servers.flatMap((server) =>
      [...new Set(server.urls.filter((url) => !url.startsWith("/")).map(hostOf))].flatMap((host) => (host === null ? [] : [{ server, host }])),
    );
    if (!declared.some(({ host }) => isPublic(host)) && !spec.servers.some(({ hostPattern }) => hostPattern !== null && isPublic(hostPattern)))
      return notApplicable("no public server is declared beside which an internal one could stand");
    return outcomeOf(declared.flatMap(({ server, host }) => judge(server, host)));
  },
});
