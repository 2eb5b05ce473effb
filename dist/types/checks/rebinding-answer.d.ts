export declare const rebindingAnswer: import("../model/check.ts").Check<"resolutions" | "spec", never>;
