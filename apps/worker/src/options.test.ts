import { expect, onTestFinished, test, vi } from "vitest";
import { readWorkerSettings } from "./env.ts";
import { readWorkerOptions } from "./options.ts";

const read = (args: readonly string[], variables: NodeJS.ProcessEnv = {}) =>
  readWorkerOptions(args, readWorkerSettings(variables), "1.2.3");

test("options have defaults of this machine, of its environment, and of their own", async () => {
  const options = await read([], { KVSWEEP_THREADS: "3", KVSWEEP_MODELS: "/a:/b", KVSWEEP_CACHE: "/c" });
  expect(options).toMatchObject({
    ...{ models: ["/a", "/b"], threads: 3, cache: "/c", spool: "/c/spool", spoolLimit: 256 * 2 ** 20 },
    ...{
      provider: "cpu",
      dtype: "float32",
      lease: 15,
      grace: 100,
      rotate: 300,
      logLevel: "info",
      check: false,
    },
    ...{ healthPort: undefined, memory: undefined, keepPacked: false, idleExit: undefined },
    id: expect.stringMatching(/-\d+-[a-z0-9]+$/),
  });
  const given = await read([
    "--models",
    "/x",
    "--memory",
    "2GB",
    "--id",
    "w",
    "--health-port",
    "0",
    "--lease",
    "5",
  ]);
  expect(given).toMatchObject({ models: ["/x"], memory: 2 * 2 ** 30, id: "w", healthPort: 0, lease: 5 });
});

test.each([
  [["--lease", "1"], "Cannot use --lease: it must be a number, 3 or more"],
  [["--memory", "much"], "Cannot use --memory: write 500MB, 2GB or the like"],
  [["--provider", "tpu"], 'Given: "tpu"'],
  [["--thread", "1"], "Unknown argument: thread"],
])("%j is refused", async (args, message) => {
  await expect(read(args)).rejects.toMatchObject({
    name: "WorkerOptionError",
    message: expect.stringContaining(message),
  });
});

test("--help and --version are answered, and nothing is begun", async () => {
  const write = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  onTestFinished(() => write.mockRestore());
  expect(await read(["--version"])).toBeUndefined();
  expect(await read(["--help"])).toBeUndefined();
  const said = write.mock.calls.map(([text]) => String(text)).join("");
  expect(said).toContain("1.2.3");
  expect(said).toContain("KVSWEEP_DATABASE_URL");
});

test("a variable that has no such value is named", () => {
  expect(() => readWorkerSettings({ KVSWEEP_THREADS: "0" })).toThrow(
    "Cannot use KVSWEEP_THREADS: it is less than 1",
  );
  expect(() => readWorkerSettings({}).fleet()).toThrow("KVSWEEP_DATABASE_URL");
});
