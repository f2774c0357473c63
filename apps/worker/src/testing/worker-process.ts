import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Watchdog } from "@kvsweep/servers";
import { vi } from "vitest";

const program = join(import.meta.dirname, "../../bin/kvsweep-worker.js");

/** How a worker's process ended. */
export interface WorkerEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
}

/** A worker's own program, as a process that does not outlive this one. */
export class WorkerProcess implements AsyncDisposable {
  readonly ended: Promise<WorkerEnd>;
  readonly #process: ChildProcess;
  readonly #watchdog = new Watchdog({ stopSignal: "SIGKILL" });
  #output = "";

  constructor(args: readonly string[], env: NodeJS.ProcessEnv) {
    // Not the repository's folder: a worker may be started anywhere.
    const options = { cwd: tmpdir(), env: { PATH: "/usr/bin:/bin", ...env } };
    const child = spawn(process.execPath, [program, "--threads", "1", ...args], {
      ...options,
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#process = child;
    this.#watchdog.watch(child.pid);
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (data: Buffer) => {
        this.#output += data.toString();
      });
    }
    this.ended = once(child, "close").then(([code, signal]) => ({ code, signal, output: this.#output }));
  }

  get pid(): number {
    return this.#process.pid ?? 0;
  }

  get output(): string {
    return this.#output;
  }

  kill(signal: NodeJS.Signals): void {
    this.#process.kill(signal);
  }

  /** Resolves when it has said something that matches. */
  async hasSaid(pattern: RegExp): Promise<void> {
    const said = () => {
      if (!pattern.test(this.#output)) throw new Error(`never said ${pattern}, but: ${this.#output}`);
    };
    await vi.waitFor(said, { timeout: 40_000, interval: 20 });
  }

  /** The process id of its model child; undefined while there is none. */
  childPid(): number | undefined {
    const [first] = readFileSync(`/proc/${this.pid}/task/${this.pid}/children`, "utf8").trim().split(" ");
    return first ? Number(first) : undefined;
  }

  /** What its health server answers: status and text. It must have been started with a health port. */
  async ask(path: string): Promise<readonly [status: number, text: string]> {
    await this.hasSaid(/"serves health"/);
    const [, port] = /"port":(\d+),"msg":"serves health"/.exec(this.#output) ?? [];
    const answer = await fetch(`http://127.0.0.1:${port}${path}`);
    return [answer.status, await answer.text()];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.kill("SIGKILL");
    await this.ended;
    await this.#watchdog.end();
  }
}
