import type { ModelCard } from "@kvsweep/core/checkpoint";
import { DatabaseError, databaseError } from "@kvsweep/metrics/database";
import { type DecodedBatch, isFinal, StoreError } from "@kvsweep/sweep";
import { recordEvent } from "@kvsweep/sweep/ledger";
import { awaitLedger } from "./await-ledger.ts";
import type { Crew } from "./crew.ts";
import { decodeInChild } from "./decode-in-child.ts";
import type { Heartbeat } from "./heartbeat.ts";
import { selfTest } from "./self-test.ts";
import type { Spool } from "./spool.ts";
import { type RunningWorker, startWorker } from "./start-worker.ts";

export interface OpenQueue {
  readonly name: string;
  readonly model: ModelCard;
  /** Aborted to take no more units. */
  readonly stop: AbortSignal;
  readonly spool: Spool;
  readonly heartbeat: Heartbeat;
}

/**
 * Loads and tests a queue's model, and begins to take its units. Undefined where the model is none to work with, which is
 * an alarm. Throws what may pass.
 */
export async function openQueue(crew: Crew, queue: OpenQueue): Promise<RunningWorker | undefined> {
  const { status, metrics, log } = crew;
  const { name, model, heartbeat } = queue;
  const start = performance.now();
  status.unload();
  const error = await testModel(crew, model);
  if (error) {
    await refuse(crew, model, error);
    return undefined;
  }
  metrics.modelSeconds.set((performance.now() - start) / 1000);
  status.ready(model.fingerprint);
  heartbeat.now();
  log.info({ model: model.name, queue: name }, "takes units");
  return takeUnits(crew, queue);
}

async function testModel(
  { fleet, child, engine, options }: Crew,
  model: ModelCard,
): Promise<Error | undefined> {
  try {
    await selfTest({ db: fleet.db, child, model, engine, workerId: options.id, folder: options.spool });
    return undefined;
  } catch (error) {
    if (isFinal(error) && databaseError(error) === undefined) return error;
    throw error;
  }
}

async function refuse({ fleet, options, status, log }: Crew, model: ModelCard, error: Error): Promise<void> {
  log.error({ err: error, model: model.name }, "takes no units of this model");
  status.refuse(error.message);
  const details = { model: model.name, fingerprint: model.fingerprint, problem: error.message };
  await recordEvent(fleet.db, { kind: "alarm", workerId: options.id, details }).catch((cause: unknown) =>
    log.warn({ err: cause }, "cannot enter an alarm"),
  );
}

function takeUnits(crew: Crew, { name, stop, spool }: OpenQueue): RunningWorker {
  const { fleet, child, options, inFlight, units, metrics, log } = crew;
  return startWorker({
    ...{ connection: fleet.queue, db: fleet.db, store: fleet.store, queues: [name], child, drain: stop },
    threads: options.threads,
    lease: { workerId: options.id, seconds: options.lease },
    decode: inFlight.counted(decodeInChild(child)),
    before: (signal) =>
      awaitLedger(fleet.db, {
        signal,
        onAway: (error) => log.warn({ err: error }, "waits for the ledger before it begins a unit"),
      }),
    resolve: (unit) => {
      log.info(units.claimed(unit), "claimed a unit");
      return crew.resolve(unit);
    },
    commit: (batch) => commit(crew, spool, batch),
    onUnit: (unitId, end) => {
      units.begin(unitId);
      end.then(({ outcome, error }) => {
        const line = { ...units.ids(unitId), outcome };
        if (outcome === "lost")
          log.warn(line, "another worker has claimed a unit of ours: what we made of it since is dropped");
        else if (outcome === "failed") log.warn({ ...line, err: plain(error) }, "let go of a unit");
        else log.info(line, "let go of a unit");
        metrics.unit(outcome);
        units.end(unitId);
      });
    },
    onBatch: (report, unitId) => {
      metrics.batch(report);
      const { done, failed, tokens, seconds } = report;
      log.info({ ...units.ids(unitId), done, failed, tokens, seconds }, "committed a batch");
    },
    onFailed: (unit, error) => {
      metrics.failures.inc({ error: error.name });
      log.error({ ...units.ids(unit), err: error }, "gave a unit up");
    },
    onError: (error) => log.warn({ err: error }, "the queue is in the way"),
  });
}

/** What a database says is told in its plain words. */
const plain = (error: unknown) => databaseError(error) ?? error;

/** However it ends, the batch is not to be waited for: it is kept, or an error says why nobody keeps it. */
async function commit({ inFlight, ends }: Crew, spool: Spool, batch: DecodedBatch) {
  try {
    return await spool.commit(batch);
  } catch (error) {
    // A full disk, a wrong key: whatever else it decodes will not be kept either.
    const refusal = databaseError(error) ?? error;
    const isOfServer = refusal instanceof StoreError || refusal instanceof DatabaseError;
    if (isOfServer && !refusal.retry) ends.abort(refusal);
    throw error;
  } finally {
    inFlight.settle(batch.captions);
  }
}
