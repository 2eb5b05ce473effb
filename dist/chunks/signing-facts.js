import { $t as targetOf, Gn as hostOf, Jt as percentDecode, Kt as pairsOf, L as cut, N as fillIn, Pt as isSymmetric, Xn as sameOrigin, Yn as parseUrl, Yt as percentEncode, d as failed, en as toWire, f as known, j as credentialNames, lr as ScanError, mt as operationMatches, nn as wireOf, ur as placed, z as redactUrl } from "./core.js";
import { n as shown, t as collisionOf } from "./ambiguous.js";
import { C as keyOf, n as resolveScheme, r as builtins } from "./resolve.js";
import { t as coverageOf } from "./sign.js";
import { n as documentationKeys, r as weakWords } from "./known-keys.js";

// src/gather/canaries.ts
const signsReading = (scheme) => {
	if (builtins.find(({ name }) => name === scheme.name)?.direction === "webhook") return false;
	if (scheme.engine === "jws") return Object.keys(scheme.claims).length > 0;
	if (scheme.engine !== "template") return true;
	return ![
		...scheme.send,
		...scheme.digests,
		scheme.timestamp,
		scheme.nonce
	].some((each) => each?.in === "form" || each?.in === "json");
};
const mostUnnamed = 3;
const mostBodyBytes = 1048576;
const isSigned = ({ signature }) => signature !== null;
const operationsOf = (setup, spec) => {
	const { operations: globs } = setup;
	if (globs !== null) return spec.operations.filter(({ id }) => globs.some((glob) => operationMatches(glob, id)));
	return spec.operations.some(isSigned) ? spec.operations.filter(isSigned) : spec.operations;
};
const find = (spec, named) => {
	const [method = "", ...path] = named.split(" ");
	const id = path.length === 0 ? named : `${method.toUpperCase()} ${path.join(" ").trim()}`;
	const found = spec.operations.find((each) => each.id === id || each.operationId === named);
	if (found !== void 0) return found;
	throw new ScanError("policy-invalid", `the canary ${JSON.stringify(named)} is no operation of the description`, { hint: "write it as `METHOD /path` with the path as the description has it, or as its operationId" });
};
const setupFor = (operation, setups, spec) => setups.find((setup) => operationsOf(setup, spec).includes(operation)) ?? setups.find(({ operations }) => operations === null) ?? null;
const bodyOf = (wish, ports) => {
	if (wish.kind === "json") return {
		bytes: new TextEncoder().encode(JSON.stringify(wish.value)),
		type: "application/json"
	};
	if (wish.kind === "text") return {
		bytes: new TextEncoder().encode(wish.text),
		type: null
	};
	if (wish.kind === "form") return {
		bytes: new TextEncoder().encode(wish.fields.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join("&")),
		type: "application/x-www-form-urlencoded"
	};
	const read = ports.readFile(wish.path, null, mostBodyBytes);
	if (read.kind === "text" && read.path.split(/[\\/]/).some((part) => part.toLowerCase() === ".git")) throw new ScanError("policy-invalid", `the body ${wish.path} of a canary lies in .git, which is never sent`);
	if (read.kind === "text") return {
		bytes: new TextEncoder().encode(read.text),
		type: /\.json$/i.test(wish.path) ? "application/json" : null
	};
	throw new ScanError("policy-invalid", `the body ${wish.path} of a canary cannot be read${"why" in read ? `: ${read.why}` : `: it is larger than ${mostBodyBytes} bytes`}`);
};
const withValues = (operation, wish) => {
	if (wish === null) return operation;
	const named = /* @__PURE__ */ new Set([...wish.query.map(([name]) => `query ${name}`), ...wish.headers.map(([name]) => `header ${name.toLowerCase()}`)]);
	const parameters = operation.parameters.filter(({ in: where, name }) => !named.has(`${where} ${where === "header" ? name.toLowerCase() : name}`) && where !== "body" && where !== "formData").map((each) => each.in === "path" && Object.hasOwn(wish.path, each.name) ? {
		...each,
		sample: { value: wish.path[each.name] },
		required: true
	} : each);
	return {
		...operation,
		parameters
	};
};
const isSecret = (value) => typeof value !== "string";
const messageFor = (operation, wish, spec, request, ports) => {
	const base = parseUrl(request.baseUrl);
	if (base === null) return "the base URL is no URL";
	const own = operation.servers.map((index) => spec.servers[index]).filter((server) => server !== void 0);
	if (own.length > 0 && own.every(({ scope }) => scope === "operation" || scope === "path") && !own.some(({ urls }) => urls.some((url) => sameOrigin(parseUrl(url, request.baseUrl) ?? url, base) || hostOf(url) === request.alias))) return "its own server is not the base URL";
	const filled = fillIn(withValues(operation, wish), credentialNames(operation, spec));
	if (typeof filled === "string") return filled;
	const query = [...filled.query === "" ? [] : [filled.query.slice(1)], ...(wish?.query ?? []).map(([name, value]) => `${percentEncode(toWire(name))}=${percentEncode(toWire(value))}`)].join("&");
	const body = wish?.body === void 0 || wish.body === null ? null : bodyOf(wish.body, ports);
	const alternate = wish?.alternate === void 0 || wish.alternate === null ? null : bodyOf(wish.alternate, ports).bytes;
	const given = (wish?.headers ?? []).map(([name, value]) => [name, isSecret(value) ? wireOf(value.reveal()) : toWire(value)]);
	const names = new Set(given.map(([name]) => name.toLowerCase()));
	const headers = [
		...filled.headers.filter(([name]) => !names.has(name.toLowerCase())).map(([name, value]) => [name, toWire(value)]),
		...given,
		...body?.type === null || body === null || names.has("content-type") ? [] : [["Content-Type", body.type]]
	];
	return {
		message: {
			method: operation.method,
			scheme: base.protocol === "https:" ? "https" : "http",
			host: request.alias ?? base.host,
			path: toWire(`${base.pathname.replace(/\/+$/, "")}${filled.path.startsWith("/") ? "" : "/"}${filled.path}`),
			query: query === "" ? null : toWire(query),
			headers,
			body: body?.bytes ?? /* @__PURE__ */ new Uint8Array(0)
		},
		alternate,
		hidden: [...(wish?.headers ?? []).flatMap(([, value]) => isSecret(value) ? [wireOf(value.reveal())] : []), ...pairsOf(query).filter(({ name, value }) => value !== "" && redactUrl(`?${name}=${value}`) !== `?${name}=${value}`).flatMap(({ value }) => [toWire(value), percentDecode(toWire(value))])]
	};
};
const lastSign = /(?<!%[0-9A-Fa-f]?)[A-Za-z0-9](?=(?:%[0-9A-Fa-f]{2}|[^A-Za-z0-9%])*$)/;
const nextSign = (sign) => /\d/.test(sign) ? String(Number(sign) % 9 + 1) : /[a-z]/.test(sign) ? sign === "a" ? "b" : "a" : sign === "A" ? "B" : "A";
const withOtherValue = (template, path) => {
	const [wanted, given] = [template.split("/"), path.split("/")];
	const back = [...wanted].reverse().findIndex((segment) => segment.includes("{"));
	const at = given.length - 1 - back;
	const segment = back < 0 ? void 0 : given[at];
	if (segment === void 0) return null;
	const tail = (wanted[wanted.length - 1 - back] ?? "").replace(/^.*\}/, "");
	const value = segment.slice(0, segment.length - tail.length);
	const other = value.replace(lastSign, nextSign);
	return other === value || !segment.endsWith(tail) ? null : [
		...given.slice(0, at),
		other + tail,
		...given.slice(at + 1)
	].join("/");
};
const siblingOf = (operation, path, setup, spec, messageOf) => {
	if (operation.method !== "GET" && operation.method !== "HEAD") return null;
	const other = withOtherValue(operation.path, path);
	if (other !== null) return other;
	for (const each of operationsOf(setup, spec)) {
		if (each.method !== operation.method || each.bodyRequired) continue;
		const made = messageOf(each);
		if (typeof made !== "string" && made.message.path !== path) return made.message.path;
	}
	return null;
};
const chooseCanaries = (request, resolved, spec, ports) => {
	const setups = resolved.map(({ setup }) => setup);
	const canaries = [];
	const left = [];
	const add = (operation, setup, wish) => {
		const made = messageFor(operation, wish, spec, request, ports);
		if (typeof made === "string") {
			left.push({
				operation: operation.id,
				why: made
			});
			return false;
		}
		canaries.push({
			operation,
			setup,
			wish,
			...made,
			sibling: siblingOf(operation, made.message.path, setup, spec, (other) => messageFor(other, null, spec, request, ports))
		});
		return true;
	};
	const wishes = request.signing?.canaries ?? [];
	const unmatched = setups.flatMap(({ operations }) => (operations ?? []).filter((glob) => !spec.operations.some(({ id }) => operationMatches(glob, id))).map((glob) => ({
		operation: glob,
		why: "no operation of the description matches it"
	})));
	for (const wish of wishes) try {
		const operation = find(spec, wish.operation);
		const setup = setupFor(operation, setups, spec);
		if (setup === null) left.push({
			operation: operation.id,
			why: "no scheme says that it signs this operation"
		});
		else add(operation, setup, wish);
	} catch (error) {
		throw placed(error, wish.place ?? null);
	}
	if (wishes.length > 0) return {
		canaries,
		left: [...unmatched, ...left]
	};
	for (const { setup } of resolved.filter(({ scheme }) => signsReading(scheme))) {
		if (canaries.length >= mostUnnamed) break;
		const before = left.length;
		for (const operation of operationsOf(setup, spec)) {
			if (operation.method !== "GET" && operation.method !== "HEAD" || operation.bodyRequired || canaries.some((each) => each.operation === operation)) continue;
			if (!add(operation, setup, null)) continue;
			left.length = before;
			break;
		}
	}
	return {
		canaries,
		left: [...unmatched, ...left]
	};
};

// src/gather/scheme-labels.ts
const markOf = ({ form: { scheme }, operations, place }, index) => {
	const inPolicy = place?.pointer.startsWith("/signing") === true;
	const entry = `${inPolicy ? "entry" : "scheme"} ${index + 1}`;
	if (operations !== null) {
		const [first = "", ...others] = operations;
		const short = `${scheme} for ${others.length === 0 ? first : `${first} and ${others.length} more`}`;
		return {
			short,
			long: `${short}, ${entry}`
		};
	}
	if (inPolicy) return {
		short: `${scheme} for other operations`,
		long: `${scheme} for other operations, ${entry}`
	};
	const short = place === null ? `${scheme}, ${entry}` : `${scheme} of ${place.pointer.split("/").at(-1) ?? ""}`;
	return {
		short,
		long: place === null ? short : `${short}, ${entry}`
	};
};
const labelsOf = (setups) => {
	const marks = setups.map(markOf);
	const shared = (list, one) => list.filter((each) => each === one).length > 1;
	const names = setups.map(({ form }) => form.scheme);
	const shorts = marks.map(({ short }) => short);
	return marks.map(({ short, long }, index) => {
		const name = names[index] ?? "";
		return shared(names, name) ? shared(shorts, short) ? long : short : name;
	});
};

// src/gather/secret-strength.ts
const leastBytes = 16;
const documented = new Set([...documentationKeys.values()].flat());
const words = new Set(weakWords);
const alphabetOf = (text) => {
	if (/^\d+$/.test(text)) return 10;
	if (/^[0-9a-f]+$/i.test(text)) return 16;
	if (/^[a-z]+$/.test(text) || /^[A-Z]+$/.test(text)) return 26;
	if (/^[a-z0-9]+$/.test(text) || /^[A-Z0-9]+$/.test(text)) return 36;
	return 62;
};
const bytesIn = (secret, scheme) => {
	try {
		const key = keyOf(secret, scheme.key);
		return key.kind === "bytes" ? key.bytes : null;
	} catch {
		return secret.reveal();
	}
};
const strengthOf = (secret, scheme) => {
	const proven = [];
	const likely = [];
	const text = Buffer.from(secret.reveal()).toString("utf8").trim();
	const bytes = isSymmetric(scheme.algorithm) ? bytesIn(secret, scheme) : null;
	if (bytes !== null) {
		if (documented.has(text)) proven.push("it is an example key from a vendor's documentation");
		else if (words.has(text.toLowerCase())) proven.push("it is a well-known default or a phrase from tutorials");
		if (bytes.length < leastBytes) proven.push(`it is ${bytes.length} bytes long, and less than ${leastBytes} can be guessed`);
		else if (proven.length === 0) {
			const bits = text.length * Math.log2(alphabetOf(text));
			const different = new Set(bytes).size;
			if (different <= 4) likely.push(`it is made of ${different} different bytes only`);
			else if (bits < 100) likely.push(`its alphabet gives it about ${Math.floor(bits)} bits at most`);
			else if (/^(?:[a-z]{2,12}[-_ .]){1,3}[a-z0-9]{1,12}$/i.test(text) && text.length < 30) likely.push("it is made of words, not of random bytes");
		}
	}
	return {
		scheme: scheme.name,
		weaknesses: [...proven, ...likely],
		confidence: proven.length > 0 || likely.length === 0 ? "proven" : "likely"
	};
};

// src/gather/signing-facts.ts
const schemeOf = ({ form, keyId, place }) => {
	try {
		return resolveScheme(form, keyId ?? void 0);
	} catch (error) {
		throw placed(error, place);
	}
};
const resolvedSetups = (setups) => {
	const labels = labelsOf(setups);
	return setups.map((setup, index) => ({
		setup,
		scheme: schemeOf(setup),
		label: labels[index] ?? setup.form.scheme
	}));
};
const directionOf = ({ name }) => builtins.find((each) => each.name === name)?.direction ?? "api";
const oneLine = (message) => {
	const headers = message.headers.map(([name, value]) => `${name}: ${value}`).join(", ");
	return cut(`${message.method} ${targetOf(message)} (Host: ${message.host}${headers === "" ? "" : `, ${headers}`})${message.body.length === 0 ? "" : ` ${wireOf(message.body)}`}`, 500);
};
const ambiguityOf = (scheme) => {
	if (scheme.engine !== "template") return null;
	const found = collisionOf(scheme);
	if (found === null) return null;
	const beside = (side) => found.values.map((each) => `, ${each.name} ${each[side]}`).join("");
	return {
		why: `${found.between.join(" and ")} run into each other`,
		first: oneLine(found.left) + beside("left"),
		second: oneLine(found.right) + beside("right"),
		stringToSign: cut(shown(found.stringToSign), 1e3)
	};
};
const signingFact = (setups, spec) => ({ schemes: setups.map(({ setup, scheme, label }) => ({
	name: label,
	builtin: scheme.name !== "custom",
	direction: directionOf(scheme),
	algorithm: scheme.algorithm,
	declared: [...coverageOf(scheme).components],
	operations: operationsOf(setup, spec).map(({ id }) => id),
	place: setup.place,
	ambiguity: ambiguityOf(scheme),
	secret: setup.secret === null ? { missing: setup.missing ?? "no secret was given" } : "given"
})) });
const strengths = (setups) => {
	const judged = setups.flatMap(({ setup, scheme, label }) => setup.secret === null ? [] : [{
		...strengthOf(setup.secret, scheme),
		scheme: label
	}]);
	return judged.length > 0 ? known(judged) : failed(`no secret to judge: ${setups[0]?.setup.missing ?? "none was given"}`);
};

export { strengths as a, signingFact as i, resolvedSetups as n, chooseCanaries as o, schemeOf as r, operationsOf as s, directionOf as t };