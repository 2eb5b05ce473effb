import { h as testerOf, p as runJob } from "./chunks/fits.js";
import { n as tryWords } from "./chunks/weak.js";
import { parentPort, workerData } from "node:worker_threads";

// src/doors/infer-worker.ts
const { plans, weak, shared, index } = workerData;
const testers = /* @__PURE__ */ new Map();
const tell = (message) => {
	parentPort?.postMessage(message);
};
const tried = (count) => {
	shared.tried[index] = (shared.tried[index] ?? 0) + count;
	return Atomics.load(shared.stop, 0) !== 0;
};
parentPort?.on("message", (message) => {
	if (message.kind === "words") {
		if (weak !== null) tryWords(weak, message.words, message.from, {
			tried,
			hit: (hit) => tell({
				kind: "weak",
				hit
			})
		});
	} else {
		const plan = plans[message.slice.search];
		const trial = plan?.trials[message.slice.job.trial];
		if (plan !== void 0 && trial !== void 0) {
			const key = `${message.slice.search} ${message.slice.job.trial}`;
			const test = testers.get(key) ?? testerOf(trial);
			testers.set(key, test);
			runJob(plan, message.slice.job, test, {
				tried,
				hit: (hit) => tell({
					kind: "hit",
					search: message.slice.search,
					hit
				})
			});
		}
	}
	tell({ kind: "idle" });
});

export {  };