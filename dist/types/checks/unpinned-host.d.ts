export declare const unpinnedHost: import("../model/check.ts").Check<"experiments" | "signing", never>;
