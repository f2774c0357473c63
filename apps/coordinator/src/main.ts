import { cli } from "./cli.ts";
import { readSettings } from "./env.ts";
import { failureOf } from "./failure.ts";
import { ignoreClosedPipes, processTerminal } from "./terminal.ts";

ignoreClosedPipes();
try {
  process.exitCode = await cli(process.argv.slice(2), readSettings(), processTerminal);
} catch (error) {
  const { text, exitCode } = failureOf(error);
  processTerminal.say(text);
  process.exitCode = exitCode;
}
