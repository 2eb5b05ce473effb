export declare const leakedSignature: import("../model/check.ts").Check<"experiments" | "signing", never>;
