import { expect, test } from "vitest";
import { readWorkerSettings } from "./env.ts";
import { readWorkerOptions } from "./options.ts";

const everyVariable = {
  KVSWEEP_MODELS: "/a::/b",
  KVSWEEP_BENCHMARKS: "/benchmarks",
  KVSWEEP_PROVIDER: "cuda",
  KVSWEEP_DTYPE: "float16",
  KVSWEEP_THREADS: "3",
  KVSWEEP_MEMORY: "2GB",
  KVSWEEP_KEEP_PACKED: "1",
  KVSWEEP_CACHE: "/cache",
  KVSWEEP_WORKER_ID: "w7",
  KVSWEEP_HEALTH_HOST: "0.0.0.0",
  KVSWEEP_HEALTH_PORT: "9101",
  KVSWEEP_GRACE: "20",
  KVSWEEP_LEASE: "5",
  KVSWEEP_ROTATE: "60",
  KVSWEEP_IDLE_EXIT: "600",
  KVSWEEP_SPOOL: "/spool",
  KVSWEEP_SPOOL_LIMIT: "1GB",
  KVSWEEP_LOG_LEVEL: "debug",
};

test("every option has a variable, which the command line goes before", async () => {
  const settings = readWorkerSettings(everyVariable);
  expect(await readWorkerOptions([], settings, "1")).toMatchObject({
    ...{ models: ["/a", "/b"], benchmarks: "/benchmarks", provider: "cuda", dtype: "float16", threads: 3 },
    ...{
      memory: 2 * 2 ** 30,
      keepPacked: true,
      cache: "/cache",
      id: "w7",
      healthHost: "0.0.0.0",
      healthPort: 9101,
      grace: 20,
    },
    ...{ lease: 5, rotate: 60, idleExit: 600, spool: "/spool", spoolLimit: 2 ** 30, logLevel: "debug" },
  });
  const given = ["--benchmarks", "/other", "--grace", "1", "--provider", "cpu"];
  expect(await readWorkerOptions(given, settings, "1")).toMatchObject({
    ...{ benchmarks: "/other", grace: 1, provider: "cpu", dtype: "float16" },
  });
});

test.each([
  ["KVSWEEP_GRACE", "soon", "it is no number"],
  ["KVSWEEP_GRACE", "", "it is empty"],
  ["KVSWEEP_LEASE", "-1", "it is less than 0"],
  ["KVSWEEP_KEEP_PACKED", "yes", "it is neither 0 nor 1"],
  ["KVSWEEP_PROVIDER", "tpu", "it is none of cpu"],
  ["KVSWEEP_LOG_LEVEL", "loud", "it is none of trace"],
])("%s=%j is refused by name", (name, value, problem) => {
  expect(() => readWorkerSettings({ [name]: value })).toThrow(`Cannot use ${name}: ${problem}`);
});

test.each([
  [["--id", "a", "--id", "b"], "Cannot use --id: it was given 2 times"],
  [["--health-port", "90000"], "Cannot use --health-port: it must be a whole number, 65535 at most"],
  [["--threads", "1.5"], "Cannot use --threads: it must be a whole number, 1 or more"],
])("%j is refused by name", async (args, message) => {
  await expect(readWorkerOptions(args, readWorkerSettings({}), "1")).rejects.toThrow(message);
});

test("secrets of the servers' addresses are known, so that nobody writes them", () => {
  expect(readWorkerSettings({ KVSWEEP_REDIS_URL: "redis://:hidden-one@h" }).secrets).toContain("hidden-one");
});
