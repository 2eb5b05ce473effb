export declare const uncoveredHeader: import("../model/check.ts").Check<"experiments" | "signing", never>;
