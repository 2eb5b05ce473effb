// Judges whether an unsigned header changes the method. Pure.

import { defineCheck } from "../model/check.ts";
import { trialOutcome } from "../signature/experiment/trial.ts";
import { judgeExperiment } from "../signature/experiment/verdict.ts";
import { triedWith } from "../signature/experiment/tried.ts";

export const methodOverrideHonoured = defineCheck({
  id: "method-override-honoured",
  title: "Something outside the signature changes the method",
  category: "signature",
  severity: "high",
  since: "0.1.0",
  needs: ["signing", "experiments"],
  doc: {
    what: "Sends a properly signed request with `X-HTTP-Method-Override` and its relatives naming a method that does not exist, and with `_method` in a query or form that is not bound. Where the answer turns into 404, 405 or 501, and only under a right signature, it was obeyed after the check.",
    why: "The signature says POST, the server does DELETE. Everybody between client and server can add the header, and the signature stays valid.",
    fix: "Remove the middleware that reads such headers, or let it run only before verification and sign the method that it yields.",
    example: {
      language: "js",
      before: `app.use(express.urlencoded({ extended: false }));
app.use(verifySignature);
app.use(methodOverride("X-HTTP-Method-Override"));
app.use(methodOverride("_method"));
app.delete("/orders/:id", remove);`,
      after: `app.use(express.urlencoded({ extended: false }));
app.use(verifySignature);   // and no method override behind it: clients send the method they mean
app.delete("/orders/:id", remove);`,
    },
    references: ["https://expressjs.com/en/resources/middleware/method-override.html", "https://www.rfc-editor.org/rfc/rfc9421#section-7.2.1"],
    cwe: [436, 650],
    owasp: ["API2:2023", "API8:2023"],
  },
  run: (facts) => trialOutcome(triedWith(facts, judgeExperiment), "method-override", "something unsigned changes the method"),
});
