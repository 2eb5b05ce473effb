import { $t as targetOf$1, Bt as concat, Ft as readBytes, Ht as headerOf, It as signWith, Jt as percentDecode, Kt as pairsOf, Lt as spellBytes, Mt as digestOf, Nt as digestText, Pt as isSymmetric, Qt as spell, Tn as closest, Ut as hostnameOf, Vt as formDecode, Wt as jsonOf, Xt as portOf, Yt as percentEncode, an as withHeader, cn as withQuery, dn as withoutJson, en as toWire, fn as withoutQuery, in as withForm, ln as withoutForm, lr as ScanError, nn as wireOf, on as withJson, qt as parameterOf, sn as withJsonNumber, tn as valuesOf, un as withoutHeader, zt as bytesOf } from "./core.js";
import { createPrivateKey, createPublicKey } from "node:crypto";

// src/signature/canonical.ts
const withoutDotSegments = (path) => {
	const kept = [];
	for (const segment of path.split("/")) if (segment === "..") kept.pop();
	else if (segment !== "." && segment !== "") kept.push(segment);
	const last = path.split("/").at(-1) ?? "";
	const slash = kept.length > 0 && (last === "" || last === "." || last === "..") ? "/" : "";
	return `/${kept.join("/")}${slash}`;
};
const encodedSegments = (path) => path.split("/").map(percentEncode).join("/");
const pathWays = {
	raw: (path) => path,
	decoded: percentDecode,
	normalized: withoutDotSegments,
	"double-encoded": encodedSegments
};
const pathIn = (path, form) => pathWays[form](path);
const byBytes = (left, right) => left < right ? -1 : left > right ? 1 : 0;
const sortedPairs = (raw) => [...pairsOf(raw)].sort((a, b) => byBytes(a.name, b.name) || byBytes(a.value, b.value));
const reencodedPairs = (raw, decode = percentDecode) => pairsOf(raw).filter((pair) => pair.name !== "" || pair.equals).map((pair) => [percentEncode(decode(pair.name)), percentEncode(decode(pair.value))]).sort(([a, x], [b, y]) => byBytes(a, b) || byBytes(x, y)).map(([name, value]) => `${name}=${value}`).join("&");
const queryWays = {
	raw: (query) => query,
	sorted: (query) => spell(sortedPairs(query)),
	"sorted-encoded": (query) => reencodedPairs(query)
};
const queryIn = (query, form) => queryWays[form](query);
const runTogether = (raw, between, values) => {
	const byName = /* @__PURE__ */ new Map();
	for (const pair of pairsOf(raw)) {
		if (pair.name === "" && !pair.equals) continue;
		const name = formDecode(pair.name);
		byName.set(name, [...byName.get(name) ?? [], formDecode(pair.value)]);
	}
	return [...byName].sort(([a], [b]) => byBytes(a, b)).map(([name, all]) => values === "joined" ? `${name}${between}${all.join(",")}` : [...new Set(all)].sort(byBytes).map((value) => `${name}${between}${value}`).join("")).join("");
};
const spaced = (value, space) => {
	if (space === "keep") return value;
	const trimmed = value.replace(/^[ \t]+|[ \t]+$/g, "");
	return space === "trim" ? trimmed : trimmed.replace(/\s+/g, " ");
};
const listedHeaders = (message, list) => {
	const present = /* @__PURE__ */ new Set(["host", ...message.headers.map(([name]) => name.toLowerCase())]);
	const wanted = list.map((each) => each.toLowerCase());
	return [...present].filter((name) => wanted.some((each) => each.endsWith("*") ? name.startsWith(each.slice(0, -1)) : each === name)).sort(byBytes);
};
const headerBlock = (message, list, space) => listedHeaders(message, list).map((name) => `${name}:${valuesOf(message, name).map((value) => spaced(value, space)).join(",")}`).join("\n");

// src/signature/key.ts
const plainKey = {
	encoding: "utf8",
	"strip-prefix": null,
	prepend: null,
	append: null
};
const shapes = {
	hex: /^(?:[0-9a-fA-F]{2})+$/,
	base64: /^[A-Za-z0-9+/]+={0,2}$/,
	base64url: /^[A-Za-z0-9_-]+={0,2}$/
};
const undecodable = (encoding) => new ScanError("policy-invalid", `the secret is not ${encoding}`, { hint: "compare `secret.encoding` with how the secret was handed out; look for stray spaces and newlines" });
const decoded = (secret, form) => {
	let bytes = secret.reveal();
	const prefix = form["strip-prefix"];
	if (prefix !== null) {
		const start = bytesOf(toWire(prefix));
		if (bytes.length >= start.length && start.every((byte, index) => bytes[index] === byte)) bytes = bytes.subarray(start.length);
	}
	if (form.encoding === "utf8" || form.encoding === "pem" || form.encoding === "jwk") return bytes;
	const text = Buffer.from(bytes).toString("latin1").trim();
	if (text !== "" && !shapes[form.encoding].test(text)) throw undecodable(form.encoding);
	return new Uint8Array(Buffer.from(text, form.encoding));
};
const asymmetric = (bytes, encoding) => {
	const text = Buffer.from(bytes).toString("utf8");
	try {
		if (encoding === "jwk") {
			const key = JSON.parse(text);
			if (key.kty === "oct") return {
				kind: "bytes",
				bytes: new Uint8Array(Buffer.from(key.k ?? "", "base64url"))
			};
			return {
				kind: "object",
				object: key.d === void 0 ? createPublicKey({
					key,
					format: "jwk"
				}) : createPrivateKey({
					key,
					format: "jwk"
				})
			};
		}
		return {
			kind: "object",
			object: /-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text) ? createPrivateKey(text) : createPublicKey(text)
		};
	} catch {
		throw undecodable(encoding);
	}
};
const keyOf = (secret, form) => {
	const bytes = decoded(secret, form);
	if (form.encoding === "pem" || form.encoding === "jwk") return asymmetric(bytes, form.encoding);
	return {
		kind: "bytes",
		bytes: concat(bytesOf(toWire(form.prepend ?? "")), bytes, bytesOf(toWire(form.append ?? "")))
	};
};
const publicHalf = (secret, form, as) => {
	const key = keyOf(secret, form);
	if (key.kind === "bytes") throw new ScanError("policy-invalid", "the key is a shared secret, and has no public half");
	const half = key.object.type === "private" ? createPublicKey(key.object) : key.object;
	if (as === "der") return new Uint8Array(half.export({
		type: "spki",
		format: "der"
	}));
	const pem = String(half.export({
		type: "spki",
		format: "pem"
	}));
	return bytesOf(as === "pem" ? pem : pem.trim());
};
const derived = (key, algorithm, steps) => {
	if (steps.length === 0) return key;
	if (!isSymmetric(algorithm)) throw new ScanError("policy-invalid", `keys are derived with an HMAC, and ${algorithm} is none`);
	return steps.reduce((current, { step, encode }) => {
		const mac = signWith(algorithm, current, step);
		return {
			kind: "bytes",
			bytes: encode === "raw" ? mac : bytesOf(Buffer.from(mac).toString(encode))
		};
	}, key);
};

// src/signature/time.ts
const timestampFormats = [
	"unix-seconds",
	"unix-millis",
	"unix-micros",
	"iso8601",
	"iso8601-millis",
	"iso-basic",
	"iso-basic-offset",
	"http-date",
	"rfc2822"
];
const days = [
	"Sun",
	"Mon",
	"Tue",
	"Wed",
	"Thu",
	"Fri",
	"Sat"
];
const months = [
	"Jan",
	"Feb",
	"Mar",
	"Apr",
	"May",
	"Jun",
	"Jul",
	"Aug",
	"Sep",
	"Oct",
	"Nov",
	"Dec"
];
const two = (value) => String(value).padStart(2, "0");
const mailDate = (at) => `${days[at.getUTCDay()] ?? ""}, ${two(at.getUTCDate())} ${months[at.getUTCMonth()] ?? ""} ${at.getUTCFullYear()} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`;
const isoText = (epochMs) => new Date(epochMs).toISOString();
const digits = (most, scale) => {
	const shape = new RegExp(`^-?\\d{1,${most}}$`);
	return (text) => shape.test(text) ? Math.floor(Number(text) * scale) : null;
};
const iso = /^(\d{4})-?(\d\d)-?(\d\d)T(\d\d):?(\d\d):?(\d\d)(?:[.,](\d{1,9}))?(Z|[+-]\d\d:?\d\d)$/;
const fromIso = (text) => {
	const match = iso.exec(text);
	if (match === null) return null;
	const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number);
	const zone = match[8] === "Z" ? 0 : Number(`${match[8]?.[0]}1`) * (Number(match[8]?.slice(1, 3)) * 60 + Number(match[8]?.slice(-2)));
	return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second, Math.floor(Number(`0.${match[7] ?? "0"}`) * 1e3)) - zone * 6e4;
};
const fromMailDate = (text) => {
	const match = /^(?:[A-Za-z]{3}, )?(\d{1,2}) ([A-Za-z]{3}) (\d{4}) (\d\d):(\d\d):(\d\d) (GMT|UTC|[+-]\d{4})$/.exec(text);
	const month = months.indexOf(match?.[2] ?? "");
	if (match === null || month < 0) return null;
	const offset = /^([+-])(\d\d)(\d\d)$/.exec(match[7] ?? "");
	const minutes = offset === null ? 0 : Number(`${offset[1]}1`) * (Number(offset[2]) * 60 + Number(offset[3]));
	return Date.UTC(Number(match[3]), month, Number(match[1]), Number(match[4]), Number(match[5]), Number(match[6])) - minutes * 6e4;
};
const formats = {
	"unix-seconds": {
		text: (epochMs) => String(Math.floor(epochMs / 1e3)),
		value: digits(15, 1e3)
	},
	"unix-millis": {
		text: (epochMs) => String(Math.floor(epochMs)),
		value: digits(15, 1)
	},
	"unix-micros": {
		text: (epochMs) => String(Math.floor(epochMs * 1e3)),
		value: digits(18, .001)
	},
	iso8601: {
		text: (epochMs) => isoText(epochMs).replace(/\.\d{3}Z$/, "Z"),
		value: fromIso
	},
	"iso8601-millis": {
		text: isoText,
		value: fromIso
	},
	"iso-basic": {
		text: (epochMs) => isoText(epochMs).replace(/[-:]|\.\d{3}/g, ""),
		value: fromIso
	},
	"iso-basic-offset": {
		text: (epochMs) => isoText(epochMs).replace(/^(\d{4})-(\d\d)-(\d\d)T(.{8}).*$/, "$1$2$3T$4+0000"),
		value: fromIso
	},
	"http-date": {
		text: (epochMs) => `${mailDate(new Date(epochMs))} GMT`,
		value: fromMailDate
	},
	rfc2822: {
		text: (epochMs) => `${mailDate(new Date(epochMs))} +0000`,
		value: fromMailDate
	}
};
const timestampText = (epochMs, format) => formats[format].text(epochMs);
const timestampValue = (text, format) => formats[format].value(text);
const resolutionOf = (format) => format === "unix-millis" || format === "unix-micros" || format === "iso8601-millis" ? 1 : 1e3;
const isMonotonic = (kind) => kind.startsWith("monotonic-");
const hexOf = (random, count) => Buffer.from(random.subarray(0, count)).toString("hex");
const uuidOf = (random) => {
	const hex = hexOf(random, 16);
	const variant = "89ab"[Number.parseInt(hex[16] ?? "0", 16) % 4] ?? "8";
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};
const nonces = {
	uuid: (_epochMs, random) => uuidOf(random),
	hex16: (_epochMs, random) => hexOf(random, 16),
	hex32: (_epochMs, random) => hexOf(random, 32),
	"base64-16": (_epochMs, random) => Buffer.from(random.subarray(0, 16)).toString("base64"),
	"base64-64": (_epochMs, random) => Buffer.from(random.subarray(0, 64)).toString("base64"),
	"monotonic-millis": (epochMs) => String(Math.floor(epochMs)),
	"monotonic-micros": (epochMs) => String(Math.floor(epochMs * 1e3))
};
const nonceText = (kind, epochMs, random) => nonces[kind](epochMs, random);

// src/signature/place.ts
const spotText = (spot) => `${spot.in === "json" ? "JSON member" : spot.in === "form" ? "form field" : spot.in === "query" ? "query parameter" : "header"} ${spot.name}`;
const putting = {
	header: withHeader,
	query: withQuery,
	form: withForm,
	json: withJson
};
const put = (message, spot, value) => putting[spot.in](message, spot.name, value);
const taking = {
	header: headerOf,
	query: (message, name) => parameterOf(message.query, name),
	form: (message, name) => parameterOf(wireOf(message.body), name),
	json: jsonOf
};
const take = (message, spot) => taking[spot.in](message, spot.name);
const removing = {
	header: withoutHeader,
	query: withoutQuery,
	form: withoutForm,
	json: withoutJson
};
const remove = (message, spot) => removing[spot.in](message, spot.name);

// src/signature/template.ts
const clock = (scope) => scope.timestamp === null ? null : timestampValue(scope.timestamp.text, scope.timestamp.format);
const isoDay = (scope) => {
	const at = clock(scope);
	return at === null || Math.abs(at) > 8e15 ? "" : timestampText(at, "iso8601").slice(0, 10);
};
const pathOf = ({ message, canonical }) => pathIn(message.path, canonical.path);
const queryOf = ({ message, canonical }) => queryIn(message.query ?? "", canonical.query);
const targetOf = (scope) => scope.message.query === null ? pathOf(scope) : `${pathOf(scope)}?${queryOf(scope)}`;
const variables = /* @__PURE__ */ new Map([
	["method", {
		reaches: ["method"],
		value: ({ message }) => message.method
	}],
	["scheme", {
		reaches: ["scheme"],
		value: ({ message }) => message.scheme
	}],
	["host", {
		reaches: ["host"],
		value: ({ message }) => message.host
	}],
	["hostname", {
		reaches: ["host"],
		value: ({ message }) => hostnameOf(message)
	}],
	["port", {
		reaches: ["port"],
		value: ({ message }) => portOf(message)
	}],
	["path", {
		reaches: ["path"],
		value: pathOf
	}],
	["query", {
		reaches: ["query"],
		value: queryOf
	}],
	["query-sorted", {
		reaches: ["query"],
		value: ({ message }) => spell(sortedPairs(message.query ?? ""))
	}],
	["query-joined", {
		reaches: ["query"],
		value: ({ message }) => runTogether(message.query ?? "", "=", "joined")
	}],
	["target", {
		reaches: ["path", "query"],
		value: targetOf
	}],
	["url", {
		reaches: [
			"scheme",
			"host",
			"path",
			"query"
		],
		value: (scope) => `${scope.message.scheme}://${scope.message.host}${targetOf(scope)}`
	}],
	["body", {
		reaches: ["body"],
		value: ({ message }) => wireOf(message.body)
	}],
	["form-sorted", {
		reaches: ["form"],
		value: ({ message }) => spell(sortedPairs(wireOf(message.body)))
	}],
	["form-encoded", {
		reaches: ["form"],
		value: ({ message }) => isForm(message) ? reencodedPairs(wireOf(message.body), formDecode) : ""
	}],
	["form-joined", {
		reaches: ["form"],
		value: ({ message }) => isForm(message) ? runTogether(wireOf(message.body), "", "unique") : ""
	}],
	["media-type", {
		reaches: ["header.content-type"],
		value: ({ message }) => (headerOf(message, "content-type") ?? "").replace(/;.*$/s, "").trim().toLowerCase()
	}],
	["timestamp", {
		reaches: ["timestamp"],
		value: ({ timestamp }) => timestamp?.text ?? ""
	}],
	["date", {
		reaches: ["date"],
		value: (scope) => isoDay(scope).replaceAll("-", "")
	}],
	["day", {
		reaches: ["date"],
		value: isoDay
	}],
	["nonce", {
		reaches: ["nonce"],
		value: ({ nonce }) => nonce ?? ""
	}],
	["id", {
		reaches: ["nonce"],
		value: ({ nonce }) => nonce ?? ""
	}],
	["key-id", {
		reaches: ["key-id"],
		value: ({ keyId }) => toWire(keyId)
	}],
	["region", {
		reaches: ["constant"],
		value: ({ region }) => toWire(region)
	}],
	["service", {
		reaches: ["constant"],
		value: ({ service }) => toWire(service)
	}],
	["signature", {
		reaches: ["signature"],
		value: ({ signature }) => signature ?? ""
	}],
	["header-block", {
		reaches: ["header-block"],
		value: ({ message, canonical }) => headerBlock(message, canonical.headers, canonical["header-space"])
	}],
	["signed-headers", {
		reaches: ["header-block"],
		value: ({ message, canonical }) => listedHeaders(message, canonical.headers).join(";")
	}]
]);
const families = /* @__PURE__ */ new Map([
	["header", ({ message, canonical }, name) => valuesOf(message, name).map((value) => spaced(value, canonical["header-space"])).join(", ")],
	["query", ({ message }, name) => parameterOf(message.query, name) ?? ""],
	["form", ({ message }, name) => parameterOf(wireOf(message.body), name) ?? ""],
	["json", ({ message }, name) => jsonOf(message, name) ?? ""]
]);
const isForm = (message) => /^\s*application\/x-www-form-urlencoded\b/i.test(headerOf(message, "content-type") ?? "application/x-www-form-urlencoded");
const asciiLower = (text) => text.replace(/[A-Z]+/g, (run) => run.toLowerCase());
const asciiUpper = (text) => text.replace(/[a-z]+/g, (run) => run.toUpperCase());
const encodedBut = (wire, others) => wire.replace(others, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);
const filters = /* @__PURE__ */ new Map([
	["lower", (bytes) => bytesOf(asciiLower(wireOf(bytes)))],
	["upper", (bytes) => bytesOf(asciiUpper(wireOf(bytes)))],
	["trim", (bytes) => bytesOf(wireOf(bytes).replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, ""))],
	["md5", (bytes) => digestOf("md5", bytes)],
	["sha1", (bytes) => digestOf("sha1", bytes)],
	["sha256", (bytes) => digestOf("sha256", bytes)],
	["sha512", (bytes) => digestOf("sha512", bytes)],
	["crc32", (bytes) => digestOf("crc32", bytes)],
	["hex", (bytes) => bytesOf(spellBytes(bytes, "hex"))],
	["base64", (bytes) => bytesOf(spellBytes(bytes, "base64"))],
	["base64url", (bytes) => bytesOf(spellBytes(bytes, "base64url"))],
	["urlencode", (bytes) => bytesOf(percentEncode(wireOf(bytes)))],
	["encode-uri", (bytes) => bytesOf(encodedBut(wireOf(bytes), /[^A-Za-z0-9\-_.!~*'();/?:@&=+$,#]/g))],
	["encode-uri-component", (bytes) => bytesOf(encodedBut(wireOf(bytes), /[^A-Za-z0-9\-_.!~*'()]/g))],
	["if-post", (bytes, { message }) => message.method.toUpperCase() === "POST" ? bytes : /* @__PURE__ */ new Uint8Array(0)],
	["if-query", (bytes, { message }) => (message.query ?? "") === "" ? /* @__PURE__ */ new Uint8Array(0) : bytes],
	["if-body", (bytes, { message }) => message.body.length === 0 ? /* @__PURE__ */ new Uint8Array(0) : bytes]
]);
const variableNames = [...variables.keys()];
const filterNames = [...filters.keys()];
const invalid$1 = (where, message, hint) => new ScanError("policy-invalid", `${where}: ${message}`, hint === void 0 ? {} : { hint });
const checkVariable = (name, where, defined) => {
	const dot = name.indexOf(".");
	if (dot > 0 && families.has(name.slice(0, dot)) && dot + 1 < name.length) return;
	if (variables.has(name) || defined.has(name)) return;
	const guess = closest(name, [...variables.keys(), ...defined]);
	throw invalid$1(where, `there is no variable {${name}}`, guess === null ? `known are ${variableNames.map((each) => `{${each}}`).join(" ")} and {header.…} {query.…} {form.…} {json.…}` : `did you mean {${guess}}?`);
};
const checkFilter = (name, where) => {
	if (filters.has(name)) return;
	const guess = closest(name, filters.keys());
	throw invalid$1(where, `there is no filter ${JSON.stringify(name)}`, guess === null ? `known are ${filterNames.join(" ")}` : `did you mean ${guess}?`);
};
const parseTemplate = (source, where, defined = /* @__PURE__ */ new Set()) => {
	if (/\\[nrt]/.test(source)) throw invalid$1(where, "holds a backslash with a letter, which stands for itself here", "write the template in double quotes: YAML reads \"\\n\" as a newline there, and nowhere else");
	const parts = [];
	let text = "";
	let at = 0;
	while (at < source.length) if (source.startsWith("{{", at)) {
		text += "{";
		at += 2;
	} else if (source[at] === "{") {
		const end = source.indexOf("}", at);
		if (end < 0) throw invalid$1(where, `the brace at character ${at + 1} is never closed`, "a brace that stands for itself is written {{");
		const [name = "", ...names] = source.slice(at + 1, end).split("|").map((each) => each.trim());
		checkVariable(name, where, defined);
		for (const filter of names) checkFilter(filter, where);
		if (text !== "") parts.push({
			kind: "text",
			text: toWire(text)
		});
		parts.push({
			kind: "variable",
			name,
			filters: names
		});
		text = "";
		at = end + 1;
	} else {
		text += source[at];
		at += 1;
	}
	if (text !== "") parts.push({
		kind: "text",
		text: toWire(text)
	});
	return {
		source,
		parts
	};
};
const parseDefinitions = (define) => {
	const names = new Set(Object.keys(define));
	const parsed = /* @__PURE__ */ new Map();
	for (const [name, source] of Object.entries(define)) {
		if (variables.has(name) || name.includes(".") || !/^[A-Za-z0-9_-]+$/.test(name)) throw invalid$1(`define.${name}`, "the name is taken or not made of letters, digits, - and _");
		parsed.set(name, parseTemplate(source, `define.${name}`, names));
	}
	const done = /* @__PURE__ */ new Set();
	const visit = (name, above) => {
		if (done.has(name)) return;
		if (above.includes(name)) throw invalid$1(`define.${name}`, `reaches itself: ${[...above, name].join(" → ")}`);
		for (const part of parsed.get(name)?.parts ?? []) if (part.kind === "variable" && parsed.has(part.name)) visit(part.name, [...above, name]);
		done.add(name);
	};
	for (const name of parsed.keys()) visit(name, []);
	for (const name of parsed.keys()) if (weight(name, parsed, /* @__PURE__ */ new Map()) > heaviest) throw invalid$1(`define.${name}`, `stands for more than ${heaviest} parts`, "definitions that double each other grow without end");
	return parsed;
};
const heaviest = 1e3;
const weight = (name, all, known) => {
	const found = known.get(name);
	if (found !== void 0) return found;
	const sum = (all.get(name)?.parts ?? []).reduce((total, part) => total + (part.kind === "variable" && all.has(part.name) ? weight(part.name, all, known) : 1), 0);
	known.set(name, sum);
	return sum;
};
const rawValue = (name, scope) => {
	const definition = scope.define.get(name);
	if (definition !== void 0) return render(definition, scope);
	const variable = variables.get(name);
	if (variable !== void 0) return bytesOf(variable.value(scope));
	const dot = name.indexOf(".");
	return bytesOf(families.get(name.slice(0, dot))?.(scope, name.slice(dot + 1)) ?? "");
};
const renderPart = (part, scope) => part.kind === "text" ? bytesOf(part.text) : part.filters.reduce((bytes, name) => filters.get(name)?.(bytes, scope) ?? bytes, rawValue(part.name, scope));
const render = (template, scope) => concat(...template.parts.map((part) => renderPart(part, scope)));
const reach = (template, define) => {
	const atoms = /* @__PURE__ */ new Set();
	const seen = /* @__PURE__ */ new Set();
	const queue = [template];
	for (let next = queue.pop(); next !== void 0; next = queue.pop()) for (const part of next.parts) {
		if (part.kind === "text") continue;
		const definition = define.get(part.name);
		if (definition !== void 0) {
			if (!seen.has(part.name)) queue.push(definition);
			seen.add(part.name);
			continue;
		}
		const variable = variables.get(part.name);
		if (variable !== void 0) for (const atom of variable.reaches) atoms.add(atom);
		else atoms.add(part.name.startsWith("header.") ? part.name.toLowerCase() : part.name);
	}
	return atoms;
};

// src/signature/match.ts
const longest$1 = 8192;
const spanOf = (name) => {
	if (name === "nonce" || name === "id") return "[^\\s\",;]{0,256}?";
	if (name === "timestamp") return "[A-Za-z0-9:.,+ -]{0,48}?";
	return name === "key-id" ? "[^\"\\r\\n]{0,256}?" : "[^]{0,4096}?";
};
const escaped = (text) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
const alphabet = (spelling, encoded) => {
	return `[${spelling === "hex" || spelling === "HEX" ? "0-9a-fA-F" : "A-Za-z0-9+/=_\\-"}${encoded ? "%" : ""}]`;
};
const undone = (text, filters) => {
	let value = text;
	for (const filter of [...filters].reverse()) {
		if (value === null) return null;
		if (filter === "urlencode") value = percentDecode(value);
		else if (filter === "base64" || filter === "base64url" || filter === "hex") {
			const bytes = readBytes(value, filter);
			value = bytes === null ? null : wireOf(bytes);
		} else return null;
	}
	return value;
};
const leadOf = (parts, at) => {
	const before = parts[at - 1];
	if (before?.kind !== "text") return null;
	return /[^,;\s]+[,=:]?$/.exec(before.text)?.[0] ?? null;
};
const match = (template, value, spelling, define) => {
	if (value.length > longest$1) return null;
	const pattern = template.parts.map((part) => {
		if (part.kind === "text") return escaped(part.text);
		if (part.name === "signature") return `(${alphabet(spelling, part.filters.includes("urlencode"))}*)`;
		return `(${spanOf(part.name)})`;
	});
	const last = template.parts.at(-1);
	const open = last?.kind === "variable" && last.name === "signature" ? "(?:[,; ][^]*)?" : "";
	const groups = new RegExp(`^${pattern.join("")}${open}$`).exec(value);
	if (groups === null) return null;
	let found = {
		signatures: [],
		timestamp: null,
		nonce: null,
		named: /* @__PURE__ */ new Map()
	};
	const name = (part, text) => ({
		...found,
		named: new Map([...found.named, [part, text]])
	});
	const captured = template.parts.filter((part) => part.kind === "variable");
	for (const [index, part] of captured.entries()) {
		const text = undone(groups[index + 1] ?? "", part.filters);
		if (text === null) continue;
		const definition = define.get(part.name);
		if (definition !== void 0) {
			const inner = match(definition, text, spelling, define);
			if (inner === null) {
				found = name(part.name, text);
				continue;
			}
			found = {
				signatures: [...found.signatures, ...inner.signatures],
				timestamp: found.timestamp ?? inner.timestamp,
				nonce: found.nonce ?? inner.nonce,
				named: new Map([...found.named, ...inner.named])
			};
		} else if (part.name === "signature") found = {
			...found,
			signatures: [...found.signatures, text]
		};
		else if (part.name === "timestamp") found = {
			...found,
			timestamp: text
		};
		else if (part.name === "nonce" || part.name === "id") found = {
			...found,
			nonce: text
		};
		else found = name(part.name, text);
	}
	const at = template.parts.findIndex((part) => part.kind === "variable" && part.name === "signature");
	const lead = at < 0 ? null : leadOf(template.parts, at);
	if (lead === null) return found;
	const all = [...value.matchAll(new RegExp(`(?:^|[,;\\s])${escaped(lead)}(${alphabet(spelling, false)}+)`, "g"))].map((each) => each[1] ?? "");
	return {
		...found,
		signatures: [.../* @__PURE__ */ new Set([...found.signatures, ...all])]
	};
};

// src/signature/engines/template.ts
const compiled$1 = /* @__PURE__ */ new WeakMap();
const compile = (scheme) => {
	const known = compiled$1.get(scheme);
	if (known !== void 0) return known;
	const define = parseDefinitions(scheme.define);
	const names = new Set(define.keys());
	const item = (where) => (sent, index) => {
		const template = parseTemplate(sent.value, `${where}[${index}].value`, names);
		return {
			...sent,
			template,
			signs: reach(template, define).has("signature")
		};
	};
	const made = {
		define,
		string: parseTemplate(scheme["string-to-sign"], "string-to-sign", names),
		derive: scheme.derive.map((each, index) => ({
			template: parseTemplate(typeof each === "string" ? each : each.step, `derive[${index}]`, names),
			encode: typeof each === "string" ? "raw" : each.encode
		})),
		digests: scheme.digests.map(item("digests")),
		send: scheme.send.map(item("send"))
	};
	if (!made.send.some((each) => each.signs)) throw new ScanError("policy-invalid", "send: no entry holds {signature}", { hint: "such as { in: header, name: X-Signature, value: \"{signature}\" }" });
	for (const template of [
		made.string,
		...made.derive.map((each) => each.template),
		...made.digests.map((each) => each.template)
	]) if (reach(template, define).has("signature")) throw new ScanError("policy-invalid", `${JSON.stringify(template.source)} holds {signature}, which is made from it`);
	compiled$1.set(scheme, made);
	return made;
};
const spotOf = (place) => place === null || place.in === "embedded" || place.name === void 0 ? null : {
	in: place.in,
	name: place.name
};
const scopeOf$1 = (message, scheme, { define }, timestamp, nonce) => ({
	message,
	timestamp: timestamp === null || scheme.timestamp === null ? null : {
		text: timestamp,
		format: scheme.timestamp.format
	},
	nonce,
	keyId: scheme.keyId,
	region: scheme.region,
	service: scheme.service,
	signature: null,
	canonical: scheme.canonical,
	define
});
const keyFor = (scheme, made, secret, scope) => derived(keyOf(secret, scheme.key), scheme.algorithm, made.derive.map(({ template, encode }) => ({
	step: render(template, scope),
	encode
})));
const prepared = (message, scheme, made, moment) => {
	const timestamp = scheme.timestamp === null ? null : moment.timestamp ?? timestampText(moment.epochMs, scheme.timestamp.format);
	const nonce = scheme.nonce === null ? null : moment.nonce;
	let current = message;
	const [timeSpot, nonceSpot] = [spotOf(scheme.timestamp), spotOf(scheme.nonce)];
	if (timeSpot !== null && timestamp !== null) current = timeSpot.in === "json" && /^[1-9]\d{0,14}$/.test(timestamp) ? withJsonNumber(current, timeSpot.name, Number(timestamp)) : put(current, timeSpot, timestamp);
	if (nonceSpot !== null && nonce !== null) current = put(current, nonceSpot, nonce);
	for (const item of [...made.send.filter((each) => !each.signs), ...made.digests]) {
		const value = wireOf(render(item.template, scopeOf$1(current, scheme, made, timestamp, nonce)));
		if (value !== "") current = put(current, item, value);
	}
	return scopeOf$1(current, scheme, made, timestamp, nonce);
};
const read = (message, scheme) => {
	const made = compile(scheme);
	let [timestamp, nonce] = [null, null];
	const texts = [];
	for (const item of [...made.send.filter((each) => each.signs), ...made.send.filter((each) => !each.signs)]) {
		const value = take(message, item);
		if (value === null) {
			if (item.signs) return {
				found: false,
				part: "signature",
				why: `the request has no ${spotText(item)}`
			};
			continue;
		}
		const found = match(item.template, value, scheme.encoding, made.define);
		if (found === null) {
			if (item.signs) return {
				found: false,
				part: "signature",
				why: `the ${spotText(item)} is not of the form ${item.value}`
			};
			continue;
		}
		texts.push(...found.signatures);
		timestamp ??= found.timestamp;
		nonce ??= found.nonce;
	}
	const [timeSpot, nonceSpot] = [spotOf(scheme.timestamp), spotOf(scheme.nonce)];
	if (timeSpot !== null) timestamp = take(message, timeSpot);
	if (nonceSpot !== null) nonce = take(message, nonceSpot);
	if (scheme.timestamp !== null && timestamp === null) return {
		found: false,
		part: "timestamp",
		why: `the request has no ${timeSpot === null ? "timestamp" : spotText(timeSpot)}`
	};
	if (scheme.nonce !== null && nonce === null) return {
		found: false,
		part: "nonce",
		why: `the request has no ${nonceSpot === null ? "nonce" : spotText(nonceSpot)}`
	};
	const bare = made.send.filter((each) => each.signs).reduce((left, item) => remove(left, item), message);
	const scope = scopeOf$1(bare, scheme, made, timestamp, nonce);
	return {
		found: true,
		stringToSign: render(made.string, scope),
		signatures: texts.map((text) => readBytes(text, scheme.encoding)).filter((bytes) => bytes !== null),
		algorithm: scheme.algorithm,
		key: (secret) => keyFor(scheme, made, secret, scope),
		timestamp: timestamp === null || scheme.timestamp === null ? null : {
			text: timestamp,
			epochMs: timestampValue(timestamp, scheme.timestamp.format)
		},
		nonce,
		digests: made.digests.flatMap((item) => {
			const [carried, computed] = [take(message, item), wireOf(render(item.template, scope))];
			return (carried ?? "") === computed ? [] : [{
				at: spotText(item),
				carried,
				computed
			}];
		})
	};
};
const binds$1 = (atoms, spot, listed) => {
	if (spot.in === "header") return atoms.has(`header.${spot.name.toLowerCase()}`) || atoms.has("header-block") && listed.some((each) => covers(each, spot.name));
	if (spot.in === "query") return atoms.has("query") || atoms.has(`query.${spot.name}`);
	if (spot.in === "form") return atoms.has("body") || atoms.has("form") || atoms.has(`form.${spot.name}`);
	const steps = spot.name.split(".");
	return atoms.has("body") || steps.some((_step, index) => atoms.has(`json.${steps.slice(0, index + 1).join(".")}`));
};
const covers = (listed, name) => listed.endsWith("*") ? name.toLowerCase().startsWith(listed.slice(0, -1).toLowerCase()) : listed.toLowerCase() === name.toLowerCase();
const soleCarrier = (atom, scheme, made) => {
	return (atom === "timestamp" ? scheme.timestamp : atom === "nonce" ? scheme.nonce : null)?.in === "embedded" && !made.send.some((each) => each.signs && reach(each.template, made.define).has(atom));
};
const boundAtoms = (scheme, made) => {
	const atoms = /* @__PURE__ */ new Set();
	for (const template of [made.string, ...made.derive.map((each) => each.template)]) for (const atom of reach(template, made.define)) atoms.add(atom);
	for (let before = -1; before !== atoms.size;) {
		before = atoms.size;
		for (const item of made.digests) if (binds$1(atoms, item, scheme.canonical.headers)) for (const atom of reach(item.template, made.define)) atoms.add(atom);
		for (const item of made.send) if (!item.signs && binds$1(atoms, item, scheme.canonical.headers)) {
			for (const atom of reach(item.template, made.define)) if (soleCarrier(atom, scheme, made)) atoms.add(atom);
		}
		const [timeSpot, nonceSpot] = [spotOf(scheme.timestamp), spotOf(scheme.nonce)];
		if (timeSpot !== null && binds$1(atoms, timeSpot, scheme.canonical.headers)) atoms.add("timestamp");
		if (nonceSpot !== null && binds$1(atoms, nonceSpot, scheme.canonical.headers)) atoms.add("nonce");
	}
	return atoms;
};
const coverageFrom = (atoms, scheme) => {
	const components = /* @__PURE__ */ new Set();
	const parts = /* @__PURE__ */ new Set();
	const header = (name) => {
		if (name === "host") components.add("host");
		else if (name.endsWith("*")) parts.add(`header:${name}`);
		else {
			components.add(`header:${name}`);
			if (name === "content-type") components.add("content-type");
		}
	};
	for (const atom of atoms) if (atom === "method" || atom === "scheme" || atom === "host" || atom === "path" || atom === "query" || atom === "body") components.add(atom);
	else if (atom === "form") components.add("body");
	else if (atom === "timestamp" && scheme.timestamp !== null) components.add("timestamp");
	else if (atom === "nonce" && scheme.nonce !== null) components.add("nonce");
	else if (atom === "header-block") for (const each of scheme.canonical.headers) header(each.toLowerCase());
	else if (atom.startsWith("header.")) header(atom.slice(7));
	else if (atom.includes(".") || atom === "date" || atom === "port") parts.add(atom);
	return {
		components,
		parts
	};
};
const coverage = (scheme) => coverageFrom(boundAtoms(scheme, compile(scheme)), scheme);
const templateEngine = {
	sign(message, scheme, secret, moment) {
		const made = compile(scheme);
		const scope = prepared(message, scheme, made, moment);
		const stringToSign = render(made.string, scope);
		const signature = spellBytes(signWith(scheme.algorithm, keyFor(scheme, made, secret, scope), stringToSign), scheme.encoding);
		return {
			message: made.send.filter((each) => each.signs).reduce((current, item) => put(current, item, wireOf(render(item.template, {
				...scope,
				message: current,
				signature
			}))), scope.message),
			stringToSign,
			signature
		};
	},
	read,
	coverage,
	redigest(message, scheme) {
		const made = compile(scheme);
		const bare = made.send.filter((each) => each.signs).reduce((left, item) => remove(left, item), message);
		return made.digests.reduce((current, item) => take(current, item) === null ? current : put(current, item, wireOf(render(item.template, scopeOf$1(bare, scheme, made, null, null)))), message);
	}
};

// src/signature/engines/jws.ts
const names = {
	"hmac-sha256": "HS256",
	"hmac-sha384": "HS384",
	"hmac-sha512": "HS512",
	"ecdsa-p256-sha256": "ES256",
	"ecdsa-p384-sha384": "ES384",
	"rsa-v1_5-sha256": "RS256",
	"rsa-pss-sha512": "PS512",
	ed25519: "EdDSA"
};
const compiled = /* @__PURE__ */ new WeakMap();
const compileJws = (scheme) => {
	const known = compiled.get(scheme);
	if (known !== void 0) return known;
	if (names[scheme.algorithm] === void 0) throw new ScanError("policy-invalid", `${scheme.name}: ${scheme.algorithm} has no name in JWS`, { hint: `known are ${Object.keys(names).join(", ")}` });
	const define = parseDefinitions(scheme.define);
	const defined = new Set(define.keys());
	const made = {
		define,
		claims: Object.entries(scheme.claims).map(([name, source]) => {
			const template = parseTemplate(source, `claims.${name}`, defined);
			return {
				name,
				template,
				atoms: reach(template, define)
			};
		}),
		send: scheme.send.map((sent, index) => {
			const template = parseTemplate(sent.value, `send[${index}].value`, defined);
			return {
				...sent,
				template,
				signs: reach(template, define).has("signature")
			};
		})
	};
	if (!made.send.some(({ signs }) => signs)) throw new ScanError("policy-invalid", "send: no entry holds {signature}");
	for (const field of ["timestamp", "nonce"]) if (scheme[field] !== null && !made.claims.some(({ atoms }) => atoms.has(field))) throw new ScanError("policy-invalid", `${scheme.name}: ${field} is in no claim`, { hint: `such as claims: { ${field === "nonce" ? "jti" : "iat"}: "{${field}}" }` });
	compiled.set(scheme, made);
	return made;
};
const scopeOf = (message, scheme, { define }, timestamp, nonce) => ({
	message,
	timestamp: timestamp === null || scheme.timestamp === null ? null : {
		text: timestamp,
		format: scheme.timestamp.format
	},
	nonce,
	keyId: scheme.keyId,
	region: "",
	service: "",
	signature: null,
	canonical: scheme.canonical,
	define
});
const encoded = (value) => Buffer.from(JSON.stringify(value), "utf8").toString("base64url");
const textOf = (wire) => Buffer.from(wire, "latin1").toString("utf8");
const claimValue = ({ template }, text) => template.source === "{timestamp}" && /^-?\d{1,15}$/.test(text) ? Number(text) : text;
const joseOf = (scheme, detached) => ({
	alg: names[scheme.algorithm],
	...detached ? {} : { typ: "JWT" },
	...scheme.keyId === "" ? {} : { kid: scheme.keyId }
});
const bareOf = (message, { send }) => send.filter(({ signs }) => signs).reduce((left, item) => remove(left, item), message);
const token$1 = "([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]*)\\.([A-Za-z0-9_-]*)";
const longest = 16384;
const tokenIn = ({ template }, value) => {
	if (value.length > longest) return null;
	const pattern = template.parts.map((part) => {
		if (part.kind === "text") return part.text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
		return part.name === "signature" ? token$1 : "[^]{0,256}?";
	});
	const found = new RegExp(`^${pattern.join("")}$`).exec(value);
	return found === null ? null : {
		head: found[1] ?? "",
		payload: found[2] ?? "",
		signature: found[3] ?? ""
	};
};
const jsonIn = (part) => {
	try {
		const value = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
		return typeof value === "object" && value !== null && !Array.isArray(value) ? value : null;
	} catch {
		return null;
	}
};
const claimIn = (claims, name) => {
	const value = Object.hasOwn(claims, name) ? claims[name] : void 0;
	return typeof value === "string" || typeof value === "number" ? String(value) : null;
};
const unreadable$1 = (part, why) => ({
	found: false,
	part,
	why
});
const carriedIn = (message, scheme, made) => {
	const item = made.send.find(({ signs }) => signs);
	if (item === void 0) return unreadable$1("signature", "the scheme sends no signature");
	const value = take(message, item);
	if (value === null) return unreadable$1("signature", `the request has no ${spotText(item)}`);
	const found = tokenIn(item, value);
	if (found === null) return unreadable$1("signature", `the ${spotText(item)} is not of the form ${item.value}, where {signature} is a token of three parts`);
	const jose = jsonIn(found.head);
	if (jose === null) return unreadable$1("signature", `the first part of the token in the ${spotText(item)} is no JSON object`);
	if (jose["alg"] !== names[scheme.algorithm]) return unreadable$1("signature", `the token names the algorithm ${JSON.stringify(jose["alg"] ?? null).slice(0, 60)}, and the scheme says ${names[scheme.algorithm] ?? ""}`);
	return {
		...found,
		jose
	};
};
const signedBytes = ({ head, payload, jose }, body) => {
	if (payload !== "") return bytesOf(`${head}.${payload}`);
	return bytesOf(`${head}.${jose["b64"] === false ? wireOf(body) : spellBytes(body, "base64url")}`);
};
const claimOf = ({ claims }, field) => claims.find(({ template, atoms }) => template.source === `{${field}}` || field === "nonce" && template.source === "{id}" || atoms.size === 1 && atoms.has(field));
const speaksOf = ({ atoms }) => [...atoms].find((atom) => ![
	"timestamp",
	"date",
	"nonce",
	"key-id",
	"constant",
	"signature"
].includes(atom)) ?? null;
const mismatches = (claims, made, scope) => made.claims.flatMap((claim) => {
	const part = speaksOf(claim);
	if (part === null) return [];
	const [carried, computed] = [claimIn(claims, claim.name), textOf(wireOf(render(claim.template, scope)))];
	const of = part === "body" || part === "form" ? {} : { of: part };
	return carried === computed ? [] : [{
		at: `claim ${claim.name}`,
		name: claim.name,
		carried,
		computed,
		...of
	}];
});
const momentText = (scheme, moment) => scheme.timestamp === null ? null : moment.timestamp ?? timestampText(moment.epochMs, scheme.timestamp.format);
const jws = {
	sign(message, scheme, secret, moment) {
		const made = compileJws(scheme);
		const nonce = scheme.nonce === null ? null : moment.nonce;
		const ready = made.send.filter(({ signs }) => !signs).reduce((current, item) => put(current, item, wireOf(render(item.template, scopeOf(current, scheme, made, momentText(scheme, moment), nonce)))), message);
		const scope = scopeOf(ready, scheme, made, momentText(scheme, moment), nonce);
		const detached = made.claims.length === 0;
		const head = encoded(joseOf(scheme, detached));
		const claims = made.claims.map((claim) => [claim.name, claimValue(claim, textOf(wireOf(render(claim.template, scope))))]);
		const payload = detached ? spellBytes(ready.body, "base64url") : encoded(Object.fromEntries(claims));
		const stringToSign = bytesOf(`${head}.${payload}`);
		const signature = spellBytes(signWith(scheme.algorithm, keyOf(secret, scheme.key), stringToSign), "base64url");
		const whole = `${head}.${detached ? "" : payload}.${signature}`;
		return {
			message: made.send.filter(({ signs }) => signs).reduce((current, item) => put(current, item, wireOf(render(item.template, {
				...scope,
				message: current,
				signature: whole
			}))), ready),
			stringToSign,
			signature
		};
	},
	read(message, scheme) {
		const made = compileJws(scheme);
		const carried = carriedIn(message, scheme, made);
		if ("found" in carried) return carried;
		const claims = carried.payload === "" ? {} : jsonIn(carried.payload);
		if (claims === null) return unreadable$1("signature", "the second part of the token is no JSON object");
		if (made.claims.length > 0 && carried.payload === "") return unreadable$1("component", "the token has no claims");
		const [timeClaim, nonceClaim] = [claimOf(made, "timestamp"), claimOf(made, "nonce")];
		const timestamp = timeClaim === void 0 ? null : claimIn(claims, timeClaim.name);
		const nonce = nonceClaim === void 0 ? null : claimIn(claims, nonceClaim.name);
		if (scheme.timestamp !== null && timestamp === null) return unreadable$1("timestamp", `the token has no claim ${timeClaim?.name ?? ""}`);
		if (scheme.nonce !== null && nonce === null) return unreadable$1("nonce", `the token has no claim ${nonceClaim?.name ?? ""}`);
		const bare = bareOf(message, made);
		const attached = made.claims.length === 0 && carried.payload !== "";
		const own = spellBytes(bare.body, "base64url");
		const signature = readBytes(carried.signature, "base64url");
		return {
			found: true,
			stringToSign: signedBytes(carried, bare.body),
			signatures: signature === null ? [] : [signature],
			algorithm: scheme.algorithm,
			key: (secret) => keyOf(secret, scheme.key),
			timestamp: timestamp === null || scheme.timestamp === null ? null : {
				text: timestamp,
				epochMs: timestampValue(timestamp, scheme.timestamp.format)
			},
			nonce,
			digests: attached ? carried.payload === own ? [] : [{
				at: "payload of the token",
				carried: carried.payload,
				computed: own
			}] : mismatches(claims, made, scopeOf(bare, scheme, made, timestamp, nonce)).map(({ name: _name, ...mismatch }) => mismatch)
		};
	},
	coverage(scheme) {
		const made = compileJws(scheme);
		const atoms = new Set(made.claims.length === 0 ? ["body"] : made.claims.flatMap((claim) => [...claim.atoms]));
		return coverageFrom(atoms, scheme);
	},
	redigest(message, scheme) {
		const made = compileJws(scheme);
		const carried = carriedIn(message, scheme, made);
		if ("found" in carried || carried.payload === "") return message;
		const claims = jsonIn(carried.payload);
		if (claims === null) return message;
		const bare = bareOf(message, made);
		const changed = mismatches(claims, made, scopeOf(bare, scheme, made, null, null));
		if (changed.length === 0) return message;
		const payload = encoded({
			...claims,
			...Object.fromEntries(changed.map(({ name, computed }) => [name, computed]))
		});
		const [before, after] = [`${carried.head}.${carried.payload}.`, `${carried.head}.${payload}.`];
		return made.send.filter(({ signs }) => signs).reduce((current, item) => put(current, item, (take(current, item) ?? "").replace(before, after)), message);
	}
};
const withoutAlgorithm = (message, scheme) => {
	const made = compileJws(scheme);
	const carried = carriedIn(message, scheme, made);
	if ("found" in carried) return message;
	const head = encoded({
		...carried.jose,
		alg: "none"
	});
	return made.send.filter(({ signs }) => signs).reduce((current, item) => put(current, item, (take(current, item) ?? "").replace(`${carried.head}.${carried.payload}.${carried.signature}`, `${head}.${carried.payload}.`)), message);
};

// node_modules/structured-headers/dist/util.js
const asciiRe = /^[\x20-\x7E]*$/;
const tokenRe = /^[a-zA-Z*][:/!#$%&'*+\-.^_`|~A-Za-z0-9]*$/;
const keyRe = /^[a-z*][*\-_.a-z0-9]*$/;
function isAscii(str) {
	return asciiRe.test(str);
}
function isValidTokenStr(str) {
	return tokenRe.test(str);
}
function isValidKeyStr(str) {
	return keyRe.test(str);
}
function isInnerList(input) {
	return Array.isArray(input[0]);
}
function arrayBufferToBase64(input) {
	const bytes = ArrayBuffer.isView(input) ? new Uint8Array(input.buffer, input.byteOffset, input.byteLength) : new Uint8Array(input);
	let binary = "";
	for (const byte of bytes) binary += String.fromCharCode(byte);
	return btoa(binary);
}
function base64ToArrayBuffer(b64) {
	const binaryString = atob(b64);
	const len = binaryString.length;
	const bytes = new Uint8Array(len);
	for (let i = 0; i < len; i++) bytes[i] = binaryString.charCodeAt(i);
	return bytes.buffer;
}

// node_modules/structured-headers/dist/token.js
var Token = class {
	constructor(value) {
		if (!isValidTokenStr(value)) throw new TypeError("Invalid character in Token string. Tokens must start with *, A-Z and the rest of the string may only contain a-z, A-Z, 0-9, :/!#$%&'*+-.^_`|~");
		this.value = value;
	}
	toString() {
		return this.value;
	}
};

// node_modules/structured-headers/dist/displaystring.js
var DisplayString = class {
	constructor(value) {
		this.value = value;
	}
	toString() {
		return this.value;
	}
};

// node_modules/structured-headers/dist/serializer.js
var SerializeError = class extends Error {};
function serializeList(input) {
	return input.map((value) => {
		if (isInnerList(value)) return serializeInnerList(value);
		else return serializeItem(value);
	}).join(", ");
}
function serializeDictionary(input) {
	const entries = input instanceof Map ? input.entries() : Object.entries(input);
	return Array.from(entries).map(([key, entry]) => {
		const keyStr = serializeKey(key);
		if (Array.isArray(entry)) {
			if (entry[0] === true) return keyStr + serializeParameters(entry[1]);
			else if (isInnerList(entry)) return keyStr + "=" + serializeInnerList(entry);
			else return keyStr + "=" + serializeItem(entry);
		} else if (entry === true) return keyStr;
		else return keyStr + "=" + serializeBareItem(entry);
	}).join(", ");
}
function serializeItem(input, params) {
	if (Array.isArray(input)) return serializeBareItem(input[0]) + serializeParameters(input[1]);
	else return serializeBareItem(input) + (params ? serializeParameters(params) : "");
}
function serializeInnerList(input) {
	return `(${input[0].map((value) => serializeItem(value)).join(" ")})${serializeParameters(input[1])}`;
}
function serializeBareItem(input) {
	if (typeof input === "number") {
		if (Number.isInteger(input)) return serializeInteger(input);
		return serializeDecimal(input);
	}
	if (typeof input === "string") return serializeString(input);
	if (input instanceof Token) return serializeToken(input);
	if (input instanceof ArrayBuffer || ArrayBuffer.isView(input)) return serializeByteSequence(input);
	if (input instanceof DisplayString) return serializeDisplayString(input);
	if (input instanceof Date) return serializeDate(input);
	if (typeof input === "boolean") return serializeBoolean(input);
	throw new SerializeError(`Cannot serialize values of type ${typeof input}`);
}
function serializeInteger(input) {
	if (input < -999999999999999 || input > 999999999999999) throw new SerializeError("Structured headers can only encode integers in the range range of -999,999,999,999,999 to 999,999,999,999,999 inclusive");
	return input.toString();
}
function serializeDecimal(input) {
	const out = input.toFixed(3).replace(/0+$/, "");
	if (out.split(".")[0].replace("-", "").length > 12) throw new SerializeError("Fractional numbers are not allowed to have more than 12 significant digits before the decimal point");
	return out;
}
function serializeString(input) {
	if (!isAscii(input)) throw new SerializeError("Only ASCII strings may be serialized");
	return `"${input.replace(/("|\\)/g, (v) => "\\" + v)}"`;
}
function serializeDisplayString(input) {
	let out = "%\"";
	const textEncoder = new TextEncoder();
	for (const char of textEncoder.encode(input.toString())) if (char === 37 || char === 34 || char <= 31 || char >= 127) out += "%" + char.toString(16);
	else out += String.fromCharCode(char);
	return out + "\"";
}
function serializeBoolean(input) {
	return input ? "?1" : "?0";
}
function serializeByteSequence(input) {
	return `:${arrayBufferToBase64(input)}:`;
}
function serializeToken(input) {
	return input.toString();
}
function serializeDate(input) {
	return "@" + Math.floor(input.getTime() / 1e3);
}
function serializeParameters(input) {
	return Array.from(input).map(([key, value]) => {
		let out = ";" + serializeKey(key);
		if (value !== true) out += "=" + serializeBareItem(value);
		return out;
	}).join("");
}
function serializeKey(input) {
	if (!isValidKeyStr(input)) throw new SerializeError("Keys in dictionaries must only contain lowercase letter, numbers, _-*. and must start with a letter or *");
	return input;
}

// node_modules/structured-headers/dist/parser.js
function parseDictionary(input) {
	return new Parser(input).parseDictionary();
}
function parseList(input) {
	return new Parser(input).parseList();
}
function parseItem(input) {
	return new Parser(input).parseItem();
}
var ParseError = class extends Error {
	constructor(position, message) {
		super(`Parse error: ${message} at offset ${position}`);
	}
};
var Parser = class {
	constructor(input) {
		this.input = input;
		this.pos = 0;
	}
	parseDictionary() {
		this.skipWS();
		const dictionary = /* @__PURE__ */ new Map();
		while (!this.eof()) {
			const thisKey = this.parseKey();
			let member;
			if (this.lookChar() === "=") {
				this.pos++;
				member = this.parseItemOrInnerList();
			} else member = [true, this.parseParameters()];
			dictionary.set(thisKey, member);
			this.skipOWS();
			if (this.eof()) return dictionary;
			this.expectChar(",");
			this.pos++;
			this.skipOWS();
			if (this.eof()) throw new ParseError(this.pos, "Dictionary contained a trailing comma");
		}
		return dictionary;
	}
	parseList() {
		this.skipWS();
		const members = [];
		while (!this.eof()) {
			members.push(this.parseItemOrInnerList());
			this.skipOWS();
			if (this.eof()) return members;
			this.expectChar(",");
			this.pos++;
			this.skipOWS();
			if (this.eof()) throw new ParseError(this.pos, "A list may not end with a trailing comma");
		}
		return members;
	}
	parseItem(standaloneItem = true) {
		if (standaloneItem) this.skipWS();
		const result = [this.parseBareItem(), this.parseParameters()];
		if (standaloneItem) this.checkTrail();
		return result;
	}
	parseItemOrInnerList() {
		if (this.lookChar() === "(") return this.parseInnerList();
		else return this.parseItem(false);
	}
	parseInnerList() {
		this.expectChar("(");
		this.pos++;
		const innerList = [];
		while (!this.eof()) {
			this.skipWS();
			if (this.lookChar() === ")") {
				this.pos++;
				return [innerList, this.parseParameters()];
			}
			innerList.push(this.parseItem(false));
			const nextChar = this.lookChar();
			if (nextChar !== " " && nextChar !== ")") throw new ParseError(this.pos, "Expected a whitespace or ) after every item in an inner list");
		}
		throw new ParseError(this.pos, "Could not find end of inner list");
	}
	parseBareItem() {
		const char = this.lookChar();
		if (char === void 0) throw new ParseError(this.pos, "Unexpected end of string");
		if (char.match(/^[-0-9]/)) return this.parseIntegerOrDecimal();
		if (char === "\"") return this.parseString();
		if (char.match(/^[A-Za-z*]/)) return this.parseToken();
		if (char === ":") return this.parseByteSequence();
		if (char === "?") return this.parseBoolean();
		if (char === "@") return this.parseDate();
		if (char === "%") return this.parseDisplayString();
		throw new ParseError(this.pos, "Unexpected input");
	}
	parseParameters() {
		const parameters = /* @__PURE__ */ new Map();
		while (!this.eof()) {
			if (this.lookChar() !== ";") break;
			this.pos++;
			this.skipWS();
			const key = this.parseKey();
			let value = true;
			if (this.lookChar() === "=") {
				this.pos++;
				value = this.parseBareItem();
			}
			parameters.set(key, value);
		}
		return parameters;
	}
	parseIntegerOrDecimal() {
		let type = "integer";
		let sign = 1;
		let inputNumber = "";
		if (this.lookChar() === "-") {
			sign = -1;
			this.pos++;
		}
		if (!isDigit(this.lookChar())) throw new ParseError(this.pos, "Expected a digit (0-9)");
		while (!this.eof()) {
			const char = this.getChar();
			if (isDigit(char)) inputNumber += char;
			else if (type === "integer" && char === ".") {
				if (inputNumber.length > 12) throw new ParseError(this.pos, "Exceeded maximum decimal length");
				inputNumber += ".";
				type = "decimal";
			} else {
				this.pos--;
				break;
			}
			if (type === "integer" && inputNumber.length > 15) throw new ParseError(this.pos, "Exceeded maximum integer length");
			if (type === "decimal" && inputNumber.length > 16) throw new ParseError(this.pos, "Exceeded maximum decimal length");
		}
		if (type === "integer") return parseInt(inputNumber, 10) * sign;
		else {
			if (inputNumber.endsWith(".")) throw new ParseError(this.pos, "Decimal cannot end on a period");
			if (inputNumber.split(".")[1].length > 3) throw new ParseError(this.pos, "Number of digits after the decimal point cannot exceed 3");
			return parseFloat(inputNumber) * sign;
		}
	}
	parseString() {
		let outputString = "";
		this.expectChar("\"");
		this.pos++;
		while (!this.eof()) {
			const char = this.getChar();
			if (char === "\\") {
				if (this.eof()) throw new ParseError(this.pos, "Unexpected end of input");
				const nextChar = this.getChar();
				if (nextChar !== "\\" && nextChar !== "\"") throw new ParseError(this.pos, "A backslash must be followed by another backslash or double quote");
				outputString += nextChar;
			} else if (char === "\"") return outputString;
			else if (!isAscii(char)) throw new ParseError(this.pos, "Strings must be in the ASCII range");
			else outputString += char;
		}
		throw new ParseError(this.pos, "Unexpected end of input");
	}
	parseDisplayString() {
		if (this.getChars(2) !== "%\"") throw new ParseError(this.pos, "Unexpected character. Display strings should start with %=");
		const result = [];
		while (!this.eof()) {
			const char = this.getChar();
			if (char.charCodeAt(0) <= 31 || char.charCodeAt(0) >= 127 && char.charCodeAt(0) <= 255) throw new ParseError(this.pos, "Invalid char found in DisplayString. Did you forget to escape?");
			if (char === "%") {
				const hexChars = this.getChars(2);
				if (/^[0-9a-f]{2}$/.test(hexChars)) result.push(parseInt(hexChars, 16));
				else throw new ParseError(this.pos, `Unexpected sequence after % in DispalyString: "${hexChars}". Note that hexidecimals must be lowercase`);
				continue;
			}
			if (char === "\"") {
				const textDecoder = new TextDecoder("utf-8", { fatal: true });
				try {
					return new DisplayString(textDecoder.decode(new Uint8Array(result)));
				} catch {
					throw new ParseError(this.pos, "Fatal error decoding UTF-8 sequence in Display String");
				}
			}
			result.push(char.charCodeAt(0));
		}
		throw new ParseError(this.pos, "Unexpected end of input");
	}
	parseToken() {
		let outputString = "";
		while (!this.eof()) {
			const char = this.lookChar();
			if (char === void 0 || !/^[:/!#$%&'*+\-.^_`|~A-Za-z0-9]$/.test(char)) return new Token(outputString);
			outputString += this.getChar();
		}
		return new Token(outputString);
	}
	parseByteSequence() {
		this.expectChar(":");
		this.pos++;
		const endPos = this.input.indexOf(":", this.pos);
		if (endPos === -1) throw new ParseError(this.pos, "Could not find a closing \":\" character to mark end of Byte Sequence");
		const b64Content = this.input.substring(this.pos, endPos);
		this.pos += b64Content.length + 1;
		if (!/^[A-Za-z0-9+/=]*$/.test(b64Content)) throw new ParseError(this.pos, "ByteSequence does not contain a valid base64 string");
		try {
			return base64ToArrayBuffer(b64Content);
		} catch {
			throw new ParseError(this.pos, "ByteSequence does not contain a valid base64 string");
		}
	}
	parseBoolean() {
		this.expectChar("?");
		this.pos++;
		const char = this.getChar();
		if (char === "1") return true;
		if (char === "0") return false;
		throw new ParseError(this.pos, "Unexpected character. Expected a \"1\" or a \"0\"");
	}
	parseDate() {
		this.expectChar("@");
		this.pos++;
		let sign = 1;
		let inputNumber = "";
		if (this.lookChar() === "-") {
			sign = -1;
			this.pos++;
		}
		if (!isDigit(this.lookChar())) throw new ParseError(this.pos, "Expected a digit (0-9)");
		while (!this.eof()) {
			const char = this.getChar();
			if (isDigit(char)) inputNumber += char;
			else throw new ParseError(this.pos, "Expected a digit (0-9), whitespace or EOL");
		}
		if (inputNumber.length > 15) throw new ParseError(this.pos, "Exceeded max length for a date value");
		return /* @__PURE__ */ new Date(parseInt(inputNumber, 10) * sign * 1e3);
	}
	parseKey() {
		if (!this.lookChar()?.match(/^[a-z*]/)) throw new ParseError(this.pos, "A key must begin with an asterisk or letter (a-z)");
		let outputString = "";
		while (!this.eof()) {
			const char = this.lookChar();
			if (char === void 0 || !/^[a-z0-9_\-.*]$/.test(char)) return outputString;
			outputString += this.getChar();
		}
		return outputString;
	}
	lookChar() {
		return this.input[this.pos];
	}
	expectChar(char) {
		if (this.lookChar() !== char) throw new ParseError(this.pos, `Expected ${char}`);
	}
	getChar() {
		return this.input[this.pos++];
	}
	getChars(count) {
		const result = this.input.substr(this.pos, count);
		this.pos += count;
		return result;
	}
	eof() {
		return this.pos >= this.input.length;
	}
	skipOWS() {
		while (true) {
			const c = this.input.substr(this.pos, 1);
			if (c === " " || c === "	") this.pos++;
			else break;
		}
	}
	skipWS() {
		while (this.lookChar() === " ") this.pos++;
	}
	checkTrail() {
		this.skipWS();
		if (!this.eof()) throw new ParseError(this.pos, "Unexpected characters at end of input");
	}
};
const isDigitRegex = /^[0-9]$/;
function isDigit(char) {
	if (char === void 0) return false;
	return isDigitRegex.test(char);
}

// src/signature/engines/rfc9421-base.ts
var MissingComponent = class extends Error {};
const readComponent = (written) => {
	const text = written.trim();
	const quoted = text.startsWith("\"") ? text : text.replace(/^([^;]*)/, (name) => `"${name.trim()}"`);
	try {
		const [name, parameters] = parseItem(quoted);
		if (typeof name === "string") return [name.toLowerCase(), parameters];
	} catch {}
	throw new MissingComponent(`${JSON.stringify(written)} is no component identifier`);
};
const spellComponent = (component) => serializeItem(component);
const unfolded = (value) => value.replace(/[ \t]*\r?\n[ \t]+/g, " ").replace(/^[ \t]+|[ \t]+$/g, "");
const formEncode = (wire) => wire.replace(/[^A-Za-z0-9*\-._]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);
const authorityOf = (message) => message.host.toLowerCase().replace(message.scheme === "https" ? /:443$/ : /:80$/, "");
const derivedValues = /* @__PURE__ */ new Map([
	["@method", (message) => message.method],
	["@target-uri", (message) => `${message.scheme}://${authorityOf(message)}${targetOf$1(message)}`],
	["@authority", authorityOf],
	["@scheme", (message) => message.scheme],
	["@request-target", targetOf$1],
	["@path", (message) => message.path],
	["@query", (message) => `?${message.query ?? ""}`]
]);
const derivedNames = [...derivedValues.keys(), "@query-param"];
const queryParameter = (message, name) => {
	const found = pairsOf(message.query ?? "").filter((pair) => formEncode(formDecode(pair.name)) === name);
	if (found.length !== 1) throw new MissingComponent(`the query has ${found.length === 0 ? "no" : "more than one"} parameter ${JSON.stringify(name)}`);
	return formEncode(formDecode(found[0]?.value ?? ""));
};
const strict = (value, name) => {
	const kinds = [
		() => serializeDictionary(parseDictionary(value)),
		() => serializeList(parseList(value)),
		() => serializeItem(parseItem(value))
	];
	for (const kind of value.includes("=") && !value.startsWith(":") && !value.startsWith("(") ? kinds : kinds.slice(1)) try {
		return kind();
	} catch {
		continue;
	}
	throw new MissingComponent(`the header ${name} is no structured field`);
};
const memberOf = (value, key, name) => {
	try {
		const member = typeof key === "string" ? parseDictionary(value).get(key) : void 0;
		if (member !== void 0) return isInnerList(member) ? serializeInnerList(member) : serializeItem(member);
	} catch {
		throw new MissingComponent(`the header ${name} is no dictionary`);
	}
	throw new MissingComponent(`the header ${name} has no member ${JSON.stringify(key)}`);
};
const fieldValue = (headers, [name, parameters]) => {
	const values = headers.filter(([each]) => each.toLowerCase() === name).map(([, value]) => unfolded(value));
	if (values.length === 0) throw new MissingComponent(`the message has no header ${String(name)}`);
	if (parameters.has("bs")) {
		if (parameters.has("sf") || parameters.has("key")) throw new MissingComponent(`${spellComponent([name, parameters])}: bs goes with neither sf nor key`);
		return values.map((value) => serializeBareItem(bytesOf(value).buffer)).join(", ");
	}
	const joined = values.join(", ");
	if (parameters.has("key")) return memberOf(joined, parameters.get("key"), String(name));
	return parameters.has("sf") ? strict(joined, String(name)) : joined;
};
const componentValue = (subject, component) => {
	const [name, parameters] = component;
	for (const each of parameters.keys()) if (![
		"sf",
		"key",
		"bs",
		"req",
		"tr",
		"name"
	].includes(each)) throw new MissingComponent(`${spellComponent(component)}: the parameter ${each} is not known`);
	if (name === "@status") {
		if (subject.kind === "response") return String(subject.status);
		throw new MissingComponent("a request has no @status");
	}
	const ofRequest = subject.kind === "request" || parameters.has("req");
	if (subject.kind === "request" && parameters.has("req")) throw new MissingComponent("req is for responses");
	const message = subject.request;
	if (typeof name === "string" && name.startsWith("@")) {
		if (!ofRequest || message === null) throw new MissingComponent(`${name} is known of requests only`);
		if (name === "@query-param") return queryParameter(message, parameters.get("name"));
		const value = derivedValues.get(name)?.(message);
		if (value === void 0) throw new MissingComponent(`there is no component ${name}`);
		return value;
	}
	if (parameters.has("tr")) return fieldValue(subject.trailers ?? [], component);
	if (!ofRequest) return fieldValue(subject.kind === "response" ? subject.headers : [], component);
	if (message === null) throw new MissingComponent("the request is not known");
	return fieldValue([...message.headers, ["Host", message.host]], component);
};
const signatureBase = (subject, components, parameters) => {
	const seen = /* @__PURE__ */ new Set();
	return [...components.map((component) => {
		const identifier = spellComponent(component);
		if (seen.has(identifier)) throw new MissingComponent(`${identifier} is listed twice`);
		seen.add(identifier);
		const value = componentValue(subject, component);
		if (/[\r\n]/.test(value)) throw new MissingComponent(`the value of ${identifier} holds a newline`);
		return `${identifier}: ${value}`;
	}), `"@signature-params": ${parameters}`].join("\n");
};

// src/signature/engines/rfc9421.ts
const digestHashes = {
	"sha-256": "sha256",
	"sha-512": "sha512"
};
const contentDigest = (body, algorithm) => `${algorithm}=:${digestText(digestHashes[algorithm], body, "base64")}:`;
const aboutBody = /* @__PURE__ */ new Set([
	"content-type",
	"content-length",
	"content-digest",
	"content-encoding"
]);
const applicable = (message, written) => {
	try {
		return written.map(readComponent).filter(([name]) => !(typeof name === "string" && aboutBody.has(name) && headerOf(message, name) === null && message.body.length === 0));
	} catch (error) {
		throw asScanError(error);
	}
};
const asScanError = (error) => error instanceof MissingComponent ? new ScanError("policy-invalid", `rfc9421: ${error.message}`) : error;
const checkComponents = (written) => {
	for (const each of written) {
		let name;
		try {
			[name] = readComponent(each);
		} catch (error) {
			throw asScanError(error);
		}
		if (typeof name !== "string" || !name.startsWith("@") || derivedNames.includes(name)) continue;
		const guess = closest(name, derivedNames);
		throw new ScanError("policy-invalid", `rfc9421: there is no component ${name}`, { hint: guess === null ? `known are ${derivedNames.join(" ")} and the names of headers` : `did you mean ${guess}?` });
	}
};
const parametersFor = (scheme, epochMs, nonce) => {
	const parameters = /* @__PURE__ */ new Map();
	const created = Math.floor(epochMs / 1e3);
	if (scheme.created) parameters.set("created", created);
	if (scheme.expires !== null) parameters.set("expires", created + scheme.expires);
	if (scheme.keyId !== "") parameters.set("keyid", scheme.keyId);
	if (scheme.alg !== null) parameters.set("alg", scheme.alg);
	if (scheme.nonce !== null) parameters.set("nonce", nonce);
	if (scheme.tag !== null) parameters.set("tag", scheme.tag);
	return parameters;
};
const withDigest = (message, scheme) => {
	const listed = scheme.components.some((each) => /^"?content-digest\b/i.test(each.trim()));
	return scheme.digest === "none" || !listed || headerOf(message, "content-digest") !== null ? message : withHeader(message, "Content-Digest", contentDigest(message.body, scheme.digest));
};
const clockOf = (epochMs, text) => {
	if (text === void 0) return epochMs;
	if (!/^-?\d{1,12}$/.test(text)) throw new ScanError("usage", `created is an integer, and ${JSON.stringify(text)} is none`);
	return Number(text) * 1e3;
};
const withMember = (message, name, label, member) => {
	const before = headerOf(message, name);
	const others = before === null ? [] : before.split(/,\s*(?=[a-z*][a-z0-9_.*-]*=)/).filter((each) => !each.startsWith(`${label}=`));
	return withHeader(message, name, [...others, `${label}=${member}`].join(", "));
};
const signaturesIn = (input, signature) => {
	try {
		const values = parseDictionary(signature);
		return [...parseDictionary(input)].flatMap(([label, member]) => {
			const value = values.get(label);
			if (!isInnerList(member) || value === void 0 || isInnerList(value)) return [];
			const bytes = value[0];
			if (!(bytes instanceof ArrayBuffer || ArrayBuffer.isView(bytes))) return [];
			const copy = bytes instanceof ArrayBuffer ? new Uint8Array(bytes.slice(0)) : new Uint8Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
			return [{
				label,
				components: member[0],
				parameters: member[1],
				spelled: serializeInnerList(member),
				signature: copy
			}];
		});
	} catch {
		return null;
	}
};
const baseFor = (subject, found) => bytesOf(signatureBase(subject, found.components, found.spelled));
const digestsOf = (message) => {
	const carried = headerOf(message, "content-digest");
	if (carried === null) return [];
	try {
		return [...parseDictionary(carried)].flatMap(([algorithm, member]) => {
			if (algorithm !== "sha-256" && algorithm !== "sha-512") return [];
			const computed = contentDigest(message.body, algorithm);
			const value = isInnerList(member) ? null : member[0];
			const bytes = value instanceof ArrayBuffer ? new Uint8Array(value) : ArrayBuffer.isView(value) ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength) : null;
			return bytes !== null && spellBytes(bytes, "hex") === spellBytes(digestOf(digestHashes[algorithm], message.body), "hex") ? [] : [{
				at: "header Content-Digest",
				carried,
				computed
			}];
		});
	} catch {
		return [{
			at: "header Content-Digest",
			carried,
			computed: contentDigest(message.body, "sha-256")
		}];
	}
};
const binds = /* @__PURE__ */ new Map([
	["@method", ["method"]],
	["@target-uri", [
		"scheme",
		"host",
		"path",
		"query"
	]],
	["@authority", ["host"]],
	["@scheme", ["scheme"]],
	["@request-target", ["path", "query"]],
	["@path", ["path"]],
	["@query", ["query"]],
	["host", ["host"]],
	["content-type", ["content-type", "header:content-type"]],
	["content-digest", ["body", "header:content-digest"]]
]);
const unreadable = (part, why) => ({
	found: false,
	part,
	why
});
const rfc9421 = {
	sign(message, scheme, secret, moment) {
		const ready = withDigest(message, scheme);
		const list = [applicable(ready, scheme.components), parametersFor(scheme, clockOf(moment.epochMs, moment.timestamp), moment.nonce)];
		const spelled = serializeInnerList(list);
		let base;
		try {
			base = signatureBase({
				kind: "request",
				request: ready
			}, list[0], spelled);
		} catch (error) {
			throw asScanError(error);
		}
		const stringToSign = bytesOf(base);
		const signature = spellBytes(signWith(scheme.algorithm, keyOf(secret, scheme.key), stringToSign), "base64");
		return {
			message: withMember(withMember(ready, "Signature-Input", scheme.label, toWire(spelled)), "Signature", scheme.label, `:${signature}:`),
			stringToSign,
			signature
		};
	},
	read(message, scheme) {
		const [input, signature] = [headerOf(message, "signature-input"), headerOf(message, "signature")];
		if (input === null || signature === null) return unreadable("signature", `the request has no header ${input === null ? "Signature-Input" : "Signature"}`);
		const all = signaturesIn(input, signature);
		const found = all?.find((each) => each.label === scheme.label) ?? all?.[0];
		if (found === void 0) return unreadable("signature", "Signature-Input and Signature do not hold one and the same label");
		try {
			const created = found.parameters.get("created");
			const nonce = found.parameters.get("nonce");
			return {
				found: true,
				stringToSign: baseFor({
					kind: "request",
					request: message
				}, found),
				signatures: [found.signature],
				algorithm: scheme.algorithm,
				key: (secret) => keyOf(secret, scheme.key),
				timestamp: typeof created === "number" ? {
					text: String(created),
					epochMs: created * 1e3
				} : null,
				nonce: typeof nonce === "string" ? nonce : null,
				digests: digestsOf(message)
			};
		} catch (error) {
			if (error instanceof MissingComponent) return unreadable("component", error.message);
			throw error;
		}
	},
	coverage(scheme) {
		const components = /* @__PURE__ */ new Set();
		const parts = /* @__PURE__ */ new Set();
		for (const written of scheme.components) {
			const [name, parameters] = readComponent(written);
			if (typeof name !== "string") continue;
			if (name === "@query-param") parts.add(`query.${String(parameters.get("name"))}`);
			else if (parameters.has("key")) parts.add(`header:${name};key=${String(parameters.get("key"))}`);
			else for (const each of binds.get(name) ?? (name.startsWith("@") ? [] : [`header:${name}`])) components.add(each);
		}
		if (scheme.created) components.add("timestamp");
		if (scheme.nonce !== null) components.add("nonce");
		return {
			components,
			parts
		};
	},
	redigest(message) {
		const carried = headerOf(message, "content-digest");
		if (carried === null) return message;
		return withHeader(message, "Content-Digest", contentDigest(message.body, carried.startsWith("sha-512") ? "sha-512" : "sha-256"));
	}
};

// src/signature/builtin/api.ts
const apiSchemes = [
	{
		name: "acquia-hmac-2",
		title: "Acquia HTTP HMAC 2.0",
		direction: "api",
		source: "https://github.com/acquia/http-hmac-spec/tree/2.0",
		vectors: [{
			kind: "published",
			from: "https://github.com/acquia/http-hmac-spec/blob/2.0/fixtures.json"
		}],
		note: "Needs key-id; `define.realm` is the realm. Extra signed headers are not supported.",
		ownKeyOnly: false,
		form: {
			engine: "template",
			algorithm: "hmac-sha256",
			secret: { encoding: "base64" },
			define: {
				realm: "",
				parameters: "id={key-id|urlencode}&nonce={nonce}&realm={realm|urlencode}&version=2.0",
				content: "\n{header.content-type|lower}\n{body|sha256|base64}"
			},
			"string-to-sign": "{method|upper}\n{host|lower}\n{path}\n{query}\n{parameters}\n{timestamp}{content|if-body}",
			encoding: "base64",
			timestamp: {
				format: "unix-seconds",
				in: "header",
				name: "X-Authorization-Timestamp"
			},
			nonce: {
				generate: "uuid",
				in: "embedded"
			},
			digests: [{
				in: "header",
				name: "X-Authorization-Content-SHA256",
				value: "{body|sha256|base64|if-body}"
			}],
			send: [{
				in: "header",
				name: "Authorization",
				value: "acquia-http-hmac id=\"{key-id|urlencode}\",nonce=\"{nonce}\",realm=\"{realm|urlencode}\",signature=\"{signature}\",version=\"2.0\""
			}]
		}
	},
	{
		name: "akamai-eg1",
		title: "Akamai EdgeGrid",
		direction: "api",
		source: "https://techdocs.akamai.com/developer/docs/edgegrid",
		vectors: [{
			kind: "published",
			from: "npm:akamai-edgegrid@4.0.4 (test/test_data.json)"
		}, {
			kind: "cross-signed",
			from: "npm:akamai-edgegrid@4.0.4"
		}],
		note: "key-id is the client token, `define.access-token` the access token. Only the body of a POST is bound, and of it only the first 131072 bytes; longer ones are not supported here.",
		ownKeyOnly: false,
		form: {
			engine: "template",
			algorithm: "hmac-sha256",
			derive: [{
				step: "{timestamp}",
				encode: "base64"
			}],
			define: {
				"access-token": "",
				header: "EG1-HMAC-SHA256 client_token={key-id};access_token={access-token};timestamp={timestamp};nonce={nonce};"
			},
			"string-to-sign": "{method|upper}	{scheme}	{host}	{target}		{body|sha256|base64|if-body|if-post}	{header}",
			encoding: "base64",
			timestamp: {
				format: "iso-basic-offset",
				in: "embedded"
			},
			nonce: {
				generate: "uuid",
				in: "embedded"
			},
			send: [{
				in: "header",
				name: "Authorization",
				value: "{header}signature={signature}"
			}]
		}
	},
	{
		name: "contentful",
		title: "Contentful app requests",
		direction: "api",
		source: "https://www.contentful.com/developers/docs/extensibility/app-framework/request-verification/",
		vectors: [{
			kind: "cross-signed",
			from: "npm:@contentful/node-apps-toolkit@3.16.1"
		}],
		note: "The signer chooses the headers; the built-in signs the two that it adds itself.",
		ownKeyOnly: false,
		form: {
			engine: "template",
			algorithm: "hmac-sha256",
			define: {
				search: "?{query|encode-uri-component|encode-uri}",
				headers: "x-contentful-signed-headers:{header.x-contentful-signed-headers};x-contentful-timestamp:{timestamp}"
			},
			"string-to-sign": "{method}\n{path|encode-uri}{search|if-query}\n{headers}\n{body}",
			encoding: "hex",
			timestamp: {
				format: "unix-millis",
				in: "header",
				name: "x-contentful-timestamp"
			},
			send: [{
				in: "header",
				name: "x-contentful-signed-headers",
				value: "x-contentful-signed-headers,x-contentful-timestamp"
			}, {
				in: "header",
				name: "x-contentful-signature",
				value: "{signature}"
			}]
		}
	},
	{
		name: "pusher-rest",
		title: "Pusher Channels HTTP API",
		direction: "api",
		source: "https://pusher.com/docs/channels/library_auth_reference/rest-api/#authentication",
		vectors: [{
			kind: "published",
			from: "npm:pusher@5.3.4 (tests/integration/pusher/create_signed_query_string.js)"
		}, {
			kind: "cross-signed",
			from: "npm:pusher@5.3.4"
		}],
		note: "Needs key-id. The body is bound through MD5.",
		ownKeyOnly: false,
		form: {
			engine: "template",
			algorithm: "hmac-sha256",
			"string-to-sign": "{method|upper}\n{path}\n{query-sorted}",
			encoding: "hex",
			timestamp: {
				format: "unix-seconds",
				in: "query",
				name: "auth_timestamp"
			},
			digests: [{
				in: "query",
				name: "body_md5",
				value: "{body|md5|hex|if-body}"
			}],
			send: [
				{
					in: "query",
					name: "auth_key",
					value: "{key-id}"
				},
				{
					in: "query",
					name: "auth_version",
					value: "1.0"
				},
				{
					in: "query",
					name: "auth_signature",
					value: "{signature}"
				}
			]
		}
	},
	{
		name: "duo-v2",
		title: "Duo API, signature version 2",
		direction: "api",
		source: "https://duo.com/docs/authapi#authentication",
		vectors: [{
			kind: "published",
			from: "npm:@duosecurity/duo_api@1.5.0 (tests/duo_sig.js)"
		}, {
			kind: "cross-signed",
			from: "npm:@duosecurity/duo_api@1.5.0"
		}],
		note: "Needs key-id (the integration key). Parameters are bound, whether they stand in the query or in a form; any other body is not.",
		ownKeyOnly: false,
		form: {
			engine: "template",
			algorithm: "hmac-sha512",
			define: { credentials: "{key-id}:{signature}" },
			"string-to-sign": "{timestamp}\n{method|upper}\n{host|lower}\n{path}\n{query}{form-encoded}",
			encoding: "hex",
			timestamp: {
				format: "rfc2822",
				in: "header",
				name: "Date"
			},
			send: [{
				in: "header",
				name: "Authorization",
				value: "Basic {credentials|base64}"
			}],
			canonical: { query: "sorted-encoded" }
		}
	},
	{
		name: "duo-v5",
		title: "Duo API, signature version 5",
		direction: "api",
		source: "https://duo.com/docs/adminapi#authentication",
		vectors: [{
			kind: "published",
			from: "npm:@duosecurity/duo_api@1.5.0 (tests/duo_sig.js)"
		}, {
			kind: "cross-signed",
			from: "npm:@duosecurity/duo_api@1.5.0"
		}],
		note: "Needs key-id (the integration key). The hash of additional headers is that of none.",
		ownKeyOnly: false,
		form: {
			engine: "template",
			algorithm: "hmac-sha512",
			define: {
				credentials: "{key-id}:{signature}",
				none: ""
			},
			"string-to-sign": "{timestamp}\n{method|upper}\n{host|lower}\n{path}\n{query}\n{body|sha512|hex}\n{none|sha512|hex}",
			encoding: "hex",
			timestamp: {
				format: "rfc2822",
				in: "header",
				name: "Date"
			},
			send: [{
				in: "header",
				name: "Authorization",
				value: "Basic {credentials|base64}"
			}],
			canonical: { query: "sorted-encoded" }
		}
	},
	{
		name: "escher",
		title: "Escher (Emarsys)",
		direction: "api",
		source: "https://escherauth.io/",
		vectors: [{
			kind: "published",
			from: "npm:escher-auth@4.0.2 (escher-test-cases)"
		}, {
			kind: "cross-signed",
			from: "npm:escher-auth@4.0.2"
		}],
		note: "Needs key-id, region and service: the credential scope is region/service/ems_request (`define.suffix`). Signs host and date; other headers have to be added to canonical.headers.",
		ownKeyOnly: false,
		form: {
			engine: "template",
			algorithm: "hmac-sha256",
			secret: { prepend: "ESR" },
			derive: [
				"{date}",
				"{region}",
				"{service}",
				"{suffix}"
			],
			define: {
				suffix: "ems_request",
				scope: "{region}/{service}/{suffix}",
				request: "{method|upper}\n{path}\n{query}\n{header-block}\n\n{signed-headers}\n{body|sha256|hex}"
			},
			"string-to-sign": "ESR-HMAC-SHA256\n{timestamp}\n{date}/{scope}\n{request|sha256|hex}",
			encoding: "hex",
			timestamp: {
				format: "iso-basic",
				in: "header",
				name: "X-Escher-Date"
			},
			send: [{
				in: "header",
				name: "X-Escher-Auth",
				value: "ESR-HMAC-SHA256 Credential={key-id}/{date}/{scope}, SignedHeaders={signed-headers}, Signature={signature}"
			}],
			canonical: {
				path: "normalized",
				query: "sorted-encoded",
				"header-space": "collapse",
				headers: ["host", "x-escher-date"]
			}
		}
	}
];

// src/signature/builtin/cloud.ts
const cloudSchemes = [
	{
		name: "aws-sigv4",
		title: "AWS Signature Version 4",
		direction: "api",
		source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html",
		vectors: [
			{
				kind: "published",
				from: "https://github.com/awslabs/aws-c-auth/tree/main/tests/aws-signing-test-suite/v4"
			},
			{
				kind: "published",
				from: "npm:escher-auth@4.0.2 (aws4_testsuite)"
			},
			{
				kind: "cross-signed",
				from: "npm:@smithy/signature-v4@5.7.5"
			},
			{
				kind: "cross-signed",
				from: "npm:aws4@1.13.2"
			}
		],
		note: "Needs key-id, region and service. Every header that is sent gets signed; a server must demand the list it needs. A presigned S3 request does not bind its body.",
		ownKeyOnly: false,
		form: {
			engine: "aws-sigv4",
			algorithm: "hmac-sha256"
		}
	},
	{
		name: "aws-sigv2",
		title: "AWS Signature Version 2",
		direction: "api",
		source: "https://docs.aws.amazon.com/general/latest/gr/signature-version-2.html",
		vectors: [{
			kind: "published",
			from: "https://docs.aws.amazon.com/general/latest/gr/signature-version-2.html"
		}],
		note: "Needs key-id. Superseded by version 4; no body is bound.",
		ownKeyOnly: false,
		form: {
			engine: "template",
			algorithm: "hmac-sha256",
			"string-to-sign": "{method}\n{host|lower}\n{path}\n{query}",
			encoding: "base64",
			timestamp: {
				format: "iso8601",
				in: "query",
				name: "Timestamp"
			},
			send: [
				{
					in: "query",
					name: "AWSAccessKeyId",
					value: "{key-id}"
				},
				{
					in: "query",
					name: "SignatureMethod",
					value: "HmacSHA256"
				},
				{
					in: "query",
					name: "SignatureVersion",
					value: "2"
				},
				{
					in: "query",
					name: "Signature",
					value: "{signature}"
				}
			],
			canonical: { query: "sorted-encoded" }
		}
	},
	{
		name: "gcs-v4",
		title: "Google Cloud Storage V4 signatures",
		direction: "api",
		source: "https://cloud.google.com/storage/docs/authentication/signatures",
		vectors: [{
			kind: "published",
			from: "https://github.com/googleapis/conformance-tests/blob/main/storage/v1/v4_signatures.json"
		}],
		note: "Needs key-id: the e-mail of a service account with its private key in PEM, or the id of an HMAC key with `algorithm: hmac-sha256`. Signs URLs unless `presigned` is false. A signed URL binds the body only where X-Goog-Content-SHA256 is sent.",
		ownKeyOnly: false,
		form: {
			engine: "aws-sigv4",
			dialect: "google",
			algorithm: "rsa-v1_5-sha256",
			secret: { encoding: "pem" }
		}
	},
	{
		name: "azure-sharedkey",
		title: "Azure Storage Shared Key",
		direction: "api",
		source: "https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key",
		vectors: [{
			kind: "cross-signed",
			from: "npm:@azure/storage-common@12.4.1"
		}],
		note: "Needs account. Binds the account's name and not the host; the body only where Content-MD5 is sent.",
		ownKeyOnly: false,
		form: {
			engine: "azure-sharedkey",
			algorithm: "hmac-sha256",
			secret: { encoding: "base64" }
		}
	},
	{
		name: "azure-appconfig",
		title: "Azure App Configuration HMAC",
		direction: "api",
		source: "https://learn.microsoft.com/azure/azure-app-configuration/rest-api-authentication-hmac",
		vectors: [{
			kind: "cross-signed",
			from: "npm:@azure/app-configuration@1.13.0"
		}],
		note: "Needs key-id (the credential's id).",
		ownKeyOnly: false,
		form: {
			engine: "template",
			algorithm: "hmac-sha256",
			secret: { encoding: "base64" },
			"string-to-sign": "{method|upper}\n{target}\n{timestamp};{host};{header.x-ms-content-sha256}",
			encoding: "base64",
			timestamp: {
				format: "http-date",
				in: "header",
				name: "x-ms-date"
			},
			digests: [{
				in: "header",
				name: "x-ms-content-sha256",
				value: "{body|sha256|base64}"
			}],
			send: [{
				in: "header",
				name: "Authorization",
				value: "HMAC-SHA256 Credential={key-id}&SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature={signature}"
			}]
		}
	},
	{
		name: "alibaba-acs3",
		title: "Alibaba Cloud ACS3",
		direction: "api",
		source: "https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature",
		vectors: [{
			kind: "cross-signed",
			from: "npm:@alicloud/openapi-core@1.0.8"
		}],
		note: "Needs key-id.",
		ownKeyOnly: false,
		form: {
			engine: "template",
			algorithm: "hmac-sha256",
			define: { request: "{method}\n{path}\n{query}\n{header-block}\n\n{signed-headers}\n{header.x-acs-content-sha256}" },
			"string-to-sign": "ACS3-HMAC-SHA256\n{request|sha256|hex}",
			encoding: "hex",
			timestamp: {
				format: "iso8601",
				in: "header",
				name: "x-acs-date"
			},
			nonce: {
				generate: "hex16",
				in: "header",
				name: "x-acs-signature-nonce"
			},
			digests: [{
				in: "header",
				name: "x-acs-content-sha256",
				value: "{body|sha256|hex}"
			}],
			send: [{
				in: "header",
				name: "Authorization",
				value: "ACS3-HMAC-SHA256 Credential={key-id},SignedHeaders={signed-headers},Signature={signature}"
			}],
			canonical: {
				query: "sorted-encoded",
				headers: [
					"host",
					"content-type",
					"x-acs-*"
				]
			}
		}
	},
	{
		name: "alibaba-rpc-v1",
		title: "Alibaba Cloud RPC, signature version 1",
		direction: "api",
		source: "https://www.alibabacloud.com/help/en/sdk/product-overview/rpc-mechanism",
		vectors: [{
			kind: "published",
			from: "https://www.alibabacloud.com/help/en/sdk/product-overview/rpc-mechanism"
		}, {
			kind: "cross-signed",
			from: "npm:@alicloud/pop-core@1.8.0"
		}],
		note: "Needs key-id. Binds method and query alone: neither host nor path nor body.",
		ownKeyOnly: false,
		form: {
			engine: "template",
			algorithm: "hmac-sha1",
			secret: { append: "&" },
			"string-to-sign": "{method|upper}&%2F&{query|urlencode}",
			encoding: "base64",
			timestamp: {
				format: "iso8601",
				in: "query",
				name: "Timestamp"
			},
			nonce: {
				generate: "uuid",
				in: "query",
				name: "SignatureNonce"
			},
			send: [
				{
					in: "query",
					name: "AccessKeyId",
					value: "{key-id}"
				},
				{
					in: "query",
					name: "SignatureMethod",
					value: "HMAC-SHA1"
				},
				{
					in: "query",
					name: "SignatureVersion",
					value: "1.0"
				},
				{
					in: "query",
					name: "Signature",
					value: "{signature}"
				}
			],
			canonical: { query: "sorted-encoded" }
		}
	},
	{
		name: "alibaba-roa-v2",
		title: "Alibaba Cloud ROA, signature version 2",
		direction: "api",
		source: "https://www.alibabacloud.com/help/en/sdk/product-overview/roa-mechanism",
		vectors: [{
			kind: "cross-signed",
			from: "npm:@alicloud/pop-core@1.8.0"
		}],
		note: "Needs key-id. The body is bound through MD5, the host is not. Parameters that need percent-encoding are not supported.",
		ownKeyOnly: false,
		form: {
			engine: "template",
			algorithm: "hmac-sha1",
			define: { search: "?{query-sorted}" },
			"string-to-sign": "{method|upper}\n{header.accept}\n{header.content-md5}\n{header.content-type}\n{header.date}\n{header-block}\n{path}{search|if-query}",
			encoding: "base64",
			timestamp: {
				format: "http-date",
				in: "header",
				name: "Date"
			},
			nonce: {
				generate: "uuid",
				in: "header",
				name: "x-acs-signature-nonce"
			},
			digests: [{
				in: "header",
				name: "Content-MD5",
				value: "{body|md5|base64}"
			}],
			send: [
				{
					in: "header",
					name: "Accept",
					value: "application/json"
				},
				{
					in: "header",
					name: "x-acs-signature-method",
					value: "HMAC-SHA1"
				},
				{
					in: "header",
					name: "x-acs-signature-version",
					value: "1.0"
				},
				{
					in: "header",
					name: "Authorization",
					value: "acs {key-id}:{signature}"
				}
			],
			canonical: { headers: ["x-acs-*"] }
		}
	},
	{
		name: "tencent-tc3",
		title: "Tencent Cloud TC3",
		direction: "api",
		source: "https://www.tencentcloud.com/document/product/213/33224",
		vectors: [{
			kind: "cross-signed",
			from: "npm:tencentcloud-sdk-nodejs-common@4.1.220"
		}],
		note: "Needs key-id and service. X-TC-Action is not among the headers that the vendor's SDK signs. A Content-Type must be sent.",
		ownKeyOnly: false,
		form: {
			engine: "template",
			algorithm: "hmac-sha256",
			secret: { prepend: "TC3" },
			derive: [
				"{day}",
				"{service}",
				"tc3_request"
			],
			define: {
				request: "{method}\n{path}\n{query}\ncontent-type:{header.content-type}\nhost:{hostname}\n\ncontent-type;host\n{body|sha256|hex}",
				scope: "{day}/{service}/tc3_request"
			},
			"string-to-sign": "TC3-HMAC-SHA256\n{timestamp}\n{scope}\n{request|sha256|hex}",
			encoding: "hex",
			timestamp: {
				format: "unix-seconds",
				in: "header",
				name: "X-TC-Timestamp"
			},
			send: [{
				in: "header",
				name: "Authorization",
				value: "TC3-HMAC-SHA256 Credential={key-id}/{scope}, SignedHeaders=content-type;host, Signature={signature}"
			}]
		}
	}
];

// src/signature/builtin/exchange.ts
const exchangeSchemes = [
	{
		name: "binance",
		title: "Binance",
		direction: "api",
		source: "https://developers.binance.com/docs/binance-spot-api-docs/rest-api/request-security",
		vectors: [{
			kind: "published",
			from: "https://github.com/binance/binance-spot-api-docs/blob/master/rest-api.md"
		}],
		note: "Needs key-id. Query and body run into each other without a separator; method, host and path are not bound.",
		ownKeyOnly: false,
		form: {
			engine: "template",
			algorithm: "hmac-sha256",
			"string-to-sign": "{query}{body}",
			encoding: "hex",
			timestamp: {
				format: "unix-millis",
				in: "query",
				name: "timestamp"
			},
			send: [{
				in: "header",
				name: "X-MBX-APIKEY",
				value: "{key-id}"
			}, {
				in: "query",
				name: "signature",
				value: "{signature}"
			}]
		}
	},
	{
		name: "kraken",
		title: "Kraken",
		direction: "api",
		source: "https://docs.kraken.com/api/docs/guides/spot-rest-auth",
		vectors: [{
			kind: "published",
			from: "https://docs.kraken.com/api/docs/guides/spot-rest-auth"
		}],
		note: "Needs key-id. The nonce has to ascend, so requests go out one at a time.",
		ownKeyOnly: false,
		form: {
			engine: "template",
			algorithm: "hmac-sha512",
			secret: { encoding: "base64" },
			define: { inner: "{nonce}{body}" },
			"string-to-sign": "{path}{inner|sha256}",
			encoding: "base64",
			nonce: {
				generate: "monotonic-millis",
				in: "form",
				name: "nonce"
			},
			send: [{
				in: "header",
				name: "API-Key",
				value: "{key-id}"
			}, {
				in: "header",
				name: "API-Sign",
				value: "{signature}"
			}]
		}
	},
	{
		name: "gate-io",
		title: "Gate",
		direction: "api",
		source: "https://www.gate.io/docs/developers/apiv4/en/#apiv4-signed-request-requirements",
		vectors: [{
			kind: "published",
			from: "https://www.gate.io/docs/developers/apiv4/en/#apiv4-signed-request-requirements"
		}],
		note: "Needs key-id. Gate signs the query without percent-encoding: parameters that need it are not supported.",
		ownKeyOnly: false,
		form: {
			engine: "template",
			algorithm: "hmac-sha512",
			"string-to-sign": "{method|upper}\n{path}\n{query}\n{body|sha512|hex}\n{timestamp}",
			encoding: "hex",
			timestamp: {
				format: "unix-seconds",
				in: "header",
				name: "Timestamp"
			},
			send: [{
				in: "header",
				name: "KEY",
				value: "{key-id}"
			}, {
				in: "header",
				name: "SIGN",
				value: "{signature}"
			}]
		}
	},
	{
		name: "kucoin",
		title: "KuCoin",
		direction: "api",
		source: "https://www.kucoin.com/docs-new/authentication",
		vectors: [{
			kind: "cross-signed",
			from: "npm:kucoin-universal-sdk@1.3.0"
		}],
		note: "Needs key-id. The signed passphrase, KC-API-PASSPHRASE, is the same for every request: give it as a header of the canary, from the environment.",
		ownKeyOnly: false,
		form: {
			engine: "template",
			algorithm: "hmac-sha256",
			"string-to-sign": "{timestamp}{method|upper}{target}{body}",
			encoding: "base64",
			timestamp: {
				format: "unix-millis",
				in: "header",
				name: "KC-API-TIMESTAMP"
			},
			send: [
				{
					in: "header",
					name: "KC-API-KEY",
					value: "{key-id}"
				},
				{
					in: "header",
					name: "KC-API-KEY-VERSION",
					value: "3"
				},
				{
					in: "header",
					name: "KC-API-SIGN",
					value: "{signature}"
				}
			]
		}
	},
	{
		name: "bitfinex",
		title: "Bitfinex",
		direction: "api",
		source: "https://docs.bitfinex.com/docs/rest-auth",
		vectors: [{
			kind: "cross-signed",
			from: "npm:bfx-api-node-rest@7.0.0"
		}],
		note: "Needs key-id. The nonce has to ascend, so requests go out one at a time. Path, nonce and body run into each other without a separator.",
		ownKeyOnly: false,
		form: {
			engine: "template",
			algorithm: "hmac-sha384",
			"string-to-sign": "/api{path}{nonce}{body}",
			encoding: "hex",
			nonce: {
				generate: "monotonic-micros",
				in: "header",
				name: "bfx-nonce"
			},
			send: [{
				in: "header",
				name: "bfx-apikey",
				value: "{key-id}"
			}, {
				in: "header",
				name: "bfx-signature",
				value: "{signature}"
			}]
		}
	}
];

// src/signature/builtin/standard.ts
const webhookMessage = (prefix) => ({
	engine: "template",
	algorithm: "hmac-sha256",
	secret: {
		encoding: "base64",
		"strip-prefix": "whsec_"
	},
	"string-to-sign": "{id}.{timestamp}.{body}",
	encoding: "base64",
	timestamp: {
		format: "unix-seconds",
		in: "header",
		name: `${prefix}-timestamp`
	},
	nonce: {
		generate: "uuid",
		in: "header",
		name: `${prefix}-id`
	},
	send: [{
		in: "header",
		name: `${prefix}-signature`,
		value: "v1,{signature}"
	}]
});
const standardSchemes = [
	{
		name: "rfc9421",
		title: "HTTP Message Signatures",
		direction: "api",
		source: "https://www.rfc-editor.org/rfc/rfc9421",
		vectors: [
			{
				kind: "published",
				from: "https://www.rfc-editor.org/rfc/rfc9421#appendix-B"
			},
			{
				kind: "published",
				from: "https://www.rfc-editor.org/rfc/rfc9530#appendix-D"
			},
			{
				kind: "cross-signed",
				from: "npm:http-message-signatures@1.0.6"
			}
		],
		note: "The signer chooses the components: give the list that your server demands. `content-digest` binds the body only where the server compares it.",
		ownKeyOnly: false,
		form: {
			engine: "rfc9421",
			algorithm: "hmac-sha256"
		}
	},
	{
		name: "cavage",
		title: "HTTP Signatures (draft-cavage-http-signatures-12)",
		direction: "api",
		source: "https://datatracker.ietf.org/doc/html/draft-cavage-http-signatures-12",
		vectors: [{
			kind: "published",
			from: "https://datatracker.ietf.org/doc/html/draft-cavage-http-signatures-12#appendix-C"
		}, {
			kind: "cross-signed",
			from: "npm:http-signature@1.4.0"
		}],
		note: "The signer chooses the headers: give the list that your server demands.",
		ownKeyOnly: false,
		form: {
			engine: "cavage",
			algorithm: "hmac-sha256"
		}
	},
	{
		name: "web-bot-auth",
		title: "Web Bot Auth",
		direction: "api",
		source: "https://datatracker.ietf.org/doc/html/draft-meunier-web-bot-auth-architecture",
		vectors: [{
			kind: "published",
			from: "https://github.com/cloudflare/web-bot-auth/tree/main/packages/web-bot-auth/test/test_data"
		}, {
			kind: "cross-signed",
			from: "npm:web-bot-auth@0.1.3"
		}],
		note: "Needs key-id, the thumbprint of the key. Binds the host alone: it says who calls, and not what for. With a Signature-Agent header, add `signature-agent` to components.",
		ownKeyOnly: false,
		form: {
			engine: "rfc9421",
			algorithm: "ed25519",
			secret: { encoding: "jwk" },
			components: ["@authority"],
			expires: 300,
			nonce: {
				generate: "base64-64",
				in: "embedded"
			},
			tag: "web-bot-auth",
			"name-algorithm": true,
			digest: "none"
		}
	},
	{
		name: "kong-hmac-auth",
		title: "Kong, plugin hmac-auth",
		direction: "api",
		source: "https://developer.konghq.com/plugins/hmac-auth/",
		vectors: [{
			kind: "published",
			from: "https://docs.konghq.com/hub/kong-inc/hmac-auth/"
		}],
		note: "Needs key-id (the username). The client chooses the headers: give the list that `enforce_headers` demands. The body is bound only where `validate_request_body` is on. With HTTP/2 in front, sign `@request-target` instead of `request-line`.",
		ownKeyOnly: false,
		form: {
			engine: "cavage",
			dialect: "kong",
			algorithm: "hmac-sha256",
			components: [
				"host",
				"date",
				"request-line",
				"digest"
			],
			header: "Authorization"
		}
	},
	{
		name: "jws",
		title: "JSON Web Signature, detached over the body or over claims",
		direction: "api",
		source: "https://www.rfc-editor.org/rfc/rfc7515#appendix-F",
		vectors: [{
			kind: "published",
			from: "https://www.rfc-editor.org/rfc/rfc7797#section-4"
		}, {
			kind: "cross-signed",
			from: "npm:jose@6.2.17"
		}],
		note: "Without more it binds the body alone. With `claims`, such as `{ iat: \"{timestamp}\", path: \"{target}\", body: \"{body|sha256|hex}\" }`, it binds what they hold.",
		ownKeyOnly: false,
		form: {
			engine: "jws",
			algorithm: "hmac-sha256",
			send: [{
				in: "header",
				name: "X-JWS-Signature",
				value: "{signature}"
			}]
		}
	},
	{
		name: "hawk",
		title: "Hawk",
		direction: "api",
		source: "https://github.com/mozilla/hawk/blob/main/API.md",
		vectors: [{
			kind: "published",
			from: "https://github.com/mozilla/hawk/blob/main/API.md"
		}, {
			kind: "cross-signed",
			from: "npm:hawk@9.0.2"
		}],
		note: "The payload hash is sent with every body; a server may still leave it unchecked. The ext field takes two definitions: `ext` (its value) and `ext-part` (`ext=\"{ext}\", `).",
		ownKeyOnly: false,
		form: {
			engine: "template",
			algorithm: "hmac-sha256",
			define: {
				ext: "",
				"ext-part": "",
				payload: "hawk.1.payload\n{media-type}\n{body}\n",
				hash: "{payload|sha256|base64|if-body}",
				"hash-part": "hash=\"{hash}\", "
			},
			"string-to-sign": "hawk.1.header\n{timestamp}\n{nonce}\n{method|upper}\n{target}\n{hostname|lower}\n{port}\n{hash}\n{ext}\n",
			encoding: "base64",
			timestamp: {
				format: "unix-seconds",
				in: "embedded"
			},
			nonce: {
				generate: "hex16",
				in: "embedded"
			},
			send: [{
				in: "header",
				name: "Authorization",
				value: "Hawk id=\"{key-id}\", ts=\"{timestamp}\", nonce=\"{nonce}\", {hash-part|if-body}{ext-part}mac=\"{signature}\""
			}]
		}
	},
	{
		name: "oauth1",
		title: "OAuth 1.0 signed requests",
		direction: "api",
		source: "https://www.rfc-editor.org/rfc/rfc5849#section-3.4",
		vectors: [{
			kind: "published",
			from: "https://developer.x.com/en/docs/authentication/oauth-1-0a/creating-a-signature"
		}, {
			kind: "cross-signed",
			from: "npm:oauth-1.0a@2.2.6"
		}],
		note: "The secret is `consumer-secret&token-secret`. A body that is no form is bound through oauth_body_hash, which servers may ignore.",
		ownKeyOnly: false,
		form: {
			engine: "oauth1",
			algorithm: "hmac-sha1"
		}
	},
	{
		name: "standard-webhooks",
		title: "Standard Webhooks",
		direction: "webhook",
		source: "https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md",
		vectors: [{
			kind: "published",
			from: "https://github.com/standard-webhooks/standard-webhooks/blob/main/libraries/javascript/src/webhook.test.ts"
		}, {
			kind: "cross-signed",
			from: "npm:standardwebhooks@1.1.1"
		}],
		note: null,
		ownKeyOnly: false,
		form: webhookMessage("webhook")
	},
	{
		name: "svix",
		title: "Svix webhooks (Clerk, Resend and others)",
		direction: "webhook",
		source: "https://docs.svix.com/receiving/verifying-payloads/how-manual",
		vectors: [{
			kind: "published",
			from: "https://docs.svix.com/receiving/verifying-payloads/how-manual"
		}],
		note: null,
		ownKeyOnly: false,
		form: webhookMessage("svix")
	}
];

// src/signature/builtin/webhook.ts
const published = (from) => ({
	kind: "published",
	from
});
const crossSigned = (from) => ({
	kind: "cross-signed",
	from: `npm:${from}`
});
const webhook = ({ note, ...common }, form) => ({
	...common,
	direction: "webhook",
	note: note ?? null,
	ownKeyOnly: false,
	form: {
		engine: "template",
		...form
	}
});
const unfresh = "Binds the body alone: neither time nor message id, so any delivery can be repeated.";
const bodyOnly = (common, header, encoding, value = "{signature}", more = {}) => webhook({
	note: unfresh,
	...common
}, {
	algorithm: "hmac-sha256",
	"string-to-sign": "{body}",
	encoding,
	send: [{
		in: "header",
		name: header,
		value
	}],
	...more
});
const token = ({ note, ...common }, form) => ({
	...common,
	direction: "webhook",
	note: note ?? null,
	ownKeyOnly: false,
	form: {
		engine: "jws",
		...form
	}
});
const timed = (common, header, format, value, string = "{timestamp}.{body}", encoding = "hex") => webhook(common, {
	algorithm: "hmac-sha256",
	"string-to-sign": string,
	encoding,
	timestamp: {
		format,
		in: "embedded"
	},
	send: [{
		in: "header",
		name: header,
		value
	}]
});
const webhookSchemes = [
	timed({
		name: "stripe",
		title: "Stripe",
		source: "https://docs.stripe.com/webhooks/signature",
		vectors: [crossSigned("stripe@23.1.0")]
	}, "Stripe-Signature", "unix-seconds", "t={timestamp},v1={signature}"),
	bodyOnly({
		name: "github",
		title: "GitHub",
		source: "https://docs.github.com/webhooks/using-webhooks/validating-webhook-deliveries",
		vectors: [published("https://docs.github.com/webhooks/using-webhooks/validating-webhook-deliveries"), crossSigned("@octokit/webhooks-methods@6.0.0")]
	}, "X-Hub-Signature-256", "hex", "sha256={signature}"),
	webhook({
		name: "slack",
		title: "Slack",
		source: "https://docs.slack.dev/authentication/verifying-requests-from-slack",
		vectors: [published("https://docs.slack.dev/authentication/verifying-requests-from-slack")]
	}, {
		algorithm: "hmac-sha256",
		"string-to-sign": "v0:{timestamp}:{body}",
		encoding: "hex",
		timestamp: {
			format: "unix-seconds",
			in: "header",
			name: "X-Slack-Request-Timestamp"
		},
		send: [{
			in: "header",
			name: "X-Slack-Signature",
			value: "v0={signature}"
		}]
	}),
	bodyOnly({
		name: "shopify",
		title: "Shopify",
		source: "https://shopify.dev/docs/apps/build/webhooks/subscribe/https",
		vectors: [crossSigned("@shopify/shopify-api@13.1.0")]
	}, "X-Shopify-Hmac-Sha256", "base64"),
	webhook({
		name: "shopify-app-proxy",
		title: "Shopify app proxy",
		source: "https://shopify.dev/docs/apps/build/online-store/app-proxies/authenticate-app-proxies",
		vectors: [crossSigned("@shopify/shopify-api@13.1.0")],
		note: "Names and values of the query run into each other without a separator: different queries have one signature. Host, path and body are not bound."
	}, {
		algorithm: "hmac-sha256",
		"string-to-sign": "{query-joined}",
		encoding: "hex",
		timestamp: {
			format: "unix-seconds",
			in: "query",
			name: "timestamp"
		},
		send: [{
			in: "query",
			name: "signature",
			value: "{signature}"
		}]
	}),
	webhook({
		name: "twilio",
		title: "Twilio",
		source: "https://www.twilio.com/docs/usage/security#validating-requests",
		vectors: [published("https://www.twilio.com/docs/usage/security#validating-requests"), crossSigned("twilio@6.2.0")],
		note: "Names and values of the form run into each other and into the URL without a separator: different requests have one signature. A body that is no form is not bound; see twilio-json."
	}, {
		algorithm: "hmac-sha1",
		"string-to-sign": "{url}{form-joined}",
		encoding: "base64",
		send: [{
			in: "header",
			name: "X-Twilio-Signature",
			value: "{signature}"
		}]
	}),
	webhook({
		name: "twilio-json",
		title: "Twilio with a JSON body",
		source: "https://www.twilio.com/docs/usage/security#validating-requests",
		vectors: [crossSigned("twilio@6.2.0")],
		note: "The body is bound through the query parameter bodySHA256."
	}, {
		algorithm: "hmac-sha1",
		"string-to-sign": "{url}",
		encoding: "base64",
		digests: [{
			in: "query",
			name: "bodySHA256",
			value: "{body|sha256|hex}"
		}],
		send: [{
			in: "header",
			name: "X-Twilio-Signature",
			value: "{signature}"
		}]
	}),
	{
		...webhook({
			name: "sendgrid",
			title: "SendGrid event webhook",
			source: "https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features",
			vectors: [crossSigned("@sendgrid/eventwebhook@8.0.0")],
			note: "SendGrid signs with its own private key: only a receiver that trusts a key of yours can be tried."
		}, {
			algorithm: "ecdsa-p256-sha256-der",
			secret: { encoding: "pem" },
			"string-to-sign": "{timestamp}{body}",
			encoding: "base64",
			timestamp: {
				format: "unix-seconds",
				in: "header",
				name: "X-Twilio-Email-Event-Webhook-Timestamp"
			},
			send: [{
				in: "header",
				name: "X-Twilio-Email-Event-Webhook-Signature",
				value: "{signature}"
			}]
		}),
		ownKeyOnly: true
	},
	webhook({
		name: "square",
		title: "Square",
		source: "https://developer.squareup.com/docs/webhooks/step3validate",
		vectors: [published("https://github.com/square/square-nodejs-sdk/blob/master/tests/unit/WebhooksHelper.test.ts")],
		note: "URL and body run into each other without a separator."
	}, {
		algorithm: "hmac-sha256",
		"string-to-sign": "{url}{body}",
		encoding: "base64",
		send: [{
			in: "header",
			name: "x-square-hmacsha256-signature",
			value: "{signature}"
		}]
	}),
	{
		...webhook({
			name: "discord",
			title: "Discord interactions",
			source: "https://docs.discord.com/developers/interactions/overview",
			vectors: [crossSigned("discord-interactions@4.4.0")],
			note: "Discord signs with its own private key: only a receiver that trusts a key of yours can be tried."
		}, {
			algorithm: "ed25519",
			secret: { encoding: "pem" },
			"string-to-sign": "{timestamp}{body}",
			encoding: "hex",
			timestamp: {
				format: "unix-seconds",
				in: "header",
				name: "X-Signature-Timestamp"
			},
			send: [{
				in: "header",
				name: "X-Signature-Ed25519",
				value: "{signature}"
			}]
		}),
		ownKeyOnly: true
	},
	webhook({
		name: "linear",
		title: "Linear",
		source: "https://linear.app/developers/webhooks",
		vectors: [crossSigned("@linear/sdk@98.0.0")],
		note: "The time is a member of the JSON body."
	}, {
		algorithm: "hmac-sha256",
		"string-to-sign": "{body}",
		encoding: "hex",
		timestamp: {
			format: "unix-millis",
			in: "json",
			name: "webhookTimestamp"
		},
		send: [{
			in: "header",
			name: "Linear-Signature",
			value: "{signature}"
		}]
	}),
	webhook({
		name: "hubspot-v1",
		title: "HubSpot, version 1",
		source: "https://developers.hubspot.com/docs/apps/legacy-apps/authentication/validating-requests",
		vectors: [published("https://developers.hubspot.com/docs/apps/legacy-apps/authentication/validating-requests")],
		note: "A hash of secret and body instead of an HMAC: it can be extended without the secret."
	}, {
		algorithm: "sha256-secret-prefix",
		"string-to-sign": "{body}",
		encoding: "hex",
		send: [{
			in: "header",
			name: "X-HubSpot-Signature",
			value: "{signature}"
		}]
	}),
	webhook({
		name: "hubspot-v2",
		title: "HubSpot, version 2",
		source: "https://developers.hubspot.com/docs/apps/legacy-apps/authentication/validating-requests",
		vectors: [published("https://developers.hubspot.com/docs/apps/legacy-apps/authentication/validating-requests")],
		note: "A hash of secret and message instead of an HMAC: it can be extended without the secret."
	}, {
		algorithm: "sha256-secret-prefix",
		"string-to-sign": "{method}{url}{body}",
		encoding: "hex",
		send: [{
			in: "header",
			name: "X-HubSpot-Signature",
			value: "{signature}"
		}]
	}),
	webhook({
		name: "hubspot-v3",
		title: "HubSpot, version 3",
		source: "https://developers.hubspot.com/docs/apps/legacy-apps/authentication/validating-requests",
		vectors: [published("https://github.com/HubSpot/hubspot-api-python/blob/master/tests/spec/utils/test_signature.py")],
		note: "Method, URL, body and time run into each other without a separator."
	}, {
		algorithm: "hmac-sha256",
		"string-to-sign": "{method}{url}{body}{timestamp}",
		encoding: "base64",
		timestamp: {
			format: "unix-millis",
			in: "header",
			name: "X-HubSpot-Request-Timestamp"
		},
		send: [{
			in: "header",
			name: "X-HubSpot-Signature-v3",
			value: "{signature}"
		}]
	}),
	timed({
		name: "paddle",
		title: "Paddle",
		source: "https://developer.paddle.com/webhooks/signature-verification",
		vectors: [crossSigned("@paddle/paddle-node-sdk@3.10.0")]
	}, "Paddle-Signature", "unix-seconds", "ts={timestamp};h1={signature}", "{timestamp}:{body}"),
	timed({
		name: "workos",
		title: "WorkOS",
		source: "https://workos.com/docs/events/data-syncing/webhooks",
		vectors: [crossSigned("@workos-inc/node@8.13.0")]
	}, "WorkOS-Signature", "unix-millis", "t={timestamp}, v1={signature}"),
	bodyOnly({
		name: "razorpay",
		title: "Razorpay",
		source: "https://razorpay.com/docs/webhooks/validate-test/",
		vectors: [crossSigned("razorpay@2.9.8")]
	}, "X-Razorpay-Signature", "hex"),
	webhook({
		name: "pusher-webhook",
		title: "Pusher webhooks",
		source: "https://pusher.com/docs/channels/server_api/webhooks/",
		vectors: [crossSigned("pusher@5.3.4")],
		note: unfresh
	}, {
		algorithm: "hmac-sha256",
		"string-to-sign": "{body}",
		encoding: "hex",
		send: [{
			in: "header",
			name: "X-Pusher-Key",
			value: "{key-id}"
		}, {
			in: "header",
			name: "X-Pusher-Signature",
			value: "{signature}"
		}]
	}),
	timed({
		name: "sanity",
		title: "Sanity",
		source: "https://www.sanity.io/docs/content-lake/webhook-best-practices",
		vectors: [crossSigned("@sanity/webhook@4.0.4")]
	}, "sanity-webhook-signature", "unix-millis", "t={timestamp},v1={signature}", "{timestamp}.{body}", "base64url"),
	bodyOnly({
		name: "line",
		title: "LINE",
		source: "https://developers.line.biz/en/docs/messaging-api/verify-webhook-signature/",
		vectors: [crossSigned("@line/bot-sdk@11.0.0")]
	}, "x-line-signature", "base64"),
	timed({
		name: "mux",
		title: "Mux",
		source: "https://www.mux.com/docs/core/verify-webhook-signatures",
		vectors: [crossSigned("@mux/mux-node@15.3.0")]
	}, "mux-signature", "unix-seconds", "t={timestamp},v1={signature}"),
	bodyOnly({
		name: "jira",
		title: "Jira and Bitbucket Cloud",
		source: "https://support.atlassian.com/bitbucket-cloud/docs/manage-webhooks/",
		vectors: [published("https://support.atlassian.com/bitbucket-cloud/docs/manage-webhooks/")]
	}, "X-Hub-Signature", "hex", "sha256={signature}"),
	bodyOnly({
		name: "notion",
		title: "Notion",
		source: "https://developers.notion.com/reference/webhooks",
		vectors: [published("https://developers.notion.com/reference/webhooks")]
	}, "X-Notion-Signature", "hex", "sha256={signature}"),
	bodyOnly({
		name: "pagerduty",
		title: "PagerDuty",
		source: "https://developer.pagerduty.com/docs/verifying-webhook-signatures",
		vectors: [published("https://github.com/PagerDuty/go-pagerduty/blob/main/webhookv3/webhookv3_test.go")]
	}, "X-PagerDuty-Signature", "hex", "v1={signature}"),
	webhook({
		name: "box",
		title: "Box",
		source: "https://developer.box.com/guides/webhooks/v2/signatures-v2/",
		vectors: [published("https://github.com/box/box-node-sdk/blob/v3.8.3/tests/lib/managers/webhooks-test.js")],
		note: "Body and time run into each other without a separator. The primary key is used."
	}, {
		algorithm: "hmac-sha256",
		"string-to-sign": "{body}{timestamp}",
		encoding: "base64",
		timestamp: {
			format: "iso8601",
			in: "header",
			name: "BOX-DELIVERY-TIMESTAMP"
		},
		send: [
			{
				in: "header",
				name: "BOX-SIGNATURE-VERSION",
				value: "1"
			},
			{
				in: "header",
				name: "BOX-SIGNATURE-ALGORITHM",
				value: "HmacSHA256"
			},
			{
				in: "header",
				name: "BOX-SIGNATURE-PRIMARY",
				value: "{signature}"
			}
		]
	}),
	webhook({
		name: "zoom",
		title: "Zoom",
		source: "https://developers.zoom.us/docs/api/webhooks/#verify-with-zooms-header",
		vectors: [crossSigned("@zoom/rivet@0.4.0")]
	}, {
		algorithm: "hmac-sha256",
		"string-to-sign": "v0:{timestamp}:{body}",
		encoding: "hex",
		timestamp: {
			format: "unix-seconds",
			in: "header",
			name: "x-zm-request-timestamp"
		},
		send: [{
			in: "header",
			name: "x-zm-signature",
			value: "v0={signature}"
		}]
	}),
	{
		...token({
			name: "plaid",
			title: "Plaid",
			source: "https://plaid.com/docs/api/webhooks/webhook-verification/",
			vectors: [crossSigned("jose@6.2.17")],
			note: "Plaid signs with its own private key: only a receiver that trusts a key of yours can be tried. Needs key-id, the kid."
		}, {
			algorithm: "ecdsa-p256-sha256",
			secret: { encoding: "jwk" },
			claims: {
				iat: "{timestamp}",
				request_body_sha256: "{body|sha256|hex}"
			},
			timestamp: {
				format: "unix-seconds",
				in: "embedded"
			},
			send: [{
				in: "header",
				name: "Plaid-Verification",
				value: "{signature}"
			}]
		}),
		ownKeyOnly: true
	},
	token({
		name: "fusionauth",
		title: "FusionAuth",
		source: "https://fusionauth.io/docs/extend/events-and-webhooks/signing",
		vectors: [crossSigned("jose@6.2.17")],
		note: "The key is one of your FusionAuth's own: with a key pair, set algorithm and secret.encoding. Without a time in the token, any delivery can be repeated."
	}, {
		algorithm: "hmac-sha256",
		claims: { request_body_sha256: "{body|sha256|base64}" },
		send: [{
			in: "header",
			name: "X-FusionAuth-Signature-JWT",
			value: "{signature}"
		}]
	}),
	bodyOnly({
		name: "adyen-platform",
		title: "Adyen platform and management webhooks",
		source: "https://docs.adyen.com/development-resources/webhooks/secure-webhooks/verify-hmac-signatures/",
		vectors: [published("https://github.com/Adyen/adyen-node-api-library/blob/main/src/__tests__/notification.spec.ts")]
	}, "HmacSignature", "base64", "{signature}", { secret: { encoding: "hex" } }),
	webhook({
		name: "adyen-payments",
		title: "Adyen payment notifications",
		source: "https://docs.adyen.com/development-resources/webhooks/secure-webhooks/verify-hmac-signatures/",
		vectors: [published("https://github.com/Adyen/adyen-node-api-library/blob/main/src/__tests__/hmacValidator.spec.ts")],
		note: "Binds eight members of the notification; everything else in the body is open. Needs a body with one notification."
	}, {
		algorithm: "hmac-sha256",
		secret: { encoding: "hex" },
		"string-to-sign": [
			"pspReference",
			"originalReference",
			"merchantAccountCode",
			"merchantReference",
			"amount.value",
			"amount.currency",
			"eventCode",
			"success"
		].map((name) => `{json.notificationItems.0.NotificationRequestItem.${name}}`).join(":"),
		encoding: "base64",
		send: [{
			in: "json",
			name: "notificationItems.0.NotificationRequestItem.additionalData.hmacSignature",
			value: "{signature}"
		}]
	})
];

// src/signature/builtin/index.ts
const builtins = [
	...standardSchemes,
	...cloudSchemes,
	...apiSchemes,
	...exchangeSchemes,
	...webhookSchemes
];

// src/signature/resolve.ts
const invalid = (message, hint) => new ScanError("policy-invalid", message, hint === void 0 ? {} : { hint });
const builtinOf = (name) => {
	const found = builtins.find((each) => each.name === name);
	if (found !== void 0) return found;
	const guess = closest(name, ["custom", ...builtins.map((each) => each.name)]);
	throw invalid(`there is no signing scheme ${JSON.stringify(name)}`, guess === null ? "`sigproof schemes` lists them; `custom` takes a string-to-sign of your own" : `did you mean ${guess}?`);
};
const laid = (base, declared) => {
	const { scheme: _scheme, ...own } = declared;
	return {
		...base,
		...own,
		secret: {
			...base.secret,
			...own.secret
		},
		define: {
			...base.define,
			...own.define
		},
		claims: {
			...base.claims,
			...own.claims
		},
		canonical: {
			...base.canonical,
			...own.canonical
		}
	};
};
const encodingOf = ({ secret }, declared, algorithm) => {
	const encoding = secret?.encoding ?? plainKey.encoding;
	return encoding === "pem" && declared.secret?.encoding === void 0 && isSymmetric(algorithm) ? plainKey.encoding : encoding;
};
const needed = (value, name, scheme) => {
	if (value !== void 0) return value;
	throw invalid(`signing: ${scheme} needs ${name}`);
};
const checkHeaders = ({ send, timestamp, nonce, digests = [] }) => {
	const spots = [
		...send.map((each, index) => [`send[${index}]`, each]),
		...digests.map((each, index) => [`digests[${index}]`, each]),
		["timestamp", timestamp],
		["nonce", nonce]
	];
	for (const [where, spot] of spots) {
		if (spot?.in !== "header" || spot.name === void 0) continue;
		if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}$/.test(spot.name)) throw invalid(`${where}.name: ${JSON.stringify(spot.name.slice(0, 60))} is no name of a header`, "letters, digits and - , such as X-Signature");
		if ("value" in spot && /[\r\n\0]/.test(spot.value)) throw invalid(`${where}.value: holds a line break, which no header can`);
	}
};
const templateOf = (form, common) => {
	const scheme = {
		...common,
		engine: "template",
		derive: form.derive ?? [],
		define: form.define ?? {},
		"string-to-sign": needed(form["string-to-sign"], "string-to-sign", common.name),
		encoding: form.encoding ?? "hex",
		timestamp: form.timestamp ?? null,
		nonce: form.nonce ?? null,
		digests: form.digests ?? [],
		send: needed(form.send, "send", common.name),
		canonical: {
			path: "raw",
			query: "raw",
			"header-space": "trim",
			headers: [],
			...form.canonical
		},
		region: form.region ?? "",
		service: form.service ?? ""
	};
	for (const [field, place] of [["timestamp", scheme.timestamp], ["nonce", scheme.nonce]]) if (place !== null && place.in !== "embedded" && place.name === void 0) throw invalid(`${field}: in ${place.in} needs a name`);
	checkHeaders(scheme);
	compile(scheme);
	return scheme;
};
const awsOf = (form, common) => ({
	...common,
	engine: "aws-sigv4",
	dialect: "aws",
	region: needed(form.region, "region", common.name),
	service: needed(form.service, "service", common.name),
	presigned: form.presigned ?? false,
	expires: form.expires ?? 300,
	sessionToken: form["session-token"] ?? null,
	contentHeader: true,
	normalize: true
});
const googleOf = (form, common) => {
	if (common.algorithm !== "rsa-v1_5-sha256" && common.algorithm !== "hmac-sha256") throw invalid(`${common.name} cannot sign with ${common.algorithm}`, "known are rsa-v1_5-sha256 (a service account's key) and hmac-sha256 (an HMAC key)");
	return {
		...common,
		engine: "aws-sigv4",
		dialect: "google",
		region: form.region ?? "auto",
		service: form.service ?? "storage",
		presigned: form.presigned ?? true,
		expires: form.expires ?? 300,
		sessionToken: null,
		contentHeader: true,
		normalize: false
	};
};
const jwsOf = (form, common) => {
	const scheme = {
		...common,
		engine: "jws",
		claims: form.claims ?? {},
		define: form.define ?? {},
		timestamp: form.timestamp ?? null,
		nonce: form.nonce ?? null,
		send: needed(form.send, "send", common.name),
		canonical: {
			path: "raw",
			query: "raw",
			"header-space": "trim",
			headers: [],
			...form.canonical
		}
	};
	checkHeaders(scheme);
	compileJws(scheme);
	return scheme;
};
const registeredName = (algorithm) => algorithm === "ecdsa-p256-sha256-der" ? "ecdsa-p256-sha256" : algorithm;
const everything = [
	"@method",
	"@authority",
	"@path",
	"@query",
	"content-type",
	"content-digest"
];
const resolveScheme = (declared, keyId) => {
	const form = declared.scheme === "custom" ? laid({
		engine: "template",
		"string-to-sign": ""
	}, {
		algorithm: "hmac-sha256",
		...declared
	}) : laid(builtinOf(declared.scheme).form, declared);
	const name = declared.scheme;
	const algorithm = form.algorithm ?? "hmac-sha256";
	if (name === "custom" && declared["string-to-sign"] === void 0) throw invalid("signing: custom needs string-to-sign", "such as \"{method}\\n{host}\\n{path}\\n{query}\\n{timestamp}\\n{nonce}\\n{body}\"");
	const common = {
		name,
		keyId: keyId ?? (typeof form["key-id"] === "string" ? form["key-id"] : ""),
		key: {
			encoding: encodingOf(form, declared, algorithm),
			"strip-prefix": form.secret?.["strip-prefix"] ?? null,
			prepend: form.secret?.prepend ?? null,
			append: form.secret?.append ?? null
		},
		algorithm
	};
	switch (form.engine) {
		case "template": return templateOf(form, common);
		case "aws-sigv4": return form.dialect === "google" ? googleOf(form, common) : awsOf(form, common);
		case "rfc9421": {
			const components = form.components ?? everything;
			checkComponents(components);
			return {
				...common,
				engine: "rfc9421",
				components,
				created: form.created ?? true,
				expires: form.expires ?? null,
				nonce: form.nonce?.generate ?? null,
				tag: form.tag ?? null,
				label: form.label ?? "sig1",
				alg: form["name-algorithm"] === true ? registeredName(algorithm) : null,
				digest: form.digest ?? "sha-256"
			};
		}
		case "cavage": return {
			...common,
			engine: "cavage",
			dialect: form.dialect === "kong" ? "kong" : "draft",
			components: (form.components ?? [
				"(request-target)",
				"host",
				"date",
				"digest"
			]).map((each) => each.toLowerCase()),
			expires: form.expires ?? null,
			header: form.header ?? "Signature",
			digest: form.digest ?? "sha-256"
		};
		case "oauth1": return {
			...common,
			engine: "oauth1",
			token: form.token ?? null,
			nonce: form.nonce?.generate ?? "hex16",
			bodyHash: true
		};
		case "jws": return jwsOf(form, common);
	}
	return {
		...common,
		engine: "azure-sharedkey",
		account: needed(form.account, "account", name)
	};
};

export { withoutDotSegments as A, keyOf as C, encodedSegments as D, byBytes as E, reencodedPairs as O, derived as S, publicHalf as T, nonceText as _, jws as a, timestampText as b, templateEngine as c, render as d, put as f, isMonotonic as g, take as h, rfc9421 as i, spaced as k, match as l, spotText as m, resolveScheme as n, withoutAlgorithm as o, remove as p, builtins as r, compile as s, builtinOf as t, parseTemplate as u, resolutionOf as v, plainKey as w, timestampValue as x, timestampFormats as y };