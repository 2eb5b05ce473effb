export declare const certificateMismatch: import("../model/check.ts").Check<"certificates" | "spec", never>;
