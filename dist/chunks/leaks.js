import { $t as targetOf, Yt as percentEncode, nn as wireOf, zt as bytesOf } from "./core.js";

// src/gather/leaks.ts
const shortest = 6;
const shortestString = 12;
const escapedJson = (text) => JSON.stringify(text).slice(1, -1);
const escapedHtml = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\"", "&quot;");
const spellingsOf = (text, least = shortest) => {
	if (text.length < least) return [];
	const bytes = Buffer.from(text, "latin1");
	const base64 = bytes.toString("base64");
	const found = [
		text,
		escapedJson(text),
		escapedJson(bytes.toString("utf8")),
		escapedHtml(text),
		base64,
		base64.replace(/=+$/, ""),
		bytes.toString("base64url"),
		bytes.toString("hex"),
		bytes.toString("hex").toUpperCase(),
		percentEncode(text),
		percentEncode(text).toLowerCase(),
		percentEncode(text).replaceAll("%20", "+"),
		encodeURIComponent(bytes.toString("utf8"))
	];
	return [...new Set(found)].filter((each) => each.length >= least).sort((a, b) => b.length - a.length);
};
const signatureSpellings = (signature) => {
	const bytes = /^[0-9a-f]+$/i.test(signature) && signature.length % 2 === 0 ? Buffer.from(signature, "hex") : Buffer.from(signature, "base64");
	const other = bytes.length < 12 ? [] : [
		bytes.toString("hex"),
		bytes.toString("hex").toUpperCase(),
		bytes.toString("base64"),
		bytes.toString("base64").replace(/=+$/, ""),
		bytes.toString("base64url")
	];
	return [.../* @__PURE__ */ new Set([...spellingsOf(signature), ...other])].filter((each) => each.length >= shortest).sort((a, b) => b.length - a.length);
};
const textOf = (message) => [
	targetOf(message),
	message.host,
	...message.headers.map(([, value]) => value),
	wireOf(message.body)
].join("\n");
const isWord = (text) => /^[a-z]{1,11}$/i.test(text);
const leaksIn = (text, sent, right, { secrets }) => {
	const asked = textOf(sent);
	const holds = (needles) => needles.some((each) => text.includes(each) && !asked.includes(each));
	const found = [];
	if (right !== null && holds(signatureSpellings(right.signature))) found.push("signature");
	const string = right === null ? "" : wireOf(right.stringToSign);
	if (string.length >= shortestString && !asked.includes(string) && holds(spellingsOf(string, shortestString))) found.push("string-to-sign");
	if (secrets.some((each) => !isWord(each) && holds(spellingsOf(each)))) found.push("key");
	return found;
};
const scrubbed = (text, needles) => needles.reduce((current, each) => current.includes(each) ? current.replaceAll(each, "*") : current, text);
const scrubbedBytes = (bytes, needles) => {
	const text = wireOf(bytes);
	const clean = scrubbed(text, needles);
	return clean === text ? bytes : bytesOf(clean);
};

export { spellingsOf as a, signatureSpellings as i, scrubbed as n, scrubbedBytes as r, leaksIn as t };