// The official schema of SARIF 2.1.0 as a function. It is draft-04, of which it uses nothing that draft-07 reads otherwise but `id`.

import { readFileSync } from "node:fs";
import { Ajv, type ErrorObject } from "ajv";
import formats from "ajv-formats";

const { id: _id, $schema: _schema, ...schema } = JSON.parse(readFileSync(new URL("../fixtures/sarif-2.1.0.schema.json", import.meta.url), "utf8"));
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
formats.default(ajv);
const valid = ajv.compile(schema);

/** What is wrong with a SARIF log; empty when nothing is. */
export const sarifErrors = (log: unknown): readonly ErrorObject[] => (valid(log) ? [] : (valid.errors ?? []));
