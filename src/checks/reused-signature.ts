// Judges captured signatures that stood on two different messages. Pure.

import { defineCheck, type Finding, notApplicable, outcomeOf, unknown } from "../model/check.ts";
import type { Component } from "../model/policy.ts";
import { nothingCaptured, quoteUse, whereUsed } from "../signature/captured-use.ts";
import { isLimited } from "../signature/experiment/required.ts";

/** Without a word from the policy. A content type alone is nobody's default. */
const usual: readonly Component[] = ["method", "path", "query", "body", "timestamp", "nonce"];

const listed = (components: readonly string[]): string => components.join(" and ");

export const reusedSignature = defineCheck({
  id: "reused-signature",
  title: "One signature was accepted on two different requests",
  category: "traffic",
  severity: "high",
  since: "0.1.0",
  needs: ["captures", "spec"],
  doc: {
    what: "Compares captured requests that carry one and the same signature and that one origin accepted. Repeats of the same bytes are retries and no finding. A redirect's first hop does not count: it may have verified nothing. What differs is said; parts that `require.covers` leaves out are not held against anybody. Where only the name of a header says that it is a signature, the finding is likely.",
    why: "A signature that fits two messages binds nothing of what tells them apart. This is the proof of an uncovered component from traffic alone: who holds one request can write the other.",
    fix: "Put what differs into the string to sign, on both sides, and let the server verify before it answers. Where the scheme does bind it, the server does not verify it.",
    example: {
      language: "python",
      before: `text = f"{method}\\n{path}\\n{timestamp}"
# ?amount=1 and ?amount=1000 have one signature`,
      after: `text = f"{method}\\n{path}\\n{query}\\n{timestamp}\\n{sha256(body).hexdigest()}"`,
    },
    references: ["https://www.rfc-editor.org/rfc/rfc9421#section-7.2.1"],
    cwe: [345, 347],
    owasp: ["API2:2023"],
  },
  run({ captures, spec }, { require }) {
    if (captures.signed === 0) return notApplicable(nothingCaptured);
    if (captures.accepted === 0) return unknown("no captured call with a signature was accepted");
    const wanted = new Set<string>(require.covers ?? usual);
    return outcomeOf(
      captures.signatures.flatMap((reused): Finding[] => {
        const { scheme, at, host, first, second, more } = reused;
        const differs = reused.differs.filter((component) => wanted.has(component));
        if (differs.length === 0) return [];
        const known = captures.schemes.find(({ name }) => name === scheme);
        const claimed = differs.filter((component) => known?.declared.includes(component) ?? false);
        const reason =
          known === undefined
            ? ""
            : claimed.length === 0
              ? `; ${known.name} does not bind ${listed(differs)}`
              : `; ${known.name} binds ${listed(claimed)}, so the server does not verify ${claimed.length === 1 ? "it" : "them"}`;
        const limited = known !== undefined && claimed.length === 0 && isLimited({ scheme: known.name, builtin: known.builtin });
        return [
          {
            subject: `${at} on ${second.operation ?? host}: ${differs.join(", ")}`,
            message: `${host} accepted one signature on two requests that differ in ${listed(differs)}${reason}`,
            confidence: known === undefined ? "likely" : "proven",
            ...(limited ? { severity: "low" as const, limitation: true as const } : {}),
            where: whereUsed(spec, captures, { scheme, host, use: second }),
            proof: [
              `the same signature in ${at}:`,
              quoteUse(first),
              quoteUse(second),
              `different: ${differs.join(", ")}`,
              ...(more === 0 ? [] : [`and ${more} more like these`]),
            ],
          },
        ];
      }),
    );
  },
});
