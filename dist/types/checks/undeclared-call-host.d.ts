export declare const undeclaredCallHost: import("../model/check.ts").Check<"calls" | "spec" | "target", never>;
