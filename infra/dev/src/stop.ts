import { setTimeout as delay } from "node:timers/promises";
import type { DevFolder } from "./dev-folder.ts";
import { DevError } from "./errors.ts";

/** Milliseconds that workers get to finish their batches, and servers to close. */
const patience = 120_000;

/** Ends the fleet of a folder, and nothing else. Returns whether there was one. Throws DevError where it does not end. */
export async function stop(folder: DevFolder): Promise<boolean> {
  const running = folder.running();
  if (!running) return false;
  // The folder's lock says that this process is the one that wrote the number.
  process.kill(running.pid, "SIGTERM");
  const giveUp = performance.now() + patience;
  while (folder.running()?.pid === running.pid || !isFree(folder)) {
    if (performance.now() > giveUp) {
      throw new DevError(
        `Cannot end the fleet: process ${running.pid} has not ended after ${patience / 1000} s`,
        `Look into ${folder.path}/logs, and kill it.`,
      );
    }
    await delay(100);
  }
  return true;
}

function isFree(folder: DevFolder): boolean {
  using lock = folder.take();
  return lock !== undefined;
}
