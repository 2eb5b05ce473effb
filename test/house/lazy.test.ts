// A scan that signs nothing loads no signing engine: none can be reached from the doors without a dynamic import.

import { readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { expect, it } from "vitest";

const src = join(import.meta.dirname, "..", "..", "src");

/** Files and packages that are loaded together with `entry`: static imports only, without those of types. */
const loadedWith = (entry: string): ReadonlySet<string> => {
  const seen = new Set<string>();
  const waiting = [join(src, entry)];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    const name = relative(src, file).split(sep).join("/");
    if (seen.has(name)) continue;
    seen.add(name);
    const text = readFileSync(file, "utf8");
    for (const [, clause = "", from = ""] of text.matchAll(/(?:^|\n)\s*(?:import|export)\s+((?!type\b)[^;'"]*?)from\s*["']([^"']+)["']/g)) {
      const onlyTypes = /^\{\s*(?:type\s+\w+(?:\s+as\s+\w+)?\s*,?\s*)+\}\s*$/.test(clause);
      if (onlyTypes) continue;
      if (from.startsWith(".")) waiting.push(join(dirname(file), from));
      else seen.add(from);
    }
  }
  return seen;
};

it.each(["cli.ts", "doors/scan-command.ts", "doors/prepare.ts", "gather/node-ports.ts", "gather/gather.ts", "evaluate.ts", "scan.ts"])("%s", (entry) => {
  const loaded = [...loadedWith(entry)];
  expect(loaded.length).toBeGreaterThan(3);
  expect(
    loaded.filter((name) =>
      /^signature\/(?:engines|builtin|resolve|sign\.|verify|engine-of|ambiguous)|^structured-headers$|^zod$|^yaml$|^dns-packet$|^traffic\/|^gather\/(?:calls|read-traffic|handshake)\.|^node:tls$/.test(
        name,
      ),
    ),
  ).toEqual([]);
});

it("would notice one", () => {
  expect([...loadedWith("doors/signing-commands.ts")]).toContain("structured-headers");
});
