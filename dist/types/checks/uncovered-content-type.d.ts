export declare const uncoveredContentType: import("../model/check.ts").Check<"experiments" | "signing", never>;
