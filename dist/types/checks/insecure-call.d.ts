export declare const insecureCall: import("../model/check.ts").Check<"calls" | "spec" | "target", never>;
