// Gathers every fact of one scan; judges nothing.

import type { Evidence } from "../model/evidence.ts";
import type { ScanRequest } from "../model/policy.ts";
import type { Ports } from "../ports.ts";

export const gather = async (_request: ScanRequest, _ports: Ports): Promise<Evidence> => {
  throw new Error("gather is being written");
};
