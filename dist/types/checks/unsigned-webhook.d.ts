export declare const unsignedWebhook: import("../model/check.ts").Check<"spec", never>;
