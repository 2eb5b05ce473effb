export interface TransferSeen {
    readonly verdict: "open" | "refused" | "not-authoritative" | "nonsense" | null;
    readonly why: string;
    readonly records: number;
    readonly bytes: number;
    readonly serial: number | null;
}
export interface TransferReader {
    /** False: enough was seen, close the connection. */
    see(message: Uint8Array): boolean;
    /** `verdict` null: the messages so far decide nothing. */
    seen(): TransferSeen;
}
/**
 * Handed out means: no error, with authority, the zone's own SOA first, and one more record that is none. A second SOA right behind the first is an empty
 * transfer, which says as little as a refusal.
 */
export declare const transferReader: (id: number, apex: string) => TransferReader;
