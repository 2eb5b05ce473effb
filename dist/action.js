import { a as notice, c as setSecret, i as info, l as startGroup, n as error, s as setOutput, t as endGroup, u as warning } from "./chunks/core2.js";
import { $ as collect, Cn as configurePolicy, D as headline, E as repositoryPath, J as partRemark, K as render, Q as checkIds, Rn as parseBoolean, Sn as configure, Sr as defaultGate, W as evaluate, X as wantsEvidence, Y as trafficRemark, Z as aliasRemark, ar as placeText, bn as runnerRules, br as project, cr as inert, dr as gathering, er as keepYoungHeapSmall, et as prepare, fr as harmlessLater, g as toMarkdown, gr as notYet, h as code, hr as laterInputs, i as scan, ir as exitCodeOf, it as policyFolders, k as readPieces, lr as ScanError, or as progressText, q as gatheredPart, rr as errorText, rt as policyCandidates, tt as confined, v as compactJson, vn as keepInputs, vr as outputs, w as toAnnotations, xn as writeOutput, yn as planOutput } from "./chunks/core.js";
import { r as recorderVariable } from "./chunks/environment2.js";
import { t as createPorts } from "./chunks/node-ports.js";
import { join, relative, resolve, sep } from "node:path";
import { readFileSync, realpathSync, statSync } from "node:fs";
import { EOL } from "os";
import { constants as constants$1, promises } from "fs";
import { spawnSync } from "node:child_process";

// node_modules/@actions/core/lib/summary.js
var __awaiter = void 0 && (void 0).__awaiter || function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
const { access, appendFile, writeFile } = promises;
const SUMMARY_ENV_VAR = "GITHUB_STEP_SUMMARY";
var Summary = class {
	constructor() {
		this._buffer = "";
	}
	filePath() {
		return __awaiter(this, void 0, void 0, function* () {
			if (this._filePath) return this._filePath;
			const pathFromEnv = process.env[SUMMARY_ENV_VAR];
			if (!pathFromEnv) throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
			try {
				yield access(pathFromEnv, constants$1.R_OK | constants$1.W_OK);
			} catch (_a) {
				throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
			}
			this._filePath = pathFromEnv;
			return this._filePath;
		});
	}
	wrap(tag, content, attrs = {}) {
		const htmlAttrs = Object.entries(attrs).map(([key, value]) => ` ${key}="${value}"`).join("");
		if (!content) return `<${tag}${htmlAttrs}>`;
		return `<${tag}${htmlAttrs}>${content}</${tag}>`;
	}
	write(options) {
		return __awaiter(this, void 0, void 0, function* () {
			const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
			const filePath = yield this.filePath();
			yield (overwrite ? writeFile : appendFile)(filePath, this._buffer, { encoding: "utf8" });
			return this.emptyBuffer();
		});
	}
	clear() {
		return __awaiter(this, void 0, void 0, function* () {
			return this.emptyBuffer().write({ overwrite: true });
		});
	}
	stringify() {
		return this._buffer;
	}
	isEmptyBuffer() {
		return this._buffer.length === 0;
	}
	emptyBuffer() {
		this._buffer = "";
		return this;
	}
	addRaw(text, addEOL = false) {
		this._buffer += text;
		return addEOL ? this.addEOL() : this;
	}
	addEOL() {
		return this.addRaw(EOL);
	}
	addCodeBlock(code, lang) {
		const attrs = Object.assign({}, lang && { lang });
		const element = this.wrap("pre", this.wrap("code", code), attrs);
		return this.addRaw(element).addEOL();
	}
	addList(items, ordered = false) {
		const tag = ordered ? "ol" : "ul";
		const listItems = items.map((item) => this.wrap("li", item)).join("");
		const element = this.wrap(tag, listItems);
		return this.addRaw(element).addEOL();
	}
	addTable(rows) {
		const tableBody = rows.map((row) => {
			const cells = row.map((cell) => {
				if (typeof cell === "string") return this.wrap("td", cell);
				const { header, data, colspan, rowspan } = cell;
				const tag = header ? "th" : "td";
				const attrs = Object.assign(Object.assign({}, colspan && { colspan }), rowspan && { rowspan });
				return this.wrap(tag, data, attrs);
			}).join("");
			return this.wrap("tr", cells);
		}).join("");
		const element = this.wrap("table", tableBody);
		return this.addRaw(element).addEOL();
	}
	addDetails(label, content) {
		const element = this.wrap("details", this.wrap("summary", label) + content);
		return this.addRaw(element).addEOL();
	}
	addImage(src, alt, options) {
		const { width, height } = options || {};
		const attrs = Object.assign(Object.assign({}, width && { width }), height && { height });
		const element = this.wrap("img", null, Object.assign({
			src,
			alt
		}, attrs));
		return this.addRaw(element).addEOL();
	}
	addHeading(text, level) {
		const tag = `h${level}`;
		const allowedTag = [
			"h1",
			"h2",
			"h3",
			"h4",
			"h5",
			"h6"
		].includes(tag) ? tag : "h1";
		const element = this.wrap(allowedTag, text);
		return this.addRaw(element).addEOL();
	}
	addSeparator() {
		const element = this.wrap("hr", null);
		return this.addRaw(element).addEOL();
	}
	addBreak() {
		const element = this.wrap("br", null);
		return this.addRaw(element).addEOL();
	}
	addQuote(text, cite) {
		const attrs = Object.assign({}, cite && { cite });
		const element = this.wrap("blockquote", text, attrs);
		return this.addRaw(element).addEOL();
	}
	addLink(text, href) {
		const element = this.wrap("a", text, { href });
		return this.addRaw(element).addEOL();
	}
};
const _summary = new Summary();
const summary = _summary;

// src/doors/action-inputs.ts
const inputOf = (env, name) => (env[`INPUT_${name.toUpperCase()}`] ?? "").trim();
const readInputs = (env) => {
	for (const name of laterInputs) {
		const value = inputOf(env, name);
		if (value !== "" && value.toLowerCase() !== harmlessLater[name]) throw new ScanError("not-available", notYet(`input ${name}`), { hint: "Remove it for now; it would be ignored otherwise." });
	}
	const workspace = realpathSync(env["GITHUB_WORKSPACE"] || process.cwd());
	const annotate = inputOf(env, "annotations");
	if (annotate !== "" && parseBoolean(annotate) === null) throw new ScanError("usage", `input annotations: "${annotate.slice(0, 60)}" is not true or false`);
	const said = collect(({ name, input }) => input ? {
		value: inputOf(env, name),
		from: `input ${name}`
	} : null, env);
	return {
		said,
		merge: mergeOf(said),
		record: recordOf(said),
		resolver: linesOf(inputOf(env, "resolver")).map((value) => ({
			value,
			from: "input resolver"
		})),
		workspace,
		directory: directoryOf(workspace, inputOf(env, "working-directory")),
		roots: [workspace, ...env["RUNNER_TEMP"] ? [env["RUNNER_TEMP"]] : []],
		rules: runnerRules(env, workspace),
		traffic: linesOf(inputOf(env, "traffic")).map((value) => ({
			value,
			from: "input traffic"
		})),
		annotate: parseBoolean(annotate) ?? true,
		token: inputOf(env, "github-token")
	};
};
const forRecording = /* @__PURE__ */ new Set([
	"mode",
	"inspect-tls",
	"ca-file",
	"working-directory",
	"annotations",
	"github-token"
]);
const recordOf = (said) => {
	const mode = said.get("mode")?.value ?? "scan";
	const inspect = said.get("inspect-tls")?.value ?? "false";
	if (mode !== "scan" && mode !== "record") throw new ScanError("usage", `input mode: "${mode.slice(0, 60)}" is neither scan nor record`);
	if (parseBoolean(inspect) === null) throw new ScanError("usage", `input inspect-tls: "${inspect.slice(0, 60)}" is not true or false`);
	if (mode === "scan") {
		if (parseBoolean(inspect) === true) throw new ScanError("usage", "input inspect-tls has no effect without mode: record", { hint: "It belongs to the step that starts the recorder." });
		return null;
	}
	const stray = [...said].find(([name, { from }]) => from.startsWith("input ") && !forRecording.has(name));
	if (stray !== void 0) throw new ScanError("usage", `input ${stray[0]} has no effect with mode: record`, { hint: "It belongs to the step that scans." });
	return { inspect: parseBoolean(inspect) === true };
};
const mergeOf = (said) => {
	const merge = said.get("merge") ?? null;
	const stray = ["base-url", ...gathering].map((name) => said.get(name)).find((given) => given?.from.startsWith("input ") && given.value !== "false");
	if (merge !== null && stray !== void 0) throw new ScanError("usage", `${stray.from} has no effect with input merge`, { hint: "Evidence holds what was gathered; nothing is gathered again." });
	return merge;
};
const linesOf = (text) => text.split(/[\r\n]+/).map((line) => line.trim()).filter((line) => line !== "");
const directoryOf = (workspace, input) => {
	const wanted = resolve(workspace, input === "" ? "." : input);
	const wrong = (why) => new ScanError("usage", `input working-directory: ${input} ${why}`);
	if (!(statSync(wanted, { throwIfNoEntry: false })?.isDirectory() ?? false)) throw wrong("is no folder of the workspace");
	const real = realpathSync(wanted);
	const way = relative(workspace, real);
	if (way === ".." || way.startsWith(`..${sep}`) || resolve(workspace, way) !== real) throw wrong("leads out of the workspace");
	return real;
};

// src/config/policy-changes.ts
const policyChanges = (before, after) => [
	...changed("gate.threshold", before?.gate.threshold ?? defaultGate.threshold, after?.gate.threshold ?? defaultGate.threshold),
	...changed("gate.fail-on", before?.gate.failOn ?? defaultGate.failOn, after?.gate.failOn ?? defaultGate.failOn),
	...changed("gate.min-measured", before?.gate.minMeasured ?? defaultGate.minMeasured, after?.gate.minMeasured ?? defaultGate.minMeasured),
	...changed("gate.new-only", before?.gate.newOnly ?? defaultGate.newOnly, after?.gate.newOnly ?? defaultGate.newOnly),
	...checkChanges(before?.checks ?? {}, after?.checks ?? {}),
	...listChanges("waiver", (before?.waivers ?? []).map(waiverText), (after?.waivers ?? []).map(waiverText)),
	...listChanges("hosts.allow", before?.hosts.allow ?? [], after?.hosts.allow ?? []),
	...listChanges("hosts.allow-private", before?.hosts.allowPrivate ?? [], after?.hosts.allowPrivate ?? []),
	...listChanges("hosts.pins", pinTexts(before), pinTexts(after)),
	...listChanges("hosts.aliases", (before?.aliases ?? []).map(aliasText), (after?.aliases ?? []).map(aliasText)),
	...listChanges("require.headers", before?.require.headers ?? [], after?.require.headers ?? []),
	...changed("require.signed-operations", listText(before?.require.signedOperations), listText(after?.require.signedOperations)),
	...changed("require.covers", listText(before?.require.covers), listText(after?.require.covers)),
	...changed("require.max-age", ageText(before), ageText(after)),
	...changed("require.replay", before?.require.replay ?? "the default", after?.require.replay ?? "the default"),
	...listChanges("signing", (before?.signing ?? []).map(signingText), (after?.signing ?? []).map(signingText)),
	...listChanges("canary", (before?.canaries ?? []).map(canaryText), (after?.canaries ?? []).map(canaryText)),
	...changed("base-url", before?.baseUrl ?? "none", after?.baseUrl ?? "none"),
	...changed("spec", before?.spec ?? "none", after?.spec ?? "none")
];
const changed = (name, before, after) => before === after ? [] : [`${name}: ${before} became ${after}`];
const checkChanges = (before, after) => [.../* @__PURE__ */ new Set([...Object.keys(before), ...Object.keys(after)])].toSorted().flatMap((id) => changed(`checks.${id}`, before[id] ?? "its own severity", after[id] ?? "its own severity"));
const listChanges = (name, before, after) => [...after.filter((item) => !before.includes(item)).map((item) => `${name} added: ${item}`), ...before.filter((item) => !after.includes(item)).map((item) => `${name} removed: ${item}`)];
const waiverText = ({ check, host, operation, path, until }) => `${check} (${[
	host,
	operation,
	path
].filter((part) => part !== null).join(", ")}) until ${until}`;
const ageText = (file) => file?.require.maxAge === void 0 ? "the default" : `${file.require.maxAge} s`;
const signingText = ({ place: _place, lineOf: _lineOf, ...written }) => JSON.stringify(written);
const canaryText = ({ place: _place, ...written }) => JSON.stringify(written);
const aliasText = ([left, right]) => `${left} for ${right}`;
const pinTexts = (file) => Object.entries(file?.hosts.pins ?? {}).flatMap(([host, pins]) => pins.map((pin) => `${host} ${pin}`));
const listText = (list) => list?.join(", ") ?? "the default";

// src/doors/base-files.ts
const mostBytes = 16777216;
const baseFiles = (event, root, token) => inGit(root, event.baseSha) ?? (token === "" ? null : fromGitHub(event, token));
const inGit = (root, commit) => {
	const env = {
		...process.env,
		GIT_NO_LAZY_FETCH: "1",
		GIT_TERMINAL_PROMPT: "0"
	};
	const git = (...args) => spawnSync("git", [
		"-C",
		root,
		...args
	], {
		encoding: "utf8",
		timeout: 1e4,
		maxBuffer: mostBytes,
		env,
		windowsHide: true
	});
	if (git("cat-file", "-e", `${commit}^{commit}`).status !== 0) return null;
	return (path) => {
		const { status, stdout } = git("cat-file", "blob", `${commit}:${path}`);
		return Promise.resolve(status === 0 ? stdout : null);
	};
};
var BaseUnavailable = class extends Error {};
const fromGitHub = ({ baseSha, baseRepository }, token) => async (path) => {
	const { getOctokit } = await import("./chunks/github2.js");
	const octokit = getOctokit(token, { request: { timeout: 1e4 } });
	const [owner = "", repo = ""] = baseRepository.split("/");
	try {
		const { data } = await octokit.rest.repos.getContent({
			owner,
			repo,
			path,
			ref: baseSha,
			mediaType: { format: "raw" }
		});
		return typeof data === "string" ? data : null;
	} catch (error) {
		if (error instanceof Error && "status" in error && error.status === 404) return null;
		throw new BaseUnavailable(error instanceof Error ? error.message : "GitHub did not answer", { cause: error });
	}
};

// src/doors/base-policy.ts
const rootOf = (directory) => policyFolders(directory).at(-1) ?? directory;
const inRepository = (root, path) => {
	const way = relative(root, resolve(path)).split(sep).join("/");
	return way === "" || way === ".." || way.startsWith("../") ? null : way;
};
const compared = async ({ event, directory, token }, changesFrom) => {
	const files = baseFiles(event, rootOf(directory), token);
	if (files === null) return {
		kind: "unknown",
		why: "the base commit is not in the checkout, and there is no token to ask for it"
	};
	try {
		const changes = await changesFrom(files);
		return changes.length === 0 ? { kind: "same" } : {
			kind: "changed",
			changes
		};
	} catch (error) {
		if (error instanceof BaseUnavailable || error instanceof ScanError) return {
			kind: "unknown",
			why: error.message
		};
		throw error;
	}
};
const comparePolicy = (wanted) => compared(wanted, async (files) => {
	const root = rootOf(wanted.directory);
	for (const path of (wanted.named === null ? policyCandidates(wanted.directory) : [wanted.named]).flatMap((each) => inRepository(root, each) ?? [])) {
		const text = await files(path);
		if (text === null) continue;
		const { parsePolicy } = await import("./chunks/policy.js");
		return policyChanges(parsePolicy(text, path, checkIds), wanted.now);
	}
	return policyChanges(null, wanted.now);
});
const mostDocuments = 50;
const compareIgnores = (wanted, { documents, facts: { spec } }) => {
	const now = spec.state === "known" ? spec.value.ignores : [];
	if (now.length === 0) return null;
	return compared(wanted, async (files) => {
		const root = rootOf(wanted.directory);
		const before = [];
		for (const { file } of documents.slice(0, mostDocuments)) {
			const path = /^https?:/i.test(file) ? null : inRepository(root, resolve(wanted.directory, file));
			const text = path === null ? null : await files(path);
			if (text !== null) before.push({
				file,
				text
			});
		}
		const known = new Set(before[0]?.file === documents[0]?.file ? await ignoresIn(before) : []);
		return now.map(ignoreText).filter((text) => !known.has(text)).map((text) => `x-sigproof-ignore added: ${text}`);
	});
};
const ignoresIn = async (documents) => {
	const { describe } = await import("./chunks/describe.js");
	return describe(documents).spec.ignores.map(ignoreText);
};
const ignoreText = ({ check, operation, hosts, until }) => `${check} (${operation ?? hosts.join(", ")}) until ${until}`;

// src/doors/github-event.ts
const readEvent = (env) => {
	const name = env["GITHUB_EVENT_NAME"] ?? "";
	const base = name === "pull_request" || name === "pull_request_target" ? at(payload(env["GITHUB_EVENT_PATH"]), "pull_request", "base") : void 0;
	const sha = at(base, "sha");
	const repository = at(base, "repo", "full_name") ?? env["GITHUB_REPOSITORY"];
	return {
		name,
		pullRequest: typeof sha === "string" && /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(sha) && typeof repository === "string" && /^[\w.-]+\/[\w.-]+$/.test(repository) ? {
			baseSha: sha,
			baseRepository: repository
		} : null
	};
};
const payload = (path) => {
	if (path === void 0 || path === "") return null;
	try {
		return JSON.parse(readFileSync(path, "utf8"));
	} catch {
		return null;
	}
};
const at = (value, ...keys) => {
	let current = value;
	for (const key of keys) current = current !== null && typeof current === "object" && Object.hasOwn(current, key) ? current[key] : void 0;
	return current;
};

// src/doors/masks.ts
const shortest = 4;
const maskedForms = (secret) => {
	const bytes = Buffer.from(secret.reveal());
	const text = bytes.toString("utf8");
	const forms = [bytes, ...[text, text.replace(/^[a-z]+_/, "")].filter((one) => /^[A-Za-z0-9+/_-]{8,}={0,2}$/.test(one)).map((one) => Buffer.from(one, "base64"))].flatMap((one) => [
		one.toString("hex"),
		one.toString("hex").toUpperCase(),
		one.toString("base64"),
		one.toString("base64url")
	]);
	const written = [
		text,
		text.trim(),
		...text.split(/\r?\n/),
		encodeURIComponent(text),
		JSON.stringify(text).slice(1, -1)
	];
	return [.../* @__PURE__ */ new Set([...written, ...forms])].filter((form) => form.trim().length >= shortest);
};
const secretsIn = ({ signing }) => [...(signing?.setups ?? []).flatMap(({ secret, previous }) => [secret, previous].filter((one) => one !== null)), ...(signing?.canaries ?? []).flatMap(({ headers }) => headers.flatMap(([, value]) => typeof value === "string" ? [] : [value]))];

// src/action.ts
const say = (text) => info(inert(text, 2e3));
const run = async (signal) => {
	const inputs = readInputs(process.env);
	process.chdir(inputs.directory);
	if (inputs.record !== null) {
		const { startRecorder } = await import("./chunks/action-record.js");
		await startRecorder(inputs, inputs.record, join(import.meta.dirname, "recorder.js"), say);
		publish({ "exit-code": "0" });
		return 0;
	}
	const recorded = (process.env["SIGPROOF_RECORDER"] ?? "") === "" ? [] : await stopRecorder();
	const event = readEvent(process.env);
	if (event.name === "pull_request_target") warning("pull_request_target runs with the repository's secrets while a stranger's description decides what is asked. Use pull_request: nothing here needs a token.", { title: `${project.name}: pull_request_target` });
	const files = [
		"json-file",
		"sarif-file",
		"evidence-file"
	].flatMap((name) => {
		const said = inputs.said.get(name);
		return said === void 0 ? [] : [{
			name,
			said,
			path: planOutput(said, inputs.rules)
		}];
	});
	if (new Set(files.map(({ path }) => path)).size < files.length) throw new ScanError("usage", "two outputs go to the same file");
	wantsEvidence(inputs.said.get("shard"), inputs.said.get("evidence-file"), "input evidence-file");
	const prepared = await prepare(inputs.said, {
		...inputs,
		traffic: [...inputs.traffic, ...recorded],
		env: process.env
	});
	prepared.remarks.forEach(say);
	const problems = event.pullRequest === null ? [] : await policyProblems(inputs, prepared, event.pullRequest);
	const keep = (read) => keepInputs(files.map(({ said }) => said), [...read, ...prepared.policy === null ? [] : [prepared.policy.found.path]]);
	const { evidence, report: scanned } = inputs.merge === null ? await scanTarget(inputs, prepared, signal, keep) : await judgeParts(inputs.merge, inputs, prepared, keep);
	const excused = event.pullRequest === null ? [] : await ignoreProblems(inputs, evidence, event.pullRequest);
	const report = {
		...scanned,
		problems: [
			...problems,
			...excused,
			...scanned.problems
		]
	};
	const part = inputs.merge === null ? gatheredPart(evidence) : null;
	const workspace = {
		workspace: inputs.workspace,
		directory: inputs.directory
	};
	const texts = {
		"json-file": () => render(report, "json", {
			color: false,
			verbose: true,
			workspace
		}),
		"sarif-file": () => render(report, "sarif", {
			color: false,
			verbose: true,
			workspace
		}),
		"evidence-file": () => Promise.resolve(compactJson(evidence))
	};
	const written = /* @__PURE__ */ new Map();
	for (const { name, said } of files) written.set(name, writeOutput(said, await texts[name](), inputs.rules, name === "evidence-file" ? 384 : 420));
	startGroup(`${project.name} report`);
	info((await render(report, "text", {
		color: (process.env["NO_COLOR"] ?? "") === "",
		verbose: true,
		workspace
	})).trimEnd());
	endGroup();
	if (inputs.annotate && (part === null || part.exitCode === 3)) annotate(report, workspace);
	say(`${project.name}: ${part === null ? headline(report) : partRemark(part)}`);
	await summarise(part === null ? toMarkdown(report) : partSummary(part));
	const exitCode = signal.aborted ? 3 : part?.exitCode ?? report.verdict.exitCode;
	publish({
		score: String(report.score.value ?? ""),
		grade: report.score.grade ?? "",
		verdict: part === null ? {
			0: "passed",
			1: "failed",
			3: "not-measured"
		}[exitCode] : "not-measured",
		findings: String(report.results.flatMap(({ findings }) => findings).filter(({ waived }) => waived === null).length),
		measured: `${report.score.measured}/${report.score.measurable}`,
		"exit-code": String(exitCode),
		...Object.fromEntries(written)
	});
	return exitCode;
};
const judgeParts = async (glob, { roots }, { configuration, baseline, policyWords }, keep) => {
	const policy = await configurePolicy(configuration);
	const { evidenceFrom, evidenceFiles } = await import("./chunks/evidence-input.js");
	const files = evidenceFiles(glob);
	say(`judging ${files.map(({ value }) => value).join(", ")}`);
	keep(files.map(({ value }) => value));
	const evidence = evidenceFrom(files, roots);
	return {
		evidence,
		report: evaluate(evidence, {
			policy,
			baseline,
			policyWords
		})
	};
};
const partSummary = (part) => `${part.exitCode === 0 ? "🧩" : "⚠️"} ${project.name}: ${code(inert(partRemark(part)))}\n`;
const stopRecorder = async () => {
	const { endRecorder } = await import("./chunks/action-record.js");
	return endRecorder(process.env, say);
};
const scanTarget = async (inputs, prepared, signal, keep) => {
	const { configuration, baseline, policyWords } = prepared;
	const request = await configure(configuration);
	keep([request.spec]);
	for (const secret of secretsIn(request)) for (const form of maskedForms(secret)) setSecret(form);
	for (const remark of [aliasRemark(request, prepared), trafficRemark(request)]) if (remark !== null) say(remark);
	const ports = createPorts({
		request,
		signal,
		onProgress: (event) => event.stage !== "visited" && say(progressText(event))
	});
	try {
		return await scan(request, {
			...ports,
			readFile: confined(inputs.roots),
			readPieces: (path, take) => readPieces(path, inputs.roots, take)
		}, {
			baseline,
			policyWords
		});
	} finally {
		await ports.close();
	}
};
const policyProblems = async (inputs, { policy }, event) => {
	const named = inputs.said.has("policy") && policy !== null ? policy.found.path : null;
	const comparison = await comparePolicy({
		event,
		directory: inputs.directory,
		named,
		now: policy?.says ?? null,
		token: inputs.token
	});
	if (comparison.kind === "unknown") say(`could not compare the policy with the base branch: ${comparison.why}`);
	if (comparison.kind !== "changed") return [];
	const file = policy?.found.file ?? null;
	const location = file === null ? null : {
		file,
		line: 1,
		column: 1,
		endLine: 1,
		excerpt: policy?.found.text.split("\n")[0]?.slice(0, 200) ?? "",
		pointer: ""
	};
	return [{
		kind: "policy",
		message: `this pull request changes the policy that judges it: ${comparison.changes.join("; ")}`,
		location
	}];
};
const ignoreProblems = async ({ directory, token }, evidence, event) => {
	const comparison = await compareIgnores({
		event,
		directory,
		token
	}, evidence);
	if (comparison?.kind === "unknown") say(`could not compare the description with the base branch: ${comparison.why}`);
	if (comparison?.kind !== "changed") return [];
	const [main] = evidence.documents;
	const location = main === void 0 ? null : {
		file: main.file,
		line: 1,
		column: 1,
		endLine: 1,
		excerpt: main.text.split("\n")[0]?.slice(0, 200) ?? "",
		pointer: ""
	};
	return [{
		kind: "waiver",
		message: `this pull request changes what the description excuses: ${comparison.changes.join("; ")}`,
		location
	}];
};
const issue = {
	error,
	warning,
	notice
};
const annotate = (report, workspace) => {
	for (const { level, message, title, file, line, endLine, column } of toAnnotations(report, void 0, workspace)) issue[level](message, {
		title,
		file,
		startLine: line,
		endLine,
		...column === null ? {} : { startColumn: column }
	});
};
const summarise = async (markdown) => {
	if ((process.env["GITHUB_STEP_SUMMARY"] ?? "") === "") return;
	try {
		await summary.addRaw(markdown).write();
	} catch (error) {
		say(`no summary was written: ${error instanceof Error ? error.message : String(error)}`);
	}
};
const publish = (values) => {
	for (const { name } of outputs) setOutput(name, values[name] ?? "");
};
const announce = (error$1) => {
	const exitCode = exitCodeOf(error$1);
	const mistake = error$1 instanceof ScanError ? error$1 : null;
	const title = `${project.name}: ${mistake?.code ?? "internal error"}`;
	const at = mistake?.at ?? null;
	const workspace = {
		workspace: process.env["GITHUB_WORKSPACE"] || process.cwd(),
		directory: process.cwd()
	};
	error(errorText(error$1, {
		color: false,
		debug: process.env["SIGPROOF_DEBUG"] === "1"
	}).trimEnd(), {
		title,
		...at === null ? {} : { file: inert(repositoryPath(at.file, workspace), 1e3) },
		...at?.line === void 0 ? {} : { startLine: at.line },
		...at?.line === void 0 || at.column === void 0 ? {} : { startColumn: at.column }
	});
	publish({
		verdict: "error",
		"exit-code": String(exitCode)
	});
	process.exitCode = exitCode;
	return {
		title,
		place: at === null ? null : placeText(at)
	};
};
keepYoungHeapSmall();
const interruption = new AbortController();
for (const name of ["SIGINT", "SIGTERM"]) process.once(name, () => interruption.abort());
process.on("uncaughtException", (error) => {
	announce(error);
	process.exit(70);
});
try {
	process.exitCode = await run(interruption.signal);
} catch (error) {
	const { title, place } = announce(error);
	const message = error instanceof Error ? error.message : String(error);
	await summarise(`## ✗ ${title}\n\n${code(inert(message))}${place === null ? "" : ` at ${code(inert(place))}`}\n`);
}

export {  };