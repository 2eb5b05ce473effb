// Reads the description and the documents it refers to. Files stay under the description's directory; the web is asked only when the user said so.

import { isAbsolute, relative, sep } from "node:path";
import { ScanError } from "../errors.ts";
import type { Problem, SourceDocument } from "../model/place.ts";
import type { ScanRequest } from "../model/policy.ts";
import type { SpecFacts } from "../model/spec.ts";
import { describe } from "../openapi/describe.ts";
import { limits } from "../openapi/limits.ts";
import { locate } from "../openapi/locate.ts";
import { type Parsed, parse } from "../openapi/parse.ts";
import { aimOf, directoryOf, isReadable } from "../openapi/reference.ts";
import { type ReferenceUse, pointerOf } from "../openapi/survey.ts";
import type { Absent } from "../openapi/unresolved.ts";
import type { Answer, Ports } from "../ports.ts";
import { FaultError } from "./faults.ts";

export interface Description {
  /** The description first, then what it refers to, nearest first. */
  readonly documents: SourceDocument[];
  readonly spec: SpecFacts;
  readonly problems: Problem[];
}

/** Everything of one description together; a single document is held to its own limit. */
const allText = 256 * 1024 * 1024;

/**
 * Throws `ScanError`: `spec-not-found`, `spec-invalid`, `spec-limit-exceeded`, and `unsafe-ref` for a reference that leaves the description's directory, whose target
 * is never opened. What is merely missing becomes an unresolved reference. Throws `FaultError` when a description that is served by somebody got no answer.
 */
export const readDescription = async (request: ScanRequest, ports: Ports): Promise<Description> => {
  const main = /^https?:\/\//i.test(request.spec) ? await fetchMain(request, ports) : readMain(request.spec, ports);
  const documents = [main];
  const absent = new Map<string, Absent>();
  const seen = new Set([main.file]);
  let wave: Found[] = [{ document: main, hops: 0 }];
  let size = main.text.length;
  let fetched = 0;
  while (wave.length > 0) {
    const next: Found[] = [];
    const remote: { file: string; hops: number }[] = [];
    for (const { document, hops } of wave) {
      for (const { file, use, isRemote } of aims(document, main, seen)) {
        seen.add(file);
        if (isRemote) {
          const why =
            !request.remoteRefs || request.offline
              ? null
              : hops >= limits.remote.depth
                ? "too many references lie between it and the description"
                : fetched >= limits.remote.documents
                  ? `more than ${limits.remote.documents} documents would be fetched`
                  : "";
          if (why === "") {
            fetched++;
            remote.push({ file, hops: hops + 1 });
          } else if (why !== null) absent.set(file, { why, remote: true });
          continue;
        }
        const read = readReferenced(file, use, document, main, ports);
        if ("why" in read) absent.set(file, read);
        else next.push({ document: read, hops });
      }
    }
    const answers = await Promise.all(remote.map(({ file }) => fetchReferenced(file, ports)));
    answers.forEach((answer, i) => {
      const { file = "", hops = 0 } = remote[i] ?? {};
      if ("why" in answer) absent.set(file, answer);
      else next.push({ document: answer, hops });
    });
    for (const { document } of next) size += document.text.length;
    documents.push(...next.map(({ document }) => document));
    if (documents.length > limits.files) throw tooMuch(main, `it refers to more than ${limits.files} files`);
    if (size > allText) throw tooMuch(main, `all its files together are larger than ${allText / 1024 / 1024} MiB`);
    wave = next;
  }
  return { documents, ...describe(documents, { absent }) };
};

interface Found {
  readonly document: SourceDocument;
  /** How many documents from the web lie on the way here. */
  readonly hops: number;
}

interface Reference {
  readonly file: string;
  readonly use: ReferenceUse;
  readonly isRemote: boolean;
}

/** The documents that a document names and nobody has read yet. */
const aims = function* (document: SourceDocument, main: SourceDocument, seen: ReadonlySet<string>): Generator<Reference> {
  for (const use of parse(document).survey.references.values()) {
    if (use.ref.startsWith("#")) continue;
    const aim = aimOf(use.ref, document.file, main.file);
    if (aim.kind === "unsafe") throw unsafe(document, use, aim.why);
    if (aim.kind === "document" && !seen.has(aim.file) && !isNamed(document, aim.file)) yield { file: aim.file, use, isRemote: aim.remote };
  }
};

/** An address that the document gives to itself or to one of its schemas (`$self`, `$id`) is not asked for. */
const isNamed = (document: SourceDocument, file: string): boolean => {
  const parsed: Parsed = parse(document);
  const self = (parsed.value as { readonly $self?: unknown } | null)?.$self;
  return self === file || parsed.survey.ids.has(file);
};

const readMain = (spec: string, ports: Ports): SourceDocument => {
  const file = asShown(spec);
  const read = ports.readFile(spec, null, limits.description);
  if (read.kind === "text") return { file, text: read.text };
  if (read.kind === "too-large") throw tooMuch({ file, text: "" }, `it is larger than ${limits.description / 1024 / 1024} MiB`);
  throw new ScanError("spec-not-found", `the description ${file} cannot be read: ${read.why}`, {
    hint: "Check the path; it is relative to the working directory.",
    at: { file },
  });
};

/** Reports and annotations want a path below the working directory, also when the user gave an absolute one. */
const asShown = (spec: string): string => {
  const within = isAbsolute(spec) ? relative(process.cwd(), spec) : spec;
  const path = within === "" || within.startsWith("..") || isAbsolute(within) ? spec : within;
  return (sep === "\\" ? path.replaceAll("\\", "/") : path).replace(/^(?:\.\/+)+/, "");
};

const readReferenced = (file: string, use: ReferenceUse, from: SourceDocument, main: SourceDocument, ports: Ports): SourceDocument | Absent => {
  const read = ports.readFile(file, directoryOf(main.file) || ".", limits.referenced);
  // A link within the directory could still show what no reference may name.
  if (read.kind === "text" && !isReadable(read.path)) throw unsafe(from, use, "a symbolic link leads to a kind of file that is not read");
  if (read.kind === "text") return { file, text: read.text };
  if (read.kind === "missing") return { why: read.why, remote: false };
  if (read.kind === "unsafe") throw unsafe(from, use, read.why);
  throw new ScanError("spec-limit-exceeded", `${file} is larger than ${limits.referenced / 1024 / 1024} MiB, the limit for a file that is referred to`, {
    at: placeOf(from, use),
  });
};

const placeOf = (document: SourceDocument, use: ReferenceUse): { file: string; line: number; column: number; pointer: string } => {
  const pointer = `${pointerOf(use.frame)}/$ref`;
  const { line = 1, column = 1 } = locate(document, [pointer]).get(pointer) ?? {};
  return { file: document.file, line, column, pointer };
};

/** Says where the reference stands, and nothing about what it leads to. */
const unsafe = (document: SourceDocument, use: ReferenceUse, why: string): ScanError => {
  const at = placeOf(document, use);
  return new ScanError("unsafe-ref", `a $ref at ${at.pointer} is refused: ${why}`, {
    hint: "References may lead to files in the description's directory and below. Bundle the description into one file, or move it above the shared parts.",
    at,
  });
};

const tooMuch = ({ file }: SourceDocument, why: string): ScanError =>
  new ScanError("spec-limit-exceeded", `${file} exceeds a limit: ${why}`, { hint: "Scan a smaller part of the description.", at: { file } });

const accept = [["Accept", "application/json, application/yaml, text/yaml, */*;q=0.5"]] as const;

/** The name under which a description from the web is shown: without query, which may hold a token, and without fragment. */
const fetchMain = async (request: ScanRequest, ports: Ports): Promise<SourceDocument> => {
  const url = new URL(request.spec);
  const file = `${url.origin}${url.pathname}`;
  const refuse = (why: string, hint: string | null): ScanError =>
    new ScanError("spec-not-found", `the description ${file} cannot be read: ${why}`, { ...(hint === null ? {} : { hint }), at: { file } });
  if (request.offline) throw refuse("offline, nothing is fetched", "Name a file, or leave out --offline.");
  if (url.username !== "" || url.password !== "") throw refuse("the address carries credentials", "Download it in a step of its own and name the file.");
  url.hash = "";
  const exchange = await ports.exchange({ method: "GET", url: url.href, headers: accept, body: "read", maxBytes: limits.description, timeoutMs: 60_000 });
  // Nobody answered, so there is no mistake to mend: gather turns it into evidence that says so.
  if (exchange.kind === "fault") throw new FaultError({ ...exchange.fault, detail: `the description ${file} cannot be read: ${exchange.fault.detail}` });
  const text = textOf(exchange.answer);
  if ("why" in text) throw refuse(text.why, text.redirect ? "Name the address that it leads to." : null);
  return { file, text: text.text };
};

const fetchReferenced = async (url: string, ports: Ports): Promise<SourceDocument | Absent> => {
  const exchange = await ports.exchange({ method: "GET", url, headers: accept, body: "read", maxBytes: limits.referenced });
  if (exchange.kind === "fault") return { why: exchange.fault.detail, remote: true };
  const text = textOf(exchange.answer);
  if ("why" in text) return { why: text.why, remote: exchange.answer.status < 400 };
  const document = { file: url, text: text.text };
  try {
    parse(document);
    return document;
  } catch (error) {
    // A stranger's broken document is the world's fault, not the user's mistake.
    if (error instanceof ScanError) return { why: error.message, remote: false };
    throw error;
  }
};

const textOf = ({ status, body, bodyFault }: Answer): { readonly text: string } | { readonly why: string; readonly redirect: boolean } => {
  if (status >= 300 && status < 400) return { why: `it answers with a redirect (${status}), which is not followed`, redirect: true };
  if (status !== 200) return { why: `it answers with status ${status}`, redirect: false };
  if (body === null) return { why: bodyFault?.detail ?? "it has no body", redirect: false };
  return { text: new TextDecoder().decode(body) };
};
