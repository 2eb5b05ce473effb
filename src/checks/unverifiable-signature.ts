// Judges captured signatures against scheme and secret. Pure.

import { defineCheck, notApplicable, outcomeOf, unknown } from "../model/check.ts";
import { quoteUse, whereUsed } from "../signature/captured-use.ts";

export const unverifiableSignature = defineCheck({
  id: "unverifiable-signature",
  title: "A captured signature does not verify",
  category: "traffic",
  severity: "medium",
  since: "0.1.0",
  needs: ["captures", "spec"],
  doc: {
    what: "Recomputes the signature of every captured request with the scheme and the secret of the policy, as a strict verifier does, digests of the body included. Requests that the server refused with 400, 401 or 403 are left alone, and so are those made with a key of another name.",
    why: "Either the client signs something else than what was agreed, and it works only as long as the server is lenient, or the policy describes another scheme than the one in use, and every other verdict about signatures is about the wrong thing.",
    fix: "Read the reason in the proof: it says which part would have to be otherwise. `sigproof infer` finds the layout that the captured requests were really signed by.",
    example: {
      language: "python",
      before: `# The library writes the JSON anew: other bytes than those that were signed.
signature = sign(json.dumps(data))
requests.post(url, json=data, headers={"X-Signature": signature})`,
      after: `body = json.dumps(data).encode()
requests.post(url, data=body, headers={"X-Signature": sign(body)})`,
    },
    references: ["https://www.rfc-editor.org/rfc/rfc9421#section-3.2", "https://www.rfc-editor.org/rfc/rfc9421#section-7.5"],
    cwe: [347],
  },
  run({ captures, spec }) {
    const carried = captures.schemes.filter(({ signed }) => signed > 0);
    if (captures.schemes.length === 0) return notApplicable("nothing says how requests are signed, so no captured signature can be recomputed");
    if (carried.length === 0) return notApplicable("no captured call carries a signature of a scheme that policy or description know");
    if (captures.mismatches.length > 0) {
      const seen = new Set<string>();
      return outcomeOf(
        captures.mismatches.flatMap((mismatch) => {
          const { scheme, host, why, use } = mismatch;
          const subject = `${scheme} on ${use.operation ?? host}`;
          if (seen.has(subject)) return [];
          seen.add(subject);
          const counts = captures.schemes.find(({ name }) => name === scheme);
          return {
            subject,
            message: `a captured signature of ${scheme} does not verify: ${why}`,
            confidence: "proven" as const,
            where: whereUsed(spec, captures, mismatch),
            proof: [
              quoteUse(use),
              why,
              ...(counts === undefined ? [] : [`${counts.right} captured signatures of ${scheme} are right, ${counts.wrong - counts.refused} are not`]),
            ],
          };
        }),
      );
    }
    const silent = carried.find(({ secret }) => secret !== "given");
    if (silent !== undefined && silent.secret !== "given") return unknown(`${silent.name}: ${silent.secret.missing}`);
    const unchecked = carried.find(({ right, wrong, foreign }) => right + wrong === 0 && foreign > 0);
    if (unchecked !== undefined) return unknown(`every captured signature of ${unchecked.name} is made with a key of another name`);
    const blind = carried.find(({ right, wrong }) => right + wrong === 0);
    return blind === undefined ? outcomeOf([]) : unknown(`the capture does not hold the bodies that ${blind.name} signs`);
  },
});
