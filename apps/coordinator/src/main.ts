import { cli } from "./cli.ts";
import { readSettings } from "./env.ts";
import { exitCodeOf } from "./exit-code.ts";
import { processTerminal } from "./terminal.ts";

try {
  process.exitCode = await cli(process.argv.slice(2), readSettings(), processTerminal);
} catch (error) {
  if (!(error instanceof Error)) throw error;
  const advice = "advice" in error && typeof error.advice === "string" ? error.advice : "";
  processTerminal.say(advice ? `${error.message}\n  ${advice}` : error.message);
  process.exitCode = exitCodeOf(error);
}
