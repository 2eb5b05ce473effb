// What a CAA set says about the authority that issued a certificate (RFC 8659). Pure.

import type { CaaFact, CaaRecord } from "../model/names.ts";

export type CaaVerdict =
  | { readonly kind: "absent" | "allows" }
  | { readonly kind: "excludes"; readonly why: string }
  | { readonly kind: "unknown"; readonly why: string };

/**
 * The names under which large authorities let themselves be allowed, and what their certificates call them. Kept by hand, and authorities change hands and
 * issue for each other: so who is not in the list is unknown, never excluded, and what follows from the list is likely, never proven.
 */
const authorities: readonly (readonly [domains: readonly string[], names: RegExp])[] = [
  [["letsencrypt.org"], /Let's Encrypt|Internet Security Research Group|\bISRG\b/i],
  [["pki.goog"], /Google Trust Services|\bGTS\b/i],
  [
    ["digicert.com", "symantec.com", "geotrust.com", "rapidssl.com", "thawte.com", "digitalcertvalidation.com", "quovadisglobal.com"],
    /DigiCert|GeoTrust|RapidSSL|Thawte|QuoVadis/i,
  ],
  [["sectigo.com", "comodo.com", "comodoca.com", "usertrust.com", "trust-provider.com", "zerossl.com"], /Sectigo|Comodo|USERTRUST|ZeroSSL/i],
  [["globalsign.com"], /GlobalSign/i],
  [["amazon.com", "amazontrust.com", "awstrust.com", "amazonaws.com"], /\bAmazon\b/i],
  [["godaddy.com", "starfieldtech.com"], /GoDaddy|Starfield/i],
  [["entrust.net", "affirmtrust.com"], /Entrust|AffirmTrust/i],
  [["ssl.com"], /SSL\.com|SSL Corp/i],
  [["microsoft.com"], /Microsoft/i],
  [["pki.apple.com"], /\bApple\b/i],
  [["identrust.com"], /IdenTrust/i],
  [["buypass.com", "buypass.no"], /Buypass/i],
  [["certum.pl", "certum.eu", "asseco.com"], /Certum|Asseco|Unizeto/i],
  [["actalis.it"], /Actalis/i],
  [["harica.gr"], /HARICA|Hellenic Academic/i],
  [["swisssign.com"], /SwissSign/i],
  [["telesec.de", "t-systems.com", "dfn.de"], /T-Systems|TeleSec|Deutsche Telekom|DFN/i],
  [["d-trust.net", "dtrust.de", "bundesdruckerei.de"], /D-Trust|Bundesdruckerei/i],
];

/** The domain before the parameters; "" for "nobody". */
const domainOf = ({ value }: CaaRecord): string => (value.split(";")[0] ?? "").trim().replace(/\.$/, "").toLowerCase();

/** `issuer` as the certificate writes it, `names` what it holds for. */
export const judgeCaa = (
  { records }: CaaFact,
  certificate: { readonly issuer: string; readonly names: readonly string[] } | null,
  name: string,
): CaaVerdict => {
  if (records.length === 0) return { kind: "absent" };
  const strange = records.find(({ critical, tag }) => critical && !["issue", "issuewild", "iodef", "issuemail", "contactemail", "contactphone"].includes(tag));
  if (strange !== undefined) return { kind: "unknown", why: `the CAA set holds the critical tag "${strange.tag}", which is not known here` };
  // A set without `issue` restricts nobody (section 4.2), and `issuewild` counts for wildcard names alone (section 4.3).
  const wildcard =
    certificate !== null && !certificate.names.includes(name) && certificate.names.some((one) => one.startsWith("*.") && name.endsWith(one.slice(1)));
  const wild = records.filter(({ tag }) => tag === "issuewild");
  const rules = wildcard && wild.length > 0 ? wild : records.filter(({ tag }) => tag === "issue");
  if (rules.length === 0 || certificate === null) return { kind: "allows" };
  const allowed = rules.map(domainOf).filter((domain) => domain !== "");
  if (allowed.some((domain) => certificate.issuer.toLowerCase().includes(domain))) return { kind: "allows" };
  const known = authorities.filter(([, names]) => names.test(certificate.issuer));
  if (known.length === 0)
    return { kind: "unknown", why: `under which CAA name "${certificate.issuer}" issues is not known here; the set allows ${allowed.join(", ") || "nobody"}` };
  return known.some(([domains]) => domains.some((domain) => allowed.includes(domain)))
    ? { kind: "allows" }
    : { kind: "excludes", why: allowed.length === 0 ? "the CAA set allows nobody" : `the CAA set allows only ${allowed.join(", ")}` };
};
