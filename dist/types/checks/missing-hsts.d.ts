export declare const missingHsts: import("../model/check.ts").Check<"target" | "visits", never>;
