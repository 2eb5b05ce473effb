export declare const undeclaredBaseUrl: import("../model/check.ts").Check<"spec" | "target", never>;
