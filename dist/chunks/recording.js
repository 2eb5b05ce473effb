import { H as fault, Kn as hostnameOf, St as kindOfAddress, U as faultOf, V as FaultError, Yn as parseUrl, br as project, cr as inert, lr as ScanError, xt as isAddress, yt as bytesOfAddress } from "./core.js";
import { n as announce } from "./environment2.js";
import { i as harTail, n as harEntry, r as harHead, t as harBetween } from "./har-writer2.js";
import { a as proxyAuthorization, c as routeTo, d as request, f as decodeBody, i as portOf, l as Agent, p as encodingsOf, u as createServer } from "./http-client.js";
import { n as openSocket, r as secure } from "./connect.js";
import { n as usualAuthorities, r as writeTrustFile } from "./trust2.js";
import { closeSync, constants, fchmodSync, fstatSync, ftruncateSync, openSync, writeSync } from "node:fs";
import { TLSSocket, createSecureContext } from "node:tls";
import { createHash, createPrivateKey, generateKeyPairSync, randomBytes, sign, timingSafeEqual } from "node:crypto";
import { lookup } from "node:dns/promises";

// src/doors/recorder/authority.ts
const days = 3;
const dayMs = 864e5;
const subject = "sigproof recorder, for one run";
const createAuthority = (now) => {
	const own = keyPair();
	const cert = certificate({
		serial: serial(),
		issuer: subject,
		subject,
		now,
		key: own,
		issuerKey: own,
		extensions: authorityExtensions(own)
	});
	const leafKey = keyPair();
	const key = pemOf(leafKey.privateKey);
	const made = /* @__PURE__ */ new Map();
	return {
		pem: pem(cert),
		leafFor(host) {
			const before = made.get(host);
			if (before !== void 0) return before;
			const common = host.length <= 64 ? host : "sigproof recorder";
			const bytes = certificate({
				serial: serial(),
				issuer: subject,
				subject: common,
				now,
				key: leafKey,
				issuerKey: own,
				extensions: leafExtensions(host, own, leafKey)
			});
			const leaf = {
				key,
				cert: pem(bytes)
			};
			if (made.size < mostLeaves) made.set(host, leaf);
			return leaf;
		}
	};
};
const distrustedLeaf = (host, now) => {
	const pair = keyPair();
	const name = host.length <= 64 ? host : "sigproof recorder";
	const bytes = certificate({
		serial: serial(),
		issuer: name,
		subject: name,
		now,
		key: pair,
		issuerKey: pair,
		extensions: leafExtensions(host, pair, pair)
	});
	return {
		key: pemOf(pair.privateKey),
		cert: pem(bytes)
	};
};
const mostLeaves = 1e3;
const keyPair = () => {
	const { privateKey, publicKey } = generateKeyPairSync("ec", {
		namedCurve: "P-256",
		publicKeyEncoding: {
			type: "spki",
			format: "der"
		},
		privateKeyEncoding: {
			type: "pkcs8",
			format: "der"
		}
	});
	return {
		privateKey: createPrivateKey({
			key: privateKey,
			format: "der",
			type: "pkcs8"
		}),
		spki: publicKey,
		id: createHash("sha1").update(publicKey.subarray(-65)).digest()
	};
};
const pemOf = (key) => key.export({
	type: "pkcs8",
	format: "pem"
}).toString();
const serial = () => {
	const bytes = randomBytes(16);
	bytes[0] = (bytes[0] ?? 0) & 63 | 64;
	return bytes;
};
const tlv = (tag, ...parts) => {
	const content = Buffer.concat(parts);
	const size = content.length;
	const head = size < 128 ? [tag, size] : size < 256 ? [
		tag,
		129,
		size
	] : [
		tag,
		130,
		size >> 8,
		size & 255
	];
	return Buffer.concat([Buffer.from(head), content]);
};
const sequence = (...parts) => tlv(48, ...parts);
const bits = (unused, bytes) => tlv(3, Buffer.from([unused]), bytes);
const octets = (bytes) => tlv(4, bytes);
const yes = Buffer.from([
	1,
	1,
	255
]);
const oid = (hex) => tlv(6, Buffer.from(hex, "hex"));
const ecdsaWithSha256 = sequence(oid("2a8648ce3d040302"));
const commonName = oid("550403");
const nameOf = (text) => sequence(tlv(49, sequence(commonName, tlv(12, Buffer.from(text, "utf8")))));
const time = (ms) => {
	const digits = new Date(ms).toISOString().replace(/\.\d+|[-:T]/g, "");
	return Number(digits.slice(0, 4)) < 2050 ? tlv(23, Buffer.from(digits.slice(2))) : tlv(24, Buffer.from(digits));
};
const extension = (id, value, critical = "") => sequence(oid(id), ...critical === "" ? [] : [yes], octets(value));
const authorityExtensions = (own) => [
	extension("551d13", sequence(yes, Buffer.from([
		2,
		1,
		0
	])), "critical"),
	extension("551d0f", bits(1, Buffer.from([6])), "critical"),
	extension("551d0e", octets(own.id))
];
const leafExtensions = (host, issuer, leaf) => [
	extension("551d13", sequence(), "critical"),
	extension("551d0f", bits(7, Buffer.from([128])), "critical"),
	extension("551d25", sequence(oid("2b06010505070301"))),
	extension("551d0e", octets(leaf.id)),
	extension("551d23", sequence(tlv(128, issuer.id))),
	extension("551d11", sequence(alternativeName(host)))
];
const alternativeName = (host) => {
	const address = bytesOfAddress(host);
	return address === null ? tlv(130, Buffer.from(host, "latin1")) : tlv(135, address);
};
const certificate = ({ serial: number, issuer, subject: name, now, key, issuerKey, extensions }) => {
	const signed = sequence(tlv(160, Buffer.from([
		2,
		1,
		2
	])), tlv(2, number), ecdsaWithSha256, nameOf(issuer), sequence(time(now - 36e5), time(now + days * dayMs)), nameOf(name), key.spki, tlv(163, sequence(...extensions)));
	return sequence(signed, ecdsaWithSha256, bits(0, sign("sha256", signed, issuerKey.privateKey)));
};
const pem = (der) => `-----BEGIN CERTIFICATE-----\n${der.toString("base64").replace(/(.{64})(?=.)/g, "$1\n")}\n-----END CERTIFICATE-----\n`;

// src/doors/recorder/har-file.ts
const mostEntries = 5e4;
const mostBytes = 67108864;
const openHarFile = (path, { mostEntries: entriesCap = mostEntries, mostBytes: bytesCap = mostBytes, onFull }) => {
	const descriptor = open(path);
	const head = Buffer.from(harHead(project));
	const tail = Buffer.from(harTail);
	let end = 0;
	let written = 0;
	let left = 0;
	let full = false;
	let waiting = [];
	let timer = null;
	const refuse = (why) => {
		if (!full) onFull(why);
		full = true;
	};
	const put = (bytes, at) => {
		for (let done = 0; done < bytes.length;) done += writeSync(descriptor, bytes, done, bytes.length - done, at + done);
	};
	const flush = () => {
		if (timer !== null) clearTimeout(timer);
		timer = null;
		const bytes = Buffer.concat(waiting);
		waiting = [];
		if (bytes.length === 0) return;
		try {
			put(Buffer.concat([bytes, tail]), end);
			end += bytes.length;
		} catch (error) {
			refuse(`the calls could not be written to ${path} (${codeOf(error)}); what follows is not recorded`);
		}
	};
	put(Buffer.concat([head, tail]), 0);
	end = head.length;
	let planned = head.length + tail.length;
	return {
		write(call) {
			const bytes = Buffer.from(`${written === 0 ? "" : ",\n"}${harEntry(call)}`);
			if (written >= entriesCap || planned + bytes.length > bytesCap) refuse(`${path} is full (${written} calls, ${Math.round(planned / 1024 / 1024)} MiB); what follows is not recorded`);
			if (full) {
				left += 1;
				return;
			}
			planned += bytes.length;
			written += 1;
			waiting.push(bytes);
			timer ??= setTimeout(flush, 50).unref();
		},
		close() {
			flush();
			closeSync(descriptor);
			return {
				written,
				left
			};
		}
	};
};
const open = (path) => {
	try {
		const careful = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
		const descriptor = openSync(path, constants.O_WRONLY | constants.O_CREAT | careful, 384);
		if (!fstatSync(descriptor).isFile()) {
			closeSync(descriptor);
			throw Object.assign(/* @__PURE__ */ new Error("no regular file"), { code: "no regular file" });
		}
		fchmodSync(descriptor, 384);
		ftruncateSync(descriptor);
		return descriptor;
	} catch (error) {
		throw new ScanError("output-refused", `--out: ${path} could not be opened (${codeOf(error)})`);
	}
};
const codeOf = (error) => error instanceof Error && "code" in error ? String(error.code) : "unknown error";

// src/doors/recorder/upstream.ts
const parseTarget = (scheme, authority, usual) => {
	const [, bracketed, plain, digits] = /^(?:\[([0-9a-f:.]+)\]|([^\s:/?#@[\]\\]+))(?::(\d{1,5}))?$/i.exec(authority) ?? [];
	const name = bracketed ?? plain;
	const port = digits === void 0 ? usual : Number(digits);
	if (name === void 0 || port < 1 || port > 65535) return null;
	const whole = authorityOf(scheme, name, port);
	return parseUrl(`${scheme}://${whole}/`) === null ? null : {
		scheme,
		name,
		port,
		authority: whole
	};
};
const withScheme = (target, scheme) => ({
	...target,
	scheme,
	authority: authorityOf(scheme, target.name, target.port)
});
const authorityOf = (scheme, name, port) => `${name.includes(":") ? `[${name}]` : name}${port === (scheme === "https" ? 443 : 80) ? "" : `:${port}`}`;
const urlOf = ({ scheme, authority }, path) => `${scheme}://${authority}${path.startsWith("/") ? path : "/"}`;
const timeouts = {
	dnsMs: 3e4,
	connectMs: 6e4,
	tlsMs: 3e4,
	firstByteMs: 0,
	exchangeMs: 0
};
const createUpstream = (env, authorities, ownPort) => {
	let context;
	const sockets = {
		timeouts,
		secureContext: () => Promise.resolve(context ??= createSecureContext({
			minVersion: "TLSv1.2",
			ca: [...authorities()]
		})),
		open: /* @__PURE__ */ new Set()
	};
	const routeOf = ({ scheme, authority }) => routeTo(new URL(`${scheme}://${authority}/`), env);
	const open = async (target, purpose) => {
		const started = performance.now();
		const route = routeOf(target);
		if (route.kind === "unusable") throw new FaultError(fault("unreachable", route.why));
		const tunnelled = purpose === "tunnel" || target.scheme === "https";
		const proxy = route.kind === "proxy" ? route.url : null;
		const authorization = proxy === null ? null : proxyAuthorization(proxy);
		const [name, port] = proxy === null ? [target.name, target.port] : [hostnameOf(proxy.hostname), portOf(proxy)];
		const socket = await openSocket({
			pinned: { addresses: await addressesOf(name) },
			port,
			proxyTls: proxy?.protocol === "https:" ? name : null,
			tunnel: proxy === null || !tunnelled ? null : {
				authority: `${target.name.includes(":") ? `[${target.name}]` : target.name}:${target.port}`,
				authorization
			},
			tls: null
		}, sockets, refuseOurselves);
		const opened = {
			socket,
			connectMs: performance.now() - started,
			tlsMs: null,
			address: proxy === null ? socket.remoteAddress ?? null : null,
			proxy: proxy === null || tunnelled ? null : { authorization }
		};
		return purpose === "request" && target.scheme === "https" ? secured(opened, target) : opened;
	};
	const refuseOurselves = (socket) => {
		const kind = kindOfAddress(socket.remoteAddress ?? "");
		if (socket.remotePort !== ownPort() || kind !== "loopback" && kind !== "unspecified") return;
		socket.destroy();
		throw new FaultError(fault("address-refused", loopText));
	};
	const secured = async (opened, target) => {
		const started = performance.now();
		const socket = await secure(opened.socket, target.name, sockets);
		return {
			...opened,
			socket,
			tlsMs: performance.now() - started,
			connectMs: opened.connectMs + performance.now() - started
		};
	};
	return {
		open,
		secure: secured,
		proxyTo: (target) => {
			const route = routeOf(target);
			return route.kind === "proxy" ? { authorization: proxyAuthorization(route.url) } : null;
		},
		close: () => {
			for (const socket of sockets.open) socket.destroy();
		}
	};
};
const loopText = "this address is the recorder itself";
const addressesOf = async (name) => {
	if (isAddress(name)) return [name];
	try {
		return (await lookup(name, {
			all: true,
			verbatim: false
		})).map(({ address }) => address);
	} catch (error) {
		throw new FaultError(faultOf(error, "dns"));
	}
};

// src/doors/recorder/desk.ts
const quietly = (socket) => void socket.on("error", () => {});
const isOwnVia = (via, pseudonym) => [via ?? []].flat().join(",").includes(pseudonym);
const tunnelCall = (target, at, error, more) => ({
	at,
	method: "CONNECT",
	url: target.port === 80 ? `http://${withScheme(target, "http").authority}/` : `https://${target.authority}/`,
	httpVersion: "HTTP/1.1",
	headers: [],
	body: {
		bytes: null,
		size: 0
	},
	answer: error === null ? {
		status: 200,
		statusText: "Connection established",
		headers: [],
		body: {
			bytes: null,
			size: 0
		}
	} : null,
	timings: {
		connect: more.connectMs,
		tls: null,
		send: 0,
		wait: 0,
		receive: 0
	},
	address: more.address,
	error
});
const shownTarget = ({ authority }) => inert(authority, 260);

// src/doors/recorder/body.ts
const requestCap = 1048576;
const answerCap = 65536;
const copyUpTo = (cap) => {
	let chunks = [];
	let size = 0;
	return {
		add(chunk) {
			size += chunk.length;
			if (size <= cap) chunks.push(chunk);
			else chunks = [];
		},
		size: () => size,
		bytes: () => size > cap ? null : Buffer.concat(chunks)
	};
};
const readable = async (copy, headers) => {
	const wire = copy.bytes();
	if (wire === null) return {
		bytes: null,
		size: copy.size()
	};
	const decoded = await decodeBody(wire, encodingsOf(headers), 4 * answerCap);
	return {
		bytes: decoded instanceof Uint8Array ? decoded : null,
		size: copy.size()
	};
};

// src/doors/recorder/headers.ts
const hopByHop = /* @__PURE__ */ new Set([
	"connection",
	"keep-alive",
	"proxy-connection",
	"proxy-authorization",
	"proxy-authenticate",
	"te",
	"transfer-encoding",
	"upgrade"
]);
const pairsOf = (raw) => Array.from({ length: Math.floor(raw.length / 2) }, (_, i) => [raw[2 * i] ?? "", raw[2 * i + 1] ?? ""]);
const endToEnd = (raw, keep = /* @__PURE__ */ new Set()) => {
	const pairs = pairsOf(raw);
	const named = pairs.filter(([name]) => name.toLowerCase() === "connection").flatMap(([, value]) => value.toLowerCase().split(","));
	const dropped = /* @__PURE__ */ new Set([...hopByHop, ...named.map((name) => name.trim())]);
	return pairs.filter(([name]) => !dropped.has(name.toLowerCase()) || keep.has(name.toLowerCase()));
};
const flat = (pairs) => pairs.flatMap(([name, value]) => [name, value]);
const has = (raw, wanted) => raw.some((name, i) => i % 2 === 0 && name.toLowerCase() === wanted);
const headText = (start, pairs) => `${start}\r\n${pairs.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`;

// src/doors/recorder/exchange.ts
const exchange = (asked, desk) => asked.link.enter(() => begin$1(asked, desk));
const begin$1 = (asked, desk) => {
	const { request: request$2, response, link, target } = asked;
	const record = recordingOf(asked, desk);
	const done = (error) => {
		if (record.finish(error)) link.leave();
	};
	const fail = (error) => {
		if (record.finished()) return;
		const fault = faultOf(error, "exchange", record.received());
		done(fault.detail);
		if (fault.reason === "address-refused" && fault.detail === "this address is the recorder itself" && !response.headersSent) {
			desk.remark(`a request to the recorder itself was refused (${shownTarget(target)})`);
			answerOurselves(response, 508, loopText);
			return;
		}
		if (!client.reusedSocket) desk.remark(`${shownTarget(target)}: ${fault.detail}`);
		response.destroy();
		request$2.socket.destroy();
	};
	let client;
	try {
		client = request({
			agent: link.agentFor(target),
			method: request$2.method,
			setHost: false,
			maxHeaderSize,
			...lineAndHeaders(asked, desk)
		});
	} catch (error) {
		done(error instanceof Error ? error.message : String(error));
		answerOurselves(response, 400, "this request cannot be handed on");
		return;
	}
	client.on("socket", (socket) => {
		record.on(link.originOf(socket), client.reusedSocket ? "reused" : "fresh");
		socket.resume();
	});
	client.on("continue", () => asked.expects && !response.headersSent && response.writeContinue());
	client.on("finish", record.sent);
	client.on("error", fail);
	client.on("close", () => !record.hasAnswer() && fail(/* @__PURE__ */ new Error("the connection was closed without an answer")));
	client.on("response", (answer) => {
		record.answered(answer);
		answer.on("data", record.takeAnswer);
		answer.on("error", fail);
		answer.on("end", () => done(null));
		try {
			handBack(answer, response);
		} catch (error) {
			fail(error);
		}
	});
	request$2.on("data", record.takeRequest);
	request$2.on("error", () => client.destroy());
	response.on("error", () => client.destroy());
	response.on("close", () => {
		if (response.writableFinished) return;
		done("the client hung up before the answer was complete");
		client.destroy();
	});
	request$2.on("end", () => request$2.rawTrailers.length > 0 && client.addTrailers(trailersOf(request$2.rawTrailers)));
	if (asked.expects) client.flushHeaders();
	request$2.pipe(client);
};
const maxHeaderSize = 131072;
const handBack = (answer, response) => {
	response.sendDate = false;
	const headers = flat(endToEnd(answer.rawHeaders));
	if (answer.httpVersion === "1.0" || /\bclose\b/i.test(answer.headers.connection ?? "")) response.shouldKeepAlive = false;
	response.writeHead(answer.statusCode ?? 502, answer.statusMessage ?? "", headers);
	answer.on("end", () => answer.rawTrailers.length > 0 && response.addTrailers(trailersOf(answer.rawTrailers)));
	answer.pipe(response);
};
const trailersOf = (raw) => endToEnd(raw).map(([name, value]) => [name, value]);
const lineAndHeaders = ({ request, target, path, expects, link }, desk) => {
	const raw = request.rawHeaders;
	const headers = [...endToEnd(raw)];
	if (!has(raw, "host")) headers.unshift(["Host", target.authority]);
	if (has(raw, "transfer-encoding")) headers.push(["Transfer-Encoding", "chunked"]);
	else if (!has(raw, "content-length") && !bodiless.has(request.method ?? "")) headers.push(["Content-Length", "0"]);
	if (!expects) drop(headers, "expect");
	const proxy = link.target === null ? desk.upstream.proxyTo(target) : null;
	if (proxy === null) return {
		path,
		headers: flat(headers)
	};
	headers.push(["Via", `1.1 ${desk.pseudonym}`]);
	if (target.scheme === "https") return {
		path,
		headers: flat(headers)
	};
	if (proxy.authorization !== null) headers.push(["Proxy-Authorization", proxy.authorization]);
	return {
		path: `http://${target.authority}${path}`,
		headers: flat(headers)
	};
};
const bodiless = /* @__PURE__ */ new Set([
	"GET",
	"HEAD",
	"DELETE",
	"OPTIONS",
	"TRACE"
]);
const drop = (headers, unwanted) => {
	const at = headers.findIndex(([name]) => name.toLowerCase() === unwanted);
	if (at >= 0) headers.splice(at, 1);
};
const answerOurselves = (response, status, text, headers = {}) => {
	if (response.headersSent) {
		response.destroy();
		return;
	}
	response.writeHead(status, {
		"Content-Type": "text/plain; charset=utf-8",
		"X-Sigproof-Recorder": "refused",
		Connection: "close",
		...headers
	});
	response.end(`sigproof recorder: ${text}\n`);
};
const recordingOf = ({ request, target, path }, desk) => {
	const at = performance.timeOrigin + performance.now();
	const started = performance.now();
	const body = copyUpTo(requestCap);
	const answerBody = copyUpTo(answerCap);
	let answer = null;
	let origin;
	let address = null;
	let [connected, sent, answered] = [
		started,
		null,
		null
	];
	let over = false;
	const write = (error, now, kept) => {
		const headers = answer === null ? [] : endToEnd(answer.rawHeaders);
		const call = {
			at,
			method: request.method ?? "",
			url: urlOf(target, path),
			httpVersion: `HTTP/${request.httpVersion}`,
			headers: endToEnd(request.rawHeaders),
			body: {
				bytes: body.bytes(),
				size: body.size()
			},
			answer: answer === null || kept === null ? null : {
				status: answer.statusCode ?? 0,
				statusText: answer.statusMessage ?? "",
				headers,
				body: kept
			},
			timings: {
				connect: origin?.connectMs ?? null,
				tls: origin?.tlsMs ?? null,
				send: Math.max(0, (sent ?? answered ?? now) - connected),
				wait: answered === null ? Math.max(0, now - (sent ?? now)) : Math.max(0, answered - (sent ?? answered)),
				receive: answered === null ? 0 : now - answered
			},
			address,
			error
		};
		desk.record(call);
	};
	const decoded = async (message, then) => then(await readable(answerBody, endToEnd(message.rawHeaders)));
	const finish = (error) => {
		if (over) return false;
		over = true;
		const now = performance.now();
		const written = (kept) => {
			write(error, now, kept);
			desk.unfinished.delete(abandon);
		};
		if (answer === null) written(null);
		else decoded(answer, written);
		return true;
	};
	const abandon = (why) => void finish(why);
	desk.unfinished.add(abandon);
	return {
		finish,
		finished: () => over,
		received: () => answer === null ? 0 : Math.max(1, answerBody.size()),
		hasAnswer: () => answer !== null,
		on: (opened, use) => {
			if (use === "fresh") origin = opened;
			address = opened?.address ?? null;
			connected = performance.now();
		},
		sent: () => sent ??= performance.now(),
		answered: (message) => {
			answer = message;
			answered = performance.now();
		},
		takeRequest: (chunk) => body.add(chunk),
		takeAnswer: (chunk) => answerBody.add(chunk)
	};
};

// src/doors/recorder/link.ts
const idleMs = 1500;
const createLink = (client, upstream, target = null, first = null) => {
	const agents = /* @__PURE__ */ new Map();
	const origins = /* @__PURE__ */ new WeakMap();
	const waiting = [];
	let ready = first;
	let busy = false;
	let used = false;
	const open = async (to) => {
		const opened = ready ?? await dial(to);
		ready = null;
		origins.set(opened.socket, opened);
		opened.socket.once("close", () => {
			if (!busy && target !== null) client.end();
		});
		opened.socket.on("error", () => {});
		if (client.destroyed) opened.socket.destroy();
		return opened;
	};
	const dial = async (to) => {
		if (target === null) return upstream.open(to, "request");
		const tunnel = await upstream.open(to, "tunnel");
		return to.scheme === "https" ? upstream.secure(tunnel, to) : tunnel;
	};
	const agentFor = (to) => {
		const key = `${to.scheme}://${to.authority}`;
		const before = agents.get(key);
		if (before !== void 0) return before;
		const agent = new Agent({
			keepAlive: true,
			maxSockets: 1,
			...target === null ? { timeout: idleMs } : {}
		});
		const createConnection = (_options, done) => void openInto(to, done);
		Object.assign(agent, { createConnection });
		agents.set(key, agent);
		return agent;
	};
	const openInto = async (to, done) => {
		let socket;
		try {
			({socket} = await open(to));
		} catch (error) {
			done(error instanceof Error ? error : new Error(String(error)));
			return;
		}
		done(null, socket);
	};
	const link = {
		client,
		target,
		enter: (begin) => {
			used = true;
			if (busy) waiting.push(begin);
			else {
				busy = true;
				begin();
			}
		},
		leave: () => {
			const next = waiting.shift();
			busy = next !== void 0;
			next?.();
		},
		used: () => used,
		agentFor,
		open,
		originOf: (socket) => origins.get(socket),
		end: () => {
			ready?.socket.destroy();
			for (const agent of agents.values()) agent.destroy();
		}
	};
	client.once("close", link.end);
	return link;
};

// src/doors/recorder/upgrade.ts
const isWebSocket = (request) => /\bwebsocket\b/i.test(request.headers.upgrade ?? "");
const unoffered = (request, socket, head, calm) => {
	const start = `${request.method ?? "GET"} ${request.url ?? "/"} HTTP/${request.httpVersion}`;
	socket.unshift(Buffer.concat([Buffer.from(headText(start, pairsOf(request.rawHeaders)), "latin1"), head]));
	calm.emit("connection", socket);
};
const kept = /* @__PURE__ */ new Set(["connection", "upgrade"]);
const upgrade = (request, client, head, where, desk) => where.link.enter(() => void begin(request, client, head, where, desk));
const begin = async (request$1, client, head, { link, target, path }, desk) => {
	const at = performance.timeOrigin + performance.now();
	const started = performance.now();
	const headers = endToEnd(request$1.rawHeaders, kept);
	const write = (answer, error, address) => desk.record({
		at,
		method: request$1.method ?? "GET",
		url: urlOf(target, path),
		httpVersion: "HTTP/1.1",
		headers,
		body: {
			bytes: /* @__PURE__ */ new Uint8Array(),
			size: 0
		},
		answer,
		timings: {
			connect: null,
			tls: null,
			send: 0,
			wait: performance.now() - started,
			receive: 0
		},
		address,
		error
	});
	const answerOf = (answer) => ({
		status: answer.statusCode ?? 0,
		statusText: answer.statusMessage ?? "",
		headers: pairsOf(answer.rawHeaders),
		body: {
			bytes: null,
			size: 0
		}
	});
	const fail = (error) => {
		const { detail } = faultOf(error, "exchange");
		write(null, detail, null);
		desk.remark(`${shownTarget(target)}: ${detail}`);
		client.destroy();
	};
	try {
		const opened = await link.open(target);
		const proxied = opened.proxy === null ? path : `http://${target.authority}${path}`;
		const credentials = opened.proxy?.authorization ?? null;
		const out = request({
			method: request$1.method,
			path: proxied,
			setHost: false,
			headers: flat([...headers, ...credentials === null ? [] : [["Proxy-Authorization", credentials]]]),
			createConnection: () => opened.socket
		});
		out.once("socket", (socket) => socket.resume());
		out.once("error", fail);
		out.once("upgrade", (answer, server, first) => {
			write(answerOf(answer), null, opened.address);
			out.off("error", fail);
			client.write(headText(`HTTP/1.1 ${answer.statusCode ?? 101} ${answer.statusMessage ?? ""}`, pairsOf(answer.rawHeaders)), "latin1");
			if (first.length > 0) client.write(first);
			if (head.length > 0) server.write(head);
			splice(client, server);
		});
		out.once("response", (answer) => {
			write(answerOf(answer), null, opened.address);
			out.off("error", fail).on("error", () => client.destroy());
			const pairs = [...endToEnd(answer.rawHeaders), ["Connection", "close"]];
			client.write(headText(`HTTP/1.1 ${answer.statusCode ?? 502} ${answer.statusMessage ?? ""}`, pairs), "latin1");
			answer.on("error", () => client.destroy());
			answer.pipe(client);
		});
		out.end();
	} catch (error) {
		fail(error);
	}
};
const splice = (one, other) => {
	for (const [from, to] of [[one, other], [other, one]]) {
		quietly(from);
		from.once("close", () => !from.readableEnded && to.destroy());
		from.pipe(to);
	}
};

// src/doors/recorder/tunnel.ts
const refuseTunnel = (client, status, text, headers = "") => {
	const body = `sigproof recorder: ${text}\n`;
	client.end(`HTTP/1.1 ${status}\r\n${headers}X-Sigproof-Recorder: refused\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`);
};
const tunnel = async (request, client, head, desk, server) => {
	const target = parseTarget("https", request.url ?? "", 443);
	if (target === null) {
		refuseTunnel(client, "400 Bad Request", "this is no host and port");
		return;
	}
	const at = performance.timeOrigin + performance.now();
	let opened;
	try {
		opened = await desk.upstream.open(target, "tunnel");
	} catch (error) {
		const fault = faultOf(error, "connect");
		desk.record(tunnelCall(target, at, fault.detail, {
			connectMs: null,
			address: null
		}));
		desk.remark(fault.detail === "this address is the recorder itself" ? `a tunnel to the recorder itself was refused (${shownTarget(target)})` : `${shownTarget(target)}: ${fault.detail}`);
		refuseTunnel(client, fault.detail === "this address is the recorder itself" ? "508 Loop Detected" : fault.reason === "timeout" ? "504 Gateway Timeout" : "502 Bad Gateway", fault.detail);
		return;
	}
	quietly(opened.socket);
	client.once("close", () => opened.socket.destroy());
	if (client.destroyed) {
		opened.socket.destroy();
		return;
	}
	client.write("HTTP/1.1 200 Connection established\r\n\r\n");
	if (head.length > 0) client.unshift(head);
	const carries = await firstWord(client, opened.socket);
	const here = {
		target,
		opened,
		client,
		at,
		desk,
		server
	};
	if (carries === "http") readHttp(here, withScheme(target, "http"));
	else if (carries === "tls" && desk.authority !== null) await readTls(here, desk.authority);
	else {
		desk.record(tunnelCall(target, at, null, opened));
		splice(client, opened.socket);
	}
};
const readHttp = ({ client, opened, desk, server }, target) => {
	desk.links.set(client, createLink(client, desk.upstream, target, opened));
	server.emit("connection", client);
	client.resume();
};
const readTls = async ({ client, opened, target, at, desk, server }, authority) => {
	let secured = null;
	let wrong = null;
	try {
		secured = await desk.upstream.secure(opened, target);
	} catch (error) {
		wrong = error instanceof FaultError ? error.fault : faultOf(error, "tls");
		desk.remark(`${shownTarget(target)}: ${wrong.detail}`);
	}
	const give = (error) => desk.record(tunnelCall(target, at, error, opened));
	if (wrong !== null && wrong.reason !== "tls-identity") {
		give(wrong.detail);
		client.destroy();
		return;
	}
	const leaf = wrong === null ? authority.leafFor(target.name) : distrustedLeaf(target.name, Date.now());
	const inner = new TLSSocket(client, {
		isServer: true,
		secureContext: contextOf(leaf),
		ALPNProtocols: ["http/1.1"]
	});
	const link = createLink(inner, desk.upstream, target, secured);
	desk.links.set(inner, link);
	const ended = onceOnly((error) => {
		if (link.used()) return;
		give(wrong?.detail ?? `the client ended the connection before its first request${error === null ? "" : ` (${error.message})`}`);
		if (wrong === null) desk.remark(`${shownTarget(target)}: the client sent nothing; it may not trust this run's authority, or pin another`);
		client.destroy();
		secured?.socket.destroy();
	});
	inner.on("error", ended);
	for (const event of ["end", "close"]) inner.once(event, () => ended(null));
	inner.once("secure", () => server.emit("connection", inner));
};
const contexts = /* @__PURE__ */ new WeakMap();
const contextOf = (leaf) => {
	const context = contexts.get(leaf) ?? createSecureContext({
		key: leaf.key,
		cert: leaf.cert,
		minVersion: "TLSv1.2"
	});
	contexts.set(leaf, context);
	return context;
};
const onceOnly = (act) => {
	let acted = false;
	return (value) => {
		if (!acted) act(value);
		acted = true;
	};
};
const patienceMs = 2e3;
const firstWord = (client, server) => new Promise((resolve) => {
	let seen = Buffer.alloc(0);
	let timer = null;
	const settle = (word) => {
		if (timer !== null) clearTimeout(timer);
		client.off("data", onClient).off("close", onClose).off("end", onClose).pause();
		server.off("data", onServer).off("close", onClose).off("end", onClose).pause();
		if (seen.length > 0) client.unshift(seen);
		resolve(word);
	};
	const onClient = (chunk) => {
		seen = Buffer.concat([seen, chunk]);
		const word = wordOf(seen);
		if (word !== null) settle(word);
		else timer ??= setTimeout(() => settle("other"), patienceMs);
	};
	const onServer = (chunk) => {
		server.off("data", onServer).pause();
		server.unshift(chunk);
		settle("other");
	};
	const onClose = () => settle("other");
	client.on("data", onClient).once("close", onClose).once("end", onClose);
	server.on("data", onServer).once("close", onClose).once("end", onClose);
});
const wordOf = (bytes) => {
	if (bytes[0] === 22) return "tls";
	const text = bytes.subarray(0, 32).toString("latin1");
	if (/^[A-Z][A-Z-]{1,23} (?:\/|\*|https?:)/.test(text)) return "http";
	return /^[A-Z][A-Z-]{0,23}(?: (?:h|ht|htt|http|https)?)?$/.test(text) ? null : "other";
};

// src/doors/recorder/proxy.ts
const user = "sigproof";
const graceMs = 500;
const emptied = async (set) => {
	for (const until = performance.now() + graceMs; set.size > 0 && performance.now() < until;) await new Promise((resolve) => setTimeout(resolve, 5));
};
const startProxy = async (options) => {
	const token = randomBytes(24).toString("hex");
	const isOurs = passwordCheck(token);
	let port = 0;
	const upstream = createUpstream(options.env, options.authorities, () => port);
	const said = /* @__PURE__ */ new Set();
	const desk = {
		upstream,
		authority: options.authority,
		pseudonym: `sigproof-${randomBytes(8).toString("hex")}`,
		links: /* @__PURE__ */ new WeakMap(),
		unfinished: /* @__PURE__ */ new Set(),
		record: options.record,
		remark: (text) => {
			if (said.has(text) || said.size >= mostRemarks) return;
			said.add(text);
			options.remark(text);
		}
	};
	const clients = /* @__PURE__ */ new Set();
	const linkOf = (socket) => {
		const before = desk.links.get(socket);
		if (before !== void 0) return before;
		const link = createLink(socket, upstream);
		desk.links.set(socket, link);
		return link;
	};
	const refusal = (request, link) => {
		if (link.target === null && !isOurs(request.headers["proxy-authorization"])) {
			desk.remark("a request without this run's token was refused");
			return [407, "this proxy records one run and takes only its calls"];
		}
		if (isOwnVia(request.headers.via, desk.pseudonym)) {
			desk.remark("a request that had been here before was refused");
			return [508, "this request has been here before"];
		}
		return null;
	};
	const onRequest = (request, response, expects) => {
		quietly(response);
		const link = linkOf(request.socket);
		if (link.target === null && request.url?.startsWith("/") === true && options.control?.(request, response) === true) return;
		const refused = refusal(request, link);
		const where = whereTo(request, link);
		if (refused !== null) answerOurselves(response, ...refused, refused[0] === 407 ? { "Proxy-Authenticate": challenge } : {});
		else if (where === null) answerOurselves(response, 400, "this is a proxy: requests to it name an absolute http or https URL");
		else exchange({
			request,
			response,
			link,
			...where,
			expects
		}, desk);
	};
	const onUpgrade = (request, socket, head) => {
		quietly(socket);
		if (!isWebSocket(request)) {
			unoffered(request, socket, head, calm);
			return;
		}
		const link = linkOf(socket);
		const refused = refusal(request, link);
		const where = whereTo(request, link);
		if (refused !== null) refuseTunnel(socket, refused[0] === 407 ? proxyAuthenticationRequired : "508 Loop Detected", refused[1], refused[0] === 407 ? challengeLine : "");
		else if (where === null) refuseTunnel(socket, "400 Bad Request", "this is a proxy");
		else upgrade(request, socket, head, {
			link,
			...where
		}, desk);
	};
	const onConnect = (request, socket, head) => {
		quietly(socket);
		const link = linkOf(socket);
		const refused = link.target === null ? refusal(request, link) : [400, "a tunnel inside a tunnel"];
		if (refused === null) tunnel(request, socket, head, desk, front);
		else if (refused[0] === 407) refuseTunnel(socket, proxyAuthenticationRequired, refused[1], challengeLine);
		else refuseTunnel(socket, refused[0] === 508 ? "508 Loop Detected" : "400 Bad Request", refused[1]);
	};
	const serve = (server) => server.on("request", (request, response) => onRequest(request, response, false)).on("checkContinue", (request, response) => onRequest(request, response, true)).on("clientError", (_error, socket) => {
		if (socket.writable && !socket.destroyed) socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
		else socket.destroy();
	});
	const limits = {
		keepAliveTimeout: 0,
		requestTimeout: 0,
		headersTimeout: 0,
		maxHeaderSize,
		noDelay: true
	};
	const calm = serve(createServer(limits));
	const front = serve(createServer(limits)).on("upgrade", onUpgrade).on("connect", onConnect);
	front.on("connection", (socket) => {
		clients.add(socket);
		socket.once("close", () => clients.delete(socket));
	});
	await new Promise((resolve, reject) => {
		front.once("error", reject);
		front.listen(0, "127.0.0.1", resolve);
	});
	({port} = front.address());
	return {
		port,
		url: `http://${user}:${token}@127.0.0.1:${port}`,
		close: async () => {
			front.close();
			await emptied(desk.unfinished);
			for (const abandon of desk.unfinished) abandon("the recording ended before the answer was complete");
			for (const socket of clients) socket.destroy();
			upstream.close();
			await emptied(desk.unfinished);
		}
	};
};
const mostRemarks = 100;
const challenge = "Basic realm=\"sigproof recorder\"";
const challengeLine = `Proxy-Authenticate: ${challenge}\r\n`;
const proxyAuthenticationRequired = "407 Proxy Authentication Required";
const passwordCheck = (token) => {
	const digest = (text) => createHash("sha256").update(text).digest();
	const expected = digest(`${user}:${token}`);
	return (header) => {
		const [, encoded = ""] = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(header ?? "") ?? [];
		return timingSafeEqual(digest(Buffer.from(encoded, "base64").toString("utf8")), expected);
	};
};
const whereTo = (request, link) => {
	const text = request.url ?? "";
	if (link.target !== null && !/^https?:/i.test(text)) return {
		target: link.target,
		path: text
	};
	const [, scheme = "", authority = "", rest = ""] = /^(https?):\/\/([^/?#]*)([^#]*)/i.exec(text) ?? [];
	const kind = scheme.toLowerCase() === "https" ? "https" : "http";
	const target = parseTarget(kind, authority.replace(/^.*@/, ""), kind === "https" ? 443 : 80);
	if (target === null || scheme === "") return null;
	const path = rest.startsWith("/") ? rest : `/${rest}`;
	return {
		target: link.target ?? target,
		path
	};
};

// src/doors/recorder/recording.ts
const startRecording = async (options) => {
	const { env, remark } = options;
	let usual = null;
	const authorities = () => usual ??= usualAuthorities(env, options.ca);
	const authority = options.inspect ? createAuthority(Date.now()) : null;
	const hosts = /* @__PURE__ */ new Set();
	const file = openHarFile(options.out, { onFull: remark });
	let trust = null;
	try {
		const proxy = await startProxy({
			env,
			authorities,
			authority,
			record: (call) => {
				try {
					hosts.add(new URL(call.url).host);
					file.write(call);
				} catch (error) {
					remark(`a call could not be recorded: ${inert(error instanceof Error ? error.message : String(error))}`);
				}
			},
			remark,
			...options.control === void 0 ? {} : { control: options.control }
		});
		trust = authority === null ? null : writeTrustFile([...authorities(), authority.pem], options.folder);
		return {
			port: proxy.port,
			variables: announce(env, {
				proxy: proxy.url,
				bundle: trust?.path ?? null,
				past: options.past ?? []
			}),
			stop: async () => {
				await proxy.close();
				if (options.folder === void 0) trust?.remove();
				const { written, left } = file.close();
				return {
					calls: written,
					left,
					hosts: hosts.size
				};
			}
		};
	} catch (error) {
		trust?.remove();
		file.close();
		throw error;
	}
};

export { startRecording as t };