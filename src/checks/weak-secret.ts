// Judges what was found out about the strength of the secret. Pure.

import { defineCheck } from "../model/check.ts";
import { secretOutcome } from "../signature/experiment/strength.ts";

export const weakSecret = defineCheck({
  id: "weak-secret",
  title: "The secret can be guessed",
  category: "signature",
  severity: "high",
  since: "0.1.0",
  needs: ["signing"],
  uses: ["secretStrength", "captures"],
  doc: {
    what: "Judges the secret where it is, on the machine that runs the scan: its length, its alphabet, and whether it is a word, a default or a key from documentation. With captured traffic, default keys and keys from documentation are also tried on the first captured signatures. Neither the secret nor anything made from it is reported.",
    why: "A signature that was caught once is enough to try keys at home, millions in a second, without asking the server.",
    fix: "Make the secret with a random generator, 32 bytes or more, and keep it apart for each partner and each environment.",
    example: {
      language: "yaml",
      before: `# compose.yaml
services:
  api:
    image: partner-api
    environment:
      HMAC_SECRET: super-secret-key`,
      after: `# compose.yaml
services:
  api:
    image: partner-api
    environment:
      HMAC_SECRET: "\${HMAC_SECRET:?not set; openssl rand -hex 32 makes one}"`,
    },
    references: ["https://www.rfc-editor.org/rfc/rfc2104#section-3", "https://www.rfc-editor.org/rfc/rfc4086"],
    cwe: [521, 798],
    owasp: ["API2:2023"],
  },
  run: secretOutcome,
});
