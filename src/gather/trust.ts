// Whom a TLS connection trusts: Node's own authorities, and those that the user adds.

import type { SecureContext } from "node:tls";
import type { Environment } from "./proxy.ts";
import { readFile } from "./read-file.ts";

/** Undefined leaves Node's own store. An extra authority is added to the default ones, and to those of NODE_EXTRA_CA_CERTS, which `ca` would otherwise switch off. */
export const secureContextWith = async (ca: string | null, env: Environment): Promise<SecureContext | undefined> => {
  if (ca === null) return undefined;
  const tls = await import("node:tls");
  return tls.createSecureContext({ minVersion: "TLSv1.2", ca: [...tls.rootCertificates, ...trustedWith(ca, env)] });
};

/** The same trust, for looking: `old` also shakes hands in TLS 1.0 and 1.1, which OpenSSL 3 does at its lowest security level only. */
export const contextForLooking = async (ca: string | null, env: Environment, old: boolean): Promise<SecureContext> => {
  const tls = await import("node:tls");
  return tls.createSecureContext({
    ...(ca === null ? {} : { ca: [...tls.rootCertificates, ...trustedWith(ca, env)] }),
    ...(old ? { minVersion: "TLSv1", ciphers: "DEFAULT@SECLEVEL=0" } : { minVersion: "TLSv1.2" }),
  });
};

const trustedWith = (ca: string, env: Environment): string[] => {
  const extra = env["NODE_EXTRA_CA_CERTS"] ?? "";
  const file = extra === "" ? null : readFile(extra, null, 16 * 1024 * 1024);
  return [...(file?.kind === "text" ? [file.text] : []), ca];
};
