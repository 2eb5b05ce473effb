import { type Message } from "../message.ts";
import type { AwsSigV4Scheme } from "../scheme.ts";
export interface Dialect {
    /** The word before `Credential=`, and the first line of the string to sign. */
    word(scheme: AwsSigV4Scheme): string;
    /** Words that a carried signature may have. */
    readonly words: RegExp;
    /** Before the names of its headers and query parameters. */
    readonly prefix: "X-Amz-" | "X-Goog-";
    /** Last part of the credential's scope. */
    readonly end: "aws4_request" | "goog4_request";
    /** Before the secret, where keys are derived. */
    readonly keyPrefix: "AWS4" | "GOOG4";
    readonly token: boolean;
    path(path: string, service: string, scheme: AwsSigV4Scheme): string;
    host(message: Message): string;
    /** A presigned request binds no body, unless it carries the body's hash in a header. */
    leavesBodyOpen(service: string): boolean;
}
export declare const dialects: Readonly<Record<AwsSigV4Scheme["dialect"], Dialect>>;
