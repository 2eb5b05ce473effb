// A path item: its methods, and the `$ref` that may stand beside them. Pure.

import type { OpenAPIV2, OpenAPIV3 } from "openapi-types";
import type { SpecFacts } from "../model/spec.ts";
import type { Library } from "./library.ts";
import type { Problems } from "./problems.ts";
import { below, isRecord, own, type Spot } from "./value.ts";

const swagger = ["get", "put", "post", "delete", "options", "head", "patch"] as const satisfies readonly `${OpenAPIV2.HttpMethods}`[];
const openapi = [...swagger, "trace"] as const satisfies readonly `${OpenAPIV3.HttpMethods}`[];

/** Fields of a path item that are operations. */
const methods: Readonly<Record<SpecFacts["version"], readonly string[]>> = {
  "2.0": swagger,
  "3.0": openapi,
  "3.1": openapi,
  "3.2": [...openapi, "query"],
};

export interface PathItem {
  readonly operations: readonly { readonly method: string; readonly spot: Spot }[];
  /** What stands under a key of the item itself, else of what its `$ref` leads to; `value` undefined when neither has it. */
  field(key: string): Spot;
}

/** Null when there is no map to read. What stands beside `$ref` wins over what it leads to, key by key. */
export const pathItemAt = (spot: Spot, version: SpecFacts["version"], library: Library, problems: Problems): PathItem | null => {
  if (problems.record(spot, "a path item") === null) return null;
  const behind = own(spot.value, "$ref") === undefined ? null : library.follow(spot);
  const layers = behind === null ? [spot] : [spot, behind].filter((layer) => isRecord(layer.value));
  const holder = (key: string): Spot | undefined => layers.find((layer) => own(layer.value, key) !== undefined);
  const field = (key: string): Spot => below(holder(key) ?? spot, key);
  const operations = methods[version].flatMap((method) => {
    const layer = holder(method);
    return layer === undefined ? [] : operationAt(method.toUpperCase(), below(layer, method), library, problems);
  });
  const additional = field("additionalOperations");
  if (version === "3.2" && additional.value !== undefined && problems.record(additional, "`additionalOperations`") !== null) {
    for (const method of Object.keys(additional.value as object)) {
      // Methods are case-sensitive (RFC 9110 section 9.1), so this one is kept as written.
      if (operations.some((one) => one.method === method)) problems.add("this method has a field of its own", below(additional, method));
      else operations.push(...operationAt(method, below(additional, method), library, problems));
    }
  }
  return { operations, field };
};

const operationAt = (method: string, spot: Spot, library: Library, problems: Problems): { method: string; spot: Spot }[] => {
  if (spot.value === undefined) return [];
  const real = library.follow(spot);
  return real === null || problems.record(real, "an operation") === null ? [] : [{ method, spot: real }];
};
