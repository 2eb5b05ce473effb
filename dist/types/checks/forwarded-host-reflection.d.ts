export declare const forwardedHostReflection: import("../model/check.ts").Check<"reflections" | "spec" | "visits", never>;
