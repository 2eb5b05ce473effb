export declare const reusedNonce: import("../model/check.ts").Check<"captures" | "spec", never>;
