// Which operation of the description a request is one of, by method and path. Pure.

import { parseUrl } from "../model/host.ts";
import type { Operation, SpecFacts } from "../model/spec.ts";

const isTemplate = (segment: string): boolean => segment.includes("{");

/** Literal segments before templates: `/pets/mine` is not a pet named `mine`. */
const literalness = ({ path }: Operation): number => path.split("/").filter((segment) => !isTemplate(segment)).length;

/** Paths below which the API may live: of its servers, of the URL it is scanned at, and none. */
const basesOf = (spec: SpecFacts, baseUrl: string | null): readonly string[] => {
  const urls = [...spec.servers.flatMap((server) => server.urls), ...(baseUrl === null ? [] : [baseUrl])];
  const paths = urls.map((url) => (parseUrl(url)?.pathname ?? "").replace(/\/+$/, ""));
  return [...new Set([...paths, ""])].sort((a, b) => b.length - a.length);
};

/** Finds the operation of a request; null where the description has none. */
export const operationFinder = (spec: SpecFacts, baseUrl: string | null): ((method: string, url: string) => Operation | null) => {
  const bases = basesOf(spec, baseUrl);
  const byShape = new Map<string, { readonly operation: Operation; readonly segments: readonly string[] }[]>();
  for (const operation of [...spec.operations].sort((a, b) => literalness(b) - literalness(a))) {
    const segments = operation.path.split("/");
    const key = `${operation.method.toUpperCase()} ${segments.length}`;
    byShape.set(key, [...(byShape.get(key) ?? []), { operation, segments }]);
  }
  return (method, url) => {
    const path = parseUrl(url)?.pathname;
    if (path === undefined) return null;
    for (const base of bases) {
      if (base !== "" && !path.startsWith(`${base}/`)) continue;
      const segments = path.slice(base.length).split("/");
      const found = byShape
        .get(`${method.toUpperCase()} ${segments.length}`)
        ?.find((each) => each.segments.every((wanted, index) => (isTemplate(wanted) ? segments[index] !== "" : wanted === segments[index])));
      if (found !== undefined) return found.operation;
    }
    return null;
  };
};
