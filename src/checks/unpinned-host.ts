// Judges whether a request that was signed for a foreign host, and sent with it, is accepted. Pure.

import { defineCheck } from "../model/check.ts";
import { trialOutcome } from "../signature/experiment/trial.ts";
import { judgeExperiment } from "../signature/experiment/verdict.ts";
import { triedWith } from "../signature/experiment/tried.ts";

export const unpinnedHost = defineCheck({
  id: "unpinned-host",
  title: "The server verifies against whatever host the client names",
  category: "signature",
  severity: "high",
  since: "0.1.0",
  needs: ["signing", "experiments"],
  doc: {
    what: "Signs a request for a foreign name under `.invalid`, sends it to the real address with that name as `Host`, and expects a refusal. Behind a proxy this is not tried.",
    why: "The signature contains a host, and the server takes that host from the request that it verifies. So a request that was made for one deployment, a test system say, is as good at every other one that shares the key.",
    fix: "Put the server's own configured name into the string to sign, or refuse every `Host` that is not on a list of exact names.",
    example: {
      language: "python",
      before: `@app.before_request
def verify():
    message = f"{request.method}\\n{request.host}\\n{request.path}"   # the host that the client claims
    if not hmac.compare_digest(mac(SECRET, message), request.headers["X-Signature"]):
        abort(401)`,
      after: `HOST = "api.example.com"   # ours, from the configuration

@app.before_request
def verify():
    message = f"{request.method}\\n{HOST}\\n{request.path}"
    if not hmac.compare_digest(mac(SECRET, message), request.headers["X-Signature"]):
        abort(401)`,
    },
    references: ["https://www.rfc-editor.org/rfc/rfc9421#section-7.2.4", "https://www.rfc-editor.org/rfc/rfc9110#section-7.4"],
    cwe: [345, 350],
    owasp: ["API2:2023", "API8:2023"],
  },
  run: (facts) =>
    trialOutcome(triedWith(facts, judgeExperiment), "unpinned-host", "a request that was signed for a foreign host, and sent with it, is accepted"),
});
