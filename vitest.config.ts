import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

// .ci/run names a file to count the tests from.
const report = process.env["SIGPROOF_TEST_REPORT"];

export default defineConfig({
  // @actions/* name source maps that they do not ship; a warning for each file would bury the results.
  logLevel: "error",
  test: {
    include: ["test/**/*.test.ts"],
    reporters: report === undefined ? ["default"] : ["default", ["json", { outputFile: report }]],
    // One core less than there are is the default, and on a runner with two that is one: tests that wait for servers would wait in a row.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // The action's own packages are ESM-only and must go through vite to be mocked or inspected.
    server: { deps: { inline: [/@actions\//] } },
  },
});
