export declare const lookAlikeHost: import("../model/check.ts").Check<"sites" | "spec" | "target", "calls" | "visits">;
