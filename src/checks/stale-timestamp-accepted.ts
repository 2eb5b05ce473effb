// Judges the oldest timestamp that is accepted. Pure.

import { defineCheck } from "../model/check.ts";
import { windowOutcome } from "../signature/experiment/freshness.ts";
import { judgeExperiment } from "../signature/experiment/verdict.ts";
import { triedWith } from "../signature/experiment/tried.ts";

export const staleTimestampAccepted = defineCheck({
  id: "stale-timestamp-accepted",
  title: "An old timestamp is accepted",
  category: "signature",
  severity: "high",
  since: "0.1.0",
  needs: ["signing", "experiments"],
  doc: {
    what: "Signs requests with timestamps of the past, finds the oldest one that is accepted in a few rounds, and compares it with `require.max-age`. Also tries an old signed date beside a fresh unsigned one. The server's clock is read from its `Date` header first.",
    why: "A signed request that was caught in a log or on the way works for as long as its timestamp is accepted. Where there is no limit, it works for ever.",
    fix: "Parse the signed timestamp, refuse what is no number, and refuse what is more than a few minutes away from the server's clock.",
    example: {
      language: "python",
      before: `@app.before_request
def verify():
    timestamp = request.headers["X-Timestamp"]   # signed, and its age never looked at
    right = mac(SECRET, f"{request.method}\\n{request.path}\\n{timestamp}")
    if not hmac.compare_digest(right, request.headers["X-Signature"]):
        abort(401)`,
      after: `@app.before_request
def verify():
    timestamp = request.headers["X-Timestamp"]
    right = mac(SECRET, f"{request.method}\\n{request.path}\\n{timestamp}")
    if not hmac.compare_digest(right, request.headers["X-Signature"]):
        abort(401)
    if not timestamp.isdigit() or abs(time.time() - int(timestamp)) > 300:
        abort(401)`,
    },
    references: ["https://www.rfc-editor.org/rfc/rfc9421#section-7.2.2", "https://docs.stripe.com/webhooks#replay-attacks"],
    cwe: [294, 613],
    owasp: ["API2:2023"],
  },
  run: (facts, { require }) => windowOutcome(triedWith(facts, judgeExperiment), "past", require),
});
