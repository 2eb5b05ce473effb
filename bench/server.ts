// A loopback API in a process of its own: answers every operation after a given time, and keeps book of who came, how many at once and how fast.

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface Book {
  readonly requests: number;
  /** Distinct operations that were asked at least once. */
  readonly visited: number;
  readonly maxInFlight: number;
  /** Most arrivals in any window of one second. */
  readonly maxPerSecond: number;
  /** How many arrivals met so many requests in flight, themselves included: index 1 is "alone". */
  readonly inFlight: readonly number[];
}

const latencyMs = Number(process.argv[2] ?? 0);
let arrivals: number[] = [];
let paths = new Set<string>();
let histogram: number[] = [];
let inFlight = 0;

const busiestSecond = (): number => {
  let most = 0;
  let from = 0;
  for (const [i, at] of arrivals.entries()) {
    while (at - (arrivals[from] ?? at) >= 1000) from++;
    most = Math.max(most, i - from + 1);
  }
  return most;
};

const server = createServer((request, response) => {
  arrivals.push(performance.now());
  const [target = "/"] = (request.url ?? "/").split("?");
  if (target.startsWith("/thing-")) paths.add(target);
  inFlight++;
  histogram[inFlight] = (histogram[inFlight] ?? 0) + 1;
  response.on("close", () => inFlight--);
  const answer = (): void => {
    const body = JSON.stringify({ id: target.slice(1), ok: true });
    response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) });
    response.end(request.method === "HEAD" ? undefined : body);
  };
  if (latencyMs === 0) answer();
  else setTimeout(answer, latencyMs);
});

server.keepAliveTimeout = 30_000;
server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));

process.on("message", (message) => {
  if (message === "book") {
    const book: Book = {
      requests: arrivals.length,
      visited: paths.size,
      maxInFlight: histogram.length === 0 ? 0 : histogram.length - 1,
      maxPerSecond: busiestSecond(),
      inFlight: Array.from(histogram, (count) => count ?? 0),
    };
    process.send?.({ book });
  } else {
    arrivals = [];
    paths = new Set();
    histogram = [];
    process.send?.({ cleared: true });
  }
});
process.on("disconnect", () => process.exit(0));
