export declare const reusedSignature: import("../model/check.ts").Check<"captures" | "spec", never>;
