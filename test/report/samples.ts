// Literal results, findings and reports; a test changes the one value it is about.

import type { Report, ReportedFinding, Result, ReportedCertificate, ReportedNames } from "../../src/model/report.ts";
import { score } from "../../src/score/score.ts";
import { type Situation, verdict } from "../../src/score/verdict.ts";

export const gate: Report["gate"] = { threshold: 80, failOn: "critical", minMeasured: 0, newOnly: false };
export const live: Situation = { offline: false, unanswered: null, stopped: null };

export const finding = (more: Partial<ReportedFinding> = {}): ReportedFinding => ({
  fingerprint: "0123456789abcdef",
  message: "GET /export redirects to evil.example, which no server declares",
  severity: "high",
  confidence: "proven",
  limitation: false,
  waived: null,
  new: null,
  location: { file: "openapi.yaml", line: 8, column: 5, endLine: 8, excerpt: "    get:", pointer: "/paths/~1export/get" },
  operation: "GET /export",
  host: "evil.example",
  url: "http://127.0.0.1:5000/export",
  proof: ["GET http://127.0.0.1:5000/export", "302, Location: https://evil.example/export"],
  reproduce: "sigproof scan http://127.0.0.1:5000 --spec openapi.yaml --only undeclared-redirect-host",
  ...more,
});

export const result = (more: Partial<Result> = {}): Result => ({
  check: "undeclared-redirect-host",
  title: "Redirects lead to a host that the spec does not declare",
  category: "hosts",
  severity: "high",
  description: "Compares every redirect target with `servers`. A client that follows carries its signature along.",
  help: "Declare the host under `servers`, or redirect within a declared host.",
  helpUri: "https://github.com/sigproof/sigproof/blob/main/docs/checks/undeclared-redirect-host.md",
  cwe: [601],
  owasp: ["API8:2023"],
  outcome: (more.findings?.length ?? 0) > 0 ? "fail" : "pass",
  why: null,
  findings: [],
  ...more,
});

/** Score and verdict are those of the results, unless given. */
export const report = (results: readonly Result[], more: Partial<Report> = {}, situation: Situation = live): Report => {
  const rules = more.gate ?? gate;
  const scored = score(results, rules, { answered: situation.unanswered === null });
  return {
    schema: "sigproof.report/1",
    tool: { name: "sigproof", version: "0.1.0" },
    target: { baseUrl: "http://127.0.0.1:5000", alias: null, spec: "openapi.yaml", operations: 3, visited: 2, offline: false, proxy: null },
    startedAt: "2026-11-05T10:00:00.000Z",
    durationMs: 812,
    requests: 12,
    gate: rules,
    score: scored,
    verdict: verdict(scored, results, rules, situation),
    problems: [],
    results,
    coverage: [],
    notVisited: [],
    hosts: [],
    ...more,
  };
};

/** Text by somebody who wants it to do something. */
export const attacks: readonly string[] = [
  "::error file=a.js,line=1::pwn",
  "  ::set-output name=passed::true",
  "x ##[error]pwn",
  "##[add-mask]e",
  "\r::warning::pwn",
  "a\n::stop-commands::x",
  "\u001b[2J\u001b]0;PWNED\u0007",
  "\u009b31mred",
  "good\u202egnp.exe",
  "a\u2028b\u2029c\u0085d",
  "zero\u200bwidth\ufeffjoin\u{e0041}er",
  "nb\u00a0sp\u2003ace\u3000",
  "lone \ud800 half",
  "`code` ``two`` ```three```",
  "````text\n# fence\n````",
  "| a | b |",
  "<img src=x onerror=alert(1)><!-- x --></details>",
  "![x](//evil.example/a.png) [x](javascript:alert(1))",
  '[x]: //evil.example "t"',
  "@org/team fixes #1 https://evil.example/",
  "<script>alert(1)</script>",
  "%0A::error::pwn",
  ":",
  "[warning]x",
  "#[warning]x",
  "   ",
  "",
  "\\",
  "x".repeat(70_000),
];

/** A report in which every word that came from outside is `text`. */
export const hostile = (text: string): Report => {
  const location = { file: text, line: 3, column: 2, endLine: 3, excerpt: `x ${text}`, pointer: text };
  const said = { message: text, location, operation: text, host: text, url: text, proof: [text, text], reproduce: text };
  return report(
    [
      result({ findings: [finding(said), finding({ ...said, fingerprint: "1123456789abcdef", confidence: "likely", new: true })] }),
      result({ check: "insecure-server", findings: [finding({ ...said, severity: "medium" })] }),
      result({ check: "open-server-variable", findings: [finding({ ...said, waived: { reason: text, until: text } })] }),
      result({ check: "look-alike-host", outcome: "unknown", why: text }),
      result({ check: "redirect-loop", outcome: "not-applicable", why: text }),
      result({ check: "insecure-redirect" }),
    ],
    {
      target: { baseUrl: text, alias: text, spec: text, operations: 1, visited: 1, offline: false, proxy: text },
      problems: [
        { kind: "spec", message: text, location },
        { kind: "hint", message: text, location: null },
      ],
      notVisited: [{ operation: text, why: text }],
      hosts: [
        {
          host: text,
          declared: false,
          allowed: false,
          contacted: false,
          calls: 3,
          clients: [text],
          observed: [text],
          locations: [location],
          names: names(text),
          certificates: [certificate(text)],
        },
      ],
    },
    { offline: false, unanswered: text, stopped: null },
  );
};

/** What may stand in no output that a terminal or a log shows: controls but newline, line separators, format characters. */
export const controls = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** What DNS says of a host, every text of it a stranger's. */
const names = (text: string): ReportedNames => ({
  addresses: [text],
  exists: true,
  authoritative: true,
  resolvers: [text],
  alias: text,
  zone: text,
  nameServers: [{ name: text, address: text, transfer: "open" }],
  dnssec: "unsigned",
  caa: { at: text, records: [text] },
  why: text,
});

/** What a host shows, every text of it a stranger's. */
const certificate = (text: string): ReportedCertificate => ({
  address: text,
  protocol: text,
  subject: text,
  issuer: `O=${text}, CN=${text}`,
  names: [text],
  validFrom: text,
  validTo: text,
  daysLeft: 3,
  pins: [text],
  verified: false,
  why: text,
  outdated: [text],
});
