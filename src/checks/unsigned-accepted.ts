// Judges whether a request without a signature is accepted. Pure.

import { defineCheck } from "../model/check.ts";
import { trialOutcome } from "../signature/experiment/trial.ts";
import { judgeExperiment } from "../signature/experiment/verdict.ts";
import { triedWith } from "../signature/experiment/tried.ts";

export const unsignedAccepted = defineCheck({
  id: "unsigned-accepted",
  title: "A request without a signature is accepted",
  category: "signature",
  severity: "critical",
  since: "0.1.0",
  needs: ["signing", "experiments"],
  doc: {
    what: "Sends an operation that is said to be signed without any signature, and compares the answer with that to the signed request.",
    why: "Then the signature protects nothing: whoever reaches the address is let in. It happens where the check runs only if the header is there, or stands behind a route that somebody added later.",
    fix: "Refuse before anything else where the signature header is missing, in one place that every route passes.",
    example: {
      language: "python",
      before: `@app.before_request
def verify():
    sig = request.headers.get("X-Signature")
    if sig and sig != mac(SECRET, request):
        abort(401)`,
      after: `@app.before_request
def verify():
    sig = request.headers.get("X-Signature", "")
    if not hmac.compare_digest(sig, mac(SECRET, request)):
        abort(401)`,
    },
    references: ["https://www.rfc-editor.org/rfc/rfc9421#section-7.1.1", "https://www.rfc-editor.org/rfc/rfc9421#section-3.2.1"],
    cwe: [306, 347],
    owasp: ["API2:2023"],
  },
  run: (facts) => trialOutcome(triedWith(facts, judgeExperiment), "unsigned", "a request without a signature is accepted"),
});
