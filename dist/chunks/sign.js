import { t as engineOf } from "./engine-of.js";
import { _ as nonceText, g as isMonotonic } from "./resolve.js";

// src/signature/sign.ts
const sign = (message, scheme, secret, moment) => engineOf(scheme).sign(message, scheme, secret, moment);
const coverageOf = (scheme) => engineOf(scheme).coverage(scheme);
const redigest = (message, scheme) => engineOf(scheme).redigest(message, scheme);
const nonceKindOf = (scheme) => {
	if (scheme.engine === "template" || scheme.engine === "jws") return scheme.nonce?.generate ?? null;
	return scheme.engine === "rfc9421" || scheme.engine === "oauth1" ? scheme.nonce : null;
};
const isOrdered = (scheme) => {
	const kind = nonceKindOf(scheme);
	return kind !== null && isMonotonic(kind);
};
const momentAt = (scheme, epochMs, random) => {
	const kind = nonceKindOf(scheme);
	return {
		epochMs,
		nonce: kind === null ? "" : nonceText(kind, epochMs, random)
	};
};

export { sign as a, redigest as i, isOrdered as n, momentAt as r, coverageOf as t };