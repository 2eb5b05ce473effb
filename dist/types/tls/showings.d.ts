import { type Certificate, type CertificateFact, type Showing, type Shown } from "../model/certificate.ts";
export interface Seen {
    readonly fact: CertificateFact;
    readonly showing: Showing;
    readonly shown: Shown;
    readonly leaf: Certificate;
}
/** Every address that showed a certificate. */
export declare const seenIn: (facts: readonly CertificateFact[]) => Seen[];
/** Why some address showed none, as a sentence; null when all did. */
export declare const unseenIn: (facts: readonly CertificateFact[]) => string | null;
/** Whole days until `date`, negative once it is past; null where one of the two is no date. */
export declare const daysUntil: (date: string, now: string) => number | null;
/** Expired, and nothing else is wrong with it: its own check says so. */
export declare const onlyExpired: ({ shown, leaf }: Seen, now: string) => boolean;
/** Lines of proof: where, whose, from whom, until when. */
export declare const quoteSeen: ({ fact, showing, shown, leaf }: Seen) => string[];
