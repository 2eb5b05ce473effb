// One file of captured traffic, in pieces → its calls, one by one. Finds out by itself which format it is. Pure.

import type { CapturedCall, TrafficFormat, TrafficSource } from "../model/call.ts";
import { harPlan, readEntry, type Told } from "./har.ts";
import { createJsonStream, type Picked, type Plan } from "./json-stream.ts";
import { limits } from "./limits.ts";
import { otlpPlan, readSpan, serviceOf, spanName } from "./otlp.ts";

export interface TrafficReader {
  /** False when the rest need not be read: the limit is reached, or it is no JSON. */
  write(chunk: Uint8Array): boolean;
  /** `tooLong`: the file went on, but was not read further. */
  end(tooLong: boolean): TrafficSource;
}

const plan: Plan = {
  keys: new Map<string, Plan>([
    ["log", harPlan],
    ["resourceSpans", otlpPlan],
    // As Grafana Tempo and its API write it.
    ["batches", otlpPlan],
  ]),
};

type SpanCall = Omit<CapturedCall, "source"> & { readonly entry: string };

/** `most`: calls that may still be read. `see` gets every call in the order of the file; spans of one resource come together, when its name is known. */
export const createTrafficReader = (file: string, most: number, see: (call: CapturedCall) => void): TrafficReader => {
  const allowed = Math.min(most, limits.callsPerFile);
  const unread: { entry: string; why: string }[] = [];
  let format: TrafficFormat | null = null;
  let missed = 0;
  let calls = 0;
  let full = false;
  let spans: SpanCall[] = [];
  let service: string | null = null;
  let spanCount = 0;

  const miss = (entry: string, why: string): void => {
    missed += 1;
    if (unread.length < limits.named) unread.push({ entry, why });
  };
  const found = (entry: string, call: Omit<CapturedCall, "source">): void => {
    if (calls >= allowed) {
      full = true;
      return;
    }
    calls += 1;
    see({ ...call, source: { file, entry } });
  };
  const judged = (entry: string, told: Told, take: (call: Omit<CapturedCall, "source">) => void): void => {
    if (told === "other") return;
    if ("unread" in told) miss(entry, told.unread);
    else take(told.call);
  };
  const inLine = (line: number, name: string): string => (stream.inLines() ? `line ${line}, ${name}` : name);
  const settleSpans = (): void => {
    for (const { entry, ...call } of spans) found(entry, { ...call, client: service ?? call.client });
    spans = [];
  };

  const placeOf = ({ name, index, line }: Omit<Picked, "text">, id: string | null = null): string =>
    inLine(line, name === "entry" ? `entry ${index + 1}` : `span ${id ?? spanCount}`);

  const stream = createJsonStream(
    plan,
    { maxString: limits.string, maxValue: limits.entry, maxDepth: limits.depth },
    {
      picked: (value) => {
        if (full) return;
        if (value.name === "entry") {
          format = "har";
          judged(placeOf(value), readEntry(value.text), (call) => found(placeOf(value), call));
        } else if (value.name === "resource") {
          service = serviceOf(value.text);
          if (service !== null) settleSpans();
        } else {
          spanCount += 1;
          // Most spans are none of ours, and their id is of interest only where they are.
          const told = readSpan(value.text);
          if (told === "other") return;
          const entry = placeOf(value, spanName(value.text));
          judged(entry, told, (call) => spans.push({ ...call, entry }));
          if (service !== null || spans.length > allowed - calls) settleSpans();
        }
      },
      ended: (name) => {
        if (name === "entries") format = "har";
        else format ??= "otlp";
        if (name !== "resource") return;
        settleSpans();
        service = null;
      },
      tooLarge: (at) => miss(placeOf(at), `it is larger than ${limits.entry / 1024 / 1024} MiB even without bodies`),
      brokenLine: (line) => miss(`line ${line}`, "it is no whole JSON value"),
    },
    /\.(?:jsonl|ndjson)$/i.test(file),
  );

  return {
    write: (chunk) => stream.write(chunk) && !full,
    end: (tooLong) => {
      const ending = tooLong || full ? "whole" : stream.end();
      settleSpans();
      const cut = cutWhy(ending, { tooLong, full, line: stream.line(), allowed });
      if (format === null && missed > 0 && stream.inLines()) format = "otlp";
      return { file, format: calls > 0 || format !== null ? (format ?? "otlp") : null, calls, unread, missed, cut };
    },
  };
};

interface Ending {
  readonly tooLong: boolean;
  readonly full: boolean;
  readonly line: number;
  readonly allowed: number;
}

const cutWhy = (ending: "whole" | "cut" | "garbled" | "empty", { tooLong, full, line, allowed }: Ending): string | null => {
  if (full) return `it holds more than ${allowed} calls, and the rest was not read`;
  if (tooLong) return `it is larger than ${limits.fileBytes / 1024 / 1024} MiB, and the rest was not read`;
  if (ending === "cut") return `it ends in the middle of a value, on line ${line}`;
  if (ending === "garbled") return `it is no JSON from line ${line} on`;
  return ending === "empty" ? "it is empty" : null;
};
