export declare const insecureServer: import("../model/check.ts").Check<"spec", never>;
