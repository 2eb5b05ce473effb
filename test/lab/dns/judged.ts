// Asks a lab of either kind about names as a scan does, and judges what comes back with the checks themselves.

import { bogusDnssec } from "../../../src/checks/bogus-dnssec.ts";
import { danglingCname } from "../../../src/checks/dangling-cname.ts";
import { divergentResolution } from "../../../src/checks/divergent-resolution.ts";
import { openZoneTransfer } from "../../../src/checks/open-zone-transfer.ts";
import { privateAddress } from "../../../src/checks/private-address.ts";
import { rebindingAnswer } from "../../../src/checks/rebinding-answer.ts";
import { unsignedZone } from "../../../src/checks/unsigned-zone.ts";
import { parseResolver } from "../../../src/config/resolvers.ts";
import { gatherNames } from "../../../src/gather/name-facts.ts";
import { createPorts } from "../../../src/gather/node-ports.ts";
import type { Handshake } from "../../../src/model/certificate.ts";
import type { Outcome } from "../../../src/model/check.ts";
import type { Resolver, ResolutionFact, ZoneFact } from "../../../src/model/names.ts";
import { policy, spec } from "../../facts.ts";
import { requestWith } from "../../gather/request.ts";

export interface Questions {
  /** Host of the base URL. */
  readonly host: string;
  readonly resolvers: readonly string[];
  readonly port: number;
  /** Who shows a valid certificate, by address; null: nobody answers there with TLS. */
  readonly proves?: (address: string) => boolean | null;
  readonly allowPrivate?: readonly string[];
  readonly allow?: readonly string[];
  /** Milliseconds that the scan has. */
  readonly left?: number;
}

export interface Told {
  readonly zones: readonly ZoneFact[];
  readonly resolutions: readonly ResolutionFact[];
  /** Milliseconds that the scan would have waited before it asked again. */
  readonly waited: readonly number[];
  readonly outcomes: Readonly<Record<string, Outcome>>;
}

const checks = [openZoneTransfer, divergentResolution, bogusDnssec, unsignedZone, danglingCname, privateAddress, rebindingAnswer];

export const askLab = async ({
  host,
  resolvers,
  port,
  proves = () => null,
  allowPrivate = ["127.0.0.0/8"],
  allow = [],
  left = 300_000,
}: Questions): Promise<Told> => {
  const [first, ...rest] = resolvers.map(parseResolver).filter((one): one is Resolver => one !== null);
  if (first === undefined) throw new Error("a lab without a resolver");
  const hosts = { allow, allowPrivate };
  const request = requestWith({ baseUrl: `https://${host}`, hosts, resolvers: { list: [first, ...rest], said: true } });
  const real = createPorts({ request, env: {}, portOf: () => port, systemResolvers: [] });
  const waited: number[] = [];
  const handshake = async ({ address }: { readonly address: string }): Promise<Handshake> => {
    const proven = proves(address);
    if (proven === null) return { kind: "fault", fault: { reason: "connection-refused", detail: "the connection was refused" } };
    const refused = proven ? null : { code: "ERR_TLS_CERT_ALTNAME_INVALID", why: "the certificate is for somebody else" };
    return { kind: "shown", protocol: "TLSv1.3", refused, wrongName: refused, chain: [] };
  };
  try {
    const facts = await gatherNames(request, { ...real, handshake, left: () => left, sleep: async (ms) => void waited.push(ms) });
    if (facts.zones.state !== "known" || facts.resolutions.state !== "known") throw new Error(JSON.stringify(facts));
    const all = { spec: spec(), zones: facts.zones.value, resolutions: facts.resolutions.value, certificates: [] };
    const outcomes = Object.fromEntries(checks.map((check) => [check.id, check.run(all as never, policy({ hosts }))]));
    return { zones: all.zones, resolutions: all.resolutions, waited, outcomes };
  } finally {
    await real.close();
  }
};
