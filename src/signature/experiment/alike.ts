// What an answer looks like once everything is left out that changes from answer to answer, and which class it belongs to. Pure.

import type { AnswerClass, AnswerShape } from "../../model/experiment.ts";
import { digestText } from "../algorithm.ts";
import { bytesOf, toWire } from "../message.ts";

/** An answer as it came, with everything that the scan itself knows to be secret already taken out of the body. */
export interface Seen {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Null when it could not be read. */
  readonly body: Uint8Array | null;
}

/** Bodies are compared by their beginning; the rest of a long page decides nothing. */
const longestBody = 64 * 1024;
const longestCode = 200;
const deepest = 4;
const mostKeys = 60;

/** Dates as mail and HTTP write them, UUIDs, times. Each begins with something fixed, so that no text makes them slow. */
const dates: readonly RegExp[] = [
  /\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},? \d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6} \d{4}[ t][\d:.]{5,20}(?: ?(?:gmt|utc|z|[+-]\d{2}:?\d{2}))?/gi,
  /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi,
  /\b\d{4}-\d\d-\d\d(?:[t ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:z|[+-]\d\d:?\d\d)?)?/gi,
];

/** A run without a space that is more likely an id, a digest or a number than a word: a digit beside anything else, or long and mixed, or hex letters only. */
const isVarying = (run: string): boolean =>
  (/\d/.test(run) && /[^\d]/.test(run)) || (run.length >= 20 && /[a-z]/.test(run) && /[A-Z]/.test(run)) || (run.length >= 8 && /^[a-f]+$/i.test(run));

/** Every stretch that varies becomes one `#`. */
export const mask = (text: string): string =>
  dates
    .reduce((current, pattern) => current.replace(pattern, "#"), text)
    .replace(/[A-Za-z0-9+/_=-]+/g, (run) => (isVarying(run) ? "#" : run))
    .replace(/\d[\d.,:]*/g, "#")
    .replace(/\s+/g, " ")
    .replace(/#(?:[ ,.:;+/=-]*#)+/g, "#")
    .trim();

/** Keys that say how it went; their values are part of the shape, wherever in the first two levels they stand. */
const telling =
  /^(?:ok|success|successful|valid|verified|authorized|authenticated|error|errors|code|error_?code|err|errno|status|result|reason|message|msg|type|title|detail|description|error_description|fault)$/i;
/** Values that are codes and not prose: kept as they are. */
const coded = /^(?:code|error_?code|err|errno|error|status|type|reason|result)$/i;
/** Words with at most a number behind them, or a short number: no id looks so, and every list of error codes does. */
const isCode = (text: string): boolean => text.length <= 48 && /^[A-Za-z]+(?:[_.: -][A-Za-z]+)*[_.:-]?\d{0,6}$|^\d{1,6}$/.test(text);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null && !Array.isArray(value);

const scalarText = (key: string, value: unknown): string | null => {
  if (typeof value === "boolean") return String(value);
  if (typeof value !== "string" && typeof value !== "number") return null;
  const text = String(value);
  if (text === "") return null;
  return (coded.test(key) && isCode(text) ? text : mask(text)).slice(0, 80);
};

const codesIn = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.length === 0 ? [] : codesIn(value[0]);
  if (!isRecord(value)) return [];
  return Object.keys(value)
    .sort()
    .slice(0, mostKeys)
    .flatMap((key) => {
      if (!telling.test(key)) return [];
      const inner = value[key];
      const text = scalarText(key, inner);
      if (text !== null) return [`${key}=${text}`];
      const first: unknown = Array.isArray(inner) ? inner[0] : inner;
      if (typeof first === "string" && first !== "") return [`${key}=${scalarText(key, first) ?? ""}`];
      return isRecord(first)
        ? Object.keys(first)
            .sort()
            .slice(0, mostKeys)
            .flatMap((name) => {
              const within = telling.test(name) ? scalarText(name, first[name]) : null;
              return within === null ? [] : [`${key}.${name}=${within}`];
            })
        : [];
    });
};

/** Keys and kinds, sorted; arrays without their length, ids among the keys as `#`. Depth is capped, so recursion is. */
const shapeOfJson = (value: unknown, depth: number): string => {
  if (value === null) return "null";
  if (Array.isArray(value)) return "[]";
  if (!isRecord(value)) return typeof value;
  if (depth >= deepest) return "{}";
  const members = Object.keys(value)
    .slice(0, mostKeys)
    .map((key) => `${mask(key).slice(0, 60)}:${shapeOfJson(value[key], depth + 1)}`);
  return `{${[...new Set(members)].sort().join(",")}}`;
};

const headerIn = (headers: Seen["headers"], wanted: string): string => headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? "";

/** The scheme word, and the error that RFC 6750 and its kin put beside it. */
const challengeOf = (headers: Seen["headers"]): readonly string[] => {
  const value = headerIn(headers, "www-authenticate");
  if (value === "") return [];
  const error = /\berror="?([A-Za-z_. -]{1,60})/.exec(value)?.[1];
  return [`challenge=${mask(value.split(/[\s,]/)[0] ?? "").slice(0, 30)}${error === undefined ? "" : ` ${mask(error)}`}`];
};

const jsonIn = (text: string, type: string): { readonly value: unknown } | null => {
  if (!/[/+]json$/.test(type) && !/^\s*[[{]/.test(text)) return null;
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
};

export const shapeOf = (seen: Seen): AnswerShape => {
  const type = headerIn(seen.headers, "content-type").replace(/;.*$/s, "").trim().toLowerCase().slice(0, 100);
  const challenge = challengeOf(seen.headers);
  const code = (more: readonly string[]): string => [...challenge, ...more].join(";").slice(0, longestCode);
  if (seen.body === null || seen.body.length === 0) return { status: seen.status, type, code: code([]), body: "" };
  const text = new TextDecoder().decode(seen.body.subarray(0, longestBody));
  const json = seen.body.length > longestBody ? null : jsonIn(text, type);
  if (json !== null) {
    const shape = shapeOfJson(json.value, 0);
    return {
      status: seen.status,
      type,
      code: code(codesIn(json.value)),
      body: shape.length <= 400 ? shape : digestText("sha256", bytesOf(toWire(shape)), "hex").slice(0, 16),
    };
  }
  const masked = mask(text);
  const digest = digestText("sha256", bytesOf(toWire(masked)), "hex").slice(0, 16);
  return { status: seen.status, type, code: code([]), body: `text ${digest}` };
};

/** Two answers of one kind. */
export const alike = (left: AnswerShape, right: AnswerShape): boolean =>
  left.status === right.status && left.type === right.type && left.code === right.code && left.body === right.body;

/** The body itself says that it did not work, whatever the status is. */
export const saysNo = ({ code }: AnswerShape): boolean =>
  /(?:^|;)(?:ok|success|successful|valid|verified|authorized|authenticated)=false(?:;|$)/i.test(code) ||
  /(?:^|;)(?:errors?|fault|err|error_?code)(?:\.[a-z_]+)?=(?!false|0(?:;|$))/i.test(code);

/** Answers that say nothing about the request, but about how busy or broken the server is. */
export const isBusy = ({ status }: AnswerShape): boolean => status === 429 || status === 503 || status === 502 || status === 504;

export interface Learned {
  readonly accepted: readonly AnswerShape[];
  readonly refused: readonly AnswerShape[];
}

/** The user said how success looks, and the controls agree. */
const toldBy = ({ accepted, refused }: Learned): boolean =>
  accepted.length > 0 && accepted.every(({ expected }) => expected === true) && !refused.some(({ expected }) => expected === true);

/**
 * Like the accepted controls, like the refused ones, or neither. An answer that is like neither is still told by its status where only one side was ever
 * answered with it: lists get longer, optional members come and go.
 */
export const classOf = (answer: AnswerShape, learned: Learned): AnswerClass => {
  const told = toldBy(learned);
  if (told && answer.expected === true) return "accepted";
  const yes = learned.accepted.some((each) => alike(each, answer));
  const no = learned.refused.some((each) => alike(each, answer));
  if (yes !== no) return yes ? "accepted" : "refused";
  if (yes || isBusy(answer)) return "other";
  if (told && answer.status < 400) return "other";
  const [among, against] = [learned.accepted.some(({ status }) => status === answer.status), learned.refused.some(({ status }) => status === answer.status)];
  if (among && !against) return saysNo(answer) ? "other" : "accepted";
  return against && !among ? "refused" : "other";
};
