// Judges the furthest timestamp of the future that is accepted. Pure.

import { defineCheck } from "../model/check.ts";
import { windowOutcome } from "../signature/experiment/freshness.ts";
import { judgeExperiment } from "../signature/experiment/verdict.ts";
import { triedWith } from "../signature/experiment/tried.ts";

export const futureTimestampAccepted = defineCheck({
  id: "future-timestamp-accepted",
  title: "A timestamp far ahead is accepted",
  category: "signature",
  severity: "low",
  since: "0.1.0",
  needs: ["signing", "experiments"],
  doc: {
    what: "Signs requests with timestamps of the future, finds the furthest one that is accepted, and compares it with `require.max-age`.",
    why: "Nobody can make such a signature without the key. But a client whose clock runs ahead, or somebody who may sign once, makes requests today that are good next year.",
    fix: "Compare the distance to the server's clock on both sides.",
    example: {
      language: "python",
      before: `@app.before_request
def fresh():
    timestamp = int(request.headers["X-Timestamp"])
    if time.time() - timestamp > 300:
        abort(401)`,
      after: `@app.before_request
def fresh():
    timestamp = int(request.headers["X-Timestamp"])
    if abs(time.time() - timestamp) > 300:
        abort(401)`,
    },
    references: ["https://www.rfc-editor.org/rfc/rfc9421#section-7.2.2", "https://cwe.mitre.org/data/definitions/294.html"],
    cwe: [294],
    owasp: ["API2:2023"],
  },
  run: (facts, { require }) => windowOutcome(triedWith(facts, judgeExperiment), "future", require),
});
