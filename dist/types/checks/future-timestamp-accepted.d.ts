export declare const futureTimestampAccepted: import("../model/check.ts").Check<"experiments" | "signing", never>;
