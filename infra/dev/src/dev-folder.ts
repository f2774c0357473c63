import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { tryLock, unlock } from "fs-native-extensions";
import { z } from "zod";

/** What is known of a fleet that runs. */
const Running = z.object({
  /** Of the process that holds it all. */
  pid: z.number(),
  /** The coordinator's address. */
  url: z.string(),
  workers: z.array(z.object({ id: z.string(), pid: z.number() })),
});
export type Running = z.infer<typeof Running>;

/** The folder that a fleet for development lives in. */
export class DevFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
    mkdirSync(join(path, "logs"), { recursive: true });
  }

  /** Where a program's output goes. */
  log(program: string): string {
    return join(this.path, "logs", `${program}.log`);
  }

  server(name: string): string {
    return join(this.path, name);
  }

  /** Variables for shells; they hold passwords. */
  get envFile(): string {
    return join(this.path, "env");
  }

  /** Takes the folder for this process until it ends; undefined where another one has it. */
  take(): Disposable | undefined {
    const descriptor = openSync(join(this.path, "lock"), "a+");
    if (tryLock(descriptor)) {
      return {
        [Symbol.dispose]: () => {
          unlock(descriptor);
          closeSync(descriptor);
        },
      };
    }
    closeSync(descriptor);
    return undefined;
  }

  /** What runs here; undefined where nothing does, also where it ended without a word. */
  running(): Running | undefined {
    using lock = this.take();
    return lock ? undefined : this.#read();
  }

  write(running: Running): void {
    writeFileSync(this.#file, JSON.stringify(running), { mode: 0o600 });
  }

  clear(): void {
    rmSync(this.#file, { force: true });
  }

  get #file(): string {
    return join(this.path, "running.json");
  }

  #read(): Running | undefined {
    try {
      return Running.parse(JSON.parse(readFileSync(this.#file, "utf8")));
    } catch {
      return undefined;
    }
  }
}
