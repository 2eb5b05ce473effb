export declare const uncoveredQuery: import("../model/check.ts").Check<"experiments" | "signing", never>;
