export declare const uncoveredScheme: import("../model/check.ts").Check<"experiments" | "signing", never>;
