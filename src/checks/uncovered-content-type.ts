// Judges whether the signature binds the content type. Pure.

import { defineCheck } from "../model/check.ts";
import { componentOutcome } from "../signature/experiment/component.ts";
import { judgeExperiment } from "../signature/experiment/verdict.ts";
import { triedWith } from "../signature/experiment/tried.ts";

export const uncoveredContentType = defineCheck({
  id: "uncovered-content-type",
  title: "The signature does not bind the content type",
  category: "signature",
  severity: "medium",
  since: "0.1.0",
  needs: ["signing", "experiments"],
  doc: {
    what: "Changes the content type on the wire and keeps the signature of the original: a server that compares everything has to refuse. Each change brings its own controls, one properly signed and one with a wrong signature. Where the scheme does not sign it at all, the accepted request is the proof; a vendor's scheme that cannot is marked as a limitation.",
    why: "The same bytes mean something else as JSON than as a form, and some frameworks choose the parser by this header. So a signed body can say what nobody signed.",
    fix: "Sign the content type, or accept exactly one and refuse every other before the body is parsed.",
    example: {
      language: "js",
      before: `app.use(verifySignature);   // over the body's bytes alone
app.use(express.json());
app.use(express.urlencoded({ extended: true }));
app.post("/orders", (req, res) => res.json(place(req.body)));   // the same bytes, read as the client says`,
      after: `app.use((req, res, next) => (req.is("application/json") ? next() : res.sendStatus(415)));
app.use(verifySignature);
app.use(express.json());   // one type only
app.post("/orders", (req, res) => res.json(place(req.body)));`,
    },
    references: ["https://www.rfc-editor.org/rfc/rfc9421#section-7.2.1", "https://www.rfc-editor.org/rfc/rfc9110#section-8.3"],
    cwe: [345, 436],
    owasp: ["API2:2023"],
  },
  run: (facts, { require }) => componentOutcome(triedWith(facts, judgeExperiment), "content-type", require),
});
