export declare const prefixHostMatch: import("../model/check.ts").Check<"experiments" | "signing", never>;
