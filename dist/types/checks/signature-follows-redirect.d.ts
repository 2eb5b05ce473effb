export declare const signatureFollowsRedirect: import("../model/check.ts").Check<"calls" | "sites" | "spec" | "target", never>;
