// Judges the algorithm that requests are signed with. Pure.

import { defineCheck } from "../model/check.ts";
import { algorithms, weaknessOf } from "../signature/algorithm.ts";
import { schemeOutcome } from "../signature/experiment/strength.ts";

export const weakAlgorithm = defineCheck({
  id: "weak-algorithm",
  title: "Requests are signed with a weak algorithm",
  category: "contract",
  severity: "low",
  since: "0.1.0",
  needs: ["signing"],
  doc: {
    what: "Looks at the algorithm of each signing scheme: MD5, SHA-1, and a plain hash of secret and message instead of an HMAC.",
    why: "A hash of secret and message can be extended: who sees one signed message can sign a longer one without the secret. HMAC with MD5 or SHA-1 is not broken, but it fails audits, and it is the first thing that goes when the next attack comes.",
    fix: "Use HMAC with SHA-256 or better, or Ed25519. Accept both for one release, then remove the old one.",
    example: {
      language: "python",
      before: `@app.before_request
def verify():
    digest = hashlib.sha256(SECRET + request.get_data()).hexdigest()   # can be extended without the secret
    if not hmac.compare_digest(digest, request.headers["X-Signature"]):
        abort(401)`,
      after: `@app.before_request
def verify():
    digest = hmac.new(SECRET, request.get_data(), hashlib.sha256).hexdigest()
    if not hmac.compare_digest(digest, request.headers["X-Signature"]):
        abort(401)`,
    },
    references: ["https://www.rfc-editor.org/rfc/rfc2104", "https://www.rfc-editor.org/rfc/rfc6151", "https://www.rfc-editor.org/rfc/rfc6194"],
    cwe: [327, 328],
    owasp: ["API2:2023"],
  },
  run: ({ signing }) =>
    schemeOutcome(signing, ({ name, algorithm }) => {
      const known = algorithms.find((one) => one === algorithm);
      const weakness = known === undefined ? null : weaknessOf(known);
      return weakness === null ? null : { message: `${name} signs with ${algorithm}: ${weakness}`, proof: [`algorithm: ${algorithm}`] };
    }),
});
