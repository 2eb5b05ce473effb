// Judges whether the template lets two requests share a signature. Pure.

import { defineCheck } from "../model/check.ts";
import { schemeOutcome } from "../signature/experiment/strength.ts";

export const ambiguousStringToSign = defineCheck({
  id: "ambiguous-string-to-sign",
  title: "Two different requests have one string to sign",
  category: "contract",
  severity: "high",
  since: "0.1.0",
  needs: ["signing"],
  doc: {
    what: "Looks for two different requests that give one string to sign, from the template alone: variables that stand side by side, and delimiters that a value may contain itself. Every pair it shows was rendered and compared.",
    why: "Who owns one valid signature owns it for the other request as well. Where the border between query and body, or between a name and a value, cannot be seen in the string, bytes can be moved across it and the signature stays right.",
    fix: "Put between two parts a delimiter that neither can contain, such as a newline after method, host, path and query, and sign the body by its digest or as the last part.",
    example: {
      language: "js",
      before: `app.use(express.text({ type: "*/*" }));
app.use((req, res, next) => {
  const message = req.get("x-timestamp") + req.method + req.originalUrl + req.body;
  verify(req, message) ? next() : res.sendStatus(401);
});`,
      after: `app.use(express.text({ type: "*/*" }));
app.use((req, res, next) => {
  const message = [req.get("x-timestamp"), req.method, HOST, req.originalUrl, req.body].join("\\n");   // the body last
  verify(req, message) ? next() : res.sendStatus(401);
});`,
    },
    references: ["https://www.rfc-editor.org/rfc/rfc9421#section-7.5.5", "https://cwe.mitre.org/data/definitions/347.html"],
    cwe: [347],
    owasp: ["API2:2023"],
  },
  run: ({ signing }) =>
    schemeOutcome(signing, ({ name, ambiguity }) =>
      ambiguity === null
        ? null
        : {
            message: `the string to sign of ${name} is ambiguous: ${ambiguity.why}`,
            proof: [`first: ${ambiguity.first}`, `second: ${ambiguity.second}`, `both give: ${ambiguity.stringToSign}`],
          },
    ),
});
