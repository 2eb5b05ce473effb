// Judges whether the signature binds the query. Pure.

import { defineCheck } from "../model/check.ts";
import { componentOutcome } from "../signature/experiment/component.ts";
import { judgeExperiment } from "../signature/experiment/verdict.ts";
import { triedWith } from "../signature/experiment/tried.ts";

export const uncoveredQuery = defineCheck({
  id: "uncovered-query",
  title: "The signature does not bind the query",
  category: "signature",
  severity: "high",
  since: "0.1.0",
  needs: ["signing", "experiments"],
  doc: {
    what: "Changes the query, by a key more, another value, or a key twice, on the wire and keeps the signature of the original: a server that compares everything has to refuse. Each change brings its own controls, one properly signed and one with a wrong signature. Where the scheme does not sign it at all, the accepted request is the proof; a vendor's scheme that cannot is marked as a limitation.",
    why: "So `?limit=10` becomes `?limit=10&account=42` under the same signature. Filters, ids and amounts live in the query.",
    fix: "Sign the raw query string behind the path, or `originalUrl` whole.",
    example: {
      language: "js",
      before: `app.use((req, res, next) => {
  const message = \`\${req.method}\\n\${req.path}\\n\${req.get("x-timestamp")}\`;   // Express keeps the query out of path
  verify(req, message) ? next() : res.sendStatus(401);
});
app.get("/export", (req, res) => res.json(dump(req.query.table)));`,
      after: `app.use((req, res, next) => {
  const message = \`\${req.method}\\n\${req.originalUrl}\\n\${req.get("x-timestamp")}\`;   // path and query, as they were sent
  verify(req, message) ? next() : res.sendStatus(401);
});
app.get("/export", (req, res) => res.json(dump(req.query.table)));`,
    },
    references: ["https://www.rfc-editor.org/rfc/rfc9421#section-7.2.1", "https://www.rfc-editor.org/rfc/rfc9421#section-2.2.7"],
    cwe: [347, 345],
    owasp: ["API2:2023"],
  },
  run: (facts, { require }) => componentOutcome(triedWith(facts, judgeExperiment), "query", require),
});
