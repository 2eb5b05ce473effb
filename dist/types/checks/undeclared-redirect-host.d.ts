export declare const undeclaredRedirectHost: import("../model/check.ts").Check<"spec" | "target" | "visits", never>;
