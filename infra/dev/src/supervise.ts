import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { fleetVariables, startPostgres, startRedis, startS3 } from "@kvsweep/servers";
import type { DevFolder } from "./dev-folder.ts";
import { DevProgram } from "./dev-program.ts";
import { DevError } from "./errors.ts";
import { programs } from "./programs.ts";
import { shellFile } from "./shell-file.ts";

export interface Supervise {
  readonly folder: DevFolder;
  /** How many workers. */
  readonly workers: number;
  /** Of the coordinator. */
  readonly port: number;
  /** Aborted to end it all. */
  readonly signal: AbortSignal;
}

/** Milliseconds that a coordinator may take to answer. */
const patience = 60_000;

/** Starts a fleet, and ends it when the signal is aborted. Throws DevError or ServerError where something does not start. */
export async function supervise({ folder, workers, port, signal }: Supervise): Promise<void> {
  using lock = folder.take();
  if (!lock) throw new DevError("Cannot start a fleet here: one runs already", "End it with --down.");
  await using postgres = await startPostgres({ folder: folder.server("postgres") });
  await using redis = await startRedis({ folder: folder.server("redis") });
  await using s3 = await startS3({ folder: folder.server("s3"), bucket: "captions" });
  const env = fleetVariables({ postgres, redis, s3 });
  writeFileSync(folder.envFile, shellFile(env), { mode: 0o600 });
  await using coordinator = new DevProgram({
    program: programs.coordinator,
    args: ["serve", "--port", String(port)],
    env,
    log: folder.log("coordinator"),
  });
  const url = `http://127.0.0.1:${port}`;
  await listens(url, coordinator, folder.log("coordinator"), signal);
  await using crew = new Crew(folder, env, workers);
  folder.write({ pid: process.pid, url, workers: [...crew.members] });
  if (!signal.aborted) await once(signal, "abort");
  folder.clear();
}

/** The workers, which end side by side. */
class Crew implements AsyncDisposable {
  readonly members: readonly { readonly id: string; readonly pid: number }[];
  readonly #programs: readonly DevProgram[];

  constructor(folder: DevFolder, env: Readonly<Record<string, string>>, count: number) {
    const ids = Array.from({ length: count }, (_, index) => `worker-${index + 1}`);
    this.#programs = ids.map(
      (id) =>
        new DevProgram({
          program: programs.worker,
          args: ["--id", id, "--threads", "1"],
          env,
          log: folder.log(id),
        }),
    );
    this.members = ids.map((id, index) => ({ id, pid: this.#programs[index]?.pid ?? 0 }));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#programs.map((program) => program[Symbol.asyncDispose]()));
  }
}

/** Resolves when the coordinator itself says that it listens: something else may answer at its port. */
async function listens(url: string, program: DevProgram, log: string, signal: AbortSignal): Promise<void> {
  const giveUp = performance.now() + patience;
  let end: string | undefined;
  program.ended.then((how) => {
    end = how;
  });
  while (!readFileSync(log, "utf8").includes(`listens at ${url};`)) {
    if (end !== undefined || performance.now() > giveUp || signal.aborted) {
      const problem = end === undefined ? "it does not listen" : `it ended with ${end}`;
      throw new DevError(`Cannot start the coordinator: ${problem}`, `Its reason is in ${log}.`);
    }
    await delay(100);
  }
}
