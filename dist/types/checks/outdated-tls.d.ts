export declare const outdatedTls: import("../model/check.ts").Check<"certificates" | "spec", never>;
