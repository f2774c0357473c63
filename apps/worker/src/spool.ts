import { mkdirSync } from "node:fs";
import { readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { databaseError } from "@kvsweep/metrics/database";
import { type CommittedBatch, type DecodedBatch, StaleAttemptError, StoreError } from "@kvsweep/sweep";
import type { Log } from "@kvsweep/sweep/log";
import pRetry from "p-retry";

export interface SpoolOptions {
  readonly folder: string;
  /** Most bytes that it takes on disk; beyond, a batch waits in memory alone. */
  readonly limit: number;
  /** Commits a batch to store and ledger. */
  readonly commit: (batch: DecodedBatch) => Promise<CommittedBatch>;
  /** Aborted when nothing is waited for any more: what is on disk stays there. */
  readonly giveUp: AbortSignal;
  /** Called with a batch that is safe on disk from now on. */
  readonly onKept?: (batch: DecodedBatch) => void;
  readonly log: Log;
}

/** Milliseconds between two tries: at first, and at most. */
const firstPause = 250;
const longestPause = 5_000;
const ending = ".batch";

/**
 * Commits batches, and keeps those on disk that cannot be committed now: the ledger or the store is away. Whoever commits
 * waits until it is done, so a worker holds no more batches than it decodes units at a time, and claims none meanwhile.
 */
export class Spool {
  readonly #options: SpoolOptions;
  #count = 0;
  #bytes = 0;
  #waiting = 0;
  #reason = "";

  constructor(options: SpoolOptions) {
    this.#options = options;
    mkdirSync(options.folder, { recursive: true });
  }

  /** What lies on disk, in bytes. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Why batches wait, in plain words; undefined where none does. */
  get problem(): string | undefined {
    return this.#waiting === 0 ? undefined : `captions wait to be committed: ${this.#reason}`;
  }

  /** Throws StaleAttemptError, whatever else is no server's being away, and the signal's reason when it is given up. */
  async commit(batch: DecodedBatch): Promise<CommittedBatch> {
    const { commit, log } = this.#options;
    try {
      return await commit(batch);
    } catch (error) {
      if (!isAway(error)) throw error;
      this.#blame(error);
      log.warn(
        { err: databaseError(error) ?? error, unit: batch.attempt.unitId },
        "a batch waits for the servers",
      );
    }
    const kept = await this.#keep(batch);
    return this.#untilOver(kept, batch);
  }

  /** The file goes with the wait for it, unless that is given up. */
  async #untilOver(kept: KeptBatch | undefined, batch: DecodedBatch): Promise<CommittedBatch> {
    const { giveUp } = this.#options;
    try {
      const committed = await this.#insist(batch);
      await this.#forget(kept);
      return committed;
    } catch (error) {
      if (!giveUp.aborted) await this.#forget(kept);
      throw error;
    }
  }

  /** Commits what an earlier process has left. One whose unit was claimed since is dropped: another worker has it. */
  async recover(): Promise<void> {
    const { folder, log } = this.#options;
    for (const name of (await readdir(folder)).filter((file) => file.endsWith(ending)).sort()) {
      const file = join(folder, name);
      const kept = await sizeOf(file);
      if (!kept) continue;
      this.#bytes += kept.bytes;
      const batch = await readBatch(file).catch((error: unknown) => {
        if (!isGone(error)) log.error({ err: error, file }, "a batch of an earlier process cannot be read");
      });
      if (batch) await this.#recoverOne(batch);
      await this.#forget(kept);
    }
  }

  async #recoverOne(batch: DecodedBatch): Promise<void> {
    const { log } = this.#options;
    const unit = batch.attempt.unitId;
    try {
      const { done } = await this.#insist(batch);
      log.info({ unit, done }, "committed a batch that an earlier process had left");
    } catch (error) {
      if (!(error instanceof StaleAttemptError)) throw error;
      log.info({ unit }, "dropped a batch that an earlier process had left: another worker has its unit");
    }
  }

  async #insist(batch: DecodedBatch): Promise<CommittedBatch> {
    const { commit, giveUp } = this.#options;
    this.#waiting += 1;
    try {
      return await pRetry(() => commit(batch), {
        retries: Number.POSITIVE_INFINITY,
        minTimeout: firstPause,
        maxTimeout: longestPause,
        randomize: true,
        signal: giveUp,
        shouldRetry: ({ error }) => isAway(error),
        onFailedAttempt: ({ error }) => this.#blame(error),
      });
    } finally {
      this.#waiting -= 1;
    }
  }

  #blame(error: unknown): void {
    const known = databaseError(error) ?? error;
    this.#reason = known instanceof Error ? known.message : String(known);
  }

  async #keep(batch: DecodedBatch): Promise<KeptBatch | undefined> {
    const { folder, limit, log, onKept } = this.#options;
    const body = serialize(batch);
    if (this.#bytes + body.byteLength > limit) {
      log.warn({ bytes: body.byteLength, limit }, "the spool is full: a batch waits in memory alone");
      return undefined;
    }
    this.#count += 1;
    const file = join(folder, `${Date.now()}-${process.pid}-${this.#count}${ending}`);
    try {
      await writeFile(`${file}.part`, body);
      await rename(`${file}.part`, file);
    } catch (error) {
      log.warn({ err: error }, "the spool cannot be written: a batch waits in memory alone");
      return undefined;
    }
    this.#bytes += body.byteLength;
    onKept?.(batch);
    return { file, bytes: body.byteLength };
  }

  async #forget(kept: KeptBatch | undefined): Promise<void> {
    if (!kept) return;
    await rm(kept.file, { force: true });
    this.#bytes -= kept.bytes;
  }
}

interface KeptBatch {
  readonly file: string;
  readonly bytes: number;
}

/** Undefined of a file that is gone: workers on one machine may share a folder, and another one was faster. */
async function sizeOf(file: string): Promise<KeptBatch | undefined> {
  try {
    return { file, bytes: (await stat(file)).size };
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

const isGone = (error: unknown) => error instanceof Error && "code" in error && error.code === "ENOENT";

async function readBatch(file: string): Promise<DecodedBatch> {
  return deserialize(await readFile(file)) as DecodedBatch;
}

/** Whether the same commit may succeed once a server is back. */
function isAway(error: unknown): boolean {
  if (error instanceof StoreError) return error.retry;
  return databaseError(error)?.retry ?? false;
}
