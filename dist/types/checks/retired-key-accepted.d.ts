export declare const retiredKeyAccepted: import("../model/check.ts").Check<"experiments" | "signing", never>;
