// Judges whether a signed request can be sent twice. Pure.

import { defineCheck } from "../model/check.ts";
import { replayOutcome } from "../signature/experiment/freshness.ts";
import { judgeExperiment } from "../signature/experiment/verdict.ts";
import { triedWith } from "../signature/experiment/tried.ts";

export const replayAccepted = defineCheck({
  id: "replay-accepted",
  title: "The same signed request is accepted twice",
  category: "signature",
  severity: "medium",
  since: "0.1.0",
  needs: ["signing", "experiments"],
  doc: {
    what: "Sends the same bytes again, and where there is a nonce, the same nonce with a new timestamp. `require.replay: accept` turns the question off; for receivers of webhooks that is the default, because providers deliver more than once.",
    why: "Who records one request can send it again: the order is placed twice, the transfer is started again. A timestamp only limits for how long.",
    fix: "Sign a nonce, store it for as long as the timestamp is accepted, and refuse it the second time. Where repeating is meant, use an idempotency key that is signed.",
    example: {
      language: "python",
      before: `@app.before_request
def verify():
    nonce = request.headers["X-Nonce"]   # signed, and never looked at
    if not hmac.compare_digest(mac(SECRET, request), request.headers["X-Signature"]):
        abort(401)`,
      after: `@app.before_request
def verify():
    nonce = request.headers["X-Nonce"]
    if not hmac.compare_digest(mac(SECRET, request), request.headers["X-Signature"]):
        abort(401)
    if not redis.set(f"nonce:{nonce}", 1, nx=True, ex=600):   # as long as a timestamp is accepted, to both sides
        abort(401)`,
    },
    references: ["https://www.rfc-editor.org/rfc/rfc9421#section-7.2.2", "https://cwe.mitre.org/data/definitions/294.html"],
    cwe: [294],
    owasp: ["API2:2023"],
  },
  run: (facts, { require }) => replayOutcome(triedWith(facts, judgeExperiment), "replay", "the same signed request is accepted again", require),
});
