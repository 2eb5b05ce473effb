// src/traffic/har-writer.ts
const harHead = ({ name, version }) => `{"log":{"version":"1.2","creator":${JSON.stringify({
	name,
	version
})},"entries":[\n`;
const harBetween = ",\n";
const harTail = "\n]}}\n";
const harText = (creator, calls) => `${harHead(creator)}${calls.map(harEntry).join(",\n")}${harTail}`;
const harEntry = ({ timings, answer, ...call }) => JSON.stringify({
	startedDateTime: new Date(Math.min(Math.max(0, call.at), latest)).toISOString(),
	time: rounded((timings.connect ?? 0) + timings.send + timings.wait + timings.receive),
	request: {
		method: call.method,
		url: call.url,
		httpVersion: call.httpVersion,
		cookies: [],
		headers: call.headers.map(pair),
		queryString: queryOf(call.url),
		...postData(call.body.bytes, call.headers),
		headersSize: -1,
		bodySize: call.body.size
	},
	response: {
		status: answer?.status ?? 0,
		statusText: answer?.statusText ?? "",
		httpVersion: call.httpVersion,
		cookies: [],
		headers: (answer?.headers ?? []).map(pair),
		content: contentOf(answer),
		redirectURL: answer === null ? "" : valueOf(answer.headers, "location"),
		headersSize: -1,
		bodySize: answer?.body.size ?? -1
	},
	cache: {},
	timings: {
		blocked: -1,
		dns: -1,
		connect: rounded(timings.connect ?? -1),
		ssl: rounded(timings.tls ?? -1),
		send: rounded(timings.send),
		wait: rounded(timings.wait),
		receive: rounded(timings.receive)
	},
	...call.address === null ? {} : { serverIPAddress: call.address },
	...call.error === null ? {} : { _error: call.error }
});
const latest = Date.UTC(9999, 11, 31, 23, 59, 59, 999);
const rounded = (ms) => Math.round(ms * 1e3) / 1e3;
const pair = ([name, value]) => ({
	name,
	value
});
const valueOf = (headers, wanted) => headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? "";
const postData = (bytes, headers) => bytes === null || bytes.length === 0 ? {} : { postData: {
	mimeType: valueOf(headers, "content-type"),
	...written(bytes)
} };
const contentOf = (answer) => {
	if (answer === null) return {
		size: 0,
		mimeType: ""
	};
	const { bytes, size } = answer.body;
	const mimeType = valueOf(answer.headers, "content-type");
	return bytes === null ? {
		size,
		mimeType
	} : {
		size: bytes.length,
		mimeType,
		...bytes.length === 0 ? {} : written(bytes)
	};
};
const written = (bytes) => {
	try {
		return { text: new TextDecoder("utf-8", {
			fatal: true,
			ignoreBOM: true
		}).decode(bytes) };
	} catch {
		return {
			text: Buffer.from(bytes).toString("base64"),
			encoding: "base64"
		};
	}
};
const queryOf = (url) => {
	const [, query = ""] = /\?([^#]*)/.exec(url) ?? [];
	return query.split("&").filter((part) => part !== "").map((part) => {
		const at = part.indexOf("=");
		return {
			name: decoded(at < 0 ? part : part.slice(0, at)),
			value: at < 0 ? "" : decoded(part.slice(at + 1))
		};
	});
};
const decoded = (text) => {
	try {
		return decodeURIComponent(text.replaceAll("+", " "));
	} catch {
		return text;
	}
};

export { harText as a, harTail as i, harEntry as n, harHead as r, harBetween as t };