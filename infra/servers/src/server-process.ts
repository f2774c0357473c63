import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ServerError } from "./errors.ts";
import { freePort } from "./free-port.ts";
import type { ServerFolder } from "./server-folder.ts";
import { Watchdog } from "./watchdog.ts";

/** How a kind of server runs in a folder. */
export interface ServerPlan {
  readonly title: string;
  /** Absolute path. */
  readonly program: string;
  readonly folder: ServerFolder;
  readonly args: (port: number) => readonly string[];
  /** The whole environment: nothing of this process's own reaches the server. Default none. */
  readonly env?: Readonly<Record<string, string>>;
  /** Another user to run as. */
  readonly user?: { readonly uid: number; readonly gid: number } | undefined;
  /** What ends it in order. */
  readonly stopSignal: NodeJS.Signals;
  /** Runs once, before the first start. */
  readonly prepare?: () => Promise<void>;
  readonly isReady: (port: number, log: string) => boolean | Promise<boolean>;
  /** Milliseconds after which a server that isn't ready is given up. Default 30,000. */
  readonly patience?: number;
}

/** Starts a server on a free port, and resolves when it answers. Rejects with ServerError, and then leaves nothing behind. */
export async function startServer(plan: ServerPlan): Promise<ServerProcess> {
  const server = new ServerProcess(plan);
  try {
    await plan.prepare?.();
    await server.restart();
    return server;
  } catch (error) {
    await server[Symbol.asyncDispose]();
    throw error;
  }
}

/** A server that belongs to this process, and ends with it at the latest. */
export class ServerProcess implements AsyncDisposable {
  readonly #plan: ServerPlan;
  readonly #watchdog: Watchdog;
  #child: ChildProcess | undefined;
  #end: Promise<string> = Promise.resolve("it was not started");
  #port = 0;

  constructor(plan: ServerPlan) {
    this.#plan = plan;
    const { stopSignal, folder } = plan;
    this.#watchdog = new Watchdog({ stopSignal, ...(folder.isKept ? {} : { folder: folder.path }) });
  }

  /** Process id; another one after a restart. */
  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  /** On 127.0.0.1; the same one after a restart. */
  get port(): number {
    return this.#port;
  }

  /** Where its data and its log are. */
  get folder(): string {
    return this.#plan.folder.path;
  }

  /** Ends the server by a signal, and resolves when it has ended. Default SIGKILL. */
  async kill(signal: NodeJS.Signals = "SIGKILL"): Promise<void> {
    this.#child?.kill(signal);
    await this.#end;
  }

  /** Starts the server again on its port and data, after ending it in order where it runs. Rejects with ServerError. */
  async restart(): Promise<void> {
    await this.kill(this.#plan.stopSignal);
    const giveUp = performance.now() + 10_000;
    for (;;) {
      const port = this.#port || (await freePort());
      const failure = await this.#launch(port);
      if (failure === undefined) {
        this.#port = port;
        return;
      }
      // Somebody was quicker to take the port, or what a killed server leaves behind is not gone yet.
      if (!/in use/i.test(failure.message) || performance.now() > giveUp) throw failure;
      await sleep(50);
    }
  }

  /** Stops the server in order, and removes its folder unless the caller named it. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#watchdog.end();
    await this.#end;
  }

  /** Resolves to what was in the way; undefined for nothing. */
  async #launch(port: number): Promise<ServerError | undefined> {
    const { isReady, patience = 30_000 } = this.#plan;
    let ended: string | undefined;
    this.#end = this.#spawn(port);
    this.#end.then((how) => {
      ended = how;
      this.#watchdog.watch(undefined);
    });
    const giveUp = performance.now() + patience;
    while (!(await isReady(port, await this.#readLog()))) {
      if (ended !== undefined) return this.#failure(ended);
      if (performance.now() > giveUp) {
        await this.kill();
        return this.#failure(`it is not ready after ${patience / 1000} s`);
      }
      await sleep(10);
    }
    return undefined;
  }

  /** Resolves when the process has ended, to how it did. */
  #spawn(port: number): Promise<string> {
    const { program, args, folder, env = {}, user } = this.#plan;
    // A new file: what a killed server left behind may still write to the old one.
    rmSync(this.#logFile, { force: true });
    const log = openSync(this.#logFile, "a");
    // In a session of its own: Ctrl-C in a terminal is for this process, which may still need the server to end well.
    const child = spawn(program, args(port), {
      ...{ cwd: folder.path, env, ...user },
      ...{ detached: true, stdio: ["ignore", log, log] },
    });
    closeSync(log);
    this.#child = child;
    this.#watchdog.watch(child.pid);
    return new Promise((resolve) => {
      child.once("error", (error) => resolve(error.message));
      child.once("exit", (code, signal) => resolve(`it ended with ${signal ?? `exit code ${code}`}`));
    });
  }

  get #logFile(): string {
    return join(this.#plan.folder.path, "log");
  }

  #readLog(): Promise<string> {
    return readFile(this.#logFile, "utf8");
  }

  async #failure(problem: string): Promise<ServerError> {
    const lines = (await this.#readLog()).trimEnd().split("\n").slice(-10);
    const end = lines.map((line) => `\n  ${line}`).join("");
    return new ServerError(
      `Cannot start ${this.#plan.title}: ${problem}; its log ends:${end}`,
      "Put right what the log names, and start it again.",
    );
  }
}
