// One thread of `infer`: walks the slices it is handed. A file of its own, because a thread starts from a file; dist has it beside the program.

import { parentPort, workerData } from "node:worker_threads";
import { type Plan, runJob, type Tester, testerOf } from "../signature/infer/search.ts";
import { type WeakPlan, tryWords } from "../signature/infer/weak.ts";
import type { FromWorker, Shared, ToWorker } from "./infer-pool.ts";

const { plans, weak, shared, index } = workerData as {
  readonly plans: readonly Plan[];
  readonly weak: WeakPlan | null;
  readonly shared: Shared;
  readonly index: number;
};
const testers = new Map<string, Tester>();

const tell = (message: FromWorker): void => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(message);
};
/** Only this thread writes its own count. */
const tried = (count: number): boolean => {
  shared.tried[index] = (shared.tried[index] ?? 0) + count;
  return Atomics.load(shared.stop, 0) !== 0;
};

parentPort?.on("message", (message: ToWorker) => {
  if (message.kind === "words") {
    if (weak !== null) tryWords(weak, message.words, message.from, { tried, hit: (hit) => tell({ kind: "weak", hit }) });
  } else {
    const plan = plans[message.slice.search];
    const trial = plan?.trials[message.slice.job.trial];
    if (plan !== undefined && trial !== undefined) {
      const key = `${message.slice.search} ${message.slice.job.trial}`;
      const test = testers.get(key) ?? testerOf(trial);
      testers.set(key, test);
      runJob(plan, message.slice.job, test, { tried, hit: (hit) => tell({ kind: "hit", search: message.slice.search, hit }) });
    }
  }
  tell({ kind: "idle" });
});
