import { R as isSecretName, Yn as parseUrl, ft as signatureRule } from "./core.js";

// src/gather/credentials.ts
const secretHeader = /^(?:cookie|proxy-authorization)$|(?:^|[-_])(?:auth|apikey)(?:[-_]|$)|(?:^|[-_])(?:auth|private|app|service|master|admin|client)[-_]?key$/i;
const sign = /(?:^|[-_.])sign$/i;
const harmless = /^(?:sec-websocket-|x-csrf|x-xsrf|csrf|x-amz-date)|key[-_]?id$|^idempotency-key$/i;
const mostParameters = 500;
const credentialFinder = (spec, signing) => {
	const headers = namesIn("header", spec, signing);
	const queries = namesIn("query", spec, signing);
	const known = /* @__PURE__ */ new Map();
	const kindOf = (name, at) => {
		const key = `${at} ${name}`;
		const kind = known.get(key);
		if (kind !== void 0) return kind;
		const judged = judge(name, at);
		if (known.size < 1e4) known.set(key, judged);
		return judged;
	};
	const judge = (name, at) => {
		const { signatures, others } = at === "header" ? headers : queries;
		if (signatures.has(name) || signatureRule(name, at) !== null || at === "header" && sign.test(name)) return "signature";
		if (others.has(name)) return "other";
		if (harmless.test(name)) return null;
		return isSecretName(name) || at === "header" && secretHeader.test(name) ? "other" : null;
	};
	return ({ url, headers: sent }) => {
		const found = /* @__PURE__ */ new Map();
		const note = (at, name, value) => {
			const kind = value === "" ? null : kindOf(name, at);
			const label = `${at} ${name.slice(0, 100)}`;
			if (kind !== null && !found.has(label)) found.set(label, {
				label,
				signature: kind === "signature",
				value
			});
		};
		for (const [name, value] of sent ?? []) note("header", name.toLowerCase(), value);
		let left = mostParameters;
		for (const [name, value] of parseUrl(url)?.searchParams ?? []) {
			note("query", name, value);
			left -= 1;
			if (left === 0) break;
		}
		return [...found.values()].sort((a, b) => a.label < b.label ? -1 : 1);
	};
};
const namesIn = (at, spec, signing) => {
	const plain = (name) => at === "header" ? name.toLowerCase() : name;
	const signatures = /* @__PURE__ */ new Set();
	const others = /* @__PURE__ */ new Set();
	for (const { in: place, detail, signature } of spec?.schemes ?? []) if (place === at && detail !== null) (signature === null ? others : signatures).add(plain(detail));
	for (const { parameters } of spec?.operations ?? []) for (const { in: place, name, role } of parameters) if (place === at && role === "signature") signatures.add(plain(name));
	for (const { form } of signing?.setups ?? []) for (const part of Array.isArray(form["send"]) ? form["send"] : []) {
		const { in: place, name, value } = part;
		if (place === at && typeof name === "string" && typeof value === "string" && value.includes("{signature")) signatures.add(plain(name));
	}
	return {
		signatures,
		others
	};
};

export { credentialFinder as t };