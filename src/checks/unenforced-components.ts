// Judges whether a signature over fewer components is accepted. Pure.

import { defineCheck } from "../model/check.ts";
import { trialOutcome } from "../signature/experiment/trial.ts";
import { judgeExperiment } from "../signature/experiment/verdict.ts";
import { triedWith } from "../signature/experiment/tried.ts";

export const unenforcedComponents = defineCheck({
  id: "unenforced-components",
  title: "The server accepts a signature over less than it should require",
  category: "signature",
  severity: "medium",
  since: "0.1.0",
  needs: ["signing", "experiments"],
  doc: {
    what: "Where the client lists what is signed, signs properly with a shorter list: one component less at a time, at last none. Each has to be refused.",
    why: "A client that signs only the date sends valid signatures, and so does everybody who catches one: what is not on the list can be exchanged. RFC 9421 leaves it to the application to insist.",
    fix: "Check the list of signed components against a minimum before the signature is checked.",
    example: {
      language: "js",
      before: `app.use(async (req, res, next) => {
  const message = { method: req.method, url: \`https://\${HOST}\${req.originalUrl}\`, headers: req.headers };
  const ok = await httpbis.verifyMessage({ keyLookup }, message);   // over whatever the signer lists
  ok ? next() : res.sendStatus(401);
});`,
      after: `const requiredFields = ["@method", "@authority", "@path", "@query", "content-digest"];
app.use(async (req, res, next) => {
  const message = { method: req.method, url: \`https://\${HOST}\${req.originalUrl}\`, headers: req.headers };
  const ok = await httpbis.verifyMessage({ keyLookup, requiredFields, requiredParams: ["created"], maxAge: 300 }, message);
  ok ? next() : res.sendStatus(401);
});`,
    },
    references: ["https://www.rfc-editor.org/rfc/rfc9421#section-3.2.1", "https://www.rfc-editor.org/rfc/rfc9421#section-7.2.1"],
    cwe: [347, 345],
    owasp: ["API2:2023"],
  },
  run: (facts) => trialOutcome(triedWith(facts, judgeExperiment), "unenforced-components", "a signature over fewer components is accepted"),
});
