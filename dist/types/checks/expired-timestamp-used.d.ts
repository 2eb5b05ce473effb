export declare const expiredTimestampUsed: import("../model/check.ts").Check<"captures" | "spec", never>;
