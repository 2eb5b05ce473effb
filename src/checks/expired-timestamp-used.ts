// Judges how old captured signatures were when they were accepted. Pure.

import { defineCheck, type Finding, notApplicable, outcomeOf, unknown } from "../model/check.ts";
import type { CapturedAge } from "../model/call.ts";
import { nothingCaptured, quoteUse, whereUsed } from "../signature/captured-use.ts";

/** `require.max-age` where the policy says nothing. */
const usualAge = 300;

export const expiredTimestampUsed = defineCheck({
  id: "expired-timestamp-used",
  title: "A request with an expired timestamp was accepted",
  category: "traffic",
  severity: "low",
  since: "0.1.0",
  needs: ["captures", "spec"],
  doc: {
    what: "Compares the signed timestamp of each accepted captured request with the time at which the capture saw it. Older than `require.max-age` (five minutes by default), or further ahead than that, is a finding. Both times are of the client's side, so a wrong server clock makes no difference.",
    why: "The window of the timestamp is what limits how long a caught request can be sent again. A client whose clock is wrong, or that signs once and sends for hours, forces the server to keep the window wide for everybody.",
    fix: "Sign when the request is sent, not when it is prepared, keep clocks synchronised, and let the server refuse what is older than a few minutes.",
    example: {
      language: "python",
      before: `stamp = str(int(time.time()))  # when the job is queued
queue.put((url, stamp, sign(url, stamp)))`,
      after: `queue.put(url)
# in the worker, right before sending:
stamp = str(int(time.time()))`,
    },
    references: ["https://www.rfc-editor.org/rfc/rfc9421#section-7.2.2"],
    cwe: [613, 294],
  },
  run({ captures, spec }, { require }) {
    if (captures.signed === 0) return notApplicable(nothingCaptured);
    if (captures.accepted === 0) return unknown("no captured call with a signature was accepted");
    if (captures.ages.length === 0)
      return notApplicable("no captured call with a signature carries a timestamp that can be read, or the capture says no times");
    const most = require.maxAge ?? usualAge;
    const finding = ({ scheme, at, host }: CapturedAge, { seconds, use }: CapturedAge["oldest"]): Finding => ({
      subject: `${at} to ${host}: ${seconds > 0 ? "old" : "ahead"}`,
      message: `${host} accepted a signed request whose timestamp in ${at} was ${Math.abs(seconds)} s ${seconds > 0 ? "old" : "ahead"}; ${most} s are allowed`,
      confidence: scheme === null ? "likely" : "proven",
      where: whereUsed(spec, captures, { scheme, host, use }),
      proof: [quoteUse(use), `timestamp in ${at}: ${Math.abs(seconds)} s ${seconds > 0 ? "before" : "after"} the request`, `require.max-age: ${most} s`],
    });
    return outcomeOf(
      captures.ages.flatMap((age) => [
        ...(age.oldest.seconds > most ? [finding(age, age.oldest)] : []),
        ...(age.newest.seconds < -most ? [finding(age, age.newest)] : []),
      ]),
    );
  },
});
