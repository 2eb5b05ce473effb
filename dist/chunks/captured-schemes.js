import { Gn as hostOf, Ht as headerOf, L as cut, Pn as secretOf, Pt as isSymmetric, Rt as verifyWith, mt as operationMatches, nn as wireOf, qt as parameterOf } from "./core.js";
import { t as messageOfCall } from "./captured.js";
import { t as engineOf } from "./engine-of.js";
import { n as documentationKeys, r as weakWords } from "./known-keys.js";
import { h as take, m as spotText, w as plainKey } from "./resolve.js";
import { t as coverageOf } from "./sign.js";
import { t as verify } from "./verify.js";
import { r as schemeOf, s as operationsOf, t as directionOf } from "./signing-facts.js";

// src/gather/captured-schemes.ts
const most = {
	mismatches: 10,
	weakTries: 3,
	weakKept: 1
};
const placeOf = (scheme, message) => {
	if (scheme.engine === "template") {
		const sent = scheme.send.find(({ value }) => value.includes("{signature") || value.includes("{credentials"));
		return sent === void 0 ? "signature" : spotText(sent).toLowerCase();
	}
	if (scheme.engine === "rfc9421" || scheme.engine === "cavage" && scheme.header === "Signature") return "header signature";
	return parameterOf(message.query, "X-Amz-Signature") === null ? "header authorization" : "query X-Amz-Signature";
};
const isForeign = (message, scheme) => {
	if (scheme.keyId === "") return false;
	if (scheme.engine === "template") {
		const carriers = scheme.send.filter(({ value }) => value.includes("{key-id"));
		return carriers.length > 0 && !carriers.some((each) => (take(message, each) ?? "").includes(scheme.keyId));
	}
	return ![
		headerOf(message, "signature-input"),
		headerOf(message, "signature"),
		headerOf(message, "authorization"),
		message.query
	].some((text) => (text ?? "").includes(scheme.keyId) || (text ?? "").includes(encodeURIComponent(scheme.keyId)));
};
const isRight = (reading, secret) => {
	const key = reading.key(secret);
	return reading.signatures.some((signature) => verifyWith(reading.algorithm, key, reading.stringToSign, signature));
};
const publicKeys = [...[...documentationKeys.values()].flat().map((word) => ({
	secret: secretOf(word),
	list: "documentation"
})), ...weakWords.map((word) => ({
	secret: secretOf(word),
	list: "defaults"
}))];
const explains = (message, scheme, secret) => [scheme, {
	...scheme,
	key: plainKey
}].some((using) => {
	try {
		const reading = engineOf(using).read(message, using);
		return reading.found && isRight(reading, secret);
	} catch {
		return false;
	}
});
const schemeReaders = (setups, spec) => {
	const watched = setups.map((setup) => ({
		setup,
		scheme: schemeOf(setup),
		counts: {
			signed: 0,
			right: 0,
			wrong: 0,
			refused: 0,
			foreign: 0
		},
		mismatches: [],
		weak: [],
		tried: 0
	}));
	const signs = ({ setup }, operation) => spec !== null ? operationsOf(setup, spec).includes(operation) : setup.operations?.some((glob) => operationMatches(glob, operation.id)) ?? true;
	const readingOf = (message, operation) => {
		const ordered = operation === null || watched.length === 1 ? watched : watched.toSorted((a, b) => Number(signs(b, operation)) - Number(signs(a, operation)));
		let unreadable = null;
		for (const one of ordered) {
			const reading = engineOf(one.scheme).read(message, one.scheme);
			if (reading.found) {
				if (reading.signatures.length > 0) return {
					one,
					reading
				};
			} else if (reading.part !== "signature") unreadable ??= {
				one,
				why: reading.why
			};
		}
		return unreadable;
	};
	const wrong = (one, call, why) => {
		one.counts.wrong += 1;
		if (call.status === 400 || call.status === 401 || call.status === 403) one.counts.refused += 1;
		else if (one.mismatches.length < most.mismatches) one.mismatches.push({
			call,
			why: why()
		});
	};
	const check = (one, call, message, reading) => {
		const { scheme, setup, counts } = one;
		if (isForeign(message, scheme)) {
			counts.foreign += 1;
			return;
		}
		if (one.tried < most.weakTries && one.weak.length < most.weakKept && isSymmetric(reading.algorithm)) {
			one.tried += 1;
			const found = publicKeys.find(({ secret }) => explains(message, scheme, secret));
			if (found !== void 0) one.weak.push({
				call,
				list: found.list
			});
		}
		if (setup.secret === null) return;
		const secrets = [setup.secret, ...setup.previous === null ? [] : [setup.previous]];
		if (reading.digests.length === 0 && secrets.some((secret) => isRight(reading, secret))) counts.right += 1;
		else {
			const [secret] = secrets;
			wrong(one, call, () => {
				const verdict = secret === void 0 ? null : verify(message, scheme, secret);
				return verdict === null || verdict.ok ? "the signature is not the one that this secret gives for this message" : cut(verdict.why, 300);
			});
		}
	};
	return {
		read(call, operation) {
			const message = messageOfCall(call);
			const found = message === null ? null : readingOf(message, operation);
			if (message === null || found === null) return null;
			const { one } = found;
			one.counts.signed += 1;
			if (!("reading" in found)) {
				if (one.setup.secret !== null && call.body !== null) wrong(one, call, () => cut(found.why, 300));
				return null;
			}
			const { reading } = found;
			const bindsBody = coverageOf(one.scheme).components.has("body");
			if (call.body !== null || !bindsBody) check(one, call, message, reading);
			const { scheme } = one;
			const spot = (place) => place?.name === void 0 ? placeOf(scheme, message) : `${place.in} ${place.name}`;
			const carriers = scheme.engine === "template" ? [
				...scheme.send,
				scheme.timestamp,
				scheme.nonce
			].flatMap((each) => each?.in === "query" && each.name !== void 0 ? [each.name] : []) : ["X-Amz-Signature", "X-Amz-Date"];
			return {
				scheme: scheme.name,
				at: placeOf(scheme, message),
				signature: reading.signatures.map((bytes) => wireOf(bytes)).join("\n"),
				nonce: reading.nonce === null || reading.nonce === "" ? null : {
					at: spot(scheme.engine === "template" ? scheme.nonce : null),
					text: reading.nonce
				},
				timestamp: reading.timestamp === null ? null : {
					at: spot(scheme.engine === "template" ? scheme.timestamp : null),
					...reading.timestamp
				},
				carriers: new Set(carriers)
			};
		},
		schemes: () => watched.map(({ setup, scheme, counts }) => ({
			name: scheme.name,
			builtin: scheme.name !== "custom",
			direction: directionOf(scheme),
			declared: [...coverageOf(scheme).components],
			place: setup.place,
			secret: setup.secret === null ? { missing: setup.missing ?? "no secret was given" } : "given",
			...counts
		})),
		mismatches: (useOf) => watched.flatMap(({ scheme, mismatches }) => mismatches.map(({ call, why }) => ({
			scheme: scheme.name,
			host: hostOf(call.url) ?? "",
			why,
			use: useOf(call)
		}))),
		weak: (useOf) => watched.flatMap(({ scheme, weak }) => weak.map(({ call, list }) => ({
			scheme: scheme.name,
			list,
			use: useOf(call)
		})))
	};
};

export { schemeReaders };