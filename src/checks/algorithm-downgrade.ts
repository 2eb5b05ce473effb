// Judges whether another algorithm that the client names is accepted. Pure.

import { defineCheck } from "../model/check.ts";
import { trialOutcome } from "../signature/experiment/trial.ts";
import { judgeExperiment } from "../signature/experiment/verdict.ts";
import { triedWith } from "../signature/experiment/tried.ts";

export const algorithmDowngrade = defineCheck({
  id: "algorithm-downgrade",
  title: "The client can choose a weaker algorithm",
  category: "signature",
  severity: "medium",
  since: "0.1.0",
  needs: ["signing", "experiments"],
  doc: {
    what: "Where a scheme lets the client name the algorithm, names another one and signs with it. With an RSA key that is PKCS #1 v1.5 or SHA-1, with a shared secret SHA-1 or MD5, and with a token `none` and no signature. A changed name alone, with the bytes of the right algorithm, is no finding.",
    why: "The side that is to be checked chooses how it is checked. With a public key that is taken for a shared secret, everybody can sign.",
    fix: "Fix the algorithm together with the key, on the server, and refuse a message that names another.",
    example: {
      language: "python",
      before: `@app.before_request
def verify():
    alg = request.headers["X-Signature-Algorithm"]
    right = hmac.new(SECRET, message(request), alg).hexdigest()
    if not hmac.compare_digest(right, request.headers["X-Signature"]):
        abort(401)`,
      after: `@app.before_request
def verify():
    right = hmac.new(SECRET, message(request), "sha256").hexdigest()
    if not hmac.compare_digest(right, request.headers["X-Signature"]):
        abort(401)`,
    },
    references: ["https://www.rfc-editor.org/rfc/rfc9421#section-7.3.6", "https://www.rfc-editor.org/rfc/rfc9421#section-3.2.1"],
    cwe: [757, 327],
    owasp: ["API2:2023"],
  },
  run: (facts) => trialOutcome(triedWith(facts, judgeExperiment), "algorithm-downgrade", "another algorithm that the client names is accepted"),
});
