// Gathers every fact of one scan; judges nothing. Throws only what the user can mend (ScanError); what goes wrong out there is part of the evidence.

import { failed, known, skipped, type Evidence, type Facts, type Fact } from "../model/evidence.ts";
import { hostOf, sameOrigin } from "../model/host.ts";
import type { ScanRequest } from "../model/policy.ts";
import { project } from "../model/project.ts";
import type { SpecFacts } from "../model/spec.ts";
import type { Fault, ForwardedProbe, Visit } from "../model/visit.ts";
import type { Ports } from "../ports.ts";
import { declares } from "../openapi/declared-hosts.ts";
import { readDescription, type Description } from "./description.ts";
import { fault, FaultError } from "./faults.ts";
import { concurrencyFor, pace, type Paced } from "./pace.ts";
import { exactHosts, planVisits, type PlanTarget } from "./plan-visits.ts";
import { redactUrl } from "./redact.ts";
import { mostProbesFor, planProbes, runProbes } from "./reflections.ts";
import { gatherIdentities } from "./identities.ts";
import { gatherSignatures } from "./signatures.ts";
import { gatherSites } from "./sites.ts";
import { gatherTraffic, trafficFiles } from "./traffic.ts";
import { runVisits } from "./visits.ts";
import { waitFor } from "./wait-for.ts";

export const gather = async (request: ScanRequest, outside: Ports): Promise<Evidence> => {
  const begun = outside.now();
  const captured = trafficFiles(request, outside);
  const ports = pace(outside, request.limits, request.baseUrl);
  const target = targetOf(request);
  // A description that is served by the target can only be read once the target is up; one in a file shows its mistakes before anybody waits.
  const remote = /^https?:\/\//i.test(request.spec);
  const early = remote ? await waited(request, ports, target) : null;
  ports.start();
  const description = early ?? (await described(request, ports));
  const late = remote || "reason" in description ? early : await waited(request, ports, target);
  ports.start();
  const silence = "reason" in description ? description : late;
  const { documents, spec, problems } = "reason" in description ? { documents: [], spec: null, problems: [] } : description;
  const traffic = await gatherTraffic(request, spec, captured, outside);
  const live = silence !== null ? unreached(silence) : target === null || spec === null ? offline : await ask(spec, ports, request, target);
  const visits = live.visits.state === "known" ? live.visits.value.visits : [];
  const probes = live.reflections.state === "known" ? live.reflections.value : [];
  const { problems: unasked = [], ...signatures } = await gatherSignatures(request, spec, ports, silence ?? live.stopped);
  const identities = await gatherIdentities(request, ports);
  const calls = traffic.calls.state === "known" ? traffic.calls.value.calls : [];
  const given = [request.baseUrl, request.alias, ...exactHosts(request.policy.hosts.allow)];
  return {
    schema: "sigproof.evidence/1",
    tool: { name: project.name, version: project.version },
    startedAt: new Date(begun).toISOString(),
    durationMs: ports.now() - begun,
    requests: ports.sent(),
    proxy: request.offline || request.baseUrl === null ? null : (outside.proxyOf?.(request.baseUrl) ?? null),
    stopped: live.stopped ?? ports.stopped(),
    documents,
    problems: [...problems, ...unasked],
    facts: {
      target: known({ baseUrl: request.baseUrl, alias: request.alias, spec: request.spec, offline: request.offline }),
      spec: spec === null ? failed(silence?.detail ?? "the description was not read") : known(spec),
      visits: live.visits,
      reflections: live.reflections,
      // Only what was observed is compared by its owner; loading the public suffix list would be a third of an offline run.
      sites:
        spec === null || (live.visits.state !== "known" && calls.length === 0)
          ? withoutValue(live.visits)
          : known(await gatherSites({ spec, given, visits, probes, calls })),
      ...signatures,
      ...traffic,
      ...identities,
    },
  };
};

const withoutValue = (fact: Fact<unknown>): ReturnType<typeof skipped> | ReturnType<typeof failed> =>
  fact.state === "known" ? failed("no description") : fact;

/** A description that nobody served is the world's fault, a value like every other. */
const described = async (request: ScanRequest, ports: Paced): Promise<Description | Fault> => {
  try {
    return await readDescription(request, ports);
  } catch (error) {
    if (error instanceof FaultError) return error.fault;
    throw error;
  }
};

interface Live {
  readonly visits: Fact<Facts["visits"]>;
  readonly reflections: Fact<Facts["reflections"]>;
  readonly stopped: Fault | null;
}

const offline: Live = { visits: skipped("offline"), reflections: skipped("offline"), stopped: null };
const unreached = (stopped: Fault): Live => ({ visits: failed(stopped.detail), reflections: failed(stopped.detail), stopped });

const targetOf = ({ baseUrl, alias, offline: off, policy }: ScanRequest): PlanTarget | null =>
  off || baseUrl === null ? null : { baseUrl, alias, mayContact: exactHosts(policy.hosts.allow) };

const waited = async (request: ScanRequest, ports: Paced, target: PlanTarget | null): Promise<Fault | null> =>
  request.waitFor === null || target === null ? null : waitFor(request.waitFor, ports, target);

const ask = async (spec: SpecFacts, ports: Paced, request: ScanRequest, target: PlanTarget): Promise<Live> => {
  const plan = planVisits(spec, target);
  const declared = { ...target, spec: request.spec, offline: false };
  ports.progress({
    stage: "plan",
    requests: plan.visits.length + mostProbesFor(plan.visits),
    hosts: [...new Set([...plan.visits.map(({ url }) => hostOf(url) ?? ""), ...target.mayContact])].sort(),
  });
  const width = concurrencyFor(hostOf(target.baseUrl) ?? "", request.limits);
  const visits = await runVisits(plan.visits, ports, target, width);
  const silent = whyUnanswered(visits, target.baseUrl);
  const facts = known({ visits, notVisited: plan.notVisited });
  if (silent !== null) return { visits: facts, reflections: failed(silent.detail), stopped: ports.stopped() ?? silent };
  const probes = await runProbes(
    planProbes(plan.visits, visits, (host) => declares(spec, declared, host)),
    ports,
    target,
    width,
  );
  const stopped = ports.stopped();
  return { visits: facts, reflections: reflections(probes, stopped), stopped };
};

/** Where the scan ended before any probe was answered, nothing is known about reflections, which is not "none". */
const reflections = (probes: ForwardedProbe[], stopped: Fault | null): Fact<Facts["reflections"]> =>
  stopped !== null && probes.every(({ status }) => status === null) ? failed(stopped.detail) : known(probes);

/** The base URL's origin gave no HTTP answer to anything: then nothing at all is known about it. */
const whyUnanswered = (visits: readonly Visit[], baseUrl: string): Fault | null => {
  if (visits.some(({ steps }) => steps.some(({ url }) => sameOrigin(url, baseUrl)))) return null;
  const end = visits.map((visit) => visit.end).find(({ kind }) => kind === "fault");
  const detail = end?.kind === "fault" ? end.fault.detail : "no request got an answer";
  return fault("unreachable", `no request to ${redactUrl(baseUrl)} got an answer: ${detail}`);
};
