// Judges whether the signature binds the path. Pure.

import { defineCheck } from "../model/check.ts";
import { componentOutcome } from "../signature/experiment/component.ts";
import { judgeExperiment } from "../signature/experiment/verdict.ts";
import { triedWith } from "../signature/experiment/tried.ts";

export const uncoveredPath = defineCheck({
  id: "uncovered-path",
  title: "The signature does not bind the path",
  category: "signature",
  severity: "high",
  since: "0.1.0",
  needs: ["signing", "experiments"],
  doc: {
    what: "Changes the path, to that of another operation or to one below it, on the wire and keeps the signature of the original: a server that compares everything has to refuse. Each change brings its own controls, one properly signed and one with a wrong signature. Where the scheme does not sign it at all, the accepted request is the proof; a vendor's scheme that cannot is marked as a limitation.",
    why: "One valid signature opens every path: the status page signs for the export. A server that puts a constant into the string to sign looks right in every test.",
    fix: "Sign the raw path as it arrived, before any router has decoded or rewritten it.",
    example: {
      language: "python",
      before: `@app.before_request
def verify():
    message = f"{request.method}\\n/api\\n{request.headers['X-Timestamp']}"   # the same for every route
    if not hmac.compare_digest(mac(SECRET, message), request.headers["X-Signature"]):
        abort(401)`,
      after: `@app.before_request
def verify():
    message = f"{request.method}\\n{request.path}\\n{request.headers['X-Timestamp']}"
    if not hmac.compare_digest(mac(SECRET, message), request.headers["X-Signature"]):
        abort(401)`,
    },
    references: ["https://www.rfc-editor.org/rfc/rfc9421#section-7.2.1", "https://www.rfc-editor.org/rfc/rfc9421#section-2.2.6"],
    cwe: [347, 345],
    owasp: ["API2:2023"],
  },
  run: (facts, { require }) => componentOutcome(triedWith(facts, judgeExperiment), "path", require),
});
