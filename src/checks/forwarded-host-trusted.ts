// Judges whether a request that was signed for a foreign host is accepted as soon as a forwarding header names that host. Pure.

import { defineCheck } from "../model/check.ts";
import { trialOutcome } from "../signature/experiment/trial.ts";
import { judgeExperiment } from "../signature/experiment/verdict.ts";
import { triedWith } from "../signature/experiment/tried.ts";

export const forwardedHostTrusted = defineCheck({
  id: "forwarded-host-trusted",
  title: "A forwarding header decides for which host a signature counts",
  category: "signature",
  severity: "high",
  since: "0.1.0",
  needs: ["signing", "experiments"],
  doc: {
    what: "Signs for a foreign name, sends the real `Host`, and names the foreign one in `X-Forwarded-Host`, `Forwarded` or `X-Original-Host`. The same signature without that header has to be refused.",
    why: "Any client can send these headers. Who can choose the host that is verified has removed the host from the signature.",
    fix: "Take forwarding headers only from proxies whose addresses are configured, and drop them at the edge for everybody else.",
    example: {
      language: "js",
      before: `app.set("trust proxy", true);
app.use((req, res, next) => {
  const message = \`\${req.method}\\n\${req.hostname}\\n\${req.originalUrl}\`;
  verify(req, message) ? next() : res.sendStatus(401);
});`,
      after: `app.set("trust proxy", "loopback");
app.use((req, res, next) => {
  const message = \`\${req.method}\\n\${PUBLIC_HOST}\\n\${req.originalUrl}\`;
  verify(req, message) ? next() : res.sendStatus(401);
});`,
    },
    references: [
      "https://expressjs.com/en/guide/behind-proxies.html",
      "https://www.rfc-editor.org/rfc/rfc7239#section-8.1",
      "https://www.rfc-editor.org/rfc/rfc9421#section-7.4.4",
    ],
    cwe: [290, 345],
    owasp: ["API2:2023", "API8:2023"],
  },
  run: (facts) =>
    trialOutcome(
      triedWith(facts, judgeExperiment),
      "forwarded-host",
      "a request that was signed for a foreign host is accepted as soon as a forwarding header names that host",
    ),
});
