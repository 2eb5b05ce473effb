// Judges whether the address under test is one that the description declares. Pure.

import { kindOfAddress } from "../dns/address.ts";
import { defineCheck, notApplicable, outcomeOf } from "../model/check.ts";
import { pathMatches } from "../model/glob.ts";
import { hostMatches, hostnameOf, hostOf, isLoopbackHost, isSingleLabel, parseUrl } from "../model/host.ts";
import type { DeclaredServer } from "../model/spec.ts";

const pathOf = (url: URL): string => url.pathname.replace(/\/+$/, "");
const isRelative = (url: string): boolean => url.startsWith("/");

/** A base URL on this machine or network stands in for a server nobody can declare. */
const isLocal = (host: string): boolean => {
  const kind = kindOfAddress(hostnameOf(host));
  return isLoopbackHost(host) || isSingleLabel(host) || (kind !== null && kind !== "global");
};

/** Where a variable has neither default nor enum there is no URL, only the template: then its fixed parts have to agree. */
const addressesOf = ({ urls, template }: DeclaredServer): readonly string[] => (urls.length > 0 ? urls : [template.replace(/\{[^{}]*\}/g, "*")]);

/** Scheme, host, port and base path agree. A relative server stands on whatever host serves the description, so its path alone decides. */
const isServer = (server: DeclaredServer, base: URL, host: string): boolean =>
  addressesOf(server).some((text) => {
    if (isRelative(text)) return pathOf(base) === text.replace(/\/+$/, "");
    const url = parseUrl(text);
    const named = url !== null && (hostOf(url) === host || (server.hostPattern !== null && hostMatches(server.hostPattern, host)));
    return named && url.protocol === base.protocol && pathMatches(pathOf(url), pathOf(base));
  });

const isServerHost = ({ urls, hostPattern }: DeclaredServer, host: string): boolean =>
  urls.some((url) => hostOf(url) === host) || (hostPattern !== null && hostMatches(hostPattern, host));

export const undeclaredBaseUrl = defineCheck({
  id: "undeclared-base-url",
  title: "The base URL is none of the declared servers",
  category: "contract",
  severity: "medium",
  since: "0.1.0",
  needs: ["target", "spec"],
  doc: {
    what: "Compares the base URL, or under `hosts.aliases` the host it stands for, with the servers of the description: scheme, host, port and base path. A base URL on this machine or network is only noted, because nobody declares localhost for production.",
    why: "Either the description is out of date, and then every client built from it calls the wrong place, or the scan looks at a place that no client uses and its result says nothing about the real one.",
    fix: "Declare the server, or correct the base URL. For a service started in the job, name the declared host it stands for under `hosts.aliases`.",
    example: {
      language: "yaml",
      before: `# scanned: https://api-v2.example.com/v2
servers:
  - url: https://api.example.com/v1`,
      after: `servers:
  - url: https://api-v2.example.com/v2`,
    },
    references: [
      "https://spec.openapis.org/oas/v3.1.1.html#server-object",
      "https://owasp.org/API-Security/editions/2023/en/0xa9-improper-inventory-management/",
    ],
    cwe: [1059],
    owasp: ["API9:2023"],
  },
  run({ target, spec }) {
    const base = target.baseUrl === null ? null : parseUrl(target.baseUrl);
    const literal = base === null ? null : hostOf(base);
    if (base === null || literal === null) return notApplicable("no base URL was given");
    const servers = spec.servers.filter(({ scope, urls, hostPattern }) => scope !== "link" && (urls.length > 0 || hostPattern !== null));
    const absolute = servers.filter(({ urls, hostPattern }) => hostPattern !== null || urls.some((url) => !isRelative(url)));
    const [first] = absolute;
    if (first === undefined) return notApplicable("the description declares no absolute server to compare the base URL with");
    const { alias } = target;
    if (servers.some((server) => (alias === null ? isServer(server, base, literal) : isServerHost(server, alias)))) return outcomeOf([]);
    const host = alias ?? literal;
    const elsewhere = alias === null && absolute.some((server) => isServerHost(server, host));
    return outcomeOf([
      {
        subject: isLocal(host) ? "local base URL" : `base URL on ${hostnameOf(host)}`,
        message:
          alias === null
            ? `The base URL ${target.baseUrl} is none of the declared servers${elsewhere ? "; its host is declared with another scheme or base path" : ""}`
            : `The base URL stands for ${alias}, which is none of the declared servers`,
        confidence: "proven",
        ...(isLocal(host) ? { severity: "info" as const } : {}),
        where: { place: first.place, host },
        proof: [
          `base URL: ${target.baseUrl}`,
          ...(alias === null ? [] : [`hosts.aliases: ${alias}`]),
          ...absolute.slice(0, 10).map(({ template }) => `declared server: ${template}`),
        ],
      },
    ]);
  },
});
