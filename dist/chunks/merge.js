import { Hn as dividedFacts, Un as missingParts, Wn as notProbed, f as known } from "./core.js";

// src/evaluate/merge.ts
const merge = (evidences) => {
	const [alone] = evidences;
	if (evidences.length === 1) return {
		kind: "merged",
		evidence: alone
	};
	const given = [];
	for (const [at, evidence] of evidences.entries()) {
		if (evidence.parts === void 0) return {
			kind: "mismatch",
			first: at,
			second: at === 0 ? 1 : 0,
			what: "do not belong together: the first holds a whole scan, which needs no other part"
		};
		given.push({
			at,
			evidence,
			parts: evidence.parts
		});
	}
	given.sort((a, b) => lowest(a) - lowest(b) || a.at - b.at);
	return clashIn(given) ?? {
		kind: "merged",
		evidence: joined(given)
	};
};
const lowest = ({ parts }) => parts.held[0]?.index ?? 0;
const clashIn = (given) => {
	const seen = /* @__PURE__ */ new Map();
	for (const one of given) {
		const [first = one] = given;
		const different = first === one ? null : differing(first, one) ?? null;
		if (different !== null) return {
			kind: "mismatch",
			first: first.at,
			second: one.at,
			what: different
		};
		for (const { index } of one.parts.held) {
			const twin = seen.get(index);
			if (twin !== void 0) return {
				kind: "mismatch",
				first: twin.at,
				second: one.at,
				what: `both hold part ${index} of ${one.parts.of}`
			};
			seen.set(index, one);
		}
	}
	for (const fact of dividedFacts) {
		const looked = /* @__PURE__ */ new Map();
		for (const one of given) for (const place of one.parts.held.flatMap((part) => placesIn(part, fact))) {
			const twin = looked.get(place);
			if (twin !== void 0) return {
				kind: "mismatch",
				first: twin.at,
				second: one.at,
				what: `were not planned together: both hold number ${place} of ${fact}`
			};
			looked.set(place, one);
		}
	}
	return null;
};
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
const differing = (a, b) => {
	const [left, right] = [a.evidence, b.evidence];
	if (a.parts.of !== b.parts.of) return `do not belong together: one is a part of ${a.parts.of}, the other of ${b.parts.of}`;
	const tools = [left, right].map(({ tool }) => `${tool.name} ${tool.version}`);
	if (tools[0] !== tools[1]) return `were gathered by different versions: ${tools.join(" and ")}`;
	const targets = [left, right].map(({ facts: { target } }) => target);
	if (!same(targets.map(askedAt)[0], targets.map(askedAt)[1])) return `have different targets: ${targets.map(targetText).join(" and ")}`;
	const names = Object.keys({
		...a.parts.settings,
		...b.parts.settings
	}).filter((name) => settingIn(a, name) !== settingIn(b, name));
	if (names.length > 0) return `were gathered with different settings: ${names.join(", ")}`;
	if (left.facts.spec.state !== "known" || right.facts.spec.state !== "known") return null;
	if (!same(left.documents, right.documents)) return `hold different descriptions: ${differentDocuments(left, right)}`;
	if (!same(left.facts.spec, right.facts.spec)) return "read the description differently";
	for (const name of ["signing", "secretStrength"]) if (decided(left.facts[name]) && decided(right.facts[name]) && !same(left.facts[name], right.facts[name])) return `differ in ${name === "signing" ? "how requests are signed, or in whether the secret was there" : "the secret"}`;
	return null;
};
const settingIn = ({ parts }, name) => Object.hasOwn(parts.settings, name) ? parts.settings[name] : void 0;
const decided = ({ state }) => state === "known";
const askedAt = (target) => target.state === "known" ? {
	...target.value,
	caFile: null
} : target;
const targetText = (target) => target.state === "known" ? `${target.value.baseUrl ?? "no base URL"}${target.value.alias === null ? "" : ` (for ${target.value.alias})`} with ${target.value.spec}` : "an unknown one";
const differentDocuments = (left, right) => {
	const files = [...new Set([...left.documents, ...right.documents].map(({ file }) => file))];
	const text = ({ documents }, file) => documents.find((document) => document.file === file)?.text;
	return files.filter((file) => text(left, file) !== text(right, file)).join(", ") || "the order of their files";
};
const placesIn = (part, fact) => {
	const places = part[fact];
	return typeof places === "string" ? [] : places;
};
const joined = (given) => {
	const { evidence: first } = given.find(({ evidence }) => evidence.facts.spec.state === "known") ?? given[0] ?? never();
	const evidences = given.map(({ evidence }) => evidence);
	const visits = pieces(given, "visits", ({ facts }) => facts.visits.state === "known" ? facts.visits.value.visits : []);
	const probes = fewestProbes(pieces(given, "reflections", ({ facts }) => facts.reflections.state === "known" ? facts.reflections.value : []), visits);
	const experiments = pieces(given, "experiments", ({ facts }) => facts.experiments.state === "known" ? facts.experiments.value : []);
	const every = (name) => evidences.map(({ facts: { [name]: fact } }) => fact);
	const parts = {
		of: given[0]?.parts.of ?? 1,
		settings: given[0]?.parts.settings ?? {},
		held: given.flatMap(({ parts: { held } }) => held).sort((a, b) => a.index - b.index)
	};
	const facts = {
		...first.facts,
		visits: mergedFact(every("visits"), ({ notVisited }) => ({
			visits: values(visits),
			notVisited
		})),
		reflections: mergedFact(every("reflections"), () => values(probes)),
		experiments: mergedFact(every("experiments"), () => values(experiments)),
		sites: mergedFact(every("sites"), () => sitesOf(evidences))
	};
	const { parts: _parts, ...rest } = first;
	return {
		...rest,
		startedAt: evidences.reduce((least, { startedAt }) => Date.parse(startedAt) < Date.parse(least) ? startedAt : least, first.startedAt),
		durationMs: Math.max(...evidences.map(({ durationMs }) => durationMs)),
		requests: evidences.reduce((sum, { requests }) => sum + requests, 0),
		proxy: evidences.find(({ proxy }) => proxy !== null)?.proxy ?? null,
		stopped: stoppedIn(given),
		...isWhole(parts, facts) ? {} : { parts },
		problems: problemsOf(first, evidences),
		facts
	};
};
const never = () => {
	throw new Error("there is nothing to merge");
};
const pieces = (given, fact, read) => given.flatMap(({ evidence, parts }) => {
	const places = parts.held.flatMap((part) => placesIn(part, fact)).sort((a, b) => a - b);
	return read(evidence).map((value, at) => ({
		place: places[at] ?? Number.POSITIVE_INFINITY,
		value
	}));
}).sort((a, b) => a.place - b.place);
const values = (list) => list.map(({ value }) => value);
const fewestProbes = (probes, visits) => {
	const urls = new Map(visits.map(({ place, value }) => [place, value.url]));
	return probes.map(({ place, value }, at) => ({
		place,
		value: at < 101 ? value : notProbed(value.entry, urls.get(place) ?? value.url)
	}));
};
const mergedFact = (facts, value) => {
	const found = facts.find((fact) => fact.state === "known");
	if (found !== void 0) return known(value(found.value));
	return facts.find(({ state }) => state === "failed") ?? facts[0] ?? never();
};
const sitesOf = (evidences) => {
	const all = new Map(evidences.flatMap(({ facts: { sites } }) => sites.state === "known" ? Object.entries(sites.value) : []));
	return Object.fromEntries([...all].sort(([a], [b]) => a < b ? -1 : 1));
};
const problemsOf = (first, evidences) => {
	const known = /* @__PURE__ */ new Set();
	return [first, ...evidences].flatMap(({ problems }, at) => problems.filter((problem) => {
		const key = JSON.stringify(problem);
		const fresh = at === 0 || !known.has(key);
		known.add(key);
		return fresh;
	}));
};
const stoppedIn = (given) => {
	const [first] = given;
	if (given.every(({ evidence }) => same(evidence.stopped, first?.evidence.stopped))) return first?.evidence.stopped ?? null;
	for (const { evidence, parts } of given) {
		const [part, other] = parts.held;
		if (evidence.stopped === null) continue;
		return part === void 0 || other !== void 0 ? evidence.stopped : {
			...evidence.stopped,
			detail: `part ${part.index} of ${parts.of}: ${evidence.stopped.detail}`
		};
	}
	return null;
};
const isWhole = (parts, facts) => missingParts(parts).length === 0 && dividedFacts.every((fact) => facts[fact].state !== "known" || parts.held.every((part) => typeof part[fact] !== "string"));

export { merge as t };