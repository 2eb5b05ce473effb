import { $t as targetOf, Ft as readBytes, Ht as headerOf, It as signWith, Jt as percentDecode, Kt as pairsOf, Lt as spellBytes, Nt as digestText, Pt as isSymmetric, Ut as hostnameOf, Vt as formDecode, Yt as percentEncode, an as withHeader, cn as withQuery, en as toWire, fn as withoutQuery, lr as ScanError, nn as wireOf, qt as parameterOf, tn as valuesOf, zt as bytesOf } from "./core.js";
import { A as withoutDotSegments, C as keyOf, D as encodedSegments, E as byBytes, O as reencodedPairs, S as derived, a as jws, b as timestampText, c as templateEngine, i as rfc9421, k as spaced, x as timestampValue } from "./resolve.js";

// src/signature/engines/sigv4-dialect.ts
const isS3 = (service) => service === "s3" || service === "s3-object-lambda" || service === "s3express";
const once = (path) => encodedSegments(percentDecode(path));
const dialects$1 = {
	aws: {
		word: () => "AWS4-HMAC-SHA256",
		words: /^AWS4-HMAC-SHA256$/,
		prefix: "X-Amz-",
		end: "aws4_request",
		keyPrefix: "AWS4",
		token: true,
		path: (path, service, { normalize }) => isS3(service) ? once(path) : encodedSegments(normalize ? withoutDotSegments(path) : path),
		host: (message) => message.host,
		leavesBodyOpen: isS3
	},
	google: {
		word: ({ algorithm }) => isSymmetric(algorithm) ? "GOOG4-HMAC-SHA256" : "GOOG4-RSA-SHA256",
		words: /^GOOG4-(?:HMAC|RSA)-SHA256$/,
		prefix: "X-Goog-",
		end: "goog4_request",
		keyPrefix: "GOOG4",
		token: false,
		path: once,
		host: hostnameOf,
		leavesBodyOpen: () => true
	}
};

// src/signature/engines/aws-sigv4.ts
const unsigned = "UNSIGNED-PAYLOAD";
const skipped = /* @__PURE__ */ new Set([
	"authorization",
	"connection",
	"expect",
	"keep-alive",
	"proxy-authorization",
	"te",
	"trailer",
	"transfer-encoding",
	"upgrade",
	"user-agent",
	"x-amzn-trace-id"
]);
const dialectOf = ({ dialect }) => dialects$1[dialect];
const bodyHeaderOf = ({ prefix }) => `${prefix}Content-Sha256`;
const scopeOf = (date, scheme) => [
	date.slice(0, 8),
	toWire(scheme.region),
	toWire(scheme.service),
	dialectOf(scheme).end
].join("/");
const canonicalRequest = (message, names, bodyHash, scheme, service) => [
	message.method,
	dialectOf(scheme).path(message.path, service, scheme),
	reencodedPairs(message.query ?? ""),
	...names.map((name) => `${name}:${(name === "host" ? [dialectOf(scheme).host(message)] : valuesOf(message, name)).map((value) => spaced(value, "collapse")).join(",")}`),
	"",
	names.join(";"),
	bodyHash
].join("\n");
const stringFor$1 = (word, date, scope, request) => bytesOf([
	word,
	date,
	scope,
	digestText("sha256", bytesOf(request), "hex")
].join("\n"));
const keyFor$1 = (scheme, secret, scope) => isSymmetric(scheme.algorithm) ? derived(keyOf(secret, {
	...scheme.key,
	prepend: `${dialectOf(scheme).keyPrefix}${scheme.key.prepend ?? ""}`
}), scheme.algorithm, scope.split("/").map((step) => ({
	step: bytesOf(step),
	encode: "raw"
}))) : keyOf(secret, scheme.key);
const signatureOver = (stringToSign, scheme, secret, scope) => spellBytes(signWith(scheme.algorithm, keyFor$1(scheme, secret, scope), stringToSign), "hex");
const signedNames = (message) => [.../* @__PURE__ */ new Set(["host", ...message.headers.map(([name]) => name.toLowerCase())])].filter((name) => !skipped.has(name)).sort();
const signHeader = (message, scheme, secret, date) => {
	const dialect = dialectOf(scheme);
	const bodyHash = digestText("sha256", message.body, "hex");
	let ready = withHeader(message, `${dialect.prefix}Date`, date);
	if (scheme.contentHeader) ready = withHeader(ready, bodyHeaderOf(dialect), bodyHash);
	if (scheme.sessionToken !== null) ready = withHeader(ready, `${dialect.prefix}Security-Token`, scheme.sessionToken);
	const names = signedNames(ready);
	const scope = scopeOf(date, scheme);
	const word = dialect.word(scheme);
	const stringToSign = stringFor$1(word, date, scope, canonicalRequest(ready, names, bodyHash, scheme, scheme.service));
	const signature = signatureOver(stringToSign, scheme, secret, scope);
	const value = `${word} Credential=${toWire(scheme.keyId)}/${scope}, SignedHeaders=${names.join(";")}, Signature=${signature}`;
	return {
		message: withHeader(ready, "Authorization", value),
		stringToSign,
		signature
	};
};
const signQuery = (message, scheme, secret, date) => {
	const dialect = dialectOf(scheme);
	const names = signedNames(message);
	const scope = scopeOf(date, scheme);
	const word = dialect.word(scheme);
	const ready = [
		["Algorithm", word],
		["Credential", `${toWire(scheme.keyId)}/${scope}`],
		["Date", date],
		["SignedHeaders", names.join(";")],
		["Expires", String(scheme.expires)],
		...scheme.sessionToken === null ? [] : [["Security-Token", scheme.sessionToken]]
	].reduce((current, [name, value]) => withQuery(current, `${dialect.prefix}${name}`, value), message);
	const bodyHash = presignedHash(ready, scheme.service, dialect);
	const stringToSign = stringFor$1(word, date, scope, canonicalRequest(ready, names, bodyHash, scheme, scheme.service));
	const signature = signatureOver(stringToSign, scheme, secret, scope);
	return {
		message: withQuery(ready, `${dialect.prefix}Signature`, signature),
		stringToSign,
		signature
	};
};
const presignedHash = (message, service, dialect) => headerOf(message, bodyHeaderOf(dialect)) ?? (dialect.leavesBodyOpen(service) ? unsigned : digestText("sha256", message.body, "hex"));
const credential = /^(.+)\/(\d{8})\/([^/]+)\/([^/]+)\/(aws4_request|goog4_request)$/;
const wrong = (why) => ({
	found: false,
	part: "signature",
	why
});
const carriedIn = (message, dialect, word) => {
	const { prefix } = dialect;
	const query = parameterOf(message.query, `${prefix}Signature`);
	if (query !== null) {
		const [named, key, names, date] = [
			"Algorithm",
			"Credential",
			"SignedHeaders",
			"Date"
		].map((name) => parameterOf(message.query, `${prefix}${name}`) ?? "");
		const service = credential.exec(key ?? "")?.[4] ?? "";
		return {
			word: named ?? "",
			credential: key ?? "",
			names: (names ?? "").split(";"),
			signature: query,
			date: date ?? "",
			bodyHash: presignedHash(message, service, dialect),
			bare: withoutQuery(message, `${prefix}Signature`)
		};
	}
	const value = headerOf(message, "authorization");
	const fields = /^([A-Z0-9-]+) +Credential=([^,\s]+)\s*,\s*SignedHeaders=([^,\s]+)\s*,\s*Signature=([0-9a-fA-F]*)\s*$/.exec(value ?? "");
	if (fields === null || !dialect.words.test(fields[1] ?? "")) return wrong(value === null ? `the request has neither an Authorization header nor ${prefix}Signature` : `the Authorization header is not of the form ${word} Credential=…, SignedHeaders=…, Signature=…`);
	return {
		word: fields[1] ?? "",
		credential: fields[2] ?? "",
		names: (fields[3] ?? "").split(";"),
		signature: fields[4] ?? "",
		date: headerOf(message, `${prefix}Date`) ?? "",
		bodyHash: headerOf(message, bodyHeaderOf(dialect)) ?? digestText("sha256", message.body, "hex"),
		bare: message
	};
};
const digestsOf$3 = (message, header) => {
	const carried = headerOf(message, header);
	const computed = digestText("sha256", message.body, "hex");
	return carried === null || carried === unsigned || carried === computed ? [] : [{
		at: `header ${header.toLowerCase()}`,
		carried,
		computed
	}];
};
const awsSigV4 = {
	sign(message, scheme, secret, moment) {
		const date = moment.timestamp ?? timestampText(moment.epochMs, "iso-basic");
		return scheme.presigned ? signQuery(message, scheme, secret, date) : signHeader(message, scheme, secret, date);
	},
	read(message, scheme) {
		const dialect = dialectOf(scheme);
		const word = dialect.word(scheme);
		const carried = carriedIn(message, dialect, word);
		if ("found" in carried) return carried;
		if (carried.word !== word) return wrong(`the request names the algorithm ${JSON.stringify(carried.word)}, and the scheme says ${word}`);
		const parts = credential.exec(carried.credential);
		if (parts === null || parts[5] !== dialect.end) return wrong(`the credential is not of the form key/date/region/service/${dialect.end}`);
		if (carried.date === "") return {
			found: false,
			part: "timestamp",
			why: `the request has no ${dialect.prefix}Date`
		};
		const scope = carried.credential.slice((parts[1] ?? "").length + 1);
		const signature = readBytes(carried.signature, "hex");
		return {
			found: true,
			stringToSign: stringFor$1(word, carried.date, scope, canonicalRequest(carried.bare, carried.names, carried.bodyHash, scheme, parts[4] ?? "")),
			signatures: signature === null ? [] : [signature],
			algorithm: scheme.algorithm,
			key: (secret) => keyFor$1(scheme, secret, scope),
			timestamp: {
				text: carried.date,
				epochMs: timestampValue(carried.date, "iso-basic")
			},
			nonce: null,
			digests: digestsOf$3(message, bodyHeaderOf(dialect))
		};
	},
	coverage(scheme) {
		const components = /* @__PURE__ */ new Set([
			"method",
			"host",
			"path",
			"query",
			"timestamp",
			"content-type"
		]);
		if (!(scheme.presigned && dialectOf(scheme).leavesBodyOpen(scheme.service))) components.add("body");
		return {
			components,
			parts: /* @__PURE__ */ new Set(["header:*"])
		};
	},
	redigest(message, scheme) {
		const header = bodyHeaderOf(dialectOf(scheme));
		const carried = headerOf(message, header);
		return carried === null || carried === unsigned ? message : withHeader(message, header, digestText("sha256", message.body, "hex"));
	}
};

// src/signature/engines/azure-sharedkey.ts
const standard = [
	"content-encoding",
	"content-language",
	"content-length",
	"content-md5",
	"content-type",
	"date",
	"if-modified-since",
	"if-match",
	"if-none-match",
	"if-unmodified-since",
	"range"
];
const standardValue = (message, name) => {
	const value = headerOf(message, name) ?? "";
	if (name === "content-length") {
		const length = value === "" ? String(message.body.length) : value;
		return length === "0" ? "" : length;
	}
	return name === "date" && headerOf(message, "x-ms-date") !== null ? "" : value;
};
const msHeaders = (message) => [...new Map(message.headers.filter(([name]) => /^x-ms-/i.test(name)).map(([name, value]) => [name.toLowerCase(), value]))].sort(([a], [b]) => byBytes(a, b)).map(([name, value]) => `${name}:${value.trim()}\n`).join("");
const resource = (message, account) => {
	const byName = /* @__PURE__ */ new Map();
	for (const { name, value } of pairsOf(message.query ?? "")) {
		const key = formDecode(name).toLowerCase();
		if (key !== "") byName.set(key, [...byName.get(key) ?? [], formDecode(value)]);
	}
	const lines = [...byName].sort(([a], [b]) => byBytes(a, b)).map(([name, values]) => `\n${name}:${values.sort(byBytes).join(",")}`);
	return `/${toWire(account)}${message.path}${lines.join("")}`;
};
const stringFor = (message, account) => bytesOf(`${[message.method.toUpperCase(), ...standard.map((name) => standardValue(message, name))].join("\n")}\n${msHeaders(message)}${resource(message, account)}`);
const digestsOf$2 = (message) => {
	const carried = headerOf(message, "content-md5");
	const computed = digestText("md5", message.body, "base64");
	return carried === null || carried === computed ? [] : [{
		at: "header Content-MD5",
		carried,
		computed
	}];
};
const azureSharedKey = {
	sign(message, scheme, secret, moment) {
		const dated = withHeader(message, "x-ms-date", moment.timestamp ?? timestampText(moment.epochMs, "http-date"));
		const ready = headerOf(dated, "x-ms-version") === null ? withHeader(dated, "x-ms-version", "2021-12-02") : dated;
		const stringToSign = stringFor(ready, scheme.account);
		const signature = spellBytes(signWith("hmac-sha256", keyOf(secret, scheme.key), stringToSign), "base64");
		return {
			message: withHeader(ready, "Authorization", `SharedKey ${toWire(scheme.account)}:${signature}`),
			stringToSign,
			signature
		};
	},
	read(message, scheme) {
		const fields = /^SharedKey ([^:\s]+):([A-Za-z0-9+/]*={0,2})$/.exec(headerOf(message, "authorization") ?? "");
		const signature = readBytes(fields?.[2] ?? "?", "base64");
		if (fields === null || signature === null) return {
			found: false,
			part: "signature",
			why: "the request has no Authorization header of the form SharedKey account:signature"
		};
		const date = headerOf(message, "x-ms-date") ?? headerOf(message, "date");
		if (date === null) return {
			found: false,
			part: "timestamp",
			why: "the request has neither x-ms-date nor Date"
		};
		return {
			found: true,
			stringToSign: stringFor(message, scheme.account),
			signatures: [signature],
			algorithm: "hmac-sha256",
			key: (secret) => keyOf(secret, scheme.key),
			timestamp: {
				text: date,
				epochMs: timestampValue(date, "http-date")
			},
			nonce: null,
			digests: digestsOf$2(message)
		};
	},
	coverage() {
		const headers = standard.filter((name) => name !== "content-length").map((name) => `header:${name}`);
		return {
			components: /* @__PURE__ */ new Set([
				"method",
				"path",
				"query",
				"timestamp",
				"content-type",
				...headers
			]),
			parts: /* @__PURE__ */ new Set(["header:x-ms-*", "header:content-length"])
		};
	},
	redigest(message) {
		return headerOf(message, "content-md5") === null ? message : withHeader(message, "Content-MD5", digestText("md5", message.body, "base64"));
	}
};

// src/signature/engines/cavage.ts
const dialects = {
	draft: {
		names: {
			"rsa-v1_5-sha1": "rsa-sha1",
			"rsa-v1_5-sha256": "rsa-sha256",
			"hmac-md5": "hmac-md5",
			"hmac-sha1": "hmac-sha1",
			"hmac-sha256": "hmac-sha256",
			"ecdsa-p256-sha256-der": "ecdsa-sha256"
		},
		otherwise: "hs2019",
		word: "Signature",
		key: "keyId",
		between: ","
	},
	kong: {
		names: {
			"hmac-sha1": "hmac-sha1",
			"hmac-sha256": "hmac-sha256",
			"hmac-sha384": "hmac-sha384",
			"hmac-sha512": "hmac-sha512"
		},
		otherwise: null,
		word: "hmac",
		key: "username",
		between: ", "
	}
};
const algorithmName = ({ dialect, algorithm }) => {
	const name = dialects[dialect].names[algorithm] ?? dialects[dialect].otherwise;
	if (name === null) throw new ScanError("policy-invalid", `kong-hmac-auth cannot sign with ${algorithm}`, { hint: `known are ${Object.keys(dialects.kong.names).join(", ")}` });
	return name;
};
const digestHeader = (body, digest) => `${digest.toUpperCase()}=${digestText(digest === "sha-256" ? "sha256" : "sha512", body, "base64")}`;
const linesFor = (message, listed, times, dialect) => {
	const lines = [];
	for (const name of listed) {
		let value;
		if (dialect === "kong" && name === "request-line") {
			lines.push(`${message.method} ${targetOf(message)} HTTP/1.1`);
			continue;
		}
		if (name === (dialect === "kong" ? "@request-target" : "(request-target)")) value = `${message.method.toLowerCase()} ${targetOf(message)}`;
		else if (name === "(created)") value = times.created;
		else if (name === "(expires)") value = times.expires;
		else value = valuesOf(message, name).length === 0 ? null : valuesOf(message, name).map((each) => spaced(each, "trim")).join(", ");
		if (value === null && dialect === "draft") return { missing: name };
		lines.push(value === null ? `${name}:` : `${name}: ${value}`);
	}
	return lines.join("\n");
};
const parametersIn$1 = (value) => new Map([...value.matchAll(/([A-Za-z]+)=(?:"([^"]*)"|(\d+))/g)].map((each) => [each[1] ?? "", each[2] ?? each[3] ?? ""]));
const prepared = (message, scheme, moment) => {
	let ready = message;
	const lists = (name) => scheme.components.includes(name);
	if (lists("date")) ready = withHeader(ready, "Date", moment.timestamp ?? timestampText(moment.epochMs, "http-date"));
	if (lists("digest") && scheme.digest !== "none") ready = withHeader(ready, "Digest", digestHeader(message.body, scheme.digest));
	return ready;
};
const unreadable$1 = (part, why) => ({
	found: false,
	part,
	why
});
const digestsOf$1 = (message) => {
	const carried = headerOf(message, "digest");
	const known = /^(sha-256|sha-512)=/i.exec(carried ?? "");
	if (carried === null || known === null) return [];
	const computed = digestHeader(message.body, known[1]?.toLowerCase() === "sha-512" ? "sha-512" : "sha-256");
	return carried.slice(8) === computed.slice(8) ? [] : [{
		at: "header Digest",
		carried,
		computed
	}];
};
const cavage = {
	sign(message, scheme, secret, moment) {
		const ready = prepared(message, scheme, moment);
		const now = Math.floor(moment.epochMs / 1e3);
		const times = {
			created: scheme.components.includes("(created)") ? moment.timestamp ?? String(now) : null,
			expires: scheme.expires === null ? null : String(now + scheme.expires)
		};
		const lines = linesFor(ready, scheme.components, times, scheme.dialect);
		const { word, key, between } = dialects[scheme.dialect];
		if (typeof lines !== "string") throw new ScanError("policy-invalid", `cavage: ${lines.missing} is to be signed, but the request does not have it`);
		const stringToSign = bytesOf(lines);
		const signature = spellBytes(signWith(scheme.algorithm, keyOf(secret, scheme.key), stringToSign), "base64");
		const value = [
			`${key}="${toWire(scheme.keyId)}"`,
			`algorithm="${algorithmName(scheme)}"`,
			...times.created === null ? [] : [`created=${times.created}`],
			...times.expires === null ? [] : [`expires=${times.expires}`],
			`headers="${scheme.components.join(" ")}"`,
			`signature="${signature}"`
		].join(between);
		return {
			message: withHeader(ready, scheme.header, scheme.header === "Authorization" ? `${word} ${value}` : value),
			stringToSign,
			signature
		};
	},
	read(message, scheme) {
		const value = headerOf(message, scheme.header);
		if (value === null) return unreadable$1("signature", `the request has no header ${scheme.header}`);
		const parameters = parametersIn$1(value);
		const signature = readBytes(parameters.get("signature") ?? "?", "base64");
		if (signature === null) return unreadable$1("signature", `the header ${scheme.header} holds no signature="…" in base64`);
		const times = {
			created: parameters.get("created") ?? null,
			expires: parameters.get("expires") ?? null
		};
		const listed = (parameters.get("headers") ?? (times.created === null ? "date" : "(created)")).toLowerCase().split(" ").filter((name) => name !== "");
		const lines = linesFor(message, listed, times, scheme.dialect);
		if (typeof lines !== "string") return unreadable$1("component", `${lines.missing} is listed as signed, but the request does not have it`);
		const date = headerOf(message, "date");
		return {
			found: true,
			stringToSign: bytesOf(lines),
			signatures: [signature],
			algorithm: scheme.algorithm,
			key: (secret) => keyOf(secret, scheme.key),
			timestamp: times.created !== null ? {
				text: times.created,
				epochMs: timestampValue(times.created, "unix-seconds")
			} : date === null ? null : {
				text: date,
				epochMs: timestampValue(date, "http-date")
			},
			nonce: null,
			digests: digestsOf$1(message)
		};
	},
	coverage(scheme) {
		const components = /* @__PURE__ */ new Set();
		for (const name of scheme.components) if (name === "(request-target)" || name === "@request-target" || name === "request-line") for (const each of [
			"method",
			"path",
			"query"
		]) components.add(each);
		else if (name === "(created)") components.add("timestamp");
		else if (name === "host") components.add("host");
		else if (!name.startsWith("(")) {
			components.add(`header:${name}`);
			if (name === "date") components.add("timestamp");
			if (name === "digest") components.add("body");
			if (name === "content-type") components.add("content-type");
		}
		return {
			components: new Set([...components].sort(byBytes)),
			parts: /* @__PURE__ */ new Set()
		};
	},
	redigest(message) {
		const carried = headerOf(message, "digest");
		return carried === null ? message : withHeader(message, "Digest", digestHeader(message.body, /^sha-512=/i.test(carried) ? "sha-512" : "sha-256"));
	}
};

// src/signature/engines/oauth1.ts
const methods = {
	"hmac-sha1": "HMAC-SHA1",
	"hmac-sha256": "HMAC-SHA256",
	"hmac-sha512": "HMAC-SHA512",
	"rsa-v1_5-sha256": "RSA-SHA256"
};
const methodOf = (scheme) => methods[scheme.algorithm] ?? "HMAC-SHA1";
const isForm = (message) => /^\s*application\/x-www-form-urlencoded\b/i.test(headerOf(message, "content-type") ?? "");
const baseUri = (message) => {
	const host = message.host.toLowerCase().replace(message.scheme === "https" ? /:443$/ : /:80$/, "");
	return `${message.scheme}://${host}${message.path}`;
};
const normalized = (message, protocol) => [
	...pairsOf(message.query ?? "").map(({ name, value }) => [formDecode(name), formDecode(value)]),
	...isForm(message) ? pairsOf(wireOf(message.body)).map(({ name, value }) => [formDecode(name), formDecode(value)]) : [],
	...protocol.filter(([name]) => name !== "realm" && name !== "oauth_signature")
].map(([name, value]) => [percentEncode(name), percentEncode(value)]).sort(([a, x], [b, y]) => byBytes(a, b) || byBytes(x, y)).map(([name, value]) => `${name}=${value}`).join("&");
const baseString = (message, protocol) => bytesOf([
	message.method.toUpperCase(),
	percentEncode(baseUri(message)),
	percentEncode(normalized(message, protocol))
].join("&"));
const keyFor = (scheme, secret) => {
	const key = keyOf(secret, scheme.key);
	if (key.kind === "object") return key;
	const text = wireOf(key.bytes);
	const at = text.indexOf("&");
	const [consumer, token] = at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
	return {
		kind: "bytes",
		bytes: bytesOf(`${percentEncode(percentDecode(consumer))}&${percentEncode(percentDecode(token))}`)
	};
};
const parametersIn = (value) => [...value.matchAll(/([A-Za-z0-9_]+)="([^"]*)"/g)].map((each) => [percentDecode(each[1] ?? ""), percentDecode(each[2] ?? "")]);
const digestsOf = (message, protocol) => {
	const carried = protocol.find(([name]) => name === "oauth_body_hash")?.[1];
	const computed = digestText("sha1", message.body, "base64");
	return carried === void 0 || carried === computed ? [] : [{
		at: "oauth_body_hash",
		carried,
		computed
	}];
};
const unreadable = (part, why) => ({
	found: false,
	part,
	why
});
const oauth1 = {
	sign(message, scheme, secret, moment) {
		const protocol = [
			["oauth_consumer_key", toWire(scheme.keyId)],
			["oauth_nonce", moment.nonce],
			["oauth_signature_method", methodOf(scheme)],
			["oauth_timestamp", moment.timestamp ?? timestampText(moment.epochMs, "unix-seconds")],
			...scheme.token === null ? [] : [["oauth_token", toWire(scheme.token)]],
			["oauth_version", "1.0"],
			...scheme.bodyHash && !isForm(message) && message.body.length > 0 ? [["oauth_body_hash", digestText("sha1", message.body, "base64")]] : []
		];
		const stringToSign = baseString(message, protocol);
		const signature = spellBytes(signWith(scheme.algorithm, keyFor(scheme, secret), stringToSign), "base64");
		const value = [...protocol, ["oauth_signature", signature]].map(([name, text]) => `${percentEncode(name)}="${percentEncode(text)}"`).join(", ");
		return {
			message: withHeader(message, "Authorization", `OAuth ${value}`),
			stringToSign,
			signature
		};
	},
	read(message, scheme) {
		const value = headerOf(message, "authorization");
		if (value === null || !/^OAuth\s/i.test(value)) return unreadable("signature", "the request has no Authorization header of the form OAuth …");
		const protocol = parametersIn(value);
		const of = (name) => protocol.find(([each]) => each === name)?.[1] ?? null;
		const [signature, timestamp, nonce] = [
			readBytes(of("oauth_signature") ?? "?", "base64"),
			of("oauth_timestamp"),
			of("oauth_nonce")
		];
		if (signature === null) return unreadable("signature", "the Authorization header holds no oauth_signature in base64");
		if (timestamp === null) return unreadable("timestamp", "the Authorization header holds no oauth_timestamp");
		if (nonce === null) return unreadable("nonce", "the Authorization header holds no oauth_nonce");
		return {
			found: true,
			stringToSign: baseString(message, protocol),
			signatures: [signature],
			algorithm: scheme.algorithm,
			key: (secret) => keyFor(scheme, secret),
			timestamp: {
				text: timestamp,
				epochMs: timestampValue(timestamp, "unix-seconds")
			},
			nonce,
			digests: digestsOf(message, protocol)
		};
	},
	coverage(scheme) {
		const components = /* @__PURE__ */ new Set([
			"method",
			"scheme",
			"host",
			"path",
			"query",
			"timestamp",
			"nonce"
		]);
		if (scheme.bodyHash) components.add("body");
		return {
			components,
			parts: /* @__PURE__ */ new Set(["form"])
		};
	},
	redigest(message, scheme) {
		const value = headerOf(message, "authorization");
		if (value === null || !scheme.bodyHash) return message;
		const hash = percentEncode(digestText("sha1", message.body, "base64"));
		return withHeader(message, "Authorization", value.replace(/oauth_body_hash="[^"]*"/, `oauth_body_hash="${hash}"`));
	}
};

// src/signature/engine-of.ts
const engines = {
	template: templateEngine,
	"aws-sigv4": awsSigV4,
	rfc9421,
	cavage,
	oauth1,
	"azure-sharedkey": azureSharedKey,
	jws
};
const engineOf = (scheme) => engines[scheme.engine];

export { engineOf as t };