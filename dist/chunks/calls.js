import { Gn as hostOf, Yn as parseUrl } from "./core.js";
import { n as clientName, r as secretForms, t as callUrl } from "./call-url.js";
import { t as credentialFinder } from "./credentials.js";

// src/gather/calls.ts
const redirects = /* @__PURE__ */ new Set([
	301,
	302,
	303,
	307,
	308
]);
const longestFollowMs = 6e4;
const digestOf = (text) => {
	let a = 3735928559;
	let b = 1103547991;
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		a = Math.imul(a ^ code, 2654435761);
		b = Math.imul(b ^ code, 1597334677);
	}
	a = Math.imul(a ^ a >>> 16, 2246822507) ^ Math.imul(b ^ b >>> 13, 3266489909);
	b = Math.imul(b ^ b >>> 16, 2246822507) ^ Math.imul(a ^ a >>> 13, 3266489909);
	return 4294967296 * (2097151 & b) + (a >>> 0);
};
const observeCalls = (request, spec) => {
	const credentialsOf = credentialFinder(spec, request.signing);
	const literals = new Set((spec?.operations ?? []).flatMap(({ path }) => path.split("/")));
	for (const { urls } of spec?.servers ?? []) for (const url of urls) for (const segment of url.split("/")) literals.add(segment);
	const groups = [];
	const byKey = /* @__PURE__ */ new Map();
	const traces = [];
	return {
		see: (call) => {
			const url = parseUrl(call.url);
			const host = url === null ? null : hostOf(url);
			if (url === null || host === null) return;
			const credentials = credentialsOf(call);
			const secrets = secretForms([...credentials.map(({ value }) => value), ...cookiesOf(call)]);
			const to = targetOf(call);
			const group = {
				url: callUrl(call.url, secrets, literals),
				host,
				method: call.method,
				tunnel: call.tunnel,
				status: call.status,
				redirect: to === null ? null : callUrl(to.href, secrets, literals),
				credentials: credentials.map(({ label }) => label),
				headers: call.headers !== null,
				client: clientName(call.client, secrets)
			};
			const key = JSON.stringify(group);
			const known = byKey.get(key) ?? groups.push(group) - 1;
			byKey.set(key, known);
			traces.push({
				group: known,
				source: call.source,
				at: call.at,
				url: digestOf(call.tunnel ? url.origin : withoutFragment(url)),
				target: to === null || to.origin === url.origin ? null : to,
				client: call.client,
				credentials: credentials.map(({ label, signature, value }) => ({
					label,
					signature,
					digest: digestOf(value)
				}))
			});
		},
		done: () => ({ calls: folded(traces, groups) })
	};
};
const withoutFragment = (url) => url.href.slice(0, url.href.length - url.hash.length);
const cookiesOf = ({ headers }) => (headers ?? []).filter(([name]) => name.toLowerCase() === "cookie").flatMap(([, value]) => value.split(";").map((pair) => pair.slice(pair.indexOf("=") + 1).trim()));
const targetOf = ({ status, location, url }) => status === null || location === null || !redirects.has(status) ? null : parseUrl(location, url);
const folded = (traces, groups) => {
	const before = followed(traces);
	const calls = /* @__PURE__ */ new Map();
	for (const trace of traces) {
		const group = groups[trace.group];
		if (group === void 0) continue;
		const redirect = before.get(trace);
		const from = redirect === void 0 ? void 0 : groups[redirect.group];
		const follows = redirect === void 0 || from === void 0 ? null : {
			url: from.url,
			source: redirect.source,
			...comparison(redirect, trace)
		};
		const key = follows === null ? String(trace.group) : JSON.stringify([
			trace.group,
			follows.url,
			follows.same,
			follows.anew
		]);
		const call = calls.get(key);
		if (call === void 0) calls.set(key, {
			group,
			follows,
			first: trace.source,
			count: 1
		});
		else call.count += 1;
	}
	return [...calls.values()].map(({ group, follows, first, count }) => ({
		url: group.url,
		host: group.host,
		method: group.method,
		tunnel: group.tunnel,
		status: group.status,
		redirect: group.redirect,
		credentials: group.credentials,
		headers: group.headers,
		follows,
		client: group.client,
		count,
		first
	}));
};
const comparison = (before, after) => {
	const earlier = new Map(before.credentials.map((one) => [one.label, one.digest]));
	const shared = after.credentials.filter(({ label }) => earlier.has(label));
	return {
		same: shared.filter(({ label, digest }) => earlier.get(label) === digest).map(({ label }) => label),
		anew: shared.filter(({ label, digest, signature }) => signature && earlier.get(label) !== digest).map(({ label }) => label)
	};
};
const followed = (traces) => {
	const found = /* @__PURE__ */ new Map();
	if (!traces.some(({ target }) => target !== null)) return found;
	const byFile = /* @__PURE__ */ new Map();
	for (const trace of traces) {
		const list = byFile.get(trace.source.file);
		if (list === void 0) byFile.set(trace.source.file, [trace]);
		else list.push(trace);
	}
	for (const all of byFile.values()) {
		const waiting = /* @__PURE__ */ new Map();
		const taken = /* @__PURE__ */ new Set();
		for (const trace of inTime(all)) {
			const candidates = waiting.get(trace.url) ?? [];
			const index = candidates.findLastIndex((one) => !taken.has(one) && mayFollow(one, trace));
			const redirect = index < 0 ? void 0 : candidates.splice(index, 1)[0];
			if (redirect !== void 0) {
				found.set(trace, redirect);
				taken.add(redirect);
			}
			if (trace.target === null) continue;
			for (const url of [withoutFragment(trace.target), trace.target.origin]) {
				const digest = digestOf(url);
				const list = waiting.get(digest);
				if (list === void 0) waiting.set(digest, [trace]);
				else list.push(trace);
			}
		}
	}
	return found;
};
const inTime = (traces) => {
	let last = Number.NEGATIVE_INFINITY;
	return traces.map((trace, index) => ({
		trace,
		index,
		at: last = trace.at ?? last
	})).sort((a, b) => compare(a.at, b.at) || Number(a.trace.target === null) - Number(b.trace.target === null) || a.index - b.index).map(({ trace }) => trace);
};
const compare = (a, b) => a < b ? -1 : a > b ? 1 : 0;
const mayFollow = (before, after) => (before.at === null || after.at === null || after.at - before.at <= longestFollowMs) && (before.client === null || after.client === null || before.client === after.client);
const callFacts = (sources, { calls }) => ({
	sources,
	calls
});

export { callFacts, observeCalls };