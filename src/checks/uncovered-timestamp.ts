// Judges whether the signature binds the timestamp. Pure.

import { defineCheck } from "../model/check.ts";
import { componentOutcome } from "../signature/experiment/component.ts";
import { judgeExperiment } from "../signature/experiment/verdict.ts";
import { triedWith } from "../signature/experiment/tried.ts";

export const uncoveredTimestamp = defineCheck({
  id: "uncovered-timestamp",
  title: "The signature does not bind a timestamp",
  category: "signature",
  severity: "high",
  since: "0.1.0",
  needs: ["signing", "experiments"],
  doc: {
    what: "Changes the timestamp, to another one that is fresh, on the wire and keeps the signature of the original: a server that compares everything has to refuse. Each change brings its own controls, one properly signed and one with a wrong signature. Where the scheme does not sign it at all, the accepted request is the proof; a vendor's scheme that cannot is marked as a limitation.",
    why: "A request without a signed time is valid for as long as the key is. Where the timestamp is sent and not signed, an old request becomes young by writing a new one.",
    fix: "Send the time of signing, sign it, and refuse what is too old.",
    example: {
      language: "python",
      before: `@app.before_request
def verify():
    message = f"{request.method}\\n{request.path}\\n".encode() + request.get_data()
    if not hmac.compare_digest(mac(SECRET, message), request.headers["X-Signature"]):
        abort(401)
    fresh(request.headers["X-Timestamp"])   # anybody may write a new one`,
      after: `@app.before_request
def verify():
    timestamp = request.headers["X-Timestamp"]
    message = f"{request.method}\\n{request.path}\\n{timestamp}\\n".encode() + request.get_data()
    if not hmac.compare_digest(mac(SECRET, message), request.headers["X-Signature"]):
        abort(401)
    fresh(timestamp)`,
    },
    references: ["https://www.rfc-editor.org/rfc/rfc9421#section-7.2.1", "https://www.rfc-editor.org/rfc/rfc9421#section-7.2.2"],
    cwe: [294, 347],
    owasp: ["API2:2023"],
  },
  run: (facts, { require }) => componentOutcome(triedWith(facts, judgeExperiment), "timestamp", require),
});
