export declare const replayAccepted: import("../model/check.ts").Check<"experiments" | "signing", never>;
