export declare const weakSecret: import("../model/check.ts").Check<"signing", "captures" | "secretStrength">;
