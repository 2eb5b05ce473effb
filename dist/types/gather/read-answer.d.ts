import type { DnsMessage } from "../dns/message.ts";
import type { DnsAnswer } from "../model/names.ts";
/** Only what the chain of CNAMEs from `name` leads to counts; records of other names in the answer are nobody's question. */
export declare const answerOf: (message: DnsMessage, name: string) => DnsAnswer;
