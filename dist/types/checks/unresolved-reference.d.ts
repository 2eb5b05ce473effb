export declare const unresolvedReference: import("../model/check.ts").Check<"spec", never>;
