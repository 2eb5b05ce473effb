import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // The action's own packages are ESM-only and must go through vite to be mocked or inspected.
    server: { deps: { inline: [/@actions\//] } },
  },
});
