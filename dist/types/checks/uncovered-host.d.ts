export declare const uncoveredHost: import("../model/check.ts").Check<"experiments" | "signing", never>;
