// Judges whether the signature binds the host. Pure.

import { defineCheck } from "../model/check.ts";
import { componentOutcome } from "../signature/experiment/component.ts";
import { judgeExperiment } from "../signature/experiment/verdict.ts";
import { triedWith } from "../signature/experiment/tried.ts";

export const uncoveredHost = defineCheck({
  id: "uncovered-host",
  title: "The signature does not bind the host",
  category: "signature",
  severity: "high",
  since: "0.1.0",
  needs: ["signing", "experiments"],
  doc: {
    what: "Changes the host, to a name under `.invalid`, on the wire and keeps the signature of the original: a server that compares everything has to refuse. Each change brings its own controls, one properly signed and one with a wrong signature. Behind a proxy this is not tried. Where the scheme does not sign it at all, the accepted request is the proof; a vendor's scheme that cannot is marked as a limitation.",
    why: "Client and server agree on the bytes, and nobody on the place. Who answers a poisoned name, or sends a redirect, gets a request that is valid at the real server; and a request made for a test system is valid in production as soon as they share the key.",
    fix: "Sign the host: the client its `Host` header, the server its own configured name.",
    example: {
      language: "python",
      before: `@app.before_request
def verify():
    message = f"{request.method}\\n{request.path}\\n{request.headers['X-Timestamp']}\\n".encode() + request.get_data()
    if not hmac.compare_digest(mac(SECRET, message), request.headers["X-Signature"]):
        abort(401)`,
      after: `HOST = "api.example.com"   # ours, from the configuration: never request.host

@app.before_request
def verify():
    message = f"{request.method}\\n{HOST}\\n{request.path}\\n{request.headers['X-Timestamp']}\\n".encode() + request.get_data()
    if not hmac.compare_digest(mac(SECRET, message), request.headers["X-Signature"]):
        abort(401)`,
    },
    references: ["https://www.rfc-editor.org/rfc/rfc9421#section-7.2.1", "https://www.rfc-editor.org/rfc/rfc9421#section-7.2.4"],
    cwe: [345, 347],
    owasp: ["API2:2023"],
  },
  run: (facts, { require }) => componentOutcome(triedWith(facts, judgeExperiment), "host", require),
});
