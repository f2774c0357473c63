import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { cli } from "./cli.ts";
import { CommandError } from "./errors.ts";
import { RecordingTerminal } from "./testing/recording-terminal.ts";
import { testSettings } from "./testing/test-settings.ts";

const run = (...args: string[]) => cli(args, testSettings, new RecordingTerminal());

test.each([
  [["rnu"], "Did you mean run?"],
  [[], "Name a command"],
  [["methods", "--jsn"], "Unknown argument: jsn"],
  [["run"], "no file is named"],
  [["plan", "x.yaml", "--rows", "NaN"], "Cannot use --rows: it must be a whole number, 1 or more"],
  [["run", "x.yaml", "--threads", "0"], "Cannot use --threads: it must be a whole number"],
  [["run", "x.yaml", "--provider", "gpu"], 'Given: "gpu"'],
  [["plan", "x.yaml", "--dtype", "int8"], 'Given: "int8"'],
  [["status", "--state", "a", "--state", "b"], "Cannot use --state: it was given 2 times"],
  [["results", "--format", "xml"], 'Given: "xml"'],
  [["results", "--format", "parquet"], "Cannot print Parquet"],
  [["results", "--intervals"], "Cannot use --intervals with --format table"],
  [["caption", "--model", "m"], "image"],
  [["caption", "--model", "m", "--image", "i", "--prompt", "p", "--raw-prompt", "r"], "mutually exclusive"],
])("kvsweep %j is refused with a CommandError", async (args, message) => {
  const refused = run(...args);
  await expect(refused).rejects.toThrow(CommandError);
  await expect(refused).rejects.toThrow(message);
});

test("--help names every command, and the exit codes", async () => {
  const log = vi.spyOn(console, "log").mockReturnValue(undefined);
  onTestFinished(() => log.mockRestore());
  expect(await run("--help")).toBe(0);
  const text = String(log.mock.calls[0]?.[0]);
  const commands = readdirSync(join(import.meta.dirname, "commands"))
    .map((file) => file.replace(/^list-/, "").replace(/(\.test)?\.ts$/, ""))
    .filter((name) => !["shared-options", "fetch-punkt", "prepare-data"].includes(name));
  for (const name of [...commands, "data"]) expect(text).toContain(`kvsweep ${name} `);
  expect(text).toContain("130 interrupted");
});

test("cli() passes a command's own error on as it is", async () => {
  await expect(run("methods", "gredy")).rejects.toThrow('Cannot find method "gredy"');
});

test("cli() returns the command's exit code, and hands it its options", async () => {
  const terminal = new RecordingTerminal();
  expect(await cli(["methods", "greedy", "--json"], testSettings, terminal)).toBe(0);
  expect(JSON.parse(terminal.printed)).toMatchObject([{ name: "greedy" }]);
  expect(await cli(["doctor", "--state", "/dev/null"], testSettings, terminal)).toBe(3);
});
