// The line of a description that answers for a name: the first server with it, otherwise the first server. Pure.

import { hostnameOf, hostOf } from "../model/host.ts";
import type { Place } from "../model/place.ts";
import type { SpecFacts } from "../model/spec.ts";

export const placeOfName = ({ servers }: SpecFacts, name: string): Place | null =>
  (servers.find(({ urls }) => urls.some((url) => hostnameOf(hostOf(url) ?? "") === name)) ?? servers[0])?.place ?? null;
