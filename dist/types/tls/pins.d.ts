import type { Certificate, Shown, TlsaPin } from "../model/certificate.ts";
/** A pin as policies write it: `sha256/` and base64. */
export declare const pinOf: ({ spkiSha256 }: Certificate) => string;
export declare const matchesPins: (shown: Shown, pins: readonly string[]) => boolean;
/** `unknown`: a record of a kind that cannot be compared with what was kept (a whole certificate, SHA-512), and none that matches. */
export declare const matchesTlsa: (shown: Shown, records: readonly TlsaPin[]) => "match" | "mismatch" | "unknown";
