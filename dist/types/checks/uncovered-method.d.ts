export declare const uncoveredMethod: import("../model/check.ts").Check<"experiments" | "signing", never>;
