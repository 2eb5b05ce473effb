import type { Fault } from "./visit.ts";
/** One handshake to one literal address. No byte of a request is sent. */
export interface HandshakeAsk {
    /** A literal address; what it may be is decided by the caller and checked again by the port. */
    readonly address: string;
    readonly port: number;
    /** SNI, and the name that the certificate has to prove. */
    readonly name: string;
    /** For the whole of it; without it, connecting and the handshake have their own clocks. */
    readonly timeoutMs?: number;
}
export type TlsVersion = "TLSv1" | "TLSv1.1" | "TLSv1.2" | "TLSv1.3";
export interface Certificate {
    /** In the order of the certificate: `C=DE, O=Example, CN=api.example.com`. */
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
export interface Refusal {
    /** OpenSSL's or Node's code: `DEPTH_ZERO_SELF_SIGNED_CERT`, `ERR_TLS_CERT_ALTNAME_INVALID`. */
    readonly code: string;
    readonly why: string;
}
export interface Shown {
    readonly kind: "shown";
    /** As agreed: `TLSv1.3`. */
    readonly protocol: string;
    /** Null when name and chain verify; otherwise why they do not: the chain's trouble first. */
    readonly refused: Refusal | null;
    /** Why the name is not proven, whatever the chain is worth; null when it is. */
    readonly wrongName: Refusal | null;
    /** Leaf first. At least the leaf. */
    readonly chain: readonly Certificate[];
}
export type Handshake = Shown | {
    readonly kind: "fault";
    readonly fault: Fault;
};
/** A ClientHello that knows no version above `version`, and what the server said to it. The connection ends there. */
export interface HelloAsk extends HandshakeAsk {
    readonly version: "TLSv1" | "TLSv1.1";
}
export type Hello = 
/** ServerHello: this version will be spoken. */
{
    readonly kind: "accepted";
    readonly version: string;
}
/** An alert, or the connection was closed. */
 | {
    readonly kind: "refused";
    readonly why: string;
} | {
    readonly kind: "fault";
    readonly fault: Fault;
};
/** What one address of a host showed. */
export interface Showing {
    readonly address: string;
    readonly handshake: Handshake;
    /** TLS 1.1 first; 1.0 only where 1.1 was accepted. Empty where nothing speaks TLS at all. */
    readonly old: readonly {
        readonly version: string;
        readonly answer: "accepted" | "refused" | "unknown";
        readonly why: string;
    }[];
}
/** RFC 6698 section 2.1. */
export interface TlsaPin {
    readonly usage: number;
    readonly selector: number;
    readonly matching: number;
    /** Base64 of the association data. */
    readonly data: string;
}
export interface CertificateFact {
    /** As in reports, port included. */
    readonly host: string;
    /** What the certificate has to prove: the host's name, or the alias that it stands for. */
    readonly name: string;
    /** One for each address of the name; empty when it has none. */
    readonly showings: readonly Showing[];
    /** TLSA records of this name and port, only those that a trusted resolver validated. */
    readonly tlsa: readonly TlsaPin[];
    /** Why there is no address to ask; null when there is. */
    readonly fault: Fault | null;
}
/** `C=US, O=Example Trust, CN=R1` → `R1 (Example Trust)`: the words by which people know an authority. */
export declare const shortName: (distinguished: string) => string;
