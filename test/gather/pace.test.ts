import { describe, expect, it } from "vitest";
import { concurrencyFor, isLocal, pace, retryAfterMs } from "../../src/gather/pace.ts";
import type { Limits } from "../../src/model/policy.ts";
import type { FaultReason } from "../../src/model/visit.ts";
import type { Ask, Exchange, Ports } from "../../src/ports.ts";

const limits: Limits = { rate: null, concurrency: null, deadlineMs: 300_000, requests: null };

/** A world with its own clock: sleeping and answering only move it on, so minutes pass in milliseconds. */
const world = (answer: (ask: Ask, index: number) => Exchange, latencyMs = 10) => {
  let now = 1_000_000;
  let inFlight = 0;
  const sleepers: { at: number; wake: () => void }[] = [];
  const log: { at: number; url: string }[] = [];
  const state = { mostInFlight: 0 };
  const sleep = (ms: number): Promise<void> => new Promise((wake) => sleepers.push({ at: now + ms, wake }));
  const ports: Ports = {
    readFile: () => ({ kind: "missing", why: "no files here" }),
    exchange: async (ask) => {
      const index = log.push({ at: now, url: ask.url }) - 1;
      inFlight += 1;
      state.mostInFlight = Math.max(state.mostInFlight, inFlight);
      await sleep(Math.min(latencyMs, ask.timeoutMs ?? latencyMs));
      inFlight -= 1;
      return latencyMs > (ask.timeoutMs ?? latencyMs) ? failing("timeout") : answer(ask, index);
    },
    now: () => now,
    sleep,
    randomHex: () => "00",
    progress: () => {},
  };
  /** Lets time run until the work is done. */
  const run = async <T>(work: Promise<T>): Promise<T> => {
    const end = { reached: false };
    void work.finally(() => {
      end.reached = true;
    });
    for (let idle = 0; !end.reached && idle < 50; ) {
      await new Promise(setImmediate);
      const next = sleepers.sort((a, b) => a.at - b.at).shift();
      if (next === undefined) idle += 1;
      else {
        idle = 0;
        now = Math.max(now, next.at);
        next.wake();
      }
    }
    return work;
  };
  return { ports, log, state, run, begun: now, now: () => now };
};

const answer = (status: number, headers: [string, string][] = []): Exchange => ({
  kind: "answer",
  answer: { status, headers, body: null, bodyFault: null, address: null },
});
const failing = (reason: FaultReason): Exchange => ({ kind: "fault", fault: { reason, detail: reason } });
const get = (url: string): Ask => ({ method: "GET", url, headers: [], body: "none" });
const said = (exchange: Exchange): string => (exchange.kind === "fault" ? exchange.fault.reason : String(exchange.answer.status));
const many = (paced: Ports, count: number, origin: string): Promise<string[]> =>
  Promise.all(Array.from({ length: count }, async (_, i) => said(await paced.exchange(get(`${origin}/${i}`)))));

const busiest = (log: readonly { at: number }[], ms = 1_000): number =>
  Math.max(...log.map(({ at }) => log.filter((other) => other.at >= at && other.at < at + ms).length));

describe("manners", () => {
  it.each([
    ["api.example.com", 4],
    ["db.internal", 4],
    ["203.0.113.7", 4],
    ["localhost:5000", 16],
    ["127.0.0.1:5000", 16],
    ["[::1]:5000", 16],
    ["0.0.0.0:8000", 16],
    ["flask:5000", 16],
    ["10.0.0.7", 16],
  ])("towards %s: %s in flight", (host, expected) => {
    expect(concurrencyFor(host, limits)).toBe(expected);
    expect(isLocal(host)).toBe(expected === 16);
    expect(concurrencyFor(host, { ...limits, concurrency: 2 })).toBe(2);
  });

  it("a remote host gets ten requests in any second, and four at a time", async () => {
    const { ports, log, state, run } = world(() => answer(200), 900);
    const said = await run(many(pace(ports, limits, "https://a.test"), 200, "https://a.test"));
    expect(new Set(said)).toEqual(new Set(["200"]));
    expect(busiest(log)).toBeLessThanOrEqual(10);
    expect(state.mostInFlight).toBe(4);
  });

  it("the rate holds when answers are instant", async () => {
    const { ports, log, run, now, begun } = world(() => answer(200), 0);
    await run(many(pace(ports, limits, "https://a.test"), 100, "https://a.test"));
    expect(busiest(log)).toBe(10);
    expect(now() - begun).toBe(9_900);
  });

  it("loopback gets sixteen at a time and no rate, unless one is configured", async () => {
    const free = world(() => answer(200));
    await free.run(many(pace(free.ports, limits, "http://127.0.0.1:5000"), 160, "http://127.0.0.1:5000"));
    expect(free.state.mostInFlight).toBe(16);
    expect(free.now() - free.begun).toBe(100);
    const tamed = world(() => answer(200));
    await tamed.run(many(pace(tamed.ports, { ...limits, rate: 5, concurrency: 3 }, "http://127.0.0.1:5000"), 20, "http://127.0.0.1:5000"));
    expect(busiest(tamed.log)).toBeLessThanOrEqual(5);
    expect(tamed.state.mostInFlight).toBeLessThanOrEqual(3);
  });

  it("hosts do not wait for each other", async () => {
    const { ports, run, now, begun } = world(() => answer(200), 0);
    const paced = pace(ports, limits, "https://a.test");
    await run(Promise.all([many(paced, 10, "https://a.test"), many(paced, 10, "https://b.test")]));
    expect(now() - begun).toBe(900);
  });
});

describe("Retry-After", () => {
  const clock = Date.parse("Wed, 21 Oct 2026 07:28:00 GMT");
  it.each([
    ["120", 120_000],
    ["0", 0],
    ["Wed, 21 Oct 2026 07:28:30 GMT", 30_000],
    ["Wed, 21 Oct 2026 07:27:00 GMT", null],
    ["-1", null],
    ["1e9", null],
    ["abc", null],
    ["", null],
    ["1.5", null],
    ["999999999999999", 999_999_999_999_999_000],
    ["99999999999999999999", null],
  ])("%j means %s ms", (value, ms) => {
    expect(retryAfterMs(value, clock)).toBe(ms);
  });

  it("is honoured, and then the request is sent again", async () => {
    const { ports, log, run } = world((_ask, index) => (index === 0 ? answer(429, [["retry-after", "7"]]) : answer(200)));
    expect(said(await run(pace(ports, limits, null).exchange(get("http://localhost/"))))).toBe("200");
    expect(log.map(({ at }) => at - (log[0]?.at ?? 0))).toEqual([0, 7_010]);
  });

  it("holds back everybody, who then go one at a time until one is served", async () => {
    const { ports, log, run } = world((_ask, index) => (index < 4 ? answer(503, [["Retry-After", "5"]]) : answer(200)), 900);
    const results = await run(many(pace(ports, limits, "https://a.test"), 12, "https://a.test"));
    expect(new Set(results)).toEqual(new Set(["200"]));
    const first = log[0]?.at ?? 0;
    expect(log.filter(({ at }) => at > first + 320 && at < first + 5_900)).toEqual([]);
    // The first one after the pause is alone until it is answered.
    expect((log[5]?.at ?? 0) - (log[4]?.at ?? 0)).toBeGreaterThanOrEqual(900);
  });

  it.each([
    ["seconds beyond a minute", "61"],
    ["a billion seconds", "1000000000"],
    ["a date beyond a minute", new Date(1_000_000 + 3_600_000).toUTCString()],
  ])("%s is not waited for", async (_what, value) => {
    const { ports, log, run } = world(() => answer(429, [["Retry-After", value]]));
    const results = await run(many(pace(ports, limits, "https://a.test"), 50, "https://a.test"));
    expect(new Set(results)).toEqual(new Set(["rate-limited"]));
    expect(log.length).toBeLessThanOrEqual(4);
  });

  it("a minute is the total, not each", async () => {
    const { ports, run, now, begun } = world((_ask, index) => (index % 2 === 0 ? answer(429, [["Retry-After", "25"]]) : answer(200)));
    const paced = pace(ports, { ...limits, concurrency: 1 }, null);
    const results = await run(many(paced, 6, "http://localhost"));
    expect(results.toSorted()).toEqual(["200", "200", "rate-limited", "rate-limited", "rate-limited", "rate-limited"]);
    expect(now() - begun).toBeLessThan(61_000);
  });

  it.each([429, 503])("a storm of %s gets six requests at most", async (status) => {
    const { ports, log, run } = world(() => answer(status, status === 503 ? [["Retry-After", "1"]] : []));
    const results = await run(many(pace(ports, limits, "https://a.test"), 100, "https://a.test"));
    expect(new Set(results)).toEqual(new Set(["rate-limited"]));
    expect(log.length).toBeLessThanOrEqual(6);
  });

  it("503 without it is an answer like any other", async () => {
    const { ports, log, run } = world(() => answer(503));
    expect(await run(many(pace(ports, limits, null), 20, "http://localhost"))).toEqual(Array(20).fill("503"));
    expect(log.length).toBe(20);
  });

  it("one operation that always refuses does not stop the others", async () => {
    const { ports, run } = world((ask) => (ask.url.endsWith("/3") ? answer(429) : answer(200)));
    const results = await run(many(pace(ports, limits, null), 40, "http://localhost"));
    expect(results.filter((result) => result === "200").length).toBe(39);
  });
});

describe("giving up", () => {
  it.each<FaultReason>(["connection-refused", "timeout", "dns", "tls-identity", "connection-reset", "unreachable"])(
    "after five times %s in a row",
    async (reason) => {
      const { ports, log, run } = world(() => failing(reason));
      const results = await run(many(pace(ports, { ...limits, concurrency: 1 }, null), 20, "http://localhost"));
      expect(results).toEqual([...Array(5).fill(reason), ...Array(15).fill("target-gave-up")]);
      expect(log.length).toBe(5);
    },
  );

  it("not while one in five is answered, and not for what is the answer's own fault", async () => {
    const mixed = world((_ask, index) => (index % 5 === 4 ? answer(500) : failing("connection-reset")));
    expect(await mixed.run(many(pace(mixed.ports, { ...limits, concurrency: 1 }, null), 25, "http://localhost"))).not.toContain("target-gave-up");
    const garbled = world(() => failing("protocol-error"));
    expect(await garbled.run(many(pace(garbled.ports, limits, null), 20, "http://localhost"))).not.toContain("target-gave-up");
  });

  it("on one host leaves the others alone", async () => {
    const { ports, run } = world((ask) => (ask.url.includes("a.test") ? failing("timeout") : answer(200)));
    const paced = pace(ports, limits, null);
    await run(many(paced, 10, "http://a.test"));
    expect(await run(many(paced, 2, "http://localhost"))).toEqual(["200", "200"]);
  });
});

describe("the end of a scan", () => {
  it("comes with the deadline: what is under way is cut, nothing new is sent", async () => {
    const { ports, log, run, begun } = world(() => answer(200), 400);
    const paced = pace(ports, { ...limits, concurrency: 1, deadlineMs: 1_000 }, null);
    paced.start();
    expect(await run(many(paced, 5, "http://localhost"))).toEqual(["200", "200", "deadline", "deadline", "deadline"]);
    expect(log.every(({ at }) => at < begun + 1_000)).toBe(true);
    expect(paced.stopped()).toMatchObject({ reason: "deadline" });
    expect(paced.sent()).toBe(3);
  });

  it("the rate holds up to the last moment", async () => {
    const { ports, log, run } = world(() => answer(200), 0);
    const paced = pace(ports, { ...limits, deadlineMs: 950 }, "https://a.test");
    paced.start();
    await run(many(paced, 50, "https://a.test"));
    expect(log.length).toBe(10);
  });

  it("does not wait for a host that wants to be asked after the deadline", async () => {
    const { ports, run, now, begun } = world(() => answer(429, [["Retry-After", "30"]]));
    const paced = pace(ports, { ...limits, deadlineMs: 10_000 }, null);
    paced.start();
    expect(said(await run(paced.exchange(get("http://localhost/"))))).toBe("deadline");
    expect(now() - begun).toBeLessThan(1_000);
  });

  it("comes with an interrupt, for good", async () => {
    const { ports, log, run } = world((_ask, index) => (index === 2 ? failing("interrupted") : answer(200)));
    const paced = pace(ports, { ...limits, concurrency: 1 }, null);
    expect(await run(many(paced, 6, "http://localhost"))).toEqual(["200", "200", "interrupted", "interrupted", "interrupted", "interrupted"]);
    expect(log.length).toBe(3);
    expect(paced.stopped()).toMatchObject({ reason: "interrupted" });
  });

  it.each([
    [7, null, 7],
    [null, "https://a.test", 2_000],
    [null, "http://localhost", 20_000],
  ])("limits.requests %s towards %s allows %s", async (requests, baseUrl, most) => {
    const { ports, log, run } = world(() => answer(200), 0);
    const paced = pace(ports, { ...limits, rate: 1_000_000, concurrency: 64, requests }, baseUrl);
    const results = await run(many(paced, most + 3, "http://x.test"));
    expect(log.length).toBe(most);
    expect(results.filter((result) => result === "request-limit").length).toBe(3);
  });

  it("a chain of requests shares its time on the wire, and waiting in the queue is not on it", async () => {
    const { ports, run } = world(() => answer(200), 400);
    const paced = pace(ports, { ...limits, rate: 0.5 }, null);
    const budget = { leftMs: 1_000 };
    const results: string[] = [];
    for (let i = 0; i < 4; i += 1) results.push(said(await run(paced.ask(get("http://localhost/"), budget))));
    expect(results).toEqual(["200", "200", "timeout", "timeout"]);
  });
});
