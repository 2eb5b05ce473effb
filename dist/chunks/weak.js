import { Pn as secretOf } from "./core.js";
import { t as engineOf } from "./engine-of.js";
import { n as documentationKeys, r as weakWords } from "./known-keys.js";
import { C as keyOf, n as resolveScheme, w as plainKey } from "./resolve.js";
import { T as stringToSignOf, b as isMember, i as stringsOf, v as canonicalOf } from "./fits.js";
import { createHash, createHmac } from "node:crypto";

// src/signature/infer/weak.ts
const publicWords = [.../* @__PURE__ */ new Set([...[...documentationKeys.values()].flat(), ...weakWords])];
const popular = [
	"{body}",
	"{timestamp}.{body}",
	"{timestamp}{body}",
	"{method}\n{path}\n{timestamp}\n{body}",
	"{timestamp}\n{body}",
	"{timestamp}:{body}",
	"{timestamp}{method}{path}{body}",
	"{method}{path}{timestamp}{body}",
	"{timestamp}{method}{target}{body}",
	"{method}\n{path}\n{body}",
	"{timestamp}\n{method}\n{path}\n{body}",
	"{method}\n{host}\n{path}\n{query}\n{timestamp}\n{nonce}\n{body}",
	"{method}\n{path}\n{query}\n{timestamp}\n{body}",
	"{method}\n{path}\n{timestamp}\n{nonce}\n{body}",
	"{nonce}.{timestamp}.{body}",
	"{timestamp}{nonce}{body}",
	"{url}{body}",
	"{url}",
	"{query}{body}",
	"{query}",
	"{method}\n{path}\n{timestamp}\n{body|sha256|hex}",
	"{method}\n{target}\n{timestamp}\n{body}",
	"{timestamp}",
	"{key-id}{timestamp}{body}",
	"{key-id}{timestamp}"
];
const usualGlue = [
	"\n",
	"",
	".",
	":",
	"|",
	"&"
];
const most = 4e3;
const ordinary = (parts, leads) => {
	const usual = parts.filter(({ form }) => form.usual);
	const found = [];
	const grow = (chosen) => {
		if (chosen.length > 0) for (const separator of chosen.length === 1 ? [""] : usualGlue) found.push({
			lead: "",
			parts: chosen,
			separator,
			closed: false
		});
		if (chosen.length === 4 || found.length > 6e4) return;
		const spoken = new Set(chosen.flatMap(({ form }) => form.of));
		for (const part of usual) if (!part.form.of.some((subject) => spoken.has(subject))) grow([...chosen, part]);
	};
	grow([]);
	const led = leads.flatMap((lead) => found.filter(({ parts: few }) => few.length <= 2).flatMap((member) => member.parts.length === 1 ? [":", "."].map((separator) => ({
		...member,
		lead,
		separator
	})) : [{
		...member,
		lead
	}]));
	return [...found, ...led].filter(({ parts: few }) => isMember(few.map(({ form }) => form)));
};
const rank = (member) => {
	const at = popular.indexOf(stringToSignOf({
		...member,
		parts: member.parts.map(({ form }) => form)
	}));
	return at >= 0 ? at : popular.length + member.parts.length * 100 + usualGlue.indexOf(member.separator) + (member.lead === "" ? 0 : 50);
};
const longPopular = (parts) => popular.flatMap((template) => {
	const names = [...template.matchAll(/\{[^}]*\}/g)].map(([name]) => name);
	if (names.length < 5) return [];
	const chosen = names.flatMap((name) => parts.find(({ form }) => form.text === name && form.canonical === void 0) ?? []);
	return chosen.length === names.length ? [{
		lead: "",
		parts: chosen,
		separator: "\n",
		closed: false
	}] : [];
});
const sharedAlgorithms = /* @__PURE__ */ new Map([
	[16, ["hmac-md5"]],
	[20, ["hmac-sha1"]],
	[32, ["hmac-sha256"]],
	[48, ["hmac-sha384"]],
	[64, ["hmac-sha512"]]
]);
const weakTargets = (messages, guesses, searches) => {
	const targets = [];
	const origins = [];
	const seen = /* @__PURE__ */ new Set();
	const add = (target, origin) => {
		const key = [
			target.algorithm,
			JSON.stringify(target.key),
			Buffer.from(target.signature).toString("hex"),
			Buffer.from(target.bytes).toString("latin1")
		].join("\n");
		if (seen.has(key)) return;
		seen.add(key);
		targets.push(target);
		origins.push(origin);
	};
	for (const guess of guesses) {
		const scheme = resolveScheme(guess.form, guess.keyId ?? void 0);
		const [message] = messages;
		if (message === void 0 || (scheme.engine === "template" ? scheme.derive.length > 0 : scheme.engine === "aws-sigv4" || scheme.engine === "oauth1")) continue;
		const reading = engineOf(scheme).read(message, scheme);
		if (!reading.found || !(reading.algorithm.startsWith("hmac-") || reading.algorithm === "sha256-secret-prefix")) continue;
		for (const signature of reading.signatures) add({
			bytes: reading.stringToSign,
			signature,
			algorithm: reading.algorithm,
			key: scheme.key
		}, {
			kind: "builtin",
			guess
		});
	}
	for (const search of searches) {
		const signature = search.plan.targets[search.plan.first];
		if (signature === void 0) continue;
		const ranked = [...ordinary(search.parts, search.carrier.leads), ...longPopular(search.parts)].filter(({ parts }) => canonicalOf(parts.map(({ form }) => form)) !== null).map((member) => ({
			member,
			key: rank(member)
		})).toSorted((a, b) => a.key - b.key);
		for (const { member } of ranked.slice(0, most)) for (const algorithm of sharedAlgorithms.get(signature.length) ?? []) add({
			bytes: Buffer.from(stringsOf(member)[search.plan.first] ?? "", "latin1"),
			signature,
			algorithm,
			key: null
		}, {
			kind: "member",
			search,
			member,
			algorithm
		});
	}
	return {
		plan: { targets },
		origins
	};
};
const encoded = [{
	form: {
		...plainKey,
		encoding: "hex"
	},
	shape: /^(?:[0-9a-fA-F]{2}){8,}$/
}, {
	form: {
		...plainKey,
		encoding: "base64"
	},
	shape: /^(?=[^]*\d)(?:[A-Za-z0-9+/]{4}){4,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/
}];
const hashes = {
	"hmac-md5": "md5",
	"hmac-sha1": "sha1",
	"hmac-sha256": "sha256",
	"hmac-sha384": "sha384",
	"hmac-sha512": "sha512"
};
const between = 1024;
const tryWords = ({ targets }, words, from, watch) => {
	let count = 0;
	const test = (target, key) => {
		const hash = hashes[target.algorithm];
		const digest = hash === void 0 ? createHash("sha256").update(key).update(target.bytes).digest() : createHmac(hash, key).update(target.bytes).digest();
		return digest[0] === target.signature[0] && digest[1] === target.signature[1] && digest.equals(target.signature);
	};
	for (const [offset, word] of words.entries()) {
		const plain = Buffer.from(word, "utf8");
		const forms = encoded.filter(({ shape }) => shape.test(word)).map(({ form }) => ({
			form,
			bytes: Buffer.from(word, form.encoding)
		}));
		for (const [index, target] of targets.entries()) {
			count += 1;
			if (count >= between) {
				if (watch.tried(count)) return false;
				count = 0;
			}
			if (target.key === null) {
				if (test(target, plain)) watch.hit({
					target: index,
					word: from + offset,
					text: word,
					key: plainKey
				});
				for (const { form, bytes } of forms) if (test(target, bytes)) watch.hit({
					target: index,
					word: from + offset,
					text: word,
					key: form
				});
			} else {
				const key = keyBytes(word, target.key);
				if (key !== null && test(target, key)) watch.hit({
					target: index,
					word: from + offset,
					text: word,
					key: target.key
				});
				if (target.key.encoding !== "utf8" && test(target, plain)) watch.hit({
					target: index,
					word: from + offset,
					text: word,
					key: plainKey
				});
			}
		}
	}
	return !watch.tried(count);
};
const keyBytes = (word, form) => {
	if (form === plainKey) return Buffer.from(word, "utf8");
	try {
		const key = keyOf(secretOf(word), form);
		return key.kind === "bytes" ? key.bytes : null;
	} catch {
		return null;
	}
};

export { tryWords as n, weakTargets as r, publicWords as t };