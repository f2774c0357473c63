import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { inherited } from "./env.ts";

export interface DevProgramOptions {
  /** Path of a program for Node.js. */
  readonly program: string;
  readonly args: readonly string[];
  /** Beside this process's own. */
  readonly env: Readonly<Record<string, string>>;
  /** The file for its output; what was in it before goes. */
  readonly log: string;
}

/** A coordinator or worker that belongs to this process. */
export class DevProgram implements AsyncDisposable {
  readonly #child: ChildProcess;
  /** Resolves when it has ended, to how it did. */
  readonly ended: Promise<string>;

  constructor({ program, args, env, log }: DevProgramOptions) {
    const output = openSync(log, "w");
    // In a session of its own: Ctrl-C in a terminal is for this process, which ends the others in order.
    this.#child = spawn(process.execPath, [program, ...args], {
      ...{ detached: true, stdio: ["ignore", output, output] },
      env: { ...inherited, ...env },
    });
    closeSync(output);
    this.ended = new Promise((resolve) => {
      this.#child.once("error", (error) => resolve(error.message));
      this.#child.once("exit", (code, signal) => resolve(signal ?? `exit code ${code}`));
    });
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Asks it to end, and kills it where it does not within its grace. */
  async [Symbol.asyncDispose](graceMs = 60_000): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.kill("SIGTERM");
    const isLate = await Promise.race([this.ended.then(() => false), delay(graceMs, true, { ref: false })]);
    if (isLate) this.#child.kill("SIGKILL");
    await this.ended;
  }
}
