export declare const methodOverrideHonoured: import("../model/check.ts").Check<"experiments" | "signing", never>;
