import { Gn as hostOf, Ht as headerOf, Ln as durationForm, O as findTraffic, Pn as secretOf, Yn as parseUrl, cr as ScanError, k as readPieces, pt as operationGlob, qt as parameterOf, zn as parseDuration } from "./core.js";
import { a as bar, c as builtinFits, d as searchesFor, f as slicesOf, l as candidatesIn, n as inferJson, o as runPool, p as keysIn, r as inferText, s as bestFirst, u as fitOf } from "./infer-text.js";
import { w as separators } from "./fits.js";
import { t as namedReader } from "./captured-names.js";
import { t as readTraffic } from "./read-traffic.js";
import { t as messageOfCall } from "./captured.js";

// src/doors/infer-samples.ts
const most = {
	samples: 200,
	bytes: 33554432,
	groups: 1e3
};
const unnamed = (message) => {
	const authorization = headerOf(message, "authorization") ?? "";
	if (authorization.startsWith("AWS4-HMAC-SHA256 ") || /^[A-Za-z]/.test(authorization) && !/^(?:Bearer|Digest|Negotiate|NTLM)\b/i.test(authorization)) return "header authorization";
	if (parameterOf(message.query, "X-Amz-Signature") !== null) return "query X-Amz-Signature";
	const header = message.headers.find(([name]) => /(?:auth|sign|hmac|mac|hash|digest|checksum|seal)/i.test(name) && !/^(?:content-|proxy-|x-forwarded)/i.test(name));
	return header === void 0 ? null : `header ${header[0].toLowerCase()}`;
};
const refusals = /* @__PURE__ */ new Set([
	400,
	401,
	403
]);
const samplesIn = (names, operations) => {
	const files = findTraffic(names.map((glob) => ({
		glob,
		from: "--traffic"
	})));
	const signatureOf = namedReader(null, void 0);
	const globs = operations.map(operationGlob);
	const groups = /* @__PURE__ */ new Map();
	const seen = {
		calls: 0,
		withHeaders: 0,
		bytes: 0
	};
	const see = (call) => {
		seen.calls += 1;
		if (call.headers !== null && !call.tunnel) seen.withHeaders += 1;
		const url = parseUrl(call.url);
		if (url === null || globs.length > 0 && !globs.some((matches) => matches(`${call.method} ${url.pathname}`))) return;
		const message = messageOfCall(call);
		if (message === null) return;
		const at = signatureOf(call)?.at ?? unnamed(message) ?? `host ${hostOf(url) ?? ""}`;
		const group = groups.get(at) ?? {
			accepted: /* @__PURE__ */ new Map(),
			refused: /* @__PURE__ */ new Map(),
			requests: 0
		};
		if (!groups.has(at) && groups.size >= most.groups) return;
		groups.set(at, group);
		group.requests += 1;
		const list = call.status !== null && refusals.has(call.status) ? group.refused : group.accepted;
		if (list.size >= most.samples || seen.bytes > most.bytes) return;
		const key = JSON.stringify([
			message.method,
			message.host,
			message.path,
			message.query,
			message.headers.filter(([name]) => !/^(?:date|cookie|user-agent)$/i.test(name)),
			message.body.length
		]);
		if (list.has(key)) return;
		seen.bytes += message.body.length;
		list.set(key, {
			message,
			entry: `${call.source.file}, ${call.source.entry}`,
			body: call.body !== null
		});
	};
	const sources = readTraffic(files, { readPieces: (file, take) => readPieces(file, null, take) }, see);
	const stranger = sources.find(({ format }) => format === null);
	if (stranger !== void 0 && seen.calls === 0) throw new ScanError("traffic-invalid", `${stranger.file} is no captured traffic: ${stranger.cut ?? stranger.unread[0]?.why ?? "it holds neither HAR nor OpenTelemetry traces"}`, {
		hint: "Captured traffic is a HAR 1.2 file (browsers, Playwright, mitmproxy).",
		at: { file: stranger.file }
	});
	if (seen.withHeaders === 0) throw new ScanError("traffic-invalid", seen.calls === 0 ? "the traffic holds no calls" : "no captured call holds its headers, where signatures are", { hint: "Traces say nothing of headers; a HAR file does. `sigproof record` writes one." });
	const named = [...groups].filter(([at]) => !at.startsWith("host "));
	const [chosen, ...rest] = (named.length > 0 ? named : [...groups]).toSorted(([, a], [, b]) => b.requests - a.requests);
	if (chosen === void 0) throw new ScanError("traffic-invalid", operations.length > 0 ? "no captured call is one of those operations" : "the traffic holds no http or https calls", { hint: "--operation takes `METHOD /path`, with * for a segment and ** for any number." });
	const [at, group] = chosen;
	const samples = [...(group.accepted.size > 0 ? group.accepted : group.refused).values()];
	return {
		at: at.startsWith("host ") ? null : at,
		samples,
		others: rest.map(([other, { requests }]) => ({
			at: other,
			requests
		})).slice(0, 5),
		remarks: [
			...sources.filter(({ cut }) => cut !== null).map(({ file, cut }) => `${file}: ${cut ?? ""}`),
			...group.accepted.size > 0 && group.refused.size > 0 ? [`${group.refused.size} signed requests that were refused are left out`] : [],
			...group.accepted.size === 0 ? ["all signed requests were refused: their signatures may be wrong"] : [],
			...samples.some(({ body }) => !body) ? ["the capture does not hold every body that was sent: a layout with the body may not be found"] : []
		]
	};
};

// src/doors/infer-command.ts
const unchosen = new ScanError("usage", "infer takes --secret-env or --weak-keys, and one of them", { hint: "--secret-env NAME where the secret is in the environment; --weak-keys where it is not known, to try public and weak ones." });
const within = (deadlineMs, signal) => AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)]);
const runInfer = async (flags, terminal, signal) => {
	const names = flags.traffic ?? [];
	if (names.length === 0) throw new ScanError("usage", "infer needs captured requests", { hint: "Give --traffic calls.har; it can be repeated." });
	if (flags.secretEnv === void 0 === (flags.weakKeys === void 0)) throw unchosen;
	const deadline = parseDuration(flags.deadline ?? "5m");
	if (deadline === null) throw new ScanError("usage", `--deadline: "${(flags.deadline ?? "").slice(0, 60)}" is not ${durationForm}`);
	const until = within(deadline, signal);
	const samples = samplesIn(names, flags.operation ?? []);
	for (const remark of samples.remarks) terminal.remark(remark);
	for (const { at, requests } of samples.others) terminal.remark(`left out: ${requests} requests with ${at}; --operation chooses others`);
	if (flags.weakKeys !== void 0) {
		const { runWeakKeys } = await import("./infer-weak.js");
		return runWeakKeys(samples, flags.weakKeys === true || flags.weakKeys === false ? null : flags.weakKeys, flags.json === true, terminal, until);
	}
	const outcome = await infer(samples, flags.secretEnv ?? "", terminal, until);
	terminal.settle();
	terminal.print(flags.json === true ? inferJson(outcome) : inferText(outcome));
	if (outcome.fit?.fits.every(Boolean) === true) return 0;
	return outcome.tried.complete ? 1 : 3;
};
const infer = async (samples, secretEnv, terminal, signal) => {
	const text = Object.hasOwn(terminal.env, secretEnv) ? terminal.env[secretEnv] : void 0;
	if (text === void 0 || text === "") throw new ScanError("usage", `the environment variable ${secretEnv.slice(0, 100)} is not set or empty`, { hint: "Name the variable that holds the secret with --secret-env." });
	const secret = secretOf(text);
	const keys = keysIn(secret);
	if (keys === null) throw new ScanError("usage", `the key in ${secretEnv.slice(0, 100)} looks like PEM and cannot be read`);
	const messages = samples.samples.map(({ message }) => message);
	const variables = {
		secretEnv,
		keyIdEnv: `${secretEnv.replace(/_?(?:SECRET|KEY)$/, "") || "SIGPROOF"}_KEY_ID`
	};
	const builtin = builtinFits(messages, secret, keys, variables);
	const nothingMore = {
		builtins: builtin.tried,
		candidates: 0,
		all: 0,
		complete: true,
		says: []
	};
	if (builtin.fits[0]?.fits.every(Boolean) === true) return {
		samples,
		fit: builtin.fits[0],
		tried: nothingMore
	};
	const searches = searchesFor(messages, keys);
	const fits = [...builtin.fits];
	const slices = slicesOf(searches);
	const all = candidatesIn(searches, slices);
	const since = performance.now();
	let at = 0;
	const end = slices.length === 0 ? {
		tried: 0,
		complete: true
	} : await runPool({
		plans: searches.map(({ plan }) => plan),
		weak: null,
		next: () => {
			const slice = slices[at];
			at += 1;
			return slice === void 0 ? null : {
				kind: "slice",
				slice
			};
		},
		hit: (message) => {
			const search = message.kind === "hit" ? searches[message.search] : void 0;
			const fit = message.kind !== "hit" || search === void 0 ? null : fitOf(search, message.hit, messages, secret, keys, variables);
			if (fit !== null) fits.push(fit);
			return fit?.fits.every(Boolean) === true;
		},
		progress: (tried) => terminal.status(bar(tried, all, since)),
		signal
	});
	const says = searches.map(({ carrier, plan, parts }) => `signature in ${carrier.in} ${carrier.name} as ${carrier.value}: ${plan.trials.map(({ algorithm }) => algorithm).filter((one, index, list) => list.indexOf(one) === index).join(", ") || "no algorithm has signatures of this length"}; parts ${[...new Set(parts.flatMap(({ form }) => form.of))].join(", ")}; ${separators.length} separators`);
	if (searches.length === 0) says.push("no header, query parameter or body member holds something like a signature in every sample");
	return {
		samples,
		fit: bestFirst(fits)[0] ?? null,
		tried: {
			builtins: builtin.tried,
			candidates: end.tried,
			all,
			complete: end.complete,
			says
		}
	};
};

export { runInfer };