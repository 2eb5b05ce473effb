import type { DnsServer } from "../model/names.ts";
/** `192.0.2.1`, `192.0.2.1:5353`, `2001:db8::1`, `[2001:db8::1]:5353` → servers. */
export declare const systemResolvers: () => Promise<readonly DnsServer[]>;
