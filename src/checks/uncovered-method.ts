// Judges whether the signature binds the method. Pure.

import { defineCheck } from "../model/check.ts";
import { componentOutcome } from "../signature/experiment/component.ts";
import { judgeExperiment } from "../signature/experiment/verdict.ts";
import { triedWith } from "../signature/experiment/tried.ts";

export const uncoveredMethod = defineCheck({
  id: "uncovered-method",
  title: "The signature does not bind the method",
  category: "signature",
  severity: "high",
  since: "0.1.0",
  needs: ["signing", "experiments"],
  doc: {
    what: "Changes the method, between GET and HEAD or to one that servers parse and do not route, on the wire and keeps the signature of the original: a server that compares everything has to refuse. Each change brings its own controls, one properly signed and one with a wrong signature. Where the scheme does not sign it at all, the accepted request is the proof; a vendor's scheme that cannot is marked as a limitation.",
    why: "A signature that was made to read opens the same path for whatever other method it has, and DELETE is one.",
    fix: "Sign the method as it was sent, in upper case.",
    example: {
      language: "js",
      before: `app.use((req, res, next) => {
  const message = \`\${req.originalUrl}\\n\${req.get("x-timestamp")}\`;
  verify(req, message) ? next() : res.sendStatus(401);
});
app.delete("/orders/:id", remove);`,
      after: `app.use((req, res, next) => {
  const message = \`\${req.method}\\n\${req.originalUrl}\\n\${req.get("x-timestamp")}\`;
  verify(req, message) ? next() : res.sendStatus(401);
});
app.delete("/orders/:id", remove);`,
    },
    references: ["https://www.rfc-editor.org/rfc/rfc9421#section-7.2.1", "https://www.rfc-editor.org/rfc/rfc9421#section-2.2.1"],
    cwe: [347, 650],
    owasp: ["API2:2023"],
  },
  run: (facts, { require }) => componentOutcome(triedWith(facts, judgeExperiment), "method", require),
});
