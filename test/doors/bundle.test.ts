// dist: small, complete, licensed, and a library that can be imported by its name.

import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesIn } from "../../scripts/build.ts";
import { policyJsonSchema } from "../../src/config/policy-schema.ts";
import { stale } from "../../scripts/generate.ts";
import { nodes, root } from "../e2e/cli.ts";

const dist = join(root, "dist");
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  readonly version: string;
  readonly bin: Record<string, string>;
  readonly exports: { readonly ".": { readonly types: string; readonly default: string } };
};
const scripts = filesIn(dist).filter((file) => file.endsWith(".js"));

describe("dist", () => {
  it("is at most 3 MB", () => {
    expect(filesIn(dist).reduce((sum, file) => sum + statSync(join(dist, file)).size, 0)).toBeLessThan(3 * 1024 * 1024);
  });

  it("names each package whose code it holds", () => {
    const licences = readFileSync(join(dist, "licenses.txt"), "utf8");
    for (const name of [
      "@actions/core",
      "@actions/github",
      "@actions/http-client",
      "@octokit/request",
      "commander",
      "ipaddr.js",
      "js-yaml",
      "picocolors",
      "tldts",
      "tunnel",
      "undici",
      "yaml",
      "zod",
    ])
      expect(licences).toMatch(new RegExp(`^${name.replaceAll(/[./]/g, "\\$&")}@\\d`, "m"));
    expect(licences).not.toContain("carries no licence text");
  });

  it("holds no path of the machine that built it, and no source map", () => {
    for (const file of scripts) {
      const text = readFileSync(join(dist, file), "utf8");
      expect(text).not.toContain(root);
      expect(text).not.toMatch(/sourceMappingURL/);
    }
  });

  it("keeps the toolkit out of the command line and the library", () => {
    const reached = (file: string, seen = new Set<string>()): Set<string> => {
      if (seen.has(file)) return seen;
      seen.add(file);
      for (const [, target = ""] of readFileSync(join(dist, file), "utf8").matchAll(/(?:from|import)\s*["'`](\.\.?\/[^"'`]+)["'`]/g))
        reached(join(file, "..", target).replaceAll("\\", "/"), seen);
      return seen;
    };
    const heavy = [...reached("cli.js"), ...reached("index.js")].filter((file) => /undici|github2|schemas|policy\.js|site\.js/.test(file));
    expect(heavy).toEqual([]);
  });

  it("has every chunk that it names", () => {
    const names = new Set(readdirSync(join(dist, "chunks")));
    for (const file of scripts)
      for (const [, target = ""] of readFileSync(join(dist, file), "utf8").matchAll(/import\(["'`]\.\/(?:chunks\/)?([\w.-]+\.js)["'`]\)/g))
        expect(names).toContain(target);
  });
});

describe.each(nodes)("the library on Node %s", (_version, node) => {
  it("can be imported by its name and judges a description", () => {
    const program = `
      import { checks, configure, createPorts, scan, toText, ScanError } from "sigproof";
      const request = await configure({ settings: { spec: "demo/openapi.yaml", offline: "true" }, policy: null, checkIds: checks.map((check) => check.id) });
      const ports = createPorts({ request });
      const { report } = await scan(request, ports);
      await ports.close();
      console.log(JSON.stringify([report.schema, report.results.filter((result) => result.outcome === "fail").map((result) => result.check), toText(report, { color: false, verbose: false }).includes("open-server-variable"), ScanError.name]));
    `;
    const out = execFileSync(node, ["--input-type=module", "-e", program], { cwd: root, encoding: "utf8" });
    expect(JSON.parse(out)).toEqual(["sigproof.report/1", expect.arrayContaining(["open-server-variable", "signature-only-guard"]), true, expect.any(String)]);
  });
});

it("the types of the library stand where package.json says", () => {
  expect(readFileSync(join(root, manifest.exports["."].types), "utf8")).toMatch(/export .*scan/);
  expect(statSync(join(root, manifest.bin["sigproof"] ?? "")).mode & 0o111).not.toBe(0);
});

it("action.yml, the policy's schema and its page are what the code says", () => {
  expect(stale()).toEqual([]);
});

it("the policy's schema is draft-07, closed, and asks waivers what they waive", () => {
  const schema = policyJsonSchema(["a-b"], "x") as { $schema: string; additionalProperties: boolean; properties: { waivers: { items: { anyOf: unknown } } } };
  expect(schema.$schema).toBe("http://json-schema.org/draft-07/schema#");
  expect(schema.additionalProperties).toBe(false);
  expect(schema.properties.waivers.items.anyOf).toEqual([{ required: ["host"] }, { required: ["operation"] }, { required: ["path"] }]);
});
