// Certificates made for one test run by openssl: an authority, and leaves for names and addresses. Nothing is kept on disk.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface KeyAndCert {
  readonly key: string;
  readonly cert: string;
}

/** `sign(san, days)`: a leaf for e.g. "DNS:api.example.test" or "IP:127.0.0.1"; negative days make it expired. */
export const createAuthority = () => {
  const directory = mkdtempSync(join(tmpdir(), "sigproof-ca-"));
  const at = (name: string): string => join(directory, name);
  const openssl = (...args: string[]): void => void execFileSync("openssl", args, { cwd: directory, stdio: "pipe" });
  const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  openssl("req", "-x509", ...newKey, "-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=sigproof test authority", "-days", "2");
  let serial = 1;
  const sign = (san: string, dates: { readonly from?: string; readonly to?: string } = {}): KeyAndCert => {
    const name = `leaf${serial++}`;
    writeFileSync(at(`${name}.ext`), `subjectAltName=${san}\n`);
    openssl("req", ...newKey, "-keyout", `${name}.key`, "-out", `${name}.csr`, "-subj", "/CN=leaf");
    if (dates.to === undefined) {
      openssl(
        "x509",
        "-req",
        "-in",
        `${name}.csr`,
        "-CA",
        "ca.pem",
        "-CAkey",
        "ca.key",
        "-set_serial",
        String(serial),
        "-days",
        "1",
        "-extfile",
        `${name}.ext`,
        "-out",
        `${name}.pem`,
      );
    } else {
      // `openssl x509` cannot set dates in the past; `openssl ca` can.
      writeFileSync(at("index.txt"), "");
      writeFileSync(
        at("ca.cnf"),
        "[ca]\ndefault_ca=d\n[d]\ndatabase=index.txt\nnew_certs_dir=.\nserial=serial\ndefault_md=sha256\npolicy=p\n[p]\ncommonName=supplied\n",
      );
      writeFileSync(at("serial"), `0${serial}\n`);
      const range = ["-startdate", dates.from ?? "20200101000000Z", "-enddate", dates.to];
      openssl(
        "ca",
        "-batch",
        "-config",
        "ca.cnf",
        "-cert",
        "ca.pem",
        "-keyfile",
        "ca.key",
        "-in",
        `${name}.csr`,
        "-out",
        `${name}.pem`,
        "-extfile",
        `${name}.ext`,
        "-notext",
        ...range,
      );
    }
    return { key: readFileSync(at(`${name}.key`), "utf8"), cert: readFileSync(at(`${name}.pem`), "utf8") };
  };
  const selfSigned = (san: string): KeyAndCert => {
    openssl("req", "-x509", ...newKey, "-keyout", "self.key", "-out", "self.pem", "-subj", "/CN=self", "-days", "1", "-addext", `subjectAltName=${san}`);
    return { key: readFileSync(at("self.key"), "utf8"), cert: readFileSync(at("self.pem"), "utf8") };
  };
  return { pem: readFileSync(at("ca.pem"), "utf8"), sign, selfSigned, remove: () => rmSync(directory, { recursive: true, force: true }) };
};
