import { expect, test } from "vitest";
import { cli } from "./cli.ts";
import { CommandError } from "./errors.ts";
import { RecordingTerminal } from "./testing/recording-terminal.ts";
import { testSettings } from "./testing/test-settings.ts";

const run = (...args: string[]) => cli(args, testSettings, new RecordingTerminal());

test.each([
  [["submit"], "no file is named"],
  [["submit", "a.yaml", "--priority", "10"], "Cannot use --priority"],
  [["submit", "a.yaml", "--server", "nowhere"], "Cannot use --server: it is no http:// URL"],
  [["serve", "--interval", "0"], "Cannot use --interval: it must be a number above 0"],
  [["serve", "--high-water", "none"], "Cannot use --high-water"],
  [["tokens"], "Name what to do: create, list or revoke."],
  [["tokens", "create", "ada", "--role", "root"], 'Given: "root"'],
  [["status", "--state", "a", "--server", "http://b"], "mutually exclusive"],
  [["gc", "--older-than", "0"], "Cannot use --older-than"],
])("kvsweep %j is refused with a CommandError", async (args, message) => {
  const refused = run(...args);
  await expect(refused).rejects.toThrow(CommandError);
  await expect(refused).rejects.toThrow(message);
});

test("a coordinator that is not there is told with where it was looked for", async () => {
  await expect(run("workers", "--server", "http://127.0.0.1:1")).rejects.toThrow(
    "Cannot reach the coordinator at http://127.0.0.1:1",
  );
});
