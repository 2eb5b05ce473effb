// Text → value, remembered by the document's identity so that describing and locating parse once. Pure.

import { ScanError } from "../errors.ts";
import type { Problem, SourceDocument } from "../model/place.ts";
import { hasManyBrackets, jsonMistake, tooDeepAt } from "./json-text.ts";
import { limits } from "./limits.ts";
import { positionAt } from "./lines.ts";
import { pointerOf, type Survey, survey } from "./survey.ts";
import { readYaml, type YamlRemark } from "./yaml.ts";
import type { YamlTree } from "./yaml-tree.ts";

export interface Parsed {
  readonly value: unknown;
  /** Offsets for YAML; null for JSON, which is cheap to scan again. */
  readonly tree: YamlTree | null;
  readonly survey: Survey;
  readonly problems: readonly Problem[];
}

const remembered = new WeakMap<SourceDocument, Parsed>();

/** Throws `ScanError` (`spec-invalid`, `spec-limit-exceeded`) with file, line and column; never quotes the content. */
export const parse = (document: SourceDocument): Parsed => {
  const known = remembered.get(document);
  if (known !== undefined) return known;
  const parsed = read(document);
  remembered.set(document, parsed);
  return parsed;
};

export const parseDocument = (document: SourceDocument): unknown => parse(document).value;

const read = (document: SourceDocument): Parsed => {
  const { text, file } = document;
  if (text.length > limits.description) throw overLimit(document, `it is larger than ${limits.description / 1024 / 1024} MiB`, null);
  // Decoded as UTF-8, UTF-16 shows as NUL characters between ASCII ones.
  if (text.slice(0, 8).includes("\0")) {
    throw new ScanError("spec-invalid", `${file} is not UTF-8 text; it looks like UTF-16`, {
      hint: "Save the file as UTF-8.",
      at: { file, line: 1, column: 1 },
    });
  }
  const body = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  // The first character decides, not the file's name: JSON through a YAML parser takes five times as long.
  const first = /\S/.exec(text.slice(body, body + 65_536))?.[0];
  return (first === "{" || first === "[") && !/^\s*\{\{/.test(text) ? readJson(document, body) : readAsYaml(document);
};

/** What JSON.parse may be given unseen: 400 MB at worst. */
const mostLevels = 4 * 1024 * 1024;

const readJson = (document: SourceDocument, body: number): Parsed => {
  const { text, file } = document;
  // JSON.parse accepts any depth and needs some 100 bytes of memory for each level, so what could have millions of levels is looked at first.
  const large = hasManyBrackets(text, mostLevels) ? tooDeepAt(text, limits.depth) : null;
  if (large !== null) throw tooDeep(document, large);
  let value: unknown;
  try {
    value = JSON.parse(body === 0 ? text : text.slice(body));
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep(document, tooDeepAt(text, limits.depth));
    // A flow mapping with bare keys or comments in a file that says it is YAML.
    if (/\.ya?ml$/i.test(file)) return readAsYaml(document);
    const deep = tooDeepAt(text, limits.depth);
    if (deep !== null) throw tooDeep(document, deep);
    const { offset, why } = jsonMistake(text);
    throw new ScanError("spec-invalid", `${file} is not valid JSON: ${why}`, {
      hint: "Mend the JSON, or check the file with a JSON linter.",
      at: { file, ...positionAt(text, offset) },
    });
  }
  const found = survey(value, Number.POSITIVE_INFINITY);
  if (found.tooDeep !== null) throw tooDeep(document, tooDeepAt(text, limits.depth));
  return { value, tree: null, survey: found, problems: [] };
};

const readAsYaml = (document: SourceDocument): Parsed => {
  const { text, file } = document;
  const yaml = readYaml(text);
  if (yaml.kind === "limit") throw overLimit(document, yaml.why, yaml.offset);
  if (yaml.kind === "mistake") {
    throw new ScanError("spec-invalid", `${file} is not valid YAML: ${yaml.why}`, {
      hint: "Mend the YAML, or check the file with a YAML linter.",
      at: { file, ...positionAt(text, yaml.offset) },
    });
  }
  const found = survey(yaml.value, yaml.tree.kinds.length + limits.yaml.expansion);
  if (found.tooMany !== null)
    throw overLimit(document, `its aliases unfold into more than ${limits.yaml.expansion} nodes`, null, pointerOf(found.tooMany).slice(0, 200));
  if (found.tooDeep !== null) {
    throw overLimit(
      document,
      `it nests deeper than ${limits.depth} levels once aliases are unfolded, or an alias contains itself`,
      null,
      pointerOf(found.tooDeep).slice(0, 200),
    );
  }
  const problem = ({ message, pointer }: YamlRemark): Problem => ({ kind: "spec", message, place: { file, pointer } });
  return { value: yaml.value, tree: yaml.tree, survey: found, problems: yaml.remarks.map(problem) };
};

const tooDeep = (document: SourceDocument, offset: number | null): ScanError => overLimit(document, `it nests deeper than ${limits.depth} levels`, offset);

const overLimit = ({ file, text }: SourceDocument, why: string, offset: number | null, pointer?: string): ScanError =>
  new ScanError("spec-limit-exceeded", `${file} exceeds a limit: ${why}`, {
    hint: "No API description needs this. Check where the file comes from.",
    at: { file, ...(offset === null ? {} : positionAt(text, offset)), ...(pointer === undefined ? {} : { pointer }) },
  });
