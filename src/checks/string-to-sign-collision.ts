// Judges whether a signature is accepted for another message with the same string to sign. Pure.

import { defineCheck } from "../model/check.ts";
import { isLimited } from "../signature/experiment/required.ts";
import { trialPart } from "../signature/experiment/trial.ts";
import { judgeExperiment } from "../signature/experiment/verdict.ts";
import { type Attempt, conclude, type Part, triedWith } from "../signature/experiment/tried.ts";

/** Where a vendor's form of the string leaves the border open, every receiver that follows it does: the vendor's to mend, by what it sends. */
const partOf = (attempt: Attempt): Part => {
  const part = trialPart(attempt, "collision", "a signature is accepted for another message with the same string to sign");
  return part.kind === "finding" && isLimited(attempt.experiment) ? { kind: "finding", finding: { ...part.finding, severity: "low", limitation: true } } : part;
};

export const stringToSignCollision = defineCheck({
  id: "string-to-sign-collision",
  title: "A signature made for one message is accepted for another with the same string to sign",
  category: "signature",
  severity: "high",
  since: "0.1.0",
  needs: ["signing", "experiments"],
  doc: {
    what: "Builds two different messages with one string to sign from the template, signs the first and sends the second. `ambiguous-string-to-sign` says the same from the template alone; here the server has accepted it. In a vendor's own scheme it is marked as a limitation, for every receiver that follows the vendor accepts it.",
    why: "Bytes moved from the query into the body, or from one value into the next, and the signature still fits: the server acts on something that nobody signed.",
    fix: "Separate the parts with delimiters that they cannot contain, and sign lengths or digests of what may contain anything.",
    example: {
      language: "js",
      before: `app.use(express.text({ type: "*/*" }));
app.use((req, res, next) => {
  const message = req.originalUrl + req.body;   // /a?x=1 with 23 is /a?x=12 with 3
  verify(req, message) ? next() : res.sendStatus(401);
});`,
      after: `app.use(express.text({ type: "*/*" }));
app.use((req, res, next) => {
  const message = [req.method, HOST, req.originalUrl, sha256(req.body)].join("\\n");
  verify(req, message) ? next() : res.sendStatus(401);
});`,
    },
    references: ["https://www.rfc-editor.org/rfc/rfc9421#section-7.5.5", "https://vnhacker.blogspot.com/2009/09/flickrs-api-signature-forgery.html"],
    cwe: [347, 694],
    owasp: ["API2:2023"],
  },
  run: (facts) => {
    const tried = triedWith(facts, judgeExperiment);
    return conclude(tried, tried.attempts.map(partOf));
  },
});
