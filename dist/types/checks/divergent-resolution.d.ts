export declare const divergentResolution: import("../model/check.ts").Check<"resolutions" | "spec", never>;
