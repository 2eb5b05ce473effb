export declare const signatureOnlyGuard: import("../model/check.ts").Check<"spec", never>;
