export declare const weakSecret: import("../model/check.ts").Check<"secretStrength" | "signing", "secretStrength" | "signing">;
