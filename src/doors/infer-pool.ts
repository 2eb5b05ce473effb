// The threads of `infer`: hands out work, counts, and ends them on a hit, at the deadline or on Ctrl-C.

import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Slice } from "../signature/infer/infer.ts";
import type { Hit, Plan } from "../signature/infer/search.ts";
import type { WeakHit, WeakPlan } from "../signature/infer/weak.ts";

export interface Shared {
  readonly stop: Int32Array;
  readonly tried: Float64Array;
}

export type ToWorker = { readonly kind: "slice"; readonly slice: Slice } | { readonly kind: "words"; readonly words: readonly string[]; readonly from: number };
export type FromWorker =
  | { readonly kind: "idle" }
  | { readonly kind: "hit"; readonly search: number; readonly hit: Hit }
  | { readonly kind: "weak"; readonly hit: WeakHit };

export interface PoolOptions {
  readonly plans: readonly Plan[];
  readonly weak: WeakPlan | null;
  /** The next piece of work; null when there is none left. */
  readonly next: () => ToWorker | null;
  /** True ends everything. */
  readonly hit: (message: Exclude<FromWorker, { readonly kind: "idle" }>) => boolean;
  readonly progress: (tried: number) => void;
  readonly signal: AbortSignal;
}

export interface PoolEnd {
  readonly tried: number;
  /** Nothing was left to try, or `hit` ended it. */
  readonly complete: boolean;
  readonly threads: number;
}

/** What the terminal shows while the threads work. */
export const bar = (done: number, all: number, since: number): string => {
  const share = all === 0 ? 1 : Math.min(1, done / all);
  const filled = Math.round(share * 24);
  const rate = done / Math.max(0.001, (performance.now() - since) / 1000);
  return `[${"#".repeat(filled)}${".".repeat(24 - filled)}] ${Math.floor(share * 100)} %, ${Math.round(done / 1000).toLocaleString("en-US")} of ${Math.round(all / 1000).toLocaleString("en-US")} thousand layouts, ${Math.round(rate / 1000)} thousand a second`;
};

/** Bundled, this file is a chunk in `chunks/`; in the source it stands beside the thread's own. */
const workerFile = (): URL =>
  import.meta.url.endsWith(".ts") ? new URL("./infer-worker.ts", import.meta.url) : new URL("../infer-worker.js", import.meta.url);

const mostThreads = 8;

export const runPool = async ({ plans, weak, next, hit, progress, signal }: PoolOptions): Promise<PoolEnd> => {
  const threads = Math.max(1, Math.min(availableParallelism(), mostThreads));
  const shared: Shared = { stop: new Int32Array(new SharedArrayBuffer(4)), tried: new Float64Array(new SharedArrayBuffer(8 * threads)) };
  const total = (): number => shared.tried.reduce((sum, count) => sum + count, 0);
  let [done, exhausted] = [false, false];
  const stop = (): void => {
    Atomics.store(shared.stop, 0, 1);
  };
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) stop();
  const timer = setInterval(() => progress(total()), 200);
  timer.unref();

  const one = (index: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(workerFile(), { workerData: { plans, weak, shared, index } });
      const feed = (): void => {
        const work = done || signal.aborted ? null : next();
        if (work === null) {
          exhausted ||= !done && !signal.aborted;
          void worker.terminate().then(() => resolve());
        } else {
          // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
          worker.postMessage(work);
        }
      };
      worker.on("message", (message: FromWorker) => {
        if (message.kind === "idle") feed();
        else if (!done && hit(message)) {
          done = true;
          stop();
        }
      });
      worker.on("error", (error) => {
        stop();
        reject(error);
      });
      feed();
    });
  try {
    await Promise.all(Array.from({ length: threads }, (_, index) => one(index)));
  } finally {
    clearInterval(timer);
    signal.removeEventListener("abort", stop);
  }
  return { tried: total(), complete: done || (exhausted && !signal.aborted), threads };
};
