import { Ln as durationForm, Pn as secretOf, lr as ScanError, zn as parseDuration } from "./core.js";
import { a as nothingSigned, c as bar, d as builtinFits, f as candidatesIn, g as keysIn, h as slicesOf, l as runPool, m as searchesFor, n as inferJson, o as requestsOf, p as fitOf, r as inferText, s as samplesIn, u as bestFirst } from "./infer-text.js";
import { w as separators } from "./fits.js";

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
	for (const { at, requests } of samples.others) terminal.remark(`left out: ${requestsOf(requests)} with ${at}; --operation chooses others`);
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
	if (searches.length === 0 && samples.at === null && builtin.tried === 0) throw nothingSigned();
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