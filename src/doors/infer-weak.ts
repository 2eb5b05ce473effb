// `sigproof infer --weak-keys`: captured signatures against public keys and a word list of the user's. A word of that list is never printed, only its line.

import { closeSync, openSync, readSync, statSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";
import { ScanError } from "../errors.ts";
import { secretOf } from "../model/secret.ts";
import { inert } from "../report/inert.ts";
import { builtinGuesses } from "../signature/infer/builtin-fits.ts";
import { schemeOfWritten, verifiedBy, written, type Written } from "../signature/infer/fits.ts";
import { type Fit, searchesFor } from "../signature/infer/infer.ts";
import { publicWords, type WeakHit, type WeakOrigin, type WeakPlan, weakTargets } from "../signature/infer/weak.ts";
import { signingBlock } from "../signature/infer/signing-block.ts";
import { bar, runPool, type ToWorker } from "./infer-pool.ts";
import { nothingSigned, type Samples } from "./infer-samples.ts";
import { bindsOf } from "./infer-text.ts";
import type { Terminal } from "./terminal.ts";

const secretEnv = "SIGPROOF_SECRET";
const names = { secretEnv, keyIdEnv: "SIGPROOF_KEY_ID" };

/** Tests of one run over the user's list: a minute or two on two cores. Long lists get the likeliest layouts only, and every list gets those first. */
const mostTests = 30_000_000;
const fewestLayouts = 8;
const firstLayouts = 24;
/** Characters of a word on average, its newline included. */
const usualWord = 9;
const longestWord = 1_024;

interface Explained {
  readonly fit: Fit;
  readonly word: number;
  readonly list: "public" | "own";
}

const builtOf = (origin: WeakOrigin, hit: WeakHit): Written =>
  origin.kind === "builtin"
    ? {
        form: {
          ...origin.guess.form,
          secret: { env: secretEnv, ...(hit.key.encoding === "utf8" ? { encoding: "utf8" as const } : {}) },
          ...(origin.guess.keyId === null ? {} : { "key-id": { env: names.keyIdEnv } }),
        },
        keyId: origin.guess.keyId,
      }
    : written(origin.member, { carrier: origin.search.carrier, carriers: origin.search.carriers, algorithm: origin.algorithm, key: hit.key, ...names });

interface Piece {
  readonly words: string[];
  readonly from: number;
}

/** Words in pieces for the threads, one line each; lines that are too long are no words. */
const linesOf = function* (file: string): Generator<Piece> {
  let descriptor: number;
  try {
    descriptor = openSync(file, "r");
  } catch (error) {
    throw new ScanError("usage", `--weak-keys: ${file} cannot be read${error instanceof Error && "code" in error ? ` (${String(error.code)})` : ""}`);
  }
  try {
    const buffer = Buffer.allocUnsafe(64 * 1024);
    const utf8 = new StringDecoder("utf8");
    let [rest, from] = ["", 0];
    for (let read = readSync(descriptor, buffer); read > 0; read = readSync(descriptor, buffer)) {
      const lines = (rest + utf8.write(buffer.subarray(0, read))).split("\n");
      rest = (lines.pop() ?? "").slice(0, longestWord * 2);
      const words = lines.map((line) => (line.length > longestWord ? "" : line.replace(/\r$/, "")));
      if (words.length > 0) yield { words, from };
      from += words.length;
    }
    if (rest !== "" && rest.length <= longestWord) yield { words: [rest], from };
  } finally {
    closeSync(descriptor);
  }
};

const publicPieces = function* (): Generator<Piece> {
  for (let from = 0; from < publicWords.length; from += 4) yield { words: publicWords.slice(from, from + 4), from };
};

/** @returns the exit code: 1 for a weak secret, 0 for none, 3 when the search ended before. */
export const runWeakKeys = async (samples: Samples, list: string | null, json: boolean, terminal: Terminal, signal: AbortSignal): Promise<number> => {
  const messages = samples.samples.map(({ message }) => message);
  const keys = { kind: "shared", readings: [] } as const;
  const { plan, origins } = weakTargets(messages, builtinGuesses(messages, null), searchesFor(messages, keys));
  if (plan.targets.length === 0 && samples.at === null) throw nothingSigned();
  let found: Explained | null = null;

  const run = (some: WeakPlan, pieces: Generator<Piece>, all: number, from: Explained["list"], begin = 0) => {
    const since = performance.now();
    return runPool({
      plans: [],
      weak: some,
      next: (): ToWorker | null => {
        const { value, done } = pieces.next();
        return done === true ? null : { kind: "words", ...value };
      },
      hit: (message) => {
        if (message.kind !== "weak") return false;
        const origin = origins[begin + message.hit.target];
        if (origin === undefined) return false;
        const made = builtOf(origin, message.hit);
        const scheme = schemeOfWritten(made);
        const fits = verifiedBy(scheme, messages, secretOf(message.hit.text));
        const count = fits.filter(Boolean).length;
        if (count > (found?.fit.fits.filter(Boolean).length ?? 0))
          found = { fit: { written: made, scheme, builtin: origin.kind === "builtin", fits, alike: [], hidden: [] }, word: message.hit.word, list: from };
        return count === messages.length;
      },
      progress: (tried) => terminal.status(bar(tried, all, since)),
      signal,
    });
  };

  const first = await run(plan, publicPieces(), publicWords.length * plan.targets.length, "public");
  let [tried, complete, layouts, lines] = [first.tried, first.complete, plan.targets.length, 0];
  if (found === null && list !== null && !signal.aborted) {
    const expected = Math.max(1, Math.round(sizeOf(list) / usualWord));
    layouts = Math.min(plan.targets.length, Math.max(fewestLayouts, Math.floor(mostTests / expected)));
    for (const [begin, end] of layouts > firstLayouts ? [[0, firstLayouts] as const, [firstLayouts, layouts] as const] : [[0, layouts] as const]) {
      if (found !== null || signal.aborted) break;
      const counted = (function* () {
        for (const piece of linesOf(list)) {
          lines = Math.max(lines, piece.from + piece.words.length);
          yield piece;
        }
      })();
      const pass = await run({ targets: plan.targets.slice(begin, end) }, counted, expected * (end - begin), "own", begin);
      tried += pass.tried;
      complete &&= pass.complete;
    }
  }
  terminal.settle();
  const counts = { words: publicWords.length + lines, layouts: plan.targets.length, ofList: list === null ? null : layouts, tried, complete };
  terminal.print(json ? jsonOf(samples, found, counts) : textOf(samples, found, counts, list));
  if (found !== null) return 1;
  return complete ? 0 : 3;
};

const sizeOf = (file: string): number => {
  const status = statSync(file, { throwIfNoEntry: false });
  if (status === undefined) throw new ScanError("usage", `--weak-keys: there is no file ${file}`);
  if (!status.isFile()) throw new ScanError("usage", `--weak-keys: ${file} is no regular file`);
  return status.size;
};

interface Counts {
  readonly words: number;
  readonly layouts: number;
  readonly ofList: number | null;
  readonly tried: number;
  readonly complete: boolean;
}

const number = (value: number): string => value.toLocaleString("en-US");

const textOf = (samples: Samples, found: Explained | null, { words, layouts, ofList, tried, complete }: Counts, list: string | null): string => {
  const triedLine = `tried: ${number(words)} words with up to ${number(layouts)} layouts each${ofList === null || ofList === layouts ? "" : ` (${number(ofList)} for those of ${list ?? ""})`}, ${number(tried)} signatures in all`;
  if (found === null) {
    const lines = [
      `no ${list === null ? "public word" : "word"} explains the signatures of ${samples.samples.length} captured request${samples.samples.length === 1 ? "" : "s"}${complete ? "" : " so far"}`,
      triedLine,
      "That says nothing about the strength of the secret beyond these words and layouts.",
    ];
    return `${lines.map((line) => inert(line, 2_000)).join("\n")}\n`;
  }
  const { fit, word, list: from } = found;
  const right = fit.fits.filter(Boolean).length;
  const who = from === "public" ? `the public word ${JSON.stringify(publicWords[word] ?? "")}` : `line ${number(word + 1)} of ${list ?? "the list"}`;
  const lines = [
    `weak secret: ${who} reproduces ${right} of ${samples.samples.length} captured signatures`,
    "",
    ...signingBlock(fit.written.form).trimEnd().split("\n"),
    "",
    `binds: ${bindsOf(fit).join(", ") || "nothing of the request"}`,
    ...(right === 1 && samples.samples.length > 1 ? ["a guess: the word is right for one request, the layout may not be for others"] : []),
    "Who holds one captured request can sign any other. Replace the secret: `openssl rand -hex 32` makes one.",
    triedLine,
  ];
  return `${lines.map((line) => inert(line, 4_000)).join("\n")}\n`;
};

const jsonOf = (samples: Samples, found: Explained | null, counts: Counts): string =>
  `${JSON.stringify(
    {
      weak: found !== null,
      ...(found === null ? {} : found.list === "public" ? { word: publicWords[found.word] ?? null } : { line: found.word + 1 }),
      samples: samples.samples.map(({ entry }, index) => ({ entry, reproduced: found?.fit.fits[index] ?? false })),
      signing: found?.fit.written.form ?? null,
      binds: found === null ? null : bindsOf(found.fit),
      tried: { words: counts.words, layouts: counts.layouts, signatures: counts.tried, complete: counts.complete },
    },
    null,
    2,
  )}\n`;
