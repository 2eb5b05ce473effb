// Reads the captured traffic that the user gave, once, and lets every observer see each call: the facts `calls` and `captures`.

import { ScanError } from "../errors.ts";
import type { CapturedCall, TrafficSource } from "../model/call.ts";
import { known, type Fact, skipped, type TrafficFacts } from "../model/evidence.ts";
import type { ScanRequest } from "../model/policy.ts";
import type { SpecFacts } from "../model/spec.ts";
import type { Ports } from "../ports.ts";

/** Sees each captured call once, in the order of the files, and says at the end what it saw. */
export interface Observer<T> {
  see(call: CapturedCall): void;
  done(): T;
}

export type TrafficResults = { readonly [N in keyof TrafficFacts]: Fact<TrafficFacts[N]> };

/** The files that the request names; settled before anything is sent, so that a name without a file is told at once. */
export const trafficFiles = ({ traffic = [] }: ScanRequest, ports: Ports): readonly string[] => {
  if (traffic.length === 0) return [];
  if (ports.findTraffic === undefined) throw new ScanError("traffic-not-found", `${traffic[0]?.from}: there are no files to be read here`);
  return ports.findTraffic(traffic);
};

export const gatherTraffic = async (request: ScanRequest, spec: SpecFacts | null, files: readonly string[], ports: Ports): Promise<TrafficResults> => {
  const none = skipped("no traffic was given");
  if (files.length === 0) return { calls: none, captures: none };
  const [{ readTraffic }, { callFacts, observeCalls }, { observeCaptures }] = await Promise.all([
    import("./read-traffic.ts"),
    import("./calls.ts"),
    import("./captures.ts"),
  ]);
  const calls = observeCalls(request, spec);
  const captures = await observeCaptures(request, spec);
  const sources = readTraffic(files, ports, (call) => {
    calls.see(call);
    captures.see(call);
  });
  refuseStrangers(sources);
  return { calls: known(callFacts(sources, calls.done())), captures: captures.done() };
};

/** Where no file holds traffic at all the user has named the wrong ones, and that can be mended. */
const refuseStrangers = (sources: readonly TrafficSource[]): void => {
  const [first] = sources;
  if (first === undefined || sources.some(({ format }) => format !== null)) return;
  const why = first.cut ?? first.unread[0]?.why ?? "it holds neither HAR nor OpenTelemetry traces";
  throw new ScanError("traffic-invalid", `${first.file} holds no traffic that could be read: ${why}`, {
    hint: "Captured traffic is a HAR 1.2 file (browsers, Playwright, mitmproxy) or OTLP traces as JSON or JSON lines.",
    at: { file: first.file },
  });
};
