export declare const unsignedAccepted: import("../model/check.ts").Check<"experiments" | "signing", never>;
