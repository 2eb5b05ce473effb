import type { Resolver } from "../model/names.ts";
export declare const resolverForm = "system, udp://ip[:port], tcp://ip[:port] or https://host/path";
/** Null for anything else: a name would have to be resolved first, by whom would be the question. */
export declare const parseResolver: (text: string) => Resolver | null;
