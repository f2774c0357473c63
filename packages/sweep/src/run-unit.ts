import type { BatchTiming } from "@kvsweep/core/cost-model";
import type { Database } from "@kvsweep/metrics/database";
import { type CommittedBatch, commitBatch, type DecodedBatch } from "./commit-batch.ts";
import type { Decode, DecodeResult, DecodeSample } from "./decode.ts";
import { decodeBatch } from "./decode-batch.ts";
import { ModelChildDiedError } from "./errors.ts";
import { isFinal } from "./is-final.ts";
import { isOfUnit } from "./is-of-unit.ts";
import { keepLease } from "./keep-lease.ts";
import { type ClaimedUnit, claimUnit } from "./ledger/claim-unit.ts";
import { failUnit } from "./ledger/fail-unit.ts";
import { finishUnit } from "./ledger/finish-units.ts";
import type { Lease } from "./ledger/lease.ts";
import { recordCrash } from "./ledger/record-crash.ts";
import { recordFailure } from "./ledger/record-failure.ts";
import { recordTimings } from "./ledger/record-timings.ts";
import { unitItems } from "./ledger/unit-items.ts";
import { type Batch, planBatches } from "./plan-batches.ts";
import type { ObjectStore } from "./store/object-store.ts";

/** What a unit's names stand for on this machine. */
export interface ResolvedUnit {
  /** The model's folder. */
  readonly model: string;
  /** Samples of the benchmark; the unit's own must be among them. */
  readonly samples: readonly DecodeSample[];
}

/** What became of captions. */
export interface BatchReport {
  readonly done: number;
  readonly failed: number;
  /** Generated tokens of those done. */
  readonly tokens: number;
  /** Wall time that the model spent on them. */
  readonly seconds: number;
  /** Where that time went. */
  readonly timings: readonly BatchTiming[];
}

export interface UnitReport extends BatchReport {
  /** False where the signal stopped it before the end. */
  readonly isFinished: boolean;
}

export interface RunUnit {
  readonly db: Database;
  readonly store: ObjectStore;
  readonly decode: Decode;
  /** Finds the unit's model and samples; throws where they are not those that the unit's fingerprints name. */
  readonly resolve: (unit: ClaimedUnit) => Promise<ResolvedUnit>;
  readonly unitId: string;
  /**
   * Where other workers may take the unit: kept while it is decoded, and given up with it. Then there is also nobody to
   * report to, so an error that will come again fails what the unit owes, and so does one of its own that came too often.
   */
  readonly lease?: Lease | undefined;
  /** Keeps a decoded batch. Default: once, and at once, by `commitBatch`. */
  readonly commit?: ((batch: DecodedBatch) => Promise<CommittedBatch>) | undefined;
  /** Processor threads that the model computes with, for the timings. */
  readonly threads: number;
  /** Stops between batches; what is left stays pending. Also handed to `decode`. */
  readonly signal?: AbortSignal | undefined;
  /** Called after every batch that is in the ledger. */
  readonly onBatch?: ((report: BatchReport) => void) | undefined;
}

/**
 * Claims a unit and decodes what it still owes, batch by batch. A batch of which the model's process dies is counted and
 * tried again in smaller parts; other errors propagate, and what was committed before them stays. Throws
 * StaleAttemptError when another worker claims the unit meanwhile.
 */
export async function runUnit(run: RunUnit): Promise<UnitReport> {
  const unit = await claimUnit(run.db, run.unitId, run.lease);
  await using lease = run.lease && keepLease(run.db, attemptOf(unit), run.lease.seconds);
  // Its job was queued before the sweep was paused.
  if (unit.sweepState !== "active") return { ...nothing, isFinished: false };
  try {
    const report = await runBatches(run, unit, lease?.lost);
    if (report.isFinished) await finishUnit(run.db, unit.id);
    return report;
  } catch (error) {
    await holdAgainst(run, unit, error);
    throw error;
  }
}

/** Enters what an error means for a unit that nobody watches over. Whoever took it since may still decode it. */
async function holdAgainst(run: RunUnit, unit: ClaimedUnit, error: unknown): Promise<void> {
  if (!run.lease || !(error instanceof Error) || !isOfUnit(error)) return;
  const failed = { ...attemptOf(unit), ...partsOf(unit), error };
  if (isFinal(error)) await failUnit(run.db, failed);
  else if (!run.signal?.aborted) await recordFailure(run.db, failed);
}

const partsOf = ({ cells, sampleIds }: ClaimedUnit) => ({ cellIds: cells.map((cell) => cell.id), sampleIds });

async function runBatches(
  run: RunUnit,
  unit: ClaimedUnit,
  lost: AbortSignal | undefined,
): Promise<UnitReport> {
  let [batch] = planBatches(unit.pending);
  if (batch === undefined) return { ...nothing, isFinished: true };
  const resolved = await run.resolve(unit);
  let report: BatchReport = nothing;
  while (batch !== undefined && !run.signal?.aborted) {
    lost?.throwIfAborted();
    report = sum(report, await runBatch(run, { unit, resolved, batch }));
    batch = await nextBatch(run.db, unit);
  }
  await recordUnitTimings(run, unit, report.timings);
  return { ...report, isFinished: batch === undefined };
}

const nothing: BatchReport = { done: 0, failed: 0, tokens: 0, seconds: 0, timings: [] };

function sum(a: BatchReport, b: BatchReport): BatchReport {
  return {
    done: a.done + b.done,
    failed: a.failed + b.failed,
    tokens: a.tokens + b.tokens,
    seconds: a.seconds + b.seconds,
    timings: [...a.timings, ...b.timings],
  };
}

/** The ledger is asked anew each time: crashes change how the rest is divided. */
async function nextBatch(db: Database, unit: ClaimedUnit): Promise<Batch | undefined> {
  return planBatches(await unitItems(db, partsOf(unit)))[0];
}

interface BatchInHand {
  readonly unit: ClaimedUnit;
  readonly resolved: ResolvedUnit;
  readonly batch: Batch;
}

async function runBatch(run: RunUnit, inHand: BatchInHand): Promise<BatchReport> {
  const { unit, batch } = inHand;
  const result = await decodeOrDie(run, inHand);
  if (result instanceof ModelChildDiedError) {
    // A process that was killed because we stop has done nothing wrong.
    if (run.signal?.aborted) return nothing;
    const failed = await recordCrash(run.db, {
      ...attemptOf(unit),
      items: itemsOf(batch),
      reason: result.reason,
    });
    return reported(run, { ...nothing, failed });
  }
  const decoded = { attempt: attemptOf(unit), batch, captions: result.captions };
  const counts = await (run.commit?.(decoded) ?? commitBatch(run, decoded));
  return reported(run, { ...counts, seconds: result.seconds, timings: result.timings });
}

async function decodeOrDie(
  { decode, signal }: RunUnit,
  { unit, resolved, batch }: BatchInHand,
): Promise<DecodeResult | ModelChildDiedError> {
  try {
    return await decode(decodeBatch({ unit, batch, ...resolved }), { signal });
  } catch (error) {
    if (error instanceof ModelChildDiedError) return error;
    throw error;
  }
}

function reported(run: RunUnit, report: BatchReport): BatchReport {
  run.onBatch?.(report);
  return report;
}

function attemptOf({ id, attemptToken }: ClaimedUnit) {
  return { unitId: id, attemptToken };
}

function itemsOf({ sampleIds, cellIds }: Batch) {
  return sampleIds.flatMap((sampleId) => cellIds.map((cellId) => ({ sampleId, cellId })));
}

async function recordUnitTimings(
  { db, threads }: RunUnit,
  unit: ClaimedUnit,
  timings: readonly BatchTiming[],
): Promise<void> {
  const { id: unitId, attempt, modelFingerprint, provider, dtype } = unit;
  await recordTimings(db, { unitId, attempt, modelFingerprint, provider, dtype, threads }, timings);
}
