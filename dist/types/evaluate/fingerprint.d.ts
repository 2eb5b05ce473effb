import type { Finding } from "../model/check.ts";
/**
 * First 16 hex digits of SHA-256 over check id, newline, subject. The second and later findings of one check with the same subject get `-2`, `-3`…
 * in the order of their content. In the order of `findings`.
 */
export declare const fingerprints: (check: string, findings: readonly Finding[]) => string[];
