// Places of a policy that would send a signing secret as it is: in a header of a canary, or as the public name of the key. Pure.

import type { FormMistake } from "../model/form.ts";

type Text = Readonly<Record<string, unknown>>;

const mapOf = (value: unknown): Text => (typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Text) : {});
const variableOf = (value: unknown): string | null => {
  const { env } = mapOf(value);
  return typeof env === "string" ? env : null;
};

/** `signing` and `canaries` as written; both have passed the schema. A pull request may have written them, and its base URL beside them. */
export const openSecrets = (signing: unknown, canaries: readonly { readonly headers?: Text | undefined }[]): FormMistake[] => {
  const listed = Array.isArray(signing);
  const schemes = (listed ? (signing as unknown[]) : [signing]).map(mapOf);
  const secret = new Set(
    schemes.flatMap(({ secret: key }) => [variableOf(key), variableOf(mapOf(key)["previous"])]).filter((name): name is string => name !== null),
  );
  const told = (value: unknown, path: FormMistake["path"]): FormMistake[] => {
    const name = variableOf(value);
    return name !== null && secret.has(name)
      ? [{ path, what: "value", message: `names ${name}, which holds a signing secret: a secret signs, and is never sent` }]
      : [];
  };
  return [
    ...schemes.flatMap((scheme, index) => told(scheme["key-id"], ["signing", ...(listed ? [index] : []), "key-id"])),
    ...canaries.flatMap(({ headers = {} }, index) => Object.entries(headers).flatMap(([name, value]) => told(value, ["canaries", index, "headers", name]))),
  ];
};
