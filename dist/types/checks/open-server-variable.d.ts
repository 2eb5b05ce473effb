export declare const openServerVariable: import("../model/check.ts").Check<"spec", never>;
