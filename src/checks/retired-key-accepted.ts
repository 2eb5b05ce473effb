// Judges whether a signature made with the retired key is accepted. Pure.

import { defineCheck } from "../model/check.ts";
import { trialOutcome } from "../signature/experiment/trial.ts";
import { judgeExperiment } from "../signature/experiment/verdict.ts";
import { triedWith } from "../signature/experiment/tried.ts";

export const retiredKeyAccepted = defineCheck({
  id: "retired-key-accepted",
  title: "A retired key still works",
  category: "signature",
  severity: "medium",
  since: "0.1.0",
  needs: ["signing", "experiments"],
  doc: {
    what: "Signs with the key that the policy names under `secret.previous`, and expects a refusal.",
    why: "A key is changed because somebody left or something leaked. As long as the old one is accepted, nothing was changed.",
    fix: "Remove the old key from the verifier, or give it an end date when the new one is rolled out and test that day.",
    example: {
      language: "python",
      before: `KEYS = [os.environ["HMAC_SECRET"], os.environ["HMAC_SECRET_OLD"]]

@app.before_request
def verify():
    if not any(hmac.compare_digest(mac(key, request), request.headers["X-Signature"]) for key in KEYS):
        abort(401)`,
      after: `KEYS = [os.environ["HMAC_SECRET"]]   # the old one went when its last client did

@app.before_request
def verify():
    if not any(hmac.compare_digest(mac(key, request), request.headers["X-Signature"]) for key in KEYS):
        abort(401)`,
    },
    references: ["https://csrc.nist.gov/pubs/sp/800/57/pt1/r5/final", "https://www.rfc-editor.org/rfc/rfc9421#section-7.3.1"],
    cwe: [324],
    owasp: ["API2:2023"],
  },
  run: (facts) => trialOutcome(triedWith(facts, judgeExperiment), "retired-key", "a signature made with the retired key is accepted"),
});
