// action.yml against the code: what it promises is read, what is read it promises.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { validateAction } from "@actions/languageservice/validate-action";
import { describe, expect, it } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import { parse } from "yaml";
import { actionYml } from "../../scripts/tables.ts";
import { settingNames } from "../../src/config.ts";
import { laterFlags, laterInputs, options, outputs } from "../../src/doors/options.ts";

const root = join(import.meta.dirname, "..", "..");
const text = readFileSync(join(root, "action.yml"), "utf8");
const action = parse(text) as {
  readonly inputs: Record<string, { description: string; required: boolean; default?: string }>;
  readonly outputs: Record<string, { description: string }>;
  readonly runs: { using: string; main: string; post: string };
};
let versions = 0;
/** The service remembers its answer by address, so each text gets one of its own. */
const complaints = async (yaml: string) =>
  (await validateAction(TextDocument.create(`file:///${++versions}/action.yml`, "yaml", 1, yaml), {})).map(({ message }) => message);

describe("action.yml", () => {
  it("is what the options say", () => {
    expect(text).toBe(actionYml());
  });

  it("is valid to GitHub's own language service, which would notice a mistake", async () => {
    expect(await complaints(text)).toEqual([]);
    expect(await complaints(text.replace("node24", "node25"))).not.toEqual([]);
  });

  it("runs the committed bundle on Node 24", () => {
    expect(action.runs).toEqual({ using: "node24", main: "dist/action.js", post: "dist/post.js" });
    for (const file of [action.runs.main, action.runs.post]) expect(existsSync(join(root, file))).toBe(true);
  });

  it("names inputs and outputs as the contract does", () => {
    expect(Object.keys(action.inputs).toSorted()).toEqual(
      "annotations base-url baseline ca-file evidence-file fail-on github-token inspect-tls json-file merge min-measured mode new-only offline policy quick resolver sarif-file shard spec threshold traffic wait-for wait-timeout working-directory".split(
        " ",
      ),
    );
    expect(Object.keys(action.outputs)).toEqual("score grade verdict findings measured exit-code json-file sarif-file html-file evidence-file".split(" "));
    expect(Object.keys(action.outputs)).toEqual(outputs.map(({ name }) => name));
  });

  it("has no default for what the policy file or the environment may set, because it would win over them", () => {
    const said = options.filter(({ policy, env }) => policy !== undefined || env !== undefined).map(({ name }) => name);
    expect(said.filter((name) => action.inputs[name]?.default !== undefined)).toEqual([]);
    expect(said.length).toBeGreaterThan(5);
  });

  it("promises nothing that is refused", () => {
    expect(laterInputs.filter((name) => name in action.inputs)).toEqual([]);
    expect(laterFlags.filter((name) => options.some((option) => option.name === name && option.flag))).toEqual([]);
  });
});

it("every setting can be said at a door", () => {
  const sayable = new Set(options.map(({ name }) => name));
  expect(settingNames.filter((name) => !sayable.has(name))).toEqual([]);
});
