import { Pn as secretOf, cr as inert, lr as ScanError } from "./core.js";
import { _ as builtinGuesses, a as nothingSigned, c as bar, i as signingBlock, l as runPool, m as searchesFor, t as bindsOf } from "./infer-text.js";
import { a as verifiedBy, o as written, r as schemeOfWritten } from "./fits.js";
import { r as weakTargets, t as publicWords } from "./weak.js";
import { closeSync, openSync, readSync, statSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";

// src/doors/infer-weak.ts
const secretEnv = "SIGPROOF_SECRET";
const names = {
	secretEnv,
	keyIdEnv: "SIGPROOF_KEY_ID"
};
const mostTests = 3e7;
const fewestLayouts = 8;
const firstLayouts = 24;
const usualWord = 9;
const longestWord = 1024;
const builtOf = (origin, hit) => origin.kind === "builtin" ? {
	form: {
		...origin.guess.form,
		secret: {
			env: secretEnv,
			...hit.key.encoding === "utf8" ? { encoding: "utf8" } : {}
		},
		...origin.guess.keyId === null ? {} : { "key-id": { env: names.keyIdEnv } }
	},
	keyId: origin.guess.keyId
} : written(origin.member, {
	carrier: origin.search.carrier,
	carriers: origin.search.carriers,
	algorithm: origin.algorithm,
	key: hit.key,
	...names
});
const linesOf = function* (file) {
	let descriptor;
	try {
		descriptor = openSync(file, "r");
	} catch (error) {
		throw new ScanError("usage", `--weak-keys: ${file} cannot be read${error instanceof Error && "code" in error ? ` (${String(error.code)})` : ""}`);
	}
	try {
		const buffer = Buffer.allocUnsafe(65536);
		const utf8 = new StringDecoder("utf8");
		let [rest, from] = ["", 0];
		for (let read = readSync(descriptor, buffer); read > 0; read = readSync(descriptor, buffer)) {
			const lines = (rest + utf8.write(buffer.subarray(0, read))).split("\n");
			rest = (lines.pop() ?? "").slice(0, longestWord * 2);
			const words = lines.map((line) => line.length > longestWord ? "" : line.replace(/\r$/, ""));
			if (words.length > 0) yield {
				words,
				from
			};
			from += words.length;
		}
		if (rest !== "" && rest.length <= longestWord) yield {
			words: [rest],
			from
		};
	} finally {
		closeSync(descriptor);
	}
};
const publicPieces = function* () {
	for (let from = 0; from < publicWords.length; from += 4) yield {
		words: publicWords.slice(from, from + 4),
		from
	};
};
const runWeakKeys = async (samples, list, json, terminal, signal) => {
	const messages = samples.samples.map(({ message }) => message);
	const { plan, origins } = weakTargets(messages, builtinGuesses(messages, null), searchesFor(messages, {
		kind: "shared",
		readings: []
	}));
	if (plan.targets.length === 0 && samples.at === null) throw nothingSigned();
	let found = null;
	const run = (some, pieces, all, from, begin = 0) => {
		const since = performance.now();
		return runPool({
			plans: [],
			weak: some,
			next: () => {
				const { value, done } = pieces.next();
				return done === true ? null : {
					kind: "words",
					...value
				};
			},
			hit: (message) => {
				if (message.kind !== "weak") return false;
				const origin = origins[begin + message.hit.target];
				if (origin === void 0) return false;
				const made = builtOf(origin, message.hit);
				const scheme = schemeOfWritten(made);
				const fits = verifiedBy(scheme, messages, secretOf(message.hit.text));
				const count = fits.filter(Boolean).length;
				if (count > (found?.fit.fits.filter(Boolean).length ?? 0)) found = {
					fit: {
						written: made,
						scheme,
						builtin: origin.kind === "builtin",
						fits,
						alike: [],
						hidden: []
					},
					word: message.hit.word,
					list: from
				};
				return count === messages.length;
			},
			progress: (tried) => terminal.status(bar(tried, all, since)),
			signal
		});
	};
	const first = await run(plan, publicPieces(), publicWords.length * plan.targets.length, "public");
	let [tried, complete, layouts, lines] = [
		first.tried,
		first.complete,
		plan.targets.length,
		0
	];
	if (found === null && list !== null && !signal.aborted) {
		const expected = Math.max(1, Math.round(sizeOf(list) / usualWord));
		layouts = Math.min(plan.targets.length, Math.max(fewestLayouts, Math.floor(mostTests / expected)));
		for (const [begin, end] of layouts > firstLayouts ? [[0, firstLayouts], [firstLayouts, layouts]] : [[0, layouts]]) {
			if (found !== null || signal.aborted) break;
			const counted = (function* () {
				for (const piece of linesOf(list)) {
					lines = Math.max(lines, piece.from + piece.words.length);
					yield piece;
				}
			})();
			const pass = await run({ targets: plan.targets.slice(begin, end) }, counted, expected * (end - begin), "own", begin);
			tried += pass.tried;
			complete &&= pass.complete;
		}
	}
	terminal.settle();
	const counts = {
		words: publicWords.length + lines,
		layouts: plan.targets.length,
		ofList: list === null ? null : layouts,
		tried,
		complete
	};
	terminal.print(json ? jsonOf(samples, found, counts) : textOf(samples, found, counts, list));
	if (found !== null) return 1;
	return complete ? 0 : 3;
};
const sizeOf = (file) => {
	const status = statSync(file, { throwIfNoEntry: false });
	if (status === void 0) throw new ScanError("usage", `--weak-keys: there is no file ${file}`);
	if (!status.isFile()) throw new ScanError("usage", `--weak-keys: ${file} is no regular file`);
	return status.size;
};
const number = (value) => value.toLocaleString("en-US");
const textOf = (samples, found, { words, layouts, ofList, tried, complete }, list) => {
	const triedLine = `tried: ${number(words)} words with up to ${number(layouts)} layouts each${ofList === null || ofList === layouts ? "" : ` (${number(ofList)} for those of ${list ?? ""})`}, ${number(tried)} signatures in all`;
	if (found === null) return `${[
		`no ${list === null ? "public word" : "word"} explains the signatures of ${samples.samples.length} captured request${samples.samples.length === 1 ? "" : "s"}${complete ? "" : " so far"}`,
		triedLine,
		"That says nothing about the strength of the secret beyond these words and layouts."
	].map((line) => inert(line, 2e3)).join("\n")}\n`;
	const { fit, word, list: from } = found;
	const right = fit.fits.filter(Boolean).length;
	return `${[
		`weak secret: ${from === "public" ? `the public word ${JSON.stringify(publicWords[word] ?? "")}` : `line ${number(word + 1)} of ${list ?? "the list"}`} reproduces ${right} of ${samples.samples.length} captured signatures`,
		"",
		...signingBlock(fit.written.form).trimEnd().split("\n"),
		"",
		`binds: ${bindsOf(fit).join(", ") || "nothing of the request"}`,
		...right === 1 && samples.samples.length > 1 ? ["a guess: the word is right for one request, the layout may not be for others"] : [],
		"Who holds one captured request can sign any other. Replace the secret: `openssl rand -hex 32` makes one.",
		triedLine
	].map((line) => inert(line, 4e3)).join("\n")}\n`;
};
const jsonOf = (samples, found, counts) => `${JSON.stringify({
	weak: found !== null,
	...found === null ? {} : found.list === "public" ? { word: publicWords[found.word] ?? null } : { line: found.word + 1 },
	samples: samples.samples.map(({ entry }, index) => ({
		entry,
		reproduced: found?.fit.fits[index] ?? false
	})),
	signing: found?.fit.written.form ?? null,
	binds: found === null ? null : bindsOf(found.fit),
	tried: {
		words: counts.words,
		layouts: counts.layouts,
		signatures: counts.tried,
		complete: counts.complete
	}
}, null, 2)}\n`;

export { runWeakKeys };