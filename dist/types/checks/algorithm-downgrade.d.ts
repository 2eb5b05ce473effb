export declare const algorithmDowngrade: import("../model/check.ts").Check<"experiments" | "signing", never>;
