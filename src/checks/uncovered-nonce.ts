// Judges whether the signature binds the nonce. Pure.

import { defineCheck } from "../model/check.ts";
import { componentOutcome } from "../signature/experiment/component.ts";
import { judgeExperiment } from "../signature/experiment/verdict.ts";
import { triedWith } from "../signature/experiment/tried.ts";

export const uncoveredNonce = defineCheck({
  id: "uncovered-nonce",
  title: "The signature does not bind a nonce",
  category: "signature",
  severity: "medium",
  since: "0.1.0",
  needs: ["signing", "experiments"],
  doc: {
    what: "Changes the nonce, to a fresh one, on the wire and keeps the signature of the original: a server that compares everything has to refuse. Each change brings its own controls, one properly signed and one with a wrong signature. Where the scheme does not sign it at all, the accepted request is the proof; a vendor's scheme that cannot is marked as a limitation.",
    why: "Without a signed nonce two equal requests cannot be told from a replay, and a nonce that is not signed is simply replaced.",
    fix: "Send a random nonce, sign it, and store it for as long as the timestamp is accepted.",
    example: {
      language: "python",
      before: `@app.before_request
def verify():
    message = f"{request.method}\\n{request.path}\\n{request.headers['X-Timestamp']}"
    if not hmac.compare_digest(mac(SECRET, message), request.headers["X-Signature"]):
        abort(401)
    once(request.headers["X-Nonce"])   # anybody may write a new one`,
      after: `@app.before_request
def verify():
    nonce = request.headers["X-Nonce"]
    message = f"{request.method}\\n{request.path}\\n{request.headers['X-Timestamp']}\\n{nonce}"
    if not hmac.compare_digest(mac(SECRET, message), request.headers["X-Signature"]):
        abort(401)
    once(nonce)`,
    },
    references: ["https://www.rfc-editor.org/rfc/rfc9421#section-7.2.1", "https://www.rfc-editor.org/rfc/rfc9421#section-7.2.2"],
    cwe: [294, 347],
    owasp: ["API2:2023"],
  },
  run: (facts, { require }) => componentOutcome(triedWith(facts, judgeExperiment), "nonce", require),
});
