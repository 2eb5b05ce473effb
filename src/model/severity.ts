// Severities and categories, worst first. Pure.

export const severities = ["critical", "high", "medium", "low", "info"] as const;
export type Severity = (typeof severities)[number];

export const categories = ["contract", "hosts", "traffic", "signature", "names", "transport"] as const;
export type Category = (typeof categories)[number];

/** The worst of some; null for none. */
export const worst = (found: readonly Severity[]): Severity | null => severities.find((severity) => found.includes(severity)) ?? null;

/** Sort key: 0 is the worst. */
export const severityRank = (severity: Severity): number => severities.indexOf(severity);
