export declare const optionalSignature: import("../model/check.ts").Check<"spec", never>;
