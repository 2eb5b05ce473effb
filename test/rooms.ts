// The import table: who may import whom. ARCHITECTURE.md shows it, architecture.test.ts enforces it.

export interface Room {
  /** Rooms it may import besides itself. */
  readonly may: readonly string[];
  /** Packages and Node modules it may import. */
  readonly from: readonly string[];
}

const doorsMay = [
  "model",
  "openapi",
  "dns",
  "tls",
  "signature",
  "traffic",
  "checks",
  "score",
  "report",
  "gather",
  "ports",
  "errors",
  "config",
  "evaluate",
  "scan",
];
export const rooms: Readonly<Record<string, Room>> = {
  model: { may: [], from: [] },
  errors: { may: ["model"], from: [] },
  ports: { may: ["model"], from: [] },
  openapi: { may: ["model", "errors"], from: ["js-yaml", "openapi-types"] },
  dns: { may: ["model", "errors"], from: ["tldts", "ipaddr.js", "dns-packet"] },
  tls: { may: ["model", "errors"], from: [] },
  traffic: { may: ["model", "errors"], from: [] },
  signature: { may: ["model", "errors"], from: ["node:crypto", "structured-headers"] },
  config: { may: ["model", "errors"], from: ["zod", "yaml"] },
  checks: { may: ["model", "openapi", "dns", "tls", "signature", "traffic"], from: [] },
  score: { may: ["model"], from: [] },
  report: { may: ["model"], from: ["picocolors"] },
  gather: { may: ["model", "openapi", "dns", "tls", "signature", "traffic", "ports", "errors"], from: ["node:"] },
  evaluate: { may: ["model", "checks", "score", "openapi", "dns", "signature", "tls"], from: ["node:crypto"] },
  scan: { may: ["gather", "evaluate", "model", "ports"], from: [] },
  doors: { may: doorsMay, from: ["node:", "commander", "picocolors", "@actions/core", "@actions/github", "zod", "yaml"] },
  cli: { may: [...doorsMay, "doors"], from: ["node:", "commander"] },
  action: { may: [...doorsMay, "doors"], from: ["node:", "@actions/core", "@actions/github"] },
  post: { may: [...doorsMay, "doors"], from: ["node:"] },
  recorder: { may: [...doorsMay, "doors"], from: ["node:"] },
  index: { may: [...doorsMay, "doors"], from: [] },
};
