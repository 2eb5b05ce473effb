export declare const openZoneTransfer: import("../model/check.ts").Check<"spec" | "zones", never>;
