// Judges whether a signature made with a known key is accepted. Pure.

import { defineCheck } from "../model/check.ts";
import { trialOutcome } from "../signature/experiment/trial.ts";
import { judgeExperiment } from "../signature/experiment/verdict.ts";
import { triedWith } from "../signature/experiment/tried.ts";

export const knownKeyAccepted = defineCheck({
  id: "known-key-accepted",
  title: "A signature made with an empty or well-known key is accepted",
  category: "signature",
  severity: "critical",
  since: "0.1.0",
  needs: ["signing", "experiments"],
  doc: {
    what: "Signs with an empty key, with usual defaults such as `secret` and `changeme`, and with keys that stand in documentation and tutorials; no secret is needed for it. Where the API checks with a public key, tries that key as the secret of a MAC.",
    why: "A variable that is not set becomes an empty key, and the service verifies happily with it. Then everybody can sign. So can they where the request names the algorithm and a public key is taken for a shared secret.",
    fix: "Refuse to start without a secret, and with one that is short or stands in an example.",
    example: {
      language: "python",
      before: `app.config["HMAC_SECRET"] = os.environ.get("HMAC_SECRET", "changeme")

@app.before_request
def verify():
    key = app.config["HMAC_SECRET"].encode()
    if not hmac.compare_digest(mac(key, request), request.headers["X-Signature"]):
        abort(401)`,
      after: `app.config["HMAC_SECRET"] = os.environ["HMAC_SECRET"]   # no default: the service does not start without it
if len(app.config["HMAC_SECRET"]) < 32:
    raise SystemExit("HMAC_SECRET is too short")

@app.before_request
def verify():
    key = app.config["HMAC_SECRET"].encode()
    if not hmac.compare_digest(mac(key, request), request.headers["X-Signature"]):
        abort(401)`,
    },
    references: ["https://www.rfc-editor.org/rfc/rfc9421#section-7.3.4", "https://owasp.org/API-Security/editions/2023/en/0xa2-broken-authentication/"],
    cwe: [798, 1188],
    owasp: ["API2:2023"],
  },
  run: (facts) => trialOutcome(triedWith(facts, judgeExperiment), "known-key", "a signature made with a known key is accepted"),
});
