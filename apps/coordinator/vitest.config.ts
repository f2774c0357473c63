import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    globalSetup: "src/testing/finished-state.ts",
    // The command line's own processes use all cores; two at once would be slower than one after the other.
    maxWorkers: 1,
    // Test files share modules, and with them one PGlite: importing them and opening one takes seconds.
    isolate: false,
    // Some start the command line a dozen times, on a machine that has more to do.
    testTimeout: 300_000,
    hookTimeout: 120_000,
    reporters: ["default", ["json", { outputFile: "test-results.json" }]],
  },
});
