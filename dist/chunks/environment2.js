// src/doors/recorder/environment.ts
const replacingVariables = [
	"SSL_CERT_FILE",
	"REQUESTS_CA_BUNDLE",
	"CURL_CA_BUNDLE",
	"GIT_SSL_CAINFO",
	"AWS_CA_BUNDLE",
	"PIP_CERT",
	"CARGO_HTTP_CAINFO",
	"HTTPLIB2_CA_CERTS",
	"NIX_SSL_CERT_FILE"
];
const addingVariables = ["NODE_EXTRA_CA_CERTS", "DENO_CERT"];
const trustVariables = [...replacingVariables, ...addingVariables];
const proxyNames = ["HTTP_PROXY", "HTTPS_PROXY"];
const twins = (name) => [name, name.toLowerCase()];
const announce = (env, { proxy, bundle, past = [] }) => {
	const given = env["no_proxy"] ?? env["NO_PROXY"] ?? "";
	const none = [...given.trim() === "" ? [] : [given.trim()], ...past].join(",");
	return Object.fromEntries([
		...proxyNames.flatMap(twins).map((name) => [name, proxy]),
		...none === "" ? [] : twins("NO_PROXY").map((name) => [name, none]),
		["NODE_USE_ENV_PROXY", "1"],
		...bundle === null ? [] : trustVariables.map((name) => [name, bundle])
	]);
};
const recorderVariable = "SIGPROOF_RECORDER";
const announced = [
	...proxyNames.flatMap(twins),
	...twins("NO_PROXY"),
	"NODE_USE_ENV_PROXY",
	recorderVariable,
	...trustVariables
];
const rememberedOf = (env) => Object.fromEntries(announced.map((name) => [name, env[name] ?? null]));
const restoring = (before, bundle) => {
	const replacing = new Set(replacingVariables);
	return Object.fromEntries(Object.entries(before).map(([name, value]) => [name, value ?? (replacing.has(name) ? bundle ?? "" : "")]));
};

export { replacingVariables as a, rememberedOf as i, announce as n, restoring as o, recorderVariable as r, trustVariables as s, addingVariables as t };