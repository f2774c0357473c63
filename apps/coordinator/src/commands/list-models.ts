import { join } from "node:path";
import { readModelCard } from "@kvsweep/core/checkpoint";
import { bundledModels } from "@kvsweep/sweep";
import { exitCodes } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";

/** Prints the bundled models, and the folders given besides. */
export async function listModels(
  { bundled, folders, json }: { bundled: string; folders: readonly string[]; json: boolean },
  terminal: Terminal,
): Promise<number> {
  const names = await bundledModels(bundled);
  const all = [...names.map((name) => join(bundled, "models", name)), ...folders];
  const cards = await Promise.all(all.map(readModelCard));
  if (json) terminal.print(`${JSON.stringify(cards, null, 2)}\n`);
  for (const { name, architecture, layerCount, parameters, dtypes, folder } of json ? [] : cards) {
    const size = `${(parameters / 1e6).toFixed(1)} M parameters`;
    terminal.print(
      `${name}  ${architecture}, ${layerCount} layers, ${size}, ${dtypes.join("/")}\n  ${folder}\n`,
    );
  }
  return exitCodes.ok;
}
