// Judges whether a host that only looks like the real one is accepted. Pure.

import { defineCheck } from "../model/check.ts";
import { trialOutcome } from "../signature/experiment/trial.ts";
import { judgeExperiment } from "../signature/experiment/verdict.ts";
import { triedWith } from "../signature/experiment/tried.ts";

export const prefixHostMatch = defineCheck({
  id: "prefix-host-match",
  title: "A host that only begins or ends like the real one is accepted",
  category: "signature",
  severity: "high",
  since: "0.1.0",
  needs: ["signing", "experiments"],
  doc: {
    what: "Signs for names that are built from the real one, such as `api.example.com.invalid` and `api.example.com@probe.invalid`, and sends them as `Host`. It means something only where a plain foreign host is refused.",
    why: "A comparison by beginning or ending accepts every name that somebody else can register around it.",
    fix: "Compare the whole name, in lower case and without its port, with a list of exact names.",
    example: {
      language: "python",
      before: `@app.before_request
def verify():
    if not request.host.startswith("api.example.com"):
        abort(400)
    message = f"{request.method}\\n{request.host}\\n{request.path}"`,
      after: `@app.before_request
def verify():
    if request.host not in {"api.example.com", "api.example.com:443"}:
        abort(400)
    message = f"{request.method}\\n{request.host}\\n{request.path}"`,
    },
    references: ["https://nvd.nist.gov/vuln/detail/CVE-2026-34835", "https://www.rfc-editor.org/rfc/rfc9110#section-7.2"],
    cwe: [1023, 20],
    owasp: ["API2:2023", "API8:2023"],
  },
  run: (facts) => trialOutcome(triedWith(facts, judgeExperiment), "prefix-host", "a host that only looks like the real one is accepted"),
});
