export declare const undeclaredSignature: import("../model/check.ts").Check<"spec", never>;
