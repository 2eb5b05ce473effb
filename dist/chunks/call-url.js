import { B as redacted, L as cut, R as isSecretName, Yn as parseUrl, z as redactUrl } from "./core.js";

// src/gather/call-url.ts
const longest = 2048;
const left = "…";
const shortestSecret = 6;
const callUrl = (text, secrets, literals) => {
	const url = parseUrl(text);
	if (url === null) return redacted;
	const user = url.username === "" && url.password === "" ? "" : redactUrl(`//${url.username}${url.password === "" ? "" : `:${url.password}`}@`).slice(2);
	const path = shortened(withoutSecrets(url.pathname, secrets)).split("/").map((segment) => literals.has(segment) ? segment : redactSegment(segment)).join("/");
	return cut(`${url.protocol}//${user}${url.host}${path}${queryNames(url.search, secrets)}`, longest);
};
const shortened = (path) => {
	if (path.length <= longest) return path;
	const start = path.slice(0, longest);
	return `${start.slice(0, start.lastIndexOf("/") + 1)}${left}`;
};
const clientName = (text, secrets) => text === null || text.trim() === "" ? null : cut(withoutSecrets(browserIn(text) ?? text, secrets), 200);
const browserIn = (text) => text.startsWith("Mozilla/5.0 (") ? /\b(?:Edg|OPR|Firefox|HeadlessChrome|CriOS|Chrome|Version)\/[\d.]+/.exec(text.replace(/\bChrome(?=.*\b(?:Edg|OPR)\/)/, ""))?.[0].replace("Version", "Safari") ?? null : null;
const withoutSecrets = (text, secrets) => {
	let clean = text;
	for (const secret of secrets) if (clean.includes(secret)) clean = clean.replaceAll(secret, redacted);
	return clean;
};
const secretForms = (values) => [...new Set(values.flatMap((value) => [value, value.replace(/^[A-Za-z][A-Za-z0-9-]* +/, "")]).flatMap((form) => [form, encoded(form)]).filter(({ length }) => length >= shortestSecret))];
const encoded = (text) => {
	try {
		return encodeURIComponent(text);
	} catch {
		return text;
	}
};
const looksLikeKey = (text) => /^eyJ[A-Za-z0-9_-]{8,}/.test(text) || /[0-9a-f]{32}/i.test(text) || [...text.matchAll(/[A-Za-z0-9_~+=-]{20,}/g)].some(([run]) => /[a-z]/.test(run) && /[A-Z]/.test(run) && /\d.*\d/.test(run) && !uuid.test(run));
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const redactSegment = (segment) => {
	const [name = "", ...parameters] = segment.split(";");
	return [looksLikeKey(name) ? redacted : name, ...parameters.map((parameter) => parameter.replace(/=.*/s, `=${left}`))].join(";");
};
const mostNames = 40;
const queryNames = (search, secrets) => {
	if (search.length < 2) return "";
	const parts = search.slice(1).split("&", 41);
	return `?${parts.slice(0, mostNames).map((part) => {
		const sign = part.indexOf("=");
		const name = sign < 0 ? part : part.slice(0, sign);
		const plain = name.length > 100 || looksLikeKey(name) ? left : withoutSecrets(name, secrets);
		return sign < 0 ? plain : `${plain}=${isSecretName(name) ? redacted : left}`;
	}).join("&")}${parts.length > mostNames ? `&${left}` : ""}`;
};

export { clientName as n, secretForms as r, callUrl as t };