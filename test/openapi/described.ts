// Short ways to describe a text in tests: YAML in, facts and problems out.

import { describe as describeDocuments } from "../../src/openapi/describe.ts";

export const described = (text: string, file = "api.yaml") => describeDocuments([{ file, text }]);

/** A 3.0 description whose `paths` are given, indented by two. */
export const withPaths = (paths: string, rest = "") => described(`openapi: 3.0.3\ninfo: {title: T, version: "1"}\n${rest}\npaths:\n${paths}`);

/** Several files; the first is the description. */
export const describedFiles = (files: Readonly<Record<string, string>>) => describeDocuments(Object.entries(files).map(([file, text]) => ({ file, text })));
