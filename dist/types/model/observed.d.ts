import type { CallFacts, ObservedCall, TrafficSource } from "./call.ts";
import { type Finding, type Outcome } from "./check.ts";
/** Findings always count. What could not be read is not clean, so without findings it takes traffic that was read to its end to say "pass". */
export declare const judgeCalls: (findings: readonly Finding[], { sources, calls }: CallFacts) => Outcome;
/** What of a file was not read, in words. */
export declare const gapsOf: ({ file, format, unread, missed, cut }: TrafficSource) => string[];
/** The first findings, and one that speaks for the others. */
export declare const upTo: (findings: readonly Finding[], others: string) => readonly Finding[];
/** One call on one line: what was asked, what came back, by whom, and where that is written. */
export declare const quoteCall: ({ method, url, tunnel, status, count, client, first }: ObservedCall) => string;
/** The first few calls, and how many more there are. */
export declare const quoteCalls: (calls: readonly ObservedCall[]) => string[];
export declare const countOf: (calls: readonly ObservedCall[]) => number;
/** Calls by what `name` says of them, in the order in which they were first seen. */
export declare const groupCalls: (calls: readonly ObservedCall[], name: (call: ObservedCall) => string) => ReadonlyMap<string, readonly ObservedCall[]>;
/** "once" · "12 times". */
export declare const times: (count: number) => string;
