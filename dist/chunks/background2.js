import { s as trustVariables } from "./environment2.js";
import { basename, dirname, join } from "node:path";
import { closeSync, existsSync, lstatSync, mkdtempSync, openSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { spawn } from "node:child_process";

// src/doors/recorder/background.ts
const prefix = "sigproof-recorder-";
const files = (folder) => ({
	orders: join(folder, "orders.json"),
	state: join(folder, "state.json"),
	before: join(folder, "before.json"),
	calls: join(folder, "calls.har"),
	recorded: join(folder, "recorded.json"),
	remarks: join(folder, "remarks.log")
});
const write = (path, value) => writeFileSync(path, JSON.stringify(value), {
	mode: 384,
	flag: "wx"
});
const read = (path) => {
	try {
		return JSON.parse(readFileSync(path, "utf8"));
	} catch {
		return null;
	}
};
const writeState = (folder, state) => write(files(folder).state, state);
const writeRecorded = (folder, recorded) => write(files(folder).recorded, recorded);
const readOrders = (folder) => read(files(folder).orders);
const plain = /^(?:(?:https?|all|no)_proxy|path|home|tmpdir|temp|tmp|systemroot|ssl_cert_dir|runner_tracking_id)$/i;
const handedOn = (name) => plain.test(name) || trustVariables.includes(name);
const startBackground = async (script, temporary, orders, before, env) => {
	const folder = mkdtempSync(join(realpathSync(temporary), prefix));
	write(files(folder).orders, orders);
	write(files(folder).before, before);
	const log = openSync(files(folder).remarks, "wx", 384);
	const child = spawn(process.execPath, [script, folder], {
		detached: true,
		env: Object.fromEntries(Object.entries(env).filter(([name]) => handedOn(name))),
		stdio: [
			"ignore",
			"ignore",
			log,
			"ipc"
		]
	});
	closeSync(log);
	const ready = await new Promise((resolve, reject) => {
		child.once("message", (message) => resolve(message));
		child.once("error", reject);
		child.once("exit", () => reject(/* @__PURE__ */ new Error(`the recorder did not start: ${readFileSync(files(folder).remarks, "utf8").slice(0, 2e3)}`)));
	});
	child.removeAllListeners("exit");
	if (child.connected) child.disconnect();
	child.unref();
	return {
		folder,
		...ready
	};
};
const knownFolder = (path, temporary) => {
	try {
		const real = realpathSync(path);
		return dirname(real) === realpathSync(temporary) && basename(real).startsWith(prefix) && lstatSync(real).isDirectory() ? real : null;
	} catch {
		return null;
	}
};
const endBackground = async (folder) => {
	const { state: statePath, calls, recorded, remarks, before } = files(folder);
	const state = read(statePath);
	if (state !== null && !existsSync(recorded)) {
		if (await askToStop(state)) await until(() => existsSync(recorded), patienceMs);
		if (!existsSync(recorded)) await endByNumber(state.pid, folder);
	}
	return {
		calls,
		before: read(before),
		recorded: read(recorded),
		remarks: existsSync(remarks) ? readFileSync(remarks, "utf8").slice(0, 2e4).split("\n").filter(Boolean) : []
	};
};
const removeFolder = (folder) => rmSync(folder, {
	recursive: true,
	force: true
});
const patienceMs = 5e3;
const stopPath = "/stop";
const askToStop = ({ port, stop }) => new Promise((resolve) => {
	const asking = request({
		host: "127.0.0.1",
		port,
		method: "POST",
		path: stopPath,
		headers: { Authorization: `Bearer ${stop}` },
		agent: false,
		timeout: patienceMs
	});
	let taken = false;
	asking.on("response", (answer) => {
		taken = answer.statusCode === 202;
		answer.resume();
	});
	asking.on("timeout", () => asking.destroy());
	asking.on("error", () => {});
	asking.on("close", () => resolve(taken));
	asking.end();
});
const endByNumber = async (pid, folder) => {
	const ours = () => {
		try {
			return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(folder);
		} catch {
			return false;
		}
	};
	for (const signal of ["SIGTERM", "SIGKILL"]) {
		if (!ours()) return;
		try {
			process.kill(pid, signal);
		} catch {
			return;
		}
		await until(() => !ours(), patienceMs);
	}
};
const until = async (met, ms) => {
	for (const end = performance.now() + ms; !met() && performance.now() < end;) await new Promise((resolve) => setTimeout(resolve, 20));
};

export { removeFolder as a, writeRecorded as c, readOrders as i, writeState as l, files as n, startBackground as o, knownFolder as r, stopPath as s, endBackground as t };