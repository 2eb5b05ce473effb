export declare const undeclaredLinkHost: import("../model/check.ts").Check<"spec" | "target" | "visits", never>;
