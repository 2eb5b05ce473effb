// Waits until the target answers: for services that are still starting when the scan begins.

import type { Fault } from "../model/visit.ts";
import { fault } from "./faults.ts";
import type { Paced } from "./pace.ts";
import type { PlanTarget } from "./plan-visits.ts";
import { redactUrl } from "./redact.ts";
import { hostFor } from "./visits.ts";

const firstPauseMs = 500;
const longestPauseMs = 2_000;

/** Null as soon as an answer is 2xx or 3xx; the fault `timeout` with the last answer, or `interrupted`. Redirects are not followed. */
export const waitFor = async ({ url, timeoutMs }: { url: string; timeoutMs: number }, ports: Paced, target: PlanTarget): Promise<Fault | null> => {
  const until = ports.now() + timeoutMs;
  let pause = firstPauseMs;
  let last = "nothing";
  // Counted too, so that a clock that stands still ends it as well.
  for (let attempt = 1; attempt <= timeoutMs / firstPauseMs + 2; attempt += 1) {
    const left = until - ports.now();
    if (left <= 0) break;
    const exchange = await ports.poll({ method: "GET", url, ...hostFor(url, target), headers: [], body: "none", timeoutMs: Math.min(left, 5_000) });
    if (exchange.kind === "answer" && exchange.answer.status >= 200 && exchange.answer.status < 400) return null;
    if (exchange.kind === "fault" && (exchange.fault.reason === "interrupted" || exchange.fault.reason === "address-refused")) return exchange.fault;
    last = exchange.kind === "answer" ? `status ${exchange.answer.status}` : exchange.fault.detail;
    ports.progress({ stage: "waiting", url: redactUrl(url), attempt, last });
    await ports.sleep(Math.max(0, Math.min(pause, until - ports.now())));
    pause = Math.min(longestPauseMs, pause * 1.5);
  }
  return fault(
    "timeout",
    `${redactUrl(url)} did not answer with success within ${timeoutMs / 1000} s; the last answer: ${last}${last.startsWith("status 4") ? " (a path to wait for has to answer with 2xx or 3xx)" : ""}`,
  );
};
