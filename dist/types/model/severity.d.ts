export declare const severities: readonly ["critical", "high", "medium", "low", "info"];
export type Severity = (typeof severities)[number];
export declare const categories: readonly ["contract", "hosts", "traffic", "signature", "names", "transport"];
export type Category = (typeof categories)[number];
/** The worst of some; null for none. */
export declare const worst: (found: readonly Severity[]) => Severity | null;
/** Sort key: 0 is the worst. */
export declare const severityRank: (severity: Severity) => number;
