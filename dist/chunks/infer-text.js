import { Gn as hostOf, Ht as headerOf, Jt as percentDecode, Kt as pairsOf, Nt as digestText, O as findTraffic, Pn as secretOf, Vt as formDecode, Yn as parseUrl, cr as inert, k as readPieces, lr as ScanError, nn as wireOf, pt as operationGlob, qt as parameterOf, xr as components } from "./core.js";
import { C as partForms, S as literal, _ as algorithmsOfLength, a as verifiedBy, c as nonceKindOf, d as jobsOf, f as planOf, g as algorithmsOfKey, i as stringsOf, l as spelledBytes, m as sizeOf, n as membersWith, o as written, r as schemeOfWritten, s as isNonceLike, t as alikeTo, u as timeFormatOf, w as separators, x as keyEncodings, y as digests } from "./fits.js";
import { C as keyOf$1, d as render, h as take, l as match, n as resolveScheme, p as remove, r as builtins, s as compile, u as parseTemplate, w as plainKey } from "./resolve.js";
import { t as engineOf } from "./engine-of.js";
import { t as namedReader } from "./captured-names.js";
import { t as readTraffic } from "./read-traffic.js";
import { t as messageOfCall } from "./captured.js";
import { t as coverageOf } from "./sign.js";
import { Worker } from "node:worker_threads";
import { createPublicKey } from "node:crypto";
import { availableParallelism } from "node:os";

// src/signature/infer/builtin-fits.ts
const none = {
	form: {},
	keyId: null,
	hidden: []
};
const templateOptions = (message, builtin) => {
	const scheme = resolveScheme({
		scheme: builtin.name,
		region: "r",
		service: "s"
	});
	const { define, send } = compile(scheme);
	const empty = Object.keys(scheme.define).filter((name) => scheme.define[name] === "");
	const without = new Map([...define].filter(([name]) => !empty.includes(name)));
	const named = /* @__PURE__ */ new Map();
	for (const item of send) {
		const value = take(message, item);
		if (value === null) continue;
		const found = match(item.template, value, scheme.encoding, without);
		for (const [name, text] of found?.named ?? []) if (!named.has(name)) named.set(name, text);
	}
	const filled = empty.filter((name) => (named.get(name) ?? "") !== "" && name !== "none" && !name.startsWith("ext"));
	const [region, service] = [named.get("region"), named.get("service")];
	return {
		form: {
			...region === void 0 ? {} : { region },
			...service === void 0 ? {} : { service },
			...filled.length === 0 ? {} : { define: Object.fromEntries(filled.map((name) => [name, named.get(name) ?? ""])) }
		},
		keyId: named.get("key-id") ?? null,
		hidden: filled
	};
};
const awsOptions = (message) => {
	const presigned = parameterOf(message.query, "X-Amz-Credential");
	const credential = presigned ?? /Credential=([^,\s]+)/.exec(headerOf(message, "authorization") ?? "")?.[1] ?? "";
	const [, keyId, region, service] = /^(.+)\/\d{8}\/([^/]+)\/([^/]+)\/aws4_request$/.exec(credential) ?? [];
	return {
		...none,
		keyId: keyId ?? null,
		form: {
			region: region ?? "",
			service: service ?? "",
			...presigned === null ? {} : { presigned: true }
		}
	};
};
const rfc9421Options = (message) => {
	const [, label, list, parameters = ""] = /^\s*([a-z*][a-z0-9_.*-]*)=\(([^)]*)\)([^]*)$/.exec(headerOf(message, "signature-input") ?? "") ?? [];
	if (label === void 0) return none;
	const text = (name) => new RegExp(`;${name}="([^"]*)"`).exec(parameters)?.[1];
	const tag = text("tag");
	const [created, expires] = [/;created=(\d+)/.exec(parameters)?.[1], /;expires=(\d+)/.exec(parameters)?.[1]];
	const components = [...(list ?? "").matchAll(/"([^"]*)"((?:;[a-z*][^\s"]*(?:"[^"]*")?)*)/g)].map(([whole, name, more]) => more === "" ? name ?? "" : whole);
	return {
		...none,
		keyId: text("keyid") ?? null,
		form: {
			components,
			...label === "sig1" ? {} : { label },
			...created === void 0 ? { created: false } : {},
			...created !== void 0 && expires !== void 0 && Number(expires) > Number(created) ? { expires: Number(expires) - Number(created) } : {},
			...text("nonce") === void 0 ? {} : { nonce: {
				generate: "uuid",
				in: "embedded"
			} },
			...tag === void 0 ? {} : { tag },
			.../sha-512=/.test(headerOf(message, "content-digest") ?? "") ? { digest: "sha-512" } : {}
		}
	};
};
const cavageOptions = (message) => {
	const own = headerOf(message, "signature");
	const value = own ?? headerOf(message, "authorization") ?? "";
	const text = (name) => new RegExp(`${name}="([^"]*)"`).exec(value)?.[1];
	return {
		...none,
		keyId: text("keyId") ?? null,
		form: {
			components: (text("headers") ?? "date").split(" "),
			...own === null ? { header: "Authorization" } : {},
			.../^sha-512=/i.test(headerOf(message, "digest") ?? "") ? { digest: "sha-512" } : {}
		}
	};
};
const oauthOptions = (message) => {
	const text = (name) => {
		const found = new RegExp(`${name}="([^"]*)"`).exec(headerOf(message, "authorization") ?? "")?.[1];
		return found === void 0 ? void 0 : percentDecode(found);
	};
	const token = text("oauth_token");
	return {
		form: token === void 0 ? {} : { token },
		keyId: text("oauth_consumer_key") ?? null,
		hidden: token === void 0 ? [] : ["token"]
	};
};
const azureOptions = (message) => ({
	...none,
	form: { account: /^SharedKey ([^:\s]+):/.exec(headerOf(message, "authorization") ?? "")?.[1] ?? "" }
});
const optionsOf = (message, builtin) => {
	switch (builtin.form.engine) {
		case "template": return templateOptions(message, builtin);
		case "aws-sigv4": return awsOptions(message);
		case "rfc9421": return rfc9421Options(message);
		case "cavage": return cavageOptions(message);
		case "oauth1": return oauthOptions(message);
		case "azure-sharedkey": return azureOptions(message);
	}
	return none;
};
const algorithmsFor = {
	rfc9421: [
		"hmac-sha256",
		"ed25519",
		"ecdsa-p256-sha256",
		"ecdsa-p384-sha384",
		"rsa-pss-sha512",
		"rsa-v1_5-sha256"
	],
	cavage: [
		"hmac-sha256",
		"hmac-sha512",
		"rsa-v1_5-sha256",
		"ecdsa-p256-sha256-der",
		"ed25519"
	],
	jws: [
		"hmac-sha256",
		"hmac-sha512",
		"ed25519",
		"ecdsa-p256-sha256",
		"rsa-v1_5-sha256"
	],
	oauth1: [
		"hmac-sha1",
		"hmac-sha256",
		"hmac-sha512",
		"rsa-v1_5-sha256"
	]
};
const builtinGuesses = (messages, pair) => {
	const guesses = allGuesses(messages, pair);
	return guesses.some(({ name }) => builtins.find((each) => each.name === name)?.form.tag !== void 0) ? guesses.filter(({ name }) => name !== "rfc9421") : guesses;
};
const allGuesses = (messages, pair) => builtins.flatMap((builtin) => {
	const [message] = messages;
	if (message === void 0) return [];
	const { form: read, keyId, hidden } = optionsOf(message, builtin);
	const own = { ...builtin.form };
	if (own["tag"] !== void 0 && own["tag"] !== read.tag) return [];
	const form = Object.fromEntries(Object.entries(read).filter(([name, value]) => JSON.stringify(own[name]) !== JSON.stringify(value)));
	return (algorithmsFor[builtin.name] ?? [null]).flatMap((algorithm) => {
		const usual = builtin.form.algorithm ?? "hmac-sha256";
		const guess = {
			scheme: builtin.name,
			...form,
			...algorithm === null || algorithm === usual ? {} : { algorithm },
			...pair !== null && builtin.form.secret?.encoding !== pair ? { secret: { encoding: pair } } : {}
		};
		try {
			const scheme = resolveScheme(guess, keyId ?? void 0);
			return messages.every((each) => {
				const reading = engineOf(scheme).read(each, scheme);
				return reading.found && reading.signatures.length > 0;
			}) ? [{
				name: builtin.name,
				form: guess,
				keyId,
				hidden
			}] : [];
		} catch {
			return [];
		}
	});
});

// src/signature/infer/carriers.ts
const most$1 = {
	signatures: 4,
	times: 3,
	nonces: 3,
	keys: 2,
	names: 200
};
const ordinary = /^(?:host|accept(?:-.*)?|user-agent|cookie|cache-control|pragma|origin|referer|connection|keep-alive|content-(?:length|type|encoding)|transfer-encoding|upgrade(?:-.*)?|dnt|te|priority|if-.*|range|via|forwarded|x-forwarded-.*|x-real-ip|traceparent|tracestate|baggage|sec-.*|expect|proxy-.*)$/i;
const signatureWord = /sign|sig$|hmac|mac$|hash|digest|checksum|auth|seal/i;
const nonceWord = /nonce|request-?id|message-?id|salt|jti|rand|idempotency|uuid|(?:^|[-_.])id$/i;
const keyWord = /(?:key|client|app|access|partner|merchant|account|user|consumer|customer|tenant)[-_.]?(?:id|key)?$|api[-_]?key/i;
const jsonSpots = (message) => {
	let whole;
	try {
		whole = JSON.parse(Buffer.from(message.body).toString("utf8"));
	} catch {
		return [];
	}
	if (typeof whole !== "object" || whole === null || Array.isArray(whole)) return [];
	return Object.keys(whole).slice(0, most$1.names).filter((name) => !name.includes(".")).map((name) => ({
		in: "json",
		name
	}));
};
const spotsIn = (message) => {
	const named = (place, raw) => pairsOf(raw).slice(0, most$1.names).map(({ name }) => ({
		in: place,
		name: formDecode(name)
	}));
	const isForm = /^\s*application\/x-www-form-urlencoded\b/i.test(headerOf(message, "content-type") ?? "");
	return [
		...message.headers.slice(0, most$1.names).flatMap(([name]) => ordinary.test(name) ? [] : [{
			in: "header",
			name
		}]),
		...named("query", message.query ?? ""),
		...isForm ? named("form", wireOf(message.body)) : jsonSpots(message)
	];
};
const keyOf = ({ in: place, name }) => `${place} ${place === "header" ? name.toLowerCase() : name}`;
const common = (messages) => {
	const [first] = messages;
	if (first === void 0) return [];
	const seen = /* @__PURE__ */ new Set();
	return spotsIn(first).flatMap((spot) => {
		if (seen.has(keyOf(spot)) || spot.name === "") return [];
		seen.add(keyOf(spot));
		const values = messages.map((message) => take(message, spot));
		return values.every((value) => value !== null && value.length <= 8192) ? [{
			...spot,
			values
		}] : [];
	});
};
const words = /\d{4}-?\d\d-?\d\dT\d\d:?\d\d:?\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)|[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d (?:GMT|[+-]\d{4})|[A-Za-z0-9+/_%~-]{20,}={1,2}(?=$|[\s,;"'|&:])|[A-Za-z0-9+/_%~-]+/g;
const piecesOf = (value) => {
	const found = [];
	const gaps = [];
	let at = 0;
	for (const match of value.matchAll(words)) {
		gaps.push(value.slice(at, match.index));
		found.push(match[0]);
		at = match.index + match[0].length;
	}
	return {
		words: found,
		gaps: [...gaps, value.slice(at)]
	};
};
const isLabel = ({ words: all, gaps }, index) => (gaps[index + 1] ?? "").startsWith("=") || index === 0 && all.length > 1 && /^ +$/.test(gaps[1] ?? "");
const isConstantWord = (word) => /^v\d+$/i.test(word) || /^(?:hmac|sha|md5|ed25519|ecdsa|rsa)[a-z0-9-]*$/i.test(word) || /^\d\.\d$/.test(word);
const allSame = (texts) => texts.every((text) => text === texts[0]);
const carriersAt = (values, alone, lengths) => {
	const pieces = values.values.map(piecesOf);
	const [first] = pieces;
	if (first === void 0 || first.words.length > 60 || !pieces.every((each) => each.gaps.join("\n") === first.gaps.join("\n"))) return [];
	return first.words.flatMap((_word, index) => {
		const texts = pieces.map((each) => each.words[index] ?? "");
		const encoded = texts.some((text) => text.includes("%"));
		const read = texts.map((text) => spelledBytes(encoded ? percentDecode(text) : text));
		const [head] = read;
		if (head === void 0 || head === null || !lengths(head.bytes.length)) return [];
		const spelling = read.some((each) => each?.spelling === "base64url") && !texts.some((text) => /[+/=]/.test(text)) ? "base64url" : head.spelling;
		const isHex = spelling === "hex" || spelling === "HEX";
		const signatures = read.flatMap((each) => each !== null && lengths(each.bytes.length) && (each.spelling === "hex" || each.spelling === "HEX") === isHex ? [each.bytes] : []);
		if (signatures.length !== texts.length || !alone && allSame(texts)) return [];
		const around = surroundings(pieces, first, index, alone);
		if (around === null) return [];
		const label = isLabel(first, index - 1) ? first.words[index - 1] ?? "" : "";
		const labelled = first.words.length === 1 || /sig|mac|^v\d|^h\d|hash|digest/i.test(label);
		const named = signatureWord.test(values.name) || labelled && label !== "";
		return [{
			in: values.in,
			name: values.name,
			...around,
			value: around.value.replace("\0", encoded ? "{signature|urlencode}" : "{signature}"),
			spelling: spelling === "hex" && texts.every((text) => !/[a-f]/.test(text)) ? "HEX" : spelling,
			signatures,
			named,
			labelled
		}];
	});
};
const surroundings = (pieces, first, index, alone) => {
	let [timestamps, nonces, keyId] = [
		null,
		null,
		null
	];
	const leads = [];
	let value = literal(first.gaps[0] ?? "");
	for (const [at, word] of first.words.entries()) {
		const texts = pieces.map((each) => each.words[at] ?? "");
		const label = isLabel(first, at) || isConstantWord(word);
		if (at === index) value += "\0";
		else if (!label && timestamps === null && timeFormatOf(texts) !== null) {
			timestamps = texts;
			value += "{timestamp}";
		} else if (!allSame(texts) || alone && !label && nonces === null && /nonce|id$/i.test(first.words[at - 1] ?? "") && isNonceLike(word)) {
			if (label || nonces !== null || !texts.every(isNonceLike)) return null;
			nonces = texts;
			value += "{nonce}";
		} else if (!label && keyId === null && word.length >= 2 && first.words.length > 1) {
			keyId = word;
			value += "{key-id}";
		} else {
			if (isConstantWord(word) || at === 0 && label) leads.push(word);
			value += literal(word);
		}
		value += literal(first.gaps[at + 1] ?? "");
	}
	return {
		value,
		timestamps,
		nonces,
		keyId,
		leads: [...new Set(leads)].slice(0, 2)
	};
};
const digestForms = digests.flatMap((hash) => [
	"hex",
	"base64",
	"HEX"
].flatMap((spelling) => {
	const filters = `{body|${hash}|${spelling === "HEX" ? "hex|upper" : spelling}|if-body}`;
	const text = (body) => digestText(hash, body, spelling);
	const name = hash.replace(/^sha(\d)/, "sha-$1");
	return [
		[filters, text],
		[`${name}=${filters}`, (body) => `${name}=${text(body)}`],
		[`${name.toUpperCase()}=${filters}`, (body) => `${name.toUpperCase()}=${text(body)}`],
		[`${hash}=${filters}`, (body) => `${hash}=${text(body)}`],
		[`${name}=:${filters}:`, (body) => `${name}=:${text(body)}:`]
	];
}));
const digestsIn = (messages) => {
	const full = messages.filter(({ body }) => body.length > 0);
	const empty = messages.filter(({ body }) => body.length === 0);
	return common(full).flatMap((values) => {
		if (values.in !== "header" && values.in !== "query") return [];
		const found = digestForms.find(([, text]) => full.every(({ body }, index) => values.values[index] === text(body)));
		if (found === void 0) return [];
		const always = empty.every((message) => take(message, values) !== null);
		return [{
			in: values.in,
			name: values.name,
			value: always ? found[0].replace("|if-body", "") : found[0]
		}];
	});
};
const ranked = (items, rank) => items.map((item, index) => ({
	item,
	key: rank(item) * 1e3 + index
})).toSorted((a, b) => a.key - b.key).map(({ item }) => item);
const carriersIn = (messages, lengths) => {
	const all = common(messages);
	const alone = messages.length === 1 || messages.every((message) => allSame([message.path + (message.query ?? "") + wireOf(message.body), (messages[0]?.path ?? "") + (messages[0]?.query ?? "") + wireOf(messages[0]?.body ?? /* @__PURE__ */ new Uint8Array(0))]));
	const digestsFound = digestsIn(messages);
	const isDigest = (spot) => digestsFound.some((each) => keyOf(each) === keyOf(spot));
	const candidates = all.filter((spot) => !isDigest(spot)).flatMap((values) => carriersAt(values, alone, lengths));
	const named = candidates.filter((each) => each.named);
	const probable = named.length > 0 ? named : candidates;
	const chosen = probable.filter((each) => each.labelled || !probable.some((other) => other.labelled && keyOf(other) === keyOf(each)));
	const signatures = ranked(chosen, ({ name }) => /sig/i.test(name) ? 0 : 1).slice(0, most$1.signatures);
	const taken = new Set(signatures.map(keyOf));
	const rest = all.filter((spot) => !taken.has(keyOf(spot)) && !isDigest(spot));
	const times = rest.flatMap(({ values, ...spot }) => {
		const format = timeFormatOf(values);
		return format === null ? [] : [{
			place: {
				format: format.format,
				...spot
			},
			texts: values,
			exact: format.exact
		}];
	});
	const nonces = rest.flatMap(({ values, ...spot }) => timeFormatOf(values) === null && values.every(isNonceLike) && (nonceWord.test(spot.name) || messages.length > 1 && spot.in === "header" && new Set(values).size === values.length) ? [{
		place: {
			generate: nonceKindOf(values),
			...spot
		},
		texts: values
	}] : []);
	const keys = rest.flatMap(({ values, ...spot }) => allSame(values) && keyWord.test(spot.name) && (spot.in === "header" || spot.in === "query") ? [{
		...spot,
		text: values[0] ?? ""
	}] : []);
	return {
		signatures,
		times: ranked(times, ({ place }) => /time|date|ts$/i.test(place.name ?? "") ? 0 : 1).slice(0, most$1.times),
		nonces: ranked(nonces, ({ place }) => /nonce/i.test(place.name ?? "") ? 0 : nonceWord.test(place.name ?? "") ? 1 : 2).slice(0, most$1.nonces),
		keys: keys.slice(0, most$1.keys),
		digests: digestsFound
	};
};

// src/signature/infer/keys.ts
const fits = {
	utf8: /^[^]*$/,
	hex: /^(?:[0-9a-fA-F]{2})+$/,
	base64: /^(?=[^]*[A-Za-z])[A-Za-z0-9+/]{4,}={0,2}$/,
	base64url: /^(?=[^]*[-_])[A-Za-z0-9_-]{4,}={0,2}$/
};
const keysIn = (secret) => {
	const text = Buffer.from(secret.reveal()).toString("utf8");
	const encoding = text.includes("-----BEGIN ") ? "pem" : /^\s*\{[^]*"kty"\s*:\s*"(?!oct)/.test(text) ? "jwk" : null;
	if (encoding !== null) try {
		const key = keyOf$1(secret, {
			...plainKey,
			encoding
		});
		if (key.kind === "bytes") return null;
		const object = key.object.type === "private" ? createPublicKey(key.object) : key.object;
		return {
			kind: "pair",
			pem: object.export({
				type: "spki",
				format: "pem"
			}).toString(),
			type: object.asymmetricKeyType ?? "",
			encoding
		};
	} catch {
		return null;
	}
	const prefix = /^[A-Za-z][A-Za-z0-9]{1,15}_/.exec(text)?.[0] ?? null;
	const readings = [];
	for (const strip of prefix === null ? [null] : [null, prefix]) for (const encoding of keyEncodings) {
		const rest = text.slice(strip?.length ?? 0);
		if (fits[encoding]?.test(rest) !== true) continue;
		const form = {
			...plainKey,
			encoding,
			"strip-prefix": strip
		};
		const key = keyOf$1(secretOf(text), form);
		if (key.kind === "bytes" && !readings.some(({ bytes }) => Buffer.compare(bytes, key.bytes) === 0)) readings.push({
			form,
			bytes: key.bytes
		});
	}
	return {
		kind: "shared",
		readings
	};
};
const lengthsOf = (keys) => keys.kind === "shared" ? (bytes) => algorithmsOfLength.has(bytes) : (bytes) => bytes >= 60 && bytes <= 1024;
const trialsOf = (keys, length) => keys.kind === "pair" ? (algorithmsOfKey.get(keys.type) ?? []).map((algorithm) => ({
	algorithm,
	key: keys.pem
})) : (algorithmsOfLength.get(length) ?? []).flatMap((algorithm) => keys.readings.map(({ bytes }) => ({
	algorithm,
	key: bytes
})));
const formOfTrial = (keys, { key }) => keys.kind === "pair" || typeof key === "string" ? {
	...plainKey,
	encoding: "pem"
} : keys.readings.find(({ bytes }) => Buffer.compare(bytes, key) === 0)?.form ?? plainKey;

// src/signature/infer/parts.ts
const plain = {
	path: "raw",
	query: "raw",
	"header-space": "trim",
	headers: []
};
const nothing = {
	timestamp: null,
	nonce: null,
	keyId: null,
	keyAt: null
};
const readings = (subject, carrier, carriers) => {
	if (subject === "timestamp") return carrier.timestamps !== null ? [{
		...nothing,
		timestamp: {
			place: {
				format: "unix-seconds",
				in: "embedded"
			},
			texts: carrier.timestamps
		}
	}] : carriers.times.map(({ place, texts }) => ({
		...nothing,
		timestamp: {
			place,
			texts
		}
	}));
	if (subject === "nonce") return carrier.nonces !== null ? [{
		...nothing,
		nonce: {
			place: {
				generate: "uuid",
				in: "embedded"
			},
			texts: carrier.nonces
		}
	}] : carriers.nonces.map(({ place, texts }) => ({
		...nothing,
		nonce: {
			place,
			texts
		}
	}));
	if (subject === "key-id") return [...carrier.keyId === null ? [] : [{
		...nothing,
		keyId: carrier.keyId
	}], ...carrier.keyId !== null ? [] : carriers.keys.map(({ text, ...spot }) => ({
		...nothing,
		keyId: text,
		keyAt: spot
	}))];
	return [nothing];
};
const partsIn = (messages, carrier, carriers) => {
	const bare = messages.map((message) => remove(message, carrier));
	const has = (test) => bare.some(test);
	const typed = has((message) => message.headers.some(([name]) => name.toLowerCase() === "content-type"));
	return partForms.flatMap((form) => {
		const [subject] = form.of;
		if (subject === "content-type" && !typed) return [];
		if (form.text === "{form-sorted}" && !has(({ body }) => wireOf(body.subarray(0, 4096)).includes("="))) return [];
		const template = parseTemplate(form.text, "string-to-sign");
		return readings(subject, carrier, carriers).map((reads) => ({
			form,
			timestamp: reads.timestamp?.place ?? null,
			nonce: reads.nonce?.place ?? null,
			keyId: reads.keyId,
			keyAt: reads.keyAt,
			values: bare.map((message, index) => {
				const scope = {
					message,
					timestamp: reads.timestamp === null ? null : {
						text: reads.timestamp.texts[index] ?? "",
						format: reads.timestamp.place.format
					},
					nonce: reads.nonce?.texts[index] ?? null,
					keyId: reads.keyId ?? "",
					region: "",
					service: "",
					signature: null,
					canonical: {
						...plain,
						...form.canonical
					},
					define: /* @__PURE__ */ new Map()
				};
				return wireOf(render(template, scope));
			})
		}));
	});
};

// src/signature/infer/infer.ts
const mostWalked = 6;
const firstOf = (messages) => {
	const worth = ({ query, body, path }) => (query === null || query === "" ? 0 : 4) + (body.length === 0 ? 0 : body.length <= 2048 ? 4 : -body.length / 65536) + Math.min(3, path.split("/").length - 1) / 4;
	return messages.reduce((best, message, index) => worth(message) > worth(messages[best] ?? message) ? index : best, 0);
};
const walked = (messages) => {
	const seen = /* @__PURE__ */ new Set();
	const different = messages.filter((message) => {
		const key = [
			message.method,
			message.host,
			message.path,
			message.query === null,
			message.body.length === 0
		].join("\n");
		const fresh = !seen.has(key);
		seen.add(key);
		return fresh;
	});
	return [.../* @__PURE__ */ new Set([...different, ...messages])].slice(0, mostWalked);
};
const searchesFor = (messages, keys) => {
	const few = walked(messages);
	const lengths = lengthsOf(keys);
	const carriers = carriersIn(few, lengths);
	return carriers.signatures.map((carrier) => {
		const parts = partsIn(few, carrier, carriers);
		const length = carrier.signatures[0]?.length ?? 0;
		return {
			carrier,
			parts,
			carriers,
			messages: few,
			plan: planOf(parts, carrier.leads, trialsOf(keys, length), carrier.signatures, firstOf(few))
		};
	});
};
const slicesOf = (searches) => {
	return searches.flatMap(({ plan }, search) => jobsOf(plan).map((job, index) => ({
		search,
		job,
		index
	}))).toSorted((left, right) => left.index - right.index).map(({ search, job }) => ({
		search,
		job
	}));
};
const candidatesIn = (searches, slices) => slices.reduce((sum, { search, job }) => {
	const plan = searches[search]?.plan;
	return plan === void 0 ? sum : sum + sizeOf(plan, job);
}, 0);
const boundParts = (scheme, message, secret) => {
	const changed = [
		{
			...message,
			method: "PURGE"
		},
		{
			...message,
			host: "other.invalid"
		},
		{
			...message,
			path: `${message.path}x`
		},
		{
			...message,
			query: message.query === null ? "x=1" : `${message.query}&x=1`
		},
		{
			...message,
			body: new TextEncoder().encode(`${Buffer.from(message.body).toString("latin1")}x`)
		}
	];
	return verifiedBy(scheme, changed, secret).filter((right) => !right).length;
};
const builtinFits = (messages, secret, keys, names) => {
	const guesses = builtinGuesses(messages, keys.kind === "pair" ? keys.encoding : null);
	const fits = guesses.flatMap(({ form, keyId, hidden }) => {
		const scheme = resolveScheme(form, keyId ?? void 0);
		const verdicts = verifiedBy(scheme, messages, secret);
		if (!verdicts.includes(true)) return [];
		return [{
			written: {
				form: {
					...form,
					secret: {
						env: names.secretEnv,
						...form.secret
					},
					...keyId === null ? {} : { "key-id": { env: names.keyIdEnv } }
				},
				keyId
			},
			scheme,
			builtin: true,
			fits: verdicts,
			alike: [],
			hidden
		}];
	});
	const [message] = messages;
	const bound = ({ scheme }) => message === void 0 ? 0 : boundParts(scheme, message, secret);
	const [best, ...rest] = bestFirst(fits.map((fit) => ({
		fit,
		bound: bound(fit)
	})).toSorted((a, b) => b.bound - a.bound).map(({ fit }) => fit));
	if (best === void 0) return {
		fits: [],
		tried: guesses.length
	};
	const alike = rest.filter((each) => count(each) === count(best)).map(({ written: other, scheme }) => ({
		written: other,
		says: `the built-in scheme ${scheme.name}`,
		tells: "a request in which something differs that only one of them binds"
	}));
	return {
		fits: [{
			...best,
			alike
		}, ...rest],
		tried: guesses.length
	};
};
const count = ({ fits }) => fits.filter(Boolean).length;
const bestFirst = (fits) => fits.toSorted((a, b) => count(b) - count(a));
const fitOf = (search, hit, messages, secret, keys, names) => {
	const trial = search.plan.trials[hit.trial];
	if (trial === void 0) return null;
	const member = {
		lead: hit.lead === 0 ? "" : search.carrier.leads[hit.lead - 1] ?? "",
		parts: hit.parts.flatMap((index) => search.parts[index] ?? []),
		separator: separators[hit.separator] ?? "",
		closed: hit.closed
	};
	const setting = {
		carrier: search.carrier,
		carriers: search.carriers,
		algorithm: trial.algorithm,
		key: formOfTrial(keys, trial),
		...names
	};
	const all = hit.fits.every(Boolean);
	const base = search.messages[search.plan.first];
	const found = all && base !== void 0 ? alikeTo(membersWith(search.parts, search.carrier.leads, stringsOf(member)), setting, base) : null;
	const made = written(found?.first ?? member, setting);
	for (const attempt of made.form.digests === void 0 ? [made] : [made, withoutDigests(made)]) {
		const scheme = schemeOfWritten(attempt);
		const fits = verifiedBy(scheme, messages, secret);
		if (fits.filter(Boolean).length >= hit.fits.filter(Boolean).length) return {
			written: attempt,
			scheme,
			builtin: false,
			fits,
			alike: found?.others ?? [],
			hidden: []
		};
	}
	return null;
};
const withoutDigests = ({ form: { digests: _digests, ...form }, keyId }) => ({
	form,
	keyId
});

// src/doors/infer-pool.ts
const bar = (done, all, since) => {
	const share = all === 0 ? 1 : Math.min(1, done / all);
	const filled = Math.round(share * 24);
	const rate = done / Math.max(.001, (performance.now() - since) / 1e3);
	return `[${"#".repeat(filled)}${".".repeat(24 - filled)}] ${Math.floor(share * 100)} %, ${Math.round(done / 1e3).toLocaleString("en-US")} of ${Math.round(all / 1e3).toLocaleString("en-US")} thousand layouts, ${Math.round(rate / 1e3)} thousand a second`;
};
const workerFile = () => import.meta.url.endsWith(".ts") ? new URL("./infer-worker.ts", import.meta.url) : new URL("../infer-worker.js", import.meta.url);
const mostThreads = 8;
const runPool = async ({ plans, weak, next, hit, progress, signal }) => {
	const threads = Math.max(1, Math.min(availableParallelism(), mostThreads));
	const shared = {
		stop: new Int32Array(new SharedArrayBuffer(4)),
		tried: new Float64Array(new SharedArrayBuffer(8 * threads))
	};
	const total = () => shared.tried.reduce((sum, count) => sum + count, 0);
	let [done, exhausted] = [false, false];
	const stop = () => {
		Atomics.store(shared.stop, 0, 1);
	};
	signal.addEventListener("abort", stop, { once: true });
	if (signal.aborted) stop();
	const timer = setInterval(() => progress(total()), 200);
	timer.unref();
	const one = (index) => new Promise((resolve, reject) => {
		const worker = new Worker(workerFile(), { workerData: {
			plans,
			weak,
			shared,
			index
		} });
		const feed = () => {
			const work = done || signal.aborted ? null : next();
			if (work === null) {
				exhausted ||= !done && !signal.aborted;
				worker.terminate().then(() => resolve());
			} else worker.postMessage(work);
		};
		worker.on("message", (message) => {
			if (message.kind === "idle") feed();
			else if (!done && hit(message)) {
				done = true;
				stop();
			}
		});
		worker.on("error", (error) => {
			stop();
			reject(error);
		});
		feed();
	});
	try {
		await Promise.all(Array.from({ length: threads }, (_, index) => one(index)));
	} finally {
		clearInterval(timer);
		signal.removeEventListener("abort", stop);
	}
	return {
		tried: total(),
		complete: done || exhausted && !signal.aborted,
		threads
	};
};

// src/doors/infer-samples.ts
const most = {
	samples: 200,
	bytes: 33554432,
	groups: 1e3,
	hops: 1e4
};
const unnamed = (message) => {
	const authorization = headerOf(message, "authorization") ?? "";
	if (authorization.startsWith("AWS4-HMAC-SHA256 ") || /^[A-Za-z]/.test(authorization) && !/^(?:Bearer|Digest|Negotiate|NTLM)\b/i.test(authorization)) return "header authorization";
	if (parameterOf(message.query, "X-Amz-Signature") !== null) return "query X-Amz-Signature";
	const header = message.headers.find(([name]) => /(?:auth|sign|hmac|mac|hash|digest|checksum|seal)/i.test(name) && !/^(?:content-|proxy-|x-forwarded)/i.test(name));
	return header === void 0 ? null : `header ${header[0].toLowerCase()}`;
};
const requestsOf = (count) => `${count} request${count === 1 ? "" : "s"}`;
const nothingSigned = () => new ScanError("traffic-invalid", "no captured request carries anything like a signature", { hint: "A signature stands in a header, a query parameter or a member of the body of every request that is looked at; --operation chooses which." });
const refusals = /* @__PURE__ */ new Set([
	400,
	401,
	403
]);
const redirects = /* @__PURE__ */ new Set([
	301,
	302,
	303,
	307,
	308
]);
const besideOf = (carried) => [carried?.timestamp?.at, carried?.nonce?.at].filter((at) => at !== void 0).join(" and ");
const hopFinder = () => {
	const led = /* @__PURE__ */ new Set();
	return ({ status, location, url }, signature) => {
		const target = status === null || location === null || !redirects.has(status) ? null : parseUrl(location, url);
		const isHop = led.has(`${signature}\n${parseUrl(url)?.href ?? ""}`);
		if (target !== null && led.size < most.hops) led.add(`${signature}\n${target.href}`);
		return isHop;
	};
};
const samplesIn = (names, operations) => {
	const files = findTraffic(names.map((glob) => ({
		glob,
		from: "--traffic"
	})));
	const signatureOf = namedReader(null, void 0);
	const globs = operations.map(operationGlob);
	const groups = /* @__PURE__ */ new Map();
	const isHop = hopFinder();
	const seen = {
		calls: 0,
		withHeaders: 0,
		bytes: 0,
		hops: 0
	};
	const see = (call) => {
		seen.calls += 1;
		if (call.headers !== null && !call.tunnel) seen.withHeaders += 1;
		const url = parseUrl(call.url);
		if (url === null || globs.length > 0 && !globs.some((matches) => matches(`${call.method} ${url.pathname}`))) return;
		const message = messageOfCall(call);
		if (message === null) return;
		const carried = signatureOf(call);
		if (carried !== null && isHop(call, carried.signature)) {
			seen.hops += 1;
			return;
		}
		const at = carried?.at ?? unnamed(message) ?? `host ${hostOf(url) ?? ""}`;
		const beside = besideOf(carried);
		const kind = `${at}\n${beside}`;
		const group = groups.get(kind) ?? {
			at,
			beside,
			accepted: /* @__PURE__ */ new Map(),
			refused: /* @__PURE__ */ new Map(),
			requests: 0
		};
		if (!groups.has(kind) && groups.size >= most.groups) return;
		groups.set(kind, group);
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
	const all = [...groups.values()];
	const named = all.filter(({ at }) => !at.startsWith("host "));
	const [group, ...rest] = (named.length > 0 ? named : all).toSorted((a, b) => b.requests - a.requests);
	if (group === void 0) throw new ScanError("traffic-invalid", operations.length > 0 ? "no captured call is one of those operations" : "the traffic holds no http or https calls", { hint: "--operation takes `METHOD /path`, with * for a segment and ** for any number." });
	const { at } = group;
	const samples = [...(group.accepted.size > 0 ? group.accepted : group.refused).values()];
	return {
		at: at.startsWith("host ") ? null : at,
		samples,
		others: rest.map((other) => ({
			at: other.at === at ? `${at} beside ${other.beside || "neither time nor nonce"}` : other.at,
			requests: other.requests
		})).slice(0, 5),
		remarks: [
			...sources.filter(({ cut }) => cut !== null).map(({ file, cut }) => `${file}: ${cut ?? ""}`),
			...seen.hops > 0 ? [`left out: ${requestsOf(seen.hops)} to which a redirect took the signature of another one`] : [],
			...group.accepted.size > 0 && group.refused.size > 0 ? [`${group.refused.size} signed requests that were refused are left out`] : [],
			...group.accepted.size === 0 ? ["all signed requests were refused: their signatures may be wrong"] : [],
			...samples.some(({ body }) => !body) ? ["the capture does not hold every body that was sent: a layout with the body may not be found"] : []
		]
	};
};

// src/signature/infer/signing-block.ts
const isPlain = (text) => /^[A-Za-z][A-Za-z0-9._/-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text);
const scalar = (value) => typeof value === "string" && isPlain(value) ? value : JSON.stringify(value);
const flow = (value) => {
	if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
	if (typeof value !== "object" || value === null) return scalar(value);
	return `{ ${Object.entries(value).filter(([, inner]) => inner !== void 0 && inner !== null).map(([name, inner]) => `${name}: ${flow(inner)}`).join(", ")} }`;
};
const order = [
	"scheme",
	"secret",
	"key-id",
	"algorithm",
	"string-to-sign",
	"encoding",
	"timestamp",
	"nonce",
	"digests",
	"send",
	"canonical",
	"define"
];
const signingBlock = (form) => {
	const rank = (name) => (order.indexOf(name) + order.length + 1) % (order.length + 1);
	return `signing:\n${Object.entries(form).filter(([, value]) => value !== void 0).toSorted(([a], [b]) => rank(a) - rank(b)).map(([name, value]) => `  ${name}: ${flow(value)}\n`).join("")}`;
};

// src/doors/infer-text.ts
const number = (value) => value.toLocaleString("en-US");
const requests = (count) => `${count} captured request${count === 1 ? "" : "s"}`;
const shownForm = ({ written: { form }, hidden }) => ({
	...form,
	...form.define === void 0 || hidden.length === 0 ? {} : { define: Object.fromEntries(Object.entries(form.define).map(([name, value]) => [name, hidden.includes(name) ? `<${name} of the capture>` : value])) },
	...hidden.includes("token") && form.token !== void 0 ? { token: "<token of the capture>" } : {}
});
const bindsOf = (fit) => {
	const { components: bound, parts } = coverageOf(fit.scheme);
	return [
		...components.filter((component) => bound.has(component)),
		...[...bound].filter((component) => component.startsWith("header:")).toSorted(),
		...[...parts].toSorted()
	];
};
const leavesOf = (fit) => {
	const { components: bound } = coverageOf(fit.scheme);
	return [
		"method",
		"host",
		"path",
		"query",
		"body",
		"timestamp",
		"nonce"
	].filter((component) => !bound.has(component));
};
const triedText = ({ builtins, candidates, all, complete, says }) => [`tried: ${number(builtins)} built-in schemes whose signature is carried, ${number(candidates)}${complete || all === 0 ? "" : ` of ${number(all)}`} layouts`, ...says.map((line) => `  ${line}`)];
const inferText = ({ samples, fit, tried }) => {
	const total = samples.samples.length;
	if (fit === null) return `${[
		`no layout reproduces ${total === 1 ? "the signature" : `the signatures`} of ${requests(total)}${samples.at === null ? "" : ` (${samples.at})`}${tried.complete ? "" : " so far"}`,
		...triedText(tried),
		tried.complete ? "The secret may be another one, the capture may not hold the bytes that were signed, or the layout is none of the usual ones: write it as a template and compare with `sigproof verify`." : "The search ended before everything was tried; a longer --deadline goes on."
	].map((line) => inert(line, 2e3)).join("\n")}\n`;
	const right = fit.fits.filter(Boolean).length;
	const name = fit.builtin ? `built-in scheme ${fit.scheme.name}` : "a layout";
	const head = right === total ? `found ${name} that reproduces ${total === 1 ? "the signature of the one captured request" : `the signatures of all ${requests(total)}`}` : `${name} reproduces ${right} of ${requests(total)}, which is not enough`;
	const wrong = samples.samples.filter((_sample, index) => fit.fits[index] !== true);
	return `${[
		head,
		"",
		...signingBlock(shownForm(fit)).trimEnd().split("\n"),
		"",
		`binds: ${bindsOf(fit).join(", ") || "nothing of the request"}`,
		...leavesOf(fit).length === 0 ? [] : [`does not bind: ${leavesOf(fit).join(", ")}`],
		...right === 1 ? ["a guess: it is seen on one request only, and may be right by chance about the parts that it does not tell apart"] : [],
		...wrong.length === 0 ? [] : [`not reproduced: ${wrong.slice(0, 5).map(({ entry }) => entry).join("; ")}${wrong.length > 5 ? ` and ${wrong.length - 5} more` : ""}`],
		...fit.alike.length === 0 ? [] : ["these samples fit other layouts equally well:", ...fit.alike.map(({ says, tells }) => `  ${says}: ${tells} would tell`)],
		...fit.hidden.length === 0 ? [] : [`not shown, because it may be a credential: ${fit.hidden.join(", ")}`],
		...triedText(tried)
	].map((line) => inert(line, 4e3)).join("\n")}\n`;
};
const inferJson = ({ samples, fit, tried }) => `${JSON.stringify({
	found: fit?.fits.every(Boolean) === true,
	guess: fit !== null && fit.fits.filter(Boolean).length === 1,
	samples: samples.samples.map(({ entry }, index) => ({
		entry,
		reproduced: fit?.fits[index] ?? false
	})),
	signature: samples.at,
	signing: fit === null ? null : shownForm(fit),
	binds: fit === null ? null : bindsOf(fit),
	alike: fit?.alike.map(({ says, tells, written }) => ({
		says,
		tells,
		signing: written.form
	})) ?? [],
	tried: {
		builtins: tried.builtins,
		layouts: tried.candidates,
		of: tried.all,
		complete: tried.complete
	}
}, null, 2)}\n`;

export { builtinGuesses as _, nothingSigned as a, bar as c, builtinFits as d, candidatesIn as f, keysIn as g, slicesOf as h, signingBlock as i, runPool as l, searchesFor as m, inferJson as n, requestsOf as o, fitOf as p, inferText as r, samplesIn as s, bindsOf as t, bestFirst as u };