export declare const internalServer: import("../model/check.ts").Check<"spec", never>;
