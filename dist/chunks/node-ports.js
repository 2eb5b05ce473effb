import { A as exactHosts, D as findTraffic, Mn as parseUrl, O as readPieces, On as hostOf, R as fault, ct as canonicalAddress, kn as hostnameOf, lt as isAddress, nt as readFile, st as addressMatches, ut as kindOfAddress, z as faultOf } from "./core.js";
import { a as proxyName, n as defaultTimeouts, o as routeTo, t as createClient } from "./http-client.js";
import { randomBytes } from "node:crypto";
import { networkInterfaces } from "node:os";

// src/gather/names.ts
const systemLookup = async (name) => {
	const { lookup } = await import("node:dns/promises");
	return (await lookup(name, {
		all: true,
		verbatim: true
	})).map(({ address }) => address);
};
const never = /* @__PURE__ */ new Set([
	"metadata",
	"link-local",
	"multicast"
]);
const kindNames = {
	global: "an address of this machine",
	loopback: "a loopback address",
	unspecified: "this machine itself",
	private: "a private address",
	shared: "an address behind carrier-grade NAT",
	"link-local": "a link-local address",
	metadata: "a cloud metadata address",
	multicast: "a multicast address",
	reserved: "a reserved address"
};
const createNames = (policy, timeoutMs, lookup = systemLookup) => {
	const pinned = /* @__PURE__ */ new Map();
	const find = async (name) => {
		if (isAddress(name)) return { addresses: [name] };
		if (name === "localhost" || name.endsWith(".localhost")) return { addresses: ["127.0.0.1", "::1"] };
		try {
			const addresses = await within(lookup(name), timeoutMs);
			if (addresses === null) return fault("dns", `the name did not resolve within ${timeoutMs} ms`);
			return addresses.length === 0 ? fault("dns", "the name has no address") : { addresses: [...new Set(addresses)] };
		} catch (error) {
			return faultOf(error, "dns");
		}
	};
	const pin = (name) => {
		const known = pinned.get(name);
		if (known !== void 0) return known;
		const finding = find(name);
		pinned.set(name, finding);
		finding.then((found) => "reason" in found && pinned.delete(name));
		return finding;
	};
	const judged = /* @__PURE__ */ new Map();
	return { resolve: async (url) => {
		const before = judged.get(url.origin);
		if (before !== void 0) return before;
		const host = hostOf(url);
		if (host === null) return fault("address-refused", "the URL has no host");
		const found = await pin(hostnameOf(host));
		if ("reason" in found) return found;
		const reason = found.addresses.map((address) => refusal(address, host, url.origin, policy)).find((text) => text !== null);
		if (reason !== void 0 && reason !== null) return fault("address-refused", reason);
		judged.set(url.origin, found);
		return found;
	} };
};
const refusal = (address, host, origin, policy) => {
	const kind = kindOfAddress(address);
	if (kind === null) return `${host} resolves to ${address}, which is no address`;
	const says = `${isAddress(hostnameOf(host)) ? host : `${host} resolves to ${address}, which`} is ${kindNames[kind]}`;
	if (never.has(kind)) return `${says}: never contacted`;
	if (kind === "global" && !isOwn(address)) return null;
	if (policy.ownOrigins.has(origin)) return null;
	const name = hostnameOf(host);
	if (policy.allowPrivate.some((entry) => entry === host || entry === name || addressMatches(entry, address))) return null;
	return `${says}: contacted only where the base URL or hosts.allow-private names it`;
};
const isOwn = (address) => {
	own ??= new Set(Object.values(networkInterfaces()).flatMap((list) => list ?? []).map((entry) => canonicalAddress(entry.address) ?? ""));
	return own.has(canonicalAddress(address) ?? address);
};
let own = null;
const within = async (work, ms) => {
	let timer;
	const late = new Promise((resolve) => {
		timer = setTimeout(resolve, ms, null);
	});
	try {
		return await Promise.race([work, late]);
	} finally {
		clearTimeout(timer);
	}
};

// src/gather/handshake-fence.ts
const createFence = ({ contacts, baseUrl, alias, addressPolicy, env }) => {
	const names = new Set([...contacts].map(hostnameOf));
	const aliasName = alias === null ? null : hostnameOf(alias);
	return ({ address, port, name }) => {
		const standsIn = name === aliasName && baseUrl !== null;
		if (!standsIn && !names.has(name)) return `${name} is not among the hosts that may be contacted`;
		const url = parseUrl(standsIn ? baseUrl : `https://${name.includes(":") && isAddress(name) ? `[${name}]` : name}:${port}`);
		const host = url === null ? null : hostOf(url);
		if (url === null || host === null) return `${name} is no host`;
		const proxy = proxyName(routeTo(url, env));
		if (proxy !== null) return `a proxy (${proxy}) stands before ${host}`;
		return refusal(address, host, url.origin, addressPolicy);
	};
};

// src/gather/trust.ts
const secureContextWith = async (ca, env) => {
	if (ca === null) return void 0;
	const tls = await import("node:tls");
	return tls.createSecureContext({
		minVersion: "TLSv1.2",
		ca: [...tls.rootCertificates, ...trustedWith(ca, env)]
	});
};
const contextForLooking = async (ca, env, old) => {
	const tls = await import("node:tls");
	return tls.createSecureContext({
		...ca === null ? {} : { ca: [...tls.rootCertificates, ...trustedWith(ca, env)] },
		...old ? {
			minVersion: "TLSv1",
			ciphers: "DEFAULT@SECLEVEL=0"
		} : { minVersion: "TLSv1.2" }
	});
};
const trustedWith = (ca, env) => {
	const extra = env["NODE_EXTRA_CA_CERTS"] ?? "";
	const file = extra === "" ? null : readFile(extra, null, 16777216);
	return [...file?.kind === "text" ? [file.text] : [], ca];
};

// src/gather/node-ports.ts
const createPorts = (options) => {
	const { request, signal } = options;
	const env = options.env ?? process.env;
	const timeouts = {
		...defaultTimeouts,
		...options.timeouts
	};
	const own = [
		request.baseUrl,
		request.waitFor?.url ?? null,
		request.spec
	].map((text) => text === null ? null : parseWeb(text)).filter((url) => url !== null);
	const addressPolicy = {
		ownOrigins: new Set(own.map((url) => url.origin)),
		allowPrivate: request.policy.hosts.allowPrivate
	};
	const names = createNames(addressPolicy, timeouts.dnsMs, options.lookup);
	const contacts = /* @__PURE__ */ new Set([...own.map((url) => hostOf(url) ?? ""), ...exactHosts(request.policy.hosts.allow)]);
	const client = createClient({
		contacts,
		resolve: names.resolve,
		secureContext: once(() => secureContextWith(request.ca, env)),
		env,
		timeouts
	});
	const handshakes = lazily(async () => {
		const { createHandshakes } = await import("./handshake.js");
		return createHandshakes({
			refuses: createFence({
				contacts,
				baseUrl: request.baseUrl,
				alias: request.alias,
				addressPolicy,
				env
			}),
			secureContext: (old) => contextForLooking(request.ca, env, old),
			timeouts,
			portOf: options.portOf ?? ((_address, port) => port)
		});
	});
	const stop = (reason) => {
		client.stop(reason);
		handshakes.ifMade((made) => made.stop(reason));
	};
	if (request.offline) stop(fault("interrupted", "offline: no socket is opened"));
	const interrupt = () => stop(fault("interrupted", "the scan was interrupted"));
	if (signal?.aborted === true) interrupt();
	signal?.addEventListener("abort", interrupt, { once: true });
	return {
		readFile,
		findTraffic,
		readPieces: (path, take) => readPieces(path, null, take),
		exchange: client.exchange,
		...request.offline ? {} : {
			handshake: async (ask) => (await handshakes.get()).handshake(ask),
			hello: async (ask) => (await handshakes.get()).hello(ask),
			addresses: async (url) => names.resolve(new URL(url))
		},
		proxyOf: (url) => {
			const parsed = parseUrl(url);
			return parsed === null ? null : proxyName(routeTo(parsed, env));
		},
		now: () => Math.round(performance.timeOrigin + performance.now()),
		sleep: (ms) => sleep(ms, signal),
		randomHex: (bytes) => randomBytes(bytes).toString("hex"),
		progress: (event) => options.onProgress?.(event),
		close: async () => {
			signal?.removeEventListener("abort", interrupt);
			stop(fault("interrupted", "the scan is over"));
		}
	};
};
const parseWeb = (text) => /^https?:/i.test(text) ? parseUrl(text) : null;
const once = (make) => {
	let made = null;
	return () => (made ??= { value: make() }).value;
};
const lazily = (make) => {
	let made = null;
	return {
		get: () => made ??= make(),
		ifMade: (use) => void made?.then(use)
	};
};
const sleep = (ms, signal) => new Promise((resolve) => {
	const done = () => {
		clearTimeout(timer);
		signal?.removeEventListener("abort", done);
		resolve();
	};
	const timer = setTimeout(done, ms);
	if (signal?.aborted === true) done();
	else signal?.addEventListener("abort", done, { once: true });
});

export { createPorts as t };