import { F as refusal, Gn as hostOf, H as fault, Kn as hostnameOf, M as exactHosts, O as findTraffic, P as createNames, Yn as parseUrl, ct as readFile, k as readPieces, xt as isAddress } from "./core.js";
import { c as routeTo, n as defaultTimeouts, s as proxyName, t as createClient } from "./http-client.js";
import { randomBytes } from "node:crypto";

// src/gather/dns-ports.ts
const slowestLookupMs = 15e3;
const createDnsPorts = (options) => {
	const { env, timeouts, secureContext } = options;
	const stops = [];
	let ended = null;
	let made = null;
	const make = async () => {
		const { createDnsClient } = await import("./dns-client.js");
		const web = createClient({
			...webResolvers(options),
			secureContext,
			env,
			timeouts
		});
		const client = createDnsClient({
			portOf: options.portOf ?? ((_address, port) => port),
			exchange: web.exchange
		});
		stops.push(web.stop, client.stop);
		if (ended !== null) for (const stop of stops) stop(ended);
		return client;
	};
	return {
		dns: async (ask) => (await (made ??= make())).ask(ask),
		systemResolvers: async () => options.systemResolvers ?? await (await import("./system-resolvers.js")).systemResolvers(),
		randomHex: (bytes) => randomBytes(bytes).toString("hex"),
		stop: (reason) => {
			ended ??= reason;
			for (const stop of stops) stop(ended);
		}
	};
};
const webResolvers = ({ request: { resolvers, policy }, lookup, timeouts }) => {
	const urls = (resolvers?.list ?? []).flatMap((resolver) => resolver.via === "https" ? [new URL(resolver.url)] : []);
	const ownOrigins = new Set(resolvers?.said === true ? urls.map(({ origin }) => origin) : []);
	return {
		contacts: new Set(urls.map((url) => hostOf(url) ?? "")),
		resolve: createNames({
			ownOrigins,
			allowPrivate: policy.hosts.allowPrivate
		}, timeouts.dnsMs, lookup).resolve
	};
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

// src/gather/lookup.ts
const lookupThrough = async (resolvers, ports, name) => {
	const { addressesBy } = await import("./addresses.js");
	let last = "no resolver is set up";
	for (const resolver of resolvers) {
		if (resolver.via === "system") {
			const { lookup } = await import("node:dns/promises");
			return (await lookup(name, {
				all: true,
				verbatim: true
			})).map(({ address }) => address);
		}
		const found = await addressesBy(resolver, ports, name);
		if (typeof found !== "string") return found;
		last = found;
	}
	throw Object.assign(new Error(last), { code: last });
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
	const asksDns = !request.offline && (options.lookup === void 0 || options.systemResolvers !== void 0);
	const said = asksDns && request.resolvers?.said === true ? request.resolvers.list : null;
	const lookup = options.lookup ?? (said === null ? void 0 : (name) => lookupThrough(said, dns, name));
	const names = createNames(addressPolicy, said === null ? timeouts.dnsMs : slowestLookupMs, lookup);
	const secureContext = once(() => secureContextWith(request.ca, env));
	const contacts = /* @__PURE__ */ new Set([...own.map((url) => hostOf(url) ?? ""), ...exactHosts(request.policy.hosts.allow)]);
	const client = createClient({
		contacts,
		resolve: names.resolve,
		secureContext,
		env,
		timeouts
	});
	const dns = createDnsPorts({
		...options,
		env,
		timeouts,
		secureContext
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
		dns.stop(reason);
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
		...asksDns ? {
			dns: dns.dns,
			systemResolvers: dns.systemResolvers
		} : {},
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
		randomHex: dns.randomHex,
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