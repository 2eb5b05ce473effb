export declare const forwardedHostTrusted: import("../model/check.ts").Check<"experiments" | "signing", never>;
