export declare const missingHsts: import("../model/check.ts").Check<"spec" | "target" | "visits", never>;
