export declare const anySignatureAccepted: import("../model/check.ts").Check<"experiments" | "signing", never>;
