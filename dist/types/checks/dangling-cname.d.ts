export declare const danglingCname: import("../model/check.ts").Check<"resolutions" | "spec", never>;
