import { Yn as parseUrl, dt as isSignatureScheme, ut as companionRole } from "./core.js";
import { t as credentialFinder } from "./credentials.js";

// src/gather/captured-names.ts
const shortest = 16;
const timeOf = (text) => {
	if (/^\d{10}(?:\.\d{1,6})?$/.test(text)) return Math.floor(Number(text) * 1e3);
	if (/^\d{13}$/.test(text)) return Number(text);
	if (/^\d{16}$/.test(text)) return Math.floor(Number(text) / 1e3);
	const basic = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
	const at = Date.parse(basic === null ? text : `${basic[1]}-${basic[2]}-${basic[3]}T${basic[4]}:${basic[5]}:${basic[6]}Z`);
	return /^\d{4}|GMT$|[+-]\d{4}$/.test(text) && !Number.isNaN(at) ? at : null;
};
const signedAuthorization = (value) => {
	const [word = "", rest = ""] = value.split(/ +(.*)/s);
	return isSignatureScheme(word) && rest.length >= shortest && !/^AWS4-HMAC-SHA256$/i.test(word);
};
const namedReader = (spec, signing) => {
	const credentialsOf = credentialFinder(spec, signing);
	return (call) => {
		const signature = credentialsOf(call).find((each) => each.signature && each.value.length >= shortest);
		const authorization = (call.headers ?? []).find(([name]) => name.toLowerCase() === "authorization")?.[1] ?? "";
		const found = signature ?? (signedAuthorization(authorization) ? {
			label: "header authorization",
			value: authorization
		} : null);
		if (found === null) return null;
		const carriers = /* @__PURE__ */ new Set();
		let [nonce, timestamp] = [null, null];
		const note = (at, name, text) => {
			const role = companionRole(name, at);
			if (role === "nonce" && nonce === null && text !== "") nonce = {
				at: `${at} ${name}`,
				text
			};
			else if (role === "timestamp" && (timestamp === null || /^header date$/.test(timestamp.at))) timestamp = {
				at: `${at} ${name}`,
				text,
				epochMs: timeOf(text)
			};
			else return;
			if (at === "query") carriers.add(name);
		};
		for (const [name, value] of call.headers ?? []) note("header", name.toLowerCase(), value.trim());
		for (const [name, value] of parseUrl(call.url)?.searchParams ?? []) if (found.label === `query ${name}`) carriers.add(name);
		else note("query", name, value);
		return {
			scheme: null,
			at: found.label,
			signature: found.value,
			nonce,
			timestamp,
			carriers
		};
	};
};

export { namedReader as t };