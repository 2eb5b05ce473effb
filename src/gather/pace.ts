// Politeness and bookkeeping around any Ports: requests in flight and per second, Retry-After, giving up, the scan's deadline and its count.

import { isAddress, kindOfAddress } from "../dns/address.ts";
import { hostnameOf, hostOf, isLoopbackHost, isSingleLabel } from "../model/host.ts";
import type { Limits } from "../model/policy.ts";
import type { Fault } from "../model/visit.ts";
import type { Answer, Ask, DnsReply, Exchange, Ports } from "../ports.ts";
import { fault, isTransportFault } from "./faults.ts";

/** Time on the wire that the requests of one chain share; waiting in our own queue costs nothing. */
export interface Budget {
  leftMs: number;
}
export const chainBudget = (): Budget => ({ leftMs: 20_000 });

export interface Paced extends Ports {
  /** Like `exchange`, within what is left of the budget. */
  ask(ask: Ask, budget: Budget): Promise<Exchange>;
  /** Counted, and nothing else: for polling a target that is expected to fail for a while. */
  poll(ask: Ask): Promise<Exchange>;
  /** Starts the clock of `limits.deadline`. */
  start(): void;
  sent(): number;
  /** Milliseconds until the deadline. */
  left(): number;
  /** Why the scan as a whole ends early; null while it goes on. */
  stopped(): Fault | null;
}

const politeRate = 10;
const politeConcurrency = 4;
const localConcurrency = 16;
/** A scan asks each operation once and some twice. What is beyond this is a mistake or a trap, and minutes of somebody's server. */
const mostRequests = { remote: 2_000, local: 20_000 } as const;
const mostFaultsInARow = 5;
const mostRefusalsInARow = 3;
const mostTriesPerAsk = 3;
const mostWaitingMs = 60_000;

/** On this machine or beside it: nobody else's server, so no manners are needed. A service container is a single label, a private address says it itself. */
export const isLocal = (host: string): boolean => {
  const name = hostnameOf(host);
  if (isLoopbackHost(host) || isSingleLabel(host)) return true;
  return isAddress(name) && ["loopback", "unspecified", "private"].includes(kindOfAddress(name) ?? "");
};

/** How many requests may be under way towards a host at once. */
export const concurrencyFor = (host: string, limits: Limits, runs = 1): number =>
  limits.concurrency ?? (isLocal(host) ? localConcurrency : Math.max(1, Math.floor(politeConcurrency / runs)));

interface Lane {
  readonly width: number;
  readonly intervalMs: number;
  inFlight: number;
  readonly waiting: (() => void)[];
  /** Releases one request after the other. */
  gate: Promise<void>;
  lastSent: number;
  /** Set by 429 and 503: nobody sends before, and then one at a time until an answer is served again. */
  notBefore: number;
  cautious: boolean;
  waitedMs: number;
  faultsInARow: number;
  refusalsInARow: number;
  closed: Fault | null;
}

/** `runs`: how many runs share the scan, and with it what is polite towards a remote host. */
export const pace = (ports: Ports, limits: Limits, baseUrl: string | null, runs = 1): Paced => {
  const lanes = new Map<string, Lane>();
  const mostSent = limits.requests ?? mostRequests[isLocal(hostOf(baseUrl ?? "") ?? "") ? "local" : "remote"];
  let sent = 0;
  let deadline = Number.POSITIVE_INFINITY;
  let stopped: Fault | null = null;

  const laneOf = (url: string): Lane => {
    const host = hostOf(url) ?? "";
    const known = lanes.get(host);
    if (known !== undefined) return known;
    const rate = limits.rate ?? (isLocal(host) ? null : politeRate / runs);
    const lane: Lane = {
      width: concurrencyFor(host, limits, runs),
      intervalMs: rate === null ? 0 : 1000 / rate,
      inFlight: 0,
      waiting: [],
      gate: Promise.resolve(),
      lastSent: Number.NEGATIVE_INFINITY,
      notBefore: 0,
      cautious: false,
      waitedMs: 0,
      faultsInARow: 0,
      refusalsInARow: 0,
      closed: null,
    };
    lanes.set(host, lane);
    return lane;
  };

  const enter = async (lane: Lane): Promise<void> => {
    while (lane.inFlight >= (lane.cautious ? 1 : lane.width)) await new Promise<void>((resolve) => lane.waiting.push(resolve));
    lane.inFlight += 1;
  };
  const leave = (lane: Lane): void => {
    lane.inFlight -= 1;
    for (const wake of lane.waiting.splice(0, (lane.cautious ? 1 : lane.width) - lane.inFlight)) wake();
  };

  /** Waits for the lane's turn. Spacing counts from the moment of sending, not of planning: a late one must not be followed by a burst. */
  const release = async (lane: Lane, before: Promise<void>): Promise<void> => {
    await before;
    for (;;) {
      const now = ports.now();
      const wait = Math.max(lane.lastSent + lane.intervalMs, lane.notBefore) - now;
      if (wait <= 0 || now >= deadline || lane.closed !== null || stopped !== null) break;
      await ports.sleep(Math.ceil(Math.min(wait, deadline - now)));
      // A clock that stands still (a test's, a frozen container's) must not keep us here for ever.
      if (ports.now() <= now) break;
    }
    lane.lastSent = ports.now();
  };

  const obstacle = (lane: Lane): Fault | null => {
    if (stopped !== null) return stopped;
    if (Math.max(ports.now(), lane.notBefore) >= deadline) {
      const now = ports.now() >= deadline;
      const found = fault(
        "deadline",
        `the scan's deadline of ${limits.deadlineMs / 1000} s ${now ? "has passed" : "ends before the host wants to be asked again"}`,
      );
      if (now) stopped = found;
      return found;
    }
    if (lane.closed !== null) return lane.closed;
    return sent >= mostSent ? fault("request-limit", `${mostSent} requests were sent, and no more may be (limits.requests)`) : null;
  };

  /** One request in its lane; null when the host wants to be asked again later. */
  const once = async (ask: Ask, lane: Lane, budget: Budget): Promise<Exchange | null> => {
    await enter(lane);
    try {
      if (obstacle(lane) === null && (lane.intervalMs > 0 || lane.notBefore > 0)) await (lane.gate = release(lane, lane.gate));
      const reason = obstacle(lane);
      if (reason !== null) return { kind: "fault", fault: reason };
      if (budget.leftMs <= 0) return { kind: "fault", fault: fault("timeout", "the chain of requests took longer than 20 s") };
      sent += 1;
      const before = ports.now();
      const exchange = await ports.exchange({ ...ask, timeoutMs: Math.max(1, Math.min(ask.timeoutMs ?? budget.leftMs, budget.leftMs, deadline - before)) });
      budget.leftMs -= ports.now() - before;
      const judged = judge(exchange, lane);
      return judged === null && ask.retry === "never" ? exchange : judged;
    } finally {
      leave(lane);
    }
  };

  const judge = (exchange: Exchange, lane: Lane): Exchange | null => {
    if (exchange.kind === "fault") {
      const { reason } = exchange.fault;
      if (reason === "interrupted") stopped ??= exchange.fault;
      if (reason === "timeout" && ports.now() >= deadline) return { kind: "fault", fault: obstacle(lane) ?? exchange.fault };
      if (!isTransportFault(exchange.fault)) return exchange;
      lane.faultsInARow += 1;
      if (lane.faultsInARow >= mostFaultsInARow)
        lane.closed ??= fault("target-gave-up", `not asked any more after ${mostFaultsInARow} failures in a row, the last: ${exchange.fault.detail}`);
      return exchange;
    }
    lane.faultsInARow = 0;
    if (exchange.answer.bodyFault?.reason === "interrupted") stopped ??= exchange.answer.bodyFault;
    const wish = wantsWait(exchange.answer, ports.now());
    if (wish === null) {
      lane.refusalsInARow = 0;
      lane.cautious = false;
      return exchange;
    }
    // Answers to requests that were under way when the first refusal came belong to that refusal.
    const now = ports.now();
    const echo = now < lane.notBefore;
    if (!echo) lane.refusalsInARow += 1;
    const until = Math.max(lane.notBefore, now + (wish.ms ?? (echo ? 0 : 1000 * 2 ** (lane.refusalsInARow - 1))));
    const longer = until - Math.max(now, lane.notBefore);
    lane.cautious = true;
    if (lane.refusalsInARow >= mostRefusalsInARow || lane.waitedMs + longer > mostWaitingMs) {
      lane.closed ??= fault("rate-limited", `the host answered ${exchange.answer.status} and wants to be left alone for longer than a scan waits`);
      return { kind: "fault", fault: lane.closed };
    }
    lane.waitedMs += longer;
    lane.notBefore = until;
    return null;
  };

  const ask = async (request: Ask, budget: Budget): Promise<Exchange> => {
    const lane = laneOf(request.url);
    for (let tries = 0; tries < mostTriesPerAsk; tries += 1) {
      const exchange = await once(request, lane, budget);
      if (exchange !== null) return exchange;
    }
    return { kind: "fault", fault: lane.closed ?? fault("rate-limited", `asked ${mostTriesPerAsk} times, refused each time with 429 or 503`) };
  };

  return {
    ...ports,
    ...withDeadline(ports, (): Fault | number => stopped ?? (ports.now() >= deadline ? late(limits) : deadline - ports.now())),
    ask,
    exchange: (request) => ask(request, { leftMs: request.timeoutMs ?? chainBudget().leftMs }),
    poll: async (request) => {
      sent += 1;
      const exchange = await ports.exchange(request);
      if (exchange.kind === "fault" && exchange.fault.reason === "interrupted") stopped ??= exchange.fault;
      return exchange;
    },
    start: () => {
      deadline = ports.now() + limits.deadlineMs;
    },
    sent: () => sent,
    left: () => deadline - ports.now(),
    stopped: () => {
      if (stopped === null && ports.now() >= deadline) stopped = fault("deadline", `the scan's deadline of ${limits.deadlineMs / 1000} s has passed`);
      return stopped;
    },
  };
};

const late = (limits: Limits): Fault => fault("deadline", `the scan's deadline of ${limits.deadlineMs / 1000} s has passed`);

/** Questions about names are not counted among the requests, and have no more time than the scan. */
const withDeadline = (ports: Ports, left: () => Fault | number): Pick<Ports, "dns"> =>
  ports.dns === undefined
    ? {}
    : {
        dns: async (question): Promise<DnsReply> => {
          const time = left();
          if (typeof time !== "number") return { kind: "fault", fault: time };
          return (
            ports.dns?.({ ...question, timeoutMs: Math.min(question.timeoutMs, time) }) ?? {
              kind: "fault",
              fault: fault("unreachable", "nothing may be asked"),
            }
          );
        },
      };

/** Null when the answer is an ordinary one: 429 always asks for patience, 503 only with Retry-After. `ms` null: it does not say how much. */
const wantsWait = ({ status, headers }: Pick<Answer, "status" | "headers">, now: number): { readonly ms: number | null } | null => {
  const value = headers.find(([name]) => name.toLowerCase() === "retry-after")?.[1]?.trim() ?? null;
  if (status !== 429 && !(status === 503 && value !== null)) return null;
  return { ms: retryAfterMs(value ?? "", now) };
};

/** RFC 9110 section 10.2.3: seconds or a date. Null for anything else, and for a date that is past. */
export const retryAfterMs = (value: string, now: number): number | null => {
  if (/^\d{1,15}$/.test(value)) return Number(value) * 1000;
  if (!/^[A-Za-z]{3,9},? /.test(value)) return null;
  const at = Date.parse(value);
  return Number.isNaN(at) || at <= now ? null : at - now;
};
