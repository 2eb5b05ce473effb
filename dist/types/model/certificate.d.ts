import type { Fault } from "./visit.ts";
/** One handshake to one literal address. No byte of a request is sent. */
export interface HandshakeAsk {
    /** A literal address; what it may be is decided by the caller and checked again by the port. */
    readonly address: string;
    readonly port: number;
    /** SNI, and the name that the certificate has to prove. */
    readonly name: string;
    /** Offers these only; Node's default range when not given. */
    readonly versions?: {
        readonly min: TlsVersion;
        readonly max: TlsVersion;
    };
    readonly timeoutMs?: number;
}
export type TlsVersion = "TLSv1" | "TLSv1.1" | "TLSv1.2" | "TLSv1.3";
export interface Certificate {
    readonly subject: string;
    readonly issuer: string;
    /** DNS names and addresses of the subjectAltName. */
    readonly names: readonly string[];
    /** ISO 8601, UTC. */
    readonly validFrom: string;
    readonly validTo: string;
    /** Base64 of the SHA-256 of the SubjectPublicKeyInfo (RFC 7469 section 2.4). */
    readonly spkiSha256: string;
    /** Base64 of the SHA-256 of the whole certificate. */
    readonly sha256: string;
}
export type Handshake = {
    readonly kind: "shown";
    readonly protocol: string;
    /** Null when name and chain verify; otherwise why they do not, in words, with OpenSSL's or Node's code. */
    readonly refused: {
        readonly code: string;
        readonly why: string;
    } | null;
    /** Leaf first. */
    readonly chain: readonly Certificate[];
} | {
    readonly kind: "fault";
    readonly fault: Fault;
};
export interface CertificateFact {
    /** As in reports, port included. */
    readonly host: string;
}
