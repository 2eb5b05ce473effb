// Judges whether the signature binds the body. Pure.

import { defineCheck } from "../model/check.ts";
import { componentOutcome } from "../signature/experiment/component.ts";
import { judgeExperiment } from "../signature/experiment/verdict.ts";
import { triedWith } from "../signature/experiment/tried.ts";

export const uncoveredBody = defineCheck({
  id: "uncovered-body",
  title: "The signature does not bind the body",
  category: "signature",
  severity: "high",
  since: "0.1.0",
  needs: ["signing", "experiments"],
  doc: {
    what: "Changes the body, at its beginning and its end, with the digest header kept and made anew, on the wire and keeps the signature of the original: a server that compares everything has to refuse. Each change brings its own controls, one properly signed and one with a wrong signature. Bodies are only sent on operations that the policy names as canaries. Where the scheme does not sign it at all, the accepted request is the proof; a vendor's scheme that cannot is marked as a limitation.",
    why: "The amount, the account, the whole message can be exchanged. A digest header that is signed but never compared with the content is the common case, and it looks protected.",
    fix: "Sign the raw bytes of the body, or their digest, and compute that digest from what really arrived.",
    example: {
      language: "js",
      before: `app.use(express.raw({ type: "*/*" }));
app.use((req, res, next) => {
  const message = \`\${req.method}\\n\${req.originalUrl}\\n\${req.get("content-digest")}\`;   // signed, and never compared
  verify(req, message) ? next() : res.sendStatus(401);
});`,
      after: `app.use(express.raw({ type: "*/*" }));
app.use((req, res, next) => {
  const digest = \`sha-256=:\${createHash("sha256").update(req.body).digest("base64")}:\`;
  if (req.get("content-digest") !== digest) return res.sendStatus(400);
  const message = \`\${req.method}\\n\${req.originalUrl}\\n\${digest}\`;
  verify(req, message) ? next() : res.sendStatus(401);
});`,
    },
    references: ["https://www.rfc-editor.org/rfc/rfc9421#section-7.2.8", "https://www.rfc-editor.org/rfc/rfc9530#section-6.3"],
    cwe: [347, 353],
    owasp: ["API2:2023"],
  },
  run: (facts, { require }) => componentOutcome(triedWith(facts, judgeExperiment), "body", require),
});
