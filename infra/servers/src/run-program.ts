import { type ExecFileOptions, execFile } from "node:child_process";
import { promisify } from "node:util";
import { ServerError } from "./errors.ts";

const run = promisify(execFile);

/** Runs a program to its end. `task` is what it is to do, in the words after "Cannot". Rejects with ServerError. */
export async function runProgram(
  task: string,
  [program, ...args]: readonly [string, ...string[]],
  options: Pick<ExecFileOptions, "cwd" | "env" | "uid" | "gid">,
): Promise<void> {
  try {
    await run(program, args, options);
  } catch (cause) {
    const said = cause instanceof Error && "stderr" in cause ? String(cause.stderr).trim() : "";
    const problem = said || (cause instanceof Error ? cause.message : String(cause));
    throw new ServerError(`Cannot ${task}: ${problem}`, "Put right what the message names.", { cause });
  }
}
