// Judges server variables that leave the host open. Pure.

import { defineCheck, notApplicable, outcomeOf } from "../model/check.ts";
import { hostOf } from "../model/host.ts";
import type { DeclaredServer, ServerVariable } from "../model/spec.ts";

/** A variable that is only the port leaves the host alone (RFC 3986 section 3.2: authority is host and port). */
const isOnlyPort = ({ template }: DeclaredServer, { name }: ServerVariable): boolean => {
  const authority = /^[^:/?#]*:?\/\/([^/?#]*)/.exec(template)?.[1] ?? "";
  return authority.endsWith(`:{${name}}`) && authority.indexOf(`{${name}}`) === authority.lastIndexOf(`{${name}}`);
};

const isOpen = ({ enum: values }: ServerVariable): boolean => values === null || values.length === 0;

export const openServerVariable = defineCheck({
  id: "open-server-variable",
  title: "A server variable leaves the host open",
  category: "contract",
  severity: "high",
  since: "0.1.0",
  needs: ["spec"],
  doc: {
    what: "Looks at the variables in the host part of every server URL. Each needs an `enum` that lists what it may be. Variables in the path, or for the port alone, are left alone.",
    why: "Whoever fills in the variable chooses where signed requests go. A tenant name that comes from user input becomes `evil.example/` or another company's host, and the description calls it a declared server.",
    fix: "List the allowed values under `enum`. Where every customer has a host of their own, declare one server per region or stage and put the customer into the path, or waive the finding and check the value where it is filled in.",
    example: {
      language: "yaml",
      before: `servers:
  - url: https://{region}.api.example.com
    variables:
      region: { default: eu }`,
      after: `servers:
  - url: https://{region}.api.example.com
    variables:
      region: { default: eu, enum: [eu, us] }`,
    },
    references: ["https://spec.openapis.org/oas/v3.1.1.html#server-variable-object"],
    cwe: [923],
    owasp: ["API8:2023"],
  },
  run({ spec }) {
    const inHost = spec.servers.flatMap((server) =>
      server.variables.filter((variable) => variable.inHost && !isOnlyPort(server, variable)).map((variable) => ({ server, variable })),
    );
    if (inHost.length === 0) return notApplicable("no server URL has a variable in its host");
    return outcomeOf(
      inHost
        .filter(({ variable }) => isOpen(variable))
        .map(({ server, variable }) => {
          const host = server.hostPattern ?? hostOf(server.urls[0] ?? "");
          return {
            subject: `${server.template} variable ${variable.name} at ${server.place.file}#${server.place.pointer}`,
            message: `The variable {${variable.name}} in ${server.template} may be anything, and with it the host`,
            confidence: "proven" as const,
            where: { place: variable.place, ...(host === null ? {} : { host }) },
            proof: [`server: ${server.template}`, `variable ${variable.name}: no enum${variable.default === null ? "" : `, default ${variable.default}`}`],
          };
        }),
    );
  },
});
