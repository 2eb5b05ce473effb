// Gathers every fact of one scan; judges nothing. Throws only what the user can mend (ScanError); what goes wrong out there is part of the evidence.

import { failed, known, skipped, type Evidence, type Facts, type Fact } from "../model/evidence.ts";
import { hostOf, sameOrigin } from "../model/host.ts";
import type { ScanRequest } from "../model/policy.ts";
import { project } from "../model/project.ts";
import type { Part, Share } from "../model/share.ts";
import type { SpecFacts } from "../model/spec.ts";
import type { Fault, ForwardedProbe, Visit } from "../model/visit.ts";
import type { Ports } from "../ports.ts";
import { declares } from "../openapi/declared-hosts.ts";
import { readDescription, type Description } from "./description.ts";
import { fault, FaultError } from "./faults.ts";
import { chainBudget, concurrencyFor, pace, type Paced } from "./pace.ts";
import { exactHosts, planVisits, type PlanTarget } from "./plan-visits.ts";
import { redactUrl } from "./redact.ts";
import { mostProbesFor, planProbes, runProbes } from "./reflections.ts";
import { gatherIdentities } from "./identities.ts";
import { gatherSignatures } from "./signatures.ts";
import { gatherSites } from "./sites.ts";
import { placesFor, settingsOf } from "./share.ts";
import { gatherTraffic, trafficFiles } from "./traffic.ts";
import { hostFor, runVisits } from "./visits.ts";
import { waitFor } from "./wait-for.ts";

export const gather = async (request: ScanRequest, outside: Ports): Promise<Evidence> => {
  const begun = outside.now();
  const elsewhere = lookedAtByTheFirst(request.share);
  const captured = elsewhere === null ? trafficFiles(request, outside) : [];
  const ports = pace(outside, request.limits, request.baseUrl, request.share?.of);
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
  const { calls, captures } = elsewhere === null ? await gatherTraffic(request, spec, captured, outside) : { calls: elsewhere, captures: elsewhere };
  const live = silence !== null ? unreached(silence) : target === null || spec === null ? offline : await ask(spec, ports, request, target);
  const visits = live.visits.state === "known" ? live.visits.value.visits : [];
  const probes = live.reflections.state === "known" ? live.reflections.value : [];
  const { problems: unasked = [], places: tried = [], ...signatures } = await gatherSignatures(request, spec, ports, silence ?? live.stopped);
  const { zones, resolutions, certificates } =
    elsewhere === null ? await gatherIdentities(request, ports) : { zones: elsewhere, resolutions: elsewhere, certificates: elsewhere };
  const observed = calls.state === "known" ? calls.value.calls : [];
  const given = [request.baseUrl, request.alias, ...exactHosts(request.policy.hosts.allow)];
  const evidence: Evidence = {
    schema: "sigproof.evidence/1",
    tool: { name: project.name, version: project.version },
    startedAt: new Date(begun).toISOString(),
    durationMs: ports.now() - begun,
    requests: ports.sent(),
    proxy: request.offline || request.baseUrl === null ? null : (outside.proxyOf?.(request.baseUrl) ?? null),
    stopped: live.stopped ?? ports.stopped(),
    ...(request.share === undefined
      ? {}
      : { parts: { of: request.share.of, settings: settingsOf(request), held: [partOf(request.share, live, signatures.experiments, tried)] } }),
    documents,
    problems: [...problems, ...unasked],
    facts: {
      target: known({
        baseUrl: request.baseUrl,
        alias: request.alias,
        spec: request.spec,
        offline: request.offline,
        ...(request.caFile === undefined ? {} : { caFile: request.caFile }),
      }),
      spec: spec === null ? failed(silence?.detail ?? "the description was not read") : known(spec),
      visits: live.visits,
      reflections: live.reflections,
      // Only what was observed is compared by its owner; loading the public suffix list would be a third of an offline run.
      sites:
        spec === null || (live.visits.state !== "known" && observed.length === 0)
          ? withoutValue(live.visits)
          : known(await gatherSites({ spec, given, visits, probes, calls: observed })),
      ...signatures,
      calls,
      captures,
      zones,
      resolutions,
      certificates,
    },
  };
  // Without a secret there is nothing to take out, and no need to load what spells it.
  return request.signing === undefined ? evidence : (await import("./scrub.ts")).scrubbedEvidence(evidence, request);
};

/** Files, names and certificates are the same for every part: one of them looks. */
const lookedAtByTheFirst = (share: Share | undefined): ReturnType<typeof failed> | null =>
  share === undefined || share.index === 1 ? null : failed(`part 1 of ${share.of} looks at it`);

const partOf = ({ index }: Share, live: Live, experiments: Fact<unknown>, tried: readonly number[]): Part => {
  const held = (fact: Fact<unknown>, places: readonly number[]) => (fact.state === "failed" ? fact.why : places);
  return {
    index,
    visits: held(live.visits, live.places.visits),
    reflections: held(live.reflections, live.places.reflections),
    experiments: held(experiments, tried),
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
  /** In the plan of the whole scan. */
  readonly places: { readonly visits: readonly number[]; readonly reflections: readonly number[] };
  readonly visits: Fact<Facts["visits"]>;
  readonly reflections: Fact<Facts["reflections"]>;
  readonly stopped: Fault | null;
}

const nowhere: Live["places"] = { visits: [], reflections: [] };
const offline: Live = { places: nowhere, visits: skipped("offline"), reflections: skipped("offline"), stopped: null };
const unreached = (stopped: Fault): Live => ({ places: nowhere, visits: failed(stopped.detail), reflections: failed(stopped.detail), stopped });

const targetOf = ({ baseUrl, alias, offline: off, policy }: ScanRequest): PlanTarget | null =>
  off || baseUrl === null ? null : { baseUrl, alias, mayContact: exactHosts(policy.hosts.allow) };

const waited = async (request: ScanRequest, ports: Paced, target: PlanTarget | null): Promise<Fault | null> =>
  request.waitFor === null || target === null ? null : waitFor(request.waitFor, ports, target);

const ask = async (spec: SpecFacts, ports: Paced, request: ScanRequest, target: PlanTarget): Promise<Live> => {
  const whole = planVisits(spec, target);
  const places = placesFor(
    whole.visits.map(({ entry }) => (entry.kind === "operation" ? entry.operation : null)),
    request.share,
  );
  const plan = { ...whole, visits: places.flatMap((place) => whole.visits[place] ?? []) };
  const declared = { ...target, spec: request.spec, offline: false };
  ports.progress({
    stage: "plan",
    requests: plan.visits.length + mostProbesFor(plan.visits),
    hosts: [...new Set([...plan.visits.map(({ url }) => hostOf(url) ?? ""), ...target.mayContact])].sort(),
  });
  const width = concurrencyFor(hostOf(target.baseUrl) ?? "", request.limits);
  const visits = await runVisits(plan.visits, ports, target, width);
  const silent = await whySilent(visits, target, ports, request.share);
  const facts = known({ visits, notVisited: plan.notVisited });
  if (silent !== null)
    return { places: { visits: places, reflections: [] }, visits: facts, reflections: failed(silent.detail), stopped: ports.stopped() ?? silent };
  const planned = planProbes(plan.visits, visits, (host) => declares(spec, declared, host));
  const probes = await runProbes(planned, ports, target, width);
  const stopped = ports.stopped();
  const probed = planned.map((probe) => whole.visits.indexOf(probe));
  return { places: { visits: places, reflections: probed }, visits: facts, reflections: reflections(probes, stopped), stopped };
};

/** Where the scan ended before any probe was answered, nothing is known about reflections, which is not "none". */
const reflections = (probes: ForwardedProbe[], stopped: Fault | null): Fact<Facts["reflections"]> =>
  stopped !== null && probes.every(({ status }) => status === null) ? failed(stopped.detail) : known(probes);

/** A part to which nothing fell says nothing; one whose few operations all broke asks the base URL itself before it calls the target silent. */
const whySilent = async (visits: readonly Visit[], target: PlanTarget, ports: Paced, share: Share | undefined): Promise<Fault | null> => {
  const silent = visits.length === 0 ? null : whyUnanswered(visits, target.baseUrl);
  if (silent === null || share === undefined || share.index === 1) return silent;
  const exchange = await ports.ask({ method: "GET", url: target.baseUrl, ...hostFor(target.baseUrl, target), headers: [], body: "none" }, chainBudget());
  return exchange.kind === "answer" ? null : silent;
};

/** The base URL's origin gave no HTTP answer to anything: then nothing at all is known about it. */
const whyUnanswered = (visits: readonly Visit[], baseUrl: string): Fault | null => {
  if (visits.some(({ steps }) => steps.some(({ url }) => sameOrigin(url, baseUrl)))) return null;
  const end = visits.map((visit) => visit.end).find(({ kind }) => kind === "fault");
  const detail = end?.kind === "fault" ? end.fault.detail : "no request got an answer";
  return fault("unreachable", `no request to ${redactUrl(baseUrl)} got an answer: ${detail}`);
};
