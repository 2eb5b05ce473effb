export declare const missingCaa: import("../model/check.ts").Check<"certificates" | "resolutions" | "spec", never>;
