// `sigproof demo`: starts a small flawed API on loopback, scans it through the real pipeline, and says what to run next.

import { basename, relative } from "node:path";
import { checks } from "../checks/index.ts";
import { bareCanary } from "../config/signing.ts";
import { createPorts } from "../gather/node-ports.ts";
import { defaultPolicy, type ScanRequest } from "../model/policy.ts";
import { project } from "../model/project.ts";
import type { Report } from "../model/report.ts";
import { secretOf } from "../model/secret.ts";
import type { Ports } from "../ports.ts";
import { toText } from "../report/text.ts";
import { scan } from "../scan.ts";
import { demoDescription, demoHost, demoKey, startDemoApi } from "./demo-api.ts";
import { quickstart } from "./quickstart.ts";

export interface DemoIo {
  stdout(text: string): void;
  stderr(text: string): void;
  readonly color: boolean;
}

const file = "demo/openapi.yaml";

/** `line` is on the first line with `text` at or after the one with `after`. */
const flaws = [
  { check: "undeclared-redirect-host", line: { text: "get:", after: "/reports/latest:" } },
  { check: "open-server-variable", line: { text: "region:", after: "{region}" } },
  { check: "signature-only-guard", line: { text: "post:", after: "/zones/{zone}/transfer:" } },
  { check: "look-alike-host", line: { text: "get:", after: "/reports/latest:" } },
  { check: "look-alike-host", line: { text: "get:", after: "/account:" } },
  { check: "undeclared-link-host", line: { text: "get:", after: "/account:" } },
  { check: "forwarded-host-reflection", line: { text: "get:", after: "/invoices:" } },
  { check: "uncovered-host", line: { text: "post:", after: "/orders:" } },
  { check: "stale-timestamp-accepted", line: { text: "post:", after: "/orders:" } },
  { check: "replay-accepted", line: { text: "post:", after: "/orders:" } },
] as const;

/** What the API was built to show, as far as there is a check for it. */
export const planted = flaws.filter((flaw) => checks.some((check) => check.id === flaw.check));

/** Exit code: 0 when the demo itself worked, 1 when a planted flaw was not found where it stands. What it started has stopped when it resolves. */
export const runDemo = async (io: DemoIo): Promise<number> => {
  const report = await scanDemo();
  io.stdout(
    `${toText(report, { color: io.color, verbose: false, next: false })}\n${next(ownCommand(process.argv[1] ?? "", process.cwd()), planted[0]?.check ?? "")}`,
  );
  const missed = planted.filter(({ check, line }) => !found(report, check, lineOf(line.text, line.after)));
  for (const { check, line } of missed)
    io.stderr(`The demo went wrong: ${check} was not found below "${line.after}". Please report it: ${project.repository}/issues\n`);
  return missed.length === 0 ? 0 : 1;
};

/** The demo's report, before it is printed. */
export const scanDemo = async (): Promise<Report> => {
  const api = await startDemoApi();
  const request = requestFor(api.port);
  const world = createPorts({ request, env: {} });
  // Nothing is written to disk: the description is served from memory, and no other file can be read.
  const ports: Ports = {
    ...world,
    readFile: (path) => (path === file ? { kind: "text", text: demoDescription, path } : { kind: "missing", why: "the demo has one file" }),
  };
  try {
    return (await scan(request, ports)).report;
  } finally {
    await world.close();
    await api.close();
  }
};

const requestFor = (port: number): ScanRequest => ({
  spec: file,
  baseUrl: `http://127.0.0.1:${port}`,
  alias: demoHost,
  offline: false,
  waitFor: null,
  remoteRefs: false,
  ca: null,
  limits: { rate: null, concurrency: null, deadlineMs: 10_000, requests: null },
  policy: defaultPolicy,
  // How requests are signed stands in the description; the key is all that a policy has to add.
  signing: {
    setups: [{ form: { scheme: "x-signature" }, keyId: null, operations: null, secret: secretOf(demoKey), missing: null, previous: null, place: null }],
    canaries: [
      {
        ...bareCanary("POST /orders"),
        body: { kind: "json", value: { item: "lamp", count: 2 } },
        alternate: { kind: "json", value: { item: "chair", count: 1 } },
      },
    ],
    quick: false,
  },
});

const lineOf = (text: string, after: string): number => {
  const lines = demoDescription.split("\n");
  const from = lines.findIndex((line) => line.includes(after));
  return lines.findIndex((line, index) => index >= from && line.includes(text)) + 1;
};

const found = (report: Report, check: string, line: number): boolean =>
  report.results.some((result) => result.check === check && result.findings.some((finding) => finding.location.line === line));

/** How this program was called, so that what is printed next works as it stands: `sigproof` when installed, `node dist/cli.js` on a clone. */
const ownCommand = (script: string, from: string): string => (basename(script) === "cli.js" ? `node ${relative(from, script)}` : "sigproof");

const next = (
  command: string,
  check: string,
): string => `That was a small API on 127.0.0.1 with flaws on purpose; nobody else was contacted. Its description is ${file}.

What to run next

  Why a finding matters, and how to mend it:
    ${command} explain ${check}

  Your own API, running on this machine:
    ${command} scan http://127.0.0.1:5000 --spec openapi.yaml

  Every pull request, as .github/workflows/sigproof.yml:

${quickstart().replace(/^(?=.)/gm, "    ")}
  ${project.repository}#readme
`;
