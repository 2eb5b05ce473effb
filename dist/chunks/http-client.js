import { Gn as hostOf, H as fault, I as isJson, Kn as hostnameOf, St as kindOfAddress, U as faultOf, V as FaultError, br as project, qn as isLoopbackHost, vt as addressMatches, xt as isAddress } from "./core.js";
import { n as openSocket } from "./connect.js";
import { createRequire } from "node:module";

// src/gather/decode-body.ts
const decodedCap = 4194304;
const encodedCap = 1048576;
const mostLayers = 2;
const ratioCap = 200;
const ratioFloor = 65536;
const encodingsOf = (headers) => headers.filter(([name]) => name.toLowerCase() === "content-encoding").flatMap(([, value]) => value.toLowerCase().split(",")).map((value) => value.trim()).filter((value) => value !== "" && value !== "identity");
const decodeBody = async (wire, encodings, maxBytes = decodedCap) => {
	if (encodings.length === 0 || wire.length === 0) return wire;
	if (encodings.length > mostLayers) return fault("bad-encoding", `${encodings.length} content encodings on top of each other, ${mostLayers} are read`);
	const zlib = await import("node:zlib");
	let bytes = wire;
	for (const encoding of encodings.toReversed()) {
		const maxOutputLength = Math.min(maxBytes, Math.max(ratioFloor, wire.length * ratioCap));
		try {
			if (encoding === "gzip" || encoding === "x-gzip") bytes = zlib.gunzipSync(bytes, { maxOutputLength });
			else if (encoding === "br") bytes = zlib.brotliDecompressSync(bytes, { maxOutputLength });
			else if (encoding === "deflate") bytes = (((bytes[0] ?? 0) & 15) === 8 ? zlib.inflateSync : zlib.inflateRawSync)(bytes, { maxOutputLength });
			else return fault("bad-encoding", `content encoding ${encoding.slice(0, 40)} was not asked for and is not read`);
		} catch (error) {
			return decodingFault(error, encoding, maxOutputLength);
		}
	}
	return bytes;
};
const decodingFault = (error, encoding, cap) => {
	const code = error instanceof Error && "code" in error ? String(error.code) : "";
	if (code === "ERR_BUFFER_TOO_LARGE") return fault("response-limit", `the ${encoding} body unfolds to more than ${cap} bytes`);
	if (code === "Z_BUF_ERROR") return fault("truncated", `the ${encoding} body ends before its end`);
	return fault("bad-encoding", `the body is not valid ${encoding} (${code})`);
};

// src/gather/node-http.ts
const load = createRequire(import.meta.url);
const { Agent, createServer, request } = load("node:http");

// src/gather/attempt.ts
const mostHeaderBytes = 65536;
const mostHeaders = 200;
const mostInformational = 20;
const drainable = 65536;
const attempt = (call) => new Promise((resolve) => {
	let answer = null;
	let bytesBefore = 0;
	let informational = 0;
	let over = false;
	const settle = (exchange, stale = false) => {
		if (over) return;
		over = true;
		clearTimeout(firstByte);
		resolve({
			exchange,
			stale
		});
	};
	const finish = (body, bodyFault) => {
		if (answer !== null) settle({
			kind: "answer",
			answer: {
				...answer,
				body,
				bodyFault
			}
		});
	};
	const fail = (reason) => {
		const stale = request$1.reusedSocket && answer === null && (reason.reason === "connection-reset" || reason.reason === "empty-reply");
		if (answer === null) settle({
			kind: "fault",
			fault: reason
		}, stale);
		else finish(null, reason);
		request$1.destroy();
	};
	const request$1 = request({
		method: call.ask.method,
		path: call.path,
		agent: call.agent,
		setHost: false,
		headers: call.headers.flat(),
		maxHeaderSize: mostHeaderBytes,
		insecureHTTPParser: false
	});
	request$1.maxHeadersCount = 0;
	let firstByte;
	call.abortable(fail);
	request$1.on("socket", (socket) => {
		bytesBefore = socket.bytesRead;
		firstByte = setTimeout(() => fail(fault("timeout", `no answer within ${call.firstByteMs} ms`)), call.firstByteMs);
	});
	request$1.on("error", (error) => {
		const received = (request$1.socket?.bytesRead ?? 0) - bytesBefore;
		fail(faultOf(error, answer === null ? "exchange" : "body", received));
	});
	request$1.on("information", () => {
		informational += 1;
		if (informational > mostInformational) fail(fault("response-limit", `more than ${mostInformational} informational responses`));
	});
	request$1.on("upgrade", (_response, socket) => {
		fail(fault("protocol-error", "the server switched protocols without being asked"));
		socket.destroy();
	});
	request$1.on("response", (response) => {
		clearTimeout(firstByte);
		if (over) {
			response.destroy();
			return;
		}
		const headers = pairs(response.rawHeaders);
		const status = response.statusCode ?? 0;
		if (headers.length > mostHeaders) fail(fault("response-limit", `${headers.length} headers, ${mostHeaders} are read`));
		else if (status < 100 || status > 999) fail(fault("protocol-error", `status ${status} is none`));
		else {
			answer = {
				status,
				headers,
				address: call.direct ? response.socket.remoteAddress ?? null : null
			};
			readBody(response, call.ask, headers, finish, fail, () => request$1.destroy());
		}
	});
	request$1.end(call.ask.payload);
});
const pairs = (raw) => {
	const headers = [];
	for (let i = 0; i + 1 < raw.length; i += 2) headers.push([raw[i] ?? "", asUtf8(raw[i + 1] ?? "")]);
	return headers;
};
const asUtf8 = (value) => {
	if (!/[\x80-\xff]/.test(value)) return value;
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(value, "latin1"));
	} catch {
		return value;
	}
};
const readBody = (response, ask, headers, finish, fail, hangUp) => {
	const wanted = ask.body === "read" || ask.body === "json" && isJson(headers);
	const encodings = encodingsOf(headers);
	const cap = !wanted ? drainable : encodings.length > 0 ? Math.max(encodedCap, ask.maxBytes ?? 0) : ask.maxBytes ?? 4194304;
	const tooMuch = () => {
		if (wanted) {
			fail(fault("response-limit", `the body is larger than ${cap} bytes`));
			return;
		}
		finish(null, null);
		hangUp();
	};
	const chunks = [];
	let size = 0;
	if (Number(response.headers["content-length"] ?? 0) > cap && ask.method !== "HEAD") {
		tooMuch();
		return;
	}
	response.on("data", (chunk) => {
		size += chunk.length;
		if (size > cap) tooMuch();
		else if (wanted) chunks.push(chunk);
	});
	const torn = (error) => {
		if (!wanted) finish(null, null);
		else fail(error === void 0 ? fault("truncated", "the connection ended before the answer was complete") : faultOf(error, "body"));
	};
	response.on("error", torn);
	response.on("aborted", () => torn());
	response.on("end", () => {
		if (!response.complete) torn();
		else if (!wanted) finish(null, null);
		else decodeBody(Buffer.concat(chunks), encodings, ask.maxBytes).then((decoded) => "reason" in decoded ? finish(null, decoded) : finish(decoded, null));
	});
};

// src/gather/proxy.ts
const direct = { kind: "direct" };
const routeTo = (url, env) => {
	const scheme = url.protocol.slice(0, -1);
	const setting = read(env, `${scheme}_proxy`) ?? read(env, "all_proxy");
	const host = hostOf(url);
	if (setting === null || host === null) return direct;
	const name = hostnameOf(host);
	const kind = kindOfAddress(name);
	if (isLoopbackHost(host) || kind === "loopback" || kind === "unspecified") return direct;
	const port = url.port === "" ? scheme === "https" ? "443" : "80" : url.port;
	if ((read(env, "no_proxy") ?? "").split(/[\s,]+/).filter((entry) => entry !== "").some((entry) => exempts(entry.toLowerCase(), name, port))) return direct;
	return parse(setting);
};
const proxyName = (route) => route.kind === "proxy" ? `${route.url.protocol}//${route.url.host}` : null;
const read = (env, name) => {
	const value = (env[name] ?? env[name.toUpperCase()] ?? "").trim();
	return value === "" ? null : value;
};
const exempts = (entry, name, port) => {
	if (entry === "*") return true;
	if (addressMatches(entry, name)) return true;
	const [, pattern = entry, only = null] = /^(.*[^:]):(\d+)$/.exec(entry) ?? [];
	if (only !== null && only !== port) return false;
	const bare = pattern.replace(/^\*?\.|\.$/g, "").replace(/^\[|\]$/g, "");
	return bare !== "" && (name === bare || name.endsWith(`.${bare}`) || addressMatches(bare, name));
};
const parse = (setting) => {
	try {
		const url = new URL(setting.includes("://") ? setting : `http://${setting}`);
		if (url.protocol === "http:" || url.protocol === "https:") return {
			kind: "proxy",
			url
		};
		return {
			kind: "unusable",
			why: `a ${url.protocol.slice(0, -1)} proxy is set in the environment and only http and https proxies are spoken`
		};
	} catch {
		return {
			kind: "unusable",
			why: "the proxy that is set in the environment is no URL"
		};
	}
};

// src/gather/http-client.ts
const defaultTimeouts = {
	dnsMs: 5e3,
	connectMs: 5e3,
	tlsMs: 5e3,
	firstByteMs: 1e4,
	exchangeMs: 2e4
};
const userAgent = `${project.name}/${project.version} (+${project.repository})`;
const createClient = (options) => {
	const agents = /* @__PURE__ */ new Map();
	const sockets = {
		timeouts: options.timeouts,
		secureContext: () => options.secureContext(),
		open: /* @__PURE__ */ new Set()
	};
	const running = /* @__PURE__ */ new Set();
	let closed = null;
	const agentFor = (key, destination, keepAlive) => {
		const known = agents.get(key);
		if (known !== void 0 && keepAlive) return known;
		const agent = Object.assign(new Agent({ keepAlive }), { createConnection: (_options, done) => {
			connectInto(destination, sockets, done);
		} });
		if (keepAlive) agents.set(key, agent);
		return agent;
	};
	const proxyAddresses = /* @__PURE__ */ new Map();
	const proxyAddress = (proxy) => {
		const known = proxyAddresses.get(proxy.host) ?? addressOfProxy(proxy);
		proxyAddresses.set(proxy.host, known);
		return known;
	};
	const prepare = async (ask) => {
		const url = new URL(ask.url);
		if (url.protocol !== "http:" && url.protocol !== "https:") return fault("address-refused", `${url.protocol} is not spoken, only http and https`);
		if (url.username !== "" || url.password !== "") return fault("address-refused", "a URL with user name or password is not requested");
		const host = hostOf(url);
		if (host === null || !options.contacts.has(host)) return fault("address-refused", `${host ?? "no host"} is not among the hosts that may be contacted`);
		const route = routeTo(url, options.env);
		if (route.kind === "unusable") return fault("unreachable", route.why);
		const secure = url.protocol === "https:";
		const proveName = secure ? hostnameOf(ask.host ?? host) : null;
		const pinned = route.kind === "direct" || isAddress(hostnameOf(host)) ? await options.resolve(url) : null;
		if (pinned !== null && "reason" in pinned) return pinned;
		const port = portOf(url);
		if (route.kind === "direct") {
			if (pinned === null) return fault("dns", "the name was not resolved");
			return {
				url,
				destination: {
					pinned,
					port,
					proxyTls: null,
					tunnel: null,
					tls: proveName
				},
				direct: true,
				proxyHeader: null
			};
		}
		const proxy = route.url;
		const authorization = proxyAuthorization(proxy);
		return {
			url,
			destination: {
				pinned: { addresses: [await proxyAddress(proxy)] },
				port: portOf(proxy),
				proxyTls: proxy.protocol === "https:" ? hostnameOf(proxy.host) : null,
				tunnel: secure ? {
					authority: `${url.hostname}:${port}`,
					authorization
				} : null,
				tls: proveName
			},
			direct: false,
			proxyHeader: secure ? null : authorization
		};
	};
	const perform = async (ask, abortable) => {
		const prepared = await prepare(ask);
		if ("reason" in prepared) return {
			kind: "fault",
			fault: prepared
		};
		const { url, destination, direct, proxyHeader } = prepared;
		const key = `${url.origin} ${ask.host ?? ""}`;
		if (ask.target !== void 0 && !/^\/[\x21-\xff]*$/.test(ask.target)) return {
			kind: "fault",
			fault: fault("protocol-error", "the request target cannot be sent")
		};
		const path = `${direct || destination.tunnel !== null ? "" : url.origin}${ask.target ?? `${url.pathname}${url.search}`}`;
		const headers = [...headersOf(ask, url), ...proxyHeader === null ? [] : [["Proxy-Authorization", proxyHeader]]];
		const send = (keepAlive) => attempt({
			ask,
			path,
			headers,
			agent: agentFor(key, destination, keepAlive),
			direct,
			firstByteMs: options.timeouts.firstByteMs,
			abortable
		});
		const first = await send(true);
		return first.stale && ask.retry !== "never" ? (await send(false)).exchange : first.exchange;
	};
	const exchange = (ask) => new Promise((resolve) => {
		if (closed !== null) {
			resolve({
				kind: "fault",
				fault: closed
			});
			return;
		}
		let abortAttempt = () => {};
		let over = false;
		const settle = (result) => {
			if (over) return;
			over = true;
			clearTimeout(timer);
			running.delete(stop);
			resolve(result);
		};
		const stop = (reason) => {
			abortAttempt(reason);
			setImmediate(settle, {
				kind: "fault",
				fault: reason
			});
		};
		const ms = ask.timeoutMs ?? options.timeouts.exchangeMs;
		const timer = setTimeout(() => stop(fault("timeout", `no complete answer within ${ms} ms`)), ms);
		running.add(stop);
		perform(ask, (abort) => {
			abortAttempt = abort;
			if (over) abort(fault("timeout", "too late"));
		}).then(settle, (error) => settle({
			kind: "fault",
			fault: faultOf(error, "exchange")
		}));
	});
	return {
		exchange,
		stop: (reason) => {
			closed ??= reason;
			for (const end of running) end(closed);
			for (const agent of agents.values()) agent.destroy();
			for (const socket of sockets.open) socket.destroy();
		}
	};
};
const connectInto = async (destination, sockets, done) => {
	let socket;
	try {
		socket = await openSocket(destination, sockets);
	} catch (error) {
		done(error instanceof Error ? error : new Error(String(error)));
		return;
	}
	done(null, socket);
};
const portOf = (url) => url.port === "" ? url.protocol === "https:" ? 443 : 80 : Number(url.port);
const proxyAuthorization = ({ username, password }) => username === "" && password === "" ? null : `Basic ${Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString("base64")}`;
const addressOfProxy = async (proxy) => {
	const name = hostnameOf(hostOf(proxy) ?? "");
	if (isAddress(name)) return name;
	const { lookup } = await import("node:dns/promises");
	try {
		return (await lookup(name)).address;
	} catch (error) {
		throw new FaultError(fault("dns", `the proxy's name does not resolve (${faultOf(error, "dns").detail})`));
	}
};
const headersOf = (ask, url) => {
	const given = new Set(ask.headers.map(([name]) => name.toLowerCase()));
	const defaults = [
		["Host", ask.host ?? url.host],
		["User-Agent", userAgent],
		["Accept", "application/json, */*;q=0.5"],
		["Accept-Encoding", "identity"]
	];
	const length = ask.payload?.length ?? 0;
	const sized = length > 0 || ask.payload !== void 0 && !bodiless.has(ask.method) ? [["Content-Length", String(length)]] : [];
	return [...[...defaults, ...sized].filter(([name]) => !given.has(name.toLowerCase())), ...ask.headers];
};
const bodiless = /* @__PURE__ */ new Set([
	"GET",
	"HEAD",
	"DELETE",
	"OPTIONS",
	"TRACE",
	"PROPFIND"
]);

export { proxyAuthorization as a, routeTo as c, request as d, decodeBody as f, portOf as i, Agent as l, defaultTimeouts as n, userAgent as o, encodingsOf as p, headersOf as r, proxyName as s, createClient as t, createServer as u };