export declare const undocumentedRejection: import("../model/check.ts").Check<"spec", never>;
