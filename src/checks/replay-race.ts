// Judges whether copies that arrive together are all accepted. Pure.

import { defineCheck } from "../model/check.ts";
import { replayOutcome } from "../signature/experiment/freshness.ts";
import { judgeExperiment } from "../signature/experiment/verdict.ts";
import { triedWith } from "../signature/experiment/tried.ts";

export const replayRace = defineCheck({
  id: "replay-race",
  title: "Copies that arrive at the same time are all accepted",
  category: "signature",
  severity: "medium",
  since: "0.1.0",
  needs: ["signing", "experiments"],
  doc: {
    what: "Sends several copies of one signed request at once. It is asked only where a second copy is refused when it comes alone, and one copy may win.",
    why: "A store that is read first and written later has a gap in between. Several workers, each with a store of its own, have a wide one.",
    fix: "Store the nonce with one atomic operation that says whether it was there, in a store that all workers share, and before the request is handled.",
    example: {
      language: "python",
      before: `@app.before_request
def once():
    nonce = request.headers["X-Nonce"]
    if redis.exists(nonce):
        abort(401)
    redis.set(nonce, 1, ex=600)`,
      after: `@app.before_request
def once():
    nonce = request.headers["X-Nonce"]
    if not redis.set(nonce, 1, nx=True, ex=600):
        abort(401)`,
    },
    references: ["https://redis.io/docs/latest/commands/set/", "https://www.rfc-editor.org/rfc/rfc9421#section-7.2.2"],
    cwe: [362, 367],
    owasp: ["API2:2023"],
  },
  run: (facts, { require }) => replayOutcome(triedWith(facts, judgeExperiment), "replay-race", "several copies that arrive at once are accepted", require),
});
