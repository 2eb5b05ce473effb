export declare const staleTimestampAccepted: import("../model/check.ts").Check<"experiments" | "signing", never>;
