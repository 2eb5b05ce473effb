import { Gn as hostOf, Yn as parseUrl, f as known, ht as callMatcher, u as signingSetups } from "./core.js";
import { t as namedReader } from "./captured-names.js";
import { r as secretForms, t as callUrl } from "./call-url.js";
import { t as credentialFinder } from "./credentials.js";
import { createHash } from "node:crypto";

// src/gather/capture-record.ts
const most = {
	signatures: 20,
	hosts: 200,
	entries: 2e5
};
const digest = (text) => createHash("sha256").update(text).digest("base64").slice(0, 16);
const brief = (text) => text.length <= 80 ? text : digest(text);
const isAccepted = ({ status }) => status !== null && status >= 200 && status < 300;
const queryOf = (search, carriers) => search.replace(/^\?/, "").split("&").filter((pair) => {
	const name = pair.split("=", 1)[0] ?? "";
	return ![...carriers].some((carrier) => carrier === name || encodeURIComponent(carrier) === name);
}).join("&");
const partsOf = (call, url, { nonce, timestamp, carriers }) => ({
	method: call.method,
	path: brief(url.pathname),
	query: brief(queryOf(url.search, carriers)),
	body: call.body === null ? null : digest(call.body),
	timestamp: timestamp === null ? "" : brief(timestamp.text),
	nonce: nonce === null ? "" : brief(nonce.text),
	"content-type": brief((call.headers ?? []).find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? "")
});
const compared = [
	"method",
	"path",
	"query",
	"body",
	"timestamp",
	"nonce",
	"content-type"
];
const differences = (left, right) => compared.filter((component) => {
	const [a, b] = [left[component] ?? null, right[component] ?? null];
	return a !== null && b !== null && a !== b;
});
const createCaptureRecord = (request, spec) => {
	const { baseUrl, alias, offline, spec: file } = request;
	const match = spec === null ? null : callMatcher(spec, {
		baseUrl,
		alias,
		offline,
		spec: file
	});
	const credentialsOf = credentialFinder(spec, request.signing);
	const literals = new Set((spec?.operations ?? []).flatMap(({ path }) => path.split("/")));
	const first = /* @__PURE__ */ new Map();
	const reused = /* @__PURE__ */ new Map();
	const nonces = /* @__PURE__ */ new Map();
	const ages = /* @__PURE__ */ new Map();
	let [signed, accepted] = [0, 0];
	const operationOf = ({ method, url }) => {
		const parsed = parseUrl(url);
		const found = parsed === null ? void 0 : match?.(method, parsed);
		return found?.kind === "operation" ? found.operation : null;
	};
	const useOf = (call) => ({
		method: call.method,
		url: callUrl(call.url, secretForms(credentialsOf(call).map(({ value }) => value)), literals),
		operation: operationOf(call)?.id ?? null,
		status: call.status,
		source: call.source
	});
	const compareSignatures = (seen, key, host, { scheme, at }) => {
		const before = first.get(key);
		if (before === void 0) {
			if (first.size < most.entries) first.set(key, seen);
			return;
		}
		const differs = differences(before.parts, seen.parts);
		if (differs.length === 0) return;
		const group = [
			scheme ?? "",
			at,
			host,
			before.use.operation ?? "",
			...differs
		].join("\n");
		const known = reused.get(group);
		if (known !== void 0) known.more += 1;
		else if (reused.size < most.signatures) reused.set(group, {
			scheme,
			at,
			host,
			differs,
			first: before.use,
			second: seen.use,
			more: 0
		});
	};
	const compareNonces = (seen, host, { scheme, nonce }) => {
		if (nonce === null) return;
		const key = [
			scheme ?? "",
			nonce.at,
			host
		].join("\n");
		const tally = nonces.get(key) ?? {
			scheme,
			at: nonce.at,
			host,
			first: /* @__PURE__ */ new Map(),
			counted: /* @__PURE__ */ new Set(),
			reused: null
		};
		if (!nonces.has(key) && nonces.size >= most.hosts) return;
		nonces.set(key, tally);
		if (tally.counted.has(seen.whole) || tally.counted.size >= most.entries) return;
		tally.counted.add(seen.whole);
		const text = brief(nonce.text);
		const before = tally.first.get(text);
		if (before === void 0) tally.first.set(text, seen);
		else tally.reused ??= {
			first: before.use,
			second: seen.use
		};
	};
	const noteAge = (seen, call, host, { scheme, timestamp }) => {
		if (timestamp === null || timestamp.epochMs === null || call.at === null) return;
		const seconds = Math.round((call.at - timestamp.epochMs) / 1e3);
		const key = [
			scheme ?? "",
			timestamp.at,
			host
		].join("\n");
		const known = ages.get(key);
		const one = {
			seconds,
			use: seen.use
		};
		if (known === void 0) {
			if (ages.size < most.hosts) ages.set(key, {
				scheme,
				at: timestamp.at,
				host,
				oldest: one,
				newest: one
			});
		} else if (seconds > known.oldest.seconds) known.oldest = one;
		else if (seconds < known.newest.seconds) known.newest = one;
	};
	return {
		operationOf,
		useOf,
		add(call, carried) {
			const url = parseUrl(call.url);
			const host = url === null ? null : hostOf(url);
			if (url === null || host === null) return;
			signed += 1;
			if (!isAccepted(call)) return;
			accepted += 1;
			const parts = partsOf(call, url, carried);
			const signature = brief(carried.signature);
			const seen = {
				use: useOf(call),
				parts,
				whole: digest(JSON.stringify([parts, signature]))
			};
			compareSignatures(seen, [
				url.origin,
				carried.at,
				signature
			].join("\n"), host, carried);
			compareNonces(seen, host, carried);
			noteAge(seen, call, host, carried);
		},
		facts: () => ({
			signed,
			accepted,
			signatures: [...reused.values()],
			nonces: [...nonces.values()].map((tally) => ({
				scheme: tally.scheme,
				at: tally.at,
				host: tally.host,
				requests: tally.counted.size,
				different: tally.first.size,
				reused: tally.reused
			})),
			ages: [...ages.values()]
		})
	};
};

// src/gather/captures.ts
const observeCaptures = async (request, spec) => {
	const setups = spec === null ? request.signing?.setups ?? [] : signingSetups(request.signing, spec);
	const readers = setups.length === 0 ? null : await import("./captured-schemes.js").then(({ schemeReaders }) => schemeReaders(setups, spec));
	const byName = namedReader(spec, request.signing);
	const record = createCaptureRecord(request, spec);
	return {
		see(call) {
			if (call.tunnel || call.headers === null) return;
			const found = readers?.read(call, record.operationOf(call)) ?? byName(call);
			if (found !== null) record.add(call, found);
		},
		done: () => known({
			...record.facts(),
			schemes: readers?.schemes() ?? [],
			mismatches: readers?.mismatches(record.useOf) ?? [],
			weak: readers?.weak(record.useOf) ?? []
		})
	};
};

export { observeCaptures };