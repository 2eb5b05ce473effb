// G9, G10 and G12: five hundred operations on a loopback server that counts its visitors.

import { spawnSync } from "node:child_process";
import { type Bench, compare } from "../bench.ts";
import { type LiveTarget, operationCount, startTarget } from "../live-target.ts";
import { median, type Subject } from "../measure.ts";
import type { Book } from "../server.ts";
import { curlParallel, dredd, respect, scanLive } from "../subjects.ts";
import { against, ratio, type Row } from "../table.ts";

interface Visit {
  readonly wallMs: number;
  readonly cpuMs: number | null;
  /** The server's own count of the last run. */
  readonly book: Book;
}

/** A client slower than this is run once more and no more: dredd needs half a minute for 500 answers of 50 ms. */
const slowMs = 15_000;

const visit = async (bench: Bench, target: LiveTarget, subjects: readonly Subject[]): Promise<ReadonlyMap<string, Visit>> => {
  const samples = new Map<string, number[]>();
  const books = new Map<string, Book>();
  const cpus = new Map<string, number>();
  const once = { ...bench, runs: 1 };
  for (let round = 0; round <= bench.runs; round++) {
    for (const { name, ...rest } of subjects) {
      const taken = samples.get(name) ?? [];
      if (round > 1 && (taken.length === 0 || (taken[0] ?? 0) > slowMs)) continue;
      await target.clear();
      const result = (await compare(once, [{ name, ...rest }], false)).get(name);
      if (result === undefined) continue;
      // Round 0 warms up, but half a minute is not thrown away.
      if (round > 0 || result.wallMs > slowMs) samples.set(name, [...taken, result.wallMs]);
      books.set(name, await target.book());
    }
  }
  for (const subject of subjects) {
    if ((samples.get(subject.name)?.[0] ?? Infinity) > slowMs) continue;
    const cpuMs = (await compare(once, [subject], true)).get(subject.name)?.cpuMs;
    if (cpuMs !== undefined && cpuMs !== null) cpus.set(subject.name, cpuMs);
  }
  return new Map(
    [...samples].flatMap(([name, list]) => {
      const book = books.get(name);
      return book === undefined || list.length === 0 ? [] : [[name, { wallMs: median(list), cpuMs: cpus.get(name) ?? null, book }] as const];
    }),
  );
};

const hasCurl = (): boolean => spawnSync("curl", ["--version"], { stdio: "ignore" }).status === 0;

const probe = async (
  bench: Bench,
  goal: "G9" | "G10",
  latencyMs: number,
  limits: { readonly curl: number; readonly peer: number },
): Promise<readonly Row[]> => {
  bench.say(`  ${operationCount} operations at ${latencyMs} ms`);
  const target = await startTarget(latencyMs, bench.scratch);
  try {
    const { scratch } = bench;
    const ours = scanLive("sigproof scan", target.baseUrl, target.files.openapi, ["--concurrency", "16"], scratch);
    const curl = curlParallel(target.files.curl, scratch);
    const peers = bench.peers ? [dredd(target.files.openapi, target.baseUrl, scratch), respect(target.files.arazzo, scratch)] : [];
    const visits = await visit(bench, target, [ours, ...(hasCurl() ? [curl] : []), ...peers]);
    const mine = visits.get(ours.name);
    const fastest = peers
      .flatMap(({ name }) => {
        const peer = visits.get(name);
        if (peer !== undefined && peer.book.visited < operationCount) bench.say(`  ! ${name} visited only ${peer.book.visited} operations and is left out`);
        return peer === undefined || peer.book.visited < operationCount ? [] : [{ name, wallMs: peer.wallMs }];
      })
      .sort((a, b) => a.wallMs - b.wallMs)[0];
    const at = `${operationCount} GETs at ${latencyMs} ms`;
    return [
      {
        goal,
        what: `${at}: whole scan, against curl --parallel-max 16`,
        measured: ratio(mine?.wallMs, visits.get(curl.name)?.wallMs),
        limit: limits.curl,
        unit: "×",
        note: `${against(mine?.wallMs, visits.get(curl.name)?.wallMs)}; the scan sent ${mine?.book.requests ?? 0} requests, curl ${visits.get(curl.name)?.book.requests ?? 0}`,
      },
      {
        goal,
        what: `${at}: whole scan, against the fastest API peer`,
        measured: ratio(mine?.wallMs, fastest?.wallMs),
        limit: limits.peer,
        unit: "×",
        note: `${against(mine?.wallMs, fastest?.wallMs)} (${fastest?.name ?? "no peer"})`,
      },
      {
        goal,
        what: `${at}: operations not visited`,
        measured: mine === undefined ? null : operationCount - mine.book.visited,
        limit: 0,
        unit: "",
        note: `counted by the server; most at once ${mine?.book.maxInFlight ?? 0}`,
      },
      ...(goal === "G10"
        ? [
            {
              goal,
              what: `${at}: CPU time per operation, start-up included`,
              measured: mine?.cpuMs === undefined || mine.cpuMs === null ? null : mine.cpuMs / operationCount,
              limit: 0.7,
              unit: "ms",
              note: `${mine?.cpuMs?.toFixed(0) ?? "–"} ms CPU for ${mine?.book.requests ?? 0} requests`,
            },
          ]
        : []),
    ];
  } finally {
    target.stop();
  }
};

export const g9 = (bench: Bench): Promise<readonly Row[]> => probe(bench, "G9", 50, { curl: 1.15, peer: 1 / 10 });
export const g10 = (bench: Bench): Promise<readonly Row[]> => probe(bench, "G10", 0, { curl: 8, peer: 1 / 6 });

/** The server's own book: what was offered, not what the client believes it offered. */
export const g12 = async (bench: Bench): Promise<readonly Row[]> => {
  bench.say("  offered load");
  const rows: Row[] = [];
  const cases = [
    { what: "requests in flight with --concurrency 8", latencyMs: 50, flags: ["--concurrency", "8"], limit: 8, of: (book: Book): number => book.maxInFlight },
    { what: "requests in flight by default, on loopback", latencyMs: 50, flags: [], limit: 16, of: (book: Book): number => book.maxInFlight },
    {
      what: "arrivals in the busiest second with --rate 200/s",
      latencyMs: 0,
      flags: ["--rate", "200/s"],
      limit: 200,
      of: (book: Book): number => book.maxPerSecond,
    },
  ] as const;
  for (const { what, latencyMs, flags, limit, of } of cases) {
    const target = await startTarget(latencyMs, bench.scratch);
    try {
      const visits = await visit({ ...bench, runs: 1 }, target, [scanLive("sigproof scan", target.baseUrl, target.files.openapi, flags, bench.scratch)]);
      const book = visits.get("sigproof scan")?.book;
      rows.push({
        goal: "G12",
        what,
        measured: book === undefined ? null : of(book),
        limit,
        unit: "",
        note:
          book === undefined
            ? ""
            : `${book.requests} requests; arrivals by number in flight: ${book.inFlight
                .map((count, i) => (i === 0 ? "" : `${i}:${count}`))
                .join(" ")
                .trim()}`,
      });
    } finally {
      target.stop();
    }
  }
  return rows;
};
