import { H as fault, U as faultOf, V as FaultError, xt as isAddress } from "./core.js";
import { t as dial } from "./connect.js";
import { checkServerIdentity, connect } from "node:tls";
import { X509Certificate, createHash, randomBytes } from "node:crypto";

// src/tls/der.ts
const elementAt = (bytes, start, limit) => {
	const tag = bytes[start];
	const first = bytes[start + 1];
	if (tag === void 0 || first === void 0 || (tag & 31) === 31) return null;
	if (first < 128) return within({
		tag,
		start,
		body: start + 2,
		end: start + 2 + first
	}, limit);
	const count = first & 127;
	if (count === 0 || count > 4) return null;
	let length = 0;
	for (let i = 0; i < count; i++) length = length * 256 + (bytes[start + 2 + i] ?? 0);
	return within({
		tag,
		start,
		body: start + 2 + count,
		end: start + 2 + count + length
	}, limit);
};
const within = (element, limit) => element.end <= limit ? element : null;
const sequence = 48;
const version = 160;
const publicKeyInfo = (certificate) => {
	const whole = elementAt(certificate, 0, certificate.length);
	const signed = whole?.tag === sequence ? elementAt(certificate, whole.body, whole.end) : null;
	if (signed?.tag !== sequence) return null;
	let at = signed.body;
	const first = elementAt(certificate, at, signed.end);
	if (first?.tag === version) at = first.end;
	for (let i = 0; i < 5; i++) {
		const skipped = elementAt(certificate, at, signed.end);
		if (skipped === null) return null;
		at = skipped.end;
	}
	const key = elementAt(certificate, at, signed.end);
	return key?.tag === sequence ? certificate.subarray(key.start, key.end) : null;
};

// src/tls/hello.ts
const versions = {
	TLSv1: 769,
	"TLSv1.1": 770
};
const names = {
	768: "SSLv3",
	769: "TLSv1",
	770: "TLSv1.1",
	771: "TLSv1.2",
	772: "TLSv1.3"
};
const cipherSuites = [
	49162,
	49172,
	49161,
	49171,
	57,
	51,
	53,
	47,
	49160,
	49170,
	10,
	5
];
const groups = [
	29,
	23,
	24,
	25
];
const u8 = (value) => [value & 255];
const u16 = (value) => [value >> 8 & 255, value & 255];
const u24 = (value) => [value >> 16 & 255, ...u16(value)];
const sized = (size, body) => [...size(body.length), ...body];
const extension = (type, body) => [...u16(type), ...sized(u16, body)];
const clientHello = (version, name, random) => {
	const wire = versions[version] ?? 769;
	const extensions = [
		...name === null ? [] : extension(0, sized(u16, [0, ...sized(u16, [...new TextEncoder().encode(name)])])),
		...extension(10, sized(u16, groups.flatMap(u16))),
		...extension(11, sized(u8, [0])),
		...extension(65281, [0])
	];
	const body = [
		...u16(wire),
		...random.subarray(0, 32),
		0,
		...sized(u16, cipherSuites.flatMap(u16)),
		...sized(u8, [0]),
		...sized(u16, extensions)
	];
	const message = [1, ...sized(u24, body)];
	return Uint8Array.from([
		22,
		3,
		1,
		...sized(u16, message)
	]);
};
const alerts = {
	0: "close_notify",
	10: "unexpected_message",
	20: "bad_record_mac",
	22: "record_overflow",
	40: "handshake_failure",
	47: "illegal_parameter",
	50: "decode_error",
	70: "protocol_version",
	71: "insufficient_security",
	80: "internal_error",
	86: "inappropriate_fallback",
	109: "missing_extension",
	112: "unrecognized_name"
};
const firstWords = (bytes) => {
	const handshake = [];
	let at = 0;
	while (at + 5 <= bytes.length) {
		const [type = 0, major = 0, , high = 0, low = 0] = bytes.subarray(at, at + 5);
		const length = high * 256 + low;
		if (major !== 3 || length === 0 || length > 18432) return { kind: "not-tls" };
		const body = bytes.subarray(at + 5, at + 5 + length);
		if (type === 21) {
			if (length !== 2) return { kind: "not-tls" };
			const [level, code] = body;
			if (level === void 0 || code === void 0) return { kind: "more" };
			if (level === 2 || code === 0) return {
				kind: "alert",
				alert: alerts[code] ?? `alert ${code}`
			};
		} else if (type === 22) {
			for (const byte of body.subarray(0, 6 - handshake.length)) handshake.push(byte);
			if (handshake.length > 0 && handshake[0] !== 2) return { kind: "not-tls" };
			if (handshake.length === 6) {
				const version = (handshake[4] ?? 0) * 256 + (handshake[5] ?? 0);
				return {
					kind: "server-hello",
					version: names[version] ?? `0x${version.toString(16).padStart(4, "0")}`
				};
			}
		} else return { kind: "not-tls" };
		at += 5 + length;
	}
	const [type, major] = bytes.subarray(at);
	return type !== void 0 && type !== 21 && type !== 22 || major !== void 0 && major !== 3 ? { kind: "not-tls" } : { kind: "more" };
};

// src/gather/handshake.ts
const mostBytes = 262144;
const createHandshakes = (options) => {
	const open = /* @__PURE__ */ new Set();
	const running = /* @__PURE__ */ new Set();
	let closed = null;
	const sockets = {
		timeouts: options.timeouts,
		secureContext: async () => void 0,
		open
	};
	const withSocket = async (ask, talk) => {
		if (closed !== null) return {
			kind: "fault",
			fault: closed
		};
		const reason = options.refuses(ask);
		if (reason !== null) return {
			kind: "fault",
			fault: fault("address-refused", reason)
		};
		const { connectMs, tlsMs } = options.timeouts;
		const begun = performance.now();
		let socket = null;
		let stop = () => {};
		let timer;
		try {
			const ended = new Promise((_resolve, reject) => {
				stop = (why) => reject(new FaultError(why));
			});
			running.add(stop);
			socket = await Promise.race([dial(ask.address, options.portOf(ask.address, ask.port), Math.min(connectMs, ask.timeoutMs ?? connectMs), sockets), ended]);
			const left = ask.timeoutMs === void 0 ? tlsMs : Math.max(1, ask.timeoutMs - (performance.now() - begun));
			timer = setTimeout(() => stop(fault("timeout", `no TLS handshake within ${Math.round(left)} ms`)), left);
			return await Promise.race([talk(socket), ended]);
		} catch (error) {
			return {
				kind: "fault",
				fault: faultOf(error, "tls")
			};
		} finally {
			clearTimeout(timer);
			running.delete(stop);
			socket?.destroy();
		}
	};
	const shake = (ask, old) => withSocket(ask, async (socket) => {
		const secureContext = await options.secureContext(old);
		return new Promise((resolve, reject) => {
			const wrapped = connect({
				socket,
				host: ask.name,
				...isAddress(ask.name) ? {} : { servername: ask.name },
				secureContext,
				ALPNProtocols: ["http/1.1"],
				rejectUnauthorized: false,
				checkServerIdentity: () => void 0
			});
			const counting = setInterval(() => {
				if (socket.bytesRead > mostBytes) reject(new FaultError(fault("response-limit", `more than ${mostBytes} bytes and still no handshake`)));
			}, 50);
			wrapped.once("close", () => clearInterval(counting));
			wrapped.on("error", (error) => {
				clearInterval(counting);
				reject(new FaultError(faultOf(error, "tls")));
			});
			wrapped.once("secureConnect", () => {
				clearInterval(counting);
				try {
					resolve(shownBy(wrapped, ask.name));
				} catch (error) {
					reject(new FaultError(fault("tls-handshake", `the certificate cannot be read: ${error instanceof Error ? error.message : String(error)}`)));
				} finally {
					wrapped.destroy();
				}
			});
		});
	});
	return {
		handshake: async (ask) => {
			const modern = await shake(ask, false);
			if (modern.kind === "shown" || modern.fault.reason !== "tls-protocol") return modern;
			const old = await shake(ask, true);
			return old.kind === "shown" ? old : modern;
		},
		hello: (ask) => withSocket(ask, (socket) => new Promise((resolve, reject) => {
			let bytes = Buffer.alloc(0);
			socket.on("data", (chunk) => {
				bytes = Buffer.concat([bytes, chunk]);
				const said = firstWords(bytes);
				if (said.kind === "server-hello") resolve({
					kind: "accepted",
					version: said.version
				});
				else if (said.kind === "alert") resolve({
					kind: "refused",
					why: `it answered with the alert ${said.alert}`
				});
				else if (said.kind === "not-tls") reject(new FaultError(fault("tls-protocol", "the answer is not TLS")));
				else if (bytes.length > mostBytes) reject(new FaultError(fault("response-limit", `more than ${mostBytes} bytes and still no ServerHello`)));
			});
			socket.on("error", (error) => resolve({
				kind: "refused",
				why: `the connection was reset (${error.message})`
			}));
			socket.on("close", () => resolve({
				kind: "refused",
				why: "the connection was closed"
			}));
			socket.on("end", () => resolve({
				kind: "refused",
				why: "the connection was closed"
			}));
			socket.write(clientHello(ask.version, isAddress(ask.name) ? null : ask.name, randomBytes(32)));
		})),
		stop: (reason) => {
			closed ??= reason;
			for (const end of running) end(closed);
			for (const socket of open) socket.destroy();
		}
	};
};
const shownBy = (socket, name) => {
	const leaf = socket.getPeerCertificate(true);
	if (!("raw" in leaf)) return {
		kind: "fault",
		fault: fault("tls-handshake", "the server showed no certificate")
	};
	const chainTrouble = socket.authorized ? null : refusal(socket.authorizationError);
	const wrongName = nameTrouble(name, leaf);
	return {
		kind: "shown",
		protocol: socket.getProtocol() ?? "unknown",
		refused: chainTrouble ?? wrongName,
		wrongName,
		chain: chainOf(leaf).map(certificateOf)
	};
};
const refusal = (error) => {
	const code = typeof error === "string" ? error : "code" in error ? String(error.code) : error.message;
	return {
		code,
		why: words[code] ?? code.toLowerCase().replaceAll("_", " ")
	};
};
const words = {
	DEPTH_ZERO_SELF_SIGNED_CERT: "the certificate is signed by itself and by no authority",
	SELF_SIGNED_CERT_IN_CHAIN: "the chain ends in an authority that is not trusted",
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "the chain leads to no authority that is trusted",
	UNABLE_TO_GET_ISSUER_CERT: "the chain leads to no authority that is trusted",
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: "the chain leads to no authority that is trusted: an intermediate certificate may be missing",
	CERT_HAS_EXPIRED: "a certificate of the chain has expired",
	CERT_NOT_YET_VALID: "a certificate of the chain is not valid yet",
	CERT_SIGNATURE_FAILURE: "a signature in the chain is wrong"
};
const nameTrouble = (name, leaf) => {
	const error = checkServerIdentity(name, leaf);
	if (error === void 0) return null;
	return {
		code: "code" in error ? String(error.code) : "ERR_TLS_CERT_ALTNAME_INVALID",
		why: `the certificate does not name ${name}`
	};
};
const longestChain = 10;
const chainOf = (leaf) => {
	const chain = [];
	const seen = /* @__PURE__ */ new Set();
	for (let at = leaf; at !== void 0 && !seen.has(at) && chain.length < longestChain; at = at.issuerCertificate) {
		seen.add(at);
		if (at.raw !== void 0) chain.push(at.raw);
	}
	return chain;
};
const mostNames = 100;
const longestText = 512;
const cut = (text) => text.length > longestText ? `${text.slice(0, 511)}…` : text;
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("base64");
const certificateOf = (raw) => {
	const read = new X509Certificate(raw);
	return {
		subject: cut(oneLine(read.subject)),
		issuer: cut(oneLine(read.issuer)),
		names: namesOf(read.subjectAltName ?? ""),
		validFrom: iso(read.validFrom),
		validTo: iso(read.validTo),
		spkiSha256: sha256(publicKeyInfo(raw) ?? /* @__PURE__ */ new Uint8Array()),
		sha256: sha256(raw)
	};
};
const oneLine = (text) => (text ?? "").split("\n").join(", ");
const namesOf = (text) => [...text.matchAll(/(?:^|, )(?:DNS|IP Address):("(?:[^"\\]|\\.)*"|[^,]*)/g)].slice(0, mostNames).map(([, value]) => cut(value ?? ""));
const iso = (text) => {
	const at = Date.parse(text);
	return Number.isNaN(at) ? "9999-12-31T23:59:59.000Z" : new Date(at).toISOString();
};

export { createHandshakes };