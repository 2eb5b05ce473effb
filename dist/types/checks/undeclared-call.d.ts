export declare const undeclaredCall: import("../model/check.ts").Check<"calls" | "spec" | "target", never>;
