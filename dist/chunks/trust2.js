import { s as trustVariables } from "./environment2.js";
import { join } from "node:path";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { rootCertificates } from "node:tls";
import { tmpdir } from "node:os";

// src/doors/recorder/trust.ts
const systemBundles = [
	"/etc/ssl/certs/ca-certificates.crt",
	"/etc/pki/tls/certs/ca-bundle.crt",
	"/etc/ssl/ca-bundle.pem",
	"/etc/ssl/cert.pem"
];
const systemBundle = () => systemBundles.find((file) => existsSync(file)) ?? null;
const usualAuthorities = (env, extra) => {
	const system = systemBundle();
	const named = new Set(trustVariables.map((name) => env[name] ?? "").filter((file) => file !== "" && file !== system));
	return [
		...system === null ? rootCertificates : [readFileSync(system, "utf8")],
		...[...named].flatMap((file) => readable(file)),
		...extra === null ? [] : [extra]
	];
};
const readable = (file) => {
	try {
		return [readFileSync(file, "utf8")];
	} catch {
		return [];
	}
};
const writeTrustFile = (authorities, parent = tmpdir()) => {
	const folder = mkdtempSync(join(parent, "sigproof-trust-"));
	const path = join(folder, "authorities.pem");
	writeFileSync(path, authorities.map((text) => `${text.trim()}\n`).join(""), {
		mode: 384,
		flag: "wx"
	});
	return {
		path,
		remove: () => rmSync(folder, {
			recursive: true,
			force: true
		})
	};
};

export { usualAuthorities as n, writeTrustFile as r, systemBundle as t };