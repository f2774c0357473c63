import { closeSync, ftruncateSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { tryLock, unlock } from "fs-native-extensions";
import { StateFolderError, StateLockedError } from "../errors.ts";
import { fileProblem } from "../file-problem.ts";
import { makeFolder } from "./make-folder.ts";

/**
 * Takes the state folder for this process: its database may have one opener only, and refuses no second one itself.
 * The lock is the operating system's, so it ends with the process, however that ends.
 */
export class StateLock implements Disposable {
  readonly #descriptor: number;

  private constructor(descriptor: number) {
    this.#descriptor = descriptor;
  }

  /** Throws StateLockedError where another process has the folder, StateFolderError where it cannot be written. */
  static take(folder: string): StateLock {
    const file = join(folder, "lock");
    const descriptor = openLockFile(folder, file);
    if (!tryLock(descriptor)) {
      const owner = readFileSync(file, "utf8").trim() || "another process";
      closeSync(descriptor);
      throw new StateLockedError(folder, owner);
    }
    const lock = new StateLock(descriptor);
    try {
      ftruncateSync(descriptor);
      writeSync(descriptor, `process ${process.pid} (since ${new Date().toISOString()})\n`);
      return lock;
    } catch (cause) {
      lock[Symbol.dispose]();
      throw unusable(folder, cause);
    }
  }

  [Symbol.dispose](): void {
    unlock(this.#descriptor);
    closeSync(this.#descriptor);
  }
}

function openLockFile(folder: string, file: string): number {
  try {
    makeFolder(folder);
    return openSync(file, "a+");
  } catch (cause) {
    throw unusable(folder, cause);
  }
}

function unusable(folder: string, cause: unknown): StateFolderError {
  return new StateFolderError(folder, fileProblem(cause), { cause });
}
