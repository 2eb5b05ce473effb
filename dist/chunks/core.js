import { o as __toESM, t as __commonJSMin } from "./rolldown-runtime.js";
import { createRequire } from "node:module";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { setFlagsFromString } from "node:v8";
import { constants, createHash, createHmac, createPublicKey, randomBytes, sign, timingSafeEqual, verify } from "node:crypto";
import { domainToUnicode } from "node:url";
import { networkInterfaces } from "node:os";

// src/model/policy.ts
const components = [
	"method",
	"scheme",
	"host",
	"path",
	"query",
	"body",
	"timestamp",
	"nonce",
	"content-type"
];
const defaultGate = {
	threshold: 80,
	failOn: "critical",
	minMeasured: 0,
	newOnly: false
};
const defaultPolicy = {
	require: {
		covers: null,
		headers: [],
		signedOperations: null
	},
	hosts: {
		allow: [],
		allowPrivate: []
	},
	gate: defaultGate,
	checks: {},
	waivers: []
};

// package.json
var name = "sigproof";
var version = "0.1.0";
var repository$1 = {
	"type": "git",
	"url": "git+https://github.com/sigproof/sigproof.git"
};

// src/model/project.ts
const repository = repository$1.url.replace(/^git\+/, "").replace(/\.git$/, "");
const project = {
	name,
	version,
	repository,
	slug: new URL(repository).pathname.slice(1)
};
const helpUri = (check) => `${repository}/blob/main/docs/checks/${check}.md`;

// src/doors/options.ts
const both = {
	flag: true,
	input: true
};
const cli = {
	flag: true,
	input: false
};
const action$1 = {
	flag: false,
	input: true
};
const options = [
	{
		...action$1,
		name: "mode",
		argument: "<mode>",
		default: "scan",
		help: "scan; or record: start a recorder in the background, whose variables the following steps get, and which the scan stops and reads"
	},
	{
		...action$1,
		name: "inspect-tls",
		argument: null,
		default: "false",
		help: "With mode record: look into TLS too, by an authority made for this job"
	},
	{
		...both,
		name: "spec",
		argument: "<file|url>",
		env: "SIGPROOF_SPEC",
		policy: "spec",
		default: "openapi.yaml, .yml or .json, or swagger.*, in the working directory",
		help: "OpenAPI description, 2.0 to 3.2, JSON or YAML"
	},
	{
		...action$1,
		name: "base-url",
		argument: "<url>",
		env: "SIGPROOF_BASE_URL",
		policy: "base-url",
		default: "",
		help: "URL at which the API answers; on the command line it is the argument of scan"
	},
	{
		...both,
		name: "policy",
		argument: "<file>",
		env: "SIGPROOF_POLICY",
		default: "sigproof.yml, sigproof.yaml or .github/sigproof.yml, from here up to the root of the repository",
		help: "Policy file"
	},
	{
		...cli,
		name: "no-policy",
		argument: null,
		default: "",
		help: "Ignore any policy file"
	},
	{
		...both,
		name: "threshold",
		argument: "<number>",
		policy: "gate.threshold",
		default: String(defaultGate.threshold),
		help: "Lowest score that passes, 0 to 100"
	},
	{
		...both,
		name: "fail-on",
		argument: "<severity>",
		policy: "gate.fail-on",
		default: defaultGate.failOn,
		help: "A proven finding this severe or worse fails: critical, high, medium, low, info or none"
	},
	{
		...both,
		name: "min-measured",
		argument: "<share>",
		policy: "gate.min-measured",
		default: String(defaultGate.minMeasured),
		help: "Smallest share of the measurable checks that must have been measured, 0 to 1"
	},
	{
		...both,
		name: "new-only",
		argument: null,
		policy: "gate.new-only",
		default: String(defaultGate.newOnly),
		help: "Findings that the baseline already holds cost nothing and fail nothing"
	},
	{
		...both,
		name: "baseline",
		argument: "<report.json>",
		default: "",
		help: "Earlier JSON report; its findings are marked as known"
	},
	{
		...cli,
		name: "only",
		argument: "<check>",
		many: true,
		default: "",
		help: "Run only this check; can be repeated"
	},
	{
		...cli,
		name: "skip",
		argument: "<check>",
		many: true,
		default: "",
		help: "Do not run this check; can be repeated"
	},
	{
		...cli,
		name: "canary",
		argument: "<operation>",
		many: true,
		policy: "canaries",
		default: "",
		help: "Run experiments on this operation only, `METHOD /path` or operationId; naming it is the consent to send it; can be repeated"
	},
	{
		...both,
		name: "traffic",
		argument: "<glob>",
		many: true,
		policy: "traffic",
		default: "",
		help: "Captured traffic to judge: HAR files or OpenTelemetry traces as JSON; can be repeated, in the Action one a line"
	},
	{
		...both,
		name: "quick",
		argument: null,
		default: "false",
		help: "About 35 requests for each experiment instead of about 130"
	},
	{
		...both,
		name: "offline",
		argument: null,
		default: "false",
		help: "Judge the description, and captured traffic, and open no connection"
	},
	{
		...both,
		name: "wait-for",
		argument: "<url|path>",
		default: "",
		help: "Wait until this URL answers with 2xx or 3xx; a path is read like a link on the base URL"
	},
	{
		...both,
		name: "wait-timeout",
		argument: "<duration>",
		default: "60s",
		help: "How long to wait for it"
	},
	{
		...cli,
		name: "rate",
		argument: "<number/s>",
		policy: "limits.rate",
		default: "10/s; no limit on loopback and service containers",
		help: "Requests a second towards one host"
	},
	{
		...cli,
		name: "concurrency",
		argument: "<number>",
		policy: "limits.concurrency",
		default: "4; 16 on loopback and service containers",
		help: "Requests in flight towards one host"
	},
	{
		...cli,
		name: "deadline",
		argument: "<duration>",
		policy: "limits.deadline",
		default: "5m",
		help: "End the whole scan after this time"
	},
	{
		...cli,
		name: "remote-refs",
		argument: null,
		default: "false",
		help: "Fetch http(s) references of the description, from its own host, the base URL's and exact ones of hosts.allow"
	},
	{
		...both,
		name: "resolver",
		argument: "<resolver>",
		many: true,
		policy: "names.resolvers",
		default: "system",
		help: "Whom to ask about names: system, udp://ip[:port], tcp://ip[:port] or https://host/path; the scan's own connections ask it too; can be repeated"
	},
	{
		...both,
		name: "ca-file",
		argument: "<pem>",
		default: "",
		help: "Trust these certificate authorities too"
	},
	{
		...both,
		name: "shard",
		argument: "<i/n>",
		default: "",
		help: "Do only part i of n of the work and keep its evidence; `merge` judges the parts together"
	},
	{
		...cli,
		name: "format",
		argument: "<format>",
		default: "text",
		help: "What is printed: text, json, sarif, markdown or github (workflow commands)"
	},
	{
		...cli,
		name: "out",
		argument: "<file>",
		many: true,
		default: "",
		help: "Also write a report; the format comes from the extension .json, .sarif, .md or .txt; can be repeated"
	},
	{
		...cli,
		name: "save-evidence",
		argument: "<file>",
		default: "",
		help: "Write everything that was gathered, so that it can be judged again"
	},
	{
		...cli,
		name: "save-har",
		argument: "<file>",
		default: "",
		help: "Write the scan's own requests and answers as HAR 1.2: without bodies, credentials and signatures"
	},
	{
		...cli,
		name: "from-evidence",
		argument: "<file>",
		many: true,
		default: "",
		help: "Judge saved evidence; nothing is sent and no description is read; given several times, the parts of one scan are merged"
	},
	{
		...action$1,
		name: "merge",
		argument: "<glob>",
		default: "",
		help: "Judge the evidence that other jobs kept, all parts of one scan together, instead of scanning: parts/**/*.json"
	},
	{
		...action$1,
		name: "json-file",
		argument: "<file>",
		default: "",
		help: "Write the report as JSON to this file"
	},
	{
		...action$1,
		name: "sarif-file",
		argument: "<file>",
		default: "",
		help: "Write the report as SARIF 2.1.0 to this file, for github/codeql-action/upload-sarif"
	},
	{
		...action$1,
		name: "evidence-file",
		argument: "<file>",
		default: "",
		help: "Write everything that was gathered to this file"
	},
	{
		...action$1,
		name: "annotations",
		argument: "<true|false>",
		inputDefault: "true",
		default: "true",
		help: "Annotate the lines of the description; GitHub shows ten of each level"
	},
	{
		...action$1,
		name: "working-directory",
		argument: "<folder>",
		inputDefault: ".",
		default: ".",
		help: "Folder that all paths are relative to"
	},
	{
		...action$1,
		name: "github-token",
		argument: "<token>",
		inputDefault: `\${{ github.token }}`,
		default: "the job's own",
		help: "Only used to compare the policy file with the one of the base branch, where the checkout does not hold it"
	},
	{
		...cli,
		name: "quiet",
		short: "q",
		argument: null,
		default: "false",
		help: "Only the report: no progress, no remarks"
	},
	{
		...cli,
		name: "verbose",
		short: "v",
		argument: null,
		default: "false",
		help: "Every finding, proof and operation in the text report, every step on standard error"
	},
	{
		...cli,
		name: "color",
		argument: "<when>",
		default: "auto",
		help: "auto, always or never; NO_COLOR, FORCE_COLOR and CLICOLOR_FORCE are honoured"
	}
];
const gathering = [
	"spec",
	"traffic",
	"canary",
	"quick",
	"offline",
	"wait-for",
	"wait-timeout",
	"rate",
	"concurrency",
	"deadline",
	"remote-refs",
	"resolver",
	"ca-file",
	"shard",
	"save-har"
];
const outputs = [
	{
		name: "score",
		help: "0 to 100, or empty when nothing could be measured"
	},
	{
		name: "grade",
		help: "A, B, C, D or F; empty without a score or when less than half was measured"
	},
	{
		name: "verdict",
		help: "passed, failed, not-measured or error"
	},
	{
		name: "findings",
		help: "Number of findings that no waiver covers"
	},
	{
		name: "measured",
		help: "Checks measured and measurable, as 18/19"
	},
	{
		name: "exit-code",
		help: "0 passed, 1 failed, 2 something to mend, 3 not measured, 70 a bug"
	},
	{
		name: "json-file",
		help: "Absolute path of the JSON report; empty without one"
	},
	{
		name: "sarif-file",
		help: "Absolute path of the SARIF report; empty without one"
	},
	{
		name: "html-file",
		help: "Empty in this version"
	},
	{
		name: "evidence-file",
		help: "Absolute path of the evidence; empty without it"
	}
];
const laterFlags = [];
const laterInputs = [
	"comment",
	"html-file",
	"upload-sarif"
];
const laterCommands = [
	"init",
	"completion",
	"mcp"
];
const harmlessLater = {
	comment: "never",
	"upload-sarif": "false"
};
const notYet = (what) => `${what} is not available in ${project.name} ${project.version} yet`;

// node_modules/picocolors/picocolors.js
var require_picocolors = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	let p = process || {};
	let argv = p.argv || [];
	let env = p.env || {};
	let isColorSupported = !(!!env.NO_COLOR || argv.includes("--no-color")) && (!!env.FORCE_COLOR || argv.includes("--color") || p.platform === "win32" || (p.stdout || {}).isTTY && env.TERM !== "dumb" || !!env.CI);
	let formatter = (open, close, replace = open) => (input) => {
		let string = "" + input, index = string.indexOf(close, open.length);
		return ~index ? open + replaceClose(string, close, replace, index) + close : open + string + close;
	};
	let replaceClose = (string, close, replace, index) => {
		let result = "", cursor = 0;
		do {
			result += string.substring(cursor, index) + replace;
			cursor = index + close.length;
			index = string.indexOf(close, cursor);
		} while (~index);
		return result + string.substring(cursor);
	};
	let createColors = (enabled = isColorSupported) => {
		let f = enabled ? formatter : () => String;
		return {
			isColorSupported: enabled,
			reset: f("\x1B[0m", "\x1B[0m"),
			bold: f("\x1B[1m", "\x1B[22m", "\x1B[22m\x1B[1m"),
			dim: f("\x1B[2m", "\x1B[22m", "\x1B[22m\x1B[2m"),
			italic: f("\x1B[3m", "\x1B[23m"),
			underline: f("\x1B[4m", "\x1B[24m"),
			inverse: f("\x1B[7m", "\x1B[27m"),
			hidden: f("\x1B[8m", "\x1B[28m"),
			strikethrough: f("\x1B[9m", "\x1B[29m"),
			black: f("\x1B[30m", "\x1B[39m"),
			red: f("\x1B[31m", "\x1B[39m"),
			green: f("\x1B[32m", "\x1B[39m"),
			yellow: f("\x1B[33m", "\x1B[39m"),
			blue: f("\x1B[34m", "\x1B[39m"),
			magenta: f("\x1B[35m", "\x1B[39m"),
			cyan: f("\x1B[36m", "\x1B[39m"),
			white: f("\x1B[37m", "\x1B[39m"),
			gray: f("\x1B[90m", "\x1B[39m"),
			bgBlack: f("\x1B[40m", "\x1B[49m"),
			bgRed: f("\x1B[41m", "\x1B[49m"),
			bgGreen: f("\x1B[42m", "\x1B[49m"),
			bgYellow: f("\x1B[43m", "\x1B[49m"),
			bgBlue: f("\x1B[44m", "\x1B[49m"),
			bgMagenta: f("\x1B[45m", "\x1B[49m"),
			bgCyan: f("\x1B[46m", "\x1B[49m"),
			bgWhite: f("\x1B[47m", "\x1B[49m"),
			blackBright: f("\x1B[90m", "\x1B[39m"),
			redBright: f("\x1B[91m", "\x1B[39m"),
			greenBright: f("\x1B[92m", "\x1B[39m"),
			yellowBright: f("\x1B[93m", "\x1B[39m"),
			blueBright: f("\x1B[94m", "\x1B[39m"),
			magentaBright: f("\x1B[95m", "\x1B[39m"),
			cyanBright: f("\x1B[96m", "\x1B[39m"),
			whiteBright: f("\x1B[97m", "\x1B[39m"),
			bgBlackBright: f("\x1B[100m", "\x1B[49m"),
			bgRedBright: f("\x1B[101m", "\x1B[49m"),
			bgGreenBright: f("\x1B[102m", "\x1B[49m"),
			bgYellowBright: f("\x1B[103m", "\x1B[49m"),
			bgBlueBright: f("\x1B[104m", "\x1B[49m"),
			bgMagentaBright: f("\x1B[105m", "\x1B[49m"),
			bgCyanBright: f("\x1B[106m", "\x1B[49m"),
			bgWhiteBright: f("\x1B[107m", "\x1B[49m")
		};
	};
	module.exports = createColors();
	module.exports.createColors = createColors;
}));

// src/errors.ts
var import_picocolors = /* @__PURE__ */ __toESM(require_picocolors(), 1);
var ScanError = class extends Error {
	code;
	hint;
	at;
	constructor(code, message, more = {}) {
		super(message);
		this.name = "ScanError";
		this.code = code;
		this.hint = more.hint ?? null;
		this.at = more.at ?? null;
	}
};
const placed = (error, place) => error instanceof ScanError && error.at === null && place !== null ? new ScanError(error.code, error.message, {
	at: place,
	...error.hint === null ? {} : { hint: error.hint }
}) : error;

// src/report/inert.ts
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Zs}/gu;
const escaped$1 = (character) => {
	const code = character.codePointAt(0) ?? 0;
	return code < 256 ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u{${code.toString(16)}}`;
};
const breakCommands = (text) => text.replace(/::/g, (colons, at) => inBrackets(text, at) ? colons : ":\\x3a").replace(/##\[/g, "##\\x5b").replace(/^:/, "\\x3a").replace(/^(#?)\[(?![0-9a-f:.]+\])/i, "$1\\x5b");
const longestAddress = 45;
const inBrackets = (text, at) => /\[[0-9a-f:]*$/i.test(text.slice(Math.max(0, at - longestAddress), at)) && /^[0-9a-f:.]*\]/i.test(text.slice(at + 2, at + 2 + longestAddress));
const inertLength = 500;
const inert = (text, limit = inertLength) => {
	const cut = cutAt(text, limit);
	const shown = breakCommands(cut.text.replace(unseen, escaped$1));
	return cut.left === 0 ? shown : `${shown}… (${cut.left} more characters)`;
};
const cutAt = (text, limit) => {
	if (text.length <= limit) return {
		text,
		left: 0
	};
	const high = text.charCodeAt(limit - 1);
	const end = high >= 55296 && high <= 56319 ? limit - 1 : limit;
	return {
		text: text.slice(0, end),
		left: text.length - end
	};
};

// src/doors/terminal.ts
const wantsColor = (when, env, isTerminal) => {
	if (when !== "auto") return when === "always";
	const set = (name) => (env[name] ?? "") !== "";
	if (set("NO_COLOR")) return false;
	if (set("FORCE_COLOR")) return env["FORCE_COLOR"] !== "0" && env["FORCE_COLOR"] !== "false";
	if (set("CLICOLOR_FORCE") && env["CLICOLOR_FORCE"] !== "0") return true;
	return isTerminal === true && env["TERM"] !== "dumb" && env["CLICOLOR"] !== "0";
};
const colorAsked = (words) => {
	const at = words.findLastIndex((word) => /^--color(?:=|$)/.test(word));
	const value = words[at] === "--color" ? words[at + 1] : words[at]?.slice(8);
	return value === "always" || value === "never" ? value : "auto";
};
const errorText = (error, { color, debug }) => {
	const paint = import_picocolors.default.createColors(color);
	const stack = debug && error instanceof Error && error.stack !== void 0 ? `${error.stack.split("\n").map((line) => inert(line)).join("\n")}\n` : "";
	if (!(error instanceof ScanError)) {
		const message = error instanceof Error ? error.message : String(error);
		return `${paint.red("error[internal]")}: ${inert(message)}\n  ${paint.cyan("hint")}: this is a bug of ${project.name}, and the verdict is unknown. Please report it: ${project.repository}/issues\n${stack}`;
	}
	const { code, message, at, hint } = error;
	const place = at === null ? "" : `  ${paint.cyan("-->")} ${inert(placeText(at))}\n`;
	return `${paint.red(`error[${code}]`)}: ${message.split("\n").map((line) => inert(line)).join("\n")}\n${place}${hint === null ? "" : `  ${paint.cyan("hint")}: ${inert(hint, 1e3)}\n`}${stack}`;
};
const placeText = (at) => `${at.file}${at.line === void 0 ? "" : `:${at.line}${at.column === void 0 ? "" : `:${at.column}`}`}${at.pointer === void 0 || at.pointer === "" ? "" : ` at ${at.pointer}`}`;
const exitCodeOf = (error) => error instanceof ScanError ? 2 : 70;
const createTerminal = ({ when, quiet, verbose }) => {
	const { env, stdout, stderr } = process;
	const live = stderr.isTTY && !quiet && !verbose && (env["CI"] ?? "") === "" && env["TERM"] !== "dumb";
	const errorColor = wantsColor(when, env, stderr.isTTY);
	const paint = import_picocolors.default.createColors(errorColor);
	let lineShown = false;
	const settle = () => {
		if (lineShown) stderr.write("\r\x1B[2K");
		lineShown = false;
	};
	const remark = (text) => {
		if (quiet) return;
		settle();
		stderr.write(`${paint.dim(inert(text))}\n`);
	};
	const line = (text) => {
		if (!live) return;
		stderr.write(`\r\u001b[2K${paint.dim(inert(text, Math.max(20, (stderr.columns ?? 80) - 1)))}`);
		lineShown = true;
	};
	return {
		env,
		color: wantsColor(when, env, stdout.isTTY),
		errorColor,
		width: stdout.isTTY ? stdout.columns : void 0,
		quiet,
		verbose,
		print(text) {
			settle();
			stdout.write(text);
		},
		remark,
		settle,
		status: line,
		progress(event) {
			const text = progressText(event);
			if (event.stage === "plan") remark(text);
			else if (verbose) remark(text);
			else line(text);
		}
	};
};
const progressText = (event) => {
	if (event.stage === "plan") return `up to ${event.requests} requests and their redirects to ${event.hosts.length === 0 ? "nobody" : event.hosts.join(", ")}`;
	if (event.stage === "waiting") return `waiting for ${event.url}: ${event.last} (attempt ${event.attempt})`;
	return `${event.done} of ${event.total}: ${event.url}`;
};

// src/doors/young-heap.ts
const keepYoungHeapSmall = () => setFlagsFromString("--semi-space-growth-factor=1");

// src/config/resolvers.ts
const resolverForm = "system, udp://ip[:port], tcp://ip[:port] or https://host/path";
const shownResolver = (text) => text.replace(/\/\/.*@/s, "//[redacted]@").slice(0, 60);
const parseResolver = (text) => {
	const written = text.trim();
	if (written.toLowerCase() === "system") return { via: "system" };
	const [, scheme = "", rest = ""] = /^(udp|tcp|https):\/\/(.+)$/i.exec(written) ?? [];
	if (scheme.toLowerCase() === "https") return webResolver(written);
	if (scheme === "") return null;
	let url;
	try {
		url = new URL(`http://${rest}`);
	} catch {
		return null;
	}
	if (url.pathname !== "/" || url.search !== "" || url.hash !== "" || url.username !== "" || url.password !== "" || /[/?#@]/.test(rest)) return null;
	const address = url.hostname.replace(/^\[|\]$/g, "");
	if (!/^\d+\.\d+\.\d+\.\d+$/.test(address) && !address.includes(":")) return null;
	const port = /:(\d{1,5})$/.exec(rest.replace(/^\[[^\]]*\]/, ""))?.[1];
	const number = port === void 0 ? 53 : Number(port);
	return number < 1 || number > 65535 ? null : {
		via: scheme.toLowerCase() === "tcp" ? "tcp" : "udp",
		address,
		port: number
	};
};
const webResolver = (text) => {
	try {
		const url = new URL(text);
		return url.hostname === "" || url.username !== "" || url.password !== "" || url.hash !== "" ? null : {
			via: "https",
			url: url.href
		};
	} catch {
		return null;
	}
};

// src/model/host.ts
const defaultPorts = {
	"http:": "80",
	"https:": "443",
	"ws:": "80",
	"wss:": "443"
};
const longestName = 255;
const parseUrl = (text, base) => {
	try {
		const url = new URL(text, base);
		return url.hostname === "" || url.hostname.length > longestName ? null : url;
	} catch {
		return null;
	}
};
const hostOf$1 = (url) => {
	const parsed = typeof url === "string" ? parseUrl(url) : url;
	if (parsed === null || parsed.hostname === "" || parsed.hostname.length > longestName) return null;
	const name = parsed.hostname.replace(/\.+$/, "").toLowerCase();
	if (name === "") return null;
	const port = parsed.port === (defaultPorts[parsed.protocol] ?? "") ? "" : parsed.port;
	return port === "" ? name : `${name}:${port}`;
};
const parseHost = (text) => {
	if (text === "" || /[/\\?#@\s]/.test(text)) return null;
	return hostOf$1(`https://${text}`);
};
const hostnameOf$1 = (host) => {
	const v6 = /^\[([^\]]*)\]/.exec(host);
	if (v6 !== null) return v6[1] ?? "";
	return host.replace(/:\d+$/, "");
};
const hostMatches = (pattern, host) => {
	if (!pattern.includes("*")) return pattern === host;
	if (pattern.startsWith("*.") && !pattern.slice(2).includes("*")) {
		const tail = pattern.slice(1);
		return host.length > tail.length && host.endsWith(tail) && !host.startsWith(".");
	}
	const wanted = pattern.split(".");
	const given = host.split(".");
	if (wanted[0] === "*") {
		if (given.length < wanted.length) return false;
		given.splice(0, given.length - wanted.length + 1, "x");
	}
	return given.length === wanted.length && wanted.every((label, i) => labelMatches(label, given[i] ?? ""));
};
const labelMatches = (pattern, label) => {
	const [head = "", ...tails] = pattern.split("*");
	if (tails.length === 0) return pattern === label;
	const last = tails.pop() ?? "";
	if (label.length < pattern.length - tails.length || !label.startsWith(head) || !label.endsWith(last)) return false;
	let at = head.length;
	for (const piece of tails) {
		const found = label.indexOf(piece, at);
		if (found < 0) return false;
		at = found + piece.length;
	}
	return at <= label.length - last.length;
};
const isLoopbackHost = (host) => {
	const name = hostnameOf$1(host);
	return name === "localhost" || name.endsWith(".localhost") || name === "::1" || /^127\.\d+\.\d+\.\d+$/.test(name) || /^::ffff:7f[0-9a-f]{2}:/.test(name);
};
const isReservedName = (host) => /\.(?:internal|local|test|invalid)$/.test(hostnameOf$1(host));
const isSingleLabel = (host) => {
	const name = hostnameOf$1(host);
	return !name.includes(".") && !name.includes(":");
};
const sameOrigin = (a, b) => {
	const left = typeof a === "string" ? parseUrl(a) : a;
	const right = typeof b === "string" ? parseUrl(b) : b;
	return left !== null && right !== null && left.protocol === right.protocol && hostOf$1(left) === hostOf$1(right);
};

// src/config/base-url.ts
const parseBaseUrl = (text, from) => {
	const url = parseTarget(text, from, "base-url-invalid");
	if (url.search !== "" || url.hash !== "" || text.includes("?") || text.includes("#")) throw new ScanError("base-url-invalid", `${from}: a base URL has no query and no fragment`, { hint: "Give scheme, host and base path only." });
	return `${url.protocol}//${hostOf$1(url) ?? url.host}${url.pathname.replace(/\/+$/, "")}`;
};
const parseTarget = (text, from, code) => {
	const url = parseUrl(text);
	const hint = "Write it as http://127.0.0.1:5000 or https://api.example.com/v1.";
	if (url === null || /[\s\\]/.test(text) || hostOf$1(url) === null) throw new ScanError(code, `${from}: this is not an absolute URL`, { hint });
	if (url.protocol !== "http:" && url.protocol !== "https:") throw new ScanError(code, `${from}: only http and https can be scanned, not ${url.protocol.slice(0, 20)}`, { hint });
	if (url.username !== "" || url.password !== "" || /^[a-z]+:\/\/[^/?#]*@/i.test(text)) throw new ScanError(code, `${from}: a user name or password in the URL is not accepted`, { hint: "URLs end up in reports; leave credentials out of them." });
	return url;
};

// src/model/share.ts
const dividedFacts = [
	"visits",
	"reflections",
	"experiments"
];
const notProbed = (entry, url) => ({
	entry,
	url,
	sent: {
		xForwardedHost: "",
		forwarded: ""
	},
	status: null,
	fault: {
		reason: "request-limit",
		detail: `only the first 100 operations that name a host were asked with a forwarding header`
	},
	echoes: []
});
const listed$1 = (numbers) => numbers.length === 1 ? `part ${numbers[0]}` : `parts ${numbers.slice(0, -1).join(", ")} and ${numbers.at(-1)}`;
const missingParts = ({ of, held }) => Array.from({ length: of }, (_each, at) => at + 1).filter((index) => !held.some((part) => part.index === index));
const whatIsMissing = (parts) => {
	const missing = missingParts(parts);
	return missing.length === 0 ? null : `${listed$1(missing)} of ${parts.of} ${missing.length === 1 ? "is" : "are"} missing`;
};
const whatIsHeld = ({ of, held }) => `${listed$1(held.map(({ index }) => index))} of ${of}`;
const restsOn = {
	visits: "visits",
	reflections: "reflections",
	experiments: "experiments",
	sites: "visits"
};
const gapIn = ({ parts, facts }, name) => {
	const divided = restsOn[name];
	if (parts === void 0 || divided === void 0 || facts[name].state === "skipped") return null;
	const missing = whatIsMissing(parts);
	if (missing !== null) return missing;
	const blind = parts.held.find((part) => typeof part[divided] === "string");
	return blind === void 0 ? null : `part ${blind.index} of ${parts.of} could not look: ${String(blind[divided])}`;
};

// src/config/quantities.ts
const unitMs = {
	ms: 1,
	s: 1e3,
	m: 6e4,
	h: 36e5
};
const longestMs = 24 * unitMs.h;
const durationForm = "a number with a unit, from 1ms to 24h: 300ms, 60s, 5m, 1h";
const parseDuration = (text) => {
	const [, amount = "", unit = ""] = /^(\d{1,9}(?:\.\d{1,3})?)(ms|s|m|h)$/.exec(text.trim()) ?? [];
	if (amount === "") return null;
	const ms = Math.round(Number(amount) * unitMs[unit]);
	return ms >= 1 && ms <= longestMs ? ms : null;
};
const rateForm = "requests a second, from 0.01 to 10000: 10, 10/s, 30/m";
const parseRate = (text) => {
	const [, amount = "", unit = "s"] = /^(\d{1,6}(?:\.\d{1,3})?)(?:\/(s|m))?$/.exec(text.trim()) ?? [];
	if (amount === "") return null;
	const rate = Number(amount) / (unit === "m" ? 60 : 1);
	return rate >= .01 && rate <= 1e4 ? rate : null;
};
const parseCount = (text, most) => {
	const value = /^\d{1,9}$/.test(text.trim()) ? Number(text) : NaN;
	return value >= 1 && value <= most ? value : null;
};
const shareForm = `a part of a whole such as 2/4, of ${256} at most`;
const parseShare = (text) => {
	const [, index = "", of = ""] = /^(\d{1,3})\/(\d{1,3})$/.exec(text.trim()) ?? [];
	const share = {
		index: Number(index),
		of: Number(of)
	};
	return share.index >= 1 && share.index <= share.of && share.of <= 256 ? share : null;
};
const parseNumber = (text, most) => {
	const value = /^\d{1,6}(?:\.\d{1,6})?$/.test(text.trim()) ? Number(text) : NaN;
	return value <= most ? value : null;
};
const parseBoolean = (text) => {
	const word = text.trim().toLowerCase();
	return word === "true" ? true : word === "false" ? false : null;
};

// src/model/form.ts
const longestText = 8192;
const kindOf$3 = (value) => Array.isArray(value) ? "a list" : value === null || value === void 0 ? "nothing" : typeof value === "object" ? "a map" : `a ${typeof value}`;
const isMap = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const mistakesIn = (field, value, path = []) => {
	const wrong = (message) => [{
		path,
		what: "value",
		message
	}];
	switch (field.kind) {
		case "text":
			if (typeof value !== "string") return wrong(`must be a text, not ${kindOf$3(value)}`);
			if (value.length > 8192) return wrong("is too long");
			return field.pattern?.test(value) === false ? wrong(`must be ${field.form ?? "of another form"}`) : [];
		case "words": return typeof value === "string" && field.words.includes(value) ? [] : wrong(`must be one of ${field.words.join(", ")}`);
		case "flag": return typeof value === "boolean" ? [] : wrong(`must be true or false, not ${kindOf$3(value)}`);
		case "count": return typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= field.most ? [] : wrong(`must be a whole number from 1 to ${field.most}`);
		case "list":
			if (!Array.isArray(value)) return wrong(`must be a list, not ${kindOf$3(value)}`);
			if (value.length > field.most) return wrong(`must hold at most ${field.most} entries`);
			return value.flatMap((item, index) => mistakesIn(field.of, item, [...path, index]));
		case "names":
			if (!isMap(value)) return wrong(`must be a map, not ${kindOf$3(value)}`);
			return Object.keys(value).flatMap((name) => mistakesIn(field.of, value[name], [...path, name]));
		case "text-or-map":
			if (isMap(value)) return mistakesIn(field.map, value, path);
			return typeof value === "string" && value.length <= 8192 ? [] : wrong(`must be a text or a map, not ${kindOf$3(value)}`);
	}
	return isMap(value) ? mapMistakes(field, value, path) : wrong(`must be a map, not ${kindOf$3(value)}`);
};
const mapMistakes = ({ fields, required }, value, path) => [...Object.keys(value).flatMap((key) => {
	const inner = Object.hasOwn(fields, key) ? fields[key] : void 0;
	return inner === void 0 ? [{
		path: [...path, key],
		what: "key",
		message: "is not known",
		unknown: {
			key,
			known: Object.keys(fields)
		}
	}] : mistakesIn(inner, value[key], [...path, key]);
}), ...required.filter((key) => !Object.hasOwn(value, key)).map((key) => ({
	path: [...path, key],
	what: "key",
	message: "is missing"
}))];

// src/model/secret.ts
const secretText = "[secret]";
const secretOf = (material) => {
	const bytes = typeof material === "string" ? new TextEncoder().encode(material) : Uint8Array.from(material);
	const hidden = (value) => ({
		value,
		enumerable: false,
		writable: false,
		configurable: false
	});
	const secret = Object.create(null, {
		reveal: hidden(() => Uint8Array.from(bytes)),
		length: hidden(bytes.length),
		toString: hidden(() => secretText),
		toJSON: hidden(() => secretText),
		valueOf: hidden(() => secretText),
		[Symbol.toPrimitive]: hidden(() => secretText),
		[Symbol.toStringTag]: hidden("Secret"),
		[Symbol.for("nodejs.util.inspect.custom")]: hidden(() => secretText)
	});
	return Object.freeze(secret);
};

// src/model/signing-form.ts
const signingWords = {
	algorithm: [
		"hmac-md5",
		"hmac-sha1",
		"hmac-sha256",
		"hmac-sha384",
		"hmac-sha512",
		"ed25519",
		"ecdsa-p256-sha256",
		"ecdsa-p256-sha256-der",
		"ecdsa-p384-sha384",
		"rsa-v1_5-sha1",
		"rsa-v1_5-sha256",
		"rsa-pss-sha512",
		"sha256-secret-prefix"
	],
	spelling: [
		"hex",
		"HEX",
		"base64",
		"base64url"
	],
	key: [
		"utf8",
		"hex",
		"base64",
		"base64url",
		"pem",
		"jwk"
	],
	timestamp: [
		"unix-seconds",
		"unix-millis",
		"unix-micros",
		"iso8601",
		"iso8601-millis",
		"iso-basic",
		"iso-basic-offset",
		"http-date",
		"rfc2822"
	],
	nonce: [
		"uuid",
		"hex16",
		"hex32",
		"base64-16",
		"base64-64",
		"monotonic-millis",
		"monotonic-micros"
	],
	placement: [
		"header",
		"query",
		"form",
		"json"
	],
	path: [
		"raw",
		"decoded",
		"normalized",
		"double-encoded"
	],
	query: [
		"raw",
		"sorted",
		"sorted-encoded"
	],
	headerSpace: [
		"keep",
		"trim",
		"collapse"
	],
	digest: [
		"sha-256",
		"sha-512",
		"none"
	]
};
const text = (means) => ({
	kind: "text",
	means
});
const words$3 = (means, list) => ({
	kind: "words",
	words: list,
	means
});
const map = (means, fields, required = []) => ({
	kind: "map",
	fields,
	required,
	means
});
const list$2 = (means, of) => ({
	kind: "list",
	of,
	most: 100,
	means
});
const variableName = /^(?!(?:ACTIONS|INPUT)_|(?:GITHUB|GH)_TOKEN$)[A-Za-z_][A-Za-z0-9_]{0,127}$/i;
const variableForm = "the name of an environment variable, and none that holds the runner's own tokens";
const variable$1 = {
	kind: "text",
	pattern: variableName,
	form: variableForm,
	means: "Name of an environment variable."
};
const { placement } = signingWords;
const sent = map("A value and where it goes.", {
	in: words$3("Part of the request.", placement),
	name: text("Header, parameter, or dotted path of a JSON field."),
	value: text("Template.")
}, [
	"in",
	"name",
	"value"
]);
const keyForm = {
	encoding: words$3("How the variable's text becomes bytes. Default: utf8.", signingWords.key),
	"strip-prefix": text("Taken off the text before it is decoded, such as `whsec_`."),
	prepend: text("Put before the decoded key."),
	append: text("Put behind the decoded key.")
};
const shared = {
	algorithm: words$3("Default: hmac-sha256, or what the scheme says.", signingWords.algorithm),
	derive: list$2("Steps of key derivation, in order: the key becomes HMAC(key, step).", {
		kind: "text-or-map",
		means: "A template, or `{ step, encode }` where the derived key is passed on as text.",
		map: map("A step.", {
			step: text("Template."),
			encode: words$3("Spelling of the derived key.", ["hex", "base64"])
		}, ["step", "encode"])
	}),
	define: {
		kind: "names",
		of: text("Template."),
		means: "Names of your own for templates, usable as variables."
	},
	"string-to-sign": text("Template of the bytes that are signed, such as `\"{method}\\n{host}\\n{path}\\n{query}\\n{timestamp}\\n{nonce}\\n{body}\"`."),
	encoding: words$3("How the signature is spelled. Default: hex.", signingWords.spelling),
	timestamp: map("The time of signing, and where it is sent.", {
		format: words$3("How it is written.", signingWords.timestamp),
		in: words$3("Where it goes; `embedded` where `send` writes it beside the signature.", [...placement, "embedded"]),
		name: text("Header, parameter or JSON path; not for embedded ones.")
	}, ["format", "in"]),
	nonce: map("A value that is used once, and where it is sent.", {
		generate: words$3("How it is made.", signingWords.nonce),
		in: words$3("Where it goes; `embedded` where `send` writes it beside the signature.", [...placement, "embedded"]),
		name: text("Header, parameter or JSON path; not for embedded ones.")
	}, ["generate", "in"]),
	digests: list$2("Digests that are sent beside the signature.", sent),
	send: list$2("Where the signature goes, and what else is sent with it.", sent),
	canonical: map("How parts are rewritten before they are signed.", {
		path: words$3("Default: raw.", signingWords.path),
		query: words$3("Default: raw.", signingWords.query),
		"header-space": words$3("White space in header values. Default: trim.", signingWords.headerSpace),
		headers: list$2("What `{header-block}` lists.", text("A header name, or a beginning such as `x-acme-*`."))
	}),
	region: text("`{region}`; needed by aws-sigv4."),
	service: text("`{service}`; needed by aws-sigv4."),
	presigned: {
		kind: "flag",
		means: "aws-sigv4 and gcs-v4: sign in the query instead of the header. Default: false, and true for gcs-v4."
	},
	"session-token": text("aws-sigv4: token of temporary credentials."),
	components: list$2("rfc9421, cavage and kong-hmac-auth: what is signed, in order.", text("A component.")),
	"name-algorithm": {
		kind: "flag",
		means: "rfc9421: name the algorithm in the signature's parameters. Default: false."
	},
	created: {
		kind: "flag",
		means: "rfc9421: send and sign the time of creation. Default: true."
	},
	expires: {
		kind: "count",
		most: 31536e3,
		means: "Seconds after creation at which the signature ends."
	},
	tag: text("rfc9421: the application's tag."),
	label: text("rfc9421: label of the signature. Default: sig1."),
	digest: words$3("rfc9421, cavage and kong-hmac-auth: digest of the body. Default: sha-256.", signingWords.digest),
	claims: {
		kind: "names",
		of: text("Template."),
		means: "jws and its kin: claims of the token, such as `{ iat: \"{timestamp}\", body: \"{body|sha256|hex}\" }`. None: the token is detached, over the body."
	},
	token: text("oauth1: the token beside the key."),
	account: text("azure-sharedkey: name of the account."),
	header: words$3("cavage: the header that carries the signature.", ["Signature", "Authorization"])
};
const scheme = text("`custom`, the name of a built-in scheme (`sigproof schemes` lists them), or in a policy `x-signature`: as the description says.");
const signingField = map("How requests are signed.", {
	scheme,
	operations: list$2("Operations that are signed so, as `METHOD /path/**`. Default: those that the description declares as signed, else all.", {
		kind: "text",
		pattern: /^(?:[A-Za-z]{1,20}|\*) \/\S*$/,
		form: "like `POST /path`, with * for part of a path segment and ** for any number of them",
		means: "`METHOD /path/**`."
	}),
	secret: map("The key. Only the name of a variable stands here; an unset or empty one means that there is no secret in this run.", {
		env: variable$1,
		...keyForm,
		previous: map("The retired key, which must no longer work.", { env: variable$1 }, ["env"])
	}, []),
	"key-id": {
		kind: "text-or-map",
		means: "Public name of the key, or `{ env: NAME }`.",
		map: map("From the environment.", { env: variable$1 }, ["env"])
	},
	...shared
}, ["scheme"]);
const xSignatureField = map("How requests under this security scheme are signed.", {
	scheme,
	"key-id": text("Public name of the key."),
	...shared
}, ["scheme"]);

// src/config/signing.ts
const signingMistakes = (value) => {
	if (!Array.isArray(value)) return mistakesIn(signingField, value, ["signing"]);
	if (value.length === 0 || value.length > 50) return [{
		path: ["signing"],
		what: "value",
		message: "must hold 1 to 50 schemes"
	}];
	return value.flatMap((entry, index) => mistakesIn(signingField, entry, ["signing", index]));
};
const writtenSigning = (value, file, lineOf) => value === void 0 ? [] : Array.isArray(value) ? value.map((entry, index) => writtenScheme(entry, {
	file,
	pointer: `/signing/${index}`
}, ["signing", index], lineOf)) : [writtenScheme(value, {
	file,
	pointer: "/signing"
}, ["signing"], lineOf)];
const writtenScheme = (entry, place, path, lineOf) => {
	const { secret, operations, "key-id": keyId, ...form } = entry;
	const { env, previous, ...keyForm } = secret ?? {};
	return {
		form: {
			...form,
			scheme: String(entry["scheme"]),
			...Object.keys(keyForm).length === 0 ? {} : { secret: keyForm }
		},
		operations: operations?.map((glob) => glob.replace(/^[^ ]+/, (method) => method.toUpperCase())) ?? null,
		keyId: typeof keyId === "string" ? keyId : null,
		keyIdEnv: variableIn(keyId),
		secretEnv: typeof env === "string" ? env : null,
		previousEnv: variableIn(previous),
		place: {
			...place,
			line: lineOf(path)
		},
		lineOf: (within) => lineOf([...path, ...within])
	};
};
const variableIn = (value) => typeof value === "object" && value !== null && "env" in value && typeof value.env === "string" ? value.env : null;
const setupOf = ({ form, operations, keyId, keyIdEnv, secretEnv, previousEnv, place }, environment) => {
	const read = (name) => name === null ? null : environment(name) || null;
	const text = read(secretEnv);
	const previous = read(previousEnv);
	return {
		form,
		operations,
		keyId: keyId ?? read(keyIdEnv),
		secret: text === null ? null : secretOf(text),
		missing: text !== null ? null : secretEnv === null ? "the policy names no secret for it" : `the environment variable ${secretEnv} is not set or empty`,
		previous: previous === null ? null : secretOf(previous),
		place
	};
};
const missingVariables = (schemes, canaries, environment) => {
	return [...schemes.flatMap(({ form, secretEnv, previousEnv, keyIdEnv }) => [
		[secretEnv, `the secret of ${form.scheme}`],
		[previousEnv, `the retired secret of ${form.scheme}`],
		[keyIdEnv, `the key id of ${form.scheme}`]
	]), ...canaries.flatMap(({ operation, headers }) => headers.map(([name, value]) => [typeof value === "string" ? null : value.env, `the header ${name} of ${operation}`]))].flatMap(([name, what]) => typeof name === "string" && !environment(name) ? [`${name} is not set or empty: ${what} is missing in this run`] : []);
};
const writtenCanary = (canary, place) => ({
	place,
	operation: canary.operation.trim(),
	path: Object.fromEntries(Object.entries(canary.path ?? {}).map(([name, value]) => [name, String(value)])),
	query: Object.entries(canary.query ?? {}).flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one) => [name, String(one)])),
	headers: Object.entries(canary.headers ?? {}),
	body: bodyOf(canary.body),
	alternate: bodyOf(canary.alternate),
	acceptedWhen: canary["accepted-when"] === void 0 ? null : {
		status: canary["accepted-when"].status ?? null,
		json: canary["accepted-when"].json ?? null
	}
});
const bodyOf = (body) => {
	if (body === void 0) return null;
	if (body.form !== void 0) return {
		kind: "form",
		fields: Object.entries(body.form).map(([name, value]) => [name, String(value)])
	};
	if (body.text !== void 0) return {
		kind: "text",
		text: body.text
	};
	return body.file === void 0 ? {
		kind: "json",
		value: body.json
	} : {
		kind: "file",
		path: body.file
	};
};
const canaryOf = (canary, environment, relative) => {
	const placed = (body) => body?.kind === "file" ? {
		kind: "file",
		path: relative(body.path)
	} : body;
	return {
		...canary,
		headers: canary.headers.flatMap(([name, value]) => {
			if (typeof value === "string") return [[name, value]];
			const text = environment(value.env);
			return text === void 0 || text === "" ? [] : [[name, secretOf(text)]];
		}),
		body: placed(canary.body),
		alternate: placed(canary.alternate)
	};
};
const bareCanary = (operation) => ({
	operation,
	path: {},
	query: [],
	headers: [],
	body: null,
	alternate: null,
	acceptedWhen: null
});

// src/model/suggest.ts
const closest = (word, known) => {
	if (word === "" || word.length > 60) return null;
	const wanted = word.toLowerCase();
	let best = null;
	let bestDistance = Number.POSITIVE_INFINITY;
	for (const candidate of known) {
		const distance = editDistance(wanted, candidate.toLowerCase());
		if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
	}
	return best !== null && bestDistance <= Math.max(1, Math.floor(best.length / 3)) ? best : null;
};
const editDistance = (a, b) => {
	let beforeLast = [];
	let last = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1];
			let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
			row.push(cost);
		}
		[beforeLast, last] = [last, row];
	}
	return last[b.length] ?? 0;
};

// src/model/severity.ts
const severities = [
	"critical",
	"high",
	"medium",
	"low",
	"info"
];
const worst = (found) => severities.find((severity) => found.includes(severity)) ?? null;
const severityRank = (severity) => severities.indexOf(severity);

// src/config.ts
const settingNames = [
	"spec",
	"base-url",
	"threshold",
	"fail-on",
	"min-measured",
	"new-only",
	"offline",
	"wait-for",
	"wait-timeout",
	"rate",
	"concurrency",
	"deadline",
	"remote-refs",
	"quick",
	"shard"
];
const configure = async (configuration) => {
	const file = await policyFileOf(configuration);
	const { settings } = configuration;
	const offline = flag(settings, "offline") ?? false;
	const spec = specOf(settings, file);
	const baseUrl = baseUrlOf(settings, file, offline);
	if (offline && /^https?:/i.test(spec)) throw new ScanError("usage", "--offline opens no connection, and the description is a URL", { hint: "Download the description and name the file." });
	return {
		spec,
		baseUrl,
		alias: baseUrl === null ? null : aliasOf(baseUrl, file),
		offline,
		waitFor: waitForOf(settings, baseUrl, offline),
		remoteRefs: flag(settings, "remote-refs") ?? false,
		ca: configuration.ca ?? null,
		...configuration.caFile === void 0 ? {} : { caFile: configuration.caFile },
		limits: limitsOf(settings, file),
		policy: policyOf$1(configuration, file),
		...trafficOf(settings, file),
		...shareOf(settings, offline),
		...signingOf(configuration, file),
		...resolversOf(settings, file)
	};
};
const resolversOf = ({ resolver = [] }, file) => {
	const [first, ...rest] = resolver.map((one) => {
		const { value, from } = typeof one === "string" ? {
			value: one,
			from: "resolver"
		} : one;
		const parsed = parseResolver(value);
		if (parsed === null) throw new ScanError("usage", `${from}: "${shownResolver(value)}" is not ${resolverForm}`);
		return parsed;
	});
	if (first !== void 0) return { resolvers: {
		list: [first, ...rest],
		said: true
	} };
	const [named, ...others] = file?.resolvers ?? [];
	return named === void 0 ? {} : { resolvers: {
		list: [named, ...others],
		said: false
	} };
};
const shareOf = (settings, offline) => {
	const share = read$1(settings, "shard", parseShare, shareForm);
	if (share === null || share.of === 1) return {};
	if (offline) throw new ScanError("usage", `${said(settings, "shard")?.from ?? "shard"} and offline contradict each other`, { hint: "Offline, nothing is asked, so there is nothing to divide." });
	return { share };
};
const signingOf = ({ settings, environment = () => void 0 }, file) => {
	const quick = flag(settings, "quick") ?? false;
	const canaries = (file?.canaries ?? []).map((canary) => canaryOf(canary, environment, (path) => relativeTo(file?.file ?? "", path)));
	const named = (settings.canary ?? []).map((one) => (typeof one === "string" ? one : one.value).trim());
	const chosen = named.length === 0 ? canaries : named.map((operation) => canaries.find((canary) => sameOperation(canary.operation, operation)) ?? bareCanary(operation));
	const setups = (file?.signing ?? []).map((written) => setupOf(written, environment));
	return setups.length === 0 && chosen.length === 0 && !quick ? {} : { signing: {
		setups,
		canaries: chosen,
		quick
	} };
};
const trafficOf = ({ traffic = [] }, file) => {
	const given = traffic.map((one) => typeof one === "string" ? {
		glob: one,
		from: "traffic"
	} : {
		glob: one.value,
		from: one.from
	});
	const written = (file?.traffic ?? []).map((glob) => ({
		glob: relativeTo(file?.file ?? "", glob),
		from: `traffic in ${file?.file ?? ""}`
	}));
	const names = given.length > 0 ? given : written;
	return names.length === 0 ? {} : { traffic: names };
};
const sameOperation = (a, b) => upperMethod(a) === upperMethod(b);
const upperMethod = (operation) => operation.replace(/^[A-Za-z]+(?= \/)/, (method) => method.toUpperCase());
const configurePolicy = async (configuration) => policyOf$1(configuration, await policyFileOf(configuration));
const policyFileOf = async ({ policy, checkIds }) => {
	if (policy === null || !("text" in policy)) return policy;
	const { parsePolicy } = await import("./policy.js");
	return parsePolicy(policy.text, policy.file, checkIds);
};
const said = (settings, name) => {
	const value = settings[name];
	return value === void 0 ? null : typeof value === "string" ? {
		value,
		from: name
	} : value;
};
const read$1 = (settings, name, parse, form) => {
	const given = said(settings, name);
	if (given === null) return null;
	const value = parse(given.value);
	if (value === null) throw new ScanError("usage", `${given.from}: "${given.value.slice(0, 60)}" is not ${form}`);
	return value;
};
const flag = (settings, name) => read$1(settings, name, parseBoolean, "true or false");
const specOf = (settings, file) => {
	const given = said(settings, "spec");
	if (given !== null && given.value !== "") return given.value;
	if (file?.spec !== null && file?.spec !== void 0) return relativeTo(file.file, file.spec);
	throw new ScanError("usage", "no OpenAPI description is named", { hint: "Name it with --spec (input spec), SIGPROOF_SPEC, or `spec:` in the policy file." });
};
const relativeTo = (file, path) => {
	if (/^(?:[a-z][a-z0-9+.-]+:|[\\/]|[a-z]:[\\/])/i.test(path)) return path;
	const parts = [];
	const folder = file.replaceAll("\\", "/").split("/").slice(0, -1);
	for (const part of [...folder, ...path.split("/")]) {
		if (part === "." || part === "" && parts.length > 0) continue;
		const last = parts.at(-1);
		if (part === ".." && last !== void 0 && last !== ".." && last !== "") parts.pop();
		else parts.push(part);
	}
	return parts.join("/");
};
const baseUrlOf = (settings, file, offline) => {
	const given = said(settings, "base-url");
	if (given !== null && given.value !== "") return parseBaseUrl(given.value, given.from);
	if (file?.baseUrl !== null && file?.baseUrl !== void 0) return parseBaseUrl(file.baseUrl, `base-url in ${file.file}`);
	if (offline) return null;
	throw new ScanError("usage", "no base URL is given", { hint: `Give the URL at which the API answers (${project.name} scan http://127.0.0.1:5000, input base-url, SIGPROOF_BASE_URL, or \`base-url:\` in the policy file), or judge the description alone with --offline (input offline: true).` });
};
const aliasOf = (baseUrl, file) => {
	const { protocol } = new URL(baseUrl);
	const match = file?.aliases.find(([left]) => hostOf$1(`${protocol}//${left}`) === hostOf$1(baseUrl));
	return match === void 0 ? null : parseHost(match[1]);
};
const waitForOf = (settings, baseUrl, offline) => {
	const given = said(settings, "wait-for");
	const timeout = said(settings, "wait-timeout");
	if (given === null || given.value === "") {
		if (timeout !== null) throw new ScanError("usage", `${timeout.from} does nothing without something to wait for`, { hint: "Add --wait-for (input wait-for)." });
		return null;
	}
	if (offline) throw new ScanError("usage", `${given.from} and offline contradict each other`, { hint: "Offline, no connection is opened." });
	const timeoutMs = read$1(settings, "wait-timeout", parseDuration, "a number with a unit, from 1ms to 24h: 300ms, 60s, 5m, 1h") ?? 6e4;
	if (/^https?:/i.test(given.value)) return {
		url: parseTarget(given.value, given.from, "usage").href,
		timeoutMs
	};
	const url = /^[\s\\]|^\/\//.test(given.value) || baseUrl === null ? null : parseUrl(given.value, `${baseUrl}/`);
	if (url === null || baseUrl === null || url.origin !== new URL(baseUrl).origin) throw new ScanError("usage", `${given.from}: "${given.value.slice(0, 60)}" is neither an http(s) URL nor a path`);
	return {
		url: url.href,
		timeoutMs
	};
};
const defaultDeadlineMs = 3e5;
const limitsOf = (settings, file) => ({
	rate: read$1(settings, "rate", parseRate, "requests a second, from 0.01 to 10000: 10, 10/s, 30/m") ?? file?.limits.rate ?? null,
	concurrency: read$1(settings, "concurrency", (text) => parseCount(text, 256), "a whole number from 1 to 256") ?? file?.limits.concurrency ?? null,
	deadlineMs: read$1(settings, "deadline", parseDuration, "a number with a unit, from 1ms to 24h: 300ms, 60s, 5m, 1h") ?? file?.limits.deadlineMs ?? defaultDeadlineMs,
	requests: file?.limits.requests ?? null
});
const policyOf$1 = ({ settings, checkIds, baseline }, file) => {
	const { gate } = defaultPolicy;
	const newOnly = flag(settings, "new-only") ?? file?.gate.newOnly ?? gate.newOnly;
	if (newOnly && baseline !== true) throw new ScanError("usage", "new-only has nothing to compare with", { hint: "Give an earlier JSON report with --baseline (input baseline)." });
	return {
		require: file?.require ?? defaultPolicy.require,
		hosts: file?.hosts ?? defaultPolicy.hosts,
		gate: {
			threshold: read$1(settings, "threshold", (text) => parseNumber(text, 100), "a number from 0 to 100") ?? file?.gate.threshold ?? gate.threshold,
			failOn: read$1(settings, "fail-on", parseFailOn, `one of ${[...severities, "none"].join(", ")}`) ?? file?.gate.failOn ?? gate.failOn,
			minMeasured: read$1(settings, "min-measured", (text) => parseNumber(text, 1), "a number from 0 to 1") ?? file?.gate.minMeasured ?? gate.minMeasured,
			newOnly
		},
		checks: checksOf(settings, file?.checks ?? defaultPolicy.checks, checkIds),
		waivers: file?.waivers ?? defaultPolicy.waivers
	};
};
const parseFailOn = (text) => [...severities, "none"].find((word) => word === text.trim().toLowerCase()) ?? null;
const checksOf = (settings, fromFile, checkIds) => {
	const ids = (given, name) => new Set((given ?? []).map((one) => known(typeof one === "string" ? {
		value: one,
		from: name
	} : one)));
	const known = ({ value, from }) => {
		if (checkIds.includes(value)) return value;
		const near = closest(value, checkIds);
		throw new ScanError("usage", `${from}: there is no check "${value.slice(0, 60)}"`, { hint: near === null ? `${project.name} checks lists them.` : `Did you mean "${near}"?` });
	};
	const only = ids(settings.only, "only");
	const skip = ids(settings.skip, "skip");
	const weights = new Map(Object.entries(fromFile));
	for (const id of checkIds) if (skip.has(id) || only.size > 0 && !only.has(id)) weights.set(id, "off");
	else if (only.has(id) && weights.get(id) === "off") weights.delete(id);
	return Object.fromEntries(weights);
};

// src/gather/node-fs.ts
const load = createRequire(import.meta.url);
const { closeSync, constants: constants$2, existsSync, fstatSync, lstatSync, mkdirSync, openSync, readdirSync, readSync, realpathSync, renameSync, rmSync, statSync, writeSync } = load("node:fs");

// src/doors/outputs.ts
const anywhere$1 = {
	roots: null,
	forbidden: []
};
const runnerRules = (env, workspace) => ({
	roots: [workspace, ...env["RUNNER_TEMP"] ? [env["RUNNER_TEMP"]] : []],
	forbidden: Object.entries(env).flatMap(([name, value]) => /^(GITHUB|RUNNER|ACTIONS)_/.test(name) && value !== void 0 && isAbsolute(value) && isFile(value) ? [value] : [])
});
const isFile = (path) => lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
const planOutput = ({ value, from }, rules) => {
	const refuse = (why, hint) => {
		throw new ScanError("output-refused", `${from}: ${why}`, hint === void 0 ? {} : { hint });
	};
	if (value === "" || value.includes("\0")) return refuse("an output needs a file name");
	if (/[\\/]$/.test(value)) return refuse(`${value} names a folder`);
	const wanted = resolve(value);
	const folder = realFolder(dirname(wanted)) ?? refuse(`${value} lies in no folder that can be used`);
	const target = join(folder, basename(wanted));
	const { roots } = rules;
	const realRoots = (roots ?? []).map((root) => realFolder(root)).filter((root) => root !== null);
	if (roots !== null && !realRoots.some((root) => liesIn(target, root))) return refuse(`${value} lies outside the workspace`, "The Action writes only below the workspace and RUNNER_TEMP.");
	const parts = new Set(target.split(sep).map((part) => part.toLowerCase()));
	if (parts.has(".git")) return refuse(`${value} lies in .git`);
	if (roots !== null && parts.has(".github")) return refuse(`${value} lies in .github`);
	for (const file of rules.forbidden) {
		const parent = realFolder(dirname(file));
		if (parent === null) continue;
		if (target === join(parent, basename(file)) || !realRoots.includes(parent) && dirname(target) === parent) return refuse(`${value} is a file that the runner reads`);
	}
	const status = lstatSync(target, { throwIfNoEntry: false });
	if (status?.isSymbolicLink()) return refuse(`${value} is a symbolic link`, "Name the file that it leads to.");
	if (status?.isDirectory()) return refuse(`${value} is a folder`);
	if (status !== void 0 && !status.isFile() && roots !== null) return refuse(`${value} is no regular file`);
	return target;
};
const keepInputs = (outputs, inputs) => {
	const status = (path) => {
		try {
			return statSync(path, { throwIfNoEntry: false });
		} catch {
			return;
		}
	};
	const read = inputs.flatMap((path) => status(path) ?? []);
	for (const { value, from } of outputs) {
		const target = status(value);
		if (target?.isFile() === true && read.some(({ dev, ino }) => dev === target.dev && ino === target.ino)) throw new ScanError("output-refused", `${from}: ${value} is an input of this run`, { hint: "Write to another file." });
	}
};
const writeOutput = (said, text, rules, mode = 420) => {
	const target = planOutput(said, rules);
	try {
		makeFolder(dirname(target));
		if (planOutput(said, rules) !== target) throw Object.assign(/* @__PURE__ */ new Error("moved"), { code: "EMOVED" });
		const status = lstatSync(target, { throwIfNoEntry: false });
		if (status !== void 0 && !status.isFile()) writeTo(target, constants$2.O_WRONLY | (constants$2.O_NOFOLLOW ?? 0), text, mode);
		else replace(target, text, mode);
		return target;
	} catch (error) {
		if (error instanceof ScanError) throw error;
		const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
		throw new ScanError("output-refused", `${said.from}: ${said.value} could not be written (${code})`);
	}
};
const makeFolder = (path) => {
	const missing = [];
	for (let at = path; lstatSync(at, { throwIfNoEntry: false }) === void 0 && dirname(at) !== at; at = dirname(at)) missing.push(at);
	for (const folder of missing.toReversed()) try {
		mkdirSync(folder);
	} catch (error) {
		if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
	}
};
const replace = (target, text, mode) => {
	const temporary = join(dirname(target), `.sigproof-${randomBytes(8).toString("hex")}.tmp`);
	try {
		writeTo(temporary, constants$2.O_WRONLY | constants$2.O_CREAT | constants$2.O_EXCL | (constants$2.O_NOFOLLOW ?? 0), text, mode);
		renameSync(temporary, target);
	} catch (error) {
		rmSync(temporary, { force: true });
		throw error;
	}
};
const writeTo = (path, flags, text, mode) => {
	const bytes = Buffer.from(text, "utf8");
	const descriptor = openSync(path, flags, mode);
	try {
		for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at);
	} finally {
		closeSync(descriptor);
	}
};
const realFolder = (path) => {
	const missing = [];
	for (let at = resolve(path);; at = dirname(at)) {
		if (lstatSync(at, { throwIfNoEntry: false }) !== void 0) try {
			const real = realpathSync(at);
			return lstatSync(real).isDirectory() ? join(real, ...missing) : null;
		} catch {
			return null;
		}
		if (dirname(at) === at) return null;
		missing.unshift(basename(at));
	}
};
const liesIn = (path, root) => {
	const way = relative(root, path);
	return way !== "" && way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
};

// src/model/check.ts
const defineCheck = (check) => check;
const outcomeOf = (findings) => {
	const [first, ...rest] = findings;
	return first === void 0 ? { outcome: "pass" } : {
		outcome: "fail",
		findings: [first, ...rest]
	};
};
const notApplicable = (why) => ({
	outcome: "not-applicable",
	why
});
const unknown = (why) => ({
	outcome: "unknown",
	why
});

// src/signature/experiment/tried.ts
const triedWith = ({ signing, experiments }, judge) => ({
	schemes: signing.schemes,
	attempts: experiments.map((experiment) => ({
		experiment,
		verdict: judge(experiment)
	}))
});
const nothingSigned$1 = "nothing says that requests are signed: neither `signing` in the policy nor `x-signature` in the description";
const conclude = (tried, parts) => {
	const findings = parts.flatMap((part) => part.kind === "finding" ? [part.finding] : []);
	if (findings.length > 0) return outcomeOf(findings);
	if (tried.schemes.length === 0 && tried.attempts.length === 0) return notApplicable(nothingSigned$1);
	const all = [...parts, ...untried(tried)];
	const gap = all.find((part) => part.kind === "unknown");
	if (gap !== void 0) return unknown(gap.why);
	const away = all.find((part) => part.kind === "not-applicable");
	return away !== void 0 && !all.some((part) => part.kind === "closed") ? notApplicable(away.why) : outcomeOf([]);
};
const untried = ({ schemes, attempts }) => schemes.filter(({ name }) => !attempts.some(({ experiment }) => experiment.scheme === name)).map(({ name, secret }) => ({
	kind: "unknown",
	why: secret === "given" ? `no operation could be tried with ${name}: name one under \`canaries\`` : `no operation was tried with ${name}: ${secret.missing}`
}));
const shownString = 300;
const shownStringToSign = (text) => JSON.stringify(text.length <= shownString ? text : `${text.slice(0, shownString)}…`);
const whyUnusable = ({ experiment, verdict }) => {
	if (verdict.unusable === null) return null;
	const { kind, why } = verdict.unusable;
	const compare = experiment.stringToSign === null || kind !== "signed-refused" && kind !== "all-alike" ? "" : `; compare with what the server signs: ${shownStringToSign(experiment.stringToSign)}`;
	return `${experiment.operation}: ${why}${compare}`;
};

// src/signature/experiment/trial.ts
const trialOutcome = (tried, kind, open) => conclude(tried, tried.attempts.map((attempt) => trialPart(attempt, kind, open)));
const trialPart = (attempt, kind, open) => {
	const trial = attempt.verdict.trials.find((one) => one.kind === kind);
	const { operation } = attempt.experiment;
	if (trial?.outcome === "open") return {
		kind: "finding",
		finding: trialFinding(attempt, trial, trial.detail ?? open)
	};
	const unusable = whyUnusable(attempt);
	if (trial === void 0 || trial.outcome === "unknown") return {
		kind: "unknown",
		why: unusable ?? `${operation}: ${trial?.why ?? "this was not tried"}`
	};
	return trial.outcome === "closed" ? { kind: "closed" } : {
		kind: "not-applicable",
		why: `${operation}: ${trial.why ?? "there is nothing to try"}`
	};
};
const trialFinding = ({ experiment }, trial, says) => ({
	subject: `${experiment.operation} ${experiment.scheme}`,
	message: `${experiment.operation}: ${says}`,
	confidence: trial.confidence,
	where: {
		place: experiment.place,
		operation: experiment.operation
	},
	proof: [`scheme: ${experiment.scheme}`, ...trial.proof]
});

// src/model/experiment.ts
const trialKinds = [
	"unsigned",
	"any-signature",
	"stripped",
	"known-key",
	"retired-key",
	"unpinned-host",
	"forwarded-host",
	"prefix-host",
	"unenforced-components",
	"stale-timestamp",
	"future-timestamp",
	"replay",
	"replay-race",
	"algorithm-downgrade",
	"collision",
	"method-override",
	"leak"
];

// src/signature/message.ts
const toWire = (text) => Buffer.from(text, "utf8").toString("latin1");
const bytesOf = (wire) => new Uint8Array(Buffer.from(wire, "latin1"));
const wireOf = (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
const concat = (...parts) => new Uint8Array(Buffer.concat(parts));
const sameBytes = (left, right) => Buffer.compare(left, right) === 0;
const messageTo = (method, url, more = {}) => {
	const cut = /^(https?):\/\/([^/?#]+)([^?#]*)(?:\?([^#]*))?(?:#.*)?$/is.exec(url);
	if (cut === null) throw new ScanError("usage", `${JSON.stringify(url)} is no absolute http or https URL`);
	const scheme = cut[1]?.toLowerCase() === "https" ? "https" : "http";
	const authority = (cut[2] ?? "").replace(/^.*@/s, "").toLowerCase();
	const written = (more.headers ?? []).find(([name]) => name.toLowerCase() === "host")?.[1];
	return {
		method: toWire(method),
		scheme,
		host: toWire(written ?? authority.replace(scheme === "https" ? /:443$/ : /:80$/, "")),
		path: toWire(cut[3] === "" || cut[3] === void 0 ? "/" : cut[3]),
		query: cut[4] === void 0 ? null : toWire(cut[4]),
		headers: (more.headers ?? []).filter(([name]) => name.toLowerCase() !== "host").map(([name, value]) => [name, toWire(value)]),
		body: typeof more.body === "string" ? new TextEncoder().encode(more.body) : more.body ?? /* @__PURE__ */ new Uint8Array(0)
	};
};
const hostnameOf = (message) => /^(\[[^\]]*\]|[^:]*)/.exec(message.host)?.[1] ?? "";
const portOf$1 = (message) => /:(\d+)$/.exec(message.host)?.[1] ?? (message.scheme === "https" ? "443" : "80");
const targetOf$1 = (message) => message.query === null ? message.path : `${message.path}?${message.query}`;
const valuesOf$2 = (message, name) => name.toLowerCase() === "host" ? [message.host] : message.headers.filter(([key]) => key.toLowerCase() === name.toLowerCase()).map(([, value]) => value);
const headerOf = (message, name) => {
	const values = valuesOf$2(message, name);
	return values.length === 0 ? null : values.join(", ");
};
const withHeader = (message, name, value) => {
	if (name.toLowerCase() === "host") return {
		...message,
		host: value
	};
	const at = message.headers.findIndex(([key]) => key.toLowerCase() === name.toLowerCase());
	if (at < 0) return {
		...message,
		headers: [...message.headers, [name, value]]
	};
	const others = message.headers.filter(([key], index) => index === at || key.toLowerCase() !== name.toLowerCase());
	return {
		...message,
		headers: others.map((header, index) => index === at ? [name, value] : header)
	};
};
const withoutHeader = (message, name) => ({
	...message,
	headers: message.headers.filter(([key]) => key.toLowerCase() !== name.toLowerCase())
});
const withBody = (message, body) => {
	const changed = {
		...message,
		body
	};
	return headerOf(message, "content-length") === null ? changed : withHeader(changed, "Content-Length", String(body.length));
};
const pairsOf = (raw) => raw === "" ? [] : raw.split("&").map((pair) => {
	const at = pair.indexOf("=");
	return at < 0 ? {
		name: pair,
		value: "",
		equals: false
	} : {
		name: pair.slice(0, at),
		value: pair.slice(at + 1),
		equals: true
	};
});
const spell = (pairs) => pairs.map(({ name, value, equals }) => equals ? `${name}=${value}` : name).join("&");
const percentEncode = (wire) => wire.replace(/[^A-Za-z0-9\-._~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);
const percentDecode = (wire) => wire.replace(/%([0-9a-fA-F]{2})/g, (_all, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
const formDecode = (wire) => percentDecode(wire.replaceAll("+", " "));
const parameterOf = (raw, name) => {
	const pair = pairsOf(raw ?? "").find((each) => formDecode(each.name) === name);
	return pair === void 0 ? null : formDecode(pair.value);
};
const setPair = (raw, name, value) => {
	const pairs = pairsOf(raw);
	const pair = {
		name: percentEncode(name),
		value: percentEncode(value),
		equals: true
	};
	const at = pairs.findIndex((each) => formDecode(each.name) === name);
	return spell(at < 0 ? [...pairs, pair] : pairs.map((each, index) => index === at ? pair : each));
};
const dropPair = (raw, name) => spell(pairsOf(raw).filter((each) => formDecode(each.name) !== name));
const withQuery = (message, name, value) => ({
	...message,
	query: setPair(message.query ?? "", name, value)
});
const withoutQuery = (message, name) => {
	if (message.query === null) return message;
	const query = dropPair(message.query, name);
	return query === message.query ? message : {
		...message,
		query: query === "" ? null : query
	};
};
const withForm = (message, name, value) => withBody(headerOf(message, "content-type") === null ? withHeader(message, "Content-Type", "application/x-www-form-urlencoded") : message, bytesOf(setPair(wireOf(message.body), name, value)));
const withoutForm = (message, name) => {
	const raw = wireOf(message.body);
	const form = dropPair(raw, name);
	return form === raw ? message : withBody(message, bytesOf(form));
};
const isRecord$2 = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const parsedBody = (message) => {
	try {
		return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(message.body));
	} catch {
		return;
	}
};
const jsonOf = (message, path) => {
	let value = parsedBody(message);
	for (const step of path.split(".")) if (Array.isArray(value) && /^\d+$/.test(step)) value = value[Number(step)];
	else if (isRecord$2(value) && Object.hasOwn(value, step)) value = value[step];
	else return null;
	return value === void 0 ? null : toWire(typeof value === "string" ? value : JSON.stringify(value));
};
const rewriteJson = (message, path, value) => {
	const whole = message.body.length === 0 && value !== null ? {} : parsedBody(message);
	if (!isRecord$2(whole)) {
		if (value === null) return message;
		throw new ScanError("policy-invalid", `the signing scheme puts a value into the JSON body at ${path}, but the body of this request is no JSON object`);
	}
	const steps = path.split(".");
	let holder = whole;
	for (const step of steps.slice(0, -1)) {
		const inner = Object.hasOwn(holder, step) ? holder[step] : void 0;
		if (typeof inner === "object" && inner !== null) holder = inner;
		else if (value === null) return message;
		else {
			const made = {};
			Object.defineProperty(holder, step, {
				value: made,
				enumerable: true,
				configurable: true,
				writable: true
			});
			holder = made;
		}
	}
	const last = steps.at(-1) ?? "";
	if (value === null) {
		if (!Object.hasOwn(holder, last)) return message;
		delete holder[last];
	} else Object.defineProperty(holder, last, {
		value: typeof value === "number" ? value : Buffer.from(value, "latin1").toString("utf8"),
		enumerable: true,
		configurable: true,
		writable: true
	});
	return withBody(message, new TextEncoder().encode(JSON.stringify(whole)));
};
const withJson = (message, path, value) => rewriteJson(message, path, value);
const withJsonNumber = (message, path, value) => rewriteJson(message, path, value);
const withoutJson = (message, path) => rewriteJson(message, path, null);

// src/signature/algorithm.ts
const algorithms = [
	"hmac-md5",
	"hmac-sha1",
	"hmac-sha256",
	"hmac-sha384",
	"hmac-sha512",
	"ed25519",
	"ecdsa-p256-sha256",
	"ecdsa-p256-sha256-der",
	"ecdsa-p384-sha384",
	"rsa-v1_5-sha1",
	"rsa-v1_5-sha256",
	"rsa-pss-sha512",
	"sha256-secret-prefix"
];
const bytesIn = (key) => {
	if (key.kind === "bytes") return key.bytes;
	throw new ScanError("policy-invalid", "the algorithm takes a shared secret, but the key is an asymmetric one");
};
const objectIn = (key) => {
	if (key.kind === "object") return key.object;
	throw new ScanError("policy-invalid", "the algorithm takes an asymmetric key, but the secret is a shared one", { hint: "set `secret.encoding` to pem or jwk" });
};
const hmac = (hash, weak) => ({
	needs: "bytes",
	weak,
	sign: (data, key) => new Uint8Array(createHmac(hash, bytesIn(key)).update(data).digest())
});
const pss = {
	padding: constants.RSA_PKCS1_PSS_PADDING,
	saltLength: 64
};
const asymmetric = (needs, hash, options = {}) => ({
	needs,
	...needs === "rsa-pss" ? { also: "rsa" } : {},
	weak: null,
	sign: (data, key) => new Uint8Array(sign(hash, data, {
		key: objectIn(key),
		...options
	})),
	verify(data, key, signature) {
		const object = objectIn(key);
		return verify(hash, data, {
			key: object.type === "private" ? createPublicKey(object) : object,
			...options
		}, signature);
	}
});
const rows = {
	"hmac-md5": hmac("md5", "MD5 is broken as a hash; as HMAC it is only obsolete"),
	"hmac-sha1": hmac("sha1", "SHA-1 is broken as a hash; as HMAC it is only obsolete"),
	"hmac-sha256": hmac("sha256", null),
	"hmac-sha384": hmac("sha384", null),
	"hmac-sha512": hmac("sha512", null),
	ed25519: asymmetric("ed25519", null),
	"ecdsa-p256-sha256": asymmetric("ec", "sha256", { dsaEncoding: "ieee-p1363" }),
	"ecdsa-p256-sha256-der": asymmetric("ec", "sha256", { dsaEncoding: "der" }),
	"ecdsa-p384-sha384": asymmetric("ec", "sha384", { dsaEncoding: "ieee-p1363" }),
	"rsa-v1_5-sha1": {
		...asymmetric("rsa", "sha1", { padding: constants.RSA_PKCS1_PADDING }),
		weak: "SHA-1 is broken: two messages with one hash can be made, and the signature of one is that of the other"
	},
	"rsa-v1_5-sha256": asymmetric("rsa", "sha256", { padding: constants.RSA_PKCS1_PADDING }),
	"rsa-pss-sha512": asymmetric("rsa-pss", "sha512", pss),
	"sha256-secret-prefix": {
		needs: "bytes",
		weak: "a hash of secret and message can be extended without the secret (length extension); HMAC cannot",
		sign: (data, key) => new Uint8Array(createHash("sha256").update(concat(bytesIn(key), data)).digest())
	}
};
const weaknessOf = (algorithm) => rows[algorithm].weak;
const isSymmetric = (algorithm) => rows[algorithm].needs === "bytes";
const fit = (algorithm, key) => {
	const row = rows[algorithm];
	const kind = key.kind === "bytes" ? "bytes" : key.object.asymmetricKeyType;
	if (kind !== row.needs && kind !== row.also) throw new ScanError("policy-invalid", `${algorithm} takes ${row.needs === "bytes" ? "a shared secret" : `a key of type ${String(row.needs)}`}, but the key is ${kind === "bytes" ? "a shared secret" : String(kind)}`, { hint: kind === "bytes" ? "set `secret.encoding` to pem or jwk" : "set `algorithm` to one that this key can be used with" });
	return row;
};
const signWith = (algorithm, key, data) => {
	const row = fit(algorithm, key);
	if (key.kind === "object" && key.object.type === "public") throw new ScanError("policy-invalid", "the key is a public one: it can verify, but not sign");
	return row.sign(data, key);
};
const verifyWith = (algorithm, key, data, signature) => {
	const row = fit(algorithm, key);
	if (row.verify !== void 0) return row.verify(data, key, signature);
	const right = row.sign(data, key);
	return right.length === signature.length && timingSafeEqual(right, signature);
};
const spellBytes = (bytes, spelling) => {
	const buffer = Buffer.from(bytes);
	return spelling === "HEX" ? buffer.toString("hex").toUpperCase() : buffer.toString(spelling);
};
const shapes = {
	hex: /^(?:[0-9a-fA-F]{2})*$/,
	HEX: /^(?:[0-9a-fA-F]{2})*$/,
	base64: /^[A-Za-z0-9+/_-]*={0,2}$/,
	base64url: /^[A-Za-z0-9+/_-]*={0,2}$/
};
const readBytes = (text, spelling) => shapes[spelling].test(text) ? new Uint8Array(Buffer.from(text, spelling === "hex" || spelling === "HEX" ? "hex" : "base64")) : null;
const crc32 = (bytes) => {
	let crc = 4294967295;
	for (const byte of bytes) {
		crc ^= byte;
		for (let bit = 0; bit < 8; bit += 1) crc = crc >>> 1 ^ (crc & 1 ? 3988292384 : 0);
	}
	return (crc ^ 4294967295) >>> 0;
};
const digestOf = (hash, bytes) => hash === "crc32" ? bytesOf(String(crc32(bytes))) : new Uint8Array(createHash(hash).update(bytes).digest());
const digestText = (hash, bytes, spelling) => {
	const digest = digestOf(hash, bytes);
	return spelling === "raw" ? wireOf(digest) : spellBytes(digest, spelling);
};

// src/signature/experiment/alike.ts
const longestBody = 65536;
const longestCode = 200;
const deepest$1 = 4;
const mostKeys = 60;
const dates = [
	/\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},? \d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6} \d{4}[ t][\d:.]{5,20}(?: ?(?:gmt|utc|z|[+-]\d{2}:?\d{2}))?/gi,
	/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi,
	/\b\d{4}-\d\d-\d\d(?:[t ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:z|[+-]\d\d:?\d\d)?)?/gi
];
const isVarying = (run) => /\d/.test(run) && /[^\d]/.test(run) || run.length >= 20 && /[a-z]/.test(run) && /[A-Z]/.test(run) || run.length >= 8 && /^[a-f]+$/i.test(run);
const mask = (text) => dates.reduce((current, pattern) => current.replace(pattern, "#"), text).replace(/[A-Za-z0-9+/_=-]+/g, (run) => isVarying(run) ? "#" : run).replace(/\d[\d.,:]*/g, "#").replace(/\s+/g, " ").replace(/#(?:[ ,.:;+/=-]*#)+/g, "#").trim();
const telling = /^(?:ok|success|successful|valid|verified|authorized|authenticated|error|errors|code|error_?code|err|errno|status|result|reason|message|msg|type|title|detail|description|error_description|fault)$/i;
const coded = /^(?:code|error_?code|err|errno|error|status|type|reason|result)$/i;
const isCode = (text) => text.length <= 48 && /^[A-Za-z]+(?:[_.: -][A-Za-z]+)*[_.:-]?\d{0,6}$|^\d{1,6}$/.test(text);
const isRecord$1 = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const scalarText = (key, value) => {
	if (typeof value === "boolean") return String(value);
	if (typeof value !== "string" && typeof value !== "number") return null;
	const text = String(value);
	if (text === "") return null;
	return (coded.test(key) && isCode(text) ? text : mask(text)).slice(0, 80);
};
const codesIn = (value) => {
	if (Array.isArray(value)) return value.length === 0 ? [] : codesIn(value[0]);
	if (!isRecord$1(value)) return [];
	return Object.keys(value).sort().slice(0, mostKeys).flatMap((key) => {
		if (!telling.test(key)) return [];
		const inner = value[key];
		const text = scalarText(key, inner);
		if (text !== null) return [`${key}=${text}`];
		const first = Array.isArray(inner) ? inner[0] : inner;
		if (typeof first === "string" && first !== "") return [`${key}=${scalarText(key, first) ?? ""}`];
		return isRecord$1(first) ? Object.keys(first).sort().slice(0, mostKeys).flatMap((name) => {
			const within = telling.test(name) ? scalarText(name, first[name]) : null;
			return within === null ? [] : [`${key}.${name}=${within}`];
		}) : [];
	});
};
const shapeOfJson = (value, depth) => {
	if (value === null) return "null";
	if (Array.isArray(value)) return "[]";
	if (!isRecord$1(value)) return typeof value;
	if (depth >= deepest$1) return "{}";
	const members = Object.keys(value).slice(0, mostKeys).map((key) => `${mask(key).slice(0, 60)}:${shapeOfJson(value[key], depth + 1)}`);
	return `{${[...new Set(members)].sort().join(",")}}`;
};
const headerIn = (headers, wanted) => headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? "";
const challengeOf = (headers) => {
	const value = headerIn(headers, "www-authenticate");
	if (value === "") return [];
	const error = /\berror="?([A-Za-z_. -]{1,60})/.exec(value)?.[1];
	return [`challenge=${mask(value.split(/[\s,]/)[0] ?? "").slice(0, 30)}${error === void 0 ? "" : ` ${mask(error)}`}`];
};
const jsonIn = (text, type) => {
	if (!/[/+]json$/.test(type) && !/^\s*[[{]/.test(text)) return null;
	try {
		return { value: JSON.parse(text) };
	} catch {
		return null;
	}
};
const shapeOf$1 = (seen) => {
	const type = headerIn(seen.headers, "content-type").replace(/;.*$/s, "").trim().toLowerCase().slice(0, 100);
	const challenge = challengeOf(seen.headers);
	const code = (more) => [...challenge, ...more].join(";").slice(0, longestCode);
	if (seen.body === null || seen.body.length === 0) return {
		status: seen.status,
		type,
		code: code([]),
		body: ""
	};
	const text = new TextDecoder().decode(seen.body.subarray(0, longestBody));
	const json = seen.body.length > longestBody ? null : jsonIn(text, type);
	if (json !== null) {
		const shape = shapeOfJson(json.value, 0);
		return {
			status: seen.status,
			type,
			code: code(codesIn(json.value)),
			body: shape.length <= 400 ? shape : digestText("sha256", bytesOf(toWire(shape)), "hex").slice(0, 16)
		};
	}
	const masked = mask(text);
	const digest = digestText("sha256", bytesOf(toWire(masked)), "hex").slice(0, 16);
	return {
		status: seen.status,
		type,
		code: code([]),
		body: `text ${digest}`
	};
};
const alike = (left, right) => left.status === right.status && left.type === right.type && left.code === right.code && left.body === right.body;
const saysNo = ({ code }) => /(?:^|;)(?:ok|success|successful|valid|verified|authorized|authenticated)=false(?:;|$)/i.test(code) || /(?:^|;)(?:errors?|fault|err|error_?code)(?:\.[a-z_]+)?=(?!false|0(?:;|$))/i.test(code);
const isBusy = ({ status }) => status === 429 || status === 503 || status === 502 || status === 504;
const toldBy = ({ accepted, refused }) => accepted.length > 0 && accepted.every(({ expected }) => expected === true) && !refused.some(({ expected }) => expected === true);
const classOf = (answer, learned) => {
	const told = toldBy(learned);
	if (told && answer.expected === true) return "accepted";
	const yes = learned.accepted.some((each) => alike(each, answer));
	if (yes !== learned.refused.some((each) => alike(each, answer))) return yes ? "accepted" : "refused";
	if (yes || isBusy(answer)) return "other";
	if (told && answer.status < 400) return "other";
	const [among, against] = [learned.accepted.some(({ status }) => status === answer.status), learned.refused.some(({ status }) => status === answer.status)];
	if (among && !against) return saysNo(answer) ? "other" : "accepted";
	return against && !among ? "refused" : "other";
};

// src/signature/experiment/controls.ts
const baseOf = (id) => id.replace(/#\d+$/, "");
const timeOf = (id) => Number(/#(\d+)$/.exec(id)?.[1] ?? 1);
const isControl = (id, name) => baseOf(id) === name;
const passing = (answer) => answer.expected ?? ((answer.status < 400 || answer.status === 404 || answer.status === 405 || answer.status === 415 || answer.status === 422) && !saysNo(answer));
const answersOf$1 = (experiment, name) => experiment.exchanges.flatMap(({ id, answer }) => isControl(id, name) && answer !== null && !isBusy(answer) ? [answer] : []);
const short$1 = ({ status, code }) => `${status}${code === "" ? "" : ` ${code}`}`;
const remembered$3 = /* @__PURE__ */ new WeakMap();
const controlsOf = (experiment) => {
	const known = remembered$3.get(experiment);
	if (known !== void 0) return known;
	const made = learn(experiment);
	remembered$3.set(experiment, made);
	return made;
};
const learn = (experiment) => {
	const [signed, unsigned, garbled] = [
		answersOf$1(experiment, "signed"),
		answersOf$1(experiment, "unsigned"),
		answersOf$1(experiment, "garbled")
	];
	const blank = {
		signed: "unknown",
		unsigned: "unknown",
		garbled: "unknown",
		learned: {
			accepted: [],
			refused: []
		}
	};
	const fault = experiment.exchanges.find((each) => each.fault !== null)?.fault ?? null;
	const stopped = experiment.stopped ?? `the controls got no answer${fault === null ? "" : `: ${fault}`}`;
	if (!experiment.withSecret) return withoutSecret(unsigned, garbled, stopped);
	const [first] = signed;
	if (first === void 0 || unsigned.length === 0 && garbled.length === 0) return {
		...blank,
		unusable: {
			kind: "stopped",
			why: stopped
		}
	};
	const known = first;
	const negatives = [...unsigned, ...garbled];
	const like = (shape, others) => others.some((each) => alike(each, shape));
	if (!passing(known)) {
		const same = like(known, garbled) ? "just as a garbled signature is" : "";
		const why = `the signed control was refused (${short$1(known)})${same === "" ? "" : `, ${same}`}: secret, template or clock are not those of the server`;
		return {
			...blank,
			signed: "refused",
			unsigned: like(known, unsigned) || !unsigned.some(passing) ? "refused" : "accepted",
			garbled: garbled.some(passing) ? "accepted" : "refused",
			unusable: {
				kind: "signed-refused",
				why
			}
		};
	}
	const accepted = signed.filter((each) => passing(each) && !negatives.some((no) => alike(no, each) && !like(no, [known])));
	const unsignedPasses = unsigned.length > 0 && unsigned.every((each) => like(each, [known]) || passing(each) && sameKind(each, known, garbled));
	const garbledPasses = garbled.length > 0 && garbled.every((each) => like(each, [known]) || passing(each) && sameKind(each, known, unsigned));
	const refused = [...unsignedPasses ? [] : unsigned, ...garbledPasses ? [] : garbled];
	const wavering = [unsignedPasses ? [] : unsigned, garbledPasses ? [] : garbled].map((shapes) => shapes.some((each) => like(each, [known])) && shapes.some((each) => !like(each, [known])));
	const told = (passes, shapes) => shapes.length === 0 ? "unknown" : passes ? "accepted" : "refused";
	const controls = {
		signed: "accepted",
		unsigned: told(unsignedPasses, unsigned),
		garbled: told(garbledPasses, garbled),
		learned: {
			accepted,
			refused
		}
	};
	if (wavering.includes(true)) {
		const [bare, wrong] = wavering;
		const what = bare === true ? wrong === true ? "unsigned and garbled requests" : "unsigned requests" : "garbled signatures";
		return {
			...controls,
			unsigned: bare === true ? "accepted" : controls.unsigned,
			garbled: wrong === true ? "accepted" : controls.garbled,
			unusable: {
				kind: "unstable",
				why: `${what} are accepted at one time and refused at another, so no single answer says anything`
			}
		};
	}
	if (garbledPasses) {
		if (known.status >= 300 && known.expected !== true) return {
			...blank,
			unusable: {
				kind: "all-alike",
				why: `signed and garbled requests are answered alike (${short$1(known)}), and that is no success`
			}
		};
		return {
			...controls,
			unusable: {
				kind: "all-alike",
				why: "a garbled signature is accepted like a right one, so nothing can be told from one that fits"
			}
		};
	}
	if (refused.length === 0) return {
		...controls,
		unusable: {
			kind: "stopped",
			why: stopped
		}
	};
	return {
		...controls,
		unusable: null
	};
};
const sameKind = (answer, accepted, refusals) => answer.status === accepted.status && answer.type === accepted.type && !refusals.some(({ status }) => status === answer.status) && !saysNo(answer);
const withoutSecret = (unsigned, garbled, stopped) => {
	const negatives = [...unsigned, ...garbled];
	const told = (shapes) => shapes.length === 0 ? "unknown" : shapes.every((each) => each.status < 300 && !saysNo(each)) ? "accepted" : shapes.every((each) => each.status >= 400 || saysNo(each)) ? "refused" : "unknown";
	return {
		signed: "unknown",
		unsigned: told(unsigned),
		garbled: told(garbled),
		learned: {
			accepted: [],
			refused: negatives.filter((each) => each.status >= 400 || saysNo(each))
		},
		unusable: negatives.length === 0 ? {
			kind: "stopped",
			why: stopped
		} : {
			kind: "no-secret",
			why: "no secret was given, so no request could be signed"
		}
	};
};
const trust = /* @__PURE__ */ new WeakMap();
const trustedOf = (experiment) => {
	const known = trust.get(experiment);
	if (known !== void 0) return known;
	const controls = controlsOf(experiment);
	const answers = /* @__PURE__ */ new Map();
	const discarded = /* @__PURE__ */ new Map();
	let pending = [];
	let before = true;
	const isGood = ({ answer }) => answer !== null && classOf(answer, controls.learned) === "accepted";
	for (const exchange of experiment.exchanges) {
		pending.push(exchange);
		if (!isControl(exchange.id, "signed")) continue;
		if (exchange.answer === null || isBusy(exchange.answer)) continue;
		const good = isGood(exchange);
		for (const each of pending) if (each.answer === null) discarded.set(each.id, each.fault ?? "it was not answered");
		else if (isBusy(each.answer)) discarded.set(each.id, `the server answered ${each.answer.status}`);
		else if (good && (before || each === exchange)) answers.set(each.id, {
			...each,
			answer: each.answer
		});
		else discarded.set(each.id, `the signed control was refused ${good ? "before" : "afterwards"}, so a refusal says nothing`);
		before = good;
		pending = [];
	}
	const whole = experiment.withSecret ? null : pending;
	for (const each of pending) if (whole !== null && each.answer !== null && !isBusy(each.answer)) answers.set(each.id, {
		...each,
		answer: each.answer
	});
	else discarded.set(each.id, each.fault ?? experiment.stopped ?? "no signed control was accepted afterwards");
	const made = {
		controls,
		answers,
		why: (id) => discarded.get(id) ?? experiment.stopped ?? "it was not tried"
	};
	trust.set(experiment, made);
	return made;
};

// src/signature/experiment/matrix.ts
const shown = (answer) => answer === null ? "no answer" : `${answer.status}${answer.code === "" ? "" : ` (${answer.code})`}`;
const later = /* @__PURE__ */ new Set([
	404,
	405,
	501
]);
const laterForBodies = /* @__PURE__ */ new Set([
	...later,
	400,
	415,
	422
]);
const isClientError = ({ status }) => status >= 400 && status < 500;
const judgeTriple = ({ pos, neg, probe }, learned, missing = "not every request was answered", behind = later) => {
	const cell = (observed, why, more = {}) => ({
		observed,
		confidence: "proven",
		how: null,
		why,
		...more
	});
	if (probe === null || neg === null) return cell("unknown", missing);
	const probeClass = classOf(probe, learned);
	const likeNeg = alike(probe, neg);
	if ((learned.accepted.some((each) => alike(each, probe)) || probeClass === "accepted" && classOf(neg, learned) === "refused") && !likeNeg) return cell("uncovered", null);
	if (pos === null) return cell("unknown", missing);
	if (alike(probe, pos) && !likeNeg) return cell("uncovered", null, probeClass === "refused" ? { confidence: "likely" } : {});
	if (likeNeg && !alike(pos, neg)) return cell("covered", null);
	if (classOf(pos, learned) === "accepted" && (probeClass === "refused" || isClientError(probe))) return cell("covered", null, { how: likeNeg ? null : "a later step refuses" });
	const isLater = behind.has(probe.status) || probe.status < 400 && saysNo(probe) && learned.refused.every(({ status }) => status === probe.status);
	if (alike(pos, neg) && !likeNeg && isLater && probeClass !== "refused") return cell("uncovered", null, {
		confidence: "likely",
		how: "the server verified something else than what was sent"
	});
	if (likeNeg) return cell("unknown", `the changed request is answered with ${shown(probe)} whatever its signature is: something else answers before the signature is looked at`);
	return cell("unknown", `right signature ${shown(pos)}, wrong one ${shown(neg)}, that of the original ${shown(probe)}: this fits no verdict`, alike(pos, neg) ? { odd: true } : {});
};
const tripleOf = (trusted, name, time) => {
	const get = (role) => trusted.answers.get(`${name}/${role}${time === 1 ? "" : `#${time}`}`)?.answer ?? null;
	return {
		pos: get("POS"),
		neg: get("NEG"),
		probe: get("PROBE")
	};
};
const judgeVariant = (trusted, name) => {
	const { learned } = trusted.controls;
	const first = tripleOf(trusted, name, 1);
	const proof = [`${name}: right signature ${shown(first.pos)}, wrong one ${shown(first.neg)}, that of the original ${shown(first.probe)}`];
	const missing = [
		"PROBE",
		"NEG",
		"POS"
	].filter((role) => !trusted.answers.has(`${name}/${role}`)).map((role) => trusted.why(`${name}/${role}`))[0];
	const behind = name.startsWith("body/") ? laterForBodies : later;
	const judged = judgeTriple(first, learned, missing, behind);
	if (judged.observed !== "uncovered") return {
		...judged,
		proof
	};
	const again = tripleOf(trusted, name, 2);
	if (again.probe === null) return {
		...judged,
		confidence: "likely",
		proof
	};
	if (judgeTriple({
		...again,
		pos: again.pos ?? first.pos,
		neg: again.neg ?? first.neg
	}, learned, void 0, behind).observed === "uncovered") return {
		...judged,
		proof: [...proof, `again, alone: ${shown(again.probe)}`]
	};
	return {
		...judged,
		observed: "unknown",
		how: null,
		why: `it was let through once (${shown(first.probe)}) and not the second time (${shown(again.probe)})`,
		odd: true,
		proof
	};
};

// src/signature/experiment/told.ts
const told = (outcome, why, more = {}) => ({
	outcome,
	why,
	detail: null,
	confidence: "proven",
	proof: [],
	...more
});
const line = (exchange) => `${exchange.id}: ${exchange.changed} → ${shown(exchange.answer)}`;
const asked = (experiment, kind) => experiment.exchanges.filter(({ id }) => id === kind || id.startsWith(`${kind}/`));
const naming = "not applicable: ";
const unsent = (experiment, kind) => {
	const why = asked(experiment, kind).find(({ answer }) => answer === null)?.fault ?? experiment.stopped ?? "it was not tried";
	return why.startsWith("not applicable: ") ? told("not-applicable", why.slice(16)) : told("unknown", why);
};
const accepts = (trusted, exchange) => exchange !== void 0 && classOf(exchange.answer, trusted.controls.learned) === "accepted";
const refuses = (trusted, { answer }) => {
	const { learned } = trusted.controls;
	return classOf(answer, learned) === "refused" || answer.status >= 400 || saysNo(answer) && learned.refused.every(saysNo) && !learned.accepted.some(saysNo);
};
const mustRefuse = (experiment, trusted, kind, says) => {
	const ids = [...new Set(asked(experiment, kind).map(({ id }) => baseOf(id)))];
	const answered = ids.flatMap((id) => trusted.answers.get(id) ?? []);
	if (answered.length === 0) return unsent(experiment, kind);
	const open = answered.filter((each) => accepts(trusted, each));
	const confirmed = open.filter(({ id }) => accepts(trusted, trusted.answers.get(`${id}#2`)));
	const unconfirmed = open.filter(({ id }) => !trusted.answers.has(`${id}#2`));
	const [found] = [...confirmed, ...unconfirmed];
	if (found !== void 0) {
		const all = confirmed.length > 0 ? confirmed : unconfirmed;
		return told("open", null, {
			detail: all.map(({ id }) => says(id.slice(kind.length + 1))).join("; "),
			confidence: confirmed.length > 0 ? "proven" : "likely",
			proof: all.map(line)
		});
	}
	if (open.length > 0) return told("unknown", `accepted once and refused the second time: ${open.map(({ id }) => id).join(", ")}`);
	const unclear = answered.find((each) => !refuses(trusted, each));
	if (unclear !== void 0) return told("unknown", `${unclear.id} is answered with ${shown(unclear.answer)}, which is neither accepted nor refused`);
	const lost = ids.find((id) => !trusted.answers.has(id) && !(experiment.exchanges.find((each) => each.id === id)?.fault ?? "").startsWith("not applicable: "));
	return lost === void 0 ? told("closed", null, { proof: answered.map(line) }) : told("unknown", `${lost}: ${trusted.why(lost)}`);
};

// src/signature/experiment/override.ts
const ways = (experiment, kind) => asked(experiment, kind).flatMap(({ id }) => id.split("/").length === 2 && !id.includes("#") ? [id] : []);
const routed = (trusted, { answer }) => {
	const { learned } = trusted.controls;
	return classOf(answer, learned) === "other" && (answer.status === 404 || answer.status === 405 || answer.status === 501 || answer.status < 400);
};
const turned = (experiment, trusted, kind) => ways(experiment, kind).filter((id) => {
	const answer = trusted.answers.get(id);
	return answer !== void 0 && !accepts(trusted, answer) && routed(trusted, answer);
});
const words$2 = {
	"method-override": "the method",
	"path-override": "the path"
};
const judgeOverride = (experiment, trusted, kind) => {
	const all = ways(experiment, kind);
	const answered = all.flatMap((id) => trusted.answers.get(id) ?? []);
	if (answered.length === 0) return unsent(experiment, kind);
	const open = turned(experiment, trusted, kind);
	for (const id of open) {
		const found = judgeWay(trusted, experiment, kind, id);
		if (found.outcome === "open") return found;
	}
	const [first] = open;
	if (first !== void 0) return judgeWay(trusted, experiment, kind, first);
	const unclear = answered.find((each) => !accepts(trusted, each) && classOf(each.answer, trusted.controls.learned) !== "refused");
	if (unclear !== void 0) return told("unknown", `${unclear.id} is answered with ${shown(unclear.answer)}`);
	const lost = all.find((id) => !trusted.answers.has(id));
	return lost === void 0 ? told("closed", null, { proof: answered.map(line) }) : told("unknown", `${lost}: ${trusted.why(lost)}`);
};
const judgeWay = (trusted, experiment, kind, id) => {
	const first = trusted.answers.get(id);
	const wrong = trusted.answers.get(`${id}/NEG`);
	if (first === void 0) return told("unknown", trusted.why(id));
	const says = (way) => `${way} changes ${words$2[kind]} after the signature was checked (${shown(first.answer)})`;
	const named = id.endsWith("/headers") ? "an unsigned header" : id.slice(kind.length + 1);
	if (wrong === void 0) return told("open", null, {
		detail: says(named),
		confidence: "likely",
		proof: [line(first)]
	});
	if (classOf(wrong.answer, trusted.controls.learned) !== "refused") return told("unknown", `it is answered with ${shown(wrong.answer)} under a wrong signature too: what answers stands before the check`);
	const alone = asked(experiment, id).flatMap((each) => each.id === id || each.id === `${id}/NEG` ? [] : trusted.answers.get(each.id) ?? []);
	const again = alone.filter((each) => !accepts(trusted, each) && routed(trusted, each));
	if (alone.length > 0 && again.length === 0) return told("unknown", "the answer turned once, and not the second time");
	const way = id.endsWith("/headers") && again.length > 0 ? again.map((each) => each.id.slice(id.length + 1)).join(" and ") : named;
	return told("open", null, {
		detail: says(way),
		confidence: again.length > 0 ? "proven" : "likely",
		proof: [
			first,
			wrong,
			...again
		].map(line)
	});
};

// src/signature/experiment/components.ts
const always = [
	"method",
	"scheme",
	"host",
	"path",
	"query",
	"body",
	"timestamp",
	"nonce",
	"content-type"
];
const variantsOf = (experiment, component) => [...new Set(experiment.exchanges.flatMap(({ id }) => {
	const parts = baseOf(id).split("/");
	return parts.length >= 3 && parts[0] === component ? [parts.slice(0, -1).join("/")] : [];
}))];
const leftOut = (experiment, component) => experiment.exchanges.find(({ id, answer }) => id === component && answer === null)?.fault ?? null;
const merged = (cells) => {
	const open = cells.filter(([, { observed }]) => observed === "uncovered");
	const [, worst] = open.find(([, { confidence }]) => confidence === "proven") ?? open[0] ?? [];
	if (worst !== void 0) return {
		...worst,
		how: worst.how ?? open.map(([name]) => wordsOf$2(name)).join("; "),
		proof: open.flatMap(([, { proof }]) => proof)
	};
	const all = cells.map(([, cell]) => cell);
	return all.find(({ odd }) => odd === true) ?? all.find(({ observed }) => observed === "covered") ?? all[0] ?? null;
};
const words$1 = {
	"query/added": "an added key is not bound",
	"query/changed": "a changed value is not bound",
	"query/repeated": "a repeated key is not bound",
	"query/repeated-before": "a key repeated before its value is not bound",
	"body/last-value": "a changed value at the end is not bound",
	"body/first-value": "a changed value at the start is not bound",
	"body/added-key": "an added member is not bound",
	"body/appended": "what stands behind the expected end is not bound",
	"body/alternate": "another body is accepted",
	"body/digest-recomputed": "the digest is compared, but not signed",
	"path/child": "another path is accepted",
	"path/sibling": "the path of another resource is accepted"
};
const wordsOf$2 = (variant) => words$1[variant] ?? `${variant.split("/").slice(1).join("/")} is not bound`;
const methodCells = (cells, trusted) => {
	const head = cells.find(([name]) => name === "method/HEAD" || name === "method/GET");
	if (head === void 0 || head[1].observed !== "uncovered") return cells;
	const others = cells.filter((each) => each !== head);
	const pos = trusted.answers.get(`${head[0]}/POS`)?.answer;
	const neg = trusted.answers.get(`${head[0]}/NEG`)?.answer;
	if (!(pos !== void 0 && neg !== void 0 && (alike(pos, neg) || classOf(pos, trusted.controls.learned) === "refused"))) return cells;
	if (others.some(([, cell]) => cell.observed === "covered")) return others;
	if (others.some(([, cell]) => cell.observed === "uncovered")) return cells;
	const why = "HEAD is verified as GET, and no other method reached the verification";
	return [...others, [head[0], {
		...head[1],
		observed: "unknown",
		why,
		how: null
	}]];
};
const hostCell = (trusted) => {
	const { learned } = trusted.controls;
	const [pos, neg, probe] = [
		"POS",
		"NEG",
		"PROBE"
	].map((role) => trusted.answers.get(`host/foreign/${role}`)?.answer ?? null);
	const cell = judgeVariant(trusted, "host/foreign");
	if (probe === null || probe === void 0 || pos === null || pos === void 0 || neg === null || neg === void 0) return cell;
	const passed = classOf(pos, learned) === "accepted";
	if (cell.observed === "uncovered" && !passed && !alike(pos, probe) && (classOf(pos, learned) === "refused" || alike(pos, neg))) return {
		...cell,
		observed: "covered",
		confidence: "proven",
		how: "static",
		why: null
	};
	if (cell.observed === "covered") return {
		...cell,
		how: passed ? "as the client claims it" : "pinned"
	};
	const twin = trusted.answers.get("forwarded-host/twin")?.answer;
	if (cell.observed === "unknown" && twin !== void 0 && classOf(twin, learned) === "refused" && alike(pos, neg) && alike(probe, neg)) return {
		...cell,
		observed: "covered",
		why: null,
		how: classOf(neg, learned) === "refused" ? "pinned" : "a foreign host is refused before the signature is looked at"
	};
	return cell;
};
const withPadding = (cells, trusted) => {
	const padded = judgeVariant(trusted, "body/padded");
	return cells.filter(([name]) => name !== "body/padded").map(([name, cell]) => name === "body/appended" && cell.observed === "uncovered" && cell.confidence === "likely" && padded.observed === "uncovered" ? [name, {
		...cell,
		confidence: "proven",
		how: null,
		proof: [...cell.proof, ...padded.proof]
	}] : [name, cell]);
};
const overriddenCell = (experiment, trusted) => {
	const { outcome, detail, confidence, proof } = judgeOverride(experiment, trusted, "path-override");
	return outcome === "open" ? [["path/override", {
		observed: "uncovered",
		confidence,
		how: detail,
		why: null,
		proof
	}]] : [];
};
const notTried = (why) => ({
	observed: "unknown",
	confidence: "proven",
	how: null,
	why,
	proof: []
});
const undeclared$1 = (experiment, component, trusted) => {
	const isPresent = experiment.present.includes(component);
	if (!isPresent && !(component === "timestamp" || component === "nonce")) return {
		observed: "not-applicable",
		how: null,
		why: `the request has no ${component}`,
		confidence: "proven",
		proof: []
	};
	if (trusted.controls.signed !== "accepted") return {
		observed: "unknown",
		how: null,
		why: trusted.controls.unusable?.why ?? "no signed control was accepted",
		confidence: "proven",
		proof: []
	};
	return {
		observed: "uncovered",
		how: isPresent ? "the string to sign does not contain it" : `the scheme has no ${component}`,
		why: null,
		confidence: "proven",
		proof: ["the signed control was accepted, and its string to sign does not contain it"]
	};
};
const judgeComponents = (experiment, trusted) => {
	return [.../* @__PURE__ */ new Set([
		...always,
		...experiment.declared,
		...experiment.present
	])].filter((each) => each !== "header:content-type" && each !== "header:host").map((component) => {
		const declared = experiment.declared.includes(component);
		const blank = {
			component,
			declared,
			how: null,
			confidence: "proven",
			proof: []
		};
		const { unusable } = trusted.controls;
		if (unusable !== null) return {
			...blank,
			observed: "unknown",
			why: unusable.why
		};
		if (!declared) return {
			component,
			declared,
			...undeclared$1(experiment, component, trusted)
		};
		if (!experiment.present.includes(component)) return {
			...blank,
			observed: "not-applicable",
			why: `the request has no ${component} that could be changed`
		};
		const names = variantsOf(experiment, component);
		const cells = names.map((name) => [name, judgeVariant(trusted, name)]);
		const reused = component === "nonce" ? trusted.answers.get("same-nonce/1")?.answer : void 0;
		const remembered = reused !== void 0 && classOf(reused, trusted.controls.learned) === "accepted" ? "what is remembered is the signature: the same nonce is taken again with a new timestamp" : null;
		const cell = (component === "host" ? names.length === 0 ? null : hostCell(trusted) : merged(component === "method" ? methodCells(cells, trusted) : component === "body" ? withPadding(cells, trusted) : [...cells.filter(([name, each]) => name !== "path/encoded" || each.observed === "covered"), ...component === "path" ? overriddenCell(experiment, trusted) : []])) ?? notTried(leftOut(experiment, component) ?? experiment.stopped ?? "it could not be tried");
		return {
			component,
			declared,
			observed: cell.observed,
			how: cell.how ?? remembered,
			why: cell.observed === "unknown" ? cell.why : null,
			confidence: cell.confidence,
			proof: cell.proof
		};
	});
};

// src/signature/experiment/replay.ts
const judgeReplay = (experiment, trusted) => {
	const first = trusted.answers.get("replay/first");
	const again = ["replay/again", "replay/again#2"].flatMap((id) => trusted.answers.get(id) ?? []);
	if (first === void 0 || again.length === 0) return unsent(experiment, "replay");
	if (!accepts(trusted, first)) return told("unknown", `the request to be repeated was answered with ${shown(first.answer)}`);
	const passed = again.filter((each) => accepts(trusted, each));
	const cached = trusted.answers.get("replay/cached");
	if (passed.length > 0 && cached !== void 0 && accepts(trusted, cached)) return told("unknown", "the same URL is answered without a right signature too, so a cache answers");
	if (passed.length > 0) return told("open", null, {
		detail: `the same request was accepted again (${passed.length} of ${again.length} times)`,
		confidence: passed.length > 1 ? "proven" : "likely",
		proof: [first, ...again].map(line)
	});
	const unclear = again.find((each) => !refuses(trusted, each));
	if (unclear !== void 0) return told("unknown", `the repeated request is answered with ${shown(unclear.answer)}`);
	const other = mustRefuse(experiment, trusted, "replay-respelled", () => "the same request is accepted again once its signature is spelled in another way");
	if (other.outcome === "open") return other;
	const renewed = mustRefuse(experiment, trusted, "replay-repeated", (where) => `the same request is accepted again with a new nonce ${where} the one that was signed`);
	return renewed.outcome === "open" ? renewed : told("closed", null, { proof: [first, ...again].map(line) });
};
const race = (experiment, trusted) => {
	const copies = experiment.exchanges.flatMap(({ id }) => id.startsWith("replay-race/") ? trusted.answers.get(id) ?? [] : []);
	if (copies.length === 0) return unsent(experiment, "replay-race");
	const rounds = [1, 2].map((time) => copies.filter(({ id }) => timeOf(id) === time)).filter((each) => each.length > 0);
	const [first = 0, second] = rounds.map((each) => each.filter((copy) => accepts(trusted, copy)).length);
	if (first === 0) return told("unknown", "none of the copies was accepted");
	if (first === 1) return told("closed", null, { proof: copies.map(line) });
	return told("open", null, {
		detail: `${first} of ${rounds[0]?.length ?? 0} copies sent at once were accepted`,
		confidence: second !== void 0 && second > 1 ? "proven" : "likely",
		proof: copies.map(line)
	});
};

// src/signature/experiment/window.ts
const seconds = (id) => Number(id.split("/")[1]?.replace(/#.*$/, "") ?? "");
const spokenAge = (value) => value >= 31536e3 ? `${Math.floor(value / 31536e3)} years` : `${value} s`;
const border = (experiment, trusted, side) => {
	const edge = `${side}-border`;
	const judged = mustRefuse(experiment, trusted, edge, (age) => `a timestamp ${spokenAge(Number(age))} ${side === "stale" ? "old" : "ahead"} is accepted`);
	if (judged.outcome === "open") {
		const furthest = Math.max(...accepted(experiment, trusted, side), 0);
		if (furthest === 0) return judged;
		const shown = [...trusted.answers.values()].find(({ id }) => id.startsWith(`${side}/`) && seconds(id) === furthest);
		return {
			...judged,
			detail: `a timestamp ${spokenAge(furthest)} ${side === "stale" ? "old" : "ahead"} is accepted`,
			proof: [...shown === void 0 ? [] : [line(shown)], ...judged.proof]
		};
	}
	if (side === "future" || judged.outcome !== "closed") return judged;
	if (asked(experiment, "stale-alternate").length === 0) return judged;
	const alternate = mustRefuse(experiment, trusted, "stale-alternate", (age) => `a timestamp ${spokenAge(Number(age))} old is accepted beside a fresh Date or X-Date header that nobody signs`);
	if (alternate.outcome === "open" || asked(experiment, "stale-repeated").length === 0) return alternate.outcome === "open" ? alternate : judged;
	const repeated = mustRefuse(experiment, trusted, "stale-repeated", (where) => `an old timestamp is accepted with a fresh one ${where} it in a second header`);
	return repeated.outcome === "open" ? repeated : judged;
};
const accepted = (experiment, trusted, side) => experiment.exchanges.flatMap(({ id }) => {
	if (!(id.startsWith(`${side}/`) || id.startsWith(`${side}-border/`)) || timeOf(id) > 1) return [];
	const answer = trusted.answers.get(id);
	return answer !== void 0 && accepts(trusted, answer) ? [seconds(id)] : [];
});
const refused = (experiment, trusted, side) => experiment.exchanges.flatMap(({ id }) => {
	if (!(id.startsWith(`${side}/`) || id.startsWith(`${side}-border/`)) || timeOf(id) > 1) return [];
	const answer = trusted.answers.get(id);
	return answer !== void 0 && !accepts(trusted, answer) && refuses(trusted, answer) ? [seconds(id)] : [];
});
const sideOf = (experiment, trusted, side) => {
	const [yes, no] = [accepted(experiment, trusted, side), refused(experiment, trusted, side)];
	const beyond = no.length === 0 ? null : Math.min(...no);
	return {
		within: Math.max(0, ...yes.filter((age) => beyond === null || age < beyond)),
		beyond,
		measured: yes.length + no.length > 0
	};
};
const isResolved = ({ within, beyond }) => beyond === null ? within >= unbounded : beyond - within <= 4;
const unbounded = 31536e3;
const windowOf = (experiment, trusted) => {
	if (trusted.controls.unusable !== null) return null;
	const [past, future] = [sideOf(experiment, trusted, "stale"), sideOf(experiment, trusted, "future")];
	if (!past.measured || !future.measured || !isResolved(past) || !isResolved(future)) return null;
	return {
		pastSeconds: past.within,
		futureSeconds: future.within,
		unbounded: past.beyond === null || future.beyond === null
	};
};

// src/signature/experiment/trials.ts
const strippedWords = {
	removed: "a request whose signature header is missing is accepted",
	empty: "an empty signature is accepted",
	"empty-header": "an empty signature header is accepted",
	"first-1": "the first character of the signature is enough",
	"first-8": "the first 8 characters of the signature are enough",
	"first-16": "the first 16 characters of the signature are enough",
	zeros: "a signature of zeros is accepted",
	"unknown-word": "an unknown word before the signature switches the check off"
};
const stripped = (experiment, trusted) => {
	const all = mustRefuse(experiment, trusted, "stripped", (variant) => strippedWords[variant] ?? `a signature stripped to ${variant} is accepted`);
	if (trusted.controls.unsigned !== "accepted") return all;
	const rest = {
		...experiment,
		exchanges: experiment.exchanges.filter(({ id }) => !/^stripped\/(?:removed|empty|empty-header)(?:#|$)/.test(id))
	};
	return mustRefuse(rest, trusted, "stripped", (variant) => strippedWords[variant] ?? `a signature stripped to ${variant} is accepted`);
};
const keyWords = (key) => {
	if (key === "empty") return "a signature made with an empty key is accepted";
	if (key.startsWith("public-")) return "a MAC keyed with the public key is accepted, because the request names the algorithm: whoever knows that key can sign";
	return `a signature made with the well-known key ${key} is accepted`;
};
const control = (experiment, trusted, name, says) => {
	const state = trusted.controls[name];
	const shapes = experiment.exchanges.filter(({ id, answer }) => baseOf(id) === name && answer !== null);
	if (state === "unknown" || shapes.length === 0) return told("unknown", trusted.controls.unusable?.why ?? trusted.why(`${name}#1`));
	const proof = shapes.slice(0, 3).map(line);
	if (state !== "accepted") return told("closed", null, { proof });
	const wavers = trusted.controls.unusable?.kind === "unstable";
	return told("open", null, {
		detail: wavers ? `${says} now and then, and refused at other times` : says,
		proof,
		confidence: experiment.withSecret && shapes.length > 1 && !wavers ? "proven" : "likely"
	});
};
const foreignHost = (experiment, trusted) => {
	const [pos, neg] = [trusted.answers.get("host/foreign/POS"), trusted.answers.get("host/foreign/NEG")];
	if (pos === void 0 || neg === void 0) {
		const note = unsent(experiment, "unpinned-host");
		return pos === void 0 && asked(experiment, "host/foreign").length === 0 ? note : told("unknown", trusted.why("host/foreign/POS"));
	}
	if (accepts(trusted, pos) && !accepts(trusted, neg)) {
		const again = trusted.answers.get("host/foreign/POS#2");
		if (again !== void 0 && !accepts(trusted, again)) return told("unknown", "a foreign host was accepted once and refused the second time");
		return told("open", null, {
			detail: "a request to a foreign host is accepted when it is signed for that host",
			confidence: again === void 0 ? "likely" : "proven",
			proof: [line(pos)]
		});
	}
	if (alike(pos.answer, neg.answer) && classOf(neg.answer, trusted.controls.learned) === "other") return told("unknown", `every request to a foreign host is answered with ${shown(neg.answer)} before its signature is looked at`);
	return refuses(trusted, pos) ? told("closed", null, { proof: [line(pos)] }) : told("unknown", `a foreign host is answered with ${shown(pos.answer)}`);
};
const prefixHost = (experiment, trusted) => {
	const plain = foreignHost(experiment, trusted);
	if (plain.outcome === "open") return told("not-applicable", "every foreign host is accepted, so there is no comparison to slip through");
	const judged = mustRefuse(experiment, trusted, "prefix-host", (host) => `the host ${host} is taken for our own`);
	return plain.outcome === "unknown" && judged.outcome === "closed" ? told("unknown", plain.why) : judged;
};
const forwardedHost = (experiment, trusted) => {
	const twin = trusted.answers.get("forwarded-host/twin");
	const rest = {
		...experiment,
		exchanges: experiment.exchanges.filter(({ id }) => baseOf(id) !== "forwarded-host/twin")
	};
	const judged = mustRefuse(rest, trusted, "forwarded-host", (header) => `${header} decides for which host the signature is verified`);
	if (judged.outcome !== "open" || twin === void 0) return judged;
	return accepts(trusted, twin) ? told("unknown", "a signature for a foreign host is accepted without any such header too") : judged;
};
const collision = (experiment, trusted) => {
	const names = [...new Set(asked(experiment, "collision").flatMap(({ id }) => /\/(?:POS|NEG|PROBE)(?:#|$)/.test(id) ? [baseOf(id).replace(/\/[A-Z]+$/, "")] : []))];
	if (names.length === 0) return unsent(experiment, "collision");
	const cells = names.map((name) => [name, judgeVariant(trusted, name)]);
	const open = cells.find(([, cell]) => cell.observed === "uncovered");
	if (open !== void 0) {
		const [name, cell] = open;
		return told("open", null, {
			detail: `two different requests have one string to sign: ${name.replace(/^collision\//, "")}`,
			confidence: cell.confidence,
			proof: cell.proof
		});
	}
	const unknown = cells.find(([, cell]) => cell.observed === "unknown");
	return unknown === void 0 ? told("closed", null, { proof: cells.flatMap(([, cell]) => cell.proof) }) : told("unknown", unknown[1].why);
};
const leak = (experiment) => {
	const found = experiment.exchanges.filter(({ leaked }) => leaked.length > 0);
	const [first] = found;
	if (first !== void 0) {
		const what = [...new Set(found.flatMap(({ leaked }) => leaked))].sort();
		const names = {
			signature: "the expected signature",
			"string-to-sign": "the string to sign",
			key: "the key"
		};
		return told("open", null, {
			detail: `an answer contains ${what.map((each) => names[each]).join(" and ")}`,
			proof: found.slice(0, 3).map(({ id, changed, answer }) => `${id}: ${changed} → ${shown(answer)}`)
		});
	}
	if (!experiment.exchanges.some(({ answer }) => answer !== null)) return told("unknown", experiment.stopped ?? "nothing was answered");
	return experiment.withSecret ? told("closed", null) : told("unknown", "without the secret nobody can tell what a right signature would be");
};
const judges = {
	unsigned: (experiment, trusted) => control(experiment, trusted, "unsigned", "a request without a signature is accepted"),
	"any-signature": (experiment, trusted) => control(experiment, trusted, "garbled", "a wrong signature is accepted"),
	stripped,
	"known-key": (experiment, trusted) => mustRefuse(experiment, trusted, "known-key", keyWords),
	"retired-key": (experiment, trusted) => mustRefuse(experiment, trusted, "retired-key", () => "the previous secret is still accepted"),
	"unpinned-host": foreignHost,
	"forwarded-host": forwardedHost,
	"prefix-host": prefixHost,
	"unenforced-components": (experiment, trusted) => mustRefuse(experiment, trusted, "unenforced-components", (list) => `a signature ${list} is accepted`),
	"stale-timestamp": (experiment, trusted) => border(experiment, trusted, "stale"),
	"future-timestamp": (experiment, trusted) => border(experiment, trusted, "future"),
	replay: judgeReplay,
	"replay-race": race,
	"algorithm-downgrade": (experiment, trusted) => mustRefuse(experiment, trusted, "algorithm-downgrade", (name) => `a signature by ${name} is accepted, because the request names it`),
	collision,
	"method-override": (experiment, trusted) => judgeOverride(experiment, trusted, "method-override"),
	leak
};
const independent = /* @__PURE__ */ new Set([
	"unsigned",
	"any-signature",
	"leak"
]);
const possible = /* @__PURE__ */ new Set(["stripped", "known-key"]);
const withoutControl = (experiment, kind, refusals) => {
	const answered = asked(experiment, kind).flatMap((each) => each.answer === null ? [] : [{
		...each,
		answer: each.answer
	}]);
	if (answered.length === 0) return unsent(experiment, kind);
	const open = answered.filter(({ answer }) => answer.status < 300 && refusals.length > 0 && refusals.every((each) => !alike(each, answer) && each.status >= 400));
	if (open.length > 0) return told("open", null, {
		detail: open.map(({ id }) => `${id.slice(kind.length + 1)} is accepted`).join("; "),
		confidence: "likely",
		proof: open.map(line)
	});
	return answered.every(({ answer }) => refusals.some((each) => alike(each, answer))) ? told("closed", null, {
		confidence: "likely",
		proof: answered.map(line)
	}) : told("unknown", "no secret was given, and the answers do not tell by themselves");
};
const judgeTrial = (kind, experiment, trusted) => {
	const { unusable, learned } = trusted.controls;
	if (unusable === null || independent.has(kind)) return {
		kind,
		...judges[kind](experiment, trusted)
	};
	if (unusable.kind === "no-secret" && possible.has(kind)) return {
		kind,
		...withoutControl(experiment, kind, learned.refused)
	};
	return {
		kind,
		...told("unknown", unusable.why)
	};
};

// src/signature/experiment/verdict.ts
const remembered$2 = /* @__PURE__ */ new WeakMap();
const replayWords = {
	open: "accepted",
	closed: "refused",
	unknown: "unknown",
	"not-applicable": "not-applicable"
};
const judgeExperiment = (experiment) => {
	const known = remembered$2.get(experiment);
	if (known !== void 0) return known;
	const trusted = trustedOf(experiment);
	const { controls } = trusted;
	const verdict = {
		operation: experiment.operation,
		scheme: experiment.scheme,
		controls: {
			signed: controls.signed,
			unsigned: controls.unsigned,
			garbled: controls.garbled
		},
		unusable: controls.unusable,
		components: judgeComponents(experiment, trusted),
		window: windowOf(experiment, trusted),
		replay: controls.unusable === null ? replayWords[judgeReplay(experiment, trusted).outcome] : "unknown",
		trials: trialKinds.map((kind) => judgeTrial(kind, experiment, trusted))
	};
	remembered$2.set(experiment, verdict);
	return verdict;
};

// src/checks/algorithm-downgrade.ts
const algorithmDowngrade = defineCheck({
	id: "algorithm-downgrade",
	title: "The client can choose a weaker algorithm",
	category: "signature",
	severity: "medium",
	since: "0.1.0",
	needs: ["signing", "experiments"],
	doc: {
		what: "Where a scheme lets the client name the algorithm, names another one and signs with it. With an RSA key that is PKCS #1 v1.5 or SHA-1, with a shared secret SHA-1 or MD5, and with a token `none` and no signature. A changed name alone, with the bytes of the right algorithm, is no finding.",
		why: "The side that is to be checked chooses how it is checked. With a public key that is taken for a shared secret, everybody can sign.",
		fix: "Fix the algorithm together with the key, on the server, and refuse a message that names another.",
		example: {
			language: "python",
			before: `@app.before_request
def verify():
    alg = request.headers["X-Signature-Algorithm"]
    right = hmac.new(SECRET, message(request), alg).hexdigest()
    if not hmac.compare_digest(right, request.headers["X-Signature"]):
        abort(401)`,
			after: `@app.before_request
def verify():
    right = hmac.new(SECRET, message(request), "sha256").hexdigest()
    if not hmac.compare_digest(right, request.headers["X-Signature"]):
        abort(401)`
		},
		references: ["https://www.rfc-editor.org/rfc/rfc9421#section-7.3.6", "https://www.rfc-editor.org/rfc/rfc9421#section-3.2.1"],
		cwe: [757, 327],
		owasp: ["API2:2023"]
	},
	run: (facts) => trialOutcome(triedWith(facts, judgeExperiment), "algorithm-downgrade", "another algorithm that the client names is accepted")
});

// src/signature/captured-use.ts
const nothingCaptured = "no captured call carries a signature";
const quoteUse = ({ method, url, status, source }) => `${method} ${url} → ${status === null ? "no answer" : `HTTP ${status}`} (${source.file}, ${source.entry})`;
const whereUsed = (spec, captures, { scheme, host, use }) => ({
	place: spec.operations.find(({ id }) => id === use.operation)?.place ?? captures.schemes.find(({ name }) => name === scheme)?.place ?? null,
	...use.operation === null ? {} : { operation: use.operation },
	host,
	url: use.url
});

// src/signature/experiment/strength.ts
const schemeOutcome = ({ schemes }, judge) => {
	if (schemes.length === 0) return notApplicable(nothingSigned$1);
	return outcomeOf(schemes.flatMap((scheme) => {
		const found = judge(scheme);
		const [operation] = scheme.operations;
		return found === null ? [] : {
			subject: `scheme ${scheme.name}`,
			confidence: "proven",
			...scheme.builtin ? {
				severity: "low",
				limitation: true
			} : {},
			where: {
				place: scheme.place,
				...operation === void 0 ? {} : { operation }
			},
			...found
		};
	}));
};
const lists = {
	defaults: "a well-known default or a phrase from tutorials",
	documentation: "an example key from a vendor's documentation"
};
const secretOutcome = ({ signing, secretStrength = [], captures }) => {
	const weak = captures?.weak ?? [];
	if (signing.schemes.length === 0 && secretStrength.length === 0 && weak.length === 0) return notApplicable(nothingSigned$1);
	const explained = weak.map(({ scheme, list, use }) => ({
		subject: `secret of ${scheme}, captured`,
		message: `a captured signature of ${scheme} was made with ${lists[list]}`,
		confidence: "proven",
		where: {
			place: signing.schemes.find(({ name }) => name === scheme)?.place ?? null,
			...use.operation === null ? {} : { operation: use.operation },
			url: use.url
		},
		proof: [quoteUse(use), `its signature is the one that ${lists[list]} gives`]
	}));
	const findings = [...secretStrength.flatMap(({ scheme, weaknesses, confidence }) => weaknesses.length === 0 ? [] : [{
		subject: `secret of ${scheme}`,
		message: `the secret of ${scheme} is weak: ${weaknesses.join(", ")}`,
		confidence,
		where: { place: signing.schemes.find(({ name }) => name === scheme)?.place ?? null },
		proof: [`scheme: ${scheme}`, ...weaknesses]
	}]), ...explained];
	if (findings.length > 0) return outcomeOf(findings);
	const unseen = signing.schemes.find(({ name }) => !secretStrength.some(({ scheme }) => scheme === name));
	if (unseen === void 0) return outcomeOf([]);
	return unknown(unseen.secret === "given" ? `the secret of ${unseen.name} was not judged` : `${unseen.name}: ${unseen.secret.missing}`);
};

// src/checks/ambiguous-string-to-sign.ts
const ambiguousStringToSign = defineCheck({
	id: "ambiguous-string-to-sign",
	title: "Two different requests have one string to sign",
	category: "contract",
	severity: "high",
	since: "0.1.0",
	needs: ["signing"],
	doc: {
		what: "Looks for two different requests that give one string to sign, from the template alone: variables that stand side by side, and delimiters that a value may contain itself. Every pair it shows was rendered and compared.",
		why: "Who owns one valid signature owns it for the other request as well. Where the border between query and body, or between a name and a value, cannot be seen in the string, bytes can be moved across it and the signature stays right.",
		fix: "Put between two parts a delimiter that neither can contain, such as a newline after method, host, path and query, and sign the body by its digest or as the last part.",
		example: {
			language: "js",
			before: `app.use(express.text({ type: "*/*" }));
app.use((req, res, next) => {
  const message = req.get("x-timestamp") + req.method + req.originalUrl + req.body;
  verify(req, message) ? next() : res.sendStatus(401);
});`,
			after: `app.use(express.text({ type: "*/*" }));
app.use((req, res, next) => {
  const message = [req.get("x-timestamp"), req.method, HOST, req.originalUrl, req.body].join("\\n");   // the body last
  verify(req, message) ? next() : res.sendStatus(401);
});`
		},
		references: ["https://www.rfc-editor.org/rfc/rfc9421#section-7.5.5", "https://cwe.mitre.org/data/definitions/347.html"],
		cwe: [347],
		owasp: ["API2:2023"]
	},
	run: ({ signing }) => schemeOutcome(signing, ({ name, ambiguity }) => ambiguity === null ? null : {
		message: `the string to sign of ${name} is ambiguous: ${ambiguity.why}`,
		proof: [
			`first: ${ambiguity.first}`,
			`second: ${ambiguity.second}`,
			`both give: ${ambiguity.stringToSign}`
		]
	})
});

// src/checks/any-signature-accepted.ts
const anySignatureAccepted = defineCheck({
	id: "any-signature-accepted",
	title: "A wrong signature is accepted",
	category: "signature",
	severity: "critical",
	since: "0.1.0",
	needs: ["signing", "experiments"],
	doc: {
		what: "Sends a signature of the right length and alphabet whose value is wrong, and compares the answer with that to the right one.",
		why: "The header is looked for, and nobody compares it: a secret is configured, every test is green, and any text opens the door. Only an invalid signature shows it.",
		fix: "Compute the expected signature from what really arrived and compare it in constant time. Add a test with a wrong signature that expects a refusal.",
		example: {
			language: "js",
			before: `app.use((req, res, next) => {
  if (!req.get("x-signature")) return res.sendStatus(401);
  next();
});`,
			after: `app.use((req, res, next) => {
  const given = Buffer.from(req.get("x-signature") ?? "", "hex");
  const right = expected(req);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return res.sendStatus(401);
  next();
});`
		},
		references: ["https://www.rfc-editor.org/rfc/rfc9421#section-7.1.1", "https://nodejs.org/api/crypto.html#cryptotimingsafeequala-b"],
		cwe: [347],
		owasp: ["API2:2023"]
	},
	run: (facts) => trialOutcome(triedWith(facts, judgeExperiment), "any-signature", "a wrong signature is accepted")
});

// src/checks/expired-timestamp-used.ts
const usualAge = 300;
const expiredTimestampUsed = defineCheck({
	id: "expired-timestamp-used",
	title: "A request with an expired timestamp was accepted",
	category: "traffic",
	severity: "low",
	since: "0.1.0",
	needs: ["captures", "spec"],
	doc: {
		what: "Compares the signed timestamp of each accepted captured request with the time at which the capture saw it. Older than `require.max-age` (five minutes by default), or further ahead than that, is a finding. Both times are of the client's side, so a wrong server clock makes no difference.",
		why: "The window of the timestamp is what limits how long a caught request can be sent again. A client whose clock is wrong, or that signs once and sends for hours, forces the server to keep the window wide for everybody.",
		fix: "Sign when the request is sent, not when it is prepared, keep clocks synchronised, and let the server refuse what is older than a few minutes.",
		example: {
			language: "python",
			before: `stamp = str(int(time.time()))  # when the job is queued
queue.put((url, stamp, sign(url, stamp)))`,
			after: `queue.put(url)
# in the worker, right before sending:
stamp = str(int(time.time()))`
		},
		references: ["https://www.rfc-editor.org/rfc/rfc9421#section-7.2.2"],
		cwe: [613, 294]
	},
	run({ captures, spec }, { require }) {
		if (captures.signed === 0) return notApplicable(nothingCaptured);
		if (captures.accepted === 0) return unknown("no captured call with a signature was accepted");
		if (captures.ages.length === 0) return notApplicable("no captured call with a signature carries a timestamp that can be read, or the capture says no times");
		const most = require.maxAge ?? usualAge;
		const finding = ({ scheme, at, host }, { seconds, use }) => ({
			subject: `${at} to ${host}: ${seconds > 0 ? "old" : "ahead"}`,
			message: `${host} accepted a signed request whose timestamp in ${at} was ${Math.abs(seconds)} s ${seconds > 0 ? "old" : "ahead"}; ${most} s are allowed`,
			confidence: scheme === null ? "likely" : "proven",
			where: whereUsed(spec, captures, {
				scheme,
				host,
				use
			}),
			proof: [
				quoteUse(use),
				`timestamp in ${at}: ${Math.abs(seconds)} s ${seconds > 0 ? "before" : "after"} the request`,
				`require.max-age: ${most} s`
			]
		});
		return outcomeOf(captures.ages.flatMap((age) => [...age.oldest.seconds > most ? [finding(age, age.oldest)] : [], ...age.newest.seconds < -most ? [finding(age, age.newest)] : []]));
	}
});

// node_modules/ipaddr.js/lib/ipaddr.js
var require_ipaddr = /* @__PURE__ */ __commonJSMin(((exports, module, this$1) => {
	(function(root) {
		"use strict";
		const ipv4Part = "(0?\\d+|0x[a-f0-9]+)";
		const ipv4Regexes = {
			fourOctet: new RegExp(`^${ipv4Part}\\.${ipv4Part}\\.${ipv4Part}\\.${ipv4Part}$`, "i"),
			threeOctet: new RegExp(`^${ipv4Part}\\.${ipv4Part}\\.${ipv4Part}$`, "i"),
			twoOctet: new RegExp(`^${ipv4Part}\\.${ipv4Part}$`, "i"),
			longValue: new RegExp(`^${ipv4Part}$`, "i")
		};
		const octalRegex = new RegExp(`^0[0-7]+$`, "i");
		const hexRegex = new RegExp(`^0x[a-f0-9]+$`, "i");
		const zoneIndex = "%[0-9a-z]{1,}";
		const ipv6Part = "(?:[0-9a-f]+::?)+";
		const ipv6Regexes = {
			zoneIndex: new RegExp(zoneIndex, "i"),
			"native": new RegExp(`^(::)?(${ipv6Part})?([0-9a-f]+)?(::)?(${zoneIndex})?$`, "i"),
			deprecatedTransitional: new RegExp(`^(?:::)(${ipv4Part}\\.${ipv4Part}\\.${ipv4Part}\\.${ipv4Part}(${zoneIndex})?)$`, "i"),
			transitional: new RegExp(`^((?:${ipv6Part})|(?:::)(?:${ipv6Part})?)${ipv4Part}\\.${ipv4Part}\\.${ipv4Part}\\.${ipv4Part}(${zoneIndex})?$`, "i")
		};
		function expandIPv6(string, parts) {
			if (string.indexOf("::") !== string.lastIndexOf("::")) return null;
			let colonCount = 0;
			let lastColon = -1;
			let zoneId = (string.match(ipv6Regexes.zoneIndex) || [])[0];
			let replacement, replacementCount;
			if (zoneId) {
				zoneId = zoneId.substring(1);
				string = string.replace(/%.+$/, "");
			}
			while ((lastColon = string.indexOf(":", lastColon + 1)) >= 0) colonCount++;
			if (string.substr(0, 2) === "::") colonCount--;
			if (string.substr(-2, 2) === "::") colonCount--;
			if (colonCount >= parts) return null;
			replacementCount = parts - colonCount;
			replacement = ":";
			while (replacementCount--) replacement += "0:";
			string = string.replace("::", replacement);
			if (string[0] === ":") string = string.slice(1);
			if (string[string.length - 1] === ":") string = string.slice(0, -1);
			parts = (function() {
				const ref = string.split(":");
				const results = [];
				for (let i = 0; i < ref.length; i++) results.push(ref[i].length > 4 ? NaN : parseInt(ref[i], 16));
				return results;
			})();
			return {
				parts,
				zoneId
			};
		}
		function matchCIDR(first, second, partSize, cidrBits) {
			if (first.length !== second.length) throw new Error("ipaddr: cannot match CIDR for objects with different lengths");
			let part = 0;
			let shift;
			while (cidrBits > 0) {
				shift = partSize - cidrBits;
				if (shift < 0) shift = 0;
				if (first[part] >> shift !== second[part] >> shift) return false;
				cidrBits -= partSize;
				part += 1;
			}
			return true;
		}
		function parseIntAuto(string) {
			if (hexRegex.test(string)) return parseInt(string, 16);
			if (string[0] === "0" && !isNaN(parseInt(string[1], 10))) {
				if (octalRegex.test(string)) return parseInt(string, 8);
				throw new Error(`ipaddr: cannot parse ${string} as octal`);
			}
			return parseInt(string, 10);
		}
		function padPart(part, length) {
			while (part.length < length) part = `0${part}`;
			return part;
		}
		const ipaddr = {};
		ipaddr.IPv4 = (function() {
			function IPv4(octets) {
				if (octets.length !== 4) throw new Error("ipaddr: ipv4 octet count should be 4");
				let i, octet;
				for (i = 0; i < octets.length; i++) {
					octet = octets[i];
					if (!(0 <= octet && octet <= 255)) throw new Error("ipaddr: ipv4 octet should fit in 8 bits");
				}
				this.octets = octets;
			}
			IPv4.prototype.SpecialRanges = {
				unspecified: [[new IPv4([
					0,
					0,
					0,
					0
				]), 8]],
				broadcast: [[new IPv4([
					255,
					255,
					255,
					255
				]), 32]],
				multicast: [[new IPv4([
					224,
					0,
					0,
					0
				]), 4]],
				linkLocal: [[new IPv4([
					169,
					254,
					0,
					0
				]), 16]],
				loopback: [[new IPv4([
					127,
					0,
					0,
					0
				]), 8]],
				carrierGradeNat: [[new IPv4([
					100,
					64,
					0,
					0
				]), 10]],
				"private": [
					[new IPv4([
						10,
						0,
						0,
						0
					]), 8],
					[new IPv4([
						172,
						16,
						0,
						0
					]), 12],
					[new IPv4([
						192,
						168,
						0,
						0
					]), 16]
				],
				reserved: [
					[new IPv4([
						192,
						0,
						0,
						0
					]), 24],
					[new IPv4([
						192,
						0,
						2,
						0
					]), 24],
					[new IPv4([
						192,
						88,
						99,
						0
					]), 24],
					[new IPv4([
						198,
						18,
						0,
						0
					]), 15],
					[new IPv4([
						198,
						51,
						100,
						0
					]), 24],
					[new IPv4([
						203,
						0,
						113,
						0
					]), 24],
					[new IPv4([
						240,
						0,
						0,
						0
					]), 4]
				],
				as112: [[new IPv4([
					192,
					175,
					48,
					0
				]), 24], [new IPv4([
					192,
					31,
					196,
					0
				]), 24]],
				amt: [[new IPv4([
					192,
					52,
					193,
					0
				]), 24]]
			};
			IPv4.prototype.kind = function() {
				return "ipv4";
			};
			IPv4.prototype.match = function(other, cidrRange) {
				let ref;
				if (cidrRange === void 0) {
					ref = other;
					other = ref[0];
					cidrRange = ref[1];
				}
				if (other.kind() !== "ipv4") throw new Error("ipaddr: cannot match ipv4 address with non-ipv4 one");
				return matchCIDR(this.octets, other.octets, 8, cidrRange);
			};
			IPv4.prototype.prefixLengthFromSubnetMask = function() {
				let cidr = 0;
				let stop = false;
				const zerotable = {
					0: 8,
					128: 7,
					192: 6,
					224: 5,
					240: 4,
					248: 3,
					252: 2,
					254: 1,
					255: 0
				};
				let i, octet, zeros;
				for (i = 3; i >= 0; i -= 1) {
					octet = this.octets[i];
					if (octet in zerotable) {
						zeros = zerotable[octet];
						if (stop && zeros !== 0) return null;
						if (zeros !== 8) stop = true;
						cidr += zeros;
					} else return null;
				}
				return 32 - cidr;
			};
			IPv4.prototype.range = function() {
				return ipaddr.subnetMatch(this, this.SpecialRanges);
			};
			IPv4.prototype.toByteArray = function() {
				return this.octets.slice(0);
			};
			IPv4.prototype.toIPv4MappedAddress = function() {
				return ipaddr.IPv6.parse(`::ffff:${this.toString()}`);
			};
			IPv4.prototype.toNormalizedString = function() {
				return this.toString();
			};
			IPv4.prototype.toString = function() {
				return this.octets.join(".");
			};
			return IPv4;
		})();
		ipaddr.IPv4.broadcastAddressFromCIDR = function(string) {
			try {
				const cidr = this.parseCIDR(string);
				const ipInterfaceOctets = cidr[0].toByteArray();
				const subnetMaskOctets = this.subnetMaskFromPrefixLength(cidr[1]).toByteArray();
				const octets = [];
				let i = 0;
				while (i < 4) {
					octets.push(parseInt(ipInterfaceOctets[i], 10) | parseInt(subnetMaskOctets[i], 10) ^ 255);
					i++;
				}
				return new this(octets);
			} catch (e) {
				throw new Error("ipaddr: the address does not have IPv4 CIDR format", { cause: e });
			}
		};
		ipaddr.IPv4.isIPv4 = function(string) {
			return this.parser(string) !== null;
		};
		ipaddr.IPv4.isValid = function(string) {
			try {
				new this(this.parser(string));
				return true;
			} catch {
				return false;
			}
		};
		ipaddr.IPv4.isValidCIDR = function(string) {
			try {
				this.parseCIDR(string);
				return true;
			} catch {
				return false;
			}
		};
		ipaddr.IPv4.isValidFourPartDecimal = function(string) {
			if (ipaddr.IPv4.isValid(string) && string.match(/^(0|[1-9]\d*)(\.(0|[1-9]\d*)){3}$/)) return true;
			else return false;
		};
		ipaddr.IPv4.isValidCIDRFourPartDecimal = function(string) {
			const match = string.match(/^(.+)\/(\d+)$/);
			if (!ipaddr.IPv4.isValidCIDR(string) || !match) return false;
			return ipaddr.IPv4.isValidFourPartDecimal(match[1]);
		};
		ipaddr.IPv4.networkAddressFromCIDR = function(string) {
			let cidr, i, ipInterfaceOctets, octets, subnetMaskOctets;
			try {
				cidr = this.parseCIDR(string);
				ipInterfaceOctets = cidr[0].toByteArray();
				subnetMaskOctets = this.subnetMaskFromPrefixLength(cidr[1]).toByteArray();
				octets = [];
				i = 0;
				while (i < 4) {
					octets.push(parseInt(ipInterfaceOctets[i], 10) & parseInt(subnetMaskOctets[i], 10));
					i++;
				}
				return new this(octets);
			} catch (e) {
				throw new Error("ipaddr: the address does not have IPv4 CIDR format", { cause: e });
			}
		};
		ipaddr.IPv4.parse = function(string) {
			const parts = this.parser(string);
			if (parts === null) throw new Error("ipaddr: string is not formatted like an IPv4 Address");
			return new this(parts);
		};
		ipaddr.IPv4.parseCIDR = function(string) {
			let match;
			if (match = string.match(/^(.+)\/(\d+)$/)) {
				const maskLength = parseInt(match[2]);
				if (maskLength >= 0 && maskLength <= 32) {
					const parsed = [this.parse(match[1]), maskLength];
					Object.defineProperty(parsed, "toString", { value: function() {
						return this.join("/");
					} });
					return parsed;
				}
			}
			throw new Error("ipaddr: string is not formatted like an IPv4 CIDR range");
		};
		ipaddr.IPv4.parser = function(string) {
			let match, part, value;
			if (match = string.match(ipv4Regexes.fourOctet)) return (function() {
				const ref = match.slice(1, 6);
				const results = [];
				for (let i = 0; i < ref.length; i++) {
					part = ref[i];
					results.push(parseIntAuto(part));
				}
				return results;
			})();
			else if (match = string.match(ipv4Regexes.longValue)) {
				value = parseIntAuto(match[1]);
				if (value > 4294967295 || value < 0) throw new Error("ipaddr: address outside defined range");
				return (function() {
					const results = [];
					let shift = 0;
					for (; shift <= 24; shift += 8) results.push(value >> shift & 255);
					return results;
				})().reverse();
			} else if (match = string.match(ipv4Regexes.twoOctet)) return (function() {
				const ref = match.slice(1, 4);
				const results = [];
				value = parseIntAuto(ref[1]);
				if (value > 16777215 || value < 0) throw new Error("ipaddr: address outside defined range");
				results.push(parseIntAuto(ref[0]));
				results.push(value >> 16 & 255);
				results.push(value >> 8 & 255);
				results.push(value & 255);
				return results;
			})();
			else if (match = string.match(ipv4Regexes.threeOctet)) return (function() {
				const ref = match.slice(1, 5);
				const results = [];
				value = parseIntAuto(ref[2]);
				if (value > 65535 || value < 0) throw new Error("ipaddr: address outside defined range");
				results.push(parseIntAuto(ref[0]));
				results.push(parseIntAuto(ref[1]));
				results.push(value >> 8 & 255);
				results.push(value & 255);
				return results;
			})();
			else return null;
		};
		ipaddr.IPv4.subnetMaskFromPrefixLength = function(prefix) {
			prefix = parseInt(prefix);
			if (Number.isNaN(prefix) || prefix < 0 || prefix > 32) throw new Error("ipaddr: invalid IPv4 prefix length");
			const octets = [
				0,
				0,
				0,
				0
			];
			let j = 0;
			const filledOctetCount = Math.floor(prefix / 8);
			while (j < filledOctetCount) {
				octets[j] = 255;
				j++;
			}
			if (filledOctetCount < 4) octets[filledOctetCount] = Math.pow(2, prefix % 8) - 1 << 8 - prefix % 8;
			return new this(octets);
		};
		ipaddr.IPv6 = (function() {
			function IPv6(parts, zoneId) {
				let i, part;
				if (parts.length === 16) {
					this.parts = [];
					for (i = 0; i <= 14; i += 2) this.parts.push(parts[i] << 8 | parts[i + 1]);
				} else if (parts.length === 8) this.parts = parts;
				else throw new Error("ipaddr: ipv6 part count should be 8 or 16");
				for (i = 0; i < this.parts.length; i++) {
					part = this.parts[i];
					if (!(0 <= part && part <= 65535)) throw new Error("ipaddr: ipv6 part should fit in 16 bits");
				}
				if (zoneId) this.zoneId = zoneId;
			}
			IPv6.prototype.SpecialRanges = {
				unspecified: [new IPv6([
					0,
					0,
					0,
					0,
					0,
					0,
					0,
					0
				]), 128],
				linkLocal: [new IPv6([
					65152,
					0,
					0,
					0,
					0,
					0,
					0,
					0
				]), 10],
				multicast: [new IPv6([
					65280,
					0,
					0,
					0,
					0,
					0,
					0,
					0
				]), 8],
				loopback: [new IPv6([
					0,
					0,
					0,
					0,
					0,
					0,
					0,
					1
				]), 128],
				uniqueLocal: [new IPv6([
					64512,
					0,
					0,
					0,
					0,
					0,
					0,
					0
				]), 7],
				ipv4Mapped: [new IPv6([
					0,
					0,
					0,
					0,
					0,
					65535,
					0,
					0
				]), 96],
				deprecatedSiteLocal: [new IPv6([
					65216,
					0,
					0,
					0,
					0,
					0,
					0,
					0
				]), 10],
				discard: [new IPv6([
					256,
					0,
					0,
					0,
					0,
					0,
					0,
					0
				]), 64],
				rfc6145: [new IPv6([
					0,
					0,
					0,
					0,
					65535,
					0,
					0,
					0
				]), 96],
				rfc6052: [[new IPv6([
					100,
					65435,
					0,
					0,
					0,
					0,
					0,
					0
				]), 96], [new IPv6([
					100,
					65435,
					1,
					0,
					0,
					0,
					0,
					0
				]), 48]],
				"6to4": [new IPv6([
					8194,
					0,
					0,
					0,
					0,
					0,
					0,
					0
				]), 16],
				teredo: [new IPv6([
					8193,
					0,
					0,
					0,
					0,
					0,
					0,
					0
				]), 32],
				benchmarking: [new IPv6([
					8193,
					2,
					0,
					0,
					0,
					0,
					0,
					0
				]), 48],
				amt: [new IPv6([
					8193,
					3,
					0,
					0,
					0,
					0,
					0,
					0
				]), 32],
				as112v6: [[new IPv6([
					8193,
					4,
					274,
					0,
					0,
					0,
					0,
					0
				]), 48], [new IPv6([
					9760,
					79,
					32768,
					0,
					0,
					0,
					0,
					0
				]), 48]],
				deprecatedOrchid: [new IPv6([
					8193,
					16,
					0,
					0,
					0,
					0,
					0,
					0
				]), 28],
				orchid2: [new IPv6([
					8193,
					32,
					0,
					0,
					0,
					0,
					0,
					0
				]), 28],
				droneRemoteIdProtocolEntityTags: [new IPv6([
					8193,
					48,
					0,
					0,
					0,
					0,
					0,
					0
				]), 28],
				segmentRouting: [new IPv6([
					24320,
					0,
					0,
					0,
					0,
					0,
					0,
					0
				]), 16],
				reserved: [
					[new IPv6([
						8193,
						0,
						0,
						0,
						0,
						0,
						0,
						0
					]), 23],
					[new IPv6([
						8193,
						3512,
						0,
						0,
						0,
						0,
						0,
						0
					]), 32],
					[new IPv6([
						16383,
						0,
						0,
						0,
						0,
						0,
						0,
						0
					]), 20]
				]
			};
			IPv6.prototype.isIPv4MappedAddress = function() {
				return this.range() === "ipv4Mapped";
			};
			IPv6.prototype.kind = function() {
				return "ipv6";
			};
			IPv6.prototype.match = function(other, cidrRange) {
				let ref;
				if (cidrRange === void 0) {
					ref = other;
					other = ref[0];
					cidrRange = ref[1];
				}
				if (other.kind() !== "ipv6") throw new Error("ipaddr: cannot match ipv6 address with non-ipv6 one");
				return matchCIDR(this.parts, other.parts, 16, cidrRange);
			};
			IPv6.prototype.prefixLengthFromSubnetMask = function() {
				let cidr = 0;
				let stop = false;
				const zerotable = {
					0: 16,
					32768: 15,
					49152: 14,
					57344: 13,
					61440: 12,
					63488: 11,
					64512: 10,
					65024: 9,
					65280: 8,
					65408: 7,
					65472: 6,
					65504: 5,
					65520: 4,
					65528: 3,
					65532: 2,
					65534: 1,
					65535: 0
				};
				let part, zeros;
				for (let i = 7; i >= 0; i -= 1) {
					part = this.parts[i];
					if (part in zerotable) {
						zeros = zerotable[part];
						if (stop && zeros !== 0) return null;
						if (zeros !== 16) stop = true;
						cidr += zeros;
					} else return null;
				}
				return 128 - cidr;
			};
			IPv6.prototype.range = function() {
				return ipaddr.subnetMatch(this, this.SpecialRanges);
			};
			IPv6.prototype.toByteArray = function() {
				let part;
				const bytes = [];
				const ref = this.parts;
				for (let i = 0; i < ref.length; i++) {
					part = ref[i];
					bytes.push(part >> 8);
					bytes.push(part & 255);
				}
				return bytes;
			};
			IPv6.prototype.toFixedLengthString = function() {
				const addr = (function() {
					const results = [];
					for (let i = 0; i < this.parts.length; i++) results.push(padPart(this.parts[i].toString(16), 4));
					return results;
				}).call(this).join(":");
				let suffix = "";
				if (this.zoneId) suffix = `%${this.zoneId}`;
				return addr + suffix;
			};
			IPv6.prototype.toIPv4Address = function() {
				if (!this.isIPv4MappedAddress()) throw new Error("ipaddr: trying to convert a generic ipv6 address to ipv4");
				const ref = this.parts.slice(-2);
				const high = ref[0];
				const low = ref[1];
				return new ipaddr.IPv4([
					high >> 8,
					high & 255,
					low >> 8,
					low & 255
				]);
			};
			IPv6.prototype.toNormalizedString = function() {
				const addr = (function() {
					const results = [];
					for (let i = 0; i < this.parts.length; i++) results.push(this.parts[i].toString(16));
					return results;
				}).call(this).join(":");
				let suffix = "";
				if (this.zoneId) suffix = `%${this.zoneId}`;
				return addr + suffix;
			};
			IPv6.prototype.toRFC5952String = function() {
				const regex = /((^|:)(0(:|$)){2,})/g;
				let suffix = "";
				if (this.zoneId) suffix = `%${this.zoneId}`;
				const normalized = this.toNormalizedString();
				const string = normalized.slice(0, normalized.length - suffix.length);
				let bestMatchIndex = 0;
				let bestMatchLength = -1;
				let bestMatchGroups = -1;
				let match;
				while (match = regex.exec(string)) {
					const groups = (match[0].match(/0/g) || []).length;
					if (groups > bestMatchGroups) {
						bestMatchGroups = groups;
						bestMatchIndex = match.index;
						bestMatchLength = match[0].length;
					}
				}
				if (bestMatchLength < 0) return string + suffix;
				return `${string.substring(0, bestMatchIndex)}::${string.substring(bestMatchIndex + bestMatchLength)}${suffix}`;
			};
			IPv6.prototype.toString = function() {
				return this.toRFC5952String();
			};
			return IPv6;
		})();
		ipaddr.IPv6.broadcastAddressFromCIDR = function(string) {
			try {
				const cidr = this.parseCIDR(string);
				const ipInterfaceOctets = cidr[0].toByteArray();
				const subnetMaskOctets = this.subnetMaskFromPrefixLength(cidr[1]).toByteArray();
				const octets = [];
				let i = 0;
				while (i < 16) {
					octets.push(parseInt(ipInterfaceOctets[i], 10) | parseInt(subnetMaskOctets[i], 10) ^ 255);
					i++;
				}
				return new this(octets);
			} catch (e) {
				throw new Error("ipaddr: the address does not have IPv6 CIDR format", { cause: e });
			}
		};
		ipaddr.IPv6.isIPv6 = function(string) {
			return this.parser(string) !== null;
		};
		ipaddr.IPv6.isValid = function(string) {
			if (typeof string === "string" && string.indexOf(":") === -1) return false;
			try {
				const addr = this.parser(string);
				new this(addr.parts, addr.zoneId);
				return true;
			} catch {
				return false;
			}
		};
		ipaddr.IPv6.isValidCIDR = function(string) {
			if (typeof string === "string" && string.indexOf(":") === -1) return false;
			try {
				this.parseCIDR(string);
				return true;
			} catch {
				return false;
			}
		};
		ipaddr.IPv6.networkAddressFromCIDR = function(string) {
			let cidr, i, ipInterfaceOctets, octets, subnetMaskOctets;
			try {
				cidr = this.parseCIDR(string);
				ipInterfaceOctets = cidr[0].toByteArray();
				subnetMaskOctets = this.subnetMaskFromPrefixLength(cidr[1]).toByteArray();
				octets = [];
				i = 0;
				while (i < 16) {
					octets.push(parseInt(ipInterfaceOctets[i], 10) & parseInt(subnetMaskOctets[i], 10));
					i++;
				}
				return new this(octets);
			} catch (e) {
				throw new Error("ipaddr: the address does not have IPv6 CIDR format", { cause: e });
			}
		};
		ipaddr.IPv6.parse = function(string) {
			const addr = this.parser(string);
			if (addr === null) throw new Error("ipaddr: string is not formatted like an IPv6 Address");
			return new this(addr.parts, addr.zoneId);
		};
		ipaddr.IPv6.parseCIDR = function(string) {
			let maskLength, match, parsed;
			if (match = string.match(/^(.+)\/(\d+)$/)) {
				maskLength = parseInt(match[2]);
				if (maskLength >= 0 && maskLength <= 128) {
					parsed = [this.parse(match[1]), maskLength];
					Object.defineProperty(parsed, "toString", { value: function() {
						return this.join("/");
					} });
					return parsed;
				}
			}
			throw new Error("ipaddr: string is not formatted like an IPv6 CIDR range");
		};
		ipaddr.IPv6.parser = function(string) {
			let addr, i, match, octet, octets, zoneId;
			if (match = string.match(ipv6Regexes.deprecatedTransitional)) return this.parser(`::ffff:${match[1]}`);
			if (ipv6Regexes.native.test(string)) return expandIPv6(string, 8);
			if (match = string.match(ipv6Regexes.transitional)) {
				zoneId = match[6] || "";
				addr = match[1];
				if (!match[1].endsWith("::")) addr = addr.slice(0, -1);
				addr = expandIPv6(addr + zoneId, 6);
				if (addr && addr.parts) {
					octets = [
						parseInt(match[2]),
						parseInt(match[3]),
						parseInt(match[4]),
						parseInt(match[5])
					];
					for (i = 0; i < octets.length; i++) {
						octet = octets[i];
						if (!(0 <= octet && octet <= 255)) return null;
					}
					addr.parts.push(octets[0] << 8 | octets[1]);
					addr.parts.push(octets[2] << 8 | octets[3]);
					return {
						parts: addr.parts,
						zoneId: addr.zoneId
					};
				}
			}
			return null;
		};
		ipaddr.IPv6.subnetMaskFromPrefixLength = function(prefix) {
			prefix = parseInt(prefix);
			if (Number.isNaN(prefix) || prefix < 0 || prefix > 128) throw new Error("ipaddr: invalid IPv6 prefix length");
			const octets = [
				0,
				0,
				0,
				0,
				0,
				0,
				0,
				0,
				0,
				0,
				0,
				0,
				0,
				0,
				0,
				0
			];
			let j = 0;
			const filledOctetCount = Math.floor(prefix / 8);
			while (j < filledOctetCount) {
				octets[j] = 255;
				j++;
			}
			if (filledOctetCount < 16) octets[filledOctetCount] = Math.pow(2, prefix % 8) - 1 << 8 - prefix % 8;
			return new this(octets);
		};
		ipaddr.fromByteArray = function(bytes) {
			const length = bytes.length;
			if (length === 4) return new ipaddr.IPv4(bytes);
			else if (length === 16) return new ipaddr.IPv6(bytes);
			else throw new Error("ipaddr: the binary input is neither an IPv6 nor IPv4 address");
		};
		ipaddr.isValid = function(string) {
			return ipaddr.IPv6.isValid(string) || ipaddr.IPv4.isValid(string);
		};
		ipaddr.isValidCIDR = function(string) {
			return ipaddr.IPv6.isValidCIDR(string) || ipaddr.IPv4.isValidCIDR(string);
		};
		ipaddr.parse = function(string) {
			if (ipaddr.IPv6.isValid(string)) return ipaddr.IPv6.parse(string);
			else if (ipaddr.IPv4.isValid(string)) return ipaddr.IPv4.parse(string);
			else throw new Error("ipaddr: the address has neither IPv6 nor IPv4 format");
		};
		ipaddr.parseCIDR = function(string) {
			try {
				return ipaddr.IPv6.parseCIDR(string);
			} catch {
				try {
					return ipaddr.IPv4.parseCIDR(string);
				} catch (e) {
					throw new Error("ipaddr: the address has neither IPv6 nor IPv4 CIDR format", { cause: e });
				}
			}
		};
		ipaddr.process = function(string) {
			const addr = this.parse(string);
			if (addr.kind() === "ipv6" && addr.isIPv4MappedAddress()) return addr.toIPv4Address();
			else return addr;
		};
		ipaddr.subnetMatch = function(address, rangeList, defaultName) {
			let i, rangeName, rangeSubnets, subnet;
			if (defaultName === void 0 || defaultName === null) defaultName = "unicast";
			for (rangeName in rangeList) if (Object.prototype.hasOwnProperty.call(rangeList, rangeName)) {
				rangeSubnets = rangeList[rangeName];
				if (rangeSubnets[0] && !(rangeSubnets[0] instanceof Array)) rangeSubnets = [rangeSubnets];
				for (i = 0; i < rangeSubnets.length; i++) {
					subnet = rangeSubnets[i];
					if (address.kind() === subnet[0].kind() && address.match.apply(address, subnet)) return rangeName;
				}
			}
			return defaultName;
		};
		if (typeof module !== "undefined" && module.exports) module.exports = ipaddr;
		else root.ipaddr = ipaddr;
	})(this$1);
}));

// src/dns/address.ts
var import_ipaddr = /* @__PURE__ */ __toESM(require_ipaddr(), 1);
const metadata = new Set([
	"169.254.169.254",
	"169.254.170.2",
	"168.63.129.16",
	"100.100.100.200",
	"192.0.0.192",
	"fd00:ec2::254",
	"fd20:ce::254"
].map((text) => import_ipaddr.default.parse(text).toNormalizedString()));
const v4Kinds = {
	unicast: "global",
	loopback: "loopback",
	unspecified: "unspecified",
	private: "private",
	carrierGradeNat: "shared",
	linkLocal: "link-local",
	multicast: "multicast",
	broadcast: "multicast"
};
const v6Kinds = {
	unicast: "global",
	loopback: "loopback",
	unspecified: "unspecified",
	uniqueLocal: "private",
	deprecatedSiteLocal: "private",
	linkLocal: "link-local",
	multicast: "multicast"
};
const worstFirst$2 = [
	"metadata",
	"link-local",
	"multicast",
	"loopback",
	"unspecified",
	"private",
	"shared",
	"reserved",
	"global"
];
const parse$1 = (text) => {
	const bare = text.replace(/^\[|\]$/g, "").replace(/%.*$/, "");
	if (!bare.includes(":") && !import_ipaddr.default.IPv4.isValidFourPartDecimal(bare)) return null;
	return import_ipaddr.default.isValid(bare) ? import_ipaddr.default.parse(bare) : null;
};
const isAddress = (text) => parse$1(text) !== null;
const canonicalAddress = (text) => {
	const address = parse$1(text);
	if (address === null) return null;
	return address instanceof import_ipaddr.default.IPv6 && address.isIPv4MappedAddress() ? address.toIPv4Address().toString() : address.toNormalizedString();
};
const bytesOfAddress = (text) => {
	const address = parse$1(text);
	return address === null ? null : Uint8Array.from(address.toByteArray());
};
const kindOfAddress = (text) => {
	const address = parse$1(text);
	if (address === null) return null;
	const kinds = new Set([address, ...embedded(address)].map(plainKind));
	return worstFirst$2.find((kind) => kinds.has(kind)) ?? "reserved";
};
const plainKind = (address) => {
	if (metadata.has(address.toNormalizedString())) return "metadata";
	if (address instanceof import_ipaddr.default.IPv4) return v4Kinds[address.range()] ?? "reserved";
	const range = address.range();
	if (range === "ipv4Mapped" || range === "rfc6052" || range === "rfc6145" || range === "6to4" || range === "teredo") return "global";
	const kind = v6Kinds[range] ?? "reserved";
	return kind === "global" && ((address.parts[0] ?? 0) & 57344) !== 8192 ? isCompatible(address) ? "global" : "reserved" : kind;
};
const isCompatible = ({ parts }) => parts.slice(0, 6).every((part) => part === 0) && (parts[6] ?? 0) > 0;
const v4 = (high, low) => new import_ipaddr.default.IPv4([
	high >> 8,
	high & 255,
	low >> 8,
	low & 255
]);
const embedded = (address) => {
	if (address instanceof import_ipaddr.default.IPv4) return [];
	const [a = 0, b = 0, c = 0, d = 0, , f = 0, g = 0, h = 0] = address.parts;
	const last = v4(g, h);
	if (a === 100 && b === 65435) return [last];
	if (a === 8194) return [v4(b, c)];
	if (a === 8193 && b === 0) return [v4(c, d), v4(g ^ 65535, h ^ 65535)];
	if (address.isIPv4MappedAddress() || address.range() === "rfc6145" || isCompatible(address)) return [last];
	if ((address.parts[4] === 0 || address.parts[4] === 512) && f === 24318) return [last];
	return [];
};
const addressMatches = (entry, text) => {
	const canonical = canonicalAddress(text);
	if (canonical === null) return false;
	const address = import_ipaddr.default.parse(canonical);
	const [network = "", bits, ...rest] = entry.split("/");
	const base = canonicalAddress(network);
	if (base === null || rest.length > 0) return false;
	if (bits === void 0) return base === canonical;
	const parsed = import_ipaddr.default.parse(base);
	const most = parsed.kind() === "ipv4" ? 32 : 128;
	if (!/^\d{1,3}$/.test(bits) || Number(bits) > most || parsed.kind() !== address.kind()) return false;
	return address.match(parsed, Number(bits));
};

// src/dns/divergence.ts
const answersOf = ({ looks }) => looks.flatMap(({ answer }) => answer === null ? [] : [answer]);
const isWord = ({ rcode }) => rcode === "NOERROR" || rcode === "NXDOMAIN";
const authoritativeAnswers = ({ authoritative }) => authoritative.flatMap((view) => answersOf(view).filter((answer) => answer.aa && isWord(answer)));
const vouchedAddresses = (views) => new Set([...authoritativeAnswers(views), ...validatedAnswers(views)].flatMap(({ addresses }) => addresses));
const validatedAnswers = ({ resolvers }) => resolvers.filter(({ trusted }) => trusted).flatMap((view) => answersOf(view).filter((answer) => answer.ad && isWord(answer)));
const isKnown = (address, known) => {
	if (known.has(address)) return true;
	if (!addressMatches("64:ff9b::/96", address)) return false;
	const [high = 0, low = 0] = address.split(":").slice(-2).map((part) => Number.parseInt(part, 16));
	return known.has(canonicalAddress(`${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`) ?? "");
};
const isAnswered = (views) => authoritativeAnswers(views).length > 0 || validatedAnswers(views).length > 0;
const strangersOf = (view, views) => {
	if (!isAnswered(views)) return [];
	const known = vouchedAddresses(views);
	return [...new Set(answersOf(view).flatMap(({ addresses }) => addresses))].filter((address) => !isKnown(address, known)).sort();
};
const isBogus = ({ looks, unchecked }) => {
	const checked = looks.filter(({ answer }) => answer !== null);
	return checked.length > 0 && checked.every(({ answer }) => answer?.rcode === "SERVFAIL") && unchecked.length > 0 && unchecked.every(({ answer }) => answer !== null && isWord(answer));
};
const global = (address) => kindOfAddress(address) === "global";
const compare$3 = (fact, permitted) => {
	const words = authoritativeAnswers(fact);
	const heard = fact.resolvers.flatMap(answersOf);
	const nonexistent = words.length > 0 && words.every(({ rcode }) => rcode === "NXDOMAIN") && heard.length > 0 && heard.every(({ rcode }) => rcode === "NXDOMAIN");
	if (fact.resolvers.length === 0) return {
		nonexistent,
		divergences: [],
		open: ["there is no resolver to compare with"],
		vouched: []
	};
	if (!isAnswered(fact)) return {
		nonexistent: false,
		divergences: [],
		open: [`no authoritative server answered about ${fact.name}${firstFault(fact.authoritative)}`],
		vouched: []
	};
	const known = vouchedAddresses(fact);
	const divergences = [];
	const open = [];
	const vouched = /* @__PURE__ */ new Set();
	for (const view of fact.resolvers) {
		if (isBogus(view)) continue;
		const silent = silence$1(view, known);
		if (silent !== null) open.push(`${view.source} ${silent}`);
		const strangers = strangersOf(view, fact).filter((address) => {
			const proven = identityOf(address, fact)?.state === "proves";
			if (proven) vouched.add(address);
			return !proven;
		});
		if (strangers.length === 0) continue;
		const lasting = strangers.filter((address) => isConfirmed(address, view));
		if (lasting.length === 0) open.push(`${view.source} gave ${strangers.join(", ")} and did not repeat it`);
		else divergences.push(divergenceOf(view, lasting, fact, known, permitted));
	}
	return {
		nonexistent,
		divergences,
		open,
		vouched: [...vouched].sort()
	};
};
const identityOf = (address, { identities }) => identities.find((one) => one.address === address);
const isConfirmed = (address, { looks }) => {
	const again = looks.filter((look) => look.again && look.family === (address.includes(":") ? "AAAA" : "A") && look.answer !== null);
	return again.length >= 2 && again.every(({ answer }) => answer?.addresses.includes(address) === true);
};
const silence$1 = (view, known) => {
	const answers = answersOf(view);
	if (answers.length === 0) return `gave no answer${firstFault([view])}`;
	if (answers.find(isWord) === void 0) return `answers ${answers[0]?.rcode ?? "nothing"}${edeOf(answers)}`;
	if (known.size > 0 && answers.every(({ addresses }) => addresses.length === 0)) return `gives no address, and the authoritative servers give ${[...known].slice(0, 4).join(", ")}${edeOf(answers)}`;
	return null;
};
const edeOf = (answers) => {
	const [first] = answers.flatMap(({ ede }) => ede);
	return first === void 0 ? "" : ` (${first})`;
};
const firstFault = (views) => {
	const first = views.flatMap(({ looks }) => looks).find((look) => look.fault !== null)?.fault;
	return first === void 0 || first === null ? "" : `: ${first.detail}`;
};
const divergenceOf = (view, addresses, fact, known, permitted) => {
	const identities = addresses.flatMap((address) => identityOf(address, fact) ?? []);
	const contradicted = validatedAnswers({ resolvers: fact.resolvers.filter((other) => other !== view) }).some((answer) => answer.addresses.length > 0);
	return {
		view,
		addresses,
		kind: addresses.some((address) => !global(address) && !permitted(address)) && [...known].every(global) && (view.kind === "system" || !contradicted) ? "private" : contradicted ? "contradicts-validated" : identities.some(({ state }) => state === "disproves") ? "disproved" : "unproven",
		identities,
		labels: labelsOf(view, fact)
	};
};
const labelsOf = (view, fact) => [...answersOf(view).some(({ aa, ra }) => aa && ra) ? [`${view.source} answers with authority (AA) for a zone that it only looks up: an override on that resolver, such as local data, a filter or a hosts file`] : [], ...fact.propagating ? ["the serial numbers of the authoritative servers differ: a change of the zone is on its way"] : []];

// src/openapi/name-place.ts
const placeOfName = ({ servers }, name) => (servers.find(({ urls }) => urls.some((url) => hostnameOf$1(hostOf$1(url) ?? "") === name)) ?? servers[0])?.place ?? null;

// src/checks/bogus-dnssec.ts
const bogusDnssec = defineCheck({
	id: "bogus-dnssec",
	title: "Validation fails for a name that resolves without it",
	category: "names",
	severity: "high",
	since: "0.1.0",
	needs: ["spec", "resolutions"],
	uses: ["zones"],
	doc: {
		what: "Where a resolver answers SERVFAIL for an allowed name, asks it the same without validation (CD=1), and both again later. SERVFAIL each time with validation and an answer each time without it means that the signatures do not verify there; a resolver that is down fails both ways. Where the zone is signed and no resolver says that it validates (AD), nothing is known. Extended errors (RFC 8914) are quoted.",
		why: "Either the zone's signatures are broken, expired or rolled over badly, and every validating client has lost the API; or somebody between the zone and that resolver changes answers and validation has just caught it. Whoever switches validation off to get the API back opens the door.",
		fix: "Compare DS at the parent with DNSKEY in the zone, look at the expiry of the signatures (`delv api.partner.example.com`, dnsviz.net), and re-sign or replace the DS. If other validating resolvers are content, that resolver has a wrong trust anchor or is being lied to.",
		example: {
			language: "named.conf",
			before: `zone "partner.example.com" {
  type primary;
  file "partner.example.com.zone.signed";  // signed once, by hand, two months ago
};`,
			after: `zone "partner.example.com" {
  type primary;
  file "partner.example.com.zone";
  dnssec-policy default;
  inline-signing yes;
};`
		},
		references: ["https://www.rfc-editor.org/rfc/rfc4035#section-5.5", "https://www.rfc-editor.org/rfc/rfc8914#section-4"],
		cwe: [347],
		owasp: ["API8:2023"]
	},
	run({ spec, resolutions, zones }) {
		const asked = resolutions.filter(({ fault }) => fault === null);
		const lost = resolutions.find(({ fault }) => fault !== null);
		if (resolutions.length === 0) return notApplicable("no name was asked about");
		const findings = asked.flatMap(({ name, hosts, resolvers }) => resolvers.filter(isBogus).map((view) => {
			const ede = [...new Set(view.looks.flatMap(({ answer }) => answer?.ede ?? []))].slice(0, 4);
			const content = resolvers.filter((other) => other.trusted && other.looks.some(({ answer }) => answer?.ad === true));
			return {
				subject: `${name} by ${view.kind === "system" ? "system" : view.source}`,
				message: `${view.source} refuses ${name}: validation fails, and without it there is an answer`,
				confidence: "proven",
				where: {
					place: placeOfName(spec, name),
					host: hosts[0] ?? name
				},
				proof: [
					`${view.source}: SERVFAIL, ${view.looks.filter(({ answer }) => answer !== null).length} times`,
					`the same with CD=1: ${[...new Set(view.unchecked.map(({ answer }) => answer?.rcode ?? "nothing"))].join(", ")}, ${view.unchecked.length} times`,
					...ede.map((error) => `extended error: ${error}`),
					...content.map(({ source }) => `${source} validates the name (AD): the trouble is more likely that resolver's than the zone's`)
				]
			};
		}));
		if (findings.length > 0) return outcomeOf(findings);
		if (lost?.fault) return unknown(`${lost.name}: ${lost.fault.detail}`);
		const silent = asked.flatMap(({ name, resolvers }) => resolvers.filter(({ looks }) => looks.every(({ answer }) => answer === null)).map(({ source }) => `${source} gave no answer about ${name}`));
		const [why] = [
			...asked.flatMap(({ name, resolvers }) => resolvers.filter(({ looks }) => looks.some(({ answer }) => answer?.rcode === "SERVFAIL")).map(({ source }) => `${source} fails (SERVFAIL) for ${name}, and not only for its signatures`)),
			...silent,
			...asked.flatMap((fact) => whyUnvalidated(fact, zones ?? [])),
			...asked.filter(({ resolvers }) => resolvers.length === 0).map(({ name }) => `there is no resolver to ask about ${name}`)
		];
		return why === void 0 ? outcomeOf([]) : unknown(why);
	}
});
const whyUnvalidated = ({ name, resolvers }, zones) => {
	const zone = zones.find(({ names }) => names.includes(name));
	const isSigned = zone?.dnssec.signed === true && zone.dnssec.delegated !== false;
	const validates = resolvers.some(({ looks }) => looks.some(({ answer }) => answer?.ad === true));
	return isSigned && !validates ? [`${zone.apex} is signed, and no resolver that was asked says that it validates ${name} (AD)`] : [];
};

// src/checks/dangling-cname.ts
const findingOf$1 = ({ name, hosts, chainEnd }) => ({
	subject: `alias ${name}`,
	message: `${name} is an alias of ${chainEnd?.name}, which does not exist`,
	confidence: "proven",
	host: hosts[0] ?? name,
	proof: [
		`the chain of CNAMEs from ${name} ends in ${chainEnd?.name}`,
		`NXDOMAIN, with authority, ${chainEnd?.rcodes.length} times with time in between: ${chainEnd?.servers.join(", ")}`,
		"whoever can create that name at its provider receives the traffic of this one"
	]
});
const danglingCname = defineCheck({
	id: "dangling-cname",
	title: "A name is an alias of something that does not exist",
	category: "names",
	severity: "high",
	since: "0.1.0",
	needs: ["spec", "resolutions"],
	doc: {
		what: "Follows the CNAMEs of each allowed name to their end, and asks the authoritative servers of that last zone, twice with half a minute in between. Only their NXDOMAIN counts; SERVFAIL, a time-out or a resolver's word does not.",
		why: "The end of the chain is often a bucket, an app or a zone at a provider that was given up. Whoever registers it again answers under your name, gets a valid certificate for it, and receives every signed request that clients send there.",
		fix: "Delete the CNAME, or create again what it points to. Remove DNS records before the thing behind them, not after.",
		example: {
			language: "zone",
			before: `api  300  IN  CNAME  partner-api.apps.provider.example.  ; deleted in March`,
			after: `api  300  IN  CNAME  partner-api-eu.apps.provider.example.`
		},
		references: ["https://www.rfc-editor.org/rfc/rfc1034#section-3.6.2", "https://developer.mozilla.org/en-US/docs/Web/Security/Subdomain_takeovers"],
		cwe: [350, 672],
		owasp: ["API9:2023", "API8:2023"]
	},
	run({ spec, resolutions }) {
		if (resolutions.length === 0) return notApplicable("no name was asked about");
		const findings = [];
		const open = [];
		let aliases = 0;
		for (const fact of resolutions) {
			if (fact.fault !== null) open.push(`${fact.name}: ${fact.fault.detail}`);
			const { chainEnd } = fact;
			if (chainEnd === null) {
				const heard = fact.authoritative.some(({ looks }) => looks.some(({ answer }) => answer?.aa === true));
				if (fact.fault === null && !heard) open.push(`no authoritative server answered about ${fact.name}`);
				continue;
			}
			aliases += 1;
			const dead = chainEnd.rcodes.filter((rcode) => rcode === "NXDOMAIN").length;
			if (dead >= 2 && dead === chainEnd.rcodes.length) {
				const { host, ...finding } = findingOf$1(fact);
				findings.push({
					...finding,
					where: {
						place: placeOfName(spec, fact.name),
						host
					}
				});
			} else if (!chainEnd.rcodes.includes("NOERROR")) open.push(`no authoritative server says whether ${chainEnd.name} exists, of which ${fact.name} is an alias`);
		}
		if (findings.length > 0) return outcomeOf(findings);
		const [first] = open;
		if (first !== void 0) return unknown(first);
		return aliases === 0 ? notApplicable("no allowed name is an alias (CNAME)") : outcomeOf([]);
	}
});

// src/dns/permitted.ts
const isInward = (address) => {
	const kind = kindOfAddress(address);
	return kind !== null && kind !== "global";
};
const permits = (allowPrivate, name, hosts) => (address) => allowPrivate.some((entry) => entry === name || hosts.includes(entry) || addressMatches(entry, address));

// src/checks/divergent-resolution.ts
const reason = {
	"contradicts-validated": "which contradicts data that another resolver validated by DNSSEC",
	disproved: "where a certificate of somebody else, or none that is valid, is shown",
	private: "which are not public, while the authoritative servers give public ones or none",
	unproven: "for which neither the authoritative servers nor a certificate vouch"
};
const weight = ({ kind, view }, { propagating }) => {
	if (kind === "contradicts-validated") return {
		confidence: "proven",
		severity: "critical"
	};
	if (propagating) return {
		confidence: "likely",
		severity: "info"
	};
	if (kind === "disproved") return { confidence: "proven" };
	if (kind === "private") return view.kind === "system" || isNear$1(view) ? {
		confidence: "likely",
		severity: "info"
	} : {
		confidence: "likely",
		severity: "high"
	};
	return { confidence: "likely" };
};
const isNear$1 = ({ source }) => {
	const kind = kindOfAddress(parseUrl(source)?.hostname ?? "");
	return kind === "private" || kind === "shared" || kind === "loopback";
};
const findingOf = (divergence, fact, spec) => {
	const { view, addresses, kind, identities, labels } = divergence;
	const validated = fact.resolvers.filter((other) => other !== view && other.trusted && other.looks.some(({ answer }) => answer?.ad === true && answer.addresses.length > 0));
	return {
		subject: `${fact.name} by ${view.kind === "system" ? "system" : view.source}`,
		message: `${view.source} says that ${fact.name} is at ${addresses.join(", ")}, ${reason[kind]}`,
		...weight(divergence, fact),
		where: {
			place: placeOfName(spec, fact.name),
			host: fact.hosts[0] ?? fact.name
		},
		proof: [
			`authoritative servers: ${list$1(fact.authoritative.filter(({ looks }) => looks.some(({ answer }) => answer?.aa === true)).map(({ source }) => source))} give ${list$1([...vouchedAddresses({
				resolvers: [],
				authoritative: fact.authoritative
			})])}`,
			`${view.source}: ${addresses.join(", ")}, asked again later from fresh ports, the same`,
			...validated.map(({ source }) => `${source} validated (AD) another answer`),
			...identities.map(({ address, port, why }) => `TLS at ${address} port ${port}: ${why}`),
			...labels,
			"seen from one network: this says what this machine is told, nothing about caches elsewhere; whoever also holds a valid certificate for the name is not seen (CAA and CT watch over those)"
		]
	};
};
const list$1 = (items) => items.length === 0 ? "none" : [...new Set(items)].sort().join(", ");
const divergentResolution = defineCheck({
	id: "divergent-resolution",
	title: "A resolver gives an address for which nobody vouches",
	category: "names",
	severity: "medium",
	since: "0.1.0",
	needs: ["spec", "resolutions"],
	doc: {
		what: "Asks the system's resolvers, or those that were named, and the zone's authoritative servers for the addresses of each allowed name, twice. An address that only a resolver gives has to prove itself by a valid certificate for the name; no request is sent there. What cannot is asked for again once it had time to leave the cache. It is critical where it contradicts data that a trusted resolver (on loopback or by https) validated, and only `likely` where no TLS answers at all. Other addresses by region or load are lawful and no finding. One machine sees one network: caches elsewhere, and an attacker who also has a valid certificate, are out of its sight.",
		why: "Whoever poisons a resolver's cache decides where a client's signed requests go. A signature that does not bind the host is then accepted somewhere else, and the client cannot tell.",
		fix: "Find out who runs that resolver and why it answers differently: its cache, a local override, a filter, malware in a router. Flush it, let it validate DNSSEC, sign the zone. And bind the host in the signature, so that a wrong address alone is worth nothing.",
		example: {
			language: "unbound.conf",
			before: `server:
  module-config: "iterator"
  local-data: "api.partner.example.com. 60 IN A 203.0.113.66"`,
			after: `server:
  module-config: "validator iterator"
  auto-trust-anchor-file: "/var/lib/unbound/root.key"`
		},
		references: [
			"https://www.rfc-editor.org/rfc/rfc5452",
			"https://www.rfc-editor.org/rfc/rfc4035#section-4.9.3",
			"https://datatracker.ietf.org/doc/html/draft-vixie-dnsext-dns0x20-00"
		],
		cwe: [350, 345],
		owasp: ["API8:2023"]
	},
	run({ spec, resolutions }, policy) {
		if (resolutions.length === 0) return notApplicable("no name was asked about");
		const findings = [];
		const open = [];
		let compared = 0;
		for (const fact of resolutions) {
			if (fact.fault !== null) {
				open.push(`${fact.name}: ${fact.fault.detail}`);
				continue;
			}
			const { divergences, open: gaps, nonexistent } = compare$3(fact, permits(policy.hosts.allowPrivate, fact.name, fact.hosts));
			if (nonexistent) continue;
			compared += 1;
			findings.push(...divergences.map((divergence) => findingOf(divergence, fact, spec)));
			open.push(...gaps);
		}
		if (findings.length > 0) return outcomeOf(findings);
		const [first] = open;
		if (first !== void 0) return unknown(`not everybody could be compared: ${first}${open.length > 1 ? ` (and ${open.length - 1} more)` : ""}`);
		return compared === 0 ? notApplicable(`${resolutions.map(({ name }) => name).join(", ")} does not exist, say resolvers and authoritative servers alike`) : outcomeOf([]);
	}
});

// src/model/certificate.ts
const shortName = (distinguished) => {
	const part = (key) => new RegExp(`(?:^|, )${key}=([^,]*)`).exec(distinguished)?.[1] ?? null;
	const common = part("CN");
	const organisation = part("O");
	if (common === null || organisation === null) return common ?? organisation ?? (distinguished === "" ? "nobody" : distinguished);
	return `${common} (${organisation})`;
};

// src/tls/showings.ts
const seenIn = (facts) => facts.flatMap((fact) => fact.showings.flatMap((showing) => {
	const shown = showing.handshake;
	const leaf = shown.kind === "shown" ? shown.chain[0] : void 0;
	return shown.kind === "shown" && leaf !== void 0 ? [{
		fact,
		showing,
		shown,
		leaf
	}] : [];
}));
const unseenIn = (facts) => {
	for (const { host, showings, fault } of facts) {
		if (fault !== null) return `${host} showed no certificate: ${fault.detail}`;
		if (showings.length === 0) return `${host} has no address`;
		for (const { address, handshake } of showings) {
			if (handshake.kind === "fault") return `${host} showed no certificate at ${address}: ${handshake.fault.detail}`;
			if (handshake.chain.length === 0) return `${host} showed no certificate at ${address}`;
		}
	}
	return null;
};
const day = 864e5;
const daysUntil = (date, now) => {
	const left = Date.parse(date) - Date.parse(now);
	return Number.isNaN(left) ? null : Math.floor(left / day);
};
const onlyExpired = ({ shown, leaf }, now) => shown.refused?.code === "CERT_HAS_EXPIRED" && shown.wrongName === null && (daysUntil(leaf.validTo, now) ?? 0) < 0;
const quoteSeen = ({ fact, showing, shown, leaf }) => [`${fact.host} at ${showing.address} shows ${shortName(leaf.subject)}, issued by ${shortName(leaf.issuer)}, over ${shown.protocol}`, `valid from ${leaf.validFrom} to ${leaf.validTo}, for ${leaf.names.length === 0 ? "no name" : leaf.names.slice(0, 10).join(", ")}${leaf.names.length > 10 ? "…" : ""}`];

// src/checks/certificate-mismatch.ts
const certificateMismatch = defineCheck({
	id: "certificate-mismatch",
	title: "A certificate does not prove the host's name",
	category: "transport",
	severity: "critical",
	since: "0.1.0",
	needs: ["spec", "certificates"],
	doc: {
		what: "Shakes hands with every address of the base URL and of each host that the policy names, and verifies name and chain as a careful client does: against the system's authorities, `--ca-file` and `NODE_EXTRA_CA_CERTS`. A certificate that has merely expired belongs to `expiring-certificate`.",
		why: "Whoever stands there cannot be told from an attacker. Clients refuse to connect, or somebody has switched verification off, and then a poisoned resolver is enough to take over every call, signature and all.",
		fix: "Get a certificate for exactly this name, and serve it with its intermediate certificates at every address. Give clients the authority of a private certificate (`--ca-file`) instead of telling them not to verify.",
		example: {
			language: "nginx",
			before: `server_name api.example.com;
ssl_certificate /etc/ssl/www.example.com.pem;   # another name, and no intermediate`,
			after: `server_name api.example.com;
ssl_certificate /etc/ssl/api.example.com-fullchain.pem;`
		},
		references: ["https://www.rfc-editor.org/rfc/rfc9525", "https://www.rfc-editor.org/rfc/rfc5280#section-6"],
		cwe: [295, 297],
		owasp: ["API8:2023", "API10:2023"]
	},
	run({ spec, certificates }, _policy, startedAt = "") {
		const findings = /* @__PURE__ */ new Map();
		for (const seen of seenIn(certificates)) {
			const { fact, shown, showing } = seen;
			const { refused, wrongName } = shown;
			if (refused === null || onlyExpired(seen, startedAt)) continue;
			const key = `${fact.host} ${refused.code}`;
			const before = findings.get(key);
			if (before !== void 0) {
				findings.set(key, {
					...before,
					proof: [...before.proof, `the same at ${showing.address}`]
				});
				continue;
			}
			findings.set(key, {
				subject: `${fact.name} ${refused.code}`,
				message: `${fact.host} does not prove that it is ${fact.name}: ${refused.why}${wrongName !== null && wrongName.code !== refused.code ? `, and ${wrongName.why}` : ""}`,
				confidence: "proven",
				where: {
					place: placeOfName(spec, fact.name),
					host: fact.host
				},
				proof: [...quoteSeen(seen), `verification says ${refused.code}`]
			});
		}
		if (findings.size > 0) return outcomeOf([...findings.values()]);
		const why = unseenIn(certificates);
		return why === null ? { outcome: "pass" } : unknown(why);
	}
});

// src/checks/expiring-certificate.ts
const warningDays = 14;
const expiringCertificate = defineCheck({
	id: "expiring-certificate",
	title: "A certificate expires within two weeks, or has expired",
	category: "transport",
	severity: "medium",
	since: "0.1.0",
	needs: ["spec", "certificates"],
	doc: {
		what: `Looks at the end dates in the chain that each host shows, the authority's own certificate aside. ${warningDays} days or less is medium, an expired certificate is high. Days count from the start of the scan.`,
		why: "On that day every careful client stops, at once and usually at night. A renewal that should have happened by itself and did not is best found while there is time.",
		fix: "Renew the certificate and reload the server that holds it: a renewed file alone changes nothing. Certificates that renew themselves do so with a third of their life left, so less than two weeks means that the renewal is broken.",
		example: {
			language: "shell",
			before: `certbot renew            # writes the file; nginx still shows the old certificate`,
			after: `certbot renew --deploy-hook "systemctl reload nginx"`
		},
		references: ["https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5", "https://letsencrypt.org/docs/integration-guide/#when-to-renew"],
		cwe: [298],
		owasp: ["API8:2023"]
	},
	run({ spec, certificates }, _policy, startedAt = "") {
		const seen = seenIn(certificates);
		if (seen.some(({ leaf }) => daysUntil(leaf.validTo, startedAt) === null)) return unknown("a date in the evidence is none");
		const findings = /* @__PURE__ */ new Map();
		for (const one of seen) {
			const ending = firstToEnd(one, startedAt);
			if (ending === null) continue;
			const { certificate, days } = ending;
			const which = certificate === one.leaf ? "certificate" : "intermediate";
			const key = `${one.fact.host} ${which}`;
			if (findings.has(key)) continue;
			const whose = certificate === one.leaf ? `The certificate of ${one.fact.host}` : `${shortName(certificate.subject)}, on which the certificate of ${one.fact.host} rests,`;
			findings.set(key, {
				subject: `${one.fact.name} ${which}`,
				message: days < 0 ? `${whose} expired on ${certificate.validTo.slice(0, 10)}` : `${whose} expires on ${certificate.validTo.slice(0, 10)}, in ${inDays(days)}`,
				confidence: "proven",
				...days < 0 ? { severity: "high" } : {},
				where: {
					place: placeOfName(spec, one.fact.name),
					host: one.fact.host
				},
				proof: [...quoteSeen(one), `the scan started on ${startedAt}`]
			});
		}
		if (findings.size > 0) return outcomeOf([...findings.values()]);
		const why = unseenIn(certificates);
		return why === null ? { outcome: "pass" } : unknown(why);
	}
});
const inDays = (days) => days === 0 ? "less than a day" : `${days} day${days === 1 ? "" : "s"}`;
const firstToEnd = ({ shown, leaf }, startedAt) => {
	const first = shown.chain.filter((certificate) => certificate === leaf || certificate.subject !== certificate.issuer).flatMap((certificate) => {
		const days = daysUntil(certificate.validTo, startedAt);
		return days === null ? [] : [{
			certificate,
			days
		}];
	}).toSorted((a, b) => a.days - b.days)[0];
	return first !== void 0 && first.days < warningDays ? first : null;
};

// src/model/live.ts
const judge$4 = (findings, looks, notVisited) => {
	if (findings.length > 0) return outcomeOf(findings);
	const operations = looks.filter(({ entry }) => entry.kind === "operation");
	const broken = looks.flatMap(({ missed }) => missed === null ? [] : [missed]);
	if (!operations.some(({ status }) => status !== null && status < 400)) {
		const refused = operations.find(({ status }) => status !== null);
		if (refused !== void 0) return unknown(`no operation answered with anything but an error: ${refused.status}${refused.status === 404 ? " (is the path of the base URL right?)" : ""}`);
		const reason = operations.find(({ missed }) => missed !== null)?.missed?.detail ?? notVisited[0]?.why ?? broken[0]?.detail;
		return unknown(`no operation could be visited${reason === void 0 ? "" : `: ${reason}`}`);
	}
	const [first] = broken;
	return first === void 0 ? outcomeOf([]) : unknown(`${broken.length} of ${looks.length} visits were incomplete, the first because of this: ${first.detail}`);
};
const judgeVisits = (findings, facts, depth) => judge$4(findings, looksOf(facts, depth), facts.notVisited);
const judgeProbes = (findings, probes, facts) => judge$4(findings, [...looksOf(facts, "hops"), ...probes.map(({ entry, status, fault }) => ({
	entry,
	status,
	missed: fault
}))], facts.notVisited);
const looksOf = ({ visits }, depth) => visits.map(({ entry, steps, end }) => ({
	entry,
	status: steps.length === 0 ? null : Math.min(...steps.map(({ status }) => status)),
	missed: end.kind === "fault" ? end.fault : end.kind === "bad-location" && depth !== "ends" ? lost : depth === "bodies" ? unreadBody(steps) : null
}));
const lost = {
	reason: "protocol-error",
	detail: "a redirect does not say with one http(s) address in Location where it leads"
};
const unreadBody = (steps) => {
	for (const { body } of steps) if (typeof body !== "string") return body;
	return null;
};
const entryName = (spec, entry) => {
	if (entry.kind === "operation") return entry.operation;
	return entry.kind === "server" ? `server ${spec.servers[entry.server]?.template ?? entry.server}` : "base URL";
};
const whereOf = (spec, entry) => {
	if (entry.kind !== "operation") return { place: spec.servers[entry.kind === "server" ? entry.server : 0]?.place ?? null };
	return {
		place: spec.operations.find(({ id }) => id === entry.operation)?.place ?? null,
		operation: entry.operation
	};
};
const quote$2 = (visit, step) => [
	`${visit.method} ${step.url}`,
	`HTTP ${step.status}`,
	...step.location === null ? [] : [`Location: ${step.location}`]
];

// src/checks/forwarded-host-reflection.ts
const forwardedHostReflection = defineCheck({
	id: "forwarded-host-reflection",
	title: "A host name given in a forwarding header comes back in the answer",
	category: "hosts",
	severity: "high",
	since: "0.1.0",
	needs: [
		"spec",
		"visits",
		"reflections"
	],
	doc: {
		what: "Where an answer names a host, asks again with invented names under `.invalid` in `X-Forwarded-Host` and `Forwarded`, with a random query so that no cache keeps the answer, and looks for those names in `Location`, links, other headers and the body.",
		why: "Whoever can set the header chooses where the answer points. With a cache in between, one such request poisons the links, redirects or password-reset addresses of every later caller, who then sends signed requests to the attacker's host.",
		fix: "Build absolute addresses from configuration, not from the request. Where a proxy has to pass the name on, let it overwrite both headers, and let the application trust them from that proxy only.",
		example: {
			language: "http",
			before: `GET /v1/pets HTTP/1.1
Host: api.example.com
X-Forwarded-Host: probe.invalid

HTTP/1.1 302 Found
Location: https://probe.invalid/v1/pets/`,
			after: `HTTP/1.1 302 Found
Location: /v1/pets/`
		},
		references: ["https://www.rfc-editor.org/rfc/rfc7239#section-8.1", "https://www.rfc-editor.org/rfc/rfc9110#section-7.2"],
		cwe: [348, 644],
		owasp: ["API8:2023"]
	},
	run({ spec, visits, reflections }) {
		const findings = /* @__PURE__ */ new Map();
		for (const { entry, url, sent, status, echoes } of reflections) for (const { header, source, value, detail } of echoes) {
			const subject = `${entryName(spec, entry)} ${header}`;
			if (findings.has(subject)) continue;
			findings.set(subject, {
				subject,
				message: `${entryName(spec, entry)} puts the name from ${header} into ${source === "body" ? "its body" : `its ${source} header`}`,
				confidence: "proven",
				where: {
					...whereOf(spec, entry),
					url
				},
				proof: [
					`GET ${url}`,
					header === "Forwarded" ? `Forwarded: host=${sent.forwarded}` : `X-Forwarded-Host: ${sent.xForwardedHost}`,
					...status === null ? [] : [`HTTP ${status}`],
					`${source}${detail === "" ? "" : ` (${detail})`}: ${value}`
				]
			});
		}
		return judgeProbes([...findings.values()], reflections, visits);
	}
});

// src/checks/forwarded-host-trusted.ts
const forwardedHostTrusted = defineCheck({
	id: "forwarded-host-trusted",
	title: "A forwarding header decides for which host a signature counts",
	category: "signature",
	severity: "high",
	since: "0.1.0",
	needs: ["signing", "experiments"],
	doc: {
		what: "Signs for a foreign name, sends the real `Host`, and names the foreign one in `X-Forwarded-Host`, `Forwarded` or `X-Original-Host`. The same signature without that header has to be refused.",
		why: "Any client can send these headers. Who can choose the host that is verified has removed the host from the signature.",
		fix: "Take forwarding headers only from proxies whose addresses are configured, and drop them at the edge for everybody else.",
		example: {
			language: "js",
			before: `app.set("trust proxy", true);
app.use((req, res, next) => {
  const message = \`\${req.method}\\n\${req.hostname}\\n\${req.originalUrl}\`;
  verify(req, message) ? next() : res.sendStatus(401);
});`,
			after: `app.set("trust proxy", "loopback");
app.use((req, res, next) => {
  const message = \`\${req.method}\\n\${PUBLIC_HOST}\\n\${req.originalUrl}\`;
  verify(req, message) ? next() : res.sendStatus(401);
});`
		},
		references: [
			"https://expressjs.com/en/guide/behind-proxies.html",
			"https://www.rfc-editor.org/rfc/rfc7239#section-8.1",
			"https://www.rfc-editor.org/rfc/rfc9421#section-7.4.4"
		],
		cwe: [290, 345],
		owasp: ["API2:2023", "API8:2023"]
	},
	run: (facts) => trialOutcome(triedWith(facts, judgeExperiment), "forwarded-host", "a request that was signed for a foreign host is accepted as soon as a forwarding header names that host")
});

// src/signature/experiment/freshness.ts
const defaultMaxAge = 300;
const margin = 3;
const windowOutcome = (tried, side, require) => {
	const maxAge = require.maxAge ?? 300;
	return conclude(tried, tried.attempts.map((attempt) => windowPart(attempt, side, maxAge)));
};
const windowPart = (attempt, side, maxAge) => {
	const { window, trials } = attempt.verdict;
	const kind = side === "past" ? "stale-timestamp" : "future-timestamp";
	const trial = trials.find((one) => one.kind === kind);
	if (window === null) return trialPart(attempt, kind, side === "past" ? "a stale timestamp is accepted" : "a timestamp of the future is accepted");
	const seconds = side === "past" ? window.pastSeconds : window.futureSeconds;
	if (seconds > maxAge + margin) return {
		kind: "finding",
		finding: trialFinding(attempt, {
			confidence: trial?.confidence ?? "proven",
			proof: [...trial?.proof ?? [], `max-age: ${maxAge} s`]
		}, side === "past" ? `a timestamp ${spokenAge(seconds)} old is accepted, and max-age is ${maxAge} s` : `a timestamp ${spokenAge(seconds)} ahead is accepted, and max-age is ${maxAge} s`)
	};
	if (trial?.outcome === "open" && trial.proof.some((line) => /^stale-(?:alternate|repeated)\//.test(line))) return trialPart(attempt, kind, "an old timestamp is accepted");
	return { kind: "closed" };
};
const mayReplay = ({ experiment }, { replay }) => (replay ?? (experiment.direction === "webhook" ? "accept" : "refuse")) === "accept";
const replayOutcome = (tried, kind, open, require) => conclude(tried, tried.attempts.map((attempt) => mayReplay(attempt, require) ? {
	kind: "not-applicable",
	why: require.replay === "accept" ? "`require.replay` accepts replays" : `${attempt.experiment.operation} receives webhooks, which are delivered more than once`
} : trialPart(attempt, kind, open)));

// src/checks/future-timestamp-accepted.ts
const futureTimestampAccepted = defineCheck({
	id: "future-timestamp-accepted",
	title: "A timestamp far ahead is accepted",
	category: "signature",
	severity: "low",
	since: "0.1.0",
	needs: ["signing", "experiments"],
	doc: {
		what: "Signs requests with timestamps of the future, finds the furthest one that is accepted, and compares it with `require.max-age`.",
		why: "Nobody can make such a signature without the key. But a client whose clock runs ahead, or somebody who may sign once, makes requests today that are good next year.",
		fix: "Compare the distance to the server's clock on both sides.",
		example: {
			language: "python",
			before: `@app.before_request
def fresh():
    timestamp = int(request.headers["X-Timestamp"])
    if time.time() - timestamp > 300:
        abort(401)`,
			after: `@app.before_request
def fresh():
    timestamp = int(request.headers["X-Timestamp"])
    if abs(time.time() - timestamp) > 300:
        abort(401)`
		},
		references: ["https://www.rfc-editor.org/rfc/rfc9421#section-7.2.2", "https://cwe.mitre.org/data/definitions/294.html"],
		cwe: [294],
		owasp: ["API2:2023"]
	},
	run: (facts, { require }) => windowOutcome(triedWith(facts, judgeExperiment), "future", require)
});

// src/model/observed.ts
const judgeCalls = (findings, { sources, calls }) => {
	if (findings.length > 0) return outcomeOf(findings);
	const [gap] = sources.flatMap(gapsOf);
	if (gap !== void 0) return unknown(`the traffic could not be read completely: ${gap}`);
	return calls.length === 0 ? notApplicable("the traffic holds no call") : outcomeOf([]);
};
const gapsOf = ({ file, format, unread, missed, cut }) => {
	if (format === null) return [`${file}: ${cut ?? "it holds neither HAR nor OpenTelemetry traces"}`];
	const [first] = unread;
	return [...cut === null ? [] : [`${file}: ${cut}`], ...missed === 0 ? [] : [`${file}: ${missed} ${missed === 1 ? "entry" : "entries"} could not be read${first === void 0 ? "" : `, ${first.entry} because ${first.why}`}`]];
};
const upTo = (findings, others) => {
	const left = findings.slice(499);
	const [first] = left;
	if (first === void 0 || left.length === 1) return findings;
	const rest = {
		subject: "others",
		message: `${left.length} ${others}`,
		confidence: first.confidence,
		...first.severity === void 0 ? {} : { severity: first.severity },
		where: { place: first.where.place },
		proof: left.slice(0, 20).map(({ subject }) => subject)
	};
	return [...findings.slice(0, 499), rest];
};
const quoteCall = ({ method, url, tunnel, status, count, client, first }) => {
	const said = [
		...status === null ? [] : [`HTTP ${status}`],
		...count > 1 ? [`${count} times`] : [],
		...client === null ? [] : [`by ${client}`],
		`${first.file}, ${first.entry}`
	];
	return `${tunnel ? "CONNECT" : method || "?"} ${url} (${said.join("; ")})`;
};
const shownCalls = 5;
const quoteCalls = (calls) => {
	const more = calls.slice(shownCalls).reduce((sum, { count }) => sum + count, 0);
	return [...calls.slice(0, shownCalls).map(quoteCall), ...more === 0 ? [] : [`and ${more} more`]];
};
const countOf = (calls) => calls.reduce((sum, { count }) => sum + count, 0);
const groupCalls = (calls, name) => {
	const groups = /* @__PURE__ */ new Map();
	for (const call of calls) {
		const key = name(call);
		const known = groups.get(key);
		if (known === void 0) groups.set(key, [call]);
		else known.push(call);
	}
	return groups;
};
const times = (count) => count === 1 ? "once" : `${count} times`;

// src/openapi/declared-calls.ts
const callMatcher = (spec, target) => {
	const bases = basesOf(spec, target);
	const root = node();
	for (const operation of spec.operations) insert(root, operation);
	const known = /* @__PURE__ */ new Map();
	const basesAt = (host) => {
		const found = known.get(host) ?? bases.filter(({ serves }) => serves(host));
		known.set(host, found);
		return found;
	};
	return (method, url) => {
		const host = hostOf$1(url);
		const here = host === null ? [] : basesAt(host);
		if (here.length === 0) return { kind: "elsewhere" };
		const segments = segmentsOf(url.pathname).map(decoded$1);
		let best = {
			kind: "path",
			below: false,
			nearest: null,
			deeper: false
		};
		let reached = -1;
		for (const { segments: before, server } of here) {
			if (before.length > segments.length || !before.every((wanted, i) => fits(wanted, segments[i] ?? ""))) continue;
			const found = search(root, segments.slice(before.length));
			const operations = found.operations.filter(({ servers }) => server === null || servers.includes(server));
			const operation = operations.find((one) => answers(one.method, method));
			if (operation !== void 0) return {
				kind: "operation",
				operation
			};
			if (operations.length > 0) best = method === "OPTIONS" && operations[0] !== void 0 ? {
				kind: "operation",
				operation: operations[0]
			} : {
				kind: "method",
				declared: operations
			};
			else if (best.kind === "path" && found.depth > reached) {
				reached = found.depth;
				best = {
					kind: "path",
					below: true,
					nearest: found.nearest,
					deeper: found.deeper
				};
			}
		}
		return best;
	};
};
const answers = (declared, method) => declared === method || method === "HEAD" && declared === "GET";
const basesOf = (spec, { baseUrl, alias }) => {
	const bases = [];
	const base = baseUrl === null ? null : parseUrl(baseUrl);
	const own = base === null ? null : hostOf$1(base);
	const names = new Set([own, alias].filter((name) => name !== null));
	if (base !== null) bases.push({
		serves: (host) => names.has(host),
		segments: literals(base.pathname),
		server: null
	});
	spec.servers.forEach((server, index) => {
		if (server.scope === "link") return;
		for (const text of server.urls) {
			const url = text.startsWith("/") ? null : parseUrl(text);
			const name = url === null ? null : hostOf$1(url);
			if (text.startsWith("/")) bases.push({
				serves: (host) => names.has(host),
				segments: literals(text),
				server: index
			});
			else if (url !== null && name !== null) bases.push({
				serves: (host) => host === name,
				segments: literals(url.pathname),
				server: index
			});
		}
		bases.push(...openBase(server, index));
	});
	return bases;
};
const openBase = ({ template, hostPattern, urls, variables }, server) => {
	const open = variables.some((variable) => variable.enum === null && !variable.inHost);
	const names = new Set(urls.map(hostOf$1));
	if (hostPattern === null && !open) return [];
	const path = template.replace(/^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/]*/i, "").replace(/[?#].*$/s, "");
	return [{
		serves: (host) => hostPattern !== null && hostMatches(hostPattern, host) || names.has(host),
		segments: segmentsOf(path).map(segmentOf),
		server
	}];
};
const segmentsOf = (path) => {
	const bare = path.replace(/^\//, "").replace(/\/$/, "");
	return bare === "" ? [] : bare.split("/");
};
const decoded$1 = (segment) => {
	if (!segment.includes("%")) return segment;
	try {
		return decodeURIComponent(segment);
	} catch {
		return segment;
	}
};
const literals = (path) => segmentsOf(path).map((segment) => [decoded$1(segment)]);
const segmentOf = (text) => text.split(/\{[^{}]*\}/).map(decoded$1);
const fits = (pieces, segment) => {
	const [head = "", ...tails] = pieces;
	const last = tails.pop();
	if (last === void 0) return head === segment;
	if (!segment.startsWith(head) || !segment.endsWith(last)) return false;
	let at = head.length;
	for (const piece of tails) {
		const found = segment.indexOf(piece, at + 1);
		if (found < 0) return false;
		at = found + piece.length;
	}
	return at < segment.length - last.length;
};
const node = () => ({
	literals: /* @__PURE__ */ new Map(),
	patterns: /* @__PURE__ */ new Map(),
	operations: [],
	below: [],
	any: null
});
const insert = (root, operation) => {
	let at = root;
	at.any ??= operation;
	for (const text of segmentsOf(operation.path.replace(/[?#].*$/s, ""))) {
		if (/^\{[^{}]*[+*]\}$/.test(text)) {
			at.below.push(operation);
			return;
		}
		const pieces = segmentOf(text);
		const key = pieces.join("\0");
		const known = pieces.length === 1 ? at.literals.get(key) : at.patterns.get(key)?.next;
		const next = known ?? node();
		if (known === void 0 && pieces.length === 1) at.literals.set(key, next);
		else if (known === void 0) at.patterns.set(key, {
			pieces,
			next
		});
		next.any ??= operation;
		at = next;
	}
	at.operations.push(operation);
};
const search = (root, segments) => {
	const operations = [];
	let nearest = {
		operation: null,
		depth: 0,
		deeper: false
	};
	const waiting = [{
		node: root,
		depth: 0,
		open: false
	}];
	for (let at = waiting.pop(); at !== void 0; at = waiting.pop()) {
		const { node: here, depth, open } = at;
		if (depth > nearest.depth) nearest = {
			operation: here.any,
			depth,
			deeper: open && here.operations.length > 0 && depth < segments.length
		};
		operations.push(...here.below);
		const segment = segments[depth];
		if (segment === void 0) {
			operations.push(...here.operations);
			continue;
		}
		for (const { pieces, next } of here.patterns.values()) if (fits(pieces, segment)) waiting.push({
			node: next,
			depth: depth + 1,
			open: pieces.length > 1
		});
		const literal = here.literals.get(segment);
		if (literal !== void 0) waiting.push({
			node: literal,
			depth: depth + 1,
			open: false
		});
	}
	return {
		operations,
		nearest: nearest.operation,
		depth: nearest.depth,
		deeper: nearest.deeper
	};
};
const pathPlace = ({ place, method }) => ({
	file: place.file,
	pointer: place.pointer.toLowerCase().endsWith(`/${method.toLowerCase()}`) ? place.pointer.slice(0, -method.length - 1) : place.pointer
});
const pathsPlace = (spec) => {
	const file = spec.servers[0]?.place.file ?? spec.operations[0]?.place.file;
	return file === void 0 ? null : {
		file,
		pointer: "/paths"
	};
};
const serversPlace = (spec) => {
	const place = spec.servers.find(({ scope }) => scope === "document")?.place ?? spec.servers[0]?.place ?? null;
	return place === null ? null : {
		file: place.file,
		pointer: place.pointer.replace(/\/\d+(?:\/url)?$/, "")
	};
};

// src/checks/insecure-call.ts
const isClear$1 = ({ url, host, tunnel }, { baseUrl }) => !tunnel && /^(?:http|ws):/i.test(url) && !isLoopbackHost(host) && !(baseUrl !== null && sameOrigin(url, baseUrl));
const isNear = (host) => {
	const kind = kindOfAddress(hostnameOf$1(host));
	return isSingleLabel(host) || kind === "private" || kind === "shared";
};
const insecureCall = defineCheck({
	id: "insecure-call",
	title: "A call went over plain http",
	category: "traffic",
	severity: "high",
	since: "0.1.0",
	needs: [
		"target",
		"spec",
		"calls"
	],
	doc: {
		what: "Looks for captured calls to an `http://` or `ws://` address. This machine and the base URL's own origin are left alone; names without a dot and private addresses, as service containers have them, weigh little.",
		why: "Everything in such a call can be read and changed on the way: signature, key id, body and answer. A redirect to https comes too late, for the request has been sent by then.",
		fix: "Call the https address. Where the address is configured, refuse others at start-up, so that no environment can switch it off unnoticed.",
		example: {
			language: "python",
			before: `PARTNER = os.environ.get("PARTNER_URL", "http://api.partner.example.com")
requests.post(f"{PARTNER}/orders", json=order, headers=sign(order))`,
			after: `PARTNER = os.environ.get("PARTNER_URL", "https://api.partner.example.com")
assert PARTNER.startswith("https://")
requests.post(f"{PARTNER}/orders", json=order, headers=sign(order))`
		},
		references: ["https://www.rfc-editor.org/rfc/rfc9325#section-3.2", "https://owasp.org/API-Security/editions/2023/en/0xa8-security-misconfiguration/"],
		cwe: [319],
		owasp: ["API8:2023"]
	},
	run({ target, spec, calls }) {
		const clear = calls.calls.filter((call) => isClear$1(call, target));
		const findings = [...groupCalls(clear, ({ host }) => host)].map(([host, made]) => {
			const carried = [...new Set(made.flatMap(({ credentials }) => credentials))].sort();
			return {
				subject: `plain http to ${host}`,
				message: `${host} was called ${times(countOf(made))} over plain http${carried.length === 0 ? "" : `, with ${carried.slice(0, 5).join(", ")}`}`,
				confidence: "proven",
				...isNear(host) ? { severity: "low" } : {},
				where: {
					place: serversPlace(spec),
					host,
					url: made[0]?.url ?? ""
				},
				proof: quoteCalls(made)
			};
		});
		return judgeCalls(upTo(findings, "other hosts were called over plain http"), calls);
	}
});

// src/openapi/declared-hosts.ts
const declaredHosts = (spec, target) => {
	const known = remembered$1.get(spec)?.get(target);
	if (known !== void 0) return known;
	const hosts = /* @__PURE__ */ new Set();
	const add = (host) => {
		if (host !== null) hosts.add(host);
	};
	for (const server of spec.servers) {
		for (const url of server.urls) if (!url.startsWith("/")) add(hostOf$1(url));
		add(server.hostPattern);
	}
	for (const { url } of spec.urls) add(hostOf$1(url));
	if (target.baseUrl !== null) add(hostOf$1(target.baseUrl));
	add(target.alias);
	const byTarget = remembered$1.get(spec) ?? /* @__PURE__ */ new WeakMap();
	remembered$1.set(spec, byTarget.set(target, hosts));
	return hosts;
};
const remembered$1 = /* @__PURE__ */ new WeakMap();
const aliasWithPort = ({ baseUrl, alias }) => {
	const port = baseUrl === null ? void 0 : parseUrl(baseUrl)?.port;
	return alias === null || port === void 0 || port === "" || hostnameOf$1(alias) !== alias ? null : `${alias}:${port}`;
};
const declares = (spec, target, host) => {
	const hosts = declaredHosts(spec, target);
	if (hosts.has(host) || host === aliasWithPort(target)) return true;
	for (const declared of hosts) if (declared.includes("*") && hostMatches(declared, host)) return true;
	return false;
};
const allows = (policy, host) => policy.hosts.allow.some((pattern) => hostMatches(pattern, host));

// src/checks/insecure-redirect.ts
const isHttps = (url) => url !== null && /^https:/i.test(url);
const promised = (spec, entry) => {
	const operation = entry.kind === "operation" ? spec.operations.find(({ id }) => id === entry.operation) : void 0;
	const own = (entry.kind === "server" ? [entry.server] : operation?.servers ?? []).flatMap((index) => spec.servers[index]?.urls ?? []).filter((url) => !url.startsWith("/"));
	return (own.length > 0 ? own : spec.servers.flatMap(({ urls }) => urls)).find(isHttps) ?? null;
};
const isExempt = (to, { baseUrl }) => baseUrl !== null && (sameOrigin(to, baseUrl) || isLoopbackHost(hostOf$1(baseUrl) ?? "") && isLoopbackHost(hostOf$1(to) ?? ""));
const insecureRedirect = defineCheck({
	id: "insecure-redirect",
	title: "A redirect leads to plain http",
	category: "hosts",
	severity: "high",
	since: "0.1.0",
	needs: [
		"target",
		"spec",
		"visits"
	],
	doc: {
		what: "Looks for redirects to an `http://` address although the operation's declared server is https. The base URL's own origin is exempt, so a plain http service on localhost can be scanned. A server that merely repeats the scheme by which it was reached is marked as likely.",
		why: "The next request travels in the clear. Anybody on the way reads the signature, the key id and the answer, and can change both.",
		fix: "Redirect to https or to a path alone (`Location: /v1/pets`). Behind a proxy that ends TLS, have the framework trust exactly that proxy's `X-Forwarded-Proto`, so that it builds https addresses.",
		example: {
			language: "http",
			before: `HTTP/1.1 301 Moved Permanently
Location: http://api.example.com/v1/pets/`,
			after: `HTTP/1.1 301 Moved Permanently
Location: /v1/pets/`
		},
		references: ["https://www.rfc-editor.org/rfc/rfc9110#section-10.2.2", "https://www.rfc-editor.org/rfc/rfc9325#section-3.2"],
		cwe: [319],
		owasp: ["API8:2023"]
	},
	run({ target, spec, visits }) {
		if (!(isHttps(target.baseUrl) || spec.servers.some(({ urls }) => urls.some(isHttps)))) return notApplicable("neither the description nor the base URL promises https");
		const findings = /* @__PURE__ */ new Map();
		for (const visit of visits.visits) for (const step of visit.steps) {
			const to = step.redirect === null ? null : parseUrl(step.redirect);
			if (to === null || to.protocol !== "http:" || isExempt(to.href, target)) continue;
			const server = promised(spec, visit.entry);
			const host = hostOf$1(to);
			const subject = `${entryName(spec, visit.entry)} to http://${host}`;
			if (host === null || findings.has(subject) || server === null && !isHttps(step.url)) continue;
			const asked = target.baseUrl !== null && sameOrigin(step.url, target.baseUrl) && target.alias !== null ? target.alias : hostOf$1(step.url);
			const mirrored = (host === asked || asked === target.alias && host === aliasWithPort(target)) && !isHttps(step.url);
			findings.set(subject, {
				subject,
				message: `${entryName(spec, visit.entry)} redirects to plain http on ${host}${mirrored ? ", the scheme by which it was reached" : ""}`,
				confidence: mirrored ? "likely" : "proven",
				where: {
					...whereOf(spec, visit.entry),
					host,
					url: step.url
				},
				proof: [...quote$2(visit, step), ...server === null ? [] : [`declared server: ${server}`]]
			});
		}
		return judgeVisits([...findings.values()], visits, "hops");
	}
});

// src/checks/insecure-server.ts
const isClear = (url) => /^(?:http|ws):/i.test(url);
const clearHost = ({ urls, template, hostPattern }) => {
	return (urls.length > 0 ? urls.filter(isClear).map(hostOf$1) : isClear(template) ? [hostPattern] : []).find((host) => host !== null && !isLoopbackHost(host) && !isReservedName(host)) ?? null;
};
const insecureServer = defineCheck({
	id: "insecure-server",
	title: "A declared server is plain http",
	category: "contract",
	severity: "high",
	since: "0.1.0",
	needs: ["spec"],
	doc: {
		what: "Looks at every declared server, with its variables filled in, for `http` or `ws`; in OpenAPI 2.0 also under `schemes`. Loopback and names that end in `.internal`, `.local`, `.test` or `.invalid` are left alone.",
		why: "Clients are generated with this address. Everything they send, signature and key id included, can be read and changed on the way, and a signature that does not cover the whole message does not notice.",
		fix: "Declare the https address, and let plain http answer with nothing but an error or a redirect to https. In OpenAPI 2.0 remove `http` from `schemes`.",
		example: {
			language: "yaml",
			before: `servers:
  - url: http://api.example.com/v1`,
			after: `servers:
  - url: https://api.example.com/v1`
		},
		references: [
			"https://spec.openapis.org/oas/v3.1.1.html#server-object",
			"https://www.rfc-editor.org/rfc/rfc9325#section-3.2",
			"https://www.rfc-editor.org/rfc/rfc9421#section-7.1.2"
		],
		cwe: [319],
		owasp: ["API8:2023"]
	},
	run({ spec }) {
		const absolute = spec.servers.filter(({ urls, hostPattern }) => hostPattern !== null || urls.some((url) => !url.startsWith("/")));
		if (absolute.length === 0) return notApplicable("the description declares no absolute server");
		return outcomeOf(absolute.flatMap((server) => {
			const host = clearHost(server);
			if (host === null) return [];
			const scheme = /^wss?:/i.test(server.urls.find(isClear) ?? server.template) ? "ws" : "http";
			return {
				subject: `server ${server.template}`,
				message: `The declared server ${server.template} is spoken to in the clear (${scheme})`,
				confidence: "proven",
				where: {
					place: server.place,
					host
				},
				proof: [`server: ${server.template}`, ...server.urls.filter((url) => url !== server.template && isClear(url)).slice(0, 5)]
			};
		}));
	}
});

// src/checks/internal-server.ts
const kindOf$2 = (host) => isLoopbackHost(host) ? "loopback" : kindOfAddress(hostnameOf$1(host));
const calm = /* @__PURE__ */ new Set(["loopback", "unspecified"]);
const spoken$2 = {
	private: "a private address",
	shared: "a private address (shared address space)",
	"link-local": "a link-local address",
	metadata: "a cloud metadata address"
};
const isPublic = (host) => {
	const kind = kindOf$2(host);
	return kind === "global" || kind === null && !isSingleLabel(host) && !isReservedName(host);
};
const judge$3 = (server, host) => {
	const kind = kindOf$2(host);
	const words = kind === null ? void 0 : spoken$2[kind];
	const harmless = kind !== null && calm.has(kind);
	if (words === void 0 && !harmless) return [];
	return [{
		subject: host,
		message: harmless ? `${server.template} is for local development; nothing is wrong with it, but it is published with the public servers` : `${server.template} is ${words}, declared beside a public server`,
		confidence: "proven",
		...harmless ? { severity: "info" } : {},
		where: {
			place: server.place,
			host
		},
		proof: [`server: ${server.template}`]
	}];
};
const internalServer = defineCheck({
	id: "internal-server",
	title: "An internal address is declared beside a public server",
	category: "contract",
	severity: "medium",
	since: "0.1.0",
	needs: ["spec"],
	doc: {
		what: "Where a public server is declared, looks for private, link-local and cloud metadata addresses among the other servers. A loopback address is only noted, because many descriptions keep one for development.",
		why: "The published description tells everybody how the network behind it is laid out. Tools that try all declared servers, with a key in hand, then call an address that means something else in every network, or the service that hands out a cloud machine's credentials.",
		fix: "Keep internal addresses in a description of their own, or fill in the server when the description is published.",
		example: {
			language: "yaml",
			before: `servers:
  - url: https://api.example.com
  - url: https://10.20.0.7:8443`,
			after: `servers:
  - url: https://api.example.com`
		},
		references: ["https://www.iana.org/assignments/iana-ipv4-special-registry/iana-ipv4-special-registry.xhtml", "https://www.rfc-editor.org/rfc/rfc6890"],
		cwe: [200],
		owasp: ["API7:2023", "API9:2023"]
	},
	run({ spec }) {
		const declared = spec.servers.flatMap((server) => [...new Set(server.urls.filter((url) => !url.startsWith("/")).map(hostOf$1))].flatMap((host) => host === null ? [] : [{
			server,
			host
		}]));
		if (!declared.some(({ host }) => isPublic(host)) && !spec.servers.some(({ hostPattern }) => hostPattern !== null && isPublic(hostPattern))) return notApplicable("no public server is declared beside which an internal one could stand");
		return outcomeOf(declared.flatMap(({ server, host }) => judge$3(server, host)));
	}
});

// src/checks/known-key-accepted.ts
const knownKeyAccepted = defineCheck({
	id: "known-key-accepted",
	title: "A signature made with an empty or well-known key is accepted",
	category: "signature",
	severity: "critical",
	since: "0.1.0",
	needs: ["signing", "experiments"],
	doc: {
		what: "Signs with an empty key, with usual defaults such as `secret` and `changeme`, and with keys that stand in documentation and tutorials; no secret is needed for it. Where the API checks with a public key, tries that key as the secret of a MAC.",
		why: "A variable that is not set becomes an empty key, and the service verifies happily with it. Then everybody can sign. So can they where the request names the algorithm and a public key is taken for a shared secret.",
		fix: "Refuse to start without a secret, and with one that is short or stands in an example.",
		example: {
			language: "python",
			before: `app.config["HMAC_SECRET"] = os.environ.get("HMAC_SECRET", "changeme")

@app.before_request
def verify():
    key = app.config["HMAC_SECRET"].encode()
    if not hmac.compare_digest(mac(key, request), request.headers["X-Signature"]):
        abort(401)`,
			after: `app.config["HMAC_SECRET"] = os.environ["HMAC_SECRET"]   # no default: the service does not start without it
if len(app.config["HMAC_SECRET"]) < 32:
    raise SystemExit("HMAC_SECRET is too short")

@app.before_request
def verify():
    key = app.config["HMAC_SECRET"].encode()
    if not hmac.compare_digest(mac(key, request), request.headers["X-Signature"]):
        abort(401)`
		},
		references: ["https://www.rfc-editor.org/rfc/rfc9421#section-7.3.4", "https://owasp.org/API-Security/editions/2023/en/0xa2-broken-authentication/"],
		cwe: [798, 1188],
		owasp: ["API2:2023"]
	},
	run: (facts) => trialOutcome(triedWith(facts, judgeExperiment), "known-key", "a signature made with a known key is accepted")
});

// src/checks/leaked-signature.ts
const leakedSignature = defineCheck({
	id: "leaked-signature",
	title: "An answer gives away the signature, the string to sign or the key",
	category: "signature",
	severity: "high",
	since: "0.1.0",
	needs: ["signing", "experiments"],
	doc: {
		what: "Looks in every answer for the signature that would have been right, for the string to sign and for the key, in the spellings that matter. What was found is named, never quoted.",
		why: "A refusal that helps debugging by showing the expected signature signs for whoever asks. The string to sign alone tells how to build a collision.",
		fix: "Answer a wrong signature with 401 and nothing else. Log the details, without the signature, where only operators read.",
		example: {
			language: "python",
			before: `@app.before_request
def verify():
    right = mac(SECRET, request)
    if request.headers["X-Signature"] != right:
        return {"error": f"expected {right}"}, 401`,
			after: `@app.before_request
def verify():
    right = mac(SECRET, request)
    if not hmac.compare_digest(request.headers["X-Signature"], right):
        return {"error": "signature"}, 401`
		},
		references: ["https://cwe.mitre.org/data/definitions/209.html", "https://owasp.org/API-Security/editions/2023/en/0xa2-broken-authentication/"],
		cwe: [209, 200],
		owasp: ["API2:2023"]
	},
	run: (facts) => trialOutcome(triedWith(facts, judgeExperiment), "leak", "an answer holds what only the two sides should know")
});

// src/dns/resemblance.ts
const lookalikes = new Map(Object.entries({
	a: "аɑα",
	b: "ьƅ",
	c: "сϲⅽ",
	d: "ԁⅾ",
	e: "еҽε",
	g: "ɡց",
	h: "һհ",
	i: "іıɩι",
	j: "јϳ",
	k: "кκ",
	l: "ӏ1ⅼǀ",
	m: "мⅿ",
	n: "ոп",
	o: "оοօ0σ",
	p: "рρ",
	q: "ԛզ",
	r: "гᴦ",
	s: "ѕꜱ",
	t: "тτ",
	u: "υսц",
	v: "ѵν",
	w: "ԝѡω",
	x: "хχ",
	y: "уүγ",
	z: "ᴢ"
}).flatMap(([latin, others]) => others.split("").map((other) => [other, latin])));
const skeleton = (text) => Array.from(text.normalize("NFKD").replace(/\p{Mark}/gu, "").toLowerCase(), (letter) => lookalikes.get(letter) ?? letter).join("").replaceAll("rn", "m").replaceAll("vv", "w");
const firstLabel = (name) => name.slice(0, name.includes(".") ? name.indexOf(".") : void 0);
const readable = ({ site, unicode }) => unicode.split(".").slice(-site.split(".").length).join(".");
const isOneSlip = (a, b) => {
	let start = 0;
	while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
	let end = 0;
	while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
	const left = a.slice(start, a.length - end);
	const right = b.slice(start, b.length - end);
	if (left.length + right.length === 1) return true;
	if (left.length === 1 && right.length === 1) return !/^\d\d$/.test(left + right);
	return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
};
const distinctive = 5;
const dash = (name) => `-${name.replaceAll(".", "-")}-`;
const prepare$1 = (name) => ({
	...name,
	skeleton: skeleton(readable(name)),
	label: firstLabel(name.site),
	readableLabel: firstLabel(readable(name)),
	wholes: [.../* @__PURE__ */ new Set([name.name, name.site])].map((whole) => ({
		whole,
		below: `.${whole}`,
		dotted: `.${whole}.`,
		dashed: dash(whole)
	}))
});
const compare$2 = (seen, known, [dotted, dashed]) => {
	if (known.wholes.some(({ below }) => seen.name.endsWith(below))) return null;
	if (seen.label !== known.label) for (const one of known.wholes) {
		if (dotted.includes(one.dotted)) return {
			how: "contains",
			of: one.whole,
			confidence: "proven"
		};
		if (dashed.includes(one.dashed)) return {
			how: "contains",
			of: one.whole,
			confidence: "likely"
		};
	}
	if (seen.skeleton === known.skeleton) return {
		how: "looks like",
		of: known.site,
		confidence: "proven"
	};
	if (known.label.length < distinctive) return null;
	if (seen.name.endsWith(known.site)) return {
		how: "ends like",
		of: known.site,
		confidence: "likely"
	};
	const extended = known.wholes.find(({ whole }) => seen.name.startsWith(whole) && seen.name[whole.length] !== ".");
	if (extended !== void 0) return {
		how: "begins like",
		of: extended.whole,
		confidence: "likely"
	};
	return isOneSlip(seen.readableLabel, known.readableLabel) ? {
		how: "is one typing slip away from",
		of: known.site,
		confidence: "likely"
	} : null;
};
const resemblanceTo = (known) => {
	const prepared = known.map(prepare$1);
	return (name) => {
		const seen = prepare$1(name);
		const spellings = [`.${seen.name}.`, dash(seen.name)];
		let found = null;
		for (const other of prepared) {
			const likeness = seen.site === other.site ? null : compare$2(seen, other, spellings);
			if (likeness?.confidence === "proven") return likeness;
			found ??= likeness;
		}
		return found;
	};
};

// src/checks/look-alike-host.ts
const namedBy = ({ redirect, references }) => {
	const target = redirect === null ? null : hostOf$1(redirect);
	return [...target === null ? [] : [{
		host: target,
		line: null
	}], ...references.map(({ host, source, detail, value }) => ({
		host,
		line: `${source}${detail === "" ? "" : ` (${detail})`}: ${value}`
	}))];
};
const siteOf$1 = (sites, host) => Object.hasOwn(sites, host) ? sites[host] ?? null : null;
const lookAlikeHost = defineCheck({
	id: "look-alike-host",
	title: "An observed host imitates a declared one",
	category: "hosts",
	severity: "high",
	since: "0.1.0",
	needs: [
		"target",
		"spec",
		"sites"
	],
	uses: ["visits", "calls"],
	doc: {
		what: "Compares every host that answers name, in redirects, links, bodies, CORS, CSP and cookies, and every host that captured calls went to, with the declared hosts. It is a look-alike when it contains a declared name (`api.example.com.evil.test`, `evil-example.com`), looks like one (`exаmple.com` with a Cyrillic letter, `examp1e.com`), or is one typing slip away, and belongs to another registrable domain.",
		why: "Such names are registered to catch what prefix and suffix comparisons let through, and what eyes pass over in a review or a log. A signature that does not cover the host is as good there as at home.",
		fix: "Find out who put the name there, and remove it. If it is yours, name it in the policy under `hosts.allow`. Compare hosts as whole names, never by prefix or suffix.",
		example: {
			language: "http",
			before: `HTTP/1.1 302 Found
Location: https://api.example.com.evil.test/v1/pets`,
			after: `HTTP/1.1 302 Found
Location: https://api.example.com/v1/pets`
		},
		references: [
			"https://www.unicode.org/reports/tr39/",
			"https://www.rfc-editor.org/rfc/rfc3986#section-7.6",
			"https://publicsuffix.org/"
		],
		cwe: [1007, 601],
		owasp: ["API10:2023"]
	},
	run({ target, spec, visits, calls, sites }, policy) {
		const genuine = [...declaredHosts(spec, target)].flatMap((host) => {
			const known = siteOf$1(sites, host);
			return known === null || known.site === null || isLoopbackHost(host) ? [] : [{
				name: hostnameOf$1(host).replace(/^\*\./, ""),
				site: known.site,
				unicode: known.unicode.replace(/^\*\./, "")
			}];
		});
		const own = new Set(genuine.map(({ site }) => site));
		const likenessOf = resemblanceTo(genuine);
		const judged = /* @__PURE__ */ new Map();
		const judge = (host) => {
			const known = siteOf$1(sites, host);
			if (known === null || known.site === null || own.has(known.site) || declares(spec, target, host) || allows(policy, host)) return null;
			return likenessOf({
				name: hostnameOf$1(host),
				site: known.site,
				unicode: known.unicode
			});
		};
		const lookAt = (host) => {
			if (!judged.has(host)) judged.set(host, judge(host));
			return judged.get(host) ?? null;
		};
		const findings = /* @__PURE__ */ new Map();
		for (const visit of visits?.visits ?? []) for (const step of visit.steps) for (const { host, line } of namedBy(step)) {
			const subject = `${entryName(spec, visit.entry)} names ${host}`;
			if (findings.has(subject)) continue;
			const likeness = lookAt(host);
			if (likeness === null) continue;
			findings.set(subject, {
				subject,
				message: `${entryName(spec, visit.entry)} names ${host}, which ${likeness.how} ${likeness.of} and is another domain`,
				confidence: likeness.confidence,
				where: {
					...whereOf(spec, visit.entry),
					host,
					url: step.url
				},
				proof: [...line === null ? quote$2(visit, step) : [
					`${visit.method} ${step.url}`,
					`HTTP ${step.status}`,
					line
				], `declared: ${likeness.of}`]
			});
		}
		for (const [host, made] of groupCalls(calls?.calls ?? [], (call) => call.host)) {
			const likeness = lookAt(host);
			if (likeness === null) continue;
			findings.set(`calls ${host}`, {
				subject: `calls ${host}`,
				message: `${host} was called ${times(countOf(made))}, which ${likeness.how} ${likeness.of} and is another domain`,
				confidence: likeness.confidence,
				where: {
					place: serversPlace(spec),
					host,
					url: made[0]?.url ?? ""
				},
				proof: [...quoteCalls(made), `declared: ${likeness.of}`]
			});
		}
		const found = upTo([...findings.values()], "other hosts imitate a declared one");
		if (visits === void 0) return calls === void 0 ? outcomeOf(found) : judgeCalls(found, calls);
		const outcome = judgeVisits(found, visits, "bodies");
		return outcome.outcome === "pass" && calls !== void 0 && calls.calls.length > 0 ? judgeCalls(found, calls) : outcome;
	}
});

// src/checks/method-override-honoured.ts
const methodOverrideHonoured = defineCheck({
	id: "method-override-honoured",
	title: "Something outside the signature changes the method",
	category: "signature",
	severity: "high",
	since: "0.1.0",
	needs: ["signing", "experiments"],
	doc: {
		what: "Sends a properly signed request with `X-HTTP-Method-Override` and its relatives naming a method that does not exist, and with `_method` in a query or form that is not bound. Where the answer turns into 404, 405 or 501, and only under a right signature, it was obeyed after the check.",
		why: "The signature says POST, the server does DELETE. Everybody between client and server can add the header, and the signature stays valid.",
		fix: "Remove the middleware that reads such headers, or let it run only before verification and sign the method that it yields.",
		example: {
			language: "js",
			before: `app.use(express.urlencoded({ extended: false }));
app.use(verifySignature);
app.use(methodOverride("X-HTTP-Method-Override"));
app.use(methodOverride("_method"));
app.delete("/orders/:id", remove);`,
			after: `app.use(express.urlencoded({ extended: false }));
app.use(verifySignature);   // and no method override behind it: clients send the method they mean
app.delete("/orders/:id", remove);`
		},
		references: ["https://expressjs.com/en/resources/middleware/method-override.html", "https://www.rfc-editor.org/rfc/rfc9421#section-7.2.1"],
		cwe: [436, 650],
		owasp: ["API2:2023", "API8:2023"]
	},
	run: (facts) => trialOutcome(triedWith(facts, judgeExperiment), "method-override", "something unsigned changes the method")
});

// src/dns/caa.ts
const authorities = [
	[["letsencrypt.org"], /Let's Encrypt|Internet Security Research Group|\bISRG\b/i],
	[["pki.goog"], /Google Trust Services|\bGTS\b/i],
	[[
		"digicert.com",
		"symantec.com",
		"geotrust.com",
		"rapidssl.com",
		"thawte.com",
		"digitalcertvalidation.com",
		"quovadisglobal.com"
	], /DigiCert|GeoTrust|RapidSSL|Thawte|QuoVadis/i],
	[[
		"sectigo.com",
		"comodo.com",
		"comodoca.com",
		"usertrust.com",
		"trust-provider.com",
		"zerossl.com"
	], /Sectigo|Comodo|USERTRUST|ZeroSSL/i],
	[["globalsign.com"], /GlobalSign/i],
	[[
		"amazon.com",
		"amazontrust.com",
		"awstrust.com",
		"amazonaws.com"
	], /\bAmazon\b/i],
	[["godaddy.com", "starfieldtech.com"], /GoDaddy|Starfield/i],
	[["entrust.net", "affirmtrust.com"], /Entrust|AffirmTrust/i],
	[["ssl.com"], /SSL\.com|SSL Corp/i],
	[["microsoft.com"], /Microsoft/i],
	[["pki.apple.com"], /\bApple\b/i],
	[["identrust.com"], /IdenTrust/i],
	[["buypass.com", "buypass.no"], /Buypass/i],
	[[
		"certum.pl",
		"certum.eu",
		"asseco.com"
	], /Certum|Asseco|Unizeto/i],
	[["actalis.it"], /Actalis/i],
	[["harica.gr"], /HARICA|Hellenic Academic/i],
	[["swisssign.com"], /SwissSign/i],
	[[
		"telesec.de",
		"t-systems.com",
		"dfn.de"
	], /T-Systems|TeleSec|Deutsche Telekom|DFN/i],
	[[
		"d-trust.net",
		"dtrust.de",
		"bundesdruckerei.de"
	], /D-Trust|Bundesdruckerei/i]
];
const domainOf = ({ value }) => (value.split(";")[0] ?? "").trim().replace(/\.$/, "").toLowerCase();
const judgeCaa = ({ records }, certificate, name) => {
	if (records.length === 0) return { kind: "absent" };
	const strange = records.find(({ critical, tag }) => critical && ![
		"issue",
		"issuewild",
		"iodef",
		"issuemail",
		"contactemail",
		"contactphone"
	].includes(tag));
	if (strange !== void 0) return {
		kind: "unknown",
		why: `the CAA set holds the critical tag "${strange.tag}", which is not known here`
	};
	const wildcard = certificate !== null && !certificate.names.includes(name) && certificate.names.some((one) => one.startsWith("*.") && name.endsWith(one.slice(1)));
	const wild = records.filter(({ tag }) => tag === "issuewild");
	const rules = wildcard && wild.length > 0 ? wild : records.filter(({ tag }) => tag === "issue");
	if (rules.length === 0 || certificate === null) return { kind: "allows" };
	const allowed = rules.map(domainOf).filter((domain) => domain !== "");
	if (allowed.some((domain) => certificate.issuer.toLowerCase().includes(domain))) return { kind: "allows" };
	const known = authorities.filter(([, names]) => names.test(certificate.issuer));
	if (known.length === 0) return {
		kind: "unknown",
		why: `under which CAA name "${certificate.issuer}" issues is not known here; the set allows ${allowed.join(", ") || "nobody"}`
	};
	return known.some(([domains]) => domains.some((domain) => allowed.includes(domain))) ? { kind: "allows" } : {
		kind: "excludes",
		why: allowed.length === 0 ? "the CAA set allows nobody" : `the CAA set allows only ${allowed.join(", ")}`
	};
};

// src/checks/missing-caa.ts
const leafOf = (certificates, { hosts }) => {
	for (const { host, showings } of certificates) if (hosts.includes(host)) for (const { handshake } of showings) {
		const leaf = handshake.kind === "shown" ? handshake.chain[0] : void 0;
		if (leaf !== void 0) return leaf;
	}
	return null;
};
const missingCaa = defineCheck({
	id: "missing-caa",
	title: "No CAA set names the authorities that may issue certificates",
	category: "names",
	severity: "info",
	since: "0.1.0",
	needs: [
		"spec",
		"resolutions",
		"certificates"
	],
	doc: {
		what: "Climbs from each allowed name towards the root and takes the first CAA set, as authorities do. None is worth a remark. One that excludes the authority whose certificate is in use is a finding of medium severity: the next renewal will be refused, or somebody else had that certificate made. It is likely and not proven, because authorities issue for each other. An authority whose CAA name is not known here, such as a company's own, is unknown, as is a critical tag.",
		why: "Without CAA every authority in the world may issue a certificate for the name. An attacker who answers one validation request, through a poisoned resolver for example, passes the check of identity that clients rely on.",
		fix: "Publish a CAA set at the apex with the authority that you use, an `issuewild` one, and an address for reports. Add the account with `accounturi` where the authority supports it.",
		example: {
			language: "zone",
			before: `partner.example.com.  300  IN  SOA  ns1.partner.example.com. hostmaster.partner.example.com. 1 3600 600 86400 60
; no CAA`,
			after: `partner.example.com.  300  IN  CAA  0 issue "letsencrypt.org"
partner.example.com.  300  IN  CAA  0 issuewild ";"
partner.example.com.  300  IN  CAA  0 iodef "mailto:security@partner.example.com"`
		},
		references: ["https://www.rfc-editor.org/rfc/rfc8659", "https://www.rfc-editor.org/rfc/rfc8657"],
		cwe: [295],
		owasp: ["API8:2023"]
	},
	run({ spec, resolutions, certificates }) {
		if (resolutions.length === 0) return notApplicable("no name was asked about");
		const findings = [];
		const open = [];
		for (const fact of resolutions) {
			const { name, caa } = fact;
			if (caa.fault !== null) {
				open.push(`CAA of ${name}: ${caa.fault.detail}`);
				continue;
			}
			const leaf = leafOf(certificates, fact);
			const verdict = judgeCaa(caa, leaf, name);
			const where = {
				place: placeOfName(spec, name),
				host: fact.hosts[0] ?? name
			};
			if (verdict.kind === "unknown") open.push(verdict.why);
			if (verdict.kind === "absent") findings.push({
				subject: `name ${name}`,
				message: `every authority may issue certificates for ${name}: there is no CAA set`,
				confidence: "proven",
				where,
				proof: [`CAA at ${name} and at every name above it: none`]
			});
			if (verdict.kind === "excludes") findings.push({
				subject: `${name} excludes its issuer`,
				message: `the certificate of ${name} was issued by an authority that its CAA set excludes`,
				confidence: "likely",
				severity: "medium",
				where,
				proof: [
					`issuer: ${leaf?.issuer ?? ""}`,
					verdict.why,
					...caa.records.slice(0, 10).map(({ tag, value }) => `CAA at ${caa.at ?? name}: ${tag} "${value}"`)
				]
			});
		}
		if (findings.length > 0) return outcomeOf(findings);
		const [first] = open;
		return first === void 0 ? outcomeOf([]) : unknown(first);
	}
});

// src/tls/hsts.ts
const halfAYear = 15768e3;
const maxAgeOf = (header) => {
	const [only, ...more] = header.slice(0, 1024).split(";").map((part) => part.trim()).filter((part) => /^max-age\s*(?:=|$)/i.test(part));
	if (only === void 0 || more.length > 0) return null;
	const digits = /^max-age\s*=\s*(?:"(\d{1,15})"|(\d{1,15}))$/i.exec(only);
	return digits === null ? null : Number(digits[1] ?? digits[2]);
};

// src/checks/missing-hsts.ts
const missingHsts = defineCheck({
	id: "missing-hsts",
	title: "Answers over https do not insist on https",
	category: "transport",
	severity: "low",
	since: "0.1.0",
	needs: [
		"target",
		"spec",
		"visits"
	],
	doc: {
		what: "Reads `Strict-Transport-Security` in the answers that came over https. One answer with a `max-age` of half a year or more speaks for its host, unless another takes it back with `max-age=0`. Hosts that are addresses are left out, because clients ignore the header there.",
		why: "Without it the first request of a browser, or of a client that somebody gave an `http://` address, goes in the clear, and whoever is in the way can keep it there.",
		fix: "Send `Strict-Transport-Security: max-age=63072000` with every answer over https, errors included. API clients that are no browsers mostly ignore it: for them, do not serve the API over http at all.",
		example: {
			language: "nginx",
			before: "server { listen 443 ssl; }",
			after: `server { listen 443 ssl;
  add_header Strict-Transport-Security "max-age=63072000" always;
}`
		},
		references: ["https://www.rfc-editor.org/rfc/rfc6797", "https://www.rfc-editor.org/rfc/rfc9325#section-3.2"],
		cwe: [319],
		owasp: ["API8:2023"]
	},
	run({ target, spec, visits }) {
		const hosts = /* @__PURE__ */ new Map();
		let unread = false;
		for (const { steps } of visits.visits) for (const { url, hsts } of steps) {
			const socket = url.startsWith("https:") ? hostOf$1(url) : null;
			const host = socket !== null && target.alias !== null && target.baseUrl !== null && sameOrigin(url, target.baseUrl) ? target.alias : socket;
			if (host === null || isAddress(hostnameOf$1(host))) continue;
			if (hsts === void 0) {
				unread = true;
				continue;
			}
			const known = hosts.get(host) ?? {
				headers: [],
				url
			};
			known.headers.push(hsts);
			hosts.set(host, known);
		}
		if (hosts.size === 0) return unread ? unknown("the evidence does not say whether the header was there") : notApplicable("no name answered over https");
		const findings = [];
		for (const [host, { headers, url }] of hosts) {
			const sent = headers.filter((header) => header !== null);
			const ages = sent.map(maxAgeOf);
			if (ages.some((age) => age !== null && age >= 15768e3) && !ages.includes(0)) continue;
			const best = sent[0];
			findings.push({
				subject: hostnameOf$1(host),
				message: best === void 0 ? `${host} sends no Strict-Transport-Security` : `${host} sends Strict-Transport-Security for less than half a year`,
				confidence: "proven",
				where: {
					place: placeOfName(spec, hostnameOf$1(host)),
					host,
					url
				},
				proof: [`${headers.length} answer${headers.length === 1 ? "" : "s"} over https, ${sent.length} with the header`, ...[...new Set(sent)].slice(0, 5).map((header) => `Strict-Transport-Security: ${header}`)]
			});
		}
		return outcomeOf(findings);
	}
});

// src/checks/open-server-variable.ts
const isOnlyPort = ({ template }, { name }) => {
	const authority = /^[^:/?#]*:?\/\/([^/?#]*)/.exec(template)?.[1] ?? "";
	return authority.endsWith(`:{${name}}`) && authority.indexOf(`{${name}}`) === authority.lastIndexOf(`{${name}}`);
};
const isMeantAsPath = ({ default: value }) => value?.startsWith("/") === true;
const isOpen = ({ enum: values }) => values === null || values.length === 0;
const judge$2 = ({ server, variable }) => {
	const { template, hostPattern, urls } = server;
	const host = hostPattern ?? hostOf$1(urls[0] ?? "");
	return {
		subject: `${template} variable ${variable.name}`,
		message: isMeantAsPath(variable) ? `The variable {${variable.name}} in ${template} is meant as a path, but nothing separates it from the host` : `The variable {${variable.name}} in ${template} may be anything, and with it the host`,
		confidence: "proven",
		...isMeantAsPath(variable) ? { severity: "low" } : {},
		where: {
			place: variable.place,
			...host === null ? {} : { host }
		},
		proof: [`server: ${template}`, `variable ${variable.name}: no enum${variable.default === null ? "" : `, default ${variable.default}`}`]
	};
};
const openServerVariable = defineCheck({
	id: "open-server-variable",
	title: "A server variable leaves the host open",
	category: "contract",
	severity: "high",
	since: "0.1.0",
	needs: ["spec"],
	doc: {
		what: "Looks at the variables in the host part of every server URL. Each needs an `enum` that lists what it may be. Variables in the path, or for the port alone, are left alone. One that is meant as a path and touches the host (`https://api.example.com{basePath}`) weighs little.",
		why: "Whoever fills in the variable chooses where signed requests go. A tenant name that comes from user input becomes `evil.example/` or another company's host, and the description calls it a declared server.",
		fix: "List the allowed values under `enum`. Where every customer has a host of their own, declare one server per region or stage and put the customer into the path, or waive the finding and check the value where it is filled in.",
		example: {
			language: "yaml",
			before: `servers:
  - url: https://{region}.api.example.com
    variables:
      region: { default: eu }`,
			after: `servers:
  - url: https://{region}.api.example.com
    variables:
      region: { default: eu, enum: [eu, us] }`
		},
		references: ["https://spec.openapis.org/oas/v3.1.1.html#server-variable-object"],
		cwe: [923],
		owasp: ["API8:2023"]
	},
	run({ spec }) {
		const inHost = spec.servers.flatMap((server) => server.variables.filter((variable) => variable.inHost && !isOnlyPort(server, variable)).map((variable) => ({
			server,
			variable
		})));
		if (inHost.length === 0) return notApplicable("no server URL has a variable in its host");
		return outcomeOf(inHost.filter(({ variable }) => isOpen(variable)).map(judge$2));
	}
});

// src/checks/open-zone-transfer.ts
const says = ({ server, address, why }) => `${server} (${address}): ${why}`;
const isOpenQuestion = (one, { transfers }) => one.state === "unknown" || one.state === "not-asked" || one.state === "unreachable-family" && !transfers.some(({ server, state }) => server === one.server && state !== "unreachable-family");
const unfoundIn = ({ fault, parent, child, transfers, more }) => fault !== null || more > 0 ? [] : [.../* @__PURE__ */ new Set([...parent ?? [], ...child])].filter((name) => !transfers.some(({ server }) => server === name)).sort();
const questionsOf = (zone) => [
	...zone.fault === null ? [] : [zone.fault.detail],
	...zone.transfers.filter((one) => isOpenQuestion(one, zone)).map(says),
	...unfoundIn(zone).map((server) => `${server}: no address of it was found`),
	...zone.more === 0 ? [] : [`${zone.more} more addresses of name servers of ${zone.apex} were not asked`]
];
const openZoneTransfer = defineCheck({
	id: "open-zone-transfer",
	title: "A name server hands the whole zone to anyone",
	category: "names",
	severity: "high",
	since: "0.1.0",
	needs: ["spec", "zones"],
	doc: {
		what: "Finds the zone of each name that the user allows, never above its registrable domain, and asks every address of every name server, those that the parent names and those that the zone names, for a transfer (AXFR) over TCP. Handed out means: no error, with authority, the zone's own SOA first and one more record. The connection is closed right there, and nothing but counts is kept. All servers must answer before it passes.",
		why: "A zone lists every name in it: admin hosts, staging systems, internal addresses, names of customers. An attacker need not guess any more, and behind a signature that does not bind the host each of them is one more place where the same request may be accepted.",
		fix: "Allow transfers only to your secondary servers, by address and with a TSIG key, on every name server: `allow-transfer { key transfer-key; };` in BIND, `provide-xfr: 192.0.2.53 transfer-key` in NSD. The ones that are forgotten are old secondaries and those of a provider.",
		example: {
			language: "named.conf",
			before: `zone "partner.example.com" {
  type primary;
  file "partner.example.com.zone";
  allow-transfer { any; };
};`,
			after: `zone "partner.example.com" {
  type primary;
  file "partner.example.com.zone";
  allow-transfer { key secondary-transfer; };
};`
		},
		references: [
			"https://www.rfc-editor.org/rfc/rfc5936#section-6",
			"https://www.rfc-editor.org/rfc/rfc8945",
			"https://bind9.readthedocs.io/en/stable/reference.html#namedconf-statement-allow-transfer"
		],
		cwe: [200, 668],
		owasp: ["API8:2023", "API9:2023"]
	},
	run({ spec, zones }) {
		if (zones.length === 0) return notApplicable("no allowed name lies in a zone of its own");
		const findings = zones.flatMap((zone) => {
			const open = zone.transfers.filter(({ state }) => state === "open");
			const [name = zone.apex] = zone.names;
			return [...new Set(open.map(({ server }) => server))].map((server) => {
				const addresses = open.filter((one) => one.server === server);
				const others = zone.transfers.filter((one) => one.server !== server);
				return {
					subject: `${zone.apex} at ${server}`,
					message: `${server} hands the whole zone ${zone.apex} to anyone who asks`,
					confidence: "proven",
					where: {
						place: placeOfName(spec, name),
						host: name
					},
					proof: [...addresses.flatMap(({ address, records, bytes, serial }) => [`AXFR ${zone.apex} to ${address} port 53 over TCP`, `NOERROR with authority: SOA${serial === null ? "" : ` (serial ${serial})`} and at least ${records - 1} more ${records === 2 ? "record" : "records"} in ${bytes} bytes; closed there`]), ...others.map(says)]
				};
			});
		});
		if (findings.length > 0) return outcomeOf(findings);
		const open = zones.flatMap(questionsOf);
		const [first] = open;
		return first === void 0 ? outcomeOf([]) : unknown(`${open.length === 1 ? "one question is" : `${open.length} questions are`} open, the first: ${first}`);
	}
});

// src/model/glob.ts
const matchesList = (pattern, subject, isStar, same) => {
	let at = 0;
	let piece = 0;
	let star = -1;
	let resume = 0;
	while (at < subject.length) {
		const wanted = pattern[piece];
		if (wanted !== void 0 && isStar(wanted)) {
			star = piece;
			resume = at;
			piece += 1;
		} else if (wanted !== void 0 && same(wanted, subject[at] ?? "")) {
			piece += 1;
			at += 1;
		} else if (star >= 0) {
			resume += 1;
			at = resume;
			piece = star + 1;
		} else return false;
	}
	for (; piece < pattern.length; piece += 1) if (!isStar(pattern[piece] ?? "")) return false;
	return true;
};
const segmentMatches = (pattern, segment) => pattern.includes("*") ? matchesList(pattern, segment, (piece) => piece === "*", (piece, item) => piece === item) : pattern === segment;
const pathMatches = (glob, path) => pathGlob(glob)(path);
const pathGlob = (glob) => {
	const pattern = glob.split("/");
	return (path) => matchesList(pattern, path.split("/"), (piece) => piece === "**", segmentMatches);
};
const operationMatches = (glob, operation) => operationGlob(glob)(operation);
const operationGlob = (glob) => {
	const [, method = "*", path = ""] = /^\s*(?:([^\s/]+)\s+)?(.*?)\s*$/.exec(glob) ?? [];
	const matches = pathGlob(path);
	const wanted = method.toUpperCase();
	return (operation) => {
		const space = operation.indexOf(" ");
		return (wanted === "*" || wanted === operation.slice(0, space).toUpperCase()) && matches(operation.slice(space + 1));
	};
};

// src/model/signed.ts
const nothingSigned = "nothing says that requests are signed: no operation declares a signature, and `require.signed-operations` names none";
const signedOperations = (spec, require) => {
	const globs = (require.signedOperations ?? []).map(operationGlob);
	return spec.operations.filter(({ signature, id }) => signature !== null || globs.some((matches) => matches(id)));
};
const schemesByName = (spec) => new Map(spec.schemes.map((scheme) => [scheme.name, scheme]));
const keyId = /(?:^|[-_.])(?:(?:access|api|app|client|consumer|partner|merchant)?[-_.]?key[-_.]?id|access[-_.]?key|client[-_.]?id|app[-_.]?id|(?:x[-_.])?api[-_.]?key)$/i;
const isDelegated = ({ signature, detail }) => signature === "S3" || signature === "S1" && detail === "oauth";
const isFactor = (scheme) => {
	if (scheme === void 0) return true;
	return scheme.signature === null ? !(scheme.type === "apiKey" && keyId.test(scheme.detail ?? "")) : isDelegated(scheme);
};
const requirementOf = (names, schemes) => {
	const members = names.map((name) => schemes.get(name));
	return {
		signed: members.some((scheme) => (scheme?.signature ?? null) !== null),
		factor: members.some(isFactor)
	};
};
const inAuthorization = /* @__PURE__ */ new Set([
	"http",
	"basic",
	"oauth2",
	"openIdConnect"
]);
const headerDeclaration = (operation, header, schemes) => {
	const parameter = operation.parameters.find(({ in: at, name }) => at === "header" && name.toLowerCase() === header);
	if (parameter?.required === true) return "required";
	const carries = (name) => {
		const scheme = schemes.get(name);
		if (scheme === void 0) return false;
		return scheme.type === "apiKey" ? scheme.in === "header" && scheme.detail?.toLowerCase() === header : header === "authorization" && inAuthorization.has(scheme.type);
	};
	if (operation.security.some((names) => names.some(carries))) return operation.security.some((names) => names.length === 0) ? "optional" : "required";
	return parameter === void 0 ? "missing" : "optional";
};

// src/checks/optional-signature.ts
const carriedElsewhere = ({ signature, parameters }) => signature !== null && signature.schemes.length > 0 && (signature.rule === "S3" || parameters.some(({ role }) => role === "signature"));
const optionalSignature = defineCheck({
	id: "optional-signature",
	title: "The signature of a signed operation is optional",
	category: "contract",
	severity: "medium",
	since: "0.1.0",
	needs: ["spec"],
	doc: {
		what: "Looks at operations that are signed. Their signature, timestamp and nonce parameters, and the headers listed under `require.headers`, must be `required: true`, and no alternative under `security` may do without the signature: neither the anonymous `{}` nor a bare key id.",
		why: "What is optional in the description is left out by generated clients and waved through by gateways that validate requests. If the server then verifies only what is present, a request without a signature passes.",
		fix: "Set `required: true` on the parameters, and remove the alternative under `security` that carries no signature.",
		example: {
			language: "yaml",
			before: `parameters:
  - { name: X-Signature, in: header, schema: { type: string } }
security:
  - hmac: []
  - {}`,
			after: `parameters:
  - { name: X-Signature, in: header, required: true, schema: { type: string } }
security:
  - hmac: []`
		},
		references: [
			"https://spec.openapis.org/oas/v3.1.1.html#parameter-object",
			"https://spec.openapis.org/oas/v3.1.1.html#security-requirement-object",
			"https://www.rfc-editor.org/rfc/rfc9421#section-7.1.1"
		],
		cwe: [306],
		owasp: ["API2:2023"]
	},
	run({ spec }, { require }) {
		const signed = signedOperations(spec, require);
		if (signed.length === 0) return notApplicable(nothingSigned);
		const schemes = schemesByName(spec);
		return outcomeOf(signed.flatMap((operation) => looseParameters(operation).concat(looseHeaders(operation, require.headers, schemes), wayAround(operation, schemes))));
	}
});
const looseOf = (operation) => carriedElsewhere(operation) ? [] : operation.parameters.filter(({ role, required }) => !required && (role === "signature" || role === "timestamp" || role === "nonce"));
const looseParameters = (operation) => looseOf(operation).map(({ name, in: at, role, place }) => ({
	subject: `${operation.id} ${at} ${name}`,
	message: `${operation.id} declares its ${role} (${at} parameter ${name}), but does not require it`,
	confidence: "proven",
	where: {
		place,
		operation: operation.id
	},
	proof: [`${at} parameter ${name} is not \`required: true\``]
}));
const looseHeaders = (operation, required, schemes) => {
	const reported = new Set(looseOf(operation).map(({ name }) => name.toLowerCase()));
	return required.filter((header) => !reported.has(header) && headerDeclaration(operation, header, schemes) === "optional").map((header) => ({
		subject: `${operation.id} header ${header}`,
		message: `${operation.id} declares the header ${header}, but does not require it; the policy does`,
		confidence: "proven",
		where: {
			place: operation.parameters.find(({ in: at, name }) => at === "header" && name.toLowerCase() === header)?.place ?? operation.place,
			operation: operation.id
		},
		proof: [`require.headers: ${required.join(", ")}`]
	}));
};
const wayAround = (operation, schemes) => {
	const alternatives = operation.security.map((names) => ({
		names,
		...requirementOf(names, schemes)
	}));
	const gap = alternatives.find(({ signed, factor }) => !signed && !factor);
	if (gap === void 0 || !alternatives.some(({ signed }) => signed)) return [];
	const anonymous = gap.names.length === 0;
	return [{
		subject: `${operation.id} security ${anonymous ? "anonymous" : gap.names.join("+")}`,
		message: anonymous ? `${operation.id} may be called anonymously: \`security\` offers \`{}\` beside the signature` : `${operation.id} may be called with ${gap.names.join(" and ")} instead of the signature, which names the caller and proves nothing`,
		confidence: anonymous ? "proven" : "likely",
		where: {
			place: operation.place,
			operation: operation.id
		},
		proof: [`security: ${alternatives.map(({ names }) => names.join(" and ") || "{}").join(", or ")}`]
	}];
};

// src/checks/outdated-tls.ts
const outdated = /* @__PURE__ */ new Set([
	"SSLv3",
	"TLSv1",
	"TLSv1.1"
]);
const spoken$1 = {
	SSLv3: "SSL 3.0",
	TLSv1: "TLS 1.0",
	"TLSv1.1": "TLS 1.1"
};
const outdatedTls = defineCheck({
	id: "outdated-tls",
	title: "An outdated version of TLS is accepted",
	category: "transport",
	severity: "high",
	since: "0.1.0",
	needs: ["spec", "certificates"],
	doc: {
		what: "Greets each host as a client that knows nothing newer than TLS 1.1, and where that is accepted nothing newer than 1.0. A ServerHello is acceptance; an alert or a hang-up is a refusal. The connection ends there.",
		why: "Both versions rest on MD5 and SHA-1, have no modern ciphers, and were retired in 2021. As long as the server accepts them, somebody in the middle can try to talk a client down to them.",
		fix: "Allow TLS 1.2 and 1.3 only, at every address and load balancer of the host.",
		example: {
			language: "nginx",
			before: "ssl_protocols TLSv1 TLSv1.1 TLSv1.2;",
			after: "ssl_protocols TLSv1.2 TLSv1.3;"
		},
		references: ["https://www.rfc-editor.org/rfc/rfc8996", "https://www.rfc-editor.org/rfc/rfc9325#section-3.1.1"],
		cwe: [326, 327],
		owasp: ["API8:2023"]
	},
	run({ spec, certificates }) {
		const findings = /* @__PURE__ */ new Map();
		let open = null;
		for (const { fact, showing, shown } of seenIn(certificates)) {
			const accepted = showing.old.filter(({ answer }) => answer === "accepted");
			const agreed = outdated.has(shown.protocol) ? [{
				version: shown.protocol,
				why: `the best that it speaks is ${spoken$1[shown.protocol] ?? shown.protocol}`
			}] : [];
			for (const { version, why } of [...accepted, ...agreed]) {
				const key = `${fact.host} ${version}`;
				const proof = `${showing.address}: ${why}`;
				const before = findings.get(key);
				findings.set(key, {
					subject: `${fact.name} ${version}`,
					message: `${fact.host} accepts ${spoken$1[version] ?? version}`,
					confidence: "proven",
					where: {
						place: placeOfName(spec, fact.name),
						host: fact.host
					},
					proof: [...before?.proof ?? [], ...before?.proof.includes(proof) === true ? [] : [proof]]
				});
			}
			const silent = showing.old.find(({ answer }) => answer === "unknown");
			if (silent !== void 0) open ??= `${fact.host} at ${showing.address} was greeted in ${spoken$1[silent.version] ?? silent.version}: ${silent.why}`;
			if (showing.old.length === 0) open ??= `${fact.host} at ${showing.address} was not greeted in an old version`;
		}
		if (findings.size > 0) return outcomeOf([...findings.values()]);
		const why = unseenIn(certificates) ?? open;
		return why === null ? { outcome: "pass" } : unknown(why);
	}
});

// src/tls/pins.ts
const pinOf = ({ spkiSha256 }) => `sha256/${spkiSha256}`;
const believed = ({ chain, refused }) => refused === null ? chain : chain.slice(0, 1);
const matchesPins = (shown, pins) => believed(shown).some((certificate) => pins.includes(pinOf(certificate)));
const matchesTlsa = (shown, records) => {
	const verdicts = records.map((record) => compare$1(shown, record));
	if (verdicts.includes("match")) return "match";
	return verdicts.includes("unknown") || verdicts.length === 0 ? "unknown" : "mismatch";
};
const compare$1 = (shown, { usage, selector, matching, data }) => {
	if (usage > 3 || selector > 1 || matching !== 1) return "unknown";
	const authority = usage === 0 || usage === 2;
	if (authority && shown.refused !== null) return "unknown";
	return (authority ? shown.chain.slice(1) : shown.chain.slice(0, 1)).some(({ sha256, spkiSha256 }) => (selector === 1 ? spkiSha256 : sha256) === data) ? "match" : "mismatch";
};

// src/checks/pin-mismatch.ts
const pinMismatch = defineCheck({
	id: "pin-mismatch",
	title: "A host shows a key that is not the pinned one",
	category: "transport",
	severity: "critical",
	since: "0.1.0",
	needs: ["spec", "certificates"],
	doc: {
		what: "Compares the public keys that a host shows with the policy's `hosts.pins`, and with its TLSA records where a trusted resolver validated them. One key of a verified chain has to match; of a chain that does not verify only the host's own certificate counts.",
		why: "A certificate that verifies is not yet yours: any of a hundred authorities can be tricked into issuing one. Where the key was agreed on beforehand, another key means a broken rotation at best, and a stranger in the middle at worst.",
		fix: "Find out who changed the key. After a planned rotation, pin the new key beside the old one before it goes live, and remove the old one afterwards; publish TLSA records in the same order.",
		example: {
			language: "yaml",
			before: `hosts:
  pins:
    api.example.com: [sha256/oldOldOldOldOldOldOldOldOldOldOldOldOldOldO=]`,
			after: `hosts:
  pins:
    api.example.com:
      - sha256/oldOldOldOldOldOldOldOldOldOldOldOldOldOldO=
      - sha256/newNewNewNewNewNewNewNewNewNewNewNewNewNewN=`
		},
		references: [
			"https://www.rfc-editor.org/rfc/rfc7469#section-2.4",
			"https://www.rfc-editor.org/rfc/rfc6698#section-2",
			"https://www.rfc-editor.org/rfc/rfc7671"
		],
		cwe: [295],
		owasp: ["API10:2023"]
	},
	run({ spec, certificates }, policy) {
		const pinned = certificates.map((fact) => ({
			fact,
			pins: pinsFor(fact, policy)
		})).filter(({ fact, pins }) => pins.length > 0 || fact.tlsa.length > 0);
		const unasked = Object.keys(policy.hosts.pins ?? {}).find((host) => !certificates.some((fact) => fact.host === host || fact.name === host));
		if (pinned.length === 0 && unasked === void 0) return notApplicable("no host is pinned by hosts.pins or a validated TLSA record");
		const findings = /* @__PURE__ */ new Map();
		let open = null;
		for (const { fact, pins } of pinned) for (const seen of seenIn([fact])) {
			const byPolicy = pins.length === 0 || matchesPins(seen.shown, pins);
			const byDns = fact.tlsa.length === 0 ? "match" : matchesTlsa(seen.shown, fact.tlsa);
			if (byDns === "unknown") open ??= `the TLSA records of ${fact.host} are of a kind that is not compared`;
			for (const [source, wrong] of [["hosts.pins", !byPolicy], ["its validated TLSA records", byDns === "mismatch"]]) {
				const key = `${fact.host} ${source}`;
				if (!wrong || findings.has(key)) continue;
				findings.set(key, {
					subject: `${fact.name} ${source}`,
					message: `${fact.host} shows a key that ${source} does not know`.replace("records does", "records do"),
					confidence: "proven",
					where: {
						place: placeOfName(spec, fact.name),
						host: fact.host
					},
					proof: [
						...quoteSeen(seen),
						`its key is ${pinOf(seen.leaf)}`,
						...source === "hosts.pins" ? pins.map((pin) => `pinned: ${pin}`) : fact.tlsa.map(({ usage, selector, matching, data }) => `TLSA ${usage} ${selector} ${matching} ${data}`)
					]
				});
			}
		}
		if (findings.size > 0) return outcomeOf([...findings.values()]);
		const why = unseenIn(pinned.map(({ fact }) => fact)) ?? open ?? (unasked === void 0 ? null : `${unasked} is pinned and was not asked: it is neither the https base URL nor an exact name in hosts.allow`);
		return why === null ? { outcome: "pass" } : unknown(why);
	}
});
const pinsFor = ({ host, name }, { hosts }) => Object.entries(hosts.pins ?? {}).flatMap(([key, pins]) => key === host || key === name ? pins : []);

// src/checks/prefix-host-match.ts
const prefixHostMatch = defineCheck({
	id: "prefix-host-match",
	title: "A host that only begins or ends like the real one is accepted",
	category: "signature",
	severity: "high",
	since: "0.1.0",
	needs: ["signing", "experiments"],
	doc: {
		what: "Signs for names that are built from the real one, such as `api.example.com.invalid` and `api.example.com@probe.invalid`, and sends them as `Host`. It means something only where a plain foreign host is refused.",
		why: "A comparison by beginning or ending accepts every name that somebody else can register around it.",
		fix: "Compare the whole name, in lower case and without its port, with a list of exact names.",
		example: {
			language: "python",
			before: `@app.before_request
def verify():
    if not request.host.startswith("api.example.com"):
        abort(400)
    message = f"{request.method}\\n{request.host}\\n{request.path}"`,
			after: `@app.before_request
def verify():
    if request.host not in {"api.example.com", "api.example.com:443"}:
        abort(400)
    message = f"{request.method}\\n{request.host}\\n{request.path}"`
		},
		references: ["https://nvd.nist.gov/vuln/detail/CVE-2026-34835", "https://www.rfc-editor.org/rfc/rfc9110#section-7.2"],
		cwe: [1023, 20],
		owasp: ["API2:2023", "API8:2023"]
	},
	run: (facts) => trialOutcome(triedWith(facts, judgeExperiment), "prefix-host", "a host that only looks like the real one is accepted")
});

// src/dns/inward.ts
const sidesOf = ({ resolvers, authoritative }, permitted) => [...authoritative, ...resolvers].map(({ source, kind, looks }) => {
	const said = [...new Set(looks.flatMap(({ answer }) => answer === null || kind === "authoritative" && !answer.aa ? [] : answer.addresses))];
	return {
		source,
		kind,
		outward: said.filter((address) => !isInward(address)),
		inward: said.filter((address) => isInward(address) && !permitted(address))
	};
});
const whyUnheard = ({ name, fault, resolvers, authoritative }) => {
	const rcodes = new Set([...resolvers, ...authoritative].flatMap(({ looks }) => looks.flatMap(({ answer }) => answer?.rcode ?? [])));
	if (rcodes.has("NOERROR")) return null;
	return fault?.detail ?? (rcodes.has("NXDOMAIN") ? `${name} does not exist, so nothing is known about its addresses` : `nobody answered about ${name}`);
};

// src/checks/private-address.ts
const privateAddress = defineCheck({
	id: "private-address",
	title: "A public name leads to an address that is not public",
	category: "names",
	severity: "medium",
	since: "0.1.0",
	needs: ["spec", "resolutions"],
	doc: {
		what: "Looks at the addresses that the authoritative servers of each allowed name give. Private, loopback, link-local, carrier-grade NAT, metadata and reserved addresses are findings unless `hosts.allow-private` expects them. What only the machine's own resolver says is not: networks show themselves from the inside. Where a name leads to both kinds, `rebinding-answer` says so instead.",
		why: "Everybody can read the plan of the internal network in public DNS, and everybody's client is led to whatever lives at that address in *its* network: another machine there receives the signed requests.",
		fix: "Serve internal names from an internal zone only, or put a public address in front. Where it is meant, list the address under `hosts.allow-private`.",
		example: {
			language: "zone",
			before: `staging  300  IN  A  10.20.30.40   ; in the public zone`,
			after: `staging  300  IN  A  203.0.113.40`
		},
		references: ["https://www.rfc-editor.org/rfc/rfc1918#section-5", "https://www.rfc-editor.org/rfc/rfc6890"],
		cwe: [200, 350],
		owasp: ["API8:2023", "API9:2023"]
	},
	run({ spec, resolutions }, policy) {
		if (resolutions.length === 0) return notApplicable("no name was asked about");
		const findings = [];
		const open = [];
		for (const fact of resolutions) {
			const sides = sidesOf(fact, permits(policy.hosts.allowPrivate, fact.name, fact.hosts));
			const words = sides.filter(({ kind }) => kind === "authoritative");
			const inside = words.filter(({ inward }) => inward.length > 0);
			const addresses = [...new Set(inside.flatMap(({ inward }) => inward))].sort();
			if (addresses.length > 0 && words.every(({ outward }) => outward.length === 0)) {
				findings.push({
					subject: `name ${fact.name}`,
					message: `${fact.name} leads to ${addresses.slice(0, 4).join(", ")}, which ${addresses.length === 1 ? "is" : "are"} not public`,
					confidence: "proven",
					where: {
						place: placeOfName(spec, fact.name),
						host: fact.hosts[0] ?? fact.name
					},
					proof: inside.slice(0, 8).map(({ source, inward }) => `${source}: ${inward.slice(0, 8).join(", ")}`)
				});
				continue;
			}
			const told = fact.authoritative.some(({ looks }) => looks.some(({ answer }) => answer?.aa === true));
			const own = sides.find(({ inward }) => inward.length > 0);
			if (!told && own !== void 0) open.push(`${own.source} says ${own.inward[0]} for ${fact.name}, and no authoritative server was heard: that may be your own network from the inside`);
			else open.push(...[whyUnheard(fact)].filter((why) => why !== null));
		}
		if (findings.length > 0) return outcomeOf(findings);
		const [first] = open;
		return first === void 0 ? outcomeOf([]) : unknown(first);
	}
});

// src/checks/rebinding-answer.ts
const rebindingAnswer = defineCheck({
	id: "rebinding-answer",
	title: "A name changes between public and private addresses",
	category: "names",
	severity: "high",
	since: "0.1.0",
	needs: ["spec", "resolutions"],
	doc: {
		what: "Looks at each allowed name twice through every resolver and at every authoritative server, both address families. One and the same source that gives a public address and one of a private, loopback, link-local or reserved range, in one answer or from look to look, is a finding. Addresses in `hosts.allow-private` are expected.",
		why: "This is how DNS rebinding works: the first answer passes a check, the second leads the connection into the network of whoever asked. Clients that look a name up once to judge it and once more to connect are led to metadata services and admin ports.",
		fix: "Publish public addresses only, and give the inside a name of its own. In clients: resolve once, judge every address, and connect to exactly the one that was judged.",
		example: {
			language: "zone",
			before: `api   0  IN  A     203.0.113.10
api   0  IN  A     10.0.0.5`,
			after: `api       300  IN  A  203.0.113.10
api.int   300  IN  A  10.0.0.5   ; in the internal zone only`
		},
		references: [
			"https://datatracker.ietf.org/doc/html/rfc1918",
			"https://crypto.stanford.edu/dns/dns-rebinding.pdf",
			"https://cwe.mitre.org/data/definitions/350.html"
		],
		cwe: [350, 367],
		owasp: ["API7:2023"]
	},
	run({ spec, resolutions }, policy) {
		if (resolutions.length === 0) return notApplicable("no name was asked about");
		const findings = resolutions.flatMap((fact) => {
			const both = sidesOf(fact, permits(policy.hosts.allowPrivate, fact.name, fact.hosts)).filter(({ outward, inward }) => outward.length > 0 && inward.length > 0);
			const [first] = both;
			if (first === void 0) return [];
			return [{
				subject: `name ${fact.name}`,
				message: `${fact.name} leads to public and to non-public addresses: ${first.outward[0]} and ${first.inward[0]}, by ${first.source}`,
				confidence: "proven",
				where: {
					place: placeOfName(spec, fact.name),
					host: fact.hosts[0] ?? fact.name
				},
				proof: both.slice(0, 8).map(({ source, outward, inward }) => `${source}: public ${outward.slice(0, 4).join(", ")}; not public ${inward.slice(0, 4).join(", ")}`)
			}];
		});
		if (findings.length > 0) return outcomeOf(findings);
		const why = resolutions.map(whyUnheard).find((one) => one !== null);
		return why === void 0 || why === null ? outcomeOf([]) : unknown(why);
	}
});

// src/checks/redirect-loop.ts
const redirectLoop = defineCheck({
	id: "redirect-loop",
	title: "Redirects go round in a circle",
	category: "hosts",
	severity: "low",
	since: "0.1.0",
	needs: ["spec", "visits"],
	doc: {
		what: "Follows redirects by hand and notes chains that come back to an address they have already been at, or that are longer than any sensible chain.",
		why: "Clients give up with an error, or hammer the server until they do. Often it is a sign that proxy and application disagree about scheme, host or trailing slash, and then they may also disagree about what was signed.",
		fix: "Let one place decide about scheme, host and trailing slash, and let every chain end after one or two hops.",
		example: {
			language: "http",
			before: `GET /v1/pets   → 301 Location: /v1/pets/
GET /v1/pets/  → 301 Location: /v1/pets`,
			after: `GET /v1/pets   → 301 Location: /v1/pets/
GET /v1/pets/  → 200`
		},
		references: ["https://www.rfc-editor.org/rfc/rfc9110#section-15.4"],
		cwe: [835],
		owasp: ["API8:2023"]
	},
	run({ spec, visits }) {
		const findings = [];
		for (const { entry, method, url, steps, end } of visits.visits) {
			if (end.kind !== "loop" && end.kind !== "too-many-redirects") continue;
			const name = entryName(spec, entry);
			findings.push({
				subject: name,
				message: end.kind === "loop" ? `${name} redirects in a circle` : `${name} redirects ${steps.length} times and does not arrive`,
				confidence: "proven",
				where: {
					...whereOf(spec, entry),
					url
				},
				proof: [`${method} ${url}`, ...steps.map(({ url, status, location }) => `${url} → HTTP ${status}${location === null ? "" : `, Location: ${location}`}`)]
			});
		}
		return judgeVisits(findings, visits, "ends");
	}
});

// src/checks/replay-accepted.ts
const replayAccepted = defineCheck({
	id: "replay-accepted",
	title: "The same signed request is accepted twice",
	category: "signature",
	severity: "medium",
	since: "0.1.0",
	needs: ["signing", "experiments"],
	doc: {
		what: "Sends the same bytes again, and where there is a nonce, the same nonce with a new timestamp. `require.replay: accept` turns the question off; for receivers of webhooks that is the default, because providers deliver more than once.",
		why: "Who records one request can send it again: the order is placed twice, the transfer is started again. A timestamp only limits for how long.",
		fix: "Sign a nonce, store it for as long as the timestamp is accepted, and refuse it the second time. Where repeating is meant, use an idempotency key that is signed.",
		example: {
			language: "python",
			before: `@app.before_request
def verify():
    nonce = request.headers["X-Nonce"]   # signed, and never looked at
    if not hmac.compare_digest(mac(SECRET, request), request.headers["X-Signature"]):
        abort(401)`,
			after: `@app.before_request
def verify():
    nonce = request.headers["X-Nonce"]
    if not hmac.compare_digest(mac(SECRET, request), request.headers["X-Signature"]):
        abort(401)
    if not redis.set(f"nonce:{nonce}", 1, nx=True, ex=600):   # as long as a timestamp is accepted, to both sides
        abort(401)`
		},
		references: ["https://www.rfc-editor.org/rfc/rfc9421#section-7.2.2", "https://cwe.mitre.org/data/definitions/294.html"],
		cwe: [294],
		owasp: ["API2:2023"]
	},
	run: (facts, { require }) => replayOutcome(triedWith(facts, judgeExperiment), "replay", "the same signed request is accepted again", require)
});

// src/checks/replay-race.ts
const replayRace = defineCheck({
	id: "replay-race",
	title: "Copies that arrive at the same time are all accepted",
	category: "signature",
	severity: "medium",
	since: "0.1.0",
	needs: ["signing", "experiments"],
	doc: {
		what: "Sends several copies of one signed request at once. It is asked only where a second copy is refused when it comes alone, and one copy may win.",
		why: "A store that is read first and written later has a gap in between. Several workers, each with a store of its own, have a wide one.",
		fix: "Store the nonce with one atomic operation that says whether it was there, in a store that all workers share, and before the request is handled.",
		example: {
			language: "python",
			before: `@app.before_request
def once():
    nonce = request.headers["X-Nonce"]
    if redis.exists(nonce):
        abort(401)
    redis.set(nonce, 1, ex=600)`,
			after: `@app.before_request
def once():
    nonce = request.headers["X-Nonce"]
    if not redis.set(nonce, 1, nx=True, ex=600):
        abort(401)`
		},
		references: ["https://redis.io/docs/latest/commands/set/", "https://www.rfc-editor.org/rfc/rfc9421#section-7.2.2"],
		cwe: [362, 367],
		owasp: ["API2:2023"]
	},
	run: (facts, { require }) => replayOutcome(triedWith(facts, judgeExperiment), "replay-race", "several copies that arrive at once are accepted", require)
});

// src/checks/retired-key-accepted.ts
const retiredKeyAccepted = defineCheck({
	id: "retired-key-accepted",
	title: "A retired key still works",
	category: "signature",
	severity: "medium",
	since: "0.1.0",
	needs: ["signing", "experiments"],
	doc: {
		what: "Signs with the key that the policy names under `secret.previous`, and expects a refusal.",
		why: "A key is changed because somebody left or something leaked. As long as the old one is accepted, nothing was changed.",
		fix: "Remove the old key from the verifier, or give it an end date when the new one is rolled out and test that day.",
		example: {
			language: "python",
			before: `KEYS = [os.environ["HMAC_SECRET"], os.environ["HMAC_SECRET_OLD"]]

@app.before_request
def verify():
    if not any(hmac.compare_digest(mac(key, request), request.headers["X-Signature"]) for key in KEYS):
        abort(401)`,
			after: `KEYS = [os.environ["HMAC_SECRET"]]   # the old one went when its last client did

@app.before_request
def verify():
    if not any(hmac.compare_digest(mac(key, request), request.headers["X-Signature"]) for key in KEYS):
        abort(401)`
		},
		references: ["https://csrc.nist.gov/pubs/sp/800/57/pt1/r5/final", "https://www.rfc-editor.org/rfc/rfc9421#section-7.3.1"],
		cwe: [324],
		owasp: ["API2:2023"]
	},
	run: (facts) => trialOutcome(triedWith(facts, judgeExperiment), "retired-key", "a signature made with the retired key is accepted")
});

// src/checks/reused-nonce.ts
const reusedNonce = defineCheck({
	id: "reused-nonce",
	title: "A nonce was used for more than one request",
	category: "traffic",
	severity: "medium",
	since: "0.1.0",
	needs: ["captures", "spec"],
	doc: {
		what: "Compares the nonces of captured requests that one host accepted. The same bytes sent again are a retry and no finding; a request whose answer was a redirect or a refusal does not count. Where only the name of a header says that it is a nonce, the finding is likely.",
		why: "A nonce makes a request unique, so that a copy can be told from the original. One that is constant, or comes again with another request, protects nothing; that the server accepted it shows that it remembers none.",
		fix: "Make a fresh random nonce for each request, 16 bytes or more, and let the server refuse those it has seen within the window of the timestamp.",
		example: {
			language: "python",
			before: `NONCE = uuid.uuid4().hex  # once, when the module is loaded

def headers():
    return {"X-Nonce": NONCE}`,
			after: `def headers():
    return {"X-Nonce": uuid.uuid4().hex}`
		},
		references: ["https://www.rfc-editor.org/rfc/rfc9421#section-7.2.2", "https://www.rfc-editor.org/rfc/rfc5849#section-3.3"],
		cwe: [323, 294],
		owasp: ["API2:2023"]
	},
	run({ captures, spec }, { require }) {
		if (captures.signed === 0) return notApplicable(nothingCaptured);
		if (captures.accepted === 0) return unknown("no captured call with a signature was accepted");
		if (captures.nonces.length === 0) return notApplicable("no captured call with a signature carries a nonce");
		const repeats = new Set(require.replay === "refuse" ? [] : captures.schemes.filter(({ direction }) => direction === "webhook").map(({ name }) => name));
		return outcomeOf(captures.nonces.flatMap((nonce) => {
			const { scheme, at, host, requests, different, reused } = nonce;
			if (reused === null || scheme !== null && (repeats.has(scheme) || require.replay === "accept")) return [];
			const constant = different === 1 && requests > 2;
			return [{
				subject: `${at} to ${host}`,
				message: constant ? `the nonce in ${at} is the same in all ${requests} signed requests that ${host} accepted` : `${host} accepted different signed requests with one nonce in ${at}`,
				confidence: scheme === null ? "likely" : "proven",
				where: whereUsed(spec, captures, {
					scheme,
					host,
					use: reused.second
				}),
				proof: [
					quoteUse(reused.first),
					quoteUse(reused.second),
					`${requests} accepted requests, ${different} different nonces`
				]
			}];
		}));
	}
});

// src/signature/experiment/required.ts
const usual$1 = [
	"method",
	"host",
	"path",
	"query",
	"body",
	"timestamp"
];
const chosen = /* @__PURE__ */ new Set([
	"custom",
	"rfc9421",
	"cavage",
	"kong-hmac-auth",
	"jws"
]);
const isLimited = ({ scheme, builtin }) => builtin && !chosen.has(/^[^ ,]*/.exec(scheme)?.[0] ?? scheme);
const canonical = (component) => {
	const lower = component.toLowerCase();
	return lower === "header:host" ? "host" : lower === "header:content-type" ? "content-type" : lower;
};
const requiredOf = (experiment, require) => require.covers?.map(canonical) ?? (isLimited(experiment) ? usual$1.filter((component) => experiment.declared.includes(component)) : usual$1);
const expectedOf = (experiment, require) => /* @__PURE__ */ new Set([...requiredOf(experiment, require), ...require.covers === null ? experiment.declared.map(canonical) : []]);

// src/checks/reused-signature.ts
const usual = [
	"method",
	"path",
	"query",
	"body",
	"timestamp",
	"nonce"
];
const listed = (components) => components.join(" and ");
const reusedSignature = defineCheck({
	id: "reused-signature",
	title: "One signature was accepted on two different requests",
	category: "traffic",
	severity: "high",
	since: "0.1.0",
	needs: ["captures", "spec"],
	doc: {
		what: "Compares captured requests that carry one and the same signature and that one origin accepted. Repeats of the same bytes are retries and no finding. A redirect's first hop does not count: it may have verified nothing. What differs is said; parts that `require.covers` leaves out are not held against anybody. Where only the name of a header says that it is a signature, the finding is likely.",
		why: "A signature that fits two messages binds nothing of what tells them apart. This is the proof of an uncovered component from traffic alone: who holds one request can write the other.",
		fix: "Put what differs into the string to sign, on both sides, and let the server verify before it answers. Where the scheme does bind it, the server does not verify it.",
		example: {
			language: "python",
			before: `text = f"{method}\\n{path}\\n{timestamp}"
# ?amount=1 and ?amount=1000 have one signature`,
			after: `text = f"{method}\\n{path}\\n{query}\\n{timestamp}\\n{sha256(body).hexdigest()}"`
		},
		references: ["https://www.rfc-editor.org/rfc/rfc9421#section-7.2.1"],
		cwe: [345, 347],
		owasp: ["API2:2023"]
	},
	run({ captures, spec }, { require }) {
		if (captures.signed === 0) return notApplicable(nothingCaptured);
		if (captures.accepted === 0) return unknown("no captured call with a signature was accepted");
		const wanted = new Set(require.covers ?? usual);
		return outcomeOf(captures.signatures.flatMap((reused) => {
			const { scheme, at, host, first, second, more } = reused;
			const differs = reused.differs.filter((component) => wanted.has(component));
			if (differs.length === 0) return [];
			const known = captures.schemes.find(({ name }) => name === scheme);
			const claimed = differs.filter((component) => known?.declared.includes(component) ?? false);
			const reason = known === void 0 ? "" : claimed.length === 0 ? `; ${known.name} does not bind ${listed(differs)}` : `; ${known.name} binds ${listed(claimed)}, so the server does not verify ${claimed.length === 1 ? "it" : "them"}`;
			const limited = known !== void 0 && claimed.length === 0 && isLimited({
				scheme: known.name,
				builtin: known.builtin
			});
			return [{
				subject: `${at} on ${second.operation ?? host}: ${differs.join(", ")}`,
				message: `${host} accepted one signature on two requests that differ in ${listed(differs)}${reason}`,
				confidence: known === void 0 ? "likely" : "proven",
				...limited ? {
					severity: "low",
					limitation: true
				} : {},
				where: whereUsed(spec, captures, {
					scheme,
					host,
					use: second
				}),
				proof: [
					`the same signature in ${at}:`,
					quoteUse(first),
					quoteUse(second),
					`different: ${differs.join(", ")}`,
					...more === 0 ? [] : [`and ${more} more like these`]
				]
			}];
		}));
	}
});

// src/checks/signature-follows-redirect.ts
const redirects = /* @__PURE__ */ new Set([
	301,
	302,
	303,
	307,
	308
]);
const isUpgrade = (from, to) => from.protocol === "http:" && to.protocol === "https:" && from.hostname === to.hostname && from.port === "" && to.port === "";
const isNeighbour = (sites, from, to, host) => {
	const site = Object.hasOwn(sites, from) ? sites[from]?.site : null;
	return to.protocol === "https:" && typeof site === "string" && Object.hasOwn(sites, host) && sites[host]?.site === site;
};
const siteOf = (sites, host) => (Object.hasOwn(sites, host) ? sites[host]?.site : null) ?? hostnameOf$1(host);
const stable = (host) => isLoopbackHost(host) ? hostnameOf$1(host) : host;
const isHop = (call) => call.follows !== null;
const isDark = (call) => !call.headers && (call.follows !== null || call.redirect === null && call.status !== null && redirects.has(call.status));
const signatureFollowsRedirect = defineCheck({
	id: "signature-follows-redirect",
	title: "A signature or credential was sent on to where a redirect led",
	category: "traffic",
	severity: "critical",
	since: "0.1.0",
	needs: [
		"target",
		"spec",
		"calls",
		"sites"
	],
	doc: {
		what: "Finds captured calls that followed a redirect to another origin (scheme, host or port), and compares their signature, API key and credential headers and query parameters with those of the call before. The same value is proof; a signature made anew for the other host is likely a mistake. The step from http to https on one host is left alone, and cookies within one site are. Where the target is declared or allowed too, it weighs medium; by https within one registrable domain (`api.example.com` to `eu.example.com`), high.",
		why: "Whoever controls a redirect, by a flaw in the API, a forgotten domain or a poisoned name, gets a valid signature or key to use. Most HTTP clients drop `Authorization` on the way to another host, and know nothing of a header called `X-API-Signature`.",
		fix: "Switch off automatic redirects for signed requests and treat 3xx as an error, or follow by hand within the origin that the request was signed for. Bind the host in the string to sign, so that a signature that escapes is worth nothing.",
		example: {
			language: "python",
			before: `requests.post(f"{PARTNER}/orders", json=order, headers={"X-API-Signature": signature})`,
			after: `answer = requests.post(f"{PARTNER}/orders", json=order, headers={"X-API-Signature": signature}, allow_redirects=False)
if answer.is_redirect:
    raise PartnerMoved(answer.headers["Location"])`
		},
		references: [
			"https://www.rfc-editor.org/rfc/rfc9110#section-15.4",
			"https://fetch.spec.whatwg.org/#http-redirect-fetch",
			"https://owasp.org/API-Security/editions/2023/en/0xaa-unsafe-consumption-of-apis/"
		],
		cwe: [
			200,
			522,
			601
		],
		owasp: ["API10:2023"]
	},
	run({ target, spec, calls, sites }, policy) {
		const match = callMatcher(spec, target);
		const findings = /* @__PURE__ */ new Map();
		for (const call of calls.calls.filter(isHop)) {
			const from = parseUrl(call.follows.url);
			const to = parseUrl(call.url);
			const fromHost = from === null ? null : hostOf$1(from);
			if (from === null || to === null || fromHost === null || from.origin === to.origin || isUpgrade(from, to)) continue;
			const sameSite = siteOf(sites, fromHost) === siteOf(sites, call.host);
			const same = call.follows.same.filter((name) => !(sameSite && name === "header cookie"));
			const { anew } = call.follows;
			if (same.length + anew.length === 0) continue;
			const names = [...same, ...anew].join(", ");
			const subject = `${names} from ${stable(fromHost)} to ${stable(call.host)}`;
			if (findings.has(subject)) continue;
			const operation = operationOf(match("GET", from)) ?? operationOf(match(call.method, from));
			const known = declares(spec, target, call.host) || allows(policy, call.host);
			const byServer = same.length > 0 && anew.length === 0 && same.every((name) => name.startsWith("query "));
			findings.set(subject, {
				subject,
				message: byServer ? `${fromHost} redirects to ${call.host} with ${names} in the address, and ${clientOf(call)} followed` : `${clientOf(call)} sent ${names} on to ${call.host} when ${fromHost} redirected it there${same.length === 0 ? ", made anew for it" : ""}`,
				confidence: same.length > 0 ? "proven" : "likely",
				...known ? { severity: "medium" } : isNeighbour(sites, fromHost, to, call.host) ? { severity: "high" } : {},
				where: {
					place: operation?.place ?? serversPlace(spec),
					...operation === null ? {} : { operation: operation.id },
					host: call.host,
					url: call.url
				},
				proof: [
					`${call.follows.url} redirected to ${call.host} (${call.follows.source.file}, ${call.follows.source.entry})`,
					quoteCall(call),
					...same.map((name) => `${name}: the same value in both`),
					...anew.map((name) => `${name}: another value, to the other host`)
				]
			});
		}
		const dark = findings.size > 0 ? void 0 : calls.calls.find(isDark);
		if (dark !== void 0) return unknown(`a redirect was followed, or may have been, and the capture holds no headers of it: ${quoteCall(dark)}`);
		return judgeCalls(upTo([...findings.values()], "other ways on which a credential followed a redirect"), calls);
	}
});
const clientOf = ({ client }) => client ?? "a client";
const operationOf = (match) => match.kind === "operation" ? match.operation : match.kind === "method" ? match.declared[0] ?? null : null;

// src/openapi/administration.ts
const wordsOf$1 = (text) => text.replace(/\{[^{}]*\}/g, " ").replace(/([a-z0-9])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, "$1$3 $2").split(/[^A-Za-z0-9]+/).filter((word) => word !== "").map((word) => word.toLowerCase().replace(/ies$/, "y").replace(/^(..+[^s])s$/, "$1"));
const anywhere = [
	{
		what: "names",
		words: /\b(?:dns|domain|nameserver|zone|recordset|axfr|ixfr)\b/,
		reading: /\b(?:axfr|ixfr|transfer|export|dump|backup)\b/
	},
	{
		what: "keys",
		words: /\b(?:key|secret|credential|token)\b/,
		reading: /\b(?:secret|key)\b/
	},
	{
		what: "exports",
		words: /\b(?:export|dump|backup|download all)\b/,
		reading: /./
	},
	{
		what: "administration",
		words: /\badmin\b/,
		reading: null
	}
];
const asObject = [{
	what: "users",
	words: /\b(?:user|account|member|role|permission)\b/,
	reading: null
}, {
	what: "tenants",
	words: /\b(?:tenant|organi[sz]ation)\b/,
	reading: null
}];
const harmlessKeys = /\b(?:public key|jwk|idempotency key|card|payment|oauth2? \/ (?:access |refresh |request )?token)\b/;
const action = /^(?:activate|ban|block|deactivate|delete|disable|enable|invite|lock|promote|remove|reset|restore|revoke|suspend|unblock|unlock)\b/;
const administers = ({ method, path, operationId, tags }, known = /* @__PURE__ */ new Map()) => {
	const words = (text) => {
		const found = known.get(text) ?? wordsOf$1(text).join(" ");
		known.set(text, found);
		return found;
	};
	const segments = path.split("/").filter((segment) => !segment.startsWith(":")).map(words).filter((said) => said !== "");
	const named = wordsOf$1((operationId ?? "").replace(/By[A-Z].*$/, ""));
	const said = [
		...segments,
		named.join(" "),
		...tags.map(words)
	].join(" / ");
	const last = segments.at(-1) ?? "";
	const object = `${action.test(last) ? segments.at(-2) ?? "" : last} / ${named.at(-1) ?? ""}`;
	const reads = method === "GET" || method === "HEAD";
	const speaks = (theme, text) => theme.words.test(text) && (!reads || theme.reading?.test(said) === true) && !(theme.what === "keys" && harmlessKeys.test(said));
	return (anywhere.find((theme) => speaks(theme, said)) ?? asObject.find((theme) => speaks(theme, object)))?.what ?? null;
};

// src/checks/signature-only-guard.ts
const bareSignature = ({ security, signature }, schemes) => {
	const byScheme = (signature?.schemes.length ?? 0) > 0;
	return (security.length === 0 ? [[]] : security).find((names) => {
		const { signed, factor } = requirementOf(names, schemes);
		return !factor && (signed || !byScheme);
	}) ?? null;
};
const signatureOnlyGuard = defineCheck({
	id: "signature-only-guard",
	title: "An administrative operation is guarded by a signature alone",
	category: "contract",
	severity: "high",
	since: "0.1.0",
	needs: ["spec"],
	doc: {
		what: "Looks at signed operations whose path, tags or operationId say that they administer names, zones, keys, users, tenants or exports, and asks for a second proof in the same security requirement: mutual TLS, OAuth, OpenID Connect, bearer or basic credentials. A key id beside the signature is no second proof. OAuth 1 and AWS signatures are left alone, because their keys belong to one user or principal with permissions of its own. Reading counts only where it hands out keys, zones, dumps or exports.",
		why: "A signature key is one secret, shared by both sides, often for years. Who finds it in a log, an old laptop or a build can then start a zone transfer, make new keys or export every customer, and no second lock is in the way. The words are a guess at what the operation does, so the finding is marked as likely.",
		fix: "Ask for a second, independent proof in the same requirement, such as mutual TLS or a short-lived OAuth token, or move the operation behind one. If it is harmless, waive the finding with the reason.",
		example: {
			language: "yaml",
			before: `paths:
  /dns/zones/{zone}/transfer:
    post:
      security:
        - hmac: []`,
			after: `paths:
  /dns/zones/{zone}/transfer:
    post:
      security:
        - hmac: []
          mutualTls: []      # both together, not one or the other`
		},
		references: [
			"https://spec.openapis.org/oas/v3.1.1.html#security-requirement-object",
			"https://owasp.org/API-Security/editions/2023/en/0xa5-broken-function-level-authorization/",
			"https://www.rfc-editor.org/rfc/rfc8705"
		],
		cwe: [308],
		owasp: ["API5:2023"]
	},
	run({ spec }, { require }) {
		const signed = signedOperations(spec, require);
		if (signed.length === 0) return notApplicable(nothingSigned);
		const schemes = schemesByName(spec);
		const words = /* @__PURE__ */ new Map();
		return outcomeOf(signed.flatMap((operation) => {
			const what = administers(operation, words);
			if ((what === null ? null : bareSignature(operation, schemes)) === null) return [];
			const guard = operation.signature === null ? "the signature that the policy names" : operation.signature.name;
			return {
				subject: operation.id,
				message: `${operation.id} looks like ${what === "administration" ? what : `administration of ${what}`}, and ${guard} is all that guards it`,
				confidence: "likely",
				where: {
					place: operation.place,
					operation: operation.id
				},
				proof: [`security: ${operation.security.map((names) => names.join(" and ") || "{}").join(", or ") || "none"}`, `signature: ${guard}`]
			};
		}));
	}
});

// src/checks/silent-server.ts
const reachedBy = (calls, { baseUrl, alias }) => {
	const own = baseUrl === null ? null : hostOf$1(baseUrl);
	const reached = /* @__PURE__ */ new Map();
	for (const { url, host, tunnel } of calls) {
		const path = tunnel ? null : `${parseUrl(url)?.pathname ?? ""}/`;
		for (const name of host === own && alias !== null ? [host, alias] : [host]) {
			const known = reached.get(name);
			if (known === void 0) reached.set(name, /* @__PURE__ */ new Set([path]));
			else known.add(path);
		}
	}
	return reached;
};
const isReached = ({ urls, hostPattern }, reached) => urls.some((text) => {
	const url = text.startsWith("/") ? null : parseUrl(text);
	const paths = url === null ? void 0 : reached.get(hostOf$1(url) ?? "");
	const base = `${url?.pathname.replace(/\/+$/, "") ?? ""}/`;
	return paths !== void 0 && (paths.has(null) || base === "/" || [...paths].some((path) => path?.startsWith(base)));
}) || hostPattern !== null && [...reached.keys()].some((host) => hostMatches(hostPattern, host));
const silentServer = defineCheck({
	id: "silent-server",
	title: "No captured call reached a declared server",
	category: "traffic",
	severity: "info",
	since: "0.1.0",
	needs: [
		"target",
		"spec",
		"calls"
	],
	doc: {
		what: "Looks for declared servers, host and base path, that no captured call went to. Only with traffic; calls to the base URL count for the host it stands for under `hosts.aliases`.",
		why: "A server that nobody calls may be a leftover whose name somebody else can register one day, or the traffic was captured against something else than what the description is about.",
		fix: "Remove the server when it is gone. When it is not, capture traffic that reaches it, so that the other checks of traffic look at it too.",
		example: {
			language: "yaml",
			before: `servers:
  - url: https://api.example.com/v1
  - url: https://api-old.example.com/v1   # switched off last year`,
			after: `servers:
  - url: https://api.example.com/v1`
		},
		references: ["https://spec.openapis.org/oas/v3.1.1.html#server-object", "https://owasp.org/API-Security/editions/2023/en/0xa9-improper-inventory-management/"],
		cwe: [1059],
		owasp: ["API9:2023"]
	},
	run({ target, spec, calls }) {
		if (calls.calls.length === 0) return notApplicable("the traffic holds no call");
		const absolute = spec.servers.filter(({ scope, urls, hostPattern }) => scope !== "link" && (hostPattern !== null || urls.some((url) => !url.startsWith("/"))));
		if (absolute.length === 0) return notApplicable("the description declares no absolute server");
		const reached = reachedBy(calls.calls, target);
		return outcomeOf(absolute.filter((server) => !isReached(server, reached)).map((server) => {
			const host = hostOf$1(server.urls.find((url) => !url.startsWith("/")) ?? "") ?? server.hostPattern;
			return {
				subject: `server ${server.template}`,
				message: `None of ${countOf(calls.calls)} captured calls went to the declared server ${server.template}`,
				confidence: "proven",
				where: {
					place: server.place,
					...host === null ? {} : { host }
				},
				proof: [`server: ${server.template}`, `calls: ${countOf(calls.calls)} in ${calls.sources.map(({ file }) => file).slice(0, 5).join(", ")}`]
			};
		}));
	}
});

// src/checks/stale-timestamp-accepted.ts
const staleTimestampAccepted = defineCheck({
	id: "stale-timestamp-accepted",
	title: "An old timestamp is accepted",
	category: "signature",
	severity: "high",
	since: "0.1.0",
	needs: ["signing", "experiments"],
	doc: {
		what: "Signs requests with timestamps of the past, finds the oldest one that is accepted in a few rounds, and compares it with `require.max-age`. Also tries an old signed date beside a fresh unsigned one. The server's clock is read from its `Date` header first.",
		why: "A signed request that was caught in a log or on the way works for as long as its timestamp is accepted. Where there is no limit, it works for ever.",
		fix: "Parse the signed timestamp, refuse what is no number, and refuse what is more than a few minutes away from the server's clock.",
		example: {
			language: "python",
			before: `@app.before_request
def verify():
    timestamp = request.headers["X-Timestamp"]   # signed, and its age never looked at
    right = mac(SECRET, f"{request.method}\\n{request.path}\\n{timestamp}")
    if not hmac.compare_digest(right, request.headers["X-Signature"]):
        abort(401)`,
			after: `@app.before_request
def verify():
    timestamp = request.headers["X-Timestamp"]
    right = mac(SECRET, f"{request.method}\\n{request.path}\\n{timestamp}")
    if not hmac.compare_digest(right, request.headers["X-Signature"]):
        abort(401)
    if not timestamp.isdigit() or abs(time.time() - int(timestamp)) > 300:
        abort(401)`
		},
		references: ["https://www.rfc-editor.org/rfc/rfc9421#section-7.2.2", "https://docs.stripe.com/webhooks#replay-attacks"],
		cwe: [294, 613],
		owasp: ["API2:2023"]
	},
	run: (facts, { require }) => windowOutcome(triedWith(facts, judgeExperiment), "past", require)
});

// src/checks/string-to-sign-collision.ts
const partOf$1 = (attempt) => {
	const part = trialPart(attempt, "collision", "a signature is accepted for another message with the same string to sign");
	return part.kind === "finding" && isLimited(attempt.experiment) ? {
		kind: "finding",
		finding: {
			...part.finding,
			severity: "low",
			limitation: true
		}
	} : part;
};
const stringToSignCollision = defineCheck({
	id: "string-to-sign-collision",
	title: "A signature made for one message is accepted for another with the same string to sign",
	category: "signature",
	severity: "high",
	since: "0.1.0",
	needs: ["signing", "experiments"],
	doc: {
		what: "Builds two different messages with one string to sign from the template, signs the first and sends the second. `ambiguous-string-to-sign` says the same from the template alone; here the server has accepted it. In a vendor's own scheme it is marked as a limitation, for every receiver that follows the vendor accepts it.",
		why: "Bytes moved from the query into the body, or from one value into the next, and the signature still fits: the server acts on something that nobody signed.",
		fix: "Separate the parts with delimiters that they cannot contain, and sign lengths or digests of what may contain anything.",
		example: {
			language: "js",
			before: `app.use(express.text({ type: "*/*" }));
app.use((req, res, next) => {
  const message = req.originalUrl + req.body;   // /a?x=1 with 23 is /a?x=12 with 3
  verify(req, message) ? next() : res.sendStatus(401);
});`,
			after: `app.use(express.text({ type: "*/*" }));
app.use((req, res, next) => {
  const message = [req.method, HOST, req.originalUrl, sha256(req.body)].join("\\n");
  verify(req, message) ? next() : res.sendStatus(401);
});`
		},
		references: ["https://www.rfc-editor.org/rfc/rfc9421#section-7.5.5", "https://vnhacker.blogspot.com/2009/09/flickrs-api-signature-forgery.html"],
		cwe: [347, 694],
		owasp: ["API2:2023"]
	},
	run: (facts) => {
		const tried = triedWith(facts, judgeExperiment);
		return conclude(tried, tried.attempts.map(partOf$1));
	}
});

// src/checks/stripped-signature-accepted.ts
const strippedSignatureAccepted = defineCheck({
	id: "stripped-signature-accepted",
	title: "A shortened or empty signature is accepted",
	category: "signature",
	severity: "critical",
	since: "0.1.0",
	needs: ["signing", "experiments"],
	doc: {
		what: "Sends the signature empty, as its prefix alone, cut to its first 1, 8 and 16 characters, as zeros, with garbage beside it, and under an unknown scheme word.",
		why: "A comparison that stops at the shorter of two texts calls an empty signature right, and one that compares eight characters can be guessed. Official libraries have had both.",
		fix: "Check the length first, then compare all bytes in constant time. Treat an unknown scheme word as a missing signature.",
		example: {
			language: "js",
			before: `app.use((req, res, next) => {
  const given = req.get("x-signature") ?? "";
  if (!expected(req).startsWith(given)) return res.sendStatus(401);
  next();
});`,
			after: `app.use((req, res, next) => {
  const given = Buffer.from(req.get("x-signature") ?? "", "hex");
  const right = Buffer.from(expected(req), "hex");
  if (given.length !== right.length || !timingSafeEqual(given, right)) return res.sendStatus(401);
  next();
});`
		},
		references: ["https://rustsec.org/advisories/RUSTSEC-2024-0010.html", "https://www.rfc-editor.org/rfc/rfc9421#section-7.1.1"],
		cwe: [347, 187],
		owasp: ["API2:2023"]
	},
	run: (facts) => trialOutcome(triedWith(facts, judgeExperiment), "stripped", "a stripped signature is accepted")
});

// src/signature/experiment/component.ts
const kindOf$1 = (component) => component.startsWith("header:") ? "header" : component;
const componentName = (component) => component.startsWith("header:") ? `header ${component.slice(7)}` : component === "content-type" ? "content type" : component;
const componentOutcome = (tried, kind, require) => {
	const told = /* @__PURE__ */ new Set();
	const parts = tried.attempts.flatMap((attempt) => {
		const expected = [...expectedOf(attempt.experiment, require)].filter((component) => kindOf$1(component) === kind);
		if (expected.length === 0) return [{
			kind: "not-applicable",
			why: unasked(attempt, kind, require)
		}];
		return expected.map((component) => componentPart(attempt, component)).filter((part) => part.kind !== "finding" || isNew(told, part.finding.subject));
	});
	return conclude(tried, parts);
};
const isNew = (told, subject) => !told.has(subject) && told.add(subject) !== void 0;
const unasked = ({ experiment }, kind, { covers }) => {
	const what = kind === "header" ? "a header" : `the ${componentName(kind)}`;
	if (covers !== null) return `\`require.covers\` does not name ${what}`;
	return isLimited(experiment) ? `${experiment.scheme} does not sign ${what}, and \`require.covers\` does not ask for it` : `neither the scheme nor \`require.covers\` asks for ${what}`;
};
const componentPart = (attempt, component) => {
	const { experiment, verdict } = attempt;
	const seen = verdict.components.find((one) => one.component === component);
	const declared = experiment.declared.includes(component);
	const unusable = whyUnusable(attempt);
	if (!declared && verdict.unusable === null && verdict.controls.signed === "accepted" && lacks(component, seen)) return {
		kind: "finding",
		finding: undeclared(attempt, component, seen)
	};
	if (seen?.observed === "uncovered") return {
		kind: "finding",
		finding: declared ? ignored(attempt, seen) : undeclared(attempt, component, seen)
	};
	if (seen?.observed === "covered") return { kind: "closed" };
	if (seen?.observed === "not-applicable") return {
		kind: "not-applicable",
		why: `${experiment.operation}: ${seen.why ?? `there is no ${componentName(component)} to change`}`
	};
	return {
		kind: "unknown",
		why: unusable ?? `${experiment.operation}: ${seen?.why ?? `the ${componentName(component)} was not tried`}`
	};
};
const lacks = (component, seen) => seen?.observed === "uncovered" || (component === "timestamp" || component === "nonce") && (seen === void 0 || seen.observed === "not-applicable");
const undeclared = ({ experiment, verdict }, component, seen) => {
	const name = componentName(component);
	const limited = isLimited(experiment);
	return {
		subject: `${experiment.scheme} ${component}`,
		message: limited ? `${experiment.scheme} never signs the ${name}, whoever uses it: ${consequence(component)}` : `the string to sign does not contain the ${name}: ${consequence(component)}`,
		confidence: "proven",
		...limited ? {
			severity: "low",
			limitation: true
		} : {},
		where: {
			place: experiment.place,
			operation: experiment.operation
		},
		proof: [
			`${experiment.scheme} signs: ${experiment.declared.join(", ") || "nothing"}`,
			...experiment.stringToSign === null ? [] : [`string to sign of ${experiment.operation}: ${shownStringToSign(experiment.stringToSign)}`],
			...seen === void 0 || seen.proof.length === 0 ? [`the signed control was ${verdict.controls.signed}`] : seen.proof
		]
	};
};
const ignored = ({ experiment }, seen) => ({
	subject: `${experiment.operation} ${experiment.scheme} ${seen.component}`,
	message: `${experiment.operation}: ${experiment.scheme} signs the ${componentName(seen.component)}, and the server does not check it: ${consequence(seen.component)}`,
	confidence: seen.confidence,
	where: {
		place: experiment.place,
		operation: experiment.operation
	},
	proof: [
		`${experiment.scheme} signs: ${experiment.declared.join(", ")}`,
		...seen.how === null ? [] : [`how: ${seen.how}`],
		...seen.proof
	]
});
const consequences = {
	method: "a signature made for reading also opens what writes or deletes",
	scheme: "a signature made for https is as good over http",
	host: "a signature made for one host is as good at every other that knows the key",
	path: "a signature made for one path opens the others",
	query: "parameters can be added and changed under a valid signature",
	body: "the content can be exchanged under a valid signature",
	timestamp: "a signature never grows old",
	nonce: "two equal requests cannot be told from a replay",
	"content-type": "the same bytes can be passed off as another format",
	header: "its value can be changed under a valid signature"
};
const consequence = (component) => consequences[kindOf$1(component)];

// src/checks/uncovered-body.ts
const uncoveredBody = defineCheck({
	id: "uncovered-body",
	title: "The signature does not bind the body",
	category: "signature",
	severity: "high",
	since: "0.1.0",
	needs: ["signing", "experiments"],
	doc: {
		what: "Changes the body, at its beginning and its end, with the digest header kept and made anew, on the wire and keeps the signature of the original: a server that compares everything has to refuse. Each change brings its own controls, one properly signed and one with a wrong signature. Bodies are only sent on operations that the policy names as canaries. Where the scheme does not sign it at all, the accepted request is the proof; a vendor's scheme that cannot is marked as a limitation.",
		why: "The amount, the account, the whole message can be exchanged. A digest header that is signed but never compared with the content is the common case, and it looks protected.",
		fix: "Sign the raw bytes of the body, or their digest, and compute that digest from what really arrived.",
		example: {
			language: "js",
			before: `app.use(express.raw({ type: "*/*" }));
app.use((req, res, next) => {
  const message = \`\${req.method}\\n\${req.originalUrl}\\n\${req.get("content-digest")}\`;   // signed, and never compared
  verify(req, message) ? next() : res.sendStatus(401);
});`,
			after: `app.use(express.raw({ type: "*/*" }));
app.use((req, res, next) => {
  const digest = \`sha-256=:\${createHash("sha256").update(req.body).digest("base64")}:\`;
  if (req.get("content-digest") !== digest) return res.sendStatus(400);
  const message = \`\${req.method}\\n\${req.originalUrl}\\n\${digest}\`;
  verify(req, message) ? next() : res.sendStatus(401);
});`
		},
		references: ["https://www.rfc-editor.org/rfc/rfc9421#section-7.2.8", "https://www.rfc-editor.org/rfc/rfc9530#section-6.3"],
		cwe: [347, 353],
		owasp: ["API2:2023"]
	},
	run: (facts, { require }) => componentOutcome(triedWith(facts, judgeExperiment), "body", require)
});

// src/checks/uncovered-content-type.ts
const uncoveredContentType = defineCheck({
	id: "uncovered-content-type",
	title: "The signature does not bind the content type",
	category: "signature",
	severity: "medium",
	since: "0.1.0",
	needs: ["signing", "experiments"],
	doc: {
		what: "Changes the content type on the wire and keeps the signature of the original: a server that compares everything has to refuse. Each change brings its own controls, one properly signed and one with a wrong signature. Where the scheme does not sign it at all, the accepted request is the proof; a vendor's scheme that cannot is marked as a limitation.",
		why: "The same bytes mean something else as JSON than as a form, and some frameworks choose the parser by this header. So a signed body can say what nobody signed.",
		fix: "Sign the content type, or accept exactly one and refuse every other before the body is parsed.",
		example: {
			language: "js",
			before: `app.use(verifySignature);   // over the body's bytes alone
app.use(express.json());
app.use(express.urlencoded({ extended: true }));
app.post("/orders", (req, res) => res.json(place(req.body)));   // the same bytes, read as the client says`,
			after: `app.use((req, res, next) => (req.is("application/json") ? next() : res.sendStatus(415)));
app.use(verifySignature);
app.use(express.json());   // one type only
app.post("/orders", (req, res) => res.json(place(req.body)));`
		},
		references: ["https://www.rfc-editor.org/rfc/rfc9421#section-7.2.1", "https://www.rfc-editor.org/rfc/rfc9110#section-8.3"],
		cwe: [345, 436],
		owasp: ["API2:2023"]
	},
	run: (facts, { require }) => componentOutcome(triedWith(facts, judgeExperiment), "content-type", require)
});

// src/checks/uncovered-header.ts
const uncoveredHeader = defineCheck({
	id: "uncovered-header",
	title: "The signature does not bind a header that it should",
	category: "signature",
	severity: "medium",
	since: "0.1.0",
	needs: ["signing", "experiments"],
	doc: {
		what: "Changes the value of a header that the policy requires or the scheme signs, and keeps the signature of the original: a server that compares everything has to refuse. Each change brings its own controls, one properly signed and one with a wrong signature. Where the scheme does not sign it at all, the accepted request is the proof; a vendor's scheme that cannot is marked as a limitation.",
		why: "A header that decides who pays, which tenant is meant or whether something is a test can be changed by everybody on the way.",
		fix: "Add the header's value to the string to sign, and refuse the request when the header is missing or stands there twice.",
		example: {
			language: "python",
			before: `@app.before_request
def verify():
    message = f"{request.method}\\n{request.path}\\n{request.headers['X-Timestamp']}"
    if not hmac.compare_digest(mac(SECRET, message), request.headers["X-Signature"]):
        abort(401)
    g.tenant = request.headers["X-Tenant"]`,
			after: `@app.before_request
def verify():
    tenant = request.headers["X-Tenant"]
    message = f"{request.method}\\n{request.path}\\n{tenant}\\n{request.headers['X-Timestamp']}"
    if not hmac.compare_digest(mac(SECRET, message), request.headers["X-Signature"]):
        abort(401)
    g.tenant = tenant`
		},
		references: ["https://www.rfc-editor.org/rfc/rfc9421#section-7.2.1", "https://www.rfc-editor.org/rfc/rfc9421#section-7.5.6"],
		cwe: [345, 347],
		owasp: ["API2:2023"]
	},
	run: (facts, { require }) => componentOutcome(triedWith(facts, judgeExperiment), "header", require)
});

// src/checks/uncovered-host.ts
const uncoveredHost = defineCheck({
	id: "uncovered-host",
	title: "The signature does not bind the host",
	category: "signature",
	severity: "high",
	since: "0.1.0",
	needs: ["signing", "experiments"],
	doc: {
		what: "Changes the host, to a name under `.invalid`, on the wire and keeps the signature of the original: a server that compares everything has to refuse. Each change brings its own controls, one properly signed and one with a wrong signature. Behind a proxy this is not tried. Where the scheme does not sign it at all, the accepted request is the proof; a vendor's scheme that cannot is marked as a limitation.",
		why: "Client and server agree on the bytes, and nobody on the place. Who answers a poisoned name, or sends a redirect, gets a request that is valid at the real server; and a request made for a test system is valid in production as soon as they share the key.",
		fix: "Sign the host: the client its `Host` header, the server its own configured name.",
		example: {
			language: "python",
			before: `@app.before_request
def verify():
    message = f"{request.method}\\n{request.path}\\n{request.headers['X-Timestamp']}\\n".encode() + request.get_data()
    if not hmac.compare_digest(mac(SECRET, message), request.headers["X-Signature"]):
        abort(401)`,
			after: `HOST = "api.example.com"   # ours, from the configuration: never request.host

@app.before_request
def verify():
    message = f"{request.method}\\n{HOST}\\n{request.path}\\n{request.headers['X-Timestamp']}\\n".encode() + request.get_data()
    if not hmac.compare_digest(mac(SECRET, message), request.headers["X-Signature"]):
        abort(401)`
		},
		references: ["https://www.rfc-editor.org/rfc/rfc9421#section-7.2.1", "https://www.rfc-editor.org/rfc/rfc9421#section-7.2.4"],
		cwe: [345, 347],
		owasp: ["API2:2023"]
	},
	run: (facts, { require }) => componentOutcome(triedWith(facts, judgeExperiment), "host", require)
});

// src/checks/uncovered-method.ts
const uncoveredMethod = defineCheck({
	id: "uncovered-method",
	title: "The signature does not bind the method",
	category: "signature",
	severity: "high",
	since: "0.1.0",
	needs: ["signing", "experiments"],
	doc: {
		what: "Changes the method, between GET and HEAD or to one that servers parse and do not route, on the wire and keeps the signature of the original: a server that compares everything has to refuse. Each change brings its own controls, one properly signed and one with a wrong signature. Where the scheme does not sign it at all, the accepted request is the proof; a vendor's scheme that cannot is marked as a limitation.",
		why: "A signature that was made to read opens the same path for whatever other method it has, and DELETE is one.",
		fix: "Sign the method as it was sent, in upper case.",
		example: {
			language: "js",
			before: `app.use((req, res, next) => {
  const message = \`\${req.originalUrl}\\n\${req.get("x-timestamp")}\`;
  verify(req, message) ? next() : res.sendStatus(401);
});
app.delete("/orders/:id", remove);`,
			after: `app.use((req, res, next) => {
  const message = \`\${req.method}\\n\${req.originalUrl}\\n\${req.get("x-timestamp")}\`;
  verify(req, message) ? next() : res.sendStatus(401);
});
app.delete("/orders/:id", remove);`
		},
		references: ["https://www.rfc-editor.org/rfc/rfc9421#section-7.2.1", "https://www.rfc-editor.org/rfc/rfc9421#section-2.2.1"],
		cwe: [347, 650],
		owasp: ["API2:2023"]
	},
	run: (facts, { require }) => componentOutcome(triedWith(facts, judgeExperiment), "method", require)
});

// src/checks/uncovered-nonce.ts
const uncoveredNonce = defineCheck({
	id: "uncovered-nonce",
	title: "The signature does not bind a nonce",
	category: "signature",
	severity: "medium",
	since: "0.1.0",
	needs: ["signing", "experiments"],
	doc: {
		what: "Changes the nonce, to a fresh one, on the wire and keeps the signature of the original: a server that compares everything has to refuse. Each change brings its own controls, one properly signed and one with a wrong signature. Where the scheme does not sign it at all, the accepted request is the proof; a vendor's scheme that cannot is marked as a limitation.",
		why: "Without a signed nonce two equal requests cannot be told from a replay, and a nonce that is not signed is simply replaced.",
		fix: "Send a random nonce, sign it, and store it for as long as the timestamp is accepted.",
		example: {
			language: "python",
			before: `@app.before_request
def verify():
    message = f"{request.method}\\n{request.path}\\n{request.headers['X-Timestamp']}"
    if not hmac.compare_digest(mac(SECRET, message), request.headers["X-Signature"]):
        abort(401)
    once(request.headers["X-Nonce"])   # anybody may write a new one`,
			after: `@app.before_request
def verify():
    nonce = request.headers["X-Nonce"]
    message = f"{request.method}\\n{request.path}\\n{request.headers['X-Timestamp']}\\n{nonce}"
    if not hmac.compare_digest(mac(SECRET, message), request.headers["X-Signature"]):
        abort(401)
    once(nonce)`
		},
		references: ["https://www.rfc-editor.org/rfc/rfc9421#section-7.2.1", "https://www.rfc-editor.org/rfc/rfc9421#section-7.2.2"],
		cwe: [294, 347],
		owasp: ["API2:2023"]
	},
	run: (facts, { require }) => componentOutcome(triedWith(facts, judgeExperiment), "nonce", require)
});

// src/checks/uncovered-path.ts
const uncoveredPath = defineCheck({
	id: "uncovered-path",
	title: "The signature does not bind the path",
	category: "signature",
	severity: "high",
	since: "0.1.0",
	needs: ["signing", "experiments"],
	doc: {
		what: "Changes the path, to that of another operation or to one below it, on the wire and keeps the signature of the original: a server that compares everything has to refuse. Each change brings its own controls, one properly signed and one with a wrong signature. Where the scheme does not sign it at all, the accepted request is the proof; a vendor's scheme that cannot is marked as a limitation.",
		why: "One valid signature opens every path: the status page signs for the export. A server that puts a constant into the string to sign looks right in every test.",
		fix: "Sign the raw path as it arrived, before any router has decoded or rewritten it.",
		example: {
			language: "python",
			before: `@app.before_request
def verify():
    message = f"{request.method}\\n/api\\n{request.headers['X-Timestamp']}"   # the same for every route
    if not hmac.compare_digest(mac(SECRET, message), request.headers["X-Signature"]):
        abort(401)`,
			after: `@app.before_request
def verify():
    message = f"{request.method}\\n{request.path}\\n{request.headers['X-Timestamp']}"
    if not hmac.compare_digest(mac(SECRET, message), request.headers["X-Signature"]):
        abort(401)`
		},
		references: ["https://www.rfc-editor.org/rfc/rfc9421#section-7.2.1", "https://www.rfc-editor.org/rfc/rfc9421#section-2.2.6"],
		cwe: [347, 345],
		owasp: ["API2:2023"]
	},
	run: (facts, { require }) => componentOutcome(triedWith(facts, judgeExperiment), "path", require)
});

// src/checks/uncovered-query.ts
const uncoveredQuery = defineCheck({
	id: "uncovered-query",
	title: "The signature does not bind the query",
	category: "signature",
	severity: "high",
	since: "0.1.0",
	needs: ["signing", "experiments"],
	doc: {
		what: "Changes the query, by a key more, another value, or a key twice, on the wire and keeps the signature of the original: a server that compares everything has to refuse. Each change brings its own controls, one properly signed and one with a wrong signature. Where the scheme does not sign it at all, the accepted request is the proof; a vendor's scheme that cannot is marked as a limitation.",
		why: "So `?limit=10` becomes `?limit=10&account=42` under the same signature. Filters, ids and amounts live in the query.",
		fix: "Sign the raw query string behind the path, or `originalUrl` whole.",
		example: {
			language: "js",
			before: `app.use((req, res, next) => {
  const message = \`\${req.method}\\n\${req.path}\\n\${req.get("x-timestamp")}\`;   // Express keeps the query out of path
  verify(req, message) ? next() : res.sendStatus(401);
});
app.get("/export", (req, res) => res.json(dump(req.query.table)));`,
			after: `app.use((req, res, next) => {
  const message = \`\${req.method}\\n\${req.originalUrl}\\n\${req.get("x-timestamp")}\`;   // path and query, as they were sent
  verify(req, message) ? next() : res.sendStatus(401);
});
app.get("/export", (req, res) => res.json(dump(req.query.table)));`
		},
		references: ["https://www.rfc-editor.org/rfc/rfc9421#section-7.2.1", "https://www.rfc-editor.org/rfc/rfc9421#section-2.2.7"],
		cwe: [347, 345],
		owasp: ["API2:2023"]
	},
	run: (facts, { require }) => componentOutcome(triedWith(facts, judgeExperiment), "query", require)
});

// src/checks/uncovered-scheme.ts
const uncoveredScheme = defineCheck({
	id: "uncovered-scheme",
	title: "The signature does not bind http or https",
	category: "signature",
	severity: "medium",
	since: "0.1.0",
	needs: ["signing", "experiments"],
	doc: {
		what: "Sends a signature that was made for https over http, or the other way round: a server that compares everything has to refuse. Each change brings its own controls, one properly signed and one with a wrong signature. Where the scheme does not sign it at all, the accepted request is the proof; a vendor's scheme that cannot is marked as a limitation.",
		why: "A request that was made for https can be sent over plain http, where everybody reads along.",
		fix: "Sign the whole URL with its scheme, or do not answer plain http at all.",
		example: {
			language: "python",
			before: `@app.before_request
def verify():
    message = f"{request.method}\\n{HOST}{request.full_path}"
    if not hmac.compare_digest(mac(SECRET, message), request.headers["X-Signature"]):
        abort(401)`,
			after: `@app.before_request
def verify():
    message = f"{request.method}\\nhttps://{HOST}{request.full_path}"   # what the client has to have meant, not request.scheme
    if not hmac.compare_digest(mac(SECRET, message), request.headers["X-Signature"]):
        abort(401)`
		},
		references: ["https://www.rfc-editor.org/rfc/rfc9421#section-2.2.4", "https://www.rfc-editor.org/rfc/rfc9421#section-7.2.1"],
		cwe: [319, 345],
		owasp: ["API2:2023"]
	},
	run: (facts, { require }) => componentOutcome(triedWith(facts, judgeExperiment), "scheme", require)
});

// src/checks/uncovered-timestamp.ts
const uncoveredTimestamp = defineCheck({
	id: "uncovered-timestamp",
	title: "The signature does not bind a timestamp",
	category: "signature",
	severity: "high",
	since: "0.1.0",
	needs: ["signing", "experiments"],
	doc: {
		what: "Changes the timestamp, to another one that is fresh, on the wire and keeps the signature of the original: a server that compares everything has to refuse. Each change brings its own controls, one properly signed and one with a wrong signature. Where the scheme does not sign it at all, the accepted request is the proof; a vendor's scheme that cannot is marked as a limitation.",
		why: "A request without a signed time is valid for as long as the key is. Where the timestamp is sent and not signed, an old request becomes young by writing a new one.",
		fix: "Send the time of signing, sign it, and refuse what is too old.",
		example: {
			language: "python",
			before: `@app.before_request
def verify():
    message = f"{request.method}\\n{request.path}\\n".encode() + request.get_data()
    if not hmac.compare_digest(mac(SECRET, message), request.headers["X-Signature"]):
        abort(401)
    fresh(request.headers["X-Timestamp"])   # anybody may write a new one`,
			after: `@app.before_request
def verify():
    timestamp = request.headers["X-Timestamp"]
    message = f"{request.method}\\n{request.path}\\n{timestamp}\\n".encode() + request.get_data()
    if not hmac.compare_digest(mac(SECRET, message), request.headers["X-Signature"]):
        abort(401)
    fresh(timestamp)`
		},
		references: ["https://www.rfc-editor.org/rfc/rfc9421#section-7.2.1", "https://www.rfc-editor.org/rfc/rfc9421#section-7.2.2"],
		cwe: [294, 347],
		owasp: ["API2:2023"]
	},
	run: (facts, { require }) => componentOutcome(triedWith(facts, judgeExperiment), "timestamp", require)
});

// src/checks/undeclared-base-url.ts
const pathOf = (url) => url.pathname.replace(/\/+$/, "");
const isRelative = (url) => url.startsWith("/");
const isLocal$1 = (host) => {
	const kind = kindOfAddress(hostnameOf$1(host));
	return isLoopbackHost(host) || isSingleLabel(host) || kind !== null && kind !== "global";
};
const addressesOf = ({ urls, template }) => urls.length > 0 ? urls : [template.replace(/\{[^{}]*\}/g, "*")];
const isServer = (server, base, host) => addressesOf(server).some((text) => {
	if (isRelative(text)) return pathOf(base) === text.replace(/\/+$/, "");
	const url = parseUrl(text);
	return url !== null && (hostOf$1(url) === host || server.hostPattern !== null && hostMatches(server.hostPattern, host)) && url.protocol === base.protocol && pathMatches(pathOf(url), pathOf(base));
});
const isServerHost = ({ urls, hostPattern }, host) => urls.some((url) => hostOf$1(url) === host) || hostPattern !== null && hostMatches(hostPattern, host);
const undeclaredBaseUrl = defineCheck({
	id: "undeclared-base-url",
	title: "The base URL is none of the declared servers",
	category: "contract",
	severity: "medium",
	since: "0.1.0",
	needs: ["target", "spec"],
	doc: {
		what: "Compares the base URL, or under `hosts.aliases` the host it stands for, with the servers of the description: scheme, host, port and base path. A base URL on this machine or network is only noted, because nobody declares localhost for production.",
		why: "Either the description is out of date, and then every client built from it calls the wrong place, or the scan looks at a place that no client uses and its result says nothing about the real one.",
		fix: "Declare the server, or correct the base URL. For a service started in the job, name the declared host it stands for under `hosts.aliases`.",
		example: {
			language: "yaml",
			before: `# scanned: https://api-v2.example.com/v2
servers:
  - url: https://api.example.com/v1`,
			after: `servers:
  - url: https://api-v2.example.com/v2`
		},
		references: ["https://spec.openapis.org/oas/v3.1.1.html#server-object", "https://owasp.org/API-Security/editions/2023/en/0xa9-improper-inventory-management/"],
		cwe: [1059],
		owasp: ["API9:2023"]
	},
	run({ target, spec }) {
		const base = target.baseUrl === null ? null : parseUrl(target.baseUrl);
		const literal = base === null ? null : hostOf$1(base);
		if (base === null || literal === null) return notApplicable("no base URL was given");
		const servers = spec.servers.filter(({ scope, urls, hostPattern }) => scope !== "link" && (urls.length > 0 || hostPattern !== null));
		const absolute = servers.filter(({ urls, hostPattern }) => hostPattern !== null || urls.some((url) => !isRelative(url)));
		const [first] = absolute;
		if (first === void 0) return notApplicable("the description declares no absolute server to compare the base URL with");
		const { alias } = target;
		if (servers.some((server) => alias === null ? isServer(server, base, literal) : isServerHost(server, alias))) return outcomeOf([]);
		const host = alias ?? literal;
		const elsewhere = alias === null && absolute.some((server) => isServerHost(server, host));
		return outcomeOf([{
			subject: isLocal$1(host) ? "local base URL" : `base URL on ${hostnameOf$1(host)}`,
			message: alias === null ? `The base URL ${target.baseUrl} is none of the declared servers${elsewhere ? "; its host is declared with another scheme or base path" : ""}` : `The base URL stands for ${alias}, which is none of the declared servers`,
			confidence: "proven",
			...isLocal$1(host) ? { severity: "info" } : {},
			where: {
				place: first.place,
				host
			},
			proof: [
				`base URL: ${target.baseUrl}`,
				...alias === null ? [] : [`hosts.aliases: ${alias}`],
				...absolute.slice(0, 10).map(({ template }) => `declared server: ${template}`)
			]
		}]);
	}
});

// src/checks/undeclared-call.ts
const absent = /* @__PURE__ */ new Set([
	404,
	405,
	410,
	501
]);
const furniture$1 = /^\/(?:|favicon\.ico|robots\.txt|apple-touch-icon[^/]*)$|\.(?:css|m?js|map|png|jpe?g|gif|svg|ico|webp|avif|woff2?|ttf|otf|html?|webmanifest)$/i;
const variable = /^(?:\d+|[0-9a-f]{8}-[0-9a-f-]{27}|(?=.*\d)[0-9a-f]{8,}|.*(?:\[redacted\]|@).*)$/i;
const shapeOf = (path) => path.split("/").map((segment) => variable.test(segment) ? "{}" : segment).join("/");
const isFurniture = ({ method }, path, { kind }) => kind === "path" && (method === "GET" || method === "HEAD" || method === "OPTIONS") && furniture$1.test(path);
const undeclaredCall = defineCheck({
	id: "undeclared-call",
	title: "A call to a declared host matches no declared operation",
	category: "traffic",
	severity: "medium",
	since: "0.1.0",
	needs: [
		"target",
		"spec",
		"calls"
	],
	doc: {
		what: "Compares path and method of every captured call to a declared server with the operations of the description, base paths, server variables and path templates included. HEAD counts as GET, OPTIONS as any method of its path; scripts, pictures and other furniture of web sites are left alone. Calls that were answered with 404, 405, 410 or 501 are only noted.",
		why: "An endpoint that answers and that nobody describes is one that nobody reviews: no test, no scanner and no gateway rule is generated for it, and the next version of the API forgets to guard it.",
		fix: "Describe the operation, or remove it, and the code that calls it. A call to a wrong path that happens to work is mended in the client.",
		example: {
			language: "python",
			before: `# the description knows GET /orders/{id} and nothing else
@app.route("/orders/<id>", methods=["GET", "DELETE"])
def order(id): ...`,
			after: `@app.route("/orders/<id>", methods=["GET"])
def order(id): ...`
		},
		references: ["https://spec.openapis.org/oas/v3.1.1.html#path-templating", "https://owasp.org/API-Security/editions/2023/en/0xa9-improper-inventory-management/"],
		cwe: [1059],
		owasp: ["API9:2023"]
	},
	run({ target, spec, calls }) {
		if (spec.operations.length === 0) return notApplicable("the description declares no operation");
		const match = callMatcher(spec, target);
		const groups = /* @__PURE__ */ new Map();
		let judged = 0;
		for (const call of calls.calls) {
			const url = call.tunnel || call.method === "" || call.url === target.spec ? null : parseUrl(call.url);
			if (url === null) continue;
			const found = match(call.method, url);
			if (found.kind === "elsewhere") continue;
			judged += 1;
			if (found.kind === "operation" || isFurniture(call, url.pathname, found)) continue;
			const shape = shapeOf(url.pathname);
			const key = `${call.method} ${hostOf$1(url) ?? ""}${shape}`;
			const group = groups.get(key);
			if (group === void 0) groups.set(key, {
				match: found,
				shape,
				calls: [call]
			});
			else group.calls.push(call);
		}
		const findings = [...groups.values()].map(({ match: how, shape, calls: made }) => {
			const [first] = made;
			const unanswered = made.every(({ status }) => status !== null && absent.has(status));
			const method = first?.method ?? "";
			const nearest = how.kind === "method" ? how.declared[0] ?? null : how.nearest;
			const what = how.kind === "method" ? `its path is declared with ${[...new Set(how.declared.map((one) => one.method))].join(", ")} only` : "no declared path fits it";
			return {
				subject: `${method} ${shape}`,
				message: `${method} ${shape} was called ${times(countOf(made))}, and ${what}${unanswered ? `; it was answered with ${first?.status}` : ""}`,
				confidence: how.kind === "path" && how.deeper ? "likely" : "proven",
				...unanswered ? { severity: "info" } : {},
				where: {
					place: nearest !== null ? pathPlace(nearest) : how.kind === "path" && how.below ? pathsPlace(spec) : serversPlace(spec),
					...first === void 0 ? {} : {
						host: first.host,
						url: first.url
					}
				},
				proof: [...quoteCalls(made), ...nearest === null ? [] : [`nearest: ${how.kind === "method" ? nearest.id : nearest.path}`]]
			};
		});
		if (findings.length === 0 && judged === 0 && calls.calls.length > 0) return notApplicable("no captured call went to a server of the description");
		return judgeCalls(upTo(findings, "other kinds of calls match no declared operation"), calls);
	}
});

// src/checks/undeclared-call-host.ts
const nameOf = ({ host }) => isLoopbackHost(host) ? hostnameOf$1(host) : host;
const undeclaredCallHost = defineCheck({
	id: "undeclared-call-host",
	title: "A call went to a host that the description does not declare",
	category: "traffic",
	severity: "high",
	since: "0.1.0",
	needs: [
		"target",
		"spec",
		"calls"
	],
	doc: {
		what: "Compares the host of every captured call with the hosts of the description, the base URL and the policy's `hosts.allow`. The comparison is exact. Each host is one finding, with its calls as proof; this machine's own addresses are only noted.",
		why: "Software that was built against one API talks to somebody else: a forgotten debugging address, a redirect that was followed, a package that phones home. What it sends there, nobody has reviewed.",
		fix: "Find the code that makes the call; the proof names the client where the capture does. If the host is yours, declare it under `servers`; if it is merely trusted, name it in the policy under `hosts.allow`.",
		example: {
			language: "python",
			before: `# servers: [{ url: https://api.partner.example.com }]
@app.post("/orders")
def order():
    requests.post("https://collector.example.net/orders", json=request.json)
    return partner.post("/orders", json=request.json)`,
			after: `@app.post("/orders")
def order():
    return partner.post("/orders", json=request.json)`
		},
		references: ["https://spec.openapis.org/oas/v3.1.1.html#server-object", "https://owasp.org/API-Security/editions/2023/en/0xaa-unsafe-consumption-of-apis/"],
		cwe: [441, 829],
		owasp: ["API10:2023"]
	},
	run({ target, spec, calls }, policy) {
		if (declaredHosts(spec, target).size === 0) return notApplicable("the description declares no host to compare with, and no base URL was given");
		const strays = calls.calls.filter(({ host }) => !declares(spec, target, host) && !allows(policy, host));
		const findings = [...groupCalls(strays, nameOf)].map(([host, made]) => {
			const local = isLoopbackHost(host);
			const clients = [...new Set(made.flatMap(({ client }) => client === null ? [] : [client]))];
			const by = clients.length === 0 ? "" : ` by ${clients.slice(0, 3).join(", ")}${clients.length > 3 ? " and others" : ""}`;
			return {
				subject: `calls ${host}`,
				message: `${host} was called ${times(countOf(made))}${by}, and the description does not declare it${local ? "; it is this machine" : ""}`,
				confidence: "proven",
				...local ? { severity: "info" } : {},
				where: {
					place: serversPlace(spec),
					host,
					url: made[0]?.url ?? ""
				},
				proof: quoteCalls(made)
			};
		});
		return judgeCalls(upTo(findings, "other hosts were called, and the description does not declare them"), calls);
	}
});

// src/openapi/limits.ts
const limits = {
	description: 67108864,
	referenced: 16777216,
	files: 5e3,
	operations: 5e4,
	depth: 256,
	yaml: {
		aliases: 1e5,
		mergeKeys: 1e5,
		expansion: 1e6,
		structure: 12e6
	},
	remote: {
		documents: 20,
		depth: 5
	},
	serverExpansions: 64,
	problems: 50,
	mentions: 20
};

// src/openapi/signature-words.ts
const signatureHeader = /(?:^|[-_.])(?:signature|hmac|sig)(?:[-_.]?(?:v?\d+|sha\d+|ed25519|hmacsha256|primary|secondary))?$/i;
const signatureQuery = /^(?:(?:x-(?:amz|goog)-|oauth_|auth_|api_|request_)?(?:signature|sig|sign|hmac))$/i;
const signatureRule = (name, at) => {
	if (at === "header") return signatureHeader.test(name) ? "P2" : null;
	return at === "query" && signatureQuery.test(name) ? "P4" : null;
};
const companionRole = (name, at) => {
	if (at !== "header" && at !== "query") return null;
	if (/nonce$/i.test(name)) return "nonce";
	if (at === "header" ? /time[-_]?stamp|^x-(?:.*-)?date$|^date$/i.test(name) : /(?:^|[-_.])(?:time[-_]?stamp|ts)$|^x-(?:.*-)?date$/i.test(name)) return "timestamp";
	return at === "header" && /digest$|content-?md5|content-?sha/i.test(name) ? "digest" : null;
};
const vendorHeaders = {
	hmacsignature: "untimed",
	"linear-signature": "timed",
	"mux-signature": "timed",
	"paddle-signature": "timed",
	"sanity-webhook-signature": "timed",
	"stripe-signature": "timed",
	"workos-signature": "timed",
	"x-hub-signature": "untimed",
	"x-hub-signature-256": "untimed",
	"x-hubspot-signature": "untimed",
	"x-line-signature": "untimed",
	"x-notion-signature": "untimed",
	"x-pagerduty-signature": "untimed",
	"x-pusher-signature": "untimed",
	"x-razorpay-signature": "untimed",
	"x-shopify-hmac-sha256": "untimed",
	"x-square-hmacsha256-signature": "untimed",
	"x-twilio-signature": "untimed"
};
const vendorHeader = (name) => {
	const key = name.toLowerCase();
	return Object.hasOwn(vendorHeaders, key) ? vendorHeaders[key] ?? null : null;
};
const unsigned = new Set("basic bearer digest dpop gnap hoba mutual negotiate privatetoken vapid concealed apikey api-key api_key token jwt oauth2 bearerauth basicauth none".split(" "));
const isSignatureScheme = (scheme) => scheme !== "" && !unsigned.has(scheme.toLowerCase()) && !/^scram-|\s/i.test(scheme);
const isSignatureKey = (key) => /hmac|sig(?:nature|v\d)?$|signature/i.test(key);
const isSignatureKeyName = (name) => /hmac|(?:^|[-_.])sig$|signature$/i.test(name);
const isAwsAuthType = (value) => /^aws/i.test(value);
const d2 = /(?<!AWS4-)\bhmac\b(?!-sha1-96)/i;
const d5 = /\bx-(?!amz|goog)[a-z0-9-]{1,100}/gi;
const d6 = /webhook.{0,60}signature|signature.{0,60}webhook/i;
const mentionsIn = (prose) => {
	const text = prose.slice(0, 1e5);
	const found = [];
	for (const [name] of text.matchAll(d5)) {
		if (found.length >= limits.mentions) break;
		if (/signature|hmac/i.test(name) && !found.some((one) => one.text.toLowerCase() === name.toLowerCase())) found.push({
			rule: "D5",
			text: name
		});
	}
	const hmac = d2.exec(text);
	if (hmac !== null) found.push({
		rule: "D2",
		text: around(text, hmac)
	});
	const webhook = d6.exec(text);
	if (webhook !== null) found.push({
		rule: "D6",
		text: around(text, webhook)
	});
	return found;
};
const around = (text, match) => {
	const from = Math.max(0, match.index - 50);
	const to = Math.min(text.length, match.index + match[0].length + 50);
	const words = text.slice(from, to).replace(/\s+/g, " ").trim();
	return `${from > 0 ? "…" : ""}${words}${to < text.length ? "…" : ""}`;
};

// src/checks/undeclared-freshness.ts
const carriesTime = /^(?:oauth|hawk|aws4-.*)$/i;
const freshName = /time-?stamp|nonce|^signature-input$/i;
const isFresh = (operation, schemes, asked) => {
	const vendor = new Set(headersOf(operation, schemes).map(vendorHeader));
	if (vendor.has("timed") || !asked && vendor.has("untimed")) return true;
	if (operation.signature?.rule === "S3") return true;
	if (operation.parameters.some(({ role, name }) => role === "timestamp" || role === "nonce" || freshName.test(name))) return true;
	return operation.security.flat().some((name) => {
		const detail = schemes.get(name)?.detail ?? "";
		return carriesTime.test(detail) || freshName.test(detail);
	});
};
const headersOf = (operation, schemes) => [...operation.parameters.filter(({ role }) => role === "signature").map(({ name }) => name), ...(operation.signature?.schemes ?? []).map((name) => schemes.get(name)?.detail ?? "")];
const undeclaredFreshness = defineCheck({
	id: "undeclared-freshness",
	title: "A signed operation declares neither timestamp nor nonce",
	category: "contract",
	severity: "medium",
	since: "0.1.0",
	needs: ["spec"],
	doc: {
		what: "Looks at operations that are signed and asks for a timestamp or nonce among their parameters and security schemes. Schemes that carry the time inside their own header (AWS, OAuth 1, Hawk, `Signature-Input`, `Stripe-Signature`) are left alone, and so are vendors' webhooks whose scheme knows no time (`X-Hub-Signature-256`), unless `require.covers` asks for one.",
		why: "A signature over method, path and body alone stays valid for ever. Who records one request, in a log, a proxy or a browser, can send it again next year.",
		fix: "Add a timestamp or a nonce to what is signed, declare it as a required parameter, and refuse old or repeated values. If the signature header itself holds the time, waive the finding and give that as the reason.",
		example: {
			language: "yaml",
			before: `parameters:
  - { name: X-Signature, in: header, required: true, schema: { type: string } }`,
			after: `parameters:
  - { name: X-Signature, in: header, required: true, schema: { type: string } }
  - { name: X-Timestamp, in: header, required: true, schema: { type: string } }`
		},
		references: ["https://www.rfc-editor.org/rfc/rfc9421#section-7.2.2"],
		cwe: [294],
		owasp: ["API2:2023"]
	},
	run({ spec }, { require }) {
		const signed = signedOperations(spec, require);
		if (signed.length === 0) return notApplicable(nothingSigned);
		const named = require.covers?.filter((component) => component === "timestamp" || component === "nonce");
		if (named?.length === 0) return notApplicable("`require.covers` asks for neither timestamp nor nonce");
		const schemes = schemesByName(spec);
		const stale = signed.filter((operation) => !isFresh(operation, schemes, named !== void 0));
		return outcomeOf(stale.map((operation) => ({
			subject: operation.id,
			message: `${operation.id} is signed, but declares neither a timestamp nor a nonce, so a recorded request stays valid`,
			confidence: named === void 0 ? "likely" : "proven",
			where: {
				place: operation.signature?.place ?? operation.place,
				operation: operation.id
			},
			proof: [`parameters: ${operation.parameters.map(({ name }) => name).join(", ") || "none"}`, ...named === void 0 ? [] : [`require.covers: ${require.covers?.join(", ")}`]]
		})));
	}
});

// src/checks/undeclared-link-host.ts
const furniture = new Set("about author copyright deprecation describedby dns-prefetch help icon license manifest modulepreload preconnect prefetch preload privacy-policy profile service-desc service-doc shortcut stylesheet sunset terms-of-service type".split(" "));
const linkKeys$1 = /* @__PURE__ */ new Set([
	"href",
	"url",
	"next",
	"prev",
	"previous",
	"self",
	"first",
	"last",
	"link",
	"links"
]);
const keysOf = (pointer) => pointer.split("/").filter((token) => token !== "" && !/^\d+$/.test(token)).map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~").toLowerCase());
const leadsOn = (pointer) => {
	const keys = keysOf(pointer);
	return linkKeys$1.has(keys.at(-1) ?? "") && !keys.some((key) => furniture.has(key) || key === "curies" || key === "documentation");
};
const strength = ({ source, detail }) => {
	if (source === "location" || source === "content-location" || source === "refresh") return "proven";
	if (source === "link") return detail.toLowerCase().split(/\s+/).every((relation) => furniture.has(relation)) ? null : "proven";
	return source === "body" && leadsOn(detail) ? "likely" : null;
};
const headerNames = {
	location: "Location",
	"content-location": "Content-Location",
	link: "Link",
	refresh: "Refresh"
};
const spoken = ({ source, detail }) => source === "body" ? `the answer's ${detail}` : headerNames[source] ?? source;
const undeclaredLinkHost = defineCheck({
	id: "undeclared-link-host",
	title: "An answer links to a host that the description does not declare",
	category: "hosts",
	severity: "medium",
	since: "0.1.0",
	needs: [
		"target",
		"spec",
		"visits"
	],
	doc: {
		what: "Reads `Location` (where it is no redirect), `Content-Location`, `Link` and `Refresh`, and in JSON answers the strings under `href`, `url`, `next`, `prev`, `previous`, `self`, `first`, `last`, `link` and `links`, and compares their hosts with the declared ones. Headers are proof; a string in a body may be data, so it is marked as likely. Other keys, such as `avatar_url` and `html_url`, and links to documentation are left alone.",
		why: "Clients page through `next` and follow `Location` with the same credentials as the first call. A foreign host there receives them, quietly and on every call.",
		fix: "Build links from the declared server, or send relative ones. If the other host belongs to the API, declare it under `servers`; otherwise name it in the policy under `hosts.allow`.",
		example: {
			language: "http",
			before: `HTTP/1.1 200 OK
Link: <https://backend-3.example.net/v1/pets?page=2>; rel="next"`,
			after: `HTTP/1.1 200 OK
Link: </v1/pets?page=2>; rel="next"`
		},
		references: [
			"https://www.rfc-editor.org/rfc/rfc8288",
			"https://www.rfc-editor.org/rfc/rfc9110#section-8.7",
			"https://www.rfc-editor.org/rfc/rfc9110#section-10.2.2"
		],
		cwe: [610],
		owasp: ["API10:2023"]
	},
	run({ target, spec, visits }, policy) {
		const findings = /* @__PURE__ */ new Map();
		for (const visit of visits.visits) for (const step of visit.steps) for (const reference of step.references) {
			const confidence = strength(reference);
			const { host, value, source } = reference;
			const subject = `${entryName(spec, visit.entry)} to ${host}`;
			const earlier = findings.get(subject)?.confidence;
			if (confidence === null || earlier === "proven" || earlier === confidence || declares(spec, target, host) || allows(policy, host)) continue;
			findings.set(subject, {
				subject,
				message: `${entryName(spec, visit.entry)} links to ${host}, which the description does not declare (${spoken(reference)})`,
				confidence,
				where: {
					...whereOf(spec, visit.entry),
					host,
					url: step.url
				},
				proof: [
					`${visit.method} ${step.url}`,
					`HTTP ${step.status}`,
					`${source === "body" ? reference.detail : spoken(reference)}: ${value}`
				]
			});
		}
		return judgeVisits([...findings.values()], visits, "bodies");
	}
});

// src/checks/undeclared-redirect-host.ts
const portlessLoopback = ({ baseUrl }) => {
	const host = baseUrl === null ? null : hostOf$1(baseUrl);
	return host !== null && isLoopbackHost(host) && /:\d+$/.test(host) ? host.replace(/:\d+$/, "") : null;
};
const undeclaredRedirectHost = defineCheck({
	id: "undeclared-redirect-host",
	title: "A redirect leads to a host that the description does not declare",
	category: "hosts",
	severity: "high",
	since: "0.1.0",
	needs: [
		"target",
		"spec",
		"visits"
	],
	doc: {
		what: "Follows every redirect by hand, without credentials, and compares each target's host with the hosts of the description, the base URL and the policy's `hosts.allow`. The comparison is exact; a foreign target is recorded and not called. The base URL's own loopback host without its port is marked as likely: a proxy in front of the service dropped the port.",
		why: "A client that follows the redirect sends its next request, often with signature, API key or body, to a host that nobody reviewed. If the signature does not cover the host, it is valid there too.",
		fix: "Redirect within a declared host, or answer without a redirect. If the other host is yours, declare it under `servers`; if it is merely trusted, name it in the policy under `hosts.allow`.",
		example: {
			language: "http",
			before: `GET /v1/reports/latest HTTP/1.1
Host: api.example.com

HTTP/1.1 302 Found
Location: https://files.example.net/reports/42.pdf`,
			after: `GET /v1/reports/latest HTTP/1.1
Host: api.example.com

HTTP/1.1 302 Found
Location: /v1/reports/42.pdf`
		},
		references: [
			"https://www.rfc-editor.org/rfc/rfc9110#section-15.4",
			"https://www.rfc-editor.org/rfc/rfc9110#section-10.2.2",
			"https://owasp.org/API-Security/editions/2023/en/0xaa-unsafe-consumption-of-apis/"
		],
		cwe: [601],
		owasp: ["API10:2023"]
	},
	run({ target, spec, visits }, policy) {
		const findings = /* @__PURE__ */ new Map();
		for (const visit of visits.visits) for (const step of visit.steps) {
			const host = step.redirect === null ? null : hostOf$1(step.redirect);
			const subject = `${entryName(spec, visit.entry)} to ${host}`;
			if (host === null || findings.has(subject) || declares(spec, target, host) || allows(policy, host)) continue;
			const portless = host === portlessLoopback(target);
			findings.set(subject, {
				subject,
				message: `${entryName(spec, visit.entry)} redirects to ${host}, ${portless ? "the base URL's host without its port, as behind a proxy that passes on the name alone" : "which the description does not declare"}`,
				confidence: portless ? "likely" : "proven",
				where: {
					...whereOf(spec, visit.entry),
					host,
					url: step.url
				},
				proof: quote$2(visit, step)
			});
		}
		return judgeVisits([...findings.values()], visits, "hops");
	}
});

// src/checks/undeclared-signature.ts
const undeclaredSignature = defineCheck({
	id: "undeclared-signature",
	title: "A signed operation does not declare its signature",
	category: "contract",
	severity: "medium",
	since: "0.1.0",
	needs: ["spec"],
	doc: {
		what: "Takes the operations that the policy names under `require.signed-operations`, and those that declare a signature themselves. Each must declare a signature header, query parameter or security scheme, and every header listed under `require.headers`.",
		why: "Clients, gateways and generated code are built from the description. An operation that is meant to be signed but does not say so is called unsigned by everything that is generated, and nobody notices when its verification is switched off.",
		fix: "Declare the signature where the operation is described: as a required header parameter, or as a security scheme that the operation lists under `security`.",
		example: {
			language: "yaml",
			before: `paths:
  /payouts:
    post:
      responses: { "201": { description: Created } }`,
			after: `paths:
  /payouts:
    post:
      parameters:
        - { name: X-Signature, in: header, required: true, schema: { type: string } }
        - { name: X-Timestamp, in: header, required: true, schema: { type: string } }
      responses: { "201": { description: Created }, "401": { description: Signature refused } }`
		},
		references: ["https://spec.openapis.org/oas/v3.1.1.html#security-requirement-object", "https://www.rfc-editor.org/rfc/rfc9421#section-7.2.1"],
		cwe: [1059],
		owasp: ["API2:2023", "API9:2023"]
	},
	run({ spec }, { require }) {
		const globs = require.signedOperations ?? [];
		const readGlobs = globs.map((glob) => ({
			glob,
			matches: operationGlob(glob)
		}));
		const signed = signedOperations(spec, require);
		if (signed.length === 0 && globs.length === 0) return notApplicable(nothingSigned);
		const schemes = schemesByName(spec);
		const findings = [];
		for (const operation of signed) {
			const { id } = operation;
			const where = {
				place: operation.place,
				operation: id
			};
			if (operation.signature === null) findings.push({
				subject: id,
				message: `${id} has to be signed according to the policy, but declares no signature header, parameter or security scheme`,
				confidence: "proven",
				where,
				proof: [`require.signed-operations: ${readGlobs.filter(({ matches }) => matches(id)).map(({ glob }) => glob).join(", ")}`]
			});
			for (const header of require.headers) if (headerDeclaration(operation, header, schemes) === "missing") findings.push({
				subject: `${id} header ${header}`,
				message: `${id} does not declare the header ${header}, which the policy requires of signed operations`,
				confidence: "proven",
				where,
				proof: [`require.headers: ${require.headers.join(", ")}`]
			});
		}
		const idle = readGlobs.find(({ matches }) => !spec.operations.some(({ id }) => matches(id)))?.glob;
		if (findings.length === 0 && idle !== void 0) return unknown(`\`${idle}\` under \`require.signed-operations\` names no operation of this description`);
		return outcomeOf(findings);
	}
});

// src/checks/undocumented-rejection.ts
const rejection = /^(?:400|401|403|4XX|default)$/i;
const undocumentedRejection = defineCheck({
	id: "undocumented-rejection",
	title: "A signed operation does not document how it refuses",
	category: "contract",
	severity: "low",
	since: "0.1.0",
	needs: ["spec"],
	doc: {
		what: "Looks at operations that are signed and asks for a documented answer to a bad signature: 400, 401, 403, `4XX` or `default`.",
		why: "Where no refusal is described, nobody tests that there is one, and clients cannot tell a wrong key or a wrong clock from an outage.",
		fix: "Document the status with which a missing, wrong or stale signature is answered. Most APIs use 401.",
		example: {
			language: "yaml",
			before: `responses:
  "200": { description: The report }`,
			after: `responses:
  "200": { description: The report }
  "401": { description: The signature is missing, wrong or too old }`
		},
		references: ["https://spec.openapis.org/oas/v3.1.1.html#responses-object", "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2"],
		cwe: [1059],
		owasp: ["API9:2023"]
	},
	run({ spec }, { require }) {
		const signed = signedOperations(spec, require);
		if (signed.length === 0) return notApplicable(nothingSigned);
		const silent = signed.filter(({ responses }) => !responses.some((status) => rejection.test(status)));
		return outcomeOf(silent.map(({ id, place, responses }) => ({
			subject: id,
			message: `${id} is signed, but documents no answer for a request whose signature is refused (400, 401 or 403)`,
			confidence: "proven",
			where: {
				place,
				operation: id
			},
			proof: [`documented responses: ${responses.join(", ") || "none"}`]
		})));
	}
});

// src/checks/unenforced-components.ts
const unenforcedComponents = defineCheck({
	id: "unenforced-components",
	title: "The server accepts a signature over less than it should require",
	category: "signature",
	severity: "medium",
	since: "0.1.0",
	needs: ["signing", "experiments"],
	doc: {
		what: "Where the client lists what is signed, signs properly with a shorter list: one component less at a time, at last none. Each has to be refused.",
		why: "A client that signs only the date sends valid signatures, and so does everybody who catches one: what is not on the list can be exchanged. RFC 9421 leaves it to the application to insist.",
		fix: "Check the list of signed components against a minimum before the signature is checked.",
		example: {
			language: "js",
			before: `app.use(async (req, res, next) => {
  const message = { method: req.method, url: \`https://\${HOST}\${req.originalUrl}\`, headers: req.headers };
  const ok = await httpbis.verifyMessage({ keyLookup }, message);   // over whatever the signer lists
  ok ? next() : res.sendStatus(401);
});`,
			after: `const requiredFields = ["@method", "@authority", "@path", "@query", "content-digest"];
app.use(async (req, res, next) => {
  const message = { method: req.method, url: \`https://\${HOST}\${req.originalUrl}\`, headers: req.headers };
  const ok = await httpbis.verifyMessage({ keyLookup, requiredFields, requiredParams: ["created"], maxAge: 300 }, message);
  ok ? next() : res.sendStatus(401);
});`
		},
		references: ["https://www.rfc-editor.org/rfc/rfc9421#section-3.2.1", "https://www.rfc-editor.org/rfc/rfc9421#section-7.2.1"],
		cwe: [347, 345],
		owasp: ["API2:2023"]
	},
	run: (facts) => trialOutcome(triedWith(facts, judgeExperiment), "unenforced-components", "a signature over fewer components is accepted")
});

// src/checks/unpinned-host.ts
const unpinnedHost = defineCheck({
	id: "unpinned-host",
	title: "The server verifies against whatever host the client names",
	category: "signature",
	severity: "high",
	since: "0.1.0",
	needs: ["signing", "experiments"],
	doc: {
		what: "Signs a request for a foreign name under `.invalid`, sends it to the real address with that name as `Host`, and expects a refusal. Behind a proxy this is not tried.",
		why: "The signature contains a host, and the server takes that host from the request that it verifies. So a request that was made for one deployment, a test system say, is as good at every other one that shares the key.",
		fix: "Put the server's own configured name into the string to sign, or refuse every `Host` that is not on a list of exact names.",
		example: {
			language: "python",
			before: `@app.before_request
def verify():
    message = f"{request.method}\\n{request.host}\\n{request.path}"   # the host that the client claims
    if not hmac.compare_digest(mac(SECRET, message), request.headers["X-Signature"]):
        abort(401)`,
			after: `HOST = "api.example.com"   # ours, from the configuration

@app.before_request
def verify():
    message = f"{request.method}\\n{HOST}\\n{request.path}"
    if not hmac.compare_digest(mac(SECRET, message), request.headers["X-Signature"]):
        abort(401)`
		},
		references: ["https://www.rfc-editor.org/rfc/rfc9421#section-7.2.4", "https://www.rfc-editor.org/rfc/rfc9110#section-7.4"],
		cwe: [345, 350],
		owasp: ["API2:2023", "API8:2023"]
	},
	run: (facts) => trialOutcome(triedWith(facts, judgeExperiment), "unpinned-host", "a request that was signed for a foreign host, and sent with it, is accepted")
});

// src/checks/unresolved-reference.ts
const operationsByPlace = ({ operations }) => {
	let ids = null;
	return ({ file, pointer }) => {
		ids ??= new Map(operations.map(({ id, place }) => [`${place.file}#${place.pointer}`, id]));
		const tokens = pointer.split("/", 5);
		for (let depth = 2; depth < tokens.length; depth += 1) {
			const id = ids.get(`${file}#${tokens.slice(0, depth).join("/")}`);
			if (id !== void 0) return id;
		}
	};
};
const unresolvedReference = defineCheck({
	id: "unresolved-reference",
	title: "A reference in the description leads nowhere",
	category: "contract",
	severity: "medium",
	since: "0.1.0",
	needs: ["spec"],
	doc: {
		what: "Follows every `$ref` on the way to servers, operations, parameters and security schemes. One that points to nothing is a finding; one that points to another web address is only noted, because such references are not fetched unless `--remote-refs` asks for it.",
		why: "What stands behind a broken reference is invisible to every tool: a parameter that is not there cannot be required, and a security scheme that is not there protects nothing.",
		fix: "Correct the reference, add what it points to, or put remote parts beside the description.",
		example: {
			language: "yaml",
			before: `parameters:
  - $ref: "#/components/parameters/Signatur"`,
			after: `parameters:
  - $ref: "#/components/parameters/Signature"`
		},
		references: ["https://spec.openapis.org/oas/v3.1.1.html#reference-object", "https://www.rfc-editor.org/rfc/rfc6901"],
		cwe: [1059],
		owasp: ["API9:2023"]
	},
	run({ spec }) {
		const operationAround = operationsByPlace(spec);
		return outcomeOf(spec.unresolved.map(({ ref, remote, why, place }) => {
			const operation = operationAround(place);
			return {
				subject: `$ref ${ref}${operation === void 0 ? "" : ` in ${operation}`}`,
				message: remote ? `The reference ${ref} is remote and was not fetched: ${why}` : `The reference ${ref} leads nowhere: ${why}`,
				confidence: "proven",
				...remote ? { severity: "info" } : {},
				where: {
					place,
					...operation === void 0 ? {} : { operation }
				},
				proof: [`$ref: ${ref}`]
			};
		}));
	}
});

// src/checks/unverifiable-signature.ts
const unverifiableSignature = defineCheck({
	id: "unverifiable-signature",
	title: "A captured signature does not verify",
	category: "traffic",
	severity: "medium",
	since: "0.1.0",
	needs: ["captures", "spec"],
	doc: {
		what: "Recomputes the signature of every captured request with the scheme and the secret of the policy, as a strict verifier does, digests of the body included. Requests that the server refused with 400, 401 or 403 are left alone, and so are those made with a key of another name.",
		why: "Either the client signs something else than what was agreed, and it works only as long as the server is lenient, or the policy describes another scheme than the one in use, and every other verdict about signatures is about the wrong thing.",
		fix: "Read the reason in the proof: it says which part would have to be otherwise. `sigproof infer` finds the layout that the captured requests were really signed by.",
		example: {
			language: "python",
			before: `# The library writes the JSON anew: other bytes than those that were signed.
signature = sign(json.dumps(data))
requests.post(url, json=data, headers={"X-Signature": signature})`,
			after: `body = json.dumps(data).encode()
requests.post(url, data=body, headers={"X-Signature": sign(body)})`
		},
		references: ["https://www.rfc-editor.org/rfc/rfc9421#section-3.2", "https://www.rfc-editor.org/rfc/rfc9421#section-7.5"],
		cwe: [347]
	},
	run({ captures, spec }) {
		const carried = captures.schemes.filter(({ signed }) => signed > 0);
		if (captures.schemes.length === 0) return notApplicable("nothing says how requests are signed, so no captured signature can be recomputed");
		if (carried.length === 0) return notApplicable("no captured call carries a signature of a scheme that policy or description know");
		if (captures.mismatches.length > 0) {
			const seen = /* @__PURE__ */ new Set();
			return outcomeOf(captures.mismatches.flatMap((mismatch) => {
				const { scheme, host, why, use } = mismatch;
				const subject = `${scheme} on ${use.operation ?? host}`;
				if (seen.has(subject)) return [];
				seen.add(subject);
				const counts = captures.schemes.find(({ name }) => name === scheme);
				return {
					subject,
					message: `a captured signature of ${scheme} does not verify: ${why}`,
					confidence: "proven",
					where: whereUsed(spec, captures, mismatch),
					proof: [
						quoteUse(use),
						why,
						...counts === void 0 ? [] : [`${counts.right} captured signatures of ${scheme} are right, ${counts.wrong - counts.refused} are not`]
					]
				};
			}));
		}
		const silent = carried.find(({ secret }) => secret !== "given");
		if (silent !== void 0 && silent.secret !== "given") return unknown(`${silent.name}: ${silent.secret.missing}`);
		const unchecked = carried.find(({ right, wrong, foreign }) => right + wrong === 0 && foreign > 0);
		if (unchecked !== void 0) return unknown(`every captured signature of ${unchecked.name} is made with a key of another name`);
		const blind = carried.find(({ right, wrong }) => right + wrong === 0);
		return blind === void 0 ? outcomeOf([]) : unknown(`the capture does not hold the bodies that ${blind.name} signs`);
	}
});

// src/checks/unsigned-accepted.ts
const unsignedAccepted = defineCheck({
	id: "unsigned-accepted",
	title: "A request without a signature is accepted",
	category: "signature",
	severity: "critical",
	since: "0.1.0",
	needs: ["signing", "experiments"],
	doc: {
		what: "Sends an operation that is said to be signed without any signature, and compares the answer with that to the signed request.",
		why: "Then the signature protects nothing: whoever reaches the address is let in. It happens where the check runs only if the header is there, or stands behind a route that somebody added later.",
		fix: "Refuse before anything else where the signature header is missing, in one place that every route passes.",
		example: {
			language: "python",
			before: `@app.before_request
def verify():
    sig = request.headers.get("X-Signature")
    if sig and sig != mac(SECRET, request):
        abort(401)`,
			after: `@app.before_request
def verify():
    sig = request.headers.get("X-Signature", "")
    if not hmac.compare_digest(sig, mac(SECRET, request)):
        abort(401)`
		},
		references: ["https://www.rfc-editor.org/rfc/rfc9421#section-7.1.1", "https://www.rfc-editor.org/rfc/rfc9421#section-3.2.1"],
		cwe: [306, 347],
		owasp: ["API2:2023"]
	},
	run: (facts) => trialOutcome(triedWith(facts, judgeExperiment), "unsigned", "a request without a signature is accepted")
});

// src/checks/unsigned-webhook.ts
const unsignedWebhook = defineCheck({
	id: "unsigned-webhook",
	title: "A webhook or callback declares no signature header",
	category: "contract",
	severity: "medium",
	since: "0.1.0",
	needs: ["spec"],
	doc: {
		what: "Looks at every request under `webhooks`, `x-webhooks` and `callbacks` and asks for a declared signature header, such as `X-Hub-Signature-256` or `webhook-signature`. Prose that mentions one does not count, because no tool can read it.",
		why: "The receiver's address is public. Without a signature anybody who learns it can report a payment that never happened, and a receiver generated from the description has nothing to verify.",
		fix: "Sign what you send, and declare the header as a required parameter of the webhook.",
		example: {
			language: "yaml",
			before: `webhooks:
  paymentReceived:
    post:
      requestBody: { $ref: "#/components/requestBodies/Payment" }`,
			after: `webhooks:
  paymentReceived:
    post:
      parameters:
        - { name: webhook-signature, in: header, required: true, schema: { type: string } }
      requestBody: { $ref: "#/components/requestBodies/Payment" }`
		},
		references: ["https://spec.openapis.org/oas/v3.1.1.html#callback-object", "https://www.standardwebhooks.com/"],
		cwe: [345],
		owasp: ["API10:2023"]
	},
	run({ spec }) {
		if (spec.webhooks.length === 0) return notApplicable("the description declares no webhooks or callbacks");
		return outcomeOf(spec.webhooks.filter(({ signature }) => signature === null).map(({ id, kind, name, mentioned, place }) => ({
			subject: id,
			message: mentioned === null ? `The ${kind} ${name} declares no signature header, so its receiver cannot tell who sent it` : `The ${kind} ${name} is described as signed, but declares no signature header that a receiver could be generated from`,
			confidence: "proven",
			where: {
				place,
				operation: id
			},
			proof: mentioned === null ? [`${id} has no signature parameter`] : [`${id} has no signature parameter`, `its description says: ${mentioned}`]
		})));
	}
});

// src/checks/unsigned-zone.ts
const unsignedZone = defineCheck({
	id: "unsigned-zone",
	title: "A zone is not signed by DNSSEC",
	category: "names",
	severity: "info",
	since: "0.1.0",
	needs: ["spec", "zones"],
	doc: {
		what: "Asks the zone's own servers for its SOA with signatures (DO=1), and the parent for a DS record. A zone without signatures, or with signatures for which the parent does not vouch, cannot be validated by anybody. It never says that DNSSEC is secure, only who validated what.",
		why: "Without signatures no resolver can tell a forged answer from a real one. For the client of an API the certificate is then the only thing between it and somebody else's server, and for a signature that does not bind the host there is nothing at all.",
		fix: "Sign the zone (`dnssec-policy default;` in BIND, one switch at most providers) and hand the DS record to the registrar. Then watch that signatures are renewed.",
		example: {
			language: "named.conf",
			before: `zone "partner.example.com" {
  type primary;
  file "partner.example.com.zone";
};`,
			after: `zone "partner.example.com" {
  type primary;
  file "partner.example.com.zone";
  dnssec-policy default;
  inline-signing yes;
};`
		},
		references: ["https://www.rfc-editor.org/rfc/rfc9364", "https://www.rfc-editor.org/rfc/rfc4035#section-5"],
		cwe: [345],
		owasp: ["API8:2023"]
	},
	run({ spec, zones }) {
		if (zones.length === 0) return notApplicable("no allowed name lies in a zone of its own");
		const findings = zones.flatMap(({ apex, names: [name = apex], dnssec: { signed, delegated, validatedBy }, transfers }) => {
			const island = signed === true && delegated === false && validatedBy.length === 0;
			if (signed !== false && !island) return [];
			return [{
				subject: `zone ${apex}`,
				message: island ? `${apex} is signed, and its parent does not vouch for the key (no DS), so nobody can validate it` : `${apex} is not signed: forged answers look like real ones`,
				confidence: "proven",
				where: {
					place: placeOfName(spec, name),
					host: name
				},
				proof: [`SOA ${apex} with DO=1 at ${[...new Set(transfers.map(({ server }) => server))].join(", ") || "its name servers"}: ${signed ? "signed" : "no RRSIG"}`, `DS ${apex}: ${delegated === null ? "no answer" : delegated ? "there is one" : "none"}`]
			}];
		});
		if (findings.length > 0) return outcomeOf(findings);
		const silent = zones.find(({ dnssec: { signed } }) => signed === null);
		return silent === void 0 ? outcomeOf([]) : unknown(silent.fault?.detail ?? `no name server of ${silent.apex} answered`);
	}
});

// src/checks/weak-algorithm.ts
const weakAlgorithm = defineCheck({
	id: "weak-algorithm",
	title: "Requests are signed with a weak algorithm",
	category: "contract",
	severity: "low",
	since: "0.1.0",
	needs: ["signing"],
	doc: {
		what: "Looks at the algorithm of each signing scheme: MD5, SHA-1, and a plain hash of secret and message instead of an HMAC.",
		why: "A hash of secret and message can be extended: who sees one signed message can sign a longer one without the secret. HMAC with MD5 or SHA-1 is not broken, but it fails audits, and it is the first thing that goes when the next attack comes.",
		fix: "Use HMAC with SHA-256 or better, or Ed25519. Accept both for one release, then remove the old one.",
		example: {
			language: "python",
			before: `@app.before_request
def verify():
    digest = hashlib.sha256(SECRET + request.get_data()).hexdigest()   # can be extended without the secret
    if not hmac.compare_digest(digest, request.headers["X-Signature"]):
        abort(401)`,
			after: `@app.before_request
def verify():
    digest = hmac.new(SECRET, request.get_data(), hashlib.sha256).hexdigest()
    if not hmac.compare_digest(digest, request.headers["X-Signature"]):
        abort(401)`
		},
		references: [
			"https://www.rfc-editor.org/rfc/rfc2104",
			"https://www.rfc-editor.org/rfc/rfc6151",
			"https://www.rfc-editor.org/rfc/rfc6194"
		],
		cwe: [327, 328],
		owasp: ["API2:2023"]
	},
	run: ({ signing }) => schemeOutcome(signing, ({ name, algorithm }) => {
		const known = algorithms.find((one) => one === algorithm);
		const weakness = known === void 0 ? null : weaknessOf(known);
		return weakness === null ? null : {
			message: `${name} signs with ${algorithm}: ${weakness}`,
			proof: [`algorithm: ${algorithm}`]
		};
	})
});

// src/checks/weak-secret.ts
const weakSecret = defineCheck({
	id: "weak-secret",
	title: "The secret can be guessed",
	category: "signature",
	severity: "high",
	since: "0.1.0",
	needs: ["signing"],
	uses: ["secretStrength", "captures"],
	doc: {
		what: "Judges the secret where it is, on the machine that runs the scan: its length, its alphabet, and whether it is a word, a default or a key from documentation. With captured traffic, default keys and keys from documentation are also tried on the first captured signatures. Neither the secret nor anything made from it is reported.",
		why: "A signature that was caught once is enough to try keys at home, millions in a second, without asking the server.",
		fix: "Make the secret with a random generator, 32 bytes or more, and keep it apart for each partner and each environment.",
		example: {
			language: "yaml",
			before: `# compose.yaml
services:
  api:
    image: partner-api
    environment:
      HMAC_SECRET: super-secret-key`,
			after: `# compose.yaml
services:
  api:
    image: partner-api
    environment:
      HMAC_SECRET: "\${HMAC_SECRET:?not set; openssl rand -hex 32 makes one}"`
		},
		references: ["https://www.rfc-editor.org/rfc/rfc2104#section-3", "https://www.rfc-editor.org/rfc/rfc4086"],
		cwe: [521, 798],
		owasp: ["API2:2023"]
	},
	run: secretOutcome
});

// src/checks/index.ts
const checks = [
	undeclaredBaseUrl,
	insecureServer,
	openServerVariable,
	internalServer,
	undeclaredSignature,
	optionalSignature,
	undeclaredFreshness,
	undocumentedRejection,
	signatureOnlyGuard,
	unsignedWebhook,
	unresolvedReference,
	ambiguousStringToSign,
	weakAlgorithm,
	undeclaredRedirectHost,
	insecureRedirect,
	lookAlikeHost,
	undeclaredLinkHost,
	forwardedHostReflection,
	redirectLoop,
	undeclaredCallHost,
	undeclaredCall,
	insecureCall,
	signatureFollowsRedirect,
	silentServer,
	reusedNonce,
	reusedSignature,
	unverifiableSignature,
	expiredTimestampUsed,
	unsignedAccepted,
	anySignatureAccepted,
	strippedSignatureAccepted,
	knownKeyAccepted,
	retiredKeyAccepted,
	uncoveredHost,
	uncoveredMethod,
	uncoveredPath,
	uncoveredQuery,
	uncoveredBody,
	uncoveredTimestamp,
	uncoveredNonce,
	uncoveredHeader,
	uncoveredContentType,
	uncoveredScheme,
	unpinnedHost,
	forwardedHostTrusted,
	prefixHostMatch,
	unenforcedComponents,
	staleTimestampAccepted,
	futureTimestampAccepted,
	replayAccepted,
	replayRace,
	algorithmDowngrade,
	stringToSignCollision,
	methodOverrideHonoured,
	leakedSignature,
	weakSecret,
	openZoneTransfer,
	divergentResolution,
	bogusDnssec,
	unsignedZone,
	missingCaa,
	danglingCname,
	privateAddress,
	rebindingAnswer,
	certificateMismatch,
	expiringCertificate,
	pinMismatch,
	outdatedTls,
	missingHsts
];

// src/gather/read-file.ts
const careful$1 = constants$2.O_RDONLY | (constants$2.O_NOFOLLOW ?? 0) | (constants$2.O_NONBLOCK ?? 0);
const readFile = (path, root, maxBytes) => {
	let descriptor = null;
	try {
		if (root !== null && !lies$1(resolve(path), resolve(root))) return {
			kind: "unsafe",
			why: "it lies outside the directory of the description"
		};
		const real = realpathSync(path);
		if (root !== null && !lies$1(real, realRoot(root))) return {
			kind: "unsafe",
			why: "a symbolic link leads out of the directory of the description"
		};
		descriptor = openSync(real, careful$1);
		const status = fstatSync(descriptor);
		if (!status.isFile()) return {
			kind: "unsafe",
			why: status.isDirectory() ? "it is a directory" : "it is no regular file"
		};
		if (status.size > maxBytes) return {
			kind: "too-large",
			bytes: status.size
		};
		const bytes = readUpTo(descriptor, status.size, maxBytes);
		return bytes === null ? {
			kind: "too-large",
			bytes: maxBytes + 1
		} : {
			kind: "text",
			text: decode(bytes),
			path: real
		};
	} catch (error) {
		return refusal$2(error);
	} finally {
		if (descriptor !== null) closeSync(descriptor);
	}
};
const lies$1 = (path, root) => {
	const way = relative(root, path);
	return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
};
const roots = /* @__PURE__ */ new Map();
const realRoot = (root) => {
	const known = roots.get(root);
	if (known !== void 0) return known;
	const real = realpathSync(root);
	roots.set(root, real);
	return real;
};
const readUpTo = (descriptor, size, maxBytes) => {
	let buffer = Buffer.allocUnsafe(Math.min(maxBytes, size) + 1);
	let length = 0;
	for (;;) {
		const read = readSync(descriptor, buffer, length, buffer.length - length, null);
		if (read === 0) return buffer.subarray(0, length);
		length += read;
		if (length > maxBytes) return null;
		if (length === buffer.length) buffer = Buffer.concat([buffer, Buffer.allocUnsafe(Math.min(buffer.length, maxBytes - length) + 1)]);
	}
};
const decode = (bytes) => {
	const encoding = bytes[0] === 255 && bytes[1] === 254 ? "utf-16le" : bytes[0] === 254 && bytes[1] === 255 ? "utf-16be" : "utf-8";
	return new TextDecoder(encoding).decode(bytes);
};
const refusal$2 = (error) => {
	const code = error instanceof Error && "code" in error ? String(error.code) : "";
	switch (code) {
		case "ENOENT":
		case "ENOTDIR": return {
			kind: "missing",
			why: "no such file"
		};
		case "EACCES":
		case "EPERM": return {
			kind: "missing",
			why: "it may not be read by this user"
		};
		case "ENAMETOOLONG": return {
			kind: "missing",
			why: "the name is too long"
		};
		case "ELOOP":
		case "EMLINK": return {
			kind: "unsafe",
			why: "its symbolic links lead in a circle or changed while it was opened"
		};
		case "ENXIO": return {
			kind: "unsafe",
			why: "it is no regular file"
		};
		case "ERR_INVALID_ARG_VALUE": return {
			kind: "unsafe",
			why: "the name is no valid path"
		};
		default: return {
			kind: "missing",
			why: `it could not be read (${code || "unknown error"})`
		};
	}
};

// src/doors/input-files.ts
const mebibyte = 1048576;
const readInput = ({ value, from }, code, maxBytes, roots) => {
	const read = readWithin(value, roots, maxBytes);
	if (read.kind === "text") return read.text;
	if (read.kind === "too-large") throw new ScanError(code, `${from}: ${value} is larger than ${Math.round(maxBytes / mebibyte)} MiB`);
	throw new ScanError(code, `${from}: ${value} cannot be read: ${read.why}`);
};
const readWithin = (path, roots, maxBytes) => {
	let read = readFile(path, roots?.[0] ?? null, maxBytes);
	for (const root of roots?.slice(1) ?? []) if (read.kind === "unsafe") read = readFile(path, root, maxBytes);
	return read.kind === "unsafe" && roots !== null ? {
		kind: "unsafe",
		why: "it is no regular file of the workspace"
	} : read;
};
const confined = (roots) => (path, root, maxBytes) => root === null ? readWithin(path, roots, maxBytes) : readFile(path, root, maxBytes);
const policyNames = [
	"sigproof.yml",
	"sigproof.yaml",
	".github/sigproof.yml"
];
const policyBytes = mebibyte;
const policyFolders = (directory) => {
	const folders = [];
	for (let at = resolve(directory);; at = dirname(at)) {
		folders.push(at);
		if (existsSync(join(at, ".git"))) return folders;
		if (dirname(at) === at) return folders.slice(0, 1);
	}
};
const policyCandidates = (directory) => policyFolders(directory).flatMap((folder) => policyNames.map((name) => join(folder, name)));
const findPolicy = (directory) => {
	const root = policyFolders(directory).at(-1) ?? directory;
	for (const path of policyCandidates(directory)) {
		if (!existsSync(path)) continue;
		const file = shownPath$1(path, directory);
		return {
			file,
			path,
			text: readInput({
				value: path,
				from: file
			}, "policy-not-found", policyBytes, [root])
		};
	}
	return null;
};
const readPolicy = (said, directory, roots) => {
	const path = resolve(directory, said.value);
	return {
		file: shownPath$1(path, directory),
		path,
		text: readInput({
			...said,
			value: path
		}, "policy-not-found", policyBytes, roots)
	};
};
const shownPath$1 = (path, directory) => relative(directory, path).split(sep).join("/") || path;
const descriptions = [
	"openapi.yaml",
	"openapi.yml",
	"openapi.json",
	"swagger.yaml",
	"swagger.yml",
	"swagger.json"
];
const findDescription = (directory) => descriptions.find((name) => statSync(join(directory, name), { throwIfNoEntry: false })?.isFile() ?? false) ?? null;
const readCertificates = (said, roots) => {
	const text = readInput(said, "usage", mebibyte, roots);
	if (!text.includes("-----BEGIN CERTIFICATE-----")) throw new ScanError("usage", `${said.from}: ${said.value} holds no PEM certificate`);
	return text;
};
const readBaseline = (said, roots) => {
	const text = readInput(said, "baseline-invalid", 256 * mebibyte, roots);
	const wrong = (why) => new ScanError("baseline-invalid", `${said.from}: ${said.value} ${why}`, { hint: "A baseline is a report that was written with --out report.json." });
	let report;
	try {
		report = JSON.parse(text);
	} catch {
		throw wrong("is no JSON");
	}
	if (property$1(report, "schema") !== "sigproof.report/1") throw wrong("is no sigproof.report/1");
	const results = property$1(report, "results");
	if (!Array.isArray(results)) throw wrong("holds no results");
	const fingerprints = /* @__PURE__ */ new Set();
	for (const result of results) {
		const findings = property$1(result, "findings");
		if (!Array.isArray(findings)) throw wrong("holds a result without findings");
		for (const finding of findings) {
			const fingerprint = property$1(finding, "fingerprint");
			if (typeof fingerprint !== "string" || fingerprint === "") throw wrong("holds a finding without a fingerprint");
			fingerprints.add(fingerprint);
		}
	}
	return fingerprints;
};
const property$1 = (value, name) => value !== null && typeof value === "object" && Object.hasOwn(value, name) ? value[name] : void 0;

// src/doors/prepare.ts
const collect = (given, env) => {
	const all = /* @__PURE__ */ new Map();
	for (const option of options) {
		if (option.many === true) continue;
		const said = given(option);
		const inherited = option.env === void 0 ? void 0 : env[option.env];
		if (said !== null && said.value !== "") all.set(option.name, said);
		else if (option.env !== void 0 && inherited !== void 0 && inherited !== "") all.set(option.name, {
			value: inherited,
			from: option.env
		});
	}
	return all;
};
const checkIds = checks.map(({ id }) => id);
const prepare = async (said, { directory, roots, only = [], skip = [], canary = [], traffic = [], resolver = [], env }) => {
	const remarks = [];
	const policy = await policyOf(said, directory, roots);
	if (policy !== null && !said.has("policy")) remarks.push(`policy: ${policy.found.file}`);
	const environment = (name) => Object.hasOwn(env, name) ? env[name] : void 0;
	if (policy !== null) await checkSchemes(policy.says);
	if (policy !== null) remarks.push(...missingVariables(policy.says.signing, policy.says.canaries, environment));
	const settings = {};
	for (const name of settingNames) {
		const value = said.get(name);
		if (value !== void 0) settings[name] = value;
	}
	if (settings.spec === void 0 && (policy === null || policy.says.spec === null)) {
		const found = findDescription(directory);
		if (found !== null) {
			settings.spec = {
				value: found,
				from: "the working directory"
			};
			remarks.push(`description: ${found}, found in the working directory`);
		}
	}
	const baselineFile = said.get("baseline");
	const caFile = said.get("ca-file");
	const baseline = baselineFile === void 0 ? null : readBaseline(baselineFile, roots);
	return {
		configuration: {
			settings: {
				...settings,
				only,
				skip,
				canary,
				traffic,
				resolver
			},
			policy: policy?.says ?? null,
			checkIds,
			...caFile === void 0 ? { ca: null } : {
				ca: readCertificates(caFile, roots),
				caFile: caFile.value
			},
			baseline: baseline !== null,
			environment
		},
		baseline,
		policy,
		policyWords: said.has("no-policy") ? ["--no-policy"] : said.has("policy") ? ["--policy", said.get("policy")?.value ?? ""] : [],
		remarks
	};
};
const fieldIn = (message, form) => {
	const [, first, rest = ""] = /^([a-z-]+)((?:\[\d+\]|\.[^\s:.[\]]+)*): /.exec(message) ?? [];
	if (first === void 0 || !Object.hasOwn(form, first)) return null;
	return [first, ...[...rest.matchAll(/\[(\d+)\]|\.([^\s:.[\]]+)/g)].map(([, index, name]) => index === void 0 ? name ?? "" : Number(index))];
};
const checkSchemes = async ({ file, signing }) => {
	if (signing.length === 0) return;
	const { resolveScheme } = await import("./resolve2.js");
	for (const { form, keyId, lineOf } of signing) {
		if (form.scheme === "x-signature") continue;
		try {
			resolveScheme(form, keyId ?? void 0);
		} catch (error) {
			if (!(error instanceof ScanError)) throw error;
			throw placed(error, {
				file,
				line: lineOf(fieldIn(error.message, form) ?? ["scheme"])
			});
		}
	}
};
const aliasRemark = ({ baseUrl, alias }, { policy }) => {
	const lefts = policy?.says.aliases.map(([left]) => left) ?? [];
	return baseUrl === null || alias !== null || lefts.length === 0 ? null : `hosts.aliases has no entry for ${baseUrl}, only for ${lefts.join(", ")}: compared as itself`;
};
const policyOf = async (said, directory, roots) => {
	const named = said.get("policy");
	if (said.has("no-policy")) return null;
	const found = named === void 0 ? findPolicy(directory) : readPolicy(named, directory, roots);
	if (found === null) return null;
	const { parsePolicy } = await import("./policy.js");
	return {
		found,
		says: parsePolicy(found.text, found.file, checkIds)
	};
};

// src/evaluate/answered.ts
const situationOf = (evidence) => {
	const target = evidence.facts.target;
	const offline = target.state === "known" && target.value.offline;
	const unanswered = offline ? null : unansweredReason(evidence);
	const stopped = evidence.stopped ?? gaveUp(evidence);
	return {
		offline,
		missing: missing(evidence),
		unanswered,
		stopped: stopped === null || unanswered !== null ? null : `the scan ended early: ${sentence(stopped)}`
	};
};
const missing = ({ parts }) => {
	const lacking = parts === void 0 ? null : whatIsMissing(parts);
	return parts === void 0 || lacking === null ? null : `this is ${whatIsHeld(parts)}, and ${lacking}: they are judged together (merge)`;
};
const gaveUp = ({ facts }) => {
	for (const { end } of facts.visits.state === "known" ? facts.visits.value.visits : []) if (end.kind === "fault" && end.fault.reason === "target-gave-up") return end.fault;
	return null;
};
const unansweredReason = ({ facts, stopped, parts }) => {
	const baseUrl = facts.target.state === "known" ? facts.target.value.baseUrl : null;
	const name = baseUrl ?? "the base URL";
	if (facts.visits.state !== "known") return stopped?.reason === "unreachable" ? `${name} never answered: ${sentence(stopped)}` : `${name} was not reached: ${facts.visits.why}`;
	const { visits } = facts.visits.value;
	if (parts !== void 0 && stopped?.reason !== "unreachable") return null;
	if (baseUrl !== null && visits.some(({ steps }) => steps.some(({ url }) => sameOrigin(url, baseUrl)))) return parts === void 0 && !answersSigned(facts) ? nothingThere(visits, name) : null;
	const fault = stopped ?? visits.map(({ end }) => end.kind === "fault" ? end.fault : null).find((found) => found !== null) ?? null;
	return fault === null ? `${name} never answered` : `${name} never answered: ${sentence(fault)}`;
};
const nothingThere = (visits, name) => {
	const statuses = visits.flatMap(({ entry, steps: [first] }) => entry.kind === "operation" && first !== void 0 ? [{
		operation: entry.operation,
		status: first.status
	}] : []);
	if (statuses.filter(({ operation }) => !operation.includes("{")).length > 0 && statuses.every(({ status }) => status === 404)) return `no operation of the description is at ${name}: every one that was visited answered 404; is the path of the base URL right?`;
	if (statuses.length > 0 && statuses.every(({ status }) => status >= 500)) return `${name} is not at work: every operation that was visited answered with a server error`;
	return null;
};
const answersSigned = ({ experiments }) => experiments.state === "known" && experiments.value.some(({ exchanges }) => exchanges.some(({ signature, answer }) => signature === "fresh" && answer !== null && answer.status < 300));
const sentence = ({ reason, detail }) => detail.replace(/\.$/, "") || reason;

// src/doors/parts.ts
const wantsEvidence = (shard, evidence, how) => {
	if (shard !== void 0 && evidence === void 0) throw new ScanError("usage", `${shard.from} is of no use unless its evidence is kept`, { hint: `Add ${how}; the parts are judged together by merge.` });
};
const trafficRemark = ({ share, traffic = [] }) => share === void 0 || share.index === 1 || traffic.length === 0 ? null : `captured traffic is read by part 1 of ${share.of} alone: give it to that one`;
const gatheredPart = (evidence) => {
	if (evidence.parts === void 0) return null;
	const { unanswered, stopped } = situationOf(evidence);
	return {
		what: whatIsHeld(evidence.parts),
		exitCode: unanswered === null && stopped === null ? 0 : 3
	};
};
const partRemark = ({ what, exitCode }) => exitCode === 0 ? `${what} is gathered; nothing is passed or failed before all parts are merged` : `${what} could not be gathered whole`;

// src/doors/render.ts
const formats = [
	"text",
	"json",
	"sarif",
	"markdown",
	"github"
];
const laterFormats = /* @__PURE__ */ new Set([
	"junit",
	"html",
	"gitlab"
]);
const extensions = {
	".json": "json",
	".sarif": "sarif",
	".md": "markdown",
	".txt": "text"
};
const laterExtensions = /* @__PURE__ */ new Set([
	".xml",
	".html",
	".htm"
]);
const parseFormat = (text, from) => {
	const format = formats.find((known) => known === text);
	if (format !== void 0) return format;
	if (laterFormats.has(text)) throw new ScanError("not-available", notYet(`${from} ${text}`));
	throw new ScanError("usage", `${from}: "${text.slice(0, 60)}" is no format`, { hint: `Known are ${formats.join(", ")}.` });
};
const formatOfFile = (file, from) => {
	if (file.startsWith("gitlab=")) throw new ScanError("not-available", notYet(`${from} gitlab=…`));
	const extension = /\.[^./\\]+$/.exec(file)?.[0].toLowerCase() ?? "";
	if (/\.sarif\.json$/i.test(file)) return "sarif";
	const format = Object.hasOwn(extensions, extension) ? extensions[extension] : void 0;
	if (format !== void 0) return format;
	if (laterExtensions.has(extension)) throw new ScanError("not-available", notYet(`${from} ${extension}`));
	throw new ScanError("usage", `${from}: the extension of ${file} says no format`, { hint: `Known are ${Object.keys(extensions).join(", ")}.` });
};
const renderers = {
	text: async (report, { color, verbose, width }) => (await import("./text.js")).toText(report, {
		color,
		verbose,
		...width === void 0 ? {} : { width }
	}),
	json: async (report) => (await import("./json.js")).toJson(report),
	sarif: async (report, { workspace }) => (await import("./sarif.js")).toSarif(report, workspace),
	markdown: async (report) => (await import("./markdown.js")).toMarkdown(report),
	github: async (report, { workspace }) => {
		const { githubBudget, toAnnotations, toWorkflowCommands } = await import("./github.js");
		return toWorkflowCommands(toAnnotations(report, githubBudget, workspace));
	}
};
const render = (report, format, look) => renderers[format](report, look);

// src/evaluate/fingerprint.ts
const digest$1 = (check, subject) => createHash("sha256").update(`${check}\n${subject}`).digest("hex").slice(0, 16);
const order = ({ where, message, confidence, proof }) => JSON.stringify([
	where.place?.file,
	where.place?.pointer,
	where.operation,
	where.host,
	where.url,
	message,
	confidence,
	proof
]);
const fingerprints = (check, findings) => {
	const bySubject = /* @__PURE__ */ new Map();
	for (const [at, finding] of findings.entries()) {
		const twins = bySubject.get(finding.subject) ?? [];
		bySubject.set(finding.subject, twins);
		twins.push({
			at,
			key: order(finding)
		});
	}
	const named = [];
	for (const [subject, twins] of bySubject) {
		const name = digest$1(check, subject);
		twins.sort((a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
		for (const [index, { at }] of twins.entries()) named[at] = index === 0 ? name : `${name}-${index + 1}`;
	}
	return named;
};

// src/evaluate/coverage.ts
const attemptsOf = ({ facts: { signing, experiments } }) => experiments.state !== "known" ? [] : triedWith({
	signing: signing.state === "known" ? signing.value : { schemes: [] },
	experiments: experiments.value
}, judgeExperiment).attempts;
const coverageOf = (evidence, policy) => attemptsOf(evidence).map(({ experiment, verdict }) => {
	const required = requiredOf(experiment, policy.require);
	const { operation, scheme, controls, window, replay } = verdict;
	return {
		operation,
		scheme,
		controls: {
			signed: controls.signed,
			unsigned: controls.unsigned,
			garbled: controls.garbled
		},
		components: componentsOf(verdict, experiment.declared, required),
		window: window === null ? null : {
			pastSeconds: window.pastSeconds,
			futureSeconds: window.futureSeconds,
			unbounded: window.unbounded
		},
		replay
	};
});
const componentsOf = (verdict, declared, required) => {
	const seen = verdict.components.map((one) => [one.component, {
		required: required.includes(one.component),
		declared: one.declared,
		observed: one.observed,
		how: one.how,
		why: one.why
	}]);
	const unseen = required.filter((component) => !verdict.components.some((one) => one.component === component)).map((component) => [component, {
		required: true,
		declared: declared.includes(component),
		observed: "unknown",
		how: null,
		why: verdict.unusable?.why ?? "it was not tried"
	}]);
	return Object.fromEntries([...seen, ...unseen]);
};
const refusedSchemes = (evidence) => {
	const byScheme = /* @__PURE__ */ new Map();
	for (const attempt of attemptsOf(evidence)) {
		const { scheme, withSecret } = attempt.experiment;
		if (withSecret) byScheme.set(scheme, [...byScheme.get(scheme) ?? [], attempt]);
	}
	const idle = idleSchemes(evidence);
	if (idle.length > 0) return [`a secret is given for ${idle.join(", ")}, and no operation could be tried with it: name a harmless one under \`canaries\``];
	return [...byScheme].flatMap(([scheme, attempts]) => {
		const [first] = attempts;
		if (first === void 0 || !attempts.every((each) => isRefused(each) || isUnheard(each))) return [];
		const where = attempts.map(({ experiment }) => experiment.operation).join(", ");
		const refused = attempts.find(isRefused);
		return refused === void 0 ? [`no request that was signed with ${scheme} got an answer on ${where} (${whyUnusable(first) ?? "no reason"})`] : [`the right signature of ${scheme} was refused on ${where}: secret or template is another than the server's (${whyUnusable(refused) ?? "no reason"})`];
	});
};
const idleSchemes = ({ facts: { signing, experiments } }) => signing.state === "known" && experiments.state === "known" && experiments.value.length === 0 ? signing.value.schemes.filter(({ secret }) => secret === "given").map(({ name }) => name) : [];
const isRefused = ({ verdict: { unusable, controls } }) => unusable?.kind === "signed-refused" || unusable?.kind === "all-alike" && controls.signed !== "accepted";
const isUnheard = ({ verdict: { unusable, controls } }) => unusable?.kind === "stopped" && controls.signed !== "accepted";

// src/evaluate/hints.ts
const hintsOn = ({ facts }, policy) => [
	...facts.spec.state === "known" ? unspokenSignature(facts.spec.value, policy) : [],
	...facts.visits.state === "known" ? cachedAnswers(facts.visits.value.visits) : [],
	...facts.calls.state === "known" ? unreadTraffic(facts.calls.value.sources) : []
];
const unreadTraffic = (sources) => sources.flatMap(({ file, format, unread, missed, cut }) => {
	const whole = format === null ? [cut ?? "it holds neither HAR nor OpenTelemetry traces"] : cut === null ? [] : [`only a part was read: ${cut}`];
	const left = missed - unread.length;
	return [
		...whole,
		...unread.map(({ entry, why }) => `${entry} was not read: ${why}`),
		...left > 0 ? [`and ${left} more ${left === 1 ? "entry was" : "entries were"} not read`] : []
	].map((line) => ({
		kind: "traffic",
		message: `${file}: ${line}`,
		place: null
	}));
});
const unspokenSignature = (spec, { require }) => {
	const [first] = spec.mentions;
	if (first === void 0 || signedOperations(spec, require).length > 0 || spec.webhooks.some(({ signature }) => signature !== null)) return [];
	return [{
		kind: "hint",
		message: `the text speaks of signing ("${first.text}"), but nothing declares a signature; require.signed-operations in the policy says which operations are signed`,
		place: first.place
	}];
};
const cachedAnswers = (visits) => {
	const steps = visits.flatMap((visit) => visit.steps);
	const cached = steps.filter((step) => step.cached);
	const [first] = cached;
	if (first === void 0) return [];
	return [{
		kind: "hint",
		message: `${cached.length} of ${steps.length} answers came out of a cache and may be older than the API, the first from ${first.url}`,
		place: null
	}];
};

// src/evaluate/certificates.ts
const certificatesOf = (facts, startedAt) => {
	const byHost = /* @__PURE__ */ new Map();
	for (const { host, showings, fault } of facts) {
		const known = byHost.get(host) ?? [];
		byHost.set(host, known);
		if (fault !== null || showings.length === 0) known.push({
			...nothing,
			address: null,
			why: fault?.detail ?? "it has no address"
		});
		for (const showing of showings) known.push(reported$2(showing, startedAt));
	}
	return byHost;
};
const nothing = {
	protocol: null,
	subject: null,
	issuer: null,
	names: [],
	validFrom: null,
	validTo: null,
	daysLeft: null,
	pins: [],
	verified: null,
	outdated: []
};
const reported$2 = ({ address, handshake, old }, startedAt) => {
	const leaf = handshake.kind === "shown" ? handshake.chain[0] : void 0;
	if (handshake.kind === "fault" || leaf === void 0) return {
		...nothing,
		address,
		why: handshake.kind === "fault" ? handshake.fault.detail : "no certificate was shown"
	};
	return {
		address,
		protocol: handshake.protocol,
		subject: leaf.subject,
		issuer: leaf.issuer,
		names: leaf.names,
		validFrom: leaf.validFrom,
		validTo: leaf.validTo,
		daysLeft: daysUntil(leaf.validTo, startedAt),
		pins: handshake.chain.map(pinOf),
		verified: handshake.refused === null,
		why: handshake.refused?.why ?? null,
		outdated: old.filter(({ answer }) => answer === "accepted").map(({ version }) => version)
	};
};

// src/evaluate/names.ts
const namesOf$1 = (resolutions, zones) => {
	const byHost = /* @__PURE__ */ new Map();
	for (const fact of resolutions) for (const host of fact.hosts) if (!byHost.has(host)) byHost.set(host, reported$1(fact, zones.find(({ names }) => names.includes(fact.name))));
	return byHost;
};
const reported$1 = (fact, zone) => {
	const words = authoritativeAnswers(fact);
	const heard = fact.resolvers.flatMap(({ looks }) => looks.flatMap(({ answer }) => answer ?? []));
	const said = words.length > 0 ? words : heard;
	return {
		addresses: [...new Set(said.flatMap(({ addresses }) => addresses))].sort(),
		exists: said.length === 0 ? null : !said.every(({ rcode }) => rcode === "NXDOMAIN"),
		authoritative: words.length > 0,
		resolvers: fact.resolvers.map(({ source }) => source),
		alias: fact.chainEnd?.name ?? null,
		zone: zone?.fault === null ? zone.apex : null,
		nameServers: (zone?.transfers ?? []).map(({ server, address, state }) => ({
			name: server,
			address,
			transfer: state
		})),
		dnssec: dnssecOf(fact, zone),
		caa: fact.caa.fault === null ? {
			at: fact.caa.at,
			records: fact.caa.records.map(({ tag, value }) => `${tag} "${value}"`)
		} : null,
		why: fact.fault?.detail ?? zone?.fault?.detail ?? null
	};
};
const dnssecOf = (fact, zone) => {
	if (fact.resolvers.some(isBogus)) return "bogus";
	if (zone === void 0 || zone.dnssec.signed === null) return "unknown";
	if (!zone.dnssec.signed) return "unsigned";
	return zone.dnssec.validatedBy.length > 0 ? "validated" : "signed";
};

// src/evaluate/hosts.ts
const mostPlaces = 20;
const mostClients = 20;
const seenHosts = ({ facts, startedAt }, policy) => {
	const spec = facts.spec.state === "known" ? facts.spec.value : null;
	const target = facts.target.state === "known" ? facts.target.value : null;
	const sources = /* @__PURE__ */ new Map();
	const note = (host, source) => {
		if (host === null || host === "") return;
		const known = sources.get(host) ?? /* @__PURE__ */ new Set();
		sources.set(host, source === void 0 ? known : known.add(source));
	};
	if (spec !== null && target !== null) for (const host of declaredHosts(spec, target)) note(host);
	for (const { steps } of facts.visits.state === "known" ? facts.visits.value.visits : []) for (const step of steps) {
		note(hostOf$1(step.url), "request");
		if (step.redirect !== null) note(hostOf$1(step.redirect), "redirect");
		for (const { host, source } of step.references) note(host, source);
	}
	const calls = /* @__PURE__ */ new Map();
	for (const { host, redirect, client, count } of facts.calls.state === "known" ? facts.calls.value.calls : []) {
		note(host, "call");
		if (redirect !== null) note(hostOf$1(redirect), "redirect");
		const known = calls.get(host) ?? {
			count: 0,
			clients: /* @__PURE__ */ new Set()
		};
		calls.set(host, known);
		known.count += count;
		if (client !== null && known.clients.size < mostClients) known.clients.add(client);
	}
	const certified = certificatesOf(facts.certificates.state === "known" ? facts.certificates.value : [], startedAt);
	for (const host of certified.keys()) note(host);
	const named = namesOf$1(facts.resolutions.state === "known" ? facts.resolutions.value : [], facts.zones.state === "known" ? facts.zones.value : []);
	for (const host of named.keys()) note(host);
	const places = /* @__PURE__ */ new Map();
	const declaredAt = (host, place) => {
		if (host === null) return;
		const known = places.get(host) ?? [];
		places.set(host, known);
		if (known.length < mostPlaces && !known.some((other) => other.file === place.file && other.pointer === place.pointer)) known.push(place);
	};
	for (const { urls, hostPattern, place } of spec?.servers ?? []) for (const host of [...urls.map(hostOf$1), hostPattern]) declaredAt(host, place);
	for (const { url, place } of spec?.urls ?? []) declaredAt(hostOf$1(url), place);
	return [...sources].sort(([a], [b]) => a < b ? -1 : 1).map(([host, observed]) => ({
		host,
		declared: spec !== null && target !== null && declares(spec, target, host),
		allowed: allows(policy, host),
		contacted: observed.has("request"),
		calls: calls.get(host)?.count ?? 0,
		clients: [...calls.get(host)?.clients ?? []].sort(),
		observed: [...observed].sort(),
		places: places.get(host) ?? [],
		names: named.get(host) ?? null,
		certificates: certified.get(host) ?? []
	}));
};

// src/evaluate/outcomes.ts
const judgeAll = (evidence, policy, checks) => checks.filter(({ id }) => policyFor(policy, id) !== "off").map((check) => ({
	check,
	outcome: whole(check, evidence, judge$1(check, evidence, policy))
}));
const whole = ({ needs, uses = [] }, evidence, outcome) => {
	const gap = outcome.outcome === "fail" ? null : [...needs, ...uses].map((name) => gapIn(evidence, name)).find((why) => why !== null) ?? null;
	return gap === null ? outcome : {
		outcome: "unknown",
		why: gap
	};
};
const policyFor = (policy, check) => Object.hasOwn(policy.checks, check) ? policy.checks[check] : void 0;
const judge$1 = (check, evidence, policy) => {
	const needed = check.needs.map((name) => ({
		name,
		fact: evidence.facts[name]
	}));
	const broken = needed.find(({ fact }) => fact.state === "failed");
	if (broken?.fact.state === "failed") return {
		outcome: "unknown",
		why: broken.fact.why
	};
	const absent = needed.find(({ fact }) => fact.state === "skipped");
	if (absent?.fact.state === "skipped") return {
		outcome: "not-applicable",
		why: absent.fact.why
	};
	const used = (check.uses ?? []).map((name) => ({
		name,
		fact: evidence.facts[name]
	}));
	const gap = used.find(({ fact }) => fact.state === "failed")?.fact;
	if (used.length > 0 && !used.some(({ fact }) => fact.state === "known")) return silence(gap ?? used[0]?.fact);
	const facts = Object.fromEntries([...needed, ...used].flatMap(({ name, fact }) => fact.state === "known" ? [[name, fact.value]] : []));
	const outcome = check.run(facts, policy, evidence.startedAt);
	return outcome.outcome === "pass" && gap?.state === "failed" ? {
		outcome: "unknown",
		why: gap.why
	} : outcome;
};
const silence = (fact) => fact?.state === "failed" ? {
	outcome: "unknown",
	why: fact.why
} : {
	outcome: "not-applicable",
	why: fact?.state === "skipped" ? fact.why : "nothing was looked at"
};

// src/openapi/json-text.ts
const quote$1 = 34;
const backslash = 92;
const endOfString = (text, at) => {
	for (let close = text.indexOf("\"", at + 1); close >= 0; close = text.indexOf("\"", close + 1)) {
		let slashes = 0;
		while (text.charCodeAt(close - 1 - slashes) === backslash) slashes++;
		if (slashes % 2 === 0) return close + 1;
	}
	return text.length;
};
const isBlank = (code) => code === 32 || code === 10 || code === 13 || code === 9;
const skipBlank = (text, at) => {
	while (isBlank(text.charCodeAt(at))) at++;
	return at;
};
const endOfValue = (text, at) => {
	const first = text.charCodeAt(at);
	if (first === quote$1) return endOfString(text, at);
	if (first !== 123 && first !== 91) {
		while (at < text.length && !/[\s,\]}]/.test(text.charAt(at))) at++;
		return at;
	}
	let depth = 0;
	for (let i = at; i < text.length; i++) {
		const code = text.charCodeAt(i);
		if (code === quote$1) i = endOfString(text, i) - 1;
		else if (code === 123 || code === 91) depth++;
		else if ((code === 125 || code === 93) && --depth === 0) return i + 1;
	}
	return text.length;
};
const hasManyBrackets = (text, most) => {
	let count = 0;
	for (const bracket of ["{", "["]) for (let at = text.indexOf(bracket); at >= 0; at = text.indexOf(bracket, at + 1)) if (++count > most) return true;
	return false;
};
const tooDeepAt = (text, depth) => {
	let level = 0;
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		if (code === quote$1) i = endOfString(text, i) - 1;
		else if (code === 123 || code === 91) {
			if (++level > depth) return i;
		} else if (code === 125 || code === 93) level--;
	}
	return null;
};
const word = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const simpleEscapes = "\"\\/bfnrt";
const jsonMistake = (text) => {
	const open = [];
	let at = text.charCodeAt(0) === 65279 ? 1 : 0;
	let expect = "value";
	const settled = () => open.length === 0 ? "end" : "next";
	for (;;) {
		at = skipBlank(text, at);
		const char = text.charAt(at);
		if (char === "") return {
			offset: at,
			why: expect === "value" && open.length === 0 ? "the file is empty" : "the file ends in the middle of a value"
		};
		if (char === "/" && /[/*]/.test(text.charAt(at + 1))) return {
			offset: at,
			why: "JSON has no comments"
		};
		if (expect === "end") return {
			offset: at,
			why: "something follows the end of the document"
		};
		if (expect === "colon") {
			if (char !== ":") return {
				offset: at,
				why: "a colon is missing after a key"
			};
			at++;
			expect = "value";
		} else if (expect === "next") {
			const closer = open.at(-1);
			if (char === ",") expect = closer === "}" ? "key" : "value";
			else if (char === closer) {
				open.pop();
				expect = settled();
			} else return {
				offset: at,
				why: char === "}" || char === "]" ? "this bracket closes something else" : "a comma or a closing bracket is missing"
			};
			at++;
		} else if (expect === "key" || expect === "first-key") {
			if (char === "}" && expect === "first-key") {
				open.pop();
				expect = settled();
				at++;
			} else if (char === "}") return {
				offset: at,
				why: "there is a comma before the closing bracket"
			};
			else if (char !== "\"") return {
				offset: at,
				why: "a key in double quotes is expected"
			};
			else {
				const end = stringMistake(text, at);
				if (typeof end !== "number") return end;
				at = end;
				expect = "colon";
			}
		} else if (char === "\"") {
			const end = stringMistake(text, at);
			if (typeof end !== "number") return end;
			at = end;
			expect = settled();
		} else if (char === "{" || char === "[") {
			open.push(char === "{" ? "}" : "]");
			expect = char === "{" ? "first-key" : "first-value";
			at++;
		} else if (char === "]" && expect === "first-value") {
			open.pop();
			expect = settled();
			at++;
		} else if (char === "]" || char === "}") return {
			offset: at,
			why: char === "]" && open.at(-1) === char ? "there is a comma before the closing bracket" : "a value is missing here"
		};
		else {
			word.lastIndex = at;
			const found = word.exec(text);
			if (found === null) return {
				offset: at,
				why: char === "'" ? "strings stand in double quotes" : "a value is expected here"
			};
			at += found[0].length;
			expect = settled();
		}
	}
};
const stringMistake = (text, start) => {
	for (let at = start + 1; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === quote$1) return at + 1;
		if (code < 32) return {
			offset: at,
			why: code === 10 || code === 13 ? "a string is not closed on its line" : "a string contains a control character"
		};
		if (code !== backslash) continue;
		const escape = text.charAt(at + 1);
		if (escape === "u" && /^[0-9a-fA-F]{4}$/.test(text.slice(at + 2, at + 6))) at += 5;
		else if (escape !== "" && simpleEscapes.includes(escape)) at++;
		else return {
			offset: at,
			why: "a string contains an unknown escape"
		};
	}
	return {
		offset: start,
		why: "a string is never closed"
	};
};

// src/openapi/lines.ts
const lineStarts = (text) => {
	const starts = [text.charCodeAt(0) === 65279 ? 1 : 0];
	for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
	return starts;
};
const positionIn = (starts, offset) => {
	let low = 0;
	let high = starts.length - 1;
	while (low < high) {
		const middle = low + high + 1 >> 1;
		if ((starts[middle] ?? 0) <= offset) low = middle;
		else high = middle - 1;
	}
	return {
		line: low + 1,
		column: Math.max(1, offset - (starts[low] ?? 0) + 1)
	};
};
const positionAt = (text, offset) => {
	let line = 1;
	let start = text.charCodeAt(0) === 65279 ? 1 : 0;
	for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) {
		line++;
		start = at + 1;
	}
	return {
		line,
		column: Math.max(1, offset - start + 1)
	};
};
const longest$1 = 200;
const excerptAt = (text, starts, position) => {
	const start = starts[position.line - 1] ?? 0;
	const next = starts[position.line];
	const end = next === void 0 ? text.length : next - 1;
	if (position.column > longest$1) return `…${text.slice(start + position.column - 1, Math.min(end, start + position.column - 1 + longest$1))}`;
	return text.slice(start, Math.min(end, start + longest$1)).replace(/\r$/, "");
};

// src/openapi/value.ts
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const own$1 = (value, key) => isRecord(value) && Object.hasOwn(value, key) ? value[key] : void 0;
const ownString = (value, key) => {
	const found = own$1(value, key);
	return typeof found === "string" ? found : null;
};
const below = (spot, key) => ({
	file: spot.file,
	pointer: `${spot.pointer}/${typeof key === "number" ? key : escapeToken(key)}`,
	value: typeof key === "number" ? Array.isArray(spot.value) ? spot.value[key] : void 0 : own$1(spot.value, key)
});
const placeOf$2 = ({ file, pointer }) => ({
	file,
	pointer
});
const escapeToken = (token) => token.includes("/") || token.includes("~") ? token.replaceAll("~", "~0").replaceAll("/", "~1") : token;
const pointerTokens = (pointer) => {
	if (pointer === "") return [];
	if (!pointer.startsWith("/")) return null;
	return pointer.slice(1).split("/").map((token) => token.includes("~") ? token.replaceAll("~1", "/").replaceAll("~0", "~") : token);
};

// src/openapi/survey.ts
const maps = new Set("properties patternProperties definitions $defs dependentSchemas dependencies schemas requestBodies securitySchemes securityDefinitions pathItems mediaTypes webhooks x-webhooks variables additionalOperations responses parameters headers links content encoding".split(" "));
const modeBelow = (mode, key, value) => {
	if (mode === "data" || mode === "example") return "data";
	if (mode === "examples") return "example";
	if (mode === "names") return "keywords";
	if (mode === "names-of-names") return "names";
	if (mode === "paths") return key.startsWith("x-") ? "data" : "keywords";
	if (maps.has(key)) return Array.isArray(value) ? "keywords" : "names";
	if (key === "paths") return "paths";
	if (key === "callbacks") return "names-of-names";
	if (key === "examples") return Array.isArray(value) ? "data" : "examples";
	return data$1.has(key) || key.startsWith("x-") ? "data" : "keywords";
};
const data$1 = /* @__PURE__ */ new Set([
	"example",
	"default",
	"enum",
	"const",
	"mapping"
]);
const speaksOfSigning = /hmac|signature/i;
const proseKept = 500;
const survey = (value, budget) => {
	const references = /* @__PURE__ */ new Map();
	const ids = /* @__PURE__ */ new Map();
	const anchors = /* @__PURE__ */ new Map();
	const prose = [];
	const done = (tooDeep, tooMany) => ({
		references,
		prose,
		ids,
		anchors,
		tooDeep,
		tooMany
	});
	const text = (key, found, frame) => {
		if (key === "$ref") {
			const use = references.get(found);
			if (use === void 0) references.set(found, {
				ref: found,
				frame,
				count: 1
			});
			else use.count++;
		} else if (frame.mode !== "keywords") return;
		else if (key === "description" || key === "summary") {
			if (prose.length < proseKept && speaksOfSigning.test(found)) prose.push({
				text: found,
				key,
				frame
			});
		} else if (key === "$id") ids.set(found, frame);
		else if (key === "$anchor" || key === "$dynamicAnchor") anchors.set(found, frame);
	};
	if (typeof value !== "object" || value === null) return done(null, null);
	let visits = 0;
	const open = [{
		parent: null,
		key: "",
		value,
		mode: "keywords",
		depth: 1
	}];
	for (let frame = open.pop(); frame !== void 0; frame = open.pop()) {
		if (frame.depth > limits.depth) return done(frame, null);
		const { value: here, mode, depth } = frame;
		if (Array.isArray(here)) {
			const list = here;
			visits += list.length;
			for (let i = list.length - 1; i >= 0; i--) {
				const item = list[i];
				if (typeof item === "object" && item !== null) open.push({
					parent: frame,
					key: i,
					value: item,
					mode,
					depth: depth + 1
				});
			}
		} else {
			const map = here;
			const keys = Object.keys(map);
			visits += keys.length;
			for (let i = keys.length - 1; i >= 0; i--) {
				const key = keys[i] ?? "";
				const item = map[key];
				if (typeof item === "string") {
					if (mode !== "data") text(key, item, frame);
				} else if (typeof item === "object" && item !== null) open.push({
					parent: frame,
					key,
					value: item,
					mode: modeBelow(mode, key, item),
					depth: depth + 1
				});
			}
		}
		if (visits > budget) return done(null, frame);
	}
	return done(null, null);
};
const pointerOf$1 = (frame) => {
	const tokens = [];
	for (let at = frame; at.parent !== null; at = at.parent) tokens.push(typeof at.key === "number" ? String(at.key) : escapeToken(at.key));
	return tokens.reverse().map((token) => `/${token}`).join("");
};
const idFrames = (frame) => {
	const found = [];
	for (let at = frame; at !== null; at = at.parent) if (isRecord(at.value) && typeof at.value["$id"] === "string") found.push(at);
	return found;
};

// node_modules/js-yaml/dist/js-yaml.mjs
var NOT_RESOLVED = Symbol("NOT_RESOLVED");
function defineScalarTag(tagName, options) {
	return {
		tagName,
		nodeKind: "scalar",
		implicit: options.implicit ?? false,
		matchByTagPrefix: options.matchByTagPrefix ?? false,
		implicitFirstChars: options.implicitFirstChars ?? null,
		resolve: options.resolve,
		identify: options.identify,
		represent: options.represent ?? ((data) => String(data)),
		representTagName: options.representTagName ?? (() => tagName)
	};
}
function defineSequenceTag(tagName, options) {
	const carrierIsResult = options.finalize === void 0;
	return {
		tagName,
		nodeKind: "sequence",
		implicit: false,
		matchByTagPrefix: options.matchByTagPrefix ?? false,
		create: options.create,
		addItem: options.addItem,
		finalize: options.finalize ?? ((carrier) => carrier),
		carrierIsResult,
		identify: options.identify,
		represent: options.represent ?? ((data) => data),
		representTagName: options.representTagName ?? (() => tagName)
	};
}
function defineMappingTag(tagName, options) {
	const carrierIsResult = options.finalize === void 0;
	return {
		tagName,
		nodeKind: "mapping",
		implicit: false,
		matchByTagPrefix: options.matchByTagPrefix ?? false,
		create: options.create,
		addPair: options.addPair,
		has: options.has,
		keys: options.keys,
		get: options.get,
		finalize: options.finalize ?? ((carrier) => carrier),
		carrierIsResult,
		identify: options.identify,
		represent: options.represent ?? ((data) => data),
		representTagName: options.representTagName ?? (() => tagName)
	};
}
var strTag = defineScalarTag("tag:yaml.org,2002:str", {
	resolve: (source) => source,
	identify: (data) => typeof data === "string"
});
var NULL_VALUES$1 = [
	"",
	"~",
	"null",
	"Null",
	"NULL"
];
var nullCoreTag = defineScalarTag("tag:yaml.org,2002:null", {
	implicit: true,
	implicitFirstChars: [
		"",
		"~",
		"n",
		"N"
	],
	resolve: (source) => {
		if (NULL_VALUES$1.indexOf(source) !== -1) return null;
		return NOT_RESOLVED;
	},
	identify: (object) => object === null,
	represent: () => "null"
});
var nullJsonTag = defineScalarTag("tag:yaml.org,2002:null", {
	implicit: true,
	implicitFirstChars: ["n"],
	resolve: (source, isExplicit) => {
		if (source === "null" || isExplicit && source === "") return null;
		return NOT_RESOLVED;
	},
	identify: (object) => object === null,
	represent: () => "null"
});
var NULL_VALUES = [
	"",
	"~",
	"null",
	"Null",
	"NULL"
];
var nullYaml11Tag = defineScalarTag("tag:yaml.org,2002:null", {
	implicit: true,
	implicitFirstChars: [
		"",
		"~",
		"n",
		"N"
	],
	resolve: (source) => {
		if (NULL_VALUES.indexOf(source) !== -1) return null;
		return NOT_RESOLVED;
	},
	identify: (object) => object === null,
	represent: () => "null"
});
var TRUE_VALUES$2 = [
	"true",
	"True",
	"TRUE"
];
var FALSE_VALUES$2 = [
	"false",
	"False",
	"FALSE"
];
var boolCoreTag = defineScalarTag("tag:yaml.org,2002:bool", {
	implicit: true,
	implicitFirstChars: [
		"t",
		"T",
		"f",
		"F"
	],
	resolve: (source) => {
		if (TRUE_VALUES$2.indexOf(source) !== -1) return true;
		if (FALSE_VALUES$2.indexOf(source) !== -1) return false;
		return NOT_RESOLVED;
	},
	identify: (object) => Object.prototype.toString.call(object) === "[object Boolean]",
	represent: (object) => object ? "true" : "false"
});
var TRUE_VALUES$1 = ["true"];
var FALSE_VALUES$1 = ["false"];
var boolJsonTag = defineScalarTag("tag:yaml.org,2002:bool", {
	implicit: true,
	implicitFirstChars: ["t", "f"],
	resolve: (source) => {
		if (TRUE_VALUES$1.indexOf(source) !== -1) return true;
		if (FALSE_VALUES$1.indexOf(source) !== -1) return false;
		return NOT_RESOLVED;
	},
	identify: (object) => Object.prototype.toString.call(object) === "[object Boolean]",
	represent: (object) => object ? "true" : "false"
});
var TRUE_VALUES = [
	"true",
	"True",
	"TRUE",
	"y",
	"Y",
	"yes",
	"Yes",
	"YES",
	"on",
	"On",
	"ON"
];
var FALSE_VALUES = [
	"false",
	"False",
	"FALSE",
	"n",
	"N",
	"no",
	"No",
	"NO",
	"off",
	"Off",
	"OFF"
];
var boolYaml11Tag = defineScalarTag("tag:yaml.org,2002:bool", {
	implicit: true,
	implicitFirstChars: [
		"y",
		"Y",
		"n",
		"N",
		"t",
		"T",
		"f",
		"F",
		"o",
		"O"
	],
	resolve: (source) => {
		if (TRUE_VALUES.indexOf(source) !== -1) return true;
		if (FALSE_VALUES.indexOf(source) !== -1) return false;
		return NOT_RESOLVED;
	},
	identify: (object) => Object.prototype.toString.call(object) === "[object Boolean]",
	represent: (object) => object ? "true" : "false"
});
var YAML_INTEGER_IMPLICIT_PATTERN$1 = /* @__PURE__ */ new RegExp("^(?:0o[0-7]+|0x[0-9a-fA-F]+|[-+]?[0-9]+)$");
var YAML_INTEGER_EXPLICIT_PATTERN$1 = /* @__PURE__ */ new RegExp("^(?:[-+]?0b[0-1]+|[-+]?0o[0-7]+|[-+]?0x[0-9a-fA-F]+|[-+]?[0-9]+)$");
function parseYamlInteger$2(source) {
	let value = source;
	let sign = 1;
	if (value[0] === "-" || value[0] === "+") {
		if (value[0] === "-") sign = -1;
		value = value.slice(1);
	}
	if (value.startsWith("0b")) return sign * parseInt(value.slice(2), 2);
	if (value.startsWith("0o")) return sign * parseInt(value.slice(2), 8);
	if (value.startsWith("0x")) return sign * parseInt(value.slice(2), 16);
	return sign * parseInt(value, 10);
}
function resolveYamlInteger$2(source, isExplicit) {
	if (isExplicit) {
		if (!YAML_INTEGER_EXPLICIT_PATTERN$1.test(source)) return NOT_RESOLVED;
	} else if (!YAML_INTEGER_IMPLICIT_PATTERN$1.test(source)) return NOT_RESOLVED;
	const result = parseYamlInteger$2(source);
	return Number.isFinite(result) ? result : NOT_RESOLVED;
}
var intCoreTag = defineScalarTag("tag:yaml.org,2002:int", {
	implicit: true,
	implicitFirstChars: [
		"-",
		"+",
		..."0123456789"
	],
	resolve: resolveYamlInteger$2,
	identify: (object) => Number.isInteger(object) && !Object.is(object, -0) && object.toString(10).indexOf("e") < 0,
	represent: (object) => object.toString(10)
});
var YAML_INTEGER_IMPLICIT_PATTERN = /* @__PURE__ */ new RegExp("^-?(?:0|[1-9][0-9]*)$");
var YAML_INTEGER_EXPLICIT_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?0b[0-1]+|[-+]?0o[0-7]+|[-+]?0x[0-9a-fA-F]+|[-+]?[0-9]+)$");
function parseYamlInteger$1(source) {
	let value = source;
	let sign = 1;
	if (value[0] === "-" || value[0] === "+") {
		if (value[0] === "-") sign = -1;
		value = value.slice(1);
	}
	if (value.startsWith("0b")) return sign * parseInt(value.slice(2), 2);
	if (value.startsWith("0o")) return sign * parseInt(value.slice(2), 8);
	if (value.startsWith("0x")) return sign * parseInt(value.slice(2), 16);
	return sign * parseInt(value, 10);
}
function resolveYamlInteger$1(source, isExplicit) {
	if (isExplicit) {
		if (!YAML_INTEGER_EXPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
	} else if (!YAML_INTEGER_IMPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
	const result = parseYamlInteger$1(source);
	return Number.isFinite(result) ? result : NOT_RESOLVED;
}
var intJsonTag = defineScalarTag("tag:yaml.org,2002:int", {
	implicit: true,
	implicitFirstChars: ["-", ..."0123456789"],
	resolve: resolveYamlInteger$1,
	identify: (object) => Number.isInteger(object) && !Object.is(object, -0) && object.toString(10).indexOf("e") < 0,
	represent: (object) => object.toString(10)
});
var YAML_INTEGER_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?0x[0-9a-fA-F_]+|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+|[-+]?(?:0|[1-9][0-9_]*))$");
function parseYamlInteger(source) {
	let value = source.replace(/_/g, "");
	let sign = 1;
	if (value[0] === "-" || value[0] === "+") {
		if (value[0] === "-") sign = -1;
		value = value.slice(1);
	}
	if (value.startsWith("0b")) return sign * parseInt(value.slice(2), 2);
	if (value.startsWith("0x")) return sign * parseInt(value.slice(2), 16);
	if (value.includes(":")) {
		let result = 0;
		for (const part of value.split(":")) result = result * 60 + Number(part);
		return sign * result;
	}
	if (value !== "0" && value[0] === "0") return sign * parseInt(value, 8);
	return sign * parseInt(value, 10);
}
function resolveYamlInteger(source) {
	if (!YAML_INTEGER_PATTERN.test(source)) return NOT_RESOLVED;
	const result = parseYamlInteger(source);
	return Number.isFinite(result) ? result : NOT_RESOLVED;
}
var intYaml11Tag = defineScalarTag("tag:yaml.org,2002:int", {
	implicit: true,
	implicitFirstChars: [
		"-",
		"+",
		..."0123456789"
	],
	resolve: resolveYamlInteger,
	identify: (object) => Number.isInteger(object) && !Object.is(object, -0) && object.toString(10).indexOf("e") < 0,
	represent: (object) => object.toString(10)
});
var YAML_FLOAT_PATTERN$1 = /* @__PURE__ */ new RegExp("^(?:[-+]?[0-9]+(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|[-+]?\\.[0-9]+(?:[eE][-+]?[0-9]+)?|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
var YAML_FLOAT_SPECIAL_PATTERN$1 = /* @__PURE__ */ new RegExp("^(?:[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
function resolveYamlFloat$2(source) {
	if (!YAML_FLOAT_PATTERN$1.test(source)) return NOT_RESOLVED;
	let value = source.toLowerCase();
	const sign = value[0] === "-" ? -1 : 1;
	if ("+-".includes(value[0])) value = value.slice(1);
	if (value === ".inf") return sign === 1 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
	if (value === ".nan") return NaN;
	const result = sign * parseFloat(value);
	if (Number.isFinite(result) || YAML_FLOAT_SPECIAL_PATTERN$1.test(source)) return result;
	return NOT_RESOLVED;
}
function representYamlFloat$2(object) {
	if (isNaN(object)) return ".nan";
	if (object === Number.POSITIVE_INFINITY) return ".inf";
	if (object === Number.NEGATIVE_INFINITY) return "-.inf";
	if (Object.is(object, -0)) return "-0.0";
	const result = object.toString(10);
	return /^[-+]?[0-9]+e/.test(result) ? result.replace("e", ".e") : result;
}
var floatCoreTag = defineScalarTag("tag:yaml.org,2002:float", {
	implicit: true,
	implicitFirstChars: [
		"-",
		"+",
		".",
		..."0123456789"
	],
	resolve: resolveYamlFloat$2,
	identify: (object) => typeof object === "number" && (!Number.isInteger(object) || Object.is(object, -0) || object.toString(10).indexOf("e") >= 0),
	represent: representYamlFloat$2
});
var YAML_FLOAT_IMPLICIT_PATTERN = /* @__PURE__ */ new RegExp("^-?(?:0|[1-9][0-9]*)(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$");
var YAML_FLOAT_EXPLICIT_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?[0-9]+(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|[-+]?\\.[0-9]+(?:[eE][-+]?[0-9]+)?|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
function resolveYamlFloat$1(source, isExplicit) {
	if (isExplicit) {
		if (!YAML_FLOAT_EXPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
		let value = source.toLowerCase();
		const sign = value[0] === "-" ? -1 : 1;
		if ("+-".includes(value[0])) value = value.slice(1);
		if (value === ".inf") return sign === 1 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
		if (value === ".nan") return NaN;
		const result = sign * parseFloat(value);
		return Number.isFinite(result) ? result : NOT_RESOLVED;
	}
	if (!YAML_FLOAT_IMPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
	const result = Number(source);
	if (Number.isFinite(result)) return result;
	return NOT_RESOLVED;
}
function representYamlFloat$1(object) {
	if (isNaN(object)) return ".nan";
	if (object === Number.POSITIVE_INFINITY) return ".inf";
	if (object === Number.NEGATIVE_INFINITY) return "-.inf";
	if (Object.is(object, -0)) return "-0.0";
	const result = object.toString(10);
	return /^[-+]?[0-9]+e/.test(result) ? result.replace("e", ".e") : result;
}
var floatJsonTag = defineScalarTag("tag:yaml.org,2002:float", {
	implicit: true,
	implicitFirstChars: ["-", ..."0123456789"],
	resolve: resolveYamlFloat$1,
	identify: (object) => typeof object === "number" && (!Number.isInteger(object) || Object.is(object, -0) || object.toString(10).indexOf("e") >= 0),
	represent: representYamlFloat$1
});
var YAML_FLOAT_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?(?:(?:[0-9][0-9_]*)?\\.[0-9_]*)(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
var YAML_FLOAT_SPECIAL_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
function resolveYamlFloat(source) {
	if (!YAML_FLOAT_PATTERN.test(source)) return NOT_RESOLVED;
	let value = source.toLowerCase().replace(/_/g, "");
	const sign = value[0] === "-" ? -1 : 1;
	if ("+-".includes(value[0])) value = value.slice(1);
	if (value === ".inf") return sign === 1 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
	if (value === ".nan") return NaN;
	let result = 0;
	if (value.includes(":")) {
		for (const part of value.split(":")) result = result * 60 + Number(part);
		result *= sign;
	} else result = sign * parseFloat(value);
	if (Number.isFinite(result) || YAML_FLOAT_SPECIAL_PATTERN.test(source)) return result;
	return NOT_RESOLVED;
}
function representYamlFloat(object) {
	if (isNaN(object)) return ".nan";
	if (object === Number.POSITIVE_INFINITY) return ".inf";
	if (object === Number.NEGATIVE_INFINITY) return "-.inf";
	if (Object.is(object, -0)) return "-0.0";
	const result = object.toString(10);
	return /^[-+]?[0-9]+e/.test(result) ? result.replace("e", ".e") : result;
}
var floatYaml11Tag = defineScalarTag("tag:yaml.org,2002:float", {
	implicit: true,
	implicitFirstChars: [
		"-",
		"+",
		".",
		..."0123456789"
	],
	resolve: resolveYamlFloat,
	identify: (object) => typeof object === "number" && (!Number.isInteger(object) || Object.is(object, -0) || object.toString(10).indexOf("e") >= 0),
	represent: representYamlFloat
});
var mergeTag = defineScalarTag("tag:yaml.org,2002:merge", {
	implicit: true,
	implicitFirstChars: ["<"],
	resolve: (source, isExplicit) => {
		if (source === "<<" || isExplicit && source === "") return "<<";
		return NOT_RESOLVED;
	},
	identify: () => false
});
var BASE64_PATTERN = /^[A-Za-z0-9+/]*={0,2}$/;
function resolveYamlBinary(source) {
	const input = source.replace(/\s/g, "");
	if (input.length % 4 !== 0 || !BASE64_PATTERN.test(input)) return NOT_RESOLVED;
	const binary = atob(input);
	const result = new Uint8Array(binary.length);
	for (let index = 0; index < binary.length; index++) result[index] = binary.charCodeAt(index);
	return result;
}
function representYamlBinary(object) {
	let binary = "";
	for (let index = 0; index < object.length; index++) binary += String.fromCharCode(object[index]);
	return btoa(binary);
}
var binaryTag = defineScalarTag("tag:yaml.org,2002:binary", {
	resolve: resolveYamlBinary,
	identify: (object) => Object.prototype.toString.call(object) === "[object Uint8Array]",
	represent: representYamlBinary
});
var YAML_DATE_REGEXP = /* @__PURE__ */ new RegExp("^([0-9][0-9][0-9][0-9])-([0-9][0-9])-([0-9][0-9])$");
var YAML_TIMESTAMP_REGEXP = /* @__PURE__ */ new RegExp("^([0-9][0-9][0-9][0-9])-([0-9][0-9]?)-([0-9][0-9]?)(?:[Tt]|[ \\t]+)([0-9][0-9]?):([0-9][0-9]):([0-9][0-9])(?:\\.([0-9]*))?(?:[ \\t]*(Z|([-+])([0-9][0-9]?)(?::([0-9][0-9]))?))?$");
function makeUtcDate(year, month, day, hour = 0, minute = 0, second = 0, fraction = 0) {
	const date = new Date(Date.UTC(year, month, day, hour, minute, second, fraction));
	date.setUTCFullYear(year, month, day);
	return date;
}
function resolveYamlTimestamp(source) {
	let match = YAML_DATE_REGEXP.exec(source);
	if (match === null) match = YAML_TIMESTAMP_REGEXP.exec(source);
	if (match === null) return NOT_RESOLVED;
	const year = +match[1];
	const month = +match[2] - 1;
	const day = +match[3];
	if (!match[4]) {
		const date = makeUtcDate(year, month, day);
		if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month || date.getUTCDate() !== day) return NOT_RESOLVED;
		return date;
	}
	const hour = +match[4];
	const minute = +match[5];
	const second = +match[6];
	let fraction = 0;
	if (hour > 23 || minute > 59 || second > 59) return NOT_RESOLVED;
	if (match[7]) {
		let value = match[7].slice(0, 3);
		while (value.length < 3) value += "0";
		fraction = +value;
	}
	const date = makeUtcDate(year, month, day, hour, minute, second, fraction);
	if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month || date.getUTCDate() !== day) return NOT_RESOLVED;
	if (match[9]) {
		const offsetHour = +match[10];
		const offsetMinute = +(match[11] || 0);
		if (offsetHour > 23 || offsetMinute > 59) return NOT_RESOLVED;
		const offset = (offsetHour * 60 + offsetMinute) * 6e4;
		date.setTime(date.getTime() - (match[9] === "-" ? -offset : offset));
	}
	return date;
}
var timestampTag = defineScalarTag("tag:yaml.org,2002:timestamp", {
	implicit: true,
	implicitFirstChars: [..."0123456789"],
	resolve: resolveYamlTimestamp,
	identify: (object) => object instanceof Date,
	represent: (object) => object.toISOString()
});
var seqTag = defineSequenceTag("tag:yaml.org,2002:seq", {
	create: () => [],
	addItem: (container, item) => {
		container.push(item);
	},
	identify: Array.isArray
});
function isPlainObject(data) {
	if (data === null || typeof data !== "object" || Array.isArray(data)) return false;
	const prototype = Object.getPrototypeOf(data);
	return prototype === null || prototype === Object.prototype;
}
var omapTag = defineSequenceTag("tag:yaml.org,2002:omap", {
	create: () => ({
		list: [],
		seen: /* @__PURE__ */ new Set()
	}),
	addItem: (carrier, item) => {
		let key;
		if (item instanceof Map) {
			if (item.size !== 1) return "cannot resolve an ordered map item";
			key = item.keys().next().value;
		} else if (isPlainObject(item)) {
			const itemKeys = Object.keys(item);
			if (itemKeys.length !== 1) return "cannot resolve an ordered map item";
			key = itemKeys[0];
		} else return "cannot resolve an ordered map item";
		if (carrier.seen.has(key)) return "duplicate key in ordered map";
		carrier.seen.add(key);
		carrier.list.push(item);
		return "";
	},
	finalize: (carrier) => carrier.list,
	identify: () => false
});
var pairsTag = defineSequenceTag("tag:yaml.org,2002:pairs", {
	create: () => [],
	addItem: (container, item) => {
		if (item instanceof Map) {
			if (item.size !== 1) return "cannot resolve a pairs item";
			container.push(item.entries().next().value);
			return "";
		}
		if (Object.prototype.toString.call(item) !== "[object Object]") return "cannot resolve a pairs item";
		const object = item;
		const keys = Object.keys(object);
		if (keys.length !== 1) return "cannot resolve a pairs item";
		container.push([keys[0], object[keys[0]]]);
		return "";
	},
	identify: () => false
});
var mapTag = defineMappingTag("tag:yaml.org,2002:map", {
	create: () => ({}),
	identify: isPlainObject,
	represent: (o) => {
		const map = /* @__PURE__ */ new Map();
		for (const key of Object.keys(o)) map.set(key, o[key]);
		return map;
	},
	addPair: (container, key, value) => {
		if (key !== null && typeof key === "object") return "object-based map does not support complex keys";
		const normalizedKey = String(key);
		if (normalizedKey === "__proto__") Object.defineProperty(container, normalizedKey, {
			value,
			enumerable: true,
			configurable: true,
			writable: true
		});
		else container[normalizedKey] = value;
		return "";
	},
	has: (container, key) => {
		if (key !== null && typeof key === "object") return false;
		return Object.prototype.hasOwnProperty.call(container, String(key));
	},
	keys: (container) => Object.keys(container),
	get: (container, key) => {
		const normalizedKey = String(key);
		if (!Object.prototype.hasOwnProperty.call(container, normalizedKey)) return null;
		return container[normalizedKey];
	}
});
var setTag = defineMappingTag("tag:yaml.org,2002:set", {
	create: () => /* @__PURE__ */ new Set(),
	identify: (data) => data instanceof Set,
	represent: (data) => {
		const map = /* @__PURE__ */ new Map();
		for (const key of data) map.set(key, null);
		return map;
	},
	addPair: (container, key, value) => {
		if (value !== null) return "cannot resolve a set item";
		container.add(key);
		return "";
	},
	has: (container, key) => container.has(key),
	keys: (container) => container.keys(),
	get: () => null
});
function createTagDefinitionMap() {
	return {
		scalar: Object.create(null),
		sequence: Object.create(null),
		mapping: Object.create(null)
	};
}
function createTagDefinitionListMap() {
	return {
		scalar: [],
		sequence: [],
		mapping: []
	};
}
function compileTags(tags) {
	const result = [];
	for (const tag of tags) {
		let index = result.length;
		for (let previousIndex = 0; previousIndex < result.length; previousIndex++) {
			const previous = result[previousIndex];
			if (previous.nodeKind === tag.nodeKind && previous.tagName === tag.tagName && previous.matchByTagPrefix === tag.matchByTagPrefix) {
				index = previousIndex;
				break;
			}
		}
		result[index] = tag;
	}
	return result;
}
var Schema = class Schema {
	tags;
	implicitScalarTags;
	implicitScalarByFirstChar;
	implicitScalarAnyFirstChar;
	defaultScalarTag;
	defaultSequenceTag;
	defaultMappingTag;
	exact;
	prefix;
	constructor(tags) {
		const compiledTags = compileTags(tags);
		const implicitScalarTags = [];
		const exact = createTagDefinitionMap();
		const prefix = createTagDefinitionListMap();
		for (const tag of compiledTags) {
			if (tag.nodeKind === "scalar" && tag.implicit) {
				if (tag.matchByTagPrefix) throw new Error("Implicit scalar tags cannot match by tag prefix");
				implicitScalarTags.push(tag);
			}
			switch (tag.nodeKind) {
				case "scalar":
					if (tag.matchByTagPrefix) prefix.scalar.push(tag);
					else exact.scalar[tag.tagName] = tag;
					break;
				case "sequence":
					if (tag.matchByTagPrefix) prefix.sequence.push(tag);
					else exact.sequence[tag.tagName] = tag;
					break;
				case "mapping": if (tag.matchByTagPrefix) prefix.mapping.push(tag);
				else exact.mapping[tag.tagName] = tag;
			}
		}
		const implicitScalarAnyFirstChar = implicitScalarTags.filter((tag) => tag.implicitFirstChars === null);
		const keys = /* @__PURE__ */ new Set();
		for (const tag of implicitScalarTags) if (tag.implicitFirstChars !== null) for (const key of tag.implicitFirstChars) keys.add(key);
		const implicitScalarByFirstChar = /* @__PURE__ */ new Map();
		for (const key of keys) implicitScalarByFirstChar.set(key, implicitScalarTags.filter((tag) => tag.implicitFirstChars === null || tag.implicitFirstChars.indexOf(key) !== -1));
		const defaultScalarTag = exact.scalar["tag:yaml.org,2002:str"];
		if (!defaultScalarTag) throw new Error("schema does not define the default scalar tag (tag:yaml.org,2002:str)");
		this.tags = compiledTags;
		this.implicitScalarTags = implicitScalarTags;
		this.implicitScalarByFirstChar = implicitScalarByFirstChar;
		this.implicitScalarAnyFirstChar = implicitScalarAnyFirstChar;
		this.defaultScalarTag = defaultScalarTag;
		this.defaultSequenceTag = exact.sequence["tag:yaml.org,2002:seq"];
		this.defaultMappingTag = exact.mapping["tag:yaml.org,2002:map"];
		this.exact = exact;
		this.prefix = prefix;
	}
	lookupScalarTag(tagName) {
		const exactTag = this.exact.scalar[tagName];
		if (exactTag) return exactTag;
		for (const tag of this.prefix.scalar) if (tagName.startsWith(tag.tagName)) return tag;
	}
	lookupSequenceTag(tagName) {
		const exactTag = this.exact.sequence[tagName];
		if (exactTag) return exactTag;
		for (const tag of this.prefix.sequence) if (tagName.startsWith(tag.tagName)) return tag;
	}
	lookupMappingTag(tagName) {
		const exactTag = this.exact.mapping[tagName];
		if (exactTag) return exactTag;
		for (const tag of this.prefix.mapping) if (tagName.startsWith(tag.tagName)) return tag;
	}
	resolveImplicitScalarTag(source) {
		const candidates = this.implicitScalarByFirstChar.get(source.charAt(0)) ?? this.implicitScalarAnyFirstChar;
		for (const tag of candidates) {
			const value = tag.resolve(source, false, tag.tagName);
			if (value !== NOT_RESOLVED) return {
				value,
				tag
			};
		}
		const tag = this.defaultScalarTag;
		return {
			value: tag.resolve(source, false, tag.tagName),
			tag
		};
	}
	withTags(...tags) {
		let flatTags = [];
		for (const tag of tags) flatTags = flatTags.concat(tag);
		return new Schema([...this.tags, ...flatTags]);
	}
};
var FAILSAFE_SCHEMA = new Schema([
	strTag,
	seqTag,
	mapTag
]);
var JSON_SCHEMA = new Schema([
	...FAILSAFE_SCHEMA.tags,
	nullJsonTag,
	boolJsonTag,
	intJsonTag,
	floatJsonTag
]);
var CORE_SCHEMA = new Schema([
	...FAILSAFE_SCHEMA.tags,
	nullCoreTag,
	boolCoreTag,
	intCoreTag,
	floatCoreTag
]);
var YAML11_SCHEMA = new Schema([
	...FAILSAFE_SCHEMA.tags,
	nullYaml11Tag,
	boolYaml11Tag,
	intYaml11Tag,
	floatYaml11Tag,
	timestampTag,
	mergeTag,
	binaryTag,
	omapTag,
	pairsTag,
	setTag
]);
var DUMP_SCHEMA = YAML11_SCHEMA.withTags({
	...intYaml11Tag,
	resolve: (source, isExplicit, tagName) => {
		const result = intYaml11Tag.resolve(source, isExplicit, tagName);
		return result === NOT_RESOLVED ? intCoreTag.resolve(source, isExplicit, tagName) : result;
	}
}, {
	...floatYaml11Tag,
	resolve: (source, isExplicit, tagName) => {
		const result = floatYaml11Tag.resolve(source, isExplicit, tagName);
		return result === NOT_RESOLVED ? floatCoreTag.resolve(source, isExplicit, tagName) : result;
	}
});
var realMapTag = defineMappingTag("tag:yaml.org,2002:map", {
	create: () => /* @__PURE__ */ new Map(),
	addPair: (container, key, value) => {
		container.set(key, value);
		return "";
	},
	has: (container, key) => container.has(key),
	keys: (container) => container.keys(),
	get: (container, key) => container.get(key),
	identify: (data) => data instanceof Map || isPlainObject(data),
	represent: (data) => {
		if (data instanceof Map) return data;
		const map = /* @__PURE__ */ new Map();
		const obj = data;
		for (const key of Object.keys(obj)) map.set(key, obj[key]);
		return map;
	}
});
function normalizeKey(key) {
	if (Array.isArray(key)) {
		const array = Array.prototype.slice.call(key);
		for (let index = 0; index < array.length; index++) {
			if (Array.isArray(array[index])) return null;
			if (typeof array[index] === "object" && Object.prototype.toString.call(array[index]) === "[object Object]") array[index] = "[object Object]";
		}
		return String(array);
	}
	if (typeof key === "object" && Object.prototype.toString.call(key) === "[object Object]") return "[object Object]";
	return String(key);
}
var legacyMapTag = defineMappingTag("tag:yaml.org,2002:map", {
	create: () => ({}),
	identify: isPlainObject,
	represent: (o) => {
		const map = /* @__PURE__ */ new Map();
		for (const key of Object.keys(o)) map.set(key, o[key]);
		return map;
	},
	addPair: (container, key, value) => {
		const normalizedKey = normalizeKey(key);
		if (normalizedKey === null) return "nested arrays are not supported inside keys";
		if (normalizedKey === "__proto__") Object.defineProperty(container, normalizedKey, {
			value,
			enumerable: true,
			configurable: true,
			writable: true
		});
		else container[normalizedKey] = value;
		return "";
	},
	has: (container, key) => {
		const normalizedKey = normalizeKey(key);
		return normalizedKey !== null && Object.prototype.hasOwnProperty.call(container, normalizedKey);
	},
	keys: (container) => Object.keys(container),
	get: (container, key) => {
		const normalizedKey = String(key);
		if (!Object.prototype.hasOwnProperty.call(container, normalizedKey)) return null;
		return container[normalizedKey];
	}
});
var DEFAULT_SNIPPET_OPTIONS = {
	maxLength: 79,
	indent: 1,
	linesBefore: 3,
	linesAfter: 2
};
function getLine(buffer, lineStart, lineEnd, position, maxLineLength) {
	let head = "";
	let tail = "";
	const maxHalfLength = Math.floor(maxLineLength / 2) - 1;
	if (position - lineStart > maxHalfLength) {
		head = " ... ";
		lineStart = position - maxHalfLength + head.length;
	}
	if (lineEnd - position > maxHalfLength) {
		tail = " ...";
		lineEnd = position + maxHalfLength - tail.length;
	}
	return {
		str: head + buffer.slice(lineStart, lineEnd).replace(/\t/g, "→") + tail,
		pos: position - lineStart + head.length
	};
}
function padStart(string, max) {
	return " ".repeat(Math.max(max - string.length, 0)) + string;
}
function makeSnippet(mark, options) {
	if (!mark.buffer) return null;
	const opts = {
		...DEFAULT_SNIPPET_OPTIONS,
		...options
	};
	const re = /\r?\n|\r|\0/g;
	const lineStarts = [0];
	const lineEnds = [];
	let match;
	let foundLineNo = -1;
	while (match = re.exec(mark.buffer)) {
		lineEnds.push(match.index);
		lineStarts.push(match.index + match[0].length);
		if (mark.position <= match.index && foundLineNo < 0) foundLineNo = lineStarts.length - 2;
	}
	if (foundLineNo < 0) foundLineNo = lineStarts.length - 1;
	let result = "";
	const lineNoLength = Math.min(mark.line + opts.linesAfter, lineEnds.length).toString().length;
	const maxLineLength = opts.maxLength - (opts.indent + lineNoLength + 3);
	for (let i = 1; i <= opts.linesBefore; i++) {
		if (foundLineNo - i < 0) break;
		const line = getLine(mark.buffer, lineStarts[foundLineNo - i], lineEnds[foundLineNo - i], mark.position - (lineStarts[foundLineNo] - lineStarts[foundLineNo - i]), maxLineLength);
		result = `${" ".repeat(opts.indent)}${padStart((mark.line - i + 1).toString(), lineNoLength)} | ${line.str}\n${result}`;
	}
	const line = getLine(mark.buffer, lineStarts[foundLineNo], lineEnds[foundLineNo], mark.position, maxLineLength);
	result += `${" ".repeat(opts.indent)}${padStart((mark.line + 1).toString(), lineNoLength)} | ${line.str}\n`;
	result += `${"-".repeat(opts.indent + lineNoLength + 3 + line.pos)}^\n`;
	for (let i = 1; i <= opts.linesAfter; i++) {
		if (foundLineNo + i >= lineEnds.length) break;
		const line = getLine(mark.buffer, lineStarts[foundLineNo + i], lineEnds[foundLineNo + i], mark.position - (lineStarts[foundLineNo] - lineStarts[foundLineNo + i]), maxLineLength);
		result += `${" ".repeat(opts.indent)}${padStart((mark.line + i + 1).toString(), lineNoLength)} | ${line.str}\n`;
	}
	return result.replace(/\n$/, "");
}
function formatError(exception, compact) {
	let where = "";
	if (!exception.mark) return exception.reason;
	if (exception.mark.name) where += `in "${exception.mark.name}" `;
	where += `(${exception.mark.line + 1}:${exception.mark.column + 1})`;
	if (!compact && exception.mark.snippet) where += `\n\n${exception.mark.snippet}`;
	return `${exception.reason} ${where}`;
}
var YAMLException = class YAMLException extends Error {
	reason;
	mark;
	constructor(reason, mark) {
		super();
		this.name = "YAMLException";
		this.reason = reason;
		this.mark = mark;
		this.message = formatError(this, false);
		if (Error.captureStackTrace) Error.captureStackTrace(this, this.constructor);
	}
	toString(compact) {
		return `${this.name}: ${formatError(this, compact)}`;
	}
	static throwAt(source, position, message, filename = "") {
		let line = 0;
		let lineStart = 0;
		for (let index = 0; index < position; index++) {
			const ch = source.charCodeAt(index);
			if (ch === 10) {
				line++;
				lineStart = index + 1;
			} else if (ch === 13) {
				line++;
				if (source.charCodeAt(index + 1) === 10) index++;
				lineStart = index + 1;
			}
		}
		const mark = {
			name: filename,
			buffer: source,
			position,
			line,
			column: position - lineStart
		};
		mark.snippet = makeSnippet(mark);
		throw new YAMLException(message, mark);
	}
};
var EVENT_ID = {
	DOCUMENT: 1,
	SEQUENCE: 2,
	MAPPING: 3,
	SCALAR: 4,
	ALIAS: 5,
	POP: 6
};
var SCALAR_STYLE = {
	PLAIN: 1,
	SINGLE_QUOTED: 2,
	DOUBLE_QUOTED: 3,
	LITERAL_BLOCK: 4,
	FOLDED_BLOCK: 5
};
var COLLECTION_STYLE = {
	BLOCK: 1,
	FLOW: 2
};
var CHOMPING_MODE = {
	CLIP: 1,
	STRIP: 2,
	KEEP: 3
};
var NO_RANGE$3 = -1;
function simpleEscapeSequence(c) {
	switch (c) {
		case 48: return "\0";
		case 97: return "\x07";
		case 98: return "\b";
		case 116: return "	";
		case 9: return "	";
		case 110: return "\n";
		case 118: return "\v";
		case 102: return "\f";
		case 114: return "\r";
		case 101: return "\x1B";
		case 32: return " ";
		case 34: return "\"";
		case 47: return "/";
		case 92: return "\\";
		case 78: return "";
		case 95: return "\xA0";
		case 76: return "\u2028";
		case 80: return "\u2029";
		default: return "";
	}
}
var simpleEscapeCheck = new Array(256);
var simpleEscapeMap = new Array(256);
for (let i = 0; i < 256; i++) {
	simpleEscapeCheck[i] = simpleEscapeSequence(i) ? 1 : 0;
	simpleEscapeMap[i] = simpleEscapeSequence(i);
}
function charFromCodepoint(c) {
	if (c <= 65535) return String.fromCharCode(c);
	return String.fromCharCode((c - 65536 >> 10) + 55296, (c - 65536 & 1023) + 56320);
}
function fromHexCode$1(c) {
	if (c >= 48 && c <= 57) return c - 48;
	return (c | 32) - 97 + 10;
}
function escapedHexLen$1(c) {
	if (c === 120) return 2;
	if (c === 117) return 4;
	return 8;
}
function skipFoldedBreaks(input, position, end) {
	let breaks = 0;
	while (position < end) {
		const ch = input.charCodeAt(position);
		if (ch === 10) {
			breaks++;
			position++;
		} else if (ch === 13) {
			breaks++;
			position++;
			if (input.charCodeAt(position) === 10) position++;
		} else if (ch === 32 || ch === 9) position++;
		else break;
	}
	return {
		position,
		breaks
	};
}
function foldedBreaks(count) {
	if (count === 1) return " ";
	return "\n".repeat(count - 1);
}
function getPlainValue(input, start, end) {
	let result = "";
	let position = start;
	let captureStart = start;
	let captureEnd = start;
	while (position < end) {
		const ch = input.charCodeAt(position);
		if (ch === 10 || ch === 13) {
			result += input.slice(captureStart, captureEnd);
			const fold = skipFoldedBreaks(input, position, end);
			result += foldedBreaks(fold.breaks);
			position = captureStart = captureEnd = fold.position;
		} else {
			position++;
			if (ch !== 32 && ch !== 9) captureEnd = position;
		}
	}
	return result + input.slice(captureStart, captureEnd);
}
function getSingleQuotedValue(input, start, end) {
	let result = "";
	let position = start;
	let captureStart = start;
	let captureEnd = start;
	while (position < end) {
		const ch = input.charCodeAt(position);
		if (ch === 39) {
			result += input.slice(captureStart, position) + "'";
			position += 2;
			captureStart = captureEnd = position;
		} else if (ch === 10 || ch === 13) {
			result += input.slice(captureStart, captureEnd);
			const fold = skipFoldedBreaks(input, position, end);
			result += foldedBreaks(fold.breaks);
			position = captureStart = captureEnd = fold.position;
		} else {
			position++;
			if (ch !== 32 && ch !== 9) captureEnd = position;
		}
	}
	return result + input.slice(captureStart, end);
}
function getDoubleQuotedValue(input, start, end) {
	let result = "";
	let position = start;
	let captureStart = start;
	let captureEnd = start;
	while (position < end) {
		const ch = input.charCodeAt(position);
		if (ch === 92) {
			result += input.slice(captureStart, position);
			position++;
			const escaped = input.charCodeAt(position);
			if (escaped === 10 || escaped === 13) position = skipFoldedBreaks(input, position, end).position;
			else if (escaped < 256 && simpleEscapeCheck[escaped]) {
				result += simpleEscapeMap[escaped];
				position++;
			} else {
				let hexLength = escapedHexLen$1(escaped);
				let hexResult = 0;
				for (; hexLength > 0; hexLength--) {
					position++;
					const digit = fromHexCode$1(input.charCodeAt(position));
					hexResult = (hexResult << 4) + digit;
				}
				result += charFromCodepoint(hexResult);
				position++;
			}
			captureStart = captureEnd = position;
		} else if (ch === 10 || ch === 13) {
			result += input.slice(captureStart, captureEnd);
			const fold = skipFoldedBreaks(input, position, end);
			result += foldedBreaks(fold.breaks);
			position = captureStart = captureEnd = fold.position;
		} else {
			position++;
			if (ch !== 32 && ch !== 9) captureEnd = position;
		}
	}
	return result + input.slice(captureStart, end);
}
function getBlockValue(input, start, end, indent, chomping, folded) {
	const textIndent = indent < 0 ? 0 : indent;
	const region = input.slice(start, end).replace(/\r\n?/g, "\n");
	const lines = region === "" ? [] : (region.endsWith("\n") ? region.slice(0, -1) : region).split("\n");
	let result = "";
	let didReadContent = false;
	let emptyLines = 0;
	let atMoreIndented = false;
	for (const line of lines) {
		let column = 0;
		while (column < textIndent && line.charCodeAt(column) === 32) column++;
		if (indent < 0 || column >= line.length) {
			emptyLines++;
			continue;
		}
		const content = line.slice(textIndent);
		const first = content.charCodeAt(0);
		if (folded) {
			if (first === 32 || first === 9) {
				atMoreIndented = true;
				result += "\n".repeat(didReadContent ? 1 + emptyLines : emptyLines);
			} else if (atMoreIndented) {
				atMoreIndented = false;
				result += "\n".repeat(emptyLines + 1);
			} else if (emptyLines === 0) {
				if (didReadContent) result += " ";
			} else result += "\n".repeat(emptyLines);
		} else result += "\n".repeat(didReadContent ? 1 + emptyLines : emptyLines);
		result += content;
		didReadContent = true;
		emptyLines = 0;
	}
	if (chomping === CHOMPING_MODE.KEEP) result += "\n".repeat(didReadContent ? 1 + emptyLines : emptyLines);
	else if (chomping !== CHOMPING_MODE.STRIP) {
		if (didReadContent) result += "\n";
	}
	return result;
}
function getScalarValue(input, scalar) {
	if (scalar.valueStart === NO_RANGE$3) return "";
	const { valueStart, valueEnd } = scalar;
	if (scalar.fast) return input.slice(valueStart, valueEnd);
	switch (scalar.style) {
		case SCALAR_STYLE.SINGLE_QUOTED: return getSingleQuotedValue(input, valueStart, valueEnd);
		case SCALAR_STYLE.DOUBLE_QUOTED: return getDoubleQuotedValue(input, valueStart, valueEnd);
		case SCALAR_STYLE.LITERAL_BLOCK: return getBlockValue(input, valueStart, valueEnd, scalar.indent, scalar.chomping, false);
		case SCALAR_STYLE.FOLDED_BLOCK: return getBlockValue(input, valueStart, valueEnd, scalar.indent, scalar.chomping, true);
		default: return getPlainValue(input, valueStart, valueEnd);
	}
}
var DEFAULT_TAG_HANDLERS = Object.assign(Object.create(null), {
	"!": "!",
	"!!": "tag:yaml.org,2002:"
});
var TAG_SUFFIX_CHARS = "-#;/?:@&=+$_.~*'()";
var TAG_URI_CHARS = TAG_SUFFIX_CHARS + "!,[]";
function tagPercentDecode(source) {
	let result = "";
	let index = 0;
	while (index < source.length) {
		if (source.charCodeAt(index) !== 37) {
			result += source[index++];
			continue;
		}
		let ch = parseInt(source.slice(index + 1, index + 3), 16);
		index += 3;
		if (ch >= 192) {
			let remaining = ch < 224 ? 1 : ch < 240 ? 2 : 3;
			ch &= (1 << 6 - remaining) - 1;
			while (remaining-- > 0) {
				ch = ch << 6 | parseInt(source.slice(index + 1, index + 3), 16) & 63;
				index += 3;
			}
		}
		if (ch < 65536) result += String.fromCharCode(ch);
		else {
			ch -= 65536;
			result += String.fromCharCode(55296 | ch >> 10, 56320 | ch & 1023);
		}
	}
	return result;
}
function tagNameFull(rawTag, tagHandlers) {
	if (rawTag.startsWith("!<") && rawTag.endsWith(">")) return tagPercentDecode(rawTag.slice(2, -1));
	const handleEnd = rawTag.indexOf("!", 1);
	const handle = handleEnd === -1 ? "!" : rawTag.slice(0, handleEnd + 1);
	return tagPercentDecode(tagHandlers?.[handle] ?? DEFAULT_TAG_HANDLERS[handle] ?? handle) + tagPercentDecode(rawTag.slice(handle.length));
}
var NO_RANGE$2 = -1;
var MERGE_TAG_NAME = "tag:yaml.org,2002:merge";
var DEFAULT_CONSTRUCTOR_OPTIONS = {
	filename: "",
	schema: CORE_SCHEMA,
	json: false,
	maxTotalMergeKeys: 1e4,
	maxAliases: -1
};
function eventPosition$1(event) {
	if ("tagStart" in event && event.tagStart !== NO_RANGE$2) return event.tagStart;
	if ("anchorStart" in event && event.anchorStart !== NO_RANGE$2) return event.anchorStart;
	if ("valueStart" in event && event.valueStart !== NO_RANGE$2) return event.valueStart;
	if ("start" in event) return event.start;
	return 0;
}
function throwError$1(state, message) {
	YAMLException.throwAt(state.source, state.position, message, state.filename);
}
function finalizeCollection(state, position, tag, carrier) {
	try {
		return tag.finalize(carrier);
	} catch (error) {
		if (error instanceof YAMLException) throw error;
		YAMLException.throwAt(state.source, position, error instanceof Error ? error.message : String(error), state.filename);
	}
}
function constructScalar(state, event) {
	const source = getScalarValue(state.source, event);
	const rawTag = event.tagStart === NO_RANGE$2 ? "" : state.source.slice(event.tagStart, event.tagEnd);
	const strTag = state.schema.defaultScalarTag;
	if (rawTag !== "") {
		if (rawTag === "!") return {
			value: source,
			tag: strTag
		};
		const tagName = tagNameFull(rawTag, state.tagHandlers);
		const scalarTag = state.schema.lookupScalarTag(tagName);
		if (scalarTag) {
			const result = scalarTag.resolve(source, true, tagName);
			if (result === NOT_RESOLVED) throwError$1(state, `cannot resolve a node with !<${tagName}> explicit tag`);
			return {
				value: result,
				tag: scalarTag
			};
		}
		const collectionTagDef = state.schema.lookupMappingTag(tagName) ?? state.schema.lookupSequenceTag(tagName);
		if (collectionTagDef) {
			if (source !== "") throwError$1(state, `cannot resolve a node with !<${tagName}> explicit tag`);
			const carrier = collectionTagDef.create(tagName);
			return {
				value: collectionTagDef.carrierIsResult ? carrier : finalizeCollection(state, state.position, collectionTagDef, carrier),
				tag: collectionTagDef
			};
		}
		throwError$1(state, `unknown scalar tag !<${tagName}>`);
	}
	if (event.style === SCALAR_STYLE.PLAIN) return state.schema.resolveImplicitScalarTag(source);
	return {
		value: strTag.resolve(source, false, strTag.tagName),
		tag: strTag
	};
}
function collectionTagName(state, event, defaultTagName) {
	const rawTag = event.tagStart === NO_RANGE$2 ? "" : state.source.slice(event.tagStart, event.tagEnd);
	return rawTag === "" || rawTag === "!" ? defaultTagName : tagNameFull(rawTag, state.tagHandlers);
}
function isMappingTag(tag) {
	return tag.nodeKind === "mapping";
}
function chargeMergeWork(state) {
	state.totalMergeKeys++;
	if (state.maxTotalMergeKeys !== -1 && state.totalMergeKeys > state.maxTotalMergeKeys) throwError$1(state, `merge keys exceeded maxTotalMergeKeys (${state.maxTotalMergeKeys})`);
}
function mergeKeys(state, frame, source, sourceTag) {
	chargeMergeWork(state);
	for (const sourceKey of sourceTag.keys(source)) {
		chargeMergeWork(state);
		if (frame.tag.has(frame.value, sourceKey)) continue;
		const err = frame.tag.addPair(frame.value, sourceKey, sourceTag.get(source, sourceKey));
		if (err) throwError$1(state, err);
		frame.overridable ??= /* @__PURE__ */ new Set();
		frame.overridable.add(sourceKey);
	}
}
function mergeSource(state, frame, source, sourceTag) {
	state.position = frame.keyPosition;
	if (isMappingTag(sourceTag)) mergeKeys(state, frame, source, sourceTag);
	else if (sourceTag.nodeKind === "sequence" && Array.isArray(source)) {
		if (source.length > 100) throwError$1(state, "abnormal merge sequence size");
		for (const element of source) {
			const elementTag = state.nodeTags.get(element);
			if (!elementTag) throwError$1(state, "cannot merge mappings; the provided source object is unacceptable");
			mergeKeys(state, frame, element, elementTag);
		}
	} else throwError$1(state, "cannot merge mappings; the provided source object is unacceptable");
}
function addMappingValue(state, frame, key, value, tag) {
	state.position = frame.keyPosition;
	if (frame.keyIsMerge) {
		mergeSource(state, frame, value, tag);
		return;
	}
	if (!state.json && frame.tag.has(frame.value, key) && !frame.overridable?.has(key)) throwError$1(state, "duplicated mapping key");
	const err = frame.tag.addPair(frame.value, key, value);
	if (err) throwError$1(state, err);
	frame.overridable?.delete(key);
}
function addValue(state, value, tag) {
	const frame = state.frames[state.frames.length - 1];
	if (frame.kind === "document") {
		frame.value = value;
		frame.hasValue = true;
	} else if (frame.kind === "sequence") {
		if (isMappingTag(tag)) state.nodeTags.set(value, tag);
		const err = frame.tag.addItem(frame.value, value, frame.index++);
		if (err) throwError$1(state, err);
	} else if (frame.hasKey) {
		const key = frame.key;
		frame.key = void 0;
		frame.hasKey = false;
		addMappingValue(state, frame, key, value, tag);
	} else {
		frame.key = value;
		frame.keyPosition = state.position;
		frame.hasKey = true;
		frame.keyIsMerge = tag.tagName === MERGE_TAG_NAME;
	}
}
function storeAnchor(state, event, value, tag, isValueFinal) {
	if (event.anchorStart !== NO_RANGE$2) {
		const anchor = {
			value,
			tag,
			isValueFinal
		};
		state.anchors.set(state.source.slice(event.anchorStart, event.anchorEnd), anchor);
		return anchor;
	}
	return null;
}
function constructFromEvents(events, options) {
	const state = {
		...DEFAULT_CONSTRUCTOR_OPTIONS,
		...options,
		events,
		documents: [],
		eventIndex: 0,
		position: 0,
		frames: [],
		anchors: /* @__PURE__ */ new Map(),
		nodeTags: /* @__PURE__ */ new Map(),
		tagHandlers: Object.create(null),
		totalMergeKeys: 0,
		aliasCount: 0
	};
	while (state.eventIndex < state.events.length) {
		const event = state.events[state.eventIndex++];
		state.position = eventPosition$1(event);
		switch (event.type) {
			case EVENT_ID.DOCUMENT:
				state.anchors = /* @__PURE__ */ new Map();
				state.nodeTags = /* @__PURE__ */ new Map();
				state.aliasCount = 0;
				state.tagHandlers = Object.create(null);
				for (const directive of event.directives) if (directive.kind === "tag") state.tagHandlers[directive.handle] = directive.prefix;
				state.frames.push({
					kind: "document",
					position: state.position,
					value: void 0,
					hasValue: false
				});
				break;
			case EVENT_ID.SCALAR: {
				const { value, tag } = constructScalar(state, event);
				storeAnchor(state, event, value, tag, true);
				addValue(state, value, tag);
				break;
			}
			case EVENT_ID.SEQUENCE: {
				const tagName = collectionTagName(state, event, "tag:yaml.org,2002:seq");
				const tag = state.schema.lookupSequenceTag(tagName);
				if (!tag) throwError$1(state, `unknown sequence tag !<${tagName}>`);
				const value = tag.create(tagName);
				const anchor = storeAnchor(state, event, value, tag, tag.carrierIsResult);
				state.frames.push({
					kind: "sequence",
					position: state.position,
					value,
					tag,
					anchor,
					index: 0
				});
				break;
			}
			case EVENT_ID.MAPPING: {
				const tagName = collectionTagName(state, event, "tag:yaml.org,2002:map");
				const tag = state.schema.lookupMappingTag(tagName);
				if (!tag) throwError$1(state, `unknown mapping tag !<${tagName}>`);
				const value = tag.create(tagName);
				const anchor = storeAnchor(state, event, value, tag, tag.carrierIsResult);
				state.frames.push({
					kind: "mapping",
					position: state.position,
					value,
					tag,
					anchor,
					key: void 0,
					keyPosition: state.position,
					hasKey: false,
					keyIsMerge: false,
					overridable: null
				});
				break;
			}
			case EVENT_ID.ALIAS: {
				if (state.maxAliases !== -1 && ++state.aliasCount > state.maxAliases) throwError$1(state, `aliases exceeded maxAliases (${state.maxAliases})`);
				const name = state.source.slice(event.anchorStart, event.anchorEnd);
				const anchor = state.anchors.get(name);
				if (!anchor) throwError$1(state, `unidentified alias "${name}"`);
				if (!anchor.isValueFinal) throwError$1(state, `recursive alias "${name}" is not supported for tag ${anchor.tag.tagName} because it uses finalize()`);
				addValue(state, anchor.value, anchor.tag);
				break;
			}
			case EVENT_ID.POP: {
				const frame = state.frames.pop();
				if (frame.kind === "mapping" && frame.hasKey) {
					state.position = frame.keyPosition;
					throwError$1(state, "incomplete mapping pair in event stream");
				}
				if (frame.kind === "document") state.documents.push(frame.value);
				else {
					const value = frame.tag.carrierIsResult ? frame.value : finalizeCollection(state, frame.position, frame.tag, frame.value);
					if (frame.anchor) {
						frame.anchor.value = value;
						frame.anchor.isValueFinal = true;
					}
					addValue(state, value, frame.tag);
				}
				break;
			}
		}
	}
	return state.documents;
}
var NO_RANGE$1 = -1;
var HAS_OWN = Object.prototype.hasOwnProperty;
var CONTEXT_FLOW_IN = 1;
var CONTEXT_FLOW_OUT = 2;
var CONTEXT_BLOCK_IN = 3;
var CONTEXT_BLOCK_OUT = 4;
var PATTERN_NON_PRINTABLE = /[\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x84\x86-\x9F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?:[^\uD800-\uDBFF]|^)[\uDC00-\uDFFF]/;
var PATTERN_FLOW_INDICATORS = /[,\[\]{}]/;
var PATTERN_TAG_HANDLE = /^(?:!|!!|![0-9A-Za-z-]+!)$/;
var NS_URI_CHAR = String.raw`(?:%[0-9A-Fa-f]{2}|[0-9A-Za-z\-#;/?:@&=+$,_.!~*'()\[\]])`;
var NS_TAG_CHAR = String.raw`(?:%[0-9A-Fa-f]{2}|[0-9A-Za-z\-#;/?:@&=+$.~*'()_])`;
var PATTERN_TAG_URI = new RegExp(`^(?:${NS_URI_CHAR})*$`);
var PATTERN_TAG_SUFFIX = new RegExp(`^(?:${NS_TAG_CHAR})+$`);
var PATTERN_TAG_PREFIX = new RegExp(`^(?:!(?:${NS_URI_CHAR})*|${NS_TAG_CHAR}(?:${NS_URI_CHAR})*)$`);
var DEFAULT_PARSER_OPTIONS = {
	filename: "",
	maxDepth: 100
};
function addDocumentEvent(state, explicitStart, explicitEnd) {
	state.events.push({
		type: EVENT_ID.DOCUMENT,
		explicitStart,
		explicitEnd,
		directives: state.directives
	});
}
function addSequenceEvent(state, start, anchorStart, anchorEnd, tagStart, tagEnd, style) {
	state.events.push({
		type: EVENT_ID.SEQUENCE,
		start,
		anchorStart,
		anchorEnd,
		tagStart,
		tagEnd,
		style
	});
}
function addMappingEvent(state, start, anchorStart, anchorEnd, tagStart, tagEnd, style) {
	state.events.push({
		type: EVENT_ID.MAPPING,
		start,
		anchorStart,
		anchorEnd,
		tagStart,
		tagEnd,
		style
	});
}
function insertFlowPairMappingEvent(state, snapshot) {
	state.events.splice(snapshot.eventsLength, 0, {
		type: EVENT_ID.MAPPING,
		start: snapshot.position,
		anchorStart: NO_RANGE$1,
		anchorEnd: NO_RANGE$1,
		tagStart: NO_RANGE$1,
		tagEnd: NO_RANGE$1,
		style: COLLECTION_STYLE.FLOW
	});
}
function addScalarEvent(state, valueStart, valueEnd, anchorStart, anchorEnd, tagStart, tagEnd, style, chomping = CHOMPING_MODE.CLIP, indent = -1, fast = false) {
	state.events.push({
		type: EVENT_ID.SCALAR,
		valueStart,
		valueEnd,
		anchorStart,
		anchorEnd,
		tagStart,
		tagEnd,
		style,
		chomping,
		indent,
		fast
	});
}
function addAliasEvent(state, anchorStart, anchorEnd) {
	state.events.push({
		type: EVENT_ID.ALIAS,
		anchorStart,
		anchorEnd
	});
}
function addPopEvent(state) {
	state.events.push({ type: EVENT_ID.POP });
}
function addEmptyScalarEvent(state) {
	addScalarEvent(state, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, SCALAR_STYLE.PLAIN);
}
function emptyProperties() {
	return {
		anchorStart: NO_RANGE$1,
		anchorEnd: NO_RANGE$1,
		tagStart: NO_RANGE$1,
		tagEnd: NO_RANGE$1
	};
}
function snapshotState(state) {
	return {
		position: state.position,
		line: state.line,
		lineStart: state.lineStart,
		lineIndent: state.lineIndent,
		firstTabInLine: state.firstTabInLine,
		eventsLength: state.events.length
	};
}
function restoreState(state, snapshot) {
	state.position = snapshot.position;
	state.line = snapshot.line;
	state.lineStart = snapshot.lineStart;
	state.lineIndent = snapshot.lineIndent;
	state.firstTabInLine = snapshot.firstTabInLine;
	state.events.length = snapshot.eventsLength;
}
function throwError(state, message) {
	YAMLException.throwAt(state.input.slice(0, state.length), state.position, message, state.filename);
}
function isEol(c) {
	return c === 10 || c === 13;
}
function isWhiteSpace(c) {
	return c === 9 || c === 32;
}
function isWsOrEol(c) {
	return isWhiteSpace(c) || isEol(c);
}
function isWsOrEolOrEnd(c) {
	return c === 0 || isWsOrEol(c);
}
function isFlowIndicator(c) {
	return c === 44 || c === 91 || c === 93 || c === 123 || c === 125;
}
function fromDecimalCode(c) {
	return c >= 48 && c <= 57 ? c - 48 : -1;
}
function fromHexCode(c) {
	if (c >= 48 && c <= 57) return c - 48;
	const lc = c | 32;
	if (lc >= 97 && lc <= 102) return lc - 97 + 10;
	return -1;
}
function escapedHexLen(c) {
	if (c === 120) return 2;
	if (c === 117) return 4;
	if (c === 85) return 8;
	return 0;
}
function isSimpleEscape(c) {
	return c === 48 || c === 97 || c === 98 || c === 116 || c === 9 || c === 110 || c === 118 || c === 102 || c === 114 || c === 101 || c === 32 || c === 34 || c === 47 || c === 92 || c === 78 || c === 95 || c === 76 || c === 80;
}
function consumeLineBreak(state) {
	if (state.input.charCodeAt(state.position) === 10) state.position++;
	else {
		state.position++;
		if (state.input.charCodeAt(state.position) === 10) state.position++;
	}
	state.line++;
	state.lineStart = state.position;
	state.lineIndent = 0;
	state.firstTabInLine = -1;
}
function skipSeparationSpace(state, allowComments) {
	let lineBreaks = 0;
	let ch = state.input.charCodeAt(state.position);
	let hasSeparation = state.position === state.lineStart || isWsOrEol(state.input.charCodeAt(state.position - 1));
	while (ch !== 0) {
		while (isWhiteSpace(ch)) {
			hasSeparation = true;
			if (ch === 9 && state.firstTabInLine === -1) state.firstTabInLine = state.position;
			ch = state.input.charCodeAt(++state.position);
		}
		if (allowComments && hasSeparation && ch === 35) do
			ch = state.input.charCodeAt(++state.position);
		while (!isEol(ch) && ch !== 0);
		if (!isEol(ch)) break;
		consumeLineBreak(state);
		lineBreaks++;
		hasSeparation = true;
		ch = state.input.charCodeAt(state.position);
		while (ch === 32) {
			state.lineIndent++;
			ch = state.input.charCodeAt(++state.position);
		}
	}
	return lineBreaks;
}
function testDocumentSeparator(state, position = state.position) {
	const ch = state.input.charCodeAt(position);
	if ((ch === 45 || ch === 46) && ch === state.input.charCodeAt(position + 1) && ch === state.input.charCodeAt(position + 2)) {
		const following = state.input.charCodeAt(position + 3);
		return following === 0 || isWsOrEol(following);
	}
	return false;
}
function skipByteOrderMark(state) {
	if (state.position === state.lineStart && state.input.charCodeAt(state.position) === 65279) {
		state.position++;
		state.lineStart = state.position;
	}
}
function testDocumentBoundary(state) {
	if (state.position !== state.lineStart) return false;
	if (testDocumentSeparator(state)) return true;
	if (state.input.charCodeAt(state.position) !== 65279) return false;
	const snapshot = snapshotState(state);
	skipByteOrderMark(state);
	skipSeparationSpace(state, true);
	const ch = state.input.charCodeAt(state.position);
	const result = state.position === state.lineStart && (ch === 37 || ch === 45 && testDocumentSeparator(state));
	restoreState(state, snapshot);
	return result;
}
function skipUntilLineEnd(state) {
	let ch = state.input.charCodeAt(state.position);
	while (ch !== 0 && !isEol(ch)) ch = state.input.charCodeAt(++state.position);
}
function checkPrintable(state, start, end) {
	const match = PATTERN_NON_PRINTABLE.exec(state.input.slice(start, end));
	if (match !== null) {
		state.position = start + match.index + match[0].length - 1;
		throwError(state, "the stream contains non-printable characters");
	}
}
function readTagProperty(state, props, inFlow) {
	if (state.input.charCodeAt(state.position) !== 33) return false;
	if (props.tagStart !== NO_RANGE$1) throwError(state, "duplication of a tag property");
	const start = state.position;
	let isVerbatim = false;
	let isNamed = false;
	let tagHandle = "!";
	let ch = state.input.charCodeAt(++state.position);
	if (ch === 60) {
		isVerbatim = true;
		ch = state.input.charCodeAt(++state.position);
	} else if (ch === 33) {
		isNamed = true;
		tagHandle = "!!";
		ch = state.input.charCodeAt(++state.position);
	}
	let suffixStart = state.position;
	let tagName;
	if (isVerbatim) {
		while (ch !== 0 && ch !== 62) ch = state.input.charCodeAt(++state.position);
		if (ch !== 62) throwError(state, "unexpected end of the stream within a verbatim tag");
		tagName = state.input.slice(suffixStart, state.position);
		state.position++;
	} else {
		while (ch !== 0 && !isWsOrEol(ch) && !(inFlow && isFlowIndicator(ch))) {
			if (ch === 33) {
				if (!isNamed) {
					tagHandle = state.input.slice(suffixStart - 1, state.position + 1);
					if (!PATTERN_TAG_HANDLE.test(tagHandle)) throwError(state, "named tag handle cannot contain such characters");
					isNamed = true;
					suffixStart = state.position + 1;
				} else throwError(state, "tag suffix cannot contain exclamation marks");
			}
			ch = state.input.charCodeAt(++state.position);
		}
		tagName = state.input.slice(suffixStart, state.position);
		if (PATTERN_FLOW_INDICATORS.test(tagName)) throwError(state, "tag suffix cannot contain flow indicator characters");
	}
	if (tagName && !(isVerbatim ? PATTERN_TAG_URI.test(tagName) : PATTERN_TAG_SUFFIX.test(tagName))) throwError(state, `tag name cannot contain such characters: ${tagName}`);
	if (!isVerbatim && tagHandle !== "!" && tagHandle !== "!!" && !HAS_OWN.call(state.tagHandlers, tagHandle)) throwError(state, `undeclared tag handle "${tagHandle}"`);
	props.tagStart = start;
	props.tagEnd = state.position;
	return true;
}
function readAnchorProperty(state, props) {
	if (state.input.charCodeAt(state.position) !== 38) return false;
	if (props.anchorStart !== NO_RANGE$1) throwError(state, "duplication of an anchor property");
	state.position++;
	const start = state.position;
	while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position)) && !isFlowIndicator(state.input.charCodeAt(state.position))) state.position++;
	if (state.position === start) throwError(state, "name of an anchor node must contain at least one character");
	props.anchorStart = start;
	props.anchorEnd = state.position;
	return true;
}
function readAlias(state, props) {
	if (state.input.charCodeAt(state.position) !== 42) return false;
	if (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1) throwError(state, "alias node should not have any properties");
	state.position++;
	const start = state.position;
	while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position)) && !isFlowIndicator(state.input.charCodeAt(state.position))) state.position++;
	if (state.position === start) throwError(state, "name of an alias node must contain at least one character");
	addAliasEvent(state, start, state.position);
	return true;
}
function readFlowScalarBreak(state, nodeIndent) {
	skipSeparationSpace(state, false);
	if (state.lineIndent < nodeIndent) throwError(state, "deficient indentation");
}
function readSingleQuotedScalar(state, nodeIndent, props) {
	if (state.input.charCodeAt(state.position) !== 39) return false;
	state.position++;
	const start = state.position;
	let simple = true;
	while (state.input.charCodeAt(state.position) !== 0) {
		const ch = state.input.charCodeAt(state.position);
		if (ch === 39) {
			if (state.input.charCodeAt(state.position + 1) === 39) {
				simple = false;
				state.position += 2;
				continue;
			}
			const end = state.position;
			state.position++;
			addScalarEvent(state, start, end, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.SINGLE_QUOTED, CHOMPING_MODE.CLIP, -1, simple);
			return true;
		}
		if (isEol(ch)) {
			simple = false;
			readFlowScalarBreak(state, nodeIndent);
		} else if (state.position === state.lineStart && testDocumentSeparator(state)) throwError(state, "unexpected end of the document within a single quoted scalar");
		else if (ch !== 9 && ch < 32) throwError(state, "expected valid JSON character");
		else state.position++;
	}
	throwError(state, "unexpected end of the stream within a single quoted scalar");
}
function readDoubleQuotedScalar(state, nodeIndent, props) {
	if (state.input.charCodeAt(state.position) !== 34) return false;
	state.position++;
	const start = state.position;
	let simple = true;
	while (state.input.charCodeAt(state.position) !== 0) {
		const ch = state.input.charCodeAt(state.position);
		if (ch === 34) {
			const end = state.position;
			state.position++;
			addScalarEvent(state, start, end, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.DOUBLE_QUOTED, CHOMPING_MODE.CLIP, -1, simple);
			return true;
		}
		if (ch === 92) {
			simple = false;
			const escaped = state.input.charCodeAt(++state.position);
			if (isEol(escaped)) readFlowScalarBreak(state, nodeIndent);
			else if (isSimpleEscape(escaped)) state.position++;
			else {
				let hexLength = escapedHexLen(escaped);
				if (hexLength === 0) throwError(state, "unknown escape sequence");
				while (hexLength-- > 0) {
					state.position++;
					if (fromHexCode(state.input.charCodeAt(state.position)) < 0) throwError(state, "expected hexadecimal character");
				}
				state.position++;
			}
		} else if (isEol(ch)) {
			simple = false;
			readFlowScalarBreak(state, nodeIndent);
		} else if (state.position === state.lineStart && testDocumentSeparator(state)) throwError(state, "unexpected end of the document within a double quoted scalar");
		else if (ch !== 9 && ch < 32) throwError(state, "expected valid JSON character");
		else state.position++;
	}
	throwError(state, "unexpected end of the stream within a double quoted scalar");
}
function readBlockScalar(state, parentIndent, props) {
	const ch = state.input.charCodeAt(state.position);
	let chomping = CHOMPING_MODE.CLIP;
	let indent = -1;
	let detectedIndent = false;
	if (ch !== 124 && ch !== 62) return false;
	const style = ch === 124 ? SCALAR_STYLE.LITERAL_BLOCK : SCALAR_STYLE.FOLDED_BLOCK;
	state.position++;
	while (state.input.charCodeAt(state.position) !== 0) {
		const current = state.input.charCodeAt(state.position);
		const digit = fromDecimalCode(current);
		if (current === 43 || current === 45) {
			if (chomping !== CHOMPING_MODE.CLIP) throwError(state, "repeat of a chomping mode identifier");
			chomping = current === 43 ? CHOMPING_MODE.KEEP : CHOMPING_MODE.STRIP;
			state.position++;
		} else if (digit >= 0) {
			if (digit === 0) throwError(state, "bad explicit indentation width of a block scalar; it cannot be less than one");
			if (detectedIndent) throwError(state, "repeat of an indentation width identifier");
			indent = parentIndent + digit - 1;
			detectedIndent = true;
			state.position++;
		} else break;
	}
	let hadWhitespace = false;
	while (isWhiteSpace(state.input.charCodeAt(state.position))) {
		hadWhitespace = true;
		state.position++;
	}
	if (hadWhitespace && state.input.charCodeAt(state.position) === 35) skipUntilLineEnd(state);
	if (isEol(state.input.charCodeAt(state.position))) consumeLineBreak(state);
	else if (state.input.charCodeAt(state.position) !== 0) throwError(state, "a line break is expected");
	let contentIndent = detectedIndent ? indent : -1;
	let maxLeadingIndent = 0;
	const valueStart = state.position;
	let valueEnd = state.position;
	while (state.input.charCodeAt(state.position) !== 0) {
		const linePosition = state.position;
		let column = 0;
		while (state.input.charCodeAt(linePosition + column) === 32) column++;
		const first = state.input.charCodeAt(linePosition + column);
		if (first === 0) {
			if (contentIndent >= 0) {
				if (column > contentIndent) valueEnd = linePosition + column;
			} else if (column > 0) valueEnd = linePosition + column;
			break;
		}
		if (testDocumentBoundary(state)) break;
		if (!detectedIndent && contentIndent === -1 && isEol(first)) maxLeadingIndent = Math.max(maxLeadingIndent, column);
		if (!detectedIndent && contentIndent === -1 && !isEol(first)) {
			if (first === 9 && column < parentIndent) {
				state.position = linePosition + column;
				throwError(state, "tab characters must not be used in indentation");
			}
			if (column >= parentIndent && column < maxLeadingIndent) {
				state.position = linePosition + column;
				throwError(state, "bad indentation of a mapping entry");
			}
		}
		if (contentIndent === -1 && first !== 0 && !isEol(first) && column < parentIndent) {
			state.lineIndent = column;
			state.position = linePosition + column;
			break;
		}
		if (!detectedIndent && first !== 0 && !isEol(first) && contentIndent === -1) contentIndent = column;
		const requiredIndent = contentIndent === -1 ? parentIndent + 1 : contentIndent;
		if (first !== 0 && !isEol(first) && column < requiredIndent) {
			state.lineIndent = column;
			state.position = linePosition + column;
			break;
		}
		skipUntilLineEnd(state);
		valueEnd = state.position;
		if (isEol(state.input.charCodeAt(state.position))) {
			consumeLineBreak(state);
			valueEnd = state.position;
		}
	}
	checkPrintable(state, valueStart, valueEnd);
	addScalarEvent(state, valueStart, valueEnd, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, style, chomping, contentIndent);
	return true;
}
function canStartPlainScalar(state, nodeContext) {
	const ch = state.input.charCodeAt(state.position);
	const inFlow = nodeContext === CONTEXT_FLOW_IN;
	if (ch === 0 || isWsOrEol(ch) || ch === 35 || ch === 38 || ch === 42 || ch === 33 || ch === 124 || ch === 62 || ch === 39 || ch === 34 || ch === 37 || ch === 64 || ch === 96 || isFlowIndicator(ch)) return false;
	if (ch === 63 || ch === 45) {
		const following = state.input.charCodeAt(state.position + 1);
		if (isWsOrEolOrEnd(following) || inFlow && isFlowIndicator(following)) return false;
	}
	return true;
}
function readPlainScalar(state, nodeIndent, nodeContext, props) {
	if (!canStartPlainScalar(state, nodeContext)) return false;
	const start = state.position;
	let end = state.position;
	let ch = state.input.charCodeAt(state.position);
	const inFlow = nodeContext === CONTEXT_FLOW_IN;
	let multiline = false;
	while (ch !== 0) {
		if (testDocumentBoundary(state)) break;
		if (ch === 58) {
			const following = state.input.charCodeAt(state.position + 1);
			if (isWsOrEolOrEnd(following) || inFlow && isFlowIndicator(following)) break;
		} else if (ch === 35) {
			if (isWsOrEol(state.input.charCodeAt(state.position - 1))) break;
		} else if (inFlow && isFlowIndicator(ch)) break;
		else if (isEol(ch)) {
			const savedPosition = state.position;
			const savedLine = state.line;
			const savedLineStart = state.lineStart;
			const savedLineIndent = state.lineIndent;
			skipSeparationSpace(state, false);
			if (state.lineIndent >= nodeIndent) {
				multiline = true;
				ch = state.input.charCodeAt(state.position);
				continue;
			}
			state.position = savedPosition;
			state.line = savedLine;
			state.lineStart = savedLineStart;
			state.lineIndent = savedLineIndent;
			break;
		}
		if (!isWhiteSpace(ch)) end = state.position + 1;
		ch = state.input.charCodeAt(++state.position);
	}
	if (end === start) return false;
	checkPrintable(state, start, end);
	addScalarEvent(state, start, end, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.PLAIN, CHOMPING_MODE.CLIP, -1, !multiline);
	return true;
}
function skipFlowSeparationSpace(state, nodeIndent) {
	const startLine = state.line;
	skipSeparationSpace(state, true);
	if (state.line > startLine && state.lineIndent < nodeIndent || state.firstTabInLine !== -1 && state.lineIndent < nodeIndent) throwError(state, "deficient indentation");
}
function readFlowCollection(state, nodeIndent, props) {
	const ch = state.input.charCodeAt(state.position);
	const isMapping = ch === 123;
	const start = state.position;
	let readNext = true;
	if (ch !== 91 && ch !== 123) return false;
	const terminator = isMapping ? 125 : 93;
	if (isMapping) addMappingEvent(state, start, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.FLOW);
	else addSequenceEvent(state, start, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.FLOW);
	state.position++;
	while (state.input.charCodeAt(state.position) !== 0) {
		skipFlowSeparationSpace(state, nodeIndent);
		let ch = state.input.charCodeAt(state.position);
		if (ch === terminator) {
			state.position++;
			addPopEvent(state);
			return true;
		} else if (!readNext) throwError(state, "missed comma between flow collection entries");
		else if (ch === 44) throwError(state, "expected the node content, but found ','");
		let isPair = false;
		let isExplicitPair = false;
		if (ch === 63 && isWsOrEol(state.input.charCodeAt(state.position + 1))) {
			isPair = isExplicitPair = true;
			state.position += 1;
			skipFlowSeparationSpace(state, nodeIndent);
		}
		const entryLine = state.line;
		const entryStart = snapshotState(state);
		const keyWasRead = parseNode(state, nodeIndent, CONTEXT_FLOW_IN, false, true);
		skipFlowSeparationSpace(state, nodeIndent);
		ch = state.input.charCodeAt(state.position);
		if ((isMapping || isExplicitPair || state.line === entryLine) && ch === 58) {
			isPair = true;
			state.position++;
			skipFlowSeparationSpace(state, nodeIndent);
			if (!isMapping) {
				insertFlowPairMappingEvent(state, entryStart);
				if (!keyWasRead) addEmptyScalarEvent(state);
			} else if (!keyWasRead) addEmptyScalarEvent(state);
			if (!parseNode(state, nodeIndent, CONTEXT_FLOW_IN, false, true)) addEmptyScalarEvent(state);
			skipFlowSeparationSpace(state, nodeIndent);
			if (!isMapping) addPopEvent(state);
		} else if (isMapping && isPair) {
			if (!keyWasRead) addEmptyScalarEvent(state);
			addEmptyScalarEvent(state);
		} else if (isMapping) addEmptyScalarEvent(state);
		else if (isPair) {
			insertFlowPairMappingEvent(state, entryStart);
			if (!keyWasRead) addEmptyScalarEvent(state);
			addEmptyScalarEvent(state);
			addPopEvent(state);
		}
		ch = state.input.charCodeAt(state.position);
		if (ch === 44) {
			readNext = true;
			state.position++;
		} else readNext = false;
	}
	throwError(state, "unexpected end of the stream within a flow collection");
}
function readBlockSequence(state, nodeIndent, props) {
	if (state.firstTabInLine !== -1 || state.input.charCodeAt(state.position) !== 45 || !isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) return false;
	addSequenceEvent(state, state.position, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.BLOCK);
	while (state.input.charCodeAt(state.position) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) {
		if (state.firstTabInLine !== -1) {
			state.position = state.firstTabInLine;
			throwError(state, "tab characters must not be used in indentation");
		}
		const entryLine = state.line;
		state.position++;
		const hadBreak = skipSeparationSpace(state, true) > 0;
		if (state.firstTabInLine !== -1 && state.input.charCodeAt(state.position) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) throwError(state, "bad indentation of a sequence entry");
		if (hadBreak && state.lineIndent <= nodeIndent) addEmptyScalarEvent(state);
		else parseNode(state, nodeIndent, CONTEXT_BLOCK_IN, false, true);
		skipSeparationSpace(state, true);
		if (state.lineIndent < nodeIndent || state.position >= state.length) break;
		if (state.lineIndent > nodeIndent) throwError(state, "bad indentation of a sequence entry");
		if (state.line === entryLine && state.input.charCodeAt(state.position) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) throwError(state, "bad indentation of a sequence entry");
	}
	addPopEvent(state);
	return true;
}
function readBlockMapping(state, nodeIndent, flowIndent, props) {
	let atExplicitKey = false;
	let detected = false;
	let mappingOpened = false;
	let pendingExplicitKey = false;
	if (state.firstTabInLine !== -1) return false;
	let ch = state.input.charCodeAt(state.position);
	while (ch !== 0) {
		if (!atExplicitKey && state.firstTabInLine !== -1) {
			state.position = state.firstTabInLine;
			throwError(state, "tab characters must not be used in indentation");
		}
		const following = state.input.charCodeAt(state.position + 1);
		const entryLine = state.line;
		if ((ch === 63 || ch === 58) && isWsOrEolOrEnd(following)) {
			if (!mappingOpened) {
				addMappingEvent(state, state.position, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.BLOCK);
				mappingOpened = true;
			}
			if (ch === 63) {
				if (atExplicitKey) addEmptyScalarEvent(state);
				detected = true;
				atExplicitKey = true;
			} else if (atExplicitKey) atExplicitKey = false;
			else {
				addEmptyScalarEvent(state);
				detected = true;
				atExplicitKey = false;
			}
			state.position += 1;
			pendingExplicitKey = true;
		} else {
			if (atExplicitKey) {
				addEmptyScalarEvent(state);
				atExplicitKey = false;
			}
			const beforeKey = snapshotState(state);
			if (!parseNode(state, flowIndent, CONTEXT_FLOW_OUT, false, true)) break;
			if (state.line === entryLine) {
				ch = state.input.charCodeAt(state.position);
				while (isWhiteSpace(ch)) ch = state.input.charCodeAt(++state.position);
				if (ch === 58) {
					ch = state.input.charCodeAt(++state.position);
					if (!isWsOrEolOrEnd(ch)) throwError(state, "a whitespace character is expected after the key-value separator within a block mapping");
					if (!mappingOpened) {
						state.events.splice(beforeKey.eventsLength, 0, {
							type: EVENT_ID.MAPPING,
							start: beforeKey.position,
							anchorStart: props.anchorStart,
							anchorEnd: props.anchorEnd,
							tagStart: props.tagStart,
							tagEnd: props.tagEnd,
							style: COLLECTION_STYLE.BLOCK
						});
						mappingOpened = true;
					}
					detected = true;
					atExplicitKey = false;
					pendingExplicitKey = false;
				} else if (detected) throwError(state, "expected ':' after a mapping key");
				else {
					if (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1) {
						restoreState(state, beforeKey);
						return false;
					}
					return true;
				}
			} else if (detected) throwError(state, "can not read a block mapping entry; a multiline key may not be an implicit key");
			else {
				if (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1) {
					restoreState(state, beforeKey);
					return false;
				}
				return true;
			}
		}
		if (parseNode(state, nodeIndent, CONTEXT_BLOCK_OUT, true, pendingExplicitKey)) pendingExplicitKey = false;
		if (!atExplicitKey) {
			if (pendingExplicitKey) {
				addEmptyScalarEvent(state);
				pendingExplicitKey = false;
			}
		}
		skipSeparationSpace(state, true);
		ch = state.input.charCodeAt(state.position);
		if ((state.line === entryLine || state.lineIndent > nodeIndent) && ch !== 0) throwError(state, "bad indentation of a mapping entry");
		else if (state.lineIndent < nodeIndent) break;
	}
	if (!detected) return false;
	if (atExplicitKey) addEmptyScalarEvent(state);
	if (mappingOpened) addPopEvent(state);
	return true;
}
function parseNode(state, parentIndent, nodeContext, allowToSeek, allowCompact, allowPropertyMapping = true) {
	if (state.depth >= state.maxDepth) throwError(state, `nesting exceeded maxDepth (${state.maxDepth})`);
	state.depth++;
	let indentStatus = 1;
	let atNewLine = false;
	let hasContent = false;
	let propertyStart = null;
	const props = emptyProperties();
	let allowBlockScalars = nodeContext === CONTEXT_BLOCK_OUT || nodeContext === CONTEXT_BLOCK_IN;
	let allowBlockCollections = allowBlockScalars;
	const allowBlockStyles = allowBlockScalars;
	if (allowToSeek && skipSeparationSpace(state, true)) {
		atNewLine = true;
		if (state.lineIndent > parentIndent) indentStatus = 1;
		else if (state.lineIndent === parentIndent) indentStatus = 0;
		else indentStatus = -1;
	}
	if (indentStatus === 1) while (true) {
		const ch = state.input.charCodeAt(state.position);
		const propertyState = snapshotState(state);
		if (atNewLine && indentStatus !== 1 && (ch === 33 || ch === 38)) break;
		if (atNewLine && allowBlockStyles && (props.tagStart !== NO_RANGE$1 || props.anchorStart !== NO_RANGE$1) && (ch === 33 || ch === 38)) {
			const fallbackState = snapshotState(state);
			const flowIndent = parentIndent + 1;
			if (readBlockMapping(state, state.position - state.lineStart, flowIndent, props) && state.events[fallbackState.eventsLength]?.type === EVENT_ID.MAPPING) {
				state.depth--;
				return true;
			}
			restoreState(state, fallbackState);
		}
		if (atNewLine && (ch === 33 && props.tagStart !== NO_RANGE$1 || ch === 38 && props.anchorStart !== NO_RANGE$1)) break;
		if (!readTagProperty(state, props, nodeContext === CONTEXT_FLOW_IN) && !readAnchorProperty(state, props)) break;
		if (propertyStart === null) propertyStart = propertyState;
		if (skipSeparationSpace(state, true)) {
			atNewLine = true;
			allowBlockCollections = allowBlockStyles;
			if (state.lineIndent > parentIndent) indentStatus = 1;
			else if (state.lineIndent === parentIndent) indentStatus = 0;
			else indentStatus = -1;
		} else allowBlockCollections = false;
	}
	if (allowBlockCollections) allowBlockCollections = atNewLine || allowCompact;
	if (indentStatus === 1 || nodeContext === CONTEXT_BLOCK_OUT) {
		const flowIndent = nodeContext === CONTEXT_FLOW_IN || nodeContext === CONTEXT_FLOW_OUT ? parentIndent : parentIndent + 1;
		const blockIndent = state.position - state.lineStart;
		if (indentStatus === 1) {
			if (allowBlockCollections && (readBlockSequence(state, blockIndent, props) || readBlockMapping(state, blockIndent, flowIndent, props)) || readFlowCollection(state, flowIndent, props)) hasContent = true;
			else {
				const ch = state.input.charCodeAt(state.position);
				if (propertyStart !== null && allowPropertyMapping && allowBlockStyles && !allowBlockCollections && ch !== 124 && ch !== 62) {
					const fallbackState = snapshotState(state);
					const propertyIndent = propertyStart.position - propertyStart.lineStart;
					restoreState(state, propertyStart);
					if (readBlockMapping(state, propertyIndent, flowIndent, emptyProperties()) && state.events[fallbackState.eventsLength]?.type === EVENT_ID.MAPPING) hasContent = true;
					else restoreState(state, fallbackState);
				}
				if (!hasContent && (allowBlockScalars && readBlockScalar(state, flowIndent, props) || readSingleQuotedScalar(state, flowIndent, props) || readDoubleQuotedScalar(state, flowIndent, props) || readAlias(state, props) || readPlainScalar(state, flowIndent, nodeContext, props))) hasContent = true;
			}
		} else if (indentStatus === 0) hasContent = allowBlockCollections && readBlockSequence(state, blockIndent, props);
	}
	allowBlockScalars = allowBlockScalars && !hasContent;
	if (!hasContent && (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1 || allowBlockScalars)) {
		addScalarEvent(state, NO_RANGE$1, NO_RANGE$1, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.PLAIN);
		hasContent = true;
	}
	state.depth--;
	return hasContent || props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1;
}
function readDirective(state) {
	if (state.lineIndent > 0 || state.input.charCodeAt(state.position) !== 37) return false;
	state.position++;
	const nameStart = state.position;
	while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position))) state.position++;
	const name = state.input.slice(nameStart, state.position);
	const args = [];
	if (name.length === 0) throwError(state, "directive name must not be less than one character in length");
	while (state.input.charCodeAt(state.position) !== 0 && !isEol(state.input.charCodeAt(state.position))) {
		while (isWhiteSpace(state.input.charCodeAt(state.position))) state.position++;
		if (state.input.charCodeAt(state.position) === 35 || isEol(state.input.charCodeAt(state.position)) || state.input.charCodeAt(state.position) === 0) break;
		const start = state.position;
		while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position))) state.position++;
		args.push(state.input.slice(start, state.position));
	}
	if (isEol(state.input.charCodeAt(state.position))) consumeLineBreak(state);
	if (name === "YAML") {
		if (state.directives.some((directive) => directive.kind === "yaml")) throwError(state, "duplication of %YAML directive");
		if (args.length !== 1) throwError(state, "YAML directive accepts exactly one argument");
		const match = /^([0-9]+)\.([0-9]+)$/.exec(args[0]);
		if (match === null) throwError(state, "ill-formed argument of the YAML directive");
		if (parseInt(match[1], 10) !== 1) throwError(state, "unacceptable YAML version of the document");
		state.directives.push({
			kind: "yaml",
			version: args[0]
		});
	} else if (name === "TAG") {
		if (args.length !== 2) throwError(state, "TAG directive accepts exactly two arguments");
		const [handle, prefix] = args;
		if (!PATTERN_TAG_HANDLE.test(handle)) throwError(state, "ill-formed tag handle (first argument) of the TAG directive");
		if (HAS_OWN.call(state.tagHandlers, handle)) throwError(state, `there is a previously declared suffix for "${handle}" tag handle`);
		if (!PATTERN_TAG_PREFIX.test(prefix)) throwError(state, "ill-formed tag prefix (second argument) of the TAG directive");
		state.tagHandlers[handle] = prefix;
		state.directives.push({
			kind: "tag",
			handle,
			prefix
		});
	}
	return true;
}
function readDocument(state) {
	state.directives = [];
	state.tagHandlers = Object.create(null);
	let hasDirectives = false;
	skipSeparationSpace(state, true);
	while (readDirective(state)) {
		hasDirectives = true;
		skipSeparationSpace(state, true);
	}
	let explicitStart = false;
	let explicitEnd = false;
	let allowCompact = true;
	if (state.lineIndent === 0 && state.input.charCodeAt(state.position) === 45 && state.input.charCodeAt(state.position + 1) === 45 && state.input.charCodeAt(state.position + 2) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 3))) {
		explicitStart = true;
		const markerLine = state.line;
		state.position += 3;
		skipSeparationSpace(state, true);
		allowCompact = state.line > markerLine;
	} else if (hasDirectives) throwError(state, "directives end mark is expected");
	const documentEventIndex = state.events.length;
	if (!explicitStart && state.position === state.lineStart && state.input.charCodeAt(state.position) === 46 && testDocumentSeparator(state)) {
		state.position += 3;
		skipSeparationSpace(state, true);
		return;
	}
	addDocumentEvent(state, explicitStart, false);
	if (!parseNode(state, state.lineIndent - 1, CONTEXT_BLOCK_OUT, false, allowCompact, allowCompact)) addEmptyScalarEvent(state);
	skipSeparationSpace(state, true);
	if (state.position === state.lineStart && testDocumentSeparator(state)) {
		explicitEnd = state.input.charCodeAt(state.position) === 46;
		if (explicitEnd) {
			const markerLine = state.line;
			state.position += 3;
			skipSeparationSpace(state, true);
			if (state.line === markerLine && state.position < state.length) throwError(state, "end of the stream or a document separator is expected");
		}
	}
	const documentEvent = state.events[documentEventIndex];
	if (documentEvent?.type === EVENT_ID.DOCUMENT) documentEvent.explicitEnd = explicitEnd;
	addPopEvent(state);
	if (!explicitEnd && state.position < state.length && !testDocumentBoundary(state)) throwError(state, "end of the stream or a document separator is expected");
}
function parseEvents(input, options) {
	const length = input.length;
	const state = {
		...DEFAULT_PARSER_OPTIONS,
		...options,
		input: `${input}\0`,
		length,
		position: 0,
		line: 0,
		lineStart: 0,
		lineIndent: 0,
		firstTabInLine: -1,
		depth: 0,
		directives: [],
		tagHandlers: Object.create(null),
		events: []
	};
	const nullpos = input.indexOf("\0");
	if (nullpos !== -1) YAMLException.throwAt(input, nullpos, "null byte is not allowed in input", state.filename);
	while (state.position < state.length) {
		skipByteOrderMark(state);
		skipSeparationSpace(state, true);
		if (state.position >= state.length) break;
		const documentStart = state.position;
		readDocument(state);
		if (state.position === documentStart)
 /* c8 ignore next */
		throwError(state, "can not read a document");
	}
	return state.events;
}
var DEFAULT_LOAD_OPTIONS = {
	...DEFAULT_PARSER_OPTIONS,
	...DEFAULT_CONSTRUCTOR_OPTIONS
};
function hasBit(mask, bit) {
	return (mask & 1 << bit) !== 0;
}
var DEFAULT_SCALAR_STYLE_RULES = {
	applyQuoteFlowKeysOption,
	doubleQuoteForInvisibles,
	doubleQuoteWhitespaceOnly,
	applyForceQuotesOption,
	tryLongOrMultilineAsBlock,
	quoteInvalidPlain,
	fallbackToDoubleQuoted
};
function _preferredQuotedStyle(layout) {
	if (layout.presenterOptions.quoteStyle === "single" && hasBit(layout.allowedStylesMask, SCALAR_STYLE.SINGLE_QUOTED)) return SCALAR_STYLE.SINGLE_QUOTED;
	return SCALAR_STYLE.DOUBLE_QUOTED;
}
function applyQuoteFlowKeysOption(layout) {
	if (!layout.presenterOptions.quoteFlowKeys) return;
	if (!layout.isKey || !layout.flowOnly || layout.style !== SCALAR_STYLE.PLAIN) return;
	layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
function doubleQuoteForInvisibles(layout) {
	if (layout.style === SCALAR_STYLE.PLAIN && /[\t\x7F-\xA0\u2028\u2029\uFEFF\uFFFE\uFFFF]/.test(layout.node.value)) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
function doubleQuoteWhitespaceOnly(layout) {
	if (layout.style === SCALAR_STYLE.PLAIN && /^\s+$/.test(layout.node.value)) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
function applyForceQuotesOption(layout) {
	if (!layout.presenterOptions.forceQuotes) return;
	if (layout.isKey || layout.style !== SCALAR_STYLE.PLAIN) return;
	if (layout.node.tag !== layout.presenterOptions.schema.defaultScalarTag.tagName) return;
	layout.style = layout.node.value.includes("\n") ? SCALAR_STYLE.DOUBLE_QUOTED : _preferredQuotedStyle(layout);
}
function tryLongOrMultilineAsBlock(layout) {
	if (layout.style !== SCALAR_STYLE.PLAIN || layout.isKey) return;
	const value = layout.node.value;
	const multiline = value.indexOf("\n") !== -1;
	if (!hasBit(layout.allowedStylesMask, SCALAR_STYLE.LITERAL_BLOCK)) {
		if (multiline) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
		return;
	}
	const w = layout.presenterOptions.lineWidth;
	if (w === -1) {
		if (multiline) layout.style = SCALAR_STYLE.LITERAL_BLOCK;
		return;
	}
	const availableWidth = Math.max(Math.min(w, 40), w - layout.shiftOfContent);
	let position = 0;
	let shouldFold = false;
	while (position <= value.length) {
		let lineEnd = value.length;
		const nextLineBreak = value.indexOf("\n", position);
		if (nextLineBreak !== -1) lineEnd = nextLineBreak;
		const line = value.slice(position, lineEnd);
		if (line.length > availableWidth && line[0] !== " " && / [^ \t]/.test(line)) shouldFold = true;
		if (nextLineBreak === -1) break;
		position = nextLineBreak + 1;
	}
	if (shouldFold) layout.style = SCALAR_STYLE.FOLDED_BLOCK;
	else if (multiline) layout.style = SCALAR_STYLE.LITERAL_BLOCK;
}
function quoteInvalidPlain(layout) {
	if (layout.style === SCALAR_STYLE.PLAIN && !hasBit(layout.allowedStylesMask, SCALAR_STYLE.PLAIN)) layout.style = _preferredQuotedStyle(layout);
}
function fallbackToDoubleQuoted(layout) {
	if (!hasBit(layout.allowedStylesMask, layout.style)) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
var SRC_C_PRINTABLE = "[\\x09\\x0A\\x0D\\x20-\\x7E\\x85\\xA0-\\uD7FF\\uE000-\\uFFFD\\u{10000}-\\u{10FFFF}]";
var SRC_B_CHAR = "[\\n\\r]";
var SRC_C_BYTE_ORDER_MARK = "\\uFEFF";
var SRC_S_WHITE = "[ \\t]";
var SRC_NB_CHAR = `(?:(?!(?:${SRC_B_CHAR}|${SRC_C_BYTE_ORDER_MARK}))${SRC_C_PRINTABLE})`;
var SRC_NS_CHAR = `(?:(?!${SRC_S_WHITE})${SRC_NB_CHAR})`;
var SRC_NB_JSON = "[\\x09\\x20-\\uD7FF\\uE000-\\uFFFF\\u{10000}-\\u{10FFFF}]";
var SRC_C_INDICATOR = "[-?:,\\[\\]{}#&*!|>'\"%@`]";
var SRC_C_FLOW_INDICATOR = "[,\\[\\]{}]";
var SRC_NS_PLAIN_SAFE_FLOW_OUT = SRC_NS_CHAR;
var SRC_NS_PLAIN_SAFE_FLOW_IN = `(?:(?!${SRC_C_FLOW_INDICATOR})${SRC_NS_CHAR})`;
var SRC_NS_PLAIN_FIRST_FLOW_OUT = `(?:(?:(?!${SRC_C_INDICATOR})${SRC_NS_CHAR})|[?:-](?=${SRC_NS_PLAIN_SAFE_FLOW_OUT}))`;
var SRC_NS_PLAIN_FIRST_FLOW_IN = `(?:(?:(?!${SRC_C_INDICATOR})${SRC_NS_CHAR})|[?:-](?=${SRC_NS_PLAIN_SAFE_FLOW_IN}))`;
var SRC_NS_PLAIN_CHAR_FLOW_OUT = `(?:(?:(?![:#])${SRC_NS_PLAIN_SAFE_FLOW_OUT})|:(?=${SRC_NS_PLAIN_SAFE_FLOW_OUT}))#*`;
var SRC_NS_PLAIN_CHAR_FLOW_IN = `(?:(?:(?![:#])${SRC_NS_PLAIN_SAFE_FLOW_IN})|:(?=${SRC_NS_PLAIN_SAFE_FLOW_IN}))#*`;
var SRC_NB_NS_PLAIN_IN_LINE_FLOW_OUT = `(?:${SRC_S_WHITE}*${SRC_NS_PLAIN_CHAR_FLOW_OUT})*`;
var SRC_NB_NS_PLAIN_IN_LINE_FLOW_IN = `(?:${SRC_S_WHITE}*${SRC_NS_PLAIN_CHAR_FLOW_IN})*`;
var SRC_NS_PLAIN_ONE_LINE_FLOW_OUT = `${SRC_NS_PLAIN_FIRST_FLOW_OUT}#*${SRC_NB_NS_PLAIN_IN_LINE_FLOW_OUT}`;
var SRC_NS_PLAIN_ONE_LINE_FLOW_IN = `${SRC_NS_PLAIN_FIRST_FLOW_IN}#*${SRC_NB_NS_PLAIN_IN_LINE_FLOW_IN}`;
var SRC_NS_PLAIN_ONE_LINE_BLOCK_KEY = SRC_NS_PLAIN_ONE_LINE_FLOW_OUT;
var SRC_NS_PLAIN_ONE_LINE_FLOW_KEY = SRC_NS_PLAIN_ONE_LINE_FLOW_IN;
var SRC_S_NS_PLAIN_NEXT_LINE_FLOW_OUT = `\\n+${SRC_NS_PLAIN_CHAR_FLOW_OUT}${SRC_NB_NS_PLAIN_IN_LINE_FLOW_OUT}`;
var SRC_S_NS_PLAIN_NEXT_LINE_FLOW_IN = `\\n+${SRC_NS_PLAIN_CHAR_FLOW_IN}${SRC_NB_NS_PLAIN_IN_LINE_FLOW_IN}`;
var SRC_NS_PLAIN_MULTI_LINE_FLOW_OUT = `${SRC_NS_PLAIN_ONE_LINE_FLOW_OUT}(?:${SRC_S_NS_PLAIN_NEXT_LINE_FLOW_OUT})*`;
var SRC_NS_PLAIN_MULTI_LINE_FLOW_IN = `${SRC_NS_PLAIN_ONE_LINE_FLOW_IN}(?:${SRC_S_NS_PLAIN_NEXT_LINE_FLOW_IN})*`;
var NS_PLAIN_FLOW_OUT = new RegExp(`^(?:${SRC_NS_PLAIN_MULTI_LINE_FLOW_OUT})$`, "u");
var NS_PLAIN_FLOW_IN = new RegExp(`^(?:${SRC_NS_PLAIN_MULTI_LINE_FLOW_IN})$`, "u");
var NS_PLAIN_BLOCK_KEY = new RegExp(`^(?:${SRC_NS_PLAIN_ONE_LINE_BLOCK_KEY})$`, "u");
var NS_PLAIN_FLOW_KEY = new RegExp(`^(?:${SRC_NS_PLAIN_ONE_LINE_FLOW_KEY})$`, "u");
var NB_SINGLE_ONE_LINE = new RegExp(`^(?:${SRC_NB_JSON})*$`, "u");
var NB_SINGLE_MULTI_LINE = new RegExp(`^(?:${SRC_NB_JSON}|\\n)*$`, "u");
var BLOCK_SCALAR_CONTENT = new RegExp(`^(?:${SRC_NB_CHAR}|\\n)*$`, "u");
var DEFAULT_PRESENTER_OPTIONS = {
	indent: 2,
	seqNoIndent: false,
	seqInlineFirst: true,
	lineWidth: 80,
	flowBracketPadding: false,
	flowSkipCommaSpace: false,
	flowSkipColonSpace: false,
	quoteFlowKeys: false,
	quoteStyle: "single",
	forceQuotes: false,
	scalarStyleRules: Object.keys(DEFAULT_SCALAR_STYLE_RULES).map((name) => Reflect.get(DEFAULT_SCALAR_STYLE_RULES, name)),
	tagBeforeAnchor: false
};
var DEFAULT_DUMP_OPTIONS = {
	...DEFAULT_PRESENTER_OPTIONS,
	schema: DUMP_SCHEMA,
	skipInvalid: false,
	noRefs: false,
	flowLevel: -1,
	sortKeys: false,
	transform: () => {}
};
var EVENT_DOCUMENT = EVENT_ID.DOCUMENT;
var EVENT_SEQUENCE = EVENT_ID.SEQUENCE;
var EVENT_MAPPING = EVENT_ID.MAPPING;
var EVENT_SCALAR = EVENT_ID.SCALAR;
var EVENT_ALIAS = EVENT_ID.ALIAS;
var EVENT_POP = EVENT_ID.POP;
var SCALAR_STYLE_PLAIN = SCALAR_STYLE.PLAIN;
var SCALAR_STYLE_SINGLE_QUOTED = SCALAR_STYLE.SINGLE_QUOTED;
var SCALAR_STYLE_DOUBLE_QUOTED = SCALAR_STYLE.DOUBLE_QUOTED;
var SCALAR_STYLE_LITERAL_BLOCK = SCALAR_STYLE.LITERAL_BLOCK;
var SCALAR_STYLE_FOLDED_BLOCK = SCALAR_STYLE.FOLDED_BLOCK;
var COLLECTION_STYLE_BLOCK = COLLECTION_STYLE.BLOCK;
var COLLECTION_STYLE_FLOW = COLLECTION_STYLE.FLOW;
var CHOMPING_CLIP = CHOMPING_MODE.CLIP;
var CHOMPING_STRIP = CHOMPING_MODE.STRIP;
var CHOMPING_KEEP = CHOMPING_MODE.KEEP;

// src/openapi/yaml-tree.ts
const yamlKind = {
	sequence: 1,
	mapping: 2,
	scalar: 3,
	alias: 4
};
const afterNode = (tree, node) => {
	const kind = tree.kinds[node];
	return kind === yamlKind.sequence || kind === yamlKind.mapping ? tree.links[node] ?? node + 1 : node + 1;
};
const target = (tree, node) => tree.kinds[node] === yamlKind.alias ? tree.links[node] ?? node : node;
const keyOf = (tree, text, node) => {
	const real = target(tree, node);
	return tree.keys.get(real) ?? (tree.starts[real] === -1 ? "null" : text.slice(tree.starts[real], tree.ends[real]));
};
const isMergeKey = (tree, text, node) => !tree.keys.has(node) && text.slice(tree.starts[node], tree.ends[node]) === "<<";
const yamlTree = (events, text) => {
	const kinds = new Uint8Array(events.length);
	const starts = new Int32Array(events.length);
	const ends = new Int32Array(events.length);
	const links = new Int32Array(events.length);
	const keys = /* @__PURE__ */ new Map();
	const anchors = /* @__PURE__ */ new Map();
	const open = [];
	let count = 0;
	let documents = 0;
	for (const event of events) {
		if (event.type === EVENT_ID.DOCUMENT) {
			documents++;
			continue;
		}
		if (documents > 1) continue;
		if (event.type === EVENT_ID.POP) {
			const closed = open.pop();
			if (closed !== void 0) links[closed.node] = count;
			continue;
		}
		const node = count++;
		const parent = open.at(-1);
		const isKey = parent?.mapping === true && parent.children % 2 === 0;
		if (parent !== void 0) parent.children++;
		if (event.type === EVENT_ID.ALIAS) {
			kinds[node] = yamlKind.alias;
			starts[node] = event.anchorStart - 1;
			ends[node] = event.anchorEnd;
			links[node] = anchors.get(text.slice(event.anchorStart, event.anchorEnd)) ?? node;
			continue;
		}
		if (event.anchorStart !== -1) anchors.set(text.slice(event.anchorStart, event.anchorEnd), node);
		if (event.type === EVENT_ID.SCALAR) {
			kinds[node] = yamlKind.scalar;
			const quoted = event.style === SCALAR_STYLE.DOUBLE_QUOTED || event.style === SCALAR_STYLE.SINGLE_QUOTED;
			starts[node] = event.valueStart === -1 ? Math.max(event.tagStart, event.anchorStart - (event.anchorStart > 0 ? 1 : 0)) : event.valueStart - (quoted ? 1 : 0);
			ends[node] = event.valueStart === -1 ? Math.max(event.tagEnd, event.anchorEnd) : event.valueEnd + (quoted ? 1 : 0);
			if (isKey || event.anchorStart !== -1) {
				const name = keyValue(event, text, quoted);
				if (name !== null) keys.set(node, name);
			}
		} else {
			const mapping = event.type === EVENT_ID.MAPPING;
			kinds[node] = mapping ? yamlKind.mapping : yamlKind.sequence;
			starts[node] = event.start;
			open.push({
				node,
				mapping,
				children: 0
			});
		}
	}
	return {
		kinds: kinds.slice(0, count),
		starts: starts.slice(0, count),
		ends: ends.slice(0, count),
		links: links.slice(0, count),
		keys,
		documents
	};
};
const keyValue = (event, text, quoted) => {
	const source = getScalarValue(text, event);
	if (quoted || event.tagStart !== -1 || !event.fast) return source;
	if (!/^[-+.0-9tTfFnN~]|^$/.test(source)) return null;
	const resolved = String(CORE_SCHEMA.resolveImplicitScalarTag(source).value);
	return resolved === source ? null : resolved;
};

// src/openapi/yaml.ts
const asText = (tag, matchByTagPrefix = false) => defineScalarTag(tag, {
	matchByTagPrefix,
	resolve: (source) => source,
	identify: () => false
});
const schema = CORE_SCHEMA.withTags(mergeTag, asText("tag:yaml.org,2002:timestamp"), asText("tag:yaml.org,2002:binary"), asText("!", true), defineSequenceTag("!", {
	matchByTagPrefix: true,
	create: () => [],
	addItem: (list, item) => {
		list.push(item);
	},
	identify: () => false
}), defineMappingTag("!", {
	matchByTagPrefix: true,
	create: mapTag.create,
	addPair: mapTag.addPair,
	has: mapTag.has,
	keys: mapTag.keys,
	get: mapTag.get,
	identify: () => false
}));
const overLimit$1 = [
	[/maxDepth/, `it nests deeper than ${limits.depth} levels`],
	[/maxAliases/, `it has more than ${limits.yaml.aliases} aliases`],
	[/maxTotalMergeKeys|merge sequence size/, `its merge keys (<<) copy more than ${limits.yaml.mergeKeys} entries`]
];
const readYaml = (text) => {
	if (text.length > 8388608 && structureOf(text) > limits.yaml.structure) return {
		kind: "limit",
		offset: null,
		why: `it has more than ${limits.yaml.structure} structural characters`
	};
	try {
		const events = parseEvents(text, { maxDepth: limits.depth });
		const { value, repeated } = construct(events, text);
		const tree = yamlTree(events, text);
		const remarks = repeated ? repeatedKeys(tree, text) : [];
		if (tree.documents > 1) remarks.push({
			message: "the file holds several YAML documents; only the first is read",
			pointer: ""
		});
		return {
			kind: "value",
			value,
			tree,
			remarks
		};
	} catch (error) {
		if (error instanceof RangeError) return {
			kind: "limit",
			offset: null,
			why: "it nests too deeply"
		};
		if (!(error instanceof YAMLException)) throw error;
		const offset = error.mark?.position ?? 0;
		const limit = overLimit$1.find(([pattern]) => pattern.test(error.reason));
		return limit === void 0 ? {
			kind: "mistake",
			offset,
			why: withoutQuotes(error.reason)
		} : {
			kind: "limit",
			offset,
			why: limit[1]
		};
	}
};
const duplicated = "duplicated mapping key";
const construct = (events, source) => {
	const options = {
		source,
		schema,
		maxTotalMergeKeys: limits.yaml.mergeKeys,
		maxAliases: limits.yaml.aliases
	};
	try {
		return {
			value: constructFromEvents(events, options)[0],
			repeated: false
		};
	} catch (error) {
		if (!(error instanceof YAMLException) || error.reason !== duplicated) throw error;
		return {
			value: constructFromEvents(events, {
				...options,
				json: true
			})[0],
			repeated: true
		};
	}
};
const withoutQuotes = (reason) => reason.split(/\s*(?:"|!?<)/, 1)[0]?.trim() || "the YAML cannot be read";
const structureOf = (text) => {
	let count = 0;
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		if (code === 44 || code === 58 || code === 45 || code === 91 || code === 123 || code === 63) count++;
	}
	return count;
};
const repeatedKeys = (tree, text) => {
	const remarks = [];
	const open = [{
		node: 0,
		pointer: ""
	}];
	for (let next = open.pop(); next !== void 0 && remarks.length <= limits.problems; next = open.pop()) {
		const { node, pointer } = next;
		const end = afterNode(tree, node);
		if (tree.kinds[node] === yamlKind.sequence) for (let item = node + 1, index = 0; item < end; item = afterNode(tree, item), index++) open.push({
			node: item,
			pointer: `${pointer}/${index}`
		});
		else if (tree.kinds[node] === yamlKind.mapping) {
			const seen = /* @__PURE__ */ new Set();
			for (let key = node + 1; key < end;) {
				const name = keyOf(tree, text, key);
				const value = afterNode(tree, key);
				const place = `${pointer}/${escapeToken(name)}`;
				if (seen.has(name) && !isMergeKey(tree, text, key)) remarks.push({
					message: "this key stands twice in one map; the last one counts",
					pointer: place
				});
				seen.add(name);
				open.push({
					node: value,
					pointer: place
				});
				key = afterNode(tree, value);
			}
		}
	}
	return remarks;
};

// src/openapi/parse.ts
const remembered = /* @__PURE__ */ new WeakMap();
const parse = (document) => {
	const known = remembered.get(document);
	if (known !== void 0) return known;
	const parsed = read(document);
	remembered.set(document, parsed);
	return parsed;
};
const read = (document) => {
	const { text, file } = document;
	if (text.length > limits.description) throw overLimit(document, `it is larger than ${limits.description / 1024 / 1024} MiB`, null);
	if (text.slice(0, 8).includes("\0")) throw new ScanError("spec-invalid", `${file} is not UTF-8 text; it looks like UTF-16`, {
		hint: "Save the file as UTF-8.",
		at: {
			file,
			line: 1,
			column: 1
		}
	});
	const body = text.charCodeAt(0) === 65279 ? 1 : 0;
	const first = /\S/.exec(text.slice(body, body + 65536))?.[0];
	return (first === "{" || first === "[") && !/^\s*\{\{/.test(text) ? readJson(document, body) : readAsYaml(document);
};
const mostLevels = 4194304;
const readJson = (document, body) => {
	const { text, file } = document;
	const large = hasManyBrackets(text, mostLevels) ? tooDeepAt(text, limits.depth) : null;
	if (large !== null) throw tooDeep(document, large);
	let value;
	try {
		value = JSON.parse(body === 0 ? text : text.slice(body));
	} catch (error) {
		if (error instanceof RangeError) throw tooDeep(document, tooDeepAt(text, limits.depth));
		if (/\.ya?ml$/i.test(file)) return readAsYaml(document);
		const deep = tooDeepAt(text, limits.depth);
		if (deep !== null) throw tooDeep(document, deep);
		const { offset, why } = jsonMistake(text);
		throw new ScanError("spec-invalid", `${file} is not valid JSON: ${why}`, {
			hint: "Mend the JSON, or check the file with a JSON linter.",
			at: {
				file,
				...positionAt(text, offset)
			}
		});
	}
	const found = survey(value, Number.POSITIVE_INFINITY);
	if (found.tooDeep !== null) throw tooDeep(document, tooDeepAt(text, limits.depth));
	return {
		value,
		tree: null,
		survey: found,
		problems: []
	};
};
const readAsYaml = (document) => {
	const { text, file } = document;
	const yaml = readYaml(text);
	if (yaml.kind === "limit") throw overLimit(document, yaml.why, yaml.offset);
	if (yaml.kind === "mistake") throw new ScanError("spec-invalid", `${file} is not valid YAML: ${yaml.why}`, {
		hint: "Mend the YAML, or check the file with a YAML linter.",
		at: {
			file,
			...positionAt(text, yaml.offset)
		}
	});
	const found = survey(yaml.value, yaml.tree.kinds.length + limits.yaml.expansion);
	if (found.tooMany !== null) throw overLimit(document, `its aliases unfold into more than ${limits.yaml.expansion} nodes`, null, pointerOf$1(found.tooMany).slice(0, 200));
	if (found.tooDeep !== null) throw overLimit(document, `it nests deeper than ${limits.depth} levels once aliases are unfolded, or an alias contains itself`, null, pointerOf$1(found.tooDeep).slice(0, 200));
	const problem = ({ message, pointer }) => ({
		kind: "spec",
		message,
		place: {
			file,
			pointer
		}
	});
	return {
		value: yaml.value,
		tree: yaml.tree,
		survey: found,
		problems: yaml.remarks.map(problem)
	};
};
const tooDeep = (document, offset) => overLimit(document, `it nests deeper than ${limits.depth} levels`, offset);
const overLimit = ({ file, text }, why, offset, pointer) => new ScanError("spec-limit-exceeded", `${file} exceeds a limit: ${why}`, {
	hint: "No API description needs this. Check where the file comes from.",
	at: {
		file,
		...offset === null ? {} : positionAt(text, offset),
		...pointer === void 0 ? {} : { pointer }
	}
});

// src/openapi/pointer-trie.ts
const newNode = () => ({
	children: /* @__PURE__ */ new Map(),
	pointers: [],
	start: -1,
	end: -1
});
const pointerTrie = (pointers) => {
	const root = newNode();
	for (const pointer of new Set(pointers)) {
		let node = root;
		for (const token of pointerTokens(pointer) ?? []) {
			let next = node.children.get(token);
			if (next === void 0) {
				next = newNode();
				node.children.set(token, next);
			}
			node = next;
		}
		node.pointers.push(pointer);
	}
	return root;
};
const forget = (node) => {
	const open = [node];
	for (let next = open.pop(); next !== void 0; next = open.pop()) {
		next.start = -1;
		next.end = -1;
		open.push(...next.children.values());
	}
};
const regions = (root) => {
	const found = /* @__PURE__ */ new Map();
	const open = [{
		node: root,
		start: Math.max(0, root.start),
		end: Math.max(0, root.end)
	}];
	for (let next = open.pop(); next !== void 0; next = open.pop()) {
		const { node } = next;
		const here = node.start === -1 ? next : node;
		for (const pointer of node.pointers) found.set(pointer, {
			start: here.start,
			end: here.end
		});
		for (const child of node.children.values()) open.push({
			node: child,
			start: here.start,
			end: here.end
		});
	}
	return found;
};

// src/openapi/locate.ts
const locate = (document, pointers) => {
	const { file, text } = document;
	const root = pointerTrie(pointers);
	const readable = find(document, root);
	const starts = lineStarts(text);
	return new Map([...regions(root)].map(([pointer, { start, end }]) => {
		const position = positionIn(starts, start);
		const endLine = end > start ? positionIn(starts, end - 1).line : position.line;
		return [pointer, {
			file,
			...position,
			endLine: Math.max(endLine, position.line),
			excerpt: readable ? excerptAt(text, starts, position) : "",
			pointer
		}];
	}));
};
const find = (document, root) => {
	try {
		const { tree } = parse(document);
		if (tree === null) findInJson(document.text, root);
		else findInYaml(tree, document.text, root);
		return true;
	} catch (error) {
		if (error instanceof ScanError) return false;
		throw error;
	}
};
const findInJson = (text, root) => {
	const open = [];
	let at = skipBlank(text, text.charCodeAt(0) === 65279 ? 1 : 0);
	const enter = (node, start) => {
		const bracket = text.charAt(at);
		node.start = start;
		node.end = start;
		if (bracket !== "{" && bracket !== "[") node.end = at = endOfValue(text, at);
		else if (node.children.size === 0) at = endOfValue(text, at);
		else {
			open.push({
				node,
				list: bracket === "[",
				index: 0
			});
			at++;
		}
	};
	enter(root, at);
	for (let top = open.at(-1); top !== void 0 && at < text.length; top = open.at(-1)) {
		at = skipBlank(text, at);
		const char = text.charAt(at);
		if (char === "," || char === "}" || char === "]") {
			if (char !== ",") open.pop();
			at++;
			continue;
		}
		const start = at;
		let child;
		if (top.list) child = top.node.children.get(String(top.index++));
		else {
			const end = endOfString(text, at);
			const raw = text.slice(at + 1, end - 1);
			child = top.node.children.get(raw.includes("\\") ? JSON.parse(`"${raw}"`) : raw);
			at = skipBlank(text, skipBlank(text, end) + 1);
		}
		if (child === void 0) at = endOfValue(text, at);
		else {
			if (child.start !== -1) forget(child);
			enter(child, start);
		}
	}
};
const findInYaml = (tree, text, root) => {
	if (tree.kinds.length === 0) return;
	root.start = root.end = Math.max(0, tree.starts[0] ?? 0);
	const open = [{
		trie: root,
		node: 0
	}];
	for (let next = open.pop(); next !== void 0; next = open.pop()) {
		if (next.trie.children.size === 0) continue;
		const node = target(tree, next.node);
		const found = tree.kinds[node] === yamlKind.mapping ? membersOf(tree, text, node, next.trie) : itemsOf$2(tree, node, next.trie);
		for (const [trie, { start, value }] of found) {
			trie.start = start;
			trie.end = tree.kinds[value] !== yamlKind.mapping && tree.kinds[value] !== yamlKind.sequence ? Math.max(start, trimmedEnd(text, tree.ends[value] ?? start)) : start;
			open.push({
				trie,
				node: value
			});
		}
	}
};
const trimmedEnd = (text, end) => {
	while (end > 0 && /\s/.test(text.charAt(end - 1))) end--;
	return end;
};
const itemsOf$2 = (tree, node, trie) => {
	const found = /* @__PURE__ */ new Map();
	if (tree.kinds[node] !== yamlKind.sequence) return found;
	let last = tree.starts[node] ?? 0;
	const end = afterNode(tree, node);
	for (let item = node + 1, index = 0; item < end; item = afterNode(tree, item), index++) {
		const start = tree.starts[item] ?? -1;
		if (start !== -1) last = start;
		const child = trie.children.get(String(index));
		if (child !== void 0) found.set(child, {
			start: last,
			value: item
		});
	}
	return found;
};
const membersOf = (tree, text, map, trie) => {
	const found = /* @__PURE__ */ new Map();
	const sources = [map];
	const seen = /* @__PURE__ */ new Set();
	for (let at = 0; at < sources.length; at++) {
		const source = target(tree, sources[at] ?? map);
		if (seen.has(source)) continue;
		seen.add(source);
		const end = afterNode(tree, source);
		if (tree.kinds[source] === yamlKind.sequence) {
			const items = [];
			for (let item = source + 1; item < end; item = afterNode(tree, item)) items.push(item);
			sources.splice(at + 1, 0, ...items);
			continue;
		}
		if (tree.kinds[source] !== yamlKind.mapping) continue;
		const here = /* @__PURE__ */ new Map();
		for (let key = source + 1; key < end;) {
			const value = afterNode(tree, key);
			if (isMergeKey(tree, text, key)) sources.push(value);
			else {
				const child = trie.children.get(keyOf(tree, text, key));
				if (child !== void 0) here.set(child, {
					start: Math.max(0, tree.starts[key] ?? 0),
					value
				});
			}
			key = afterNode(tree, value);
		}
		for (const [child, place] of here) if (!found.has(child)) found.set(child, place);
	}
	return found;
};

// src/evaluate/places.ts
const longestExcerpt = 400;
const locator = (evidence, places) => {
	const documents = new Map(evidence.documents.map((document) => [document.file, document]));
	const wanted = /* @__PURE__ */ new Map();
	for (const place of places) {
		if (place === null || !documents.has(place.file)) continue;
		const pointers = wanted.get(place.file) ?? /* @__PURE__ */ new Set();
		wanted.set(place.file, pointers.add(place.pointer));
	}
	const found = /* @__PURE__ */ new Map();
	for (const [file, pointers] of wanted) {
		const document = documents.get(file);
		if (document !== void 0) found.set(file, locate(document, pointers));
	}
	const main = evidence.documents[0] ?? {
		file: specFile(evidence),
		text: ""
	};
	return (place) => {
		if (place === null) return firstLine$1(main, "");
		const asked = found.get(place.file)?.get(place.pointer);
		if (asked !== void 0) return asked;
		const document = documents.get(place.file);
		if (document === void 0 && place.line !== void 0) return {
			file: place.file,
			line: place.line,
			column: 1,
			endLine: place.line,
			excerpt: "",
			pointer: place.pointer
		};
		return firstLine$1(document ?? {
			file: place.file,
			text: ""
		}, place.pointer);
	};
};
const specFile = (evidence) => evidence.facts.target.state === "known" ? evidence.facts.target.value.spec : "";
const firstLine$1 = ({ file, text }, pointer) => {
	const end = text.search(/[\r\n]/);
	return {
		file,
		line: 1,
		column: 1,
		endLine: 1,
		excerpt: text.slice(0, Math.min(end < 0 ? text.length : end, longestExcerpt)),
		pointer
	};
};

// src/evaluate/reproduce.ts
const shellQuote = (word) => /^[\w@%+=:,./-]+$/.test(word) && !word.startsWith("-") ? word : `'${word.replaceAll("'", "'\\''")}'`;
const mostFiles$1 = 10;
const reproduce = ({ target, policyWords, traffic }, check, canary = null) => [
	"sigproof scan",
	...target.offline ? ["--offline"] : [],
	...target.baseUrl === null ? [] : [shellQuote(target.baseUrl)],
	`--spec ${shellQuote(target.spec)}`,
	...traffic.slice(0, mostFiles$1).map((file) => `--traffic ${shellQuote(file)}`),
	...policyWords.map((word, at) => at === 0 ? word : shellQuote(word)),
	...target.caFile === void 0 ? [] : [`--ca-file ${shellQuote(target.caFile)}`],
	...canary === null ? [] : [`--canary ${shellQuote(canary)}`],
	`--only ${shellQuote(check)}`
].join(" ");

// src/model/day.ts
const isDay = (text) => {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const time = Date.parse(`${text}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};

// src/openapi/ignores.ts
const ignoreKey = "x-sigproof-ignore";
const readIgnores = (spot, on, problems) => {
	const list = below(spot, ignoreKey);
	if (list.value === void 0) return [];
	return (problems.list(list, `\`${"x-sigproof-ignore"}\``) ?? []).flatMap((_entry, i) => {
		const entry = below(list, i);
		const [check, reason, until] = [
			"check",
			"reason",
			"until"
		].map((key) => ownString(entry.value, key)?.trim() ?? "");
		const wrong = !isRecord(entry.value) ? "is no map" : !check ? "needs a `check`" : !reason ? "needs a `reason`" : !isDay(until ?? "") ? "needs `until: YYYY-MM-DD`" : null;
		if (wrong === null) return [{
			check: check ?? "",
			reason: reason ?? "",
			until: until ?? "",
			...on,
			place: placeOf$2(entry)
		}];
		problems.add(`an entry of \`${ignoreKey}\` ${wrong}, so it accepts nothing`, entry);
		return [];
	});
};

// src/evaluate/waivers.ts
const acceptancesOf = (waivers, spec) => [...waivers.map((waiver) => fromPolicy(waiver, spec?.operations ?? [])), ...(spec?.ignores ?? []).map(fromDescription)];
const fromPolicy = (waiver, operations) => {
	const { check, host, operation, path, reason, until, file, line } = waiver;
	const names = /* @__PURE__ */ new Set([operation, operations.find(({ operationId }) => operationId !== null && operationId === operation)?.id]);
	return {
		check,
		reason,
		until,
		at: {
			file,
			line
		},
		label: `the waiver of ${check}${[
			host,
			operation,
			path
		].flatMap((part) => part === null ? [] : [` for ${part}`]).join("")}`,
		matches: ({ where }) => (host === null || where.host !== void 0 && hostMatches(host, where.host)) && (operation === null || where.operation !== void 0 && names.has(where.operation)) && (path === null || pathsOf(where).some((given) => pathMatches(path, given)))
	};
};
const pathsOf = ({ operation, url }) => {
	const declared = operation === void 0 ? [] : [operation.slice(operation.indexOf(" ") + 1)];
	const seen = url === void 0 ? null : parseUrl(url);
	return seen === null ? declared : [...declared, seen.pathname];
};
const fromDescription = ({ check, reason, until, operation, hosts, place }) => {
	const cut = place.pointer.lastIndexOf(`/${ignoreKey}`);
	const owner = cut < 0 ? null : place.pointer.slice(0, cut);
	const inside = (at) => at !== null && owner !== null && at.file === place.file && (at.pointer === owner || at.pointer.startsWith(`${owner}/`));
	return {
		check,
		reason,
		until,
		at: { place },
		label: `${ignoreKey} of ${check}${operation === null ? "" : ` on ${operation}`}`,
		matches: ({ where }) => inside(where.place) || (operation === null ? where.host !== void 0 && hosts.includes(where.host) : where.operation === operation)
	};
};
const refusal$1 = ({ label, reason, until }, today) => {
	if (!isDay(until)) return `${label} is not in force: its end "${until}" is no date of the form YYYY-MM-DD`;
	if (reason.trim() === "") return `${label} is not in force: it gives no reason`;
	return until < today ? `${label} expired on ${until}` : null;
};
const waive = (acceptances, today) => {
	const refusals = new Map(acceptances.map((acceptance) => [acceptance, refusal$1(acceptance, today)]));
	const used = /* @__PURE__ */ new Set();
	return {
		acceptanceOf: (check, finding) => {
			const fitting = acceptances.filter((acceptance) => acceptance.check === check && refusals.get(acceptance) === null && acceptance.matches(finding));
			for (const acceptance of fitting) used.add(acceptance);
			return fitting[0] ?? null;
		},
		problems: (known, measured) => acceptances.flatMap((acceptance) => {
			const { check, label, at } = acceptance;
			const say = (message) => [{
				kind: "waiver",
				message,
				at
			}];
			if (!known.some(({ id }) => id === check)) return say(`${label} names a check that does not exist`);
			const refused = refusals.get(acceptance) ?? null;
			if (refused !== null) return say(refused);
			return measured.has(check) && !used.has(acceptance) ? say(`${label} is not needed: nothing that it accepts was found`) : [];
		})
	};
};

// src/score/score.ts
const costs = {
	critical: 50,
	high: 20,
	medium: 10,
	low: 3,
	info: 0
};
const grades = [
	["A", 90],
	["B", 80],
	["C", 70],
	["D", 60],
	["F", 0]
];
const counts = (finding, gate) => finding.waived === null && !(gate.newOnly && finding.new === false);
const deductionOf = (result, gate) => {
	const counting = result.findings.filter((finding) => counts(finding, gate));
	const severity = worst(counting.map((finding) => finding.severity));
	if (severity === null) return null;
	const full = costs[severity];
	const cost = counting.every((finding) => finding.confidence === "likely") ? full / 2 : full;
	return cost === 0 ? null : {
		check: result.check,
		severity,
		cost
	};
};
const score = (results, gate, { answered }) => {
	const measurable = results.filter(({ outcome }) => outcome !== "not-applicable").length;
	const measured = results.filter(({ outcome }) => outcome === "pass" || outcome === "fail").length;
	const deductions = results.map((result) => deductionOf(result, gate)).filter((deduction) => deduction !== null).sort((a, b) => b.cost - a.cost || (a.check < b.check ? -1 : 1));
	const value = measured === 0 || !answered ? null : deductions.reduce((rest, { cost }) => Math.max(0, rest - cost), 100);
	return {
		version: 1,
		value,
		grade: value === null || measured * 2 < measurable ? null : gradeOf(value),
		measured,
		measurable,
		deductions
	};
};
const gradeOf = (value) => grades.find(([, least]) => value >= least)?.[0] ?? "F";

// src/score/verdict.ts
const obstacles = ({ measured, measurable }, { missing = null, unanswered, stopped, refused = [] }) => {
	const told = [
		missing,
		unanswered,
		stopped,
		...missing === null ? refused : []
	].filter((reason) => reason !== null);
	if (told.length > 0) return told;
	return measured === 0 && measurable > 0 ? [`none of the ${measurable} checks could be measured`] : [];
};
const failures$1 = (score, results, gate) => {
	const reasons = [];
	if (score.measurable === 0) reasons.push("no check is both enabled and applicable, so nothing is known");
	if (gate.failOn !== "none") {
		const limit = severityRank(gate.failOn);
		const reached = results.flatMap((result) => {
			const proven = result.findings.filter((finding) => finding.confidence === "proven" && counts(finding, gate));
			const severity = worst(proven.map((finding) => finding.severity));
			return severity !== null && severityRank(severity) <= limit ? [{
				check: result.check,
				severity
			}] : [];
		});
		reached.sort((a, b) => severityRank(a.severity) - severityRank(b.severity) || (a.check < b.check ? -1 : 1));
		reasons.push(...reached.map(({ check, severity }) => `${check} is ${severity}, and fail-on is ${gate.failOn}`));
	}
	if (score.value !== null && score.value < gate.threshold) reasons.push(`the score ${score.value} is below the threshold ${gate.threshold}`);
	if (score.measurable > 0 && score.measured < gate.minMeasured * score.measurable - 1e-9) reasons.push(`${score.measured} of ${score.measurable} checks were measured, and min-measured asks for ${gate.minMeasured}`);
	return reasons;
};
const verdict = (score, results, gate, situation) => {
	const blocked = obstacles(score, situation);
	const reasons = [...blocked, ...failures$1(score, results, gate)];
	const exitCode = blocked.length > 0 && !situation.offline ? 3 : reasons.length > 0 ? 1 : 0;
	return {
		ok: exitCode === 0,
		exitCode,
		reasons
	};
};

// src/evaluate.ts
const evaluate = (evidence, { policy, baseline, policyWords = [], checks: checks$1 = checks }) => {
	const target = knownOr(evidence, "target", nowhere$2);
	const spec = knownOr(evidence, "spec", null);
	const visits = knownOr(evidence, "visits", {
		visits: [],
		notVisited: []
	});
	const traffic = knownOr(evidence, "calls", {
		sources: [],
		calls: []
	}).sources.map(({ file }) => file);
	const judged = judgeAll(evidence, policy, checks$1);
	const hosts = seenHosts(evidence, policy);
	const main = evidence.documents[0]?.file ?? null;
	const remarks = [...evidence.problems, ...hintsOn(evidence, policy)];
	const waived = waive(acceptancesOf(policy.waivers, spec), evidence.startedAt.slice(0, 10));
	const locate = locator(evidence, [
		...judged.flatMap(({ outcome }) => outcome.outcome === "fail" ? outcome.findings.map(({ where }) => where.place) : []),
		...remarks.map(({ place }) => place),
		...(spec?.ignores ?? []).map(({ place }) => place),
		...hosts.flatMap(({ places }) => places)
	]);
	const results = judged.map((one) => resultOf$1(one, {
		policy,
		baseline,
		policyWords,
		traffic,
		waived,
		locate,
		target
	}));
	const situation = {
		...situationOf(evidence),
		refused: refusedSchemes(evidence)
	};
	const scored = score(results, policy.gate, { answered: situation.unanswered === null && situation.missing === null });
	const { threshold, failOn, minMeasured, newOnly } = policy.gate;
	return {
		schema: "sigproof.report/1",
		tool: evidence.tool,
		target: {
			baseUrl: target.baseUrl,
			alias: target.alias,
			spec: target.spec,
			operations: spec?.operations.length ?? 0,
			visited: new Set(visits.visits.flatMap(({ entry, steps }) => entry.kind === "operation" && steps.length > 0 ? [entry.operation] : [])).size,
			offline: target.offline,
			proxy: evidence.proxy
		},
		...partsOf(evidence),
		startedAt: evidence.startedAt,
		durationMs: evidence.durationMs,
		requests: evidence.requests,
		gate: {
			threshold,
			failOn,
			minMeasured,
			newOnly
		},
		score: scored,
		verdict: verdict(scored, results, policy.gate, situation),
		problems: [
			...remarks.map(({ kind, message, place }) => ({
				kind,
				message,
				location: place === null ? null : unquoted(locate(place), main)
			})),
			...strangers(policy, checks$1),
			...waived.problems(checks$1, measuredIn(results)).map(({ kind, message, at }) => ({
				kind,
				message,
				location: locationOf(at, locate)
			}))
		],
		results,
		coverage: coverageOf(evidence, policy),
		notVisited: visits.notVisited.map(({ operation, why }) => ({
			operation,
			why
		})),
		hosts: hosts.map(({ host, declared, allowed, contacted, calls, clients, observed, places, names, certificates }) => ({
			host,
			declared,
			allowed,
			contacted,
			calls,
			clients,
			observed,
			locations: places.map(locate),
			names,
			certificates
		}))
	};
};
const partsOf = ({ parts }) => parts === void 0 ? {} : { parts: {
	of: parts.of,
	held: parts.held.map(({ index }) => index),
	missing: missingParts(parts)
} };
const unquoted = (location, main) => location.file === main ? location : {
	...location,
	excerpt: ""
};
const nowhere$2 = {
	baseUrl: null,
	alias: null,
	spec: "",
	offline: false
};
const knownOr = (evidence, name, otherwise) => {
	const fact = evidence.facts[name];
	return fact.state === "known" ? fact.value : otherwise;
};
const measuredIn = (results) => new Set(results.filter(({ outcome }) => outcome === "pass" || outcome === "fail").map(({ check }) => check));
const strangers = (policy, checks) => Object.keys(policy.checks).filter((name) => !checks.some(({ id }) => id === name)).map((name) => ({
	kind: "policy",
	message: `checks.${name} names a check that does not exist`,
	location: null
}));
const locationOf = (at, locate) => "place" in at ? locate(at.place) : {
	file: at.file,
	line: Math.max(1, at.line),
	column: 1,
	endLine: Math.max(1, at.line),
	excerpt: "",
	pointer: ""
};
const resultOf$1 = ({ check, outcome }, around) => {
	const named = policyFor(around.policy, check.id);
	const severity = named === void 0 || named === "off" ? check.severity : named;
	const findings = outcome.outcome === "fail" ? outcome.findings : [];
	const prints = fingerprints(check.id, findings);
	return {
		check: check.id,
		title: check.title,
		category: check.category,
		severity,
		description: `${check.doc.what} ${check.doc.why}`,
		help: check.doc.fix,
		helpUri: helpUri(check.id),
		cwe: check.doc.cwe ?? [],
		owasp: check.doc.owasp ?? [],
		outcome: outcome.outcome,
		why: outcome.outcome === "not-applicable" || outcome.outcome === "unknown" ? outcome.why : null,
		findings: findings.map((finding, index) => reported(check, {
			...finding,
			severity: finding.severity ?? severity
		}, prints[index] ?? "", around)).sort(worstFirst$1)
	};
};
const reported = ({ id: check, category }, finding, fingerprint, around) => {
	const { message, severity, confidence, where, proof } = finding;
	const acceptance = around.waived.acceptanceOf(check, finding);
	return {
		fingerprint,
		message,
		severity,
		confidence,
		limitation: finding.limitation ?? false,
		waived: acceptance === null ? null : {
			reason: acceptance.reason,
			until: acceptance.until
		},
		new: around.baseline === null ? null : !around.baseline.has(fingerprint),
		location: around.locate(where.place),
		operation: where.operation ?? null,
		host: where.host ?? null,
		url: where.url ?? null,
		proof,
		reproduce: reproduce(category === "traffic" ? around : {
			...around,
			traffic: []
		}, check, category === "signature" ? where.operation ?? null : null)
	};
};
const worstFirst$1 = (a, b) => Number(a.waived !== null) - Number(b.waived !== null) || severityRank(a.severity) - severityRank(b.severity) || Number(a.confidence === "likely") - Number(b.confidence === "likely") || compare(a.location.file, b.location.file) || a.location.line - b.location.line || a.location.column - b.location.column || compare(a.fingerprint, b.fingerprint);
const compare = (a, b) => a < b ? -1 : a > b ? 1 : 0;

// src/gather/faults.ts
const fault = (reason, detail) => ({
	reason,
	detail: detail.length > 300 ? `${detail.slice(0, 299)}…` : detail
});
var FaultError = class extends Error {
	fault;
	constructor(carried) {
		super(carried.detail);
		this.name = "FaultError";
		this.fault = carried;
	}
};
const codeOf = (error) => {
	const code = error instanceof Error && "code" in error ? error.code : null;
	return typeof code === "string" ? code : "";
};
const byCode = {
	ECONNREFUSED: ["connection-refused", "the connection was refused"],
	ETIMEDOUT: ["timeout", "the connection timed out"],
	EHOSTUNREACH: ["unreachable", "no route to the host"],
	EHOSTDOWN: ["unreachable", "the host is down"],
	ENETUNREACH: ["unreachable", "the network is unreachable"],
	ENETDOWN: ["unreachable", "the network is down"],
	EADDRNOTAVAIL: ["unreachable", "the address is not available on this machine"],
	EACCES: ["unreachable", "the system forbids the connection"],
	EPERM: ["unreachable", "the system forbids the connection"],
	ENOTFOUND: ["dns", "the name does not resolve"],
	EAI_AGAIN: ["dns", "the resolver gave no answer"],
	HPE_HEADER_OVERFLOW: ["response-limit", "the headers are larger than 64 KiB"],
	HPE_CHUNK_EXTENSIONS_OVERFLOW: ["response-limit", "the chunk extensions are too large"]
};
const resets = /* @__PURE__ */ new Set([
	"ECONNRESET",
	"EPIPE",
	"ECONNABORTED",
	"ERR_STREAM_PREMATURE_CLOSE",
	"ERR_STREAM_DESTROYED"
]);
const identity = /^(CERT_|DEPTH_ZERO_SELF_SIGNED_CERT$|SELF_SIGNED_CERT_IN_CHAIN$|UNABLE_TO_|ERR_TLS_CERT_|HOSTNAME_MISMATCH$|INVALID_(CA|PURPOSE)$|PATH_LENGTH_EXCEEDED$|ERROR_IN_CERT_|CRL_)/;
const protocol = /PROTOCOL_VERSION|WRONG_VERSION_NUMBER|UNSUPPORTED_PROTOCOL|VERSION_TOO_LOW|NO_PROTOCOLS_AVAILABLE|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|WRONG_SSL_VERSION/;
const faultOf = (error, phase, received = 0) => {
	if (error instanceof FaultError) return error.fault;
	const code = codeOf(error);
	const message = error instanceof Error ? error.message : String(error);
	const quoted = code === "" || message.includes(code) ? message : `${message} (${code})`;
	if (phase === "dns") return fault("dns", `${byCode[code]?.[1] ?? "the name could not be resolved"} (${code || message})`);
	if (phase === "tls") return tlsFault(code, quoted);
	const direct = byCode[code];
	if (direct !== void 0) return fault(direct[0], `${direct[1]} (${code})`);
	if (code.startsWith("HPE_")) return fault("protocol-error", `the answer is not valid HTTP/1.1: ${quoted}`);
	if (resets.has(code)) {
		if (phase === "body" || received > 0) return fault("truncated", "the connection ended before the answer was complete");
		return error instanceof Error && !("syscall" in error) ? fault("empty-reply", "the connection was closed without an answer") : fault("connection-reset", `the connection was reset (${code})`);
	}
	return fault(phase === "connect" ? "unreachable" : "protocol-error", quoted);
};
const tlsFault = (code, quoted) => {
	if (identity.test(code)) return fault("tls-identity", `the certificate does not prove the host: ${quoted}`);
	if (protocol.test(code) || protocol.test(quoted.toUpperCase().replace(/ /g, "_"))) return fault("tls-protocol", `no common TLS version: ${quoted}`);
	return fault("tls-handshake", `the TLS handshake failed: ${quoted}`);
};
const isTransportFault = ({ reason }) => transport.has(reason);
const transport = /* @__PURE__ */ new Set([
	"dns",
	"connection-refused",
	"connection-reset",
	"empty-reply",
	"timeout",
	"tls-identity",
	"tls-protocol",
	"tls-handshake",
	"unreachable"
]);

// src/gather/link-header.ts
const parseLinks = (text) => {
	const links = [];
	let at = 0;
	while (at < text.length) {
		const open = text.indexOf("<", at);
		if (open < 0) break;
		const close = text.indexOf(">", open);
		if (close < 0) break;
		const parameters = readParameters(text, close + 1);
		links.push({
			target: text.slice(open + 1, close).trim(),
			rel: parameters.values.get("rel") ?? "",
			anchor: parameters.values.get("anchor") ?? null
		});
		at = parameters.end;
	}
	return links;
};
const readParameters = (text, start) => {
	const values = /* @__PURE__ */ new Map();
	let at = start;
	while (at < text.length && text[at] !== ",") {
		if (text[at] !== ";") {
			at += 1;
			continue;
		}
		const nameEnd = endOf(text, at + 1, "=;,");
		const name = text.slice(at + 1, nameEnd).trim().toLowerCase();
		let value = "";
		at = nameEnd;
		if (text[at] === "=") {
			at += 1;
			while (text[at] === " ") at += 1;
			if (text[at] === "\"") ({value, at} = readQuoted(text, at + 1));
			else {
				const valueEnd = endOf(text, at, ";,");
				value = text.slice(at, valueEnd).trim();
				at = valueEnd;
			}
		}
		if (!values.has(name)) values.set(name, value);
	}
	return {
		values,
		end: at + 1
	};
};
const endOf = (text, from, stops) => {
	let at = from;
	while (at < text.length && !stops.includes(text[at] ?? "")) at += 1;
	return at;
};
const readQuoted = (text, from) => {
	const characters = [];
	let at = from;
	while (at < text.length && text[at] !== "\"") {
		if (text[at] === "\\") at += 1;
		characters.push(text[at] ?? "");
		at += 1;
	}
	return {
		value: characters.join(""),
		at: at + 1
	};
};
const parseRefresh = (text) => {
	const after = /^[\s\d.]*[;,]?\s*/.exec(text)?.[0].length ?? 0;
	const rest = text.slice(after);
	const value = /^url\s*=/i.test(rest) ? rest.slice(rest.indexOf("=") + 1).trim() : rest.trim();
	const quote = value[0];
	if (quote === "\"" || quote === "'") return value.slice(1).split(quote, 1)[0] ?? null;
	return value === "" ? null : value;
};

// src/gather/redact.ts
const secretName = /token|secret|passw|passphrase|signature|credential|session|api[-_.]?key|access[-_.]?key|jwt|bearer|^(x-)?(auth|authorization|key|sig|code|sid|pwd|pass|hmac|mac|assertion|samlresponse|ticket|otp|pin)$/i;
const redacted = "[redacted]";
const redactedUser = "redacted";
const isSecretName = (encoded) => {
	try {
		return secretName.test(decodeURIComponent(encoded));
	} catch {
		return secretName.test(encoded);
	}
};
const secretValue = /^(?:eyJ.*|(?:[0-9a-f]{2}){20,}|[A-Za-z0-9+/_-]{43,}(?:=|%3d){0,2}|(?:[A-Za-z0-9_-]|%2[bf]){43,}(?:=|%3d){0,2})$/is;
const redactUrl = (text) => {
	if (!/[?&#;@]/.test(text)) return text;
	const start = /^(?:[a-z][a-z0-9+.-]*:)?[\\/]{2,}[^\\/?#]*/i.exec(text)?.[0] ?? "";
	return `${redactStart(start)}${redactRest(text.slice(start.length))}`;
};
const redactStart = (start) => start.replace(/^((?:[a-z][a-z0-9+.-]*:)?[\\/]{2,})([^\\/]*)@/i, (_all, slashes, user) => `${slashes}${redactUser(user)}@`);
const redactRest = (rest) => rest.replace(/([?&#;])([^=&#;?]{1,200})=([^&#;]+)/g, (all, before, name, value) => isSecretName(name) || secretValue.test(value) ? `${before}${name}=${redacted}` : all);
const redactUser = (user) => {
	const [name = "", ...password] = user.split(":");
	const kept = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/i.test(name) ? name : redactedUser;
	return password.length > 0 ? `${kept}:${redactedUser}` : kept;
};
const cut$1 = (text, most) => text.length > most ? text.slice(0, most) : text;

// src/gather/references.ts
const mostReferences = 200;
const mostNodes = 2e5;
const longestUrl$2 = 8192;
const longestKey = 200;
const mostParts = 500;
const findReferences = (answer) => {
	const found = /* @__PURE__ */ new Map();
	let dropped = 0;
	const note = (source, host, value, key, detail = () => key) => {
		const id = JSON.stringify([
			source,
			host,
			key
		]);
		const before = found.get(id);
		if (before !== void 0) found.set(id, {
			...before,
			count: before.count + 1
		});
		else if (found.size < mostReferences) found.set(id, {
			source,
			host,
			value: cut$1(redactUrl(value), 512),
			detail: cut$1(detail(), 512),
			count: 1
		});
		else dropped += 1;
	};
	for (const [name, value] of answer.headers) searchHeader(name.toLowerCase(), value, answer, note);
	const unread = answer.json === null ? null : searchJson(answer.json, answer.url, note);
	const full = dropped === 0 ? null : fault("response-limit", `the answer names hosts in more than ${mostReferences} places; the rest was not kept`);
	return {
		references: [...found.values()],
		fault: unread ?? full
	};
};
const isJson = (headers) => {
	const type = headers.find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? "";
	return /^[^;]*[/+]json\s*(;|$)/i.test(type);
};
const nowhere$1 = "nowhere.invalid";
const namedHost = (reference, base) => {
	const scheme = /^https:/i.test(base) ? "https" : "http";
	const url = parseUrl(reference, `${scheme}://${nowhere$1}/`);
	if (url === null || !/^(https?|wss?):$/.test(url.protocol)) return null;
	const host = hostOf$1(url);
	return host === nowhere$1 ? null : host;
};
const searchHeader = (name, value, { url, redirects }, note) => {
	const noteUrl = (source, reference, detail) => {
		const host = namedHost(reference, url);
		if (host !== null) note(source, host, reference, detail);
	};
	switch (name) {
		case "location":
			if (!redirects) noteUrl("location", value, "");
			break;
		case "content-location":
			noteUrl("content-location", value, "");
			break;
		case "link":
			for (const link of parseLinks(value)) {
				noteUrl("link", link.target, link.rel);
				if (link.anchor !== null) noteUrl("link", link.anchor, "anchor");
			}
			break;
		case "refresh":
			noteUrl("refresh", parseRefresh(value) ?? "", "");
			break;
		case "access-control-allow-origin":
			if (value !== "*" && value !== "null") noteUrl("cors", value, "");
			break;
		case "content-security-policy":
		case "content-security-policy-report-only":
			searchPolicy(value, url, note);
			break;
		case "set-cookie": searchCookie(value, note);
	}
};
const searchPolicy = (value, url, note) => {
	for (const directive of value.split(/[;,]/, mostParts)) {
		const [name = "", ...sources] = directive.trim().split(/\s+/);
		if (!/(-src(-elem|-attr)?|-uri|-to|-ancestors|^form-action|^navigate-to)$/i.test(name)) continue;
		for (const source of sources) {
			if (source.startsWith("'") || source.endsWith(":") || source === "*") continue;
			const host = namedHost(source, url) ?? (source.includes(".") && !source.startsWith("/") ? parseHost(source.split("/", 1)[0] ?? "") : null);
			if (host !== null) note("csp", host, source, name.toLowerCase());
		}
	}
};
const searchCookie = (value, note) => {
	for (const attribute of value.split(";", mostParts).slice(1)) {
		const [name = "", domain = ""] = attribute.split("=", 2).map((part) => part.trim());
		if (name.toLowerCase() !== "domain") continue;
		const host = parseHost(domain.replace(/^\./, ""));
		if (host !== null) note("set-cookie", host, `Domain=${domain}`, "Domain");
	}
};
const linkKeys = /* @__PURE__ */ new Set([
	"href",
	"url",
	"uri",
	"link",
	"src",
	"next",
	"prev",
	"previous",
	"self",
	"first",
	"last",
	"links",
	"location"
]);
const searchJson = (bytes, base, note) => {
	let root;
	try {
		root = JSON.parse(new TextDecoder().decode(bytes));
	} catch {
		return bytes.length === 0 ? null : fault("protocol-error", "the body is announced as JSON and is not");
	}
	const waiting = [{
		value: root,
		parent: null,
		key: "",
		label: ""
	}];
	let seen = 0;
	for (let node = waiting.pop(); node !== void 0; node = waiting.pop()) {
		seen += 1;
		if (seen > mostNodes) return fault("response-limit", `the body has more than ${mostNodes} values; the rest was not searched`);
		const { label } = node;
		const value = typeof node.value === "string" ? asParsed(node.value) : node.value;
		if (typeof value === "string") {
			if (isUrl$2(value, label)) {
				const host = namedHost(value, base);
				if (host !== null) note("body", host, value, label, () => pointerOf(node));
			}
		} else if (typeof value === "object" && value !== null) {
			const isArray = Array.isArray(value);
			const children = Object.entries(value);
			for (let i = children.length - 1; i >= 0; i -= 1) {
				const [key, child] = children[i] ?? ["", null];
				if (typeof child === "string" || typeof child === "object" && child !== null) waiting.push({
					value: child,
					parent: node,
					key: cut$1(key, longestKey),
					label: isArray ? label : cut$1(key, longestKey)
				});
			}
		}
	}
	return null;
};
const isUrl$2 = (text, label) => {
	if (!linkKeys.has(label.toLowerCase())) return !/\s/.test(text) && /^(https?|wss?):[\\/]/i.test(text);
	return /^(https?|wss?):/i.test(text) || /^[\\/]{2}/.test(text);
};
const asParsed = (text) => {
	let start = 0;
	while (start < text.length && text.charCodeAt(start) <= 32) start += 1;
	return text.slice(start, start + longestUrl$2).trimEnd().replace(/[\t\n\r]/g, "");
};
const longestPointer = 480;
const pointerOf = (node) => {
	let pointer = "";
	for (let at = node; at.parent !== null; at = at.parent) {
		pointer = `/${at.key.replaceAll("~", "~0").replaceAll("/", "~1")}${pointer}`;
		if (pointer.length > longestPointer) return `…${pointer.slice(-480)}`;
	}
	return pointer;
};

// src/gather/names.ts
const systemLookup = async (name) => {
	const { lookup } = await import("node:dns/promises");
	return (await lookup(name, {
		all: true,
		verbatim: true
	})).map(({ address }) => address);
};
const never = /* @__PURE__ */ new Set([
	"metadata",
	"link-local",
	"multicast"
]);
const kindNames = {
	global: "an address of this machine",
	loopback: "a loopback address",
	unspecified: "this machine itself",
	private: "a private address",
	shared: "an address behind carrier-grade NAT",
	"link-local": "a link-local address",
	metadata: "a cloud metadata address",
	multicast: "a multicast address",
	reserved: "a reserved address"
};
const createNames = (policy, timeoutMs, lookup = systemLookup) => {
	const pinned = /* @__PURE__ */ new Map();
	const find = async (name) => {
		if (isAddress(name)) return { addresses: [name] };
		if (name === "localhost" || name.endsWith(".localhost")) return { addresses: ["127.0.0.1", "::1"] };
		try {
			const addresses = await within$1(lookup(name), timeoutMs);
			if (addresses === null) return fault("dns", `the name did not resolve within ${timeoutMs} ms`);
			return addresses.length === 0 ? fault("dns", "the name has no address") : { addresses: [...new Set(addresses)] };
		} catch (error) {
			return faultOf(error, "dns");
		}
	};
	const pin = (name) => {
		const known = pinned.get(name);
		if (known !== void 0) return known;
		const finding = find(name);
		pinned.set(name, finding);
		finding.then((found) => "reason" in found && pinned.delete(name));
		return finding;
	};
	const judged = /* @__PURE__ */ new Map();
	return { resolve: async (url) => {
		const before = judged.get(url.origin);
		if (before !== void 0) return before;
		const host = hostOf$1(url);
		if (host === null) return fault("address-refused", "the URL has no host");
		const found = await pin(hostnameOf$1(host));
		if ("reason" in found) return found;
		const reason = found.addresses.map((address) => refusal(address, host, url.origin, policy)).find((text) => text !== null);
		if (reason !== void 0 && reason !== null) return fault("address-refused", reason);
		judged.set(url.origin, found);
		return found;
	} };
};
const refusal = (address, host, origin, policy) => {
	const kind = kindOfAddress(address);
	if (kind === null) return `${host} resolves to ${address}, which is no address`;
	const says = `${isAddress(hostnameOf$1(host)) ? host : `${host} resolves to ${address}, which`} is ${kindNames[kind]}`;
	if (never.has(kind)) return `${says}: never contacted`;
	if (kind === "global" && !isOwn(address)) return null;
	if (policy.ownOrigins.has(origin)) return null;
	const name = hostnameOf$1(host);
	if (policy.allowPrivate.some((entry) => entry === host || entry === name || addressMatches(entry, address))) return null;
	return `${says}: contacted only where the base URL or hosts.allow-private names it`;
};
const isOwn = (address) => {
	own ??= new Set(Object.values(networkInterfaces()).flatMap((list) => list ?? []).map((entry) => canonicalAddress(entry.address) ?? ""));
	return own.has(canonicalAddress(address) ?? address);
};
let own = null;
const within$1 = async (work, ms) => {
	let timer;
	const late = new Promise((resolve) => {
		timer = setTimeout(resolve, ms, null);
	});
	try {
		return await Promise.race([work, late]);
	} finally {
		clearTimeout(timer);
	}
};

// src/gather/plan-visits.ts
const exactHosts = (allow) => new Set(allow.filter((entry) => !entry.includes("*")));
const planVisits = (spec, target) => {
	const notVisited = [];
	const operations = [];
	for (const operation of spec.operations) {
		const planned = planOperation(operation, spec, target);
		if (typeof planned === "string") notVisited.push({
			operation: operation.id,
			why: planned
		});
		else operations.push(planned);
	}
	return {
		visits: [
			{
				entry: { kind: "base-url" },
				method: "GET",
				url: target.baseUrl,
				headers: []
			},
			...planServers(spec, target),
			...operations
		],
		notVisited
	};
};
const planServers = (spec, target) => {
	const seen = /* @__PURE__ */ new Set();
	return spec.servers.flatMap(({ urls }, server) => urls.flatMap((text) => {
		const url = parseUrl(text);
		if (url === null || !/^https?:$/.test(url.protocol) || sameOrigin(url, target.baseUrl) || !mayContact(url, target) || seen.has(url.href)) return [];
		seen.add(url.href);
		return [{
			entry: {
				kind: "server",
				server
			},
			method: "GET",
			url: withoutUser(url),
			headers: []
		}];
	}));
};
const mayContact = (url, { alias, mayContact: hosts }) => {
	const host = hostOf$1(url);
	return host !== null && host !== alias && hosts.has(host);
};
const withoutUser = (url) => {
	const bare = new URL(url);
	bare.username = "";
	bare.password = "";
	bare.hash = "";
	return bare.href;
};
const planOperation = (operation, spec, target) => {
	const { method } = operation;
	if (method !== "GET" && method !== "HEAD") return "only GET and HEAD operations are visited";
	if (operation.bodyRequired || operation.parameters.some(({ in: where, required }) => required && (where === "body" || where === "formData"))) return `a ${method} with a required body is not sent`;
	const base = baseFor(operation, spec, target);
	if ("why" in base) return base.why;
	const parts = fillIn(operation, credentialNames(operation, spec));
	if (typeof parts === "string") return parts;
	const url = parseUrl(`${base.url.replace(/[?#].*$/, "").replace(/\/+$/, "")}${parts.path.startsWith("/") ? "" : "/"}${parts.path}${parts.query}`);
	if (url === null) return "its path gives no valid URL";
	if (url.href.length > longestUrl$1) return `its URL is longer than ${longestUrl$1} characters`;
	return {
		entry: {
			kind: "operation",
			operation: operation.id
		},
		method,
		url: withoutUser(url),
		headers: parts.headers
	};
};
const longestUrl$1 = 8e3;
const baseFor = (operation, spec, target) => {
	const servers = operation.servers.map((index) => spec.servers[index]).filter((server) => server !== void 0);
	if (servers.length === 0 || servers.some(({ scope }) => scope === "document")) return { url: target.baseUrl };
	const urls = servers.flatMap((server) => server.urls);
	for (const text of urls) {
		const url = parseUrl(text, target.baseUrl);
		if (url === null || !/^https?:$/.test(url.protocol)) continue;
		if (sameOrigin(url, target.baseUrl) || mayContact(url, target)) return { url: url.href };
		if (hostOf$1(url) === target.alias) return { url: new URL(url.pathname, target.baseUrl).href };
	}
	const named = urls[0] ?? servers[0]?.template ?? "";
	return { why: urls.length === 0 ? `its server ${named} is no usable URL` : `its server ${named} is not the base URL and not in hosts.allow` };
};
const credentialNames = (operation, spec) => {
	const names = new Set(operation.security.flat());
	return new Set(spec.schemes.filter(({ name, detail }) => names.has(name) && detail !== null).map(({ in: where, detail }) => `${where} ${detail?.toLowerCase()}`));
};
const neverSent = new Set("accept authorization connection content-length content-type cookie expect host keep-alive proxy-authorization proxy-connection te trailer transfer-encoding upgrade".split(" "));
const fillIn = (operation, credentials) => {
	const query = [];
	const cookies = [];
	const headers = [];
	for (const parameter of operation.parameters) {
		const { name, in: where } = parameter;
		if (where === "path" || !parameter.required || isLeftOut(parameter, operation, credentials)) continue;
		const values = valuesOf$1(parameter);
		if (typeof values === "string") return values;
		if (where === "query") query.push(...pair(name, values, parameter.explode));
		else if (where === "querystring") query.push(encodeURI(wellFormed(values.join("&"))).replaceAll("#", "%23"));
		else if (where === "cookie") cookies.push(`${encode(name)}=${values.map(encode).join(",")}`);
		else if (where === "header") {
			const value = values.join(",");
			if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name) || !/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) return `${where} parameter \`${name}\` cannot be sent as a header`;
			headers.push([name, value]);
		}
	}
	if (cookies.length > 0) headers.push(["Cookie", cookies.join("; ")]);
	const path = fillPath(operation);
	return "why" in path ? path.why : {
		path: path.path,
		query: query.length === 0 ? "" : `?${query.join("&")}`,
		headers
	};
};
const isLeftOut = ({ name, in: where, role }, operation, credentials) => operation.signature !== null && role !== null || credentials.has(`${where} ${name.toLowerCase()}`) || where === "header" && neverSent.has(name.toLowerCase());
const fillPath = ({ path, parameters }) => {
	const byName = new Map(parameters.filter(({ in: where }) => where === "path").map((parameter) => [parameter.name, parameter]));
	const pieces = [];
	let at = 0;
	for (const match of path.matchAll(/\{([^{}]*)\}/g)) {
		const name = match[1] ?? "";
		const parameter = byName.get(name);
		if (parameter === void 0) return { why: `path parameter \`${name}\` is not declared` };
		const values = valuesOf$1(parameter);
		if (typeof values === "string") return { why: values };
		const value = values.map(encode).join(",");
		if (value === "") return { why: `path parameter \`${name}\` has an empty sample` };
		pieces.push(path.slice(at, match.index), value);
		at = match.index + match[0].length;
	}
	const filled = [...pieces, path.slice(at)].join("");
	return filled.split("/").some((segment) => /^(\.|%2e){1,2}$/i.test(segment)) ? { why: "its path would contain a dot segment" } : { path: filled };
};
const pair = (name, values, explode) => {
	const key = encode(name);
	return explode ? values.map((value) => `${key}=${encode(value)}`) : [`${key}=${values.map(encode).join(",")}`];
};
const wellFormed = (text) => text.replace(/\p{Surrogate}/gu, "�");
const encode = (text) => encodeURIComponent(wellFormed(text)).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
const valuesOf$1 = ({ name, in: where, sample }) => {
	if (sample === null) return `${where} parameter \`${name}\` has no example, default or enum`;
	const values = Array.isArray(sample.value) ? sample.value : [sample.value];
	if (values.length === 0) return `${where} parameter \`${name}\` has an empty sample`;
	const texts = values.map(scalar).filter((text) => text !== null);
	return texts.length === values.length ? texts : `${where} parameter \`${name}\` has a sample that is no plain value or list of them`;
};
const scalar = (value) => typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : null;

// src/gather/find-files.ts
const mostLooked = 2e5;
const deepest = 32;
const passedOver = /* @__PURE__ */ new Set(["node_modules", ".git"]);
const findFiles = (glob) => {
	const pattern = sep === "\\" ? glob.replaceAll("\\", "/") : glob;
	const parts = pattern.split("/");
	const firstStar = parts.findIndex((part) => part.includes("*"));
	if (firstStar < 0) return [glob];
	const base = parts.slice(0, firstStar).join("/");
	const rest = parts.slice(firstStar).join("/");
	const prefix = base === "" ? pattern.startsWith("/") ? "/" : "" : `${base}/`;
	return walk(prefix === "" ? "." : prefix, parts.length - firstStar, rest)?.filter((file) => pathMatches(rest, file)).map((file) => prefix + file).sort() ?? null;
};
const walk = (folder, segments, glob) => {
	const deep = glob.includes("**") ? deepest : segments;
	const named = new Set(glob.split("/"));
	const files = [];
	const waiting = [{
		way: "",
		depth: 1
	}];
	let looked = 0;
	for (let at = waiting.pop(); at !== void 0; at = waiting.pop()) for (const entry of entriesOf(join(folder, at.way))) {
		looked += 1;
		if (looked > mostLooked) return null;
		const way = at.way === "" ? entry.name : `${at.way}/${entry.name}`;
		if (!entry.isDirectory()) files.push(way);
		else if (at.depth < deep && (!passedOver.has(entry.name) || named.has(entry.name))) waiting.push({
			way,
			depth: at.depth + 1
		});
	}
	return files;
};
const entriesOf = (folder) => {
	try {
		return readdirSync(folder, { withFileTypes: true });
	} catch {
		return [];
	}
};

// src/gather/traffic-files.ts
const careful = constants$2.O_RDONLY | (constants$2.O_NONBLOCK ?? 0);
const pieceBytes = 262144;
const mostFiles = 1e3;
const findTraffic = (names) => {
	const found = /* @__PURE__ */ new Map();
	for (const name of names) {
		const files = filesOf(name);
		if (files.length === 0) throw new ScanError("traffic-not-found", `${name.from}: no file matches ${name.glob}`, { hint: "Captured traffic is a HAR file, or OpenTelemetry traces as JSON; * stands for part of a name, ** for any number of folders." });
		for (const file of files) found.set(resolve(file), file);
	}
	if (found.size > mostFiles) throw new ScanError("traffic-not-found", `${found.size} files of traffic are more than ${mostFiles}`, { hint: "Name fewer." });
	return [...found.values()].sort();
};
const filesOf = ({ glob, from }) => {
	if (glob.includes("*")) {
		const files = findFiles(glob);
		if (files !== null) return files;
		throw new ScanError("traffic-not-found", `${from}: ${glob} looks through too many files`, { hint: "Name the folder that holds the captures." });
	}
	const status = statSync(glob, { throwIfNoEntry: false });
	if (status?.isDirectory() ?? false) throw new ScanError("traffic-not-found", `${from}: ${glob} is a folder`, { hint: `Write ${glob.replace(/\/+$/, "")}/*.har for the files in it.` });
	return status === void 0 ? [] : [glob];
};
const readPieces = (path, roots, take) => {
	let descriptor = null;
	try {
		const real = realpathSync(path);
		if (roots !== null && !roots.some((root) => lies(real, realpathSync(root)))) return {
			kind: "unsafe",
			why: "it is no regular file of the workspace"
		};
		descriptor = openSync(real, careful);
		const status = fstatSync(descriptor);
		if (!status.isFile()) return {
			kind: "unsafe",
			why: status.isDirectory() ? "it is a directory" : "it is no regular file"
		};
		const buffer = Buffer.allocUnsafe(pieceBytes);
		for (;;) {
			const read = readSync(descriptor, buffer, 0, pieceBytes, null);
			if (read === 0) return { kind: "read" };
			if (!take(buffer.subarray(0, read))) return { kind: "read" };
		}
	} catch (error) {
		if (!(error instanceof Error && "code" in error)) throw error;
		const { kind, why } = refusal$2(error);
		return {
			kind,
			why
		};
	} finally {
		if (descriptor !== null) closeSync(descriptor);
	}
};
const lies = (path, root) => {
	const way = relative(root, path);
	return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
};

// src/report/order.ts
const failures = ({ results }) => results.flatMap((result) => {
	const [first, ...rest] = result.findings.filter(({ waived }) => waived === null);
	return first === void 0 ? [] : [{
		result,
		findings: [first, ...rest]
	}];
}).map((failure, index) => ({
	failure,
	index
})).sort((a, b) => rank(a.failure) - rank(b.failure) || a.index - b.index).map(({ failure }) => failure);
const rank = ({ findings }) => findings.reduce((least, { severity, confidence }) => Math.min(least, severityRank(severity) * 2 + (confidence === "likely" ? 1 : 0)), Infinity);
const isRemark = ({ findings }) => findings.every(({ severity }) => severity === "info");
const waivedFindings = ({ results }) => results.flatMap(({ check, findings }) => findings.flatMap((finding) => finding.waived === null ? [] : [{
	check,
	finding,
	reason: finding.waived.reason,
	until: finding.waived.until
}]));
const verdictWord = ({ verdict }) => verdict.exitCode === 3 ? "not measured" : verdict.ok ? "passed" : "failed";
const scoreWords = ({ score }) => score.value === null ? "no score" : `score ${score.value}${score.grade === null ? " (no grade)" : ` (${score.grade})`}`;
const measuredWords = ({ score }) => `measured ${score.measured} of ${count(score.measurable, "check")}`;
const count = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;
const headline$1 = (report) => `${verdictWord(report)}, ${scoreWords(report)}, ${measuredWords(report)}${report.verdict.reasons.length === 0 ? "" : `: ${report.verdict.reasons.join("; ")}`}`;

// src/report/paths.ts
const repositoryPath = (file, at = null) => {
	if (isUrl$1(file)) return lastSegment(file.replace(/[?#].*$/s, ""));
	const posix = file.replaceAll("\\", "/");
	const absolute = isAbsolute$1(posix);
	if (at === null) return absolute ? lastSegment(posix) : inside(segments(posix)) ?? lastSegment(posix);
	const root = segments(at.workspace.replaceAll("\\", "/"));
	const full = segments(absolute ? posix : `${at.directory.replaceAll("\\", "/")}/${posix}`);
	return (root.every((part, i) => samePart(part, full[i])) ? inside(full.slice(root.length)) : null) ?? lastSegment(posix);
};
const isUrl$1 = (file) => /^[a-z][a-z0-9+.-]+:\/\//i.test(file);
const isAbsolute$1 = (posix) => posix.startsWith("/") || /^[a-z]:\//i.test(posix);
const samePart = (a, b) => a === b || b !== void 0 && /^[a-z]:$/i.test(a) && a.toLowerCase() === b.toLowerCase();
const segments = (posix) => {
	const parts = [];
	for (const part of posix.split("/")) {
		if (part === "" || part === ".") continue;
		if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
		else parts.push(part);
	}
	return parts;
};
const inside = (parts) => parts.length === 0 || parts[0] === ".." ? null : parts.join("/");
const lastSegment = (path) => {
	const last = segments(path).at(-1);
	return last === void 0 || last === ".." || last.endsWith(":") ? "openapi" : last;
};

// src/report/github.ts
const levels = [
	"error",
	"warning",
	"notice"
];
const githubBudget = {
	error: 10,
	warning: 10,
	notice: 10
};
const levelOf$1 = {
	critical: "error",
	high: "error",
	medium: "warning",
	low: "warning",
	info: "notice"
};
const longestMessage = 4096;
const toAnnotations = (report, budget = githubBudget, at = null) => {
	const all = [
		...unreached$1(report, at),
		...fromFindings(report, at),
		...fromProblems(report, at)
	];
	return levels.flatMap((level) => within(budget[level], all.filter((annotation) => annotation.level === level)));
};
const within = (most, annotations) => {
	if (annotations.length <= most) return [...annotations];
	const shown = annotations.slice(0, Math.max(0, most - 1));
	const next = annotations[shown.length];
	const left = annotations.length - shown.length;
	if (next === void 0 || most < 1) return [];
	return [...shown, {
		...next,
		title: "sigproof: more",
		message: `${left} more of this kind, the first of them here. The job summary and the reports list all.`
	}];
};
const place = (location, at) => {
	const line = Math.max(1, Math.trunc(location.line) || 1);
	const endLine = Math.max(line, Math.trunc(location.endLine) || 1);
	return {
		file: shownPath(location.file, at),
		line,
		endLine,
		column: line === endLine ? Math.max(1, Math.trunc(location.column) || 1) : null
	};
};
const fromFindings = (report, at) => failures(report).flatMap(({ result, findings }) => findings.filter((finding) => finding.severity !== "info" && !(report.gate.newOnly && finding.new === false)).map((finding) => fromFinding(result, finding, at)));
const fromFinding = (result, finding, at) => ({
	level: levelOf$1[finding.severity],
	...place(finding.location, at),
	title: `sigproof: ${inert(result.check, 200)}`,
	message: cut([
		`${inert(finding.message, 1500)}${finding.confidence === "likely" ? " (likely, not proven)" : ""}`,
		...finding.proof.slice(0, 4).map((line) => inert(line, 400)),
		`Fix: ${inert(result.help, 600)}`,
		inert(result.helpUri)
	].join("\n"))
});
const fromProblems = ({ problems, target }, at) => problems.map(({ kind, message, location }) => ({
	level: kind === "hint" ? "notice" : "warning",
	...location === null ? firstLine(target.spec, at) : place(location, at),
	title: `sigproof: ${kind}`,
	message: cut(inert(message, 1500))
}));
const unreached$1 = ({ verdict, target }, at) => verdict.exitCode === 3 ? [{
	level: "error",
	...firstLine(target.spec, at),
	title: "sigproof: not measured",
	message: cut(verdict.reasons.map((reason) => inert(reason)).join("\n"))
}] : [];
const firstLine = (file, at) => ({
	file: shownPath(file, at),
	line: 1,
	endLine: 1,
	column: 1
});
const shownPath = (file, at) => inert(repositoryPath(file, at), 1e3);
const cut = (text) => text.length <= longestMessage ? text : `${text.slice(0, 4095)}…`;
const toWorkflowCommands = (annotations) => annotations.map(({ level, file, line, endLine, column, title, message }) => {
	return `::${level} ${[
		["file", file],
		["line", String(line)],
		["endLine", String(endLine)],
		...column === null ? [] : [["col", String(column)]],
		["title", title]
	].map(([name = "", value = ""]) => `${name}=${property(value)}`).join(",")}::${data(message)}\n`;
}).join("");
const data = (text) => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const property = (text) => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");

// src/report/json.ts
const toJson = (report) => safeJson(report);
const safeJson = (value) => `${harmless(JSON.stringify(value, null, 2))}\n`;
const compactJson = (value) => `${harmless(JSON.stringify(value))}\n`;
const harmless = (json) => json.replace(/[^\0-\x7e]+/g, (run) => run.replace(/[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu, escaped)).replaceAll("##[", "##\\u005b");
const escaped = (character) => {
	let out = "";
	for (let i = 0; i < character.length; i += 1) out += `\\u${character.charCodeAt(i).toString(16).padStart(4, "0")}`;
	return out;
};

// src/report/certificates.ts
const certificateWords = ({ host, certificates }) => {
	const groups = /* @__PURE__ */ new Map();
	for (const certificate of certificates) {
		const said = words(certificate);
		groups.set(said, [...groups.get(said) ?? [], certificate]);
	}
	return [...groups].map(([said, group]) => `${host} ${said}${groups.size > 1 ? ` (at ${group.map(({ address }) => address ?? "no address").join(", ")})` : ""}`);
};
const words = ({ protocol, issuer, daysLeft, validTo, pins, verified, why, outdated }) => {
	if (verified === null) return `showed no certificate: ${why ?? "nobody knows why"}`;
	const proof = verified ? "proves its name" : `does not prove its name (${why ?? "verification failed"})`;
	const left = daysLeft === null ? "valid for an unknown time" : daysLeft < 0 ? `expired on ${validTo?.slice(0, 10) ?? "an unknown day"}` : `${count(daysLeft, "day")} left`;
	const old = outdated.length === 0 ? "" : `; still accepts ${outdated.join(" and ")}`;
	return `${proof} over ${protocol ?? "TLS"}${old}; issued by ${shortName(issuer ?? "")}, ${left}; key ${pins[0] ?? "unknown"}`;
};

// src/report/names.ts
const nameWords = ({ host, names }) => {
	if (names === null) return null;
	const parts = [
		zoneWords(names),
		dnssecWords(names),
		caaWords(names)
	].filter((part) => part !== null);
	return [`${host} ${addressWords(names)}`, ...parts].join("; ");
};
const unaskedWords = (hosts) => {
	const strangers = hosts.filter(({ names, contacted, certificates }) => names === null && !contacted && certificates.length === 0).map(({ host }) => host);
	return strangers.length === 0 || hosts.every(({ names }) => names === null) ? [] : [`nothing was asked about ${some(strangers)}: only the description, an answer or traffic names ${strangers.length === 1 ? "it" : "them"}`];
};
const some = (items, most = 4) => items.length <= most ? items.join(", ") : `${items.slice(0, most).join(", ")} and ${items.length - most} more`;
const addressWords = ({ addresses, exists, authoritative, alias, why }) => {
	if (exists === null) return `could not be asked about: ${why ?? "nobody answered"}`;
	const whose = authoritative ? "" : ", by its resolver's word alone";
	const by = alias === null ? "" : ` (an alias of ${alias})`;
	if (!exists) return `does not exist${by}${whose}`;
	return addresses.length === 0 ? `has no address${by}${whose}` : `is at ${some(addresses)}${by}${whose}`;
};
const zoneWords = ({ zone, nameServers }) => {
	if (zone === null) return null;
	const servers = new Set(nameServers.map(({ name }) => name));
	const named = (...states) => [...new Set(nameServers.filter(({ transfer }) => states.includes(transfer)).map(({ name }) => name))];
	const open = named("open");
	const silent = named("unknown", "not-asked");
	const handed = open.length > 0 ? `${some(open)} ${open.length === 1 ? "hands" : "hand"} the whole zone to anyone` : silent.length > 0 ? `whether ${some(silent)} ${silent.length === 1 ? "hands" : "hand"} it out is not known` : "none hands it out";
	return `its zone ${zone} is kept by ${count(servers.size, "name server")}, ${handed}`;
};
const dnssecWords = ({ dnssec }) => ({
	validated: "signed (DNSSEC), and a resolver validated it",
	signed: "signed (DNSSEC), and nobody who could be believed validated it",
	unsigned: "not signed, so forged answers look like real ones",
	bogus: "its signatures do not verify",
	unknown: null
})[dnssec];
const caaWords = ({ caa }) => {
	if (caa === null) return null;
	return caa.at === null ? "any authority may issue certificates for it (no CAA)" : `CAA at ${caa.at}: ${some(caa.records)}`;
};

// src/report/coverage.ts
const yes = (flag) => flag ? "yes" : "no";
const coverageLines = ({ components }) => Object.entries(components).filter(([, { required, declared, observed }]) => required || declared || observed === "covered").map(([component, one]) => ({
	component,
	required: yes(one.required),
	declared: yes(one.declared),
	observed: observedWords(one),
	state: stateOf(one)
}));
const whyNothing = ({ components }) => {
	const asked = Object.values(components).filter(({ required, declared }) => required || declared);
	const [first] = asked;
	if (asked.length < 2 || first === void 0 || first.why === null) return null;
	return asked.every(({ observed, why }) => observed === "unknown" && why === first.why) ? first.why : null;
};
const observedWords = ({ observed, how, why }) => {
	const word = {
		covered: "covered",
		uncovered: "NOT COVERED",
		unknown: "unknown",
		"not-applicable": "not applicable"
	}[observed];
	const more = observed === "covered" || observed === "uncovered" ? how : why;
	return more === null ? word : `${word}: ${more}`;
};
const stateOf = ({ required, declared, observed }) => {
	if (observed === "covered") return "good";
	if (observed === "uncovered") return required || declared ? "bad" : "quiet";
	return observed === "unknown" && required ? "open" : "quiet";
};
const controlWords = ({ controls }) => `signed ${controls.signed}, unsigned ${controls.unsigned}, wrong signature ${controls.garbled}`;
const freshnessWords = ({ window, replay }) => [...window === null ? [] : [`timestamps up to ${duration(window.pastSeconds)} old and ${duration(window.futureSeconds)} ahead are accepted${window.unbounded ? ", and no limit was found" : ""}`], ...replay === "not-applicable" ? [] : [{
	accepted: "a replay is accepted",
	refused: "a replay is refused",
	unknown: "whether a replay is accepted is unknown"
}[replay]]];
const duration = (seconds) => {
	if (seconds < 7200) return `${seconds} s`;
	return seconds < 172800 ? `${seconds} s (${Math.round(seconds / 3600)} hours)` : `${seconds} s (${Math.round(seconds / 86400)} days)`;
};

// src/report/layout.ts
const columns = (text) => {
	let width = 0;
	for (const character of text) width += /\p{Mn}/u.test(character) ? 0 : /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u.test(character) ? 2 : 1;
	return width;
};
const wrap = (text, width) => {
	const lines = [];
	let line = null;
	for (const word of text.split(" ")) {
		const longer = line === null ? word : `${line} ${word}`;
		if (line === null || columns(longer) <= width) line = longer;
		else {
			lines.push(line);
			line = word;
		}
	}
	return [...lines, line ?? ""];
};
const quote = ({ line, column, excerpt }, width) => {
	if (excerpt.trim() === "") return null;
	const room = Math.max(20, width);
	const start = column - 1 > room - 20 ? column - 1 - 20 : 0;
	const shown = excerpt.slice(start, start + room);
	const before = start > 0 ? "… " : "";
	const after = excerpt.length > start + room ? " …" : "";
	const at = column - 1 - start;
	const head = shown.slice(0, at);
	const token = /^(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^\s,]+)/.exec(shown.slice(at))?.[0];
	const caret = token === void 0 || column > excerpt.length ? "" : `${" ".repeat(columns(before + visible(head)))}${"^".repeat(Math.min(60, Math.max(1, columns(visible(token)))))}`;
	return {
		number: String(line),
		line: `${before}${visible(shown)}${after}`.trimEnd(),
		caret
	};
};
const visible = (text) => inert(text.replaceAll("	", "  "), 1e4);

// src/report/markdown.ts
const defaultBytes = 9e5;
const reservedForTheCut = 160;
const toMarkdown = (report, { maxBytes = defaultBytes } = {}) => {
	const first = `## ${headline(report)}\n`;
	const optional = [
		...summary(report),
		...grave(report).flatMap(failureBlocks),
		...closing(report)
	];
	let left = Math.max(1e3, maxBytes) - bytes(first) - reservedForTheCut;
	const kept = [];
	let cutFindings = 0;
	let cutSections = 0;
	let heading = null;
	for (const { kind, text } of optional) {
		if (kind === "heading") {
			heading = text;
			continue;
		}
		const block = kind === "finding" && heading !== null ? `${heading}\n${text}` : text;
		const size = bytes(block) + 1;
		if (size <= left && !(kind === "finding" && cutFindings > 0)) {
			kept.push(block);
			left -= size;
			if (kind === "finding") heading = null;
		} else if (kind === "finding") cutFindings += 1;
		else cutSections += 1;
	}
	const cut = [...cutFindings > 0 ? [count(cutFindings, "finding")] : [], ...cutSections > 0 ? [count(cutSections, "section")] : []].join(" and ");
	return [
		first,
		...kept,
		...cut === "" ? [] : [`_Left out to stay within the size limit: ${cut}. The JSON report has everything._\n`]
	].join("\n");
};
const section$1 = (lines) => lines.length === 0 ? [] : [{
	kind: "section",
	text: `${lines.join("\n")}\n`
}];
const bytes = (text) => Buffer.byteLength(text, "utf8");
const headline = (report) => {
	const word = verdictWord(report);
	return `${{
		passed: "✅",
		failed: "❌",
		"not measured": "⚠️"
	}[word]} sigproof ${word}: ${scoreWords(report)}, ${measuredWords(report)}`;
};
const summary = (report) => {
	const { target, verdict } = report;
	const live = target.offline ? "offline" : target.baseUrl === null ? "without a base URL" : `against ${code(target.baseUrl)}`;
	const alias = target.alias === null ? "" : `, standing for ${code(target.alias)}`;
	const proxy = target.proxy === null ? "" : `, through the proxy ${code(target.proxy)}`;
	return [
		...section$1(verdict.reasons.map((reason) => `- ${code(reason)}`)),
		...section$1([`${code(target.spec)} ${live}${alias}${proxy}: ${target.offline ? "" : `${target.visited} of `}${count(target.operations, "operation")}${target.offline ? "" : ` visited, ${count(report.requests, "request")}`}.`]),
		...section$1(table(report)),
		...report.coverage.flatMap((coverage) => section$1(matrix(coverage)))
	];
};
const matrix = (coverage) => {
	const title = `### What the signature binds on ${code(coverage.operation)}`;
	const nothing = whyNothing(coverage);
	if (nothing !== null) return [
		title,
		"",
		`Scheme ${code(coverage.scheme)}; ${controlWords(coverage)}. Nothing else can be told:`,
		"",
		`- ${code(nothing)}`
	];
	return [
		title,
		"",
		`Scheme ${code(coverage.scheme)}; ${[controlWords(coverage), ...freshnessWords(coverage)].join("; ")}.`,
		"",
		"| component | required | declared | observed |",
		"| --- | --- | --- | --- |",
		...coverageLines(coverage).map(({ component, required, declared, observed }) => `| ${cell(component)} | ${required} | ${declared} | ${cell(observed)} |`)
	];
};
const grave = (report) => failures(report).filter((failure) => !isRemark(failure));
const table = (report) => {
	const rows = grave(report);
	if (rows.length === 0) return [];
	const cost = new Map(report.score.deductions.map((deduction) => [deduction.check, deduction.cost]));
	return [
		"| severity | check | findings | first place | cost |",
		"| --- | --- | --- | --- | --- |",
		...rows.map(({ result, findings }) => `| ${findings[0].severity} | ${checkLink(result)} | ${findings.length} | ${cell(placeOf$1(findings[0]))} | ${cost.get(result.check) ?? 0} |`)
	];
};
const placeOf$1 = ({ location }) => `${location.file}:${location.line}`;
const checkLink = ({ check, helpUri }) => /^https:\/\/[\w./-]+$/.test(helpUri) ? `[${code(check)}](${helpUri})` : code(check);
const failureBlocks = ({ result, findings }) => [{
	kind: "heading",
	text: `### ${findings[0].severity}: ${checkLink(result)}\n\n${result.title}.\n\n**Fix:** ${result.help}\n`
}, ...findings.map((finding) => ({
	kind: "finding",
	text: findingText(finding)
}))];
const findingText = (finding) => {
	const { location, operation, host } = finding;
	const facts = [
		`${location.file}:${location.line}:${location.column}`,
		operation,
		host
	].filter((part) => part !== null).map(code);
	const remarks = [
		...finding.confidence === "likely" ? ["likely"] : [],
		...finding.limitation ? ["limitation of the scheme"] : [],
		...finding.new === null ? [] : [finding.new ? "new" : "known from the baseline"]
	];
	const quoted = quote(location, 100);
	const gutter = " ".repeat(quoted?.number.length ?? 0);
	const lines = [
		inert(finding.message, 2e3),
		...quoted === null ? [] : [
			"",
			`${quoted.number} | ${quoted.line}`,
			...quoted.caret === "" ? [] : [`${gutter} | ${quoted.caret}`]
		],
		...finding.proof.length === 0 ? [] : ["", ...finding.proof.slice(0, 50).map((line) => `= ${inert(line, 1e3)}`)]
	];
	return `${[
		finding.severity,
		...facts,
		...remarks
	].join(" · ")}\n\n${fence(lines)}`;
};
const closing = (report) => {
	const unknown = report.results.filter(({ outcome }) => outcome === "unknown");
	const waived = waivedFindings(report);
	const strangers = report.hosts.filter(({ declared, allowed }) => !declared && !allowed);
	const remarks = failures(report).filter(isRemark);
	return [
		...list("Noted", remarks.flatMap(({ result, findings }) => findings.map((finding) => `${checkLink(result)} at ${code(placeOf$1(finding))}: ${code(finding.message)}`))),
		...list("Unknown, which is not a pass", unknown.map((result) => `${checkLink(result)}: ${code(result.why ?? "")}`)),
		...list("Waived", waived.map(({ check, finding, reason, until }) => `${code(check)} at ${code(placeOf$1(finding))} until ${code(until)}: ${code(reason)}`)),
		...list("Problems", report.problems.map(problemText)),
		...report.hosts.some(({ calls }) => calls > 0) ? hostMap([...strangers, ...report.hosts.filter((host) => !strangers.includes(host))]) : list("Hosts neither declared nor allowed", strangers.map(({ host, observed }) => `${code(host)}${observed.length === 0 ? "" : `, seen in ${code(observed.join(", "))}`}`)),
		...list("What DNS says about hosts", [...report.hosts.flatMap((host) => nameWords(host) ?? []), ...unaskedWords(report.hosts)].map((words) => code(words))),
		...list("What hosts show in TLS handshakes", report.hosts.flatMap(certificateWords).map((words) => code(words))),
		...list("Not visited", report.notVisited.map(({ operation, why }) => `${code(operation)}: ${code(why)}`))
	];
};
const longestList = 100;
const hostMap = (hosts) => section$1([
	"### Hosts",
	"",
	"| host | declared | calls | called by | seen in |",
	"| --- | --- | --- | --- | --- |",
	...hosts.slice(0, longestList).map(({ host, declared, allowed, calls, clients, observed, locations: [first] }) => {
		const place = first === void 0 ? "yes" : cell(`${first.file}:${first.line}`);
		const who = clients.length === 0 ? "" : cell(clients.slice(0, 5).join(", "));
		return `| ${cell(host)} | ${declared ? place : allowed ? "allowed" : "**no**"} | ${calls} | ${who} | ${observed.length === 0 ? "" : cell(observed.join(", "))} |`;
	}),
	...hosts.length > longestList ? ["", `and ${hosts.length - longestList} more`] : []
]);
const list = (title, entries) => entries.length === 0 ? [] : section$1([
	`### ${title}`,
	"",
	...entries.slice(0, longestList).map((entry) => `- ${entry}`),
	...entries.length > longestList ? [`- and ${entries.length - longestList} more`] : []
]);
const problemText = ({ kind, message, location }) => `${kind}: ${code(message)}${location === null ? "" : ` at ${code(`${location.file}:${location.line}`)}`}`;
const longestRun = (text) => (text.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0);
const code = (text) => {
	const shown = inert(text);
	if (shown.trim() === "") return "`(empty)`";
	const ticks = "`".repeat(longestRun(shown) + 1);
	const pad = /^[` ]|[` ]$/.test(shown) ? " " : "";
	return `${ticks}${pad}${shown}${pad}${ticks}`;
};
const cell = (text) => code(text.replaceAll("|", "\\x7c"));
const fence = (lines) => {
	const ticks = "`".repeat(Math.max(3, lines.reduce((most, line) => Math.max(most, longestRun(line)), 0) + 1));
	return `${ticks}text\n${lines.join("\n")}\n${ticks}\n`;
};

// src/model/evidence.ts
const known = (value) => ({
	state: "known",
	value
});
const skipped = (why) => ({
	state: "skipped",
	why
});
const failed = (why) => ({
	state: "failed",
	why
});

// src/openapi/reference.ts
const isUrl = (file) => /^https?:\/\//i.test(file);
const directoryOf = (file) => {
	const slash = file.lastIndexOf("/");
	return slash < 0 ? "" : file.slice(0, slash) || "/";
};
const aimOf = (ref, base, root) => {
	const hash = ref.indexOf("#");
	const head = hash < 0 ? ref : ref.slice(0, hash);
	const fragment = hash < 0 ? "" : decoded(ref.slice(hash + 1));
	if (head === "") return {
		kind: "document",
		file: base,
		fragment,
		remote: isUrl(base)
	};
	if (/[\0-\x1f\x7f]/.test(head) || /%(?:[01][0-9a-f]|7f)/i.test(head)) return {
		kind: "unsafe",
		why: "it contains a control character"
	};
	const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(head)?.[1]?.toLowerCase();
	if (scheme === "file") return {
		kind: "unsafe",
		why: "it names a local file by URL"
	};
	if (scheme?.length === 1) return {
		kind: "unsafe",
		why: "it is an absolute path"
	};
	if (scheme !== void 0 && scheme !== "http" && scheme !== "https") return {
		kind: "other",
		why: "its scheme names no file and no web address",
		prose: false
	};
	if (scheme !== void 0 || isUrl(base)) return webAim(head, fragment, base);
	return fileAim(decoded(head), fragment, base, root);
};
const webAim = (head, fragment, base) => {
	const url = parseUrl(head, isUrl(base) ? base : void 0);
	if (url === null || !isUrl(url.href)) return {
		kind: "other",
		why: "it is not a valid web address",
		prose: false
	};
	url.hash = "";
	return {
		kind: "document",
		file: url.href,
		fragment,
		remote: true
	};
};
const isReadable = (file) => /\.(?:json|ya?ml|jsonschema)$/i.test(file);
const fileAim = (path, fragment, base, root) => {
	if (path.includes("\\")) return {
		kind: "unsafe",
		why: "it contains a backslash; write \"/\" between folders"
	};
	if (path.startsWith("//")) return {
		kind: "unsafe",
		why: "it names another machine"
	};
	if (path.startsWith("/")) return {
		kind: "unsafe",
		why: "it is an absolute path"
	};
	const home = directoryOf(root);
	const from = directoryOf(base);
	const inside = home === "" ? from : from.slice(home === "/" ? 1 : home.length + 1);
	const steps = inside === "" ? [] : inside.split("/");
	for (const step of path.split("/")) {
		if (step === "" || step === ".") continue;
		if (step !== "..") steps.push(step);
		else if (steps.pop() === void 0) return {
			kind: "unsafe",
			why: "it leads out of the directory of the description"
		};
	}
	const file = home === "" ? steps.join("/") : `${home === "/" ? "" : home}/${steps.join("/")}`;
	if (/\.(?:md|markdown|txt|html?|adoc|rst)$/i.test(file)) return {
		kind: "other",
		why: "it is prose",
		prose: true
	};
	if (!isReadable(file)) return {
		kind: "other",
		why: "only .json, .yaml and .yml files are read",
		prose: false
	};
	return {
		kind: "document",
		file,
		fragment,
		remote: false
	};
};
const decoded = (text) => {
	if (!text.includes("%")) return text;
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
};

// src/openapi/library.ts
const detours = 32;
const libraryOf = (documents) => {
	const [main] = documents;
	if (main === void 0) throw new Error("a description has at least one document");
	const parsed = new Map(documents.map((document) => [document.file, parse(document)]));
	const rootOf = (file) => ({
		file,
		pointer: "",
		value: parsed.get(file)?.value
	});
	const named = namesOf(parsed);
	const known = /* @__PURE__ */ new Map();
	const circles = /* @__PURE__ */ new Map();
	const aim = (ref, file) => {
		const head = ref.split("#", 1)[0] ?? "";
		if (head !== "" && named.size > 0) {
			const self = ownString(parsed.get(file)?.value, "$self");
			const url = isUrl(head) || self === null || !isUrl(self) ? head : aimedUrl(head, self);
			const named1 = named.get(head) ?? named.get(url);
			if (named1 !== void 0) {
				const fragment = aimOf(`#${ref.slice(head.length + 1)}`, named1.file, main.file);
				return fragment.kind === "document" ? {
					...fragment,
					fragment: joined(named1.pointer, fragment.fragment)
				} : fragment;
			}
		}
		return aimOf(ref, file, main.file);
	};
	const target = (ref, file) => targetWithin(ref, file, detours);
	const targetWithin = (ref, file, left) => {
		const key = `${file}\n${ref}`;
		const found = known.get(key);
		if (found !== void 0) return found;
		known.set(key, null);
		const to = aim(ref, file);
		const spot = to.kind === "document" && parsed.has(to.file) ? lookUp(to.file, to.fragment, left) : null;
		known.set(key, spot);
		return spot;
	};
	const lookUp = (file, fragment, left) => {
		const start = rootOf(file);
		const tokens = pointerTokens(fragment);
		if (tokens === null) {
			const anchor = parsed.get(file)?.survey.anchors.get(fragment);
			return anchor === void 0 ? null : {
				file,
				pointer: pointerOf$1(anchor),
				value: anchor.value
			};
		}
		return descend(start, tokens, left);
	};
	const descend = (start, tokens, left) => {
		let spot = start;
		for (const token of tokens) {
			let next = step(spot, token);
			if (next === null && left > 0 && ownString(spot.value, "$ref") !== null) {
				const behind = followWithin(spot, left - 1);
				next = behind === null ? null : step(behind, token);
			}
			if (next === null) return null;
			spot = next;
		}
		return spot;
	};
	const followed = /* @__PURE__ */ new Map();
	const follow = (spot) => {
		const ref = ownString(spot.value, "$ref");
		if (ref === null) return spot;
		const key = `${spot.file}\n${ref}`;
		const found = followed.get(key);
		if (found !== void 0) return found;
		const made = followWithin(spot, detours);
		followed.set(key, made);
		return made;
	};
	const followWithin = (spot, left) => {
		const seen = /* @__PURE__ */ new Set();
		for (let at = spot; at !== null;) {
			const ref = ownString(at.value, "$ref");
			if (ref === null) return at;
			const key = `${at.file}\n${at.pointer}`;
			if (seen.has(key)) {
				if (circles.size < limits.problems) circles.set(key, at);
				return null;
			}
			seen.add(key);
			at = targetWithin(ref, at.file, left);
		}
		return null;
	};
	const members = (spot) => {
		if (!isRecord(spot.value)) return [];
		if (!Object.hasOwn(spot.value, "$ref")) return Object.keys(spot.value).map((key) => [key, below(spot, key)]);
		const found = /* @__PURE__ */ new Map();
		const behind = follow(spot);
		for (const layer of behind === null ? [spot] : [spot, behind]) {
			if (!isRecord(layer.value)) continue;
			for (const key of Object.keys(layer.value)) if (key !== "$ref" && !found.has(key)) found.set(key, below(layer, key));
		}
		return [...found];
	};
	return {
		root: rootOf(main.file),
		parsed,
		target,
		follow,
		aim,
		members,
		get circles() {
			return [...circles.values()];
		}
	};
};
const step = (spot, token) => {
	if (Array.isArray(spot.value)) {
		const index = /^(?:0|[1-9]\d*)$/.test(token) ? Number(token) : -1;
		return index >= 0 && index < spot.value.length ? below(spot, index) : null;
	}
	return isRecord(spot.value) && Object.hasOwn(spot.value, token) ? below(spot, token) : null;
};
const joined = (pointer, fragment) => fragment === "" || fragment.startsWith("/") ? pointer + fragment : fragment;
const aimedUrl = (head, base) => {
	const to = aimOf(head, base, base);
	return to.kind === "document" ? to.file : head;
};
const namesOf = (parsed) => {
	const names = /* @__PURE__ */ new Map();
	for (const [file, { value, survey }] of parsed) {
		const self = own$1(value, "$self");
		if (typeof self === "string" && self !== "") names.set(self, {
			file,
			pointer: ""
		});
		for (const [id, frame] of survey.ids) if (!id.startsWith("#")) names.set(id, {
			file,
			pointer: pointerOf$1(frame)
		});
	}
	return names;
};
const resolvesWithinId = (library, ref, file) => {
	const use = library.parsed.get(file)?.survey.references.get(ref);
	if (use === void 0 || !ref.startsWith("#/")) return false;
	return idFrames(use.frame).some((frame) => library.target(`#${encodeURI(pointerOf$1(frame))}${ref.slice(1)}`, file) !== null);
};

// src/openapi/parameters.ts
const places = /* @__PURE__ */ new Set([
	"path",
	"query",
	"querystring",
	"header",
	"cookie",
	"body",
	"formData"
]);
const isPlace = (text) => typeof text === "string" && places.has(text);
const parameterReader = (library, problems) => {
	const known = /* @__PURE__ */ new WeakMap();
	const read = (spot) => {
		const real = library.follow(spot);
		if (real === null) return null;
		const found = known.get(real);
		if (found !== void 0) return found;
		const made = parameterAt(real, library, problems);
		known.set(real, made);
		return made;
	};
	return { merged: (lists) => {
		const all = /* @__PURE__ */ new Map();
		for (const spot of lists) {
			if (spot.value === void 0) continue;
			const list = library.follow(spot);
			if (list === null) continue;
			for (const item of itemsOf$1(list, problems)) {
				const parameter = read(item);
				if (parameter !== null) all.set(`${parameter.in}\n${parameter.in === "header" ? parameter.name.toLowerCase() : parameter.name}`, parameter);
			}
		}
		return [...all.values()];
	} };
};
const itemsOf$1 = (list, problems) => {
	const items = problems.list(list, "`parameters`");
	if (items !== null) return items.map((_item, i) => below(list, i));
	return isRecord(list.value) ? Object.keys(list.value).map((key) => below(list, key)) : [];
};
const parameterAt = (spot, library, problems) => {
	if (problems.record(spot, "a parameter") === null) return null;
	const name = own$1(spot.value, "name");
	const at = own$1(spot.value, "in");
	if (typeof name !== "string" && typeof name !== "number") {
		problems.add("a parameter needs a `name`", spot);
		return null;
	}
	if (!isPlace(at)) {
		problems.add("a parameter needs `in`: path, query, header or cookie", spot);
		return null;
	}
	const required = own$1(spot.value, "required");
	if (required !== void 0 && typeof required !== "boolean") problems.add("`required` should be true or false", below(spot, "required"));
	return {
		name: String(name),
		in: at,
		required: at === "path" || required === true || required === "true",
		role: null,
		sample: sampleOf(spot, library),
		explode: explodes(spot, at),
		place: placeOf$2(spot)
	};
};
const explodes = (spot, at) => {
	const explode = own$1(spot.value, "explode");
	if (typeof explode === "boolean") return explode;
	const format = own$1(spot.value, "collectionFormat");
	if (format !== void 0 || own$1(spot.value, "type") !== void 0) return format === "multi";
	const style = own$1(spot.value, "style") ?? (at === "query" || at === "cookie" ? "form" : "simple");
	return style === "form" || style === "cookie" || style === "deepObject";
};
const sampleOf = (spot, library) => ownSample(spot, library) ?? schemaSample(spot, library) ?? mediaSample(spot, library);
const ownSample = (spot, library) => given(spot, "example") ?? exampleOf(below(spot, "examples"), library) ?? given(spot, "x-example");
const schemaSample = (spot, library) => {
	const outer = below(spot, "schema");
	const schema = isRecord(outer.value) ? library.follow(outer) : null;
	return valueOf(outer, library) ?? (schema === null ? null : valueOf(schema, library)) ?? valueOf({
		...spot,
		value: withoutExamples(spot.value)
	}, library);
};
const valueOf = (schema, library) => given(schema, "example") ?? exampleOf(below(schema, "examples"), library) ?? given(schema, "default") ?? given(schema, "const") ?? first(own$1(schema.value, "enum"));
const withoutExamples = (value) => isRecord(value) ? {
	default: own$1(value, "default"),
	enum: own$1(value, "enum")
} : void 0;
const mediaSample = (spot, library) => {
	const content = below(spot, "content");
	const type = isRecord(content.value) ? Object.keys(content.value)[0] : void 0;
	const media = type === void 0 ? null : library.follow(below(content, type));
	return media === null ? null : ownSample(media, library) ?? schemaSample(media, library);
};
const given = (spot, key) => {
	const value = own$1(spot.value, key);
	return value === void 0 ? null : { value };
};
const first = (list) => Array.isArray(list) && list.length > 0 ? { value: list[0] } : null;
const exampleOf = (spot, library) => {
	if (!isRecord(spot.value)) return first(spot.value);
	for (const name of Object.keys(spot.value)) {
		const example = library.follow(below(spot, name));
		const value = example === null ? null : given(example, "value") ?? given(example, "dataValue");
		if (value !== null) return value;
	}
	return null;
};

// src/openapi/path-item.ts
const swagger = [
	"get",
	"put",
	"post",
	"delete",
	"options",
	"head",
	"patch"
];
const openapi = [...swagger, "trace"];
const methods = {
	"2.0": swagger,
	"3.0": openapi,
	"3.1": openapi,
	"3.2": [...openapi, "query"]
};
const pathItemAt = (spot, version, library, problems) => {
	if (problems.record(spot, "a path item") === null) return null;
	const behind = own$1(spot.value, "$ref") === void 0 ? null : library.follow(spot);
	const layers = behind === null ? [spot] : [spot, behind].filter((layer) => isRecord(layer.value));
	const holder = (key) => layers.find((layer) => own$1(layer.value, key) !== void 0);
	const field = (key) => below(holder(key) ?? spot, key);
	const operations = methods[version].flatMap((method) => {
		const layer = holder(method);
		return layer === void 0 ? [] : operationAt$1(method.toUpperCase(), below(layer, method), library, problems);
	});
	const additional = field("additionalOperations");
	if (version === "3.2" && additional.value !== void 0 && problems.record(additional, "`additionalOperations`") !== null) for (const method of Object.keys(additional.value)) if (operations.some((one) => one.method === method)) problems.add("this method has a field of its own", below(additional, method));
	else operations.push(...operationAt$1(method, below(additional, method), library, problems));
	return {
		operations,
		field
	};
};
const operationAt$1 = (method, spot, library, problems) => {
	if (spot.value === void 0) return [];
	const real = library.follow(spot);
	return real === null || problems.record(real, "an operation") === null ? [] : [{
		method,
		spot: real
	}];
};

// src/openapi/problems.ts
const problemsOf = (found = []) => {
	const kept = [];
	const seen = /* @__PURE__ */ new Set();
	let more = 0;
	const add = (message, place) => {
		const key = `${place.file}\n${place.pointer}\n${message}`;
		if (seen.has(key)) return;
		if (kept.length >= limits.problems) {
			more++;
			if (seen.size < 1e4) seen.add(key);
			return;
		}
		seen.add(key);
		kept.push({
			kind: "spec",
			message,
			place: placeOf$2(place)
		});
	};
	for (const problem of found) if (problem.place !== null) add(problem.message, problem.place);
	const wrong = (spot, name, wanted) => {
		if (spot.value !== void 0) add(`${name} should be ${wanted}, not ${kindOf(spot.value)}`, spot);
		return null;
	};
	return {
		add,
		record: (spot, name) => isRecord(spot.value) ? spot.value : wrong(spot, name, "a map"),
		list: (spot, name) => Array.isArray(spot.value) ? spot.value : wrong(spot, name, "a list"),
		text: (spot, name) => typeof spot.value === "string" ? spot.value : wrong(spot, name, "text"),
		done: () => more === 0 ? kept : [...kept, {
			kind: "spec",
			message: `${more} more mistakes of this kind are not listed`,
			place: null
		}]
	};
};
const kindOf = (value) => {
	if (value === null) return "empty";
	if (Array.isArray(value)) return "a list";
	return typeof value === "object" ? "a map" : `a ${typeof value === "string" ? "text" : typeof value}`;
};

// src/openapi/x-signature.ts
const xSignatureKey = "x-signature";
const asDescribed = "x-signature";
const readXSignature = (spot, problems) => {
	const at = below(spot, xSignatureKey);
	if (at.value === void 0) return null;
	const mistakes = mistakesIn(xSignatureField, at.value);
	for (const { path, message } of mistakes.slice(0, 10)) problems.add(`\`${[xSignatureKey, ...path].join(".").slice(0, 100)}\` ${message}, so it does not say how requests are signed`, path.reduce((found, step) => below(found, step).value === void 0 ? found : below(found, step), at));
	return mistakes.length > 0 ? null : at.value;
};
const operationsUnder = ({ operations }, scheme) => operations.filter(({ security }) => security.some((names) => names.includes(scheme.name)));
const signingSetups = (request, spec) => {
	const described = spec.schemes.filter((scheme) => scheme.signing !== null);
	const setups = (request?.setups ?? []).flatMap((setup) => setup.form.scheme === "x-signature" ? filledIn(setup, described, spec) : [setup]);
	const alone = described.filter((scheme) => {
		const operations = operationsUnder(spec, scheme);
		return !setups.some(({ operations: globs }) => globs === null || operations.some(({ id }) => globs.some((glob) => operationMatches(glob, id))));
	});
	return [...setups, ...alone.map((scheme) => setupFrom(scheme, spec, null))];
};
const filledIn = (setup, described, spec) => {
	const meant = described.filter((scheme) => setup.operations === null || operationsIn(setup, scheme, spec).length > 0);
	return meant.length === 0 ? [setup] : meant.map((scheme) => setupFrom(scheme, spec, setup));
};
const operationsIn = ({ operations: globs }, scheme, spec) => operationsUnder(spec, scheme).map(({ id }) => id).filter((id) => globs === null || globs.some((glob) => operationMatches(glob, id)));
const setupFrom = (scheme, spec, policy) => {
	const { "key-id": keyId, ...form } = scheme.signing ?? { scheme: "x-signature" };
	const { scheme: _name, ...laidOver } = policy?.form ?? { scheme: "x-signature" };
	return {
		form: {
			...form,
			...laidOver
		},
		keyId: policy?.keyId ?? (typeof keyId === "string" ? keyId : null),
		operations: policy === null ? operationsUnder(spec, scheme).map(({ id }) => id) : operationsIn(policy, scheme, spec),
		secret: policy?.secret ?? null,
		missing: policy === null ? "the policy names no secret for it (`signing: { scheme: x-signature, secret: { env: … } }`)" : policy.missing,
		previous: policy?.previous ?? null,
		place: scheme.place
	};
};

// src/openapi/security.ts
const readSchemes = (holder, library, problems) => {
	const schemes = [];
	const urls = [];
	const list = holder.value === void 0 ? null : library.follow(holder);
	if (list === null) return {
		schemes,
		urls
	};
	for (const name of Object.keys(problems.record(list, "the security schemes") ?? {})) {
		const spot = library.follow(below(list, name));
		if (spot === null || problems.record(spot, "a security scheme") === null) continue;
		schemes.push(schemeAt(name, spot, problems));
		urls.push(...schemeUrls(spot));
	}
	return {
		schemes,
		urls
	};
};
const schemeAt = (name, spot, problems) => {
	const type = ownString(spot.value, "type") ?? "";
	if (type === "") problems.add("a security scheme needs a `type`", spot);
	const word = type === "http" ? ownString(spot.value, "scheme")?.toLowerCase() ?? null : null;
	if (type === "http" && word === null) problems.add("a security scheme of type http needs a `scheme`", spot);
	const detail = type === "apiKey" ? ownString(spot.value, "name") : word;
	const signing = readXSignature(spot, problems);
	const at = type === "apiKey" ? ownString(spot.value, "in") : null;
	return {
		name,
		type,
		detail,
		in: at === "header" || at === "query" || at === "cookie" ? at : null,
		signature: signatureOf(name, type, detail, spot) ?? (signing === null ? null : type === "http" ? "S1" : "S2"),
		signing,
		place: placeOf$2(spot)
	};
};
const signatureOf = (name, type, detail, spot) => {
	const aws = ownString(spot.value, "x-amazon-apigateway-authtype");
	if (aws !== null && isAwsAuthType(aws)) return "S3";
	if (type === "http") return detail !== null && isSignatureScheme(detail) ? "S1" : null;
	return type === "apiKey" && (isSignatureKey(name) || detail !== null && isSignatureKeyName(detail)) ? "S2" : null;
};
const flowUrls = [
	"authorizationUrl",
	"tokenUrl",
	"refreshUrl",
	"deviceAuthorizationUrl"
];
const schemeUrls = (spot) => {
	const flows = below(spot, "flows");
	return [
		...[spot, ...isRecord(flows.value) ? Object.keys(flows.value).map((name) => below(flows, name)) : []].flatMap((holder) => flowUrls.map((key) => absoluteUrl(below(holder, key), "oauth"))),
		absoluteUrl(below(spot, "oauth2MetadataUrl"), "oauth"),
		absoluteUrl(below(spot, "openIdConnectUrl"), "openid")
	].filter((url) => url !== null);
};
const absoluteUrl = (spot, kind) => typeof spot.value === "string" && spot.value.length <= 2048 && /^https?:\/\/[^\s]/i.test(spot.value) ? {
	url: spot.value,
	kind,
	place: placeOf$2(spot)
} : null;
const readRequirements = (spot, problems) => {
	if (spot.value === void 0) return null;
	const list = problems.list(spot, "`security`");
	if (list === null) return null;
	return list.flatMap((alternative, i) => {
		const record = problems.record(below(spot, i), "an alternative of `security`");
		return record === null || !isRecord(alternative) ? [] : [Object.keys(record)];
	});
};
const undeclaredNames = (requirements, schemes) => [...new Set(requirements.flat().filter((name) => !schemes.has(name)))];

// src/openapi/server-template.ts
const variableNames = (template) => [...new Set([...template.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? ""))];
const authorityOf = (template) => {
	const slashes = /^(?:(?:[^/?#{}]|\{[^{}]*\})*:)?\/\//.exec(template);
	if (slashes === null) return null;
	const start = slashes[0].length;
	return {
		start,
		end: start + (/^(?:[^/?#{}]|\{[^{}]*\}|[{}])*/.exec(template.slice(start))?.[0].length ?? 0)
	};
};
const looksAbsolute = (value) => /^(?:[a-z][a-z0-9+.-]*:)?\/\//i.test(value);
const standsInHost = (template, variable) => {
	const written = `{${variable.name}}`;
	const authority = authorityOf(template);
	if (authority !== null) return template.slice(authority.start, authority.end).includes(written);
	return template.startsWith(written) && [variable.default ?? "", ...variable.enum ?? []].some(looksAbsolute);
};
const expansions = (template, variables) => {
	const names = variableNames(template);
	const choices = names.map((name) => {
		const variable = variables.find((one) => one.name === name);
		return [.../* @__PURE__ */ new Set([...variable?.default == null ? [] : [variable.default], ...variable?.enum ?? []])];
	});
	const total = choices.reduce((product, values) => product * values.length, 1);
	const texts = [];
	for (let n = 0; n < Math.min(total, limits.serverExpansions); n++) {
		let left = n;
		const picked = /* @__PURE__ */ new Map();
		for (let i = names.length - 1; i >= 0; i--) {
			const values = choices[i] ?? [];
			picked.set(names[i] ?? "", values[left % values.length] ?? "");
			left = Math.floor(left / values.length);
		}
		texts.push(template.replace(/\{([^{}]*)\}/g, (_all, name) => picked.get(name) ?? ""));
	}
	return {
		texts,
		total
	};
};
const normalisedServer = (text, base) => {
	const trimmed = text.trim();
	if (/[\0-\x1f\x7f\\]/.test(trimmed)) return {
		url: null,
		remark: "it contains a control character or a backslash"
	};
	if (/^[a-z0-9.-]+:\d/i.test(trimmed)) return {
		url: null,
		remark: "it has no scheme; write \"https://\" before it"
	};
	const absolute = /^[a-z][a-z0-9+.-]*:/i.test(trimmed);
	if (!absolute && !trimmed.startsWith("//") && base === null) return relativeServer(trimmed);
	const url = parseUrl(trimmed, base ?? "https://relative.invalid");
	if (url === null) return {
		url: null,
		remark: "it is not a valid URL"
	};
	if (![
		"http:",
		"https:",
		"ws:",
		"wss:"
	].includes(url.protocol)) return {
		url: null,
		remark: "its scheme is neither http nor https"
	};
	if (absolute && !/^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed)) return {
		url: null,
		remark: "it needs \"//\" after its scheme"
	};
	const remarks = [];
	if (url.username !== "" || url.password !== "") remarks.push("it carries credentials, which every reader of the description can see");
	if (url.search !== "" || url.hash !== "") remarks.push("it has a query or fragment, which is left out");
	const host = url.host.replace(/\.+(?=:|$)/, "");
	const path = url.pathname.replace(/\/+$/, "");
	return {
		url: `${url.protocol}//${host}${path}`,
		remark: remarks.length === 0 ? null : remarks.join("; ")
	};
};
const relativeServer = (text) => {
	const first = /^[^/?#]*/.exec(text)?.[0] ?? "";
	if (/^(?:localhost|(?:[a-z0-9-]+\.)+[a-z]{2,})$/i.test(first) && !text.startsWith(".")) return {
		url: null,
		remark: "it looks like a host without a scheme; write \"https://\" before it"
	};
	const url = parseUrl(text, "https://relative.invalid/");
	if (url === null) return {
		url: null,
		remark: "it is not a valid URL"
	};
	return {
		url: url.pathname.replace(/\/+$/, "") || "/",
		remark: url.search === "" && url.hash === "" ? null : "it has a query or fragment, which is left out"
	};
};
const joker = "xsigproofjokerx";
const hostPattern = (template, variables) => {
	const authority = authorityOf(template);
	if (authority === null) return null;
	const written = template.slice(authority.start, authority.end).replace(/^.*@/, "");
	const find = (name) => variables.find((one) => one.name === name) ?? {
		name,
		enum: null,
		default: null
	};
	const port = /:((?:\d|\{[^{}]*\})*)$/.exec(written);
	const host = port === null ? written : written.slice(0, port.index);
	if (!variableNames(host).some((name) => find(name).enum === null)) return null;
	const filled = host.replace(/\{([^{}]*)\}/g, (_all, name) => {
		const values = find(name).enum;
		return values?.length === 1 ? values[0] ?? "" : joker;
	});
	const digits = (port?.[1] ?? "").replace(/\{([^{}]*)\}/g, (_all, name) => find(name).default ?? find(name).enum?.[0] ?? "");
	const scheme = /^http:/i.test(template) ? "80" : "443";
	const labels = parseHost(digits === "" || digits === scheme ? filled : `${filled}:${digits}`);
	if (labels === null) return null;
	return labels.replace(/:\d+$/, "").split(".").filter((label) => !label.includes(joker)).length >= 2 ? labels.replaceAll(joker, "*") : null;
};

// src/openapi/servers.ts
const longest = 2048;
const serverList = (problems, base) => {
	const all = [];
	const spots = [];
	const known = /* @__PURE__ */ new Map();
	const push = (server, spot) => {
		spots.push(spot);
		return all.push(server) - 1;
	};
	const readOne = (spot, scope) => {
		if (problems.record(spot, "a server") === null) return null;
		const url = below(spot, "url");
		if (typeof url.value !== "string") {
			problems.add("a server needs a `url`", spot);
			return null;
		}
		const template = url.value;
		if (template.length > longest) {
			problems.add(`this server URL is longer than ${longest} characters and is not looked at`, url);
			return null;
		}
		const variables = variablesOf(spot, template, problems);
		const { texts, total } = expansions(template, variables);
		if (total > limits.serverExpansions) problems.add(`this server expands to ${total} URLs; the first ${limits.serverExpansions} are looked at`, url);
		const unvalued = variables.filter((one) => one.default === null && (one.enum?.length ?? 0) === 0 && template.includes(`{${one.name}}`));
		if (unvalued.length > 0) problems.add(`server variables without a value: ${unvalued.map(({ name }) => name).join(", ")}`, url);
		const server = {
			template,
			urls: normalisedAll(texts, base, url, problems),
			hostPattern: hostPattern(template, variables),
			scope,
			variables,
			place: placeOf$2(url)
		};
		return push(server, spot);
	};
	const once = (spot, make) => {
		const key = `${spot.file}\n${spot.pointer}`;
		const found = known.get(key);
		if (found !== void 0) return found;
		const made = make();
		known.set(key, made);
		return made;
	};
	const version2 = (root, schemes, scope) => {
		const host = below(root, "host");
		const basePath = below(root, "basePath");
		const path = problems.text(basePath, "`basePath`") ?? "";
		const name = problems.text(host, "`host`");
		const declared = (problems.list(schemes, "`schemes`") ?? []).map((_item, i) => below(schemes, i)).filter((item) => problems.text(item, "a scheme") !== null);
		if ((name?.length ?? 0) + path.length > longest) {
			problems.add(`\`host\` and \`basePath\` are longer than ${longest} characters and are not looked at`, root);
			return [];
		}
		if (name === null || name === "") {
			if (path === "") return [];
			return [push({
				template: path,
				urls: normalisedAll([path], base, basePath, problems),
				hostPattern: null,
				scope,
				variables: [],
				place: placeOf$2(basePath)
			}, basePath)];
		}
		if (/[/\\?#@\s]/.test(name)) problems.add("`host` is a host name with an optional port, without scheme and path", host);
		return (declared.length === 0 ? [{
			...host,
			value: "https"
		}] : declared).map((scheme) => {
			const template = `${String(scheme.value).toLowerCase()}://${name}${path === "" || path.startsWith("/") ? path : `/${path}`}`;
			const place = /^(?:http|ws):/.test(template) ? scheme : host;
			const variables = variableNames(template).map((variable) => ({
				name: variable,
				inHost: name.includes(`{${variable}}`),
				enum: null,
				default: null,
				place: placeOf$2(host)
			}));
			if (variables.length > 0) problems.add("Swagger 2.0 knows no variables in `host` and `basePath`", host);
			const urls = /[/\\?#@\s]/.test(name) || variables.length > 0 ? [] : normalisedAll([template], base, host, problems);
			return push({
				template,
				urls,
				hostPattern: hostPattern(template, variables),
				scope,
				variables,
				place: placeOf$2(place)
			}, scheme);
		});
	};
	return {
		all,
		spots,
		readOne: (spot, scope) => once(spot, () => [readOne(spot, scope)].filter((index) => index !== null))?.[0] ?? null,
		read: (spot, scope) => spot.value === void 0 ? null : once(spot, () => {
			const list = problems.list(spot, "`servers`");
			const found = (list ?? []).map((_server, i) => readOne(below(spot, i), scope)).filter((index) => index !== null);
			return list === null || list.length === 0 ? null : found;
		}),
		readVersion2: (root) => version2(root, below(root, "schemes"), "document"),
		readSchemes: (root, schemes) => Array.isArray(schemes.value) && schemes.value.length > 0 ? once(schemes, () => version2(root, schemes, "operation")) : null
	};
};
const normalisedAll = (texts, base, place, problems) => {
	const urls = /* @__PURE__ */ new Set();
	for (const text of texts) {
		const { url, remark } = normalisedServer(text, base);
		if (url !== null) urls.add(url);
		if (remark !== null) problems.add(url === null ? `this server URL cannot be used: ${remark}` : `this server URL is odd: ${remark}`, place);
	}
	return [...urls];
};
const variablesOf = (server, template, problems) => {
	const spot = below(server, "variables");
	const declared = problems.record(spot, "`variables`") ?? {};
	const found = Object.keys(declared).flatMap((name) => {
		const variable = below(spot, name);
		if (problems.record(variable, "a server variable") === null) return [];
		const list = below(variable, "enum");
		const values = (problems.list(list, "`enum`") ?? []).map((_value, i) => textOf$1(below(list, i), problems)).filter((value) => value !== null);
		const one = {
			name,
			enum: values.length === 0 ? null : values,
			default: textOf$1(below(variable, "default"), problems)
		};
		return [{
			...one,
			inHost: standsInHost(template, one),
			place: placeOf$2(variable)
		}];
	});
	for (const name of variableNames(template)) {
		if (found.some((variable) => variable.name === name)) continue;
		problems.add(`the server variable ${name} is not declared`, below(server, "url"));
		const one = {
			name,
			enum: null,
			default: null
		};
		found.push({
			...one,
			inHost: standsInHost(template, one),
			place: placeOf$2(below(server, "url"))
		});
	}
	return found;
};
const textOf$1 = (spot, problems) => {
	if (typeof spot.value === "string") return spot.value;
	if (spot.value === void 0) return null;
	if (typeof spot.value !== "number" && typeof spot.value !== "boolean") return problems.text(spot, "a value of a server variable");
	problems.add("a value of a server variable should be text in quotes", spot);
	return String(spot.value);
};

// src/openapi/signature.ts
const declarationOf = (parameters, security, schemes) => {
	const signing = [...new Set(security.flat())].flatMap((name) => schemes.get(name) ?? []).filter((scheme) => scheme.signature !== null);
	const [scheme] = signing;
	if (scheme?.signature != null) {
		const name = scheme.signature === "S2" && scheme.detail !== null && signatureRule(scheme.detail, "header") !== null ? scheme.detail : scheme.name;
		return {
			rule: scheme.signature,
			name,
			schemes: signing.map((one) => one.name),
			place: scheme.place
		};
	}
	const hits = parameters.flatMap((parameter) => {
		const rule = signatureRule(parameter.name, parameter.in);
		return rule === null ? [] : [{
			rule,
			name: parameter.name,
			schemes: [],
			place: parameter.place
		}];
	});
	return hits.find(({ rule }) => rule === "P2") ?? hits[0] ?? null;
};
const withRoles = (parameters, signature) => {
	if (signature === null) return parameters;
	return parameters.map((parameter) => {
		const role = signatureRule(parameter.name, parameter.in) === null ? companionRole(parameter.name, parameter.in) : "signature";
		return role === null ? parameter : {
			...parameter,
			role
		};
	});
};

// src/openapi/unresolved.ts
const unresolvedReferences = (library, absent) => [...library.parsed].flatMap(([file, { survey }]) => [...survey.references.values()].flatMap((use) => {
	const found = judge(library, absent, file, use.ref);
	return found === null ? [] : [{
		ref: use.ref,
		...found,
		why: `${found.why}${elsewhere(use)}`,
		place: {
			file,
			pointer: `${pointerOf$1(use.frame)}/$ref`
		}
	}];
}));
const notFetched = "remote references are not fetched unless asked for";
const elsewhere = ({ count }) => count === 1 ? "" : ` (written ${count} times in this file)`;
const judge = (library, absent, file, ref) => {
	if (library.target(ref, file) !== null) return null;
	const aim = library.aim(ref, file);
	if (aim.kind === "other") return aim.prose ? null : {
		remote: false,
		why: aim.why
	};
	if (aim.kind === "unsafe") return {
		remote: false,
		why: aim.why
	};
	if (library.parsed.has(aim.file)) {
		if (resolvesWithinId(library, ref, file)) return null;
		return {
			remote: false,
			why: aim.file === file ? "nothing stands there" : `nothing stands there in ${aim.file}`
		};
	}
	return absent.get(aim.file) ?? {
		remote: aim.remote,
		why: aim.remote ? notFetched : "the file was not read"
	};
};

// src/openapi/version.ts
const versionOf = (root, problems) => {
	const { value, file } = root;
	const refuse = (message, hint, key) => {
		throw new ScanError("spec-invalid", message, {
			hint,
			at: {
				file,
				...key === null ? {} : { pointer: `/${key}` }
			}
		});
	};
	if (!isRecord(value)) return refuse(`${file} is not an OpenAPI description: it holds no map`, "Name the file that starts with `openapi:` or `swagger:`.", null);
	const key = own$1(value, "openapi") === void 0 ? "swagger" : "openapi";
	const written = own$1(value, key);
	if (written === void 0) {
		const other = own$1(value, "asyncapi") !== void 0 ? "an AsyncAPI document" : own$1(value, "arazzo") !== void 0 ? "an Arazzo document" : own$1(value, "swaggerVersion") !== void 0 ? "a Swagger 1 document" : null;
		return refuse(other === null ? `${file} is not an OpenAPI description: it has neither \`openapi\` nor \`swagger\`` : `${file} is ${other}, not an OpenAPI description`, "Name the file that starts with `openapi:` or `swagger:`.", null);
	}
	const text = typeof written === "number" ? Number.isInteger(written) ? `${written}.0` : String(written) : typeof written === "string" ? written.trim() : "";
	if (typeof written === "number") problems.add(`\`${key}\` should be text in quotes`, below(root, key));
	if (key === "swagger" && /^2\.0(?:\.|$)/.test(text)) return "2.0";
	const found = /^3\.([012])(?:\.|-|$)/.exec(text)?.[1];
	if (key === "openapi" && found !== void 0) return `3.${found}`;
	if (key === "openapi" && /^2\.0(?:\.|$)/.test(text)) return "2.0";
	return refuse(`${file} claims an unknown version in \`${key}\``, "OpenAPI 2.0 (Swagger), 3.0, 3.1 and 3.2 are understood.", key);
};

// src/openapi/webhooks.ts
const webhookReader = (version, library, parameters, schemes, problems) => {
	const webhooks = [];
	const urls = [];
	const ids = /* @__PURE__ */ new Set();
	const push = (item, method, spot, kind, name, suffix) => {
		const merged = parameters.merged([item.field("parameters"), below(spot, "parameters")]);
		const security = readRequirements(below(spot, "security"), problems) ?? [];
		const wanted = `${method} ${kind} ${name}${suffix}`;
		let id = wanted;
		for (let n = 2; ids.has(id); n++) id = `${wanted} #${n}`;
		ids.add(id);
		webhooks.push({
			id,
			kind,
			name,
			place: placeOf$2(spot),
			signature: declarationOf(merged, security, schemes),
			mentioned: mentionedIn(item, spot)
		});
	};
	return {
		webhooks,
		urls,
		readWebhooks: (holder) => {
			if (holder.value === void 0 || problems.record(holder, "the webhooks") === null) return;
			for (const [name, spot] of library.members(holder)) {
				if (name.startsWith("x-")) continue;
				const item = pathItemAt(spot, version, library, problems);
				for (const operation of item?.operations ?? []) if (item !== null) push(item, operation.method, operation.spot, "webhook", name, "");
			}
		},
		readCallbacks: (holder, operation) => {
			if (holder.value === void 0 || problems.record(holder, "`callbacks`") === null) return;
			for (const [name, spot] of library.members(holder)) {
				if (name.startsWith("x-") || problems.record(spot, "a callback") === null) continue;
				for (const [expression, place] of library.members(spot)) {
					if (expression.startsWith("x-")) continue;
					const url = staticUrl(expression, place);
					if (url !== null && !urls.some((known) => known.url === url.url)) urls.push(url);
					const item = pathItemAt(place, version, library, problems);
					for (const one of item?.operations ?? []) if (item !== null) push(item, one.method, one.spot, "callback", name, ` of ${operation}`);
				}
			}
		}
	};
};
const staticUrl = (expression, spot) => expression.length <= 2048 && /^https?:\/\/[^/?#{}\s]+(?:[/?#]|$)/i.test(expression) ? {
	url: expression,
	kind: "callback",
	place: placeOf$2(spot)
} : null;
const mentionedIn = (item, operation) => {
	const found = [
		item.field("description").value,
		item.field("summary").value,
		...["description", "summary"].map((key) => ownString(operation.value, key))
	].flatMap((text) => typeof text === "string" ? mentionsIn(text) : []);
	return (found.find(({ rule }) => rule === "D5") ?? found[0])?.text ?? null;
};

// src/openapi/describe.ts
const describe = (documents, options = {}) => {
	const library = libraryOf(documents);
	const { root } = library;
	const problems = problemsOf([...library.parsed.values()].flatMap((parsed) => parsed.problems));
	const version = versionOf(root, problems);
	const servers = serverList(problems, isUrl(root.file) ? root.file : null);
	const components = below(root, "components");
	const { schemes, urls } = readSchemes(version === "2.0" ? below(root, "securityDefinitions") : below(components, "securitySchemes"), library, problems);
	const byName = new Map(schemes.map((scheme) => [scheme.name, scheme]));
	const parameters = parameterReader(library, problems);
	const webhooks = webhookReader(version, library, parameters, byName, problems);
	const context = {
		version,
		library,
		problems,
		servers,
		parameters,
		webhooks,
		byName,
		ignores: [],
		urls: [],
		seenResponses: /* @__PURE__ */ new Set(),
		operations: []
	};
	const documentServers = version === "2.0" ? servers.readVersion2(root) : servers.read(below(root, "servers"), "document") ?? [];
	readPaths(below(root, "paths"), documentServers, context);
	for (const key of ["webhooks", "x-webhooks"]) webhooks.readWebhooks(below(root, key));
	readLinks(below(components, "links"), context);
	for (const holder of [root, ...itemsOf(below(root, "tags"))]) context.urls.push(...documentation(holder));
	if (context.operations.length === 0 && webhooks.webhooks.length === 0) problems.add("the description declares no operation", root);
	for (const spot of library.circles) problems.add("this reference turns in a circle", below(spot, "$ref"));
	servers.spots.forEach((spot, i) => context.ignores.push(...readIgnores(spot, {
		operation: null,
		hosts: hostsOf(servers, i)
	}, problems)));
	return {
		spec: {
			version,
			title: ownString(own$1(root.value, "info"), "title"),
			servers: servers.all,
			operations: context.operations,
			webhooks: webhooks.webhooks,
			schemes,
			urls: [
				...urls,
				...webhooks.urls,
				...context.urls
			],
			unresolved: unresolvedReferences(library, options.absent ?? /* @__PURE__ */ new Map()),
			mentions: mentionsOf(library),
			ignores: context.ignores
		},
		problems: problems.done()
	};
};
const readPaths = (paths, documentServers, context) => {
	const { library, problems, servers, version } = context;
	if (paths.value === void 0 || problems.record(paths, "`paths`") === null) return;
	for (const [path, spot] of library.members(paths)) {
		if (path.startsWith("x-")) continue;
		if (!path.startsWith("/")) problems.add("a path should start with \"/\"", spot);
		const item = pathItemAt(spot, version, library, problems);
		if (item === null) continue;
		const pathServers = (version === "2.0" ? null : servers.read(item.field("servers"), "path")) ?? documentServers;
		for (const { method, spot: at } of item.operations) {
			context.operations.push(operationAt(path, method, at, item, pathServers, context));
			if (context.operations.length > limits.operations) throw new ScanError("spec-limit-exceeded", `${library.root.file} has more than ${limits.operations} operations`, {
				hint: "Split the description, and scan each part.",
				at: { file: library.root.file }
			});
		}
	}
};
const operationAt = (path, method, spot, item, above, context) => {
	const { library, problems, servers, version, byName } = context;
	const id = `${method} ${path}`;
	const merged = context.parameters.merged([item.field("parameters"), below(spot, "parameters")]);
	const security = readRequirements(below(spot, "security"), problems) ?? readRequirements(below(library.root, "security"), problems) ?? [];
	for (const name of undeclaredNames(security, byName)) problems.add(`\`security\` names the scheme ${name}, which is not declared`, own$1(spot.value, "security") === void 0 ? below(library.root, "security") : below(spot, "security"));
	const signature = declarationOf(merged, security, byName);
	const parameters = withRoles(merged, signature);
	context.ignores.push(...readIgnores(spot, {
		operation: id,
		hosts: []
	}, problems));
	context.webhooks.readCallbacks(below(spot, "callbacks"), id);
	context.urls.push(...documentation(spot));
	const operationId = below(spot, "operationId");
	return {
		id,
		method,
		path,
		operationId: problems.text(operationId, "`operationId`"),
		tags: (problems.list(below(spot, "tags"), "`tags`") ?? []).filter((tag) => typeof tag === "string"),
		place: placeOf$2(spot),
		servers: (version === "2.0" ? servers.readSchemes(library.root, below(spot, "schemes")) : servers.read(below(spot, "servers"), "operation")) ?? above,
		parameters,
		bodyRequired: version === "2.0" ? merged.some((one) => one.required && (one.in === "body" || one.in === "formData")) : requiresBody(below(spot, "requestBody"), library),
		security,
		signature,
		responses: responsesOf(below(spot, "responses"), context)
	};
};
const requiresBody = (spot, library) => {
	const body = isRecord(spot.value) ? library.follow(spot) : null;
	return own$1(body?.value, "required") === true;
};
const responsesOf = (spot, context) => {
	if (spot.value === void 0 || context.problems.record(spot, "`responses`") === null) return [];
	const members = context.library.members(spot).filter(([code]) => !code.startsWith("x-"));
	for (const [, response] of members) {
		const real = isRecord(response.value) ? context.library.follow(response) : null;
		if (real === null || !isRecord(real.value) || !Object.hasOwn(real.value, "links")) continue;
		const key = `${real.file}\n${real.pointer}`;
		if (context.seenResponses.has(key)) continue;
		context.seenResponses.add(key);
		readLinks(below(real, "links"), context);
	}
	return members.map(([code]) => code);
};
const readLinks = (holder, { library, problems, servers }) => {
	if (holder.value === void 0 || problems.record(holder, "`links`") === null) return;
	for (const [, spot] of library.members(holder)) {
		const link = isRecord(spot.value) ? library.follow(spot) : null;
		if (link !== null && own$1(link.value, "server") !== void 0) servers.readOne(below(link, "server"), "link");
	}
};
const itemsOf = (list) => Array.isArray(list.value) ? list.value.map((_item, i) => below(list, i)) : [];
const documentation = (holder) => {
	if (own$1(holder.value, "externalDocs") === void 0) return [];
	const found = absoluteUrl(below(below(holder, "externalDocs"), "url"), "documentation");
	return found === null ? [] : [found];
};
const hostsOf = (servers, index) => {
	const server = servers.all[index];
	const hosts = (server?.urls ?? []).map((url) => url.startsWith("/") ? null : hostOf$1(url));
	return [...new Set([...hosts, server?.hostPattern ?? null].filter((host) => host !== null))];
};
const mentionsOf = (library) => {
	const found = /* @__PURE__ */ new Map();
	for (const [file, { survey }] of library.parsed) for (const { text, key, frame } of survey.prose) for (const mention of mentionsIn(text)) {
		if (found.size >= limits.mentions) return [...found.values()];
		const id = `${mention.rule} ${mention.text.toLowerCase()}`;
		if (!found.has(id)) found.set(id, {
			...mention,
			place: {
				file,
				pointer: `${pointerOf$1(frame)}/${key}`
			}
		});
	}
	return [...found.values()];
};

// src/gather/description.ts
const allText = 268435456;
const readDescription = async (request, ports) => {
	const main = /^https?:\/\//i.test(request.spec) ? await fetchMain(request, ports) : readMain(request.spec, ports);
	const documents = [main];
	const absent = /* @__PURE__ */ new Map();
	const seen = /* @__PURE__ */ new Set([main.file]);
	let wave = [{
		document: main,
		hops: 0
	}];
	let size = main.text.length;
	let fetched = 0;
	while (wave.length > 0) {
		const next = [];
		const remote = [];
		for (const { document, hops } of wave) for (const { file, use, isRemote } of aims(document, main, seen)) {
			seen.add(file);
			if (isRemote) {
				const why = !request.remoteRefs || request.offline ? null : hops >= limits.remote.depth ? "too many references lie between it and the description" : fetched >= limits.remote.documents ? `more than ${limits.remote.documents} documents would be fetched` : "";
				if (why === "") {
					fetched++;
					remote.push({
						file,
						hops: hops + 1
					});
				} else if (why !== null) absent.set(file, {
					why,
					remote: true
				});
				continue;
			}
			const read = readReferenced(file, use, document, main, ports);
			if ("why" in read) absent.set(file, read);
			else next.push({
				document: read,
				hops
			});
		}
		(await Promise.all(remote.map(({ file }) => fetchReferenced(file, ports)))).forEach((answer, i) => {
			const { file = "", hops = 0 } = remote[i] ?? {};
			if ("why" in answer) absent.set(file, answer);
			else next.push({
				document: answer,
				hops
			});
		});
		for (const { document } of next) size += document.text.length;
		documents.push(...next.map(({ document }) => document));
		if (documents.length > limits.files) throw tooMuch(main, `it refers to more than ${limits.files} files`);
		if (size > allText) throw tooMuch(main, `all its files together are larger than ${allText / 1024 / 1024} MiB`);
		wave = next;
	}
	return {
		documents,
		...describe(documents, { absent })
	};
};
const aims = function* (document, main, seen) {
	for (const use of parse(document).survey.references.values()) {
		if (use.ref.startsWith("#")) continue;
		const aim = aimOf(use.ref, document.file, main.file);
		if (aim.kind === "unsafe") throw unsafe(document, use, aim.why);
		if (aim.kind === "document" && !seen.has(aim.file) && !isNamed(document, aim.file)) yield {
			file: aim.file,
			use,
			isRemote: aim.remote
		};
	}
};
const isNamed = (document, file) => {
	const parsed = parse(document);
	return parsed.value?.$self === file || parsed.survey.ids.has(file);
};
const readMain = (spec, ports) => {
	const file = asShown(spec);
	const read = ports.readFile(spec, null, limits.description);
	if (read.kind === "text") return {
		file,
		text: read.text
	};
	if (read.kind === "too-large") throw tooMuch({
		file,
		text: ""
	}, `it is larger than ${limits.description / 1024 / 1024} MiB`);
	throw new ScanError("spec-not-found", `the description ${file} cannot be read: ${read.why}`, {
		hint: "Check the path; it is relative to the working directory.",
		at: { file }
	});
};
const asShown = (spec) => {
	const within = isAbsolute(spec) ? relative(process.cwd(), spec) : spec;
	const path = within === "" || within.startsWith("..") || isAbsolute(within) ? spec : within;
	return (sep === "\\" ? path.replaceAll("\\", "/") : path).replace(/^(?:\.\/+)+/, "");
};
const readReferenced = (file, use, from, main, ports) => {
	const read = ports.readFile(file, directoryOf(main.file) || ".", limits.referenced);
	if (read.kind === "text" && !isReadable(read.path)) throw unsafe(from, use, "a symbolic link leads to a kind of file that is not read");
	if (read.kind === "text") return {
		file,
		text: read.text
	};
	if (read.kind === "missing") return {
		why: read.why,
		remote: false
	};
	if (read.kind === "unsafe") throw unsafe(from, use, read.why);
	throw new ScanError("spec-limit-exceeded", `${file} is larger than ${limits.referenced / 1024 / 1024} MiB, the limit for a file that is referred to`, { at: placeOf(from, use) });
};
const placeOf = (document, use) => {
	const pointer = `${pointerOf$1(use.frame)}/$ref`;
	const { line = 1, column = 1 } = locate(document, [pointer]).get(pointer) ?? {};
	return {
		file: document.file,
		line,
		column,
		pointer
	};
};
const unsafe = (document, use, why) => {
	const at = placeOf(document, use);
	return new ScanError("unsafe-ref", `a $ref at ${at.pointer} is refused: ${why}`, {
		hint: "References may lead to files in the description's directory and below. Bundle the description into one file, or move it above the shared parts.",
		at
	});
};
const tooMuch = ({ file }, why) => new ScanError("spec-limit-exceeded", `${file} exceeds a limit: ${why}`, {
	hint: "Scan a smaller part of the description.",
	at: { file }
});
const accept = [["Accept", "application/json, application/yaml, text/yaml, */*;q=0.5"]];
const fetchMain = async (request, ports) => {
	const url = new URL(request.spec);
	const file = `${url.origin}${url.pathname}`;
	const refuse = (why, hint) => new ScanError("spec-not-found", `the description ${file} cannot be read: ${why}`, {
		...hint === null ? {} : { hint },
		at: { file }
	});
	if (request.offline) throw refuse("offline, nothing is fetched", "Name a file, or leave out --offline.");
	if (url.username !== "" || url.password !== "") throw refuse("the address carries credentials", "Download it in a step of its own and name the file.");
	url.hash = "";
	const exchange = await ports.exchange({
		method: "GET",
		url: url.href,
		headers: accept,
		body: "read",
		maxBytes: limits.description,
		timeoutMs: 6e4
	});
	if (exchange.kind === "fault") throw new FaultError({
		...exchange.fault,
		detail: `the description ${file} cannot be read: ${exchange.fault.detail}`
	});
	const text = textOf(exchange.answer);
	if ("why" in text) throw refuse(text.why, text.redirect ? "Name the address that it leads to." : null);
	return {
		file,
		text: text.text
	};
};
const fetchReferenced = async (url, ports) => {
	const exchange = await ports.exchange({
		method: "GET",
		url,
		headers: accept,
		body: "read",
		maxBytes: limits.referenced
	});
	if (exchange.kind === "fault") return {
		why: exchange.fault.detail,
		remote: true
	};
	const text = textOf(exchange.answer);
	if ("why" in text) return {
		why: text.why,
		remote: exchange.answer.status < 400
	};
	const document = {
		file: url,
		text: text.text
	};
	try {
		parse(document);
		return document;
	} catch (error) {
		if (error instanceof ScanError) return {
			why: error.message,
			remote: false
		};
		throw error;
	}
};
const textOf = ({ status, body, bodyFault }) => {
	if (status >= 300 && status < 400) return {
		why: `it answers with a redirect (${status}), which is not followed`,
		redirect: true
	};
	if (status !== 200) return {
		why: `it answers with status ${status}`,
		redirect: false
	};
	if (body === null) return {
		why: bodyFault?.detail ?? "it has no body",
		redirect: false
	};
	return { text: new TextDecoder().decode(body) };
};

// src/gather/pace.ts
const chainBudget = () => ({ leftMs: 2e4 });
const politeRate = 10;
const politeConcurrency = 4;
const localConcurrency = 16;
const mostRequests$1 = {
	remote: 2e3,
	local: 2e4
};
const mostFaultsInARow = 5;
const mostRefusalsInARow = 3;
const mostTriesPerAsk = 3;
const mostWaitingMs = 6e4;
const isLocal = (host) => {
	const name = hostnameOf$1(host);
	if (isLoopbackHost(host) || isSingleLabel(host)) return true;
	return isAddress(name) && [
		"loopback",
		"unspecified",
		"private"
	].includes(kindOfAddress(name) ?? "");
};
const concurrencyFor = (host, limits, runs = 1) => limits.concurrency ?? (isLocal(host) ? localConcurrency : Math.max(1, Math.floor(politeConcurrency / runs)));
const pace = (ports, limits, baseUrl, runs = 1) => {
	const lanes = /* @__PURE__ */ new Map();
	const mostSent = limits.requests ?? mostRequests$1[isLocal(hostOf$1(baseUrl ?? "") ?? "") ? "local" : "remote"];
	let sent = 0;
	let deadline = Number.POSITIVE_INFINITY;
	let stopped = null;
	const laneOf = (url) => {
		const host = hostOf$1(url) ?? "";
		const known = lanes.get(host);
		if (known !== void 0) return known;
		const rate = limits.rate ?? (isLocal(host) ? null : politeRate / runs);
		const lane = {
			width: concurrencyFor(host, limits, runs),
			intervalMs: rate === null ? 0 : 1e3 / rate,
			inFlight: 0,
			waiting: [],
			gate: Promise.resolve(),
			lastSent: Number.NEGATIVE_INFINITY,
			notBefore: 0,
			cautious: false,
			waitedMs: 0,
			faultsInARow: 0,
			refusalsInARow: 0,
			closed: null
		};
		lanes.set(host, lane);
		return lane;
	};
	const enter = async (lane) => {
		while (lane.inFlight >= (lane.cautious ? 1 : lane.width)) await new Promise((resolve) => lane.waiting.push(resolve));
		lane.inFlight += 1;
	};
	const leave = (lane) => {
		lane.inFlight -= 1;
		for (const wake of lane.waiting.splice(0, (lane.cautious ? 1 : lane.width) - lane.inFlight)) wake();
	};
	const release = async (lane, before) => {
		await before;
		for (;;) {
			const now = ports.now();
			const wait = Math.max(lane.lastSent + lane.intervalMs, lane.notBefore) - now;
			if (wait <= 0 || now >= deadline || lane.closed !== null || stopped !== null) break;
			await ports.sleep(Math.ceil(Math.min(wait, deadline - now)));
			if (ports.now() <= now) break;
		}
		lane.lastSent = ports.now();
	};
	const obstacle = (lane) => {
		if (stopped !== null) return stopped;
		if (Math.max(ports.now(), lane.notBefore) >= deadline) {
			const now = ports.now() >= deadline;
			const found = fault("deadline", `the scan's deadline of ${limits.deadlineMs / 1e3} s ${now ? "has passed" : "ends before the host wants to be asked again"}`);
			if (now) stopped = found;
			return found;
		}
		if (lane.closed !== null) return lane.closed;
		return sent >= mostSent ? fault("request-limit", `${mostSent} requests were sent, and no more may be (limits.requests)`) : null;
	};
	const once = async (ask, lane, budget) => {
		await enter(lane);
		try {
			if (obstacle(lane) === null && (lane.intervalMs > 0 || lane.notBefore > 0)) await (lane.gate = release(lane, lane.gate));
			const reason = obstacle(lane);
			if (reason !== null) return {
				kind: "fault",
				fault: reason
			};
			if (budget.leftMs <= 0) return {
				kind: "fault",
				fault: fault("timeout", "the chain of requests took longer than 20 s")
			};
			sent += 1;
			const before = ports.now();
			const exchange = await ports.exchange({
				...ask,
				timeoutMs: Math.max(1, Math.min(ask.timeoutMs ?? budget.leftMs, budget.leftMs, deadline - before))
			});
			budget.leftMs -= ports.now() - before;
			const judged = judge(exchange, lane);
			return judged === null && ask.retry === "never" ? exchange : judged;
		} finally {
			leave(lane);
		}
	};
	const judge = (exchange, lane) => {
		if (exchange.kind === "fault") {
			const { reason } = exchange.fault;
			if (reason === "interrupted") stopped ??= exchange.fault;
			if (reason === "timeout" && ports.now() >= deadline) return {
				kind: "fault",
				fault: obstacle(lane) ?? exchange.fault
			};
			if (!isTransportFault(exchange.fault)) return exchange;
			lane.faultsInARow += 1;
			if (lane.faultsInARow >= mostFaultsInARow) lane.closed ??= fault("target-gave-up", `not asked any more after ${mostFaultsInARow} failures in a row, the last: ${exchange.fault.detail}`);
			return exchange;
		}
		lane.faultsInARow = 0;
		if (exchange.answer.bodyFault?.reason === "interrupted") stopped ??= exchange.answer.bodyFault;
		const wish = wantsWait(exchange.answer, ports.now());
		if (wish === null) {
			lane.refusalsInARow = 0;
			lane.cautious = false;
			return exchange;
		}
		const now = ports.now();
		const echo = now < lane.notBefore;
		if (!echo) lane.refusalsInARow += 1;
		const until = Math.max(lane.notBefore, now + (wish.ms ?? (echo ? 0 : 1e3 * 2 ** (lane.refusalsInARow - 1))));
		const longer = until - Math.max(now, lane.notBefore);
		lane.cautious = true;
		if (lane.refusalsInARow >= mostRefusalsInARow || lane.waitedMs + longer > mostWaitingMs) {
			lane.closed ??= fault("rate-limited", `the host answered ${exchange.answer.status} and wants to be left alone for longer than a scan waits`);
			return {
				kind: "fault",
				fault: lane.closed
			};
		}
		lane.waitedMs += longer;
		lane.notBefore = until;
		return null;
	};
	const ask = async (request, budget) => {
		const lane = laneOf(request.url);
		for (let tries = 0; tries < mostTriesPerAsk; tries += 1) {
			const exchange = await once(request, lane, budget);
			if (exchange !== null) return exchange;
		}
		return {
			kind: "fault",
			fault: lane.closed ?? fault("rate-limited", `asked ${mostTriesPerAsk} times, refused each time with 429 or 503`)
		};
	};
	return {
		...ports,
		...withDeadline(ports, () => stopped ?? (ports.now() >= deadline ? late(limits) : deadline - ports.now())),
		ask,
		exchange: (request) => ask(request, { leftMs: request.timeoutMs ?? chainBudget().leftMs }),
		poll: async (request) => {
			sent += 1;
			const exchange = await ports.exchange(request);
			if (exchange.kind === "fault" && exchange.fault.reason === "interrupted") stopped ??= exchange.fault;
			return exchange;
		},
		start: () => {
			deadline = ports.now() + limits.deadlineMs;
		},
		sent: () => sent,
		left: () => deadline - ports.now(),
		stopped: () => {
			if (stopped === null && ports.now() >= deadline) stopped = fault("deadline", `the scan's deadline of ${limits.deadlineMs / 1e3} s has passed`);
			return stopped;
		}
	};
};
const late = (limits) => fault("deadline", `the scan's deadline of ${limits.deadlineMs / 1e3} s has passed`);
const withDeadline = (ports, left) => ports.dns === void 0 ? {} : { dns: async (question) => {
	const time = left();
	if (typeof time !== "number") return {
		kind: "fault",
		fault: time
	};
	return ports.dns?.({
		...question,
		timeoutMs: Math.min(question.timeoutMs, time)
	}) ?? {
		kind: "fault",
		fault: fault("unreachable", "nothing may be asked")
	};
} };
const wantsWait = ({ status, headers }, now) => {
	const value = headers.find(([name]) => name.toLowerCase() === "retry-after")?.[1]?.trim() ?? null;
	if (status !== 429 && !(status === 503 && value !== null)) return null;
	return { ms: retryAfterMs(value ?? "", now) };
};
const retryAfterMs = (value, now) => {
	if (/^\d{1,15}$/.test(value)) return Number(value) * 1e3;
	if (!/^[A-Za-z]{3,9},? /.test(value)) return null;
	const at = Date.parse(value);
	return Number.isNaN(at) || at <= now ? null : at - now;
};

// src/gather/side-by-side.ts
const sideBySide = async (items, width, work) => {
	const results = [];
	const queue = items.entries();
	const worker = async () => {
		for (const [index, item] of queue) results[index] = await work(item);
	};
	await Promise.all(Array.from({ length: Math.max(1, Math.min(width, items.length)) }, worker));
	return results;
};

// src/gather/visits.ts
const mostRequests = 10;
const longestUrl = 8192;
const redirectStatuses = /* @__PURE__ */ new Set([
	301,
	302,
	303,
	307,
	308
]);
const runVisits = (planned, ports, target, width) => {
	let done = 0;
	return sideBySide(planned, width, async (plan) => {
		const visit = await runVisit(plan, ports, target);
		done += 1;
		ports.progress({
			stage: "visited",
			done,
			total: planned.length,
			url: visit.url
		});
		return visit;
	});
};
const runVisit = async (planned, ports, target) => {
	const budget = chainBudget();
	const steps = [];
	const seen = /* @__PURE__ */ new Set();
	let url = planned.url;
	const end = await (async () => {
		while (steps.length < mostRequests) {
			const first = steps.length === 0;
			seen.add(withoutHash(url));
			const exchange = await ports.ask({
				method: planned.method,
				url,
				...hostFor(url, target),
				headers: first ? planned.headers : [],
				body: "json"
			}, budget);
			if (exchange.kind === "fault") return {
				kind: "fault",
				fault: exchange.fault
			};
			const { step, to } = readStep(url, planned.method, exchange.answer);
			steps.push(step);
			if (typeof to === "string" || to === null) return to === null ? { kind: "answered" } : {
				kind: "bad-location",
				location: to
			};
			if (seen.has(withoutHash(to.href))) return { kind: "loop" };
			if (!mayFollow(url, to, target)) return {
				kind: "left",
				to: cut$1(redactUrl(to.href), longestUrl)
			};
			if (to.href.length > longestUrl) return {
				kind: "bad-location",
				location: cut$1(redactUrl(to.href), 2048)
			};
			url = withoutHash(to.href);
		}
		return { kind: "too-many-redirects" };
	})();
	return {
		entry: planned.entry,
		method: planned.method,
		url: redactUrl(planned.url),
		steps,
		end
	};
};
const withoutHash = (url) => url.replace(/#.*$/s, "");
const hostFor = (url, { baseUrl, alias }) => alias !== null && sameOrigin(url, baseUrl) ? { host: alias } : {};
const mayFollow = (from, to, { baseUrl, alias, mayContact }) => {
	if (from.startsWith("https:") && to.protocol === "http:") return false;
	if (to.username !== "" || to.password !== "") return false;
	const host = hostOf$1(to);
	if (host === null) return false;
	if (sameOrigin(to, from) || sameOrigin(to, baseUrl)) return true;
	return host !== alias && mayContact.has(host);
};
const readStep = (url, method, answer) => {
	const locations = [...new Set(valuesOf(answer, "location"))];
	const redirects = redirectStatuses.has(answer.status) && locations.length > 0;
	const target = redirects && locations.length === 1 ? webUrl(locations[0] ?? "", url) : null;
	const shown = locations.length === 0 ? null : cut$1(redactUrl(locations.join(", ")), 2048);
	const wantsJson = method === "GET" && isJson(answer.headers);
	const found = findReferences({
		url,
		headers: answer.headers,
		redirects: target !== null,
		json: wantsJson ? answer.body : null
	});
	const empty = answer.body === null || answer.body.length === 0;
	return {
		step: {
			url: redactUrl(url),
			status: answer.status,
			location: shown,
			redirect: target === null ? null : cut$1(redactUrl(target.href), longestUrl),
			references: found.references,
			body: (wantsJson ? answer.bodyFault : null) ?? found.fault ?? (wantsJson && !empty ? "read" : "none"),
			cached: cacheSeen(answer),
			...url.startsWith("https:") ? { hsts: cutOrNull(valuesOf(answer, "strict-transport-security")[0]) } : {}
		},
		to: redirects ? target ?? shown ?? "" : null
	};
};
const webUrl = (location, base) => {
	const url = location.trim() === "" ? null : parseUrl(location, base);
	return url !== null && /^https?:$/.test(url.protocol) ? url : null;
};
const valuesOf = ({ headers }, wanted) => headers.filter(([name]) => name.toLowerCase() === wanted).map(([, value]) => value);
const cutOrNull = (value) => value === void 0 ? null : cut$1(value, 256);
const cacheSeen = ({ headers }) => headers.some(([name, value]) => {
	const lower = name.toLowerCase();
	return lower === "age" || lower === "x-varnish" || /^(x-cache(-status|-lookup)?|cf-cache-status|cache-status|x-proxy-cache)$/.test(lower) && /hit/i.test(value);
});

// src/gather/reflections.ts
const mostProbesFor = (planned) => Math.min(planned.length, 101);
const planProbes = (planned, visits, isOwn) => {
	const looks = planned.map((plan, index) => ({
		plan,
		visit: visits[index]
	}));
	const base = looks.filter(({ plan, visit }) => plan.entry.kind === "base-url" && (visit?.steps.length ?? 0) > 0);
	const telling = looks.filter(({ plan, visit }) => plan.entry.kind !== "base-url" && visit !== void 0 && namesAHost(visit, isOwn));
	return [...base, ...telling].map(({ plan }) => plan);
};
const namesAHost = ({ steps: [first], url }, isOwn) => {
	if (first === void 0) return false;
	if (first.location !== null) return true;
	const own = hostOf$1(url);
	return first.references.some(({ source, host }) => host === own || isOwn(host) || source === "location" || source === "content-location" || source === "link" || source === "refresh");
};
const runProbes = async (probes, ports, target, width) => [...await sideBySide(probes.slice(0, 101), width, (probe) => runProbe(probe, ports, target)), ...probes.slice(101).map(({ entry, url }) => notProbed(entry, redactUrl(url)))];
const runProbe = async (planned, ports, target) => {
	const sent = {
		xForwardedHost: `x${ports.randomHex(6)}.sigproof.invalid`,
		forwarded: `f${ports.randomHex(6)}.sigproof.invalid`
	};
	const url = withCacheBuster(planned.url, ports.randomHex(6));
	const headers = [
		...planned.headers,
		["X-Forwarded-Host", sent.xForwardedHost],
		["Forwarded", `host=${sent.forwarded}`]
	];
	const exchange = await ports.ask({
		method: "GET",
		url,
		...hostFor(url, target),
		headers,
		body: "json"
	}, chainBudget());
	const common = {
		entry: planned.entry,
		url: redactUrl(url),
		sent
	};
	if (exchange.kind === "fault") return {
		...common,
		status: null,
		fault: exchange.fault,
		echoes: []
	};
	const { answer } = exchange;
	const json = isJson(answer.headers);
	const found = findReferences({
		url,
		headers: answer.headers,
		redirects: false,
		json: json ? answer.body : null
	});
	const fault = (json ? answer.bodyFault : null) ?? found.fault;
	const echoes = found.references.filter(({ source }) => searched.has(source)).flatMap(({ source, host, value, detail }) => {
		const header = isOrUnder(host, sent.xForwardedHost) ? "X-Forwarded-Host" : isOrUnder(host, sent.forwarded) ? "Forwarded" : null;
		return header === null ? [] : [{
			header,
			source,
			value,
			detail: source === "location" && redirectStatuses.has(answer.status) ? "redirect" : detail
		}];
	});
	return {
		...common,
		status: answer.status,
		fault,
		echoes
	};
};
const searched = /* @__PURE__ */ new Set([
	"location",
	"content-location",
	"link",
	"refresh",
	"body"
]);
const isOrUnder = (host, name) => {
	const given = hostnameOf$1(host);
	return given === name || given.endsWith(`.${name}`);
};
const withCacheBuster = (text, hex) => {
	const url = parseUrl(text);
	if (url === null) return text;
	url.search = `${url.search === "" ? "?" : `${url.search}&`}sigproof-${hex}=1`;
	return url.href;
};

// src/gather/certificates.ts
const mostHosts = 50;
const mostAddresses = 8;
const width = 4;
const gatherCertificates = async (request, ports, tlsaOf = () => []) => {
	if (request.offline) return skipped("offline");
	const hosts = hostsToAsk(request).slice(0, mostHosts);
	if (hosts.length === 0) return skipped("the base URL is not https, and hosts.allow names no other host that a certificate could be for");
	if (ports.handshake === void 0 || ports.hello === void 0 || ports.addresses === void 0) return skipped("no TLS handshake is possible here");
	const proxies = hosts.map(({ url }) => ports.proxyOf?.(url) ?? null);
	if (proxies.every((proxy) => proxy !== null)) return skipped(`the proxy ${proxies[0]} stands before the host: what it shows proves nothing about the host`);
	const over = () => {
		const stop = ports.stopped?.() ?? null;
		return stop !== null && (stop.reason === "deadline" || stop.reason === "interrupted") ? stop : null;
	};
	const facts = await sideBySide(hosts, width, async ({ host, name, url }) => {
		const proxy = ports.proxyOf?.(url) ?? null;
		const port = portOf(url);
		const tlsa = tlsaOf(name, port);
		if (proxy !== null) return {
			host,
			name,
			showings: [],
			tlsa,
			fault: fault("unreachable", `the proxy ${proxy} stands before it`)
		};
		const found = over() ?? await ports.addresses?.(url) ?? fault("dns", "nobody was asked for its address");
		if ("reason" in found) return {
			host,
			name,
			showings: [],
			tlsa,
			fault: found
		};
		const addresses = found.addresses.slice(0, mostAddresses).toSorted();
		return {
			host,
			name,
			showings: await sideBySide(addresses, width, (address) => look(address, port, name, ports, over)),
			tlsa,
			fault: null
		};
	});
	const stop = over();
	return stop !== null && facts.every(({ showings }) => showings.length === 0) ? failed(stop.detail) : known(facts);
};
const hostsToAsk = ({ baseUrl, alias, policy }) => {
	const base = baseUrl === null ? null : parseUrl(baseUrl);
	const own = base === null ? null : hostOf$1(base);
	const first = base !== null && own !== null && base.protocol === "https:" ? [{
		host: own,
		name: hostnameOf$1(alias ?? own),
		url: base.origin
	}] : [];
	const others = [...exactHosts(policy.hosts.allow)].filter((host) => host !== own && host !== alias && isPublicName(host)).map((host) => ({
		host,
		name: hostnameOf$1(host),
		url: `https://${host}`
	}));
	return [...first, ...others];
};
const isPublicName = (host) => !isAddress(hostnameOf$1(host)) && !isLoopbackHost(host) && !isSingleLabel(host);
const portOf = (url) => Number(new URL(url).port || 443);
const look = async (address, port, name, ports, over) => {
	const stop = over();
	const handshake = stop === null ? await ports.handshake?.({
		address,
		port,
		name
	}) : void 0;
	if (handshake === void 0) return {
		address,
		handshake: {
			kind: "fault",
			fault: stop ?? fault("unreachable", "not asked")
		},
		old: []
	};
	return {
		address,
		handshake,
		old: handshake.kind === "shown" ? await oldVersions(address, port, name, ports, over) : []
	};
};
const oldVersions = async (address, port, name, ports, over) => {
	const old = [];
	for (const version of ["TLSv1.1", "TLSv1"]) {
		const stop = over();
		const said = stop === null ? await ports.hello?.({
			address,
			port,
			name,
			version
		}) : void 0;
		const read = wordsOf(said ?? {
			kind: "fault",
			fault: stop ?? fault("unreachable", "not asked")
		}, version);
		old.push(read);
		if (read.answer !== "accepted" || read.version !== version) break;
	}
	return old;
};
const wordsOf = (said, version) => {
	if (said.kind === "fault") return {
		version,
		answer: "unknown",
		why: said.fault.detail
	};
	if (said.kind === "refused") return {
		version,
		answer: "refused",
		why: said.why
	};
	return [
		"SSLv3",
		"TLSv1",
		"TLSv1.1"
	].includes(said.version) ? {
		version: said.version,
		answer: "accepted",
		why: `ServerHello in ${said.version}`
	} : {
		version,
		answer: "unknown",
		why: `the server answered with ${said.version}, which was not offered`
	};
};

// src/gather/name-facts.ts
const namesToAsk = ({ baseUrl, alias, policy }) => {
	const asked = /* @__PURE__ */ new Map();
	const add = (host, tlsPort) => {
		const name = hostnameOf$1(host);
		if (isAddress(name) || isLoopbackHost(host) || isSingleLabel(host) || !isResolvable(name) || host === alias) return;
		const before = asked.get(name);
		if (before === void 0) asked.set(name, {
			hosts: [host],
			tlsPort
		});
		else if (!before.hosts.includes(host)) before.hosts.push(host);
	};
	if (baseUrl !== null) {
		const url = new URL(baseUrl);
		add(hostOf$1(url) ?? "", url.protocol === "https:" && url.port !== "" ? Number(url.port) : 443);
	}
	for (const host of exactHosts(policy.hosts.allow)) add(host, Number(/:(\d+)$/.exec(host)?.[1] ?? 443));
	return [...asked].map(([name, more]) => ({
		name,
		...more
	}));
};
const isResolvable = (name) => name !== "" && !/(?:^|\.)(?:invalid|local|onion)$/.test(name);
const gatherNames = async (request, ports) => {
	const both = (why) => ({
		zones: why,
		resolutions: why
	});
	if (request.offline) return both(skipped("offline"));
	const names = namesToAsk(request);
	const own = request.baseUrl === null ? null : hostOf$1(request.baseUrl);
	if (names.length === 0) return both(skipped(`${own === null ? "the base URL" : own} is no name that DNS knows, and hosts.allow names no other`));
	if (ports.dns === void 0) return both(skipped("nothing may be asked about names here"));
	const proxy = ports.proxyOf?.(request.baseUrl ?? "") ?? null;
	if (proxy !== null) return both(failed(`a proxy stands in the path (${proxy}), and what DNS says here is not what it uses`));
	const { askNames } = await import("./ask-names.js");
	const v6 = Object.values(networkInterfaces()).flatMap((list) => list ?? []).some(({ address, internal }) => !internal && address.includes(":") && kindOfAddress(address) === "global");
	const { zones, resolutions } = await askNames(names, request, ports, {
		refusal: (address, name) => refusal(address, name, "", {
			ownOrigins: /* @__PURE__ */ new Set(),
			allowPrivate: request.policy.hosts.allowPrivate
		}),
		left: () => ports.left?.() ?? Number.POSITIVE_INFINITY,
		speaks: (address) => v6 || !address.includes(":") || kindOfAddress(address) === "loopback"
	});
	return {
		zones: known(zones),
		resolutions: known(resolutions)
	};
};

// src/gather/identities.ts
const gatherIdentities = async (request, ports) => {
	const names = await gatherNames(request, ports);
	const resolutions = names.resolutions.state === "known" ? names.resolutions.value : [];
	const certificates = await gatherCertificates(request, ports, (name, port) => resolutions.filter((one) => one.name === name && one.tlsa.state === "validated").flatMap(({ tlsa }) => tlsa.records.filter((record) => record.port === port)).map(({ usage, selector, matching, data }) => ({
		usage,
		selector,
		matching,
		data
	})));
	return {
		...names,
		certificates
	};
};

// src/gather/signatures.ts
const all = (why) => ({
	signing: why,
	experiments: why,
	secretStrength: why
});
const whenUnsaid = (request, spec) => {
	if (signingSetups(request.signing, spec).length > 0) return null;
	if (!spec.operations.some(({ signature }) => signature !== null)) return all(skipped("nothing says that requests are signed: neither `signing` in the policy nor `x-signature` in the description"));
	const why = "operations declare a signature, but nothing says how it is made: add `signing` to the policy, or `x-signature` to the security scheme";
	return all(request.offline ? skipped(why) : failed(why));
};
const gatherSignatures = async (request, spec, ports, silence) => {
	if (spec === null) return all(failed(silence?.detail ?? "the description was not read"));
	const unsaid = whenUnsaid(request, spec);
	if (unsaid !== null) return unsaid;
	const { runExperiments, withoutExperiments } = await import("./experiments.js");
	return silence === null ? runExperiments(request, spec, ports) : withoutExperiments(request, spec, failed(silence.detail));
};

// src/gather/sites.ts
const gatherSites = async (sources) => {
	const hosts = [...hostsIn(sources)].sort();
	const siteOf = hosts.every(ownsNothing) ? () => null : (await import("./site2.js")).siteOf;
	return Object.fromEntries(hosts.map((host) => [host, {
		site: siteOf(host),
		unicode: domainToUnicode(hostnameOf$1(host)) || hostnameOf$1(host)
	}]));
};
const ownsNothing = (host) => isSingleLabel(host) || isAddress(hostnameOf$1(host));
const hostsIn = ({ spec, given, visits, probes, calls }) => {
	const hosts = /* @__PURE__ */ new Set();
	const add = (host) => {
		if (host !== null && host !== "") hosts.add(host);
	};
	const addUrl = (url) => {
		if (url !== null) add(hostOf$1(url));
	};
	for (const text of given) if (text !== null) add(text.includes("://") ? hostOf$1(text) : text);
	for (const { urls } of spec.servers) for (const url of urls) addUrl(url);
	for (const { url } of spec.urls) addUrl(url);
	for (const { url, steps, end } of visits) {
		addUrl(url);
		for (const step of steps) {
			addUrl(step.url);
			addUrl(step.redirect);
			for (const { host } of step.references) add(host);
		}
		if (end.kind === "left") addUrl(end.to);
	}
	for (const { url, echoes } of probes) {
		addUrl(url);
		for (const { value } of echoes) addUrl(value);
	}
	for (const { host, redirect, follows } of calls) {
		add(host);
		addUrl(redirect);
		addUrl(follows?.url ?? null);
	}
	return hosts;
};

// src/gather/share.ts
const placesFor = (keys, share) => {
	const all = [...keys.keys()];
	if (share === void 0) return all;
	const rank = new Map([...new Set(keys)].filter((key) => key !== null).sort().map((key, at) => [key, at]));
	return all.filter((place) => (rank.get(keys[place] ?? null) ?? 0) % share.of === share.index - 1);
};
const digest = (value) => createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 16);
const settingsOf = ({ signing, policy, remoteRefs, resolvers }) => ({
	signing: digest((signing?.setups ?? []).map(({ form, operations, keyId, secret, previous }) => [
		form,
		operations,
		keyId,
		secret !== null,
		previous !== null
	])),
	canaries: digest((signing?.canaries ?? []).map(({ headers, ...canary }) => [canary, headers.map(([name, value]) => [name, typeof value === "string" ? value : null])])),
	quick: digest(signing?.quick ?? false),
	"require.covers": digest(policy.require.covers),
	"require.max-age": digest(policy.require.maxAge ?? null),
	"hosts.allow": digest([...exactHosts(policy.hosts.allow)].sort()),
	"hosts.allow-private": digest([...policy.hosts.allowPrivate].sort()),
	"remote-refs": digest(remoteRefs),
	"names.resolvers": digest(resolvers ?? null)
});

// src/gather/traffic.ts
const trafficFiles = ({ traffic = [] }, ports) => {
	if (traffic.length === 0) return [];
	if (ports.findTraffic === void 0) throw new ScanError("traffic-not-found", `${traffic[0]?.from}: there are no files to be read here`);
	return ports.findTraffic(traffic);
};
const gatherTraffic = async (request, spec, files, ports) => {
	const none = skipped("no traffic was given");
	if (files.length === 0) return {
		calls: none,
		captures: none
	};
	const [{ readTraffic }, { callFacts, observeCalls }, { observeCaptures }] = await Promise.all([
		import("./read-traffic2.js"),
		import("./calls.js"),
		import("./captures.js")
	]);
	const calls = observeCalls(request, spec);
	const captures = await observeCaptures(request, spec);
	const sources = readTraffic(files, ports, (call) => {
		calls.see(call);
		captures.see(call);
	});
	refuseStrangers(sources);
	return {
		calls: known(callFacts(sources, calls.done())),
		captures: captures.done()
	};
};
const refuseStrangers = (sources) => {
	const [first] = sources;
	if (first === void 0 || sources.some(({ format }) => format !== null)) return;
	const why = first.cut ?? first.unread[0]?.why ?? "it holds neither HAR nor OpenTelemetry traces";
	throw new ScanError("traffic-invalid", `${first.file} holds no traffic that could be read: ${why}`, {
		hint: "Captured traffic is a HAR 1.2 file (browsers, Playwright, mitmproxy) or OTLP traces as JSON or JSON lines.",
		at: { file: first.file }
	});
};

// src/gather/wait-for.ts
const firstPauseMs = 500;
const longestPauseMs = 2e3;
const waitFor = async ({ url, timeoutMs }, ports, target) => {
	const until = ports.now() + timeoutMs;
	let pause = firstPauseMs;
	let last = "nothing";
	for (let attempt = 1; attempt <= timeoutMs / firstPauseMs + 2; attempt += 1) {
		const left = until - ports.now();
		if (left <= 0) break;
		const exchange = await ports.poll({
			method: "GET",
			url,
			...hostFor(url, target),
			headers: [],
			body: "none",
			timeoutMs: Math.min(left, 5e3)
		});
		if (exchange.kind === "answer" && exchange.answer.status >= 200 && exchange.answer.status < 400) return null;
		if (exchange.kind === "fault" && (exchange.fault.reason === "interrupted" || exchange.fault.reason === "address-refused")) return exchange.fault;
		last = exchange.kind === "answer" ? `status ${exchange.answer.status}` : exchange.fault.detail;
		ports.progress({
			stage: "waiting",
			url: redactUrl(url),
			attempt,
			last
		});
		await ports.sleep(Math.max(0, Math.min(pause, until - ports.now())));
		pause = Math.min(longestPauseMs, pause * 1.5);
	}
	return fault("timeout", `${redactUrl(url)} did not answer with success within ${timeoutMs / 1e3} s; the last answer: ${last}${last.startsWith("status 4") ? " (a path to wait for has to answer with 2xx or 3xx)" : ""}`);
};

// src/gather/gather.ts
const gather = async (request, outside) => {
	const begun = outside.now();
	const elsewhere = lookedAtByTheFirst(request.share);
	const captured = elsewhere === null ? trafficFiles(request, outside) : [];
	const ports = pace(outside, request.limits, request.baseUrl, request.share?.of);
	const target = targetOf(request);
	const remote = /^https?:\/\//i.test(request.spec);
	const early = remote ? await waited(request, ports, target) : null;
	ports.start();
	const description = early ?? await described(request, ports);
	const late = remote || "reason" in description ? early : await waited(request, ports, target);
	ports.start();
	const silence = "reason" in description ? description : late;
	const { documents, spec, problems } = "reason" in description ? {
		documents: [],
		spec: null,
		problems: []
	} : description;
	const { calls, captures } = elsewhere === null ? await gatherTraffic(request, spec, captured, outside) : {
		calls: elsewhere,
		captures: elsewhere
	};
	const live = silence !== null ? unreached(silence) : target === null || spec === null ? offline : await ask(spec, ports, request, target);
	const visits = live.visits.state === "known" ? live.visits.value.visits : [];
	const probes = live.reflections.state === "known" ? live.reflections.value : [];
	const { problems: unasked = [], places: tried = [], ...signatures } = await gatherSignatures(request, spec, ports, silence ?? live.stopped);
	const { zones, resolutions, certificates } = elsewhere === null ? await gatherIdentities(request, ports) : {
		zones: elsewhere,
		resolutions: elsewhere,
		certificates: elsewhere
	};
	const observed = calls.state === "known" ? calls.value.calls : [];
	const given = [
		request.baseUrl,
		request.alias,
		...exactHosts(request.policy.hosts.allow)
	];
	const evidence = {
		schema: "sigproof.evidence/1",
		tool: {
			name: project.name,
			version: project.version
		},
		startedAt: new Date(begun).toISOString(),
		durationMs: ports.now() - begun,
		requests: ports.sent(),
		proxy: request.offline || request.baseUrl === null ? null : outside.proxyOf?.(request.baseUrl) ?? null,
		stopped: live.stopped ?? ports.stopped(),
		...request.share === void 0 ? {} : { parts: {
			of: request.share.of,
			settings: settingsOf(request),
			held: [partOf(request.share, live, signatures.experiments, tried)]
		} },
		documents,
		problems: [...problems, ...unasked],
		facts: {
			target: known({
				baseUrl: request.baseUrl,
				alias: request.alias,
				spec: request.spec,
				offline: request.offline,
				...request.caFile === void 0 ? {} : { caFile: request.caFile }
			}),
			spec: spec === null ? failed(silence?.detail ?? "the description was not read") : known(spec),
			visits: live.visits,
			reflections: live.reflections,
			sites: spec === null || live.visits.state !== "known" && observed.length === 0 ? withoutValue(live.visits) : known(await gatherSites({
				spec,
				given,
				visits,
				probes,
				calls: observed
			})),
			...signatures,
			calls,
			captures,
			zones,
			resolutions,
			certificates
		}
	};
	return request.signing === void 0 ? evidence : (await import("./scrub.js")).scrubbedEvidence(evidence, request);
};
const lookedAtByTheFirst = (share) => share === void 0 || share.index === 1 ? null : failed(`part 1 of ${share.of} looks at it`);
const partOf = ({ index }, live, experiments, tried) => {
	const held = (fact, places) => fact.state === "failed" ? fact.why : places;
	return {
		index,
		visits: held(live.visits, live.places.visits),
		reflections: held(live.reflections, live.places.reflections),
		experiments: held(experiments, tried)
	};
};
const withoutValue = (fact) => fact.state === "known" ? failed("no description") : fact;
const described = async (request, ports) => {
	try {
		return await readDescription(request, ports);
	} catch (error) {
		if (error instanceof FaultError) return error.fault;
		throw error;
	}
};
const nowhere = {
	visits: [],
	reflections: []
};
const offline = {
	places: nowhere,
	visits: skipped("offline"),
	reflections: skipped("offline"),
	stopped: null
};
const unreached = (stopped) => ({
	places: nowhere,
	visits: failed(stopped.detail),
	reflections: failed(stopped.detail),
	stopped
});
const targetOf = ({ baseUrl, alias, offline: off, policy }) => off || baseUrl === null ? null : {
	baseUrl,
	alias,
	mayContact: exactHosts(policy.hosts.allow)
};
const waited = async (request, ports, target) => request.waitFor === null || target === null ? null : waitFor(request.waitFor, ports, target);
const ask = async (spec, ports, request, target) => {
	const whole = planVisits(spec, target);
	const places = placesFor(whole.visits.map(({ entry }) => entry.kind === "operation" ? entry.operation : null), request.share);
	const plan = {
		...whole,
		visits: places.flatMap((place) => whole.visits[place] ?? [])
	};
	const declared = {
		...target,
		spec: request.spec,
		offline: false
	};
	ports.progress({
		stage: "plan",
		requests: plan.visits.length + mostProbesFor(plan.visits),
		hosts: [.../* @__PURE__ */ new Set([...plan.visits.map(({ url }) => hostOf$1(url) ?? ""), ...target.mayContact])].sort()
	});
	const width = concurrencyFor(hostOf$1(target.baseUrl) ?? "", request.limits);
	const visits = await runVisits(plan.visits, ports, target, width);
	const silent = await whySilent(visits, target, ports, request.share);
	const facts = known({
		visits,
		notVisited: plan.notVisited
	});
	if (silent !== null) return {
		places: {
			visits: places,
			reflections: []
		},
		visits: facts,
		reflections: failed(silent.detail),
		stopped: ports.stopped() ?? silent
	};
	const planned = planProbes(plan.visits, visits, (host) => declares(spec, declared, host));
	const probes = await runProbes(planned, ports, target, width);
	const stopped = ports.stopped();
	return {
		places: {
			visits: places,
			reflections: planned.map((probe) => whole.visits.indexOf(probe))
		},
		visits: facts,
		reflections: reflections(probes, stopped),
		stopped
	};
};
const reflections = (probes, stopped) => stopped !== null && probes.every(({ status }) => status === null) ? failed(stopped.detail) : known(probes);
const whySilent = async (visits, target, ports, share) => {
	const silent = visits.length === 0 ? null : whyUnanswered(visits, target.baseUrl);
	if (silent === null || share === void 0 || share.index === 1) return silent;
	return (await ports.ask({
		method: "GET",
		url: target.baseUrl,
		...hostFor(target.baseUrl, target),
		headers: [],
		body: "none"
	}, chainBudget())).kind === "answer" ? null : silent;
};
const whyUnanswered = (visits, baseUrl) => {
	if (visits.some(({ steps }) => steps.some(({ url }) => sameOrigin(url, baseUrl)))) return null;
	const end = visits.map((visit) => visit.end).find(({ kind }) => kind === "fault");
	const detail = end?.kind === "fault" ? end.fault.detail : "no request got an answer";
	return fault("unreachable", `no request to ${redactUrl(baseUrl)} got an answer: ${detail}`);
};

// src/scan.ts
const scan = async (request, ports, judgement = { baseline: null }) => {
	const evidence = await gather(request, ports);
	return {
		evidence,
		report: evaluate(evidence, {
			...judgement,
			policy: request.policy
		})
	};
};

// src/report/text.ts
const shownFindings = 3;
const shownProofs = 6;
const toText = (report, options) => {
	const style = {
		...options,
		width: Math.max(40, options.width ?? 96),
		paint: import_picocolors.default.createColors(options.color)
	};
	const failed = failures(report);
	const full = failed.filter((failure) => style.verbose || !isRemark(failure));
	return `${[
		head(report, style),
		...report.coverage.map((coverage) => coverageBlock(coverage, style)),
		...full.map((failure) => failureBlock(report, failure, style)),
		foot(report, failed.filter((failure) => !full.includes(failure)), style)
	].filter((lines) => lines.length > 0).map((lines) => lines.map((line) => line.trimEnd()).join("\n")).join("\n\n")}\n`;
};
const head = (report, style) => {
	const { paint } = style;
	const { target, verdict } = report;
	const live = target.offline ? "offline" : target.baseUrl === null ? "no base URL" : inert(target.baseUrl);
	const alias = target.alias === null ? "" : `, standing for ${inert(target.alias)}`;
	const proxy = target.proxy === null ? "" : `, through the proxy ${inert(target.proxy)}`;
	const word = verdictWord(report);
	const mark = {
		passed: paint.green("✓ PASSED"),
		failed: paint.red("✗ FAILED"),
		"not measured": paint.yellow("? NOT MEASURED")
	}[word];
	return [
		paint.dim(`sigproof ${inert(report.tool.version)}: ${inert(target.spec)} · ${live}${alias}${proxy}`),
		"",
		`${paint.bold(mark)}  ${paint.bold(scoreWords(report))} · ${measuredWords(report)}`,
		...verdict.reasons.flatMap((reason) => hang("  - ", inert(reason), style.width)),
		...arithmetic(report).flatMap((sum) => hang("  ", sum, style.width).map((line) => paint.dim(line.replaceAll(unbroken, " "))))
	];
};
const unbroken = "\xA0";
const arithmetic = ({ score }) => {
	if (score.value === null || score.deductions.length === 0) return [];
	return [`100 ${score.deductions.map(({ check, cost }) => [
		"−",
		cost,
		inert(check)
	].join(unbroken)).join(" ")} ${["=", score.value].join(unbroken)}${overdrawn(score.deductions) ? ", the least there is" : ""}`];
};
const overdrawn = (deductions) => deductions.reduce((sum, { cost }) => sum + cost, 0) > 100;
const hang = (label, text, width) => wrap(text, Math.max(20, width - columns(label))).map((line, index) => (index === 0 ? label : " ".repeat(columns(label))) + line);
const coverageBlock = (coverage, style) => {
	const { paint, width } = style;
	const titles = {
		component: "component",
		required: "required",
		declared: "declared",
		observed: "observed",
		state: "quiet"
	};
	const lines = coverageLines(coverage);
	const first = Math.max(...[titles, ...lines].map(({ component }) => columns(inert(component, 60))));
	const row = (line) => `    ${inert(line.component, 60)}${" ".repeat(first - columns(inert(line.component, 60)))}  ${line.required.padEnd(8)}  ${line.declared.padEnd(8)}  `;
	const nothing = whyNothing(coverage);
	const painted = {
		good: paint.green,
		bad: paint.red,
		open: paint.yellow,
		quiet: paint.dim
	};
	const title = [`${paint.bold(`What the signature binds on ${inert(coverage.operation)}`)} ${paint.dim(`(${inert(coverage.scheme)})`)}`, ...hang("  ", controlWords(coverage), width)];
	if (nothing !== null) return [...title, ...hang("  ", `nothing else can be told: ${inert(nothing, 600)}`, width).map(painted.open)];
	return [
		...title,
		...lines.length === 0 ? [] : [paint.dim(row(titles) + titles.observed)],
		...lines.flatMap((line) => hang(row(line), inert(line.observed, 300), width).map((text, index) => index === 0 ? row(line) + painted[line.state](text.slice(row(line).length)) : painted[line.state](text))),
		...freshnessWords(coverage).flatMap((words) => hang("  ", words, width))
	];
};
const severityPaint = (paint, severity) => ({
	critical: paint.magenta,
	high: paint.red,
	medium: paint.yellow,
	low: paint.cyan,
	info: paint.blue
})[severity];
const failureBlock = (report, { result, findings }, style) => {
	const { paint, width } = style;
	const { severity } = findings[0];
	const colored = severityPaint(paint, severity);
	const shown = style.verbose ? findings : findings.slice(0, shownFindings);
	const hidden = findings.length - shown.length;
	return [
		`${colored(paint.bold(severity.toUpperCase()))}  ${paint.bold(inert(result.check))}${paint.dim(costWords(report, result.check))}`,
		...hang("  ", inert(result.title), width),
		...shown.flatMap((finding) => [[""], findingLines(finding, severity, style)]).flat(),
		...hidden > 0 ? ["", `    … and ${hidden} more (--verbose shows all)`] : [],
		"",
		...hang("  fix   ", inert(result.help, 2e3), width),
		paint.dim(`  page  ${inert(result.helpUri)}`)
	];
};
const costWords = ({ score }, check) => {
	const deduction = score.deductions.find((one) => one.check === check);
	return deduction === void 0 || score.value === null ? "" : `  −${deduction.cost}`;
};
const findingLines = (finding, usual, style) => {
	const { paint, width, verbose } = style;
	const remarks = [
		...finding.severity === usual ? [] : [finding.severity],
		...finding.confidence === "likely" ? ["likely, not proven"] : [],
		...finding.limitation ? ["a limitation of the scheme"] : [],
		...finding.new === null ? [] : [finding.new ? "new" : "known from the baseline"]
	];
	const proof = verbose ? finding.proof : finding.proof.slice(0, shownProofs);
	const left = finding.proof.length - proof.length;
	return [
		...hang("    ", inert(finding.message, verbose ? 4e3 : 500) + (remarks.length === 0 ? "" : ` (${remarks.join("; ")})`), width),
		...sourceLines(finding, style),
		...proof.flatMap((line) => hang("    = ", inert(line, verbose ? 4e3 : 500), width)),
		...left > 0 ? [`    = … and ${count(left, "more line")}`] : [],
		...verbose ? [paint.dim(`    # ${inert(finding.fingerprint)}  ${inert(finding.reproduce, 1e3)}`)] : []
	];
};
const sourceLines = ({ location, severity }, { paint, width }) => {
	const quoted = quote(location, width - 8 - String(location.line).length);
	const gutter = " ".repeat(String(location.line).length);
	const place = `${paint.blue(`   ${gutter}-->`)} ${inert(location.file, 1e3)}:${location.line}:${location.column}`;
	if (quoted === null) return [place];
	const bar = paint.blue("|");
	return [
		place,
		`    ${paint.blue(quoted.number)} ${bar} ${quoted.line}`,
		...quoted.caret === "" ? [] : [`    ${gutter} ${bar} ${severityPaint(paint, severity)(quoted.caret)}`]
	];
};
const section = (label, entries, { paint, width }) => entries.flatMap((entry, index) => wrap(entry, width - 14).map((line, at) => index === 0 && at === 0 ? `${paint.bold(label)}${" ".repeat(Math.max(1, 12 - columns(label)))}${line}` : `${" ".repeat(at === 0 ? 12 : 14)}${line}`));
const foot = (report, remarks, style) => [
	...section("info", limited(remarks.flatMap(({ result, findings }) => findings.map((finding) => remarkLine(result.check, finding))), 8, "remark"), style),
	...section("waived", waivedLines(report), style),
	...section("unknown", whyLines(report, "unknown", style), style),
	...style.verbose ? [...section("not needed", whyLines(report, "not-applicable", style), style), ...section("passed", passedLines(report), style)] : [],
	...section("problems", limited(report.problems.map(problemLine), style.verbose ? Infinity : 8, "problem"), style),
	...section("hosts", hostLines(report, style), style),
	...section("identity", limited([...report.hosts.flatMap((host) => [nameWords(host) ?? [], certificateWords(host)].flat()), ...unaskedWords(report.hosts)].map((words) => inert(words, 600)), style.verbose ? Infinity : 8, "host"), style),
	...section("visited", visitedLines(report, style), style),
	...style.next === false ? [] : nextLines(report, style)
];
const limited = (lines, most, noun) => lines.length <= most ? [...lines] : [...lines.slice(0, most), `… and ${count(lines.length - most, `more ${noun}`)} (--verbose shows all)`];
const remarkLine = (check, { message, location }) => `${inert(check)}: ${inert(message)} (${inert(location.file, 1e3)}:${location.line})`;
const waivedLines = (report) => [...grouped(waivedFindings(report), ({ check, reason, until }) => JSON.stringify([
	check,
	reason,
	until
])).values()].map(([first, ...rest]) => `${inert(first.check)}, ${count(rest.length + 1, "finding")} until ${inert(first.until)}: ${inert(first.reason)}`);
const passedLines = ({ results }) => {
	const passed = results.filter(({ outcome }) => outcome === "pass").map(({ check }) => inert(check));
	return passed.length === 0 ? [] : [passed.join(", ")];
};
const whyLines = ({ results }, outcome, { verbose }) => {
	const silent = results.filter((result) => result.outcome === outcome);
	return limited([...grouped(silent, ({ why }) => why ?? "").entries()].map(([why, group]) => `${group.map(({ check }) => inert(check)).join(", ")}: ${inert(why)}`), verbose ? Infinity : 8, "reason");
};
const grouped = (items, key) => {
	const groups = /* @__PURE__ */ new Map();
	for (const item of items) {
		const group = groups.get(key(item));
		if (group === void 0) groups.set(key(item), [item]);
		else group.push(item);
	}
	return groups;
};
const problemLine = ({ kind, message, location }) => `${kind}: ${inert(message)}${location === null ? "" : ` (${inert(location.file, 1e3)}:${location.line})`}`;
const hostLines = ({ hosts, target }, { verbose }) => {
	const strangers = hosts.filter(({ declared, allowed }) => !declared && !allowed);
	const summary = `${hosts.length - strangers.length} declared or allowed, ${strangers.length} neither`;
	if (hosts.length === 0) return [];
	const mapped = hosts.some(({ calls }) => calls > 0);
	const listed = verbose || mapped ? [...strangers, ...hosts.filter((host) => !strangers.includes(host))] : strangers;
	return [summary, ...limited(listed.map((host) => `${inert(host.host)}  ${hostWords(host, target.offline).join("; ")}`), verbose ? Infinity : 8, "host")];
};
const hostWords = ({ declared, allowed, contacted, calls, clients, observed, locations: [first] }, offline) => [
	declared ? `declared${first === void 0 ? "" : ` at ${inert(first.file, 1e3)}:${first.line}`}` : allowed ? "allowed" : "not declared",
	...calls === 0 ? [] : [`called ${calls === 1 ? "once" : `${calls} times`}${clients.length === 0 ? "" : ` by ${clients.map((client) => inert(client, 80)).join(", ")}`}`],
	...observed.every((source) => source === "call") ? [] : [`seen in ${observed.map((source) => inert(source)).join(", ")}`],
	...offline ? [] : [contacted ? "contacted" : "not contacted"]
];
const visitedLines = ({ target, requests, durationMs, notVisited }, { verbose }) => {
	if (target.offline) return [];
	const summary = `${target.visited} of ${count(target.operations, "operation")}, ${count(requests, "request")}, ${(durationMs / 1e3).toFixed(1)} s`;
	if (notVisited.length === 0) return [summary];
	return verbose ? [summary, ...notVisited.map(({ operation, why }) => `not ${inert(operation)}: ${inert(why)}`)] : [`${summary}; ${notVisited.length} not visited (--verbose says why)`];
};
const nextLines = (report, style) => {
	const { verdict, target } = report;
	const first = failures(report).find((failure) => !isRemark(failure));
	if (verdict.exitCode === 3) return section("next", [(report.parts?.missing.length ?? 0) > 0 ? "Keep the evidence of every part, and judge them together with `sigproof merge`." : report.coverage.some(({ controls }) => controls.signed === "refused") ? "Compare the string to sign above with the one that the server builds, byte by byte, and the secret with the server's." : "See that the service runs and answers; --wait-for waits until it does, --deadline allows more time."], style);
	if (first !== void 0) {
		if (report.results.length === 1) return [];
		const command = `            ${inert(first.findings[0].reproduce, 1e3)}`;
		return [...section("next", ["Mend the worst first, then look at it alone:"], style), command];
	}
	if (target.offline) return section("next", ["Give a base URL, and sigproof compares what the live API does with its description."], style);
	if (verdict.ok && report.results.some(({ outcome }) => outcome === "unknown")) return section("next", ["What is unknown has passed nothing. With --min-measured 1 it stops the build."], style);
	return verdict.ok && report.gate.failOn === "critical" ? section("next", ["With --fail-on high, one new finding of that weight stops the build by itself."], style) : [];
};

// src/report/sarif.ts
const mostResults = 5e3;
const longestDescription = 1024;
const mostTags = 10;
const securitySeverity = {
	critical: "9.5",
	high: "8.0",
	medium: "5.5",
	low: "2.0",
	info: null
};
const levelOf = {
	critical: "error",
	high: "error",
	medium: "warning",
	low: "warning",
	info: "note"
};
const toSarif = (report, at = null) => {
	const found = worstFirst(report);
	const spec = repositoryPath(report.target.spec, at);
	return safeJson({
		$schema: "https://json.schemastore.org/sarif-2.1.0.json",
		version: "2.1.0",
		runs: [{
			tool: { driver: {
				name: report.tool.name,
				version: report.tool.version,
				semanticVersion: report.tool.version,
				informationUri: project.repository,
				rules: report.results.map(rule)
			} },
			automationDetails: { id: `sigproof/${spec}/` },
			columnKind: "utf16CodeUnits",
			invocations: [invocation(report, found.length, at)],
			results: found.slice(0, mostResults).map((one) => resultOf(one, at)),
			properties: {
				score: report.score,
				verdict: report.verdict,
				target: report.target,
				hosts: report.hosts.map(hostOf)
			}
		}]
	});
};
const worstFirst = ({ results }) => results.flatMap((result, ruleIndex) => result.findings.map((finding) => ({
	result,
	ruleIndex,
	finding
}))).map((found, index) => ({
	found,
	index
})).sort((a, b) => Number(a.found.finding.waived !== null) - Number(b.found.finding.waived !== null) || severityRank(a.found.finding.severity) - severityRank(b.found.finding.severity) || a.index - b.index).map(({ found }) => found);
const rule = (result) => {
	const { check, title, severity, description, help, helpUri, cwe, owasp, category } = result;
	const score = securitySeverity[ruleSeverity(result)];
	return {
		id: check,
		name: check.replace(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase()),
		shortDescription: { text: short(title) },
		fullDescription: { text: short(description) },
		help: {
			text: `${help}\n${helpUri}`,
			markdown: `${description}\n\n**Fix:** ${help}\n\n[About ${check}](${helpUri})`
		},
		helpUri,
		defaultConfiguration: { level: levelOf[severity] },
		properties: {
			tags: [
				"security",
				category,
				...cwe.map((id) => `external/cwe/cwe-${String(id).padStart(3, "0")}`),
				...owasp.map((name) => `owasp-api/${name}`)
			].slice(0, mostTags),
			precision: result.findings.length > 0 && result.findings.every(({ confidence }) => confidence === "likely") ? "medium" : "high",
			...score === null ? { "problem.severity": "recommendation" } : { "security-severity": score }
		}
	};
};
const ruleSeverity = ({ severity, findings }) => worst(findings.map((finding) => finding.severity)) ?? severity;
const short = (text) => text.length <= longestDescription ? text : `${text.slice(0, 1023)}…`;
const resultOf = ({ result, ruleIndex, finding }, at) => ({
	ruleId: result.check,
	ruleIndex,
	level: levelOf[finding.severity],
	message: { text: [message(finding.message), ...finding.proof.slice(0, 20).map(message)].join("\n") },
	locations: [{ physicalLocation: physical(finding.location, at) }],
	partialFingerprints: {
		primaryLocationLineHash: `${finding.fingerprint}:1`,
		"sigproof/v1": finding.fingerprint
	},
	...finding.waived === null ? {} : { suppressions: [{
		kind: "external",
		status: "accepted",
		justification: `${message(finding.waived.reason)} (until ${message(finding.waived.until)})`
	}] },
	...finding.new === null ? {} : { baselineState: finding.new ? "new" : "unchanged" },
	properties: {
		severity: finding.severity,
		confidence: finding.confidence,
		...finding.limitation ? { limitation: true } : {},
		...finding.operation === null ? {} : { operation: inert(finding.operation) },
		...finding.host === null ? {} : { host: inert(finding.host) },
		...finding.url === null ? {} : { url: inert(finding.url, 2048) },
		...isUrl$1(finding.location.file) ? { description: inert(finding.location.file, 2048) } : {},
		pointer: inert(finding.location.pointer, 2048),
		reproduce: inert(finding.reproduce, 2048)
	}
});
const physical = (location, at) => ({
	artifactLocation: { uri: repositoryPath(location.file, at).split("/").map(segment).join("/") },
	region: {
		startLine: Math.max(1, location.line),
		startColumn: Math.max(1, location.column),
		endLine: Math.max(1, location.line, location.endLine)
	}
});
const segment = (part) => encodeURIComponent(part.replace(/\p{Cs}/gu, "�")).replaceAll("%40", "@");
const message = (text) => inert(text, 2e3).replaceAll("](", "]\\x28");
const invocation = (report, found, at) => {
	const unknown = report.results.flatMap(({ outcome, why }, index) => outcome === "unknown" ? [{
		index,
		why: why ?? ""
	}] : []);
	return {
		executionSuccessful: report.verdict.exitCode !== 3,
		exitCode: report.verdict.exitCode,
		startTimeUtc: report.startedAt,
		...report.verdict.reasons.length === 0 ? {} : { exitCodeDescription: report.verdict.reasons.map(message).join("; ") },
		toolExecutionNotifications: [
			...report.problems.map((problem) => notification(problem, at)),
			...unknown.map(({ index, why }) => ({
				level: "note",
				message: { text: `could not be measured: ${message(why)}` },
				associatedRule: {
					id: report.results[index]?.check,
					index
				}
			})),
			...found > mostResults ? [{
				level: "warning",
				message: { text: `${count(found - mostResults, "finding")} left out: code scanning keeps ${mostResults}` }
			}] : []
		]
	};
};
const notification = ({ kind, message: text, location }, at) => ({
	level: kind === "hint" ? "note" : "warning",
	message: { text: `${kind}: ${message(text)}` },
	...location === null ? {} : { locations: [{ physicalLocation: physical(location, at) }] }
});
const hostOf = ({ host, declared, allowed, contacted, calls, clients, observed }) => ({
	host,
	declared,
	allowed,
	contacted,
	calls,
	clients,
	observed
});

// src/doors/offline-ports.ts
const began = Date.now() - process.uptime() * 1e3;
const offlinePorts = () => ({
	readFile,
	findTraffic,
	readPieces: (path, take) => readPieces(path, null, take),
	exchange: () => Promise.resolve({
		kind: "fault",
		fault: {
			reason: "interrupted",
			detail: "offline: no connection is opened"
		}
	}),
	now: () => Math.round(began + process.uptime() * 1e3),
	sleep: () => Promise.resolve(),
	randomHex: (bytes) => randomBytes(bytes).toString("hex"),
	progress: () => void 0
});

// src/doors/scan-command.ts
const runScan = async (baseUrl, flags, terminal, signal) => {
	const said = collect(({ name, flag }) => name === "base-url" ? named(baseUrl, "the base URL") : flag ? one(flags, name) : null, terminal.env);
	const files = many(flags, "out").map((file) => ({
		file,
		format: formatOfFile(file.value, file.from)
	}));
	const saveEvidence = said.get("save-evidence");
	const format = parseFormat(said.get("format")?.value ?? "text", "--format");
	const saveHar = said.get("save-har");
	const outputs = [...files.map(({ file }) => file), ...[saveEvidence, saveHar].filter((file) => file !== void 0)];
	const targets = outputs.map((file) => planOutput(file, anywhere$1));
	if (new Set(targets).size < targets.length) throw new ScanError("usage", "two outputs go to the same file");
	const from = fromEvidence(said, flags, baseUrl);
	wantsEvidence(said.get("shard"), saveEvidence, "--save-evidence");
	if (saveHar !== void 0 && said.get("offline")?.value === "true") throw new ScanError("usage", "--save-har has no effect with --offline", { hint: "Offline, nothing is asked." });
	const prepared = await prepare(said, {
		directory: process.cwd(),
		roots: null,
		only: many(flags, "only"),
		skip: many(flags, "skip"),
		canary: many(flags, "canary"),
		resolver: many(flags, "resolver"),
		traffic: many(flags, "traffic"),
		env: terminal.env
	});
	if (from === null) prepared.remarks.forEach((remark) => terminal.remark(remark));
	const keep = (inputs) => keepInputs(outputs, [
		...inputs,
		...many(flags, "traffic").map(({ value }) => value),
		...prepared.policy === null ? [] : [prepared.policy.found.path],
		...said.has("ca-file") ? [said.get("ca-file")?.value ?? ""] : []
	]);
	const { evidence, report, calls } = from === null ? await live(prepared, terminal, signal, keep, saveHar !== void 0) : await again(from, prepared, keep);
	terminal.settle();
	if (saveEvidence !== void 0) {
		const { compactJson } = await import("./json.js");
		writeOutput(saveEvidence, compactJson(evidence), anywhere$1, 384);
	}
	if (saveHar !== void 0) {
		const [{ harText }, { harmless }] = await Promise.all([import("./har-writer.js"), import("./json.js")]);
		writeOutput(saveHar, harmless(harText(evidence.tool, calls ?? [])), anywhere$1, 384);
	}
	const workspace = {
		workspace: policyFolders(process.cwd()).at(-1) ?? process.cwd(),
		directory: process.cwd()
	};
	for (const { file, format: fileFormat } of files) writeOutput(file, await render(report, fileFormat, {
		color: false,
		verbose: true,
		workspace
	}), anywhere$1);
	terminal.print(await render(report, format, {
		color: terminal.color,
		verbose: terminal.verbose,
		width: terminal.width,
		workspace
	}));
	if (format !== "text") terminal.remark(headline$1(report));
	if (signal.aborted) terminal.remark("interrupted: this report is partial");
	const part = from === null ? gatheredPart(evidence) : null;
	if (part !== null) terminal.remark(partRemark(part));
	return signal.aborted ? 3 : part?.exitCode ?? report.verdict.exitCode;
};
const live = async (prepared, terminal, signal, keep, withCalls) => {
	const { configuration, baseline, policyWords } = prepared;
	const request = await configure(configuration);
	keep([request.spec]);
	for (const remark of [aliasRemark(request, prepared), trafficRemark(request)]) if (remark !== null) terminal.remark(remark);
	const { ports, close } = await portsFor(request, terminal, signal);
	try {
		if (!withCalls) return await scan(request, ports, {
			baseline,
			policyWords
		});
		const { keepOwnCalls } = await import("./own-calls.js");
		const own = keepOwnCalls(ports, request);
		return {
			...await scan(request, own.ports, {
				baseline,
				policyWords
			}),
			calls: own.calls()
		};
	} finally {
		await close();
	}
};
const portsFor = async (request, terminal, signal) => {
	if (request.offline) return {
		ports: offlinePorts(),
		close: () => Promise.resolve()
	};
	const { createPorts } = await import("./node-ports2.js");
	const ports = createPorts({
		request,
		env: terminal.env,
		signal,
		onProgress: (event) => terminal.progress(event)
	});
	return {
		ports,
		close: () => ports.close()
	};
};
const again = async (files, { configuration, baseline, policyWords }, keep) => {
	keep(files.map(({ value }) => value));
	const { evidenceFrom } = await import("./evidence-input.js");
	const policy = await configurePolicy(configuration);
	const evidence = evidenceFrom(files, null);
	return {
		evidence,
		report: evaluate(evidence, {
			policy,
			baseline,
			policyWords
		})
	};
};
const fromEvidence = (said, flags, baseUrl) => {
	const [first, ...rest] = [...many(flags, "evidence").map(({ value }) => ({
		value,
		from: "merge"
	})), ...many(flags, "from-evidence")];
	if (first === void 0) return null;
	const flag = gathering.flatMap((name) => [...many(flags, name), said.get(name)]).find((value) => value?.from.startsWith("--"));
	const stray = baseUrl === null ? flag : { from: "the base URL" };
	if (stray !== void 0) throw new ScanError("usage", `${stray.from} has no effect with --from-evidence`, { hint: "Evidence holds what was gathered; nothing is gathered again." });
	return [first, ...rest];
};
const named = (value, from) => value === null ? null : {
	value,
	from
};
const one = (flags, name) => {
	const value = flags[name];
	return value === void 0 || value === false ? null : {
		value: value === true ? "true" : String(value),
		from: `--${name}`
	};
};
const many = (flags, name) => {
	const values = flags[name];
	return Array.isArray(values) ? values.map((value) => ({
		value,
		from: `--${name}`
	})) : [];
};

export { collect as $, shownResolver as $n, targetOf$1 as $t, findFiles as A, writtenSigning as An, classOf as At, redacted as B, parseRate as Bn, concat as Bt, levels as C, configurePolicy as Cn, defaultPolicy as Cr, judgeExperiment as Ct, headline$1 as D, setupOf as Dn, controlsOf as Dt, repositoryPath as E, bareCanary as En, baseOf as Et, refusal as F, longestText as Fn, readBytes as Ft, isDay as G, hostOf$1 as Gn, messageTo as Gt, fault as H, dividedFacts as Hn, headerOf as Ht, isJson as I, mistakesIn as In, signWith as It, partRemark as J, parseHost as Jn, percentDecode as Jt, render as K, hostnameOf$1 as Kn, pairsOf as Kt, cut$1 as L, durationForm as Ln, spellBytes as Lt, exactHosts as M, variableForm as Mn, digestOf as Mt, fillIn as N, variableName as Nn, digestText as Nt, findTraffic as O, signingMistakes as On, trustedOf as Ot, createNames as P, secretOf as Pn, isSymmetric as Pt, checkIds as Q, resolverForm as Qn, spell as Qt, isSecretName as R, parseBoolean as Rn, verifyWith as Rt, githubBudget as S, configure as Sn, defaultGate as Sr, kindOfAddress as St, toWorkflowCommands as T, closest as Tn, turned as Tt, faultOf as U, missingParts as Un, hostnameOf as Ut, FaultError as V, rateForm as Vn, formDecode as Vt, evaluate as W, notProbed as Wn, jsonOf as Wt, wantsEvidence as X, sameOrigin as Xn, portOf$1 as Xt, trafficRemark as Y, parseUrl as Yn, percentEncode as Yt, aliasRemark as Z, parseResolver as Zn, sameBytes as Zt, wrap as _, anywhere$1 as _n, options as _r, strangersOf as _t, gather as a, withHeader as an, placeText as ar, readCertificates as at, safeJson as b, runnerRules as bn, project as br, canonicalAddress as bt, sideBySide as c, withQuery as cn, inert as cr, readFile as ct, failed as d, withoutJson as dn, gathering as dr, isSignatureScheme as dt, toWire as en, keepYoungHeapSmall as er, prepare as et, known as f, withoutQuery as fn, harmlessLater as fr, signatureRule as ft, toMarkdown as g, unknown as gn, notYet as gr, isBogus as gt, code as h, outcomeOf as hn, laterInputs as hr, callMatcher as ht, scan as i, withForm as in, exitCodeOf as ir, policyFolders as it, credentialNames as j, signingField as jn, shapeOf$1 as jt, readPieces as k, writtenCanary as kn, alike as kt, describe as l, withoutForm as ln, ScanError as lr, checks as lt, cell as m, notApplicable as mn, laterFlags as mr, operationMatches as mt, toSarif as n, wireOf as nn, createTerminal as nr, findPolicy as nt, placesFor as o, withJson as on, progressText as or, readInput as ot, skipped as p, defineCheck as pn, laterCommands as pr, operationGlob as pt, gatheredPart as q, isLoopbackHost as qn, parameterOf as qt, toText as r, withBody as rn, errorText as rr, policyCandidates as rt, whenUnsaid as s, withJsonNumber as sn, wantsColor as sr, readPolicy as st, runScan as t, valuesOf$2 as tn, colorAsked as tr, confined as tt, signingSetups as u, withoutHeader as un, placed as ur, companionRole as ut, compactJson as v, keepInputs as vn, outputs as vr, addressMatches as vt, toAnnotations as w, severities as wn, sideOf as wt, toJson as x, writeOutput as xn, components as xr, isAddress as xt, harmless as y, planOutput as yn, helpUri as yr, bytesOfAddress as yt, redactUrl as z, parseDuration as zn, bytesOf as zt };