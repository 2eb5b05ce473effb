// Descriptions as facts, for tests: say only what matters.

import type { DeclaredServer, Operation, Parameter, SpecFacts } from "../../src/model/spec.ts";

const place = { file: "openapi.yaml", pointer: "" };

export const parameter = (name: string, where: Parameter["in"], sample?: unknown, changes: Partial<Parameter> = {}): Parameter => ({
  name,
  in: where,
  required: true,
  role: null,
  sample: sample === undefined ? null : { value: sample },
  explode: where === "query" || where === "cookie",
  place,
  ...changes,
});

export const operation = (id: string, parameters: readonly Parameter[] = [], changes: Partial<Operation> = {}): Operation => {
  const [method = "GET", path = "/"] = id.split(/ (.*)/s);
  return {
    id,
    method,
    path,
    operationId: null,
    tags: [],
    place,
    servers: [],
    parameters,
    bodyRequired: false,
    security: [],
    signature: null,
    responses: ["200"],
    ...changes,
  };
};

export const server = (url: string, scope: DeclaredServer["scope"] = "document"): DeclaredServer => ({
  template: url,
  urls: [url],
  hostPattern: null,
  scope,
  variables: [],
  place,
});

export const specWith = (changes: Partial<SpecFacts> = {}): SpecFacts => ({
  version: "3.1",
  title: null,
  servers: [],
  operations: [],
  webhooks: [],
  schemes: [],
  urls: [],
  unresolved: [],
  mentions: [],
  ignores: [],
  ...changes,
});
