export declare const replayRace: import("../model/check.ts").Check<"experiments" | "signing", never>;
