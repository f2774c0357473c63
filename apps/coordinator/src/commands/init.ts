import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { sweepJsonSchema, sweepTemplate } from "@kvsweep/sweep";
import { CommandError } from "../errors.ts";
import { exitCodes } from "../exit-code.ts";
import { fileProblem } from "../file-problem.ts";
import type { Terminal } from "../terminal.ts";

export interface InitOptions {
  readonly file: string;
  readonly force: boolean;
}

/** Writes a commented sweep file, and beside it the JSON Schema by which editors complete and check it. */
export async function init({ file, force }: InitOptions, terminal: Terminal): Promise<number> {
  await write(file, sweepTemplate, force ? "w" : "wx");
  await write(
    join(dirname(file), "sweep.schema.json"),
    `${JSON.stringify(sweepJsonSchema(), null, 2)}\n`,
    "w",
  );
  terminal.say(`Wrote ${file}. Try: kvsweep plan ${file}, then kvsweep run ${file}`);
  return exitCodes.ok;
}

async function write(file: string, text: string, flag: "w" | "wx"): Promise<void> {
  await writeFile(file, text, { flag }).catch((cause: unknown) => {
    const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
    throw new CommandError(
      `Cannot write "${file}": ${fileProblem(cause)}`,
      code === "EEXIST"
        ? "Give another name, or --force to replace it."
        : "Choose a folder that exists and can be written.",
      { cause },
    );
  });
}
