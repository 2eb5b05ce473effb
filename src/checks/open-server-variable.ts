// Judges server variables that leave the host open. Pure.

import { defineCheck, type Finding, notApplicable, outcomeOf } from "../model/check.ts";
import { hostOf } from "../model/host.ts";
import type { DeclaredServer, ServerVariable } from "../model/spec.ts";

/** A variable that is only the port leaves the host alone (RFC 3986 section 3.2: authority is host and port). */
const isOnlyPort = ({ template }: DeclaredServer, { name }: ServerVariable): boolean => {
  const authority = /^[^:/?#]*:?\/\/([^/?#]*)/.exec(template)?.[1] ?? "";
  return authority.endsWith(`:{${name}}`) && authority.indexOf(`{${name}}`) === authority.lastIndexOf(`{${name}}`);
};

/** `https://api.example.com{basePath}` was meant as a path, and a value like `.evil.example` makes it part of the name all the same. */
const isMeantAsPath = ({ default: value }: ServerVariable): boolean => value?.startsWith("/") === true;

const isOpen = ({ enum: values }: ServerVariable): boolean => values === null || values.length === 0;

const judge = ({ server, variable }: { readonly server: DeclaredServer; readonly variable: ServerVariable }): Finding => {
  const { template, hostPattern, urls } = server;
  const host = hostPattern ?? hostOf(urls[0] ?? "");
  return {
    subject: `${template} variable ${variable.name}`,
    message: isMeantAsPath(variable)
      ? `The variable {${variable.name}} in ${template} is meant as a path, but nothing separates it from the host`
      : `The variable {${variable.name}} in ${template} may be anything, and with it the host`,
    confidence: "proven",
    ...(isMeantAsPath(variable) ? { severity: "low" } : {}),
    where: { place: variable.place, ...(host === null ? {} : { host }) },
    proof: [`server: ${template}`, `variable ${variable.name}: no enum${variable.default === null ? "" : `, default ${variable.default}`}`],
  };
};

export const openServerVariable = defineCheck({
  id: "open-server-variable",
  title: "A server variable leaves the host open",
  category: "contract",
  severity: "high",
  since: "0.1.0",
  needs: ["spec"],
  doc: {
    what: "Looks at the variables in the host part of every server URL. Each needs an `enum` that lists what it may be. Variables in the path, or for the port alone, are left alone. One that is meant as a path and touches the host (`https://api.example.com{basePath}`) weighs little.",
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
    return outcomeOf(inHost.filter(({ variable }) => isOpen(variable)).map(judge));
  },
});
