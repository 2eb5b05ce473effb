export declare const unenforcedComponents: import("../model/check.ts").Check<"experiments" | "signing", never>;
