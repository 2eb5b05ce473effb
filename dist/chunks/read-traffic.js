import { Yn as parseUrl } from "./core.js";

// src/traffic/limits.ts
const limits = {
	fileBytes: 67108864,
	callsPerFile: 5e4,
	calls: 2e5,
	string: 2097152,
	entry: 4194304,
	depth: 64,
	fields: 1e3,
	named: 20
};

// src/traffic/json.ts
const parse = (text) => {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
};
const member = (value, name) => value !== null && typeof value === "object" && Object.hasOwn(value, name) ? value[name] : void 0;
const textOf = (value) => typeof value === "string" ? value : null;
const listOf = (value) => Array.isArray(value) ? value : [];
const statusOf = (value) => {
	const number = typeof value === "string" && /^\d{3}$/.test(value) ? Number(value) : value;
	return typeof number === "number" && Number.isInteger(number) && number >= 100 && number <= 999 ? number : null;
};
const bytesOfBase64 = (text) => {
	const plain = text.replace(/[\s=]+$/, "").replace(/[\r\n]+/g, "");
	return /^[A-Za-z0-9+/_-]*$/.test(plain) && plain.length % 4 !== 1 ? new Uint8Array(Buffer.from(plain, "base64")) : null;
};
const isWeb = (url) => /^(?:https?|wss?):/i.test(url);

// src/traffic/har.ts
const whole$1 = { whole: true };
const keys$1 = (entries) => new Map(Object.entries(entries));
const harPlan = { keys: keys$1({ entries: {
	ends: "entries",
	each: {
		take: "entry",
		keys: keys$1({
			startedDateTime: whole$1,
			request: { keys: keys$1({
				method: whole$1,
				url: whole$1,
				headers: whole$1,
				postData: { keys: keys$1({
					text: whole$1,
					encoding: whole$1
				}) },
				bodySize: whole$1
			}) },
			response: { keys: keys$1({
				status: whole$1,
				redirectURL: whole$1,
				headers: whole$1
			}) }
		})
	}
} }) };
const readEntry = (text) => {
	const entry = parse(text);
	const request = member(entry, "request");
	if (entry === void 0) return { unread: "it is no JSON" };
	if (request === void 0 || request === null) return { unread: "it has no request" };
	const url = textOf(member(request, "url"));
	if (url === null) return { unread: `its request has no URL, or one of more than ${limits.string / 1024 / 1024} MiB` };
	const method = (textOf(member(request, "method")) ?? "").toUpperCase();
	if (method === "CONNECT") return tunnelTo(url, entry);
	if (!isWeb(url)) return /^[a-z][a-z0-9+.-]*:/i.test(url) ? "other" : { unread: "the URL of its request is not absolute" };
	if (parseUrl(url) === null) return { unread: "the URL of its request cannot be read" };
	if (!/^[!#$%&'*+.^_`|~0-9A-Z-]{1,32}$/.test(method)) return { unread: "its request has no method" };
	const headers = headersOf$1(member(request, "headers"));
	const response = member(entry, "response");
	return { call: {
		at: timeOf$1(member(entry, "startedDateTime")),
		method,
		url,
		tunnel: false,
		headers,
		body: bodyOf$1(request),
		status: statusOf(member(response, "status")),
		location: locationOf(response),
		client: valueOf(headers, "user-agent")
	} };
};
const tunnelTo = (url, entry) => {
	const target = parseUrl(/^[a-z]+:\/\//i.test(url) ? url.replace(/^[a-z]+:/i, "https:") : `https://${url}`);
	if (target === null) return { unread: "the host of its tunnel cannot be read" };
	const headers = headersOf$1(member(member(entry, "request"), "headers"));
	return { call: {
		at: timeOf$1(member(entry, "startedDateTime")),
		method: "",
		url: `https://${target.host}/`,
		tunnel: true,
		headers: null,
		body: null,
		status: null,
		location: null,
		client: valueOf(headers, "user-agent")
	} };
};
const headersOf$1 = (value) => {
	const all = listOf(value).slice(0, limits.fields).flatMap((header) => {
		const name = textOf(member(header, "name"));
		const text = textOf(member(header, "value"));
		return name === null || text === null ? [] : [[name, text]];
	});
	const authority = all.find(([name]) => name === ":authority");
	const plain = all.filter(([name]) => !name.startsWith(":"));
	return authority === void 0 || plain.some(([name]) => name.toLowerCase() === "host") ? plain : [["host", authority[1]], ...plain];
};
const valueOf = (headers, wanted) => headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? null;
const timeOf$1 = (value) => {
	const at = typeof value === "string" && value.length < 64 ? Date.parse(value) : NaN;
	return Number.isFinite(at) ? at : null;
};
const bodyOf$1 = (request) => {
	const data = member(request, "postData");
	const size = member(request, "bodySize");
	if (data === void 0 || data === null) return typeof size === "number" && size > 0 ? null : /* @__PURE__ */ new Uint8Array();
	const text = textOf(member(data, "text"));
	if (text === null || text === "" && typeof size === "number" && size > 0) return null;
	return member(data, "encoding") === "base64" ? bytesOfBase64(text) : new TextEncoder().encode(text);
};
const locationOf = (response) => {
	const written = textOf(member(response, "redirectURL"));
	return valueOf(headersOf$1(member(response, "headers")), "location") ?? (written === null || written === "" ? null : written);
};

// src/traffic/json-stream.ts
const newline = 10;
const quote = 34;
const comma = 44;
const colon = 58;
const openArray = 91;
const backslash = 92;
const closeArray = 93;
const openObject = 123;
const closeObject = 125;
const isOpen = (byte) => byte === openObject || byte === openArray;
const isClose = (byte) => byte === closeObject || byte === closeArray;
const isBlank = (byte) => byte === 32 || byte === newline || byte === 13 || byte === 9;
const isPlain = (byte) => byte >= 48 && byte <= 57 || byte >= 97 && byte <= 122 || byte >= 65 && byte <= 90 || byte === 43 || byte === 45 || byte === 46;
const longestKey = 128;
const nothing = "null";
const createBuffer = (most) => {
	let bytes = /* @__PURE__ */ new Uint8Array(65536);
	let length = 0;
	let full = false;
	const fits = (more) => {
		if (full || length + more > most) {
			full = true;
			return false;
		}
		if (length + more > bytes.length) {
			const larger = new Uint8Array(Math.min(most, Math.max(bytes.length * 2, length + more)));
			larger.set(bytes.subarray(0, length));
			bytes = larger;
		}
		return true;
	};
	return {
		byte: (byte) => {
			if (fits(1)) bytes[length++] = byte;
		},
		text: (text) => {
			if (!fits(text.length)) return;
			for (let i = 0; i < text.length; i++) bytes[length++] = text.charCodeAt(i);
		},
		range: (from, start, end) => {
			if (!fits(end - start)) return;
			if (end - start > 64) bytes.set(from.subarray(start, end), length);
			else for (let i = start, at = length; i < end; i++) bytes[at++] = from[i] ?? 0;
			length += end - start;
		},
		length: () => length,
		cutTo: (to) => {
			length = to;
		},
		isFull: () => full,
		view: () => bytes.subarray(0, length),
		clear: () => {
			length = 0;
			full = false;
		}
	};
};
const createJsonStream = (root, limits, sink, lines = false) => {
	const utf8 = new TextDecoder();
	const kept = createBuffer(limits.maxValue);
	const frames = [];
	let taken = null;
	let mode = "walk";
	let depth = 0;
	let tooDeep = 0;
	let inString = "no";
	let escaped = false;
	let inPlain = false;
	let mark = -1;
	let stringTooLong = false;
	let key = "";
	let line = 1;
	let firstLine = 1;
	let values = 0;
	let lastValueInOneLine = false;
	let dead = false;
	const at = () => ({
		name: taken?.name ?? "",
		index: taken?.index ?? 0,
		line: firstLine
	});
	const valueEnded = () => {
		if (taken !== null && frames.length === taken.depth) {
			if (kept.isFull()) sink.tooLarge(at());
			else sink.picked({
				...at(),
				text: utf8.decode(kept.view())
			});
			taken = null;
			kept.clear();
		}
		if (frames.length > 0) return;
		values += 1;
		lastValueInOneLine = firstLine === line;
	};
	const planHere = () => {
		const frame = frames.at(-1);
		if (frame === void 0) return root;
		return frame.array ? frame.plan.each : frame.plan.keys?.get(frame.key);
	};
	const startValue = (byte) => {
		if (frames.length === 0) {
			lines ||= values > 0 && lastValueInOneLine && line > firstLine;
			firstLine = line;
		}
		const plan = planHere();
		if (plan?.take !== void 0 && taken === null) taken = {
			name: plan.take,
			index: frames.at(-1)?.index ?? 0,
			depth: frames.length
		};
		const wholly = plan?.whole === true;
		if (!wholly && plan !== void 0 && isOpen(byte)) {
			const array = byte === openArray;
			frames.push({
				plan,
				array,
				index: 0,
				key: "",
				beforeKey: !array
			});
			if (taken !== null) kept.byte(byte);
			return;
		}
		if (!wholly && taken !== null) kept.text(nothing);
		mode = wholly ? "keep" : "pass";
		depth = isOpen(byte) ? 1 : 0;
		inString = byte === quote ? "value" : "no";
		inPlain = depth === 0 && inString === "no";
	};
	const endFrame = (byte) => {
		const frame = frames.pop();
		if (taken !== null) kept.byte(byte);
		if (frame?.plan.ends !== void 0) sink.ended(frame.plan.ends);
		valueEnded();
	};
	const endKey = () => {
		const frame = frames.at(-1);
		if (frame !== void 0) {
			frame.key = key.includes("\\") ? unescaped(key) : key;
			frame.beforeKey = false;
		}
		if (taken !== null) kept.text(`"${key}"`);
		key = "";
	};
	const giveUp = () => {
		if (lines) {
			sink.brokenLine(firstLine);
			mode = "lost";
		} else dead = true;
		reset();
	};
	const reset = () => {
		frames.length = 0;
		taken = null;
		kept.clear();
		inString = "no";
		inPlain = false;
		escaped = false;
		depth = 0;
		tooDeep = 0;
		mark = -1;
		stringTooLong = false;
		key = "";
	};
	const newLine = () => {
		if (lines && (frames.length > 0 || inside())) {
			sink.brokenLine(firstLine);
			reset();
			mode = "walk";
		}
		if (mode === "lost") mode = "walk";
		line += 1;
	};
	const walk = (chunk, from) => {
		let i = from;
		for (; i < chunk.length; i++) {
			if (mode !== "walk" || dead) break;
			const byte = chunk[i] ?? 0;
			if (inString === "key") {
				if (!escaped && byte === quote) {
					inString = "no";
					endKey();
				} else {
					if (byte === newline) newLine();
					escaped = !escaped && byte === backslash;
					if (inString === "key" && key.length < longestKey) key += String.fromCharCode(byte);
				}
				continue;
			}
			if (isBlank(byte)) {
				if (byte === newline) newLine();
				continue;
			}
			const frame = frames.at(-1);
			if (frame === void 0) {
				if (isOpen(byte)) startValue(byte);
				else {
					firstLine = line;
					giveUp();
				}
			} else if (byte === comma || byte === colon || isClose(byte)) {
				if (isClose(byte)) {
					endFrame(byte);
					continue;
				}
				if (taken !== null) kept.byte(byte);
				if (byte === comma) {
					frame.index += 1;
					frame.beforeKey = !frame.array;
				}
			} else if (frame.beforeKey) {
				if (byte === quote) inString = "key";
				else giveUp();
			} else if (byte === quote || isOpen(byte) || isPlain(byte)) {
				startValue(byte);
				if (mode !== "walk") return i;
			} else giveUp();
		}
		return i;
	};
	const passOver = (chunk, from) => {
		let level = depth;
		let open = inString === "value";
		let slash = escaped;
		let i = from;
		for (; i < chunk.length; i++) {
			const byte = chunk[i] ?? 0;
			if (open) {
				if (slash) slash = false;
				else if (byte === backslash) slash = true;
				else if (byte === quote) {
					open = false;
					if (level === 0) break;
				} else if (byte === newline && lines) break;
			} else if (byte === quote) open = true;
			else if (isOpen(byte)) level += 1;
			else if (isClose(byte)) {
				level -= 1;
				if (level === 0) break;
			} else if (byte === newline) {
				if (lines) break;
				line += 1;
			}
		}
		depth = level;
		inString = open ? "value" : "no";
		escaped = slash;
		if (i === chunk.length) return i;
		return chunk[i] === newline ? broken(i) : ended(i + 1);
	};
	const through = (chunk, from, fresh) => {
		const keep = mode === "keep";
		if (!keep && !inPlain) return passOver(chunk, fresh ? from + 1 : from);
		let start = keep && tooDeep === 0 && !stringTooLong ? from : -1;
		let stringAt = inString === "value" ? from : -1;
		let i = fresh ? from + 1 : from;
		const flush = (to) => {
			if (start >= 0 && to > start) kept.range(chunk, start, to);
		};
		if (fresh && inPlain) i = from;
		for (; i < chunk.length; i++) {
			const byte = chunk[i] ?? 0;
			if (inString === "value") {
				if (escaped) escaped = false;
				else if (byte === backslash) escaped = true;
				else if (byte === quote) {
					inString = "no";
					if (keep && tooDeep === 0) {
						if (stringTooLong) {
							stringTooLong = false;
							start = i + 1;
						} else if (mark < 0 ? i - stringAt > limits.maxString : kept.length() - mark + i - start > limits.maxString) {
							if (mark < 0) flush(stringAt);
							else kept.cutTo(mark);
							kept.text(nothing);
							start = i + 1;
						}
						mark = -1;
					}
					if (depth === 0) {
						flush(i + 1);
						return ended(i + 1);
					}
				} else if (byte === newline && lines) return broken(i);
				continue;
			}
			if (inPlain) {
				if (isPlain(byte)) continue;
				flush(i);
				return ended(i);
			}
			if (byte === quote) {
				inString = "value";
				stringAt = i;
			} else if (isOpen(byte)) {
				depth += 1;
				if (tooDeep > 0) tooDeep += 1;
				else if (keep && depth > limits.maxDepth) {
					flush(i);
					kept.text(nothing);
					tooDeep = 1;
					start = -1;
				}
			} else if (isClose(byte)) {
				depth -= 1;
				if (tooDeep > 0) {
					tooDeep -= 1;
					if (tooDeep === 0) start = i + 1;
				} else if (depth === 0) {
					flush(i + 1);
					return ended(i + 1);
				}
			} else if (byte === newline) {
				if (lines) return broken(i);
				line += 1;
			}
		}
		if (keep && tooDeep === 0 && !stringTooLong) {
			if (inString !== "value") flush(i);
			else {
				if (mark < 0) {
					if (start >= 0 && stringAt > start) kept.range(chunk, start, stringAt);
					mark = kept.length();
					if (start >= 0) kept.range(chunk, stringAt, i);
				} else flush(i);
				if (kept.length() - mark > limits.maxString) {
					kept.cutTo(mark);
					kept.text(nothing);
					stringTooLong = true;
				}
			}
		}
		return i;
	};
	const ended = (next) => {
		mode = "walk";
		inPlain = false;
		valueEnded();
		return next;
	};
	const broken = (next) => {
		newLine();
		return next + 1;
	};
	const inside = () => mode === "pass" || mode === "keep";
	let begun = false;
	return {
		write: (chunk) => {
			let i = 0;
			if (!begun && chunk.length > 0) {
				begun = true;
				if (chunk[0] === 239 && chunk[1] === 187 && chunk[2] === 191) i = 3;
			}
			while (i < chunk.length) {
				if (dead) break;
				if (mode === "walk") {
					i = walk(chunk, i);
					if (inside()) i = through(chunk, i, true);
				} else if (mode === "lost") {
					while (i < chunk.length && chunk[i] !== newline) i += 1;
					if (i < chunk.length) {
						newLine();
						i += 1;
					}
				} else i = through(chunk, i, false);
			}
			return !dead;
		},
		end: () => {
			if (dead) return "garbled";
			if (frames.length > 0 || inside()) {
				if (!lines) return "cut";
				sink.brokenLine(firstLine);
				reset();
				return "whole";
			}
			return values === 0 ? "empty" : "whole";
		},
		inLines: () => lines,
		line: () => line
	};
};
const unescaped = (raw) => {
	try {
		return JSON.parse(`"${raw}"`);
	} catch {
		return raw;
	}
};

// src/traffic/otlp.ts
const whole = { whole: true };
const keys = (entries) => new Map(Object.entries(entries));
const spans = { each: { keys: keys({ spans: { each: {
	take: "span",
	keys: keys({
		kind: whole,
		spanId: whole,
		startTimeUnixNano: whole,
		attributes: whole
	})
} } }) } };
const otlpPlan = {
	ends: "resourceSpans",
	each: {
		ends: "resource",
		keys: keys({
			resource: {
				take: "resource",
				keys: keys({ attributes: whole })
			},
			scopeSpans: spans,
			instrumentationLibrarySpans: spans
		})
	}
};
const serviceOf = (resource) => {
	const attributes = attributesOf(parse(resource));
	const name = attributes.text("service.name");
	const version = attributes.text("service.version");
	return name === null || name === "" ? null : version === null ? name : `${name} ${version}`;
};
const isClient = (kind) => kind === 3 || kind === "3" || kind === "SPAN_KIND_CLIENT";
const spanName = (text) => {
	const id = textOf(member(parse(text), "spanId"));
	return id !== null && /^[0-9a-zA-Z+/=]{1,32}$/.test(id) ? id : null;
};
const readSpan = (text) => {
	const span = parse(text);
	if (span === void 0) return { unread: "it is no JSON" };
	if (!isClient(member(span, "kind"))) return "other";
	const attributes = attributesOf(span);
	const method = attributes.text("http.request.method_original", "http.request.method", "http.method");
	const written = attributes.text("url.full", "http.url");
	if (method === null && written === null) return "other";
	const url = written !== null && isWeb(written) ? written : composed(attributes);
	if (url === null) return { unread: "its attributes name no URL" };
	if (parseUrl(url) === null) return { unread: "its URL cannot be read" };
	const headers = headersOf(attributes, "http.request.header.");
	const agent = attributes.text("user_agent.original", "http.user_agent");
	return { call: {
		at: timeOf(member(span, "startTimeUnixNano")),
		method: (method ?? "").toUpperCase().slice(0, 32),
		url,
		tunnel: false,
		headers: headers.length === 0 ? null : headers,
		body: bodyOf(attributes),
		status: statusOf(attributes.plain("http.response.status_code") ?? attributes.plain("http.status_code")),
		location: headersOf(attributes, "http.response.header.").find(([name]) => name === "location")?.[1] ?? null,
		client: agent
	} };
};
const attributesOf = (holder) => {
	const found = /* @__PURE__ */ new Map();
	for (const attribute of listOf(member(holder, "attributes")).slice(0, limits.fields)) {
		const key = textOf(member(attribute, "key"));
		if (key !== null && !found.has(key)) found.set(key, member(attribute, "value"));
	}
	const plain = (name) => scalar(found.get(name));
	return {
		plain,
		text: (...names) => {
			for (const name of names) {
				const value = plain(name);
				if (typeof value === "string") return value;
				if (typeof value === "number") return String(value);
			}
			return null;
		},
		entries: () => found
	};
};
const scalar = (value) => member(value, "stringValue") ?? member(value, "intValue") ?? member(value, "doubleValue") ?? member(value, "boolValue");
const itemsOf = (value) => listOf(member(member(value, "arrayValue"), "values"));
const composed = (attributes) => {
	const host = attributes.text("server.address", "http.host", "net.peer.name", "net.peer.ip", "peer.hostname", "peer.service.host");
	if (host === null || host === "") return null;
	const scheme = attributes.text("url.scheme", "http.scheme") ?? "";
	const port = attributes.text("server.port", "net.peer.port") ?? "";
	const named = /^[0-9a-f]*:[0-9a-f:.]*:[0-9a-f:.]*$/i.test(host) ? `[${host}]` : host;
	const secure = /^https?$/i.test(scheme) ? scheme.toLowerCase() : port === "80" ? "http" : "https";
	const path = attributes.text("http.target") ?? `${attributes.text("url.path") ?? "/"}${queryOf(attributes.text("url.query"))}`;
	return `${secure}://${named}${/:\d+$/.test(named) || !/^\d{1,5}$/.test(port) ? "" : `:${port}`}${path.startsWith("/") ? path : `/${path}`}`;
};
const queryOf = (query) => query === null || query === "" ? "" : `?${query.replace(/^\?/, "")}`;
const headersOf = (attributes, prefix) => {
	const headers = [];
	for (const [name, value] of attributes.entries()) {
		if (!name.startsWith(prefix)) continue;
		const one = scalar(value);
		const values = typeof one === "string" ? [one] : itemsOf(value).map(scalar);
		for (const text of values) if (typeof text === "string") headers.push([name.slice(prefix.length).replaceAll("_", "-").toLowerCase(), text]);
	}
	return headers;
};
const bodyOf = (attributes) => {
	for (const [name, value] of attributes.entries()) if (name === "http.request.body" || name === "http.request.body.text" || name === "http.request.body.content") return bytesOf(value);
	return attributes.plain("http.request.body.size") === 0 || attributes.plain("http.request.body.size") === "0" ? /* @__PURE__ */ new Uint8Array() : null;
};
const bytesOf = (value) => {
	const text = member(value, "stringValue");
	if (typeof text === "string") return new TextEncoder().encode(text);
	const base64 = member(value, "bytesValue");
	if (typeof base64 === "string") return bytesOfBase64(base64);
	const items = itemsOf(value);
	if (items.length === 0) return null;
	const numbers = items.map((item) => Number(member(item, "intValue")));
	if (numbers.every((number) => Number.isInteger(number) && number >= 0 && number < 256)) return Uint8Array.from(numbers);
	const parts = items.map(bytesOf);
	if (parts.some((part) => part === null)) return null;
	const all = parts.map((part) => part ?? /* @__PURE__ */ new Uint8Array());
	const joined = new Uint8Array(all.reduce((sum, { length }) => sum + length, 0));
	all.reduce((at, part) => (joined.set(part, at), at + part.length), 0);
	return joined;
};
const timeOf = (value) => {
	const at = typeof value === "number" ? Math.round(value / 1e6) : typeof value === "string" && /^\d{7,30}$/.test(value) ? Number(value.slice(0, -6)) : NaN;
	return Number.isFinite(at) && at > 0 && at <= 864e13 ? at : null;
};

// src/traffic/reader.ts
const plan = { keys: /* @__PURE__ */ new Map([
	["log", harPlan],
	["resourceSpans", otlpPlan],
	["batches", otlpPlan]
]) };
const createTrafficReader = (file, most, see) => {
	const allowed = Math.min(most, limits.callsPerFile);
	const unread = [];
	let format = null;
	let missed = 0;
	let calls = 0;
	let full = false;
	let spans = [];
	let service = null;
	let spanCount = 0;
	const miss = (entry, why) => {
		missed += 1;
		if (unread.length < limits.named) unread.push({
			entry,
			why
		});
	};
	const found = (entry, call) => {
		if (calls >= allowed) {
			full = true;
			return;
		}
		calls += 1;
		see({
			...call,
			source: {
				file,
				entry
			}
		});
	};
	const judged = (entry, told, take) => {
		if (told === "other") return;
		if ("unread" in told) miss(entry, told.unread);
		else take(told.call);
	};
	const inLine = (line, name) => stream.inLines() ? `line ${line}, ${name}` : name;
	const settleSpans = () => {
		for (const { entry, ...call } of spans) found(entry, {
			...call,
			client: service ?? call.client
		});
		spans = [];
	};
	const placeOf = ({ name, index, line }, id = null) => inLine(line, name === "entry" ? `entry ${index + 1}` : `span ${id ?? spanCount}`);
	const stream = createJsonStream(plan, {
		maxString: limits.string,
		maxValue: limits.entry,
		maxDepth: limits.depth
	}, {
		picked: (value) => {
			if (full) return;
			if (value.name === "entry") {
				format = "har";
				judged(placeOf(value), readEntry(value.text), (call) => found(placeOf(value), call));
			} else if (value.name === "resource") {
				service = serviceOf(value.text);
				if (service !== null) settleSpans();
			} else {
				spanCount += 1;
				const told = readSpan(value.text);
				if (told === "other") return;
				const entry = placeOf(value, spanName(value.text));
				judged(entry, told, (call) => spans.push({
					...call,
					entry
				}));
				if (service !== null || spans.length > allowed - calls) settleSpans();
			}
		},
		ended: (name) => {
			if (name === "entries") format = "har";
			else format ??= "otlp";
			if (name !== "resource") return;
			settleSpans();
			service = null;
		},
		tooLarge: (at) => miss(placeOf(at), `it is larger than ${limits.entry / 1024 / 1024} MiB even without bodies`),
		brokenLine: (line) => miss(`line ${line}`, "it is no whole JSON value")
	}, /\.(?:jsonl|ndjson)$/i.test(file));
	return {
		write: (chunk) => stream.write(chunk) && !full,
		end: (tooLong) => {
			const ending = tooLong || full ? "whole" : stream.end();
			settleSpans();
			const cut = cutWhy(ending, {
				tooLong,
				full,
				line: stream.line(),
				allowed
			});
			if (format === null && missed > 0 && stream.inLines()) format = "otlp";
			return {
				file,
				format: calls > 0 || format !== null ? format ?? "otlp" : null,
				calls,
				unread,
				missed,
				cut
			};
		}
	};
};
const cutWhy = (ending, { tooLong, full, line, allowed }) => {
	if (full) return `it holds more than ${allowed} calls, and the rest was not read`;
	if (tooLong) return `it is larger than ${limits.fileBytes / 1024 / 1024} MiB, and the rest was not read`;
	if (ending === "cut") return `it ends in the middle of a value, on line ${line}`;
	if (ending === "garbled") return `it is no JSON from line ${line} on`;
	return ending === "empty" ? "it is empty" : null;
};

// src/gather/read-traffic.ts
const readTraffic = (files, { readPieces }, see) => {
	let left = limits.calls;
	return files.map((file) => {
		const reader = createTrafficReader(file, left, see);
		let bytes = 0;
		let tooLong = false;
		const read = readPieces?.(file, (piece) => {
			const room = limits.fileBytes - bytes;
			bytes += piece.length;
			tooLong = bytes > limits.fileBytes;
			return reader.write(tooLong ? piece.subarray(0, room) : piece) && !tooLong;
		});
		const source = reader.end(tooLong);
		left -= source.calls;
		return read?.kind === "read" ? source : {
			...source,
			cut: `it cannot be read: ${read?.why ?? "there are no files here"}`
		};
	});
};

export { readTraffic as t };