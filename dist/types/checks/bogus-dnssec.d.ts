export declare const bogusDnssec: import("../model/check.ts").Check<"resolutions" | "spec", never>;
