export declare const weakAlgorithm: import("../model/check.ts").Check<"signing", never>;
