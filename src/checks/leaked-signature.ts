// Judges whether an answer holds what only the two sides should know. Pure.

import { defineCheck } from "../model/check.ts";
import { trialOutcome } from "../signature/experiment/trial.ts";
import { judgeExperiment } from "../signature/experiment/verdict.ts";
import { triedWith } from "../signature/experiment/tried.ts";

export const leakedSignature = defineCheck({
  id: "leaked-signature",
  title: "An answer gives away the signature, the string to sign or the key",
  category: "signature",
  severity: "high",
  since: "0.1.0",
  needs: ["signing", "experiments"],
  doc: {
    what: "Looks in every answer for the signature that would have been right, for the string to sign and for the key, in the spellings that matter. What was found is named, never quoted.",
    why: "A refusal that helps debugging by showing the expected signature signs for whoever asks. The string to sign alone tells how to build a collision.",
    fix: "Answer a wrong signature with 401 and nothing else. Log the details, without the signature, where only operators read.",
    example: {
      language: "python",
      before: `@app.before_request
def verify():
    right = mac(SECRET, request)
    if request.headers["X-Signature"] != right:
        return {"error": f"expected {right}"}, 401`,
      after: `@app.before_request
def verify():
    right = mac(SECRET, request)
    if not hmac.compare_digest(request.headers["X-Signature"], right):
        return {"error": "signature"}, 401`,
    },
    references: ["https://cwe.mitre.org/data/definitions/209.html", "https://owasp.org/API-Security/editions/2023/en/0xa2-broken-authentication/"],
    cwe: [209, 200],
    owasp: ["API2:2023"],
  },
  run: (facts) => trialOutcome(triedWith(facts, judgeExperiment), "leak", "an answer holds what only the two sides should know"),
});
