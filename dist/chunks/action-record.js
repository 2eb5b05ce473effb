import { c as setSecret, o as saveState, r as exportVariable, u as warning } from "./core2.js";
import { at as readCertificates, cr as inert, lr as ScanError } from "./core.js";
import { o as startBackground, r as knownFolder, t as endBackground } from "./background2.js";
import { i as rememberedOf, o as restoring, r as recorderVariable } from "./environment2.js";
import { t as systemBundle } from "./trust2.js";
import { t as summary } from "./words.js";

// src/doors/action-record.ts
const startRecorder = async ({ said, roots }, { inspect }, script, say) => {
	const { env } = process;
	const temporary = env["RUNNER_TEMP"] ?? "";
	if (temporary === "") throw new ScanError("usage", "mode: record needs RUNNER_TEMP, which the runner sets");
	const caFile = said.get("ca-file");
	const ca = caFile === void 0 ? null : readCertificates(caFile, roots);
	const { folder, port, variables } = await startBackground(script, temporary, {
		inspect,
		ca,
		past: runnerHosts(env)
	}, rememberedOf(env), env);
	saveState("recorder", folder);
	setSecret(new URL(variables["HTTP_PROXY"] ?? "").password);
	for (const [name, value] of Object.entries({
		...variables,
		[recorderVariable]: folder
	})) exportVariable(name, value);
	say(`recording on 127.0.0.1:${port} from the next step on${inspect ? ", inside TLS too" : ""}; ${Object.keys(variables).join(", ")} are set for the steps that follow`);
};
const runnerHosts = (env) => {
	const urls = [
		"ACTIONS_RUNTIME_URL",
		"ACTIONS_RESULTS_URL",
		"ACTIONS_CACHE_URL",
		"ACTIONS_ID_TOKEN_REQUEST_URL"
	].map((name) => env[name] ?? "");
	return [...new Set(urls.filter((url) => URL.canParse(url)).map((url) => new URL(url).hostname))];
};
const endRecorder = async (env, say) => {
	const folder = knownFolder(env["SIGPROOF_RECORDER"] ?? "", env["RUNNER_TEMP"] ?? "");
	if (folder === null) throw new ScanError("usage", `${recorderVariable} names no recorder of this job`, { hint: "It is set by a step with mode: record. Do not set it yourself." });
	const { before, calls, recorded, remarks } = await endBackground(folder);
	if (before !== null) {
		for (const [name, value] of Object.entries(restoring(before, systemBundle()))) exportVariable(name, value);
		for (const [name, value] of Object.entries(before)) if (value === null) Reflect.deleteProperty(env, name);
		else env[name] = value;
	}
	for (const remark of remarks.slice(0, mostRemarks)) say(remark);
	if (recorded === null) warning(inert("the recorder had ended before the scan; calls after that failed and are not recorded"), { title: "sigproof: recorder" });
	else if (recorded.left > 0) warning(inert(`the recorder's file was full: ${recorded.left} of ${recorded.left + recorded.calls} calls are not judged`), { title: "sigproof: recorder" });
	if (recorded !== null) say(summary(recorded, "a file of this job", true));
	return [{
		value: calls,
		from: "the recorder"
	}];
};
const mostRemarks = 50;

export { endRecorder, startRecorder };