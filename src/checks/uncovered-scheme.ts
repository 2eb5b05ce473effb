// Judges whether the signature binds the scheme. Pure.

import { defineCheck } from "../model/check.ts";
import { componentOutcome } from "../signature/experiment/component.ts";
import { judgeExperiment } from "../signature/experiment/verdict.ts";
import { triedWith } from "../signature/experiment/tried.ts";

export const uncoveredScheme = defineCheck({
  id: "uncovered-scheme",
  title: "The signature does not bind http or https",
  category: "signature",
  severity: "medium",
  since: "0.1.0",
  needs: ["signing", "experiments"],
  doc: {
    what: "Sends a signature that was made for https over http, or the other way round: a server that compares everything has to refuse. Each change brings its own controls, one properly signed and one with a wrong signature. Where the scheme does not sign it at all, the accepted request is the proof; a vendor's scheme that cannot is marked as a limitation.",
    why: "A request that was made for https can be sent over plain http, where everybody reads along.",
    fix: "Sign the whole URL with its scheme, or do not answer plain http at all.",
    example: {
      language: "python",
      before: `@app.before_request
def verify():
    message = f"{request.method}\\n{HOST}{request.full_path}"
    if not hmac.compare_digest(mac(SECRET, message), request.headers["X-Signature"]):
        abort(401)`,
      after: `@app.before_request
def verify():
    message = f"{request.method}\\nhttps://{HOST}{request.full_path}"   # what the client has to have meant, not request.scheme
    if not hmac.compare_digest(mac(SECRET, message), request.headers["X-Signature"]):
        abort(401)`,
    },
    references: ["https://www.rfc-editor.org/rfc/rfc9421#section-2.2.4", "https://www.rfc-editor.org/rfc/rfc9421#section-7.2.1"],
    cwe: [319, 345],
    owasp: ["API2:2023"],
  },
  run: (facts, { require }) => componentOutcome(triedWith(facts, judgeExperiment), "scheme", require),
});
