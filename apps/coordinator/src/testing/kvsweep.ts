import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

export const repository = join(import.meta.dirname, "../../../..");
const program = join(import.meta.dirname, "../../bin/kvsweep.js");

/** How a command ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
}

/** The command line as its own process, in a process group of its own, as a terminal would start it. */
export class Kvsweep {
  readonly #process: ChildProcess;
  readonly #start = performance.now();
  readonly #output = { stdout: "", stderr: "" };
  readonly ended: Promise<Ended>;

  constructor(args: readonly string[]) {
    this.#process = spawn(process.execPath, [program, ...args], {
      cwd: repository,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const name of ["stdout", "stderr"] as const) {
      this.#process[name]?.on("data", (data: Buffer) => {
        this.#output[name] += data.toString();
      });
    }
    this.ended = once(this.#process, "close").then(([code, signal]) => ({
      code,
      signal,
      ...this.#output,
      seconds: (performance.now() - this.#start) / 1000,
    }));
  }

  get pid(): number {
    return this.#process.pid ?? 0;
  }

  kill(signal: NodeJS.Signals): void {
    process.kill(this.pid, signal);
  }

  /** What a terminal does at Ctrl-C: it tells the whole process group. */
  pressCtrlC(): void {
    process.kill(-this.pid, "SIGINT");
  }

  /** Resolves when the command has said something that matches; rejects where it ends without. */
  async hasSaid(pattern: RegExp): Promise<void> {
    const stream = this.#process.stderr;
    while (!pattern.test(this.#output.stderr)) {
      const ended = await Promise.race([
        this.ended,
        stream ? once(stream, "data").then(() => undefined) : undefined,
      ]);
      if (ended) throw new Error(`kvsweep never said ${pattern}, but: ${ended.stderr}`);
    }
  }

  /** The process id of its model child; undefined while there is none. */
  async childPid(): Promise<number | undefined> {
    const children = await readFile(`/proc/${this.pid}/task/${this.pid}/children`, "utf8").catch(() => "");
    const [first] = children.trim().split(" ");
    return first ? Number(first) : undefined;
  }
}

/** Runs a command to its end. */
export function kvsweep(...args: readonly string[]): Promise<Ended> {
  return new Kvsweep(args).ended;
}
