import { cells, type Database, items, sweepCells, sweepSamples, sweeps } from "@kvsweep/metrics/database";
import { and, asc, eq, gt, inArray } from "drizzle-orm";
import { LedgerError } from "../errors.ts";
import { inSweep } from "../ledger/in-sweep.ts";
import type { ObjectStore } from "../store/object-store.ts";
import { type ManifestCell, manifestKey, type SweepManifest } from "./sweep-manifest.ts";

export interface WriteManifest {
  readonly db: Database;
  readonly store: ObjectStore;
  readonly sweepId: string;
}

/** Cells that are read at a time. */
const cellsAtATime = 500;

/**
 * Puts a sweep's manifest beside its captions, and returns its key. Idempotent: the same ledger gives the same bytes, and a
 * later one replaces them. Rows are read some cells at a time; the text, some 90 bytes a caption, is held. Throws LedgerError
 * for an unknown sweep, and StoreError.
 */
export async function writeManifest({ db, store, sweepId }: WriteManifest): Promise<string> {
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  for await (const text of manifestText(db, sweepId)) parts.push(encoder.encode(text));
  const key = manifestKey(sweepId);
  await store.put(key, Buffer.concat(parts));
  return key;
}

async function* manifestText(db: Database, sweepId: string): AsyncGenerator<string> {
  const head: Omit<SweepManifest, "cells"> = {
    version: 1,
    sweep: await readSweep(db, sweepId),
    samples: await readSamples(db, sweepId),
  };
  yield `${JSON.stringify(head).slice(0, -1)},"cells":[`;
  let separator = "\n";
  for await (const cell of readCells(db, sweepId)) {
    yield separator + JSON.stringify(cell);
    separator = ",\n";
  }
  yield "\n]}\n";
}

async function readSweep(db: Database, sweepId: string): Promise<SweepManifest["sweep"]> {
  const [sweep] = await db.select().from(sweeps).where(eq(sweeps.id, sweepId));
  if (sweep !== undefined) {
    const { id, name, file, createdAt } = sweep;
    return { id, name, file, createdAt: createdAt.toISOString() };
  }
  throw new LedgerError(
    `Cannot write the manifest of sweep ${sweepId}: the ledger has no such sweep`,
    "`kvsweep status` lists the sweeps that there are.",
  );
}

async function readSamples(db: Database, sweepId: string): Promise<SweepManifest["samples"]> {
  const rows = await db
    .select({ benchmark: sweepSamples.benchmark, sampleId: sweepSamples.sampleId })
    .from(sweepSamples)
    .where(eq(sweepSamples.sweepId, sweepId))
    .orderBy(asc(sweepSamples.benchmark), asc(sweepSamples.ordinal));
  const byBenchmark = new Map<string, string[]>();
  for (const { benchmark, sampleId } of rows) {
    const sampleIds = byBenchmark.get(benchmark) ?? [];
    sampleIds.push(sampleId);
    byBenchmark.set(benchmark, sampleIds);
  }
  return [...byBenchmark].map(([benchmark, sampleIds]) => ({ benchmark, sampleIds }));
}

async function* readCells(db: Database, sweepId: string): AsyncGenerator<ManifestCell> {
  let last = -1;
  for (;;) {
    const page = await db
      .select({
        ordinal: sweepCells.ordinal,
        id: cells.id,
        label: cells.label,
        model: cells.model,
        benchmark: cells.benchmark,
        identity: cells.identity,
      })
      .from(sweepCells)
      .innerJoin(cells, eq(cells.id, sweepCells.cellId))
      .where(and(eq(sweepCells.sweepId, sweepId), gt(sweepCells.ordinal, last)))
      .orderBy(asc(sweepCells.ordinal))
      .limit(cellsAtATime);
    if (page.length === 0) return;
    last = page.at(-1)?.ordinal ?? last;
    const objects = await readObjects(db, sweepId, page);
    for (const { ordinal: _, ...cell } of page) yield { ...cell, objects: objects.get(cell.id) ?? [] };
  }
}

async function readObjects(db: Database, sweepId: string, page: readonly { readonly id: string }[]) {
  const cellIds = page.map(({ id }) => id);
  const rows = await db
    .select({ cellId: items.cellId, sampleId: items.sampleId, key: items.objectKey, line: items.line })
    .from(items)
    .where(and(inArray(items.cellId, cellIds), eq(items.state, "done"), inSweep(sweepId)))
    .orderBy(asc(items.cellId), asc(items.objectKey), asc(items.line));
  const byCell = new Map<string, ManifestCell["objects"]>();
  for (const { cellId, sampleId, key, line } of rows) {
    if (key === null || line === null) continue;
    const objects = byCell.get(cellId) ?? [];
    byCell.set(cellId, objects);
    const known = objects.at(-1);
    if (known?.key === key) known.lines.push([line, sampleId]);
    else objects.push({ key, lines: [[line, sampleId]] });
  }
  return byCell;
}
