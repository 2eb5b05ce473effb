export declare const ambiguousStringToSign: import("../model/check.ts").Check<"signing", never>;
