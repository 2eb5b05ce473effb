import { n as askerOver, r as isFault, t as answerOf } from "./read-answer.js";

// src/gather/addresses.ts
const addressesBy = async (resolver, ports, name) => {
	const ask = askerOver(ports);
	const [v4, v6] = await Promise.all(["A", "AAAA"].map((type) => ask(resolver, {
		name,
		type,
		recurse: true
	})));
	const answers = [v4, v6].map((answer) => answer === void 0 || isFault(answer) ? null : answerOf(answer, name));
	if (answers.some((answer) => answer?.rcode === "NXDOMAIN")) return [];
	const good = answers.filter((answer) => answer?.rcode === "NOERROR");
	if (good.length > 0) return [...new Set(good.flatMap((answer) => answer?.addresses ?? []))];
	const refused = answers.find((answer) => answer !== null);
	return refused !== void 0 && refused !== null ? `the resolver answers ${refused.rcode}` : v4 !== void 0 && isFault(v4) ? v4.detail : "the resolver gave no answer";
};

export { addressesBy };