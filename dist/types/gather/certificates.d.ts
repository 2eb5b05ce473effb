import type { CertificateFact, TlsaPin } from "../model/certificate.ts";
import { type Fact } from "../model/evidence.ts";
import type { ScanRequest } from "../model/policy.ts";
import type { Fault } from "../model/visit.ts";
import type { Ports } from "../ports.ts";
export interface Asked {
    readonly host: string;
    readonly name: string;
    /** Where its addresses are looked up, port included. */
    readonly url: string;
}
/** `stopped`: why the scan ended early, or null. `tlsaOf`: the validated TLSA records for a name and port. */
export declare const gatherCertificates: (request: ScanRequest, ports: Ports & {
    stopped?(): Fault | null;
}, tlsaOf?: (name: string, port: number) => readonly TlsaPin[]) => Promise<Fact<readonly CertificateFact[]>>;
/** The base URL if it is https, and exact names of `hosts.allow`: a wildcard says whom not to mind, not whom to ask. */
export declare const hostsToAsk: ({ baseUrl, alias, policy }: ScanRequest) => Asked[];
