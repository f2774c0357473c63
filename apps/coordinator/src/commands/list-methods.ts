import { methodCatalogue } from "@kvsweep/core/methods";
import { CommandError } from "../errors.ts";
import { exitCodes } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";

/** Prints the methods with their options and defaults; with a name, that one only. */
export function listMethods(
  { name, json }: { name: string | undefined; json: boolean },
  terminal: Terminal,
): number {
  const all = methodCatalogue();
  const chosen = name === undefined ? all : all.filter((method) => method.name === name);
  if (chosen.length === 0) {
    throw new CommandError(
      `Cannot find method "${name}"`,
      `Known: ${all.map((method) => method.name).join(", ")}.`,
    );
  }
  if (json) terminal.print(`${JSON.stringify(chosen, null, 2)}\n`);
  for (const { name: method, summary, options } of json ? [] : chosen) {
    terminal.print(`${method}\n  ${summary}\n`);
    for (const option of options) {
      terminal.print(
        `  ${option.name}: ${option.values} (default ${JSON.stringify(option.default)})\n    ${option.summary}\n`,
      );
    }
  }
  return exitCodes.ok;
}
