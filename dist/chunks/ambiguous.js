import { b as timestampText, d as render, f as put, h as take, s as compile } from "./resolve.js";
import { Bt as concat, Yt as percentEncode, Zt as sameBytes, nn as wireOf, zt as bytesOf } from "./core.js";

// src/signature/wire-grammar.ts
const fieldValue = /^(?:[\x21-\x7e\x80-\xff](?:[\t\x20-\x7e\x80-\xff]*[\x21-\x7e\x80-\xff])?)?$/s;
const anything = /^[^]*$/;
const rawPath = /^\/[\x21-\x22\x24-\x3e\x40-\x7e]*$/;
const rawQuery = /^[\x21-\x22\x24-\x7e]*$/;
const host = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?$/;
const clockText = (now) => new RegExp(`^${now.replace(/\d/g, "\\d").replace(/[+.]/g, "\\$&")}$`);
const byName = {
	method: () => ({
		allowed: /^[A-Z]{3,7}$/,
		seeds: [
			"POST",
			"GET",
			"PUT"
		]
	}),
	scheme: () => ({
		allowed: /^https?$/,
		seeds: ["https"]
	}),
	host: () => ({
		allowed: host,
		seeds: ["api.example.com"]
	}),
	hostname: () => ({
		allowed: /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/,
		seeds: ["api.example.com"]
	}),
	port: () => ({
		allowed: /^[1-9]\d{0,4}$/,
		seeds: ["443", "8443"]
	}),
	path: ({ canonical }) => ({
		allowed: canonical.path === "decoded" ? /^\/[^?#]*$/s : rawPath,
		seeds: ["/pay", "/pay/1"]
	}),
	query: ({ canonical }) => ({
		allowed: canonical.query === "sorted-encoded" ? /^(?:[A-Za-z0-9\-._~%]+=[A-Za-z0-9\-._~%]*(?:&|$))*$/ : rawQuery,
		seeds: [
			"",
			"a=1",
			"a=1&b=2"
		]
	}),
	"query-sorted": () => ({
		allowed: rawQuery,
		seeds: ["a=1", "a=1&b=2"]
	}),
	target: () => ({
		allowed: /^\/[\x21-\x22\x24-\x3e\x40-\x7e]*(?:\?[\x21-\x22\x24-\x7e]*)?$/,
		seeds: ["/pay", "/pay?a=1"]
	}),
	url: () => ({
		allowed: /^https?:\/\/[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?\/[\x21-\x22\x24-\x3e\x40-\x7e]*(?:\?[\x21-\x22\x24-\x7e]*)?$/,
		seeds: ["https://api.example.com/pay", "https://api.example.com/pay?a=1"]
	}),
	body: () => ({
		allowed: anything,
		seeds: [
			"a=1",
			"",
			"x"
		]
	}),
	timestamp: ({ now }) => ({
		allowed: clockText(now),
		seeds: [now]
	}),
	date: () => ({
		allowed: /^\d{8}$/,
		seeds: ["20260101"]
	}),
	day: () => ({
		allowed: /^\d{4}-\d\d-\d\d$/,
		seeds: ["2026-01-01"]
	}),
	nonce: ({ nonce }) => ({
		allowed: nonce?.generate.startsWith("monotonic-") === true ? /^\d{1,17}$/ : nonce?.in === "json" ? anything : fieldValue,
		seeds: nonce?.generate.startsWith("monotonic-") === true ? ["12"] : ["n1", "n"]
	}),
	"key-id": () => ({
		allowed: /^k1$/,
		seeds: ["k1"]
	}),
	"media-type": () => ({
		allowed: /^[a-z]+\/[a-z0-9.+-]+$/,
		seeds: ["application/json"]
	})
};
const grammarOf = (name, context) => {
	const own = byName[name === "id" ? "nonce" : name];
	if (own !== void 0) return own(context);
	if (name.startsWith("header.")) return name === "header.host" ? {
		allowed: host,
		seeds: ["api.example.com"]
	} : {
		allowed: fieldValue,
		seeds: ["h1", "h"]
	};
	if (/^(?:query|form|json)\../.test(name)) return {
		allowed: anything,
		seeds: ["v1", "v"]
	};
	return null;
};

// src/signature/ambiguous.ts
const at = Date.UTC(2026, 0, 1);
const base = {
	method: "POST",
	scheme: "https",
	host: "api.example.com",
	path: "/pay",
	query: null,
	headers: [],
	body: /* @__PURE__ */ new Uint8Array(0)
};
const mostStrings = 4e3;
const mostSteps = 2e4;
const mostStepsInAll = 15e4;
const flatten = (template, scheme, define) => {
	const context = {
		timestamp: scheme.timestamp,
		nonce: scheme.nonce,
		canonical: scheme.canonical,
		now: scheme.timestamp === null ? "" : timestampText(at, scheme.timestamp.format)
	};
	const prefix = [[scheme.timestamp, context.now], [scheme.nonce, "n1"]].flatMap(([place, value]) => place?.in === "query" && place.name !== void 0 ? [`${percentEncode(place.name)}=${percentEncode(value)}&`] : []).join("");
	const withCarriers = (name, grammar) => grammar === null || prefix === "" || !name.startsWith("query") ? grammar : {
		...grammar,
		seeds: grammar.seeds.filter((seed) => seed !== "").map((seed) => `${prefix}${seed}`)
	};
	const opaque = {
		allowed: /^\u0000#$/,
		seeds: ["\0#"]
	};
	const piece = (part) => {
		if (part.kind === "text") return [part];
		const inner = define.get(part.name);
		if (inner !== void 0 && part.filters.length === 0) return inner.parts.flatMap(piece);
		const plain = part.filters.every((filter) => filter === "lower" || filter === "upper" || filter === "trim");
		return [{
			kind: "field",
			name: part.name,
			grammar: (plain && inner === void 0 ? withCarriers(part.name, grammarOf(part.name, context)) : null) ?? opaque
		}];
	};
	return template.parts.flatMap(piece);
};
const candidates = (piece, delimiters, tails) => {
	const found = new Set(piece.grammar.seeds);
	const [first = ""] = piece.grammar.seeds;
	for (const delimiter of delimiters) for (const tail of tails) found.add(`${first}${delimiter}${tail}`);
	for (const tail of tails) found.add(`${first}${tail}`);
	return [...found].filter((value) => piece.grammar.allowed.test(value));
};
const otherReading = (pieces, string, known, budget, accept) => {
	let steps = 0;
	const cut = (index, from, values) => {
		steps += 1;
		budget.left -= 1;
		if (steps > mostSteps || budget.left < 0) return null;
		const piece = pieces[index];
		if (piece === void 0) return from === string.length && [...values].some(([name, value]) => known.get(name) !== value) ? accept(values) : null;
		if (piece.kind === "text") return string.startsWith(piece.text, from) ? cut(index + 1, from + piece.text.length, values) : null;
		const before = values.get(piece.name);
		for (let end = from; end <= string.length; end += 1) {
			const value = string.slice(from, end);
			if (before !== void 0 ? before !== value : !piece.grammar.allowed.test(value)) continue;
			const found = cut(index + 1, end, before !== void 0 ? values : new Map([...values, [piece.name, value]]));
			if (found !== null) return found;
		}
		return null;
	};
	return cut(0, 0, /* @__PURE__ */ new Map());
};
const withPart = (message, part) => ({
	...message,
	...part
});
const realise = (values, scheme) => {
	let message = base;
	for (const [name, value] of values) if (name === "method" || name === "host") message = withPart(message, { [name]: value });
	else if (name === "scheme") message = withPart(message, { scheme: value === "http" ? "http" : "https" });
	else if (name === "path") message = withPart(message, { path: scheme.canonical.path === "decoded" ? percentEncode(value).replaceAll("%2F", "/") : value });
	else if (name === "query" || name === "query-sorted") message = withPart(message, { query: value === "" ? null : value });
	else if (name === "body") message = withPart(message, { body: bytesOf(value) });
	else if (name === "target" || name === "url") {
		const [, origin, path = "/", query] = /^((?:https?:\/\/[^/]+)?)(\/[^?]*)(?:\?(.*))?$/s.exec(value) ?? [];
		message = withPart(message, {
			path,
			query: query ?? null,
			...origin === void 0 || origin === "" ? {} : {
				scheme: origin.startsWith("https") ? "https" : "http",
				host: origin.replace(/^https?:\/\//, "")
			}
		});
	} else if (name.startsWith("header.")) message = put(message, {
		in: "header",
		name: name.slice(7)
	}, value);
	else if (/^(?:query|form|json)\../.test(name)) message = put(message, {
		in: name.slice(0, name.indexOf(".")),
		name: name.slice(name.indexOf(".") + 1)
	}, value);
	const timestamp = values.get("timestamp") ?? (scheme.timestamp === null ? "" : timestampText(at, scheme.timestamp.format));
	const nonce = values.get("nonce") ?? values.get("id") ?? "n1";
	for (const [place, value] of [[scheme.timestamp, timestamp], [scheme.nonce, nonce]]) {
		if (place === null || place.in === "embedded" || place.name === void 0) continue;
		const spot = {
			in: place.in,
			name: place.name
		};
		if (spot.in === "header") message = put(message, spot, value);
		else if (take(message, spot) !== value) return null;
	}
	return {
		message,
		timestamp,
		nonce
	};
};
const same = (left, right) => left.method === right.method && left.scheme === right.scheme && left.host === right.host && left.path === right.path && left.query === right.query && sameBytes(left.body, right.body) && JSON.stringify(left.headers) === JSON.stringify(right.headers);
function* choices(fields) {
	const ordinary = new Map(fields.map(([name, [first = ""]]) => [name, first]));
	yield ordinary;
	for (const [name, values] of fields) for (const value of values.slice(1)) yield new Map([...ordinary, [name, value]]);
	for (const [index, [left, lefts]] of fields.entries()) for (const [right, rights] of fields.slice(index + 1)) for (const a of lefts) for (const b of rights) yield new Map([
		...ordinary,
		[left, a],
		[right, b]
	]);
}
const runTogether = /* @__PURE__ */ new Map([["form-joined", [{
	...base,
	body: bytesOf("amount=10&to=a")
}, {
	...base,
	body: bytesOf("amount1=0&to=a")
}]], ["query-joined", [{
	...base,
	query: "a=1&b=2"
}, {
	...base,
	query: "a=1b%3D2"
}]]]);
const inItself = (pieces, rendered) => {
	for (const [name, pair] of runTogether) {
		if (!pieces.some((piece) => piece.kind === "field" && piece.name === name)) continue;
		const [left, right] = [rendered(pair[0]), rendered(pair[1])];
		if (sameBytes(left.string, right.string)) return {
			between: [name],
			left: left.message,
			right: right.message,
			values: [],
			stringToSign: left.string
		};
	}
	return null;
};
const collisionOf = (scheme) => {
	const { string: template, define } = compile(scheme);
	const pieces = flatten(template, scheme, define);
	const fields = /* @__PURE__ */ new Map();
	for (const piece of pieces) if (piece.kind === "field" && !fields.has(piece.name)) fields.set(piece.name, piece);
	const delimiters = [...new Set(pieces.flatMap((piece) => piece.kind === "text" ? [piece.text] : []))];
	const tails = [...new Set([...fields.values()].flatMap((each) => each.grammar.seeds.slice(0, 2)))].filter((tail) => tail !== "" && !tail.startsWith("\0"));
	const deeper = delimiters.flatMap((delimiter) => tails.flatMap((tail) => tails.map((more) => `${tail}${delimiter}${more}`)));
	const table = [...fields].map(([name, piece]) => [name, candidates(piece, delimiters, [...tails, ...deeper])]);
	const scope = (made) => ({
		message: made.message,
		timestamp: scheme.timestamp === null ? null : {
			text: made.timestamp,
			format: scheme.timestamp.format
		},
		nonce: made.nonce,
		keyId: "k1",
		region: scheme.region,
		service: scheme.service,
		signature: null,
		canonical: scheme.canonical,
		define
	});
	const joined = inItself(pieces, (plain) => {
		const timestamp = scheme.timestamp === null ? "" : timestampText(at, scheme.timestamp.format);
		const spot = scheme.timestamp?.in === "query" ? scheme.timestamp.name : void 0;
		const message = spot === void 0 ? plain : put(plain, {
			in: "query",
			name: spot
		}, timestamp);
		return {
			message,
			string: render(template, scope({
				message,
				timestamp,
				nonce: "n1"
			}))
		};
	});
	if (joined !== null) return joined;
	let tried = 0;
	const budget = { left: mostStepsInAll };
	for (const values of choices(table)) {
		tried += 1;
		if (tried > mostStrings || budget.left < 0) return null;
		const string = pieces.map((piece) => piece.kind === "text" ? piece.text : values.get(piece.name) ?? "").join("");
		const left = realise(values, scheme);
		if (left === null) continue;
		const one = render(template, scope(left));
		const found = otherReading(pieces, string, values, budget, (other) => {
			const right = realise(other, scheme);
			if (right === null || !sameBytes(one, render(template, scope(right))) || same(left.message, right.message) && left.nonce === right.nonce) return null;
			return {
				between: [...values.keys()].filter((name) => values.get(name) !== other.get(name)),
				left: left.message,
				right: right.message,
				values: left.nonce === right.nonce ? [] : [{
					name: "nonce",
					left: left.nonce,
					right: right.nonce
				}],
				stringToSign: one
			};
		});
		if (found !== null) return found;
	}
	return null;
};
const shown = (stringToSign) => JSON.stringify(wireOf(concat(stringToSign))).slice(1, -1);

export { shown as n, collisionOf as t };