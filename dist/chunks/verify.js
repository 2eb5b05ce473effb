import { Jt as percentDecode, Pn as secretOf, Rt as verifyWith, Ut as hostnameOf, nn as wireOf, rn as withBody } from "./core.js";
import { A as withoutDotSegments } from "./resolve.js";
import { t as engineOf } from "./engine-of.js";

// src/signature/verify.ts
const right = (reading, secret) => {
	const key = reading.key(secret);
	return reading.signatures.some((signature) => verifyWith(reading.algorithm, key, reading.stringToSign, signature));
};
const jsonAgain = (body) => {
	try {
		return new TextEncoder().encode(JSON.stringify(JSON.parse(Buffer.from(body).toString("utf8"))));
	} catch {
		return null;
	}
};
const messageGuesses = [
	["without the query", (message) => message.query === null ? null : {
		...message,
		query: null
	}],
	["with the query's parameters sorted", (message) => message.query === null ? null : {
		...message,
		query: message.query.split("&").sort().join("&")
	}],
	["with %20 for + in the query", (message) => message.query === null ? null : {
		...message,
		query: message.query.replaceAll("+", "%20")
	}],
	["with + for %20 in the query", (message) => message.query === null ? null : {
		...message,
		query: message.query.replaceAll("%20", "+")
	}],
	["with the path percent-decoded", (message) => ({
		...message,
		path: percentDecode(message.path)
	})],
	["with the path's dot segments removed", (message) => ({
		...message,
		path: withoutDotSegments(message.path)
	})],
	["with a slash at the end of the path", (message) => ({
		...message,
		path: `${message.path}/`
	})],
	["without the slash at the end of the path", (message) => ({
		...message,
		path: message.path.replace(/\/$/, "")
	})],
	["without the port in the host", (message) => ({
		...message,
		host: hostnameOf(message)
	})],
	["with the default port in the host", (message) => ({
		...message,
		host: `${hostnameOf(message)}:${message.scheme === "https" ? "443" : "80"}`
	})],
	["with the host in lower case", (message) => ({
		...message,
		host: message.host.toLowerCase()
	})],
	["with https for http", (message) => message.scheme === "http" ? {
		...message,
		scheme: "https"
	} : null],
	["with http for https", (message) => message.scheme === "https" ? {
		...message,
		scheme: "http"
	} : null],
	["with the method in upper case", (message) => ({
		...message,
		method: message.method.toUpperCase()
	})],
	["with the method in lower case", (message) => ({
		...message,
		method: message.method.toLowerCase()
	})],
	["with an empty body", (message) => ({
		...message,
		body: /* @__PURE__ */ new Uint8Array(0)
	})],
	["with the white space around the body removed", (message) => ({
		...message,
		body: new Uint8Array(Buffer.from(wireOf(message.body).trim(), "latin1"))
	})],
	["with the body parsed as JSON and written anew", (message) => {
		const body = jsonAgain(message.body);
		return body === null ? null : withBody(message, body);
	}]
];
const secretGuesses = [
	["with the white space around the secret removed", (bytes) => new Uint8Array(Buffer.from(Buffer.from(bytes).toString("latin1").trim(), "latin1"))],
	["with the secret read as base64", (bytes) => /^[A-Za-z0-9+/_-]+={0,2}\s*$/.test(Buffer.from(bytes).toString("latin1")) ? new Uint8Array(Buffer.from(Buffer.from(bytes).toString("latin1").trim(), "base64")) : null],
	["with the secret read as hex", (bytes) => /^(?:[0-9a-fA-F]{2})+\s*$/.test(Buffer.from(bytes).toString("latin1")) ? new Uint8Array(Buffer.from(Buffer.from(bytes).toString("latin1").trim(), "hex")) : null]
];
const guesses = (message, scheme, secret) => {
	const engine = engineOf(scheme);
	const verifies = (changed, using, material) => {
		try {
			const reading = engine.read(changed, using);
			return reading.found && right(reading, material);
		} catch {
			return false;
		}
	};
	const found = [];
	for (const [says, change] of messageGuesses) {
		const changed = change(message);
		if (changed !== null && verifies(changed, scheme, secret)) found.push(says);
	}
	if (scheme.key.encoding === "pem" || scheme.key.encoding === "jwk") return found;
	for (const [says, change] of secretGuesses) {
		const bytes = change(secret.reveal());
		if (bytes !== null && verifies(message, {
			...scheme,
			key: {
				...scheme.key,
				encoding: "utf8"
			}
		}, secretOf(bytes))) found.push(says);
	}
	if (scheme.key.encoding !== "utf8" && verifies(message, {
		...scheme,
		key: {
			...scheme.key,
			encoding: "utf8",
			"strip-prefix": null
		}
	}, secret)) found.push("with the secret taken as text");
	return found;
};
const verify = (message, scheme, secret) => {
	const reading = engineOf(scheme).read(message, scheme);
	if (!reading.found) return {
		ok: false,
		part: reading.part,
		why: reading.why,
		stringToSign: null,
		digests: [],
		differs: []
	};
	const { stringToSign, digests } = reading;
	if (!right(reading, secret)) {
		const differs = guesses(message, scheme, secret);
		return {
			ok: false,
			part: "signature",
			why: differs.length === 0 ? "the signature is not the one that this secret gives for this message" : `the signature is right only ${differs.join(", or ")}`,
			stringToSign,
			digests,
			differs
		};
	}
	if (digests.length > 0) return {
		ok: false,
		part: "digest",
		why: `the signature is right, but ${digests.map((each) => `${each.at} is not ${each.of === void 0 ? "the digest of this body" : `what the ${each.of} of this request gives`}`).join(" and ")}`,
		stringToSign,
		digests,
		differs: [...new Set(digests.map((each) => each.of ?? "body"))]
	};
	return {
		ok: true,
		timestamp: reading.timestamp,
		nonce: reading.nonce
	};
};

export { verify as t };