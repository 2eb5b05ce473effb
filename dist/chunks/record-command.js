import { _n as anywhere, at as readCertificates, br as project, lr as ScanError, yn as planOutput } from "./core.js";
import { t as startRecording } from "./recording.js";
import { t as summary } from "./words.js";
import { spawn } from "node:child_process";
import { constants } from "node:os";

// src/doors/recorder/child.ts
const handedOn = [
	"SIGINT",
	"SIGTERM",
	"SIGHUP",
	"SIGQUIT",
	"SIGUSR1",
	"SIGUSR2"
];
const runCommand = async ([command = "", ...args], env, complain) => {
	const child = spawn(command, args, {
		env,
		stdio: "inherit"
	});
	const terminal = [
		process.stdin,
		process.stdout,
		process.stderr
	].some((stream) => stream.isTTY);
	const hand = (signal) => {
		if (!(terminal && (signal === "SIGINT" || signal === "SIGQUIT"))) child.kill(signal);
	};
	for (const signal of handedOn) process.on(signal, hand);
	try {
		return await ended(child);
	} catch (error) {
		const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
		complain(new ScanError("usage", `${command} could not be started (${code})`, { hint: code === "ENOENT" ? "Write the command after --, each word as its own argument: sigproof record -- npm test" : "Is it a program that may be run?" }));
		return code === "ENOENT" ? 127 : 126;
	} finally {
		for (const signal of handedOn) process.off(signal, hand);
	}
};
const ended = (child) => new Promise((resolve, reject) => {
	child.once("error", reject);
	child.once("exit", (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
});

// src/doors/record-command.ts
const runRecord = async (command, flags, { env, remark, complain }) => {
	const say = flags.quiet === true ? () => {} : remark;
	const out = planOutput({
		value: flags.out ?? "calls.har",
		from: "--out"
	}, anywhere);
	const ca = flags.caFile === void 0 ? null : readCertificates({
		value: flags.caFile,
		from: "--ca-file"
	}, null);
	const recording = await startRecording({
		out,
		inspect: flags.inspectTls === true,
		env,
		ca,
		remark: (text) => say(`${project.name}: ${text}`)
	});
	let recorded = null;
	try {
		return await runCommand(command, {
			...env,
			...recording.variables
		}, complain);
	} finally {
		recorded = await recording.stop();
		say(`${project.name}: ${summary(recorded, flags.out ?? "calls.har", flags.inspectTls === true)}`);
	}
};

export { runRecord };