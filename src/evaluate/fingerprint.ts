// The name of a finding that survives edits, reruns and other findings. Pure.

import { createHash } from "node:crypto";
import type { Finding } from "../model/check.ts";

const digest = (check: string, subject: string): string => createHash("sha256").update(`${check}\n${subject}`).digest("hex").slice(0, 16);

/** What orders findings with one and the same subject, so that each keeps its number however the check lists them. */
const order = ({ where, message, confidence, proof }: Finding): string =>
  JSON.stringify([where.place?.file, where.place?.pointer, where.operation, where.host, where.url, message, confidence, proof]);

/**
 * First 16 hex digits of SHA-256 over check id, newline, subject. The second and later findings of one check with the same subject get `-2`, `-3`…
 * in the order of their content. In the order of `findings`.
 */
export const fingerprints = (check: string, findings: readonly Finding[]): string[] => {
  const bySubject = new Map<string, { readonly at: number; readonly key: string }[]>();
  for (const [at, finding] of findings.entries()) {
    const twins = bySubject.get(finding.subject) ?? [];
    bySubject.set(finding.subject, twins);
    twins.push({ at, key: order(finding) });
  }
  const named: string[] = [];
  for (const [subject, twins] of bySubject) {
    const name = digest(check, subject);
    twins.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
    for (const [index, { at }] of twins.entries()) named[at] = index === 0 ? name : `${name}-${index + 1}`;
  }
  return named;
};
