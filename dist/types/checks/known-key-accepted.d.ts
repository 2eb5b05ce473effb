export declare const knownKeyAccepted: import("../model/check.ts").Check<"experiments" | "signing", never>;
