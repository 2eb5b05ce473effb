export declare const insecureRedirect: import("../model/check.ts").Check<"spec" | "target" | "visits", never>;
