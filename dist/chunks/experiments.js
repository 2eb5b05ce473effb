import { $t as targetOf, At as classOf, Ct as judgeExperiment, Dt as controlsOf, Et as baseOf, Gt as messageTo, Ht as headerOf, Kt as pairsOf, L as cut, Ot as trustedOf, Pn as secretOf, Pt as isSymmetric, Qt as spell, Tt as turned, Ut as hostnameOf, Wt as jsonOf, Yt as percentEncode, Zt as sameBytes, an as withHeader, en as toWire, f as known$1, jt as shapeOf, kt as alike, lr as ScanError, nn as wireOf, o as placesFor, p as skipped, rn as withBody, s as whenUnsaid, tn as valuesOf, u as signingSetups, un as withoutHeader, wt as sideOf, z as redactUrl, zt as bytesOf } from "./core.js";
import { a as sign, i as redigest, n as isOrdered, r as momentAt, t as coverageOf } from "./sign.js";
import { C as keyOf, T as publicHalf, b as timestampText, o as withoutAlgorithm, s as compile, v as resolutionOf } from "./resolve.js";
import { n as documentationKeys, t as commonKeys } from "./known-keys.js";
import { a as strengths, i as signingFact, n as resolvedSetups, o as chooseCanaries, r as schemeOf, t as directionOf } from "./signing-facts.js";
import { a as spellingsOf, i as signatureSpellings, n as scrubbed, r as scrubbedBytes, t as leaksIn } from "./leaks.js";
import { o as userAgent } from "./http-client.js";
import { t as engineOf } from "./engine-of.js";

// src/signature/experiment/wire.ts
const spellings = (text) => [.../* @__PURE__ */ new Set([
	text,
	percentEncode(text),
	encodeURIComponent(text),
	JSON.stringify(text).slice(1, -1)
])];
const swapped = (text, from, to) => {
	const at = spellings(from).find((each) => text.includes(each));
	if (at !== void 0) return text.replaceAll(at, at === from ? to : percentEncode(to));
	return text.replace(/[A-Za-z0-9+/_-]{16,}={0,2}/g, (run) => {
		const inner = Buffer.from(run, "base64").toString("latin1");
		return inner.includes(from) ? Buffer.from(inner.replaceAll(from, to), "latin1").toString("base64") : run;
	});
};
const swap = (message, from, to) => {
	const headers = message.headers.map(([name, value]) => [name, swapped(value, from, to)]);
	const query = message.query === null ? null : swapped(message.query, from, to);
	const body = wireOf(message.body);
	const other = swapped(body, from, to);
	const changed = {
		...message,
		headers,
		query
	};
	return other === body ? changed : withBody(changed, bytesOf(other));
};
const holds = (message, signature) => signature !== "" && [
	message.query ?? "",
	wireOf(message.body),
	...message.headers.map(([, value]) => value)
].some((text) => swapped(text, signature, "") !== text);
const graft = (message, from, to) => {
	if (from === to) return message;
	if (!holds(message, from)) throw new ScanError("policy-invalid", "the signature's text does not stand in the request as it is sent, so it cannot be exchanged");
	return swap(message, from, to);
};
const carriersOf = (message, signature) => message.headers.filter(([, value]) => swapped(value, signature, "") !== value).map(([name]) => name);
const otherText = (signature) => {
	const hex = /^[0-9a-f]+$/i.test(signature);
	return signature.replace(/[0-9A-Za-z]/g, (character, index) => {
		if (!hex && index >= signature.length - 4) return character;
		if (/\d/.test(character)) return String((Number(character) + 5) % 10);
		const base = character >= "a" ? "a".charCodeAt(0) : "A".charCodeAt(0);
		const size = hex ? 6 : 26;
		return String.fromCharCode(base + (character.charCodeAt(0) - base + Math.floor(size / 2)) % size);
	});
};
const withAddedQuery = (message, name, value) => ({
	...message,
	query: `${message.query === null || message.query === "" ? "" : `${message.query}&`}${name}=${value}`
});
const withQueryValueAt = (message, index, change) => ({
	...message,
	query: spell(pairsOf(message.query ?? "").map((pair, at) => at === index ? {
		...pair,
		value: change(pair.value),
		equals: true
	} : pair))
});
const withRepeatedQuery = (message, index, value) => {
	const pair = pairsOf(message.query ?? "")[index];
	return pair === void 0 ? message : withAddedQuery(message, pair.name, value);
};
const withQueryBefore = (message, index, value) => {
	const pairs = pairsOf(message.query ?? "");
	const pair = pairs[index];
	return pair === void 0 ? message : {
		...message,
		query: spell(pairs.toSpliced(index, 0, {
			...pair,
			value,
			equals: true
		}))
	};
};
const nudged = (text) => {
	const at = /[0-9A-Za-z](?!.*[0-9A-Za-z])/s.exec(text)?.index;
	if (at === void 0) return `${text}1`;
	return `${text.slice(0, at)}${nextCharacter(text[at] ?? "0")}${text.slice(at + 1)}`;
};
const nextCharacter = (character) => {
	if (/[0-8A-Ya-y]/.test(character)) return String.fromCharCode(character.charCodeAt(0) + 1);
	return character === "9" ? "1" : character === "Z" ? "A" : "a";
};
const isJson = (message) => /[/+]json\b/i.test(headerOf(message, "content-type") ?? "") || /^\s*[[{]/.test(wireOf(message.body));
const isForm$1 = (message) => /x-www-form-urlencoded/i.test(headerOf(message, "content-type") ?? "");
const valuePlaces = (text) => [...text.matchAll(/(?<=[:[,]\s*)(?:"((?:[^"\\]|\\.)+)"(?!\s*:)|-?\d+(?:\.\d+)?)/g)].map((each) => [each.index, each.index + each[0].length]);
const nudgedAt = (text, [start, end]) => `${text.slice(0, start)}${nudged(text.slice(start, end))}${text.slice(end)}`;
const withBodyValue = (message, which) => {
	const text = wireOf(message.body);
	const places = isJson(message) ? valuePlaces(text) : isForm$1(message) ? [...text.matchAll(/(?<==)[^&]+/g)].map((each) => [each.index, each.index + each[0].length]) : [];
	const place = which === "first" ? places[0] : places.at(-1);
	if (place !== void 0) return withBody(message, bytesOf(nudgedAt(text, place)));
	return withBody(message, bytesOf(which === "last" ? nudged(text) : `${nextCharacter(text[0] ?? "0")}${text.slice(1)}`));
};
const withAddedKey = (message, name) => {
	const text = wireOf(message.body);
	if (isForm$1(message)) return withBody(message, bytesOf(`${text}&${name}=1`));
	const end = /\}\s*$/.exec(text)?.index;
	if (!isJson(message) || end === void 0 || !/^\s*\{/.test(text)) return null;
	return withBody(message, bytesOf(`${text.slice(0, end)}${/\{\s*$/.test(text.slice(0, end)) ? "" : ","}"${name}":1${text.slice(end)}`));
};
const withAppended = (message, tail) => withBody(message, bytesOf(`${wireOf(message.body)}${isForm$1(message) ? "&" : "\n"}${tail}`));
const withOtherHeader = (message, name) => withHeader(message, name, nudged(valuesOf(message, name)[0] ?? ""));

// src/signature/experiment/request.ts
const publicForms = [
	"pem",
	"text",
	"der"
];
const notApplicable = (id, why) => ({
	id,
	why: `not applicable: ${why}`
});
const differs = (left, right) => Buffer.compare(left, right) !== 0;
const fresh = (id, changed, original, change = (message) => message, how = {}) => ({
	id,
	changed,
	signature: how.key === void 0 && how.scheme === void 0 ? "fresh" : "other",
	make: (hand) => {
		const message = change(original(hand));
		const signed = hand.sign(message, how);
		const right = how.key === void 0 && how.scheme === void 0 ? null : hand.sign(message, { at: signed.moment });
		return {
			message: signed.message,
			right: right === null || right.signature === signed.signature ? null : right
		};
	}
});
const garbled = (id, changed, original, change = (message) => message) => ({
	id,
	changed,
	signature: "garbled",
	make: (hand) => {
		const right = hand.sign(change(original(hand)), { never: "sent" });
		return {
			message: graft(right.message, right.signature, otherText(right.signature)),
			right
		};
	}
});
const unsigned = (id, changed, original) => ({
	id,
	changed,
	signature: "none",
	make: (hand) => ({
		message: original(hand),
		right: null
	})
});
const forOriginal = (id, changed, original, change, after = (message) => message) => ({
	id,
	changed,
	signature: "for-the-original",
	make: (hand) => {
		const message = original(hand);
		const first = hand.sign(message);
		const right = hand.sign(change(message), { at: first.moment });
		return {
			message: differs(first.message.body, message.body) ? graft(right.message, right.signature, first.signature) : after(change(first.message)),
			right: right.signature === first.signature ? null : right
		};
	}
});
const triple = (name, changed, original, change, after) => [
	fresh(`${name}/POS`, changed, original, change),
	garbled(`${name}/NEG`, changed, original, change),
	forOriginal(`${name}/PROBE`, changed, original, change, after)
];
const tripleOf = (name, changed, make) => [
	["POS", "fresh"],
	["NEG", "garbled"],
	["PROBE", "for-the-original"]
].map(([role, signature]) => ({
	id: `${name}/${role}`,
	changed,
	signature,
	make: make[role]
}));

// src/signature/experiment/plan-collision.ts
const read = ({ message, nonce }, field) => field === "nonce" ? nonce : field === "body" ? wireOf(message.body) : field === "path" ? message.path : message.query ?? "";
const write = ({ message, nonce }, field, text) => {
	if (field === "nonce") return {
		message,
		nonce: text
	};
	if (field === "body") return {
		message: withBody(message, bytesOf(text)),
		nonce
	};
	return {
		message: {
			...message,
			[field]: field === "query" && text === "" ? null : text
		},
		nonce
	};
};
const sendable = {
	path: /^\/[\x21-\x22\x24-\x3e\x40-\x7e]*$/,
	query: /^[\x21-\x22\x24-\x7e]*$/,
	body: /^[^]*$/,
	nonce: /^[\x21-\x7e]+$/
};
const pairs = [
	["path", "query"],
	["query", "body"],
	["nonce", "body"],
	["path", "body"],
	["query", "nonce"],
	["path", "nonce"]
];
const shift = (left, right) => ({
	says: `${left} and ${right} touch each other`,
	fields: [left, right],
	both: (from) => {
		const [one, two] = [read(from, left), read(from, right)];
		if (two === "") return null;
		return {
			signed: from,
			sent: write(write(from, left, `${one}${two[0] ?? ""}`), right, two.slice(1))
		};
	}
});
const across = (left, right, delimiter) => ({
	says: `${left} may contain what stands before ${right}`,
	fields: [left, right],
	both: (from) => ({
		signed: write(from, right, `sigproof${delimiter}${read(from, right)}`),
		sent: write(from, left, `${read(from, left)}${delimiter}sigproof`)
	})
});
const overTimestamp = (left, right, before, after) => ({
	says: `${left} may contain what looks like the timestamp`,
	fields: [left, right],
	both: (from, stamp) => stamp === "" ? null : {
		signed: write(from, right, `${stamp}${after}${read(from, right)}`),
		sent: write(from, left, `${read(from, left)}${before}${stamp}`)
	}
});
const keyless = (scheme) => ({
	...scheme,
	algorithm: "hmac-sha256",
	derive: [],
	key: {
		encoding: "utf8",
		"strip-prefix": null,
		prepend: null,
		append: null
	}
});
const collides = (twins, scheme, from, named) => {
	const plain = keyless(scheme);
	const both = twins.both(from, stampOf(scheme, sometime));
	if (both === null) return false;
	const { signed, sent } = both;
	if (![
		"path",
		"query",
		"nonce"
	].every((field) => read(sent, field) === read(from, field) || sendable[field].test(read(sent, field)))) return false;
	if (!named && !sameBytes(sent.message.body, from.message.body)) return false;
	try {
		const string = ({ message, nonce }) => sign(message, plain, secretOf("x"), {
			epochMs: sometime,
			nonce
		}).stringToSign;
		const binds = (field) => !sameBytes(string(write(from, field, `${read(from, field)}0`)), string(from));
		return sameBytes(string(signed), string(sent)) && twins.fields.every(binds);
	} catch {
		return false;
	}
};
const sometime = 17672256e5;
const stampOf = ({ timestamp }, epochMs) => timestamp === null ? "" : timestampText(epochMs, timestamp.format);
const planCollision = (canary, original) => {
	const { scheme, message, named } = canary;
	if (scheme.engine !== "template") return {
		requests: [],
		notes: [notApplicable("collision", "the standard's own form keeps the parts apart")]
	};
	const delimiters = [...new Set(compile(scheme).string.parts.flatMap((part) => part.kind === "text" ? [part.text] : []))];
	const start = {
		message: {
			...message,
			query: message.query ?? "sigproof=0a1b2c"
		},
		nonce: "0a1b2c3d"
	};
	const found = pairs.flatMap(([left, right]) => [shift(left, right), ...delimiters.flatMap((delimiter) => [across(left, right, delimiter), overTimestamp(left, right, delimiter, delimiter)])]).find((twins) => collides(twins, scheme, message.query === null && message.body.length > 0 ? {
		...start,
		message
	} : start, named));
	if (found === void 0) return {
		requests: [],
		notes: [notApplicable("collision", "no two requests to this operation give one string to sign")]
	};
	const made = (hand) => {
		const wire = original(hand);
		const { moment } = hand.sign(wire);
		const both = found.both({
			message: wire,
			nonce: moment.nonce
		}, moment.timestamp ?? stampOf(scheme, moment.epochMs));
		if (both === null) throw new Error(`the collision ${found.says} is not there on this request`);
		return {
			sent: hand.sign(both.sent.message, { at: {
				...moment,
				nonce: both.sent.nonce
			} }),
			signed: hand.sign(both.signed.message, { at: {
				...moment,
				nonce: both.signed.nonce
			} })
		};
	};
	return {
		requests: tripleOf(`collision/${found.says}`, `collision: ${found.says}`, {
			POS: (hand) => ({
				message: made(hand).sent.message,
				right: null
			}),
			NEG: (hand) => {
				const { sent } = made(hand);
				return {
					message: graft(sent.message, sent.signature, otherText(sent.signature)),
					right: sent
				};
			},
			PROBE: (hand) => {
				const { sent, signed } = made(hand);
				return {
					message: graft(sent.message, sent.signature, signed.signature),
					right: null
				};
			}
		}),
		notes: []
	};
};

// src/signature/experiment/plan-comparison.ts
const strippedBy = (name, changed, original, change, signature = "other") => ({
	id: `stripped/${name}`,
	changed,
	signature,
	make: (hand) => {
		const signed = hand.sign(original(hand), { never: "sent" });
		const message = change(signed);
		return {
			message: holds(message, signed.signature) ? graft(message, signed.signature, "") : message,
			right: signed
		};
	}
});
const zeros = (signature) => signature.replace(/[0-9A-Za-z+/_-]/g, /^[0-9a-f]+$/i.test(signature) ? "0" : "A");
const withWord = ({ message, signature }) => {
	const wrong = graft(message, signature, otherText(signature));
	return carriersOf(message, signature).reduce((each, name) => withHeader(each, name, (headerOf(each, name) ?? "").replace(/^[^\s=,]+(?= )/, "Sigproof")), wrong);
};
const inHeaders = (scheme) => scheme.engine === "jws" ? scheme.send.some((each) => each.in === "header") : scheme.engine === "template" ? compile(scheme).send.some((each) => each.signs && each.in === "header") : !(scheme.engine === "aws-sigv4" && scheme.presigned);
const hasWord = (scheme) => scheme.engine === "template" || scheme.engine === "jws" ? scheme.send.some((each) => /^[A-Za-z0-9-]+ /.test(each.value)) : scheme.engine === "aws-sigv4" ? !scheme.presigned : scheme.engine === "oauth1" || scheme.engine === "azure-sharedkey" || scheme.engine === "cavage" && scheme.header === "Authorization";
const stripped = (canary, original, { quick, withSecret }) => {
	const cut = (length) => strippedBy(`first-${length}`, `signature cut to ${length === 1 ? "its first character" : `${length} characters`}`, original, ({ message, signature }) => graft(message, signature, signature.slice(0, length)));
	const inHeader = ({ message, signature }) => carriersOf(message, signature);
	const removed = strippedBy("removed", "signature header removed, the rest kept", original, (signed) => inHeader(signed).length === 0 ? graft(signed.message, signed.signature, "") : inHeader(signed).reduce(withoutHeader, signed.message), "none");
	const empty = strippedBy("empty", "signature empty", original, ({ message, signature }) => graft(message, signature, ""));
	const bare = strippedBy("empty-header", "signature header empty", original, (signed) => inHeader(signed).reduce((each, name) => withHeader(each, name, ""), signed.message));
	const zero = strippedBy("zeros", "signature of zeros", original, ({ message, signature }) => graft(message, signature, zeros(signature)));
	const word = hasWord(canary.scheme) ? [strippedBy("unknown-word", "unknown word before a wrong signature", original, withWord)] : [];
	if (quick) return [
		removed,
		empty,
		...withSecret ? [cut(8)] : []
	];
	return [
		removed,
		empty,
		...inHeaders(canary.scheme) ? [bare] : [],
		...withSecret ? [
			cut(1),
			cut(8),
			cut(16)
		] : [],
		zero,
		...word
	];
};
const plainForm = (scheme) => ({
	...scheme,
	key: {
		...scheme.key,
		encoding: "utf8",
		"strip-prefix": null
	}
});
const asMac = (scheme) => {
	const plain = {
		...plainForm(scheme),
		algorithm: "hmac-sha256"
	};
	return plain.engine === "rfc9421" ? {
		...plain,
		alg: "hmac-sha256"
	} : plain;
};
const confused = (scheme, original, { quick, withSecret }) => {
	if (!withSecret) return {
		requests: [],
		notes: [{
			id: "known-key",
			why: "without the key nobody knows its public half"
		}]
	};
	return {
		requests: publicForms.slice(0, quick ? 1 : publicForms.length).map((as) => fresh(`known-key/public-${as}`, `a MAC keyed with the public key (${as})`, original, void 0, {
			scheme: asMac(scheme),
			key: {
				kind: "public",
				as
			}
		})),
		notes: []
	};
};
const known = ({ scheme }, original, options) => {
	const { quick } = options;
	if (!isSymmetric(scheme.algorithm)) return confused(scheme, original, options);
	const plain = scheme.key.encoding === "utf8" ? scheme : plainForm(scheme);
	const by = (label, text, using) => fresh(`known-key/${label}`, `signed with ${label === "empty" ? "an empty key" : `the known key ${label}`}`, original, void 0, {
		scheme: using,
		key: {
			kind: "known",
			text
		}
	});
	const documented = (documentationKeys.get(scheme.name) ?? []).map((text, index) => by(`documentation-${index + 1}`, text, scheme));
	if (quick) return {
		requests: [by("empty", "", plain), ...commonKeys.slice(0, 1).map((text) => by(text, text, plain))],
		notes: []
	};
	return {
		requests: [
			by("empty", "", plain),
			...commonKeys.map((text) => by(text, text, plain)),
			...documented
		],
		notes: []
	};
};
const algorithmsFor = (scheme) => {
	if (scheme.engine === "cavage" && scheme.algorithm === "rsa-v1_5-sha256") return ["rsa-v1_5-sha1"];
	return ["hmac-sha1", "hmac-md5"].filter((each) => each !== scheme.algorithm && isSymmetric(scheme.algorithm) && scheme.algorithm !== "sha256-secret-prefix" && !(each === "hmac-md5" && scheme.engine === "cavage" && scheme.dialect === "kong"));
};
const renamed = (message, signature, algorithm) => {
	const name = algorithm.replace("hmac-", "");
	let found = false;
	const headers = message.headers.map(([key, value]) => {
		if (!value.includes(signature)) return [key, value];
		const [before = "", ...rest] = value.split(signature);
		return [key, [before.replace(/\b(hmac-)?(sha-?(?:1|256|384|512)|md5)\b|hs2019|\b(?:HMAC-)SHA(?:1|256|512)\b/i, (word) => {
			found = true;
			return /^hs2019$/i.test(word) ? algorithm : word.replace(/sha-?\d+|md5/i, (each) => each === each.toUpperCase() ? name.toUpperCase() : name);
		}), ...rest].join(signature)];
	});
	return found ? {
		...message,
		headers
	} : null;
};
const unsignedToken = (scheme, original) => ({
	id: "algorithm-downgrade/none",
	changed: "a token that names the algorithm none, and holds no signature",
	signature: "other",
	make: (hand) => {
		const signed = hand.sign(original(hand), { never: "sent" });
		const message = withoutAlgorithm(signed.message, scheme);
		return {
			message: holds(message, signed.signature) ? graft(message, signed.signature, "") : message,
			right: signed
		};
	}
});
const downgraded = (scheme, original) => {
	const [id, weaker] = ["algorithm-downgrade", "rsa-v1_5-sha256"];
	if (scheme.algorithm !== "rsa-pss-sha512") return {
		requests: [],
		notes: [notApplicable(id, "RFC 9421 has no weaker algorithm for this kind of key")]
	};
	const using = {
		...scheme,
		algorithm: weaker,
		alg: weaker
	};
	return {
		requests: [fresh(`${id}/${weaker}`, `signed with ${weaker}, which the request names`, original, void 0, { scheme: using })],
		notes: []
	};
};
const downgrade = (canary, original) => {
	const { scheme } = canary;
	if (scheme.engine === "jws") return {
		requests: [unsignedToken(scheme, original)],
		notes: []
	};
	if (scheme.engine === "rfc9421") return downgraded(scheme, original);
	const all = scheme.engine === "cavage" || scheme.engine === "oauth1" || scheme.engine === "template" && scheme.send.some(({ value }) => value.includes("{signature}") && /sha-?\d|md5/i.test(value)) ? algorithmsFor(scheme) : [];
	if (all.length === 0) return {
		requests: [],
		notes: [notApplicable("algorithm-downgrade", "the request does not name its algorithm")]
	};
	return {
		requests: all.slice(0, scheme.engine === "oauth1" ? 1 : 2).map((algorithm) => ({
			id: `algorithm-downgrade/${algorithm}`,
			changed: `signed with ${algorithm}, which the request names`,
			signature: "other",
			make: (hand) => {
				const message = original(hand);
				const signed = hand.sign(message, { scheme: {
					...scheme,
					algorithm
				} });
				return {
					message: scheme.engine === "template" ? renamed(signed.message, signed.signature, algorithm) ?? signed.message : signed.message,
					right: hand.sign(message, { at: signed.moment })
				};
			}
		})),
		notes: []
	};
};
const meaning = /* @__PURE__ */ new Map([
	["@method", ["method"]],
	["@authority", ["host"]],
	["host", ["host"]],
	["@path", ["path"]],
	["@query", ["query"]],
	["@target-uri", [
		"host",
		"path",
		"query"
	]],
	["@request-target", ["path", "query"]],
	["(request-target)", [
		"method",
		"path",
		"query"
	]],
	["content-digest", ["body"]],
	["digest", ["body"]],
	["date", ["timestamp"]],
	["(created)", ["timestamp"]],
	["content-type", ["content-type"]]
]);
const reduced = ({ scheme, message }, original, { quick, required }) => {
	if (scheme.engine !== "rfc9421" && scheme.engine !== "cavage") return {
		requests: [],
		notes: [notApplicable("unenforced-components", "the list of what is signed is not the client's to choose")]
	};
	if (quick) return {
		requests: [],
		notes: [{
			id: "unenforced-components",
			why: "left out by --quick"
		}]
	};
	const plain = (each) => each.trim().replace(/^"([^"]*)".*$/, "$1").toLowerCase();
	const matters = (each) => {
		return (meaning.get(plain(each)) ?? []).some((component) => required.has(component)) && !(message.body.length === 0 && (plain(each) === "content-digest" || plain(each) === "digest"));
	};
	const listed = scheme.components.filter(matters);
	const without = (left) => {
		const components = scheme.components.filter((each) => !left.includes(each));
		return components.length === 0 && scheme.engine === "cavage" ? null : {
			...scheme,
			components
		};
	};
	const one = (label, using) => using === null ? [] : [fresh(`unenforced-components/${label}`, `signed ${label}`, original, void 0, { scheme: using })];
	const requests = [...listed.slice(0, 6).flatMap((each) => one(`without ${plain(each)}`, without([each]))), ...listed.length > 1 ? one("without any required component", without(listed)) : []];
	return requests.length === 0 ? {
		requests,
		notes: [notApplicable("unenforced-components", "the scheme lists nothing that is required")]
	} : {
		requests,
		notes: []
	};
};
const planComparison = (canary, original, options) => {
	const notes = [];
	const requests = [...stripped(canary, original, options)];
	const parts = [
		known(canary, original, options),
		...options.withSecret && !options.quick ? [downgrade(canary, original)] : [],
		...options.withSecret ? [reduced(canary, original, options)] : []
	];
	if (options.withSecret && options.quick) notes.push({
		id: "algorithm-downgrade",
		why: "left out by --quick"
	});
	for (const each of parts) {
		requests.push(...each.requests);
		notes.push(...each.notes);
	}
	if (!options.withSecret) return {
		requests,
		notes
	};
	if (!options.hasPrevious) notes.push(notApplicable("retired-key", "no previous secret was given"));
	else requests.push(fresh("retired-key/previous", "signed with the previous secret", original, void 0, { key: { kind: "previous" } }));
	return {
		requests,
		notes
	};
};

// src/signature/experiment/plan-components.ts
const part = (requests, notes = []) => ({
	requests,
	notes
});
const presentOn = ({ message, scheme, named, declared }, signed) => {
	const has = (name) => (headerOf(message, name) ?? "") !== "";
	const timed = scheme.engine === "template" ? scheme.timestamp !== null : declared.has("timestamp");
	const counted = scheme.engine === "template" ? scheme.nonce !== null : declared.has("nonce");
	return [
		"method",
		"scheme",
		"host",
		"path",
		"query",
		...named && message.body.length > 0 ? ["body"] : [],
		...timed ? ["timestamp"] : [],
		...counted ? ["nonce"] : [],
		...has("content-type") || signed !== null && headerOf(signed, "content-type") !== null ? ["content-type"] : [],
		...[...declared].filter((each) => each.startsWith("header:") && each !== "header:host" && each !== "header:content-type" && has(each.slice(7)))
	];
};
const query = ({ message, scheme }, original, { quick }) => {
	const pairs = pairsOf(message.query ?? "");
	const valued = pairs.findIndex(({ value }) => value !== "");
	const added = triple("query/added", "query: unknown key added", original, (each) => withAddedQuery(each, "sigproof-added", "1"));
	if (quick) return part(added);
	const changed = triple("query/changed", "query: value changed", original, (each) => {
		const own = pairsOf(each.query ?? "");
		const at = valued >= 0 ? valued : own.findIndex(({ value }) => value !== "");
		return at < 0 ? withAddedQuery(each, "sigproof-changed", "1") : withQueryValueAt(each, at, nudged);
	});
	const other = nudged(pairs[valued]?.value ?? "");
	const repeated = valued < 0 ? [] : [...triple("query/repeated", "query: key repeated with another value", original, (each) => withRepeatedQuery(each, valued, other)), ...scheme.engine === "oauth1" ? [] : triple("query/repeated-before", "query: key repeated, the other value first", original, (each) => withQueryBefore(each, valued, other))];
	return part([
		...added,
		...changed,
		...repeated
	]);
};
const encodedPath = (path) => {
	const at = /[A-Za-z0-9](?=[^A-Za-z0-9]*$)/.exec(path)?.index;
	return at === void 0 || at === 0 ? null : `${path.slice(0, at)}%${path.charCodeAt(at).toString(16).toUpperCase()}${path.slice(at + 1)}`;
};
const path$1 = ({ message, otherPaths, sibling }, original, { quick }) => {
	const child = triple("path/child", "path: a child that does not exist", original, (each) => ({
		...each,
		path: `${each.path.replace(/\/+$/, "")}/sigproof-child`
	}));
	const beside = sibling === null ? [] : triple("path/sibling", `path: ${sibling}`, original, (each) => ({
		...each,
		path: sibling
	}));
	const [other] = otherPaths;
	const transplant = other === void 0 ? [] : tripleOf("path/transplant", `path: signed for ${other}`, {
		POS: fresh("", "", original).make,
		NEG: garbled("", "", original).make,
		PROBE: (hand) => {
			const wire = original(hand);
			const first = hand.sign({
				...wire,
				path: other
			});
			const right = hand.sign(wire, { at: first.moment });
			return {
				message: {
					...first.message,
					path: wire.path
				},
				right
			};
		}
	});
	const encoded = encodedPath(message.path);
	return part([
		...quick && sibling !== null ? [] : child,
		...beside,
		...transplant,
		...quick || encoded === null ? [] : triple("path/encoded", "path: one letter percent-encoded", original, (each) => ({
			...each,
			path: encoded
		}))
	]);
};
const method$1 = ({ message }, original, { quick }) => {
	const twin = message.method === "GET" ? ["HEAD"] : message.method === "HEAD" ? ["GET"] : [];
	const all = [
		...twin,
		"PROPFIND",
		"OPTIONS"
	];
	return part(all.slice(0, quick ? Math.max(1, twin.length) : 3).flatMap((name) => triple(`method/${name}`, `method: ${name}`, original, (each) => ({
		...each,
		method: name
	}))));
};
const body = ({ message, scheme, alternate, named }, original, { quick }) => {
	if (!named || message.body.length === 0) return part([]);
	const change = (name, says, by) => triple(`body/${name}`, `body: ${says}`, original, by);
	const last = (each) => withBodyValue(each, "last");
	const recomputed = triple("body/digest-recomputed", "body: a value changed, the digest made anew", original, last, (each) => redigest(each, scheme));
	const hasDigest = scheme.engine === "template" && scheme.digests.length > 0 || scheme.engine === "rfc9421" || scheme.engine === "cavage" || scheme.engine === "aws-sigv4" || scheme.engine === "oauth1" || scheme.engine === "jws" && Object.keys(scheme.claims).length > 0;
	const appended = change("appended", "text appended", (each) => withAppended(each, "sigproof=1"));
	const added = withAddedKey(message, "sigproof") === null ? null : change("added-key", "a key added", (each) => withAddedKey(each, "sigproof") ?? each);
	if (quick) return part(hasDigest ? [...recomputed, ...added ?? appended] : [...appended, ...added ?? []]);
	return part([
		...change("last-value", "a value at the end changed", last),
		...hasDigest ? recomputed : [],
		...appended,
		...added ?? [],
		...change("first-value", "a value at the start changed", (each) => withBodyValue(each, "first")),
		...alternate === null || sameBytes(alternate, message.body) ? [] : change("alternate", "the alternate body", (each) => withBody(each, alternate))
	]);
};
const planPadded = (original) => triple("body/padded", "body: blanks appended", original, (each) => withBody(each, bytesOf(`${wireOf(each.body)} `))).filter(({ id }) => !id.endsWith("/POS"));
const contentType = (original) => part(triple("content-type/changed", "content type changed", original, (each) => withHeader(each, "Content-Type", /^text\/plain/i.test(headerOf(each, "content-type") ?? "") ? "application/octet-stream" : "text/plain")));
const moved = (name, original) => part(tripleOf(`${name}/changed`, name === "timestamp" ? "timestamp changed" : "another nonce", {
	POS: fresh("", "", original).make,
	NEG: garbled("", "", original).make,
	PROBE: (hand) => {
		const message = original(hand);
		const wire = hand.sign(message);
		const other = hand.sign(message);
		const epochMs = Math.abs(other.moment.epochMs - wire.moment.epochMs) >= 1e3 ? other.moment.epochMs : wire.moment.epochMs + 1e3;
		const never = hand.sign(message, { at: name === "timestamp" ? {
			...wire.moment,
			epochMs
		} : {
			...wire.moment,
			nonce: other.moment.nonce
		} });
		return {
			message: graft(wire.message, wire.signature, never.signature),
			right: wire
		};
	}
}));
const scheme = ({ message }, original) => {
	const other = message.scheme === "https" ? "http" : "https";
	const told = (each) => withHeader(each, "X-Forwarded-Proto", other);
	return part(tripleOf("scheme/forwarded", `signed for ${other}, with X-Forwarded-Proto: ${other}`, {
		POS: (hand) => {
			const signed = hand.sign(original(hand));
			return {
				message: told(signed.message),
				right: null
			};
		},
		NEG: (hand) => {
			const signed = hand.sign(original(hand));
			return {
				message: told(graft(signed.message, signed.signature, otherText(signed.signature))),
				right: signed
			};
		},
		PROBE: (hand) => {
			const wire = original(hand);
			const signed = hand.sign({
				...wire,
				scheme: other
			});
			return {
				message: told({
					...signed.message,
					scheme: wire.scheme
				}),
				right: hand.sign(wire, { at: signed.moment })
			};
		}
	}));
};
const header = (name, original) => part(triple(`header:${name}/changed`, `header ${name} changed`, original, (each) => withOtherHeader(each, name)));
const join = (parts) => part(parts.flatMap(({ requests }) => requests), parts.flatMap(({ notes }) => notes));
const planComponents = (canary, present, original, options) => {
	const wanted = present.filter((each) => canary.declared.has(each) || each === "query");
	const left = options.quick ? wanted.filter((each) => !options.required.has(each)) : [];
	const asked = options.quick ? wanted.filter((each) => options.required.has(each)) : wanted;
	return join([part([], left.map((id) => ({
		id,
		why: "left out by --quick, because the policy does not ask for it"
	}))), ...asked.map((component) => {
		if (component === "query") return canary.declared.has("query") ? query(canary, original, options) : part([]);
		if (component === "path") return path$1(canary, original, options);
		if (component === "method") return method$1(canary, original, options);
		if (component === "body") return body(canary, original, options);
		if (component === "content-type") return contentType(original);
		if (component === "timestamp" || component === "nonce") return moved(component, original);
		if (component === "scheme") return scheme(canary, original);
		return component.startsWith("header:") ? header(component.slice(7), original) : part([]);
	})]);
};

// src/signature/experiment/plan-freshness.ts
const decade = 31536e4;
const margin = 4;
const rung = (side, age, original, edge = false) => fresh(`${side}${edge ? "-border" : ""}/${age}`, `timestamp ${age} s ${side === "stale" ? "old" : "ahead"}`, original, void 0, { age: side === "stale" ? age : -age });
const hasClock = ({ scheme, declared }) => scheme.engine === "template" ? scheme.timestamp !== null : declared.has("timestamp");
const planLadder = (canary, original, { quick, maxAge }) => {
	if (!hasClock(canary)) return {
		requests: [],
		notes: ["stale-border", "future-border"].map((id) => notApplicable(id, "the scheme has no timestamp"))
	};
	const edge = maxAge + margin;
	const notes = [];
	const past = quick ? [] : [
		30,
		60,
		maxAge - 2,
		maxAge,
		3602,
		86402,
		decade
	];
	const future = quick ? [] : [
		5,
		60,
		maxAge - 2,
		maxAge,
		86402,
		decade
	];
	const requests = [rung("stale", edge, original, true), ...[...new Set(past)].filter((age) => age > 0 && age !== edge).map((age) => rung("stale", age, original))];
	if (isOrdered(canary.scheme)) notes.push({
		id: "future-border",
		why: "left out: a scheme with a growing nonce would refuse everything that follows"
	});
	else requests.push(rung("future", edge, original, true), ...[...new Set(future)].filter((age) => age > 0 && age !== edge).map((age) => rung("future", age, original)));
	return {
		requests,
		notes
	};
};
const usual = [
	30,
	60,
	90,
	120,
	180,
	240,
	300,
	600,
	900,
	1800,
	3600,
	7200,
	14400,
	28800,
	43200,
	86400,
	604800
];
const mostPoints = 6;
const likely = (within, beyond) => {
	const inside = (age) => age > within && age < beyond;
	return [...usual.map((age) => age + 2).filter(inside).slice(0, 5), ...usual.map((age) => age - 2).filter(inside).slice(-1)];
};
const spread = (within, beyond, most) => {
	const [from, gap] = [Math.max(within, 1), beyond - within];
	const count = Math.min(gap - 1, most);
	return Array.from({ length: count }, (_each, index) => {
		const share = (index + 1) / (count + 1);
		return beyond / from > 4 ? Math.round(from * (beyond / from) ** share) : within + Math.round(share * gap);
	});
};
const planSections = (canary, experiment, trusted, original) => {
	if (!hasClock(canary)) return [];
	const asked = new Set(experiment.exchanges.map(({ id }) => id));
	const points = (side) => {
		const { within, beyond, measured } = sideOf(experiment, trusted, side);
		if (!measured || beyond === null || beyond - within <= 1) return [];
		const first = likely(within, beyond);
		const ages = [...first, ...spread(within, beyond, first.length === 0 ? mostPoints : 1)];
		return [...new Set(ages)].filter((age) => age > within && age < beyond && !asked.has(`${side}/${age}`)).map((age) => rung(side, age, original));
	};
	return isOrdered(canary.scheme) ? points("stale") : [...points("stale"), ...points("future")];
};
const planAlternateDate = (canary, original, { maxAge }) => {
	const { scheme } = canary;
	if (!hasClock(canary) || scheme.engine === "template" && scheme.timestamp?.in !== "header") return [];
	const own = scheme.engine === "template" ? (scheme.timestamp?.name ?? "").toLowerCase() : scheme.engine === "aws-sigv4" ? scheme.dialect === "google" ? "x-goog-date" : "x-amz-date" : scheme.engine === "azure-sharedkey" ? "x-ms-date" : scheme.engine === "cavage" ? "date" : "";
	const names = [
		"Date",
		"X-Date",
		"X-Amz-Date",
		"X-Aux-Date"
	].filter((name) => name.toLowerCase() !== own);
	const age = Math.max(86400, maxAge * 4);
	return [{
		id: `stale-alternate/${age}`,
		changed: `timestamp ${age} s old beside a fresh ${names.join(", ")}`,
		signature: "fresh",
		make: (hand) => {
			const message = original(hand);
			const now = hand.sign(message).moment;
			const signed = hand.sign(message, { age });
			const value = (name) => timestampText(now.epochMs, name === "X-Amz-Date" ? "iso-basic" : "http-date");
			return {
				message: names.reduce((each, name) => withHeader(each, name, value(name)), signed.message),
				right: null
			};
		}
	}];
};
const ownDateHeader = ({ scheme, declared }) => {
	if (scheme.engine === "template") return scheme.timestamp?.in === "header" ? scheme.timestamp.name ?? null : null;
	if (scheme.engine === "aws-sigv4") return scheme.presigned ? null : "X-Amz-Date";
	if (scheme.engine === "azure-sharedkey") return "x-ms-date";
	return scheme.engine === "cavage" && declared.has("header:date") ? "Date" : null;
};
const added = (message, name, value, first) => ({
	...message,
	headers: first ? [[name, value], ...message.headers] : [...message.headers, [name, value]]
});
const planRepeatedDate = (canary, original, { maxAge }) => {
	const name = ownDateHeader(canary);
	if (name === null) return [];
	const age = Math.max(86400, maxAge * 4);
	return ["after", "before"].map((where) => ({
		id: `stale-repeated/${where}`,
		changed: `timestamp ${age} s old, and a fresh ${name} ${where} it`,
		signature: "fresh",
		make: (hand) => {
			const message = original(hand);
			const now = hand.sign(message, { never: "sent" }).message;
			return {
				message: added(hand.sign(message, { age }).message, name, headerOf(now, name) ?? "", where === "before"),
				right: null
			};
		}
	}));
};
const planRepeatedNonce = ({ scheme, declared }, original) => {
	const name = scheme.engine === "template" && scheme.nonce?.in === "header" && declared.has("nonce") ? scheme.nonce.name ?? null : null;
	if (name === null || isOrdered(scheme)) return [];
	return ["after", "before"].map((where) => ({
		id: `replay-repeated/${where}`,
		changed: `the same request, and a new ${name} ${where} its own`,
		signature: "fresh",
		make: (hand) => {
			const other = headerOf(hand.sign(original(hand), { never: "sent" }).message, name) ?? "";
			return {
				message: added(hand.recall("replay/first"), name, other, where === "before"),
				right: null
			};
		}
	}));
};
const again = (id, of, changed) => ({
	id,
	changed,
	signature: "fresh",
	make: (hand) => ({
		message: hand.recall(of),
		right: null
	})
});
const thirdTime = "replay/again#2";
const planReplay = ({ message }, original) => [
	fresh("replay/first", "nothing, to be repeated", original),
	again("replay/again", "replay/first", "the same bytes a second time"),
	again(thirdTime, "replay/first", "the same bytes a third time"),
	...message.method === "GET" || message.method === "HEAD" ? [{
		id: "replay/cached",
		changed: "the same URL under a wrong signature",
		signature: "garbled",
		make: (hand) => {
			const sent = hand.recall("replay/first");
			const { message: wrong } = garbled("", "", () => ({
				...message,
				path: sent.path,
				query: sent.query
			})).make(hand);
			return {
				message: wrong,
				right: null
			};
		}
	}] : []
];
const planSameMoment = (original) => {
	const [id, changed] = ["same-moment", "another nonce, which the scheme does not sign, under the same time"];
	return [[fresh(`${id}/1`, "nothing, to be signed again at the same moment", original)], [{
		id: `${id}/2`,
		changed,
		signature: "fresh",
		make: (hand) => {
			const message = original(hand);
			const other = hand.sign(message, { never: "sent" }).moment;
			return {
				message: hand.sign(message, { at: {
					...hand.momentOf(`${id}/1`),
					nonce: other.nonce
				} }).message,
				right: null
			};
		}
	}]];
};
const planSameNonce = (original) => ({
	id: "same-nonce/1",
	changed: "a nonce that was used before, with a new timestamp",
	signature: "fresh",
	make: (hand) => {
		const message = original(hand);
		const { moment } = hand.sign(message, { never: "sent" });
		return {
			message: hand.sign(message, { at: {
				...moment,
				nonce: hand.momentOf("replay/first").nonce
			} }).message,
			right: null
		};
	}
});
const planRespelled = (original, time) => {
	const tail = time === 1 ? "" : `#${time}`;
	return [[fresh(`respelled/first${tail}`, "nothing, to be repeated in another spelling", original)], [{
		id: `replay-respelled/1${tail}`,
		changed: "the same request, its signature in another spelling",
		signature: "fresh",
		make: (hand) => ({
			message: respelled(hand.recall(`respelled/first${tail}`)),
			right: null
		})
	}]];
};
const respelled = (message) => ({
	...message,
	headers: message.headers.map(([name, value]) => {
		const hex = /\b[0-9a-f]{32,128}\b/.exec(value)?.[0];
		if (hex !== void 0 && /[a-f]/.test(hex)) return [name, value.replace(hex, hex.toUpperCase())];
		const base64 = /[A-Za-z0-9+/_-]{27,}(={1,2})/.exec(value);
		return base64 === null ? [name, value] : [name, value.replace(base64[0], base64[0].replace(/=+$/, ""))];
	})
});
const copies = 6;
const planRace = (original, time) => {
	const tail = time === 1 ? "" : `#${time}`;
	return Array.from({ length: copies }, (_each, index) => {
		const id = `replay-race/${index + 1}${tail}`;
		return index === 0 ? { ...fresh(id, "nothing, sent several times at once", original) } : again(id, `replay-race/1${tail}`, `copy ${index + 1} of the same bytes, at once`);
	});
};

// src/signature/experiment/plan-override.ts
const method = "QXPROBE";
const path = "/sigproof-override";
const methodHeaders = [
	"X-HTTP-Method-Override",
	"X-HTTP-Method",
	"X-Method-Override"
];
const pathHeaders = ["X-Original-URL", "X-Rewrite-URL"];
const withAll = (names, value, message) => names.reduce((each, name) => withHeader(each, name, value), message);
const beside = (id, changed, original, add) => ({
	id,
	changed,
	signature: "fresh",
	make: (hand) => {
		const message = original(hand);
		const signed = hand.sign(message);
		const right = hand.sign(add(message), { at: signed.moment });
		return {
			message: add(signed.message),
			right: right.signature === signed.signature ? null : right
		};
	}
});
const byHeaders = (id, names, value, original) => beside(id, `${names.join(", ")}: ${value} beside a right signature`, original, (each) => withAll(names, value, each));
const planOverrides = (canary, original, quick) => quick ? [] : [byHeaders("method-override/headers", methodHeaders, method, original), ...canary.declared.has("path") ? [byHeaders("path-override/headers", pathHeaders, path, original)] : []];
const isForm = (message) => /x-www-form-urlencoded/i.test(headerOf(message, "content-type") ?? "");
const planMethodField = ({ message, named, declared }, open, original) => [...open.has("query") ? [beside("method-override/_method in the query", `_method=${method} added to the query`, original, (each) => withAddedQuery(each, "_method", method))] : [], ...open.has("body") && named && isForm(message) && !declared.has("header:content-length") ? [beside("method-override/_method in the form", `_method=${method} added to the form`, original, (each) => withAppended(each, `_method=${method}`))] : []];
const planOverridesAgain = (id, original) => {
	const [kind = "", way = ""] = id.split("/");
	const change = way === "_method in the query" ? (each) => withAddedQuery(each, "_method", method) : way === "_method in the form" ? (each) => withAppended(each, `_method=${method}`) : (each) => kind === "path-override" ? withAll(pathHeaders, path, each) : withAll(methodHeaders, method, each);
	const alone = way !== "headers" ? [] : kind === "path-override" ? pathHeaders : methodHeaders;
	return [
		{
			...garbled(`${id}/NEG`, "the same under a wrong signature", original, change),
			id: `${id}/NEG`
		},
		...alone.map((name) => byHeaders(`${id}/${name}`, [name], kind === "path-override" ? path : method, original)),
		...way === "headers" ? [] : [beside(`${id}/again`, "the same once more", original, change)]
	];
};

// src/signature/experiment/plan-state.ts
const startPlan = (canary, options, present, experiment) => ({
	canary,
	options,
	present,
	experiment,
	step: 0,
	trouble: 0,
	known: /* @__PURE__ */ new Map()
});
const isSafe = ({ message }) => message.method === "GET" || message.method === "HEAD";
const originalOf = (state) => {
	const { canary } = state;
	const tried = state.experiment.exchanges.find(({ id }) => id === "cache-buster")?.answer;
	return isSafe(canary) && (state.step === 0 || !state.options.withSecret || tried !== void 0 && tried !== null && tried.status < 400) ? (hand) => withAddedQuery(canary.message, "sigproof", hand.hex(6)) : () => canary.message;
};
const control = (state, name, ahead = 0) => {
	const number = state.experiment.exchanges.filter(({ id }) => baseOf(id) === name).length + 1 + ahead;
	const original = originalOf(state);
	if (name === "unsigned") return unsigned(`unsigned#${number}`, "no signature", original);
	return name === "signed" ? fresh(`signed#${number}`, "nothing", original) : garbled(`garbled#${number}`, "a wrong signature", original);
};
const isReplayRefused = (state) => judgeExperiment(state.experiment).replay === "refused";
const forgets = ({ experiment }) => {
	if (judgeExperiment(experiment).replay === "accepted") return true;
	const { answers, controls } = trustedOf(experiment);
	return [1, 2].every((time) => {
		const answer = answers.get(`same-moment/${time}`)?.answer;
		return answer !== void 0 && classOf(answer, controls.learned) === "accepted";
	});
};
const leastReach = 20;
const mostReach = 150;
const reachOf = (state) => forgets(state) ? null : Math.min(mostReach, Math.max(20, Math.floor(sideOf(state.experiment, trustedOf(state.experiment), "stale").within / 2)));

// src/signature/experiment/plan-confirmations.ts
const mostConfirmed = 3;
const confirmations = (state) => {
	const { experiment, known } = state;
	const verdict = judgeExperiment(experiment);
	const trusted = trustedOf(experiment);
	const asked = new Set(experiment.exchanges.map(({ id }) => id));
	const again = (id) => {
		const planned = known.get(id);
		return planned === void 0 || asked.has(`${id}#2`) ? [] : [{
			...planned,
			id: `${id}#2`
		}];
	};
	const one = (prefix) => [...known.keys()].filter((id) => id.startsWith(prefix) && !id.includes("#")).filter((id) => {
		const answer = trusted.answers.get(id)?.answer;
		return answer !== void 0 && classOf(answer, trusted.controls.learned) === "accepted";
	}).slice(0, mostConfirmed).flatMap(again);
	const variant = (name) => {
		const [neg, probe] = [trusted.answers.get(`${name}/NEG`)?.answer, trusted.answers.get(`${name}/PROBE`)?.answer];
		return neg === void 0 || probe === void 0 || alike(neg, probe) ? [] : [...again(`${name}/NEG`), ...again(`${name}/PROBE`)];
	};
	const variants = (prefix) => [...new Set([...known.keys()].filter((id) => id.startsWith(prefix) && id.endsWith("/PROBE")).map((id) => id.slice(0, -6)))].flatMap(variant);
	const requests = [...verdict.components.filter(({ observed, declared }) => observed === "uncovered" && declared).flatMap(({ component }) => variants(`${component}/`)), ...verdict.trials.filter(({ outcome }) => outcome === "open").flatMap(({ kind }) => {
		if (kind === "stale-timestamp") return [
			...one("stale-border/"),
			...one("stale-alternate/"),
			...one("stale-repeated/")
		];
		if (kind === "future-timestamp") return one("future-border/");
		if (kind === "unpinned-host") return again("host/foreign/POS");
		if (kind === "collision") return variants("collision/");
		if (kind === "method-override") return [];
		if (kind === "replay") return asked.has("replay/again#2") ? one("replay-repeated/") : planReplay(state.canary, originalOf(state)).filter(({ id }) => id === thirdTime);
		if (kind === "replay-race") return [];
		return one(`${kind}/`);
	})];
	const padded = trusted.answers.get("body/appended/PROBE") !== void 0 && !asked.has("body/padded/PROBE") && verdict.components.some(({ component, observed, confidence }) => component === "body" && observed === "uncovered" && confidence === "likely") ? planPadded(originalOf(state)) : [];
	const overridden = ["method-override", "path-override"].flatMap((kind) => turned(experiment, trusted, kind)).filter((id) => !asked.has(`${id}/NEG`)).flatMap((id) => planOverridesAgain(id, originalOf(state)));
	const raced = verdict.trials.some(({ kind, outcome }) => kind === "replay-race" && outcome === "open") && !asked.has("replay-race/1#2");
	const respelled = verdict.trials.some(({ kind, outcome }) => kind === "replay" && outcome === "open") && asked.has("replay-respelled/1") && !asked.has("replay-respelled/1#2");
	return {
		batches: [
			...[
				...requests,
				...padded,
				...overridden
			].map((each) => [each]),
			...respelled ? planRespelled(originalOf(state), 2) : [],
			...raced ? [planRace(originalOf(state), 2)] : []
		],
		notes: []
	};
};

// src/signature/experiment/plan-host.ts
const foreignHost = "sigproof-probe.invalid";
const forwarded = (name, original, add) => ({
	id: `forwarded-host/${name}`,
	changed: name === "twin" ? `signed for ${foreignHost}, no header names it` : `signed for ${foreignHost}, which ${name} names`,
	signature: "other",
	make: (hand) => {
		const wire = original(hand);
		const signed = hand.sign({
			...wire,
			host: foreignHost
		});
		return {
			message: add({
				...signed.message,
				host: wire.host
			}),
			right: hand.sign(wire, { at: signed.moment })
		};
	}
});
const lookAlikes = (message) => [.../* @__PURE__ */ new Set([
	`${message.host}.invalid`,
	`${hostnameOf(message)}.invalid`,
	`${message.host}@${foreignHost}`,
	`${foreignHost}/${message.host}`
])];
const planHost = (canary, original, { quick, proxied }) => {
	const kinds = [
		"unpinned-host",
		"forwarded-host",
		"prefix-host"
	];
	if (!canary.declared.has("host")) return {
		requests: [],
		notes: kinds.map((kind) => notApplicable(kind, "the string to sign does not contain the host"))
	};
	if (proxied) return {
		requests: [],
		notes: ["host", ...kinds].map((id) => ({
			id,
			why: "a proxy stands in the path and may route by Host, so no foreign name was sent"
		}))
	};
	const foreign = triple("host/foreign", `Host: ${foreignHost}`, original, (each) => ({
		...each,
		host: foreignHost
	}));
	const headers = [
		forwarded("X-Forwarded-Host", original, (each) => withHeader(each, "X-Forwarded-Host", foreignHost)),
		forwarded("twin", original, (each) => each),
		...quick ? [] : [forwarded("Forwarded", original, (each) => withHeader(each, "Forwarded", `host=${foreignHost}`)), forwarded("X-Original-Host", original, (each) => withHeader(each, "X-Original-Host", foreignHost))]
	];
	const alike = lookAlikes(canary.message).map((host) => fresh(`prefix-host/${host.replaceAll("/", "%2F").replaceAll("#", "")}`, `Host: ${host}, signed for it`, original, (each) => ({
		...each,
		host
	})));
	return {
		requests: [
			...foreign,
			...headers,
			...quick ? [] : alike
		],
		notes: quick ? [{
			id: "prefix-host",
			why: "left out by --quick"
		}] : []
	};
};

// src/signature/experiment/plan.ts
const batch = ({ requests, notes }) => ({
	batches: requests.length === 0 ? [] : [requests],
	notes
});
const nothing = {
	batches: [],
	notes: []
};
const merge = (...steps) => {
	const side = steps.flatMap(({ batches }) => batches.flat());
	return {
		batches: side.length === 0 ? [] : [side],
		notes: steps.flatMap(({ notes }) => notes)
	};
};
const late = (state) => {
	const original = originalOf(state);
	const { canary, options } = state;
	const verdict = judgeExperiment(state.experiment);
	const notes = [];
	const batches = [];
	const stale = verdict.trials.find(({ kind }) => kind === "stale-timestamp");
	if (stale?.outcome === "closed") {
		const alternate = planAlternateDate(canary, original, options);
		if (alternate.length > 0) batches.push(alternate);
	}
	const repeated = stale?.outcome === "closed" ? planRepeatedDate(canary, original, options) : [];
	if (options.quick) return {
		batches,
		notes: [{
			id: "replay-race",
			why: "left out by --quick"
		}]
	};
	if (repeated.length > 0) batches.push(repeated);
	const open = new Set(verdict.components.flatMap(({ component, observed }) => observed === "uncovered" ? [component] : []));
	const fields = planMethodField(canary, open, original);
	if (fields.length > 0) batches.push(fields);
	if (!isReplayRefused(state)) return {
		batches,
		notes: [verdict.replay === "accepted" ? notApplicable("replay-race", "the same request is accepted one after the other already") : {
			id: "replay-race",
			why: "whether a replay is accepted could not be told"
		}]
	};
	if (isOrdered(canary.scheme)) notes.push(notApplicable("replay-race", "requests of this scheme go one at a time"));
	else batches.push(planRace(original, 1));
	batches.push(...planRespelled(original, 1));
	const renewed = planRepeatedNonce(canary, original);
	if (renewed.length > 0) batches.push(renewed);
	if (canary.declared.has("nonce") && !isOrdered(canary.scheme)) batches.push([planSameNonce(original)]);
	return {
		batches,
		notes
	};
};
const steps = [
	(state) => {
		const original = originalOf(state);
		const tolerance = state.options.withSecret && isSafe(state.canary) ? [[fresh("cache-buster", "a query key against caches", original)]] : [];
		return {
			batches: [[control(state, "unsigned")], ...tolerance],
			notes: []
		};
	},
	(state) => state.options.withSecret ? {
		batches: [[control(state, "signed")], [control(state, "garbled"), ...state.options.quick ? [] : [control(state, "garbled", 1), control(state, "unsigned")]]],
		notes: []
	} : {
		batches: [[
			control(state, "garbled"),
			control(state, "garbled", 1),
			control(state, "unsigned")
		]],
		notes: []
	},
	(state) => {
		const original = originalOf(state);
		const shared = state.present.includes("nonce") && !state.canary.declared.has("nonce") ? planSameMoment(original) : [];
		return {
			batches: [...planReplay(state.canary, original).filter(({ id }) => !(state.options.quick && id === "replay/again#2")).map((each) => [each]), ...shared],
			notes: []
		};
	},
	(state) => {
		const original = originalOf(state);
		const { canary, options } = state;
		return merge(batch(planLadder(canary, original, options)), ...options.quick ? [batch(planHost(canary, original, options)), batch({
			requests: [],
			notes: [{
				id: "collision",
				why: "left out by --quick"
			}, {
				id: "method-override",
				why: "left out by --quick"
			}]
		})] : [batch(planCollision(canary, original)), batch({
			requests: planOverrides(canary, original, options.quick),
			notes: []
		})]);
	},
	(state) => batch(planComponents(state.canary, state.present, originalOf(state), state.options)),
	(state) => state.options.quick ? nothing : batch(planHost(state.canary, originalOf(state), state.options)),
	(state) => sections(state),
	(state) => sections(state),
	(state) => sections(state),
	(state) => sections(state),
	late,
	(state) => batch(planComparison(state.canary, originalOf(state), state.options)),
	(state) => confirmations(state)
];
const comparison = steps.length - 2;
const sections = (state) => {
	if (state.options.quick) return nothing;
	const requests = planSections(state.canary, state.experiment, trustedOf(state.experiment), originalOf(state));
	return requests.length === 0 ? nothing : {
		batches: [requests],
		notes: []
	};
};
const noteOf = ({ id, why }, round) => ({
	id,
	request: "",
	changed: "not sent",
	signature: "none",
	answer: null,
	fault: why,
	leaked: [],
	round,
	atMs: 0,
	skewSeconds: null
});
const mostTrouble = 2;
const lastSigned = (experiment) => experiment.exchanges.findLast(({ id }) => baseOf(id) === "signed");
const drifted = ({ experiment, options }) => {
	if (!options.withSecret) return false;
	const last = lastSigned(experiment);
	if (last === void 0) return false;
	return last.answer === null || classOf(last.answer, controlsOf(experiment).learned) !== "accepted";
};
const stop = (state, why) => ({
	...state,
	step: steps.length,
	experiment: {
		...state.experiment,
		stopped: state.experiment.stopped ?? why
	}
});
const nextRound = (given) => {
	let state = given;
	const done = (end) => ({
		round: null,
		state: end
	});
	if (state.experiment.stopped !== null) return done(state);
	if (state.step >= 2) {
		const { unusable } = controlsOf(state.experiment);
		if (unusable !== null && unusable.kind !== "no-secret") return done(unusable.kind === "stopped" ? stop(state, unusable.why) : state);
		if (drifted(state)) {
			if (state.trouble >= mostTrouble) return done(stop(state, "the signed control is refused from here on: locked out, limited, or the key was revoked"));
			return {
				round: {
					batches: [[control(state, "signed")]],
					ordered: false,
					pauseMs: 1e3 * (state.trouble + 1),
					reach: reachOf(state)
				},
				state: {
					...state,
					trouble: state.trouble + 1
				}
			};
		}
		state = state.trouble === 0 ? state : {
			...state,
			trouble: 0
		};
	}
	while (state.step < steps.length) {
		const index = state.step;
		const { batches, notes } = !state.options.withSecret && index >= 2 && index !== comparison ? nothing : steps[index]?.(state) ?? nothing;
		const round = state.experiment.exchanges.reduce((most, each) => Math.max(most, each.round), -1) + 1;
		const known = new Map(state.known);
		for (const each of batches.flat()) known.set(each.id, each);
		const tail = state.options.withSecret && index >= 1 && batches.length > 0 ? [[control(state, "signed", batches.flat().filter(({ id }) => baseOf(id) === "signed").length)]] : [];
		state = {
			...state,
			step: index + 1,
			known,
			experiment: {
				...state.experiment,
				exchanges: [...state.experiment.exchanges, ...notes.map((each) => noteOf(each, round))]
			}
		};
		if (batches.length > 0) return {
			round: {
				batches: [...batches, ...tail],
				ordered: isOrdered(state.canary.scheme),
				pauseMs: 0,
				reach: index < 2 ? 20 : reachOf(state)
			},
			state
		};
	}
	return done(state);
};
const withAnswers = (state, exchanges, stopped = null) => ({
	...state,
	experiment: {
		...state.experiment,
		exchanges: [...state.experiment.exchanges, ...exchanges],
		stopped: state.experiment.stopped ?? stopped
	}
});

// src/gather/exchange-record.ts
const secretsOf = (setup, scheme, hidden) => {
	const keys = [setup.secret, setup.previous].flatMap((secret) => {
		if (secret === null) return [];
		const texts = [wireOf(secret.reveal())];
		try {
			const key = keyOf(secret, scheme.key);
			if (key.kind === "bytes") texts.push(wireOf(key.bytes));
		} catch {}
		return texts;
	});
	return {
		keys: [...new Set(keys)],
		needles: [...keys, ...hidden].flatMap((text) => spellingsOf(text, 3)).sort((a, b) => b.length - a.length)
	};
};
const inTurn = async (batch, round, lab) => {
	const done = [];
	for (const planned of batch) done.push(...await sideBySide([planned], round, lab));
	return done;
};
const sideBySide = async (batch, round, lab) => {
	const ready = [];
	for (const planned of batch) {
		await lab.hand.room();
		ready.push({
			planned,
			made: makeOf(planned, lab)
		});
	}
	return Promise.all(ready.map(({ planned, made }) => typeof made === "string" ? unmade(planned, made, round, lab) : exchangeOf(planned, made, round, lab)));
};
const makeOf = (planned, { hand }) => {
	try {
		return hand.make(planned);
	} catch (error) {
		if (!(error instanceof ScanError) || planned.changed === "nothing") throw error;
		return `it cannot be signed: ${error.message}`;
	}
};
const unmade = async ({ id, changed, signature }, why, round, { ports, startedMs }) => ({
	id,
	request: "",
	changed,
	signature,
	answer: null,
	fault: why,
	leaked: [],
	round,
	atMs: ports.now() - startedMs,
	skewSeconds: null
});
const mostTries = 3;
const longestWaitMs = 1e4;
const waitWish = (exchange) => {
	if (exchange.kind === "fault") return exchange.fault.reason === "connection-reset" || exchange.fault.reason === "empty-reply" ? 50 : null;
	const { status, headers } = exchange.answer;
	const after = headers.find(([name]) => name.toLowerCase() === "retry-after")?.[1] ?? "";
	if (status !== 429 && !(status === 503 && after !== "")) return null;
	return /^\d{1,4}$/.test(after) ? Number(after) * 1e3 + 50 : 1e3;
};
const final = /* @__PURE__ */ new Set([
	"deadline",
	"request-limit",
	"target-gave-up",
	"rate-limited",
	"interrupted",
	"address-refused"
]);
const exchangeOf = async (planned, first, round, lab) => {
	let made = first;
	let exchange;
	let [leftMs, cameMs] = [0, 0];
	for (let tries = 1;; tries += 1) {
		leftMs = lab.ports.now();
		exchange = lab.stopped === null ? await lab.hand.send(made.message) : {
			kind: "fault",
			fault: {
				reason: "interrupted",
				detail: lab.stopped
			}
		};
		cameMs = lab.ports.now();
		const wait = waitWish(exchange);
		if (wait === null || wait > longestWaitMs || tries >= mostTries) break;
		await lab.ports.sleep(wait);
		made = lab.hand.make(planned);
	}
	if (exchange.kind === "fault" && final.has(exchange.fault.reason)) lab.stopped ??= exchange.fault.detail;
	if (planned.id.startsWith("signed#")) lab.stringToSign ??= stringOf(made, lab);
	const record = {
		id: planned.id,
		request: requestText(made.message, lab, made),
		changed: planned.changed,
		signature: planned.signature,
		round,
		atMs: leftMs - lab.startedMs
	};
	if (exchange.kind === "fault") return {
		...record,
		answer: null,
		fault: exchange.fault.detail,
		leaked: [],
		skewSeconds: null
	};
	const { answer } = exchange;
	const skewSeconds = lab.clock.see(headerIn(answer, "date"), leftMs, cameMs);
	const leaked = leaksIn(textOf(answer), made.message, made.right, { secrets: lab.secrets.keys });
	if (fromCache(answer)) return {
		...record,
		answer: null,
		fault: "it was answered from a cache",
		leaked,
		skewSeconds
	};
	const needles = [...lab.secrets.needles, ...made.right === null ? [] : [...signatureSpellings(made.right.signature), ...spellingsOf(wireOf(made.right.stringToSign), 12)]];
	const shape = shapeOf({
		status: answer.status,
		headers: answer.headers.map(([name, value]) => [name, scrubbed(value, needles)]),
		body: answer.body === null ? null : scrubbedBytes(answer.body, needles)
	});
	const expected = lab.wish?.acceptedWhen ?? null;
	return {
		...record,
		answer: expected === null ? shape : {
			...shape,
			expected: isExpected(answer, expected)
		},
		fault: null,
		leaked,
		skewSeconds
	};
};
const headerIn = ({ headers }, wanted) => headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? null;
const textOf = ({ headers, body }) => [...headers.map(([, value]) => value), body === null ? "" : wireOf(body)].join("\n");
const fromCache = ({ headers }) => headers.some(([name, value]) => /^age$/i.test(name) && Number(value) > 0 || /^(?:x-cache(?:-status|-lookup)?|cf-cache-status|cache-status|x-proxy-cache)$/i.test(name) && /\bhit\b/i.test(value));
const isExpected = ({ status, body }, wanted) => {
	if (wanted.status !== null && wanted.status !== status) return false;
	if (wanted.json === null) return true;
	const message = {
		...messageTo("GET", "http://a.invalid/"),
		body: body ?? /* @__PURE__ */ new Uint8Array(0)
	};
	return Object.entries(wanted.json).every(([path, value]) => jsonOf(message, path) === toWire(typeof value === "string" ? value : JSON.stringify(value)));
};
const requestText = (message, lab, { right }) => {
	const needles = [...lab.secrets.needles, ...right === null ? [] : signatureSpellings(right.signature)];
	return cut(`${message.method} ${redactUrl(scrubbed(targetOf(message), needles)).replace(/[0-9a-fA-F]{32,}|[A-Za-z0-9+/_-]{40,}(?:=|%3D){0,2}/g, "[signature]")}`, 500);
};
const stringOf = ({ message }, lab) => {
	const string = lab.hand.stringToSign(message);
	return string === null ? null : cut(scrubbed(string, lab.secrets.needles), 4096);
};

// src/gather/server-clock.ts
const tolerance = 2e3;
const createServerClock = () => {
	let [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
	return {
		see: (date, leftMs, cameMs) => {
			const at = date === null ? NaN : Date.parse(date);
			if (Number.isNaN(at)) return null;
			const [least, most] = [at - cameMs, at + 1e3 - leftMs];
			const [newLow, newHigh] = [Math.max(low, least), Math.min(high, most)];
			[low, high] = newLow <= newHigh ? [newLow, newHigh] : [least, most];
			return Math.round((at + 500 - (leftMs + cameMs) / 2) / 1e3);
		},
		offset: () => {
			const middle = (low + high) / 2;
			return Number.isFinite(middle) && Math.abs(middle) > tolerance ? middle : 0;
		}
	};
};

// src/gather/signing-hand.ts
const mostMoments = 4;
const createSigningHand = (options) => {
	const { scheme, secret, previous, ports } = options;
	const { origin } = new URL(options.baseUrl);
	const made = /* @__PURE__ */ new Map();
	let begun = null;
	const taken = /* @__PURE__ */ new Set();
	const bound = coverageOf(scheme).components;
	const counted = bound.has("nonce");
	const timed = bound.has("timestamp");
	const step = scheme.engine === "template" && scheme.timestamp !== null ? resolutionOf(scheme.timestamp.format) : 1e3;
	let last = 0;
	let reach = 20;
	const throwAway = secretOf(ports.randomHex(32));
	const plain = {
		...scheme,
		key: {
			...scheme.key,
			encoding: "utf8",
			"strip-prefix": null
		}
	};
	const wellFormed = isSymmetric(scheme.algorithm) ? plain : {
		...plain,
		algorithm: "hmac-sha512"
	};
	const now = () => ports.now() + options.offset();
	const apart = () => reach !== null && timed && !counted && !isOrdered(scheme);
	const free = () => {
		const slot = Math.floor(now() / step);
		return Array.from({ length: Math.max(mostMoments, Math.min(200, Math.floor((reach ?? 0) * 1e3 / step))) }, (_each, index) => slot - index).filter((each) => !taken.has(each));
	};
	const moment = (how) => {
		let at = now();
		if (isOrdered(scheme)) at = Math.max(at, last + 1);
		else if (apart() && how.never === void 0 && how.age === void 0) {
			const [slot] = free();
			if (slot !== void 0 && slot !== Math.floor(at / step)) at = slot * step + step / 2;
			taken.add(Math.floor(at / step));
		}
		last = at;
		return momentAt(scheme, at, new Uint8Array(Buffer.from(ports.randomHex(64), "hex")));
	};
	const material = ({ key, scheme: using }) => {
		if (key?.kind === "known") return {
			secret: secretOf(key.text),
			scheme: using ?? plain
		};
		if (key?.kind === "public" && secret !== null) return {
			secret: secretOf(publicHalf(secret, scheme.key, key.as)),
			scheme: using ?? plain
		};
		if (key?.kind === "previous" && previous !== null) return {
			secret: previous,
			scheme: using ?? scheme
		};
		return secret === null ? {
			secret: throwAway,
			scheme: wellFormed
		} : {
			secret,
			scheme: using ?? scheme
		};
	};
	const earlier = (id) => {
		const found = made.get(id);
		if (found === void 0) throw new Error(`${id} was not made before`);
		return found;
	};
	const hand = {
		sign: (message, how = {}) => {
			const start = how.at ?? moment(how);
			const at = how.age === void 0 ? start : {
				...start,
				epochMs: start.epochMs - how.age * 1e3
			};
			begun ??= at;
			if (how.never === void 0) taken.add(Math.floor(at.epochMs / step));
			const { secret: key, scheme: using } = material(how);
			return {
				...sign(message, using, key, at),
				moment: at
			};
		},
		hex: (bytes) => ports.randomHex(bytes),
		recall: (id) => earlier(id).message,
		momentOf: (id) => {
			const { moment: at } = earlier(id);
			if (at === null) throw new Error(`${id} was not signed`);
			return at;
		}
	};
	return {
		make: (planned) => {
			begun = null;
			const result = planned.make(hand);
			made.set(planned.id, {
				message: result.message,
				moment: begun
			});
			return secret === null ? {
				...result,
				right: null
			} : result;
		},
		send: (message) => ports.exchange({
			method: message.method,
			url: `${origin}/`,
			target: targetOf(message),
			...options.alias === null ? {} : { host: options.alias },
			headers: [["Host", message.host], ...message.headers],
			payload: message.body,
			body: "read",
			maxBytes: 262144,
			retry: "never"
		}),
		stringToSign: (message) => {
			const reading = engineOf(scheme).read(message, scheme);
			return reading.found ? wireOf(reading.stringToSign) : null;
		},
		room: async () => {
			for (let waited = 0; apart() && free().length < mostMoments && waited < 60; waited += 1) await ports.sleep(step);
		},
		reach: (seconds) => {
			reach = seconds;
		}
	};
};

// src/gather/experiments.ts
const withoutExperiments = (request, spec, why) => {
	const setups = resolvedSetups(signingSetups(request.signing, spec));
	return whenUnsaid(request, spec) ?? {
		signing: known$1(signingFact(setups, spec)),
		experiments: why,
		secretStrength: strengths(setups)
	};
};
const defaultRequired = [
	"method",
	"host",
	"path",
	"query",
	"body",
	"timestamp"
];
const runExperiments = async (request, spec, ports) => {
	const { baseUrl } = request;
	if (request.offline || baseUrl === null) return withoutExperiments(request, spec, skipped("offline"));
	const setups = resolvedSetups(signingSetups(request.signing, spec));
	const unsaid = whenUnsaid(request, spec);
	if (unsaid !== null) return unsaid;
	const chosen = chooseCanaries({
		...request,
		baseUrl
	}, setups, spec, ports);
	const quick = request.signing?.quick ?? false;
	const planned = chosen.canaries.map((canary) => ({
		canary,
		resolved: setups.find(({ setup }) => setup === canary.setup) ?? {
			setup: canary.setup,
			scheme: schemeOf(canary.setup),
			label: canary.setup.form.scheme
		}
	}));
	const places = placesFor(planned.map(({ canary, resolved: { scheme } }) => isOrdered(scheme) ? `in order: ${scheme.name}` : canary.operation.id), request.share);
	if (places.length > 0) ports.progress({
		stage: "plan",
		requests: places.length * (quick ? 45 : 150),
		hosts: [new URL(baseUrl).host]
	});
	const experiments = [];
	for (const { canary, resolved } of places.flatMap((place) => planned[place] ?? [])) experiments.push(await runOne(canary, resolved, chosen, {
		...request,
		baseUrl
	}, ports));
	const problems = chosen.left.map(({ operation, why }) => ({
		kind: "policy",
		message: `${operation} was not tried with signatures: ${why}`,
		place: null
	}));
	return {
		signing: known$1(signingFact(setups, spec)),
		experiments: known$1(experiments),
		secretStrength: strengths(setups),
		problems,
		places
	};
};
const withImplied = (message, declared) => {
	const missing = [
		["User-Agent", userAgent],
		["Accept", "application/json, */*;q=0.5"],
		["Accept-Encoding", "identity"],
		...message.body.length > 0 ? [["Content-Length", String(message.body.length)]] : []
	].filter(([name]) => declared.has(`header:${name.toLowerCase()}`) && headerOf(message, name) === null);
	return missing.length === 0 ? message : {
		...message,
		headers: [...message.headers, ...missing]
	};
};
const runOne = async (prepared, { scheme, label }, { canaries }, request, ports) => {
	const { setup, operation, alternate } = prepared;
	const declared = coverageOf(scheme).components;
	const message = withImplied(prepared.message, declared);
	const canary = {
		operation: operation.id,
		message,
		scheme,
		declared,
		alternate,
		named: prepared.wish !== null,
		sibling: prepared.sibling,
		otherPaths: canaries.filter((each) => each.setup === setup && each.operation.method === operation.method && each.message.path !== message.path).map((each) => each.message.path)
	};
	const options = {
		quick: request.signing?.quick ?? false,
		withSecret: setup.secret !== null,
		hasPrevious: setup.previous !== null,
		maxAge: request.policy.require.maxAge ?? 300,
		required: new Set(request.policy.require.covers ?? defaultRequired),
		proxied: (ports.proxyOf?.(request.baseUrl) ?? null) !== null
	};
	const clock = createServerClock();
	const hand = createSigningHand({
		scheme,
		secret: setup.secret,
		previous: setup.previous,
		baseUrl: request.baseUrl,
		alias: request.alias,
		ports,
		offset: clock.offset
	});
	const present = presentOn(canary, null);
	const blank = {
		operation: operation.id,
		scheme: label,
		builtin: scheme.name !== "custom",
		direction: directionOf(scheme),
		declared: [...declared],
		present,
		withSecret: options.withSecret,
		exchanges: [],
		stopped: null,
		stringToSign: null,
		place: operation.place
	};
	const lab = {
		hand,
		clock,
		ports,
		secrets: secretsOf(setup, scheme, prepared.hidden),
		wish: prepared.wish,
		startedMs: ports.now(),
		stringToSign: null,
		stopped: null
	};
	let state = startPlan(canary, options, present, blank);
	for (;;) {
		const next = nextRound(state);
		state = next.state;
		if (next.round === null) break;
		if (next.round.pauseMs > 0) await ports.sleep(next.round.pauseMs);
		hand.reach(next.round.reach);
		const number = state.experiment.exchanges.reduce((most, each) => Math.max(most, each.round), -1) + 1;
		const exchanges = [];
		for (const batch of next.round.batches) exchanges.push(...next.round.ordered ? await inTurn(batch, number, lab) : await sideBySide(batch, number, lab));
		state = withAnswers(state, exchanges, lab.stopped);
	}
	return {
		...state.experiment,
		stringToSign: lab.stringToSign
	};
};

export { runExperiments, withoutExperiments };