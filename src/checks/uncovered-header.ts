// Judges whether the signature binds the required headers. Pure.

import { defineCheck } from "../model/check.ts";
import { componentOutcome } from "../signature/experiment/component.ts";
import { judgeExperiment } from "../signature/experiment/verdict.ts";
import { triedWith } from "../signature/experiment/tried.ts";

export const uncoveredHeader = defineCheck({
  id: "uncovered-header",
  title: "The signature does not bind a header that it should",
  category: "signature",
  severity: "medium",
  since: "0.1.0",
  needs: ["signing", "experiments"],
  doc: {
    what: "Changes the value of a header that the policy requires or the scheme signs, and keeps the signature of the original: a server that compares everything has to refuse. Each change brings its own controls, one properly signed and one with a wrong signature. Where the scheme does not sign it at all, the accepted request is the proof; a vendor's scheme that cannot is marked as a limitation.",
    why: "A header that decides who pays, which tenant is meant or whether something is a test can be changed by everybody on the way.",
    fix: "Add the header's value to the string to sign, and refuse the request when the header is missing or stands there twice.",
    example: {
      language: "python",
      before: `@app.before_request
def verify():
    message = f"{request.method}\\n{request.path}\\n{request.headers['X-Timestamp']}"
    if not hmac.compare_digest(mac(SECRET, message), request.headers["X-Signature"]):
        abort(401)
    g.tenant = request.headers["X-Tenant"]`,
      after: `@app.before_request
def verify():
    tenant = request.headers["X-Tenant"]
    message = f"{request.method}\\n{request.path}\\n{tenant}\\n{request.headers['X-Timestamp']}"
    if not hmac.compare_digest(mac(SECRET, message), request.headers["X-Signature"]):
        abort(401)
    g.tenant = tenant`,
    },
    references: ["https://www.rfc-editor.org/rfc/rfc9421#section-7.2.1", "https://www.rfc-editor.org/rfc/rfc9421#section-7.5.6"],
    cwe: [345, 347],
    owasp: ["API2:2023"],
  },
  run: (facts, { require }) => componentOutcome(triedWith(facts, judgeExperiment), "header", require),
});
