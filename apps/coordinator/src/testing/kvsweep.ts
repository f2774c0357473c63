import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { inherited } from "./env.ts";

export const repository = join(import.meta.dirname, "../../../..");
const kvsweepProgram = join(import.meta.dirname, "../../bin/kvsweep.js");
export const workerProgram = join(repository, "apps/worker/bin/kvsweep-worker.js");

interface ProgramOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Default: the command line's. */
  readonly program?: string;
}

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

  /** `env` is added to this process's own. */
  constructor(args: readonly string[], { env = {}, program = kvsweepProgram }: ProgramOptions = {}) {
    this.#process = spawn(process.execPath, [program, ...args], {
      env: { ...inherited, ...env },
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

  /** Does nothing where it has ended already. */
  kill(signal: NodeJS.Signals): void {
    this.#process.kill(signal);
  }

  /** What a terminal does at Ctrl-C: it tells the whole process group. */
  pressCtrlC(): void {
    process.kill(-this.pid, "SIGINT");
  }

  /** Resolves when the command has said something that matches, to the match; rejects where it ends without. */
  async hasSaid(pattern: RegExp): Promise<RegExpExecArray> {
    const stream = this.#process.stderr;
    for (;;) {
      const said = pattern.exec(this.#output.stderr);
      if (said) return said;
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
