// Judges whether a stripped signature is accepted. Pure.

import { defineCheck } from "../model/check.ts";
import { trialOutcome } from "../signature/experiment/trial.ts";
import { judgeExperiment } from "../signature/experiment/verdict.ts";
import { triedWith } from "../signature/experiment/tried.ts";

export const strippedSignatureAccepted = defineCheck({
  id: "stripped-signature-accepted",
  title: "A shortened or empty signature is accepted",
  category: "signature",
  severity: "critical",
  since: "0.1.0",
  needs: ["signing", "experiments"],
  doc: {
    what: "Sends the signature empty, as its prefix alone, cut to its first 1, 8 and 16 characters, as zeros, with garbage beside it, and under an unknown scheme word.",
    why: "A comparison that stops at the shorter of two texts calls an empty signature right, and one that compares eight characters can be guessed. Official libraries have had both.",
    fix: "Check the length first, then compare all bytes in constant time. Treat an unknown scheme word as a missing signature.",
    example: {
      language: "js",
      before: `app.use((req, res, next) => {
  const given = req.get("x-signature") ?? "";
  if (!expected(req).startsWith(given)) return res.sendStatus(401);
  next();
});`,
      after: `app.use((req, res, next) => {
  const given = Buffer.from(req.get("x-signature") ?? "", "hex");
  const right = Buffer.from(expected(req), "hex");
  if (given.length !== right.length || !timingSafeEqual(given, right)) return res.sendStatus(401);
  next();
});`,
    },
    references: ["https://rustsec.org/advisories/RUSTSEC-2024-0010.html", "https://www.rfc-editor.org/rfc/rfc9421#section-7.1.1"],
    cwe: [347, 187],
    owasp: ["API2:2023"],
  },
  run: (facts) => trialOutcome(triedWith(facts, judgeExperiment), "stripped", "a stripped signature is accepted"),
});
