// The scenes with real servers: BIND and unbound.

import { afterAll, beforeAll, beforeEach } from "vitest";
import { type DnsLab, missingForDns, needDns, startDnsLab } from "./lab.ts";
import { playScenes } from "./scenes.ts";

let lab: DnsLab;
beforeAll(async () => {
  if (missingForDns() === null) lab = await startDnsLab();
});
beforeEach(needDns);
afterAll(() => lab?.stop());

playScenes(() => lab, 10);
