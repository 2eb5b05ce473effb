export declare const uncoveredPath: import("../model/check.ts").Check<"experiments" | "signing", never>;
