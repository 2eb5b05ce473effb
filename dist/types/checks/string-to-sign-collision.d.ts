export declare const stringToSignCollision: import("../model/check.ts").Check<"experiments" | "signing", never>;
