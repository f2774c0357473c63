import { randomUUID } from "node:crypto";
import { Method, PenaltyOptions } from "@kvsweep/core/methods";
import { TraceRequest } from "@kvsweep/core/traces";
import { cells, type Database, type SweepState, sweeps, units } from "@kvsweep/metrics/database";
import { eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { LedgerError } from "../errors.ts";
import { recordEvent } from "./events.ts";
import { type Lease, leaseColumns } from "./lease.ts";
import { type PendingItem, unitItems } from "./unit-items.ts";

/** The parts of a cell's identity that its decoding needs. */
const DecodedIdentity = z.object({
  model: z.object({ fingerprint: z.string() }),
  benchmark: z.object({ fingerprint: z.string() }),
  engine: z.object({ provider: z.string(), dtype: z.string() }),
  question: z.string().nullable(),
  traces: TraceRequest.optional(),
  ...PenaltyOptions.shape,
});

export interface ClaimedCell {
  readonly id: string;
  readonly label: string;
  readonly method: Method;
}

/** A unit in the hands of one worker. Only `attemptToken` may commit to it, until the next claim. */
export interface ClaimedUnit {
  readonly id: string;
  readonly sweepId: string;
  /** Of its sweep: nothing is to be begun unless it is active. */
  readonly sweepState: SweepState;
  readonly attempt: number;
  readonly attemptToken: string;
  readonly model: string;
  /** The model files and data that the captions are to come from; whoever decodes checks them. */
  readonly modelFingerprint: string;
  readonly benchmark: string;
  readonly benchmarkFingerprint: string;
  readonly provider: string;
  readonly dtype: string;
  /** Replaces the benchmark's question; null leaves it. */
  readonly question: string | null;
  readonly maxNewTokens: number;
  readonly traces?: TraceRequest | undefined;
  readonly penalty: PenaltyOptions;
  readonly cells: readonly ClaimedCell[];
  readonly sampleIds: readonly string[];
  /** What is still owed, samples first, both in the unit's order. */
  readonly pending: readonly PendingItem[];
}

/**
 * Takes a unit from whoever had it: a new attempt token, and what is still owed. With a lease others are told to leave it
 * alone meanwhile. Throws LedgerError for an unknown id.
 */
export async function claimUnit(db: Database, unitId: string, lease?: Lease): Promise<ClaimedUnit> {
  return db.transaction(async (tx) => {
    const unit = await takeUnit(tx, unitId, lease);
    const { sweepId, attempt } = unit;
    await recordEvent(tx, { kind: "claimed", sweepId, unitId, attempt, workerId: lease?.workerId });
    const [sweep] = await tx.select({ state: sweeps.state }).from(sweeps).where(eq(sweeps.id, unit.sweepId));
    const rows = await tx.select().from(cells).where(inArray(cells.id, unit.cellIds));
    const inOrder = unit.cellIds.flatMap((id) => rows.filter((row) => row.id === id));
    const [first] = inOrder;
    if (first === undefined) throw unknownUnit(unitId);
    const { model, benchmark, engine, question, traces, ...penalty } = DecodedIdentity.parse(first.identity);
    return {
      id: unit.id,
      sweepId: unit.sweepId,
      sweepState: sweep?.state ?? "cancelled",
      attempt: unit.attempt,
      attemptToken: unit.attemptToken,
      model: unit.model,
      modelFingerprint: model.fingerprint,
      benchmark: unit.benchmark,
      benchmarkFingerprint: benchmark.fingerprint,
      provider: engine.provider,
      dtype: engine.dtype,
      question,
      maxNewTokens: first.maxNewTokens,
      ...(traces && { traces }),
      penalty,
      cells: inOrder.map(({ id, label, options }) => ({ id, label, method: Method.parse(options) })),
      sampleIds: unit.sampleIds,
      pending: await unitItems(tx, unit),
    };
  });
}

async function takeUnit(db: Database, unitId: string, lease: Lease | undefined) {
  const attemptToken = randomUUID();
  const [unit] = await db
    .update(units)
    .set({
      attempt: sql`${units.attempt} + 1`,
      attemptToken,
      claimedAt: sql`now()`,
      ...(lease && leaseColumns(lease)),
    })
    .where(eq(units.id, unitId))
    .returning();
  if (unit === undefined) throw unknownUnit(unitId);
  return { ...unit, attemptToken };
}

function unknownUnit(unitId: string): LedgerError {
  return new LedgerError(
    `Cannot claim unit ${unitId}: the ledger has no such unit`,
    "The queue is older than the ledger: run the sweep again, which fills the queue anew.",
  );
}
