import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

/**
 * Reads process ids until the pipe closes, which the system does when this process ends, however it ends. Then it stops
 * the process that was named last by a signal ($1), the hard way after some seconds ($2), and removes a folder ($3). One that has
 * ended and that nobody collects (a container without an init) counts as gone.
 */
const script = `
runs() { kill -s 0 "$pid" && ! grep -q "^State:.*Z" "/proc/$pid/status"; }
while read -r line; do pid=$line; done
if [ -n "$pid" ] && kill -s "$1" "$pid"; then
  kill -s CONT "$pid"
  tries=0
  while [ $tries -lt $(($2 * 50)) ] && runs; do tries=$((tries + 1)); sleep 0.02; done
  kill -s KILL "$pid"
fi
[ -z "$3" ] || rm -rf "$3"
`;

interface WatchdogOptions {
  /** What ends the process in order. */
  readonly stopSignal: NodeJS.Signals;
  /** Whole seconds after which it is killed. Default 10. */
  readonly patience?: number;
  /** Is removed at the end. Default none. */
  readonly folder?: string;
}

/** A process beside this one that takes a server down with it: at the latest when this one ends, by a crash or a SIGKILL. */
export class Watchdog {
  readonly #process: ChildProcess;
  readonly #ended: Promise<unknown>;

  constructor({ stopSignal, patience = 10, folder = "" }: WatchdogOptions) {
    const args = ["-c", script, "watchdog", stopSignal.replace("SIG", ""), String(patience), folder];
    // In a session of its own, or Ctrl-C in a terminal would end it too.
    this.#process = spawn("sh", args, { detached: true, stdio: ["pipe", "ignore", "ignore"] });
    this.#ended = once(this.#process, "exit");
  }

  /** Names the process to stop at the end, instead of the one before; undefined for none. */
  watch(pid: number | undefined): void {
    if (this.#process.stdin?.writable) this.#process.stdin.write(`${pid ?? ""}\n`);
  }

  /** Stops the process, removes the folder, and resolves when both are gone. */
  async end(): Promise<void> {
    this.#process.stdin?.end();
    await this.#ended;
  }
}
