import { cannotStart } from "@kvsweep/servers";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";

/** Tests that run a second time on a real server, with the same text. */
const onServers = [
  {
    server: "postgres",
    setup: "src/testing/provide-postgres.ts",
    tests: ["src/{audit,ledger}/*.test.ts", "src/{commit-batch,run-unit,score-sweep}.test.ts"],
  },
  {
    server: "redis",
    setup: "src/testing/provide-redis.ts",
    tests: ["src/queue/{bull-processor,clear-queue,enqueue-units,queue-connection,queued-units}.test.ts"],
  },
] as const;

const projects = onServers.flatMap(({ server, setup, tests }): TestProjectInlineConfiguration[] => {
  const missing = cannotStart(server);
  if (missing !== undefined) console.warn(`NOT TESTED on ${server}: ${missing}.`);
  const test = { name: server, include: [...tests], globalSetup: setup };
  return missing === undefined ? [{ extends: true, test }] : [];
});

export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: "embedded", include: ["src/**/*.test.ts", "test/**/*.test.ts"] } },
      ...projects,
    ],
    // Test files of a worker share modules, and with them one database: opening one takes seconds.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ["default", ["json", { outputFile: "test-results.json" }]],
  },
});
