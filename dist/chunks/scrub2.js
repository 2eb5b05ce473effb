import { nn as wireOf } from "./core.js";
import { a as spellingsOf } from "./leaks.js";

// src/gather/scrub.ts
const shortest = 8;
const isWord = (text) => /^[a-z]{1,11}$/i.test(text);
const decoded = (text) => [text, text.replace(/^[a-z]+_/, "")].flatMap((one) => [.../^[A-Za-z0-9+/_-]{16,}={0,2}$/.test(one) ? [wireOf(Buffer.from(one, "base64"))] : [], .../^(?:[0-9a-f]{2}){8,}$/i.test(one) ? [wireOf(Buffer.from(one, "hex"))] : []]);
const secretSpellings = ({ signing }) => {
	const found = [...(signing?.setups ?? []).flatMap(({ secret, previous }) => [secret, previous].filter((one) => one !== null)), ...(signing?.canaries ?? []).flatMap(({ headers }) => headers.flatMap(([, value]) => typeof value === "string" ? [] : [value]))].map((secret) => wireOf(secret.reveal())).flatMap((text) => [
		text,
		text.trim(),
		...text.split(/\r?\n/).filter((line) => !line.startsWith("-----")),
		...decoded(text.trim())
	]).filter((text) => text.length >= shortest && !isWord(text)).flatMap((text) => spellingsOf(text, shortest));
	return [...new Set(found)].sort((a, b) => b.length - a.length);
};
const withoutSecrets = (text, spellings) => spellings.reduce((current, each) => current.includes(each) ? current.replaceAll(each, "redacted") : current, text);
const scrubbedValue = (value, clean) => {
	if (typeof value === "string") return clean(value);
	if (value === null || typeof value !== "object") return value;
	if (Array.isArray(value)) {
		const items = value.map((item) => scrubbedValue(item, clean));
		return items.some((item, at) => item !== value[at]) ? items : value;
	}
	const before = Object.entries(value);
	const entries = before.map(([name, inner]) => [clean(name), scrubbedValue(inner, clean)]);
	return entries.some(([name, inner], at) => name !== before[at]?.[0] || inner !== before[at]?.[1]) ? Object.fromEntries(entries) : value;
};
const cleaner = (spellings) => {
	const any = new RegExp(spellings.map((each) => each.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|"));
	return (text) => text.length < shortest || !any.test(text) ? text : withoutSecrets(text, spellings);
};
const scrubbedEvidence = (evidence, request) => {
	const spellings = secretSpellings(request);
	return spellings.length === 0 ? evidence : scrubbedValue(evidence, cleaner(spellings));
};

export { secretSpellings as n, withoutSecrets as r, scrubbedEvidence as t };