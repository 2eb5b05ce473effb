// Which OpenAPI a document claims to be. Pure.

import { ScanError } from "../errors.ts";
import type { SpecFacts } from "../model/spec.ts";
import type { Problems } from "./problems.ts";
import { below, isRecord, own, type Spot } from "./value.ts";

/** Throws `spec-invalid` when the document is no OpenAPI description, or one of a version that we do not know. */
export const versionOf = (root: Spot, problems: Problems): SpecFacts["version"] => {
  const { value, file } = root;
  const refuse = (message: string, hint: string, key: string | null): never => {
    throw new ScanError("spec-invalid", message, { hint, at: { file, ...(key === null ? {} : { pointer: `/${key}` }) } });
  };
  if (!isRecord(value))
    return refuse(`${file} is not an OpenAPI description: it holds no map`, "Name the file that starts with `openapi:` or `swagger:`.", null);
  const key = own(value, "openapi") === undefined ? "swagger" : "openapi";
  const written = own(value, key);
  if (written === undefined) {
    const other =
      own(value, "asyncapi") !== undefined
        ? "an AsyncAPI document"
        : own(value, "arazzo") !== undefined
          ? "an Arazzo document"
          : own(value, "swaggerVersion") !== undefined
            ? "a Swagger 1 document"
            : null;
    const message =
      other === null ? `${file} is not an OpenAPI description: it has neither \`openapi\` nor \`swagger\`` : `${file} is ${other}, not an OpenAPI description`;
    return refuse(message, "Name the file that starts with `openapi:` or `swagger:`.", null);
  }
  // YAML reads `openapi: 3.1` and `swagger: 2.0` as numbers.
  const text = typeof written === "number" ? (Number.isInteger(written) ? `${written}.0` : String(written)) : typeof written === "string" ? written.trim() : "";
  if (typeof written === "number") problems.add(`\`${key}\` should be text in quotes`, below(root, key));
  if (key === "swagger" && /^2\.0(?:\.|$)/.test(text)) return "2.0";
  const found = /^3\.([012])(?:\.|-|$)/.exec(text)?.[1];
  if (key === "openapi" && found !== undefined) return `3.${found}` as "3.0" | "3.1" | "3.2";
  if (key === "openapi" && /^2\.0(?:\.|$)/.test(text)) return "2.0";
  return refuse(`${file} claims an unknown version in \`${key}\``, "OpenAPI 2.0 (Swagger), 3.0, 3.1 and 3.2 are understood.", key);
};
