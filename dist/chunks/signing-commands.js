import { $t as targetOf, Dn as setupOf, Gt as messageTo, In as mistakesIn, Pn as secretOf, Tn as closest, cr as inert, jn as signingField, lr as ScanError, mt as operationMatches, nt as findPolicy, ot as readInput, st as readPolicy } from "./core.js";
import { n as shown } from "./ambiguous.js";
import { n as resolveScheme } from "./resolve.js";
import { a as sign$1, r as momentAt } from "./sign.js";
import { t as verify$1 } from "./verify.js";
import { randomBytes } from "node:crypto";

// src/doors/http-text.ts
const forms = [
	"curl",
	"httpie",
	"raw"
];
const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;
const utf8 = (wire) => Buffer.from(wire, "latin1").toString("utf8");
const urlOf = (message, connectTo) => `${message.scheme}://${connectTo}${utf8(targetOf(message))}`;
const bodyText = ({ body }) => {
	const text = Buffer.from(body).toString("utf8");
	if (Buffer.compare(Buffer.from(text, "utf8"), Buffer.from(body)) !== 0 || text.includes("\0")) throw new ScanError("usage", "the body is no text, so no command line can hold it", { hint: "Use --as raw." });
	return text;
};
const hostHeader = (message, connectTo) => message.host === connectTo ? [] : [["Host", message.host]];
const curl = (message, connectTo) => {
	const headers = [...hostHeader(message, connectTo), ...message.headers];
	const typed = headers.some(([name]) => name.toLowerCase() === "content-type");
	return `${[
		"curl --path-as-is --globoff",
		message.method === "HEAD" ? "--head" : `-X ${quoted(utf8(message.method))}`,
		...headers.map(([name, value]) => `-H ${quoted(utf8(value === "" ? `${name};` : `${name}: ${value}`))}`),
		...message.body.length === 0 ? [] : [...typed ? [] : ["-H 'Content-Type:'"], `--data-raw ${quoted(bodyText(message))}`],
		quoted(urlOf(message, connectTo))
	].join(" \\\n  ")}\n`;
};
const httpie = (message, connectTo) => {
	return `${[
		"http --ignore-stdin --path-as-is",
		...message.body.length === 0 ? [] : [`--raw ${quoted(bodyText(message))}`],
		quoted(utf8(message.method)),
		quoted(urlOf(message, connectTo)),
		...[...hostHeader(message, connectTo), ...message.headers].map(([name, value]) => quoted(utf8(value === "" ? `${name};` : `${name}:${value}`)))
	].join(" \\\n  ")}\n`;
};
const raw = (message) => {
	const sized = message.headers.some(([name]) => /^(?:content-length|transfer-encoding)$/i.test(name));
	const head = [
		`${message.method} ${targetOf(message)} HTTP/1.1`,
		`Host: ${message.host}`,
		...message.headers.map(([name, value]) => `${name}: ${value}`),
		...sized || message.body.length === 0 ? [] : [`Content-Length: ${message.body.length}`]
	];
	return Buffer.concat([Buffer.from(`${head.join("\r\n")}\r\n\r\n`, "latin1"), Buffer.from(message.body)]);
};
const requestText = (message, form, connectTo) => form === "raw" ? raw(message) : Buffer.from((form === "curl" ? curl : httpie)(message, connectTo), "utf8");
const unreadable = (why) => new ScanError("usage", `standard input is no HTTP request: ${why}`, { hint: "It begins with a line such as `POST /path HTTP/1.1`, then headers, an empty line, and the body." });
const parseRequest = (bytes, scheme) => {
	const text = bytes.toString("latin1");
	const end = /\r?\n\r?\n/.exec(text);
	const [first = "", ...lines] = (end === null ? text.replace(/\r?\n$/, "") : text.slice(0, end.index)).split(/\r?\n/);
	const [, method = "", target = ""] = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+) (\S+)(?: HTTP\/\d(?:\.\d)?)?$/.exec(first) ?? [];
	if (method === "") throw unreadable("its first line has no method and target");
	const headers = lines.map((line) => {
		const colon = line.indexOf(":");
		if (colon < 1 || /^\s/.test(line)) throw unreadable(`the line ${JSON.stringify(line.slice(0, 60))} is no header`);
		return [line.slice(0, colon), line.slice(colon + 1).replace(/^[ \t]+|[ \t]+$/g, "")];
	});
	const [, absolute, authority, rest] = /^(https?):\/\/([^/?]+)(.*)$/i.exec(target) ?? [];
	const host = headers.find(([name]) => name.toLowerCase() === "host")?.[1] ?? authority;
	if (host === void 0) throw unreadable("it has no Host header");
	const local = rest ?? target;
	const mark = local.indexOf("?");
	const path = mark < 0 ? local : local.slice(0, mark);
	return {
		method,
		scheme: absolute === void 0 ? scheme : absolute.toLowerCase() === "https" ? "https" : "http",
		host,
		path: path === "" ? "/" : path,
		query: mark < 0 ? null : local.slice(mark + 1),
		headers: headers.filter(([name]) => name.toLowerCase() !== "host"),
		body: new Uint8Array(end === null ? Buffer.alloc(0) : bytes.subarray(end.index + end[0].length))
	};
};

// src/doors/signing-commands.ts
const writtenIn = async ({ policy }) => {
	if (policy === false) return [];
	const found = typeof policy === "string" ? readPolicy({
		value: policy,
		from: "--policy"
	}, process.cwd(), null) : findPolicy(process.cwd());
	if (found === null) return [];
	const [{ parsePolicy }, { checkIds }] = await Promise.all([import("./policy.js"), import("./prepare.js")]);
	return parsePolicy(found.text, found.file, checkIds).signing;
};
const chosen = async (flags, message, env) => {
	const named = (await writtenIn(flags)).filter(({ form }) => flags.scheme === void 0 || form.scheme === flags.scheme);
	const operation = `${message.method} ${message.path}`;
	const entry = named.find(({ operations }) => operations?.some((glob) => operationMatches(glob, operation)) ?? false) ?? named.find(({ operations }) => operations === null) ?? named[0];
	if (entry === void 0 && flags.scheme === void 0) throw new ScanError("usage", "no scheme is named, and no policy has one", { hint: "Give --scheme; `sigproof schemes` lists the built-in ones." });
	const lookup = (name) => Object.hasOwn(env, name) ? env[name] : void 0;
	const setup = entry === void 0 ? null : setupOf(entry, lookup);
	const form = {
		...setup?.form ?? { scheme: flags.scheme ?? "" },
		...optionsOf(flags.set ?? [])
	};
	const name = flags.secretEnv ?? entry?.secretEnv ?? null;
	const text = name === null ? void 0 : lookup(name);
	if (text === void 0 || text === "") throw new ScanError("usage", name === null ? "no secret is named" : `the environment variable ${name.slice(0, 100)} is not set or empty`, { hint: "Name the variable that holds the secret with --secret-env." });
	return {
		scheme: resolveScheme(form, flags.keyId ?? setup?.keyId ?? void 0),
		secret: secretOf(text)
	};
};
const optionsOf = (pairs) => {
	const options = Object.fromEntries(pairs.map(optionOf));
	const [mistake] = mistakesIn(signingField, {
		scheme: "custom",
		...options
	}, []);
	if (mistake !== void 0) throw new ScanError("usage", `--set ${mistake.path.join(".")}: ${mistake.message}`, { hint: "docs/policy.md lists the fields of `signing`." });
	return options;
};
const optionOf = (pair) => {
	const at = pair.indexOf("=");
	const name = pair.slice(0, at);
	if (at < 1 || !/^[a-z-]+$/.test(name)) throw new ScanError("usage", `--set: "${inert(pair.slice(0, 60), 100)}" is not name=value`);
	const flag = {
		scheme: "--scheme",
		"key-id": "--key-id",
		operations: "METHOD and URL"
	}[name];
	if (flag !== void 0) throw new ScanError("usage", `--set: ${name} is said by ${flag}`);
	if (name === "secret" && !/^\{(?!.*"(?:env|previous)")/s.test(pair.slice(at + 1))) throw new ScanError("usage", "--set: the secret itself is never an argument; its variable is named by --secret-env", { hint: `secret takes how the variable is read, such as --set 'secret={"encoding":"base64"}'` });
	const field = Object.hasOwn(signingField.fields, name) ? signingField.fields[name] : void 0;
	if (field === void 0) {
		const guess = closest(name, Object.keys(signingField.fields));
		throw new ScanError("usage", `--set: there is no field ${name}`, { hint: guess === null ? "docs/policy.md lists the fields of `signing`." : `did you mean ${guess}?` });
	}
	return [name, valueOf(name, pair.slice(at + 1), field)];
};
const valueOf = (name, text, { kind }) => {
	if (kind === "text") return name === "string-to-sign" ? text.replace(/\\([nrt])/g, (_all, letter) => ({
		n: "\n",
		r: "\r",
		t: "	"
	})[letter] ?? letter) : text;
	if (kind === "words") return text;
	try {
		return JSON.parse(text);
	} catch {
		const example = kind === "flag" ? "true" : kind === "count" ? "300" : kind === "list" ? "[\"host\",\"date\"]" : "{\"name\":\"value\"}";
		throw new ScanError("usage", `--set: the value of ${name} is no JSON`, { hint: `such as --set '${name}=${example}'` });
	}
};
const runSign = async (method, url, flags, env) => {
	const form = forms.find((known) => known === (flags.as ?? "curl"));
	if (form === void 0) throw new ScanError("usage", `--as: "${(flags.as ?? "").slice(0, 60)}" is none of ${forms.join(", ")}`);
	const headers = (flags.header ?? []).map((line) => {
		const [, name = "", value = ""] = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([^\r\n\0]*)$/.exec(line) ?? [];
		if (name === "") throw new ScanError("usage", `--header: "${line.slice(0, 60)}" is not \`Name: value\``);
		return [name, value];
	});
	if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(method)) throw new ScanError("usage", `"${method.slice(0, 60)}" is no method`);
	const body = flags.body?.startsWith("@") === true ? readInput({
		value: flags.body.slice(1),
		from: "--body"
	}, "usage", 67108864, null) : flags.body ?? "";
	const message = messageTo(method.toUpperCase(), url, {
		headers,
		body
	});
	if (/[\s\0]/.test(message.path + (message.query ?? ""))) throw new ScanError("usage", "a URL holds no white space", { hint: "Write %20 for a blank." });
	const { scheme, secret } = await chosen(flags, message, env);
	const signed = sign$1(message, scheme, secret, momentAt(scheme, Date.now(), new Uint8Array(randomBytes(64))));
	const connectTo = new URL(url).host;
	return {
		text: requestText(signed.message, form, connectTo),
		note: `string to sign: "${inert(shown(signed.stringToSign), 8192)}"\n`
	};
};
const runVerify = async (request, flags, env) => {
	const message = parseRequest(request, flags.http === true ? "http" : "https");
	const { scheme, secret } = await chosen(flags, message, env);
	const verdict = verify$1(message, scheme, secret);
	if (verdict.ok) {
		const { timestamp, nonce } = verdict;
		const age = timestamp?.epochMs === null || timestamp === null ? "" : `, ${agoWords(Math.round((Date.now() - timestamp.epochMs) / 1e3))}`;
		return {
			ok: true,
			text: `${[
				`the signature is right (${scheme.name})`,
				...timestamp === null ? ["timestamp: none, so it never grows old"] : [`timestamp: ${inert(timestamp.text, 100)}${age}`],
				...nonce === null || nonce === "" ? [] : [`nonce: ${inert(nonce, 200)}`]
			].join("\n  ")}\n`
		};
	}
	return {
		ok: false,
		text: `${[
			`the ${verdict.part} is wrong: ${inert(verdict.why, 1e3)}`,
			...verdict.stringToSign === null ? [] : [`string to sign, as a strict verifier makes it: "${inert(shown(verdict.stringToSign), 8192)}"`],
			...verdict.digests.map(({ at, carried, computed }) => `${inert(at, 200)}: carried ${inert(carried ?? "nothing", 300)}, computed ${inert(computed, 300)}`)
		].join("\n  ")}\n`
	};
};
const agoWords = (seconds) => seconds < 0 ? `${-seconds} s ahead of this clock` : `${seconds} s ago`;

export { runSign, runVerify };