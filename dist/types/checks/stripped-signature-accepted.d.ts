export declare const strippedSignatureAccepted: import("../model/check.ts").Check<"experiments" | "signing", never>;
