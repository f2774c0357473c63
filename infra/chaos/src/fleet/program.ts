import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { Watchdog } from "@kvsweep/servers";
import { ChaosError } from "../errors.ts";
import { descendants } from "./descendants.ts";

export interface ProgramPlan {
  /** What messages call it. */
  readonly title: string;
  /** Program and arguments. */
  readonly command: readonly [string, ...string[]];
  /** The whole environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Where its output goes. Is added to. */
  readonly logFile: string;
}

/** How a program ended. */
export interface ProgramEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A program of the fleet, as a real process with what it starts. It ends with this process at the latest. */
export class Program implements AsyncDisposable {
  readonly title: string;
  readonly logFile: string;
  /** Resolves when the process has ended. */
  readonly ended: Promise<ProgramEnd>;
  readonly #child: ChildProcess;
  readonly #watchdog = new Watchdog({ stopSignal: "SIGKILL" });
  #end: ProgramEnd | undefined;

  constructor({ title, command: [program, ...args], env, logFile }: ProgramPlan) {
    this.title = title;
    this.logFile = logFile;
    const log = openSync(logFile, "a");
    const child = spawn(program, args, { env, detached: true, stdio: ["ignore", log, log] });
    closeSync(log);
    this.#child = child;
    this.#watchdog.watch(child.pid);
    this.ended = new Promise((resolve) => {
      const end = (code: number | null, signal: NodeJS.Signals | null) => {
        this.#end = { code, signal, at: Date.now() };
        this.#watchdog.watch(undefined);
        resolve(this.#end);
      };
      child.once("error", () => end(null, null));
      child.once("exit", end);
    });
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  get isRunning(): boolean {
    return this.#end === undefined;
  }

  /** Process ids of what it has started: a worker's model child. */
  children(): number[] {
    return descendants(this.pid);
  }

  /** Sends a signal to the process alone. Resolves at once. */
  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Sends a signal to the process and to all that it has started. */
  signalAll(signal: NodeJS.Signals): void {
    for (const pid of [this.pid, ...this.children()]) {
      // Some may have ended meanwhile.
      try {
        process.kill(pid, signal);
      } catch (error) {
        if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
      }
    }
  }

  /** Resolves when an address answers 200. Throws ChaosError where the program ends, or takes longer than 60 s. */
  async ready(url: string, patience = 60_000): Promise<void> {
    const giveUp = Date.now() + patience;
    while (!(await answers(url))) {
      if (this.#end) throw this.#notReady(`it ended with ${this.#end.signal ?? this.#end.code}`);
      if (Date.now() > giveUp) throw this.#notReady(`${url} does not answer 200 after ${patience / 1000} s`);
      await delay(50);
    }
  }

  #notReady(problem: string): ChaosError {
    const end = readFileSync(this.logFile, "utf8").trimEnd().split("\n").slice(-8).join("\n  ");
    return new ChaosError(`Cannot start ${this.title}: ${problem}; its log ends:\n  ${end}`);
  }

  /** Ends it in order where it runs, or the hard way after some milliseconds. Resolves when it has ended. */
  async stop(patience = 20_000): Promise<ProgramEnd> {
    if (this.isRunning) {
      this.signalAll("SIGCONT");
      this.signal("SIGTERM");
      const abort = new AbortController();
      const late = delay(patience, undefined, { signal: abort.signal }).then(
        () => this.signalAll("SIGKILL"),
        () => undefined,
      );
      await Promise.race([this.ended, late]);
      abort.abort();
    }
    const end = await this.ended;
    await this.#watchdog.end();
    return end;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.isRunning) this.signalAll("SIGKILL");
    await this.ended;
    await this.#watchdog.end();
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.text();
    return response.ok;
  } catch {
    return false;
  }
}
