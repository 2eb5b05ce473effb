export declare const uncoveredNonce: import("../model/check.ts").Check<"experiments" | "signing", never>;
