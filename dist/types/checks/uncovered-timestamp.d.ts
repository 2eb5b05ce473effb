export declare const uncoveredTimestamp: import("../model/check.ts").Check<"experiments" | "signing", never>;
