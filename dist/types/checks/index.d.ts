import type { Check } from "../model/check.ts";
export declare const checks: readonly Check[];
