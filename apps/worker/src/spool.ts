import { mkdirSync } from "node:fs";
import { readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
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
/** Milliseconds after which a commit that is not done is not relied on. */
const slowAfter = 1_000;
const noAnswer = "they do not answer in time";
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
    const { commit } = this.#options;
    const first = commit(batch);
    // A store tries again by itself, and a server that has vanished is waited for: either may take a minute.
    const kept = (await settles(first, slowAfter)) ? undefined : await this.#keep(batch, noAnswer);
    try {
      return await this.#untilOver(kept, first);
    } catch (error) {
      if (!isAway(error)) throw error;
      const file = kept ?? (await this.#keep(batch, error));
      return this.#untilOver(file, this.#insist(batch));
    }
  }

  /** The file goes with the wait for a commit, unless that is given up or goes on. */
  async #untilOver(
    kept: KeptBatch | undefined,
    committing: Promise<CommittedBatch>,
  ): Promise<CommittedBatch> {
    const { giveUp } = this.#options;
    this.#waiting += kept ? 1 : 0;
    try {
      const committed = await unlessAborted(committing, giveUp);
      await this.#forget(kept);
      return committed;
    } catch (error) {
      if (!giveUp.aborted && !isAway(error)) await this.#forget(kept);
      throw error;
    } finally {
      this.#waiting -= kept ? 1 : 0;
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
    const { giveUp, log } = this.#options;
    const unit = batch.attempt.unitId;
    try {
      const { done } = await this.#insist(batch);
      log.info({ unit, done }, "committed a batch that an earlier process had left");
    } catch (error) {
      if (giveUp.aborted) throw error;
      if (error instanceof StaleAttemptError)
        log.info({ unit }, "dropped a batch that an earlier process had left: another worker has its unit");
      // The ledger owes its captions still, so that nothing is lost.
      else log.error({ unit, err: error }, "dropped a batch that an earlier process had left");
    }
  }

  #insist(batch: DecodedBatch): Promise<CommittedBatch> {
    const { commit, giveUp } = this.#options;
    return pRetry(() => commit(batch), {
      retries: Number.POSITIVE_INFINITY,
      minTimeout: firstPause,
      maxTimeout: longestPause,
      randomize: true,
      signal: giveUp,
      shouldRetry: ({ error }) => isAway(error),
      onFailedAttempt: ({ error }) => {
        this.#reason = plainWords(error);
      },
    });
  }

  async #keep(batch: DecodedBatch, reason: unknown): Promise<KeptBatch> {
    const { folder, limit, log, onKept } = this.#options;
    this.#reason = plainWords(reason);
    log.warn({ unit: batch.attempt.unitId, reason: this.#reason }, "a batch waits for the servers");
    const body = serialize(batch);
    if (this.#bytes + body.byteLength > limit) {
      log.warn({ bytes: body.byteLength, limit }, "the spool is full: a batch waits in memory alone");
      return inMemory;
    }
    this.#count += 1;
    const file = join(folder, `${Date.now()}-${process.pid}-${this.#count}${ending}`);
    try {
      await writeFile(`${file}.part`, body);
      await rename(`${file}.part`, file);
    } catch (error) {
      log.warn({ err: error }, "the spool cannot be written: a batch waits in memory alone");
      return inMemory;
    }
    this.#bytes += body.byteLength;
    onKept?.(batch);
    return { file, bytes: body.byteLength };
  }

  async #forget(kept: KeptBatch | undefined): Promise<void> {
    if (kept?.file === undefined) return;
    await rm(kept.file, { force: true });
    this.#bytes -= kept.bytes;
  }
}

interface KeptBatch {
  /** Undefined of one that waits in memory alone. */
  readonly file?: string;
  readonly bytes: number;
}

const inMemory: KeptBatch = { bytes: 0 };

/** Whether a promise is settled within some milliseconds; how, is its own affair. */
async function settles(promise: Promise<unknown>, milliseconds: number): Promise<boolean> {
  const over = new AbortController();
  const settled = promise.then(
    () => true,
    () => true,
  );
  const late = delay(milliseconds, false, { signal: over.signal }).catch(() => false);
  const outcome = await Promise.race([settled, late]);
  over.abort();
  return outcome;
}

/** Throws the signal's reason where it is aborted first. */
async function unlessAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const ends = new AbortController();
  const aborted = new Promise<never>((_, reject) => {
    const give = () => reject(signal.reason);
    if (signal.aborted) give();
    else signal.addEventListener("abort", give, { once: true, signal: ends.signal });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    ends.abort();
  }
}

function plainWords(reason: unknown): string {
  const known = databaseError(reason) ?? reason;
  return known instanceof Error ? known.message : String(known);
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
