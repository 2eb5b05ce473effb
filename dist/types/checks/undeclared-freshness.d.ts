export declare const undeclaredFreshness: import("../model/check.ts").Check<"spec", never>;
