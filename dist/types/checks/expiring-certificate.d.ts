export declare const expiringCertificate: import("../model/check.ts").Check<"certificates" | "spec", never>;
