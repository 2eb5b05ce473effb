import { t as siteOf } from "./site.js";
import { a as encodeQuestion, i as decodeMessage, n as askerOver, o as fitsQuestion, r as isFault, s as typeCodes, t as answerOf } from "./read-answer.js";
import { F as refusal, H as fault, St as kindOfAddress, _t as strangersOf, c as sideBySide, gt as isBogus, lr as ScanError } from "./core.js";

// src/dns/suffixes.ts
const upwards = (name) => name.split(".").map((_label, index, labels) => labels.slice(index).join("."));
const isWithin = (name, zone) => name === zone || name.endsWith(`.${zone}`);
const parentOf = (name) => name.slice(name.indexOf(".") + 1 || name.length);

// src/gather/name-servers.ts
const mostServers = 16;
const mostNames$1 = 16;
const mostParents = 3;
const createFinder = ({ ask, resolvers, refusal, speaks }) => {
	const recursive = async (name, type) => {
		let last = fault("dns", "there is no resolver to ask");
		for (const resolver of resolvers) {
			let answer = await ask(resolver, {
				name,
				type,
				recurse: true
			});
			if (!isFault(answer) && answer.rcode === "SERVFAIL") answer = await ask(resolver, {
				name,
				type,
				recurse: true,
				unchecked: true
			});
			if (!isFault(answer) && (answer.rcode === "NOERROR" || answer.rcode === "NXDOMAIN")) return answer;
			last = answer;
		}
		return isFault(last) ? last : fault("dns", `the resolver answers ${last.rcode}`);
	};
	const apexOf = async (name, floor) => {
		for (const candidate of upwards(name)) {
			const answer = await recursive(candidate, "SOA");
			if (isFault(answer)) return answer;
			const owner = answer.records.find(({ data, owner: of }) => data.type === "SOA" && of !== "" && isWithin(candidate, of))?.owner;
			if (owner !== void 0) return floor === null || isWithin(owner, floor) ? owner : null;
			if (candidate === floor) break;
		}
		return fault("dns", `the resolver names no zone for ${name}`);
	};
	const addressesOf = async (name) => {
		return (await Promise.all(["A", "AAAA"].map((type) => recursive(name, type)))).flatMap((answer) => isFault(answer) ? [] : answer.records.flatMap(({ section, data }) => section === "answer" && (data.type === "A" || data.type === "AAAA") ? [data.address] : []));
	};
	const referral = async (apex) => {
		const above = parentOf(apex);
		if (above === "") return null;
		const zone = await apexOf(above, null);
		if (typeof zone !== "string") return null;
		const listed = await recursive(zone, "NS");
		if (isFault(listed)) return null;
		const glue = glueIn(listed);
		let left = mostParents;
		for (const name of targets(listed, zone)) {
			const addresses = glue.get(name) ?? await addressesOf(name);
			for (const address of addresses.filter((one) => refusal(one, name) === null && speaks(one))) {
				if (left-- <= 0) return null;
				const answer = await ask({
					via: "udp",
					address
				}, {
					name: apex,
					type: "NS",
					recurse: false
				});
				if (!isFault(answer) && targets(answer, apex).length > 0) return answer;
			}
		}
		return null;
	};
	const findServers = async (apex) => {
		const [parent, known] = await Promise.all([referral(apex), recursive(apex, "NS")]);
		const parentNames = parent === null ? null : targets(parent, apex);
		const first = isFault(known) ? [] : targets(known, apex);
		const glue = new Map([...parent === null ? [] : glueIn(parent), ...isFault(known) ? [] : glueIn(known)]);
		const found = /* @__PURE__ */ new Map();
		const add = async (names) => {
			const fresh = [...new Set(names)].filter((name) => !found.has(name)).slice(0, mostNames$1);
			for (const name of fresh) found.set(name, []);
			await Promise.all(fresh.map(async (name) => found.set(name, [.../* @__PURE__ */ new Set([...glue.get(name) ?? [], ...await addressesOf(name)])])));
		};
		await add([...parentNames ?? [], ...first]);
		const asked = inTurn(found).filter(({ name, address }) => speaks(address) && refusal(address, name) === null);
		const words = await Promise.all(asked.slice(0, mostServers).map(({ address }) => ask({
			via: "udp",
			address
		}, {
			name: apex,
			type: "NS",
			recurse: false
		})));
		const child = [.../* @__PURE__ */ new Set([...first, ...words.flatMap((word) => isFault(word) || !word.aa ? [] : targets(word, apex))])].sort();
		await add(child);
		const all = inTurn(found);
		return {
			fault: all.length > 0 ? null : isFault(known) ? known : fault("dns", "no address of a name server is known"),
			parent: parentNames === null ? null : [...parentNames].sort(),
			child,
			servers: all.slice(0, mostServers),
			more: Math.max(0, all.length - mostServers)
		};
	};
	const zones = /* @__PURE__ */ new Map();
	return {
		recursive,
		apexOf,
		serversOf: (apex) => {
			const known = zones.get(apex) ?? findServers(apex);
			zones.set(apex, known);
			return known;
		}
	};
};
const targets = (message, apex) => [...new Set(message.records.flatMap(({ owner, data, section }) => section !== "additional" && owner === apex && data.type === "NS" && data.target !== "" ? [data.target] : []))];
const glueIn = (message) => {
	const glue = /* @__PURE__ */ new Map();
	for (const { owner, data, section } of message.records) if (section === "additional" && (data.type === "A" || data.type === "AAAA")) glue.set(owner, [...glue.get(owner) ?? [], data.address]);
	return glue;
};
const inTurn = (found) => {
	const names = [...found.keys()].sort();
	const longest = Math.max(0, ...names.map((name) => found.get(name)?.length ?? 0));
	return Array.from({ length: longest }, (_none, index) => names.flatMap((name) => {
		const address = found.get(name)?.[index];
		return address === void 0 ? [] : [{
			name,
			address
		}];
	})).flat();
};

// src/gather/resolutions.ts
const families = ["A", "AAAA"];
const mostHops = 8;
const mostIdentities = 8;
const mostProven = 64;
const mostWaitSeconds = 30;
const gatherResolution = async ({ name, hosts, tlsPort }, apex, tools) => {
	const [resolvers, end, caa, tlsa] = await Promise.all([
		Promise.all(tools.resolvers.map((resolver) => viewOf(resolver, name, true, tools))),
		followChain(name, apex, tools),
		caaOf(name, tools),
		tlsaOf(name, tlsPort, tools)
	]);
	const first = {
		resolvers,
		authoritative: end.authoritative
	};
	const strangers = (views) => [...new Set(views.resolvers.flatMap((view) => strangersOf(view, views)))];
	const proven = await provenAmong(strangers(first), name, tlsPort, tools);
	const isProven = (address) => proven.some((one) => one.address === address);
	const suspects = resolvers.filter((view) => strangersOf(view, first).some((address) => !isProven(address)) || isBogus(view));
	const dangles = end.chainEnd !== null && end.chainEnd.rcodes.includes("NXDOMAIN");
	const again = suspects.length === 0 && !dangles ? null : await askAgain(suspects, end, name, tools);
	const views = {
		resolvers: resolvers.map((view) => again?.resolvers.find(({ source }) => source === view.source) ?? view),
		authoritative: again?.authoritative ?? end.authoritative
	};
	return {
		name,
		hosts,
		fault: null,
		...views,
		propagating: end.serials.size > 1,
		identities: [...proven, ...await identitiesOf(strangers(views).filter((address) => !isProven(address)).slice(0, mostIdentities), name, tlsPort, tools)],
		chainEnd: again?.chainEnd ?? end.chainEnd,
		caa,
		tlsa
	};
};
const viewOf = async (asked, name, recurse, tools) => {
	const { source, kind, trusted } = asked;
	const looks = [...await lookAt(asked, name, recurse, tools), ...await lookAt(asked, name, recurse, tools)];
	return {
		source,
		kind,
		trusted,
		looks,
		unchecked: recurse && looks.some(({ answer }) => answer?.rcode === "SERVFAIL") ? await lookAt(asked, name, true, tools, { unchecked: true }) : []
	};
};
const lookAt = (asked, name, recurse, { ask }, how = {}) => Promise.all(families.map(async (family) => {
	const reply = await ask(asked.server, {
		name,
		type: family,
		recurse,
		...how.unchecked === true ? { unchecked: true } : {}
	});
	const again = how.again === true;
	return isFault(reply) ? {
		family,
		again,
		answer: null,
		fault: reply
	} : {
		family,
		again,
		answer: answerOf(reply, name),
		fault: null
	};
}));
const followChain = async (name, apex, tools) => {
	const seen = /* @__PURE__ */ new Set([name]);
	let at = {
		name,
		apex: apex ?? await zoneOf(name, tools)
	};
	let views = [];
	let servers = [];
	for (let hop = 0; hop < mostHops && at.apex !== null; hop += 1) {
		servers = await askedServers(at.apex, tools);
		views = await Promise.all(servers.map((server) => viewOf(asServer(server), at.name, false, tools)));
		const target = views.flatMap(({ looks }) => looks).flatMap(({ answer }) => answer?.aa === true ? answer.chain.slice(-1) : []).at(0);
		if (target === void 0) break;
		at = {
			name: target,
			apex: await zoneOf(target, tools)
		};
		views = [];
		servers = [];
		if (seen.has(target)) break;
		seen.add(target);
	}
	const chained = at.name !== name;
	return {
		authoritative: views,
		chainEnd: chained ? {
			name: at.name,
			rcodes: [rcodeOf(views)],
			servers: servers.map(({ name: server, address }) => `${server} (${address})`)
		} : null,
		serials: at.apex === null ? /* @__PURE__ */ new Set() : await serialsOf(at.apex, servers, tools),
		last: {
			name: at.name,
			servers
		}
	};
};
const zoneOf = async (name, { finder }) => {
	const found = await finder.apexOf(name, null);
	return found === null || typeof found !== "string" ? null : found;
};
const mostServersPerName = 8;
const askedServers = async (apex, { finder, refusal, speaks }) => (await finder.serversOf(apex)).servers.filter(({ name, address }) => speaks(address) && refusal(address, name) === null).slice(0, mostServersPerName);
const asServer = ({ name, address }) => ({
	source: `${name} (${address})`,
	kind: "authoritative",
	trusted: false,
	server: {
		via: "udp",
		address
	}
});
const rcodeOf = (views) => {
	const rcodes = views.flatMap(({ looks }) => looks.flatMap(({ answer }) => answer?.aa === true ? [answer.rcode] : []));
	return rcodes.find((rcode) => rcode !== "NXDOMAIN") ?? rcodes[0] ?? null;
};
const serialsOf = async (apex, servers, { ask }) => {
	const answers = await Promise.all(servers.map(({ address }) => ask({
		via: "udp",
		address
	}, {
		name: apex,
		type: "SOA",
		recurse: false
	})));
	return new Set(answers.flatMap((answer) => isFault(answer) || !answer.aa ? [] : answer.records.flatMap(({ section, data }) => section === "answer" && data.type === "SOA" ? [data.serial] : [])));
};
const askAgain = async (suspects, end, name, tools) => {
	const ttls = suspects.flatMap(({ looks }) => looks.flatMap(({ answer }) => answer?.ttl ?? []));
	const seconds = end.chainEnd !== null && end.chainEnd.rcodes.includes("NXDOMAIN") ? mostWaitSeconds : Math.min(mostWaitSeconds, Math.max(0, ...ttls)) + 1;
	if (tools.left() <= seconds * 1e3) return {
		resolvers: [],
		authoritative: end.authoritative,
		chainEnd: end.chainEnd
	};
	tools.ports.progress({
		stage: "waiting",
		url: name,
		attempt: 1,
		last: `something is odd, and asked about again in ${seconds} s`
	});
	await tools.ports.sleep(seconds * 1e3);
	const repeat = async (view, server, about, recurse) => {
		const asked = {
			...view,
			server
		};
		const looks = [...await lookAt(asked, about, recurse, tools, { again: true }), ...await lookAt(asked, about, recurse, tools, { again: true })];
		const unchecked = view.unchecked.length === 0 ? [] : await lookAt(asked, about, recurse, tools, {
			again: true,
			unchecked: true
		});
		return {
			...view,
			looks: [...view.looks, ...looks],
			unchecked: [...view.unchecked, ...unchecked]
		};
	};
	const [resolvers, authoritative] = await Promise.all([Promise.all(suspects.flatMap((view) => serverOf(view, tools.resolvers).map((server) => repeat(view, server, name, true)))), Promise.all(end.authoritative.map((view, index) => repeat(view, {
		via: "udp",
		address: end.last.servers[index]?.address ?? ""
	}, end.last.name, false)))]);
	const later = authoritative.map((view) => ({
		...view,
		looks: view.looks.filter(({ again }) => again)
	}));
	return {
		resolvers,
		authoritative,
		chainEnd: end.chainEnd === null ? null : {
			...end.chainEnd,
			rcodes: [...end.chainEnd.rcodes, rcodeOf(later)]
		}
	};
};
const serverOf = ({ source }, resolvers) => resolvers.filter((one) => one.source === source).map(({ server }) => server);
const identitiesOf = (addresses, name, port, { ports, refusal }) => Promise.all(addresses.map(async (address) => {
	const refused = refusal(address, name);
	if (refused !== null) return {
		address,
		port,
		state: "not-asked",
		why: refused
	};
	if (ports.handshake === void 0) return {
		address,
		port,
		state: "not-asked",
		why: "no TLS handshake is possible here"
	};
	return {
		address,
		port,
		...shown(await ports.handshake({
			address,
			port,
			name
		}))
	};
}));
const provenAmong = async (addresses, name, port, tools) => {
	const proven = [];
	for (let from = 0; from < Math.min(addresses.length, mostProven); from += mostIdentities) {
		const some = await identitiesOf(addresses.slice(from, from + mostIdentities), name, port, tools);
		proven.push(...some.filter(({ state }) => state === "proves"));
		if (some.some(({ state }) => state !== "proves")) break;
	}
	return proven;
};
const shown = (handshake) => {
	if (handshake.kind === "fault") return {
		state: "unreached",
		why: handshake.fault.detail
	};
	const [leaf] = handshake.chain;
	const whose = leaf === void 0 ? "no certificate" : `a certificate for ${leaf.names.slice(0, 4).join(", ") || leaf.subject}`;
	return handshake.refused === null ? {
		state: "proves",
		why: `${whose}, which verifies`
	} : {
		state: "disproves",
		why: `${whose}: ${handshake.refused.why}`
	};
};
const caaOf = async (name, { finder }) => {
	for (const at of upwards(name)) {
		const answer = await finder.recursive(at, "CAA");
		if (isFault(answer)) return {
			at: null,
			records: [],
			fault: answer
		};
		if (at === name && answer.rcode === "NXDOMAIN") return {
			at: null,
			records: [],
			fault: fault("dns", `${name} does not exist, by its resolver's word`)
		};
		const records = answer.records.flatMap(({ section, data }) => section === "answer" && data.type === "CAA" ? [{
			critical: data.critical,
			tag: data.tag,
			value: data.value
		}] : []);
		if (records.length > 0) return {
			at,
			records,
			fault: null
		};
	}
	return {
		at: null,
		records: [],
		fault: null
	};
};
const tlsaOf = async (name, port, { ask, resolvers }) => {
	const whom = resolvers.filter(({ trusted }) => trusted);
	if (whom.length === 0) return {
		state: "unknown",
		records: [],
		why: "no resolver is asked whose word on validation counts: one on loopback or by https"
	};
	let why = "";
	let insecure = false;
	for (const { server, source } of whom) {
		const answer = await ask(server, {
			name: `_${port}._tcp.${name}`,
			type: "TLSA",
			recurse: true
		});
		if (isFault(answer)) {
			why = `${source}: ${answer.detail}`;
			continue;
		}
		if (answer.rcode !== "NOERROR" && answer.rcode !== "NXDOMAIN") {
			why = `${source} answers ${answer.rcode}`;
			continue;
		}
		const records = answer.records.flatMap(({ section, data }) => section === "answer" && data.type === "TLSA" ? [{
			port,
			usage: data.usage,
			selector: data.selector,
			matching: data.matching,
			data: data.data
		}] : []);
		if (records.length === 0) return {
			state: "none",
			records: [],
			why: null
		};
		if (answer.ad) return {
			state: "validated",
			records,
			why: null
		};
		insecure = true;
	}
	return insecure ? {
		state: "insecure",
		records: [],
		why: "there is a TLSA set, and nobody validated it"
	} : {
		state: "unknown",
		records: [],
		why
	};
};
const unaskedResolution = ({ name, hosts }, why) => ({
	name,
	hosts,
	fault: why,
	resolvers: [],
	authoritative: [],
	propagating: false,
	identities: [],
	chainEnd: null,
	caa: {
		at: null,
		records: [],
		fault: why
	},
	tlsa: {
		state: "unknown",
		records: [],
		why: why.detail
	}
});

// src/gather/resolvers.ts
const isTrusted = (server) => server.via === "https" || kindOfAddress(server.address) === "loopback";
const resolversOf = async ({ resolvers, policy }, ports) => {
	const { list, said } = resolvers ?? {
		list: [{ via: "system" }],
		said: false
	};
	const asked = [];
	for (const resolver of list) {
		if (resolver.via === "system") {
			for (const server of await ports.systemResolvers?.() ?? []) asked.push({
				server,
				source: `system (${server.via === "https" ? server.url : withPort(server)})`,
				kind: "system",
				trusted: isTrusted(server)
			});
			continue;
		}
		if (!said && resolver.via !== "https") {
			const why = refusal(resolver.address, resolver.address, "", {
				ownOrigins: /* @__PURE__ */ new Set(),
				allowPrivate: policy.hosts.allowPrivate
			});
			if (why !== null) throw new ScanError("usage", `names.resolvers: ${nameOf(resolver)} may not be asked: ${why}`, { hint: "Name it with --resolver (input resolver), or add its address to hosts.allow-private." });
		}
		asked.push({
			server: resolver,
			source: nameOf(resolver),
			kind: "given",
			trusted: isTrusted(resolver)
		});
	}
	return asked;
};
const nameOf = (resolver) => resolver.via === "https" ? resolver.url : `${resolver.via}://${withPort(resolver)}`;
const withPort = ({ address, port = 53 }) => {
	const host = address.includes(":") ? `[${address}]` : address;
	return port === 53 ? host : `${host}:${port}`;
};

// src/dns/transfer.ts
const transferReader = (id, apex) => {
	let state = {
		verdict: null,
		why: "the server closed the connection without an answer",
		records: 0,
		bytes: 0,
		serial: null
	};
	const end = (verdict, why) => {
		state = {
			...state,
			verdict,
			why
		};
		return false;
	};
	return {
		seen: () => state,
		see: (bytes) => {
			state = {
				...state,
				bytes: state.bytes + bytes.length
			};
			const decoded = decodeMessage(bytes);
			if ("malformed" in decoded) return end("nonsense", `its answer is no DNS message: ${decoded.malformed}`);
			const { message } = decoded;
			if (message.id !== id || !message.response) return end("nonsense", "its answer carries another id than the question");
			if (message.rcode === "NOTAUTH") return end("not-authoritative", "it answers NOTAUTH");
			if (message.rcode !== "NOERROR") return end("refused", `it answers ${message.rcode}`);
			if (!message.aa) return end("not-authoritative", "it answers without authority");
			for (const record of message.records.filter(({ section }) => section === "answer")) {
				const isSoa = record.data.type === "SOA";
				if (state.records === 0 && (!isSoa || record.owner !== apex)) return end("nonsense", "its answer does not begin with the zone's SOA");
				state = {
					...state,
					records: state.records + 1,
					serial: state.serial ?? (record.data.type === "SOA" ? record.data.serial : null)
				};
				if (state.records > 1) return isSoa ? end("refused", "it hands out the SOA alone") : end("open", "it hands out the zone");
			}
			if (state.records === 0) return end("refused", "it answers with nothing");
			state = {
				...state,
				why: "it hands out the SOA alone"
			};
			return true;
		}
	};
};

// src/gather/zones.ts
const transferTimeoutMs = 5e3;
const mostTransferBytes = 131072;
const gatherZone = async (apex, names, tools) => {
	const { finder } = tools;
	const found = await finder.serversOf(apex);
	const reachable = found.servers.filter(({ name, address }) => tools.refusal(address, name) === null && tools.speaks(address));
	const [transfers, dnssec] = await Promise.all([Promise.all(found.servers.map((server) => transferFrom(server, apex, tools))), dnssecOf(apex, reachable, tools)]);
	return {
		apex,
		names,
		fault: found.fault,
		parent: found.parent,
		child: found.child,
		transfers,
		more: found.more,
		dnssec
	};
};
const transferFrom = async ({ name: server, address }, apex, tools) => {
	const told = (state, why, counts = {
		records: 0,
		bytes: 0,
		serial: null
	}) => ({
		server,
		address,
		state,
		why,
		records: counts.records,
		bytes: counts.bytes,
		serial: counts.serial
	});
	const refused = tools.refusal(address, server);
	if (refused !== null) return told("not-asked", refused);
	if (!tools.speaks(address)) return told("unreachable-family", "this machine has no IPv6");
	if (tools.ports.dns === void 0 || !fitsQuestion(apex)) return told("unknown", "nothing may be asked");
	const id = Number.parseInt(tools.ports.randomHex(2), 16);
	const reader = transferReader(id, apex);
	const reply = await tools.ports.dns({
		server: {
			via: "tcp",
			address
		},
		message: encodeQuestion({
			id,
			name: apex,
			type: "AXFR",
			recurse: false
		}),
		timeoutMs: transferTimeoutMs,
		maxBytes: mostTransferBytes,
		more: (message) => reader.see(message)
	});
	const seen = reader.seen();
	const { verdict } = seen;
	if (verdict === "nonsense") return told("unknown", seen.why, seen);
	if (verdict !== null) return told(verdict, seen.why, seen);
	if (reply.kind === "messages") return told(seen.records > 0 ? "refused" : "closed", seen.why, seen);
	return await isAlive(address, apex, reply.fault, tools) ? told("closed", "it answers questions and takes no TCP connection") : told("unknown", reply.fault.reason === "timeout" ? `no answer within ${transferTimeoutMs / 1e3} s` : reply.fault.detail, seen);
};
const isAlive = async (address, apex, { reason }, { ask }) => {
	if (reason !== "connection-refused" && reason !== "connection-reset") return false;
	return !isFault(await ask({
		via: "udp",
		address
	}, {
		name: apex,
		type: "SOA",
		recurse: false
	}));
};
const dnssecOf = async (apex, servers, { ask, finder, resolvers }) => {
	const [words, ds, validations] = await Promise.all([
		Promise.all(servers.map(({ address }) => ask({
			via: "udp",
			address
		}, {
			name: apex,
			type: "SOA",
			recurse: false
		}))),
		finder.recursive(apex, "DS"),
		Promise.all(resolvers.filter(({ trusted }) => trusted).map(async ({ server, source }) => {
			const answer = await ask(server, {
				name: apex,
				type: "SOA",
				recurse: true
			});
			return !isFault(answer) && answer.ad && answer.rcode === "NOERROR" ? [source] : [];
		}))
	]);
	const answers = words.flatMap((word) => isFault(word) || !word.aa || word.rcode !== "NOERROR" ? [] : [word]);
	const holds = (message, code) => message.records.some(({ section, owner, data }) => section === "answer" && owner === apex && data.type === "other" && data.code === code);
	return {
		signed: answers.length === 0 ? null : answers.some((answer) => holds(answer, typeCodes.RRSIG)),
		delegated: isFault(ds) ? null : holds(ds, typeCodes.DS),
		validatedBy: validations.flat()
	};
};
const lostZone = (name, why) => ({
	apex: name,
	names: [name],
	fault: fault(why.reason, `the zone of ${name} could not be found: ${why.detail}`),
	parent: null,
	child: [],
	transfers: [],
	more: 0,
	dnssec: {
		signed: null,
		delegated: null,
		validatedBy: []
	}
});

// src/gather/ask-names.ts
const mostNames = 20;
const namesAtOnce = 4;
const askNames = async (names, request, ports, rules) => {
	const ask = askerOver(ports);
	const resolvers = await resolversOf(request, ports);
	const finder = createFinder({
		ask,
		resolvers: resolvers.map(({ server }) => server),
		...rules
	});
	const tools = {
		ports,
		ask,
		finder,
		resolvers,
		...rules
	};
	const asked = names.slice(0, mostNames);
	const apexes = await sideBySide(asked, namesAtOnce, async ({ name }) => {
		const site = siteOf(name);
		return site === null ? null : finder.apexOf(name, site);
	});
	const byApex = /* @__PURE__ */ new Map();
	const lost = [];
	for (const [index, apex] of apexes.entries()) {
		const name = asked[index]?.name ?? "";
		if (apex === null) continue;
		if (typeof apex === "string") byApex.set(apex, [...byApex.get(apex) ?? [], name]);
		else if (isFault(apex)) lost.push(lostZone(name, apex));
	}
	const [zones, resolutions] = await Promise.all([sideBySide([...byApex], namesAtOnce, ([apex, inside]) => gatherZone(apex, inside, tools)), sideBySide(asked, namesAtOnce, (one) => {
		const apex = apexes[asked.indexOf(one)];
		return gatherResolution(one, typeof apex === "string" ? apex : null, tools);
	})]);
	const rest = names.slice(mostNames).map((one) => unaskedResolution(one, fault("request-limit", `no more than ${mostNames} names are asked about in one scan`)));
	return {
		zones: [...zones, ...lost].sort((a, b) => a.apex < b.apex ? -1 : 1),
		resolutions: [...resolutions, ...rest].sort((a, b) => a.name < b.name ? -1 : 1)
	};
};

export { askNames };