// Judges captured nonces: used twice, or always the same. Pure.

import { defineCheck, type Finding, notApplicable, outcomeOf, unknown } from "../model/check.ts";
import { nothingCaptured, quoteUse, whereUsed } from "../signature/captured-use.ts";

export const reusedNonce = defineCheck({
  id: "reused-nonce",
  title: "A nonce was used for more than one request",
  category: "traffic",
  severity: "medium",
  since: "0.1.0",
  needs: ["captures", "spec"],
  doc: {
    what: "Compares the nonces of captured requests that one host accepted. The same bytes sent again are a retry and no finding; a request whose answer was a redirect or a refusal does not count. Where only the name of a header says that it is a nonce, the finding is likely.",
    why: "A nonce makes a request unique, so that a copy can be told from the original. One that is constant, or comes again with another request, protects nothing; that the server accepted it shows that it remembers none.",
    fix: "Make a fresh random nonce for each request, 16 bytes or more, and let the server refuse those it has seen within the window of the timestamp.",
    example: {
      language: "python",
      before: `NONCE = uuid.uuid4().hex  # once, when the module is loaded

def headers():
    return {"X-Nonce": NONCE}`,
      after: `def headers():
    return {"X-Nonce": uuid.uuid4().hex}`,
    },
    references: ["https://www.rfc-editor.org/rfc/rfc9421#section-7.2.2", "https://www.rfc-editor.org/rfc/rfc5849#section-3.3"],
    cwe: [323, 294],
    owasp: ["API2:2023"],
  },
  run({ captures, spec }, { require }) {
    if (captures.signed === 0) return notApplicable(nothingCaptured);
    if (captures.accepted === 0) return unknown("no captured call with a signature was accepted");
    if (captures.nonces.length === 0) return notApplicable("no captured call with a signature carries a nonce");
    // A delivery that is repeated keeps its id, and means to.
    const repeats = new Set(require.replay === "refuse" ? [] : captures.schemes.filter(({ direction }) => direction === "webhook").map(({ name }) => name));
    return outcomeOf(
      captures.nonces.flatMap((nonce): Finding[] => {
        const { scheme, at, host, requests, different, reused } = nonce;
        if (reused === null || (scheme !== null && (repeats.has(scheme) || require.replay === "accept"))) return [];
        const constant = different === 1 && requests > 2;
        return [
          {
            subject: `${at} to ${host}`,
            message: constant
              ? `the nonce in ${at} is the same in all ${requests} signed requests that ${host} accepted`
              : `${host} accepted different signed requests with one nonce in ${at}`,
            confidence: scheme === null ? "likely" : "proven",
            where: whereUsed(spec, captures, { scheme, host, use: reused.second }),
            proof: [quoteUse(reused.first), quoteUse(reused.second), `${requests} accepted requests, ${different} different nonces`],
          },
        ];
      }),
    );
  },
});
