export declare const uncoveredBody: import("../model/check.ts").Check<"experiments" | "signing", never>;
