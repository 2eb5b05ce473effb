// YAML text → value and offsets, within limits that hold against alias bombs, merge chains and deep nesting. Pure.

import { CORE_SCHEMA, constructFromEvents, defineMappingTag, defineScalarTag, defineSequenceTag, mapTag, mergeTag, parseEvents, YAMLException } from "js-yaml";
import { limits } from "./limits.ts";
import { escapeToken } from "./value.ts";
import { afterNode, isMergeKey, keyOf, type YamlTree, yamlKind, yamlTree } from "./yaml-tree.ts";

export type YamlRead =
  | { readonly kind: "value"; readonly value: unknown; readonly tree: YamlTree; readonly remarks: readonly YamlRemark[] }
  | { readonly kind: "mistake"; readonly offset: number; readonly why: string }
  | { readonly kind: "limit"; readonly offset: number | null; readonly why: string };

export interface YamlRemark {
  readonly message: string;
  readonly pointer: string;
}

const asText = (tag: string, matchByTagPrefix = false) =>
  defineScalarTag(tag, { matchByTagPrefix, resolve: (source: string) => source, identify: () => false });

// Merge keys as people use them. Local tags (`!Sub`, `!include`) keep their text or collection, because templates of deployment tools are full of them;
// every other tag (`!!js/function`) is an error. Dates stay text.
const schema = CORE_SCHEMA.withTags(
  mergeTag,
  asText("tag:yaml.org,2002:timestamp"),
  asText("tag:yaml.org,2002:binary"),
  asText("!", true),
  defineSequenceTag("!", {
    matchByTagPrefix: true,
    create: (): unknown[] => [],
    addItem: (list, item) => {
      list.push(item);
    },
    identify: () => false,
  }),
  defineMappingTag("!", {
    matchByTagPrefix: true,
    create: mapTag.create,
    addPair: mapTag.addPair,
    has: mapTag.has,
    keys: mapTag.keys,
    get: mapTag.get,
    identify: () => false,
  }),
);

const overLimit: readonly (readonly [RegExp, string])[] = [
  [/maxDepth/, `it nests deeper than ${limits.depth} levels`],
  [/maxAliases/, `it has more than ${limits.yaml.aliases} aliases`],
  [/maxTotalMergeKeys|merge sequence size/, `its merge keys (<<) copy more than ${limits.yaml.mergeKeys} entries`],
];

export const readYaml = (text: string): YamlRead => {
  if (text.length > 8 * 1024 * 1024 && structureOf(text) > limits.yaml.structure) {
    return { kind: "limit", offset: null, why: `it has more than ${limits.yaml.structure} structural characters` };
  }
  try {
    const events = parseEvents(text, { maxDepth: limits.depth });
    const { value, repeated } = construct(events, text);
    const tree = yamlTree(events, text);
    const remarks = repeated ? repeatedKeys(tree, text) : [];
    if (tree.documents > 1) remarks.push({ message: "the file holds several YAML documents; only the first is read", pointer: "" });
    return { kind: "value", value, tree, remarks };
  } catch (error) {
    if (error instanceof RangeError) return { kind: "limit", offset: null, why: "it nests too deeply" };
    if (!(error instanceof YAMLException)) throw error;
    const offset = error.mark?.position ?? 0;
    const limit = overLimit.find(([pattern]) => pattern.test(error.reason));
    return limit === undefined ? { kind: "mistake", offset, why: withoutQuotes(error.reason) } : { kind: "limit", offset, why: limit[1] };
  }
};

const duplicated = "duplicated mapping key";

/** Repeated keys are a mistake that need not stop the scan: the last one wins, as in JSON, and the report says so. */
const construct = (events: ReturnType<typeof parseEvents>, source: string): { value: unknown; repeated: boolean } => {
  const options = { source, schema, maxTotalMergeKeys: limits.yaml.mergeKeys, maxAliases: limits.yaml.aliases };
  try {
    return { value: constructFromEvents(events, options)[0], repeated: false };
  } catch (error) {
    if (!(error instanceof YAMLException) || error.reason !== duplicated) throw error;
    return { value: constructFromEvents(events, { ...options, json: true })[0], repeated: true };
  }
};

/** The parser's reason, cut before it quotes a name or tag from the file. */
const withoutQuotes = (reason: string): string => reason.split(/\s*(?:"|!?<)/, 1)[0]?.trim() || "the YAML cannot be read";

/** Rough, quick upper bound of the number of nodes. */
const structureOf = (text: string): number => {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x2c || code === 0x3a || code === 0x2d || code === 0x5b || code === 0x7b || code === 0x3f) count++;
  }
  return count;
};

const repeatedKeys = (tree: YamlTree, text: string): YamlRemark[] => {
  const remarks: YamlRemark[] = [];
  const open: { node: number; pointer: string }[] = [{ node: 0, pointer: "" }];
  for (let next = open.pop(); next !== undefined && remarks.length <= limits.problems; next = open.pop()) {
    const { node, pointer } = next;
    const end = afterNode(tree, node);
    if (tree.kinds[node] === yamlKind.sequence) {
      for (let item = node + 1, index = 0; item < end; item = afterNode(tree, item), index++) open.push({ node: item, pointer: `${pointer}/${index}` });
    } else if (tree.kinds[node] === yamlKind.mapping) {
      const seen = new Set<string>();
      for (let key = node + 1; key < end; ) {
        const name = keyOf(tree, text, key);
        const value = afterNode(tree, key);
        const place = `${pointer}/${escapeToken(name)}`;
        if (seen.has(name) && !isMergeKey(tree, text, key)) remarks.push({ message: "this key stands twice in one map; the last one counts", pointer: place });
        seen.add(name);
        open.push({ node: value, pointer: place });
        key = afterNode(tree, value);
      }
    }
  }
  return remarks;
};
