// Judges whether a wrong signature is accepted. Pure.

import { defineCheck } from "../model/check.ts";
import { trialOutcome } from "../signature/experiment/trial.ts";
import { judgeExperiment } from "../signature/experiment/verdict.ts";
import { triedWith } from "../signature/experiment/tried.ts";

export const anySignatureAccepted = defineCheck({
  id: "any-signature-accepted",
  title: "A wrong signature is accepted",
  category: "signature",
  severity: "critical",
  since: "0.1.0",
  needs: ["signing", "experiments"],
  doc: {
    what: "Sends a signature of the right length and alphabet whose value is wrong, and compares the answer with that to the right one.",
    why: "The header is looked for, and nobody compares it: a secret is configured, every test is green, and any text opens the door. Only an invalid signature shows it.",
    fix: "Compute the expected signature from what really arrived and compare it in constant time. Add a test with a wrong signature that expects a refusal.",
    example: {
      language: "js",
      before: `app.use((req, res, next) => {
  if (!req.get("x-signature")) return res.sendStatus(401);
  next();
});`,
      after: `app.use((req, res, next) => {
  const given = Buffer.from(req.get("x-signature") ?? "", "hex");
  const right = expected(req);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return res.sendStatus(401);
  next();
});`,
    },
    references: ["https://www.rfc-editor.org/rfc/rfc9421#section-7.1.1", "https://nodejs.org/api/crypto.html#cryptotimingsafeequala-b"],
    cwe: [347],
    owasp: ["API2:2023"],
  },
  run: (facts) => trialOutcome(triedWith(facts, judgeExperiment), "any-signature", "a wrong signature is accepted"),
});
