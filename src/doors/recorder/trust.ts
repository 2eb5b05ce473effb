// Whom the recorder trusts towards servers, and the file by which the child trusts the recorder: the system's authorities, the user's, and the one of this run.

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rootCertificates } from "node:tls";
import { type Environment, trustVariables } from "./environment.ts";

/** Where systems keep their bundle: Debian, Fedora, older Red Hat, Alpine and macOS. */
const systemBundles = ["/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem", "/etc/ssl/cert.pem"] as const;

/** Null on systems that keep none. */
export const systemBundle = (): string | null => systemBundles.find((file) => existsSync(file)) ?? null;

/** PEM texts: the system's bundle where there is one, else Node's; whatever the environment and `--ca-file` name. */
export const usualAuthorities = (env: Environment, extra: string | null): readonly string[] => {
  const system = systemBundle();
  const named = new Set(trustVariables.map((name) => env[name] ?? "").filter((file) => file !== "" && file !== system));
  return [
    ...(system === null ? rootCertificates : [readFileSync(system, "utf8")]),
    ...[...named].flatMap((file) => readable(file)),
    ...(extra === null ? [] : [extra]),
  ];
};

/** A variable may name a file that is not there; the child would not care either. */
const readable = (file: string): readonly string[] => {
  try {
    return [readFileSync(file, "utf8")];
  } catch {
    return [];
  }
};

export interface TrustFile {
  readonly path: string;
  remove(): void;
}

/** Written below a folder of its own that only its owner can enter. It holds certificates and no key. */
export const writeTrustFile = (authorities: readonly string[], parent = tmpdir()): TrustFile => {
  const folder = mkdtempSync(join(parent, "sigproof-trust-"));
  const path = join(folder, "authorities.pem");
  writeFileSync(path, authorities.map((text) => `${text.trim()}\n`).join(""), { mode: 0o600, flag: "wx" });
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) };
};
