import { type DnsMessage, type QuestionType } from "../dns/message.ts";
import type { DnsServer } from "../model/names.ts";
import type { Fault } from "../model/visit.ts";
import type { Ports } from "../ports.ts";
export interface Wanted {
    readonly name: string;
    readonly type: QuestionType;
    readonly recurse: boolean;
    readonly unchecked?: boolean;
}
/** Never rejects. */
export type AskDns = (server: DnsServer, wanted: Wanted) => Promise<DnsMessage | Fault>;
export declare const isFault: (answer: object) => answer is Fault;
export declare const askerOver: (ports: Pick<Ports, "dns" | "randomHex">) => AskDns;
