export declare const unverifiableSignature: import("../model/check.ts").Check<"captures" | "spec", never>;
