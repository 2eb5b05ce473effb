export declare const redirectLoop: import("../model/check.ts").Check<"spec" | "visits", never>;
