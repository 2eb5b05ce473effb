import type { CertificateFact } from "../model/certificate.ts";
import type { ReportedCertificate } from "../model/report.ts";
/** By host as in reports. Evidence may name one twice. */
export declare const certificatesOf: (facts: readonly CertificateFact[], startedAt: string) => ReadonlyMap<string, readonly ReportedCertificate[]>;
