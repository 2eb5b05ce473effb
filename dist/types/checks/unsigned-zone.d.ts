export declare const unsignedZone: import("../model/check.ts").Check<"spec" | "zones", never>;
