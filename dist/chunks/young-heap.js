import { o as __toESM } from "./rolldown-runtime.js";
import { ct as ScanError, lt as require_picocolors, st as inert, vt as project } from "./core.js";
import { setFlagsFromString } from "node:v8";

// src/doors/terminal.ts
var import_picocolors = /* @__PURE__ */ __toESM(require_picocolors(), 1);
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

export { exitCodeOf as a, wantsColor as c, errorText as i, colorAsked as n, placeText as o, createTerminal as r, progressText as s, keepYoungHeapSmall as t };