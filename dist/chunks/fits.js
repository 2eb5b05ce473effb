import { Ft as readBytes, Rt as verifyWith, zt as bytesOf } from "./core.js";
import { b as timestampText, d as render, n as resolveScheme, u as parseTemplate, v as resolutionOf, x as timestampValue, y as timestampFormats } from "./resolve.js";
import { t as verify$1 } from "./verify.js";
import { createHash, createHmac, createPrivateKey, createPublicKey, createSecretKey } from "node:crypto";

// src/signature/infer/space.ts
const subjects = [
	"method",
	"host",
	"path",
	"query",
	"timestamp",
	"nonce",
	"key-id",
	"content-type",
	"body"
];
const form = (of, text, usual = false, canonical) => ({
	of,
	text,
	usual,
	...canonical === void 0 ? {} : { canonical }
});
const digests = [
	"sha256",
	"md5",
	"sha1",
	"sha512"
];
const digestSpellings = [
	"hex",
	"base64",
	"hex|upper",
	"base64url"
];
const digested = digests.flatMap((hash) => digestSpellings.flatMap((spelling) => {
	const usual = (hash === "sha256" || hash === "md5") && (spelling === "hex" || spelling === "base64");
	return [form(["body"], `{body|${hash}|${spelling}}`, usual), form(["body"], `{body|${hash}|${spelling}|if-body}`, usual)];
}));
const partForms = [
	form(["method"], "{method}", true),
	form(["method"], "{method|lower}"),
	form(["host"], "{host}", true),
	form(["host"], "{hostname}", true),
	form(["host"], "{scheme}://{host}"),
	form(["path"], "{path}", true),
	form(["path"], "{path}", false, { path: "decoded" }),
	form(["path"], "{path}", false, { path: "normalized" }),
	form(["path"], "{path|lower}"),
	form(["path"], "{path|urlencode}"),
	form(["path", "query"], "{target}", true),
	form(["path", "query"], "{target}", false, { query: "sorted" }),
	form(["path", "query"], "{target|lower}"),
	form(["path", "query"], "{target|urlencode}"),
	form(["query"], "{query}", true),
	form(["query"], "{query}", true, { query: "sorted" }),
	form(["query"], "{query}", false, { query: "sorted-encoded" }),
	form(["query"], "{query-joined}"),
	form(["host", "path"], "{host}{path}"),
	form(["host", "path"], "{scheme}://{host}{path}"),
	form([
		"host",
		"path",
		"query"
	], "{url}", true),
	form([
		"host",
		"path",
		"query"
	], "{host}{target}"),
	form([
		"host",
		"path",
		"query"
	], "{url|lower}"),
	form([
		"host",
		"path",
		"query"
	], "{url|urlencode}"),
	form([
		"host",
		"path",
		"query"
	], "{url|urlencode|lower}"),
	form([
		"host",
		"path",
		"query"
	], "{url|lower|urlencode}"),
	form(["timestamp"], "{timestamp}", true),
	form(["nonce"], "{nonce}", true),
	form(["key-id"], "{key-id}", true),
	form(["content-type"], "{header.content-type}", true),
	form(["content-type"], "{media-type}"),
	form(["body"], "{body}", true),
	form(["body"], "{form-sorted}"),
	...digested
];
const freelyOrdered = 4;
const longOrders = [
	[
		"method",
		"host",
		"path",
		"query",
		"timestamp",
		"nonce",
		"key-id",
		"content-type",
		"body"
	],
	[
		"method",
		"host",
		"path",
		"query",
		"content-type",
		"timestamp",
		"nonce",
		"key-id",
		"body"
	],
	[
		"method",
		"host",
		"path",
		"query",
		"nonce",
		"timestamp",
		"key-id",
		"content-type",
		"body"
	],
	[
		"method",
		"host",
		"path",
		"query",
		"content-type",
		"body",
		"timestamp",
		"nonce",
		"key-id"
	],
	[
		"method",
		"host",
		"path",
		"query",
		"body",
		"key-id",
		"nonce",
		"timestamp"
	],
	[
		"method",
		"path",
		"query",
		"host",
		"timestamp",
		"nonce",
		"key-id",
		"content-type",
		"body"
	],
	[
		"method",
		"body",
		"content-type",
		"timestamp",
		"nonce",
		"key-id",
		"host",
		"path",
		"query"
	],
	[
		"timestamp",
		"nonce",
		"key-id",
		"method",
		"host",
		"path",
		"query",
		"content-type",
		"body"
	],
	[
		"timestamp",
		"method",
		"host",
		"path",
		"query",
		"nonce",
		"key-id",
		"content-type",
		"body"
	],
	[
		"nonce",
		"timestamp",
		"key-id",
		"method",
		"host",
		"path",
		"query",
		"content-type",
		"body"
	],
	[
		"key-id",
		"timestamp",
		"nonce",
		"method",
		"host",
		"path",
		"query",
		"content-type",
		"body"
	],
	[
		"key-id",
		"nonce",
		"timestamp",
		"method",
		"host",
		"path",
		"query",
		"content-type",
		"body"
	],
	[
		"key-id",
		"method",
		"host",
		"path",
		"query",
		"timestamp",
		"nonce",
		"content-type",
		"body"
	],
	[
		"key-id",
		"method",
		"host",
		"path",
		"query",
		"nonce",
		"timestamp",
		"content-type",
		"body"
	],
	[
		"host",
		"method",
		"path",
		"query",
		"timestamp",
		"nonce",
		"key-id",
		"content-type",
		"body"
	],
	[
		"timestamp",
		"nonce",
		"key-id",
		"body",
		"method",
		"host",
		"path",
		"query"
	],
	[
		"body",
		"timestamp",
		"nonce",
		"key-id",
		"method",
		"host",
		"path",
		"query"
	]
];
const mostParts = 8;
const freelyWritten = 3;
const mostOdd = 2;
const separators = [
	"\n",
	"",
	"|",
	":",
	".",
	"&",
	",",
	"-",
	";",
	" ",
	"_",
	"/",
	"+",
	"#",
	"~",
	"	",
	"=",
	"@",
	"::",
	"||",
	"\r\n"
];
const usualSeparators = [
	"\n",
	"",
	"|",
	":",
	".",
	"&",
	",",
	"-"
];
const closingSeparators = ["\n"];
const algorithmsOfLength = /* @__PURE__ */ new Map([
	[16, ["hmac-md5"]],
	[20, ["hmac-sha1"]],
	[32, ["hmac-sha256", "sha256-secret-prefix"]],
	[48, ["hmac-sha384"]],
	[64, ["hmac-sha512"]]
]);
const algorithmsOfKey = /* @__PURE__ */ new Map([
	["ed25519", ["ed25519"]],
	["ec", [
		"ecdsa-p256-sha256",
		"ecdsa-p256-sha256-der",
		"ecdsa-p384-sha384"
	]],
	["rsa", ["rsa-v1_5-sha256", "rsa-pss-sha512"]],
	["rsa-pss", ["rsa-pss-sha512"]]
]);
const keyEncodings = [
	"utf8",
	"hex",
	"base64",
	"base64url"
];
const ordersWith = (before, next) => longOrders.reduce((bits, order, index) => {
	const [end, start] = [order.indexOf(before.at(-1) ?? "body"), order.indexOf(next[0] ?? "body")];
	return end >= 0 && start > end && isRun(order, before) && isRun(order, next) ? bits | 1 << index : bits;
}, 0);
const isRun = (order, of) => of.every((subject, index) => order.indexOf(subject) === order.indexOf(of[0] ?? "body") + index);
const isMember = (parts) => {
	const spoken = parts.flatMap((part) => part.of);
	if (new Set(spoken).size !== spoken.length || parts.length > 8 || canonicalOf(parts) === null) return false;
	if (parts.length > 3 && parts.filter(({ usual }) => !usual).length > 2) return false;
	if (parts.length <= 4) return true;
	return parts.slice(1).reduce((bits, part, index) => bits & ordersWith(parts[index]?.of ?? [], part.of), -1) !== 0;
};
const literal = (text) => text.replaceAll("{", "{{");
const stringToSignOf = ({ lead, parts, separator, closed }) => [...lead === "" ? [] : [literal(lead)], ...parts.map((part) => part.text)].join(literal(separator)) + (closed ? literal(separator) : "");
const canonicalOf = (parts) => {
	const merged = {};
	for (const { canonical = {} } of parts) {
		if ((merged.path ?? canonical.path) !== (canonical.path ?? merged.path) || (merged.query ?? canonical.query) !== (canonical.query ?? merged.query)) return null;
		Object.assign(merged, canonical);
	}
	return merged;
};

// src/signature/infer/search.ts
const bit = (subject) => 1 << subjects.indexOf(subject);
const maskOf = (part) => part.form.of.reduce((mask, subject) => mask | bit(subject), 0);
const unitsOf = (parts) => {
	const units = /* @__PURE__ */ new Map();
	for (const [index, part] of parts.entries()) {
		const mask = maskOf(part);
		const unit = units.get(mask) ?? {
			of: part.form.of,
			variants: /* @__PURE__ */ new Map()
		};
		units.set(mask, unit);
		const key = JSON.stringify(part.values);
		const known = unit.variants.get(key);
		if (known === void 0) unit.variants.set(key, {
			part: index,
			usual: part.form.usual,
			bytes: part.values.map(bytesOf)
		});
		else if (part.form.usual && !known.usual) unit.variants.set(key, {
			...known,
			usual: true
		});
	}
	const all = [...units.values()];
	return [...units].map(([mask, { of, variants }]) => ({
		mask,
		after: all.map((before) => ordersWith(before.of, of)),
		variants: [...variants.values()]
	}));
};
const planOf = (parts, leads, trials, targets, first) => ({
	units: unitsOf(parts),
	leads: ["", ...leads].map(bytesOf),
	separators: separators.map(bytesOf),
	closing: separators.map((separator) => closingSeparators.includes(separator)),
	trials,
	targets,
	first
});
const longestOf = ({ units }) => Math.min(8, units.filter(({ mask }) => (mask & mask - 1) === 0).length);
const jobsOf = (plan) => {
	const depths = Array.from({ length: longestOf(plan) }, (_, index) => index + 1);
	const { closing, leads, trials, units } = plan;
	const all = separators.map((_text, separator) => separator);
	const usual = all.filter((separator) => usualSeparators.includes(separators[separator] ?? ""));
	const says = ({ depth, separator, lead }) => depth > 1 || lead > 0 || separators[separator] === "" || closing[separator] === true;
	const pass = (odd, among, byLength) => {
		const slices = among.flatMap((separator) => trials.flatMap((_trial, trial) => depths.filter((depth) => depth >= odd && (odd <= 2 || depth <= 3)).flatMap((depth) => leads.map((_lead, lead) => ({
			odd,
			depth,
			separator,
			lead,
			trial
		})))));
		return (byLength ? slices.toSorted((left, right) => left.depth - right.depth) : slices).filter(says).flatMap((slice) => odd > 0 && slice.depth >= 4 ? units.map((_unit, head) => ({
			...slice,
			head
		})) : [{
			...slice,
			head: -1
		}]);
	};
	const rest = [...pass(0, all.filter((separator) => !usual.includes(separator)), true), ...Array.from({ length: 3 }, (_, index) => pass(index + 1, all, true)).flat()];
	const isShort = ({ depth }) => depth <= 2;
	const first = pass(0, usual, false);
	return [
		...first.filter(isShort),
		...rest.filter(isShort),
		...first.filter((job) => !isShort(job)),
		...rest.filter((job) => !isShort(job))
	];
};
const sizeOf = (plan, job) => {
	const key = `${job.odd} ${job.depth} ${job.head}`;
	const counts = counted.get(plan) ?? /* @__PURE__ */ new Map();
	counted.set(plan, counts);
	const size = counts.get(key) ?? countIn(plan, job);
	counts.set(key, size);
	return size * (plan.closing[job.separator] === true ? 2 : 1);
};
const counted = /* @__PURE__ */ new WeakMap();
const countIn = ({ units }, job) => {
	const ordered = job.depth > 4;
	const widths = units.map(({ variants }) => [variants.filter((variant) => variant.usual).length, variants.filter((variant) => !variant.usual).length]);
	const count = (at, used, last, orders, odd) => {
		if (odd > job.depth - at) return 0;
		if (at === job.depth) return 1;
		let sum = 0;
		for (const [index, unit] of units.entries()) {
			if ((unit.mask & used) !== 0 || at === 0 && job.head >= 0 && index !== job.head) continue;
			const left = at === 0 ? orders : orders & (unit.after[last] ?? 0);
			if (ordered && left === 0) continue;
			const [plain = 0, other = 0] = widths[index] ?? [];
			if (plain > 0) sum += plain * count(at + 1, used | unit.mask, index, left, odd);
			if (other > 0 && odd > 0) sum += other * count(at + 1, used | unit.mask, index, left, odd - 1);
		}
		return sum;
	};
	return count(0, 0, -1, -1, job.odd);
};
const same = (left, right) => left[0] === right[0] && left[1] === right[1] && left[2] === right[2] && Buffer.compare(left, right) === 0;
const hashes = {
	"hmac-md5": "md5",
	"hmac-sha1": "sha1",
	"hmac-sha256": "sha256",
	"hmac-sha384": "sha384",
	"hmac-sha512": "sha512"
};
const testerOf = ({ algorithm, key }) => {
	if (typeof key === "string") {
		const signing = {
			kind: "object",
			object: key.includes("PRIVATE KEY") ? createPublicKey(createPrivateKey(key)) : createPublicKey(key)
		};
		return (bytes, signature) => verifyWith(algorithm, signing, bytes, signature);
	}
	const hash = hashes[algorithm];
	if (hash === void 0) return (bytes, signature) => same(createHash("sha256").update(key).update(bytes).digest(), signature);
	const object = key.length === 0 ? key : createSecretKey(key);
	return (bytes, signature) => same(createHmac(hash, object).update(bytes).digest(), signature);
};
const between = 512;
const runJob = (plan, job, test, watch) => {
	const { units, first } = plan;
	const separator = plan.separators[job.separator] ?? /* @__PURE__ */ new Uint8Array(0);
	const lead = plan.leads[job.lead] ?? /* @__PURE__ */ new Uint8Array(0);
	const target = plan.targets[first] ?? /* @__PURE__ */ new Uint8Array(0);
	const ordered = job.depth > 4;
	const closes = plan.closing[job.separator] === true;
	const longest = units.reduce((sum, { variants }) => sum + Math.max(...variants.map(({ bytes }) => bytes[first]?.length ?? 0)) + separator.length, 0);
	const buffer = new Uint8Array(lead.length + 2 * separator.length + longest);
	const chosen = [];
	let [count, stopped] = [0, false];
	const write = (bytes, at) => {
		if (bytes.length > 24) buffer.set(bytes, at);
		else for (let index = 0; index < bytes.length; index += 1) buffer[at + index] = bytes[index] ?? 0;
		return at + bytes.length;
	};
	const leaf = (length, closed) => {
		count += 1;
		if (count >= between) {
			stopped = watch.tried(count);
			count = 0;
		}
		if (!test(buffer.subarray(0, length), target)) return;
		const fits = plan.targets.map((signature, sample) => sample === first || test(bytesIn(plan, job, chosen, closed, sample), signature));
		watch.hit({
			parts: [...chosen],
			separator: job.separator,
			lead: job.lead,
			trial: job.trial,
			closed,
			fits
		});
	};
	const walk = (depth, used, last, orders, odd, length) => {
		for (let index = 0; index < units.length; index += 1) {
			const unit = units[index];
			if (unit === void 0 || (unit.mask & used) !== 0 || depth === 0 && job.head >= 0 && index !== job.head) continue;
			const left = depth === 0 ? orders : orders & (unit.after[last] ?? 0);
			if (ordered && left === 0) continue;
			const start = depth === 0 && lead.length === 0 ? length : write(separator, length);
			for (const variant of unit.variants) {
				const rest = variant.usual ? odd : odd - 1;
				if (rest < 0 || rest > job.depth - depth - 1) continue;
				const end = write(variant.bytes[first] ?? /* @__PURE__ */ new Uint8Array(0), start);
				chosen.push(variant.part);
				if (depth + 1 === job.depth) {
					leaf(end, false);
					if (closes) leaf(write(separator, end), true);
				} else walk(depth + 1, used | unit.mask, index, left, rest, end);
				chosen.pop();
				if (stopped) return;
			}
		}
	};
	walk(0, 0, -1, -1, job.odd, write(lead, 0));
	return !(watch.tried(count) || stopped);
};
const bytesIn = (plan, job, parts, closed, sample) => {
	const separator = plan.separators[job.separator] ?? /* @__PURE__ */ new Uint8Array(0);
	const lead = plan.leads[job.lead] ?? /* @__PURE__ */ new Uint8Array(0);
	const texts = parts.map((part) => plan.units.flatMap(({ variants }) => variants).find((variant) => variant.part === part)?.bytes[sample] ?? /* @__PURE__ */ new Uint8Array(0));
	const all = lead.length === 0 ? texts : [lead, ...texts];
	return new Uint8Array(Buffer.concat([...all.flatMap((text, index) => index === 0 ? [text] : [separator, text]), ...closed ? [separator] : []]));
};

// src/signature/infer/spelled.ts
const spelledBytes = (text) => {
	if (text.length > 1400) return null;
	const hex = text.length >= 32 && /^(?:[0-9a-f]+|[0-9A-F]+)$/.test(text) && text.length % 2 === 0;
	if (!hex && (text.length < 22 || text.startsWith("eyJ") || !/^(?:[A-Za-z0-9+/]+|[A-Za-z0-9_-]+)={0,2}$/.test(text))) return null;
	const spelling = hex ? /[A-F]/.test(text) ? "HEX" : "hex" : /[-_]/.test(text) || !text.includes("=") && text.length % 4 !== 0 ? "base64url" : "base64";
	const bytes = readBytes(text, spelling);
	if (bytes === null) return null;
	const again = Buffer.from(bytes).toString(hex ? "hex" : spelling === "base64url" ? "base64url" : "base64");
	return hex || again.replace(/=+$/, "") === text.replace(/=+$/, "") ? {
		spelling,
		bytes
	} : null;
};
const [earliest, latest] = [Date.UTC(2001, 8, 9), Date.UTC(2100, 0, 1)];
const isPlausible = (at) => at !== null && at > earliest && at < latest;
const timeFormatOf = (texts) => {
	const fitting = timestampFormats.filter((format) => texts.every((text) => isPlausible(timestampValue(text, format))));
	const exact = fitting.find((format) => texts.every((text) => timestampText(timestampValue(text, format) ?? 0, format) === text));
	if (exact !== void 0) return {
		format: exact,
		exact: true
	};
	const fraction = texts.some((text) => /[.,]\d/.test(text));
	const near = fitting.find((format) => resolutionOf(format) === 1 === fraction) ?? fitting[0];
	return near === void 0 ? null : {
		format: near,
		exact: false
	};
};
const nonceKindOf = (texts) => {
	const all = (shape) => texts.every((text) => shape.test(text));
	if (all(/^[0-9a-f]{32}$/i)) return "hex16";
	if (all(/^[0-9a-f]{64}$/i)) return "hex32";
	if (all(/^[A-Za-z0-9+/]{22}==$/)) return "base64-16";
	if (all(/^1\d{12}$/)) return "monotonic-millis";
	if (all(/^1\d{15}$/)) return "monotonic-micros";
	return "uuid";
};
const isNonceLike = (text) => /^[A-Za-z0-9+/=_.:-]{6,200}$/.test(text);

// src/signature/infer/telling.ts
const further = [
	["a request with another method", () => ({ method: "PURGE" })],
	["a request with a query", () => ({ query: "a=1" })],
	["a query whose parameters are not in order", () => ({ query: "b=2&a=1" })],
	["a query with percent-encoded characters", () => ({ query: "a=x%2fy+z&a=%7e" })],
	["a request without a query", () => ({ query: null })],
	["a request to a host with a port", () => ({ host: "other.example.com:8443" })],
	["a request to another host", () => ({ host: "other.example.com" })],
	["a request with another path", () => ({ path: "/other" })],
	["a path with capital letters", () => ({ path: "/Other" })],
	["a path with a percent-encoded character", () => ({ path: "/a%20b" })],
	["a path with dot segments or doubled slashes", () => ({ path: "/a/../b//c" })],
	["a request with a body", () => ({ body: new TextEncoder().encode("a=1") })],
	["a request without a body", () => ({ body: /* @__PURE__ */ new Uint8Array(0) })],
	["a form whose fields are not in order", () => ({
		body: new TextEncoder().encode("b=2&a=1"),
		headers: [["Content-Type", "application/x-www-form-urlencoded"]]
	})],
	["a request with another content type", () => ({ headers: [["Content-Type", "Text/Plain; charset=UTF-8"]] })],
	["a request over http instead of https, or the other way round", (message) => ({ scheme: message.scheme === "http" ? "https" : "http" })]
];
const textOf = (member, message) => {
	const forms = member.parts.map(({ form }) => form);
	const scope = {
		message,
		timestamp: {
			text: "1700000001",
			format: "unix-seconds"
		},
		nonce: "n-1",
		keyId: "key-1",
		region: "",
		service: "",
		signature: null,
		canonical: {
			path: "raw",
			query: "raw",
			"header-space": "trim",
			headers: [],
			...canonicalOf(forms)
		},
		define: /* @__PURE__ */ new Map()
	};
	return Buffer.from(render(parseTemplate(stringToSignOf({
		...member,
		parts: forms
	}), "string-to-sign"), scope)).toString("latin1");
};
const placeOf = (member, what) => member.parts.find((part) => part[what] !== null)?.[what]?.name ?? null;
const whatTells = (left, right, base) => {
	for (const what of ["timestamp", "nonce"]) {
		const [here, there] = [placeOf(left, what), placeOf(right, what)];
		if (here !== null && there !== null && here !== there) return `a request in which ${here} and ${there} differ`;
	}
	const found = further.find(([, change]) => {
		const message = {
			...base,
			...change(base)
		};
		return textOf(left, message) !== textOf(right, message);
	});
	if (found !== void 0) return found[0];
	return textOf(left, base) === textOf(right, base) ? null : "a request with other values of its own";
};

// src/signature/infer/fits.ts
const layoutOf = ({ parts, ...rest }) => ({
	...rest,
	parts: parts.map(({ form }) => form)
});
const stringsOf = ({ lead, parts, separator, closed }) => (parts[0]?.values ?? []).map((_value, sample) => [...lead === "" ? [] : [lead], ...parts.map(({ values }) => values[sample] ?? "")].join(separator) + (closed ? separator : ""));
const mostAlike = 40;
const mostSteps = 2e5;
const agrees = (parts, part) => parts.every((other) => (other.timestamp === null || part.timestamp === null || other.timestamp === part.timestamp) && (other.nonce === null || part.nonce === null || other.nonce === part.nonce));
const membersWith = (parts, leads, strings) => {
	const found = [];
	let steps = 0;
	for (const separator of separators) for (const lead of ["", ...leads]) for (const closed of closingSeparators.includes(separator) ? [false, true] : [false]) {
		const ends = strings.map((text) => closed ? text.endsWith(separator) ? text.length - separator.length : -1 : text.length);
		if (ends.some((end) => end < 0) || !strings.every((text) => text.startsWith(lead))) continue;
		const walk = (chosen, offsets) => {
			steps += 1;
			if (found.length >= mostAlike || steps > mostSteps) return;
			if (chosen.length > 0 && offsets.every((offset, sample) => offset === ends[sample])) {
				const member = {
					lead,
					parts: chosen,
					separator,
					closed
				};
				if ((chosen.length > 1 || lead !== "" || closed || separator === "") && isMember(layoutOf(member).parts)) found.push(member);
			}
			if (chosen.length >= 8) return;
			const spoken = new Set(chosen.flatMap(({ form }) => form.of));
			const glue = chosen.length === 0 && lead === "" ? "" : separator;
			for (const part of parts) {
				if (part.form.of.some((subject) => spoken.has(subject)) || !agrees(chosen, part)) continue;
				const next = offsets.map((offset, sample) => {
					const text = glue + (part.values[sample] ?? "");
					return strings[sample]?.startsWith(text, offset) === true && offset + text.length <= (ends[sample] ?? 0) ? offset + text.length : -1;
				});
				if (next.every((offset) => offset >= 0)) walk([...chosen, part], next);
			}
		};
		walk([], strings.map(() => lead.length));
	}
	return found;
};
const keyFields = (key) => ({
	...key.encoding === "utf8" ? {} : { encoding: key.encoding },
	...key["strip-prefix"] === null ? {} : { "strip-prefix": key["strip-prefix"] }
});
const written = (member, { carrier, carriers, algorithm, key, secretEnv, keyIdEnv }) => {
	const { parts } = member;
	const canonical = canonicalOf(layoutOf(member).parts) ?? {};
	const time = parts.find(({ timestamp }) => timestamp !== null)?.timestamp ?? null;
	const nonce = parts.find((part) => part.nonce !== null)?.nonce ?? null;
	const keyPart = parts.find(({ keyAt }) => keyAt !== null);
	const keyId = carrier.keyId ?? keyPart?.keyId ?? null;
	const embedded = carrier.timestamps === null ? null : timeFormatOf(carrier.timestamps);
	const signs = {
		in: carrier.in,
		name: carrier.name,
		value: carrier.value
	};
	const body = parts.some(({ form }) => form.of.includes("body") || form.text.includes("query") || form.text.includes("target") || form.text.includes("url"));
	return {
		form: {
			scheme: "custom",
			secret: {
				env: secretEnv,
				...keyFields(key)
			},
			...keyId === null ? {} : { "key-id": { env: keyIdEnv } },
			algorithm,
			"string-to-sign": stringToSignOf(layoutOf(member)),
			encoding: carrier.spelling,
			...embedded !== null ? { timestamp: {
				format: embedded.format,
				in: "embedded"
			} } : time === null ? {} : { timestamp: time },
			...carrier.nonces !== null ? { nonce: {
				generate: nonceKindOf(carrier.nonces),
				in: "embedded"
			} } : nonce === null ? {} : { nonce },
			...body && carriers.digests.length > 0 ? { digests: carriers.digests } : {},
			send: [...keyPart?.keyAt == null ? [] : [{
				...keyPart.keyAt,
				value: "{key-id}"
			}], signs],
			...Object.keys(canonical).length === 0 ? {} : { canonical }
		},
		keyId
	};
};
const schemeOfWritten = ({ form, keyId }) => {
	const { secret, "key-id": _keyId, ...rest } = form;
	const { env: _env, ...key } = secret ?? {};
	return resolveScheme({
		...rest,
		...Object.keys(key).length === 0 ? {} : { secret: key }
	}, keyId ?? void 0);
};
const verifiedBy = (scheme, messages, secret) => messages.map((message) => {
	try {
		return verify$1(message, scheme, secret).ok;
	} catch {
		return false;
	}
});
const differenceOf = (left, right) => {
	const pairs = left.separator === right.separator && left.lead === right.lead && left.closed === right.closed && left.parts.length === right.parts.length ? left.parts.flatMap((part, index) => part === right.parts[index] ? [] : [[part, right.parts[index]]]) : [];
	const [only] = pairs;
	if (pairs.length !== 1 || only === void 0) return JSON.stringify(stringToSignOf(layoutOf(right)));
	const shown = (part) => `${part?.form.text ?? ""}${part?.form.canonical === void 0 ? "" : ` (${Object.entries(part.form.canonical).map(([name, value]) => `canonical.${name}: ${value}`).join(", ")})`}${part?.timestamp?.name === void 0 ? "" : ` from ${part.timestamp.name}`}${part?.nonce?.name === void 0 ? "" : ` from ${part.nonce.name}`}`;
	return `${shown(only[1])} instead of ${shown(only[0])}`;
};
const mostNamed = 8;
const unseen = ({ parts, separator }) => separator === "" ? parts.filter(({ values }) => values.every((value) => value === "")).length : 0;
const alikeTo = (members, setting, base) => {
	const [first, ...rest] = members.toSorted((a, b) => unseen(a) - unseen(b));
	if (first === void 0) return null;
	const others = [];
	const single = /* @__PURE__ */ new Set();
	const distance = (member) => member.parts.length === first.parts.length ? member.parts.filter((part, index) => part !== first.parts[index]).length : 99;
	for (const member of rest.toSorted((a, b) => distance(a) - distance(b))) {
		if (others.length >= mostNamed) break;
		const tells = whatTells(first, member, base);
		if (tells === null) continue;
		if (distance(member) < 99) {
			const changed = member.parts.flatMap((part, index) => part === first.parts[index] ? [] : [`${index} ${part.form.text} ${JSON.stringify(part.form.canonical ?? {})} ${part.timestamp?.name ?? ""}${part.nonce?.name ?? ""}`]);
			if (changed.length > 1 && changed.every((change) => single.has(change))) continue;
			if (changed.length === 1) single.add(changed[0] ?? "");
		}
		const says = differenceOf(first, member);
		if (others.some((other) => other.says === says && other.tells === tells)) continue;
		others.push({
			written: written(member, setting),
			says,
			tells
		});
	}
	return {
		first,
		others
	};
};

export { partForms as C, literal as S, stringToSignOf as T, algorithmsOfLength as _, verifiedBy as a, isMember as b, nonceKindOf as c, jobsOf as d, planOf as f, algorithmsOfKey as g, testerOf as h, stringsOf as i, spelledBytes as l, sizeOf as m, membersWith as n, written as o, runJob as p, schemeOfWritten as r, isNonceLike as s, alikeTo as t, timeFormatOf as u, canonicalOf as v, separators as w, keyEncodings as x, digests as y };