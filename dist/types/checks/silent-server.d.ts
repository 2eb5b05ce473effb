export declare const silentServer: import("../model/check.ts").Check<"calls" | "spec" | "target", never>;
