// A few checks in short form, so that the golden reports show the frame and not the built-in checks: deleting or rewording one of those touches nothing here.

import { type Check, defineCheck, outcomeOf } from "../../src/model/check.ts";
import { hostOf } from "../../src/model/host.ts";
import type { Place } from "../../src/model/place.ts";
import type { SpecFacts } from "../../src/model/spec.ts";
import type { Entry } from "../../src/model/visit.ts";
import { allows, declares } from "../../src/openapi/declared-hosts.ts";
import { judgeExperiment } from "../../src/signature/experiment/verdict.ts";

const placeOf = (spec: SpecFacts, entry: Entry): Place | null =>
  entry.kind === "operation" ? (spec.operations.find(({ id }) => id === entry.operation)?.place ?? null) : null;
const nameOf = (entry: Entry): string => (entry.kind === "operation" ? entry.operation : "the base URL");
const doc = (what: string, why: string, fix: string, cwe: number): Check["doc"] => ({
  what,
  why,
  fix,
  references: ["https://www.rfc-editor.org/rfc/rfc9110"],
  cwe: [cwe],
  owasp: ["API8:2023"],
});

const undeclaredBaseUrl = defineCheck({
  id: "undeclared-base-url",
  title: "The base URL is none of the declared servers",
  category: "contract",
  severity: "info",
  since: "0.1.0",
  needs: ["target", "spec"],
  doc: doc(
    "Compares the base URL with `servers`.",
    "A scan of another place says nothing about the real one.",
    "Declare the server, or correct the base URL.",
    1059,
  ),
  run: ({ target, spec }) =>
    outcomeOf(
      target.baseUrl === null || spec.servers.some(({ urls }) => urls.includes(target.baseUrl ?? ""))
        ? []
        : [
            {
              subject: "base URL",
              message: `${target.baseUrl} is none of the declared servers`,
              confidence: "proven",
              where: { place: spec.servers[0]?.place ?? null },
              proof: [],
            },
          ],
    ),
});

const openServerVariable = defineCheck({
  id: "open-server-variable",
  title: "A server variable leaves the host open",
  category: "contract",
  severity: "high",
  since: "0.1.0",
  needs: ["spec"],
  doc: doc("Looks for host variables without `enum`.", "Whoever fills it in chooses the host.", "List the allowed values under `enum`.", 923),
  run: ({ spec }) =>
    outcomeOf(
      spec.servers.flatMap(({ template, variables }) =>
        variables
          .filter(({ inHost, enum: values }) => inHost && values === null)
          .map(({ name, place }) => ({
            subject: `${template} ${name}`,
            message: `{${name}} in ${template} may be anything`,
            confidence: "proven" as const,
            where: { place },
            proof: [`server: ${template}`],
          })),
      ),
    ),
});

const signatureOnlyGuard = defineCheck({
  id: "signature-only-guard",
  title: "An administrative operation is guarded by a signature alone",
  category: "contract",
  severity: "high",
  since: "0.1.0",
  needs: ["spec"],
  doc: doc("Looks at operations under one security scheme.", "Who finds the key is in.", "Ask for a second, independent proof, such as mutual TLS.", 308),
  run: ({ spec }) =>
    outcomeOf(
      spec.operations
        .filter(({ security }) => security.length === 1)
        .map(({ id, place }) => ({
          subject: id,
          message: `${id} asks for nothing but a signature`,
          confidence: "likely" as const,
          where: { place, operation: id },
          proof: ["security: partner"],
        })),
    ),
});

const undeclaredRedirectHost = defineCheck({
  id: "undeclared-redirect-host",
  title: "A redirect leads to a host that the description does not declare",
  category: "hosts",
  severity: "high",
  since: "0.1.0",
  needs: ["target", "spec", "visits"],
  doc: doc(
    "Compares every redirect target with `servers`.",
    "A client that follows carries its signature along.",
    "Declare the host under `servers`, or redirect within a declared host.",
    601,
  ),
  run: ({ target, spec, visits }, policy) =>
    outcomeOf(
      visits.visits.flatMap(({ entry, method, steps }) =>
        steps.flatMap(({ url, status, location, redirect }) => {
          const host = redirect === null ? null : hostOf(redirect);
          if (host === null || declares(spec, target, host) || allows(policy, host)) return [];
          return [
            {
              subject: `${nameOf(entry)} to ${host}`,
              message: `${nameOf(entry)} redirects to ${host}, which the description does not declare`,
              confidence: "proven" as const,
              where: { place: placeOf(spec, entry), host, url, operation: nameOf(entry) },
              proof: [`${method} ${url}`, `HTTP ${status}`, `Location: ${location}`],
            },
          ];
        }),
      ),
    ),
});

const insecureRedirect = defineCheck({
  id: "insecure-redirect",
  title: "A redirect leads to plain http",
  category: "hosts",
  severity: "critical",
  since: "0.1.0",
  needs: ["spec", "visits"],
  doc: doc("Looks at the scheme of every redirect target.", "What follows can be read on the way.", "Redirect to https or to a path alone.", 319),
  run: ({ spec, visits }) =>
    outcomeOf(
      visits.visits.flatMap(({ entry, method, steps }) =>
        steps
          .filter(({ redirect }) => redirect?.startsWith("http://api.") === true)
          .map(({ url, status, location }) => ({
            subject: nameOf(entry),
            message: `${nameOf(entry)} redirects to plain http`,
            confidence: "proven" as const,
            severity: "high" as const,
            where: { place: placeOf(spec, entry), url, operation: nameOf(entry) },
            proof: [`${method} ${url}`, `HTTP ${status}`, `Location: ${location}`],
          })),
      ),
    ),
});

const undeclaredLinkHost = defineCheck({
  id: "undeclared-link-host",
  title: "An answer links to a host that the description does not declare",
  category: "hosts",
  severity: "medium",
  since: "0.1.0",
  needs: ["target", "spec", "visits"],
  doc: doc("Compares the hosts of links with `servers`.", "Clients page through them.", "Send relative links.", 610),
  run: ({ target, spec, visits }) =>
    outcomeOf(
      visits.visits.flatMap(({ entry, steps }) =>
        steps.flatMap(({ url, references }) =>
          references
            .filter(({ host, detail }) => detail.startsWith("/next") && !declares(spec, target, host))
            .map(({ host, value, detail }) => ({
              subject: `${nameOf(entry)} to ${host}`,
              message: `${nameOf(entry)} links to ${host}`,
              confidence: "likely" as const,
              where: { place: placeOf(spec, entry), host, url, operation: nameOf(entry) },
              proof: [`${detail}: ${value}`],
            })),
        ),
      ),
    ),
});

const forwardedHostReflection = defineCheck({
  id: "forwarded-host-reflection",
  title: "A host name given in a forwarding header comes back in the answer",
  category: "hosts",
  severity: "medium",
  since: "0.1.0",
  needs: ["spec", "reflections"],
  doc: doc(
    "Sends foreign names in `X-Forwarded-Host` and `Forwarded`.",
    "Whoever sends the header chooses the links of the answer.",
    "Build absolute addresses from configuration.",
    644,
  ),
  run: ({ spec, reflections }) =>
    outcomeOf(
      reflections.flatMap(({ entry, url, echoes }) =>
        echoes.map(({ header, value, detail }) => ({
          subject: `${nameOf(entry)} ${header}`,
          message: `${nameOf(entry)} puts the name from ${header} into its answer`,
          confidence: "proven" as const,
          where: { place: placeOf(spec, entry), url, operation: nameOf(entry) },
          proof: [`GET ${url}`, `body (${detail}): ${value}`],
        })),
      ),
    ),
});

const unsignedWebhook = defineCheck({
  id: "unsigned-webhook",
  title: "A webhook declares no signature",
  category: "contract",
  severity: "medium",
  since: "0.1.0",
  needs: ["spec"],
  doc: doc("Looks at webhooks.", "Anyone can call the receiver.", "Declare a signature header.", 345),
  run: ({ spec }) => (spec.webhooks.length === 0 ? { outcome: "not-applicable", why: "the description has no webhooks" } : { outcome: "pass" }),
});

export const checks: readonly Check[] = [
  undeclaredBaseUrl,
  openServerVariable,
  signatureOnlyGuard,
  unsignedWebhook,
  undeclaredRedirectHost,
  insecureRedirect,
  undeclaredLinkHost,
  forwardedHostReflection,
];

const uncovered = defineCheck({
  id: "uncovered-host",
  title: "The signature leaves out what it has to bind",
  category: "signature",
  severity: "high",
  since: "0.1.0",
  needs: ["experiments"],
  doc: doc("Compares what is required with what is bound.", "What is left out can be exchanged.", "Put it into the string to sign.", 345),
  run: ({ experiments }, { require }) =>
    outcomeOf(
      experiments.flatMap((experiment) =>
        judgeExperiment(experiment)
          .components.filter(({ component, observed }) => observed === "uncovered" && require.covers?.includes(component) === true)
          .map(({ component, confidence, proof }) => ({
            subject: `${experiment.operation} ${component}`,
            message: `${experiment.operation}: the ${component} is not bound`,
            confidence,
            where: { place: experiment.place, operation: experiment.operation },
            proof,
          })),
      ),
    ),
});

/** For the scene with a matrix alone: the others are without experiments. */
export const signatureChecks: readonly Check[] = [uncovered];
