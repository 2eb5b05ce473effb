export declare const privateAddress: import("../model/check.ts").Check<"resolutions" | "spec", never>;
