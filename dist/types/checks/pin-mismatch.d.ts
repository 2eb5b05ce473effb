export declare const pinMismatch: import("../model/check.ts").Check<"certificates" | "spec", never>;
